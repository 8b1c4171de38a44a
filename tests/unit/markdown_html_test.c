/* markdown_html_test.c: Markdown as HTML, sign by sign. */
#include "format.h"

typedef struct { const char *source, *html; } pair;

#define EACH(pairs)                                                                                            \
    for (size_t i = 0; i < sizeof(pairs) / sizeof *(pairs); i++)                                               \
        assert_str(write_from("markdown", "html", read_as("markdown", wn_str_of((pairs)[i].source)),           \
                              &(wn_edits){ 0 }), (pairs)[i].html)

static void targets_and_titles_end_where_they_should(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "[a](u)", "<p><a href=\"u\">a</a></p>\n" },
        { "[a](<u v>)", "<p><a href=\"u v\">a</a></p>\n" },
        { "[a](<u\nv>)", "<p>[a](<u\nv>)</p>\n" },
        { "[a](<u<v>)", "<p>[a](&lt;u<v>)</p>\n" },
        { "[a](u v)", "<p>[a](u v)</p>\n" },
        { "[a](u(v)w)", "<p><a href=\"u(v)w\">a</a></p>\n" },
        { "[a](u(v)", "<p>[a](u(v)</p>\n" },
        { "[a](u \"t\")", "<p><a href=\"u\">a</a></p>\n" },
        { "[a](u 't')", "<p><a href=\"u\">a</a></p>\n" },
        { "[a](u (t))", "<p><a href=\"u\">a</a></p>\n" },
        { "[a](u (t(x)))", "<p>[a](u (t(x)))</p>\n" },
        { "[a](u \"t)", "<p>[a](u &quot;t)</p>\n" },
        { "[a](u\"t\")", "<p><a href=\"u&quot;t&quot;\">a</a></p>\n" },
        { "[a]( u )", "<p><a href=\"u\">a</a></p>\n" },
        { "[a]()", "<p><a href=\"\">a</a></p>\n" },
        { "[a](\nu\n)", "<p><a href=\"u\">a</a></p>\n" },
        { "[a[b]c](u)", "<p><a href=\"u\">a[b]c</a></p>\n" },
    };
    EACH(pairs);
}

static void labels_are_defined_anywhere(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "[a]: u\n\n[a]", "<p><a href=\"u\">a</a></p>\n" },
        { "[a]: <u v> \"t\"\n\n[a]", "<p><a href=\"u v\">a</a></p>\n" },
        { "[a]: u \"t\" x\n\n[a]", "<p>[a]: u &quot;t&quot; x</p>\n<p>[a]</p>\n" },
        { "[a]: u\n\"t\"\n\n[a]", "<p><a href=\"u\">a</a></p>\n" },
        { "[a]: u\n\"t\" x\n\n[a]", "<p>&quot;t&quot; x</p>\n<p><a href=\"u\">a</a></p>\n" },
        { "[a]: u x\n\n[a]", "<p>[a]: u x</p>\n<p>[a]</p>\n" },
        { "[a]:\nu\n\n[A]", "<p><a href=\"u\">A</a></p>\n" },
        { "[a]:\n\n[a]", "<p>[a]:</p>\n<p>[a]</p>\n" },
        { "[a][b]\n\n[b]: u", "<p><a href=\"u\">a</a></p>\n" },
        { "[a][]\n\n[a]: u", "<p><a href=\"u\">a</a></p>\n" },
        { "[a b][]\n\n[a   b]: u", "<p><a href=\"u\">a b</a></p>\n" },
    };
    EACH(pairs);
}

static void addresses_are_links(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "<http://e.x/a>", "<p><a href=\"http://e.x/a\">http://e.x/a</a></p>\n" },
        { "<mailto:a@b.c>", "<p><a href=\"mailto:a@b.c\">mailto:a@b.c</a></p>\n" },
        { "<a@b.c>", "<p><a href=\"mailto:a@b.c\">a@b.c</a></p>\n" },
        { "<@b.c>", "<p>&lt;@b.c&gt;</p>\n" },
        { "<1a:b>", "<p>&lt;1a:b&gt;</p>\n" },
        { "<a:b>", "<p>&lt;a:b&gt;</p>\n" },
        { "<ab:c>", "<p><a href=\"ab:c\">ab:c</a></p>\n" },
        { "<a b:c>", "<a b:c>\n" },
        { "<a+b-c.d:e>", "<p><a href=\"a+b-c.d:e\">a+b-c.d:e</a></p>\n" },
        { "<a_b:c>", "<p>&lt;a_b:c&gt;</p>\n" },
        { "<ab:c", "<p>&lt;ab:c</p>\n" },
        { "http://e.x/a.", "<p><a href=\"http://e.x/a\">http://e.x/a</a>.</p>\n" },
        { "http://e.x/(a).", "<p><a href=\"http://e.x/(a)\">http://e.x/(a)</a>.</p>\n" },
        { "http://e.x/a).", "<p><a href=\"http://e.x/a\">http://e.x/a</a>).</p>\n" },
        { "(http://e.x/a)", "<p>(<a href=\"http://e.x/a\">http://e.x/a</a>)</p>\n" },
        { "http://localhost x", "<p>http://localhost x</p>\n" },
    };
    EACH(pairs);
}

