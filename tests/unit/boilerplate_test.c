/* boilerplate_test.c: furniture goes, what somebody wrote stays. The weights and phrases here are a few
** made for the tests, so that they hold whatever the language pack learns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "find/feature.h"

static wn_lexicon *lex;

static void phrase(wn_lex_class cls, const char *text, const char *tag, double value)
{
    assert_true(wn_lexicon_add(lex, cls, wn_str_of(text), value, wn_str_of(tag), NULL));
}

static void weigh(const char *name, double w) { wn_lexicon_set_weight(lex, wn_str_of(name), w); }

/* Blocks that are a phrase are furniture, the rest is not; the second round takes over the first. */
static int begin(void **state)
{
    (void)state;
    lex = wn_lexicon_new(0, NULL, NULL);
    phrase(WN_LEX_BOILERPLATE_LINE, "share this page", "share", 0.5);
    phrase(WN_LEX_BOILERPLATE_LINE, "all rights are ours", "legal", 0.5);
    phrase(WN_LEX_BOILERPLATE_LINE, "home", "navigation", 0.5);
    phrase(WN_LEX_BOILERPLATE, "our little newsletter", "subscribe", 0.5);
    weigh("boilerplate.bias_0", -3);
    weigh("boilerplate.whole_0", 9);
    weigh("boilerplate.whole_1", 9);
    weigh("boilerplate.whole_6", 9);
    weigh("boilerplate.around_self_0", 4);
    weigh("boilerplate.around_self_13", -4);
    weigh("boilerplate.around_self_14", -4);
    weigh("boilerplate.around_self_15", -4);
    weigh("boilerplate.to_drop", -1);
    weigh("boilerplate.to_keep", -1);
    return 0;
}

static int end(void **state)
{
    (void)state;
    wn_lexicon_free(lex);
    return 0;
}

/* The document of the blocks of TEXT, which blank lines divide. */
static wn_found *look(wn_arena *a, const char *text)
{
    wn_doc *d = wn_arena_get(a, sizeof *d);
    d->arena = a;
    d->text = wn_str_of(text);
    for (const char *p = text; *p;) {
        const char *stop = strstr(p, "\n\n");
        uint32_t len = (uint32_t)(stop ? (size_t)(stop - p) : strlen(p));
        wn_block *b = wn_list_add(a, &d->blocks);
        b->span = (wn_span){ (uint32_t)(p - text), (uint32_t)(p - text) + len };
        p += len + (stop ? 2 : 0);
    }
    wn_found *f = wn_found_new(d, lex);
    wn_err err;
    assert_true(wn_boilerplate_find(f, &err));
    return f;
}

static void drops_nothing(const char *text)
{
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    assert_int_equal(look(a, text)->boilerplate.len, 0);
    wn_arena_free(a);
}

static void a_document_without_furniture_loses_nothing(void **state)
{
    (void)state;
    drops_nothing("The moon is hollow.\n\n“It is not,” said Ada Byrne.");
    drops_nothing("Rain.");
    drops_nothing("Dear Mrs Hale,\n\nThe boiler is mended.\n\nYours,\n\nTom Pike");
    drops_nothing("Evening\n\nThe gulls\ncome home\n\nand then\nthe boats");
    drops_nothing("“Are you in?”\n\n“No.”\n\n“When, then?”\n\n“Never.”");
}

static void a_menu_word_alone_is_a_heading_like_any_other(void **state)
{
    (void)state;
    drops_nothing("Home\n\nThe house stood empty for a year, and then the owls moved in.");
}

static void an_empty_document_has_no_blocks_to_drop(void **state)
{
    (void)state;
    drops_nothing("");
}

