/* cache.c: regexes and phrase lists, kept by content. A filter's file runs anew for each document;
** what it compiles, it finds here the next time. A full cache begins anew: what a run still uses is
** anchored, or held by the filter itself.
*/
#include "bind/state.h"

#define CACHE_MAX 256           /* objects */

static void push_new(lua_State *L, const void *cache)
{
    lua_createtable(L, 1, 8);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, cache);
}

static void push_table(lua_State *L, const void *cache)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, cache) == LUA_TTABLE) return;
    lua_pop(L, 1);
    push_new(L, cache);
}

bool wn_cache_get(lua_State *L, const void *cache)
{
    push_table(L, cache);
    lua_pushvalue(L, -2);
    bool has = lua_rawget(L, -2) != LUA_TNIL;
    lua_remove(L, -2);
    if (!has) lua_pop(L, 1);
    return has;
}

/* Index 1 of the table counts what is in it. */
void wn_cache_put(lua_State *L, const void *cache)
{
    push_table(L, cache);
    lua_rawgeti(L, -1, 1);
    lua_Integer n = lua_tointeger(L, -1) + 1;
    lua_pop(L, 1);
    if (n > CACHE_MAX) {
        lua_pop(L, 1);
        push_new(L, cache);
        n = 1;
    }
    lua_pushinteger(L, n);
    lua_rawseti(L, -2, 1);
    lua_insert(L, -3);          /* table, key, object */
    lua_pushvalue(L, -1);
    lua_insert(L, -4);          /* object, table, key, object */
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

void wn_cache_anchor(lua_State *L)
{
    struct wn_lua *l = wn_lua_of(L);
    if (l->anchors == LUA_NOREF) {
        lua_newtable(L);
        l->anchors = luaL_ref(L, LUA_REGISTRYINDEX);
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, l->anchors);
    lua_insert(L, -2);
    lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    lua_pop(L, 1);
}

void wn_cache_drop(lua_State *L)
{
    struct wn_lua *l = wn_lua_of(L);
    luaL_unref(L, LUA_REGISTRYINDEX, l->anchors);
    l->anchors = LUA_NOREF;
}
