/* amount_test.c: amounts with what stands around them; see quantity.h. */
#include "quantity.h"

static void a_currency_stands_on_either_side(void **state)
{
    (void)state;
    FINDS("$5", "$5 currency 5 Dollar");
    FINDS("5$", "5$ currency 5 Dollar");
    FINDS("5 $", "5 $ currency 5 Dollar");
    FINDS("$ 5", "$ 5 currency 5 Dollar");
    FINDS("$5.50 each", "$5.50 currency 5.5 Dollar");
    FINDS("€ 5,50", "€ 5,50 currency 5.5 Euro");
    FINDS("5 euros", "5 euros currency 5 Euro");
    FINDS("20 pence", "20 pence currency 20 Pence");
    FINDS("a pound of salt", "");
    FINDS("ten pound fish", "ten pound dimension 10 Pound");
    FINDS("US $5", "US $5 currency 5 United States dollar");
    FINDS("$-5", "$-5 currency -5 Dollar");
}

static void what_limits_and_approximates_is_told(void **state)
{
    (void)state;
    FINDS("$5 or less", "$5 currency 5 max 5 Dollar up to");
    FINDS("$5 to 6 million", "$5 to 6 million range min 5000000 max 6000000 Dollar");
    FINDS("$5 an hour", "$5 currency 5 Dollar per hour");
    FINDS("5 per cent of 20", "5 per cent percent 5 %|20 number 20");
    FINDS("5 percent to 6 percent", "5 percent to 6 percent range min 5 max 6 %");
    FINDS("5 to 6 percent", "5 to 6 percent range min 5 max 6 %");
    FINDS("5%-6%", "5%-6% range min 5 max 6 %");
    FINDS("5 % off", "5 % percent 5 %");
    FINDS("half a percent", "half a percent percent 0.5 %");
    FINDS("two percentage points", "two percentage points percent 2 Percentage point");
    FINDS("over 5 percent", "5 percent percent 5 min 5 % more than");
    FINDS("under $5", "$5 currency 5 max 5 Dollar less than");
    FINDS("less than five", "five number 5 max 5 less than");
    FINDS("up to 5 boats", "5 number 5 max 5 up to");
    FINDS("at most 5", "5 number 5 max 5 up to");
    FINDS("5 or fewer", "5 number 5 max 5 up to");
    FINDS("5 or so", "5 number 5 about");
    FINDS("some five boats", "five number 5 about");
    FINDS("some boats", "");
    FINDS("around 5", "5 number 5 about");
    FINDS("5-ish", "5 number 5 about");
    FINDS("roughly half", "half number 0.5 about");
    FINDS("almost one third", "one third number 0.3333333333 max 0.3333333333 nearly");
    FINDS("exactly 5", "5 number 5 exactly");
    FINDS("not more than 5", "5 number 5 max 5 up to");
    FINDS("no fewer than 5 boats", "5 number 5 min 5 at least");
}

static void units_are_known_by_words_and_signs(void **state)
{
    (void)state;
    FINDS("5 kg", "5 kg dimension 5 Kilogram");
    FINDS("5kg", "5kg dimension 5 Kilogram");
    FINDS("5 kilograms", "5 kilograms dimension 5 Kilogram");
    FINDS("five-kilogram fish", "five-kilogram dimension 5 Kilogram");
    FINDS("5 sq km", "5 sq km dimension 5 Square kilometer");
    FINDS("5 km/h", "5 km/h dimension 5 Kilometer per hour");
    FINDS("5 km per hour", "5 km per hour dimension 5 Kilometer per hour");
    FINDS("5 cubic metres", "5 cubic metres dimension 5 Cubic meter");
    FINDS("5 ft", "5 ft dimension 5 Foot");
    FINDS("5 feet 3 inches", "5 feet 3 inches dimension 5.25 Foot");
    FINDS("5'3", "5 number 5|3 number 3");
    FINDS("6-foot-3", "6-foot-3 dimension 6.25 Foot");
    FINDS("6-foot wall", "6-foot dimension 6 Foot");
    FINDS("-5°C", "-5°C temperature -5 C");
    FINDS("5 degrees Celsius", "5 degrees Celsius temperature 5 C");
    FINDS("5 degrees below", "5 degrees temperature 5 Degree");
    FINDS("-5 degrees", "-5 degrees temperature -5 Degree");
}

static void ages_and_times(void **state)
{
    (void)state;
    FINDS("aged 5", "aged 5 age 5 Year");
    FINDS("age 5", "age 5 age 5 Year");
    FINDS("5 years old", "5 years old age 5 Year");
    FINDS("5-year-old", "5-year-old age 5 Year");
    FINDS("5 years of age", "5 years of age age 5 Year");
    FINDS("Ada Byrne, 5, rows", "5 age 5 Year");
    FINDS("five-year plan", "five number 5");
    FINDS("5 hours 3 minutes", "5 number 5|3 number 3");
    FINDS("5 hours and 3 minutes", "5 number 5|3 number 3");
    FINDS("5h", "");
    FINDS("5 pm", "");
    FINDS("5:30", "");
    FINDS("5:30 hours", "");
    FINDS("a 10-12-year-old", "10-12-year-old range min 10 max 12 Year");
    FINDS("10 to 12 years", "10 to 12 range min 10 max 12");
}

