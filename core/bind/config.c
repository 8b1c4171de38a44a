/* config.c: see config.h. The file runs as a filter does that has no document; what it returns is read
** with raw access, key by key, from one table of keys. */
#include "bind/config.h"

#include <stdlib.h>

#include "base/near.h"
#include "bind/state.h"

typedef struct {
    struct wn_lua *lua;
    wn_arena *arena;
    wn_str name, source;
    wn_config *out;
} reading;

bool wn_level_named(wn_str name, uint8_t *level)
{
    static const char *const names[] = { "note", "warning", "error", "off" };
    for (*level = 0; *level <= WN_OFF; ++*level)
        if (wn_str_eq(name, wn_str_of(names[*level]))) return true;
    return false;
}

/* ---- values, on top of the stack */

static wn_str text_at(reading *r, int index, const char *key)
{
    size_t len;
    if (lua_type(r->lua->L, index) != LUA_TSTRING && lua_type(r->lua->L, index) != LUA_TNUMBER)
        luaL_error(r->lua->L, "%s: '%s' is a %s; expected a string", r->name.ptr, key,
                   luaL_typename(r->lua->L, index));
    lua_pushvalue(r->lua->L, index);
    const char *s = lua_tolstring(r->lua->L, -1, &len);
    if (memchr(s, 0, len)) luaL_error(r->lua->L, "%s: '%s' has a NUL in it", r->name.ptr, key);
    wn_str copy = wn_arena_copy(r->arena, (wn_str){ s, len });
    lua_pop(r->lua->L, 1);
    return copy;
}

static void want_table(reading *r, const char *key)
{
    if (!lua_istable(r->lua->L, -1))
        luaL_error(r->lua->L, "%s: '%s' is a %s; expected a table", r->name.ptr, key,
                   luaL_typename(r->lua->L, -1));
}

static uint8_t level_on_top(reading *r, const char *key)
{
    uint8_t level;
    if (!wn_level_named(text_at(r, -1, key), &level))
        luaL_error(r->lua->L, "%s: '%s' is '%s'; expected off, note, warning or error", r->name.ptr,
                   key, lua_tostring(r->lua->L, -1));
    return level;
}

/* ---- keys */

/* Every file is matched against every pattern. */
enum { PATTERNS_MAX = 1000, PATTERN_MAX = 1000 /* bytes */ };

static void check_pattern(reading *r, const char *key, wn_str pattern, size_t before)
{
    lua_State *L = r->lua->L;
    if (before == PATTERNS_MAX)
        luaL_error(L, "%s: '%s' has more than %d patterns", r->name.ptr, key, PATTERNS_MAX);
    if (!pattern.len) luaL_error(L, "%s: '%s' has a pattern of nothing", r->name.ptr, key);
    if (pattern.len > PATTERN_MAX)
        luaL_error(L, "%s: '%s' has a pattern of more than %d bytes", r->name.ptr, key, PATTERN_MAX);
}

/* The list on top, a string a place: one with names or holes in it would be read up to there, and the rest
** be nothing. */
static void read_strings(reading *r, const char *key, wn_strings *out)
{
    lua_State *L = r->lua->L;
    lua_Integer keys = 0;
    want_table(r, key);
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) keys++;
    for (lua_Integer i = 1; i <= keys; i++) {
        if (lua_rawgeti(L, -1, i) == LUA_TNIL)
            luaL_error(L, "%s: '%s' has names or holes in it; expected a list of strings", r->name.ptr, key);
        *wn_list_add(r->arena, out) = text_at(r, -1, key);
        lua_pop(L, 1);
    }
}

static void read_filters(reading *r)
{
    r->out->own_filters = true;
    read_strings(r, "filters", &r->out->filters);
}

static void read_ignore(reading *r)
{
    read_strings(r, "ignore", &r->out->ignore);
    for (uint32_t i = 0; i < r->out->ignore.len; i++) check_pattern(r, "ignore", r->out->ignore.at[i], i);
}

/* The value on top, of option KEY. */
static void add_option(reading *r, wn_str key)
{
    bool flag = lua_isboolean(r->lua->L, -1);
    wn_str value = flag ? wn_str_of(lua_toboolean(r->lua->L, -1) ? "true" : "false") : text_at(r, -1, key.ptr);
    *wn_list_add(r->arena, &r->out->options) = (wn_pair){ key, value };
}

/* As the command line has it, ["filter.option"] = value; filter = { option = value } becomes that. */
static void read_options(reading *r)
{
    lua_State *L = r->lua->L;
    want_table(r, "options");
    for (lua_pushnil(L); wn_order_next(L, -2); lua_pop(L, 1)) {
        wn_str filter = text_at(r, -2, "options");
        if (!lua_istable(L, -1)) {
            add_option(r, filter);
            continue;
        }
        for (lua_pushnil(L); wn_order_next(L, -2); lua_pop(L, 1)) {
            wn_buf key = wn_buf_new(r->arena);
            wn_buf_print(&key, "%s.%s", filter.ptr, text_at(r, -2, filter.ptr).ptr);
            add_option(r, wn_buf_str(&key));
        }
    }
}

