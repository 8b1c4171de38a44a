/* html_sign_test.c: what a page says, sign by sign, as Markdown. */
#include "format.h"

typedef struct { const char *source, *markdown; } pair;

#define EACH(pairs)                                                                                            \
    for (size_t i = 0; i < sizeof(pairs) / sizeof *(pairs); i++)                                               \
        assert_str(write_from("html", "markdown", read_as("html", wn_str_of((pairs)[i].source)),               \
                              &(wn_edits){ 0 }), (pairs)[i].markdown)

static void names_of_characters_end_where_browsers_end_them(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "<p>a &amp b &ampc &amp; &notit; &notin; &#x; &#; &#38 &#x26; &#xD800; &#x110000; &#128; &hellip;&AElig &fjlig;",
          "a & b &c & ¬it; ∉ \\&#x; \\&#; & & � � € …Æ \\&fjlig;\n" },
        { "<p>&lt;b&gt; &LT; &lt= &copy2 &copy;2", "\\<b> < <= ©2 ©2\n" },
    };
    EACH(pairs);
}

static void tags_and_comments_end_where_browsers_end_them(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "<p a=b c=\"d\" e='f' g h=>i", "i\n" },
        { "<p/>a<br/>b<br / >c", "a\\\nb\\\nc\n" },
        { "<p a=\"b>c\">d", "d\n" },
        { "<p a=b>c</p d=e>f", "c\n\nf\n" },
        { "<!-- a --> b <!--> c <!---> d <!-- e --!> f <!-- -- > g --> h", "b c d f h\n" },
        { "<!doctype html><p>a", "a\n" },
        { "<![CDATA[a]]>b", "b\n" },
        { "<?a b?>c", "c\n" },
        { "</p>a</>b</ >c</1>d", "abcd\n" },
        { "<1>a < b <= c", "<1>a < b <= c\n" },
        { "<a", "" },
    };
    EACH(pairs);
}

static void what_is_no_text_of_the_page_is_left_out(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "<script>a<!-- <script> </script> b --></script>c", "c\n" },
        { "<style>a</b></style>c", "c\n" },
        { "<textarea>a<b></textarea>c", "c\n" },
        { "<title>a<b></title>c", "c\n" },
    };
    EACH(pairs);
}

static void elements_that_are_not_closed_end_as_in_browsers(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "<P>A</P><DIV>B</DIV>", "A\n\nB\n" },
        { "<p>a<p>b</div>c", "a\n\nb\n\nc\n" },
        { "<table>a<tr><td>b</table>c", "a\n\nb\n\nc\n" },
        { "<select><option>a<option>b</select>c", "c\n" },
        { "<b><p>a</b>b</p>", "ab\n" },
        { "<a>a<a>b</a>", "ab\n" },
        { "<li>a<li>b", "- a\n- b\n" },
        { "<dd>a<dt>b", "- a\n- b\n" },
        { "<h1>a<h2>b</h1>c", "# a\n\n## b\n\nc\n" },
        { "<pre>\n\na</pre>", "```\na\n```\n" },
    };
    EACH(pairs);
}

static void what_is_hidden_or_drawn_is_no_text(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "<p hidden>a<p>b", "b\n" },
        { "<template>a</template>b", "b\n" },
        { "<svg><title>a</title><text>b</text></svg>c", "c\n" },
        { "<math><mi>a</mi></math>c", "ac\n" },
        { "<iframe>a</iframe>b", "b\n" },
        { "<p>a<img alt=\"b\">c", "ac\n" },
        { "<q>a</q> <s>b</s> <sub>c</sub>", "a b c\n" },
        { "<details><summary>a</summary>b</details>", "a\n\nb\n" },
        { "<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>", "a(b)\n" },
    };
    EACH(pairs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_of_characters_end_where_browsers_end_them, setup, teardown),
        cmocka_unit_test_setup_teardown(tags_and_comments_end_where_browsers_end_them, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_no_text_of_the_page_is_left_out, setup, teardown),
        cmocka_unit_test_setup_teardown(elements_that_are_not_closed_end_as_in_browsers, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_hidden_or_drawn_is_no_text, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
