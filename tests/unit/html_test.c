/* html_test.c: pages, whole and damaged, in and out. Random pages and random edits check the promise
** that matters: what is read back is the text that the edits leave. */
#include "format.h"

static wn_doc *read_page(wn_str html) { return read_as("html", html); }

static wn_doc *must_read(const char *html) { return read_page(wn_str_of(html)); }

static void assert_text(const char *html, const char *text) { assert_str(must_read(html)->text, text); }

static wn_str must_write(const wn_doc *doc, const wn_edits *edits, const char *to)
{
    return write_from("html", to, doc, edits);
}

static void decide(const wn_doc *doc, wn_decisions *all, const char *find, const char *with)
{
    const char *at = memmem(doc->text.ptr, doc->text.len, find, strlen(find));
    assert_non_null(at);
    uint32_t start = (uint32_t)(at - doc->text.ptr);
    wn_decision *d = wn_list_add(arena, all);
    *d = (wn_decision){ .action = with ? WN_REPLACE : WN_DROP,
                        .span = { start, start + (uint32_t)strlen(find) },
                        .with = with ? wn_str_of(with) : WN_STR("") };
}

/* The page HTML, without what FIND finds first in its text. */
static void assert_dropped(const char *html, const char *find, const char *expected)
{
    wn_doc *doc = must_read(html);
    wn_decisions all = { 0 };
    decide(doc, &all, find, NULL);
    assert_str(must_write(doc, wn_edit_resolve(doc, &all, false), "html"), expected);
}

static void text_is_what_a_reader_of_the_page_sees(void **state)
{
    (void)state;
    assert_text("<p>Tea\n  <b>is </b> hot<p>and sweet", "Tea is hot\n\nand sweet");
    assert_text("<title>no</title><p>a<script>b</script><!-- c --><style>d</style><template>e</template>", "a");
    assert_text("<p>a<p hidden>b<p style='DISPLAY : none'>c<noscript>d</noscript><p>e", "a\n\ne");
    assert_text("<svg><title>x</title><text>y</text></svg>a", "a");
    assert_text("<select><option>x</select>a<dialog>y</dialog>", "a");
    assert_text("a<br>b<br><br>c", "a\nb\n\nc");
    assert_text("<ul><li>a<li>b</ul>c", "a\nb\n\nc");
    assert_text("<pre>\n  a\r\n    b\n</pre>c", "  a\n    b\n\nc");
    assert_text("<pre>\f a</pre>", "\f a");
    assert_text("a<pre> \n </pre>b<pre>&#10;<p>c", "a\n\nb\n\nc");
    assert_text("<pre>\r\f\r a</pre>", " a");
}

static void what_only_readers_without_scripts_see_counts_where_there_is_little_else(void **state)
{
    (void)state;
    wn_buf page = wn_buf_new(arena);
    wn_buf_add(&page, WN_STR("<p>Loading</p><noscript><p>first"));
    for (int i = 0; i < 100; i++) wn_buf_add(&page, WN_STR(" and more"));
    wn_buf_add(&page, WN_STR("</noscript><div hidden id='S:0'>last</div>"));
    wn_doc *doc = read_page(wn_buf_str(&page));
    assert_int_equal(doc->blocks.len, 3);
    assert_str(wn_str_cut(doc->text, doc->blocks.at[2].span), "last");
}

