/* sandbox.c: what a filter can reach. An allow-list of Lua's own functions behind read-only tables,
** and one environment a filter and document in front of them:
**
**     environment (the filter's own globals) ─► base (read-only) ─► string, table, math, … (read-only)
**
** Wrapped, because the original would break a guarantee:
**   pcall, xpcall, coroutine.*   could swallow a limit
**   pairs, next                  have no fixed order from run to run; here they do (order.c)
**   tostring, string.format      show addresses
**   getmetatable                 shows a host's table of strings
**   setmetatable, rawset         could make finalizers, weak tables, or write to shared tables
**   utf8.codes                   takes bytes that are no UTF-8
**   load                         text only, in the filter's own environment
**   print                        is kept, capped, for standard error
*/
#include <stdlib.h>

#include "base/utf8.h"
#include "bind/about.h"

#define PRINT_MAX (64 * 1024)   /* bytes of print a document */

static const char base_key = 0;         /* registry: the shared base */
static const char format_key = 0, seed_key = 0, resume_key = 0, xpcall_key = 0,
                  strict_key = 0;

/* ---- limits win over pcall */

/* A call with all its results may have filled the stack of the one who asks. */
static bool limited(lua_State *L)
{
    luaL_checkstack(L, LUA_MINSTACK, NULL);
    return wn_limit_tripped() || wn_lua_of(L)->code != WN_OK;
}

static int after_pcall(lua_State *L, int status, lua_KContext ctx)
{
    (void)ctx;
    if (limited(L)) return wn_limit_raise(L);
    if (status == LUA_OK || status == LUA_YIELD) return lua_gettop(L);
    lua_pushboolean(L, 0);
    lua_insert(L, -2);
    return 2;
}

static int safe_pcall(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    return after_pcall(L, lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, after_pcall), 0);
}

static int handler(lua_State *L)
{
    if (limited(L)) return 1;
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
    return lua_gettop(L);
}

static int after_xpcall(lua_State *L, int status, lua_KContext ctx)
{
    (void)status, (void)ctx;
    if (limited(L)) return wn_limit_raise(L);
    return lua_gettop(L);
}

static int safe_xpcall(lua_State *L)
{
    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_pushvalue(L, 2);
    lua_pushcclosure(L, handler, 1);
    lua_replace(L, 2);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &xpcall_key);
    lua_insert(L, 1);
    lua_callk(L, lua_gettop(L) - 1, LUA_MULTRET, 0, after_xpcall);
    return after_xpcall(L, LUA_OK, 0);
}

static int co_resume(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTHREAD);
    lua_State *before = wn_limit_thread(lua_tothread(L, 1));
    lua_rawgetp(L, LUA_REGISTRYINDEX, &resume_key);
    lua_insert(L, 1);
    int status = lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0);    /* C's stack may be full */
    wn_limit_thread(before);
    if (limited(L)) return wn_limit_raise(L);
    if (status != LUA_OK) return lua_error(L);
    return lua_gettop(L);
}

static int wrapped(lua_State *L)
{
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    co_resume(L);
    if (lua_toboolean(L, 1)) return lua_gettop(L) - 1;
    return lua_settop(L, 2), lua_error(L);
}

static int co_wrap(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_State *co = lua_newthread(L);
    lua_pushvalue(L, 1);
    lua_xmove(L, co, 1);
    lua_pushcclosure(L, wrapped, 1);
    return 1;
}

/* ---- no addresses */

void wn_push_plain(lua_State *L, int index)
{
    bool plain = lua_type(L, index) >= LUA_TTABLE || lua_type(L, index) == LUA_TLIGHTUSERDATA;
    if (plain && luaL_getmetafield(L, index, "__tostring") == LUA_TNIL)
        lua_pushstring(L, luaL_typename(L, index));
    else lua_settop(L, plain ? lua_gettop(L) - 1 : lua_gettop(L)), luaL_tolstring(L, index, NULL);
}

