/* pandoc_meta_test.c: metadata of pandoc as keys and texts, and documents that end too early. */
#include "format.h"

/* META, shown as "key=value|…". */
static const char *meta(const char *json)
{
    wn_buf source = wn_buf_new(arena), out = wn_buf_new(arena);
    wn_buf_print(&source, "{\"pandoc-api-version\":[1,22],\"meta\":%s,\"blocks\":[]}", json);
    wn_doc *doc = read_as("pandoc", wn_buf_str(&source));
    for (uint32_t i = 0; i < doc->meta.len; i++) {
        if (i) wn_buf_byte(&out, '|');
        wn_buf_add(&out, doc->meta.at[i].key);
        wn_buf_byte(&out, '=');
        wn_buf_add(&out, doc->meta.at[i].value);
    }
    wn_buf_byte(&out, '\0');
    return wn_buf_str(&out).ptr;
}

#define is(json, want) assert_string_equal(meta(json), want)

static void maps_become_paths_and_lists_have_commas(void **state)
{
    (void)state;
    is("{\"a\":{\"t\":\"MetaString\",\"c\":\"b\"}}", "a=b");
    is("{\"a\":{\"c\":\"b\",\"t\":\"MetaString\"}}", "a=b");
    is("{\"a\":{\"t\":\"MetaBool\",\"c\":true},\"b\":{\"t\":\"MetaBool\",\"c\":false}}", "a=true|b=false");
    is("{\"a\":{\"t\":\"MetaMap\",\"c\":{\"b\":{\"t\":\"MetaMap\",\"c\":{\"d\":{\"t\":\"MetaString\",\"c\":\"e\"}}},"
       "\"f\":{\"t\":\"MetaString\",\"c\":\"g\"}}}}", "a.b.d=e|a.f=g");
    is("{\"a\":{\"t\":\"MetaList\",\"c\":[{\"t\":\"MetaString\",\"c\":\"b\"},{\"t\":\"MetaString\",\"c\":\"d\"}]}}", "a=b, d");
    is("{\"a\":{\"t\":\"MetaList\",\"c\":[]}}", "a=");
    is("{\"a\":{\"t\":\"MetaList\",\"c\":[{\"t\":\"MetaList\",\"c\":[{\"t\":\"MetaString\",\"c\":\"b\"}]},"
       "{\"t\":\"MetaString\",\"c\":\"d\"}]}}", "a=b, d");
    is("{}", "");
}

static void words_and_code_are_text_and_markup_is_none(void **state)
{
    (void)state;
    is("{\"a\":{\"t\":\"MetaInlines\",\"c\":[{\"t\":\"Str\",\"c\":\"b\"},{\"t\":\"Space\"},{\"t\":\"Emph\",\"c\":"
       "[{\"t\":\"Str\",\"c\":\"d\"}]},{\"t\":\"SoftBreak\"},{\"t\":\"Code\",\"c\":[[\"id\",[\"x\"],[[\"k\",\"v\"]]],\"e\"]}]}}",
       "a=b d e");
    is("{\"a\":{\"t\":\"MetaBlocks\",\"c\":[{\"t\":\"Para\",\"c\":[{\"t\":\"Str\",\"c\":\"b\"},{\"t\":\"LineBreak\"},"
       "{\"t\":\"Link\",\"c\":[[\"\",[],[]],[{\"t\":\"Str\",\"c\":\"d\"}],[\"url\",\"title\"]]}]}]}}", "a=b d");
    is("{\"a\":{\"t\":\"MetaInlines\",\"c\":[{\"t\":\"Quoted\",\"c\":[{\"t\":\"DoubleQuote\"},"
       "[{\"t\":\"Str\",\"c\":\"b\\u00e9\"}]]}]}}", "a=bé");
}

static void the_field_of_winnow_may_be_a_name_alone(void **state)
{
    (void)state;
    is("{\"winnow\":{\"t\":\"MetaString\",\"c\":\"sourced\"}}", "winnow.filters=sourced");
    is("{\"winnow\":{\"t\":\"MetaMap\",\"c\":{\"mark\":{\"t\":\"MetaBool\",\"c\":true}}}}", "winnow.mark=true");
}

