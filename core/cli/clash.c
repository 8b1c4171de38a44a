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

static wn_read look_at(wn_arena *a, const char *path, const char *what)
{
    struct stat st;
    if (stat(path, &st) == 0) return (wn_read){ path, what, st.st_dev, st.st_ino };
    return (wn_read){ wn_files_real(a, path), what, 0, 0 };
}

void wn_clash_note(wn_arena *a, wn_reads *r, const char *path, const char *what)
{
    struct stat st;
    if (is_standard(path) || (stat(path, &st) == 0 && !S_ISREG(st.st_mode))) return;
    wn_read one = look_at(a, path, what);
    *wn_list_add(a, r) = one;
}

static int by_number(const void *x, const void *y)
{
    const wn_read *a = x, *b = y;
    int order = 2 * WN_ORDER(a->number, b->number) + WN_ORDER(a->device, b->device);
    return order || a->number ? order : strcmp(a->path, b->path);
}

static const wn_read *find(wn_arena *a, const wn_reads *r, const char *path)
{
    if (!path || is_standard(path) || !r->len) return NULL;
    wn_read one = look_at(a, path, NULL);
    return bsearch(&one, r->at, r->len, sizeof one, by_number);
}

static bool check_one(wn_arena *a, const wn_reads *r, out w, wn_err *err)
{
    const wn_read *one = find(a, r, w.path);
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

/* REPLACES: --output may be one of R. */
static bool check(const wn_options *o, wn_reads *r, bool replaces, wn_err *err)
{
    const out outs[] = { { "output", replaces ? NULL : o->output }, { "ledger", o->ledger },
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

/* A file that is read while it grows has no end: TO, where option NAME writes, is none of the inputs. */
static bool check_stream(const wn_options *o, const wn_reads *inputs, const char *name, const char *to,
                         wn_err *err)
{
    struct stat there, in;
    int fd = to ? wn_out_standard(to) : -1;
    if (fd < 0 || fstat(fd, &there) != 0 || !S_ISREG(there.st_mode)) return true;
    bool same = false, standard = o->files.len == 0;
    for (uint32_t i = 0; i < o->files.len; i++) standard = standard || is_standard(o->files.at[i]);
    if (standard && fstat(STDIN_FILENO, &in) == 0)
        same = in.st_ino == there.st_ino && in.st_dev == there.st_dev;
    const char *what = "standard input";
    for (uint32_t i = 0; i < inputs->len && !same; i++) {
        const wn_read *one = &inputs->at[i];
        same = one->number == there.st_ino && one->device == there.st_dev;
        if (same) what = one->path;
    }
    return !same || wn_fail(err, WN_USAGE, WN_NO_OFFSET, "%s is an input of this run and where %s goes; "
                            "expected another file", what, name);
}

static bool check_streams(const wn_options *o, const wn_reads *inputs, wn_err *err)
{
    bool made = o->command == WN_FILTER || o->command == WN_EXTRACT;
    const char *output = o->in_place ? NULL : o->output ? o->output : "-";
    return !made || (check_stream(o, inputs, "standard output", output, err) &&
                     check_stream(o, inputs, "the ledger", o->ledger, err) &&
                     check_stream(o, inputs, "--stats", o->stats, err));
}

bool wn_clash_check(wn_arena *a, const wn_options *o, wn_err *err)
{
    wn_reads filters = { 0 }, inputs = { 0 };
    for (uint32_t i = 0; i < o->filters.len; i++) note_filter(a, &filters, o->filters.at[i]);
    for (uint32_t i = 0; i < o->files.len; i++) wn_clash_note(a, &inputs, o->files.at[i], "an input");
    bool replaces = o->command == WN_FILTER || o->command == WN_STATS;
    if (!check(o, &filters, false, err) || !check(o, &inputs, replaces, err) ||
        !check_streams(o, &inputs, err)) return false;
    const char *dot = o->page ? strrchr(o->page, '.') : NULL;
    bool page = !o->page || is_standard(o->page) || (dot && strncmp(dot, ".htm", 4) == 0);
    return page || wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--html=%s; expected a name that ends in .html",
                           o->page);
}
