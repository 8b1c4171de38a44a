/* language_test.c: which language a text is in, and that each block is read in its own. */
#include "english.h"

#include "bind/state.h"
#include "find/language.h"
#include "find/word.h"

static wn_str language(const char *text) { return wn_lang_of(lua, wn_str_of(text)); }

/* Paragraphs of about 200 characters, a line each behind the code of their language; those of a language
** that has no pack are in none that is known. */
static void paragraphs_are_in_the_language_they_are_in(void **state)
{
    (void)state;
    FILE *file = fopen("tests/fixtures/languages.txt", "r");
    char line[2048];
    uint32_t all = 0, right = 0;
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        wn_err err = { 0 };
        wn_str code = { line, strcspn(line, "\t") }, is = language(line + code.len + 1);
        bool pack = wn_lua_lang(lua, code, &err);
        all++;
        if (pack ? wn_str_eq(is, code) : is.len == 0) right++;
        else print_message("%.*s is %.*s\n", (int)code.len, code.ptr, (int)is.len, is.ptr);
    }
    fclose(file);
    lua->lang = WN_STR("");
    assert_true(right * 100 >= all * 98);
}

static void what_is_too_short_to_tell_is_unknown(void **state)
{
    static const char *const texts[] = { "", "42", "Restaurant", "Hotel Aurora 2024", "OK!", "Lorem ipsum dolor" };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) assert_int_equal(language(texts[i]).len, 0);
}

static void what_is_far_ahead_is_settled(void **state)
{
    static const struct { uint32_t words; double best, next; bool settled; } rows[] = {
        { 95, 40, 0, false }, { 96, 40, 20, true }, { 96, 40, 21, false }, { 96, 11, 0, false },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        wn_language_count c = { .words = rows[i].words, .score = { 0, rows[i].next, 0, rows[i].best } };
        assert_int_equal(wn_language_settled(&c), rows[i].settled);
    }
}

static void a_script_of_one_language_tells_it(void **state)
{
    static const struct { const char *text, *lang; } rows[] = {
        { "3억 원", "ko" }, { "みず", "ja" }, { "水", "" }, { "El Niño", "" }, { "วันนี้ฝนตกหนักมาก", "" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_true(wn_str_eq(language(rows[i].text), wn_str_of(rows[i].lang)));
}

static void a_document_of_a_few_words_is_in_the_language_of_its_numbers_and_units(void **state)
{
    static const char *const texts[][2] = {
        { "de", "Zwanzig Brote" }, { "fr", "quatre moulins" }, { "tr", "on iki köprü" },
        { "pl", "Siedem mostów" }, { "ru", "шестьдесят мостов" }, { "uk", "Сім млинів" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        wn_found *f = found_in(texts[i][1], wn_sentence_find);
        assert_true(wn_str_eq(f->doc->lang, wn_str_of(texts[i][0])));
    }
}

static void each_block_is_read_in_its_language(void **state)
{
    (void)state;
    wn_found *f = found_in(
        "The old mill stood by the river for two hundred years before anybody thought of tearing it down.\n\n"
        "Das Boot kommt am 3. Mai, und wer es sehen will, muss früh auf den Beinen sein, sagte die Wärterin.\n\n"
        "She bought the boat because it was cheap, and only later did she find out why it had been.",
        wn_sentence_find);
    assert_true(wn_str_eq(f->doc->lang, WN_STR("en")));
    assert_int_equal(f->sentences.len, 3);
    assert_non_null(f->langs);
    assert_int_equal(f->langs[0], f->langs[2]);
    assert_int_not_equal(f->langs[0], f->langs[1]);
    uint32_t said = wn_token_at(f, f->sentences.at[1].span.end) - 4;
    assert_true(wn_token_is(f, said, WN_LEX_CUE));
}

/* How many packs were loaded to find all there is in TEXT, by a state that has met no language yet. */
static uint32_t packs_for(const char *text)
{
    static bool (*const finders[])(wn_found *f, wn_err *err) = {
        wn_attribution_find, wn_claim_find, wn_quantity_find, wn_boilerplate_find,
    };
    uint32_t count = 0;
    wn_err err = { 0 };
    wn_lang_forget(lua);
    wn_found *f = found_in(text, wn_sentence_find);
    for (size_t i = 0; i < sizeof finders / sizeof *finders; i++) assert_true(finders[i](f, &err));
    for (uint8_t lang = 0; lang < WN_LEX_LANGS; lang++) count += wn_lexicon_of(f->lex, lang) != NULL;
    return count;
}

static void an_english_document_loads_no_other_pack(void **state)
{
    (void)state;
    assert_int_equal(packs_for(
        "Share this article\n\n"
        "“We keep the mill,” said Jürgen Łoś of the Café de la Paix, who paid €20,000 for it in 1987.\n\n"
        "The señor from São Paulo said that it was his raison d'être, perhaps, and nobody laughed.\n\n"
        "Anna Öz, 42, Zürich\n\nTel. 555-0123\n\nOK!\n\nAll rights reserved"), 1);
    assert_int_equal(packs_for(
        "The mill by the river was sold in the spring, and the people of the village were glad of it.\n\n"
        "Das Boot kommt am 3. Mai, und wer es sehen will, muss früh auf den Beinen sein, sagte sie."), 2);
}

static void the_language_that_is_told_holds(void **state)
{
    wn_err err = { 0 };
    (void)state;
    assert_true(wn_lua_lang(lua, WN_STR("de"), &err));
    wn_found *f = found_in("The old mill stood by the river for two hundred years, and it is still there.",
                           wn_sentence_find);
    assert_true(wn_str_eq(f->doc->lang, WN_STR("de")));
    assert_null(f->langs);
    lua->lang = WN_STR("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_are_in_the_language_they_are_in),
        cmocka_unit_test(what_is_too_short_to_tell_is_unknown),
        cmocka_unit_test(what_is_far_ahead_is_settled),
        cmocka_unit_test(a_script_of_one_language_tells_it),
        cmocka_unit_test(a_document_of_a_few_words_is_in_the_language_of_its_numbers_and_units),
        cmocka_unit_test(each_block_is_read_in_its_language),
        cmocka_unit_test(an_english_document_loads_no_other_pack),
        cmocka_unit_test(the_language_that_is_told_holds),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