static void what_is_no_metadata_is_passed_over(void **state)
{
    (void)state;
    is("{\"a\":5,\"b\":[1,[2]],\"d\":\"e\",\"f\":null}", "");
    is("{\"a\":{\"x\":[1,{\"y\":2}],\"t\":\"MetaString\",\"c\":\"b\",\"z\":{}}}", "a=b");
    is("{\"a\":{\"x\":1}}", "");
    is("{\"a\":{\"t\":\"MetaMap\",\"c\":5},\"b\":{\"t\":\"MetaList\",\"c\":6}}", "a=|b=");
    is("{\"a\":{\"t\":\"MetaInlines\",\"c\":\"b\"}}", "a=b");
}

/* PIECE as often as N around INSIDE, closed by as many of TAIL. */
static const char *nested(const char *piece, uint32_t n, const char *inside, const char *tail)
{
    wn_buf out = wn_buf_new(arena);
    for (uint32_t i = 0; i < n; i++) wn_buf_add(&out, wn_str_of(piece));
    wn_buf_add(&out, wn_str_of(inside));
    for (uint32_t i = 0; i < n; i++) wn_buf_add(&out, wn_str_of(tail));
    wn_buf_byte(&out, '\0');
    return wn_buf_str(&out).ptr;
}

static void what_is_nested_too_deeply_is_passed_over(void **state)
{
    (void)state;
    static const char map[] = "{\"t\":\"MetaMap\",\"c\":{\"a\":", list[] = "{\"t\":\"MetaList\",\"c\":[";
    wn_buf json = wn_buf_new(arena);
    wn_buf_print(&json, "{\"a\":%s,\"b\":%s,\"d\":{\"t\":\"MetaString\",\"c\":\"e\"}}%c",
                 nested(map, 40, "{\"t\":\"MetaString\",\"c\":\"x\"}", "}}"),
                 nested(list, 40, "{\"t\":\"MetaString\",\"c\":\"x\"}", "]}"), 0);
    is(json.ptr, "b=|d=e");
    wn_buf wide = wn_buf_new(arena);
    wn_buf_print(&wide, "{\"%s\":{\"t\":\"MetaString\",\"c\":\"x\"},\"b\":{\"t\":\"MetaString\",\"c\":\"y\"}}%c",
                 nested("k", 300, "", ""), 0);
    is(wide.ptr, "b=y");
}