static int plain_tostring(lua_State *L)
{
    luaL_checkany(L, 1);
    wn_push_plain(L, 1);
    return 1;
}

static int plain_format(lua_State *L)
{
    size_t len;
    const char *s = luaL_checklstring(L, 1, &len), *end = s + len;
    while ((s = memchr(s, '%', (size_t)(end - s)))) {
        s += 1 + strspn(s + 1, "-+ #0123456789.");
        if (*s == 'p') return luaL_argerror(L, 1, "%p is not available");
        if (s < end) s++;
    }
    for (int i = 2; i <= lua_gettop(L); i++) {
        if (lua_type(L, i) < LUA_TTABLE) continue;
        wn_push_plain(L, i);
        lua_replace(L, i);
    }
    lua_rawgetp(L, LUA_REGISTRYINDEX, &format_key);
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, 1);
    return 1;
}

/* ---- metatables */

/* A host's strings have one that leads to its own library. */
static int safe_getmetatable(lua_State *L)
{
    luaL_checkany(L, 1);
    bool shared = lua_type(L, 1) != LUA_TTABLE && lua_type(L, 1) != LUA_TUSERDATA;
    if (!lua_getmetatable(L, 1)) return lua_pushnil(L), 1;
    if (shared) return lua_pushboolean(L, 0), 1;
    luaL_getmetafield(L, 1, "__metatable");
    return 1;
}

static int safe_setmetatable(lua_State *L)
{
    static const char *const refused[] = { "__gc", "__mode" };
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_argexpected(L, lua_isnoneornil(L, 2) || lua_istable(L, 2), 2, "nil or table");
    for (int i = 0; lua_istable(L, 2) && i < 2; i++) {
        lua_pushstring(L, refused[i]);
        if (lua_rawget(L, 2) != LUA_TNIL)
            return luaL_error(L, "a filter's metatables have no %s", refused[i]);
        lua_pop(L, 1);
    }
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
        return luaL_error(L, "cannot change a protected metatable");
    lua_settop(L, 2);
    lua_setmetatable(L, 1);
    return 1;
}

static int safe_rawset(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkany(L, 3);
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
        return luaL_error(L, "this table is read-only");
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
    if (!strcmp(name, "__gc") || !strcmp(name, "__mode"))
        return luaL_error(L, "a filter's metatables have no %s", name);
    lua_settop(L, 3);
    lua_rawset(L, 1);
    return 1;
}

/* ---- utf8.codes: Lua 5.4.4's own takes bytes that are no UTF-8 */

static int next_code(lua_State *L)
{
    wn_str s;
    uint32_t len = 0;
    s.ptr = luaL_checklstring(L, 1, &s.len);
    lua_Integer at = luaL_checkinteger(L, 2);
    bool begun = at > 0 && (lua_Unsigned)at <= s.len;
    size_t next = begun ? (size_t)at : 0;       /* behind the first byte of the last one */
    while (begun && next < s.len && ((unsigned char)s.ptr[next] & 0xC0) == 0x80) next++;
    if (at < 0 || (at > 0 && !begun) || next >= s.len) return 0;
    wn_str rest = { s.ptr + next, s.len - next < 4 ? s.len - next : 4 };
    if (wn_utf8_bad(rest) == 0) return luaL_error(L, "invalid UTF-8 code");
    lua_pushinteger(L, (lua_Integer)next + 1);
    lua_pushinteger(L, wn_utf8_at(rest, 0, &len));
    return 2;
}

