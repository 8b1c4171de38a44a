/* thing.c: things as Lua sees them. A thing is a light handle {document, kind, index}; what it knows
** is asked of find/kind.h's table when a field is read. One metatable a kind; its names map to a
** number (a field of the kind: 0 and up; one that all things have: below 0) or to a method.
**
** Positions: bytes [start, end) here and in C, first..last (1-based, inclusive) in Lua. Only
** push_first_last turns one into the other; nothing turns them back.
*/
#include "base/near.h"
#include "base/utf8.h"
#include "bind/state.h"
#include "find/name.h"

enum { F_KIND = -1, F_TEXT = -2, F_FIRST = -3, F_LAST = -4, F_LINE = -5, F_COLUMN = -6,
       F_DOCUMENT = -7, F_BLOCK = -8, F_SENTENCE = -9, F_META = -10,
       F_NAME = -11, F_PLURAL = -100 };

static const struct { const char *name; int code; } common[] = {
    { "kind", F_KIND }, { "text", F_TEXT }, { "first", F_FIRST }, { "last", F_LAST },
    { "line", F_LINE }, { "column", F_COLUMN }, { "document", F_DOCUMENT }, { "block", F_BLOCK },
    { "sentence", F_SENTENCE }
};

#define NOTES_MAX 10000         /* a document */
#define RULE_MAX 200            /* bytes */
#define MESSAGE_MAX 2000        /* bytes; what is longer is cut, since texts may be long */
#define LONG 512                /* bytes of a text that is worth keeping */
#define METATABLES (WN_K_OWN + 2)       /* the kinds, filters' own kinds, spans */

static const char metatable_key[METATABLES];    /* addresses are the registry's keys */

static const void *key_of(uint32_t kind)
{
    if (kind == WN_K_SPAN) return &metatable_key[WN_K_OWN + 1];
    return &metatable_key[kind < WN_K_OWN ? kind : WN_K_OWN];
}

static wn_str name_of(const wn_held *h, uint32_t kind)
{
    return kind == WN_K_SPAN ? WN_STR("Span") : wn_kind_name(h->found, kind);
}

/* ---- making them */

wn_held *wn_held_push(lua_State *L, wn_found *found, wn_arena *arena)
{
    wn_held *h = lua_newuserdatauv(L, sizeof *h, 3);
    *h = (wn_held){ .found = found, .arena = arena, .lua = wn_lua_of(L) };
    if (found && found->lex) h->lex = wn_lexicon_keep(found->lex);
    luaL_setmetatable(L, "winnow.held");
    if (found) wn_lang_hold(found, h);
    return h;
}

void wn_held_done(wn_held *h)
{
    h->found = NULL;
    wn_arena_free(h->arena);
    wn_lexicon_free(h->lex);
    h->arena = NULL;
    h->lex = NULL;
}

static int held_gc(lua_State *L)
{
    wn_held_done(lua_touserdata(L, 1));
    return 0;
}

static wn_thing *new_thing(lua_State *L, int held, uint32_t kind)
{
    held = lua_absindex(L, held);
    wn_thing *t = lua_newuserdatauv(L, sizeof *t, 1);
    t->held = lua_touserdata(L, held);
    t->kind = kind;
    t->index = 0;
    t->nth = ++t->held->lua->things;
    lua_pushvalue(L, held);
    lua_setiuservalue(L, -2, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, key_of(kind));
    lua_setmetatable(L, -2);
    return t;
}

void wn_thing_push(lua_State *L, int held, uint32_t kind, uint32_t index)
{
    wn_thing *t = new_thing(L, held, kind);
    t->index = index;
    t->span = wn_kind_span(t->held->found, kind, index);
}

void wn_span_push(lua_State *L, int held, wn_span span)
{
    new_thing(L, held, WN_K_SPAN)->span = span;
}

