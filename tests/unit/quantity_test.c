/* quantity_test.c: amounts of money, size and time, ranges, limits and rates; see quantity.h. */
#include "quantity.h"

static void figures_are_read_as_they_are_grouped(void **state)
{
    (void)state;
    FINDS("They counted 1,204 crabs.", "1,204 number 1204");
    FINDS("Some Rs 12,34,567 went.", "Rs 12,34,567 currency 1234567 Rupee about");
    FINDS("It cost CHF 1'234'567.50.", "CHF 1'234'567.50 currency 1234567.5 Swiss franc");
    FINDS("1.234,50 or 1.000.000", "1.234,50 number 1234.5|1.000.000 number 1000000");
    FINDS("It holds 40 000 litres.", "40 000 litres dimension 40000 Liter");
    FINDS("It is 3.25 or .75.", "3.25 number 3.25|.75 number 0.75");
}

static void number_words_add_up(void **state)
{
    (void)state;
    FINDS("two hundred and five eels", "two hundred and five number 205");
    FINDS("Twenty-one million gulls", "Twenty-one million number 21000000");
    FINDS("two and a half million", "two and a half million number 2500000");
    FINDS("half a million", "half a million number 500000");
    FINDS("minus three", "minus three number -3");
    FINDS("nine point oh", "nine number 9");
    FINDS("four-and-a-half", "four-and-a-half number 4.5");
    FINDS("nine point zero five", "nine point zero five number 9.05");
}

static void letters_multiply_money_and_counts(void **state)
{
    (void)state;
    FINDS("$20m (£15.5m)", "$20m currency 20000000 Dollar = 2|£15.5m currency 15500000 Pound = 1");
    FINDS("€1.5bn", "€1.5bn currency 1500000000 Euro");
    FINDS("40k boats", "40k number 40000");
    FINDS("5m people", "5m number 5000000");
    FINDS("a wall 5m high", "5m dimension 5 Meter");
}

static void fractions_are_numbers(void **state)
{
    (void)state;
    FINDS("two thirds of them", "two thirds number 0.6666666667");
    FINDS("2½ miles", "2½ miles dimension 2.5 Mile");
    FINDS("1 3/4 cups", "1 3/4 cups dimension 1.75 Cup");
    FINDS("four and 2/3, 3/4 of a million",
          "four and 2/3 number 4.666666667|3/4 of a million number 750000");
    FINDS("one in five sailors", "one in five number 0.2");
}

static void money_stands_before_or_behind(void **state)
{
    (void)state;
    FINDS("US$5", "US$5 currency 5 United States dollar");
    FINDS("A$20", "A$20 currency 20 Australian dollar");
    FINDS("A $20 note", "$20 currency 20 Dollar");
    FINDS("USD115.5", "USD115.5 currency 115.5 United States dollar");
    FINDS("300 Swiss francs", "300 Swiss francs currency 300 Swiss franc");
    FINDS("50p for a cup", "50p currency 50 Pence");
    FINDS("All 3 try 4 cups", "3 number 3|4 cups dimension 4 Cup");
    FINDS("12 dollars 50", "12 dollars 50 currency 12.5 Dollar");
}

static void percents_have_their_points(void **state)
{
    (void)state;
    FINDS("up to 95 per cent", "95 per cent percent 95 max 95 % up to");
    FINDS("3.5% and two percentage points",
          "3.5% percent 3.5 %|two percentage points percent 2 Percentage point");
}

static void approximators_set_limits(void **state)
{
    (void)state;
    FINDS("at least $2,000 per month", "$2,000 currency 2000 min 2000 Dollar at least per month");
    FINDS("at least 12,000 soldiers", "12,000 number 12000 min 12000 at least");
    FINDS("Nearly 300 oars", "300 number 300 max 300 nearly");
    FINDS("about 7 kg", "7 kg dimension 7 Kilogram about");
    FINDS("No more than 5, plus or minus two", "5 number 5 max 5 up to|two number 2 about");
    FINDS("20-odd oars", "20 number 20 about");
    FINDS("fewer than ten, 30 or more",
          "ten number 10 max 10 fewer than|30 number 30 min 30 at least");
}

