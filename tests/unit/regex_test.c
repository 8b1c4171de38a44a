/* regex_test.c: patterns, what they find, and how they fail. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "find/regex.h"

#include <stdlib.h>

static wn_regex *compile(const char *pattern, const char *flags)
{
    wn_err err = { 0 };
    wn_regex *re = wn_regex_new(wn_str_of(pattern), wn_str_of(flags), NULL, &err);
    if (!re) fail_msg("%s", err.text);
    return re;
}

static void refuses(const char *pattern, const char *flags, const char *why)
{
    wn_err err = { 0 };
    assert_null(wn_regex_new(wn_str_of(pattern), wn_str_of(flags), NULL, &err));
    assert_int_equal(err.code, WN_BAD_RULE);
    if (!strstr(err.text, why)) fail_msg("\"%s\" does not say \"%s\"", err.text, why);
}

static void check_span(wn_span s, uint32_t start, uint32_t end)
{
    assert_int_equal(s.start, start);
    assert_int_equal(s.end, end);
}

static void a_match_has_its_groups(void **s)
{
    (void)s;
    wn_regex *re = compile("(?<day>\\d+) (?<month>\\w+)|(never)", "");
    wn_str text = WN_STR("on 12 März");
    assert_int_equal(wn_regex_match(re, text, 0, NULL), 1);
    check_span(wn_regex_span(re, 0), 3, 11);
    check_span(wn_regex_span(re, 2), 6, 11);
    check_span(wn_regex_span(re, 3), WN_NOWHERE, WN_NOWHERE);
    check_span(wn_regex_span(re, 9), WN_NOWHERE, WN_NOWHERE);
    assert_int_equal(wn_regex_groups(re), 3);
    assert_int_equal(wn_regex_group(re, WN_STR("month")), 2);
    assert_int_equal(wn_regex_group(re, WN_STR("year")), -1);
    assert_true(wn_str_eq(wn_regex_group_name(re, 1), WN_STR("day")));
    assert_int_equal(wn_regex_group_name(re, 3).len, 0);
    assert_int_equal(wn_regex_match(re, text, 6, NULL), 0);
    assert_int_equal(wn_regex_match(re, text, 99, NULL), 0);
    assert_int_equal(wn_regex_match(re, (wn_str){ NULL, 0 }, 0, NULL), 0);
    wn_regex_free(re);
}

static void flags_change_what_is_found(void **s)
{
    (void)s;
    wn_regex *re = compile("^ ÄB . $  # a line", "imsx");
    assert_int_equal(wn_regex_match(re, WN_STR("x\näbc\r\ny"), 0, NULL), 1);
    check_span(wn_regex_span(re, 0), 2, 6);
    wn_regex_free(re);
    re = compile("a+", "U");
    assert_int_equal(wn_regex_match(re, WN_STR("aaa"), 0, NULL), 1);
    check_span(wn_regex_span(re, 0), 0, 1);
    wn_regex_free(re);
}

static void a_bad_pattern_says_where(void **s)
{
    (void)s;
    refuses("ab(c", "", "byte 5");
    refuses("a", "iq", "flag 'q'");
    refuses("a\xff", "", "UTF-8");
}

static void what_could_harm_is_refused(void **s)
{
    (void)s;
    refuses("a\\Cb", "", "\\C");
    refuses("a(?C1)b", "", "callouts");
    refuses("a(?C)b", "", "callouts");
    refuses("a(?C'x')b", "", "callouts");
    char *large = calloc(1, 70000);
    memset(large, 'a', 69999);
    refuses(large, "", "at most");
    free(large);
}

static void a_loop_over_empty_matches_ends(void **s)
{
    (void)s;
    wn_regex *re = compile("b*", "");
    wn_str text = WN_STR("äbbc");
    static const wn_span want[] = { { 0, 0 }, { 2, 4 }, { 4, 4 }, { 5, 5 } };
    size_t at = 0, n = 0;
    for (; wn_regex_next(re, text, &at, NULL) == 1; n++)
        check_span(wn_regex_span(re, 0), want[n].start, want[n].end);
    assert_int_equal(n, 4);
    wn_regex_free(re);
}

static void a_match_that_moves_its_start_ends_too(void **s)
{
    (void)s;
    wn_regex *re = compile("a\\K", "");
    size_t at = 0, n = 0;
    while (wn_regex_next(re, WN_STR("aaa"), &at, NULL) == 1) n++;
    assert_int_equal(n, 2);
    wn_regex_free(re);
}

static void a_limit_is_an_error(void **s)
{
    (void)s;
    wn_regex *re = compile("^(a+)+$", "");
    wn_err err = { 0 };
    wn_str text = WN_STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");
    assert_int_equal(wn_regex_match(re, text, 0, &err), -1);
    assert_int_equal(err.code, WN_LIMIT);
    assert_non_null(strstr(err.text, "limit"));
    assert_int_equal(wn_regex_match(re, WN_STR("aaa"), 0, &err), 1);
    wn_regex_free(re);
}

static void where_the_fast_matcher_runs_out_of_stack_the_other_goes_on(void **s)
{
    (void)s;
    /* A group that captures keeps something for each turn: 60,000 turns do not fit into 1 MiB. */
    enum { LEN = 60000 };
    wn_regex *re = compile("^(?:(a|b)(?=[ab]|$))+$", "");
    char *text = malloc(LEN);
    memset(text, 'a', LEN);
    wn_err err = { 0 };
    int found = wn_regex_match(re, (wn_str){ text, LEN }, 0, &err);
    if (found != 1) fail_msg("%s", err.text);
    free(text);
    wn_regex_free(re);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_match_has_its_groups),
        cmocka_unit_test(flags_change_what_is_found),
        cmocka_unit_test(a_bad_pattern_says_where),
        cmocka_unit_test(what_could_harm_is_refused),
        cmocka_unit_test(a_loop_over_empty_matches_ends),
        cmocka_unit_test(a_match_that_moves_its_start_ends_too),
        cmocka_unit_test(a_limit_is_an_error),
        cmocka_unit_test(where_the_fast_matcher_runs_out_of_stack_the_other_goes_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
