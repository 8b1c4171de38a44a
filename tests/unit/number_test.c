/* number_test.c: what is a number, a date or neither, form by form; see quantity.h. */
#include "quantity.h"

static void words_add_where_there_is_room(void **state)
{
    (void)state;
    FINDS("five hundred thousand and twenty gulls", "five hundred thousand and twenty number 500020");
    FINDS("three lakh crore rupees", "three lakh crore rupees currency 3e+12 Rupee");
    FINDS("twenty twenty eels", "twenty number 20|twenty number 20");
    FINDS("zero five eels", "zero number 0|five number 5");
    FINDS("five zero eels", "five number 5|zero number 0");
    FINDS("twenty hundred eels", "twenty hundred number 2000");
    FINDS("hundred eels", "");
    FINDS("a dozen eggs", "a dozen number 12");
    FINDS("two dozen eggs", "two dozen number 24");
    FINDS("twenty and five eels", "twenty number 20|five number 5");
    FINDS("one hundred and zero eels", "one hundred number 100|zero number 0");
    FINDS("one million and a half", "one million and a half number 1500000");
    FINDS("one thousand million", "one thousand million number 1000000000");
    FINDS("five five eels", "five number 5|five number 5");
    FINDS("one hundred and twenty-five", "one hundred and twenty-five number 125");
    FINDS("a thousand and one nights", "a thousand and one number 1001");
    FINDS("one hundred and two thirds", "one hundred and two thirds number 100.6666667");
}

static void ordinals_take_the_number_before_them(void **state)
{
    (void)state;
    FINDS("the twenty-first boat", "twenty-first ordinal 21");
    FINDS("the two hundredth boat", "two hundredth ordinal 200");
    FINDS("the hundredth boat", "hundredth ordinal 100");
    FINDS("the 1,000th boat", "1,000th ordinal 1000");
    FINDS("the 3 rd boat", "3 number 3");
    FINDS("the 3.5th boat", "");
    FINDS("the twenty thirtieth boat", "twenty number 20|thirtieth ordinal 30");
}

static void a_fraction_is_a_number_over_an_ordinal(void **state)
{
    (void)state;
    FINDS("one hundred thirty fifths", "one hundred thirty fifths number 2.857142857");
    FINDS("three quarters of an hour", "three quarters number 0.75");
    FINDS("two halves", "two halves number 1");
    FINDS("zero thirds", "zero number 0");
    FINDS("one third of a million", "one third of a million number 333333.3333");
    FINDS("a third of them", "a third number 0.3333333333");
    FINDS("a third boat", "third ordinal 3");
    FINDS("a quarter mile", "");
    FINDS("a quarter", "a quarter number 0.25");
    FINDS("one half-brother", "");
    FINDS("a half-million boats", "a half-million number 500000");
    FINDS("half-hour", "half number 0.5");
    FINDS("two and a third", "two and a third number 2.333333333");
    FINDS("three and two thirds million", "three and two thirds million number 3666666.667");
    FINDS("½ cup, ¾ of a million", "½ cup dimension 0.5 Cup|¾ of a million number 750000");
    FINDS("5/4 cups", "5/4 cups dimension 1.25 Cup");
    FINDS("7 and 3/4 million", "7 and 3/4 million number 7750000");
    FINDS("6 and a half million boats", "6 and a half million number 6500000");
}

static void groups_of_three_figures_are_one_number(void **state)
{
    (void)state;
    FINDS("1 234 567 eels", "1 234 567 number 1234567");
    FINDS("1 234 eels", "1 number 1|234 number 234");
    FINDS("1 2345 eels", "1 number 1|2345 number 2345");
    FINDS("0 234 eels", "0 number 0|234 number 234");
    FINDS("1 200 eels", "1 200 number 1200");
    FINDS("1'234 eels", "1'234 number 1234");
    FINDS("1'23 eels", "1 number 1|23 number 23");
    FINDS("1'234'5 eels", "1'234 number 1234|5 number 5");
    FINDS("12' 345 eels", "12 number 12|345 number 345");
    FINDS("5,5", "5,5 number 5.5");
    FINDS("5,500", "5,500 number 5500");
    FINDS("5,5000", "5,5000 number 5.5");
    FINDS("5.5.5", "");
    FINDS("1,2,3", "");
}

