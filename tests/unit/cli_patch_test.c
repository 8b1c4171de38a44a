/* cli_patch_test.c: diffs, held against what they must be, and put back together. */
#include "group.h"

#include "cli/patch.h"

static wn_str diff(const char *path, const char *before, const char *after)
{
    wn_buf out = wn_buf_new(arena);
    wn_patch_add(wn_str_of(path), wn_str_of(before), wn_str_of(after), &out);
    return wn_buf_str(&out);
}

static void is(wn_str got, const char *want)
{
    if (!wn_str_eq(got, wn_str_of(want))) fail_msg("%.*s", (int)got.len, got.ptr);
}

static void a_change_stands_in_its_context(void **state)
{
    (void)state;
    is(diff("./a.md", "1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nfive\n6\n7\n8\n"),
       "--- a/a.md\n+++ b/a.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
    is(diff("/x/a.md", "1\n", ""), "--- a/x/a.md\n+++ b/x/a.md\n@@ -1,1 +0,0 @@\n-1\n");
    is(diff("//a", "", "1\n"), "--- a/a\n+++ b/a\n@@ -0,0 +1,1 @@\n+1\n");
    is(diff("/", "1\n", "2"),
       "--- a/\n+++ b/\n@@ -1,1 +1,1 @@\n-1\n+2\n\\ No newline at end of file\n");
}

static void lines_go_come_and_move(void **state)
{
    (void)state;
    is(diff("a", "1\n2\n3\n4\n", "1\n4\n"), "--- a/a\n+++ b/a\n@@ -1,4 +1,2 @@\n 1\n-2\n-3\n 4\n");
    is(diff("a", "1\n4\n", "1\n2\n3\n4\n"), "--- a/a\n+++ b/a\n@@ -1,2 +1,4 @@\n 1\n+2\n+3\n 4\n");
    is(diff("a", "1\nx\n", "2\nx\n3\n"),
       "--- a/a\n+++ b/a\n@@ -1,2 +1,3 @@\n-1\n-x\n+2\n+x\n+3\n");
}

static void names_are_quoted_where_git_would_not_read_them(void **state)
{
    (void)state;
    is(diff("a\tb", "", "1\n"), "--- \"a/a\\011b\"\n+++ \"b/a\\011b\"\n@@ -0,0 +1,1 @@\n+1\n");
    is(diff("\"q\\", "", "1\n"), "--- \"a/\\042q\\134\"\n+++ \"b/\\042q\\134\"\n@@ -0,0 +1,1 @@\n+1\n");
    is(diff("ü\x7f", "", "1\n"),
       "--- \"a/\\303\\274\\177\"\n+++ \"b/\\303\\274\\177\"\n@@ -0,0 +1,1 @@\n+1\n");
}

/* What PATCH makes of BEFORE: lines with ' ' and '+', where the ranges say so. */
static void applies(wn_str patch, const wn_str *before, uint32_t count, wn_buf *out)
{
    uint32_t at = 0;
    while (patch.len) {
        wn_str line = wn_str_take(&patch, '\n');
        if (line.len > 4 && memcmp(line.ptr, "@@ -", 4) == 0) {
            uint32_t from = (uint32_t)strtoul(line.ptr + 4, NULL, 10);
            for (; at + 1 < from; at++) wn_buf_print(out, "%.*s\n", (int)before[at].len, before[at].ptr);
        } else if (line.ptr[0] == ' ' || (line.ptr[0] == '+' && memcmp(line.ptr, "+++", 3) != 0)) {
            wn_buf_print(out, "%.*s\n", (int)line.len - 1, line.ptr + 1);
        }
        at += line.ptr[0] == ' ' || (line.ptr[0] == '-' && memcmp(line.ptr, "---", 3) != 0);
    }
    for (; at < count; at++) wn_buf_print(out, "%.*s\n", (int)before[at].len, before[at].ptr);
}

static void whatever_changes_the_diff_makes_the_new_file_of_the_old(void **state)
{
    (void)state;
    uint32_t seed = 7;
    for (int round = 0; round < 60; round++) {
        wn_buf old = wn_buf_new(arena), new = wn_buf_new(arena), made = wn_buf_new(arena);
        uint32_t n = round < 58 ? 40 : 1500;        /* the last ones: nothing in common for long */
        wn_str *lines = wn_arena_array(arena, n, sizeof *lines);
        for (uint32_t i = 0; i < n; i++) {
            seed = seed * 1103515245u + 12345u;
            uint32_t how = n > 40 ? 2 : seed >> 16 & 7;
            wn_buf_print(&old, "line %u\n", (unsigned)(i % 9 * (n < 100) + i * (n > 40)));
            if (how == 1) wn_buf_print(&new, "new %u\n", (unsigned)i);
            if (how == 2) wn_buf_print(&new, "other %u\n", (unsigned)i);
            if (how != 2 && how != 3)
                wn_buf_print(&new, "line %u\n", (unsigned)(i % 9 * (n < 100) + i * (n > 40)));
        }
        wn_str rest = wn_buf_str(&old), patch;
        for (uint32_t i = 0; i < n; i++) lines[i] = wn_str_take(&rest, '\n');
        wn_buf out = wn_buf_new(arena);
        wn_patch_add(WN_STR("a"), wn_buf_str(&old), wn_buf_str(&new), &out);
        patch = wn_buf_str(&out);
        applies(patch, lines, n, &made);
        assert_true(wn_str_eq(wn_buf_str(&made), wn_buf_str(&new)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_stands_in_its_context),
        cmocka_unit_test(lines_go_come_and_move),
        cmocka_unit_test(names_are_quoted_where_git_would_not_read_them),
        cmocka_unit_test(whatever_changes_the_diff_makes_the_new_file_of_the_old),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
