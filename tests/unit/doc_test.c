/* doc_test.c: documents as readers of plain text and of records make them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "doc/cursor.h"
#include "read/read.h"

static wn_arena *arena;
static wn_err err;

static int begin(void **state) { (void)state; arena = wn_arena_new(0, NULL, NULL); return 0; }
static int end(void **state) { (void)state; wn_arena_free(arena); return 0; }

static wn_doc *read_bytes(wn_str bytes)
{
    wn_doc *doc = wn_doc_new(arena, WN_STR("test"), bytes);
    static const wn_read_options options;
    assert_true(wn_read_text(doc, &options, &err));
    return doc;
}

static wn_doc *read(const char *text) { return read_bytes(wn_str_of(text)); }

/* Block I of DOC is of TYPE and LEVEL and has TEXT. */
static void block(const wn_doc *doc, uint32_t i, wn_block_type type, int level, const char *text)
{
    assert_true(i < doc->blocks.len);
    const wn_block *b = &doc->blocks.at[i];
    assert_true(wn_str_eq(wn_str_cut(doc->text, b->span), wn_str_of(text)));
    assert_string_equal(wn_block_name((wn_block_type)b->type), wn_block_name(type));
    assert_int_equal(b->level, level);
}

static void blank_lines_divide_paragraphs(void **state)
{
    (void)state;
    wn_doc *doc = read("One.\n\n \t\nTwo.\n\n\n");
    assert_int_equal(doc->blocks.len, 2);
    block(doc, 0, WN_PARAGRAPH, 0, "One.");
    block(doc, 1, WN_PARAGRAPH, 0, "Two.");
}

static void lines_are_one_paragraph_where_they_look_wrapped(void **state)
{
    (void)state;
    const char *wrapped = "The ferry was late again on Monday, and nobody\n"
                          "at the quay was surprised, since it had been\nlate on Sunday.";
    wn_doc *doc = read(wrapped);
    assert_int_equal(doc->blocks.len, 1);
    block(doc, 0, WN_PARAGRAPH, 0, wrapped);
    doc = read("The gulls come home\nand then the boats");
    assert_int_equal(doc->blocks.len, 2);
    block(doc, 1, WN_PARAGRAPH, 0, "and then the boats");
}

static void headings_and_items_are_seen(void **state)
{
    (void)state;
    wn_doc *doc = read("# Hens\n\nOld ones\n========\n\n- one\n- two\n\n1. first\n2) second\n\n* star\n\n• dot");
    block(doc, 0, WN_HEADING, 1, "# Hens");
    block(doc, 1, WN_HEADING, 1, "Old ones");
    block(doc, 2, WN_ITEM, 1, "- one");
    block(doc, 3, WN_ITEM, 1, "- two");
    block(doc, 4, WN_ITEM, 1, "1. first");
    block(doc, 5, WN_ITEM, 1, "2) second");
    block(doc, 6, WN_ITEM, 1, "* star");
    block(doc, 7, WN_ITEM, 1, "• dot");
    assert_int_equal(doc->blocks.len, 8);
}

static void line_ends_of_all_kinds_and_a_mark_of_order_are_kept(void **state)
{
    (void)state;
    wn_doc *doc = read("\xEF\xBB\xBFOne.\r\n\r\nTwo.\r\rThree.");
    assert_int_equal(doc->blocks.len, 3);
    block(doc, 0, WN_PARAGRAPH, 0, "One.");
    block(doc, 1, WN_PARAGRAPH, 0, "Two.");
    block(doc, 2, WN_PARAGRAPH, 0, "Three.");
    assert_int_equal(wn_doc_place(doc, doc->blocks.at[1].span.start).line, 3);
    assert_int_equal(wn_doc_place(doc, doc->blocks.at[2].span.start).line, 5);
}

static void strange_texts_are_texts(void **state)
{
    (void)state;
    assert_int_equal(read("")->blocks.len, 0);
    assert_int_equal(read("\n \n\t\n")->blocks.len, 0);
    assert_int_equal(read_bytes(WN_STR("a\0b\n\nc"))->blocks.len, 2);
    assert_int_equal(read("One\xE2\x80\xA8two.")->blocks.len, 1);       /* U+2028 ends no paragraph */
    wn_buf line = wn_buf_new(arena);
    for (int i = 0; i < 200000; i++) wn_buf_add(&line, WN_STR("word "));
    assert_int_equal(read_bytes(wn_buf_str(&line))->blocks.len, 1);
}

static void what_is_not_utf_8_is_refused_with_its_place(void **state)
{
    (void)state;
    wn_doc *doc = wn_doc_new(arena, WN_STR("test"), WN_STR("One.\nTw\xFF."));
    static const wn_read_options options;
    assert_false(wn_read_text(doc, &options, &err));
    assert_int_equal(err.code, WN_BAD_INPUT);
    wn_place p = wn_doc_source_place(doc, err.at);
    assert_int_equal(p.line, 2);
    assert_int_equal(p.column, 3);
}

