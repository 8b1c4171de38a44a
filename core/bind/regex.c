/* regex.c: winnow.regex(pattern, flags): PCRE2 for filters, with the limits of find/regex.h. Objects
** are kept by content, so that a file that runs anew for each document compiles once.
** Positions are bytes, 1-based, as in Lua's string library.
*/
#include "base/utf8.h"
#include "bind/state.h"

#define REGEX "winnow.regex"
#define SUBJECT_MAX (16u << 20)     /* bytes of a string that a filter may search */

static const char cache_key = 0;
static wn_memory unlimited;         /* of all hosts; its count is never read */

wn_regex *wn_regex_check(lua_State *L, int index)
{
    wn_regex **re = luaL_checkudata(L, index, REGEX);
    if (!*re) luaL_error(L, "this regex is done");      /* a host's finalizer came first */
    return *re;
}

static int regex_gc(lua_State *L)
{
    wn_regex **re = luaL_checkudata(L, 1, REGEX);
    wn_regex_free(*re);
    *re = NULL;
    return 0;
}

int wn_regex_make(lua_State *L)
{
    wn_str pattern, flags;
    pattern.ptr = luaL_checklstring(L, 1, &pattern.len);
    flags.ptr = luaL_optlstring(L, 2, "", &flags.len);
    lua_settop(L, 2);
    bool letters = strspn(flags.ptr, "abcdefghijklmnopqrstuvwxyz") == flags.len;
    lua_pushfstring(L, "%s/", letters ? flags.ptr : "/");      /* else there is none such */
    lua_pushvalue(L, 1);
    lua_concat(L, 2);
    if (wn_cache_get(L, &cache_key)) return 1;
    wn_regex **re = lua_newuserdatauv(L, sizeof *re, 0);
    *re = NULL;
    luaL_setmetatable(L, REGEX);
    wn_err err;
    wn_memory *counted = wn_lua_of(L)->memory;
    const wn_regex_memory memory = { wn_limit_get, wn_limit_give, counted ? counted : &unlimited };
    *re = wn_regex_new(pattern, flags, &memory, &err);
    if (!*re) return wn_lua_raise(L, &err);
    wn_cache_put(L, &cache_key);
    wn_lua_unseen(L, wn_regex_size(*re));
    return 1;
}

/* ---- matching */

static wn_str subject(lua_State *L, int index)
{
    wn_str s;
    s.ptr = luaL_checklstring(L, index, &s.len);
    luaL_argcheck(L, s.len <= SUBJECT_MAX, index, "a subject has at most 16 MiB");
    luaL_argcheck(L, wn_utf8_bad(s) == s.len, index, "not UTF-8");
    return s;
}

/* Byte offset of the optional 1-based INIT at INDEX, moved to the start of a code point. */
static size_t init(lua_State *L, int index, wn_str s)
{
    lua_Integer i = luaL_optinteger(L, index, 1);
    if (i < 0) i = (lua_Integer)s.len + i + 1;
    size_t at = i < 1 ? 0 : (size_t)i - 1 > s.len ? s.len + 1 : (size_t)i - 1;
    while (at < s.len && ((unsigned char)s.ptr[at] & 0xC0) == 0x80) at++;
    return at;
}

/* The groups of the last match, the whole one first. A copy: while strings are made of them, a host's finalizer
** or what a filter is called for may match with the same regex. */
enum { FEW = 16 };
typedef struct { wn_span *at, few[FEW]; } groups;

/* Makes room in G, on the stack where the groups are many. Before the match: who makes room may collect. */
static void make_room(lua_State *L, const wn_regex *re, groups *g)
{
    uint32_t n = wn_regex_groups(re) + 1;
    g->at = n <= FEW ? g->few : lua_newuserdatauv(L, n * sizeof *g->at, 0);
}

static bool took(lua_State *L, const wn_regex *re, int found, const wn_err *err, groups *g)
{
    if (found < 0) wn_lua_raise(L, err);
    for (uint32_t i = 0; found > 0 && i <= wn_regex_groups(re); i++) g->at[i] = wn_regex_span(re, i);
    return found > 0;
}

static bool next(lua_State *L, wn_regex *re, wn_str s, wn_regex_walk *walk, groups *g)
{
    wn_err err;
    int found = wn_regex_next(re, s, walk, &err);
    return took(L, re, found, &err, g);
}

