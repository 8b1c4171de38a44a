/* project.c: CONFIGURATION NUL PATTERN NUL PATH: the file of a project in its sandbox, patterns of
** paths, and that a configuration names nothing outside its folder. */
#include "fuzz.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/glob.h"
#include "bind/limit.h"
#include "cli/project.h"

typedef struct {
    wn_arena *arena;
    wn_str source;
} job;

static int read_config(void *ctx)
{
    job *j = ctx;
    wn_err err = {0};
    wn_config config = {0};
    wn_limit_leave(NULL);
    wn_lua *lua = wn_lua_new(&(wn_limits){.seconds = 0.1, .memory = (size_t)64 << 20}, &err);
    if (!wn_config_read(lua, j->arena, WN_STR(".winnow.lua"), j->source, &config, &err)) {
        fuzz_check(err.text[0], "an error without a word");
        return (int)err.code;
    }
    for (uint32_t i = 0; i < config.levels.len; i++)
        fuzz_check(config.levels.at[i].level <= WN_OFF, "level");
    for (uint32_t i = 0; i < config.filters.len; i++)
        fuzz_check(strlen(config.filters.at[i].ptr) <= config.filters.at[i].len, "no NUL");
    wn_lua_free(lua);
    return 0;
}

static const char *below(const char *path, const char *name)
{
    static char full[PATH_MAX + 16];
    snprintf(full, sizeof full, "%s/%s", path, name);
    return full;
}

/* A folder with a link that leads out of it, and one that does not; once a process. */
static const char *folder(void)
{
    static char path[PATH_MAX], made[] = "/tmp/winnow-project-XXXXXX";
    if (path[0]) return path;
    fuzz_check(mkdtemp(made) && realpath(made, path), "no folder");
    bool fine = mkdir(below(path, "in"), 0700) == 0 && symlink("/", below(path, "out")) == 0;
    fuzz_check(fine && symlink("in", below(path, "link")) == 0, "no links");
    return path;
}

static void take_away(void)
{
    rmdir(below(folder(), "in")), unlink(below(folder(), "out")), unlink(below(folder(), "link")),
        rmdir(folder());
}

/* What the file system makes of PATH, or of the folder that it would be in. */
static void check_inside(const char *path)
{
    char real[PATH_MAX];
    if (!realpath(path, real)) {
        const char *slash = strrchr(path, '/');
        char *parent = strndup(path, slash ? (size_t)(slash - path) + 1 : 0);
        bool there = parent && realpath(slash ? parent : ".", real);
        free(parent);
        if (!there) return;
    }
    size_t n = strlen(folder());
    fuzz_check(strncmp(real, folder(), n) == 0 && (!real[n] || real[n] == '/'), "<%s> leads to %s",
               path, real);
}

void fuzz_one(wn_arena *a, wn_str in, fuzz *f)
{
    static bool first = true;
    wn_err err = {0};
    (void)f;
    job j = {a, fuzz_until(&in, '\0')};
    wn_str pattern = fuzz_until(&in, '\0'), path = fuzz_until(&in, '\0');
    const wn_project p = {.folder = folder()};
    if (first) atexit(take_away);
    first = false;
    if (j.source.len) {
        int status = fuzz_apart(read_config, &j);
        fuzz_check(status == WN_OK || status == WN_BAD_RULE || status == WN_LIMIT, "status %d",
                   status);
    }
    wn_glob_match(pattern, path);
    fuzz_check(wn_glob_match(WN_STR("**"), path) || memchr(path.ptr, '/', path.len),
               "** does not match");
    const char *named = wn_project_path(&p, a, path, &err);
    fuzz_check(named || ((err.code == WN_USAGE || err.code == WN_IO) && err.text[0]), "refused with %d", (int)err.code);
    if (named) check_inside(named);
}