static void leaves_are_in_order_apart_and_cover_the_text(void **state)
{
    (void)state;
    wn_doc *doc = read("\xEF\xBB\xBFOne\r\ntwo.\n\n- three\n\nGrüße");
    uint32_t at = 0;
    for (uint32_t i = 0; i < doc->leaves.len; i++) {
        const wn_leaf *l = &doc->leaves.at[i];
        assert_int_equal(l->text.start, at);
        assert_true(wn_str_eq(wn_str_cut(doc->text, l->text),
                              wn_str_cut(doc->source, (wn_span){ l->from, l->to })));
        at = l->text.end;
    }
    assert_int_equal(at, doc->text.len);
}

static void places_count_code_points(void **state)
{
    (void)state;
    wn_doc *doc = read("Grüße 😀 x\ny");
    wn_place p = wn_doc_place(doc, (uint32_t)strlen("Grüße 😀 "));
    assert_int_equal(p.line, 1);
    assert_int_equal(p.column, 9);
    assert_int_equal(wn_doc_place(doc, (uint32_t)strlen("Grüße 😀 x\n")).line, 2);
}

static void blocks_leaves_and_words_are_found_by_place(void **state)
{
    (void)state;
    wn_doc *doc = read("It's one-two 3.\n\nFour.");
    assert_int_equal(wn_doc_block_at(doc, 0), 0);
    assert_int_equal(wn_doc_block_at(doc, 15), 1);      /* between them: the next */
    assert_int_equal(wn_doc_block_at(doc, 18), 1);
    assert_int_equal(wn_doc_block_at(doc, 99), 2);
    assert_int_equal(wn_doc_words(doc, doc->blocks.at[0].span), 3);
    assert_true(wn_doc_link_density(doc, doc->blocks.at[0].span) == 0);
}

static void what_only_looks_like_a_heading_or_an_item_is_text(void **state)
{
    (void)state;
    wn_doc *doc = read("###### six\n\n####### seven\n\n#none\n\n#");
    block(doc, 0, WN_HEADING, 6, "###### six");
    block(doc, 1, WN_PARAGRAPH, 0, "####### seven");
    block(doc, 2, WN_PARAGRAPH, 0, "#none");
    block(doc, 3, WN_PARAGRAPH, 0, "#");
    doc = read("- one\n\n                  - ten\n\n            - seven");
    block(doc, 1, WN_ITEM, 9, "- ten");
    block(doc, 2, WN_ITEM, 7, "- seven");
}

static void places_behind_the_end_are_the_end(void **state)
{
    (void)state;
    wn_doc *doc = read("ab\r");
    assert_int_equal(wn_doc_place(doc, 3).line, 2);
    assert_int_equal(wn_doc_source_place(doc, 1000).line, 2);
    assert_int_equal(wn_doc_source_place(doc, 1000).column, 1);
}

static void joints_belong_to_words(void **state)
{
    (void)state;
    const char *text = "a’b c\xE2\x80\x90" "d e\xE2\x80\x91" "f 3.5 1,000 g, h. i–j k'' l";
    assert_int_equal(wn_doc_words(read(text), (wn_span){ 0, (uint32_t)strlen(text) }), 11);
}

static void links_are_a_share_of_what_they_stand_in(void **state)
{
    (void)state;
    wn_doc *doc = read("0123456789");
    *wn_list_add(arena, &doc->links) = (wn_link){ { 0, 4 }, WN_STR("") };
    *wn_list_add(arena, &doc->links) = (wn_link){ { 6, 6 }, WN_STR("") };
    *wn_list_add(arena, &doc->links) = (wn_link){ { 7, 10 }, WN_STR("") };
    assert_true(wn_doc_link_density(doc, (wn_span){ 2, 8 }) == 0.5);
    assert_true(wn_doc_link_density(doc, (wn_span){ 4, 7 }) == 0);
    assert_true(wn_doc_link_density(doc, (wn_span){ 3, 3 }) == 0);
}

/* Where bytes AT to END of the text stand in the source of PAGE. */
static void stands(const char *format, const char *source, uint32_t at, uint32_t end, const char *bytes)
{
    static const wn_read_options options;
    wn_doc *doc = wn_doc_new(arena, WN_STR("test"), wn_str_of(source));
    assert_true(wn_reader_find(wn_str_of(format))->read(doc, &options, &err));
    wn_cursor c = wn_cursor_new(doc);
    uint32_t from = wn_cursor_start(&c, at), to = wn_cursor_end(&c, end);
    if (!wn_str_eq((wn_str){ source + from, to - from }, wn_str_of(bytes)))
        fail_msg("%.*s", (int)(to - from), source + from);
}