static bool match(lua_State *L, wn_regex *re, wn_str s, size_t from, groups *g)
{
    wn_err err;
    make_room(L, re, g);
    return from <= s.len && took(L, re, wn_regex_match(re, s, from, &err), &err, g);
}

/* false, not nil, for a group that took no part: nil would end a loop over matches. */
static void push_group(lua_State *L, wn_span g, wn_str s)
{
    if (g.start == WN_NOWHERE) lua_pushboolean(L, 0);
    else lua_pushlstring(L, s.ptr + g.start, g.end - g.start);
}

/* The groups, or the whole match where there are none. */
static int push_groups(lua_State *L, const wn_regex *re, const groups *g, wn_str s)
{
    uint32_t n = wn_regex_groups(re);
    luaL_checkstack(L, (int)n + 1, "too many groups");
    if (n == 0) return push_group(L, g->at[0], s), 1;
    for (uint32_t i = 1; i <= n; i++) push_group(L, g->at[i], s);
    return (int)n;
}

/* re:find(s, init) → first, last, groups… */
static int regex_find(lua_State *L)
{
    wn_regex *re = wn_regex_check(L, 1);
    wn_str s = subject(L, 2);
    groups g;
    if (!match(L, re, s, init(L, 3, s), &g)) return lua_pushnil(L), 1;
    lua_pushinteger(L, (lua_Integer)g.at[0].start + 1);
    lua_pushinteger(L, (lua_Integer)g.at[0].end);
    return 2 + (wn_regex_groups(re) ? push_groups(L, re, &g, s) : 0);
}

static int regex_match(lua_State *L)
{
    wn_regex *re = wn_regex_check(L, 1);
    wn_str s = subject(L, 2);
    groups g;
    if (!match(L, re, s, init(L, 3, s), &g)) return lua_pushnil(L), 1;
    return push_groups(L, re, &g, s);
}

/* re:groups(s, init) → { first =, last =, [0] = whole, [1] =, name = … } or nil */
static int regex_groups(lua_State *L)
{
    wn_regex *re = wn_regex_check(L, 1);
    wn_str s = subject(L, 2);
    groups g;
    if (!match(L, re, s, init(L, 3, s), &g)) return lua_pushnil(L), 1;
    lua_newtable(L);
    for (uint32_t i = 0; i <= wn_regex_groups(re); i++) {
        push_group(L, g.at[i], s);
        wn_str name = wn_regex_group_name(re, i);
        if (name.len && (int)i == wn_regex_group(re, name)) {
            lua_pushlstring(L, name.ptr, name.len);
            lua_pushvalue(L, -2);
            lua_rawset(L, -4);
        }
        lua_rawseti(L, -2, (lua_Integer)i);
    }
    lua_pushinteger(L, (lua_Integer)g.at[0].start + 1);
    lua_setfield(L, -2, "first");
    lua_pushinteger(L, (lua_Integer)g.at[0].end);
    lua_setfield(L, -2, "last");
    return 1;
}

/* Upvalues: the regex, the string, where the walk is. */
static int next_match(lua_State *L)
{
    wn_regex *re = wn_regex_check(L, lua_upvalueindex(1));
    wn_str s;
    s.ptr = lua_tolstring(L, lua_upvalueindex(2), &s.len);
    wn_regex_walk walk = { .at = (size_t)lua_tointeger(L, lua_upvalueindex(3)),
                           .empty = lua_toboolean(L, lua_upvalueindex(4)) };
    groups g;
    make_room(L, re, &g);
    if (!next(L, re, s, &walk, &g)) return 0;
    lua_pushinteger(L, (lua_Integer)walk.at);
    lua_replace(L, lua_upvalueindex(3));
    lua_pushboolean(L, walk.empty);
    lua_replace(L, lua_upvalueindex(4));
    return push_groups(L, re, &g, s);
}

static int regex_gmatch(lua_State *L)
{
    wn_regex_check(L, 1);
    subject(L, 2);
    lua_settop(L, 2);
    lua_pushinteger(L, 0);
    lua_pushboolean(L, 0);
    lua_pushcclosure(L, next_match, 4);
    return 1;
}