static void rates_say_what_counts(void **state)
{
    (void)state;
    FINDS("$3 a gallon", "$3 currency 3 Dollar per gallon");
    FINDS("12 falls per 1,000 gulls", "12 number 12 per 1,000 gulls|1,000 number 1000");
    FINDS("a $4-million-a-year pier", "$4-million currency 4000000 Dollar per year");
    FINDS("$5 a year ago, half an hour", "$5 currency 5 Dollar|half number 0.5");
}

static void the_same_in_another_unit_is_linked(void **state)
{
    (void)state;
    FINDS("5 km (about 3.1 miles)",
          "5 km dimension 5 Kilometer = 2|3.1 miles dimension 3.1 Mile about = 1");
    FINDS("10 kg, or 22 lb.", "10 kg dimension 10 Kilogram = 2|22 lb dimension 22 Pound = 1");
    FINDS("10 kg or 90 lb", "10 kg dimension 10 Kilogram|90 lb dimension 90 Pound");
    FINDS("5 km (3 kg)", "5 km dimension 5 Kilometer|3 kg dimension 3 Kilogram");
}

/* TEXT after the filter SOURCE; or the message, where it fails. */
static const char *filtered(const char *source, const char *text)
{
    static char out[512];
    wn_err err;
    wn_result result;
    wn_limits limits = { 0, 0 };
    static const wn_read_options options;
    wn_lua *lua = wn_lua_new(&limits, &err);
    wn_arena *arena = wn_arena_new(0, NULL, NULL);
    wn_doc *doc = wn_doc_new(arena, WN_STR("x"), wn_str_of(text));
    assert_true(wn_lua_add(lua, WN_STR("f.lua"), wn_str_of(source), &err));
    assert_true(wn_read_text(doc, &options, &err));
    wn_str s = WN_STR("");
    if (wn_lua_run(lua, doc, &result, &err))
        s = wn_edit_text(doc, wn_edit_resolve(doc, &result.decisions, false), arena);
    snprintf(out, sizeof out, "%.*s", (int)s.len, s.ptr);
    if (!s.len) snprintf(out, sizeof out, "%s", err.text);
    wn_lua_free(lua);
    wn_arena_free(arena);
    return out;
}

static void filters_convert_and_compare(void **state)
{
    (void)state;
    const char *km = "function Quantity(q) local v = q:convert('km')"
                     " return v and ('%.1f km'):format(v) end";
    assert_string_equal(filtered(km, "It is 2 miles off."), "It is 3.2 km off.");
    assert_string_equal(filtered(km, "It weighs 2 kg."), "It weighs 2 kg.");
    const char *more = "function Document(d) local q = d.quantities"
                       " return ('%s'):format(q[1]:compare(q[2])) end";
    assert_string_equal(filtered(more, "2 miles, 3 km"), "1");
    assert_string_equal(filtered(more, "1 km, 1000 m"), "0");
    assert_string_equal(filtered(more, "1 km, $5"), "nil");
    assert_non_null(strstr(filtered("function Quantity(q) q:convert('ells') end", "2 m"),
                           "no unit is called 'ells'"));
}

static void two_amounts_make_a_range(void **state)
{
    (void)state;
    FINDS("$1,200 to $2,400", "$1,200 to $2,400 range min 1200 max 2400 Dollar");
    FINDS("between 10 and 20 percent", "10 and 20 percent range min 10 max 20 %");
    FINDS("between the 40 and the 60 of old", "40 and the 60 range min 40 max 60");
    FINDS("18- to 24-year-olds", "18- to 24-year-olds range min 18 max 24 Year");
    FINDS("3-5 days", "3-5 range min 3 max 5");
    FINDS("$2-3 million", "$2-3 million range min 2000000 max 3000000 Dollar");
    FINDS("£4-5m or $5 to 10 miles", "£4-5m range min 4000000 max 5000000 Pound|"
          "$5 currency 5 Dollar|10 miles dimension 10 Mile");
    FINDS("rose from 5 to 7", "5 number 5|7 number 7");
}

