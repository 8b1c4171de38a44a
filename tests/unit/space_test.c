/* space_test.c: the space that goes with a word, by the marks beside it. */
#include "edit/track.h"
#include "format.h"

/* What is left of TEXT without the first WORD. */
static void assert_left(const char *text, const char *word, const char *expected)
{
    wn_decisions all = { 0 };
    wn_doc *doc = read_as("text", wn_str_of(text));
    const char *at = memmem(doc->text.ptr, doc->text.len, word, strlen(word));
    assert_non_null(at);
    uint32_t start = (uint32_t)(at - doc->text.ptr);
    *wn_list_add(arena, &all) = (wn_decision){
        .action = WN_DROP, .span = { start, start + (uint32_t)strlen(word) },
        .filter = WN_STR("f"), .rule = WN_STR("r"), .reason = WN_STR("why") };
    assert_str(wn_edit_text(doc, wn_edit_resolve(doc, &all, false), arena), expected);
}

static void a_mark_that_closes_stands_close(void **state)
{
    (void)state;
    static const char *const marks[] = { ",", ".", ";", ":", "!", "?", ")", "]", "}", "%", "”", "’", "»", "›", "…", "—", "–" };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        char text[32], want[32];
        snprintf(text, sizeof text, "We row away%s so", marks[i]);
        snprintf(want, sizeof want, "We row%s so", marks[i]);
        assert_left(text, "away", want);
    }
}

static void a_mark_that_opens_stands_close(void **state)
{
    (void)state;
    static const char *const marks[] = { "(", "[", "{", "“", "‘", "«", "‹", "„", "‚", "¿", "¡", "—", "–" };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        char text[32], want[32];
        snprintf(text, sizeof text, "So %saway we row", marks[i]);
        snprintf(want, sizeof want, "So %swe row", marks[i]);
        assert_left(text, "away", want);
    }
}

static void between_words_one_space_is_left(void **state)
{
    (void)state;
    assert_left("So away we row", "away", "So we row");
    assert_left("So  away  we row", "away", "So  we row");
    assert_left("away we row", "away", "we row");
    assert_left("we row away", "away", "we row");
    assert_left("we @ away @ row", "away", "we @ @ row");
}

static void the_bullet_of_an_item_goes_with_its_words(void **state)
{
    (void)state;
    static const char *const bullets[] = { "-", "*", "+", "•", "‣", "◦", "▪", "·", "–", "1.", "12)", "3." };
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        char text[64], want[64];
        snprintf(text, sizeof text, "%s away\n%s we row\n", bullets[i], bullets[i]);
        snprintf(want, sizeof want, "%s we row\n", bullets[i]);
        assert_left(text, "away", want);
    }
}

static void a_number_alone_is_no_bullet(void **state)
{
    (void)state;
    assert_left("1. 12\n2. so\n", "12", "2. so\n");
    assert_left("- 12\n\n- so\n", "12", "- so\n");
}

static void lines_may_end_in_cr(void **state)
{
    (void)state;
    assert_left("One.\r\rGone.\r\rTwo.", "Gone.", "One.\r\rTwo.");
    assert_left("One.\r\n\r\nGone.\r\n\r\nTwo.", "Gone.", "One.\r\n\r\nTwo.");
    assert_left("One.\r\n\r\n\r\nGone.\r\n\r\nTwo.", "Gone.", "One.\r\n\r\n\r\nTwo.");
}

/* What is left of HTML as text, without its first block. */
static void assert_page_left(const char *html, const char *expected)
{
    wn_decisions all = { 0 };
    wn_doc *doc = read_as("html", wn_str_of(html));
    *wn_list_add(arena, &all) = (wn_decision){ .action = WN_DROP, .span = doc->blocks.at[0].span };
    assert_str(wn_edit_text(doc, wn_edit_resolve(doc, &all, false), arena), expected);
}

/* Its line stayed. */
static void a_block_of_wide_spaces_goes_whole(void **state)
{
    (void)state;
    assert_page_left("<p>&nbsp;</p><p>So</p>", "So");
    assert_page_left("<p>&nbsp;away</p><p>So</p>", "So");
    assert_page_left("<p>away&nbsp;</p><p>So</p>", "So");
}

/* There is no mark beside it, only a character that nobody sees. */
static void a_nul_is_no_mark(void **state)
{
    wn_decisions all = { 0 };
    (void)state;
    wn_doc *doc = read_as("text", WN_STR("So away\0 we \0away row"));
    *wn_list_add(arena, &all) = (wn_decision){ .action = WN_DROP, .span = { 3, 7 } };
    *wn_list_add(arena, &all) = (wn_decision){ .action = WN_DROP, .span = { 13, 17 } };
    *wn_list_add(arena, &all) = (wn_decision){ .action = WN_DROP, .span = { 5, 5 } };
    wn_str left = wn_edit_text(doc, wn_edit_resolve(doc, &all, false), arena);
    assert_true(wn_str_eq(left, WN_STR("So \0 we \0 row")));
}

