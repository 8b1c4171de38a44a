/* record_test.c: records out: marks in them, lines for Dolma, changes that an editor accepts or rejects. */
#include "edit/track.h"
#include "format.h"
#include "write/dolma.h"

static void decide(const wn_doc *doc, wn_decisions *all, wn_action action, const char *find, const char *with)
{
    const char *at = memmem(doc->text.ptr, doc->text.len, find, strlen(find));
    assert_non_null(at);
    uint32_t start = (uint32_t)(at - doc->text.ptr);
    static wn_attr attr = { { "Why_9-é", 8 }, { "\"x\"", 3 } };
    *wn_list_add(arena, all) = (wn_decision){
        .action = action, .span = { start, start + (uint32_t)strlen(find) }, .with = wn_str_of(with), .attrs = &attr,
        .attr_count = 1, .filter = WN_STR("f"), .rule = WN_STR("r"), .reason = WN_STR("why") };
}

/* SOURCE, of FORMAT, with FIND marked. */
static wn_str marked(const char *format, const char *source, const char *find)
{
    wn_decisions all = { 0 };
    wn_doc *doc = read_as(format, wn_str_of(source));
    decide(doc, &all, WN_MARK, find, "m");
    return write_from(format, format, doc, wn_edit_resolve(doc, &all, false));
}

static void marks_stand_before_the_end_of_a_record(void **state)
{
    (void)state;
    assert_str(marked("ndjson", "{\"text\":\"a b\"}  ", "b"),
               "{\"text\":\"a b\",\"marks\":[{\"start\":2,\"end\":3,\"class\":\"m\",\"Why_9-é\":\"\\\"x\\\"\"}]}  ");
}

#define MARK "[{\"start\":2,\"end\":3,\"class\":\"m\",\"Why_9-é\":\"\\\"x\\\"\"}]"

static void marks_stand_in_the_place_of_those_that_a_record_has(void **state)
{
    static const char before[] = "{ \"marks\" : [1, {\"marks\":2}] , \"text\":\"a b\"}";
    (void)state;
    assert_str(marked("ndjson", before, "b"), "{ \"marks\" : " MARK " , \"text\":\"a b\"}");
    assert_str(marked("ndjson", "{\"text\":\"a b\", \"marks\" : null, \"n\":1.0} ", "b"),
               "{\"text\":\"a b\", \"marks\" : " MARK ", \"n\":1.0} ");
    assert_str(marked("ndjson", "{\"marks\":1,\"text\":\"a b\",\"m\\u0061rks\":2}", "b"),      /* the last one holds */
               "{\"marks\":1,\"text\":\"a b\",\"m\\u0061rks\":" MARK "}");
    assert_str(marked("ndjson", "{\"text\":\"a b\",\"m\":{\"marks\":[]}}", "b"),
               "{\"text\":\"a b\",\"m\":{\"marks\":[]},\"marks\":" MARK "}");
}

static void marks_find_their_place_behind_a_text_that_grew(void **state)
{
    (void)state;
    wn_decisions all = { 0 };
    wn_doc *doc = read_as("ndjson", WN_STR("{\"text\":\"a\\u0020b\",\"marks\":[],\"n\":1}"));
    decide(doc, &all, WN_REPLACE, "a", "\"c\"");
    decide(doc, &all, WN_MARK, "b", "m");
    assert_str(write_from("ndjson", "ndjson", doc, wn_edit_resolve(doc, &all, false)),
               "{\"text\":\"\\\"c\\\"\\u0020b\",\"marks\":[{\"start\":4,\"end\":5,\"class\":\"m\","
               "\"Why_9-é\":\"\\\"x\\\"\"}],\"n\":1}");
}