static void powers_raise(void **state)
{
    (void)state;
    FINDS("6.2x10^4 eels", "6.2x10^4 number 62000");
    FINDS("6.2 x 11^4 eels", "6.2 number 6.2|11^4 number 14641");
    FINDS("12.3e+14 eels", "12.3e+14 number 1.23e+15");
    FINDS("12.3 e14 eels", "12.3 number 12.3");
    FINDS("1.1^-3 eels", "1.1^-3 number 0.7513148009");
    FINDS("1.1^=3 eels", "1.1^=3 number 1.331");
    FINDS("1.1^*3 eels", "1.1 number 1.1|3 number 3");
    FINDS("1.1^1234 eels", "1.1 number 1.1|1234 number 1234");
    FINDS("1.1^x eels", "1.1 number 1.1");
    FINDS("5 x 10 cm", "5 number 5|10 cm dimension 10 Centimeter");
}

static void multipliers_follow_figures(void **state)
{
    (void)state;
    FINDS("5 million million eels", "5 million million number 5e+12");
    FINDS("5M boats", "5M number 5000000");
    FINDS("5m", "5m dimension 5 Meter");
    FINDS("$5 m", "$5 m currency 5000000 Dollar");
    FINDS("5b boats", "5b number 5000000000");
    FINDS("6 crore and two hundred boats", "6 crore and two hundred number 60000200");
    FINDS("6 million and ten million boats", "6 million number 6000000|ten million number 10000000");
    FINDS("6 million and a boat", "6 million number 6000000");
    FINDS("6 million and a half", "6 million and a half number 6500000");
    FINDS("6 and two boats", "6 number 6|two number 2");
}

static void words_have_decimals(void **state)
{
    (void)state;
    FINDS("five point two five", "five point two five number 5.25");
    FINDS("five point twenty-five", "five point twenty-five number 5.25");
    FINDS("five point twenty six seven", "five point twenty six seven number 5.267");
    FINDS("two point 5", "two point 5 number 2.5");
    FINDS("two point boats", "two number 2");
    FINDS("one point five million", "one point five million number 1500000");
    FINDS("two million point five", "two million number 2000000|five number 5");
    FINDS("five point one two three four five six seven eight nine one two three four five six seven",
          "five point one two three four five six seven eight nine one two three four five six number 5.123456789|seven number 7");
}

static void a_share_is_one_number_of_a_greater(void **state)
{
    (void)state;
    FINDS("one in five", "one in five number 0.2");
    FINDS("one in 17 boats", "one in 17 number 0.05882352941");
    FINDS("one in 23 boats", "one number 1|23 number 23");
    FINDS("one in 1953", "one number 1|1953 date 1953");
    FINDS("one in 1000 boats", "one number 1|1000 number 1000");
    FINDS("one in five miles", "one number 1|five miles dimension 5 Mile");
    FINDS("one in one", "one number 1|one number 1");
    FINDS("two out of three", "two out of three number 0.6666666667");
    FINDS("two out three", "two number 2|three number 3");
    FINDS("1 over 3", "1 over 3 number 0.3333333333");
    FINDS("half in ten", "half number 0.5|ten number 10");
    FINDS("1.5 in ten", "1.5 number 1.5|ten number 10");
    FINDS("this one in five", "one in five number 0.2");
}

static void minus_and_pronouns(void **state)
{
    (void)state;
    FINDS("minus minus three", "minus three number -3");
    FINDS("negative 5", "negative 5 number -5");
    FINDS("minus boats", "");
    FINDS("that one is", "");
    FINDS("one is enough", "");
    FINDS("minus one is cold", "minus one number -1");
    FINDS("one third is", "one third number 0.3333333333");
}