void wn_things_push(lua_State *L, int held, uint32_t kind, uint32_t first, uint32_t count)
{
    held = lua_absindex(L, held);
    lua_createtable(L, (int)count, 0);
    for (uint32_t i = 0; i < count; i++) {
        wn_thing_push(L, held, kind, first + i);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

wn_thing *wn_thing_test(lua_State *L, int index)
{
    if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index)) return NULL;
    bool is = lua_getfield(L, -1, "winnow.thing") == LUA_TBOOLEAN;
    lua_pop(L, 2);
    return is ? lua_touserdata(L, index) : NULL;
}

wn_thing *wn_thing_check(lua_State *L, int index)
{
    wn_thing *t = wn_thing_test(L, index);
    if (!t) return luaL_typeerror(L, index, "a thing"), NULL;
    if (!t->held->found) luaL_error(L, "this thing belongs to a document that is done");
    return t;
}

/* ---- reading a field */

/* The text of S; the document is at stack index HELD. Long ones are kept until the next, so that
** reading the text of one block once for each thing in it stays linear. */
static void push_text(lua_State *L, int held, wn_span s)
{
    wn_held *h = lua_touserdata(L, held);
    wn_str text = wn_found_text(h->found, s);
    bool all = text.len == h->found->doc->text.len;
    int slot = all ? 1 : 2;
    if (text.len < LONG) {
        lua_pushlstring(L, text.ptr, text.len);
        return;
    }
    if (lua_getiuservalue(L, held, slot) == LUA_TSTRING && (all || wn_span_eq(h->last, s))) return;
    lua_pop(L, 1);
    lua_pushlstring(L, text.ptr, text.len);
    lua_pushvalue(L, -1);
    lua_setiuservalue(L, held, slot);
    if (!all) h->last = s;
}

