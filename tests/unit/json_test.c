/* json_test.c: the scanner takes all of RFC 8259 and nothing else, in slices of the source. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/json.h"

static wn_arena *arena;

static int setup(void **state)
{
    (void)state;
    arena = wn_arena_new(0, NULL, NULL);
    return arena ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    wn_arena_free(arena);
    return 0;
}

static bool scan(wn_str src, wn_err *err)
{
    wn_json j = wn_json_new(arena, src);
    wn_json_event e;
    do {
        if (!wn_json_next(&j, &e, err)) return false;
        assert_true(e.from <= e.to && e.to <= src.len);
    } while (e.type != WN_JSON_END);
    return true;
}

static void assert_bytes(wn_str got, const char *expected)
{
    if (!wn_str_eq(got, wn_str_of(expected)))
        fail_msg("got <%.*s>, expected <%s>", (int)got.len, got.ptr, expected);
}

static void what_the_grammar_allows_is_read(void **state)
{
    (void)state;
    static const char *good[] = {
        "{}", "[]", " [ ] ", "\t{\r\n}", "0", "-0", "10.25", "1e5", "-1.5E+07", "2e-3", "\"\"", "true",
        "false", "null", "[1,2]", "{\"a\":1,\"a\":[{}]}", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00Ff\"",
        "\"\\ud800\"", "\"a long string that takes more than eight bytes\"", "[[[[]]],{\"k\":{}}]",
        "\"\x7f\"",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        wn_err err = { 0 };
        if (!scan(wn_str_of(good[i]), &err)) fail_msg("%s: %s", good[i], err.text);
    }
}

static void what_it_forbids_fails_at_its_byte(void **state)
{
    (void)state;
    static const struct { const char *src; size_t at; } bad[] = {
        { "", 0 }, { " ", 1 }, { "{", 1 }, { "[", 1 }, { "[1", 2 }, { "[1,", 3 }, { "[1,]", 3 }, { "[,1]", 1 },
        { "{\"a\"}", 4 }, { "{\"a\":}", 5 }, { "{\"a\":1,}", 7 }, { "{a:1}", 1 }, { "{1:1}", 1 },
        { "[1}", 2 }, { "{\"a\":1]", 6 }, { "1 2", 2 }, { "[]x", 2 }, { "01", 1 }, { "-", 1 }, { "+1", 0 },
        { "1.", 2 }, { ".5", 0 }, { "1e", 2 }, { "1e+", 3 }, { "tru", 0 }, { "nul", 0 }, { "True", 0 },
        { "NaN", 0 }, { "\"", 1 }, { "\"a", 2 }, { "\"\n\"", 1 }, { "\"abcdefgh\x1f\"", 9 },
        { "\"\\x\"", 2 }, { "\"\\u12g4\"", 5 }, { "\"\\u12\"", 5 }, { "'a'", 0 }, { "[\xEF\xBB\xBF]", 1 },
        { "[\xEF\xBB]", 1 }, { "[\xEF\xBBxx]", 1 }, { "[1 2]", 3 }, { "]", 0 }, { "}", 0 }, { "[\f]", 1 }, { "// x", 0 },
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        wn_err err = { 0 };
        if (scan(wn_str_of(bad[i].src), &err)) fail_msg("accepted: %s", bad[i].src);
        assert_int_equal(err.code, WN_BAD_INPUT);
        if (err.at != bad[i].at) fail_msg("%s: at %zu, not %zu", bad[i].src, err.at, bad[i].at);
    }
    assert_false(scan((wn_str){ "\"a\0b\"", 5 }, NULL));
    assert_false(scan((wn_str){ "[]\0", 3 }, NULL));
}

static void every_event_knows_its_bytes(void **state)
{
    (void)state;
    static const struct { wn_json_type type; const char *raw; uint32_t from, to; } want[] = {
        { WN_JSON_OBJECT, "{", 1, 2 }, { WN_JSON_KEY, "a\\n", 3, 8 }, { WN_JSON_ARRAY, "[", 11, 12 },
        { WN_JSON_NUMBER, "1.50", 12, 16 }, { WN_JSON_TRUE, "true", 18, 22 },
        { WN_JSON_ARRAY_END, "]", 22, 23 }, { WN_JSON_OBJECT_END, "}", 24, 25 }, { WN_JSON_END, "", 26, 26 },
    };
    wn_json j = wn_json_new(arena, WN_STR(" { \"a\\n\" : [1.50, true] } "));
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        wn_json_event e;
        assert_true(wn_json_next(&j, &e, NULL));
        assert_int_equal(e.type, want[i].type);
        assert_bytes(e.raw, want[i].raw);
        assert_int_equal(e.from, want[i].from);
        assert_int_equal(e.to, want[i].to);
        assert_int_equal(e.escaped, e.type == WN_JSON_KEY);
    }
}

static void a_value_can_be_skipped_or_left(void **state)
{
    (void)state;
    wn_str src = WN_STR("[[1,{\"k\":\"]\"}],2,[3],4]");
    wn_json j = wn_json_new(arena, src);
    wn_json_event e;
    assert_true(wn_json_next(&j, &e, NULL) && wn_json_next(&j, &e, NULL) && wn_json_skip(&j, &e, NULL));
    assert_int_equal(e.type, WN_JSON_ARRAY);
    assert_bytes(e.raw, "[1,{\"k\":\"]\"}]");
    assert_true(wn_json_next(&j, &e, NULL) && wn_json_skip(&j, &e, NULL));
    assert_bytes(e.raw, "2");
    assert_true(wn_json_next(&j, &e, NULL));
    wn_json_leave(&j, &e, e.from + 3);
    assert_bytes(e.raw, "[3]");
    assert_true(wn_json_next(&j, &e, NULL));
    assert_bytes(e.raw, "4");
    assert_true(wn_json_next(&j, &e, NULL));
    assert_int_equal(e.type, WN_JSON_ARRAY_END);
}

static void escapes_become_text_and_text_escapes(void **state)
{
    (void)state;
    wn_buf out = wn_buf_new(arena), back = wn_buf_new(arena);
    wn_json_decode(&out, WN_STR("a\\u00fc\\ud83d\\ude00\\n\\/\\ud800x\\udc00\\ud83d\\ue000"));
    assert_bytes(wn_buf_str(&out), "aü😀\n/\xEF\xBF\xBDx\xEF\xBF\xBD\xEF\xBF\xBD\xEE\x80\x80");
    wn_json_string(&back, WN_STR("ü\"\\\n\x01\x7f\xC2\x9B\xE2\x80\xA8—"));
    assert_bytes(wn_buf_str(&back), "\"ü\\\"\\\\\\n\\u0001\\u007f\\u009b\\u2028—\"");
}

static void halves_of_a_pair_do_not_join(void **state)
{
    static const char *const cases[][3] = {     /* in front, behind, both */
        { "\\ud83d", "\\ude00", "\\ufffd\\ude00" },
        { "\\\\\\ud83d", "\\ude00", "\\\\\\ufffd\\ude00" },
        { "\\\\ud83d", "\\ude00", "\\\\ud83d\\ude00" },     /* a backslash, and five letters */
        { "\\ud83d", "x\\ude00", "\\ud83dx\\ude00" },
        { "ud83d", "\\ude00", "ud83d\\ude00" },
        { "\\ude00", "\\ud83d", "\\ude00\\ud83d" },
        { "", "\\ude00", "\\ude00" },
        { "\\ud83d", "", "\\ud83d" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        wn_buf out = wn_buf_new(arena);
        wn_json_join(&out, wn_str_of(cases[i][0]));
        wn_json_join(&out, wn_str_of(cases[i][1]));
        assert_bytes(wn_buf_str(&out), cases[i][2]);
    }
}

