/* pandoc.c: require "winnow.pandoc", in a Lua filter of pandoc: lua/winnow/pandoc.lua, with what it has
** from C. Lua looks for a module a.b in the library of a, too; so one file is enough. */
#include "base/json.h"
#include "base/safe.h"
#include "bind/state.h"

int luaopen_winnow_pandoc(lua_State *L);

/* One that goes with the value on the stack. */
static wn_arena *push_arena(lua_State *L)
{
    wn_arena *a = wn_lua_arena(wn_lua_of(L));
    wn_held_push(L, NULL, a);
    return a;
}

/* Skips to the array of blocks of an AST. */
static bool find_blocks(wn_json *j, wn_json_event *e, wn_err *err)
{
    bool here = false;
    while (wn_json_next(j, e, err) && e->type != WN_JSON_END) {
        if (here && e->type == WN_JSON_ARRAY) return true;
        if (j->depth > 1 && !wn_json_skip(j, e, err)) return false;
        here = e->type == WN_JSON_KEY && wn_str_eq(e->raw, WN_STR("blocks"));
    }
    return false;
}

/* blocks(json) → list of its blocks, each as JSON, and what stands before them */
static int blocks(lua_State *L)
{
    wn_str s;
    s.ptr = luaL_checklstring(L, 1, &s.len);
    wn_arena *a = push_arena(L);
    wn_json j = wn_json_new(a, s);
    wn_json_event e;
    wn_err err = { .code = WN_OK };
    lua_newtable(L);
    if (!find_blocks(&j, &e, &err)) return luaL_argerror(L, 1, "no AST of pandoc");
    lua_pushlstring(L, s.ptr, e.to);
    for (lua_Integer n = 1; wn_json_next(&j, &e, &err) && wn_json_skip(&j, &e, &err) &&
                            e.type == WN_JSON_OBJECT; n++) {
        lua_pushlstring(L, e.raw.ptr, e.raw.len);
        lua_rawseti(L, -3, n);
    }
    return 2;
}

/* safe(s) → s as it may be printed */
static int safe(lua_State *L)
{
    wn_str s;
    s.ptr = luaL_checklstring(L, 1, &s.len);
    wn_arena *a = push_arena(L);
    wn_buf out = wn_buf_new(a);
    wn_safe_add(&out, s);
    lua_pushlstring(L, out.ptr ? out.ptr : "", out.len);
    return 1;
}

int luaopen_winnow_pandoc(lua_State *L)
{
    wn_str text = wn_lua_part(WN_STR("pandoc"));
    luaL_checkversion(L);
    if (luaL_loadbufferx(L, text.ptr, text.len, "=winnow/pandoc.lua", "t") != LUA_OK) return lua_error(L);
    lua_getglobal(L, "require");
    lua_pushliteral(L, "winnow");
    lua_call(L, 1, 1);
    lua_pushcfunction(L, blocks);
    lua_pushcfunction(L, safe);
    lua_call(L, 3, 1);
    return 1;
}
