/* pandoc_odd_test.c: the AST of pandoc as others write it: keys in another order, attributes of pages, raw tags; and
** what is refused. */
#include "format.h"

#define HEAD "{\"pandoc-api-version\":[1,22],\"meta\":{},\"blocks\":["
#define STR(s) "{\"t\":\"Str\",\"c\":\"" s "\"}"
#define PARA(inlines) "{\"t\":\"Para\",\"c\":[" inlines "]}"
#define RAW(html) "{\"t\":\"RawBlock\",\"c\":[\"html\",\"" html "\"]}"
#define DIV(id, classes, pairs, blocks) \
    "{\"t\":\"Div\",\"c\":[[\"" id "\",[" classes "],[" pairs "]],[" blocks "]]}"

static wn_str around(const char *blocks)
{
    wn_buf b = wn_buf_new(arena);
    wn_buf_print(&b, HEAD "%s]}", blocks);
    return wn_buf_str(&b);
}

static wn_doc *read_blocks(const char *blocks) { return read_as("pandoc", around(blocks)); }

/* What is in BLOCKS, and comes out again as it was. */
static void shows(const char *blocks, const char *text)
{
    const wn_doc *doc = read_blocks(blocks);
    assert_str(doc->text, text);
    assert_true(wn_str_eq(write_from("pandoc", "pandoc", doc, &(wn_edits){ 0 }), doc->source));
}

static void refused(wn_str source, const char *why)
{
    static const wn_read_options none;
    wn_err err = { 0 };
    wn_doc *doc = wn_doc_new(arena, WN_STR("test"), source);
    assert_false(wn_read_pandoc(doc, &none, &err));
    assert_int_equal(err.code, WN_BAD_INPUT);
    assert_string_equal(err.text, why);
}

static void names_may_come_last(void **state)
{
    (void)state;
    shows("{\"c\":[{\"c\":\"x\",\"t\":\"Str\"},{\"t\":\"Space\"}," STR("y") "],\"t\":\"Para\"}", "x y");
    shows("{\"c\":[1,{\"t\":\"Str\"}],\"t\":\"Unheard\"}," PARA(STR("x")), "x");
    shows("{\"c\":[{\"c\":[],\"t\":\"Unheard\"}," STR("x") "],\"t\":\"Para\"}", "x");
    shows("{\"a\":0,\"c\":[" STR("x") "],\"z\":[1],\"t\":\"Para\"}", "x");
}

static void one_element_has_one_name(void **state)
{
    (void)state;
    refused(around("{\"t\":\"Para\",\"t\":\"Plain\",\"c\":[]}"), "not a pandoc AST: an element with two \"t\"; expected one");
    refused(around("{\"c\":[],\"t\":\"Para\"},{\"t\":\"Para\",\"t\":\"Plain\",\"c\":[]}"),
            "not a pandoc AST: an element with two \"t\"; expected one");
    refused(around("{\"c\":[]}"), "not a pandoc AST: an object without \"t\"; expected an element");
    refused(around("{\"t\":\"Para\",\"c\":[{\"t\":\"Quoted\",\"c\":[{\"x\":1},[]]}]}"),
            "not a pandoc AST: expected a type, {\"t\":…}");
    refused(around("{\"t\":\"Para\",\"c\":[{\"t\":\"Quoted\",\"c\":[{\"t\":1},[]]}]}"),
            "not a pandoc AST: expected a type, {\"t\":…}");
    refused(WN_STR(HEAD "],\"blocks\":[]}"), "not a pandoc AST: two \"blocks\"; expected one");
    refused(WN_STR(HEAD "],\"meta\":[]}"), "not a pandoc AST: an array; expected metadata, an object");
}

static void a_fault_behind_names_that_come_last_is_found(void **state)
{
    (void)state;
    refused(WN_STR(HEAD "{\"c\":[],\"t\":\"Para\"},}"), "'}' in JSON; expected a value");
    refused(WN_STR(HEAD "{\"t\":\"Para\",\"c\":[{\"t\":\"Str\",\"c\":\"a\tb\"}]}]}"),
            "byte 0x09 in JSON; expected control characters to be escaped");
}

