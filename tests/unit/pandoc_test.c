/* pandoc_test.c: the AST of pandoc, in and out. Random trees and random edits check the one promise that
** matters: what is read back is the text that the edits leave. */
#include "base/json.h"
#include "format.h"

#define HEAD "{\"pandoc-api-version\":[1,22,2,1],\"meta\":{},\"blocks\":["
#define STR(s) "{\"t\":\"Str\",\"c\":\"" s "\"}"
#define SPACE "{\"t\":\"Space\"}"
#define PARA(inlines) "{\"t\":\"Para\",\"c\":[" inlines "]}"
#define EMPH(inlines) "{\"t\":\"Emph\",\"c\":[" inlines "]}"
#define QUOTED(inlines) "{\"t\":\"Quoted\",\"c\":[{\"t\":\"DoubleQuote\"},[" inlines "]]}"

static wn_doc *must_read(wn_str json) { return read_as("pandoc", json); }

static wn_str body(const char *blocks)
{
    wn_buf b = wn_buf_new(arena);
    wn_buf_add(&b, WN_STR(HEAD));
    wn_buf_add(&b, wn_str_of(blocks));
    wn_buf_add(&b, WN_STR("]}"));
    return wn_buf_str(&b);
}

static wn_str must_write(const wn_doc *doc, const char *from, const wn_edits *edits)
{
    return write_from(from, "pandoc", doc, edits);
}

static void assert_text(wn_str got, const char *expected)
{
    if (!wn_str_eq(got, wn_str_of(expected)))
        fail_msg("got <%.*s>, expected <%s>", (int)got.len, got.ptr, expected);
}

/* Drops (or replaces, WITH not NULL) what FIND finds first in the text. */
static void edit(const wn_doc *doc, wn_edits *edits, const char *find, const char *with)
{
    const char *at = memmem(doc->text.ptr, doc->text.len, find, strlen(find));
    assert_non_null(at);
    uint32_t start = (uint32_t)(at - doc->text.ptr);
    wn_edit *e = wn_list_add(arena, &edits->edits);
    e->span = (wn_span){ start, start + (uint32_t)strlen(find) };
    e->replace = with != NULL;
    e->with = with ? wn_str_of(with) : WN_STR("");
}

static void mark(const wn_doc *doc, wn_edits *edits, const char *find, const char *name)
{
    const char *at = memmem(doc->text.ptr, doc->text.len, find, strlen(find));
    assert_non_null(at);
    uint32_t start = (uint32_t)(at - doc->text.ptr);
    wn_mark *m = wn_list_add(arena, &edits->marks);
    m->span = (wn_span){ start, start + (uint32_t)strlen(find) };
    m->name = wn_str_of(name);
}

/* Blocks IN, after the edit, are blocks OUT. */
static void check_edit(const char *in, const char *find, const char *with, const char *out)
{
    wn_edits edits = { 0 };
    const wn_doc *doc = must_read(body(in));
    edit(doc, &edits, find, with);
    wn_str expected = body(out);
    assert_text(must_write(doc, "pandoc", &edits), expected.ptr ? wn_arena_copy(arena, expected).ptr : "");
}

static void check_mark(const char *in, const char *find, const char *out)
{
    wn_edits edits = { 0 };
    const wn_doc *doc = must_read(body(in));
    mark(doc, &edits, find, "m");
    assert_text(must_write(doc, "pandoc", &edits), wn_arena_copy(arena, body(out)).ptr);
}

