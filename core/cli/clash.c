/* clash.c: see clash.h. Files are the same where device and number are; names differ. */
#include "cli/clash.h"

#include <stdlib.h>
#include <sys/stat.h>

typedef struct { const char *option, *path; } out;

static bool is_same(const char *x, const char *y)
{
    struct stat a, b;
    if (strcmp(x, "-") == 0 || strcmp(y, "-") == 0) return false;
    if (stat(x, &a) != 0 || stat(y, &b) != 0) return strcmp(x, y) == 0;
    return S_ISREG(a.st_mode) && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static bool is_read(out w, const char *path, const char *what, wn_err *err)
{
    if (!is_same(w.path, path)) return false;
    wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--%s=%s is %s; expected another file", w.option, w.path, what);
    return true;
}

static bool check_one(const wn_options *o, out w, bool replaces, wn_err *err)
{
    for (uint32_t i = 0; i < o->filters.len; i++)
        if (is_read(w, o->filters.at[i], "a filter of this run", err)) return false;
    for (uint32_t i = 0; i < o->files.len && !replaces; i++)
        if (is_read(w, o->files.at[i], "an input of this run", err)) return false;
    return true;
}

typedef struct { dev_t device; ino_t number; } identity;

static int by_number(const void *x, const void *y)
{
    const identity *a = x, *b = y;
    return 2 * WN_ORDER(a->number, b->number) + WN_ORDER(a->device, b->device);
}

/* Outputs in a folder: none may be an input, or a second run would read what the first one wrote. */
static bool check_folder(const wn_options *o, wn_err *err)
{
    struct stat st;
    uint32_t n = 0, i = 0;
    identity *all = calloc(o->files.len + 1u, sizeof *all);
    if (!all) return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "no memory for the names of %u files", o->files.len);
    for (; o->names.len && i < o->files.len; i++)
        if (stat(o->files.at[i], &st) == 0) all[n++] = (identity){ st.st_dev, st.st_ino };
    qsort(all, n, sizeof *all, by_number);
    for (i = 0; i < o->names.len; i++) {
        identity one = { 0, 0 };
        if (stat(o->names.at[i], &st) != 0) continue;
        one = (identity){ st.st_dev, st.st_ino };
        if (bsearch(&one, all, n, sizeof *all, by_number)) break;
    }
    free(all);
    return i == o->names.len || wn_fail(err, WN_USAGE, WN_NO_OFFSET, "%s is an input of this run; expected "
                                        "another folder", o->names.at[i]);
}

bool wn_clash_check(const wn_options *o, wn_err *err)
{
    const out outs[] = { { "output", o->output }, { "ledger", o->ledger }, { "html", o->page },
                         { "stats", o->stats } };
    for (int i = 0; i < 4; i++) {
        bool replaces = i == 0 && (o->command == WN_FILTER || o->command == WN_STATS);
        if (outs[i].path && !check_one(o, outs[i], replaces, err)) return false;
    }
    if (!check_folder(o, err)) return false;
    const char *dot = o->page ? strrchr(o->page, '.') : NULL;
    bool page = !o->page || strcmp(o->page, "-") == 0 || (dot && strncmp(dot, ".htm", 4) == 0);
    return page || wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--html=%s; expected a name that ends in .html",
                           o->page);
}
