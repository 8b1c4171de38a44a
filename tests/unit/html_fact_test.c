/* html_fact_test.c: what a page says of itself, what of it is hidden, and the odd ways in which pages are written. */
#include "format.h"

static wn_doc *page(const char *html) { return read_as("html", wn_str_of(html)); }

static void shows(const char *html, const char *text) { assert_str(page(html)->text, text); }

/* "field=value|…" */
static void says(const char *html, const char *facts)
{
    const wn_doc *doc = page(html);
    wn_buf out = wn_buf_new(arena);
    for (uint32_t i = 0; i < doc->meta.len; i++) {
        if (i) wn_buf_byte(&out, '|');
        wn_buf_add(&out, doc->meta.at[i].key);
        wn_buf_byte(&out, '=');
        wn_buf_add(&out, doc->meta.at[i].value);
    }
    assert_str(wn_buf_str(&out), facts);
}

static void facts_come_from_tags(void **state)
{
    (void)state;
    says("<link REL=Canonical href='http://a.example/?x&amp;y'><link rel=next href=z><link href=q><link rel=canonical>",
         "url=http://a.example/?x&y");
    says("<time datetime=2026-03-04>yesterday</time><time>now</time>", "date=2026-03-04");
    says("<meta itemprop=datePublished content=2026-01-02><time datetime=2026-03-04>", "date=2026-01-02");
    says("<meta name=author content='https://a.example/ada'><meta name=byl content='Ada Byrne'>", "author=Ada Byrne");
    says("<meta name=author content=''><meta name=og:title content=Mill><meta property=og:title>", "title=Mill");
    says("<title>Mill</title><meta name=dc.title content='The mill'><title>Third</title>", "title=The mill");
    says("<title> a&#32;&#9;b&#31;\x01 c&copy d&Tab;&nbsp;</title>", "title=a b\x1F\x01 c© d \xC2\xA0");
}

static void facts_come_from_data(void **state)
{
    (void)state;
    says("<script type=text/javascript>{\"headline\":\"no\"}</script><script>{\"headline\":\"no\"}</script>"
         "<script type='application/ld+json'>{\"headline\":\"Mill &amp; sea\",\"author\":[{\"name\":\"Ada\"}],"
         "\"publisher\":{\"name\":\"Quay\"},\"name\":\"none\",\"image\":{\"name\":\"none\"},\"datePublished\":\"2026\","
         "\"articleBody\":\"It ran.\"}</script>",
         "title=Mill & sea|author=Ada|site=Quay|date=2026|articleBody=It ran.");
    says("<script type=application/ld+json>{\"headline\":\"Whole\",\"author\":\"Ada\", broken</script>",
         "title=Whole|author=Ada");
}

static void a_page_says_its_language(void **state)
{
    static const struct { const char *tag, *lang; } cases[] = {
        { "de-AT", "de" }, { "GER", "ger" }, { "e", "" }, { "e{", "" }, { "english", "" }
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        wn_buf html = wn_buf_new(arena);
        wn_buf_print(&html, "<html lang='%s'><p>x", cases[i].tag);
        assert_str(read_as("html", wn_buf_str(&html))->lang, cases[i].lang);
    }
}

static void what_is_hidden_is_no_text(void **state)
{
    (void)state;
    shows("x<p hidden>a<br>b</p>y", "x\n\ny");
    shows("<select>a<br>b</select>c", "c");
    shows("<p style='color: red; background: blue; VISIBILITY: hidden'>a</p><p style='color: red'>b", "b");
    shows("<div hidden id=S:1>a</div><div hidden id=S:>b</div><div hidden id=abc>c</div>", "a");
    shows("<dialog open>a</dialog><dialog>b</dialog><dialogue>c</dialogue>", "a\n\nc");
    shows("<svg><path d=x/><text/>a</svg>b<svg><p>c</p></svg>", "b\n\nc");
    assert_int_equal(page("<p hidden><a href=x>y</a></p><a>z</a>")->links.len, 0);
}

