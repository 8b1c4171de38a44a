/* space_test.c: the space that goes with a word, by the marks beside it. */
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_mark_that_closes_stands_close, setup, teardown),
        cmocka_unit_test_setup_teardown(a_mark_that_opens_stands_close, setup, teardown),
        cmocka_unit_test_setup_teardown(between_words_one_space_is_left, setup, teardown),
        cmocka_unit_test_setup_teardown(the_bullet_of_an_item_goes_with_its_words, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
