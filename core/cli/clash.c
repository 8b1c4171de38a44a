/* clash.c: see clash.h. Files are the same where device and number are; names differ. */
#include "cli/clash.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bind/limit.h"
#include "cli/files.h"
#include "cli/out.h"
#include "cli/walk.h"

typedef struct { const char *option, *path; } out;

static bool is_standard(const char *path) { return strcmp(path, "-") == 0; }

/* "-" is what FD is open for. */
static bool look(const char *path, int fd, struct stat *st)
{
    return (is_standard(path) ? fstat(fd, st) : stat(path, st)) == 0;
}

void wn_clash_note(wn_arena *a, wn_reads *r, const char *path, const char *what)
{
    struct stat st;
    bool there = look(path, STDIN_FILENO, &st);
    if (there ? !S_ISREG(st.st_mode) : is_standard(path)) return;
    *wn_list_add(a, r) = there ? (wn_read){ path, what, st.st_dev, st.st_ino }
                               : (wn_read){ wn_files_real(a, path), what, 0, 0 };
}

static int by_number(const void *x, const void *y)
{
    const wn_read *a = x, *b = y;
    int order = 2 * WN_ORDER(a->number, b->number) + WN_ORDER(a->device, b->device);
    return order || a->number ? order : strcmp(a->path, b->path);
}

static const wn_read *find(wn_arena *a, const wn_reads *r, const char *path)
{
    struct stat st;
    if (!path || !r->len) return NULL;
    bool there = look(path, STDOUT_FILENO, &st);
    if (!there && is_standard(path)) return NULL;
    wn_read one = there ? (wn_read){ .device = st.st_dev, .number = st.st_ino }
                        : (wn_read){ .path = wn_files_real(a, path) };
    return bsearch(&one, r->at, r->len, sizeof one, by_number);
}

static bool check_one(wn_arena *a, const wn_reads *r, out w, wn_err *err)
{
    const wn_read *one = find(a, r, w.path);
    if (one && is_standard(w.path))
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "standard output goes to what is %s of this run, %s; "
                       "expected another file", one->what,
                       is_standard(one->path) ? "standard input" : one->path);
    return !one || wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--%s=%s is %s of this run; expected another file",
                           w.option, w.path, one->what);
}

/* Outputs in folders: none may be an input, either, or a second run would read what the first one wrote. */
static bool check_folders(wn_arena *a, const wn_options *o, const wn_reads *r, wn_err *err)
{
    for (uint32_t i = 0; i < o->names.len; i++) {
        const char *paths[] = { o->names.at[i], wn_files_ledger(a, o, i), wn_files_stats(a, o, i) };
        for (int k = 0; k < 3; k++) {
            const wn_read *one = find(a, r, paths[k]);
            if (one)
                return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "%s is %s of this run; expected another folder",
                               paths[k], one->what);
        }
        wn_arena_reset(a);
    }
    return true;
}

/* Where records go; NULL: nowhere. REPLACES: what is read may be replaced, but a stream is not: a file that is
** read while it grows has no end. */
static const char *output_of(const wn_options *o, bool replaces)
{
    bool made = o->command == WN_FILTER || o->command == WN_EXTRACT;
    if (!o->output) return made && !o->in_place ? "-" : NULL;
    return replaces && wn_out_standard(o->output) < 0 ? NULL : o->output;
}

/* REPLACES: --output may be one of R. */
static bool check(const wn_options *o, wn_reads *r, bool replaces, wn_err *err)
{
    const out outs[] = { { "output", output_of(o, replaces) }, { "ledger", o->ledger },
                         { "html", o->page }, { "stats", o->stats } };
    wn_arena *a = wn_limit_arena(0);
    bool fine = true;
    if (r->len) qsort(r->at, r->len, sizeof *r->at, by_number);
    for (int i = 0; i < 4 && fine; i++) fine = check_one(a, r, outs[i], err);
    fine = fine && check_folders(a, o, r, err);
    wn_arena_free(a);
    return fine;
}

bool wn_clash_find(const wn_options *o, wn_reads *r, wn_err *err) { return check(o, r, false, err); }

/* A folder stands for the filters in it; what cannot be read there is told by who loads them. */
static void note_filter(wn_arena *a, wn_reads *r, const char *path)
{
    wn_err err;
    wn_paths files = { 0 };
    wn_walk(a, path, (wn_wanted){ WN_STR(" lua "), false }, &files, &err);
    for (uint32_t i = 0; i < files.len; i++) wn_clash_note(a, r, files.at[i], "a filter");
}

bool wn_clash_check(wn_arena *a, const wn_options *o, wn_err *err)
{
    wn_reads filters = { 0 }, inputs = { 0 };
    for (uint32_t i = 0; i < o->filters.len; i++) note_filter(a, &filters, o->filters.at[i]);
    for (uint32_t i = 0; i < o->files.len; i++) wn_clash_note(a, &inputs, o->files.at[i], "an input");
    if (!o->files.len) wn_clash_note(a, &inputs, "-", "an input");
    bool replaces = o->command == WN_FILTER || o->command == WN_STATS;
    if (!check(o, &filters, false, err) || !check(o, &inputs, replaces, err)) return false;
    const char *dot = o->page ? strrchr(o->page, '.') : NULL;
    bool page = !o->page || is_standard(o->page) || (dot && strncmp(dot, ".htm", 4) == 0);
    return page || wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--html=%s; expected a name that ends in .html",
                           o->page);
}
