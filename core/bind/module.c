/* module.c: the table `winnow`: in filters, and by require "winnow" in any Lua 5.4 program. There the
** same functions work on the program's own state, without limits; files may be named.
*/
#include "base/file.h"
#include "base/utf8.h"
#include "bind/state.h"
#include "read/read.h"

#define DEPTH 8     /* runs in each other: a filter's slip must not end in C's stack */

int luaopen_winnow(lua_State *L);

/* ---- winnow.run(filter, text) */

/* Pushes the ledger and the notes of a run as Lua tables. */
static void push_edits(lua_State *L, const wn_doc *doc, const wn_edits *edits)
{
    lua_createtable(L, (int)edits->edits.len, 0);
    for (uint32_t i = 0; i < edits->edits.len; i++) {
        const wn_edit *e = &edits->edits.at[i];
        const struct { const char *name; wn_str value; } fields[] = {
            { "text", wn_str_cut(doc->text, e->span) }, { "with", e->with }, { "filter", e->filter },
            { "rule", e->rule }, { "reason", e->reason },
            { "action", e->replace ? WN_STR("replace") : WN_STR("drop") }
        };
        lua_createtable(L, 0, 8);
        for (size_t k = 0; k < sizeof fields / sizeof *fields; k++) {
            lua_pushlstring(L, fields[k].value.ptr ? fields[k].value.ptr : "", fields[k].value.len);
            lua_setfield(L, -2, fields[k].name);
        }
        lua_pushinteger(L, (lua_Integer)e->span.start + 1);
        lua_setfield(L, -2, "first");
        lua_pushinteger(L, (lua_Integer)e->span.end);
        lua_setfield(L, -2, "last");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static void push_marks(lua_State *L, const wn_doc *doc, const wn_edits *edits)
{
    lua_createtable(L, (int)edits->marks.len, 0);
    for (uint32_t i = 0; i < edits->marks.len; i++) {
        const wn_mark *m = &edits->marks.at[i];
        wn_str text = wn_str_cut(doc->text, m->span);
        lua_createtable(L, 0, (int)m->attr_count + 2);
        for (uint32_t k = 0; k < m->attr_count; k++) {
            lua_pushlstring(L, m->attrs[k].value.ptr, m->attrs[k].value.len);
            lua_setfield(L, -2, m->attrs[k].key.ptr);
        }
        lua_pushlstring(L, m->name.ptr, m->name.len);
        lua_setfield(L, -2, "class");
        lua_pushlstring(L, text.ptr, text.len);
        lua_setfield(L, -2, "text");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static void push_notes(lua_State *L, const wn_doc *doc, const wn_result *r)
{
    static const char *const severities[] = { "note", "warning", "error" };
    lua_createtable(L, (int)r->notes.len, 0);
    for (uint32_t i = 0; i < r->notes.len; i++) {
        const wn_note *n = &r->notes.at[i];
        const struct { const char *name; wn_str value; } fields[] = {
            { "text", wn_str_cut(doc->text, n->span) }, { "rule", n->rule }, { "message", n->message },
            { "fix", n->fix }, { "filter", n->filter }, { "severity", wn_str_of(severities[n->severity]) }
        };
        lua_createtable(L, 0, 8);
        for (size_t k = 0; k < sizeof fields / sizeof *fields; k++) {
            lua_pushlstring(L, fields[k].value.ptr ? fields[k].value.ptr : "", fields[k].value.len);
            lua_setfield(L, -2, fields[k].name);
        }
        lua_pushinteger(L, (lua_Integer)n->span.start + 1);
        lua_setfield(L, -2, "first");
        lua_pushinteger(L, (lua_Integer)n->span.end);
        lua_setfield(L, -2, "last");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static int push_result(lua_State *L, const wn_doc *doc, const wn_result *r)
{
    const wn_edits *edits = wn_edit_resolve(doc, &r->decisions, false);
    wn_str kept = wn_edit_text(doc, edits, doc->arena);
    lua_pushlstring(L, kept.ptr, kept.len);
    lua_createtable(L, 0, 3);
    push_edits(L, doc, edits);
    lua_setfield(L, -2, "ledger");
    push_marks(L, doc, edits);
    lua_setfield(L, -2, "marks");
    push_notes(L, doc, r);
    lua_setfield(L, -2, "notes");
    return 2;
}

/* The filter at 1 becomes the only one of L: a table of functions (or a list of such tables), the name
** of a shipped filter, in a host the path of a file, or a filter's text. */
static bool add_filter(struct wn_lua *l, wn_arena *a, wn_err *err)
{
    lua_State *L = l->L;
    if (lua_istable(L, 1)) {
        wn_filter *f = wn_list_add(l->own, &l->filters);
        lua_pushvalue(L, 1);
        *f = (wn_filter){ .name = WN_STR("table"), .chunk = luaL_ref(L, LUA_REGISTRYINDEX),
                          .given = LUA_NOREF, .passes = LUA_NOREF, .env = LUA_NOREF };
        return true;
    }
    wn_str s;
    s.ptr = lua_tolstring(L, 1, &s.len);
    bool path = s.len > 4 && !memchr(s.ptr, '\n', s.len) && !memcmp(s.ptr + s.len - 4, ".lua", 4);
    wn_str text = wn_lua_shipped(s);
    if (text.ptr) return wn_lua_add(l, s, text, err);
    if (!path || !l->host) return wn_lua_add(l, WN_STR("filter"), s, err);
    return wn_file_read(a, s.ptr, 0, &text, err) && wn_lua_add(l, s, text, err);
}

static void release(struct wn_lua *l)
{
    wn_cache_drop(l->L);
    wn_arena_free(l->added.arena);
    for (uint32_t i = 0; i < l->filters.len; i++) {
        const wn_filter *f = &l->filters.at[i];
        const int refs[] = { f->chunk, f->given, f->passes, f->env };
        for (int k = 0; k < 4; k++) luaL_unref(l->L, LUA_REGISTRYINDEX, refs[k]);
    }
}

/* A run inside another one, or in a host: the state of the outer run is put aside meanwhile, and what
** this one needs lives in the document's arena. */
static bool run_inside(lua_State *L, struct wn_lua *l, const wn_held *held, wn_result *r, wn_err *err)
{
    wn_doc *doc = (wn_doc *)(uintptr_t)held->found->doc;
    struct wn_lua saved = *l;
    memset(&l->filters, 0, sizeof l->filters);
    memset(&l->lent, 0, sizeof l->lent);
    l->own = held->arena;
    l->added = (wn_added){ .arena = wn_lua_arena(l) };
    l->function = NULL;
    l->result = NULL;
    l->filter = 0;
    l->anchors = LUA_NOREF;
    l->inner = true;
    l->depth++;
    l->L = L;
    bool fine = add_filter(l, held->arena, err) && wn_lua_run(l, doc, r, err);
    release(l);
    memcpy(saved.known, l->known, sizeof saved.known);
    saved.known_count = l->known_count;
    *l = saved;
    return fine;
}

/* winnow.run(filter, text) → kept text, {ledger = {…}, marks = {…}, notes = {…}} */
static int run(lua_State *L)
{
    luaL_argexpected(L, lua_istable(L, 1) || lua_isstring(L, 1), 1, "string or table");
    luaL_checkstring(L, 2);
    lua_settop(L, 2);
    struct wn_lua *l = wn_lua_of(L);
    if (l->depth == DEPTH) return luaL_error(L, "winnow.run inside winnow.run, %d deep", DEPTH);
    if (l->loading) return luaL_error(L, "winnow.run is for functions, not while the file is read");
    lua_pushcfunction(L, wn_document_make);
    lua_pushvalue(L, 2);
    lua_call(L, 1, 1);
    wn_thing *document = wn_thing_check(L, 3);
    wn_result r = { 0 };
    wn_err err;
    if (!run_inside(L, l, document->held, &r, &err)) return wn_lua_raise(L, &err);
    return push_result(L, r.found->doc, &r);
}

/* ---- the table */

void wn_module_push(struct wn_lua *l)
{
    lua_State *L = l->L;
    lua_newtable(L);
    luaL_setfuncs(L, wn_primitive_functions, 0);
    luaL_setfuncs(L, wn_list_functions, 0);
    luaL_setfuncs(L, wn_index_functions, 0);
    lua_pushcfunction(L, run);
    lua_setfield(L, -2, "run");
    wn_decide_open(L);
}

int luaopen_winnow(lua_State *L)
{
    luaL_checkversion(L);
    wn_module_push(wn_lua_attach(L, true, NULL));
    return 1;
}
