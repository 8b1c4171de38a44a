/* files.c: see files.h.
**
**     in/ = { a.jsonl.gz, sub/b.warc }   -o out/      out/a.jsonl.gz, out/sub/b.jsonl
*/
#include "cli/files.h"

#include <errno.h>
#include <glob.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/packing.h"
#include "bind/limit.h"
#include "cli/walk.h"
#include "read/read.h"

#define WILD "*?["      /* what makes a pattern */

typedef struct {
    wn_arena *arena;
    wn_options *o;
    wn_str endings;             /* of files in folders; with --from, all are taken */
    wn_paths names;             /* of the files in O, below what they were named by */
} expansion;

static bool is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static const char *join(wn_arena *a, const char *x, const char *y, const char *z)
{
    wn_buf out = wn_buf_new(a);
    wn_buf_print(&out, "%s%s%s", x, y, z);
    return wn_arena_copy(a, wn_buf_str(&out)).ptr;
}

/* ---- what is named */

static wn_str endings_of(wn_arena *a, const wn_options *o)
{
    wn_buf out = wn_buf_new(a);
    const wn_reader *r;
    if (o->from) return WN_STR("");
    wn_buf_add(&out, WN_STR(" gz zst "));
    for (uint32_t i = 0; (r = wn_reader_each(i)) != NULL; i++)
        for (const char *c = r->extensions; *c && strcmp(r->name, "pandoc") != 0; c++)
            if (*c != '.') wn_buf_byte(&out, *c);
    return wn_buf_str(&out);
}

static void add(expansion *x, const char *path, const char *name)
{
    *wn_list_add(x->arena, &x->o->files) = path;
    *wn_list_add(x->arena, &x->names) = name;
}

/* Nothing is in the folder, or nothing that is read from folders: ".json" may be anything. */
static bool none_in(const expansion *x, const char *path, wn_err *err)
{
    wn_buf names = wn_buf_new(x->arena);
    if (!x->endings.len) return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "%s: no file in it", path);
    for (wn_str rest = x->endings; rest.len;) {
        wn_str name = wn_str_take(&rest, ' ');
        if (name.len) wn_buf_print(&names, " .%.*s", (int)name.len, name.ptr);
    }
    wn_buf_byte(&names, '\0');
    return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "%s: no file to read in it; expected names that end in%s, "
                   "or --from", path, names.ptr);
}

static bool add_folder(expansion *x, const char *path, wn_err *err)
{
    wn_paths found = { 0 };
    size_t n = strlen(path);
    if (!wn_walk(x->arena, path, (wn_wanted){ x->endings, true }, &found, err)) return false;
    if (!found.len) return none_in(x, path, err);
    for (uint32_t i = 0; i < found.len; i++)
        add(x, found.at[i], found.at[i] + n + (path[n - 1] != '/'));
    return true;
}

static bool add_one(expansion *x, const char *path, wn_err *err)
{
    const char *slash = strrchr(path, '/');
    if (is_folder(path)) return add_folder(x, path, err);
    add(x, path, slash ? slash + 1 : path);
    return true;
}

/* Can what is in the folder PATH be found; where it is LISTED, by its names? */
static bool can_look(const char *path, bool listed, wn_err *err)
{
    int how = listed ? R_OK | X_OK : X_OK;
    if (!is_folder(path) || access(path, how) == 0 || errno != EACCES) return true;
    return wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: cannot be read: %s", path, strerror(errno));
}

/* In all folders that parts of a pattern stand for? glob passes over names that cannot be found. */
static bool can_find(wn_arena *a, const char *path, wn_err *err)
{
    glob_t found;
    bool fine = true;
    for (const char *slash = path; fine && (slash = strchr(slash, '/')) != NULL; slash++) {
        wn_str part = wn_arena_copy(a, (wn_str){ path, (size_t)(slash + 1 - path) });
        bool listed = strcspn(slash + 1, WILD) < strcspn(slash + 1, "/");
        if (glob(part.ptr, 0, NULL, &found) != 0) continue;
        for (size_t i = 0; i < found.gl_pathc && fine; i++)
            fine = can_look(found.gl_pathv[i], listed, err);
        globfree(&found);
    }
    return fine;
}

static int stops(const char *path, int why)
{
    (void)path;
    return why == EACCES || why == EIO;
}