/* What is on top, as the level of RULE, of all without one, in PATH. */
static void add_level(reading *r, wn_str path, wn_str rule)
{
    enum { LEVELS_MAX = 4096 };         /* each finding is looked up in all of them */
    if (r->out->levels.len == LEVELS_MAX)
        luaL_error(r->lua->L, "%s: more than %d levels of rules", r->name.ptr, LEVELS_MAX);
    uint8_t level = level_on_top(r, (rule.len ? rule : path).ptr);
    *wn_list_add(r->arena, &r->out->levels) = (wn_level){ path, rule, level };
}

static void read_severities(reading *r)
{
    lua_State *L = r->lua->L;
    want_table(r, "severities");
    for (lua_pushnil(L); wn_order_next(L, -2); lua_pop(L, 1)) {
        wn_str rule = text_at(r, -2, "severities");
        add_level(r, WN_STR(""), rule);
    }
}

/* pattern = "off", or pattern = { rule = level } */
static void read_paths(reading *r)
{
    lua_State *L = r->lua->L;
    size_t patterns = 0;
    want_table(r, "paths");
    for (lua_pushnil(L); wn_order_next(L, -2); lua_pop(L, 1)) {
        wn_str path = text_at(r, -2, "paths");
        check_pattern(r, "paths", path, patterns++);
        if (lua_type(L, -1) == LUA_TSTRING) {
            add_level(r, path, WN_STR(""));
            continue;
        }
        want_table(r, path.ptr);
        for (lua_pushnil(L); wn_order_next(L, -2); lua_pop(L, 1)) {
            wn_str rule = text_at(r, -2, path.ptr);
            add_level(r, path, rule);
        }
    }
}

static void read_fail_on(reading *r) { r->out->fail_on = text_at(r, -1, "fail_on"); }
static void read_baseline(reading *r) { r->out->baseline = text_at(r, -1, "baseline"); }
static void read_ext(reading *r) { r->out->ext = text_at(r, -1, "ext"); }
static void read_lang(reading *r) { r->out->lang = text_at(r, -1, "lang"); }

/* In this order; SEVERITIES before PATHS, which hold where both say something. */
static const struct { const char *name; void (*read)(reading *r); } keys[] = {
    { "filters", read_filters },       { "options", read_options }, { "severities", read_severities },
    { "paths", read_paths },           { "ignore", read_ignore },   { "fail_on", read_fail_on },
    { "baseline", read_baseline },     { "ext", read_ext },         { "lang", read_lang },
};

#define KEYS (sizeof keys / sizeof *keys)

static void check_keys(reading *r)
{
    lua_State *L = r->lua->L;
    wn_str names[KEYS];
    for (size_t i = 0; i < KEYS; i++) names[i] = wn_str_of(keys[i].name);
    for (lua_pushnil(L); wn_order_next(L, -2); lua_pop(L, 1)) {
        wn_str key = text_at(r, -2, "a key");
        size_t i = 0;
        while (i < KEYS && !wn_str_eq(names[i], key)) i++;
        if (i < KEYS) continue;
        wn_str near = wn_near(key, names, KEYS);
        luaL_error(L, near.len ? "%s: unknown key '%s'; did you mean '%s'?" : "%s: unknown key '%s'",
                   r->name.ptr, key.ptr, near.ptr);
    }
}

/* What holds for all files, then for patterns, shorter ones first; Lua's order of keys is none. */
static int by_path(const void *a, const void *b)
{
    const wn_level *x = a, *y = b;
    int order = WN_ORDER(x->path.len, y->path.len);
    if (order == 0) order = wn_str_cmp(x->path, y->path);
    return order ? order : wn_str_cmp(x->rule, y->rule);
}

static int read_all(lua_State *L)
{
    reading *r = lua_touserdata(L, 1);
    const wn_filter *f = &r->lua->filters.at[r->lua->filters.len - 1];
    lua_settop(L, 0);
    lua_rawgeti(L, LUA_REGISTRYINDEX, f->chunk);
    wn_sandbox_push(r->lua, r->lua->filters.len - 1);
    lua_setupvalue(L, -2, 1);
    lua_call(L, 0, 1);
    if (!lua_istable(L, -1))
        return luaL_error(L, "%s: returned a value of type %s; expected return { … }", r->name.ptr,
                          luaL_typename(L, -1));
    check_keys(r);
    for (size_t i = 0; i < KEYS; i++) {
        lua_pushstring(L, keys[i].name);
        if (lua_rawget(L, 1) != LUA_TNIL) keys[i].read(r);
        lua_settop(L, 1);
    }
    return 0;
}

bool wn_config_read(wn_lua *l, wn_arena *a, wn_str name, wn_str source, wn_config *out, wn_err *err)
{
    reading r = { l, a, wn_arena_copy(a, name), source, out };
    uint32_t before = l->filters.len;
    l->printed = wn_buf_new(a);
    wn_limit_begin(l, l->limits.seconds, name);
    bool fine = wn_lua_compile(l, name, source, err) && wn_lua_protect(l, read_all, &r, err);
    wn_limit_end();
    wn_filters_forget(l, before);
    out->printed = wn_buf_str(&l->printed);
    if (out->levels.len) qsort(out->levels.at, out->levels.len, sizeof *out->levels.at, by_path);
    return fine;
}
