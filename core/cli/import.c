/* import.c: winnow import vale: rules of Vale become checks, a file each.
**
**     STYLES/Ours/Weasel.yml → yaml.c → table → lua/winnow/vale.lua → DIR/Ours/Weasel.lua
**
** What a rule wants that a check cannot do is said here, and in the file. */
#include <limits.h>
#include <lua.h>
#include <lauxlib.h>
#include <lualib.h>
#include <stdlib.h>

#include "bind/limit.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/out.h"
#include "cli/say.h"
#include "cli/walk.h"
#include "cli/yaml.h"
#include "find/regex.h"

/* A rule, and the file that it becomes. */
typedef struct { const char *rule, *check; } pair;

typedef struct {
    wn_arena *arena;
    lua_State *L;
    wn_memory memory;
    const char *folder;         /* where checks go */
    uint32_t turned, kept, partly;
    WN_LIST(pair) checks;
} import;

/* ---- names */

static const char *joined(wn_arena *a, const char *folder, wn_str name, const char *ending)
{
    wn_buf out = wn_buf_new(a);
    wn_buf_print(&out, "%s/%.*s%s", folder, (int)name.len, name.ptr, ending);
    wn_buf_byte(&out, '\0');
    return out.ptr;
}

/* The name of the folder that PATH is, or is in. */
static wn_str folder_name(wn_arena *a, const char *path, bool in)
{
    char real[PATH_MAX];
    wn_str s = wn_arena_copy(a, wn_str_of(realpath(path, real) ? real : path));
    const char *slash = in ? memrchr(s.ptr, '/', s.len) : NULL;
    if (slash) s.len = (size_t)(slash - s.ptr);
    slash = memrchr(s.ptr, '/', s.len);
    return slash ? (wn_str){ slash + 1, s.len - (size_t)(slash + 1 - s.ptr) } : s;
}

/* The rule's name as a path: "Ours/Weasel" of STYLES/Ours/Weasel.yml, or of Ours/Weasel.yml. */
static wn_str rule_path(import *m, const char *root, const char *path)
{
    size_t n = strlen(root);
    bool below = strcmp(root, path) != 0;
    const char *rest = below ? path + n : strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    while (*rest == '/') rest++;
    wn_str bare = { rest, (size_t)(strrchr(rest, '.') - rest) };
    if (strchr(rest, '/')) return wn_arena_copy(m->arena, bare);
    wn_str style = folder_name(m->arena, root, !below);
    const char *z = wn_arena_copy(m->arena, style).ptr;
    return wn_str_of(joined(m->arena, z, bare, ""));
}

/* ---- turning */

/* compiles(pattern, flags) → true, or false and why not */
static int compiles(lua_State *L)
{
    wn_str pattern, flags;
    wn_err err;
    pattern.ptr = luaL_checklstring(L, 1, &pattern.len);
    flags.ptr = luaL_checklstring(L, 2, &flags.len);
    static wn_memory unlimited;
    static const wn_regex_memory memory = { wn_limit_get, wn_limit_give, &unlimited };
    wn_regex *re = wn_regex_new(pattern, flags, &memory, &err);
    lua_pushboolean(L, re != NULL);
    if (re) return wn_regex_free(re), 1;
    lua_pushstring(L, err.text);
    return 2;
}

static bool lua_failed(import *m, wn_err *err)
{
    wn_fail(err, WN_BAD_INPUT, WN_NO_OFFSET, "%s", lua_tostring(m->L, -1));
    lua_settop(m->L, 0);
    return false;
}

static bool start(import *m, wn_err *err)
{
    wn_str text = wn_lua_part(WN_STR("vale"));
    if (!(m->L = lua_newstate(wn_limit_alloc, &m->memory)))
        return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "not enough memory");
    luaL_openlibs(m->L);
    if (luaL_loadbufferx(m->L, text.ptr, text.len, "=vale.lua", "t") != LUA_OK ||
        lua_pcall(m->L, 0, 1, 0) != LUA_OK) return lua_failed(m, err);
    lua_setglobal(m->L, "turn");
    return true;
}

static void say(import *m, const char *path, bool turned, const char *why)
{
    wn_buf line = wn_buf_new(m->arena);
    wn_buf_add(&line, turned ? WN_STR("turned without: ") : WN_STR("not turned: "));
    wn_buf_add(&line, wn_str_of(why));
    wn_say_at(wn_str_of(path), 0, 0, wn_buf_str(&line));
}

