/* numeral_test.c: number words by the grammar of their language; see quantity.h. */
#include "quantity.h"

/* The pack of the language CODE is the one that FINDS reads with. */
static void use(const char *code)
{
    char name[32];
    const wn_shipped_file *file = wn_shipped;
    snprintf(name, sizeof name, "lang/%s.lua", code);
    while (file->name && !strstr(file->name, name)) file++;
    assert_non_null(file->name);
    wn_lexicon_free(lex);
    lex = wn_lexicon_thaw((wn_str){ file->text, file->len }, 0, 0, NULL, NULL);
    assert_non_null(lex);
}

static void words_written_together_are_cut(void **state)
{
    (void)state;
    use("de");
    FINDS("neunhundertsiebenundachtzig Boote", "neunhundertsiebenundachtzig number 987");
    FINDS("Achtung, Undine und Einhorn", "");
    FINDS("der dreiundvierzigste Steg", "dreiundvierzigste ordinal 43");
    use("nl");
    FINDS("zevenhonderdvierenzestig boten", "zevenhonderdvierenzestig number 764");
    use("it");
    FINDS("quattromilacinquecentoventi barche", "quattromilacinquecentoventi number 4520");
    use("tr");
    FINDS("üçyüzkırkbeş tekne", "üçyüzkırkbeş number 345");
    use("ko");
    FINDS("구백팔십칠 척", "구백팔십칠 number 987");
}

static void and_stands_where_the_language_has_it(void **state)
{
    (void)state;
    use("es");
    FINDS("cuarenta y siete barcas", "cuarenta y siete number 47");
    FINDS("siete y cuarenta barcas", "siete number 7|cuarenta number 40");
    use("fr");
    FINDS("soixante et onze voiles", "soixante et onze number 71");
    FINDS("trois mille quatre-vingt-quatre voiles", "trois mille quatre-vingt-quatre number 3084");
    use("ar");
    FINDS("سبعة وأربعون", "سبعة وأربعون number 47");
    use("de");
    FINDS("zwischen zwei und zwanzig", "zwei und zwanzig range min 2 max 20");
}

static void multipliers_take_what_is_smaller(void **state)
{
    (void)state;
    use("es");
    FINDS("siete mil millones", "siete mil millones number 7000000000");
    use("zh");
    FINDS("三亿五千万零六", "三亿五千万零六 number 350000006");
    FINDS("两千六", "两千六 number 2600");
    FINDS("统一的百姓", "");
    use("ja");
    FINDS("二〇二四と九百七", "二〇二四 number 2024|九百七 number 907");
    use("hi");
    FINDS("तीन करोड़ बीस लाख", "तीन करोड़ बीस लाख number 32000000");
}

static void figures_have_the_signs_of_their_language(void **state)
{
    (void)state;
    use("de");
    FINDS("7.450 und 3,25", "7.450 number 7450|3,25 number 3.25");
    use("hi");
    FINDS("१२,३४,५६७", "१२,३४,५६७ number 1234567");
    use("ar");
    FINDS("٣٤٥٫٥", "٣٤٥٫٥ number 345.5");
    use("ja");
    FINDS("１２．５", "１２．５ number 12.5");
}

static void endings_may_cling_to_units(void **state)
{
    (void)state;
    use("tr");
    FINDS("40 kilometreden uzun", "40 kilometreden dimension 40 Kilometer");
    use("ko");
    FINDS("20달러를", "20달러 currency 20 Dollar");
    use("fr");
    FINDS("3 millions d’euros", "3 millions d’euros currency 3000000 Euro");
}

static void words_of_korean_are_no_numbers_by_chance(void **state)
{
    (void)state;
    use("ko");
    FINDS("조사와 구조를 이사가 안다", "");
    FINDS("사람 서른이 두 주민과 30 이상을 안다",
          "서른 number 30|두 number 2|30 number 30 min 30 at least");
    FINDS("3분의 1만", "3분의 1 number 0.3333333333");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_written_together_are_cut),
        cmocka_unit_test(and_stands_where_the_language_has_it),
        cmocka_unit_test(multipliers_take_what_is_smaller),
        cmocka_unit_test(figures_have_the_signs_of_their_language),
        cmocka_unit_test(endings_may_cling_to_units),
        cmocka_unit_test(words_of_korean_are_no_numbers_by_chance),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