/* A pattern that no file is called by and that fits none stays as it is, and is not there. */
static bool add_named(expansion *x, const char *path, wn_err *err)
{
    struct stat st;
    glob_t found = { 0 };
    bool fine = true;
    if (!strpbrk(path, WILD) || stat(path, &st) == 0) return add_one(x, path, err);
    if (!can_find(x->arena, path, err)) return false;
    if (glob(path, GLOB_NOCHECK, stops, &found) != 0)
        return wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: cannot be looked for", path);
    for (size_t i = 0; i < found.gl_pathc && fine; i++)
        fine = add_one(x, wn_arena_copy(x->arena, wn_str_of(found.gl_pathv[i])).ptr, err);
    globfree(&found);
    return fine;
}

/* ---- outputs in a folder */

/* NAME, with the ending of the format that is written where that is another one. */
static const char *renamed(wn_arena *a, const wn_options *o, const char *name)
{
    const wn_reader *from = o->from ? wn_reader_find(wn_str_of(o->from)) : wn_reader_for(name);
    bool records = o->command == WN_EXTRACT || (from && from->piece);
    const wn_reader *to = o->to ? wn_reader_find(wn_str_of(o->to)) : records ? NULL : from;
    size_t stem = wn_packing_stem(name);
    const char *packed = name + stem;
    if (to == from) return name;
    if (!to) to = wn_reader_find(WN_STR("ndjson"));     /* archives; formats of records */
    if (to == from) return name;
    while (wn_reader_named(name) && name[--stem] != '.') continue;
    const char *ending = to->extensions + 1;
    wn_buf out = wn_buf_new(a);
    wn_buf_print(&out, "%.*s%.*s%s", (int)stem, name, (int)strcspn(ending, " "), ending, packed);
    return wn_arena_copy(a, wn_buf_str(&out)).ptr;
}

/* Where there are folders: the file in FOLDER that belongs to output I, ENDING behind its name. */
static const char *part_in(wn_arena *a, const wn_options *o, const char *folder, uint32_t i, const char *ending)
{
    wn_buf out = wn_buf_new(a);
    if (!folder || !o->names.len) return folder;
    const char *name = o->names.at[i] + strlen(o->output);
    const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
    wn_buf_print(&out, "%s%s%s%s", folder, slash, name + (name[0] == '/'), ending);
    return wn_arena_copy(a, wn_buf_str(&out)).ptr;
}

const char *wn_files_ledger(wn_arena *a, const wn_options *o, uint32_t i)
{
    const wn_reader *named = o->names.len ? wn_reader_named(o->names.at[i]) : NULL;
    bool records = named && strcmp(named->name, "ndjson") == 0;
    return part_in(a, o, o->ledger, i, records ? "" : ".jsonl");
}

const char *wn_files_stats(wn_arena *a, const wn_options *o, uint32_t i)
{
    return part_in(a, o, o->stats, i, ".json");
}

/* Puts into REAL the real path of what is there of PATH; returns the rest. */
static const char *real_part(char *path, char real[PATH_MAX])
{
    char *cut = path + strlen(path);
    for (;;) {
        char was = *cut;
        *cut = '\0';
        bool there = realpath(cut > path ? path : was == '/' ? "/" : ".", real) != NULL;
        *cut = was;
        if (there) return cut;
        if (cut == path) return real[0] = '\0', path;      /* the current folder is gone */
        do cut--;
        while (cut > path && *cut != '/');
    }
}

/* Folders that are not there will be made, so that ".." behind them leads back. */
const char *wn_files_real(wn_arena *a, const char *path)
{
    char real[PATH_MAX];
    const char *rest = real_part((char *)(uintptr_t)wn_arena_copy(a, wn_str_of(path)).ptr, real);
    wn_buf out = wn_buf_new(a);
    wn_buf_add(&out, wn_str_of(strcmp(real, "/") == 0 ? "" : real));
    for (size_t n; *rest; rest += n) {
        rest += strspn(rest, "/");
        n = strcspn(rest, "/");
        if (n == 0 || (n == 1 && rest[0] == '.')) continue;
        if (n == 2 && memcmp(rest, "..", 2) == 0) {
            while (out.len > 0 && out.ptr[--out.len] != '/') continue;
            continue;
        }
        wn_buf_byte(&out, '/');
        wn_buf_add(&out, (wn_str){ rest, n });
    }
    return wn_arena_copy(a, wn_buf_str(&out)).ptr;
}