static void text_is_found_in_the_source(void **state)
{
    (void)state;
    stands("html", "<p>a&hellip;b</p><p>c</p>", 0, 1, "a");
    stands("html", "<p>a&hellip;b</p><p>c</p>", 0, 2, "a&hellip;");
    stands("html", "<p>a&hellip;b</p><p>c</p>", 2, 5, "&hellip;b");
    stands("html", "<p>a&hellip;b</p><p>c</p>", 4, 6, "b");
    stands("html", "<p>a&hellip;b</p><p>c</p>", 4, 8, "b</p><p>c");
    stands("html", "<p>a</p><p>cd</p>", 1, 4, "c");
    stands("html", "<p>a</p><p>cd</p>", 3, 4, "c");
    stands("html", "<p>a</p><p>cd</p>", 3, 99, "cd");
    stands("html", "<p>a</p>", 1, 1, "");
    stands("html", "<p></p>", 0, 0, "");
}

static void formats_are_known_by_their_names(void **state)
{
    static const struct { const char *path, *format; } all[] = {
        { "a.json", "pandoc" }, { "a.md.gz", "markdown" }, { "a", "" }, { ".md", "markdown" }, { "a.", "" }, { "", "" },
        { "a.averylongextension", "" }, { "a.b/c", "" }, { "a.MD", "" }, { "a.x", "" }
    };
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        const wn_reader *r = wn_reader_named(all[i].path);
        assert_string_equal(r ? r->name : "", all[i].format);
    }
    assert_string_equal(wn_reader_find(WN_STR("json"))->name, "pandoc");
    assert_null(wn_reader_find(WN_STR("docx")));
}

/* ---- records */


static wn_doc *record(const char *line)
{
    wn_doc *doc = wn_doc_new(arena, WN_STR("file"), wn_str_of(line));
    static const wn_read_options options;
    return wn_read_ndjson(doc, &options, &err) ? doc : NULL;
}

static void refused(const char *line, const char *why)
{
    assert_null(record(line));
    assert_int_equal(err.code, WN_BAD_INPUT);
    if (!strstr(err.text, why)) fail_msg("%s", err.text);
}

static void a_record_has_a_text_a_name_and_metadata(void **state)
{
    (void)state;
    wn_doc *doc = record("{\"id\": \"a/1\", \"text\": \"One \\u00fc \\ud83d\\ude00\\nTwo.\", \"n\": 1e2}");
    assert_true(wn_str_eq(doc->text, WN_STR("One ü 😀\nTwo.")));
    assert_true(wn_str_eq(doc->name, WN_STR("a/1")));
    assert_int_equal(doc->meta.len, 2);
    assert_true(wn_str_eq(doc->meta.at[1].value, WN_STR("1e2")));
    assert_true(wn_str_eq(record("{\"id\": 12, \"text\": \"\"}")->name, WN_STR("12")));
    assert_true(wn_str_eq(record("{\"text\": \"a\\u0000b\"}")->text, (wn_str){ "a\0b", 3 }));
    assert_true(wn_str_eq(record("{\"text\": \"\\ud800x\"}")->text, WN_STR("\xEF\xBF\xBDx")));
}

static void a_record_may_say_its_language(void **state)
{
    (void)state;
    assert_true(wn_str_eq(record("{\"text\": \"a\", \"lang\": \"de\"}")->lang, WN_STR("de")));
    assert_true(wn_str_eq(record("{\"text\": \"a\", \"lang\": 7}")->lang, WN_STR("")));
}

static void what_is_no_record_is_refused(void **state)
{
    (void)state;
    refused("[1]", "JSON object");
    refused("{\"text\": 7}", "not a string");
    refused("{\"id\": 7}", "no field 'text'");
    refused("{\"text\": \"a\", \"text\": \"b\"}", "two fields");
    refused("{\"text\": \"a\"", "too early");
    refused("{\"text\": \"a\"} x", "");
    refused("{\"text\": \"\\x\"}", "");
    refused("{\"text\": \"a\", }", "");
    refused("", "");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(blank_lines_divide_paragraphs), TEST(lines_are_one_paragraph_where_they_look_wrapped),
        TEST(headings_and_items_are_seen),
        TEST(line_ends_of_all_kinds_and_a_mark_of_order_are_kept), TEST(strange_texts_are_texts),
        TEST(what_is_not_utf_8_is_refused_with_its_place),
        TEST(leaves_are_in_order_apart_and_cover_the_text), TEST(places_count_code_points),
        TEST(blocks_leaves_and_words_are_found_by_place),
        TEST(what_only_looks_like_a_heading_or_an_item_is_text), TEST(places_behind_the_end_are_the_end),
        TEST(joints_belong_to_words), TEST(links_are_a_share_of_what_they_stand_in),
        TEST(text_is_found_in_the_source), TEST(formats_are_known_by_their_names),
        TEST(a_record_may_say_its_language), TEST(a_record_has_a_text_a_name_and_metadata),
        TEST(what_is_no_record_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