static void push_spans(lua_State *L, int held, const wn_held *h, wn_run run)
{
    lua_createtable(L, (int)run.len, 0);
    for (uint32_t i = 0; i < run.len; i++) {
        wn_span_push(L, held, h->found->spans.at[run.first + i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static void push_picks(lua_State *L, int held, const wn_held *h, const wn_value *v)
{
    lua_createtable(L, (int)v->run.len, 0);
    for (uint32_t i = 0; i < v->run.len; i++) {
        wn_thing_push(L, held, v->kind, h->found->picks.at[v->run.first + i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static void push_names(lua_State *L, const wn_value *v)
{
    lua_createtable(L, (int)v->count, 0);
    for (uint32_t i = 0; i < v->count; i++) {
        lua_pushlstring(L, v->names[i].ptr, v->names[i].len);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static void push_number(lua_State *L, double n)
{
    if (n != n) lua_pushnil(L);
    else if (n >= -9e15 && n <= 9e15 && n == (double)(lua_Integer)n) lua_pushinteger(L, (lua_Integer)n);
    else lua_pushnumber(L, n);
}

/* The field's value as the table of kinds gave it; the document is at stack index HELD. */
static int push_value(lua_State *L, int held, const wn_held *h, const wn_value *v)
{
    switch (v->type) {
    case WN_V_NONE: lua_pushnil(L); break;
    case WN_V_BOOL: lua_pushboolean(L, v->b); break;
    case WN_V_INT: lua_pushinteger(L, (lua_Integer)v->i); break;
    case WN_V_NUMBER: push_number(L, v->n); break;
    case WN_V_STR: lua_pushlstring(L, v->s.ptr ? v->s.ptr : "", v->s.len); break;
    case WN_V_SPAN: case WN_V_PERSON: wn_span_push(L, held, v->span); break;
    case WN_V_THING: wn_thing_push(L, held, v->kind, (uint32_t)v->i); break;
    case WN_V_SPANS: push_spans(L, held, h, v->run); break;
    case WN_V_PICKS: push_picks(L, held, h, v); break;
    case WN_V_THINGS: wn_things_push(L, held, v->kind, (uint32_t)v->i, v->count); break;
    case WN_V_NAMES: push_names(L, v); break;
    }
    return 1;
}

static int push_first_last(lua_State *L, wn_span s, bool last)
{
    lua_pushinteger(L, last ? (lua_Integer)s.end : (lua_Integer)s.start + 1);
    return 1;
}

static int push_place(lua_State *L, const wn_thing *t, bool column)
{
    wn_place p = wn_doc_place(t->held->found->doc, t->span.start);
    lua_pushinteger(L, (lua_Integer)(column ? p.column : p.line));
    return 1;
}

/* The block or sentence in which T begins, or nil. */
static int push_around(lua_State *L, int held, const wn_thing *t, uint32_t kind)
{
    wn_found *f = t->held->found;
    wn_err err;
    if (!wn_kind_need(f, kind, &err)) return wn_lua_raise(L, &err);
    uint32_t i = kind == WN_K_BLOCK ? wn_doc_block_at(f->doc, t->span.start)
                                    : wn_sentence_at(f, t->span.start);
    bool is = i < wn_kind_count(f, kind) && wn_span_has(wn_kind_span(f, kind, i), t->span.start);
    if (is) wn_thing_push(L, held, kind, i);
    else lua_pushnil(L);
    return 1;
}

static int push_meta(lua_State *L, const wn_doc *doc)
{
    lua_createtable(L, 0, (int)doc->meta.len);
    for (uint32_t i = 0; i < doc->meta.len; i++) {
        lua_pushlstring(L, doc->meta.at[i].key.ptr, doc->meta.at[i].key.len);
        lua_pushlstring(L, doc->meta.at[i].value.ptr, doc->meta.at[i].value.len);
        lua_rawset(L, -3);
    }
    return 1;
}

/* The lists of a document by kind, for the filter that runs: what one does to them, no other sees. */
static void push_lists(lua_State *L, int held, wn_held *h)
{
    if (lua_getiuservalue(L, held, 3) == LUA_TTABLE && h->lists_of == h->lua->filter) return;
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_setiuservalue(L, held, 3);
    h->lists_of = h->lua->filter;
}

/* All things of one kind: doc.quotes. Made once, so that it may be asked for in each block. */
static int push_all(lua_State *L, int held, wn_held *h, uint32_t kind)
{
    wn_err err;
    if (!wn_kind_need(h->found, kind, &err)) return wn_lua_raise(L, &err);
    push_lists(L, held, h);
    if (lua_rawgeti(L, -1, (lua_Integer)kind) == LUA_TTABLE) return 1;
    lua_pop(L, 1);
    wn_things_push(L, held, kind, 0, wn_kind_count(h->found, kind));
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, (lua_Integer)kind);
    return 1;
}

static int push_common(lua_State *L, int held, const wn_thing *t, int code)
{
    wn_str name;
    if (code <= F_PLURAL) return push_all(L, held, t->held, (uint32_t)(F_PLURAL - code));
    switch (code) {
    case F_KIND:
        name = name_of(t->held, t->kind);
        lua_pushlstring(L, name.ptr, name.len);
        return 1;
    case F_TEXT: push_text(L, held, t->span); return 1;
    case F_FIRST: return push_first_last(L, t->span, false);
    case F_LAST: return push_first_last(L, t->span, true);
    case F_LINE: return push_place(L, t, false);
    case F_COLUMN: return push_place(L, t, true);
    case F_DOCUMENT: wn_thing_push(L, held, WN_K_DOCUMENT, 0); return 1;
    case F_BLOCK: return push_around(L, held, t, WN_K_BLOCK);
    case F_SENTENCE: return push_around(L, held, t, WN_K_SENTENCE);
    case F_NAME: push_text(L, held, wn_name_of(t->held->found, t->span)); return 1;
    default: return push_meta(L, t->held->found->doc);
    }
}

/* Names the nearest to the key at 2; WHAT ends with zero. */
int wn_thing_no_field(lua_State *L, wn_str what, int fields)
{
    wn_str names[64], wrong = { NULL, 0 };
    size_t n = 0;
    luaL_checkstack(L, LUA_MINSTACK, NULL);
    if (lua_type(L, 2) == LUA_TSTRING) wrong.ptr = lua_tolstring(L, 2, &wrong.len);
    else return luaL_error(L, "%s has named fields, not [%s]", what.ptr, luaL_typename(L, 2));
    lua_pushnil(L);
    for (; n < 64 && wn_order_next(L, fields); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) continue;
        names[n].ptr = lua_tolstring(L, -2, &names[n].len);
        n++;
    }
    wn_str near = wn_near(wrong, names, n);
    lua_pushlstring(L, what.ptr, what.len);
    if (near.len == 0) return luaL_error(L, "%s has no field '%s'", lua_tostring(L, -1), wrong.ptr);
    return luaL_error(L, "%s has no field '%s'; did you mean '%s'?", lua_tostring(L, -1), wrong.ptr,
                      near.ptr);
}

static int thing_index(lua_State *L)
{
    wn_thing *t = wn_thing_check(L, 1);
    lua_pushvalue(L, 2);
    int type = lua_rawget(L, lua_upvalueindex(1));
    if (type == LUA_TFUNCTION) return 1;
    if (type == LUA_TNIL) return wn_thing_no_field(L, name_of(t->held, t->kind), lua_upvalueindex(1));
    int code = (int)lua_tointeger(L, -1);
    lua_getiuservalue(L, 1, 1);
    int held = lua_gettop(L);
    if (code < 0) return push_common(L, held, t, code);
    wn_value v = { 0 };
    wn_err err;
    const wn_field *field = &wn_kind_get((wn_kind_id)t->kind)->fields[code];
    if (!field->get(t->held->found, t->index, &v, &err)) return wn_lua_raise(L, &err);
    return push_value(L, held, t->held, &v);
}

static int thing_newindex(lua_State *L)
{
    return luaL_error(L, "things are read-only; return what is to become of it");
}

static int thing_tostring(lua_State *L)
{
    wn_thing *t = wn_thing_check(L, 1);
    lua_getiuservalue(L, 1, 1);
    push_text(L, lua_gettop(L), t->span);
    return 1;
}

/* Either side may be the thing. */
static int thing_concat(lua_State *L)
{
    for (int i = 1; i <= 2; i++) wn_push_plain(L, i);
    lua_concat(L, 2);
    return 1;
}

static int thing_eq(lua_State *L)
{
    wn_thing *a = wn_thing_test(L, 1), *b = wn_thing_test(L, 2);
    lua_pushboolean(L, a && b && a->held == b->held && a->kind == b->kind && a->index == b->index &&
                    wn_span_eq(a->span, b->span));
    return 1;
}

/* ---- note, warning, error */

static wn_str keep_string(lua_State *L, int index, wn_arena *a)
{
    size_t len = 0;
    const char *s = lua_tolstring(L, index, &len);
    return s ? wn_arena_copy(a, (wn_str){ s, len }) : WN_STR("");
}

/* Cut to MESSAGE_MAX bytes at a code point. */
wn_str wn_said_cut(wn_arena *a, wn_str s)
{
    size_t len = wn_utf8_start(s, MESSAGE_MAX);
    if (len == s.len) return wn_arena_copy(a, s);
    wn_buf out = wn_buf_new(a);
    wn_buf_add(&out, (wn_str){ s.ptr, len });
    wn_buf_add(&out, WN_STR("…"));
    wn_buf_byte(&out, '\0');
    return (wn_str){ out.ptr, out.len - 1 };
}

/* t:warning(rule, message, fix): upvalue 1 is the severity. A message alone takes the function's
** name for its rule. */
static int thing_report(lua_State *L)
{
    wn_thing *t = wn_thing_check(L, 1);
    luaL_checkstring(L, 2);
    luaL_optstring(L, 3, NULL);
    wn_str fix;
    fix.ptr = luaL_optlstring(L, 4, "", &fix.len);
    luaL_argcheck(L, wn_utf8_bad(fix) == fix.len, 4, "not UTF-8");
    bool lone = lua_isnoneornil(L, 3);
    luaL_argcheck(L, lone || lua_rawlen(L, 2) <= RULE_MAX, 2, "a rule's name is longer than 200 bytes");
    struct wn_lua *l = t->held->lua;
    wn_result *r = l->result;
    if (!r || r->found != t->held->found)
        return luaL_error(L, "reports are made while a filter runs over the thing's document");
    if (r->notes.len >= NOTES_MAX) return r->notes_lost++, 0;
    wn_arena *a = r->arena;
    wn_str message;
    message.ptr = lua_tolstring(L, lone ? 2 : 3, &message.len);
    wn_note *note = wn_list_add(a, &r->notes);
    *note = (wn_note){
        .severity = (uint8_t)lua_tointeger(L, lua_upvalueindex(1)), .span = t->span,
        .rule = lone ? wn_arena_copy(a, wn_str_of(l->function ? l->function : "")) : keep_string(L, 2, a),
        .message = wn_said_cut(a, message), .fix = keep_string(L, 4, a),
        .fixable = !lua_isnoneornil(L, 4), .filter = l->filters.at[l->filter].name };
    return 0;
}

static void add_reports(lua_State *L)
{
    static const char *const names[] = { "note", "warning", "error" };
    for (int i = 0; i < 3; i++) {
        lua_pushinteger(L, WN_NOTE + i);
        lua_pushcclosure(L, thing_report, 1);
        lua_setfield(L, -2, names[i]);
    }
}

/* ---- metatables */

static void add_name(lua_State *L, const char *name, int code)
{
    lua_pushinteger(L, code);
    lua_setfield(L, -2, name);
}

/* Names of KIND's fields: the common ones first, so that the kind's own win. */
static void push_names_of(lua_State *L, uint32_t kind)
{
    lua_newtable(L);
    for (size_t i = 0; i < sizeof common / sizeof *common; i++)
        add_name(L, common[i].name, common[i].code);
    add_reports(L);
    if (kind == WN_K_SPAN) {
        add_name(L, "mention", F_TEXT);
        add_name(L, "name", F_NAME);
    }
    if (kind >= WN_K_OWN) return;
    if (kind == WN_K_QUANTITY) luaL_setfuncs(L, wn_quantity_methods, 0);
    if (kind == WN_K_DOCUMENT) {
        add_name(L, "meta", F_META);
        for (int k = WN_K_BLOCK; k < WN_K_OWN; k++)
            add_name(L, wn_kind_get((wn_kind_id)k)->plural, F_PLURAL - k);
    }
    const wn_field *fields = wn_kind_get((wn_kind_id)kind)->fields;
    for (int i = 0; fields && fields[i].name; i++) add_name(L, fields[i].name, i);
}

static const luaL_Reg metamethods[] = {
    { "__newindex", thing_newindex }, { "__tostring", thing_tostring },
    { "__concat", thing_concat }, { "__eq", thing_eq }, { NULL, NULL }
};

static void make_metatable(lua_State *L, uint32_t kind)
{
    lua_newtable(L);
    luaL_setfuncs(L, metamethods, 0);
    push_names_of(L, kind);
    lua_pushcclosure(L, thing_index, 1);
    lua_setfield(L, -2, "__index");
    if (kind < WN_K_OWN) lua_pushstring(L, wn_kind_get((wn_kind_id)kind)->name);
    else lua_pushstring(L, kind == WN_K_SPAN ? "Span" : "thing");
    lua_setfield(L, -2, "__name");      /* as messages of Lua's call it */
    lua_pushboolean(L, 1);
    lua_setfield(L, -2, "winnow.thing");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_rawsetp(L, LUA_REGISTRYINDEX, key_of(kind));
}

void wn_thing_open(lua_State *L)
{
    luaL_newmetatable(L, "winnow.held");
    lua_pushcfunction(L, held_gc);
    lua_setfield(L, -2, "__gc");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
    for (uint32_t k = 0; k <= WN_K_OWN; k++) make_metatable(L, k);
    make_metatable(L, WN_K_SPAN);
}