static void references_are_decoded(void **state)
{
    (void)state;
    assert_text("&lt;&eacute;&amp;&copy2020 &#8212;&#x2014;&#151; &nosuch; &amp", "<é&©2020 ——— &nosuch; &");
    assert_text("<p>&#0;&#xD800;&#1114112;&#x110000000;", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    assert_text("a&nbsp;b &ccaron;&NewLine;d &", "a\xC2\xA0" "b č d &");
}

static void damaged_pages_are_read(void **state)
{
    (void)state;
    assert_text("", "");
    assert_text("<", "<");
    assert_text("a < b <3 </ c", "a < b <3");
    assert_text("<p>one<div>two</p>three", "one\n\ntwo\n\nthree");
    assert_text("a<!-->b<!--->c<!-- d --!>e<!- f>g<?h>i</>j", "abcegij");
    assert_text("a<!-- b", "a");
    assert_text("a<p class='", "a");
    assert_text("<svg><text>x<p>a</svg>b", "ab");
    assert_text("<b><p>a</b>b</p>c", "ab\n\nc");
    assert_text("</td></table>a<td>b</i></b>c", "a\n\nbc");
    assert_text("<script><!--<script></script>a</script>b", "b");
    assert_text("<script><!-- '<script' --></script>b", "b");
    assert_text("<a href=1>x<a href=2>y</a>", "xy");
}

static void blocks_have_types_levels_and_containers(void **state)
{
    (void)state;
    static const struct { uint8_t type, level; const char *name; } want[] = {
        { WN_HEADING, 2, "h2" }, { WN_PARAGRAPH, 0, "p" }, { WN_ITEM, 1, "li" }, { WN_ITEM, 2, "p" },
        { WN_BLOCKQUOTE, 1, "p" }, { WN_CODE, 0, "pre" }, { WN_CAPTION, 0, "caption" },
        { WN_CELL, 0, "td" }, { WN_CAPTION, 0, "figcaption" }
    };
    wn_doc *doc = must_read("<h2>a</h2><p id=x class=' big  red '>b<ul><li>c<ul><li><p>d</ul></ul><blockquote><p>e"
                            "</blockquote><pre>f</pre><table><caption>g<tr><td>h</table><figcaption>i");
    assert_int_equal(doc->blocks.len, sizeof want / sizeof *want);
    for (uint32_t i = 0; i < doc->blocks.len; i++) {
        const wn_block *b = &doc->blocks.at[i];
        assert_int_equal(b->type, want[i].type);
        assert_int_equal(b->level, want[i].level);
        assert_str(doc->tags.at[doc->nodes.at[b->node].tag].name, want[i].name);
    }
    assert_str(doc->blocks.at[1].id, "x");
    assert_str(doc->blocks.at[1].classes, "big red");
}

static void links_know_their_text(void **state)
{
    (void)state;
    wn_doc *doc = must_read("<p>See <a href='/a?b&amp;c'> this </a>. <a name=x>not</a> <a href=/d></a></p><a href=/e><p>that</a>");
    assert_int_equal(doc->links.len, 2);
    assert_str(doc->links.at[0].url, "/a?b&c");
    assert_str(wn_str_cut(doc->text, doc->links.at[0].span), "this");
    assert_str(wn_str_cut(doc->text, doc->links.at[1].span), "that");
}

static wn_str fact(const wn_doc *doc, const char *key, bool origin)
{
    for (uint32_t i = 0; i < doc->meta.len; i++)
        if (wn_str_eq(doc->meta.at[i].key, wn_str_of(key)))
            return origin ? doc->origins.at[i].value : doc->meta.at[i].value;
    return WN_STR("");
}

static void a_page_says_what_it_is_and_where(void **state)
{
    (void)state;
    wn_doc *doc = must_read(
        "<html lang=en-GB><title>Tea &amp; time | Post</title><meta name=author content='Bo Ek'>"
        "<meta property='og:title' content=' Tea  time'><meta property='og:site_name' content=Post>"
        "<script type='application/ld+json'>[{\"author\":[{\"name\":\"Ann Tarn\"}],\"publisher\":{\"name\":\"P\"},"
        "\"articleBody\":\"All of it.\",\"datePublished\":\"2026-01-02\"}]</script><p>x");
    assert_str(fact(doc, "title", false), "Tea time");
    assert_str(fact(doc, "title", true), "og:title");
    assert_str(fact(doc, "author", false), "Ann Tarn");
    assert_str(fact(doc, "author", true), "json-ld author");
    assert_str(fact(doc, "date", false), "2026-01-02");
    assert_str(fact(doc, "site", true), "og:site_name");
    assert_str(fact(doc, "articleBody", false), "All of it.");
    assert_str(doc->lang, "en");
    doc = must_read("<title>Tea</title><script type=application/ld+json>{\"author\":\"Cy\", broken</script>");
    assert_str(fact(doc, "author", false), "Cy");
    assert_str(fact(doc, "title", true), "title");
}

static void a_record_carries_what_the_page_says(void **state)
{
    (void)state;
    wn_doc *doc = must_read("<title>Tea</title><p>x");
    assert_str(must_write(doc, &(wn_edits){ 0 }, "ndjson"),
               "{\"id\":\"test\",\"text\":\"x\",\"title\":\"Tea\",\"origin\":{\"title\":\"title\"}}");
}

static void encodings_are_heard_and_kept(void **state)
{
    (void)state;
    static const struct { const char *raw, *text; } pages[] = {
        { "<meta charset=windows-1252><p>caf\xE9 \x93x\x94", "café “x”" },
        { "\xEF\xBB\xBF<p>caf\xC3\xA9", "café" },
        { "<meta charset=iso-8859-1><p>caf\xC3\xA9", "café" },
        { "<meta http-equiv=content-type content='text/html; charset=ISO-8859-2'><p>\xB1x", "ąx" },
        { "<meta charset=shift_jis><p>\x93\xFA\x96{", "日本" }
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        wn_doc *doc = must_read(pages[i].raw);
        assert_str(must_write(doc, &(wn_edits){ 0 }, "html"), pages[i].raw);
        assert_str(doc->text, pages[i].text);
    }
    wn_doc *doc = must_read("<meta charset=latin1><p>caf\xE9 one<p>t\xE9 two<p>\xE9");
    wn_decisions all = { 0 };
    decide(doc, &all, "café one", NULL);
    decide(doc, &all, "two", "žé");
    assert_str(must_write(doc, wn_edit_resolve(doc, &all, false), "html"), "<meta charset=latin1><p>t\xE9 &#382;&#233;<p>\xE9");
    doc = must_read("<meta charset=windows-1255><p>\xE0\xE1 one<p>\xE1\xCC\xE2\xE3 two<p>\xE0");
    all = (wn_decisions){ 0 };
    decide(doc, &all, "אב one", NULL);
    decide(doc, &all, "ד two", NULL);
    assert_str(must_write(doc, wn_edit_resolve(doc, &all, false), "html"),
               "<meta charset=windows-1255><p>\xE1\xCC\xE2<p>\xE0");
}

static void what_names_the_encoding_stays(void **state)
{
    (void)state;
    wn_doc *doc = must_read("<p>one</p><div>two<meta charset=latin1>three</div><p>t\xE9");
    wn_decisions all = { 0 };
    decide(doc, &all, "twothree", NULL);
    assert_str(must_write(doc, wn_edit_resolve(doc, &all, false), "html"),
               "<p>one</p><meta charset=latin1><p>t\xE9");
}

static void a_page_in_utf_16_is_read(void **state)
{
    (void)state;
    static const char raw[] = "\xFF\xFE<\0p\0>\0h\0i\0\x14\x20";
    wn_doc *doc = read_page((wn_str){ raw, sizeof raw - 1 });
    assert_str((wn_str){ doc->text.ptr, doc->text.len }, "hi—");
    wn_str out = must_write(doc, &(wn_edits){ 0 }, "html");
    assert_int_equal(out.len, sizeof raw - 1);
    assert_memory_equal(out.ptr, raw, out.len);
}

static void an_encoding_that_nobody_knows_is_an_error(void **state)
{
    (void)state;
    static const wn_read_options none;
    wn_err err = { 0 };
    wn_doc *doc = wn_doc_new(arena, WN_STR("page"), WN_STR("<meta charset=klingon><p>\xE9"));
    assert_false(wn_read_html(doc, &none, &err));
    assert_int_equal(err.code, WN_BAD_INPUT);
    assert_non_null(strstr(err.text, "klingon"));
}

static void a_page_that_is_not_in_its_encoding_is_refused_or_mended(void **state)
{
    (void)state;
    static const struct { const char *raw, *text; size_t at; } pages[] = {
        { "<p>caf\xE9 au lait", "caf\xEF\xBF\xBD au lait", 6 },
        { "<meta charset=utf-8><p>a\xF0\x9F\x98" "b", "a\xEF\xBF\xBD" "b", 24 },
        { "<meta charset=shift_jis><p>a\xFF", "a\xEF\xBF\xBD", 28 },
        { "\xEF\xBB\xBF<p>\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD", 6 },
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        wn_read_options options = { .replace = false };
        wn_err err = { 0 };
        wn_doc *doc = wn_doc_new(arena, WN_STR("page"), wn_str_of(pages[i].raw));
        assert_false(wn_read_html(doc, &options, &err));
        assert_int_equal(err.code, WN_BAD_INPUT);
        assert_int_equal(err.at, pages[i].at);
        options.replace = true;
        doc = wn_doc_new(arena, WN_STR("page"), wn_str_of(pages[i].raw));
        assert_true(wn_read_html(doc, &options, &err));
        assert_str(doc->text, pages[i].text);
    }
}

static void emptied_containers_go_and_all_else_stays(void **state)
{
    (void)state;
    assert_dropped("<P Class=a >One<!-- x --></P >\n<div><ul><li>two</ul></div><p>three", "two",
                   "<P Class=a >One<!-- x --></P >\n<p>three");
    assert_dropped("<p>one <b><i>two</i></b> three", "two ", "<p>one three");
    assert_dropped("<p>a &amp; b", "& ", "<p>a b");
    assert_dropped("<table><tr><td>a<td>b<tr><td>c</table>", "a", "<table><tr><td><td>b<tr><td>c</table>");
    assert_dropped("<table><tr><td>a<tr><td>c</table>", "a", "<table><tr><td>c</table>");
    assert_dropped("<body>x</body>", "x", "<body></body>");
}

static void a_dropped_block_does_not_join_its_neighbours(void **state)
{
    (void)state;
    assert_dropped("<p>one<div>two</div>three", "two", "<p>one<div></div>three");
    assert_dropped("one<p>two</p>three", "two", "one<p></p>three");
    assert_dropped("one<p>two</p><p>three", "two", "one<p>three");
    assert_dropped("<ul><li>a<li>b<li>c</ul>", "b", "<ul><li>a<li>c</ul>");
    assert_dropped("<svg>a<pre>b</pre><svg c>d", "b", "<svg>a<pre></pre><svg c>d");
    assert_dropped("<p>a<q>b<blockquote>c</blockquote>d<svg></q>e", "c", "<p>a<q>b<blockquote></blockquote>d<svg></q>e");
    assert_dropped("<svg><g>a</g></svg><pre>b</pre>c", "b", "<svg><g>a</g></svg>c");
}

static void replacements_are_escaped(void **state)
{
    (void)state;
    wn_doc *doc = must_read("<p>one &amp; two<p>three");
    wn_decisions all = { 0 };
    decide(doc, &all, "& two", "<x>\n&");
    assert_str(must_write(doc, wn_edit_resolve(doc, &all, false), "html"), "<p>one &lt;x&gt;<br>&amp;<p>three");
}

/* What WHERE of HTML, dropped, leaves of it. */
static wn_str without(const char *html, wn_span where)
{
    wn_doc *doc = must_read(html);
    wn_decisions all = { 0 };
    *wn_list_add(arena, &all) = (wn_decision){ .action = WN_DROP, .span = where };
    return must_write(doc, wn_edit_resolve(doc, &all, false), "html");
}

static void signs_that_were_text_stay_text(void **state)
{
    (void)state;
    assert_str(without("<p>a <5b c", (wn_span){ 3, 4 }), "<p>a &lt;b c");
    assert_str(without("<p>a &5lt; c", (wn_span){ 3, 4 }), "<p>a &amp;lt; c");
    assert_str(without("<p>a &#x20[1 c", (wn_span){ 2, 4 }), "<p>a &#x20;c");
    assert_str(without("<p>&#x20.1", (wn_span){ 0, 1 }), "<p>&#x20;1");
    assert_str(without("<p>a &not5in; c", (wn_span){ 4, 5 }), "<p>a &not;in; c");
    assert_str(without("<p>a &not5in.c", (wn_span){ 7, 8 }), "<p>a &not;5inc");
    assert_str(without("<p>a &noti5n; c", (wn_span){ 5, 6 }), "<p>a &not;in; c");
    assert_str(without("<p>a &#x20in.c", (wn_span){ 4, 5 }), "<p>a &#x20;inc");
    assert_str(without("<p>a < 5 c", (wn_span){ 4, 5 }), "<p>a < c");
}

static void what_is_added_to_utf_16_is_utf_16(void **state)
{
    (void)state;
    static const char page[] = "\xFF\xFEh\0e\0n", want[] = "\xFF\xFE<\0m\0a\0r\0k\0 \0c\0l\0a\0s\0s\0=\0\"\0k\0\"\0>\0"
                                                       "h\0e\0n\0<\0/\0m\0a\0r\0k\0>";
    wn_doc *doc = read_page((wn_str){ page, sizeof page });
    wn_decisions all = { 0 };
    *wn_list_add(arena, &all) = (wn_decision){ .action = WN_MARK, .span = { 0, 3 }, .with = WN_STR("k") };
    wn_str out = must_write(doc, wn_edit_resolve(doc, &all, false), "html");
    assert_true(wn_str_eq(out, (wn_str){ want, sizeof want }));
}

static void marks_become_elements(void **state)
{
    (void)state;
    wn_doc *doc = must_read("<p>one <b>two</b> three");
    wn_decisions all = { 0 };
    *wn_list_add(arena, &all) = (wn_decision){ .action = WN_MARK, .span = { 0, 7 }, .with = WN_STR("k") };
    assert_str(must_write(doc, wn_edit_resolve(doc, &all, false), "html"),
               "<p><mark class=\"k\">one </mark><b><mark class=\"k\">two</mark></b> three");
}

static void both_bytes_of_a_line_end_in_pre_go_or_stay(void **state)
{
    (void)state;
    assert_dropped("<pre>A hen.\r\nA goose.\r\nA cow.</pre>", "A goose.\n", "<pre>A hen.\r\nA cow.</pre>");
    assert_dropped("<pre>A hen.\r\nA goose.\r\nA cow.</pre>", "\nA goose.", "<pre>A hen.\r\nA cow.</pre>");
    assert_dropped("<pre>A hen.\rA goose.\rA cow.</pre>", "A goose.\n", "<pre>A hen.\rA cow.</pre>");
    wn_doc *doc = must_read("<pre>A\r\nhen</pre>");
    wn_decisions all = { 0 };
    *wn_list_add(arena, &all) = (wn_decision){ .action = WN_MARK, .span = { 0, 5 }, .with = WN_STR("k") };
    assert_str(must_write(doc, wn_edit_resolve(doc, &all, false), "html"),
               "<pre><mark class=\"k\">A</mark><mark class=\"k\">\r\n</mark><mark class=\"k\">hen</mark></pre>");
}

static void markdown_shows_what_blocks_are(void **state)
{
    (void)state;
    wn_doc *doc = must_read(
        "<h2>A *b*</h2><p>See <a href='/x y'>this</a>.<br>1. no<ol><li>one<p>more<li>two<ul><li>sub</ul></ol>"
        "<blockquote>q<blockquote>r</blockquote></blockquote><pre>\n  c *d*\n</pre>"
        "<table><tr><th>H<th>I|J<tr><td>k<td>l</table><table><tr><td>lone</table>");
    assert_str(must_write(doc, &(wn_edits){ 0 }, "markdown"),
               "## A \\*b\\*\n\nSee [this](</x y>).\\\n1\\. no\n\n1. one\n\n   more\n2. two\n   - sub\n\n"
               "> q\n\n> > r\n\n```\n  c *d*\n```\n\n| H | I\\|J |\n| --- | --- |\n| k | l |\n\nlone\n");
}

/* ---- random pages */

/* S with one line end for one or more: a page does not say how far its blocks are apart. */
static wn_str single(wn_str s)
{
    wn_buf out = wn_buf_new(arena);
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] != '\n' || !out.len || out.ptr[out.len - 1] != '\n') wn_buf_byte(&out, s.ptr[i]);
    return wn_buf_str(&out);
}