typedef struct { const char *real, *path; } target;

static int by_real(const void *x, const void *y)
{
    return strcmp(((const target *)x)->real, ((const target *)y)->real);
}

/* No two of all that is written, by all shares, are one file. */
static bool check_names(const wn_options *o, wn_err *err)
{
    wn_arena *a = wn_limit_arena(0);
    WN_LIST(target) all = { 0 };
    for (uint32_t i = 0; i < o->names.len; i++) {
        const char *paths[] = { o->names.at[i], wn_files_ledger(a, o, i), wn_files_stats(a, o, i) };
        for (int k = 0; k < 3; k++)
            if (paths[k]) *wn_list_add(a, &all) = (target){ wn_files_real(a, paths[k]), paths[k] };
    }
    uint32_t i = 1;
    if (all.len) qsort(all.at, all.len, sizeof *all.at, by_real);
    while (i < all.len && by_real(&all.at[i - 1], &all.at[i]) != 0) i++;
    if (i < all.len)
        wn_fail(err, WN_USAGE, WN_NO_OFFSET, "two files would be written to %s; expected other names",
                all.at[i].path);
    bool fine = i >= all.len;
    wn_arena_free(a);
    return fine;
}

/* Keeps those of our share, by the place of their first byte in all bytes, and that are not done. */
bool wn_files_choose(wn_options *o, wn_err *err)
{
    struct stat st;
    uint64_t all = 0, at = 0, k = o->shard, n = o->shards ? o->shards : 1;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < o->files.len; i++) {
        bool standard = strcmp(o->files.at[i], "-") == 0;
        if (!standard && stat(o->files.at[i], &st) != 0)
            return wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: cannot be read: %s", o->files.at[i], strerror(errno));
        if (standard || !S_ISREG(st.st_mode))
            return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "%s: not a regular file, with a folder as --output",
                           o->files.at[i]);
        all += (uint64_t)st.st_size + 1;
    }
    for (uint32_t i = 0; i < o->files.len; i++) {
        if (stat(o->files.at[i], &st) != 0) st.st_size = 0;
        bool ours = !o->shards || (at * n / all) + 1 == k;
        at += (uint64_t)st.st_size + 1;
        if (!ours || (o->resume && stat(o->names.at[i], &st) == 0 && !S_ISDIR(st.st_mode))) continue;
        o->files.at[kept] = o->files.at[i];
        o->names.at[kept++] = o->names.at[i];
    }
    o->files.len = o->names.len = kept;
    o->shards = 0;
    o->done = kept == 0;
    return true;
}

static bool name_outputs(expansion *x, wn_err *err)
{
    wn_options *o = x->o;
    const char *slash = o->output[strlen(o->output) - 1] == '/' ? "" : "/";
    const char *more[] = { o->ledger, o->stats };
    for (int i = 0; i < 2; i++)
        if (more[i] && !wn_files_folder(more[i]))
            return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "%s beside --output=%s; expected a folder, too: a "
                           "name that ends in /", more[i], o->output);
    if (o->files.len == 0) return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--output=%s without a file", o->output);
    for (uint32_t i = 0; i < o->files.len; i++)
        *wn_list_add(x->arena, &o->names) =
            join(x->arena, o->output, slash, renamed(x->arena, o, x->names.at[i]));
    return check_names(o, err);
}

bool wn_files_folder(const char *path)
{
    size_t n = strlen(path);
    return (n > 0 && path[n - 1] == '/') || is_folder(path);
}

bool wn_files_expand(wn_arena *a, wn_options *o, wn_err *err)
{
    struct stat st;
    expansion x = { .arena = a, .o = o, .endings = endings_of(a, o) };
    uint32_t n = o->files.len;
    const char **named = o->files.at;
    o->files.at = NULL;
    o->files.len = o->files.cap = 0;
    for (uint32_t i = 0; i < n; i++)
        if (!add_named(&x, named[i], err)) return false;
    if (o->resume && (!o->output || strcmp(o->output, "-") == 0))
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--resume without --output");
    if (o->output && wn_files_folder(o->output)) return name_outputs(&x, err);
    o->done = o->resume && stat(o->output, &st) == 0;
    return true;
}
