/* order.c: tables in one order, whatever Lua's hashes are in this run: numbers, strings by their bytes,
** false, true, things as they stand in the document, then as they were made. Other keys have no order of
** their own; they come last, as they lie in memory. */
#include <limits.h>
#include <stdlib.h>

#include "bind/state.h"

/* In the registry: the sorted keys of a table that `next` went to, and among them the places of the
** key that was handed out last, and of the one that comes first. */
static const char lists_key = 0;
enum { PLACE = 0, FIRST = -1 };

typedef struct { int rank; lua_Number n; lua_Integer i; wn_str s; uint64_t nth; const void *p; int at; } key;

static int by_key(const void *a, const void *b)
{
    const key *x = a, *y = b;
    int c = 4 * WN_ORDER(x->rank, y->rank) + 2 * WN_ORDER(x->n, y->n) + WN_ORDER(x->i, y->i);
    if (c == 0) c = wn_str_cmp(x->s, y->s);
    return c ? c : 2 * WN_ORDER(x->nth, y->nth) + WN_ORDER(x->p, y->p);
}

static key key_at(lua_State *L, int index)
{
    key k = { .rank = 3, .i = lua_toboolean(L, index) };
    const wn_thing *t = wn_thing_test(L, index);
    int type = lua_type(L, index);
    if (type == LUA_TNUMBER) {
        k = (key){ .n = lua_tonumber(L, index), .i = lua_tointeger(L, index) };
    } else if (type == LUA_TSTRING) {
        k.rank = 2;
        k.s.ptr = lua_tolstring(L, index, &k.s.len);
    } else if (t) {
        k = (key){ .rank = 4, .n = t->kind, .i = (lua_Integer)t->index + t->span.start, .nth = t->nth };
    } else if (type != LUA_TBOOLEAN) {
        k = (key){ .rank = 5, .p = lua_topointer(L, index) };
    }
    return k;
}

/* Pushes the keys of the table at TABLE, sorted. */
static void push_keys(lua_State *L, int table)
{
    lua_newtable(L);
    int list = lua_gettop(L), n = 0;
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        lua_pushvalue(L, -2);
        lua_rawseti(L, list, ++n);
    }
    key *keys = lua_newuserdatauv(L, (size_t)(n + 1) * sizeof *keys, 0);
    for (int i = 0; i < n; i++) {
        lua_rawgeti(L, list, i + 1);    /* strings stay alive in the list */
        keys[i] = key_at(L, -1);
        keys[i].at = i + 1;
        lua_pop(L, 1);
    }
    qsort(keys, (size_t)n, sizeof *keys, by_key);
    lua_createtable(L, n, 0);
    for (int i = 0; i < n; i++) {
        lua_rawgeti(L, list, keys[i].at);
        lua_rawseti(L, -2, i + 1);
    }
    lua_replace(L, list);
    lua_settop(L, list);
}

/* How many of the keys in LIST, FROM of which are passed, stand before the one at INDEX, or are it. */
static lua_Integer place_of(lua_State *L, int list, lua_Integer from, int index)
{
    lua_Integer to = (lua_Integer)lua_rawlen(L, list);
    key one = key_at(L, index);
    while (from < to) {
        lua_Integer middle = from + (to - from) / 2;
        lua_rawgeti(L, list, middle + 1);
        key other = key_at(L, -1);
        lua_pop(L, 1);
        if (by_key(&other, &one) <= 0) from = middle + 1;
        else to = middle;
    }
    return from;
}

/* Pushes the table of lists, and that of TABLE or nil. A list goes with its table. */
static void push_list(lua_State *L, int table)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &lists_key) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_createtable(L, 0, 1);
        lua_pushliteral(L, "k");
        lua_setfield(L, -2, "__mode");
        lua_setmetatable(L, -2);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &lists_key);
    }
    lua_pushvalue(L, table);
    lua_rawget(L, -2);
}

static lua_Integer number_in(lua_State *L, int list, int index)
{
    lua_rawgeti(L, list, index);
    lua_Integer n = lua_tointeger(L, -1);
    lua_pop(L, 1);
    return n;
}

static void set_number(lua_State *L, int list, int index, lua_Integer n)
{
    lua_pushinteger(L, n);
    lua_rawseti(L, list, index);
}

static bool stands_at(lua_State *L, int list, lua_Integer at, int other)
{
    lua_rawgeti(L, list, at);
    bool same = lua_rawequal(L, -1, other);
    lua_pop(L, 1);
    return same;
}

/* The place in LIST of the key at LAST; 0: it is to be sorted again. Who went on from the first one has
** sorted it. */
static lua_Integer place_in(lua_State *L, int list, int last)
{
    lua_Integer at = number_in(L, list, PLACE);
    if (at > 0 && stands_at(L, list, at, last)) return at;
    if (stands_at(L, list, number_in(L, list, FIRST), last)) return 0;
    at = place_of(L, list, 1, last);
    return stands_at(L, list, at, last) ? at : 0;
}

/* Makes the list of TABLE's keys, at LIST or nil there, anew. The key that came first does so again; the place
** of the key at LAST. */
static lua_Integer sort_again(lua_State *L, int table, int list, int last)
{
    int new = list + 2;
    if (lua_istable(L, list)) lua_rawgeti(L, list, number_in(L, list, FIRST));
    else lua_pushnil(L);
    push_keys(L, table);
    lua_Integer at = lua_isnil(L, list + 1) ? 0 : place_of(L, new, 0, list + 1), moved = 0;
    lua_rawgeti(L, new, at);
    if (at > 0 && lua_rawequal(L, -1, list + 1)) {
        for (moved = 1; at > 1; at--) lua_rawgeti(L, new, at - 1), lua_rawseti(L, new, at);
        lua_rawseti(L, new, 1);
    }
    set_number(L, new, FIRST, 1);
    lua_pushvalue(L, new);
    lua_replace(L, list);
    bool first = moved && lua_rawequal(L, last, list + 1);
    lua_settop(L, list);
    if (lua_isnil(L, last)) return 0;
    return first ? 1 : place_of(L, list, moved, last);
}

