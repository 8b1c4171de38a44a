/* index.c: winnow.index{name = text} and winnow.sources(option): texts in which a filter looks up
** what others are quoted with. The second comes from files; see index.h.
*/
#include "bind/index.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "bind/about.h"
#include "find/said.h"
#include "read/read.h"

#define INDEX "winnow.index"

/* What is looked for in a source when a quote is found in it, once: who says what, and line ends. */
typedef struct {
    bool read, counted;
    uint64_t run;               /* that SAID was read in */
    wn_saids said;
    WN_LIST(uint32_t) lines;
} known;

/* A userdata; the arena has all of it. */
typedef struct { wn_corpus *corpus; wn_arena *arena; known *known; } held_index;

/* A host's finalizers may reach what Lua has freed already. */
static held_index *check(lua_State *L)
{
    held_index *x = luaL_checkudata(L, 1, INDEX);
    if (!x->arena) luaL_error(L, "this index is done");
    return x;
}

static held_index *push(lua_State *L)
{
    held_index *x = lua_newuserdatauv(L, sizeof *x, 0);
    *x = (held_index){ NULL, NULL, NULL };
    luaL_setmetatable(L, INDEX);
    return x;
}

static void fill(held_index *x, wn_corpus *c, wn_arena *a)
{
    *x = (held_index){ c, a, wn_arena_array(a, wn_match_count(c) + 1u, sizeof *x->known) };
}

static int gc(lua_State *L)
{
    held_index *x = luaL_checkudata(L, 1, INDEX);
    wn_arena_free(x->arena);
    x->arena = NULL;
    return 0;
}

static int count(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)wn_match_count(check(L)->corpus));
    return 1;
}

/* ---- looking up */

/* Who says what in SOURCE. Kept for the run that asks first: each may have lists of its own. */
static bool find_said(struct wn_lua *l, held_index *x, uint32_t source, wn_arena *a, wn_saids *said,
                      wn_err *err)
{
    known *k = &x->known[source];
    bool ours = !k->read || k->run == l->run;
    *said = k->said;
    if (k->read && ours) return true;
    wn_doc *doc = wn_doc_new(a, WN_STR(""), wn_match_text(x->corpus, source));
    wn_read_options options = { .replace = false };
    wn_found *f = wn_read_text(doc, &options, err) ? wn_lang_found(l, doc, err) : NULL;
    *said = (wn_saids){ 0 };
    if (!f || !wn_said_find(f, ours ? x->arena : a, said, err)) return false;
    if (ours) k->said = *said, k->run = l->run, k->read = true;
    return true;
}

/* The line of byte AT of a source, from 1. */
static uint32_t line_at(held_index *x, uint32_t source, uint32_t at)
{
    known *k = &x->known[source];
    wn_str text = wn_match_text(x->corpus, source);
    for (size_t i = 0; !k->counted && i < text.len; i++)
        if (text.ptr[i] == '\n') *wn_list_add(x->arena, &k->lines) = (uint32_t)i;
    k->counted = true;
    uint32_t low = 0, high = k->lines.len;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (k->lines.at[mid] < at) low = mid + 1;
        else high = mid;
    }
    return low + 1;
}

static void push_str(lua_State *L, const char *name, wn_str s)
{
    lua_pushlstring(L, s.ptr, s.len);
    lua_setfield(L, -2, name);
}

static void push_int(lua_State *L, const char *name, size_t n)
{
    lua_pushinteger(L, (lua_Integer)n);
    lua_setfield(L, -2, name);
}

static void push_differences(lua_State *L, const wn_match *m, wn_str quote, wn_str text)
{
    static const char *const kinds[] = { "replaced", "dropped", "added" };
    lua_createtable(L, (int)m->differences.len, 0);
    for (uint32_t i = 0; i < m->differences.len; i++) {
        const wn_difference *d = &m->differences.at[i];
        lua_createtable(L, 0, 3);
        push_str(L, "kind", wn_str_of(kinds[d->type]));
        push_str(L, "here", wn_str_cut(quote, d->here));
        push_str(L, "there", wn_str_cut(text, d->there));
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "differences");
}

static void push_match(lua_State *L, held_index *x, const wn_match *m, const wn_saids *said, wn_str quote)
{
    wn_str text = wn_match_text(x->corpus, m->source), by;
    lua_createtable(L, 0, 8);
    push_str(L, "source", wn_match_name(x->corpus, m->source));
    push_str(L, "text", wn_str_cut(text, m->span));
    push_int(L, "first", (size_t)m->span.start + 1);
    push_int(L, "last", m->span.end);
    push_int(L, "line", line_at(x, m->source, m->span.start));
    lua_pushnumber(L, m->score);
    lua_setfield(L, -2, "score");
    by = wn_said_by(said, m->span.start);
    if (by.len) push_str(L, "speaker", by);
    push_differences(L, m, quote, text);
}

