/* html_new_test.c: plain text as HTML, with what goes, comes and is marked. */
#include "format.h"

static wn_decisions decisions;

static wn_doc *open_text(const char *text)
{
    decisions = (wn_decisions){ 0 };
    return read_as("text", wn_str_of(text));
}

static void decide(const wn_doc *doc, wn_action action, const char *find, const char *with)
{
    const char *at = memmem(doc->text.ptr, doc->text.len, find, strlen(find));
    assert_non_null(at);
    uint32_t start = (uint32_t)(at - doc->text.ptr);
    *wn_list_add(arena, &decisions) = (wn_decision){
        .action = action, .span = { start, start + (uint32_t)strlen(find) }, .with = wn_str_of(with),
        .filter = WN_STR("f"), .rule = WN_STR("r"), .reason = WN_STR("why") };
}

static void assert_html(const wn_doc *doc, const char *expected)
{
    assert_str(write_from("text", "html", doc, wn_edit_resolve(doc, &decisions, false)), expected);
}

static void blocks_become_elements_and_like_ones_share_one(void **state)
{
    (void)state;
    assert_html(open_text("# H\n\n- a\n- b\n\n> q\n\nA < b & \"c\".\n"),
                "<h1># H</h1>\n<ul>\n<li>- a</li>\n<li>- b</li>\n</ul>\n<blockquote>\n<p>&gt; q</p>\n</blockquote>\n"
                "<p>A &lt; b &amp; &quot;c&quot;.</p>\n");
    assert_html(open_text("- a\n"), "<ul>\n<li>- a</li>\n</ul>\n");
    assert_html(open_text(""), "");
}

static void what_goes_and_comes_is_escaped(void **state)
{
    (void)state;
    wn_doc *doc = open_text("One is. Two is. Three is.\n\nFour is.\n");
    decide(doc, WN_DROP, "One is.", "");
    decide(doc, WN_REPLACE, "Two", "<b>");
    decide(doc, WN_DROP, "Four is.", "");
    assert_html(doc, "<p>&lt;b&gt; is. Three is.</p>\n");
    doc = open_text("One is.\n\nTwo is.\n");
    decide(doc, WN_REPLACE, "is.\n\nTwo", "and");
    assert_html(doc, "<p>One and</p>\n<p> is.</p>\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(blocks_become_elements_and_like_ones_share_one, setup, teardown),
        cmocka_unit_test_setup_teardown(what_goes_and_comes_is_escaped, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
