/* regex_test.c: patterns, what they find, and how they fail. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "find/regex.h"

#include <stdio.h>
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
    if (wn_regex_new(wn_str_of(pattern), wn_str_of(flags), NULL, &err)) fail_msg("accepted: %s", pattern);
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
    wn_regex_walk walk = { 0 };
    size_t n = 0;
    for (; wn_regex_next(re, text, &walk, NULL) == 1 && n < 4; n++)
        check_span(wn_regex_span(re, 0), want[n].start, want[n].end);
    assert_int_equal(n, 4);
    wn_regex_free(re);
}

static uint32_t count(const char *pattern, wn_str text)
{
    wn_regex *re = compile(pattern, "");
    wn_regex_walk walk = { 0 };
    uint32_t n = 0;
    while (wn_regex_next(re, text, &walk, NULL) == 1 && n < 99) n++;
    wn_regex_free(re);
    return n;
}

static void behind_an_empty_match_one_that_is_not_may_begin(void **s)
{
    (void)s;
    assert_int_equal(count("|a", WN_STR("aä")), 4);             /* "", a, "", "" */
    assert_int_equal(count("(?=a)|ab", WN_STR("abab")), 4);
    assert_int_equal(count("(?<=b)", WN_STR("abab")), 2);
    assert_int_equal(count("a\\K", WN_STR("aaa")), 3);
    assert_int_equal(count("", WN_STR("")), 1);
}

static void what_moves_the_start_is_told(void **s)
{
    (void)s;
    wn_regex *re = compile("ab\\Kc", "");
    assert_int_equal(wn_regex_match(re, WN_STR("abc"), 0, NULL), 1);
    check_span(wn_regex_span(re, 0), 2, 3);
    wn_regex_free(re);
    refuses("(?=ab\\K)", "", "\\K");       /* its start would be behind its end */
    refuses("(?<=ab\\K)c", "", "\\K");
}

static void of_groups_with_one_name_the_one_that_matched_counts(void **s)
{
    (void)s;
    refuses("(?<n>a)|(?<n>b)", "", "same name");
    wn_regex *re = compile("(?J)(?<n>a)|(?<n>b)|(?<m>c)", "");
    assert_int_equal(wn_regex_match(re, WN_STR("b"), 0, NULL), 1);
    assert_int_equal(wn_regex_group(re, WN_STR("n")), 2);
    assert_int_equal(wn_regex_match(re, WN_STR("a"), 0, NULL), 1);
    assert_int_equal(wn_regex_group(re, WN_STR("n")), 1);
    assert_int_equal(wn_regex_group(re, WN_STR("m")), 3);
    assert_true(wn_regex_size(re) > 0);
    wn_regex_free(re);
}

static void too_much_of_a_pattern_is_refused(void **s)
{
    (void)s;
    char deep[601] = "";
    refuses("(abcdefgh){60000}", "", "too large");
    refuses("a{65536}", "", "byte");
    refuses("(?<=a*)b", "", "lookbehind");
    memset(deep, '(', 300);
    memset(deep + 300, ')', 300);
    refuses(deep, "", "nested");
    refuses("\\p{Nothing}", "", "byte");
    refuses("[z-a]", "", "byte");
    refuses("(*UTF16)a", "", "byte");
}