static void of_two_replacements_of_one_rule_the_later_stands(void **state)
{
    wn_decisions all = { 0 };
    (void)state;
    wn_doc *doc = read_as("text", WN_STR("So we row"));
    for (int i = 0; i < 3; i++)
        *wn_list_add(arena, &all) = (wn_decision){ .action = WN_REPLACE, .span = { 3, 5 },
                                                   .with = wn_str_of(i == 2 ? "they" : "you") };
    const wn_edits *edits = wn_edit_resolve(doc, &all, false);
    assert_str(wn_edit_text(doc, edits, arena), "So they row");
    assert_str(wn_edit_why(&edits->edits.at[0]), "replaced");
    assert_str(wn_edit_why(&(wn_edit){ .rule = WN_STR("r") }), "r");
    assert_str(wn_edit_why(&(wn_edit){ .rule = WN_STR("r"), .reason = WN_STR("why") }), "why");
}

static void quotation_marks_go_with_what_they_are_around(void **state)
{
    static const char head[] = "{\"pandoc-api-version\":[1,22],\"meta\":{},\"blocks\":[{\"t\":\"Para\",\"c\":[{\"t\":\"Str\",\"c\":"
                               "\"So\"},{\"t\":\"Space\"},{\"t\":\"Quoted\",\"c\":[{\"t\":\"DoubleQuote\"},[",
                      tail[] = "]]},{\"t\":\"Space\"},{\"t\":\"Str\",\"c\":\"row\"}]}]}";
    static const struct { const char *inside; wn_span drop; const char *left; } all[] = {
        { "{\"t\":\"Str\",\"c\":\"we\"}", { 6, 8 }, "So row" }, { "{\"t\":\"Str\",\"c\":\"we\"}", { 0, 2 }, "“we” row" },
        { "", { 0, 6 }, "” row" }, { "", { 6, 13 }, "So “" }, { "{\"t\":\"Space\"}", { 3, 10 }, "So row" },
        { "{\"t\":\"Str\",\"c\":\"we\"}", { 3, 6 }, "So “we” row" }
    };
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        wn_decisions drop = { 0 };
        wn_buf json = wn_buf_new(arena);
        wn_buf_print(&json, "%s%s%s", head, all[i].inside, tail);
        wn_doc *doc = read_as("pandoc", wn_buf_str(&json));
        *wn_list_add(arena, &drop) = (wn_decision){ .action = WN_DROP, .span = all[i].drop };
        assert_str(wn_edit_text(doc, wn_edit_resolve(doc, &drop, false), arena), all[i].left);
    }
}

static void a_date_of_changes_has_a_form(void **state)
{
    static const struct { const char *date; bool fine; } all[] = {
        { "2026-11-28T09:30:00Z", true }, { "2026-11-28T09:30:0:Z", false }, { "2026-11-28T09:30:0/Z", false },
        { "2026-11-28 09:30:00Z", false }, { "2026-11-28", false }, { "", true }
    };
    wn_err err;
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        wn_author who = { .date = wn_str_of(all[i].date) };
        assert_int_equal(wn_author_check(&who, true, &err), all[i].fine);
        if (!all[i].fine) assert_non_null(strstr(err.text, "expected one as 2026-11-28T09:30:00Z"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_mark_that_closes_stands_close, setup, teardown),
        cmocka_unit_test_setup_teardown(a_mark_that_opens_stands_close, setup, teardown),
        cmocka_unit_test_setup_teardown(between_words_one_space_is_left, setup, teardown),
        cmocka_unit_test_setup_teardown(the_bullet_of_an_item_goes_with_its_words, setup, teardown),
        cmocka_unit_test_setup_teardown(a_number_alone_is_no_bullet, setup, teardown),
        cmocka_unit_test_setup_teardown(lines_may_end_in_cr, setup, teardown),
        cmocka_unit_test_setup_teardown(a_block_of_wide_spaces_goes_whole, setup, teardown),
        cmocka_unit_test_setup_teardown(a_nul_is_no_mark, setup, teardown),
        cmocka_unit_test_setup_teardown(of_two_replacements_of_one_rule_the_later_stands, setup, teardown),
        cmocka_unit_test_setup_teardown(quotation_marks_go_with_what_they_are_around, setup, teardown),
        cmocka_unit_test_setup_teardown(a_date_of_changes_has_a_form, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