static void what_is_a_phrase_of_pages_goes_and_the_text_between_stays(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_found *f = look(a, "Share this page\n\nThe ferry sank in the harbour on Friday night.\n\n"
                          "Nobody was aboard.\n\nAll rights are ours");
    assert_int_equal(f->boilerplate.len, 2);
    const wn_boilerplate *b = f->boilerplate.at;
    assert_int_equal(b[0].reason, WN_B_SHARE);
    assert_int_equal(b[0].span.start, 0);
    assert_int_equal(b[0].span.end, 15);
    assert_int_equal(b[1].reason, WN_B_LEGAL);
    assert_int_equal(b[1].block, 3);
    assert_true(b[0].score > 0.5 && b[0].score <= 1);
    wn_arena_free(a);
}

static void blocks_of_one_reason_in_a_row_are_one_thing(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_found *f = look(a, "Home\n\nHome\n\nShare this page\n\nShare this page\n\n"
                          "The ferry sank in the harbour on Friday night.");
    assert_int_equal(f->boilerplate.len, 2);
    assert_int_equal(f->boilerplate.at[0].blocks, 2);
    assert_int_equal(f->boilerplate.at[1].blocks, 2);
    assert_true(wn_str_eq(f->boilerplate.at[1].why, WN_STR("share")));
    wn_arena_free(a);
}

static void a_text_of_which_nothing_would_stay_keeps_its_sentences(void **state)
{
    (void)state;
    static const char text[] =
        "Home\n\nNews\n\nhome\n\nShare this page\n\n"
        "[][]Thieves broke the gate of the old mill on Monday night and took four ladders and a cart.\n\n"
        "Our little newsletter tells you all there is to tell of the old mill, its gate and its ladders.\n\n"
        "Share this page\n\nhome\n\nAll rights are ours";
    weigh("boilerplate.words_7", 9);
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_found *f = look(a, text);
    uint32_t gone = 0;
    for (uint32_t i = 0; i < f->boilerplate.len; i++) {
        wn_boilerplate b = f->boilerplate.at[i];
        gone += b.blocks;
        assert_false(b.block <= 4 && 4 < b.block + b.blocks);
    }
    assert_true(gone >= 4);
    wn_arena_free(a);
}

static void it_looks_only_once(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_found *f = look(a, "Share this page\n\nThe ferry sank on Friday.");
    uint32_t n = f->boilerplate.len;
    assert_true(wn_boilerplate_find(f, NULL));
    assert_int_equal(f->boilerplate.len, n);
    wn_arena_free(a);
}

static void a_filters_own_phrase_settles_it_even_in_a_document_without_furniture(void **state)
{
    (void)state;
    phrase(WN_LEX_BOILERPLATE, "sent from the lighthouse", "signature", 1);
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_found *f = look(a, "All is well here.\n\nSent from the lighthouse at noon.");
    assert_int_equal(f->boilerplate.len, 1);
    assert_int_equal(f->boilerplate.at[0].block, 1);
    assert_true(wn_str_eq(f->boilerplate.at[0].why, WN_STR("signature")));
    wn_arena_free(a);
}

static void a_filters_own_pattern_settles_it_too(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_err err;
    wn_regex *re = wn_regex_new(WN_STR("^Ref\\. \\d+$"), WN_STR(""), NULL, &err);
    assert_non_null(re);
    const wn_pattern p = { WN_LEX_BOILERPLATE, re, 1, WN_STR("widget"), WN_STR("") };
    wn_doc d = { .arena = a, .text = WN_STR("All is well here.\n\nRef. 4411") };
    wn_list_add(a, &d.blocks)->span = (wn_span){ 0, 17 };
    wn_list_add(a, &d.blocks)->span = (wn_span){ 19, 28 };
    wn_found *f = wn_found_new(&d, lex);
    f->patterns = &p;
    f->pattern_count = 1;
    assert_true(wn_boilerplate_find(f, &err));
    assert_int_equal(f->boilerplate.len, 1);
    assert_int_equal(f->boilerplate.at[0].span.start, 19);
    assert_int_equal(f->boilerplate.at[0].reason, WN_B_WIDGET);
    wn_regex_free(re);
    wn_arena_free(a);
}

