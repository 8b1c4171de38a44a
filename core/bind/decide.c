/* decide.c: what a filter function returned becomes decisions.
**
**     nil            no opinion          {} or drop(reason)     drop it
**     "text"         replace it          thing or {things}      keep only those parts of it
**     itself, keep() pin it              mark(class, {k = v})   mark it
**
** drop, keep and mark return a userdata that holds the action, with the reason or class and the attributes.
*/
#include <stdlib.h>

#include "base/utf8.h"
#include "bind/state.h"

#define DECISION "winnow.decision"
#define CLASS_MAX 200
#define ATTRS_MAX 8192          /* bytes of all of a mark: each of its pieces has them */

/* ---- drop(reason), keep(reason), mark(class, attributes) */

static int make(lua_State *L, wn_action action, int attrs)
{
    *(wn_action *)lua_newuserdatauv(L, sizeof action, 2) = action;
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 1);
    if (attrs) {
        lua_pushvalue(L, attrs);
        lua_setiuservalue(L, -2, 2);
    }
    luaL_setmetatable(L, DECISION);
    return 1;
}

static int make_drop(lua_State *L)
{
    luaL_optstring(L, 1, NULL);
    lua_settop(L, 1);
    return make(L, WN_DROP, 0);
}

static int make_keep(lua_State *L)
{
    luaL_optstring(L, 1, NULL);
    lua_settop(L, 1);
    return make(L, WN_PIN, 0);
}

/* Is NAME one for an attribute in HTML and pandoc, where nothing escapes it, and none of NDJSON's own? */
static bool is_attr_name(wn_str name)
{
    static const char *const own[] = { "start", "end", "class" };
    for (int i = 0; i < 3; i++)
        if (wn_str_eq(name, wn_str_of(own[i]))) return false;
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.ptr[i];
        if (c <= ' ' || c == 0x7F || strchr("\"'<>=/`{}&", c)) return false;
    }
    return name.len > 0;
}

/* What is wrong with the attribute whose name and value are on top; NULL: nothing. ROOM: bytes left for it. */
static const char *attr_slip(lua_State *L, size_t *room)
{
    wn_str name;
    int type = lua_type(L, -1);
    if (lua_type(L, -2) != LUA_TSTRING) return "attributes have names: {key = value}";
    name.ptr = lua_tolstring(L, -2, &name.len);
    if (!is_attr_name(name)) return lua_pushfstring(L, "'%s' cannot be the name of an attribute", name.ptr);
    if (type != LUA_TSTRING && type != LUA_TNUMBER && type != LUA_TBOOLEAN)
        return "values of attributes are strings, numbers or booleans";
    size_t size = name.len + (type == LUA_TSTRING ? lua_rawlen(L, -1) : 0);
    if (size > *room) return lua_pushfstring(L, "the attributes of a mark have more than %d bytes", ATTRS_MAX);
    *room -= size;
    return NULL;
}

/* Keys are put in order only to tell of a slip. */
static void check_attrs(lua_State *L, int index)
{
    int top = lua_gettop(L);
    bool fine = true;
    size_t room = ATTRS_MAX;
    for (lua_pushnil(L); fine && lua_next(L, index); lua_settop(L, top + 1)) fine = !attr_slip(L, &room);
    lua_settop(L, top);
    room = ATTRS_MAX;
    for (lua_pushnil(L); !fine && wn_order_next(L, index); lua_pop(L, 1)) {
        const char *slip = attr_slip(L, &room);
        if (slip) luaL_error(L, "%s", slip);
    }
}

static int make_mark(lua_State *L)
{
    wn_str class;
    class.ptr = luaL_checklstring(L, 1, &class.len);
    bool word = class.len > 0 && class.len <= CLASS_MAX && wn_utf8_bad(class) == class.len;
    for (size_t i = 0; i < class.len; i++)
        word = word && (unsigned char)class.ptr[i] > ' ' && class.ptr[i] != 0x7F;
    luaL_argcheck(L, word, 1, "a class is one word of at most 200 bytes");
    if (lua_isnoneornil(L, 2)) return lua_settop(L, 1), make(L, WN_MARK, 0);
    luaL_checktype(L, 2, LUA_TTABLE);
    check_attrs(L, 2);
    lua_settop(L, 2);
    return make(L, WN_MARK, 2);
}

void wn_decide_open(lua_State *L)
{
    static const luaL_Reg functions[] = {
        { "drop", make_drop }, { "keep", make_keep }, { "mark", make_mark }, { NULL, NULL }
    };
    luaL_setfuncs(L, functions, 0);
    if (luaL_newmetatable(L, DECISION)) {
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "__metatable");
    }
    lua_pop(L, 1);
}

/* ---- the value that came back */

static wn_decision *add(struct wn_lua *l, wn_action action, wn_span span)
{
    wn_arena *a = l->result->arena;
    if (wn_span_empty(span)) return wn_arena_get(a, sizeof(wn_decision));     /* decides nothing */
    wn_decision *d = wn_list_add(a, &l->result->decisions);
    *d = (wn_decision){ .action = action, .span = span, .order = l->filter,
                        .filter = l->filters.at[l->filter].name,
                        .rule = wn_arena_copy(a, wn_str_of(l->function)) };
    return d;
}

/* The value at INDEX as text, which is pushed. */
static wn_str push_text(lua_State *L, int index)
{
    wn_str s;
    s.ptr = luaL_tolstring(L, index, &s.len);
    if (wn_utf8_bad(s) != s.len) luaL_error(L, "returned a string that is not UTF-8");
    return s;
}

