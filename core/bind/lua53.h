/* lua53.h: what Lua 5.4 has and 5.3 has not, which is the Lua that Debian's pandoc is linked with.
** There a userdata has one user value: where more are wanted, it is a table of them. And what both
** have, shorter. */
#ifndef WN_BIND_LUA53_H
#define WN_BIND_LUA53_H

#include <lauxlib.h>
#include <lua.h>

#if LUA_VERSION_NUM < 504

static inline void *lua_newuserdatauv(lua_State *L, size_t size, int values)
{
    void *got = lua_newuserdata(L, size);
    if (values < 2) return got;
    lua_createtable(L, values, 0);
    lua_setuservalue(L, -2);
    return got;
}

static inline int lua_getiuservalue(lua_State *L, int index, int n)
{
    if (lua_getuservalue(L, index) != LUA_TTABLE) return lua_type(L, -1);
    int type = lua_rawgeti(L, -1, n);
    lua_remove(L, -2);
    return type;
}

static inline void lua_setiuservalue(lua_State *L, int index, int n)
{
    index = lua_absindex(L, index);
    bool table = lua_getuservalue(L, index) == LUA_TTABLE;
    lua_insert(L, -2);
    if (table) lua_rawseti(L, -2, n);
    else lua_setuservalue(L, index);
    lua_pop(L, 1);
}

static inline int luaL_typeerror(lua_State *L, int index, const char *wanted)
{
    return luaL_argerror(L, index, lua_pushfstring(L, "%s expected, got %s", wanted, luaL_typename(L, index)));
}

#endif

/* As lauxlib.h has them, without asking what comes of what does not come back. */
#undef luaL_argcheck
#undef luaL_argexpected
#define luaL_argcheck(L, fine, index, why) ((fine) ? (void)0 : (void)luaL_argerror(L, index, why))
#define luaL_argexpected(L, fine, index, wanted) ((fine) ? (void)0 : (void)luaL_typeerror(L, index, wanted))

#endif