static void units_of_size_warmth_and_age(void **state)
{
    (void)state;
    FINDS("a three-foot wall", "three-foot dimension 3 Foot");
    FINDS("He is 5'10\" now.", "5'10\" dimension 5.833333333 Foot");
    FINDS("6 ft 3 in", "6 ft 3 in dimension 6.25 Foot");
    FINDS("at 20C in May", "20C temperature 20 C");
    FINDS("It was 68 degrees.", "68 degrees temperature 68 Degree");
    FINDS("Turn it 90 degrees.", "90 degrees dimension 90 Degree");
    FINDS("a 12-year-old", "12-year-old age 12 Year");
    FINDS("ten months old", "ten months old age 10 Month");
    FINDS("aged 16 to 24", "aged 16 to 24 range min 16 max 24 Year");
    FINDS("Ada Byrne, 43, rows.", "43 age 43 Year");
    FINDS("She is 6-foot-3.", "6-foot-3 dimension 6.25 Foot");
    FINDS("10 degrees below zero, over 2000 died",
          "10 degrees below zero temperature -10 Degree|2000 number 2000 min 2000 more than");
    FINDS("an hour and a half, two weeks and a half",
          "an hour and a half number 1.5|two weeks and a half number 2.5");
    FINDS("a mile and a half, a lie and half a truth",
          "a mile and a half dimension 1.5 Mile|half number 0.5");
    FINDS("half a mile, 20 (kg)", "half a mile dimension 0.5 Mile|20 (kg) dimension 20 Kilogram");
}

static void ranks_and_days_are_no_numbers(void **state)
{
    (void)state;
    FINDS("the third boat, the 21st gull", "third ordinal 3|21st ordinal 21");
    FINDS("one second, 2 per second, 3 kg a second", "one number 1|2 number 2 per second|3 kg dimension 3 Kilogram per second");
    FINDS("in a second attempt, the second", "second ordinal 2|second ordinal 2");
    FINDS("On 4 May 2018", "4 May 2018 date 2018");
    FINDS("May 11-13 and 5 May.", "May 11-13 date|5 May date");
    FINDS("1948-82, 1500-2000 rpm", "1948-82 date 1948|1500-2000 range min 1500 max 2000");
    FINDS("in the 1990s", "1990s date 1990");
    FINDS("since 1953", "1953 date 1953");
    FINDS("the 2016 race, the 2016 boats", "2016 date 2016|2016 number 2016");
    FINDS("in 2008 and 2012 (2014)", "2008 date 2008|2012 date 2012|2014 date 2014");
    FINDS("in 394 AD and 1230 BC", "394 AD date 394|1230 BC date -1230");
    FINDS("At 10:30, at 5 pm", "");
}

static void what_only_looks_like_a_quantity_is_none(void **state)
{
    (void)state;
    FINDS("Call 555-123-4567 or 555-0123.", "");
    FINDS("As shown [12], 800-1200 gulls", "800-1200 range min 800 max 1200");
    FINDS("Part 24703L202 of an F-16", "");
    FINDS("the 13F filing", "");
    FINDS("This one and no one", "");
    FINDS("on 5G, in 4x", "");
    FINDS("a half-brother at half-time", "");
}