static int strict_codes(lua_State *L)
{
    wn_str s;
    s.ptr = luaL_checklstring(L, 1, &s.len);
    if (wn_utf8_bad(s) < s.len) return luaL_error(L, "invalid UTF-8 code at byte %I",
                                                  (LUAI_UACINT)wn_utf8_bad(s) + 1);
    lua_pushcfunction(L, next_code);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

/* ---- load, require, print */

static int text_load(lua_State *L)
{
    size_t len;
    const char *text = luaL_checklstring(L, 1, &len);
    const char *name = luaL_optstring(L, 2, "=(load)");
    bool own = lua_isnone(L, 4);
    if (name[0] == '@') name = lua_pushfstring(L, "=%s", name + 1);     /* messages name files so */
    if (luaL_loadbufferx(L, text, len, name, "t") != LUA_OK) {
        lua_pushnil(L);
        lua_insert(L, -2);
        return 2;
    }
    lua_pushvalue(L, own ? lua_upvalueindex(1) : 4);
    lua_setupvalue(L, -2, 1);
    return 1;
}

static int only_winnow(lua_State *L)
{
    if (strcmp(luaL_checkstring(L, 1), "winnow") != 0)
        return luaL_error(L, "a filter can require 'winnow' only");
    wn_module_push(L);
    return 1;
}

bool wn_sandbox_print(struct wn_lua *l, wn_str s)
{
    size_t room = l->printed.len < PRINT_MAX ? PRINT_MAX - l->printed.len : 0;
    bool all = s.len <= room;
    wn_buf_add(&l->printed, (wn_str){ s.ptr, all ? s.len : room });
    return all;
}

static int kept_print(lua_State *L)
{
    struct wn_lua *l = wn_lua_of(L);
    bool all = true;
    for (int i = 1, n = lua_gettop(L); i <= n; i++) {
        wn_push_plain(L, i);
        wn_str s;
        s.ptr = lua_tolstring(L, -1, &s.len);
        if (i > 1) all &= wn_sandbox_print(l, WN_STR("\t"));
        all &= wn_sandbox_print(l, s);
        lua_pop(L, 1);
    }
    all &= wn_sandbox_print(l, WN_STR("\n"));
    l->printed_lost += !all;
    return 0;
}

/* ---- the allow-list */

static const char *const allowed_base[] = {
    "assert", "error", "ipairs", "rawequal", "rawget", "rawlen", "select",
    "tonumber", "type", "_VERSION", NULL
};
static const char *const allowed_string[] = {
    "byte", "char", "find", "gmatch", "gsub", "len", "lower", "match", "pack", "packsize", "rep",
    "reverse", "sub", "unpack", "upper", NULL
};
static const char *const allowed_table[] = {
    "concat", "insert", "move", "pack", "remove", "sort", "unpack", NULL
};
static const char *const allowed_math[] = {
    "abs", "acos", "asin", "atan", "ceil", "cos", "deg", "exp", "floor", "fmod", "huge", "log", "max",
    "maxinteger", "min", "mininteger", "modf", "pi", "rad", "random", "sin", "sqrt", "tan",
    "tointeger", "type", "ult", NULL
};
static const char *const allowed_utf8[] = {
    "char", "charpattern", "codepoint", "len", "offset", NULL
};
static const char *const trusted_os[] = {
    "clock", "date", "difftime", "execute", "getenv", "remove", "rename", "time", "tmpname", NULL
};
static const char *const allowed_coroutine[] = {
    "create", "isyieldable", "running", "status", "yield", NULL
};

static const luaL_Reg own_base[] = {
    { "getmetatable", safe_getmetatable }, { "next", wn_order_after }, { "pairs", wn_order_pairs },
    { "pcall", safe_pcall }, { "print", kept_print }, { "rawset", safe_rawset },
    { "require", only_winnow }, { "setmetatable", safe_setmetatable },
    { "tostring", plain_tostring }, { "xpcall", safe_xpcall }, { NULL, NULL }
};
static const luaL_Reg own_string[] = { { "format", plain_format }, { NULL, NULL } };
static const luaL_Reg own_utf8[] = { { "codes", strict_codes }, { NULL, NULL } };
static const luaL_Reg own_coroutine[] = {
    { "resume", co_resume }, { "wrap", co_wrap }, { NULL, NULL }
};

static int read_only(lua_State *L)
{
    return luaL_error(L, "this table is read-only");
}

/* Replaces the table on top by an empty one that shows it and takes nothing. */
static void protect(lua_State *L)
{
    lua_newtable(L);
    lua_createtable(L, 0, 3);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, read_only);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_remove(L, -2);
}

