/* markdown_from_test.c: what was not Markdown, written as Markdown. Read again, it says what the page said. */
#include "base/utf8.h"
#include "format.h"

static const wn_edits none;

static wn_str turned(const char *from, const char *source)
{
    return write_from(from, "markdown", read_as(from, wn_str_of(source)), &none);
}

typedef struct { const char *source, *markdown; } pair;

#define EACH(from, pairs)                                            \
    for (size_t i = 0; i < sizeof(pairs) / sizeof *(pairs); i++)     \
        assert_str(turned((from), (pairs)[i].source), (pairs)[i].markdown)

static void signs_that_markdown_would_read_are_escaped(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "<p>a*b `c` [d] \\e", "a\\*b \\`c\\` \\[d\\] \\\\e\n" },
        { "<p>_a b_c _", "\\_a b_c \\_\n" },
        { "<p>a_ b", "a\\_ b\n" },
        { "<p>1 &lt; 2 &lt;/b> &lt;!x &lt;?y &lt;z <", "1 < 2 \\</b> \\<!x \\<?y \\<z <\n" },
        { "<p>&amp;amp; &amp; b; &amp;", "\\&amp; & b; &\n" },
        { "<p>~a ~~b c~", "~a \\~\\~b c\\~\n" },
        { "<p>a ~b", "a ~b\n" }, { "<ul><li>1. x</ul>", "- 1\\. x\n" },
        { "<p># a # b", "\\# a # b\n" }, { "<h2>C# #</h2>", "## C# \\#\n" }, { "<h2>a ##</h2>", "## a #\\#\n" },
        { "<p>> a<br>> b > c", "\\> a\\\n\\> b > c\n" },
        { "<p>| a | b", "\\| a | b\n" },
        { "<p>- a", "\\- a\n" }, { "<p>-a", "-a\n" }, { "<p>-", "\\-\n" }, { "<p>--", "\\--\n" },
        { "<p>+ a", "\\+ a\n" }, { "<p>=== b", "\\=== b\n" }, { "<p>a<br>=", "a\\\n\\=\n" },
        { "<p>a - b", "a - b\n" },
        { "<p>12. a", "12\\. a\n" }, { "<p>1) a", "1\\) a\n" }, { "<p>1.5 a", "1.5 a\n" },
        { "<p>12", "12\n" }, { "<p>1:", "1:\n" }, { "<p>1.", "1\\.\n" }, { "<p>a<br>1. b", "a\\\n1\\. b\n" }, { "<p>1234567890. a", "1234567890. a\n" },
        { "<p>a 1. b", "a 1. b\n" },
        { "<p>&amp;CounterClockwiseContourIntegral;", "\\&CounterClockwiseContourIntegral;\n" },
        { "<p>http://a.b/?c=1&amp;d=2 e; f", "http://a.b/?c=1&d=2 e; f\n" },
        { "<p>$a$ 5 $ b", "\\$a$ 5 $ b\n" }, { "<p>$$a$$", "\\$\\$a\\$$\n" },
        { "<p>a<br>:-", "a\\\n\\:-\n" }, { "<p>::: a :: b", "\\::: a :: b\n" }, { "<p>: a", ": a\n" },
        { "<p>a<br>-|<br>-:|<br>=", "a\\\n\\-|\\\n\\-:|\\\n\\=\n" },
    };
    EACH("html", pairs);
}

static void a_tab_is_as_good_as_a_space(void **state)
{
    (void)state;
#define PARA(text) "{\"pandoc-api-version\":[1,22],\"meta\":{},\"blocks\":[{\"t\":\"Para\",\"c\":[{\"t\":\"Str\",\"c\":\"" text "\"}]}]}"
    static const pair pairs[] = {
        { PARA("-\\ta"), "\\-\ta\n" }, { PARA("+\\ta"), "\\+\ta\n" }, { PARA("1.\\ta"), "1\\.\ta\n" }, { PARA("-a"), "-a\n" },
    };
    EACH("pandoc", pairs);
}

