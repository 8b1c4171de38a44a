/* pattern_test.c: patterns that filters add to what is found: that they give up is an error for all who ask. */
#include "english.h"
#include "find/field.h"
#include "find/kind.h"
#include "find/said.h"

/* What is found in a text, with a pattern of CLS that takes too long in it. */
static wn_found *with_bomb(wn_lex_class cls, wn_pattern *p)
{
    static const char text[] = "Ada Byrne and Tom Finch and Bo Dale and Cy Eden and Di Ford came to the quay, and sat there";
    wn_arena_reset(arena);
    wn_err err = { 0 };
    wn_doc *doc = wn_doc_new(arena, WN_STR("test"), WN_STR(text));
    assert_true(wn_read_text(doc, &(wn_read_options){ .replace = false }, &err));
    wn_found *f = wn_lua_found(lua, doc, &err);
    assert_non_null(f);
    wn_regex *re = wn_regex_new(WN_STR("^(?:[A-Za-z0-9 .,]+)+[!?]"), WN_STR(""), NULL, NULL);
    *p = (wn_pattern){ .cls = (uint8_t)cls, .regex = re, .value = 1, .tag = WN_STR("own") };
    f->patterns = p;
    f->pattern_count = 1;
    return f;
}

/* FINDER tells of a pattern of CLS that gives up, and of no other. */
static void gives_up(wn_lex_class cls, bool (*finder)(wn_found *f, wn_err *err), bool expected)
{
    wn_pattern p;
    wn_err err = { 0 };
    bool found = finder(with_bomb(cls, &p), &err);
    assert_int_equal(found, !expected);
    if (expected) assert_int_equal(err.code, WN_LIMIT);
    wn_regex_free(p.regex);
}

static bool find_said(wn_found *f, wn_err *err)
{
    wn_saids out = { 0 };
    return wn_said_find(f, arena, &out, err);
}

static void a_pattern_that_gives_up_is_an_error(void **state)
{
    (void)state;
    gives_up(WN_LEX_BOILERPLATE, wn_boilerplate_find, true);
    gives_up(WN_LEX_BOILERPLATE, wn_hedge_find, false);
    gives_up(WN_LEX_HEDGE, wn_hedge_find, true);
    gives_up(WN_LEX_HEDGE, wn_claim_find, true);
    gives_up(WN_LEX_HEDGE, wn_quote_find, false);
    gives_up(WN_LEX_CUE, wn_attribution_find, true);
    gives_up(WN_LEX_CUE, wn_quote_find, true);
    gives_up(WN_LEX_CUE, wn_claim_find, true);
    gives_up(WN_LEX_CUE, find_said, true);
}

/* Field NAME of a sentence cannot be had while CLS has the pattern. */
static void field_gives_up(wn_lex_class cls, const char *name)
{
    wn_pattern p;
    wn_err err = { 0 };
    wn_value out;
    wn_found *f = with_bomb(cls, &p);
    assert_true(wn_sentence_find(f, &err));
    const wn_field *field = wn_fields_sentence;
    while (field->name && strcmp(field->name, name)) field++;
    assert_non_null(field->name);
    assert_false(field->get(f, 0, &out, &err));
    assert_int_equal(err.code, WN_LIMIT);
    wn_regex_free(p.regex);
}

static void fields_tell_of_it_too(void **state)
{
    (void)state;
    field_gives_up(WN_LEX_CUE, "quotes");
    field_gives_up(WN_LEX_HEDGE, "claims");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pattern_that_gives_up_is_an_error), cmocka_unit_test(fields_tell_of_it_too),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
