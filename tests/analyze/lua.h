/* lua.h: for `make analyze`: included before everything, it tells what Lua's headers do not: an error does not
** return. */
#include <lauxlib.h>

__attribute__((noreturn)) int luaL_error(lua_State *L, const char *format, ...);
__attribute__((noreturn)) int luaL_typeerror(lua_State *L, int arg, const char *name);
__attribute__((noreturn)) int luaL_argerror(lua_State *L, int arg, const char *why);
