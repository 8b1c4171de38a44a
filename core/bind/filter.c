/* filter.c: filter files: reading them, and walking a document with their functions.
**
** A file is compiled once and run anew for each document, in a new environment, so that what one
** document sets never reaches the next. It gives a list of passes: its own globals, the table it
** returns, or each table of the list it returns. A pass is walked as one reads: things of all kinds
** that it has functions for, by position, outer before inner, the document last.
*/
#include <stdlib.h>

#include "base/near.h"
#include "bind/about.h"

/* ---- reading */

static const wn_filter *now(const struct wn_lua *l) { return &l->filters.at[l->filter]; }

/* The kind that the filter that runs means by NAME: one of winnow's, of its own, or the first that
** another filter defines; -1: none. Names are exact. */
static int kind_named(const struct wn_lua *l, wn_str name)
{
    int first = -1;
    for (int k = 0; k < WN_K_OWN; k++)
        if (wn_str_eq(wn_str_of(wn_kind_get((wn_kind_id)k)->name), name)) return k;
    for (uint32_t i = 0; i < l->added.rules.len; i++) {
        const wn_own_rule *rule = &l->added.rules.at[i];
        if (rule->filter != l->filter && first >= 0) continue;
        if (!wn_str_eq(rule->name, name)) continue;
        if (rule->filter == l->filter) return WN_K_OWN + (int)i;
        first = WN_K_OWN + (int)i;
    }
    return first;
}

/* NAME has a function, on top, and is no kind's. */
static void no_kind(struct wn_lua *l, wn_str name)
{
    lua_Debug ar;
    lua_pushvalue(l->L, -1);
    lua_getinfo(l->L, ">S", &ar);
    const char *place = now(l)->name.ptr;
    if (ar.linedefined > 0) place = lua_pushfstring(l->L, "%s:%d", ar.short_src, ar.linedefined);
    wn_str names[WN_K_OWN + WN_OWN_MAX];
    size_t n = 0;
    for (int k = 0; k < WN_K_OWN; k++) names[n++] = wn_str_of(wn_kind_get((wn_kind_id)k)->name);
    for (uint32_t i = 0; i < l->added.rules.len; i++) names[n++] = l->added.rules.at[i].name;
    wn_str near = wn_near(name, names, n);
    if (near.len == 0) luaL_error(l->L, "%s: no kind of thing is called '%s'", place, name.ptr);
    luaL_error(l->L, "%s: no kind of thing is called '%s'; did you mean '%s'?", place, name.ptr, near.ptr);
}

/* "quote": a slip for "Quote"; a helper of that name is to be local. */
static bool is_small(wn_str name)
{
    for (int k = 0; k < WN_K_OWN; k++)
        if (wn_str_eq(name, wn_str_of(wn_kind_get((wn_kind_id)k)->record))) return true;
    return false;
}

/* The key below the top, where it is a string. */
static wn_str name_on_top(lua_State *L)
{
    wn_str name = { NULL, 0 };
    if (lua_type(L, -2) == LUA_TSTRING) name.ptr = lua_tolstring(L, -2, &name.len);
    return name;
}

/* May key and value on top stand in a pass? Functions with a capital, or a small kind's name, must
** be named after things; what is named after one is a function, or false: "option and function". In
** a table that a file RETURNED, nothing else may stand. */
static bool may_stand(const struct wn_lua *l, bool returned)
{
    wn_str name = name_on_top(l->L);
    if (!name.ptr || !lua_isfunction(l->L, -1))
        return !returned && (!name.ptr || !lua_toboolean(l->L, -1) || kind_named(l, name) < 0);
    if (!returned && (name.ptr[0] < 'A' || name.ptr[0] > 'Z') && !is_small(name)) return true;
    return kind_named(l, name) >= 0;
}