/* Copies the NAMES of the table at the top into a new one, in its place. */
static void take(lua_State *L, const char *const *names)
{
    lua_newtable(L);
    for (; *names; names++) {
        lua_getfield(L, -2, *names);
        lua_setfield(L, -2, *names);
    }
    lua_remove(L, -2);
}

static void keep_in_registry(lua_State *L, const char *name, const void *where)
{
    lua_getfield(L, -1, name);
    lua_rawsetp(L, LUA_REGISTRYINDEX, where);
}

static void push_library(lua_State *L, lua_CFunction open)
{
    lua_pushcfunction(L, open);
    lua_call(L, 0, 1);
}

/* string: a host's own table is left alone; opening the library again would replace its metatable. */
static void push_string(struct wn_lua *l)
{
    lua_State *L = l->L;
    if (l->host) {
        lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
        lua_getfield(L, -1, "string");
        lua_remove(L, -2);
    } else push_library(L, luaopen_string);
    keep_in_registry(L, "format", &format_key);
    take(L, allowed_string);
    luaL_setfuncs(L, own_string, 0);
    if (l->host) return;
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 2);
}

/* The base functions come from a table of our own, so that a host's globals stay as they are. */
static void push_base(struct wn_lua *l)
{
    lua_State *L = l->L;
    if (l->host) lua_pushglobaltable(L);
    else push_library(L, luaopen_base);
    keep_in_registry(L, "xpcall", &xpcall_key);
    take(L, allowed_base);
    luaL_setfuncs(L, own_base, 0);
}

static void add_libraries(lua_State *L)
{
    push_library(L, luaopen_math);
    keep_in_registry(L, "randomseed", &seed_key);
    take(L, allowed_math), protect(L), lua_setfield(L, -2, "math");
    push_library(L, luaopen_table);
    take(L, allowed_table);
    lua_pushcfunction(L, wn_order_sort), lua_setfield(L, -2, "sort");
    protect(L), lua_setfield(L, -2, "table");
    push_library(L, luaopen_utf8);
    take(L, allowed_utf8);
    luaL_setfuncs(L, own_utf8, 0);
    protect(L), lua_setfield(L, -2, "utf8");
    push_library(L, luaopen_coroutine);
    keep_in_registry(L, "resume", &resume_key);
    take(L, allowed_coroutine);
    luaL_setfuncs(L, own_coroutine, 0);
    protect(L), lua_setfield(L, -2, "coroutine");
}

void wn_sandbox_open(struct wn_lua *l)
{
    lua_State *L = l->L;
    push_base(l);
    push_string(l);
    protect(L), lua_setfield(L, -2, "string");
    add_libraries(L);
    wn_decide_open(L);
    wn_module_push(L);
    protect(L), lua_setfield(L, -2, "winnow");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &base_key);
}

void wn_sandbox_base(lua_State *L) { lua_rawgetp(L, LUA_REGISTRYINDEX, &base_key); }

/* ---- an environment */

static int no_such_option(lua_State *L)
{
    return wn_thing_no_field(L, WN_STR("filter.options"), 1);
}

/* A name that is wrong is an error: the metatable of all tables of options. */
static void set_strict(lua_State *L, int options)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &strict_key) != LUA_TTABLE) {
        lua_createtable(L, 0, 2);
        lua_pushcfunction(L, no_such_option);
        lua_setfield(L, -2, "__index");
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "__metatable");
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &strict_key);
        lua_replace(L, -2);
    }
    lua_setmetatable(L, options);
}