static void words_quotes_and_notes_are_read_in_order(void **state)
{
    (void)state;
    const wn_doc *doc = must_read(body(
        PARA(STR("Fog,") "," QUOTED(STR("b\\u00e9") "," EMPH(STR("c"))) ",{\"t\":\"Note\",\"c\":["
             PARA(STR("in")) "," PARA(STR("note")) "]}," SPACE "," STR("end")) ","
        "{\"t\":\"HorizontalRule\"},"
        "{\"t\":\"Header\",\"c\":[2,[\"top\",[\"x\",\"y\"],[]],[" STR("Head") "]]},"
        "{\"t\":\"BulletList\",\"c\":[[{\"t\":\"Plain\",\"c\":[" STR("one") "]}],[" PARA(STR("two")) "]]},"
        "{\"t\":\"LineBlock\",\"c\":[[" STR("l1") "],[],[" STR("l2") "]]},"
        "{\"t\":\"CodeBlock\",\"c\":[[\"\",[\"sh\"],[]],\"ls\\n-l\"]}"));
    assert_text(doc->text, "Fog,“béc” end\n\nin\n\nnote\n\nHead\n\none\n\ntwo\n\nl1\n\nl2\n\nls\n-l");
    assert_int_equal(doc->blocks.len, 8);
    assert_int_equal(doc->blocks.at[3].type, WN_HEADING);
    assert_int_equal(doc->blocks.at[3].level, 2);
    assert_text(doc->blocks.at[3].id, "top");
    assert_text(doc->blocks.at[3].classes, "x y");
    assert_int_equal(doc->blocks.at[5].type, WN_ITEM);
    assert_int_equal(doc->blocks.at[7].type, WN_CODE);
    assert_text(doc->blocks.at[7].classes, "sh");
}

static void an_emptied_element_goes_with_its_comma(void **state)
{
    (void)state;
    const char *in = PARA(STR("a") "," SPACE "," EMPH(STR("b")) "," SPACE "," STR("c"));
    check_edit(in, "a ", NULL, PARA(EMPH(STR("b")) "," SPACE "," STR("c")));
    check_edit(in, "b ", NULL, PARA(STR("a") "," SPACE "," STR("c")));
    check_edit(in, " c", NULL, PARA(STR("a") "," SPACE "," EMPH(STR("b"))));
    check_edit(in, "a b c", NULL, "");
}

static void a_word_is_cut_at_its_bytes(void **state)
{
    (void)state;
    check_edit(PARA(STR("x\\u00fcy\\ud83d\\ude00z")), "y", NULL,
               PARA(STR("x\\u00fc") "," STR("\\ud83d\\ude00z")));
}

static void a_replacement_stands_where_the_first_leaf_was(void **state)
{
    (void)state;
    check_edit(PARA(STR("a") "," SPACE "," EMPH(STR("b")) "," STR("c")), "bc", "so \"it\"",
               PARA(STR("a") "," SPACE "," EMPH(STR("so") "," SPACE "," STR("\\\"it\\\""))));
    check_edit(PARA(STR("a")) "," PARA(STR("b")), "a\n\nb", "new", PARA(STR("new")));
    check_edit(PARA(QUOTED(STR("b")) "," STR("c")), "“b”", "new", PARA(STR("new") "," STR("c")));
}

static void a_quote_that_loses_one_mark_is_taken_apart(void **state)
{
    (void)state;
    check_edit(PARA(QUOTED(STR("b") "," EMPH(STR("d"))) "," STR("c")), "“b", NULL,
               PARA(EMPH(STR("d")) "," STR("”") "," STR("c")));
}

static void a_cell_stays_when_its_text_goes(void **state)
{
    (void)state;
#define CELL(x) "[[\"\",[],[]],{\"t\":\"AlignDefault\"},1,1,[" x "]]"
#define PLAIN(x) "{\"t\":\"Plain\",\"c\":[" STR(x) "]}"
#define TABLE(a, b) "{\"t\":\"Table\",\"c\":[[\"\",[],[]],[null,[]],[[{\"t\":\"AlignDefault\"}," \
    "{\"t\":\"ColWidthDefault\"}],[{\"t\":\"AlignDefault\"},{\"t\":\"ColWidthDefault\"}]]," \
    "[[\"\",[],[]],[]],[[[\"\",[],[]],0,[],[[[\"\",[],[]],[" CELL(a) "," CELL(b) "]]]]]," \
    "[[\"\",[],[]],[]]]}"
    check_edit(TABLE(PLAIN("one"), PLAIN("two")), "one", NULL, TABLE("", PLAIN("two")));
    check_edit(TABLE(PLAIN("one"), PLAIN("two")) "," PARA(STR("x")), "one\ntwo", NULL, PARA(STR("x")));
}

