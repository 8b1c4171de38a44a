/* pandoc_page_test.c: what an AST still tells of the page that it was: the tags around its blocks, links around
** blocks, pictures, and what nobody sees. */
#include "format.h"

#define HEAD "{\"pandoc-api-version\":[1,22,2,1],\"meta\":{},\"blocks\":["
#define STR(s) "{\"t\":\"Str\",\"c\":\"" s "\"}"
#define PARA(inlines) "{\"t\":\"Para\",\"c\":[" inlines "]}"
#define PLAIN(inlines) "{\"t\":\"Plain\",\"c\":[" inlines "]}"
#define DIV(class, blocks) "{\"t\":\"Div\",\"c\":[[\"\",[\"" class "\"],[]],[" blocks "]]}"
#define RAW(tag) "{\"t\":\"RawBlock\",\"c\":[\"html\",\"" tag "\"]}"
#define RAW_INLINE(tag) "{\"t\":\"RawInline\",\"c\":[\"html\",\"" tag "\"]}"
#define LINK(inlines) "{\"t\":\"Link\",\"c\":[[\"\",[],[]],[" inlines "],[\"tea.html\",\"\"]]}"
#define IMAGE(alt, title) "{\"t\":\"Image\",\"c\":[[\"\",[],[]],[" alt "],[\"a.png\",\"" title "\"]]}"
#define BREAK "{\"t\":\"LineBreak\"}"

static wn_doc *page(const char *blocks)
{
    wn_buf b = wn_buf_new(arena);
    wn_buf_print(&b, HEAD "%s]}", blocks);
    return read_as("pandoc", wn_buf_str(&b));
}

/* The tags around block I, the innermost first: "p.note<div<body". */
static void assert_inside(const wn_doc *doc, uint32_t i, const char *expected)
{
    wn_buf b = wn_buf_new(arena);
    for (uint32_t n = doc->blocks.at[i].node; n != WN_NOWHERE; n = doc->frames.at[n].parent) {
        const wn_tag *t = &doc->tags.at[doc->frames.at[n].tag];
        wn_buf_print(&b, "%s%.*s", b.len ? "<" : "", (int)t->name.len, t->name.ptr);
        if (t->classes.len) wn_buf_print(&b, ".%.*s", (int)t->classes.len, t->classes.ptr);
        if (t->hidden) wn_buf_print(&b, "!");
    }
    if (!wn_str_eq(wn_buf_str(&b), wn_str_of(expected))) fail_msg("block %u: %.*s", i, (int)b.len, b.ptr);
}

static void an_empty_link_is_around_the_blocks_up_to_its_end_tag(void **state)
{
    (void)state;
    const wn_doc *doc = page(PLAIN(LINK("")) "," DIV("card", PARA(STR("Tea"))) "," PLAIN(RAW_INLINE("</a>")) ","
                             PARA(STR("Milk")));
    assert_int_equal(doc->links.len, 1);
    assert_true(wn_str_eq(wn_str_cut(doc->text, doc->links.at[0].span), WN_STR("Tea")));
    assert_inside(doc, 0, "p<div.card<a<body");
    assert_inside(doc, 1, "p<body");
}

static void a_link_inside_a_link_is_none(void **state)
{
    (void)state;
    const wn_doc *doc = page(PLAIN(LINK("")) "," PARA(LINK(STR("Tea")) "," STR("hot")) "," PARA(STR("Milk")) ","
                             RAW("</a>") "," PARA(LINK(STR("Water"))));
    assert_int_equal(doc->links.len, 2);
    for (uint32_t i = 0; i < doc->blocks.len; i++)
        assert_true(wn_doc_link_density(doc, doc->blocks.at[i].span) == 1);
}

static void an_empty_link_without_an_end_is_around_nothing(void **state)
{
    (void)state;
    const wn_doc *doc = page(DIV("a", PLAIN(LINK("")) "," PARA(STR("Tea"))) "," PARA(STR("Milk")));
    assert_int_equal(doc->links.len, 0);
    assert_inside(doc, 0, "p<<div.a<body");
    assert_inside(doc, 1, "p<body");
    doc = page(PLAIN(LINK(IMAGE("", ""))) "," PARA(STR("Tea")) "," PLAIN(RAW_INLINE("</a>")));
    assert_int_equal(doc->links.len, 0);
}

static void raw_tags_before_the_first_word_of_a_line_are_around_it(void **state)
{
    (void)state;
    const wn_doc *doc = page(RAW("<nav>") "," PARA(STR("a")) "," PARA(RAW_INLINE("</nav>") "," STR("b")) ","
                             PLAIN(RAW_INLINE("<label>") "," STR("c") "," RAW_INLINE("</label>")) ","
                             PLAIN(RAW_INLINE("<select>") "," STR("d") "," RAW_INLINE("</select>")) ","
                             PARA(STR("e")));
    static const char *const inside[] = { "p<nav<body", "p<body", "body", "select!<body", "p<body" };
    for (uint32_t i = 0; i < 5; i++) assert_inside(doc, i, inside[i]);
}

static void what_scripts_hold_is_no_tag_and_what_is_for_those_without_is_hidden(void **state)
{
    (void)state;
    const wn_doc *doc = page(RAW("<!-- <i> --><script>a = '<footer>'</script>") "," PARA(STR("a")) ","
                             RAW("<noscript>") "," PARA(STR("b")) "," RAW("</noscript>") "," PARA(STR("c")));
    assert_inside(doc, 0, "p<body");
    assert_inside(doc, 1, "p<noscript!<body");
    assert_inside(doc, 2, "p<body");
}

