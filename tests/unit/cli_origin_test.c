/* cli_origin_test.c: words of a text that pandoc read, in the file that it was read from. */
#include "group.h"

#include "cli/origin.h"
#include "read/read.h"

/* What of TEXT says WORDS, looked for from FROM on. */
static void finds(const char *text, const char *words, uint32_t from, const char *want)
{
    wn_str all = wn_str_of(text);
    wn_span span = wn_origin_find(all, wn_str_of(words), from);
    wn_str got = { all.ptr + span.start, span.end - span.start };
    if (!wn_str_eq(got, wn_str_of(want))) fail_msg("%.*s", (int)got.len, got.ptr);
}

static void markup_between_words_is_left_aside(void **state)
{
    (void)state;
    finds("The *old* hen", "old hen", 0, "old* hen");
    finds("An old mill, the old hen.", "old hen.", 0, "old hen");
    finds("hen hen egg", "hen egg", 0, "hen egg");
    finds("hen ........................................ egg", "hen egg", 0, "");
    finds("hen ...................................... egg", "hen egg", 0, "hen ...................................... egg");
    finds("the hen", "hen house", 0, "");
    finds("the hen", "...", 0, "");
    finds("the hen", "", 3, "");
}

static void they_are_looked_for_in_order_and_then_anywhere(void **state)
{
    (void)state;
    finds("hen one, hen two", "hen", 3, "hen");
    assert_int_equal(wn_origin_find(WN_STR("hen one, hen two"), WN_STR("hen"), 3).start, 9);
    assert_int_equal(wn_origin_find(WN_STR("hen one, hen two"), WN_STR("hen one"), 9).start, 0);
    finds("hen", "egg", 1, "");
}

/* What is said of byte AT of a paragraph "One hen", with ATTRIBUTES around "hen": "FILE LINE:COLUMN". */
static const char *said(const char *attributes, uint32_t at)
{
    static char out[100];
    char json[600];
    wn_read_options options = { .replace = false };
    wn_origin_place p;
    wn_err err;
    snprintf(json, sizeof json, "{\"pandoc-api-version\":[1,23],\"meta\":{},\"blocks\":[{\"t\":\"Para\",\"c\":["
             "{\"t\":\"Str\",\"c\":\"One\"},{\"t\":\"Space\"},{\"t\":\"Span\",\"c\":[[\"\",[],[%s]],"
             "[{\"t\":\"Str\",\"c\":\"hen\"}]]}]}]}", attributes);
    wn_doc *doc = wn_doc_new(arena, WN_STR("a"), wn_arena_copy(arena, wn_str_of(json)));
    assert_true(wn_reader_find(WN_STR("pandoc"))->read(doc, &options, &err));
    assert_true(wn_str_eq(doc->text, WN_STR("One hen")));
    if (!wn_origin_said(doc, at, &p)) return "nothing";
    snprintf(out, sizeof out, "%.*s %u:%u", (int)p.file.len, p.file.ptr, (unsigned)p.line, (unsigned)p.column);
    return out;
}

static void what_pandoc_says_of_places_is_read(void **state)
{
    (void)state;
    assert_string_equal(said("[\"data-pos\",\"a.md@3:5-3:8\"]", 4), "a.md 3:5");
    assert_string_equal(said("[\"data-pos\",\"a.md@3:5-3:8\"]", 6), "a.md 3:7");
    assert_string_equal(said("[\"wrapper\",\"1\"],[\"data-pos\",\"3:5-3:8\"]", 4), " 3:5");
    assert_string_equal(said("[\"data-pos\",\"3\"]", 4), " 3:1");
    assert_string_equal(said("[\"data-pos\",\"\"]", 4), "nothing");
    assert_string_equal(said("[\"data-pos\",\"a.md@x\"]", 4), "nothing");
    assert_string_equal(said("", 4), "nothing");
    assert_string_equal(said("[\"data-pos\",\"a.md@3:5-3:8\"]", 7), "nothing");      /* behind the text */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markup_between_words_is_left_aside),
        cmocka_unit_test(they_are_looked_for_in_order_and_then_anywhere),
        cmocka_unit_test(what_pandoc_says_of_places_is_read),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
