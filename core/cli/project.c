/* project.c: see project.h. */
#include "cli/project.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/glob.h"
#include "base/near.h"
#include "cli/caret.h"
#include "cli/say.h"

static bool fail(const char *path, wn_err *err)
{
    return wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: cannot be read: %s", path, strerror(errno));
}

/* Is there a file PATH? What cannot be told is a fault; a folder that is closed to us has none of ours. */
static bool is_file(const char *path, bool *is, wn_err *err)
{
    struct stat st;
    bool there = stat(path, &st) == 0;
    *is = there && S_ISREG(st.st_mode);
    return there || errno == ENOENT || errno == ENOTDIR || (errno == EACCES && path[0] == '/') ||
           fail(path, err);
}

/* The nearest .winnow.lua, from the current folder upwards; NULL: none. */
static bool find(wn_arena *a, const char **out, wn_err *err)
{
    char folder[PATH_MAX], path[PATH_MAX + 16];
    bool is;
    *out = NULL;
    if (!is_file(".winnow.lua", &is, err)) return false;
    if (is) return *out = ".winnow.lua", true;
    if (!getcwd(folder, sizeof folder)) return fail("the current folder", err);
    for (char *slash; (slash = strrchr(folder, '/')) != NULL && slash != folder;) {
        *slash = '\0';
        snprintf(path, sizeof path, "%s/.winnow.lua", folder);
        if (!is_file(path, &is, err)) return false;
        if (is) return *out = wn_arena_copy(a, wn_str_of(path)).ptr, true;
    }
    return true;
}

static bool folder_of(wn_arena *a, const char *path, const char **out, wn_err *err)
{
    char real[PATH_MAX];
    bool pipe = !realpath(path, real);          /* which has no real path: the current folder is its */
    if (pipe && (access(path, F_OK) != 0 || !realpath(".", real))) return fail(path, err);
    if (pipe) return *out = strcmp(real, "/") == 0 ? "" : wn_arena_copy(a, wn_str_of(real)).ptr, true;
    char *slash = strrchr(real, '/');
    *out = wn_arena_copy(a, (wn_str){ real, (size_t)(slash - real) }).ptr;
    return true;
}

bool wn_project_read(wn_project *p, wn_job *j, wn_err *err)
{
    wn_str source;
    const char *named = j->o->config, *path = named;
    *p = (wn_project){ .folder = NULL };
    if (named && strcmp(named, "none") == 0) return true;
    if (!path && !find(j->arena, &path, err)) return false;
    if (!path) return true;
    if (!wn_file_read(j->arena, path, WN_FILE_OURS, &source, err)) return false;
    p->path = path;
    wn_caret_know(j->arena, wn_str_of(path), source);
    bool fine = folder_of(j->arena, path, &p->folder, err) &&
                wn_config_read(j->lua, j->arena, wn_str_of(path), source, &p->config, err);
    wn_job_say_printed(j, p->config.printed);
    return fine;
}

bool wn_project_fail(const wn_project *p, wn_err *err)
{
    wn_err why = *err;
    return wn_fail(err, why.code, why.at, "%s: %s", p->path, why.text);
}

/* Is PATH inside the project's folder, links followed? What is not there yet: the folder it would be in. */
static bool is_inside(const wn_project *p, const char *path, wn_str name, wn_err *err)
{
    char real[PATH_MAX], folder[PATH_MAX];
    size_t n = strlen(p->folder);
    struct stat st;
    if (stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))      /* one may never end */
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "%s: '%.*s' is no file and no folder", p->path,
                       (int)name.len, name.ptr);
    if (!realpath(path, real)) {
        const char *slash = strrchr(path, '/');
        if (errno != ENOENT && errno != ENOTDIR) return fail(path, err);
        snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - path) : 1, slash ? path : ".");
        if (!realpath(folder, real)) return fail(folder, err);
    }
    return (strncmp(real, p->folder, n) == 0 && (real[n] == '/' || real[n] == '\0')) ||
           wn_fail(err, WN_USAGE, WN_NO_OFFSET, "%s: '%.*s' is not in its folder", p->path, (int)name.len,
                   name.ptr);
}

/* PATH, shorter where it is below the current folder. */
static const char *short_path(const char *path)
{
    char here[PATH_MAX];
    size_t n = getcwd(here, sizeof here) ? strlen(here) : 0;
    bool below = n > 0 && strncmp(path, here, n) == 0 && path[n] == '/';
    return below && strcmp(path + n + 1, "-") != 0 ? path + n + 1 : path;      /* "-" would be standard input */
}

const char *wn_project_path(const wn_project *p, wn_arena *a, wn_str name, wn_err *err)
{
    wn_buf path = wn_buf_new(a);
    if (!name.len || name.ptr[0] != '/') wn_buf_print(&path, "%s/", p->folder);
    wn_buf_add(&path, name);
    wn_buf_byte(&path, '\0');
    return is_inside(p, path.ptr, name, err) ? short_path(path.ptr) : NULL;
}

void wn_project_say_slips(const wn_project *p, const wn_job *j)
{
    WN_LIST(wn_str) names = { 0 };
    wn_pair filter;
    for (uint32_t i = 0; wn_lua_filter(j->lua, i, &filter); i++)
        *wn_list_add(j->arena, &names) = filter.key;
    for (uint32_t i = 0; i < p->config.levels.len; i++) {
        wn_str rule = p->config.levels.at[i].rule, near = wn_near(rule, names.at, names.len);
        if (rule.len && near.len && !wn_str_eq(rule, near))
            wn_say("%s: no rule is called '%s'; did you mean '%.*s'?", p->path, rule.ptr,
                   (int)near.len, near.ptr);
    }
}

/* A pattern without a slash is one of names; others are of paths below the project's folder. */
static bool fits(const wn_project *p, wn_str pattern, const char *real)
{
    size_t n = strlen(p->folder);
    bool inside = strncmp(real, p->folder, n) == 0 && real[n] == '/';
    if (!memchr(pattern.ptr, '/', pattern.len)) {
        const char *slash = strrchr(real, '/');
        return wn_glob_match(pattern, wn_str_of(slash ? slash + 1 : real));
    }
    return inside && wn_glob_match(pattern, wn_str_of(real + n + 1));
}

bool wn_project_ignores(const wn_project *p, const char *real)
{
    for (uint32_t i = 0; i < p->config.ignore.len; i++)
        if (fits(p, p->config.ignore.at[i], real)) return true;
    return false;
}

void wn_project_enter(wn_project *p, wn_arena *a, const char *real)
{
    p->here.len = 0;
    for (uint32_t i = 0; i < p->config.levels.len; i++) {
        const wn_level *x = &p->config.levels.at[i];
        if (!x->path.len || fits(p, x->path, real)) *wn_list_add(a, &p->here) = *x;
    }
}

uint8_t wn_project_level(const wn_project *p, wn_str rule, wn_str filter, uint8_t severity)
{
    for (uint32_t i = 0; i < p->here.len; i++) {
        const wn_level *x = &p->here.at[i];
        if (!x->rule.len || wn_str_eq(x->rule, rule) || wn_str_eq(x->rule, filter)) severity = x->level;
    }
    return severity;
}