static void days_and_months_are_dates(void **state)
{
    (void)state;
    FINDS("May 4", "May 4 date");
    FINDS("May 4th, 2018", "May 4th, 2018 date 2018");
    FINDS("May 41", "41 number 41");
    FINDS("May 2018", "May 2018 date 2018");
    FINDS("Sept. 4, 1999", "Sept. 4, 1999 date 1999");
    FINDS("May 4-6, 2018", "May 4-6, 2018 date 2018");
    FINDS("May 4 - 6", "May 4 date|6 number 6");
    FINDS("May 4-boats", "May 4 date");
    FINDS("4th of May 2018", "4th of May 2018 date 2018");
    FINDS("the 41st of May", "41st ordinal 41");
    FINDS("31 May, 1200", "31 May date|1200 number 1200");
    FINDS("32 May", "32 number 32");
    FINDS("4-6 May", "4-6 May date");
    FINDS("5 May. It rained.", "5 May date");
    FINDS("May 4A", "");
}

static void dates_in_figures_have_a_month_and_a_day(void **state)
{
    (void)state;
    FINDS("2018-05-17", "2018-05-17 date 2018");
    FINDS("2018-13-17", "");
    FINDS("2018-05 -17", "2018 number 2018|05 number 5|-17 number -17");
    FINDS("999-05-17", "");
    FINDS("5/17/2018", "5/17/2018 date 2018");
    FINDS("17/5/18", "17/5/18 date");
    FINDS("2018/5/17", "2018/5/17 date 2018");
    FINDS("2018/13/17", "");
    FINDS("40/40/2018", "");
    FINDS("5/17/201", "");
    FINDS("5/17/20181", "");
    FINDS("5/17/2018A", "");
}

static void decades_and_eras(void **state)
{
    (void)state;
    FINDS("1990s", "1990s date 1990");
    FINDS("1990's", "1990's date 1990");
    FINDS("1995s", "");
    FINDS("the 1990s' end", "1990s date 1990");
    FINDS("1990st", "1990st ordinal 1990");
    FINDS("1990 s", "1990 number 1990");
    FINDS("2200s", "");
    FINDS("394 ad", "394 number 394");
    FINDS("394 CE", "394 CE date 394");
    FINDS("3.5 AD", "3.5 number 3.5");
}

static void a_year_is_one_by_what_stands_around_it(void **state)
{
    (void)state;
    FINDS("in 1953 boats", "1953 number 1953");
    FINDS("since 1400", "1400 number 1400");
    FINDS("in 2008 or 2012", "2008 date 2008|2012 date 2012");
    FINDS("boats, 2012", "2012 number 2012");
    FINDS("by mid-1953", "1953 date 1953");
    FINDS("pre-1953 boats", "");
    FINDS("© 1953 Ada Byrne", "1953 date 1953");
    FINDS("Copyright 1953 Ada Byrne", "1953 date 1953");
    FINDS("(1953 boats)", "1953 number 1953");
    FINDS("the 1953, race", "1953 number 1953");
    FINDS("Ada's 1953 race", "1953 date 1953");
    FINDS("Ada’s 1953.", "1953 number 1953");
    FINDS("1953 was cold", "1953 number 1953");
    FINDS("1953-60", "1953-60 date 1953");
    FINDS("1953-50", "1953 number 1953|50 number 50");
    FINDS("1750-60", "1750 number 1750|60 number 60");
    FINDS("1953-1960 boats", "1953-1960 range min 1953 max 1960");
    FINDS("1953-196", "1953 number 1953|196 number 196");
    FINDS("1953 - 60", "1953 number 1953|60 number 60");
    FINDS("1953- 60", "1953 number 1953|60 number 60");
    FINDS("2095-2200", "2095-2200 range min 2095 max 2200");
    FINDS("in 1953 km", "1953 km dimension 1953 Kilometer");
    FINDS("in 1953%", "1953% percent 1953 %");
    FINDS("in 1953-ish", "1953 number 1953 about");
}