static void the_same_again_in_brackets_is_linked(void **state)
{
    (void)state;
    FINDS("10 x 12 m", "10 number 10|12 m dimension 12 Meter");
    FINDS("5 km (3.1 mi)", "5 km dimension 5 Kilometer = 2|3.1 mi dimension 3.1 Mile = 1");
    FINDS("5 km [3.1 mi]", "5 km dimension 5 Kilometer = 2|3.1 mi dimension 3.1 Mile = 1");
    FINDS("10 lb (4.5 kg) and 5 km",
         "10 lb dimension 10 Pound = 2|4.5 kg dimension 4.5 Kilogram = 1|5 km dimension 5 Kilometer");
    FINDS("30 mph", "30 mph dimension 30 Mile per hour");
    FINDS("100 W", "100 W dimension 100 Watt");
    FINDS("5GB", "5GB dimension 5 Gigabyte");
    FINDS("5 GB of data", "5 GB dimension 5 Gigabyte");
    FINDS("3 cups", "3 cups dimension 3 Cup");
}

static void what_figures_may_be_part_of(void **state)
{
    (void)state;
    FINDS("twice", "");
    FINDS("No. 5", "5 number 5");
    FINDS("number 5", "5 number 5");
    FINDS("Room 5", "5 number 5");
    FINDS("5th", "5th ordinal 5");
    FINDS("5,50", "5,50 number 5.5");
    FINDS("5/6", "5/6 number 0.8333333333");
    FINDS("5 / 6", "5 number 5|6 number 6");
    FINDS("#5", "5 number 5");
    FINDS("+5", "5 number 5");
    FINDS("24/7", "");
    FINDS("911", "911 number 911");
    FINDS("1-800-555-1234", "");
}

static void a_unit_belongs_to_the_number_beside_it(void **state)
{
    (void)state;
    FINDS("$5 – 6 million", "$5 – 6 million range min 5000000 max 6000000 Dollar");
    FINDS("two hundred thousand pounds of fish",
          "two hundred thousand pounds dimension 200000 Pound");
    FINDS("20C today", "");
    FINDS("20C/day", "");
    FINDS("20C-range", "");
    FINDS("5 Usd", "5 Usd currency 5 United States dollar");
    FINDS("75 USD million", "75 USD million currency 75000000 United States dollar");
    FINDS("75 USD bn", "75 USD currency 75 United States dollar");
    FINDS("75 USD thousand", "75 USD thousand currency 75000 United States dollar");
    FINDS("US$ 75 million", "US$ 75 million currency 75000000 United States dollar");
    FINDS("ten dollars and five cents", "ten dollars and five cents currency 10.05 Dollar");
    FINDS("ten dollars and five eels", "ten dollars currency 10 Dollar|five number 5");
    FINDS("thirteen dollars forty", "thirteen dollars forty currency 13.4 Dollar");
    FINDS("thirteen dollars forty boats", "thirteen dollars currency 13 Dollar|forty number 40");
    FINDS("thirteen dollars five", "thirteen dollars currency 13 Dollar|five number 5");
    FINDS("thirteen dollars two hundred",
          "thirteen dollars currency 13 Dollar|two hundred number 200");
    FINDS("6-foot-3", "6-foot-3 dimension 6.25 Foot");
    FINDS("6-foot-13", "6-foot dimension 6 Foot|13 number 13");
    FINDS("6 foot 3 in", "6 foot 3 in dimension 6.25 Foot");
    FINDS("6-foot-3-in", "6-foot-3 dimension 6.25 Foot");
    FINDS("6-foot-3 in", "6-foot-3 dimension 6.25 Foot");
    FINDS("6 ft 3", "6 ft dimension 6 Foot|3 number 3");
    FINDS("Ada Byrne,43, said", "43 number 43");
    FINDS("Ada Byrne, 43 , said", "43 number 43");
    FINDS("Ada Byrne, 43,said", "43 age 43 Year");
    FINDS("ada Byrne, 43, said", "43 number 43");
    FINDS("May Byrne, 43, said", "43 number 43");
    FINDS("The Byrne, 43, said", "43 number 43");
    FINDS("Ada 3, 43, said", "3 number 3|43 number 43");
    FINDS("Ada Émile, 43, said", "43 number 43");
    FINDS("5'10\" tall", "5'10\" dimension 5.833333333 Foot");
    FINDS("5' 10\" tall", "5 number 5|10 number 10");
    FINDS("5'12\" tall", "5 number 5|12 number 12");
    FINDS("5'a\" tall", "5 number 5");
    FINDS("5.5'10\" tall", "5.5 number 5.5|10 number 10");
    FINDS("5 km (3.1 miles)", "5 km dimension 5 Kilometer = 2|3.1 miles dimension 3.1 Mile = 1");
    FINDS("5 km (8 kg)", "5 km dimension 5 Kilometer|8 kg dimension 8 Kilogram");
    FINDS("up to 5 km (3.1 miles)",
          "5 km dimension 5 max 5 Kilometer up to = 2|3.1 miles dimension 3.1 Mile = 1");
    FINDS("5 km, or 3.1 miles", "5 km dimension 5 Kilometer = 2|3.1 miles dimension 3.1 Mile = 1");
    FINDS("5 km; or 3.1 miles", "5 km dimension 5 Kilometer|3.1 miles dimension 3.1 Mile");
    FINDS("5 km, 3.1 miles", "5 km dimension 5 Kilometer|3.1 miles dimension 3.1 Mile");
    FINDS("$50c, 50 cents, 5 c, 50c",
          "50c currency 50 Cent|50 cents currency 50 Cent|5 number 5|50c currency 50 Cent");
    FINDS("USD115.5, USD 115.5",
          "USD115.5 currency 115.5 United States dollar|USD 115.5 currency 115.5 United States dollar");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_currency_stands_on_either_side),
        cmocka_unit_test(what_limits_and_approximates_is_told),
        cmocka_unit_test(units_are_known_by_words_and_signs),
        cmocka_unit_test(ages_and_times),
        cmocka_unit_test(the_same_again_in_brackets_is_linked),
        cmocka_unit_test(what_figures_may_be_part_of),
        cmocka_unit_test(a_unit_belongs_to_the_number_beside_it),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