/* A backslash in a bare address would be read as part of it. */
static void an_address_with_signs_is_no_bare_one(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "<p>See http://a.b/~c/_d, e", "See http\\://a.b/\\~c/\\_d, e\n" },
        { "<p>(https://a.b/*,ftp://c.d/e) f", "(https\\://a.b/\\*,ftp\\://c.d/e) f\n" },
        { "<p>www.a.b/c_ http://d.e/f_g", "www\\.a.b/c\\_ http://d.e/f_g\n" },
        { "<p>http://a.b/c http://[d]", "http://a.b/c http\\://\\[d\\]\n" },
        { "<p>a: b http:/ ww.*", "a: b http:/ ww.\\*\n" },
        { "<table><tr><td>http://a.b/|c<td>d</table>", "| http\\://a.b/\\|c | d |\n| --- | --- |\n" },
    };
    EACH("html", pairs);
    static const pair plain[] = { { "http://a.b/~c_", "http://a.b/~c_\n" } };
    EACH("text", plain);
    const char *source = "<p>Ada: http://a.b/~c/_d, www.e.f/*g ftp://h.i/&amp;amp; and http://j.k/$l$";
    assert_str(read_as("markdown", turned("html", source))->text,
               "Ada: http://a.b/~c/_d, www.e.f/*g ftp://h.i/&amp; and http://j.k/$l$");
}

static void plain_text_keeps_its_own_marks(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "a*b [c]", "a*b [c]\n" },
        { "1. one\n2. two\n", "1. one\n2. two\n" },
        { "3) one\n", "3) one\n" },
        { "- a\n- b", "- a\n- b\n" }, { "‣ a\n◦ b\n▪ c\n– d\n· e", "- a\n- b\n- c\n- d\n- e\n" },
        { "A\n===\n\nb", "# A\n\nb\n" }, { "- # a", "- # a\n" }, { "## ", "##\n" }, { "• a\n• b", "- a\n- b\n" }, { "* a\n+ b\n", "- a\n- b\n" },
        { "## A\n\nb", "## A\n\nb\n" }, { "> a\n> b\n\nc", "> a\n> b\n\nc\n" },
        { "```\na*b\n```\n", "```\na*b\n```\n" },
        { "\ta*b\n\tc\n", "    a*b\n\tc\n" },
        { "-5 is cold.", "-5 is cold.\n" },
    };
    EACH("text", pairs);
}

static void links_lead_where_they_did(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "<p>a <a href=u>b</a> c", "a [b](u) c\n" }, { "<p>a!<a href=u>b</a>", "a\\![b](u)\n" },
        { "<p><a href='u v'>b</a><a href='(u)'>c</a>", "[b](<u v>)[c](<(u)>)\n" },
        { "<p><a href='#x'>b</a> <a href=''>c</a> <a href='javascript:x()'>d</a>", "b c d\n" },
        { "<p><a href='u<v'>b</a> <a href='u>v'>c</a> <a href='u\nv'>d</a>", "b c [d](<u v>)\n" },
        { "<p><a href='u'>b<p>c</a> d", "[b](u)\n\nc d\n" },
        { "<p><a href='u'></a>b", "b\n" },
        { "<p><a href='u)'>b</a> <a href='javascript:'>c</a> <a href='javascrip:xyz'>d</a>",
          "[b](<u)>) [c](javascript:) [d](javascrip:xyz)\n" },
        { "<p>a <a href='u'></a>b <a href='v'>c</a>", "a b [c](v)\n" },
    };
    EACH("html", pairs);
}

static void lists_keep_their_numbers_and_depth(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "<ul><li>a<li>b</ul>", "- a\n- b\n" },
        { "<ol><li>a<li>b</ol><p>c<ol><li>d</ol>", "1. a\n2. b\n\nc\n\n1. d\n" },
        { "<ol><li>a<ul><li>b<li>c</ul><li>d</ol>", "1. a\n   - b\n   - c\n2. d\n" },
        { "<ul><li><p>a<p>b<li>c</ul>", "- a\n\n  b\n- c\n" },
        { "<ul><li>a<ul><li>b<h2>c</h2><ul><li><p>d<p>e</ul>", "- a\n  - b\n\n## c\n\n- d\n\n  e\n" },
        { "<ul><li>a<br>b</ul>", "- a\\\n  b\n" },
        { "<dl><dt>a<dd>b<dd>c</dl>", "- a\n- b\n- c\n" },
    };
    EACH("html", pairs);
}

static void code_has_a_fence_longer_than_its_own(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "<pre>a*b</pre>", "```\na*b\n```\n" },
        { "<pre>a\n```\nb</pre>", "````\na\n```\nb\n````\n" },
        { "<pre>  a\n b</pre>", "```\n  a\n b\n```\n" },
    };
    EACH("html", pairs);
}

static void headings_and_quotes_keep_their_level(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "<h1>a</h1><h3>b</h3><p>c", "# a\n\n### b\n\nc\n" }, { "<h2>a<br>b</h2>", "## a b\n" },
        { "<blockquote>a<br>b</blockquote>", "> a\\\n> b\n" },
        { "<blockquote><blockquote>a</blockquote></blockquote>", "> > a\n" },
    };
    EACH("html", pairs);
}