/* Of the table on top. Of several mistakes it names the same one, whatever Lua's hashes are; the order
** costs more than the rest of a small document. */
static void check_pass(struct wn_lua *l, bool returned)
{
    lua_State *L = l->L;
    int pass = lua_gettop(L);
    bool fine = true;
    for (lua_pushnil(L); fine && lua_next(L, pass); lua_pop(L, 1)) fine = may_stand(l, returned);
    lua_settop(L, pass);
    for (lua_pushnil(L); !fine && wn_order_next(L, pass); lua_pop(L, 1)) {
        if (may_stand(l, returned)) continue;
        wn_str name = name_on_top(L);
        if (name.ptr && lua_isfunction(L, -1)) no_kind(l, name);
        if (returned)
            luaL_error(L, "%s: returned a table that is not one of functions named after things",
                       now(l)->name.ptr);
        wn_about_slip(L, lua_pushfstring(L, WN_NO_FUNCTION, name.ptr, luaL_typename(L, -1)));
    }
    lua_settop(L, pass);
}

/* From what the file returned (on top; popped) and its environment: the list of passes, on top. */
static void make_passes(struct wn_lua *l, int env)
{
    lua_State *L = l->L;
    int returned = lua_gettop(L);
    lua_newtable(L);
    if (lua_istable(L, returned) && lua_rawlen(L, returned) > 0) {
        lua_Integer keys = 0;
        for (lua_pushnil(L); lua_next(L, returned); lua_pop(L, 1)) keys++;
        for (lua_Integer i = 1; i <= keys; i++) {
            if (lua_rawgeti(L, returned, i) != LUA_TTABLE)
                luaL_error(L, "%s: returned a list with names, holes or a %s in it; expected tables of "
                           "functions named after things", now(l)->name.ptr, luaL_typename(L, -1));
            check_pass(l, true);
            lua_rawseti(L, -2, i);
        }
    } else {
        bool table = lua_istable(L, returned);
        if (!table && !lua_isnil(L, returned))
            luaL_error(L, "%s: returned a %s; expected functions named after things", now(l)->name.ptr,
                       luaL_typename(L, returned));
        lua_pushvalue(L, table ? returned : env);
        check_pass(l, table);
        lua_rawseti(L, -2, 1);
    }
    lua_remove(L, returned);
}

static void set_ref(lua_State *L, int *ref)
{
    if (*ref == LUA_NOREF) *ref = luaL_ref(L, LUA_REGISTRYINDEX);
    else lua_rawseti(L, LUA_REGISTRYINDEX, *ref);
}

static bool has_function(const struct wn_lua *l, int pass)
{
    lua_State *L = l->L;
    bool has = false;
    for (lua_pushnil(L); !has && lua_next(L, pass); lua_pop(L, 1)) {
        wn_str name = name_on_top(L);
        has = name.ptr && lua_isfunction(L, -1) && kind_named(l, name) >= 0;
    }
    lua_settop(L, pass);
    return has;
}

/* Could nothing come of the filter whose passes are on top? Of one with options it could, as they are set. */
static bool is_idle(struct wn_lua *l)
{
    lua_State *L = l->L;
    int passes = lua_gettop(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, now(l)->specs);
    bool does = l->added.grew || lua_rawgeti(L, -1, 1) == LUA_TTABLE;
    for (lua_Integer i = 1; !does && lua_rawgeti(L, passes, i) == LUA_TTABLE; i++)
        does = has_function(l, lua_gettop(L));
    lua_settop(L, passes);
    return !does;
}

/* Runs one file in a new environment. */
static void load_one(struct wn_lua *l, uint32_t index)
{
    lua_State *L = l->L;
    wn_filter *f = &l->filters.at[index];
    l->filter = index;
    l->added.grew = false;
    lua_rawgeti(L, LUA_REGISTRYINDEX, f->chunk);
    if (lua_istable(L, -1)) {           /* a host's own functions: nothing to run */
        make_passes(l, 0);
        set_ref(L, &f->passes);
        return;
    }
    wn_sandbox_push(l, index);
    int env = lua_gettop(L);
    lua_pushvalue(L, env);
    set_ref(L, &f->env);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, env);
    lua_setupvalue(L, -2, 1);
    lua_call(L, 0, 1);
    wn_about_read(L, f, env);
    if (!f->about.ptr) f->about = WN_STR("");
    make_passes(l, env);
    if (f->passes == LUA_NOREF) f->idle = is_idle(l);       /* once: not for each document */
    set_ref(L, &f->passes);
    lua_pop(L, 2);
}