static uint32_t seed;

static uint32_t pick(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

/* Tags at random: closed, not closed, closed twice, in any order. */
static wn_str random_page(void)
{
    static const char *const tags[] = {
        "p", "div", "b", "i", "a href=x", "span", "ul", "li", "table", "tr", "td", "h2", "blockquote", "section",
        "br", "hr", "em", "dl", "dt", "dd", "button", "x-y", "img"
    };
    static const char *const signs[] = {
        "&", "< ", "<3", "&lt;b>", "&amp", "&#65", "&copy", "&abcdefghijklmnopqrstuvwxyzabcdefghijklmnop",
        "amp;", "lt;", "#66;", "/p>", "!--", "b>", "<<", "x;"
    };
    wn_buf out = wn_buf_new(arena);
    uint32_t words = 0;
    for (uint32_t n = 10 + pick(50); n > 0; n--) {
        const char *tag = tags[pick(sizeof tags / sizeof *tags)];
        switch (pick(6)) {
        case 5: wn_buf_add(&out, wn_str_of(signs[pick(sizeof signs / sizeof *signs)])); break;
        case 0: wn_buf_print(&out, "<%s>", tag); break;
        case 1: wn_buf_print(&out, "</%.*s>", (int)strcspn(tag, " "), tag); break;
        case 2: wn_buf_print(&out, "w%u", words++); break;
        case 3: wn_buf_print(&out, "w%u &amp; w%u", words, words + 1); words += 2; break;
        default: wn_buf_add(&out, pick(2) ? WN_STR(" ") : WN_STR("\n ")); break;
        }
    }
    return wn_buf_str(&out);
}

/* From one word of SPAN to another. */
static wn_span some_words(const wn_doc *doc, wn_span span)
{
    uint32_t start = span.start + pick(wn_span_len(span)), end = start + 1 + pick(span.end - start);
    while (start > span.start && doc->text.ptr[start - 1] != ' ' && doc->text.ptr[start - 1] != '\n') start--;
    while (end < span.end && doc->text.ptr[end] != ' ' && doc->text.ptr[end] != '\n') end++;
    while (start < end && (doc->text.ptr[start] == ' ' || doc->text.ptr[start] == '\n')) start++;
    return start < end ? (wn_span){ start, end } : span;
}

static void a_page_that_nothing_touches_comes_out_as_it_came_in(void **state)
{
    (void)state;
    for (seed = 1; seed < 2000000; seed += 1999) {
        wn_str page = random_page();
        wn_str out = must_write(read_page(page), &(wn_edits){ 0 }, "html");
        if (!wn_str_eq(out, page)) fail_msg("<%.*s> became <%.*s>", (int)page.len, page.ptr, (int)out.len, out.ptr);
    }
}

static void what_is_read_back_is_the_text_that_the_edits_leave(void **state)
{
    (void)state;
    for (uint32_t first = 1; first < 4000; first++) {
        seed = first * 7919;
        wn_str page = random_page();
        wn_doc *doc = read_page(page);
        wn_decisions all = { 0 };
        for (uint32_t i = 0; i < doc->blocks.len; i++) {
            wn_span span = doc->blocks.at[i].span;
            if (pick(3)) continue;
            if (pick(2)) span = some_words(doc, span);
            *wn_list_add(arena, &all) = (wn_decision){ .action = WN_DROP, .span = span };
        }
        wn_edits *edits = wn_edit_resolve(doc, &all, false);
        wn_str promised = wn_edit_text(doc, edits, arena), out = must_write(doc, edits, "html");
        wn_str back = read_page(out)->text;
        if (!wn_str_eq(single(back), single(promised)))
            fail_msg("<%.*s>\nas <%.*s>\nwas to leave <%.*s>\nand left <%.*s>", (int)page.len, page.ptr,
                     (int)out.len, out.ptr, (int)promised.len, promised.ptr, (int)back.len, back.ptr);
        wn_arena_reset(arena);
    }
}

/* ---- size */

static void depth_and_number_of_containers_do_not_matter(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "<div>", "<table><td>x", "<b><p>x", "<a><b></a>x", "<x></y>", "<ul><li>x", "<svg><p>x", "<!--", "<", "&am"
    };
    for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++) {
        wn_buf page = wn_buf_new(arena);
        for (uint32_t i = 0; i < 100000; i++) wn_buf_add(&page, wn_str_of(pieces[k]));
        wn_doc *doc = read_page(wn_buf_str(&page));
        assert_true(wn_str_eq(must_write(doc, &(wn_edits){ 0 }, "html"), wn_buf_str(&page)));
        must_write(doc, &(wn_edits){ 0 }, "markdown");
        wn_arena_reset(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_what_a_reader_of_the_page_sees),
        cmocka_unit_test(what_only_readers_without_scripts_see_counts_where_there_is_little_else),
        cmocka_unit_test(references_are_decoded),
        cmocka_unit_test(damaged_pages_are_read),
        cmocka_unit_test(blocks_have_types_levels_and_containers),
        cmocka_unit_test(links_know_their_text),
        cmocka_unit_test(a_page_says_what_it_is_and_where),
        cmocka_unit_test(a_record_carries_what_the_page_says),
        cmocka_unit_test(encodings_are_heard_and_kept),
        cmocka_unit_test(what_names_the_encoding_stays), cmocka_unit_test(a_page_in_utf_16_is_read),
        cmocka_unit_test(an_encoding_that_nobody_knows_is_an_error),
        cmocka_unit_test(a_page_that_is_not_in_its_encoding_is_refused_or_mended),
        cmocka_unit_test(emptied_containers_go_and_all_else_stays),
        cmocka_unit_test(a_dropped_block_does_not_join_its_neighbours),
        cmocka_unit_test(replacements_are_escaped),
        cmocka_unit_test(signs_that_were_text_stay_text),
        cmocka_unit_test(what_is_added_to_utf_16_is_utf_16),
        cmocka_unit_test(marks_become_elements),
        cmocka_unit_test(both_bytes_of_a_line_end_in_pre_go_or_stay),
        cmocka_unit_test(markdown_shows_what_blocks_are),
        cmocka_unit_test(a_page_that_nothing_touches_comes_out_as_it_came_in),
        cmocka_unit_test(what_is_read_back_is_the_text_that_the_edits_leave),
        cmocka_unit_test(depth_and_number_of_containers_do_not_matter),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