static void what_is_not_safe_to_print_is_written_as_an_escape(void **state)
{
    (void)state;
    wn_buf out = wn_buf_new(arena);
    wn_json_string(&out, WN_STR("## #x ##[a] \x1b\x7f\xC2\x9B \u061C\u200E\u2028\u202E\u2066\uFEFF “ü” \xC3(\xE2\x80"));
    assert_bytes(wn_buf_str(&out), "\"## #x #\\u0023[a] \\u001b\\u007f\\u009b \\u061c\\u200e\\u2028\\u202e\\u2066\\ufeff “ü” \uFFFD(\uFFFD\"");
}

static void a_million_levels_are_fine(void **state)
{
    (void)state;
    enum { DEPTH = 1000000 };
    char *deep = wn_arena_get(arena, 2 * DEPTH);
    memset(deep, '[', DEPTH);
    memset(deep + DEPTH, ']', DEPTH);
    assert_true(scan((wn_str){ deep, 2 * DEPTH }, NULL));
    assert_false(scan((wn_str){ deep, 2 * DEPTH - 1 }, NULL));
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(what_the_grammar_allows_is_read),
        TEST(what_it_forbids_fails_at_its_byte),
        TEST(every_event_knows_its_bytes),
        TEST(a_value_can_be_skipped_or_left),
        TEST(escapes_become_text_and_text_escapes),
        TEST(halves_of_a_pair_do_not_join),
        TEST(what_is_not_safe_to_print_is_written_as_an_escape),
        TEST(a_million_levels_are_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