static void tags_are_copied_and_what_is_none_is_text(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "<b>a</b>", "<p><b>a</b></p>\n" },
        { "<b c>a", "<p><b c>a</p>\n" },
        { "<b c=d>a", "<p><b c=d>a</p>\n" },
        { "<b c='d'>a", "<p><b c='d'>a</p>\n" },
        { "<b c=\"d\" e>a", "<p><b c=\"d\" e>a</p>\n" },
        { "<b c=\"d>a", "<p>&lt;b c=&quot;d&gt;a</p>\n" },
        { "<b c=>a", "<p>&lt;b c=&gt;a</p>\n" },
        { "<b c= d>a", "<p><b c= d>a</p>\n" },
        { "<b c==d>a", "<p>&lt;b c==d&gt;a</p>\n" },
        { "<b _c>a", "<p><b _c>a</p>\n" },
        { "<b :c>a", "<p><b :c>a</p>\n" },
        { "<b 1c>a", "<p>&lt;b 1c&gt;a</p>\n" },
        { "<b/>a", "<p><b/>a</p>\n" },
        { "<b / >a", "<p>&lt;b / &gt;a</p>\n" },
        { "</b >a", "<p></b >a</p>\n" },
        { "</b c>a", "<p>&lt;/b c&gt;a</p>\n" },
        { "<1b>a", "<p>&lt;1b&gt;a</p>\n" },
        { "<b-c>a", "<p><b-c>a</p>\n" },
        { "<!-- a --> b", "<!-- a --> b\n" },
        { "<!-- a b", "<!-- a b\n" },
        { "<?a?> b", "<?a?> b\n" },
        { "<![CDATA[a]]> b", "<![CDATA[a]]> b\n" },
        { "<!A> b", "<!A> b\n" },
        { "<!1> b", "<p>&lt;!1&gt; b</p>\n" },
    };
    EACH(pairs);
}

static void signs_within_lines(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "&amp; &lt; &#65; &#x41; &nope; &#0; &#12345678901; &amp",
          "<p>&amp; &lt; A A &amp;nope; � &amp;#12345678901; &amp;amp</p>\n" },
        { "`a` ``a`b`` `a", "<p><code>a</code> <code>a`b</code> `a</p>\n" },
        { "` a ` ` `", "<p><code>a</code> <code> </code></p>\n" },
        { "a  \nb", "<p>a<br>b</p>\n" },
        { "a\\\\\nb", "<p>a\\ b</p>\n" },
        { "*a* _a_ **a** __a__ ***a***",
          "<p><em>a</em> <em>a</em> <strong>a</strong> <strong>a</strong> <em><strong>a</strong></em></p>\n" },
        { "a_b_c *a *b*", "<p>a_b_c *a <em>b</em></p>\n" },
        { "*a_b*c_", "<p><em>a_b</em>c_</p>\n" },
        { "~~a~~ ~a~", "<p><del>a</del> <del>a</del></p>\n" },
        { "$a$ $ a$ $5 and $6 $$a$$", "<p>a $ a$ $5 and $6 a</p>\n" },
    };
    EACH(pairs);
}

static void blocks_with_signs_of_their_own(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "- [ ] a\n- [x] b\n- [y] c", "<ul>\n<li>a</li>\n<li>b</li>\n<li>[y] c</li>\n</ul>\n" },
        { "a[^1] b\n\n[^1]: c", "<p>a<sup>1</sup> b</p>\n<section>\n<p>c</p>\n</section>\n" },
        { "<div>\na\n</div>\n\nb", "<div>\na\n</div>\n<p>b</p>\n" },
        { "<script>\na\n\nb</script>\n\nc", "<script>\na\n\nb</script>\n<p>c</p>\n" },
        { "<pre>a\n\nb</pre> c", "<pre>a\n\nb</pre> c\n" },
        { "<x-y>\na", "<x-y>\na\n" },
        { "<b>\na", "<b>\na\n" },
        { "| a | b |\n|:-|-:|\n| c | d |",
          "<table>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n</table>\n" },
        { "a | b\n- | -\nc",
          "<table>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n<tr>\n<td>c</td>\n</tr>\n</table>\n" },
        { "a | b\n-", "<h2>a | b</h2>\n" },
        { "| a |\n| - |\n", "<table>\n<tr>\n<th>a</th>\n</tr>\n</table>\n" },
    };
    EACH(pairs);
}

static void links_without_words_or_with_endless_targets_are_none(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "a [](u) [b](v)", "<p>a  <a href=\"v\">b</a></p>\n" },
        { "[![x](y)](u) [b](v)", "<p> <a href=\"v\">b</a></p>\n" },
        { "a $x$ b", "<p>a x b</p>\n" },
        { "[a]: u\n\nb\n\n- [c]: v\n- d", "<p>b</p>\n<ul>\n<li></li>\n<li>d</li>\n</ul>\n" },
        { "a *[b](u)* [c](v)", "<p>a <em><a href=\"u\">b</a></em> <a href=\"v\">c</a></p>\n" },
        { "***\n\na\n\n---", "<hr>\n<p>a</p>\n<hr>\n" },
    };
    EACH(pairs);
    wn_buf source = wn_buf_new(arena);
    wn_buf_add(&source, WN_STR("[a]("));
    for (int i = 0; i < 2001; i++) wn_buf_byte(&source, 'u');
    wn_buf_add(&source, WN_STR(") [b](v)"));
    wn_str html = write_from("markdown", "html", read_as("markdown", wn_buf_str(&source)), &(wn_edits){ 0 });
    assert_str(html, "<p><a>a</a> <a href=\"v\">b</a></p>\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(targets_and_titles_end_where_they_should, setup, teardown),
        cmocka_unit_test_setup_teardown(links_without_words_or_with_endless_targets_are_none, setup, teardown),
        cmocka_unit_test_setup_teardown(labels_are_defined_anywhere, setup, teardown),
        cmocka_unit_test_setup_teardown(addresses_are_links, setup, teardown),
        cmocka_unit_test_setup_teardown(tags_are_copied_and_what_is_none_is_text, setup, teardown),
        cmocka_unit_test_setup_teardown(signs_within_lines, setup, teardown),
        cmocka_unit_test_setup_teardown(blocks_with_signs_of_their_own, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