static void marks_are_spans_in_a_block_and_divs_around_it(void **state)
{
    (void)state;
#define MSPAN(x) "{\"t\":\"Span\",\"c\":[[\"\",[\"m\"],[]],[" x "]]}"
#define MDIV(x) "{\"t\":\"Div\",\"c\":[[\"\",[\"m\"],[]],[" x "]]}"
    const char *two = PARA(STR("ab") "," SPACE "," EMPH(STR("cd") "," STR("ef"))) "," PARA(STR("x"));
    check_mark(two, "ab cdef\n\nx", MDIV(PARA(STR("ab") "," SPACE "," EMPH(STR("cd") "," STR("ef"))) ","
                                         PARA(STR("x"))));
    check_mark(two, "b cd", PARA(STR("a") "," MSPAN(STR("b") "," SPACE) ","
               EMPH(MSPAN(STR("cd")) "," STR("ef"))) "," PARA(STR("x")));
    check_mark(two, " cdef", PARA(STR("ab") "," MSPAN(SPACE "," EMPH(STR("cd") "," STR("ef"))))
               "," PARA(STR("x")));
}

static void metadata_become_dotted_keys(void **state)
{
    (void)state;
    const wn_doc *doc = must_read(WN_STR("{\"pandoc-api-version\":[1,23],\"meta\":{"
        "\"lang\":{\"t\":\"MetaInlines\",\"c\":[" STR("de") "]},"
        "\"draft\":{\"t\":\"MetaBool\",\"c\":true},"
        "\"winnow\":{\"t\":\"MetaMap\",\"c\":{\"filters\":{\"t\":\"MetaList\",\"c\":["
        "{\"c\":\"a\",\"t\":\"MetaString\"},{\"t\":\"MetaInlines\",\"c\":[" STR("b") "]}]},"
        "\"options\":{\"t\":\"MetaMap\",\"c\":{\"min\":{\"t\":\"MetaString\",\"c\":\"6\"}}}}}},"
        "\"blocks\":[]}"));
    assert_text(doc->lang, "de");
    assert_int_equal(doc->meta.len, 4);
    assert_text(doc->meta.at[1].value, "true");
    assert_text(doc->meta.at[2].key, "winnow.filters");
    assert_text(doc->meta.at[2].value, "a, b");
    assert_text(doc->meta.at[3].key, "winnow.options.min");
    assert_text(doc->meta.at[3].value, "6");
}