static void links_have_the_address_that_a_browser_would_ask_for(void **state)
{
    static const struct { const char *html, *url; } cases[] = {
        { "<a href='?a&copy=1'>x</a>", "?a&copy=1" }, { "<a href='?a&copyb'>x</a>", "?a&copyb" },
        { "<a href='?a&copy;b'>x</a>", "?a©b" },      { "<a href='?a&copy'>x</a>", "?a©" },
        { "<a href='?&alphax'>x</a>", "?&alphax" },   { "<a href= b href=c>x</a>", "b" },
        { "<a\thref=d>x</a>", "d" },                  { "<a\rhref=e\f>x</a>", "e" },
        { "<a\fhref\n=\r'f&#32;g\t'>x</a>", "f g" },  { "<a href='a\xE2\x82\xAC'>x</a>", "a€" }
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const wn_doc *doc = page(cases[i].html);
        assert_int_equal(doc->links.len, 1);
        assert_str(doc->links.at[0].url, cases[i].url);
    }
    const wn_doc *doc = read_as("html", WN_STR("<p id='a\0b'>x"));
    assert_str(doc->blocks.at[0].id, "a b");
}

static void white_space_of_code_stays(void **state)
{
    (void)state;
    shows("<pre>a\rb</pre>", "a\nb");
    shows("<pre>a \r</pre>c", "a\n\nc");
    shows("<pre>a\r\r\nb  </pre>c", "a\n\nb  \n\nc");
    shows("<pre>a&#32;b&#10;c</pre>d&#32;&#9;e", "a b\nc\n\nd e");
    shows("<pre>a\n<b>c</b>\n</pre>", "a\nc");
    shows("<pre>a\n<", "a\n<");
    shows("<pre>a ", "a ");
}

static void numbers_of_characters_may_be_wrong(void **state)
{
    (void)state;
    shows("&#X41;&#x42 &#67", "AB C");
    shows("&#xFB01;&#xDFFF;&#xE000;", "ﬁ\xEF\xBF\xBD\xEE\x80\x80");
    shows("&#x;&#", "&#x;&#");
    shows("&", "&");
}

static void tables_mend_themselves(void **state)
{
    (void)state;
    shows("<table><caption>a<tbody><tr><td>b<tbody><tr><td>c</tbody></table>d", "a\n\nb\nc\n\nd");
    shows("<table><tr><td>a</tr><tr><td>b</td></caption></tbody></table></table>c", "a\nb\n\nc");
    shows("a<tbody>b<caption>c<tr>d</td>e", "a\n\nb\n\nc\n\nd\n\ne");
    shows("<table><caption>a</caption><tr><th>b</th><td><table><tr><td>c</table>d</table>", "a\n\nb\nc\nd");
}

static void what_is_left_open_ends_with_the_page(void **state)
{
    (void)state;
    shows("a<script>", "a");
    shows("a<script>b<", "a");
    shows("a<script>if (x<!--", "a");
    shows("a<script><!-- <script> b </script > c </script\n>d", "ad");
    shows("a<script><!-- <script> b </script > --> c </script\n>d", "ad");
    shows("a<script>b</scriptx></script/>c", "ac");
    shows("a<title>b</tit</title >c", "ac");
    shows("a<!-", "a");
    shows("a<!-->b", "ab");
    shows("a<!--", "a");
    shows("a<a href=", "a");
    shows("</body></html></x>a</br>b</img>", "a\nb");
}

static void quotes_nest_to_a_hundred(void **state)
{
    wn_buf html = wn_buf_new(arena);
    (void)state;
    for (int i = 0; i < 120; i++) wn_buf_add(&html, WN_STR("<blockquote>"));
    wn_buf_add(&html, WN_STR("deep"));
    const wn_doc *doc = read_as("html", wn_buf_str(&html));
    assert_int_equal(doc->blocks.at[0].type, WN_BLOCKQUOTE);
    assert_int_equal(doc->blocks.at[0].level, 100);
}

