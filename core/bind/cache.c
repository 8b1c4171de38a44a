/* cache.c: regexes and phrase lists, kept by content. A filter's file runs anew for each document;
** what it compiles, it finds here the next time. Of a full cache, what was not used for longest goes:
** what a run still uses is anchored, or held by the filter itself.
*/
#include "bind/state.h"

#define CACHE_MAX 256           /* objects */
#define CACHES "winnow.caches"  /* in the registry: cache → its table */

/* In the cache, beside its objects; USED: key → the clock when it was used. */
enum { COUNT = 1, CLOCK, USED };

static void push_table(lua_State *L, const void *cache)
{
    luaL_getsubtable(L, LUA_REGISTRYINDEX, CACHES);
    if (lua_rawgetp(L, -1, cache) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_createtable(L, USED, 8);
        lua_newtable(L);
        lua_rawseti(L, -2, USED);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, -3, cache);
    }
    lua_remove(L, -2);
}

/* Adds N to a number in the cache on top; what it is then. */
static lua_Integer add_to(lua_State *L, int number, int n)
{
    lua_rawgeti(L, -1, number);
    lua_Integer sum = lua_tointeger(L, -1) + n;
    lua_pop(L, 1);
    lua_pushinteger(L, sum);
    lua_rawseti(L, -2, number);
    return sum;
}

/* The cache is on top. */
static void note_use(lua_State *L, int key)
{
    lua_Integer clock = add_to(L, CLOCK, 1);
    lua_rawgeti(L, -1, USED);
    lua_pushvalue(L, key);
    lua_pushinteger(L, clock);
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

static void drop_oldest(lua_State *L)
{
    int cache = lua_gettop(L), used = cache + 1, oldest = cache + 2;
    lua_Integer least = LUA_MAXINTEGER;
    lua_rawgeti(L, cache, USED);
    lua_pushnil(L);
    for (lua_pushnil(L); lua_next(L, used); lua_pop(L, 1)) {
        if (lua_tointeger(L, -1) >= least) continue;
        least = lua_tointeger(L, -1);
        lua_pushvalue(L, -2);
        lua_replace(L, oldest);
    }
    for (int table = cache; table <= used; table++) {
        lua_pushvalue(L, oldest);
        lua_pushnil(L);
        lua_rawset(L, table);
    }
    lua_settop(L, cache);
}

bool wn_cache_get(lua_State *L, const void *cache)
{
    int key = lua_gettop(L);
    push_table(L, cache);
    lua_pushvalue(L, key);
    bool has = lua_rawget(L, key + 1) != LUA_TNIL;
    lua_insert(L, key + 1);
    if (has) note_use(L, key);
    lua_settop(L, has ? key + 1 : key);
    return has;
}

void wn_cache_put(lua_State *L, const void *cache)
{
    int key = lua_gettop(L) - 1;
    push_table(L, cache);
    if (add_to(L, COUNT, 1) > CACHE_MAX) drop_oldest(L), add_to(L, COUNT, -1);
    lua_pushvalue(L, key);
    lua_pushvalue(L, key + 1);
    lua_rawset(L, -3);
    note_use(L, key);
    lua_pop(L, 1);
    lua_remove(L, key);
}

void wn_cache_clear(lua_State *L)
{
    lua_pushnil(L);
    lua_setfield(L, LUA_REGISTRYINDEX, CACHES);
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
