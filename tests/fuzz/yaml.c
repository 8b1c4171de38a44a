/* yaml.c: a rule of Vale. What is turned into a check is one that loads and runs. */
#include "fuzz.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include "bind/shipped.h"
#include "cli/yaml.h"
#include "find/regex.h"

static int compiles(lua_State *L)
{
    wn_str pattern, flags;
    wn_err err;
    pattern.ptr = luaL_checklstring(L, 1, &pattern.len);
    flags.ptr = luaL_checklstring(L, 2, &flags.len);
    wn_regex *re = wn_regex_new(pattern, flags, NULL, &err);
    lua_pushboolean(L, re != NULL);
    lua_pushstring(L, re ? "" : err.text);
    wn_regex_free(re);
    return 2;
}

/* The function that turns rules, on top. */
static void push_turn(lua_State *L)
{
    const wn_shipped_file *file = wn_shipped;
    while (strcmp(file->name, "lua/winnow/vale.lua") != 0) file++;
    luaL_openlibs(L);
    bool fine = luaL_loadbufferx(L, file->text, file->len, "=vale.lua", "t") == LUA_OK &&
                lua_pcall(L, 0, 1, 0) == LUA_OK;
    fuzz_check(fine, "%s", lua_tostring(L, -1));
}

/* The check runs over a text; a limit is no fault of it. */
static void run(wn_arena *a, wn_str check)
{
    wn_err err = {0};
    wn_result result;
    wn_lua *lua = wn_lua_new(&(wn_limits){.memory = (size_t)1 << 30}, &err);
    fuzz_check(lua != NULL, "%s", err.text);
    fuzz_check(wn_lua_add(lua, WN_STR("Ours/Rule.lua"), check, &err), "%s in\n%.*s", err.text,
               (int)check.len, check.ptr);
    wn_doc *doc = wn_doc_new(
        a, WN_STR("d"),
        WN_STR("# A head\n\nThe the utilise foo, API (Application) and e.g. x.\n\n- B\n"));
    fuzz_check(wn_read_markdown(doc, &(wn_read_options){0}, &err), "%s", err.text);
    bool fine = wn_lua_run(lua, doc, &result, &err);
    fuzz_check(fine || err.code == WN_LIMIT, "%s in\n%.*s", err.text, (int)check.len, check.ptr);
    wn_lua_free(lua);
}

void fuzz_one(wn_arena *a, wn_str in, fuzz *f)
{
    wn_err err = {0};
    (void)f;
    lua_State *L = luaL_newstate();
    push_turn(L);
    int top = lua_gettop(L);
    bool read = wn_yaml_push(L, in, &err);
    fuzz_check(read || (err.code == WN_BAD_INPUT && err.text[0]), "refused with %d", (int)err.code);
    fuzz_check(lua_gettop(L) == top + read, "left %d values", lua_gettop(L) - top);
    bool rule = read && lua_istable(L, -1) && lua_getfield(L, -1, "extends") == LUA_TSTRING;
    if (rule) {
        lua_settop(L, top + 1);
        lua_pushliteral(L, "Ours.Rule");
        lua_pushliteral(L, "Ours/Rule");
        lua_pushcfunction(L, compiles);
        fuzz_check(lua_pcall(L, 4, 3, 0) == LUA_OK, "%s", lua_tostring(L, -1));
        wn_str check;
        check.ptr = lua_tolstring(L, -3, &check.len);
        if (lua_toboolean(L, -1))
            run(a, wn_arena_copy(a, check));
        else
            fuzz_check(luaL_loadbufferx(L, check.ptr, check.len, "=check", "t") == LUA_OK, "%s",
                       lua_tostring(L, -1));
    }
    lua_close(L);
}