static void a_picture_alone_is_unseen_and_one_of_a_figure_a_caption(void **state)
{
    (void)state;
    const wn_doc *doc = page(PARA(IMAGE(STR("a"), "")) "," PARA(IMAGE(STR("b"), "fig:")) "," PARA(LINK(IMAGE(STR("c"), "")))
                             "," PARA(IMAGE(STR("d"), "") "," STR("e")));
    static const char *const inside[] = { "img!<p<body", "figcaption<figure<body", "img!<p<body", "p<body" };
    static const uint8_t types[] = { WN_PARAGRAPH, WN_CAPTION, WN_PARAGRAPH, WN_PARAGRAPH };
    for (uint32_t i = 0; i < 4; i++) {
        assert_inside(doc, i, inside[i]);
        assert_int_equal(doc->blocks.at[i].type, types[i]);
    }
    doc = page(PARA(IMAGE(STR("a"), "") ",{\"t\":\"Note\",\"c\":[" PARA(STR("b")) "]}"));
    assert_inside(doc, 0, "img!<p<body");
    assert_inside(doc, 1, "p<p<body");
    doc = page(PARA(IMAGE(IMAGE(STR("a"), "fig:"), "")) "," PARA(IMAGE(IMAGE(STR("b"), ""), "fig:")));
    assert_inside(doc, 0, "img!<p<body");
    assert_inside(doc, 1, "figcaption<figure<body");
}

/* Looked through at each level, they took half a minute. */
static void pictures_in_pictures_are_looked_at_once(void **state)
{
    (void)state;
    enum { DEPTH = 60000 };
    wn_buf b = wn_buf_new(arena);
    for (int i = 0; i < DEPTH; i++) wn_buf_add(&b, WN_STR("{\"t\":\"Image\",\"c\":[[\"\",[],[]],["));
    wn_buf_add(&b, WN_STR(STR("a")));
    for (int i = 0; i < DEPTH; i++) wn_buf_add(&b, WN_STR("],[\"a.png\",\"\"]]}"));
    wn_buf_byte(&b, '\0');
    wn_buf all = wn_buf_new(arena);
    wn_buf_print(&all, PARA("%s"), b.ptr);
    wn_buf_byte(&all, '\0');
    assert_inside(page(all.ptr), 0, "img!<p<body");
}

static void two_line_breaks_divide_paragraphs(void **state)
{
    (void)state;
    const char *in = PARA(STR("a") "," BREAK "," STR("b") "," BREAK ",{\"t\":\"Space\"}," BREAK "," BREAK "," STR("c"));
    const wn_doc *doc = page(in);
    assert_int_equal(doc->blocks.len, 2);
    assert_true(wn_str_eq(wn_str_cut(doc->text, doc->blocks.at[0].span), WN_STR("a\nb")));
    assert_true(wn_str_eq(wn_str_cut(doc->text, doc->blocks.at[1].span), WN_STR("c")));
    doc = page(PARA(STR("a") ",{\"t\":\"Emph\",\"c\":[" STR("b") "," BREAK "," BREAK "," STR("c") "]}"));
    assert_int_equal(doc->blocks.len, 1);
}

static void sections_headings_and_tables_keep_their_classes(void **state)
{
    (void)state;
    const wn_doc *doc = page(
        DIV("section\",\"new", "{\"t\":\"Header\",\"c\":[2,[\"tea\",[\"big\"],[]],[" STR("a") "]]}") ","
        "{\"t\":\"Table\",\"c\":[[\"\",[\"data\"],[]],[null,[]],[],[[\"\",[],[]],[]],[[[\"\",[],[]],0,[],[[[\"\",[\"odd\"],"
        "[]],[[[\"\",[\"n\"],[]],{\"t\":\"AlignLeft\"},1,1,[" PLAIN(STR("b")) "]]]]]]],[[\"\",[],[]],[]]]}");
    assert_inside(doc, 0, "h2.big<section.new<body");
    assert_inside(doc, 1, "td.n<tr.odd<tbody<table.data<body");
    assert_true(wn_str_eq(doc->blocks.at[1].classes, WN_STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_empty_link_is_around_the_blocks_up_to_its_end_tag, setup, teardown),
        cmocka_unit_test_setup_teardown(a_link_inside_a_link_is_none, setup, teardown),
        cmocka_unit_test_setup_teardown(an_empty_link_without_an_end_is_around_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(raw_tags_before_the_first_word_of_a_line_are_around_it, setup, teardown),
        cmocka_unit_test_setup_teardown(what_scripts_hold_is_no_tag_and_what_is_for_those_without_is_hidden, setup, teardown),
        cmocka_unit_test_setup_teardown(a_picture_alone_is_unseen_and_one_of_a_figure_a_caption, setup, teardown),
        cmocka_unit_test_setup_teardown(pictures_in_pictures_are_looked_at_once, setup, teardown),
        cmocka_unit_test_setup_teardown(two_line_breaks_divide_paragraphs, setup, teardown),
        cmocka_unit_test_setup_teardown(sections_headings_and_tables_keep_their_classes, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
