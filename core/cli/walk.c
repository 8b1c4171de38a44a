/* walk.c: see walk.h. Folders wait on a list, so that depth costs no stack. Rules of .gitignore are
** kept with the folder they hold for; the last one that fits decides, as git has it:
** https://git-scm.com/docs/gitignore */
#include "cli/walk.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/glob.h"
#include "base/packing.h"

/* A line of .gitignore. */
typedef struct {
    wn_str pattern;             /* without "!", and without slashes at either end */
    bool not;                   /* "!…": what fits is taken again */
    bool folders;               /* "…/": holds for folders */
    bool here;                  /* has a slash: the whole path below the folder must fit, not the name */
} rule;

/* The rules of a folder, and of those around it. */
typedef struct rules rules;
struct rules {
    const rules *around;
    wn_str folder;              /* real path, without a slash at the end */
    WN_LIST(rule) list;
};

typedef struct { const char *path, *real; const rules *rules; } folder;

typedef struct {
    wn_arena *arena;
    wn_wanted wanted;
    wn_paths *out;
    WN_LIST(folder) waiting;
} walk;

static const char *joined(wn_arena *a, const char *in, const char *name)
{
    wn_buf path = wn_buf_new(a);
    wn_buf_print(&path, "%s%s%s", in, in[strlen(in) - 1] == '/' ? "" : "/", name);
    wn_buf_byte(&path, '\0');
    return path.ptr;
}

/* ---- .gitignore */

static void add_rule(wn_arena *a, rules *r, wn_str line)
{
    rule x = { .pattern = line };
    wn_str *p = &x.pattern;
    while (p->len && strchr(" \t\r", p->ptr[p->len - 1]) &&
           !(p->len > 1 && p->ptr[p->len - 2] == '\\')) p->len--;
    if (!p->len || p->ptr[0] == '#') return;
    if (p->ptr[0] == '!') x.not = true, p->ptr++, p->len--;
    if (p->len && p->ptr[p->len - 1] == '/') x.folders = true, p->len--;
    x.here = p->len && memchr(p->ptr, '/', p->len);
    if (p->len && p->ptr[0] == '/') p->ptr++, p->len--;
    if (p->len) *wn_list_add(a, &r->list) = x;
}

static bool fail(const char *path, wn_err *err)
{
    return wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: cannot be read: %s", path, strerror(errno));
}

/* Puts the rules of the .gitignore in the folder REAL, if there is one, before those of *IN. */
static bool add_rules(wn_arena *a, const char *real, const rules **in, wn_err *err)
{
    wn_str text;
    const char *path = joined(a, real, ".gitignore");
    struct stat st;
    bool there = stat(path, &st) == 0;
    if (!there && errno != ENOENT) return fail(path, err);
    if (!there || !S_ISREG(st.st_mode)) return true;
    if (!wn_file_read(a, path, 1u << 20, &text, err)) return false;
    rules *r = wn_arena_get(a, sizeof *r);
    *r = (rules){ .around = *in, .folder = wn_str_of(strcmp(real, "/") == 0 ? "" : real) };
    *in = r;
    while (text.len) add_rule(a, r, wn_str_take(&text, '\n'));
    return true;
}

/* The rules of the folders around REAL, from the root of its repository down; NULL outside of one. */
static bool rules_around(wn_arena *a, const char *real, const rules **out, wn_err *err)
{
    struct stat st;
    char *path = (char *)(uintptr_t)wn_arena_copy(a, wn_str_of(real)).ptr;
    size_t n = strlen(path), root;
    for (root = n; root > 0 && stat(joined(a, path, ".git"), &st) != 0; path[root] = '\0')
        while (root > 0 && path[--root] != '/') {}
    *out = NULL;
    for (size_t i = root; root > 0 && i < n; i++) {
        if (real[i] != '/') continue;
        memcpy(path, real, i);
        path[i] = '\0';
        if (!add_rules(a, path, out, err)) return false;
    }
    return true;
}

static bool is_ignored(const rules *r, const char *real, const char *name, bool is_folder)
{
    for (; r; r = r->around) {
        wn_str below = wn_str_of(real + r->folder.len + 1);
        for (uint32_t i = r->list.len; i-- > 0;) {
            const rule *x = &r->list.at[i];
            if (x->folders && !is_folder) continue;
            if (wn_glob_match(x->pattern, x->here ? below : wn_str_of(name))) return !x->not;
        }
    }
    return false;
}

/* ---- folders */

static bool has(wn_str endings, const char *ending, size_t n)
{
    for (size_t i = 0; n && i + n + 2 <= endings.len; i++)
        if (endings.ptr[i] == ' ' && endings.ptr[i + n + 1] == ' ' &&
            memcmp(endings.ptr + i + 1, ending, n) == 0) return true;
    return false;
}