/* From place AT on, the next key of LIST that has a value in TABLE, pushed with it; 0: there is none. */
static lua_Integer push_next(lua_State *L, int table, int list, lua_Integer at)
{
    for (; lua_rawgeti(L, list, at) != LUA_TNIL; at++) {
        lua_pushvalue(L, -1);
        if (lua_rawget(L, table) != LUA_TNIL) return at;
        lua_pop(L, 2);
    }
    return lua_pop(L, 1), 0;
}

/* That a table has a key at all is asked often, and is told without sorting it each time. */
int wn_order_next(lua_State *L, int table)
{
    int last = lua_gettop(L), list = last + 2;
    table = lua_absindex(L, table);
    luaL_checkstack(L, 12, NULL);
    push_list(L, table);
    lua_Integer at = 0;
    if (lua_istable(L, list) && lua_isnil(L, last)) {
        at = push_next(L, table, list, number_in(L, list, FIRST));
        if (at) set_number(L, list, FIRST, at), set_number(L, list, PLACE, 0);
    } else if (lua_istable(L, list)) {
        at = place_in(L, list, last);
        if (at && !(at = push_next(L, table, list, at + 1))) at = -1;
        set_number(L, list, PLACE, at);
    }
    if (at == 0) {
        at = push_next(L, table, list, sort_again(L, table, list, last) + 1);
        set_number(L, list, PLACE, at);
    }
    lua_pushvalue(L, table);
    if (at > 0) lua_pushvalue(L, list);
    else lua_pushnil(L);
    lua_rawset(L, last + 1);    /* none at the end */
    if (at <= 0) return lua_settop(L, last - 1), 0;
    lua_remove(L, list), lua_remove(L, last + 1), lua_remove(L, last);
    return 1;
}

/* ---- next, pairs */

int wn_order_after(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 2);
    if (wn_order_next(L, 1)) return 2;
    return lua_pushnil(L), 1;
}

/* Upvalues: the sorted keys, how many were handed out. A key whose value went is passed over. */
static int next_key(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_Integer at = push_next(L, 1, lua_upvalueindex(1), lua_tointeger(L, lua_upvalueindex(2)) + 1);
    if (!at) return lua_pushnil(L), 1;
    lua_pushinteger(L, at);
    lua_replace(L, lua_upvalueindex(2));
    return 2;
}

int wn_order_pairs(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_call(L, 1, 3);
        return 3;
    }
    lua_settop(L, 1);
    push_keys(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_key, 2);
    lua_pushvalue(L, 1);
    return 2;
}

/* ---- table.sort: Lua's own chooses its pivots by the clock where a split was bad, so that the order of what
** is equal differs from run to run. This one keeps it. */

enum { LIST = 1, LESS, FROM, TO };      /* on the stack */

/* Is the value at A less than that at B? */
static bool is_less(lua_State *L, int a, int b)
{
    if (lua_isnil(L, LESS)) return lua_compare(L, a, b, LUA_OPLT);
    lua_pushvalue(L, LESS);
    lua_pushvalue(L, a);
    lua_pushvalue(L, b);
    lua_call(L, 2, 1);
    bool less = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return less;
}

/* Two sorted runs of FROM, [AT, MIDDLE) and [MIDDLE, END), to one of TO. */
static void merge(lua_State *L, lua_Integer at, lua_Integer middle, lua_Integer end)
{
    lua_Integer i = at, k = middle;
    while (i < middle || k < end) {
        bool second = i == middle;
        if (i < middle && k < end) {
            lua_rawgeti(L, FROM, i);
            lua_rawgeti(L, FROM, k);
            second = is_less(L, TO + 2, TO + 1);
            lua_settop(L, TO);
        }
        lua_rawgeti(L, FROM, second ? k++ : i++);
        lua_rawseti(L, TO, at++);
    }
}

int wn_order_sort(lua_State *L)
{
    luaL_checktype(L, LIST, LUA_TTABLE);
    lua_Integer n = luaL_len(L, LIST);
    luaL_argcheck(L, n < INT_MAX, LIST, "array too big");
    if (!lua_isnoneornil(L, LESS)) luaL_checktype(L, LESS, LUA_TFUNCTION);
    lua_settop(L, LESS);
    for (int t = FROM; t <= TO; t++) lua_createtable(L, n > 0 ? (int)n : 0, 0);
    for (lua_Integer i = 1; i <= n; i++) lua_geti(L, LIST, i), lua_rawseti(L, FROM, i);
    for (lua_Integer width = 1; width < n; width *= 2) {
        for (lua_Integer at = 1; at <= n; at += 2 * width) {
            lua_Integer middle = at + width < n + 1 ? at + width : n + 1;
            merge(L, at, middle, at + 2 * width < n + 1 ? at + 2 * width : n + 1);
        }
        lua_insert(L, FROM);            /* what was written is read next */
    }
    for (lua_Integer i = 1; i <= n; i++) lua_rawgeti(L, FROM, i), lua_seti(L, LIST, i);
    return 0;
}
