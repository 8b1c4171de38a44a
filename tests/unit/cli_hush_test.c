/* cli_hush_test.c: comments that hide findings, wherever they end. */
#include "group.h"

#include "base/buffer.h"
#include "cli/hush.h"

/* Is a finding of RULE at the first "@" of TEXT hidden? */
static bool hides(const char *text, const char *rule)
{
    wn_hushes h = { 0 };
    wn_hush_find(arena, wn_str_of(text), &h);
    return wn_hush_has(&h, wn_str_of(rule), (uint32_t)strcspn(text, "@"));
}

static void rules_stand_between_any_white_space_and_commas(void **state)
{
    (void)state;
    assert_true(hides("<!-- winnow-disable --> @", "a"));
    assert_true(hides("<!--winnow-disable--> @", "a"));
    assert_true(hides("<!--\twinnow-disable\r\na,\tb-->\n@", "b"));
    assert_false(hides("<!--\twinnow-disable\r\na,\tb-->\n@", "c"));
    assert_true(hides("<!-- winnow-disable a,,b --> @", "a"));
}

static void what_only_looks_like_one_hides_nothing(void **state)
{
    (void)state;
    assert_false(hides("<!-- winnow-disabled --> @", "a"));
    assert_false(hides("<!-- winnow-enable-all --> @", "a"));
    assert_false(hides("<!-- a hen --> @", "a"));
    assert_false(hides("<!-- @ winnow-disable", "a"));
    assert_false(hides("@ <!-- winnow-disable a", "a"));
    assert_false(hides("@ <!-- winnow-disable", "a"));
    assert_false(hides("@ <!--", "a"));
    assert_false(hides("@ <!--  ", "a"));
}

static void a_comment_is_of_its_next_line_alone(void **state)
{
    (void)state;
    assert_true(hides("<!-- winnow-disable-next-line a -->\n@", "a"));
    assert_true(hides("<!-- winnow-disable-next-line a --> x\nx @ x\n", "a"));
    assert_false(hides("<!-- winnow-disable-next-line a --> @\n", "a"));
    assert_false(hides("<!-- winnow-disable-next-line a -->\nx\n@", "a"));
    assert_false(hides("@<!-- winnow-disable-next-line a -->", "a"));
}

static void enabling_ends_one_rule_or_all(void **state)
{
    (void)state;
    assert_false(hides("<!-- winnow-disable a --><!-- winnow-enable a --> @", "a"));
    assert_false(hides("<!-- winnow-disable a b --><!-- winnow-enable --> @", "b"));
    assert_true(hides("<!-- winnow-disable a b --><!-- winnow-enable a --> @", "b"));
    assert_true(hides("<!-- winnow-disable --><!-- winnow-enable a --> @", "b"));
}

static void one_that_hides_what_is_hidden_is_of_no_use(void **state)
{
    wn_hushes h = { 0 };
    (void)state;
    wn_hush_find(arena, WN_STR("<!-- winnow-disable b a --><!-- winnow-disable a --> @"), &h);
    assert_int_equal(h.len, 3);
    assert_true(wn_hush_has(&h, WN_STR("a"), 53));
    assert_true(wn_hush_has(&h, WN_STR("b"), 53));
    assert_false(wn_hush_has(&h, WN_STR("a"), 0));          /* places may go back */
    assert_true(h.at[0].used && h.at[1].used && !h.at[2].used);
}

static void floods_of_comments_and_of_names_are_bounded(void **state)
{
    wn_hushes h = { 0 };
    wn_buf many = wn_buf_new(arena), names = wn_buf_new(arena);
    (void)state;
    for (int i = 0; i < 10500; i++) wn_buf_print(&many, "<!-- winnow-disable-next-line r%d -->\n", i);
    wn_hush_find(arena, wn_buf_str(&many), &h);
    assert_int_equal(h.len, 10000);
    wn_buf_add(&names, WN_STR("<!-- winnow-disable-next-line"));
    for (int i = 0; i < 10500; i++) wn_buf_print(&names, " r%d", i);
    wn_buf_add(&names, WN_STR(" -->\n"));
    h = (wn_hushes){ 0 };
    wn_hush_find(arena, wn_buf_str(&names), &h);
    assert_int_equal(h.len, 10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rules_stand_between_any_white_space_and_commas, begin, end),
        cmocka_unit_test_setup_teardown(what_only_looks_like_one_hides_nothing, begin, end),
        cmocka_unit_test_setup_teardown(a_comment_is_of_its_next_line_alone, begin, end),
        cmocka_unit_test_setup_teardown(enabling_ends_one_rule_or_all, begin, end),
        cmocka_unit_test_setup_teardown(one_that_hides_what_is_hidden_is_of_no_use, begin, end),
        cmocka_unit_test_setup_teardown(floods_of_comments_and_of_names_are_bounded, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
