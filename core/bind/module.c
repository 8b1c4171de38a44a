/* module.c: the table `winnow`: in filters, and by require "winnow" in any program of Lua 5.4 or 5.3. There the
** same functions work on the program's own state, without limits; files may be named.
*/
#include "base/file.h"
#include "base/utf8.h"
#include "bind/comment.h"
#include "bind/state.h"
#include "read/read.h"
#include "write/write.h"

#define DEPTH 8     /* runs in each other: a filter's slip must not end in C's stack */

int luaopen_winnow(lua_State *L);

/* ---- winnow.run(filter, text, options) */

/* Pushes what the options at 3 say of NAME, and tells its type; nil where there are none. */
static int option(lua_State *L, const char *name)
{
    if (lua_istable(L, 3)) return lua_getfield(L, 3, name);
    lua_pushnil(L);
    return LUA_TNIL;
}

/* What option NAME says; it stays on the stack. */
static wn_str text_of(lua_State *L, const char *name, const char *other)
{
    option(L, name);
    return wn_str_of(luaL_optstring(L, -1, other));
}

static wn_author author(lua_State *L)
{
    return (wn_author){ text_of(L, "author", ""), text_of(L, "date", "") };
}

/* Into the table at TO, the values for options of the filter in the table on top, as strings. */
static void copy_values(lua_State *L, int to)
{
    int from = lua_gettop(L);
    lua_newtable(L);
    for (lua_pushnil(L); wn_order_next(L, from); lua_settop(L, from + 2)) {
        int type = lua_type(L, -1);
        luaL_argcheck(L, type == LUA_TSTRING || type == LUA_TNUMBER || type == LUA_TBOOLEAN, 3,
                      "values of options are strings, numbers or booleans");
        lua_pushvalue(L, -2);
        luaL_tolstring(L, -2, NULL);
        lua_rawset(L, from + 1);
    }
    lua_setfield(L, to, "options");
}

/* A table of our own takes the place of that at 3, where it says nothing wrong, nor what would not be heard:
** the filter's code is not run by what is read of it later, nor can it say something else then. */
static void check_options(lua_State *L)
{
    static const char *const names[] = { "author", "date", "from", "lang", "mark", "options", "to", NULL };
    wn_err err;
    if (lua_isnoneornil(L, 3)) return;
    luaL_checktype(L, 3, LUA_TTABLE);
    wn_option_names(L, 3, names);
    lua_newtable(L);
    for (int i = 0; names[i]; i++) {
        int type = lua_getfield(L, 3, names[i]);
        bool values = strcmp(names[i], "options") == 0;
        luaL_argcheck(L, !values || type == LUA_TNIL || type == LUA_TTABLE, 3, "options are a table");
        if (values && type == LUA_TTABLE) copy_values(L, 4);
        else lua_setfield(L, 4, names[i]);
        lua_settop(L, 4);
    }
    lua_replace(L, 3);
    wn_str to = text_of(L, "to", "text");
    if (!wn_writer_find(to)) luaL_error(L, "no such format: '%s'", to.ptr);
    int type = option(L, "mark");
    bool changes = type == LUA_TSTRING && strcmp(lua_tostring(L, -1), "changes") == 0;
    luaL_argcheck(L, changes || type == LUA_TNIL || type == LUA_TBOOLEAN, 3,
                  "mark is true, false or 'changes'");
    wn_author who = author(L);
    if (!wn_author_check(&who, changes, &err)) luaL_error(L, "%s", err.text);
    lua_settop(L, 3);
}

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
    wn_author who = author(L);
    bool track = option(L, "mark") == LUA_TSTRING, mark = lua_toboolean(L, -1);
    const wn_edits *edits = track ? wn_result_track(r, &who) : wn_edit_resolve(doc, &r->decisions, mark);
    const wn_reader *from = doc->format;
    const wn_writer *writer = wn_writer_find(text_of(L, "to", from->name));
    wn_buf out = wn_buf_new(doc->arena);
    wn_err err;
    if (!writer->write(doc, from->name, edits, &out, &err)) return wn_lua_raise(L, &err);
    lua_pushlstring(L, out.ptr ? out.ptr : "", out.len);
    lua_createtable(L, 0, 4);
    lua_pushlstring(L, r->printed.ptr, r->printed.len);
    lua_setfield(L, -2, "printed");
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
                          .given = LUA_NOREF, .specs = LUA_NOREF, .passes = LUA_NOREF, .env = LUA_NOREF,
                          .meta = LUA_NOREF };
        return true;
    }
    wn_str s;
    s.ptr = lua_tolstring(L, 1, &s.len);
    bool path = s.len > 4 && !memchr(s.ptr, '\n', s.len) && wn_str_ends(s, WN_STR(".lua"));
    wn_str text = wn_lua_shipped(s);
    if (text.ptr) return wn_lua_add(l, s, text, err);
    if (!path || !l->host) return wn_lua_add(l, WN_STR("filter"), s, err);
    return wn_file_read(a, s.ptr, WN_FILE_OURS, &text, err) && wn_lua_add(l, s, text, err);
}