static void say_complaints(import *m, const char *path, bool turned)
{
    lua_State *L = m->L;
    for (lua_Integer i = 1; lua_rawgeti(L, 2, i) == LUA_TSTRING; i++) {
        say(m, path, turned, lua_tostring(L, -1));
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/* No two rules become one file. */
static bool add_check(import *m, const char *rule, const char *check, wn_err *err)
{
    for (uint32_t i = 0; i < m->checks.len; i++)
        if (strcmp(m->checks.at[i].check, check) == 0)
            return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "%s and %s would both become %s; "
                           "expected other names", m->checks.at[i].rule, rule, check);
    *wn_list_add(m->arena, &m->checks) = (pair){ rule, check };
    return true;
}

/* The rule of PATH, as the table on top, becomes the check NAME. */
static bool turn(import *m, const char *path, wn_str name, wn_err *err)
{
    lua_State *L = m->L;
    const char *to = joined(m->arena, m->folder, name, ".lua");
    if (!add_check(m, path, to, err)) return false;
    char *dotted = (char *)(uintptr_t)wn_arena_copy(m->arena, name).ptr;
    for (char *c = dotted; *c; c++) *c = *c == '/' ? '.' : *c;
    lua_getglobal(L, "turn");
    lua_insert(L, 1);
    lua_pushstring(L, dotted);
    lua_pushlstring(L, name.ptr, name.len);
    lua_pushcfunction(L, compiles);
    if (lua_pcall(L, 4, 3, 0) != LUA_OK) return lua_failed(m, err);
    bool turned = lua_toboolean(L, 3), partly = turned && lua_rawlen(L, 2) > 0;
    m->turned += turned;
    m->partly += partly;
    m->kept += !turned;
    say_complaints(m, path, turned);
    bool fine = wn_file_folders(m->arena, to, err);
    wn_str text;
    text.ptr = lua_tolstring(L, 1, &text.len);
    if (fine) wn_buf_add(&wn_out_new(m->arena, to)->buf, text);
    lua_settop(L, 0);
    return fine;
}

/* Files without `extends` are no rules; what is no YAML is one that is not turned. */
static bool import_file(import *m, const char *root, const char *path, wn_err *err)
{
    wn_str text;
    wn_err why;
    if (!wn_file_read(m->arena, path, WN_FILE_OURS, &text, err)) return false;
    if (!wn_yaml_push(m->L, text, &why)) {
        if (why.code == WN_LIMIT) return *err = why, false;
        say(m, path, false, why.text);
        m->kept++;
        return true;
    }
    bool rule = lua_istable(m->L, -1) && lua_getfield(m->L, -1, "extends") == LUA_TSTRING;
    lua_settop(m->L, 1);
    if (rule) return turn(m, path, rule_path(m, root, path), err);
    lua_settop(m->L, 0);
    wn_say("%s: no rule: it extends nothing", path);
    return true;
}

/* A file is a rule once, by however many names and folders. */
static bool is_new(wn_arena *a, wn_paths *done, const char *path)
{
    const char *real = wn_files_real(a, path);
    for (uint32_t i = 0; i < done->len; i++)
        if (strcmp(done->at[i], real) == 0) return false;
    *wn_list_add(a, done) = real;
    return true;
}

static bool import_all(import *m, const wn_options *o, wn_err *err)
{
    if (o->files.len == 0 || strcmp(o->files.at[0], "vale") != 0)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "import %s; expected: winnow import vale PATH…",
                       o->files.len ? o->files.at[0] : "what?");
    if (o->files.len == 1)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "import vale: expected a file or folder");
    wn_paths done = { 0 };
    for (uint32_t i = 1; i < o->files.len; i++) {
        wn_paths files = { 0 };
        if (!wn_walk(m->arena, o->files.at[i], (wn_wanted){ WN_STR(" yml yaml "), false }, &files, err))
            return false;
        for (uint32_t k = 0; k < files.len; k++)
            if (is_new(m->arena, &done, files.at[k]) && !import_file(m, o->files.at[i], files.at[k], err))
                return false;
    }
    if (m->turned + m->kept == 0)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "%s: no rules there", o->files.at[1]);
    return true;
}

int wn_import_run(wn_arena *a, const wn_options *o)
{
    wn_err err = { .code = WN_OK };
    import m = { .arena = a, .folder = o->output ? o->output : "winnow-styles" };
    bool fine = start(&m, &err) && import_all(&m, o, &err) && wn_out_end(&err);
    if (m.L) lua_close(m.L);
    if (!fine) return wn_say_error(&err);
    wn_say("%u rule%s turned into checks in %s, %u of them in part; %u not turned", (unsigned)m.turned,
           m.turned == 1 ? "" : "s", m.folder, (unsigned)m.partly, (unsigned)m.kept);
    return WN_OK;
}