static void a_block_without_a_word_has_none_of_the_next_ones_letters(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_features x;
    wn_err err;
    assert_true(wn_feature_find(look(a, "Home\n\n \n\nthe gulls\n\n "), &x, &err));
    assert_false(x.at[1].lower);
    assert_true(x.at[2].lower);
    assert_false(x.at[3].lower);
    wn_arena_free(a);
}

static void counts_of_a_block_without_end_stop(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_features x;
    wn_err err;
    char *text = wn_arena_get(a, 80000 * 14 + 1);
    for (size_t i = 0; i < 80000; i++) memcpy(text + i * 14, "The A1 share. ", 14);
    assert_true(wn_feature_find(look(a, text), &x, &err));
    assert_int_equal(x.at[0].capitals, UINT16_MAX);
    assert_int_equal(x.at[0].digits, UINT16_MAX);
    assert_int_equal(x.at[0].sentences, 4);
    assert_true(x.at[0].hits <= 200);
    wn_arena_free(a);
}

static void a_page_of_a_hundred_thousand_blocks_ends(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    size_t n = 100000;
    char *text = wn_arena_get(a, n * 6 + 1);
    for (size_t i = 0; i < n; i++) memcpy(text + i * 6, "Home\n\n", 6);
    wn_found *f = look(a, text);
    assert_true(f->boilerplate.len <= n);
    wn_arena_free(a);
}

/* The page in which LINES stand between sentences, all of it as likely text as furniture: what goes, with bars
** between. */
static void assert_goes(const char *lines, const char *expected)
{
    static const char said[] = "The ferry sank in the harbour on Friday night, and nobody who was there has seen it since.";
    static const char more[] = "Nobody had been aboard of it, the master of the harbour said, for the third winter in a row.";
    static const char *const bins[] = { "_12", "_13", "_14", "_15" };
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_buf text = wn_buf_new(a), gone = wn_buf_new(a);
    for (size_t i = 0; i < 4; i++) {
        char name[32];
        snprintf(name, sizeof name, "boilerplate.around_self%s", bins[i]);
        weigh(name, 0);
    }
    phrase(WN_LEX_BOILERPLATE_START, "see too", "related", 0.5);
    phrase(WN_LEX_BOILERPLATE_START, "thanks to", "credit", 0.5);
    wn_buf_print(&text, "Share this page\n\nHens\n\n%s\n\n%s\n\n%s\n\n%s\n\n%s\n\nAnd geese\n\nAll rights are ours", said,
                 more, lines, more + 1, said + 1);
    wn_buf_byte(&text, 0);
    wn_found *f = look(a, text.ptr);
    for (uint32_t i = 0; i < f->boilerplate.len; i++) {
        wn_str s = wn_str_cut(f->doc->text, f->boilerplate.at[i].span);
        for (size_t k = 0; k < s.len; k++) wn_buf_byte(&gone, s.ptr[k] == '\n' ? '|' : s.ptr[k]);
        wn_buf_byte(&gone, '+');
    }
    if (!wn_str_eq(wn_buf_str(&gone), wn_str_of(expected))) fail_msg("%.*s", (int)gone.len, gone.ptr);
    wn_arena_free(a);
}

static void short_lines_ahead_of_the_text_and_behind_it_go_where_nothing_speaks_for_them(void **state)
{
    (void)state;
    assert_goes("A heading", "Share this page||Hens+And geese+All rights are ours+");
}

static void pictures_dates_pointers_and_what_is_said_twice_go_where_nothing_speaks_for_them(void **state)
{
    (void)state;
    assert_goes("[A hen on a wall]", "Share this page||Hens+[A hen on a wall]+And geese+All rights are ours+");
    assert_goes("12/03/2024", "Share this page||Hens+12/03/2024+And geese+All rights are ours+");
    assert_goes("See too: how hens are fed", "Share this page||Hens+See too: how hens are fed+And geese+All rights are ours+");
    assert_goes("Hens", "Share this page||Hens+Hens+And geese+All rights are ours+");
    assert_goes("ann@quay.example", "Share this page||Hens+ann@quay.example+And geese+All rights are ours+");
    assert_goes("Thanks to our hens", "Share this page||Hens+Thanks to our hens+And geese+All rights are ours+");
}

