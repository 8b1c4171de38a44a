/* glob_test.c: names of files by pattern. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/glob.h"

static bool fits(const char *pattern, const char *path)
{
    return wn_glob_match(wn_str_of(pattern), wn_str_of(path));
}

static void a_star_stays_inside_its_folder(void **state)
{
    (void)state;
    assert_true(fits("*.md", "README.md"));
    assert_false(fits("*.md", "docs/README.md"));
    assert_true(fits("docs/*.md", "docs/a.md"));
    assert_false(fits("docs/*.md", "docs/old/a.md"));
    assert_true(fits("*", ""));
    assert_true(fits("a*b*c", "aXbYbZc"));
    assert_false(fits("a*b*c", "aXbYbZ"));
}

static void two_stars_cross_folders(void **state)
{
    (void)state;
    assert_true(fits("**/a.md", "a.md"));
    assert_true(fits("**/a.md", "x/y/a.md"));
    assert_false(fits("**/a.md", "x/ya.md"));
    assert_true(fits("docs/**", "docs/x/y.md"));
    assert_false(fits("docs/**", "docs"));
    assert_true(fits("a/**/b", "a/b"));
    assert_true(fits("a/**/b", "a/x/y/b"));
    assert_true(fits("**/x/*.md", "a/x/b/x/c.md"));
    assert_false(fits("**/x/*.md", "a/x/b/c.md"));
    assert_true(fits("**.md", "a/b.md"));
}

static void classes_and_escapes_are_single_bytes(void **state)
{
    (void)state;
    assert_true(fits("[a-c]?.txt", "bX.txt"));
    assert_false(fits("[!a-c]?.txt", "bX.txt"));
    assert_false(fits("?", "/"));
    assert_false(fits("[!a]", "/"));
    assert_true(fits("[^a]", "b"));
    assert_true(fits("[a-]", "-"));
    assert_true(fits("[]-a]", "a"));
    assert_true(fits("[", "["));
    assert_true(fits("x[a-", "x[a-"));
    assert_true(fits("[a", "[a"));
    assert_false(fits("x[a", "xa"));
    assert_true(fits("a/*/**", "a/b/c"));
    assert_false(fits("a/b**/c", "a/c"));
    assert_true(fits("\\*", "*"));
    assert_false(fits("\\*", "x"));
    assert_true(fits("[", "["));
    assert_true(fits("[]]", "]"));
}

static void many_stars_take_no_long_time(void **state)
{
    enum { N = 4000 };
    char *path = malloc(N), pattern[] = "*a*a*a*a*a*a*a*a*a**a**a**a**a**ab";
    (void)state;
    assert_non_null(path);
    memset(path, 'a', N);
    assert_false(wn_glob_match(wn_str_of(pattern), (wn_str){ path, N }));
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_star_stays_inside_its_folder),
        cmocka_unit_test(two_stars_cross_folders),
        cmocka_unit_test(classes_and_escapes_are_single_bytes),
        cmocka_unit_test(many_stars_take_no_long_time),
    };
    return cmocka_run_group_tests_name("globs", tests, NULL, NULL);
}