static void money_and_what_it_is_divided_into(void **state)
{
    (void)state;
    FINDS("five dollars and fifty cents", "five dollars and fifty cents currency 5.5 Dollar");
    FINDS("5 dollars 50 cents", "5 dollars 50 cents currency 5.5 Dollar");
    FINDS("5 dollars 500", "5 dollars currency 5 Dollar|500 number 500");
    FINDS("5 pounds 20", "5 pounds dimension 5 Pound|20 number 20");
    FINDS("US dollars 5", "5 number 5");
    FINDS("$US5", "");
    FINDS("$5-a-day", "$5 currency 5 Dollar per day");
    FINDS("between $5 and $6", "$5 and $6 range min 5 max 6 Dollar");
    FINDS("from $5 to $6", "$5 currency 5 Dollar|$6 currency 6 Dollar");
    FINDS("$5 million to $6 million", "$5 million to $6 million range min 5000000 max 6000000 Dollar");
    FINDS("5% to 6%", "5% to 6% range min 5 max 6 %");
    FINDS("5-6%", "5-6% range min 5 max 6 %");
    FINDS("$5, or €4.50,", "$5 currency 5 Dollar|€4.50 currency 4.5 Euro");
    FINDS("$5 (€4.50)", "$5 currency 5 Dollar = 2|€4.50 currency 4.5 Euro = 1");
}

static void units_stand_behind_what_they_measure(void **state)
{
    (void)state;
    FINDS("5 square kilometres", "5 square kilometres dimension 5 Square kilometer");
    FINDS("5 miles an hour", "5 miles an hour dimension 5 Mile per hour");
    FINDS("5 ft. 3 in.", "5 ft dimension 5 Foot|3 number 3");
    FINDS("5 feet three", "5 feet dimension 5 Foot|three number 3");
    FINDS("5' 10", "5 number 5|10 number 10");
    FINDS("5 °C", "5 °C temperature 5 C");
    FINDS("5° C", "5° C temperature 5 C");
    FINDS("5 C", "5 number 5");
    FINDS("minus five degrees", "minus five degrees temperature -5 Degree");
    FINDS("45 degrees north", "45 degrees temperature 45 Degree");
    FINDS("Ada Byrne, 5.", "5 number 5");
    FINDS("Ada Byrne, 500, rows", "500 number 500");
    FINDS("5 years ago", "5 number 5");
    FINDS("10 or 12 years", "10 number 10|12 number 12");
    FINDS("10m x 12m", "10m dimension 10 Meter|12m dimension 12 Meter");
    FINDS("5 kg / 11 lb", "5 kg dimension 5 Kilogram = 2|11 lb dimension 11 Pound = 1");
    FINDS("5+", "5 number 5 min 5 at least");
    FINDS("5 or more", "5 number 5 min 5 at least");
    FINDS("more than 5 or 6", "5 number 5 min 5 more than|6 number 6");
    FINDS("50-50", "50 number 50|50 number 50");
    FINDS("9/11", "");
    FINDS("555-1234", "");
}