static int load_from(lua_State *L)
{
    struct wn_lua *l = wn_lua_of(L);
    const uint32_t *first = lua_touserdata(L, 1);
    for (uint32_t i = *first; i < l->filters.len; i++) load_one(l, i);
    return 0;
}

void wn_filters_forget(struct wn_lua *l, uint32_t first)
{
    for (uint32_t i = first; i < l->filters.len; i++) {
        const wn_filter *f = &l->filters.at[i];
        const int refs[] = { f->chunk, f->given, f->specs, f->passes, f->env, f->meta };
        for (int k = 0; k < 6; k++) luaL_unref(l->L, LUA_REGISTRYINDEX, refs[k]);
    }
    l->filters.len = first;
}

bool wn_filters_load(struct wn_lua *l, uint32_t first, wn_err *err)
{
    wn_arena *a = l->added.arena;
    if (first == 0) {
        wn_arena_reset(a);
        l->added = (wn_added){ .arena = a, .lists = wn_buf_new(a) };
        l->printed = wn_buf_new(a);
        l->printed_lost = 0;
        wn_cache_drop(l->L);
    }
    l->loading = true;
    l->function = NULL;
    bool fine = wn_lua_protect(l, load_from, &first, err);
    l->loading = false;
    return fine;
}

/* ---- walking */

typedef struct { wn_span span; uint32_t kind, index; } item;

/* By position; what starts together: in the order of kinds, longer first. */
static int by_place(const void *a, const void *b)
{
    const item *x = a, *y = b;
    return 8 * WN_ORDER(x->span.start, y->span.start) + 4 * WN_ORDER(x->kind, y->kind) +
           2 * WN_ORDER(y->span.end, x->span.end) + WN_ORDER(x->index, y->index);
}

typedef WN_LIST(item) items;

static void add_kind(struct wn_lua *l, items *list, uint32_t kind)
{
    wn_found *f = l->result->found;
    wn_err err;
    l->function = wn_kind_name(f, kind).ptr;
    l->at = (wn_span){ WN_NOWHERE, WN_NOWHERE };
    if (!wn_kind_need(f, kind, &err)) wn_lua_raise(l->L, &err);
    l->function = NULL;
    uint32_t n = wn_kind_count(f, kind);
    for (uint32_t i = 0; i < n; i++)
        *wn_list_add(l->result->arena, list) = (item){ wn_kind_span(f, kind, i), kind, i };
}

/* Pushes the function for KIND of the pass at index PASS; nil where there is none, or another filter's
** kind of that name is meant. */
static bool push_function(struct wn_lua *l, int pass, uint32_t kind)
{
    wn_str name = wn_kind_name(l->result->found, kind);
    if (kind >= WN_K_OWN && kind_named(l, name) != (int)kind) return lua_pushnil(l->L), false;
    lua_pushlstring(l->L, name.ptr, name.len);
    return lua_rawget(l->L, pass) == LUA_TFUNCTION;
}

/* All things that the pass has functions for, in order; the functions from index 1 of a new table. */
static items collect(struct wn_lua *l, int pass)
{
    items list = { 0 };
    uint32_t kinds = WN_K_OWN + l->result->found->rule_count, with = 0;
    lua_createtable(l->L, (int)kinds, 0);
    for (uint32_t k = 0; k < kinds; k++) {
        bool has = push_function(l, pass, k);
        lua_rawseti(l->L, -2, (lua_Integer)k + 1);
        if (!has || k == WN_K_DOCUMENT) continue;
        add_kind(l, &list, k);
        with++;
    }
    if (with > 1 && list.len) qsort(list.at, list.len, sizeof *list.at, by_place);
    return list;
}