/* What a pattern says of its own limits can lower them; ours hold. */
static void a_pattern_does_not_lift_its_limits(void **s)
{
    (void)s;
    static const char *const verbs[] = { "(*LIMIT_MATCH=4000000000)", "(*LIMIT_DEPTH=4000000000)",
                                         "(*LIMIT_HEAP=4000000000)", "(*NO_JIT)", "(*UTF)(*UCP)" };
    wn_str text = WN_STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");
    for (int i = 0; i < 5; i++) {
        wn_err err = { 0 };
        char pattern[80];
        snprintf(pattern, sizeof pattern, "%s^(a+)+$", verbs[i]);
        wn_regex *re = compile(pattern, "");
        assert_int_equal(wn_regex_match(re, text, 0, &err), -1);
        assert_int_equal(err.code, WN_LIMIT);
        wn_regex_free(re);
    }
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

static void what_is_found_does_not_go_back(void **s)
{
    (void)s;
    static const char *const patterns[] = {
        "(?=(?1))(?(DEFINE)(e\\K))", "(?<=(?1))(?(DEFINE)(\\Ke))"    /* ends before it begins; begins too early */
    };
    for (int i = 0; i < 2; i++) {
        wn_err err = { 0 };
        wn_regex *re = compile(patterns[i], "");
        wn_regex_walk walk = { .at = 2 };
        assert_int_equal(wn_regex_next(re, WN_STR("heen"), &walk, &err), -1);
        assert_int_equal(err.code, WN_BAD_RULE);
        assert_string_equal(err.text, "a pattern was given up: \\K in a lookaround");
        wn_regex_free(re);
    }
    wn_regex *re = compile("h\\Ke", "");
    assert_int_equal(wn_regex_match(re, WN_STR("heen"), 0, NULL), 1);
    check_span(wn_regex_span(re, 0), 1, 2);
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

static void same_in(wn_regex *one, wn_regex *other, const char *subject)
{
    wn_regex_walk here = { 0 }, there = { 0 };
    wn_str text = wn_str_of(subject);
    for (int found = 1; found == 1;) {
        found = wn_regex_next(one, text, &here, NULL);
        assert_int_equal(found, wn_regex_next(other, text, &there, NULL));
        for (uint32_t g = 0; found == 1 && g <= wn_regex_groups(one); g++) {
            wn_span a = wn_regex_span(one, g), b = wn_regex_span(other, g);
            if (!wn_span_eq(a, b)) fail_msg("group %u in \"%s\"", g, subject);
        }
    }
}

/* The JIT and the interpreter are two programs; what they find is the same. */
static void both_matchers_find_the_same(void **s)
{
    (void)s;
    static const char *const patterns[] = {
        "a", "a|ab", "(a|ab)(c|bcd)(d*)", "\\b\\w+\\b", "\\p{Lu}\\p{Ll}*", "(?i)ÄPFEL", "(\\w)\\1", "x*", "^.*$",
        "(?m)^\\w+", "(?s).+", "(?<!\\d)\\d{2}(?!\\d)", "(?>a+)b", "a++b", "a+?b", "(?<q>[“\"]).*?[”\"]", "\\X",
        "\\R", "[^\\x00-\\x7F]+", "(?=(\\w+))\\w", "(?|(a)|(b))c", "\\d+(?:[.,]\\d+)*", "(a?)*?b", "a\\Kb",
        "(?<n>\\p{L}+) \\k<n>", "\\A\\s*|\\s*\\z", "(?x) a  b # c", "(\\((?:[^()]|(?1))*\\))",
    };
    static const char *const subjects[] = {
        "", "a", "abcd", "aab aaab", "Äpfel und äpfel", "the the cat", "one\r\ntwo\nthree", "12 345 67",
        "“It rained,” said Ada.", "\"a\" “b”", "é x", "1,234.5 and 6", "((a)(b(c)))", "acbcab", "  a b  ",
    };
    for (size_t p = 0; p < sizeof patterns / sizeof *patterns; p++) {
        char slow[120];
        snprintf(slow, sizeof slow, "(*NO_JIT)%s", patterns[p]);
        wn_regex *one = compile(patterns[p], ""), *other = compile(slow, "");
        for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) same_in(one, other, subjects[i]);
        wn_regex_free(one);
        wn_regex_free(other);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_match_has_its_groups),
        cmocka_unit_test(flags_change_what_is_found),
        cmocka_unit_test(a_bad_pattern_says_where),
        cmocka_unit_test(what_could_harm_is_refused),
        cmocka_unit_test(a_loop_over_empty_matches_ends),
        cmocka_unit_test(behind_an_empty_match_one_that_is_not_may_begin),
        cmocka_unit_test(what_moves_the_start_is_told),
        cmocka_unit_test(of_groups_with_one_name_the_one_that_matched_counts),
        cmocka_unit_test(too_much_of_a_pattern_is_refused),
        cmocka_unit_test(a_pattern_does_not_lift_its_limits),
        cmocka_unit_test(both_matchers_find_the_same),
        cmocka_unit_test(a_limit_is_an_error),
        cmocka_unit_test(what_is_found_does_not_go_back),
        cmocka_unit_test(where_the_fast_matcher_runs_out_of_stack_the_other_goes_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