static void a_page_for_readers_without_scripts_has_none(void **state)
{
    wn_buf html = wn_buf_new(arena);
    (void)state;
    wn_buf_add(&html, WN_STR("<p>Loading<noscript><p>First"));
    for (int i = 0; i < 100; i++) wn_buf_add(&html, WN_STR(" and more"));
    wn_buf_add(&html, WN_STR("</noscript><script>run()</script><p>last"));
    const wn_doc *doc = read_as("html", wn_buf_str(&html));
    assert_int_equal(doc->blocks.len, 3);
    assert_str(wn_str_cut(doc->text, doc->blocks.at[2].span), "last");
}

/* ---- encodings */

static void a_page_of_two_bytes_a_character_is_read_both_ways(void **state)
{
    (void)state;
    assert_str(read_as("html", WN_STR("\xFE\xFF\0<\0p\0>\x20\xAC"))->text, "€");
    assert_str(read_as("html", WN_STR("\xFF\xFE<\0p\0>\0\xAC\x20"))->text, "€");
}

/* What HTML is with OPTIONS; why it is refused where that is so. */
static wn_str read_or_why(wn_str html, wn_read_options options)
{
    wn_err err = { 0 };
    wn_doc *doc = wn_doc_new(arena, WN_STR("page"), html);
    return wn_read_html(doc, &options, &err) ? doc->text : wn_arena_copy(arena, wn_str_of(err.text));
}

/* windows-1258: the last letter of a page was lost, and cuts were a byte off. */
static void what_the_page_says_of_its_encoding_counts(void **state)
{
    static const char *const bad[] = { "utf-32", "windows-1258", "ibm037", "hz-gb-2312", "utf-7", "klingon" };
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        wn_str why = read_or_why(WN_STR("<p>\xE9"), (wn_read_options){ .charset = wn_str_of(bad[i]) });
        wn_buf all = wn_buf_new(arena);
        bool shifts = strcmp(bad[i], "utf-7") == 0 || strcmp(bad[i], "hz-gb-2312") == 0;
        wn_buf_print(&all, "encoding %s", bad[i]);
        if (shifts)
            wn_buf_print(&all, ", which shifts between sets of characters; iconv -f %s -t UTF-8 FILE | winnow", bad[i]);
        else wn_buf_add(&all, WN_STR("; expected UTF-8 or one that iconv reads"));
        wn_buf_byte(&all, 0);
        assert_str(why, all.ptr);
    }
    assert_str(read_or_why(WN_STR("<meta content='text/html; charset=koi8-r; x'><p>\xC1"), (wn_read_options){ 0 }), "а");
    assert_str(read_or_why(WN_STR("<meta charset='koi8{'><p>\xC1"), (wn_read_options){ 0 }),
               "not UTF-8: byte 0xC1; expected UTF-8, or --invalid=replace");
    assert_str(read_or_why(WN_STR("<meta content='charset=koi8-r'><p>\xC1"), (wn_read_options){ 0 }), "а");
}

static void a_page_that_shifts_is_refused_though_it_is_ascii(void **state)
{
    (void)state;
    static const struct { const char *name, *raw; bool refused; } pages[] = {
        { "csISO2022JP", "<p>\033$B$3\033(B", true }, { "csISO2022KR", "<p>\033$)C\016!!\017", true },
        { "iso2022jp", "<p>\033$B$3\033(B", true }, { "ISO-2022-CN", "<p>\033$)A", true },
        { "ISO2022CN", "<p>\033$)A", true }, { "hz-gb-2312", "<p>~{VP~}", true },
        { "iso-2022-jp", "<p>hen", false }, { "hz-gb-2312", "<p>hen \033", false }, { "utf-7", "<p>\033 +AGE-", false },
        { "koi8-r", "<p>\033 ~{", false }
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        wn_str why = read_or_why(wn_str_of(pages[i].raw), (wn_read_options){ .charset = wn_str_of(pages[i].name) });
        bool refused = memmem(why.ptr, why.len, "shifts between", 14) != NULL;
        if (refused != pages[i].refused) fail_msg("%s: %.*s", pages[i].name, (int)why.len, why.ptr);
    }
    static const char *const names[] = { "utf7", "unicode-1-1-utf-7", "UTF-7", "hz" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        wn_str why = read_or_why(WN_STR("<p>\xE9"), (wn_read_options){ .charset = wn_str_of(names[i]) });
        assert_non_null(memmem(why.ptr, why.len, "shifts between", 14));
    }
}