static void figures_and_words_count_as_people_write_them(void **state)
{
    (void)state;
    FINDS("6 million and a thousand boats", "6 million number 6000000|a thousand number 1000");
    FINDS("1 234,567 890 eels", "1 number 1|234,567 number 234567|890 number 890");
    FINDS("1 234 567 890 123 456 789 012 eels",
          "1 234 567 890 123 456 789 number 1.23456789e+18|012 number 12");
    FINDS("1'234'567 francs", "1'234'567 francs currency 1234567 Franc");
    FINDS("1'23 eels", "1 number 1|23 number 23");
    FINDS("2^1.5 eels", "2 number 2|1.5 number 1.5");
    FINDS("6x10 boats", "");
    FINDS("3/64 inch", "3/64 inch dimension 0.046875 Inch");
    FINDS("1/12, 1/16, 1/20, 1/32, 3/25 of it",
          "1/12 number 0.08333333333|1/16 number 0.0625|1/20 number 0.05|1/32 number 0.03125|3/25 number 0.12");
    FINDS("1/2/3/4 eels", "");
    FINDS("twenty‐five eels", "twenty‐five number 25");
    FINDS("half an hour, 3 halves per day", "half number 0.5|3 number 3 per day");
    FINDS("2 out of 3, 2 out of 2, 2 out of 3.5",
          "2 out of 3 number 0.6666666667|2 number 2|2 number 2|2 number 2|3.5 number 3.5");
    FINDS("2 in 1980 boats", "2 number 2|1980 number 1980");
    FINDS("1 in 50 km", "1 number 1|50 km dimension 50 Kilometer");
    FINDS("1e6, 1e+6, 1e-3, 2e5.5", "1e6 number 1000000|1e+6 number 1000000|1e-3 number 0.001");
    FINDS("37º C, 37º, 37th C", "37º C temperature 37 C|37th ordinal 37");
    FINDS("twenty and third boat", "twenty number 20|third ordinal 3");
    FINDS("a third-rate boat", "third ordinal 3");
    FINDS("a third.", "a third number 0.3333333333");
    FINDS("a third, he said", "a third number 0.3333333333");
    FINDS("a third and more", "third ordinal 3 min 3 at least");
    FINDS("a third million", "a third million number 333333.3333");
    FINDS("half-time", "");
    FINDS("half-hearted, half-five", "half-five range min 0.5 max 5");
    FINDS("zero and a half", "zero and a half number 0.5");
    FINDS("two point five, two point twenty-five, two point one two five, two point five zero",
          "two point five number 2.5|two point twenty-five number 2.25|two point one two five number 2.125|two point five zero number 2.5");
    FINDS("two point 5, two point 1,000", "two point 5 number 2.5|two number 2|1,000 number 1000");
    FINDS("two point one hundred", "two point one hundred number 210");
    FINDS("5 and a half", "5 and a half number 5.5");
    FINDS("5½ and a half", "5½ and a half number 6");
    FINDS("$5 and a half million", "$5 and a half million currency 5500000 Dollar");
    FINDS("2 million and a half", "2 million and a half number 2500000");
    FINDS("2 million and a half million", "2 million and a half million number 2500000");
    FINDS("2 million and two thirds", "2 million and two thirds number 2666666.667");
    FINDS("2 million and 5/4", "2 million number 2000000|5/4 number 1.25");
    FINDS("5 hundred thousand million billion", "5 hundred thousand million number 5e+11");
    FINDS("99999999999999999999999999999999999999999999 eels", "");
    FINDS(".08 eels, 0.08, a .08", ".08 number 0.08|0.08 number 0.08|.08 number 0.08");
    FINDS("five zero and 1 4/5", "five number 5|zero number 0|1 4/5 number 1.8");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_add_where_there_is_room),
        cmocka_unit_test(ordinals_take_the_number_before_them),
        cmocka_unit_test(a_fraction_is_a_number_over_an_ordinal),
        cmocka_unit_test(groups_of_three_figures_are_one_number),
        cmocka_unit_test(powers_raise),
        cmocka_unit_test(multipliers_follow_figures),
        cmocka_unit_test(words_have_decimals),
        cmocka_unit_test(a_share_is_one_number_of_a_greater),
        cmocka_unit_test(minus_and_pronouns),
        cmocka_unit_test(days_and_months_are_dates),
        cmocka_unit_test(dates_in_figures_have_a_month_and_a_day),
        cmocka_unit_test(decades_and_eras),
        cmocka_unit_test(a_year_is_one_by_what_stands_around_it),
        cmocka_unit_test(money_and_what_it_is_divided_into),
        cmocka_unit_test(units_stand_behind_what_they_measure),
        cmocka_unit_test(figures_and_words_count_as_people_write_them),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