static const char whole[] =
    "{\"pandoc-api-version\":[1,22],\"meta\":{\"lang\":{\"t\":\"MetaString\",\"c\":\"en\"},\"a\":{\"t\":\"MetaMap\",\"c\":"
    "{\"b\":{\"t\":\"MetaList\",\"c\":[{\"t\":\"MetaInlines\",\"c\":[{\"t\":\"Str\",\"c\":\"x\"},{\"t\":\"Code\",\"c\":"
    "[[\"\",[],[]],\"y\"]}]},{\"t\":\"MetaBool\",\"c\":true}]}}}},\"blocks\":["
    "{\"t\":\"Header\",\"c\":[2,[\"id\",[\"k\"],[[\"a\",\"b\"]]],[{\"t\":\"Str\",\"c\":\"H\"}]]},"
    "{\"t\":\"Para\",\"c\":[{\"t\":\"Str\",\"c\":\"A\\u00e9\"},{\"t\":\"Space\"},{\"t\":\"Quoted\",\"c\":[{\"t\":\"DoubleQuote\"},"
    "[{\"t\":\"Str\",\"c\":\"q\"}]]},{\"t\":\"Link\",\"c\":[[\"\",[],[]],[{\"t\":\"Str\",\"c\":\"l\"}],[\"u\",\"t\"]]},"
    "{\"t\":\"Note\",\"c\":[{\"t\":\"Para\",\"c\":[{\"t\":\"Str\",\"c\":\"n\"}]}]},{\"t\":\"Math\",\"c\":[{\"t\":\"InlineMath\"},\"m\"]},"
    "{\"t\":\"RawInline\",\"c\":[\"html\",\"<b>\"]},{\"t\":\"LineBreak\"},{\"t\":\"Cite\",\"c\":[[],[{\"t\":\"Str\",\"c\":\"c\"}]]}]},"
    "{\"t\":\"BulletList\",\"c\":[[{\"t\":\"Plain\",\"c\":[{\"t\":\"Str\",\"c\":\"i\"}]}]]},"
    "{\"t\":\"OrderedList\",\"c\":[[1,{\"t\":\"Decimal\"},{\"t\":\"Period\"}],[[{\"t\":\"Plain\",\"c\":[{\"t\":\"Str\",\"c\":\"o\"}]}]]]},"
    "{\"t\":\"DefinitionList\",\"c\":[[[{\"t\":\"Str\",\"c\":\"d\"}],[[{\"t\":\"Plain\",\"c\":[{\"t\":\"Str\",\"c\":\"e\"}]}]]]]},"
    "{\"t\":\"BlockQuote\",\"c\":[{\"t\":\"Para\",\"c\":[{\"t\":\"Str\",\"c\":\"b\"}]}]},"
    "{\"t\":\"CodeBlock\",\"c\":[[\"\",[],[]],\"code\\nmore\"]},{\"t\":\"RawBlock\",\"c\":[\"html\",\"<nav>\"]},"
    "{\"t\":\"LineBlock\",\"c\":[[{\"t\":\"Str\",\"c\":\"v\"}],[{\"t\":\"Str\",\"c\":\"w\"}]]},{\"t\":\"HorizontalRule\"},"
    "{\"t\":\"Div\",\"c\":[[\"\",[],[]],[{\"t\":\"Para\",\"c\":[{\"t\":\"Span\",\"c\":[[\"\",[],[]],[{\"t\":\"Str\",\"c\":\"s\"}]]}]}]]}]}";

static void a_document_that_ends_too_early_is_an_error(void **state)
{
    (void)state;
    static const wn_read_options none;
    wn_str source = wn_str_of(whole);
    assert_true(read_as("pandoc", source)->blocks.len > 8);
    for (size_t n = 0; n < source.len; n++) {
        wn_err err = { 0 };
        wn_doc *doc = wn_doc_new(arena, WN_STR("test"), (wn_str){ source.ptr, n });
        if (wn_reader_find(WN_STR("pandoc"))->read(doc, &none, &err)) fail_msg("%zu bytes of it are read", n);
        assert_int_equal(err.code, WN_BAD_INPUT);
        wn_arena_reset(arena);
    }
}

/* One byte of it is another: it is read or refused, and what is read is written as it came. */
static void a_document_with_a_wrong_byte_is_refused_or_comes_out_again(void **state)
{
    (void)state;
    static const wn_read_options none;
    static const char signs[] = "{}[],:\"x0";
    for (size_t at = 0; at + 1 < sizeof whole; at++)
        for (size_t k = 0; k + 1 < sizeof signs; k++) {
            wn_err err = { 0 };
            wn_str source = wn_arena_copy(arena, wn_str_of(whole));
            ((char *)(uintptr_t)source.ptr)[at] = signs[k];
            wn_doc *doc = wn_doc_new(arena, WN_STR("test"), source);
            if (wn_reader_find(WN_STR("pandoc"))->read(doc, &none, &err))
                assert_true(wn_str_eq(write_from("pandoc", "pandoc", doc, &(wn_edits){ 0 }), source));
            else
                assert_int_equal(err.code, WN_BAD_INPUT);
            wn_arena_reset(arena);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(maps_become_paths_and_lists_have_commas, setup, teardown),
        cmocka_unit_test_setup_teardown(words_and_code_are_text_and_markup_is_none, setup, teardown),
        cmocka_unit_test_setup_teardown(the_field_of_winnow_may_be_a_name_alone, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_no_metadata_is_passed_over, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_nested_too_deeply_is_passed_over, setup, teardown),
        cmocka_unit_test_setup_teardown(a_document_that_ends_too_early_is_an_error, setup, teardown),
        cmocka_unit_test_setup_teardown(a_document_with_a_wrong_byte_is_refused_or_comes_out_again, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