static void bytes_that_are_no_character_are_a_fault_or_replaced(void **state)
{
    const wn_read_options replace = { .replace = true, .charset = WN_STR("euc-jp") };
    (void)state;
    assert_str(read_or_why(WN_STR("<p>\xFF" "a\xFF"), replace), "\xEF\xBF\xBD" "a\xEF\xBF\xBD");
    assert_str(read_or_why(WN_STR("<p>\xFF" "a\xFF"), (wn_read_options){ .charset = WN_STR("euc-jp") }),
               "not euc-jp: byte 0xFF; expected what the page says it is, or --invalid=replace");
    assert_str(read_or_why(WN_STR("\xFF\xFE<\0p\0>\0\x00\xD8" "a\0"), replace), "\xEF\xBF\xBD" "a");
}

static void a_letter_that_waits_for_an_accent_is_not_lost(void **state)
{
    (void)state;
    const wn_read_options hebrew = { .charset = WN_STR("windows-1255") };
    const wn_read_options replace = { .charset = hebrew.charset, .replace = true };
    assert_str(read_or_why(WN_STR("<p>\xE0\xE1"), hebrew), "אב");
    assert_str(read_or_why(WN_STR("<p>\xE1\xCC"), hebrew), "\u05D1\u05BC");
    assert_str(read_or_why(WN_STR("\xE0\xFB\xE1"), replace), "א\xEF\xBF\xBDב");
    assert_str(read_or_why(WN_STR("\xE0\xFB\xE1"), hebrew),
               "not windows-1255: byte 0xFB; expected what the page says it is, or --invalid=replace");
    assert_str(read_or_why(WN_STR("<p>\x88\x66"), (wn_read_options){ .charset = WN_STR("big5") }), "Ê");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(facts_come_from_tags, setup, teardown),
        cmocka_unit_test_setup_teardown(facts_come_from_data, setup, teardown),
        cmocka_unit_test_setup_teardown(a_page_says_its_language, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_hidden_is_no_text, setup, teardown),
        cmocka_unit_test_setup_teardown(links_have_the_address_that_a_browser_would_ask_for, setup, teardown),
        cmocka_unit_test_setup_teardown(white_space_of_code_stays, setup, teardown),
        cmocka_unit_test_setup_teardown(numbers_of_characters_may_be_wrong, setup, teardown),
        cmocka_unit_test_setup_teardown(tables_mend_themselves, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_left_open_ends_with_the_page, setup, teardown),
        cmocka_unit_test_setup_teardown(quotes_nest_to_a_hundred, setup, teardown),
        cmocka_unit_test_setup_teardown(a_page_for_readers_without_scripts_has_none, setup, teardown),
        cmocka_unit_test_setup_teardown(a_page_of_two_bytes_a_character_is_read_both_ways, setup, teardown),
        cmocka_unit_test_setup_teardown(what_the_page_says_of_its_encoding_counts, setup, teardown),
        cmocka_unit_test_setup_teardown(a_page_that_shifts_is_refused_though_it_is_ascii, setup, teardown),
        cmocka_unit_test_setup_teardown(bytes_that_are_no_character_are_a_fault_or_replaced, setup, teardown),
        cmocka_unit_test_setup_teardown(a_letter_that_waits_for_an_accent_is_not_lost, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