/* Did the last call drop or replace the whole of IT? Then nothing inside it is visited; but of boilerplate,
** which is only found around blocks, each block may still be kept. */
static bool is_gone(const wn_result *r, uint32_t before, item it)
{
    wn_span span = it.span;
    if (r->decisions.len == before || it.kind == WN_K_BOILERPLATE) return false;
    const wn_decision *d = &r->decisions.at[r->decisions.len - 1];
    return (d->action == WN_DROP || d->action == WN_REPLACE) && wn_span_eq(d->span, span);
}

/* Tells of a step: IT, for which the function on top was called; DECISIONS and REPORTS were there before. */
static void tell_step(struct wn_lua *l, item it, uint32_t decisions, uint32_t reports, bool closed)
{
    const wn_result *r = l->result;
    lua_Debug ar;
    wn_visit s = { .doc = r->found->doc, .run = l->run, .span = it.span, .closed = closed };
    s.filter = now(l)->name;
    lua_getinfo(l->L, ">S", &ar);
    s.kind = wn_kind_name(r->found, it.kind);
    s.source = wn_str_of(ar.short_src);
    s.line = ar.linedefined;
    s.decisions = r->decisions.at + decisions;
    s.count = r->decisions.len - decisions;
    s.reports = r->notes.len - reports;
    l->trace(l->trace_ctx, &s);
}

static void tell_passed(struct wn_lua *l, item it)
{
    const wn_found *f = l->result->found;
    wn_visit s = { .doc = f->doc, .run = l->run, .span = it.span, .filter = now(l)->name };
    s.kind = wn_kind_name(f, it.kind);
    l->trace(l->trace_ctx, &s);
}

/* Calls the function for thing IT; true where what is inside it is not visited. */
static bool visit(struct wn_lua *l, int held, int functions, item it)
{
    lua_State *L = l->L;
    uint32_t before = l->result->decisions.len, reports = l->result->notes.len;
    l->function = wn_kind_name(l->result->found, it.kind).ptr;
    l->at = it.span;
    lua_rawgeti(L, functions, (lua_Integer)it.kind + 1);
    wn_thing_push(L, held, it.kind, it.index);
    const wn_thing *thing = lua_touserdata(L, -1);
    lua_pushvalue(L, -1);
    lua_insert(L, -3);                  /* the thing stays below, alive, for wn_decide */
    lua_call(L, 1, 2);
    wn_decide(l, thing, -2);
    bool stop = lua_type(L, -1) == LUA_TBOOLEAN && !lua_toboolean(L, -1);
    lua_pop(L, 3);
    stop = stop || is_gone(l->result, before, it);
    if (!l->trace) return stop;
    lua_rawgeti(L, functions, (lua_Integer)it.kind + 1);
    tell_step(l, it, before, reports, stop);
    return stop;
}

static void walk(struct wn_lua *l, int held, int pass)
{
    lua_State *L = l->L;
    wn_found *f = l->result->found;
    items list = collect(l, pass);
    int functions = lua_gettop(L);
    uint32_t gone = 0;                  /* end of what is not visited; it began before */
    for (uint32_t i = 0; i < list.len; i++) {
        if (list.at[i].span.end <= gone) {
            if (l->trace) tell_passed(l, list.at[i]);
            continue;
        }
        if (visit(l, held, functions, list.at[i]) && list.at[i].span.end > gone)
            gone = list.at[i].span.end;
    }
    if (lua_rawgeti(L, functions, WN_K_DOCUMENT + 1) == LUA_TFUNCTION)
        visit(l, held, functions, (item){ { 0, (uint32_t)f->doc->text.len }, WN_K_DOCUMENT, 0 });
    lua_settop(L, functions - 1);
}

void wn_filters_visit(struct wn_lua *l, int held)
{
    lua_State *L = l->L;
    for (l->filter = 0; l->filter < l->filters.len; l->filter++) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, now(l)->passes);
        int passes = lua_gettop(L);
        wn_sandbox_seed(L);         /* whatever filters before it drew */
        for (lua_Integer i = 1; lua_rawgeti(L, passes, i) == LUA_TTABLE; i++) {
            walk(l, held, lua_gettop(L));
            lua_settop(L, passes);
        }
        lua_settop(L, passes - 1);
        l->function = NULL;
    }
}