static void ranges_dates_and_telephones_are_told_apart(void **state)
{
    (void)state;
    FINDS("5 usd 20", "5 usd 20 currency 5.2 United States dollar");
    FINDS("$20 or £15", "$20 currency 20 Dollar|£15 currency 15 Pound");
    FINDS("20-odd eels", "20 number 20 about");
    FINDS("$4-5m", "$4-5m range min 4000000 max 5000000 Dollar");
    FINDS("$4-m5", "$4 currency 4 Dollar");
    FINDS("4-5m people", "4-5m range min 4000000 max 5000000");
    FINDS("$5-6-foot walls", "$5 currency 5 Dollar|6-foot dimension 6 Foot");
    FINDS("$4 to 5th", "$4 currency 4 Dollar|5th ordinal 5");
    FINDS("$4 to 5kg", "$4 currency 4 Dollar|5kg dimension 5 Kilogram");
    FINDS("about 20 to 30 eels", "20 to 30 range min 20 max 30 about");
    FINDS("the 1990 to 1995 season", "1990 to 1995 date min 1990 max 1995");
    FINDS("1990 to 1995 eels", "1990 to 1995 range min 1990 max 1995");
    FINDS("pages 2-3-4", "");
    FINDS("555-0123", "");
    FINDS("555-0123 boats", "555 number 555|0123 number 123");
    FINDS("55-0123", "55-0123 range min 55 max 123");
    FINDS("[12]", "");
    FINDS("[ 12]", "12 number 12");
    FINDS("[12 ]", "12 number 12");
    FINDS("12]", "12 number 12");
    FINDS("1200-1400", "1200-1400 range min 1200 max 1400");
    FINDS("1 over 3", "1 over 3 number 0.3333333333");
    FINDS("The 1850s, 1850's, 1851s, 1850es", "1850s date 1850|1850's date 1850");
    FINDS("AD 394, 394 AD, 3.5 BC, 394 ad",
          "394 number 394|394 AD date 394|3.5 number 3.5|394 number 394");
    FINDS("17/5/2018, 2018/5/17, 2018/13/17, 2018/5/40, 2018/5/7",
          "17/5/2018 date 2018|2018/5/17 date 2018|2018/5/7 date 2018");
    FINDS("Sept. 5, Sept .5", "Sept. 5 date|.5 number 0.5");
    FINDS("May 20.", "May 20 date");
    FINDS("May 1999x", "");
    FINDS("in the-1990s", "");
    FINDS("the 1953; his 1953, flood; the 1953 flood",
          "1953 number 1953|1953 number 1953|1953 date 1953");
    FINDS("from 1990 and 1995 on", "1990 date 1990|1995 date 1995");
    FINDS("1990-85", "1990 number 1990|85 number 85");
    FINDS("1990-1985", "1990 number 1990|1985 number 1985");
    FINDS("1790-1795", "1790-1795 range min 1790 max 1795");
    FINDS("2010-2150", "2010-2150 range min 2010 max 2150");
    FINDS("in mid-1985", "1985 date 1985");
    FINDS("1 4/5 and 5 5/4", "1 4/5 number 1.8|5 number 5|5/4 number 1.25");
    FINDS("5 m, $5m, $5 M, 5 M eels, 5M",
          "5 m dimension 5 Meter|$5m currency 5000000 Dollar|$5 M currency 5000000 Dollar|5 M number 5000000|5M number 5000000");
    FINDS("5 k, 5k eels, 5 K", "5 k number 5000|5k number 5000|5 K number 5000");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_read_as_they_are_grouped),
        cmocka_unit_test(number_words_add_up),
        cmocka_unit_test(letters_multiply_money_and_counts),
        cmocka_unit_test(fractions_are_numbers),
        cmocka_unit_test(money_stands_before_or_behind),
        cmocka_unit_test(percents_have_their_points),
        cmocka_unit_test(approximators_set_limits),
        cmocka_unit_test(rates_say_what_counts),
        cmocka_unit_test(the_same_in_another_unit_is_linked),
        cmocka_unit_test(filters_convert_and_compare),
        cmocka_unit_test(two_amounts_make_a_range),
        cmocka_unit_test(units_of_size_warmth_and_age),
        cmocka_unit_test(ranks_and_days_are_no_numbers),
        cmocka_unit_test(what_only_looks_like_a_quantity_is_none),
        cmocka_unit_test(ranges_dates_and_telephones_are_told_apart),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