/* Does the first text of a page of which weights keep nothing stay behind TRAIL? */
static bool stays_behind(const char *trail)
{
    static const char said[] = "The ferry sank in the harbour on Friday night, and nobody who was there has seen it since.";
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_buf text = wn_buf_new(a);
    weigh("boilerplate.bias_0", 4);
    weigh("boilerplate.words_10", -9);
    weigh("boilerplate.around_self_0", 2.5);
    wn_buf_print(&text, "Share this page\n\nThe last boat home\n\n%s\n\nHens\n\n%s\n\n%s\n\n"
                        "Home\n\n", trail, said, said + 1);
    for (size_t i = 0; i < 16; i++) wn_buf_print(&text, "%s ", said);       /* no page of a few words */
    wn_buf_print(&text, "\n\nGeese\n\nAll rights are ours");
    wn_buf_byte(&text, 0);
    wn_found *f = look(a, text.ptr);
    uint32_t at = (uint32_t)(strstr(text.ptr, said) - text.ptr), more = at + sizeof said + 5;
    bool gone = false, other = false;
    for (uint32_t i = 0; i < f->boilerplate.len; i++) {
        gone |= wn_span_has(f->boilerplate.at[i].span, at);
        other |= wn_span_has(f->boilerplate.at[i].span, more);
    }
    assert_true(other);
    wn_arena_free(a);
    return !gone;
}

static void the_first_text_behind_a_trail_that_ends_with_the_title_stays(void **state)
{
    (void)state;
    assert_true(stays_behind("Home » Boats » The last boat home"));
    assert_true(stays_behind("Home > The last boat home"));
    assert_false(stays_behind("Home » Boats"));
    assert_false(stays_behind("Home, boats, the last boat home"));
    assert_false(stays_behind("» The last boat home"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_first_text_behind_a_trail_that_ends_with_the_title_stays, begin, end),
        cmocka_unit_test_setup_teardown(a_document_without_furniture_loses_nothing, begin, end),
        cmocka_unit_test_setup_teardown(a_menu_word_alone_is_a_heading_like_any_other, begin, end),
        cmocka_unit_test_setup_teardown(an_empty_document_has_no_blocks_to_drop, begin, end),
        cmocka_unit_test_setup_teardown(what_is_a_phrase_of_pages_goes_and_the_text_between_stays,
                                        begin, end),
        cmocka_unit_test_setup_teardown(blocks_of_one_reason_in_a_row_are_one_thing, begin, end),
        cmocka_unit_test_setup_teardown(a_text_of_which_nothing_would_stay_keeps_its_sentences,
                                        begin, end),
        cmocka_unit_test_setup_teardown(it_looks_only_once, begin, end),
        cmocka_unit_test_setup_teardown(
            a_filters_own_phrase_settles_it_even_in_a_document_without_furniture, begin, end),
        cmocka_unit_test_setup_teardown(a_filters_own_pattern_settles_it_too, begin, end),
        cmocka_unit_test_setup_teardown(a_block_without_a_word_has_none_of_the_next_ones_letters,
                                        begin, end),
        cmocka_unit_test_setup_teardown(counts_of_a_block_without_end_stop, begin, end),
        cmocka_unit_test_setup_teardown(
            short_lines_ahead_of_the_text_and_behind_it_go_where_nothing_speaks_for_them, begin, end),
        cmocka_unit_test_setup_teardown(
            pictures_dates_pointers_and_what_is_said_twice_go_where_nothing_speaks_for_them, begin, end),
        cmocka_unit_test_setup_teardown(a_page_of_a_hundred_thousand_blocks_ends, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