static void what_is_no_ast_is_refused_with_its_place(void **state)
{
    (void)state;
    static const char *bad[] = {
        "[]", "{}", "{\"blocks\":[]}", "{\"pandoc-api-version\":[1,22],\"meta\":{}}",
        HEAD "{\"t\":\"Para\"}]}", HEAD "{\"c\":[]}]}", HEAD STR("x") "]}", HEAD PARA("7") "]}",
        HEAD PARA("{\"t\":\"Str\",\"c\":5}") "]}", HEAD "{\"t\":\"Header\",\"c\":[1]}]}",
        HEAD "{\"t\":\"Para\",\"c\":[],\"c\":[]}]}", HEAD "[]]}", HEAD,
        "{\"pandoc-api-version\":[1,22],\"meta\":7,\"blocks\":[]}",
        HEAD PARA("{\"t\":\"Code\",\"c\":[7,\"x\"]}") "]}",
        HEAD PARA("{\"t\":\"Code\",\"c\":[[\"\",[],[[\"k\"]]],\"x\"]}") "]}",
        HEAD PARA("{\"t\":\"Code\",\"c\":[[\"\",[],[[\"k\",\"v\",\"w\"]]],\"x\"]}") "]}",
        HEAD PARA("{\"t\":\"Math\",\"c\":[{\"t\":7},\"x\"]}") "]}",
        HEAD PARA("{\"t\":\"Math\",\"c\":[{},\"x\"]}") "]}",
        HEAD PARA("{\"t\":\"Quoted\",\"c\":[{},[]]}") "]}",
        HEAD PARA("{\"t\":\"Image\",\"c\":[[\"\",[],[]],[],[\"u\",7]]}") "]}",
        HEAD PARA("{\"t\":\"Cite\",\"c\":[[7],[]]}") "]}",
        HEAD "{\"t\":\"RawBlock\",\"c\":[\"html\",{}]}]}",
        HEAD "{\"t\":\"OrderedList\",\"c\":[[1,{\"t\":\"Decimal\"}],[]]}]}",
        HEAD "{\"t\":\"Div\",\"c\":[[\"\",[],[[]]],[]]}]}",
    };
    static const wn_read_options none;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        wn_err err = { 0 };
        wn_doc *doc = wn_doc_new(arena, WN_STR("bad"), wn_str_of(bad[i]));
        if (wn_read_pandoc(doc, &none, &err)) fail_msg("accepted: %s", bad[i]);
        assert_int_equal(err.code, WN_BAD_INPUT);
        assert_true(err.at <= strlen(bad[i]));
    }
}

static void keys_in_another_order_and_unknown_elements_are_read(void **state)
{
    (void)state;
    const char *in = "{\"c\":[{\"c\":\"ab\",\"t\":\"Str\"},{ \"t\" : \"Space\" },{\"t\":\"New\",\"c\":[" STR("no")
                     "]}," STR("cd") "],\"t\":\"Para\"}";
    const wn_doc *doc = must_read(body(in));
    assert_text(doc->text, "ab cd");
    check_edit(in, "b ", NULL, "{\"c\":[" STR("a") ",{\"t\":\"New\",\"c\":[" STR("no") "]},"
               STR("cd") "],\"t\":\"Para\"}");
}

static void depth_costs_no_stack(void **state)
{
    (void)state;
    enum { DEPTH = 100000 };
    static const char *open[] = { "{\"t\":\"BlockQuote\",\"c\":[", "{\"t\":\"Para\",\"c\":[{\"t\":\"Emph\",\"c\":[" };
    for (int kind = 0; kind < 2; kind++) {
        wn_buf b = wn_buf_new(arena);
        if (kind) wn_buf_add(&b, WN_STR("{\"t\":\"Para\",\"c\":["));
        for (int i = 0; i < DEPTH; i++)
            wn_buf_add(&b, kind ? WN_STR("{\"t\":\"Emph\",\"c\":[") : wn_str_of(open[0]));
        wn_buf_add(&b, kind ? WN_STR(STR("deep") "," STR("er")) : WN_STR(PARA(STR("deep") "," STR("er"))));
        for (int i = 0; i < DEPTH + kind; i++) wn_buf_add(&b, WN_STR("]}"));
        wn_buf_byte(&b, '\0');
        const wn_doc *doc = must_read(body(b.ptr));
        assert_text(doc->text, "deeper");
        wn_edits edits = { 0 };
        edit(doc, &edits, "deep", NULL);
        assert_text(must_read(must_write(doc, "pandoc", &edits))->text, "er");
    }
}

/* Random trees. */
static uint32_t seed;

