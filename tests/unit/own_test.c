/* own_test.c: kinds that a filter defines, by a pattern or by phrases. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "find/kind.h"
#include "find/phrases.h"

static const char text[] = "PARIS, May 3. New York and new york city.\nYork, New\nYork again.";

/* The text in two blocks: the first line, and the rest. */
static wn_found *open_text(wn_arena *a, const wn_own_rule *rule, const wn_lexicon *lex)
{
    wn_doc *doc = wn_doc_new(a, WN_STR("test"), wn_str_of(text));
    doc->text = wn_str_of(text);
    *wn_list_add(a, &doc->blocks) = (wn_block){ .span = { 0, 41 } };
    *wn_list_add(a, &doc->blocks) = (wn_block){ .span = { 42, sizeof text - 1 } };
    wn_found *f = wn_found_new(doc, lex);
    f->rules = rule;
    f->rule_count = 1;
    return f;
}

static wn_lexicon *list_of(const char *const *phrases)
{
    wn_lexicon *lex = wn_lexicon_new(0, NULL, NULL);
    for (; *phrases; phrases++)
        assert_true(wn_lexicon_add(lex, WN_LEX_OWN, wn_str_of(*phrases), 1, WN_STR("t"), NULL));
    return lex;
}

static void check(const wn_found *f, uint32_t i, const char *want)
{
    assert_true(i < wn_kind_count(f, WN_K_OWN));
    wn_str got = wn_found_text(f, wn_kind_span(f, WN_K_OWN, i));
    if (!wn_str_eq(got, wn_str_of(want))) fail_msg("%.*s, not %s", (int)got.len, got.ptr, want);
}

static void a_pattern_sees_one_block_at_a_time(void **s)
{
    (void)s;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_regex *re = wn_regex_new(WN_STR("^[A-Z]+\\b|York\\s*|x*"), WN_STR("i"), NULL, NULL);
    wn_own_rule rule = { WN_STR("Dateline"), WN_STR(""), re, NULL, 0 };
    wn_found *f = open_text(a, &rule, NULL);
    assert_int_equal(wn_kind_count(f, WN_K_OWN), 0);
    assert_true(wn_kind_need(f, WN_K_OWN, NULL));
    assert_true(wn_kind_need(f, WN_K_OWN, NULL));
    static const char *const want[] = { "PARIS", "York ", "york ", "York", "York " };
    assert_int_equal(wn_kind_count(f, WN_K_OWN), 5);
    for (uint32_t i = 0; i < 5; i++) check(f, i, want[i]);
    assert_true(wn_str_eq(wn_kind_name(f, WN_K_OWN), WN_STR("Dateline")));
    wn_regex_free(re);
    wn_arena_free(a);
}

static void a_pattern_that_gives_up_names_its_kind_each_time(void **s)
{
    (void)s;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_regex *re = wn_regex_new(WN_STR("^(?:[A-Za-z0-9 .,]+)+[!?]"), WN_STR(""), NULL, NULL);
    wn_own_rule rule = { WN_STR("Bomb"), WN_STR("Bomb"), re, NULL, 0 };
    wn_found *f = open_text(a, &rule, NULL);
    for (int i = 0; i < 2; i++) {
        wn_err err = { 0 };
        assert_false(wn_kind_need(f, WN_K_OWN, &err));
        assert_int_equal(err.code, WN_LIMIT);
        assert_non_null(strstr(err.text, "Bomb, from line"));
        assert_int_equal(wn_kind_count(f, WN_K_OWN), 0);
    }
    wn_regex_free(re);
    wn_arena_free(a);
}

static void the_longest_phrase_wins_in_whole_words_of_any_case(void **s)
{
    (void)s;
    static const char *const phrases[] = { "york", "New York", "NEW YORK CITY", "aris", NULL };
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_lexicon *lex = list_of(phrases);
    wn_own_rule rule = { WN_STR("Place"), WN_STR(""), NULL, lex, 0 };
    wn_found *f = open_text(a, &rule, NULL);
    static const char *const want[] = { "New York", "new york city", "York", "New\nYork" };
    f->lex = lex;       /* the same list, or another: the same is found */
    assert_true(wn_own_find(f, 0, NULL));
    assert_int_equal(wn_kind_count(f, WN_K_OWN), 4);
    for (uint32_t i = 0; i < 4; i++) check(f, i, want[i]);
    assert_true(wn_str_eq(f->own[0].list.at[0].tag, WN_STR("t")));
    wn_lexicon *other = wn_lexicon_new(0, NULL, NULL);
    f = open_text(a, &rule, other);
    assert_true(wn_own_find(f, 0, NULL));
    assert_int_equal(wn_kind_count(f, WN_K_OWN), 4);
    wn_lexicon_free(other);
    wn_lexicon_free(lex);
    wn_arena_free(a);
}

static void phrases_are_found_in_any_string(void **s)
{
    (void)s;
    static const char *const phrases[] = { "grüße", "so long", NULL };
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_lexicon *lex = list_of(phrases);
    wn_phrases p = wn_phrases_text(a, lex, WN_STR("So  long, GRÜSSE and Grüße."));
    wn_phrase hit;
    assert_true(wn_phrases_next(&p, &hit));
    assert_int_equal(hit.span.end, 8);
    assert_int_equal(hit.id, 1);
    assert_true(wn_phrases_next(&p, &hit));
    assert_int_equal(hit.id, 0);
    assert_false(wn_phrases_next(&p, &hit));
    p = wn_phrases_text(a, lex, WN_STR(""));
    assert_false(wn_phrases_next(&p, &hit));
    wn_lexicon_free(lex);
    wn_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pattern_sees_one_block_at_a_time),
        cmocka_unit_test(a_pattern_that_gives_up_names_its_kind_each_time),
        cmocka_unit_test(the_longest_phrase_wins_in_whole_words_of_any_case),
        cmocka_unit_test(phrases_are_found_in_any_string),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