static bool has_ending(wn_str endings, const char *name)
{
    size_t n = has(endings, "gz", 2) ? wn_packing_stem(name) : strlen(name);
    const char *dot = memrchr(name, '.', n);
    return !endings.len || (dot && has(endings, dot + 1, n - (size_t)(dot + 1 - name)));
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool list_names(wn_arena *a, const char *path, wn_paths *out, wn_err *err)
{
    DIR *dir = opendir(path);
    if (!dir) return fail(path, err);
    errno = 0;
    for (struct dirent *e; (e = readdir(dir)) != NULL; errno = 0)
        if (e->d_name[0] != '.') *wn_list_add(a, out) = wn_arena_copy(a, wn_str_of(e->d_name)).ptr;
    bool fine = errno == 0 || fail(path, err);
    closedir(dir);
    if (!fine) return false;
    if (out->len) qsort(out->at, out->len, sizeof *out->at, by_name);
    return true;
}

/* The files of a folder go out; the folders in it wait, in front of what waits already. */
static bool take_folder(walk *w, const folder *f, wn_err *err)
{
    wn_paths names = { 0 };
    struct stat st;
    const rules *r = f->rules;
    if (!add_rules(w->arena, f->real, &r, err) || !list_names(w->arena, f->path, &names, err)) return false;
    uint32_t first = w->waiting.len;
    for (uint32_t i = 0; i < names.len; i++) {
        const char *name = names.at[i], *path = joined(w->arena, f->path, name);
        const char *real = joined(w->arena, f->real, name);
        bool there = lstat(path, &st) == 0;
        bool link = there && w->wanted.data && S_ISLNK(st.st_mode);
        if (link) there = stat(path, &st) == 0;
        bool dead = !there && link && has_ending(w->wanted.endings, name);
        if (dead || (!there && errno != ENOENT)) return fail(path, err);    /* else gone meanwhile */
        if (!there || (link && !S_ISREG(st.st_mode)) ||
            (!w->wanted.data && is_ignored(r, real, name, S_ISDIR(st.st_mode)))) continue;
        if (S_ISDIR(st.st_mode)) *wn_list_add(w->arena, &w->waiting) = (folder){ path, real, r };
        else if (S_ISREG(st.st_mode) && has_ending(w->wanted.endings, name))
            *wn_list_add(w->arena, w->out) = path;
    }
    for (uint32_t i = first, j = w->waiting.len; i + 1 < j; i++, j--) {     /* the last one goes first */
        folder swap = w->waiting.at[i];
        w->waiting.at[i] = w->waiting.at[j - 1];
        w->waiting.at[j - 1] = swap;
    }
    return true;
}

bool wn_walk(wn_arena *a, const char *path, wn_wanted wanted, wn_paths *out, wn_err *err)
{
    char real[PATH_MAX];
    struct stat st;
    walk w = { .arena = a, .wanted = wanted, .out = out };
    if (strcmp(path, "-") == 0) return *wn_list_add(a, out) = path, true;
    if (stat(path, &st) != 0) return fail(path, err);
    if (!S_ISDIR(st.st_mode)) return *wn_list_add(a, out) = path, true;
    if (!realpath(path, real)) return fail(path, err);
    const char *kept = wn_arena_copy(a, wn_str_of(real)).ptr;
    const rules *around;
    if (!rules_around(a, kept, &around, err)) return false;
    *wn_list_add(a, &w.waiting) = (folder){ path, kept, around };
    bool fine = true;
    while (w.waiting.len) {
        folder f = w.waiting.at[--w.waiting.len];
        fine = take_folder(&w, &f, fine ? err : NULL) && fine;
    }
    return fine;
}

/* ---- what comes twice */

typedef struct { const char *real; uint32_t nth; } named;

static int by_file(const void *a, const void *b)
{
    const named *x = a, *y = b;
    int order = strcmp(x->real, y->real);
    return order ? order : WN_ORDER(x->nth, y->nth);
}

void wn_walk_once(wn_arena *a, wn_paths *paths)
{
    char real[PATH_MAX];
    uint32_t n = paths->len;
    named *all = wn_arena_array(a, n + 1u, sizeof *all);
    for (uint32_t i = 0; i < n; i++) {
        const char *path = paths->at[i];
        bool there = strcmp(path, "-") != 0 && realpath(path, real);
        all[i] = (named){ wn_arena_copy(a, wn_str_of(there ? real : path)).ptr, i };
    }
    qsort(all, n, sizeof *all, by_file);
    for (uint32_t i = 1; i < n; i++)
        if (strcmp(all[i - 1].real, all[i].real) == 0) paths->at[all[i].nth] = NULL;
    paths->len = 0;
    for (uint32_t i = 0; i < n; i++)
        if (paths->at[i]) paths->at[paths->len++] = paths->at[i];
}
