/* tally_test.c: a page over many documents: what it counts, what it lists, and where it stops. */
#include "format.h"
#include "write/tally.h"

static wn_tally *tally;

static int begin(void **state)
{
    setup(state);
    tally = wn_tally_new(arena);
    return 0;
}

/* Counts TEXT, called NAME, of which the bytes up to END are dropped because of REASON. */
static void count(const char *name, wn_str text, uint32_t end, const char *reason, const char *kind)
{
    wn_doc *doc = wn_doc_new(arena, wn_str_of(name), text);
    assert_true(wn_read_text(doc, &(wn_read_options){ .replace = false }, NULL));
    wn_edits *edits = wn_arena_get(arena, sizeof *edits);
    wn_edit e = { .span = { 0, end }, .reason = wn_str_of(reason), .rule = WN_STR("rule") };
    if (end) *wn_list_add(arena, &edits->edits) = e;
    wn_view v = { .doc = doc, .edits = edits, .filters = WN_STR("f") };
    if (kind) *wn_list_add(arena, &v.shades) = (wn_shade){ { 0, 1 }, 0, wn_str_of(kind), WN_STR("") };
    wn_tally_add(tally, wn_tally_pack(&v));
}

static const char *page(void)
{
    wn_buf out = wn_buf_new(arena);
    wn_write_tally(tally, WN_STR("t"), WN_STR("f"), &out);
    wn_buf_byte(&out, '\0');
    return out.ptr;
}

static void has(const char *shown, const char *part, bool expected)
{
    if ((strstr(shown, part) != NULL) != expected) fail_msg("%s: %s", part, shown);
}

static uint32_t times(const char *shown, const char *part)
{
    uint32_t n = 0;
    for (; (shown = strstr(shown, part)) != NULL; shown++) n++;
    return n;
}

static void documents_and_words_are_counted(void **state)
{
    (void)state;
    has(page(), "<p>0 documents, 0 of 0 words kept (0&nbsp;%) by f.", true);
    count("a", WN_STR("Share this. It rained."), 11, "share", "quote");
    count("empty", WN_STR(""), 0, "", NULL);
    has(page(), "<p>2 documents, 2 of 4 words kept (50&nbsp;%) by f.", true);
    has(page(), "<bdi>a</bdi></th><td>2 of 4</td>", true);
    has(page(), "<bdi>empty</bdi>", false);
    has(page(), "share", true);
    has(page(), "quote", true);
}

static void a_rule_stands_for_a_reason_that_is_not_there(void **state)
{
    (void)state;
    count("a", WN_STR("Share this.\n\nIt rained."), 11, "", NULL);
    has(page(), "<th scope=\"row\">rule</th>", true);
}

static void lines_that_are_dropped_again_are_listed(void **state)
{
    (void)state;
    char line[32];
    for (int i = 0; i < 40; i++) {
        snprintf(line, sizeof line, "Share %d\n\nIt rained.", i);
        count("a", wn_str_of(line), (uint32_t)(strchr(line, '\n') - line), "share", NULL);
        count("b", wn_str_of(line), (uint32_t)(strchr(line, '\n') - line), "share", NULL);
    }
    assert_int_equal(times(page(), "</th><td>share</td><td>2</td></tr>"), 30);
}

static void a_long_text_is_cut_between_characters(void **state)
{
    wn_buf text = wn_buf_new(arena);
    (void)state;
    for (int i = 0; i < 200; i++) wn_buf_add(&text, WN_STR("é"));
    wn_buf_add(&text, WN_STR(" It rained."));
    count("a", wn_buf_str(&text), 400, "share", NULL);
    count("b", wn_buf_str(&text), 400, "share", NULL);
    assert_int_equal(times(page(), "é"), 2 * 80);
    wn_buf odd = wn_buf_new(arena);
    wn_buf_add(&odd, WN_STR("a"));
    wn_buf_add(&odd, wn_buf_str(&text));
    count("c", wn_buf_str(&odd), 401, "share", NULL);
    assert_int_equal(times(page(), "é"), 2 * 80 + 79);
    has(page(), "Dropped most often", false);
}

static void only_what_an_edit_takes_whole_is_a_line(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) count("a", WN_STR("One.\n\nTwo is long.\n\nThree."), 10, "share", NULL);
    has(page(), "dir=\"auto\">One.</th>", true);
    has(page(), "dir=\"auto\">Two", false);
}

static void more_kinds_and_reasons_than_there_is_room_for_are_left_out(void **state)
{
    char name[16];
    (void)state;
    for (int i = 0; i < 70; i++) {
        snprintf(name, sizeof name, "kind%d.", i);
        count("a", WN_STR("It rained."), 2, wn_arena_copy(arena, wn_str_of(name)).ptr, wn_arena_copy(arena, wn_str_of(name)).ptr);
    }
    assert_int_equal(times(page(), ">kind63.<"), 2);
    assert_int_equal(times(page(), ">kind64.<"), 0);
}

static void the_first_lines_that_differ_are_counted(void **state)
{
    char line[32];
    (void)state;
    for (int i = 0; i < (1 << 16) + 10; i++) {
        int n = snprintf(line, sizeof line, "x%d", i);
        count("a", wn_str_of(line), (uint32_t)n, "share", NULL);
    }
    for (int i = 0; i < 2; i++) {
        count("a", WN_STR("x65540"), 6, "share", NULL);
        count("a", WN_STR("x65"), 3, "share", NULL);
    }
    has(page(), "dir=\"auto\">x65</th><td>share</td><td>3</td>", true);
    has(page(), "dir=\"auto\">x65540</th>", false);
}

static void documents_have_sizes(void **state)
{
    wn_buf text = wn_buf_new(arena);
    (void)state;
    for (int i = 0; i < 4000; i++) wn_buf_add(&text, WN_STR("word "));
    count("a", wn_buf_str(&text), 4, "share", NULL);
    has(page(), "3999 of 4000", true);
    has(page(), "1600–", true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(documents_and_words_are_counted, begin, teardown),
        cmocka_unit_test_setup_teardown(a_rule_stands_for_a_reason_that_is_not_there, begin, teardown),
        cmocka_unit_test_setup_teardown(lines_that_are_dropped_again_are_listed, begin, teardown),
        cmocka_unit_test_setup_teardown(a_long_text_is_cut_between_characters, begin, teardown),
        cmocka_unit_test_setup_teardown(only_what_an_edit_takes_whole_is_a_line, begin, teardown),
        cmocka_unit_test_setup_teardown(more_kinds_and_reasons_than_there_is_room_for_are_left_out, begin, teardown),
        cmocka_unit_test_setup_teardown(the_first_lines_that_differ_are_counted, begin, teardown),
        cmocka_unit_test_setup_teardown(documents_have_sizes, begin, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