/* Values for options of the filter, by name. */
static bool set_options(struct wn_lua *l, wn_err *err)
{
    lua_State *L = l->L;
    int top = lua_gettop(L);
    bool fine = true, given = option(L, "options") != LUA_TNIL;
    for (lua_pushnil(L); given && fine && wn_order_next(L, top + 1); lua_settop(L, top + 2)) {
        wn_str key = lua_type(L, -2) == LUA_TSTRING ? wn_str_of(lua_tostring(L, -2)) : WN_STR("");
        fine = wn_lua_option(l, key, wn_str_of(lua_tostring(L, -1)), err);
    }
    lua_settop(L, top);
    return fine;
}

static void release(struct wn_lua *l)
{
    wn_cache_drop(l->L);
    wn_arena_free(l->added.arena);
    wn_filters_forget(l, 0);
}

typedef struct { struct wn_lua *l; const wn_held *held; wn_err *err; bool fine; } start;

/* With the filter at 1 and its options at 3. */
static int begin(lua_State *L)
{
    start *s = lua_touserdata(L, 4);
    s->fine = add_filter(s->l, s->held->arena, s->err) && set_options(s->l, s->err);
    return 0;
}

/* The same in protected mode: an error must not leave the state of the inner run behind. */
static bool begin_safely(start *s)
{
    lua_State *L = s->l->L;
    int top = lua_gettop(L);
    lua_pushcfunction(L, begin);
    for (int i = 1; i <= 3; i++) lua_pushvalue(L, i);
    lua_pushlightuserdata(L, s);
    if (lua_pcall(L, 4, 0, 0) != LUA_OK) s->fine = wn_error_explain(s->l, s->err);
    lua_settop(L, top);
    return s->fine;
}

/* A run inside another one, or in a host: the state of the outer run is put aside meanwhile, but for what was
** read of languages; what this one needs lives in the document's arena. */
static bool run_inside(lua_State *L, struct wn_lua *l, const wn_held *held, wn_result *r, wn_err *err)
{
    bool told = option(L, "lang") == LUA_TSTRING;       /* then it is that of all texts */
    wn_str lang = told ? wn_arena_copy(held->arena, wn_str_of(lua_tostring(L, -1))) : l->lang;
    lua_pop(L, 1);
    wn_doc *doc = (wn_doc *)(uintptr_t)held->found->doc;
    struct wn_lua saved = *l;
    memset(&l->filters, 0, sizeof l->filters);
    memset(&l->lent, 0, sizeof l->lent);
    l->own = held->arena;
    l->added = (wn_added){ .arena = wn_lua_arena(l) };
    l->function = NULL;
    l->result = NULL;
    l->held = NULL;
    l->filter = 0;
    l->anchors = LUA_NOREF;
    l->run = ++l->runs;
    l->depth++;
    l->lang = lang;
    l->L = L;
    bool fine = begin_safely(&(start){ l, held, err, false }) && wn_lua_run(l, doc, r, err);
    release(l);
    saved.langs = l->langs;
    saved.runs = l->runs;
    saved.things = l->things;
    *l = saved;
    if (l->run || !l->host) l->printed_lost += r->printed_lost + !wn_sandbox_print(l, r->printed);
    return fine;
}

/* winnow.run(filter, text, {from =, to =, lang =, mark =, options =}) → what is kept, {ledger = {…},
** marks = {…}, notes = {…}, printed = "…"} */
static int run(lua_State *L)
{
    luaL_argexpected(L, lua_istable(L, 1) || lua_isstring(L, 1), 1, "string or table");
    luaL_checkstring(L, 2);
    lua_settop(L, 3);
    check_options(L);
    struct wn_lua *l = wn_lua_of(L);
    if (l->depth == DEPTH) return luaL_error(L, "winnow.run inside winnow.run, %d deep", DEPTH);
    if (l->loading) return luaL_error(L, "winnow.run is for functions, not while the file is read");
    lua_pushcfunction(L, wn_document_make);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, 3);
    lua_call(L, 2, 1);
    wn_thing *document = wn_thing_check(L, 4);
    wn_result r = { 0 };
    wn_err err;
    if (!run_inside(L, l, document->held, &r, &err)) return wn_lua_raise(L, &err);
    return push_result(L, r.found->doc, &r);
}

/* ---- the table */

void wn_module_push(lua_State *L)
{
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
    if (!wn_lua_of(L)) wn_lua_attach(L, true, NULL);    /* required before: its things are still about */
    wn_module_push(L);
    return 1;
}
