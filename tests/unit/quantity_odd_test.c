/* quantity_odd_test.c: figures and words at the edges of the rules for quantities. */
#include "quantity.h"

static void figures_at_the_edges_of_the_rules(void **state)
{
    static const struct { const char *text, *what; } all[] = {
        { "He paid 2 million pounds for it.",
          "2 million pounds currency 2000000 Pound" },
        { "They dug 5 million pounds of salt.",
          "5 million pounds dimension 5000000 Pound" },
        { "A load of 30,000 pounds fell.",
          "30,000 pounds dimension 30000 Pound" },
        { "It fell to 20C",
          "20C temperature 20 C" },
        { "It was 20C the whole day, 20C inside, 20Ca outside and 20c there.",
          "20C temperature 20 C|20c currency 20 Cent" },
        { "He had 75 all told, 75 USD and 75 USd.",
          "75 number 75|75 USD currency 75 United States dollar|75 USd currency 75 United States dollar" },
        { "She got 75 USD million, 75 USDmillion, 75 USD mn and 75 dollars million.",
          "75 USD million currency 75000000 United States dollar|75 number 75|75 USD currency 75 United States "
          "dollar|75 dollars currency 75 Dollar" },
        { "He is 5-foot -11, 6 ft and 3 in, 5-foot-11 in May, 5 foot 14 and 6-foot-15.",
          "5-foot dimension 5 Foot|-11 number -11|6 ft dimension 6 Foot|3 number 3|5-foot-11 dimension "
          "5.916666667 Foot|5 foot dimension 5 Foot|14 number 14|6-foot dimension 6 Foot|15 number 15" },
        { "It cost $5 dollars 50, 5 dollars 50, 5 dollars 7, 5 dollars 12.5 and 5 dollars 20 million.",
          "$5 currency 5 Dollar|50 number 50|5 dollars 50 currency 5.5 Dollar|5 dollars currency 5 Dollar|7 "
          "number 7|5 dollars currency 5 Dollar|12.5 number 12.5|5 dollars currency 5 Dollar|20 million number "
          "20000000" },
        { "It was --5, a-5, 3 -5, x -5 C and (-5).",
          "5 number 5|3 number 3|-5 number -5|-5 number -5|5 number 5" },
        { "Sept. 4, Sept . 4, May 02026, May 1, 202 and 4 Sept. it rained.",
          "Sept. 4 date|4 number 4|02026 number 2026|May 1 date|202 number 202|4 Sept date" },
        { "On 1999/13/31, 1999/12/45, 0999/12/31, 1999/12/31, 12/40/99, 12/12/199 and 3/4/2026x.",
          "1999/12/31 date 1999" },
        { "In the 1990s, 1990's, 1990x, 1990'x, 01990s, 1991s and 990s.",
          "1990s date 1990|1990's date 1990|1990 number 1990" },
        { "1'234'56 francs, 1'234'567.5 francs, 1'234 567 and 1'234'567'890'123'456'789'012.",
          "1'234 number 1234|56 francs currency 56 Franc|1'234'567.5 francs currency 1234567.5 Franc|1'234 "
          "number 1234|567 number 567|1'234'567'890'123'456'789 number 1.23456789e+18|012 number 12" },
        { "5 x 10^x, 5 x 10, 5 x 12^3, 5 x 10^6, 5x10^6, 3e10, 3ex.",
          "5 number 5|10 number 10|5 number 5|10 number 10|5 number 5|12^3 number 1728|5 x 10^6 number 5000000|"
          "5x10^6 number 5000000|3e10 number 3e+10" },
        { "He ate 2 4/3, 2 3/4, 2 -3/4 and 2½ of it.",
          "2 number 2|4/3 number 1.333333333|2 3/4 number 2.75|2 number 2|-3/4 number -0.75|2½ number 2.5" },
        { "five and two, five and a fifth, two million and a half, two million and five million, two hundred "
          "and zero.",
          "five number 5|two number 2|five and a fifth number 5.2|two million and a half number 2500000|two "
          "million and five number 2000005|two hundred number 200|zero number 0" },
        { "one in 2000, two in five, two in five miles, 2 in 1999, one in 25, five in two.",
          "one number 1|2000 date 2000|two in five number 0.4|two number 2|five miles dimension 5 Mile|2 number "
          "2|1999 date 1999|one number 1|25 number 25|five number 5|two number 2" },
        { "Call 555-0123, 20-1234, 2-1234, 12.5-1234, 20-12.34, 90210-1234 and 20-1234s.",
          "20-1234 range min 20 max 1234|12.5-1234 range min 12.5 max 1234|20 number 20|12.34 number 12.34|20 "
          "number 20" },
        { "It cost $4-5m, $4-x, $4-5x, $4-6 miles, $4-5kg and 4-5m.",
          "$4-5m range min 4000000 max 5000000 Dollar|$4 currency 4 Dollar|$4 currency 4 Dollar|$4 currency 4 "
          "Dollar|6 miles dimension 6 Mile|$4 currency 4 Dollar|5kg dimension 5 Kilogram|4-5m range min 4 max 5 "
          "Meter" },
        { "It was 5 miles (8 foo), 5 miles (8 kg), up to 5 miles (up to 8 km), 5 miles or 8 km, 5 miles (5 miles).",
          "5 miles dimension 5 Mile|8 number 8|5 miles dimension 5 Mile|8 kg dimension 8 Kilogram|5 miles "
          "dimension 5 max 5 Mile up to = 6|8 km dimension 8 max 8 Kilometer up to = 5|5 miles dimension 5 Mile "
          "= 8|8 km dimension 8 Kilometer = 7|5 miles dimension 5 Mile|5 miles dimension 5 Mile" },
        { "about 5 miles, 5 or about 6 miles, about about 5, at about 7 to 9.",
          "5 miles dimension 5 Mile about|5 number 5|6 miles dimension 6 Mile about|5 number 5 about|7 to 9 "
          "range min 7 max 9 about" },
        { "the third of May 2018 and 3rd, 37º C, 37º, 5th percentile.",
          "third ordinal 3|May 2018 date 2018|3rd ordinal 3|37º C temperature 37 C|5th ordinal 5" },
        { "ninety-nine hundred, twenty hundredth, three million two thousandth, one hundred thirty fifths, two "
          "hundredths.",
          "ninety-nine hundred number 9900|twenty hundredth ordinal 2000|three million two thousandth ordinal "
          "3002000|one hundred thirty fifths number 2.857142857|two hundredths number 0.02" },
        { "50 cents, 50 c, $50 m, 50 m, 50 M, 5 bn, 5 K, 5 k, $5k, 5 Mx, 5mm, €5mm.",
          "50 cents currency 50 Cent|50 number 50|$50 m currency 50000000 Dollar|50 m dimension 50 Meter|50 M "
          "number 50000000|5 bn number 5000000000|5 K number 5000|5 k number 5000|$5k currency 5000 Dollar|5 "
          "number 5|5mm dimension 5 Millimeter|€5mm currency 5000000 Euro" },
        { "10500 AD, 450 BC, AD 50, 50 ad, 50 AD 3, 5.5 BC.",
          "10500 AD date 10500|450 BC date -450|50 number 50|50 number 50|50 AD date 50|3 number 3|5.5 number 5.5" },
        { "In 1995 to 1997, 1995-97, 1995-1990, 1750 to 1760, from 1995-96 on, in 1995 and 1996.",
          "1995 to 1997 date min 1995 max 1997|1995-97 date 1995|1995 number 1995|1990 number 1990|1750 number "
          "1750|1760 date 1760|1995-96 date 1995|1995 date 1995|1996 date 1996" },
        { "$5 a quarter, 5 miles an hour, 5 miles a day, 5 a month, half a quarter, a quarter of a mile.",
          "$5 currency 5 Dollar per quarter|5 miles an hour dimension 5 Mile per hour|5 miles dimension 5 Mile "
          "per day|5 number 5 per month|half number 0.5|a quarter number 0.25|a quarter of a mile dimension "
          "0.25 Mile" },
        { "2018 was warm, 2018 people, in 2018 people, 2018 in, at 2018, by 2018.",
          "2018 number 2018|2018 number 2018|2018 number 2018|2018 number 2018|2018 date 2018|2018 date 2018" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) FINDS(all[i].text, all[i].what);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(figures_at_the_edges_of_the_rules) };
    return cmocka_run_group_tests(tests, begin, end);
}