static void words_may_be_written_in_other_ways(void **state)
{
    (void)state;
    shows(PARA(STR("a") "," STR("") "," STR("b\\u00e9") ",{\"t\":\"Str\",\"c\":\"c\" },{ \"t\":\"Str\",\"c\":\"d\"}"), "abécd");
    shows(PARA("{\"t\":\"Str\",\"c\":\"\\t \\n\"},{\"t\":\"Str\",\"c\":\"a\\t\\r\"},{\"t\":\"Space\"}") "," PARA(STR("b")),
          "\t \na\t\r \n\nb");
}

static void divs_have_what_their_tags_had(void **state)
{
    (void)state;
    const wn_doc *doc = read_blocks(
        DIV("\\u00e9", "", "", PARA(STR("a"))) "," DIV("", "\"section\",\"x\"", "[\"role\",\"main\"]", PARA(STR("b"))) ","
        DIV("", "\"section\"", "", PARA(STR("c"))) "," DIV("i", "\"k\"", "[\"hidden\",\"\"]", PARA(STR("d"))) ","
        DIV("", "", "[\"style\",\"display: none\"],[\"itemprop\",\"e\"]", PARA(STR("e"))));
    static const struct { const char *name, *id, *classes, *role, *itemprop; bool hidden; } all[] = {
        { "div", "é", "", "", "", false },  { "main", "", "x", "main", "", false },
        { "section", "", "", "", "", false }, { "div", "i", "k", "", "", true }, { "div", "", "", "", "e", true }
    };
    assert_int_equal(doc->blocks.len, 5);
    for (uint32_t i = 0; i < 5; i++) {
        const wn_frame *p = &doc->frames.at[doc->blocks.at[i].node];
        const wn_tag *t = &doc->tags.at[doc->frames.at[p->parent].tag];
        assert_str(t->name, all[i].name);
        assert_str(t->id, all[i].id);
        assert_str(t->classes, all[i].classes);
        assert_str(t->role, all[i].role);
        assert_str(t->itemprop, all[i].itemprop);
        assert_int_equal(t->hidden, all[i].hidden);
    }
    assert_str(doc->blocks.at[0].id, "é");
    assert_str(doc->blocks.at[3].classes, "k");
}

/* "nav>p" for a paragraph in <nav>. */
static void stands_in(const char *blocks, const char *expected)
{
    const wn_doc *doc = read_blocks(blocks);
    wn_buf out = wn_buf_new(arena);
    for (uint32_t i = 0; i < doc->blocks.len; i++) {
        if (i) wn_buf_byte(&out, '|');
        for (uint32_t n = doc->blocks.at[i].node; n; n = doc->frames.at[n].parent) {
            if (n != doc->blocks.at[i].node) wn_buf_byte(&out, '<');
            wn_buf_add(&out, doc->tags.at[doc->frames.at[n].tag].name);
        }
    }
    assert_str(wn_buf_str(&out), expected);
}

static void raw_tags_are_containers(void **state)
{
    (void)state;
    stands_in(RAW("<nav class='a'><ul>") "," PARA(STR("a")) "," RAW("</ul></x>") "," PARA(STR("b")) "," RAW("</nav>") ","
              PARA(STR("c")), "p<ul<nav|p<nav|p");
    stands_in(RAW("<br><aside/><script><!-- -->text</script>") "," PARA(STR("a")), "p");
    stands_in(RAW("<nav>") "," DIV("", "", "", RAW("</nav>") "," PARA(STR("a"))) "," PARA(STR("b")), "p<div<nav|p<nav");
    stands_in("{\"t\":\"RawBlock\",\"c\":[\"tex\",\"<nav>\"]}," RAW("") "," PARA(STR("a")), "p");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_may_come_last, setup, teardown),
        cmocka_unit_test_setup_teardown(one_element_has_one_name, setup, teardown),
        cmocka_unit_test_setup_teardown(a_fault_behind_names_that_come_last_is_found, setup, teardown),
        cmocka_unit_test_setup_teardown(words_may_be_written_in_other_ways, setup, teardown),
        cmocka_unit_test_setup_teardown(divs_have_what_their_tags_had, setup, teardown),
        cmocka_unit_test_setup_teardown(raw_tags_are_containers, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
