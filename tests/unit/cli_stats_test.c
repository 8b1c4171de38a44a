/* cli_stats_test.c: numbers that are added up, and what is none. */
#include "group.h"

#include "cli/stats.h"

static bool reads(wn_stats *s, const char *json)
{
    wn_err err;
    bool fine = wn_stats_read(s, wn_str_of(json), &err);
    if (!fine) assert_int_equal(err.code, WN_BAD_INPUT);
    return fine;
}

static void what_was_written_is_added_up(void **state)
{
    wn_stats s = { .arena = arena };
    wn_buf out = wn_buf_new(arena);
    (void)state;
    assert_true(reads(&s, "{\"documents\":2,\"dropped\":{\"a/b\":{\"count\":1,\"bytes\":5}},\"seconds\":0.5}"));
    assert_true(reads(&s, "{\"documents\":3,\"dropped\":{\"a/b\":{\"bytes\":2,\"count\":7},\"c\":{}},"
                          "\"mb_per_second\":9,\"languages\":{}}"));
    assert_true(s.documents == 5 && s.reasons.len == 2 && s.reasons.at[0].count == 8 && s.reasons.at[0].bytes == 7);
    wn_stats_write(&s, &out);
    wn_stats again = { .arena = arena };
    assert_true(reads(&again, wn_arena_copy(arena, wn_buf_str(&out)).ptr));
    assert_true(again.documents == 5 && again.reasons.at[0].count == 8 && again.seconds == 0.5);
}

static void lists_without_end_become_others(void **state)
{
    wn_stats s = { .arena = arena };
    char json[100];
    (void)state;
    for (int i = 0; i < 1100; i++) {
        snprintf(json, sizeof json, "{\"dropped\":{\"r%d\":{\"count\":1,\"bytes\":1}}}", i);
        assert_true(reads(&s, json));
    }
    assert_int_equal(s.reasons.len, 1001);
    assert_true(wn_str_eq(s.reasons.at[1000].name, WN_STR("others")));
    assert_int_equal(s.reasons.at[1000].count, 100);
}

static void what_is_something_else_is_refused(void **state)
{
    wn_stats s = { .arena = arena };
    (void)state;
    static const char *const bad[] = {
        "", "{} ", "[", "[]", "5", "{", "{}x", "{\"documents\"", "{\"documents\":\"2\"}", "{\"documents\":", "{\"hens\":2}",
        "{\"seconds\":true}", "{\"dropped\":", "{\"dropped\":[]}", "{\"dropped\":{", "{\"dropped\":{\"a\":",
        "{\"dropped\":{\"a\":5}}", "{\"dropped\":{\"a\":{", "{\"dropped\":{\"a\":{\"count\":",
        "{\"dropped\":{\"a\":{\"count\":\"1\"}}}", "{\"dropped\":{\"a\":{\"count\":1", "{\"dropped\":{}", "{} {}",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (reads(&s, bad[i])) fail_msg("accepted: %s", bad[i]);
    assert_true(reads(&s, "{\"documents\":2} "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_added_up),
        cmocka_unit_test(lists_without_end_become_others),
        cmocka_unit_test(what_is_something_else_is_refused),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