static uint32_t pick(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

static void add(wn_buf *b, const char *s) { wn_buf_add(b, wn_str_of(s)); }

static void make_blocks(wn_buf *b, int depth);

static void make_word(wn_buf *b)
{
    static const char *words[] = { "tide", "b\\u00fcro", "\\ud83d\\ude00", "\\\"x\\\\", "naïve", "a", "“q”" };
    if (pick(8) == 0) {
        add(b, "{ \"c\": \"");
        add(b, words[pick(7)]);
        add(b, "\", \"t\":\"Str\"}");
        return;
    }
    add(b, "{\"t\":\"Str\",\"c\":\"");
    add(b, words[pick(7)]);
    if (pick(2)) add(b, words[pick(7)]);
    add(b, "\"}");
}

static void make_inlines(wn_buf *b, int depth)
{
    static const char *open[] = { "{\"t\":\"Emph\",\"c\":[", "{\"t\":\"Span\",\"c\":[[\"\",[],[]],[",
        "{\"t\":\"Quoted\",\"c\":[{\"t\":\"DoubleQuote\"},[", "{\"t\":\"Quoted\",\"c\":[{\"t\":\"SingleQuote\"},[",
        "{\"t\":\"Link\",\"c\":[[\"\",[],[]],[", "{\"t\":\"Image\",\"c\":[[\"\",[],[]],[",
        "{\"t\":\"Note\",\"c\":[" };
    static const char *close[] = { "]}", "]]}", "]]}", "]]}", "],[\"u\",\"\"]]}", "],[\"u\",\"\"]]}", "]}" };
    uint32_t count = pick(6);
    for (uint32_t i = 0; i < count; i++) {
        if (i) add(b, pick(5) ? "," : " ,\n ");
        uint32_t kind = depth > 4 ? pick(4) : pick(12);
        if (kind < 2) make_word(b);
        else if (kind < 4) add(b, pick(5) ? "{\"t\":\"Space\"}" : "{\"t\":\"LineBreak\"}");
        else if (kind == 4) add(b, "{\"t\":\"Code\",\"c\":[[\"\",[],[]],\"let \\u00e9=1\"]}");
        else if (kind == 5) add(b, "{\"t\":\"RawInline\",\"c\":[\"html\",\"<br>\"]}");
        else {
            uint32_t k = pick(7);
            add(b, open[k]);
            if (k == 6) make_blocks(b, depth + 2);
            else make_inlines(b, depth + 1);
            add(b, close[k]);
        }
    }
}

static void make_block(wn_buf *b, int depth)
{
    static const char *open[] = { "{\"t\":\"BlockQuote\",\"c\":[", "{\"t\":\"BulletList\",\"c\":[[",
        "{\"t\":\"Div\",\"c\":[[\"i\",[\"k\"],[]],[", "{\"t\":\"DefinitionList\",\"c\":[[[" STR("term") "],[[",
        "{\"t\":\"Figure\",\"c\":[[\"\",[],[]],[null,[" PARA(STR("cap")) "]],[" };
    static const char *close[] = { "]}", "]]}", "]]}", "]]]]}", "]]}" };
    uint32_t kind = depth > 3 ? pick(4) : pick(9);
    if (kind < 4) {
        add(b, kind ? "{\"t\":\"Para\",\"c\":[" : "{\"t\":\"LineBlock\",\"c\":[[");
        make_inlines(b, depth);
        if (!kind) add(b, "],[");
        if (!kind) make_inlines(b, depth);
        add(b, kind ? "]}" : "]]}");
        return;
    }
    if (kind == 4 && pick(2)) {
        add(b, pick(2) ? "{\"t\":\"CodeBlock\",\"c\":[[\"\",[],[]],\"x = \\\"y\\\"\\nend\"]}" : "{\"t\":\"HorizontalRule\"}");
        return;
    }
    add(b, open[kind - 4]);
    make_blocks(b, depth + 1);
    if (kind == 5) add(b, "],[");
    if (kind == 5) make_blocks(b, depth + 1);
    add(b, close[kind - 4]);
}

static void make_blocks(wn_buf *b, int depth)
{
    uint32_t count = pick(4);
    for (uint32_t i = 0; i < count; i++) {
        if (i) add(b, ",");
        make_block(b, depth);
    }
}

static wn_doc *make_doc(uint32_t from)
{
    wn_buf b = wn_buf_new(arena);
    seed = from;
    add(&b, HEAD);
    make_blocks(&b, 0);
    add(&b, "]}");
    return must_read(wn_buf_str(&b));
}

static uint32_t boundary(const wn_doc *doc, uint32_t at)
{
    while (at < doc->text.len && ((unsigned char)doc->text.ptr[at] & 0xC0) == 0x80) at++;
    return at;
}

static void add_unspaced(wn_buf *out, wn_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] != ' ' && s.ptr[i] != '\n') wn_buf_byte(out, s.ptr[i]);
}