static void rows_of_a_table_are_rows(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "<table><tr><th>a<th>b<tr><td>c|d<td>e</table><p>f",
          "| a | b |\n| --- | --- |\n| c\\|d | e |\n\nf\n" },
        { "<table><tr><td>a<p>b<td>c<br>d</table>", "| a<br>b | c d |\n| --- | --- |\n" },
        { "<table><tr><td>a</table><table><tr><td>b<td>c</table>", "a\n\n| b | c |\n| --- | --- |\n" },
        { "<table><tr><td>a<td>b<tr><td>c<td>d<td>e<td>f</table>", "| a | b |\n| --- | --- |\n| c | d<br>e<br>f |\n" },
        { "<table><tr><td>a<p>b</table>", "a\n\nb\n" },
        { "<table><tr><td><img src=x><td>a<tr><td>b<td>c</table>d", "a\n\n| b | c |\n| --- | --- |\n\nd\n" },
        { "<table><tr><td>a<td>b</table><p>c<table><tr><td>d<td>e</table>",
          "| a | b |\n| --- | --- |\n\nc\n\n| d | e |\n| --- | --- |\n" },
    };
    EACH("html", pairs);
}

/* ACTION on FIND in SOURCE, read as FROM. */
static wn_str edited(const char *from, const char *source, wn_action action, const char *find, const char *with)
{
    wn_decisions all = { 0 };
    wn_doc *doc = read_as(from, wn_str_of(source));
    const char *at = memmem(doc->text.ptr, doc->text.len, find, strlen(find));
    assert_non_null(at);
    uint32_t start = (uint32_t)(at - doc->text.ptr);
    wn_attr attr = { WN_STR("why"), WN_STR("x") };
    *wn_list_add(arena, &all) = (wn_decision){
        .action = action, .span = { start, start + (uint32_t)strlen(find) }, .with = wn_str_of(with),
        .attrs = &attr, .attr_count = 1, .filter = WN_STR("f"), .rule = WN_STR("r"), .reason = WN_STR("why") };
    return write_from(from, "markdown", doc, wn_edit_resolve(doc, &all, false));
}

static void what_goes_takes_its_markup_along(void **state)
{
    (void)state;
    assert_str(edited("html", "<p>a <a href=u>b</a> c", WN_DROP, "b", ""), "a c\n");
    assert_str(edited("html", "<p>a. b. c.", WN_DROP, "b.", ""), "a. c.\n");
    assert_str(edited("html", "<ul><li>a<li>b</ul>", WN_DROP, "a", ""), "- b\n");
    assert_str(edited("html", "<pre>a b c</pre>", WN_DROP, "b ", ""), "```\na c\n```\n");
    assert_str(edited("html", "<table><tr><td>a<td>b<tr><td>c<td>d</table>", WN_DROP, "c", ""),
               "| a | b |\n| --- | --- |\n| d |\n");
    assert_str(edited("html", "<table><tr><td>a<td>b<tr><td>c<td>d</table>", WN_DROP, "a", ""),
               "| b |\n| --- |\n| c<br>d |\n");
}

static void what_begins_a_line_behind_a_cut_is_escaped(void **state)
{
    (void)state;
    assert_str(edited("html", "<p>Here.<br>Cut.# a", WN_DROP, "Cut.", ""), "Here.\\\n\\# a\n");
    assert_str(edited("html", "<p>Here.<br>Cut. # a", WN_DROP, "Cut.", ""), "Here.\\\n\\# a\n");
    assert_str(edited("html", "<p>Here.<br>Cut.1. a", WN_DROP, "Cut.", ""), "Here.\\\n1\\. a\n");
    assert_str(edited("html", "<p>Here.<br>Cut.", WN_REPLACE, "Cut.", "- a"), "Here.\\\n\\- a\n");
    assert_str(edited("html", "<p>Here. Cut.# a", WN_DROP, "Cut.", ""), "Here. # a\n");
}

static void what_is_put_in_is_escaped_but_in_code(void **state)
{
    (void)state;
    assert_str(edited("html", "<p>a b c", WN_REPLACE, "b", "*"), "a \\* c\n");
    assert_str(edited("html", "<pre>a b c</pre>", WN_REPLACE, "b", "*"), "```\na * c\n```\n");
    assert_str(edited("text", "a b c", WN_REPLACE, "b", "*"), "a * c\n");
}

