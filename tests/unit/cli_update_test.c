/* cli_update_test.c: examples in files of every make, rewritten or refused. */
#include "group.h"
#include <unistd.h>

#include "base/file.h"
#include "cli/update.h"

static const char path[] = "build/update-test.lua";

/* SOURCE, once its example NUMBER keeps KEPT and reports NOTES (NULL: these were right); NULL: refused. */
static const char *rewritten(const char *source, uint32_t number, const char *kept, const char *notes)
{
    wn_update u = { .arena = arena };
    wn_err err;
    wn_str now;
    const wn_example e = { .number = number, .kept_right = !kept, .notes_right = !notes, .marks_right = true,
                           .kept = wn_str_of(kept ? kept : ""), .notes = wn_str_of(notes ? notes : "") };
    assert_true(wn_file_replace(path, wn_str_of(source), &err));
    wn_update_add(&u, &e);
    bool fine = wn_update_write(&u, arena, path, &err);
    if (!fine) assert_int_equal(err.code, WN_BAD_RULE);
    assert_true(wn_file_read(arena, path, 0, &now, &err));
    if (!fine) assert_true(wn_str_eq(now, wn_str_of(source)));
    unlink(path);
    return fine ? wn_arena_copy(arena, now).ptr : NULL;
}

static void becomes(const char *source, const char *kept, const char *notes, const char *want)
{
    const char *got = rewritten(source, 1, kept, notes);
    assert_string_equal(got ? got : "refused", want);
}

static void strings_and_notes_are_replaced_in_their_places(void **state)
{
    (void)state;
    becomes("filter={examples={{'a','b'}}}", "c", NULL, "filter={examples={{'a',\"c\"}}}");
    becomes("filter={examples={{from='html','a','b'}}}", "c", NULL, "filter={examples={{from='html','a',\"c\"}}}");
    becomes("filter={examples={{'a'}}}", "c", NULL, "filter={examples={{'a', \"c\"}}}");
    becomes("examples = { { [[a]]; 'b'; notes = { 'x' } } }", "c", "y\nz",
            "examples = { { [[a]]; \"c\"; notes = { \"y\", \"z\" } } }");
    becomes("examples = { { notes = { {}, 'x' }, 'a', 'b' } }", "c", "",
            "examples = { { notes = {}, 'a', \"c\" } }");
    becomes("examples = { { 'a', 'b', from = 'html' } }", "\t\x7f\r\"\\\n", NULL,
            "examples = { { 'a', \"\\009\\127\\013\\\"\\\\\\n\", from = 'html' } }");
}

static void marks_are_replaced_in_their_place(void **state)
{
    (void)state;
    wn_update u = { .arena = arena };
    wn_err err;
    wn_str now;
    wn_marked marked[] = { { WN_STR("a \"b\""), WN_STR("c") }, { WN_STR("d"), { NULL, 0 } } };
    const wn_example e = { .number = 1, .kept = WN_STR("k"), .notes = WN_STR("n"), .marks = { marked, 2, 2 } };
    const char *source = "examples = { { marks = {}, 'a', notes = { 'x' }, 'b' } }";
    assert_true(wn_file_replace(path, wn_str_of(source), &err));
    wn_update_add(&u, &e);
    assert_true(wn_update_write(&u, arena, path, &err) && wn_file_read(arena, path, 0, &now, &err));
    unlink(path);
    assert_string_equal(wn_arena_copy(arena, now).ptr, "examples = { { marks = { { \"a \\\"b\\\"\", \"c\" }, "
                        "\"d\" }, 'a', notes = { \"n\" }, \"k\" } }");
}

static void what_only_looks_like_examples_is_passed_over(void **state)
{
    (void)state;
    becomes("local examples examples = 5\nexamples = { { 'a', 'b' } }", "c", NULL,
            "local examples examples = 5\nexamples = { { 'a', \"c\" } }");
    becomes("--[[ examples = { {'a'} } ]] --examples = { {'a'} }\n-- [[\nexamples={ 5, {'a','b'} }", "c", NULL,
            "--[[ examples = { {'a'} } ]] --examples = { {'a'} }\n-- [[\nexamples={ 5, {'a',\"c\"} }");
    becomes("x = [==[ ]=] ]] examples={{'a'}} ]==] y = t[ [=[b]=] ] - 1 examples={{'a','b'}}--", "c", NULL,
            "x = [==[ ]=] ]] examples={{'a'}} ]==] y = t[ [=[b]=] ] - 1 examples={{'a',\"c\"}}--");
    becomes("s = 'it\\'s examples = {' t = _x9Z [=5] examples={{'a','b'}} --[[", "c", NULL,
            "s = 'it\\'s examples = {' t = _x9Z [=5] examples={{'a',\"c\"}} --[[");
}

static void what_is_no_table_of_plain_strings_is_refused(void **state)
{
    (void)state;
    static const char *const sources[] = {
        "", "examples", "examples = ", "examples = {", "examples = { }", "examples = { {", "examples = { { 'a'",
        "examples = { { 'a' .. 'b' } }", "examples = { { f() } }", "examples = { { 'a', 5 } }", "examples = { 'a' }",
        "-- examples", "--[[ examples = { {'a'} }", "'examples = { {}", "[==[ examples = { {} } ]=]",
        "examples = { { notes 'x' } }", "examples = { { notes = 5, 'a' .. 'b' } }", "examples = { { notes = { {",
        "examples = { { name", "examples = { { TEXT, 'b' } }", "examples = { { TEXT } }", "examples = { {} }",
        "examples = { { f 'a', 'b' } }", "examples = { { a = ", "--", "-", "[", "[==", "'\\",
    };
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        if (rewritten(sources[i], 1, "c", "d")) fail_msg("rewritten: %s", sources[i]);
    assert_null(rewritten("examples = { { 'a', 'b' } }", 2, "c", NULL));
    assert_null(rewritten("examples = { { 'a', 'b' } }", 1, NULL, "n"));
}

static void a_file_that_is_gone_is_told(void **state)
{
    wn_update u = { .arena = arena };
    wn_err err;
    (void)state;
    assert_false(wn_update_write(&u, arena, "build/no-such-file.lua", &err));
    assert_int_equal(err.code, WN_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_and_notes_are_replaced_in_their_places),
        cmocka_unit_test(marks_are_replaced_in_their_place),
        cmocka_unit_test(what_only_looks_like_examples_is_passed_over),
        cmocka_unit_test(what_is_no_table_of_plain_strings_is_refused),
        cmocka_unit_test(a_file_that_is_gone_is_told),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