/* Random edits that begin on text; what they leave, without space, in PROMISE. Marks in what is kept. */
static void make_edits(const wn_doc *doc, wn_edits *edits, wn_buf *promise)
{
    static const char *with[] = { "new", "two words", " “so” \\ " };
    uint32_t at = 0, len = (uint32_t)doc->text.len;
    while (at < len) {
        uint32_t start = boundary(doc, at + pick(pick(2) ? 6 : 60));
        if (start > len) start = len;
        add_unspaced(promise, wn_str_cut(doc->text, (wn_span){ at, start }));
        uint32_t l = wn_doc_leaf_at(doc, at);
        if (start > at && l < doc->leaves.len && pick(2)) {
            wn_mark *m = wn_list_add(arena, &edits->marks);
            m->span = (wn_span){ at, start };
            m->name = WN_STR("m");
        }
        at = start;
        l = wn_doc_leaf_at(doc, at);
        if (l == doc->leaves.len || doc->leaves.at[l].text.start > at) continue;
        uint32_t end = boundary(doc, at + 1 + pick(pick(2) ? 5 : 50));
        if (end > len) end = len;
        wn_edit *e = wn_list_add(arena, &edits->edits);
        e->span = (wn_span){ at, end };
        e->replace = pick(3) == 0;
        e->with = e->replace ? wn_str_of(with[pick(3)]) : WN_STR("");
        add_unspaced(promise, e->with);
        at = end;
    }
}

static void what_is_read_back_is_what_the_edits_leave(void **state)
{
    (void)state;
    for (uint32_t i = 1; i <= 3000; i++) {
        const wn_doc *doc = make_doc(i * 7919);
        wn_edits edits = { 0 };
        wn_buf promise = wn_buf_new(arena), got = wn_buf_new(arena);
        make_edits(doc, &edits, &promise);
        wn_str out = must_write(doc, "pandoc", &edits);
        add_unspaced(&got, must_read(out)->text);
        if (!wn_str_eq(wn_buf_str(&got), wn_buf_str(&promise)))
            fail_msg("tree %u: got <%.*s>, promised <%.*s>\n%.*s\n%.*s", i, (int)got.len, got.ptr,
                     (int)promise.len, promise.ptr, (int)doc->source.len, doc->source.ptr,
                     (int)out.len, out.ptr);
        if (i % 100 == 0) { wn_arena_reset(arena); }
    }
}

static void without_an_edit_the_bytes_are_the_same(void **state)
{
    (void)state;
    static const wn_edits none;
    for (uint32_t i = 1; i <= 200; i++) {
        const wn_doc *doc = make_doc(i);
        assert_true(wn_str_eq(must_write(doc, "pandoc", &none), doc->source));
    }
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(words_quotes_and_notes_are_read_in_order),
        TEST(an_emptied_element_goes_with_its_comma),
        TEST(a_word_is_cut_at_its_bytes),
        TEST(a_replacement_stands_where_the_first_leaf_was),
        TEST(a_quote_that_loses_one_mark_is_taken_apart),
        TEST(a_cell_stays_when_its_text_goes),
        TEST(marks_are_spans_in_a_block_and_divs_around_it),
        TEST(metadata_become_dotted_keys),
        TEST(what_is_no_ast_is_refused_with_its_place),
        TEST(keys_in_another_order_and_unknown_elements_are_read),
        TEST(depth_costs_no_stack),
        TEST(what_is_read_back_is_what_the_edits_leave),
        TEST(without_an_edit_the_bytes_are_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