static void a_mark_is_a_tag_around_the_words(void **state)
{
    (void)state;
    assert_str(edited("html", "<p>a b c", WN_MARK, "b", "m"), "a <mark class=\"m\" data-why=\"x\">b</mark> c\n");
    assert_str(edited("text", "## A b", WN_MARK, "## A", "m"),
               "## <mark class=\"m\" data-why=\"x\">A</mark> b\n");
    assert_str(edited("text", "1. one", WN_MARK, "1. one", "m"),
               "1. <mark class=\"m\" data-why=\"x\">one</mark>\n");
}

/* ---- a property */

static uint64_t seed;

static uint32_t pick(uint32_t n)
{
    seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
    return (uint32_t)(seed % n);
}

static wn_str make_page(void)
{
    static const char *const words[] = {
        "a", "b", "word", "*", "_", "__x__", "`", "``", "[x]", "(y)", "\\", "&amp;", "&amp;lt;", "&lt;b>", "&lt;", "#",
        "##", "-", "---", "+", "=", "===", "~~", "1.", "12)", "|", "!", "![", "é", "&gt;", ":", "\"",
    };
    static const char *const tags[] = {
        "<p>", "<p>", "<h2>", "<ul><li>", "<ol><li>", "<li>", "</ul>", "<blockquote>", "</blockquote>", "<pre>*a\n```</pre>",
        "<br>", "<em>", "</em>", "<a href='u'>", "</a>", "<table><tr><td>", "<td>", "<tr><td>", "</table>", "<hr>", "<dd>",
    };
    wn_buf out = wn_buf_new(arena);
    for (uint32_t i = 3 + pick(25); i; i--) {
        if (pick(3) == 0) wn_buf_add(&out, wn_str_of(tags[pick(sizeof tags / sizeof *tags)]));
        wn_buf_add(&out, wn_str_of(words[pick(sizeof words / sizeof *words)]));
        if (pick(3)) wn_buf_byte(&out, ' ');
    }
    return wn_buf_str(&out);
}

static wn_str squeeze(wn_str s)
{
    wn_buf out = wn_buf_new(arena);
    uint32_t len;
    for (size_t i = 0; i < s.len; i += len)
        if (!wn_char_space(wn_utf8_at(s, i, &len))) wn_buf_add(&out, (wn_str){ s.ptr + i, len });
    return wn_buf_str(&out);
}

static void read_again_it_says_the_same(void **state)
{
    (void)state;
    uint32_t n = getenv("DOCUMENTS") ? (uint32_t)atoi(getenv("DOCUMENTS")) : 3000;
    for (uint32_t i = 1; i <= n; i++) {
        seed = UINT64_C(88172645463325252) + i * UINT64_C(7919);
        wn_str page = make_page();
        wn_doc *doc = read_as("html", page);
        wn_str out = write_from("html", "markdown", doc, &none);
        wn_str said = squeeze(doc->text), back = squeeze(read_as("markdown", out)->text);
        if (!wn_str_eq(said, back))
            fail_msg("%u: said <%.*s>\nread <%.*s>\nwritten <%.*s>\nfrom <%.*s>", i, (int)said.len, said.ptr,
                     (int)back.len, back.ptr, (int)out.len, out.ptr, (int)page.len, page.ptr);
        wn_arena_reset(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(signs_that_markdown_would_read_are_escaped, setup, teardown),
        cmocka_unit_test_setup_teardown(a_tab_is_as_good_as_a_space, setup, teardown),
        cmocka_unit_test_setup_teardown(an_address_with_signs_is_no_bare_one, setup, teardown),
        cmocka_unit_test_setup_teardown(plain_text_keeps_its_own_marks, setup, teardown),
        cmocka_unit_test_setup_teardown(links_lead_where_they_did, setup, teardown),
        cmocka_unit_test_setup_teardown(lists_keep_their_numbers_and_depth, setup, teardown),
        cmocka_unit_test_setup_teardown(code_has_a_fence_longer_than_its_own, setup, teardown),
        cmocka_unit_test_setup_teardown(headings_and_quotes_keep_their_level, setup, teardown),
        cmocka_unit_test_setup_teardown(rows_of_a_table_are_rows, setup, teardown),
        cmocka_unit_test_setup_teardown(what_goes_takes_its_markup_along, setup, teardown),
        cmocka_unit_test_setup_teardown(what_begins_a_line_behind_a_cut_is_escaped, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_put_in_is_escaped_but_in_code, setup, teardown),
        cmocka_unit_test_setup_teardown(a_mark_is_a_tag_around_the_words, setup, teardown),
        cmocka_unit_test_setup_teardown(read_again_it_says_the_same, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