/* What the replacement at 3 says for the last match: a string with $1, ${name}, $$; a function of
** the groups; a table by the first. nil or false: as it was. */
static void add_template(lua_State *L, luaL_Buffer *b, const wn_regex *re, const groups *g, wn_str s)
{
    size_t len;
    const char *t = lua_tolstring(L, 3, &len), *end = t + len;
    for (; t < end; t++) {
        if (*t != '$' || t + 1 == end) { luaL_addchar(b, *t); continue; }
        t++;
        if (*t == '$') { luaL_addchar(b, '$'); continue; }
        int group = *t >= '0' && *t <= '9' ? *t - '0' : -1;
        const char *close = *t == '{' ? memchr(t, '}', (size_t)(end - t)) : NULL;
        if (close) {
            group = wn_regex_group(re, (wn_str){ t + 1, (size_t)(close - t) - 1 });
            t = close;
        }
        if (group < 0 || (uint32_t)group > wn_regex_groups(re))
            luaL_error(L, "the replacement names a group that the pattern does not have");
        wn_span span = g->at[group];
        if (span.start != WN_NOWHERE) luaL_addlstring(b, s.ptr + span.start, span.end - span.start);
    }
}

static void add_value(lua_State *L, luaL_Buffer *b, const wn_regex *re, const groups *g, wn_str s)
{
    wn_span whole = g->at[0];
    if (lua_type(L, 3) == LUA_TSTRING) { add_template(L, b, re, g, s); return; }
    lua_pushvalue(L, 3);
    int n = push_groups(L, re, g, s);
    if (lua_type(L, 3) == LUA_TFUNCTION) lua_call(L, n, 1);
    else {
        lua_pop(L, n - 1);
        lua_gettable(L, -2);
        lua_remove(L, -2);
    }
    if (!lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        luaL_addlstring(b, s.ptr + whole.start, whole.end - whole.start);
    } else if (lua_isstring(L, -1)) luaL_addvalue(b);
    else luaL_error(L, "a replacement is a string, not a %s", luaL_typename(L, -1));
}

/* re:gsub(s, replacement, max) → string, count */
static int regex_gsub(lua_State *L)
{
    wn_regex *re = wn_regex_check(L, 1);
    wn_str s = subject(L, 2);
    int type = lua_type(L, 3);
    luaL_argexpected(L, type == LUA_TSTRING || type == LUA_TFUNCTION || type == LUA_TTABLE, 3,
                     "string, function or table");
    lua_Integer max = luaL_optinteger(L, 4, LUA_MAXINTEGER), n = 0;
    wn_regex_walk walk = { 0 };
    size_t copied = 0;
    luaL_Buffer b;
    groups g;
    make_room(L, re, &g);
    luaL_buffinit(L, &b);
    while (n < max && next(L, re, s, &walk, &g)) {
        wn_span whole = g.at[0];
        luaL_addlstring(&b, s.ptr + copied, whole.start - copied);
        add_value(L, &b, re, &g, s);
        copied = whole.end;
        n++;
    }
    luaL_addlstring(&b, s.ptr + copied, s.len - copied);
    luaL_pushresult(&b);
    lua_pushinteger(L, n);
    return 2;
}

/* re:split(s) → list of the pieces between matches */
static int regex_split(lua_State *L)
{
    wn_regex *re = wn_regex_check(L, 1);
    wn_str s = subject(L, 2);
    wn_regex_walk walk = { 0 };
    size_t copied = 0;
    lua_Integer n = 0;
    groups g;
    make_room(L, re, &g);
    lua_newtable(L);
    while (next(L, re, s, &walk, &g)) {
        wn_span whole = g.at[0];
        if (wn_span_empty(whole)) continue;
        lua_pushlstring(L, s.ptr + copied, whole.start - copied);
        lua_rawseti(L, -2, ++n);
        copied = whole.end;
    }
    lua_pushlstring(L, s.ptr + copied, s.len - copied);
    lua_rawseti(L, -2, ++n);
    return 1;
}

static const luaL_Reg methods[] = {
    { "find", regex_find }, { "gmatch", regex_gmatch }, { "groups", regex_groups },
    { "gsub", regex_gsub }, { "match", regex_match }, { "split", regex_split }, { NULL, NULL }
};

void wn_regex_open(lua_State *L)
{
    if (luaL_newmetatable(L, REGEX)) {
        lua_pushcfunction(L, regex_gc);
        lua_setfield(L, -2, "__gc");
        lua_createtable(L, 0, 6);
        luaL_setfuncs(L, methods, 0);
        lua_setfield(L, -2, "__index");
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "__metatable");
    }
    lua_pop(L, 1);
}