static wn_str copy(struct wn_lua *l, int index)
{
    wn_str kept = wn_arena_copy(l->result->arena, push_text(l->L, index));
    lua_pop(l->L, 1);
    return kept;
}

static int by_key(const void *a, const void *b)
{
    return wn_str_cmp(((const wn_attr *)a)->key, ((const wn_attr *)b)->key);
}

/* Attributes of the table at INDEX, sorted: the order of Lua's tables differs from run to run. */
static void add_attrs(struct wn_lua *l, wn_decision *d, int index)
{
    lua_State *L = l->L;
    WN_LIST(wn_attr) list = { 0 };
    wn_arena *a = l->result->arena;
    check_attrs(L, index);      /* the table may have changed since */
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        wn_str key = copy(l, lua_gettop(L) - 1), value = copy(l, lua_gettop(L));
        *wn_list_add(a, &list) = (wn_attr){ key, value };
    }
    if (list.len) qsort(list.at, list.len, sizeof *list.at, by_key);
    d->attrs = list.at;
    d->attr_count = list.len;
}

static void decide_as(struct wn_lua *l, const wn_thing *thing, wn_action action, int index)
{
    lua_State *L = l->L;
    wn_decision *d = add(l, action, thing->span);
    if (lua_getiuservalue(L, index, 1) != LUA_TNIL) {
        wn_str said = wn_said_cut(l->result->arena, push_text(L, lua_gettop(L)));
        if (d->action == WN_MARK) d->with = said;       /* a class is shorter than what is cut */
        else d->reason = said;
        lua_pop(L, 1);
    }
    if (lua_getiuservalue(L, index, 2) == LUA_TTABLE) add_attrs(l, d, lua_gettop(L));
    lua_pop(L, 2);
}

static int bad(struct wn_lua *l, const char *got)
{
    return luaL_error(l->L, "returned %s; expected nil, a string, drop(), keep(), mark(), a thing "
                      "or a list of things", got);
}

/* The part at INDEX must lie inside THING, and belong to its document. */
static wn_span part(struct wn_lua *l, const wn_thing *thing, int index)
{
    wn_thing *p = wn_thing_test(l->L, index);
    if (!p) return bad(l, lua_pushfstring(l->L, "a list with %s in it", luaL_typename(l->L, index))),
                   thing->span;
    if (p->held != thing->held) luaL_error(l->L, "returned a thing of another document");
    if (!wn_span_in(p->span, thing->span))
        luaL_error(l->L, "returned a part that is not inside the thing");
    return p->span;
}

static int by_start(const void *a, const void *b)
{
    const wn_span *x = a, *y = b;
    return 2 * WN_ORDER(x->start, y->start) + WN_ORDER(x->end, y->end);
}

/* Drops [START, END) unless it is white space, which stays between the parts. */
static void drop_gap(struct wn_lua *l, uint32_t start, uint32_t end)
{
    if (start >= end) return;
    wn_str text = l->result->found->doc->text;
    uint32_t len;
    for (uint32_t at = start; at < end; at += len)
        if (!wn_char_space(wn_utf8_at(text, at, &len))) {
            add(l, WN_DROP, (wn_span){ start, end });
            return;
        }
}

/* Drops what of THING lies between PARTS, which it sorts. */
static void drop_between(struct wn_lua *l, const wn_thing *thing, wn_span *parts, size_t n)
{
    uint32_t at = thing->span.start;
    if (n) qsort(parts, n, sizeof *parts, by_start);
    for (size_t i = 0; i < n; i++) {
        drop_gap(l, at, parts[i].start);
        if (parts[i].end > at) at = parts[i].end;
    }
    drop_gap(l, at, thing->span.end);
}

static void keep_parts(struct wn_lua *l, const wn_thing *thing, int index)
{
    lua_State *L = l->L;
    size_t n = lua_rawlen(L, index), keys = 0;
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1), keys++)
        if (!lua_isinteger(L, -2)) bad(l, "a table with names in it");
    if (keys != n) bad(l, "a list with holes in it");
    wn_span *parts = wn_arena_array(l->result->arena, n + 1, sizeof *parts);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(L, index, (lua_Integer)i + 1);
        parts[i] = part(l, thing, lua_gettop(L));
        lua_pop(L, 1);
    }
    drop_between(l, thing, parts, n);
}

static void keep_one(struct wn_lua *l, const wn_thing *thing, int index)
{
    wn_span span = part(l, thing, index);
    if (wn_span_eq(span, thing->span)) add(l, WN_PIN, span);
    else drop_between(l, thing, &span, 1);
}

static void replace(struct wn_lua *l, const wn_thing *thing, int index)
{
    wn_str with = copy(l, index);
    if (with.len == 0) add(l, WN_DROP, thing->span);
    else add(l, WN_REPLACE, thing->span)->with = with;
}

void wn_decide(struct wn_lua *l, const wn_thing *thing, int index)
{
    lua_State *L = l->L;
    index = lua_absindex(L, index);
    switch (lua_type(L, index)) {
    case LUA_TNIL: return;
    case LUA_TSTRING: replace(l, thing, index); return;
    case LUA_TTABLE: keep_parts(l, thing, index); return;
    case LUA_TUSERDATA: {
        const wn_action *action = luaL_testudata(L, index, DECISION);
        if (action) { decide_as(l, thing, *action, index); return; }
        if (wn_thing_test(L, index)) { keep_one(l, thing, index); return; }
    } }
    bad(l, lua_pushfstring(L, "a %s", luaL_typename(L, index)));
}
