/* file_test.c: whole files in, whole files out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static char folder[64];
static wn_arena *arena;
static wn_err err;

static int begin(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/winnow-file-XXXXXX");
    arena = wn_arena_new(0, NULL, NULL);
    return mkdtemp(folder) ? 0 : -1;
}

static const char *in_folder(const char *name)
{
    static char paths[4][512];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static int files_in_folder(void)
{
    int n = 0;
    DIR *d = opendir(folder);
    for (struct dirent *e; (e = readdir(d)) != NULL;) n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
    closedir(d);
    return n;
}

static int end(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    wn_arena_free(arena);
    return system(command);
}

static void holds(const char *path, const char *bytes)
{
    wn_str got;
    assert_true(wn_file_read(arena, path, 0, &got, &err));
    assert_true(wn_str_eq(got, wn_str_of(bytes)));
}

static void what_is_written_reads_back(void **state)
{
    (void)state;
    const char *path = in_folder("a.txt");
    assert_true(wn_file_replace(path, WN_STR("One hen.\n"), &err));
    holds(path, "One hen.\n");
    assert_true(wn_file_replace(path, WN_STR(""), &err));
    holds(path, "");
    assert_int_equal(files_in_folder(), 1);
}

static void mode_is_kept_and_new_files_follow_the_mask(void **state)
{
    (void)state;
    struct stat st;
    const char *path = in_folder("a.txt");
    mode_t before = umask(027);
    assert_true(wn_file_replace(path, WN_STR("x"), &err));
    umask(before);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640);
    assert_int_equal(chmod(path, 0600), 0);
    assert_true(wn_file_replace(path, WN_STR("y"), &err));
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
}

static void a_symbolic_link_stays_one(void **state)
{
    (void)state;
    struct stat st;
    const char *file = in_folder("a.txt"), *link = in_folder("link");
    assert_true(wn_file_replace(file, WN_STR("x"), &err));
    assert_int_equal(symlink("a.txt", link), 0);
    assert_true(wn_file_replace(link, WN_STR("y"), &err));
    assert_int_equal(lstat(link, &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    holds(file, "y");
}

static void what_is_no_regular_file_is_refused(void **state)
{
    (void)state;
    wn_str got;
    const char *fifo = in_folder("fifo");
    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_false(wn_file_replace(fifo, WN_STR("x"), &err));
    assert_int_equal(err.code, WN_IO);
    assert_false(wn_file_replace(folder, WN_STR("x"), &err));
    assert_false(wn_file_read(arena, folder, 0, &got, &err));
    assert_int_equal(err.code, WN_IO);
    assert_false(wn_file_read(arena, in_folder("none"), 0, &got, &err));
    assert_non_null(strstr(err.text, "No such file"));
    assert_false(wn_file_replace(in_folder("none/a.txt"), WN_STR("x"), &err));
    assert_int_equal(files_in_folder(), 1);
}

static void a_file_beyond_the_limit_is_refused(void **state)
{
    (void)state;
    wn_str got;
    const char *path = in_folder("a.txt");
    assert_true(wn_file_replace(path, WN_STR("0123456789"), &err));
    assert_true(wn_file_read(arena, path, 10, &got, &err));
    assert_false(wn_file_read(arena, path, 9, &got, &err));
    assert_int_equal(err.code, WN_LIMIT);
}

static void a_full_disk_is_an_error(void **state)
{
    (void)state;
    int fd = open("/dev/full", O_WRONLY);
    if (fd < 0) skip();
    assert_false(wn_file_write(fd, WN_STR("x"), &err));
    assert_int_equal(err.code, WN_IO);
    close(fd);
}

static void a_write_that_fails_leaves_the_old_file_and_no_strays(void **state)
{
    (void)state;
    const char *path = in_folder("a.txt");
    char *large = calloc(1, 100000);
    struct rlimit all, few = { 50000, RLIM_INFINITY };
    assert_true(wn_file_replace(path, WN_STR("old"), &err));
    getrlimit(RLIMIT_FSIZE, &all);
    signal(SIGXFSZ, SIG_IGN);
    few.rlim_max = all.rlim_max;
    setrlimit(RLIMIT_FSIZE, &few);
    assert_false(wn_file_replace(path, (wn_str){ large, 100000 }, &err));
    setrlimit(RLIMIT_FSIZE, &all);
    assert_int_equal(err.code, WN_IO);
    free(large);
    holds(path, "old");
    assert_int_equal(files_in_folder(), 1);
}

static void the_stray_of_a_run_that_was_killed_goes(void **state)
{
    (void)state;
    const char *path = in_folder("a.txt");
    assert_true(wn_file_replace(path, WN_STR("old"), &err));
    assert_true(wn_file_replace(in_folder(".a.txt.winnow"), WN_STR("stray"), &err));
    assert_true(wn_file_replace(path, WN_STR("new"), &err));
    holds(path, "new");
    assert_int_equal(files_in_folder(), 1);
}

static void another_name_of_a_file_keeps_the_old_bytes(void **state)
{
    (void)state;
    const char *path = in_folder("a.txt"), *other = in_folder("b.txt");
    assert_true(wn_file_replace(path, WN_STR("old"), &err));
    assert_int_equal(link(path, other), 0);
    assert_true(wn_file_replace(path, WN_STR("new"), &err));
    holds(path, "new");
    holds(other, "old");
}

static void a_link_to_nothing_and_a_file_that_is_not_ours_to_write_are_refused(void **state)
{
    (void)state;
    const char *path = in_folder("a.txt"), *link = in_folder("link"), *ring = in_folder("ring");
    assert_int_equal(symlink("none.txt", link), 0);
    assert_int_equal(symlink("ring", ring), 0);
    assert_false(wn_file_replace(link, WN_STR("x"), &err));
    assert_false(wn_file_replace(ring, WN_STR("x"), &err));
    assert_int_equal(err.code, WN_IO);
    assert_true(wn_file_replace(path, WN_STR("old"), &err));
    if (geteuid() == 0) return;
    assert_int_equal(chmod(path, 0444), 0);
    assert_false(wn_file_replace(path, WN_STR("new"), &err));
    holds(path, "old");
}

static void a_name_may_be_as_long_as_names_are(void **state)
{
    (void)state;
    char name[256];
    memset(name, 'n', 255);
    name[255] = '\0';
    const char *path = in_folder(name);
    assert_true(wn_file_replace(path, WN_STR("old"), &err));
    assert_true(wn_file_replace(path, WN_STR("new"), &err));
    holds(path, "new");
    assert_int_equal(files_in_folder(), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(what_is_written_reads_back), TEST(mode_is_kept_and_new_files_follow_the_mask),
        TEST(a_symbolic_link_stays_one), TEST(what_is_no_regular_file_is_refused),
        TEST(a_file_beyond_the_limit_is_refused), TEST(a_full_disk_is_an_error),
        TEST(a_write_that_fails_leaves_the_old_file_and_no_strays), TEST(the_stray_of_a_run_that_was_killed_goes),
        TEST(another_name_of_a_file_keeps_the_old_bytes), TEST(a_name_may_be_as_long_as_names_are),
        TEST(a_link_to_nothing_and_a_file_that_is_not_ours_to_write_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