/* index:all(quote) → matches, best first */
static int all(lua_State *L)
{
    held_index *x = check(L);
    wn_str quote;
    struct wn_lua *l = wn_lua_of(L);
    if (wn_thing_test(L, 2)) luaL_tolstring(L, 2, NULL), lua_replace(L, 2);
    quote.ptr = luaL_checklstring(L, 2, &quote.len);
    luaL_argcheck(L, quote.len < WN_NOWHERE && wn_utf8_bad(quote) == quote.len, 2, "not UTF-8");
    wn_arena *a = wn_lua_arena(l);
    wn_held_push(L, NULL, a);           /* owns the arena */
    wn_matches list;
    wn_err err;
    wn_match_find(x->corpus, a, quote, &list);
    lua_createtable(L, (int)list.len, 0);
    for (uint32_t i = 0; i < list.len; i++) {
        bool alike = list.at[i].score > 0.5;
        wn_saids said = { 0 };
        if (alike && !find_said(l, x, list.at[i].source, a, &said, &err)) return wn_lua_raise(L, &err);
        push_match(L, x, &list.at[i], &said, quote);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    wn_lua_unseen(L, wn_arena_used(a));
    return 1;
}

/* index:find(quote) → the best match, or nil */
static int find(lua_State *L)
{
    all(L);
    lua_rawgeti(L, -1, 1);
    return 1;
}

void wn_index_open(lua_State *L)
{
    static const luaL_Reg methods[] = { { "all", all }, { "find", find }, { NULL, NULL } };
    static const luaL_Reg meta[] = { { "__gc", gc }, { "__len", count }, { NULL, NULL } };
    luaL_newmetatable(L, INDEX);
    luaL_setfuncs(L, meta, 0);
    lua_createtable(L, 0, 2);
    luaL_setfuncs(L, methods, 0);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
}

/* ---- winnow.index{name = text, …} */

static int by_name(const void *a, const void *b)
{
    const wn_pair *x = a, *y = b;
    return wn_str_cmp(x->key, y->key);
}

/* The texts of the table at 1, sorted by name: Lua's order of keys is none. */
static int make(lua_State *L)
{
    WN_LIST(wn_pair) list = { 0 };
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    held_index *x = push(L);
    wn_arena *a = x->arena = wn_lua_arena(wn_lua_of(L));
    for (lua_pushnil(L); wn_order_next(L, 1); lua_pop(L, 1)) {
        wn_pair p;
        bool strings = lua_type(L, -1) == LUA_TSTRING && lua_type(L, -2) == LUA_TSTRING;
        luaL_argcheck(L, strings, 1, "a source is a name and a text");
        p.key.ptr = lua_tolstring(L, -2, &p.key.len);
        p.value.ptr = lua_tolstring(L, -1, &p.value.len);
        bool fine = p.value.len < WN_NOWHERE && wn_utf8_bad(p.value) == p.value.len;
        luaL_argcheck(L, fine, 1, "not UTF-8");
        *wn_list_add(a, &list) = (wn_pair){ wn_arena_copy(a, p.key), wn_arena_copy(a, p.value) };
    }
    if (list.len) qsort(list.at, list.len, sizeof *list.at, by_name);
    wn_corpus *c = wn_match_new(a);
    for (uint32_t i = 0; i < list.len; i++) wn_match_add(c, list.at[i].key, list.at[i].value);
    fill(x, c, a);
    wn_lua_unseen(L, wn_arena_used(a));
    return 1;
}

/* ---- winnow.sources(option) */

/* Pushes the path that was given for option NAME of FILTER; false, and nothing, where there is
** none. */
static bool push_given(lua_State *L, const wn_filter *f, const char *name)
{
    int top = lua_gettop(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, f->given);
    bool has = lua_istable(L, -1) && (lua_pushstring(L, name), lua_rawget(L, -2)) == LUA_TSTRING &&
               lua_rawlen(L, -1) > 0;
    if (has) lua_replace(L, top + 1);
    lua_settop(L, top + has);
    return has;
}

static bool is_declared(const struct wn_lua *l, uint32_t filter, wn_str name)
{
    const wn_filter *f = &l->filters.at[filter];
    for (uint32_t i = 0; i < f->sources.len; i++)
        if (wn_str_eq(f->sources.at[i], name)) return true;
    return false;
}

/* winnow.sources(option) → what was read for it; nil where no path was given */
static int sources(lua_State *L)
{
    struct wn_lua *l = wn_lua_of(L);
    const char *name = luaL_checkstring(L, 1);
    if (l->filter < l->filters.len) {       /* its file may ask, the first time before it is read whole */
        wn_filter *f = &l->filters.at[l->filter];
        lua_rawgeti(L, LUA_REGISTRYINDEX, f->env);
        if (lua_istable(L, -1)) wn_about_read(L, f, lua_gettop(L));
    }
    if (l->filter >= l->filters.len || !is_declared(l, l->filter, wn_str_of(name)))
        return luaL_error(L, "'%s' is not in filter.sources", name);
    for (uint32_t i = 0; i < l->lent.len; i++) {
        const wn_lent *x = &l->lent.at[i];
        if (x->filter != l->filter || !wn_str_eq(x->option, wn_str_of(name))) continue;
        return lua_rawgeti(L, LUA_REGISTRYINDEX, x->index), 1;
    }
    if (push_given(L, &l->filters.at[l->filter], name))
        return luaL_error(L, "option '%s' is a path of files, which are read for the command line "
                          "alone", name);
    return lua_pushnil(L), 1;
}

const luaL_Reg wn_index_functions[] = { { "index", make }, { "sources", sources }, { NULL, NULL } };

/* ---- for the program */

/* Option INDEX of those that were given, and its filter. */
static bool source_at(struct wn_lua *l, uint32_t index, uint32_t *filter, wn_pair *out)
{
    for (*filter = 0; *filter < l->filters.len; ++*filter)
        for (uint32_t i = 0; i < l->filters.at[*filter].sources.len; i++) {
            out->key = l->filters.at[*filter].sources.at[i];
            if (!push_given(l->L, &l->filters.at[*filter], out->key.ptr)) continue;
            out->value = wn_arena_copy(l->own, wn_str_of(lua_tostring(l->L, -1)));
            lua_pop(l->L, 1);
            if (index-- == 0) return true;
        }
    return false;
}

bool wn_index_path(wn_lua *l, uint32_t index, wn_pair *out)
{
    uint32_t filter;
    return source_at(l, index, &filter, out);
}

bool wn_index_idle(wn_lua *l, wn_str *filter, wn_str *option)
{
    wn_pair given;
    if (l->filters.len == 0 || wn_index_path(l, 0, &given)) return false;
    for (uint32_t f = 0; f < l->filters.len; f++) {
        if (!l->filters.at[f].sources.len) return false;
        *option = l->filters.at[f].sources.at[0];
    }
    *filter = l->filters.at[l->filters.len - 1].name;
    return true;
}

bool wn_index_is_path(wn_lua *l, wn_str key)
{
    wn_str option;
    for (uint32_t f = 0; f < l->filters.len; f++)
        if (wn_option_of(&l->filters.at[f], key, &option) && is_declared(l, f, option)) return true;
    return false;
}

typedef struct { wn_corpus *corpus; wn_arena *arena; int ref; } lending;

static int lend(lua_State *L)
{
    lending *x = lua_touserdata(L, 1);
    held_index *held = push(L);
    lua_pushvalue(L, -1);
    x->ref = luaL_ref(L, LUA_REGISTRYINDEX);
    fill(held, x->corpus, x->arena);
    return 0;
}

typedef struct { const wn_pair *texts; uint32_t count; int ref; } trial;

/* The memory of this one is the filter's. */
static int lend_texts(lua_State *L)
{
    trial *x = lua_touserdata(L, 1);
    held_index *held = push(L);
    wn_arena *a = held->arena = wn_lua_arena(wn_lua_of(L));
    wn_corpus *c = wn_match_new(a);
    for (uint32_t i = 0; i < x->count; i++) wn_match_add(c, x->texts[i].key, x->texts[i].value);
    fill(held, c, a);
    x->ref = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

bool wn_index_try(struct wn_lua *l, uint32_t filter, const wn_pair *texts, uint32_t count, wn_err *err)
{
    const wn_filter *f = &l->filters.at[filter];
    trial x = { texts, count, LUA_NOREF };
    size_t size = 0;
    for (uint32_t i = 0; i < count; i++) size += texts[i].value.len;
    wn_lua_allow(l, size);
    wn_limit_begin(l, l->limits.seconds, WN_STR("example"));
    bool fine = wn_lua_protect(l, lend_texts, &x, err);
    wn_limit_end();
    for (uint32_t i = 0; fine && i < f->sources.len; i++)
        *wn_list_add(l->own, &l->lent) = (wn_lent){ filter, f->sources.at[i], x.ref };
    return fine;
}

void wn_index_end_try(struct wn_lua *l)
{
    if (l->lent.len) luaL_unref(l->L, LUA_REGISTRYINDEX, l->lent.at[0].index);
    l->lent.len = 0;
}

bool wn_index_lend(wn_lua *l, uint32_t index, wn_corpus *c, wn_arena *a, wn_err *err)
{
    uint32_t filter;
    wn_pair p;
    lending x = { c, a, LUA_NOREF };
    if (!source_at(l, index, &filter, &p) || !wn_lua_protect(l, lend, &x, err)) return false;
    *wn_list_add(l->own, &l->lent) = (wn_lent){ filter, p.key, x.ref };
    return true;
}