static void a_text_called_marks_is_not_replaced_by_marks(void **state)
{
    static const wn_read_options options = { .text_field = { "marks", 5 } };
    (void)state;
    wn_decisions all = { 0 };
    wn_err err = { 0 };
    wn_buf out = wn_buf_new(arena);
    wn_doc *doc = wn_doc_new(arena, WN_STR("test"), WN_STR("{\"marks\":\"a b\"}"));
    assert_true(wn_read_ndjson(doc, &options, &err));
    decide(doc, &all, WN_MARK, "b", "m");
    assert_false(wn_write_ndjson(doc, "ndjson", wn_edit_resolve(doc, &all, false), &out, &err));
    assert_int_equal(err.code, WN_USAGE);
}

static void names_of_attributes_fit_html(void **state)
{
    (void)state;
    assert_str(marked("html", "<p>a b</p>", "b"), "<p>a <mark class=\"m\" data-why_9---=\"&quot;x&quot;\">b</mark></p>");
}

static void a_line_that_is_no_record_has_a_line_for_dolma(void **state)
{
    static const struct { const char *line, *dolma; } all[] = {
        { "{\"id\":\"a\\u00e9\",\"text\":7}", "{\"id\":\"aé\",\"attributes\":{}}\n" },
        { "{\"text\":[{\"id\":1}],\"id\":12}", "{\"id\":12,\"attributes\":{}}\n" },
        { "{\"id\":{\"id\":1},\"id\":\"b\"}", "{\"id\":\"b\",\"attributes\":{}}\n" },
        { "{\"id\":nul", "{\"id\":null,\"attributes\":{}}\n" },  { "{\"text\":[1,", "{\"id\":null,\"attributes\":{}}\n" },
        { "{\"id\"", "{\"id\":null,\"attributes\":{}}\n" },      { "{}", "{\"id\":null,\"attributes\":{}}\n" },
        { "{\"id\":null}", "{\"id\":null,\"attributes\":{}}\n" }, { "[1]", "{\"id\":null,\"attributes\":{}}\n" },
        { "", "{\"id\":null,\"attributes\":{}}\n" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_str(wn_dolma_none(arena, wn_str_of(all[i].line)), all[i].dolma);
}

/* ---- changes */

#define HEAD "{\"pandoc-api-version\":[1,22],\"meta\":{},\"blocks\":["
#define PARA(word) "{\"t\":\"Para\",\"c\":[{\"t\":\"Str\",\"c\":\"" word "\"}]}"

/* Code has no place for a change inside. */
static void a_change_of_code_stands_around_it(void **state)
{
    wn_decisions all = { 0 };
    wn_comments none = { 0 };
    wn_author who = { .author = WN_STR("Ada") };
    (void)state;
    wn_doc *doc = read_as("pandoc", WN_STR(HEAD "{\"t\":\"CodeBlock\",\"c\":[[\"\",[],[]],\"One\"]}," PARA("Two") "]}"));
    decide(doc, &all, WN_REPLACE, "One", "Three");
    wn_str out = write_from("pandoc", "pandoc", doc, wn_edit_track(doc, &all, &none, &who));
    assert_str(out, HEAD "{\"t\":\"Div\",\"c\":[[\"\",[\"insertion\"],[[\"author\",\"Ada\"]]],[" PARA("Three") "]]},"
               "{\"t\":\"Div\",\"c\":[[\"\",[\"deletion\"],[[\"author\",\"Ada\"],[\"filter\",\"f\"],[\"reason\",\"why\"]]],"
               "[{\"t\":\"CodeBlock\",\"c\":[[\"\",[],[]],\"One\"]}]]}," PARA("Two") "]}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(marks_stand_before_the_end_of_a_record, setup, teardown),
        cmocka_unit_test_setup_teardown(marks_stand_in_the_place_of_those_that_a_record_has, setup, teardown),
        cmocka_unit_test_setup_teardown(marks_find_their_place_behind_a_text_that_grew, setup, teardown),
        cmocka_unit_test_setup_teardown(a_text_called_marks_is_not_replaced_by_marks, setup, teardown),
        cmocka_unit_test_setup_teardown(names_of_attributes_fit_html, setup, teardown),
        cmocka_unit_test_setup_teardown(a_line_that_is_no_record_has_a_line_for_dolma, setup, teardown),
        cmocka_unit_test_setup_teardown(a_change_of_code_stands_around_it, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