/* Values are written past any metatable: into libraries, too, which all filters have, if they were options. */
static void check_own(lua_State *L, int options)
{
    if (!lua_getmetatable(L, options)) return;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &strict_key);
    if (!lua_rawequal(L, -1, -2))
        luaL_error(L, "'options' of filter have a metatable; expected a table of names and defaults");
    lua_settop(L, options);
}

/* `filter = {…}` gets the options that were given from outside as soon as it is set. Upvalues: those, by
** name; what options may be. */
static void give_options(lua_State *L, int filter)
{
    if (!lua_istable(L, filter)) return;
    lua_pushliteral(L, "options");
    if (lua_rawget(L, filter) != LUA_TTABLE) return;
    int options = lua_gettop(L);
    check_own(L, options);
    lua_pushvalue(L, options);
    lua_rawseti(L, lua_upvalueindex(2), 1);     /* these are known: see wn_about_read */
    const struct wn_lua *l = wn_lua_of(L);
    const wn_filter *f = &l->filters.at[l->filter];
    if (f->about.ptr && !f->trusted) wn_option_declare_again(L, options);
    else wn_option_declare(L, options, lua_upvalueindex(2));
    for (lua_pushnil(L); lua_next(L, lua_upvalueindex(1)); ) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, options);
    }
    set_strict(L, options);
}

/* While a file is read: here the line of a slip is known; filter.c has what comes another way. */
static void check_global(lua_State *L, const char *name, bool filter)
{
    bool capital = name[0] >= 'A' && name[0] <= 'Z', stray = filter && !lua_istable(L, 3);
    bool kind = capital && !lua_isfunction(L, 3) && wn_kind_find(wn_str_of(name)) >= 0;
    if (!(kind || stray) || !wn_lua_of(L)->loading) return;
    if (stray) luaL_error(L, WN_NO_TABLE, luaL_typename(L, 3));
    luaL_error(L, WN_NO_FUNCTION, name, luaL_typename(L, 3));
}

static int set_global(lua_State *L)
{
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
    bool filter = strcmp(name, "filter") == 0;
    if (lua_toboolean(L, 3)) check_global(L, name, filter);
    if (filter) give_options(L, 3);
    lua_settop(L, 3);
    lua_rawset(L, 1);
    return 0;
}

/* io and os into the environment on top, for a filter that was given them. */
static void add_trusted(lua_State *L)
{
    push_library(L, luaopen_io);
    lua_setfield(L, -2, "io");
    push_library(L, luaopen_os);
    take(L, trusted_os);
    lua_setfield(L, -2, "os");
}

/* Makes the metatable of all environments of filter F. */
static void make_meta(lua_State *L, wn_filter *f)
{
    lua_createtable(L, 0, 3);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &base_key);
    lua_setfield(L, -2, "__index");
    lua_rawgeti(L, LUA_REGISTRYINDEX, f->given);
    lua_rawgeti(L, LUA_REGISTRYINDEX, f->specs);
    lua_pushcclosure(L, set_global, 2);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    f->meta = luaL_ref(L, LUA_REGISTRYINDEX);
}

void wn_sandbox_seed(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &seed_key);
    lua_pushinteger(L, 0);
    lua_call(L, 1, 0);
}

void wn_sandbox_push(struct wn_lua *l, uint32_t filter)
{
    lua_State *L = l->L;
    wn_filter *f = &l->filters.at[filter];
    wn_sandbox_seed(L);
    lua_createtable(L, 0, 8);
    lua_pushvalue(L, -1);
    lua_setfield(L, -2, "_G");
    lua_pushvalue(L, -1);
    lua_pushcclosure(L, text_load, 1);
    lua_setfield(L, -2, "load");
    if (f->trusted) add_trusted(L);
    if (f->meta == LUA_NOREF) make_meta(L, f);
    lua_rawgeti(L, LUA_REGISTRYINDEX, f->meta);
    lua_setmetatable(L, -2);
}
