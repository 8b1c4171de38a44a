/* example.c: what filters say of themselves: the line for `winnow list`, and their examples, which are
** their tests:
**
**     filter.examples = {
**       { "text", "text that is kept" },
**       { "text", notes = { "rule: message", "rule", … } },     what is reported, as one reads
**       { "<p>text</p>", from = "html", notes = {…} },
**       { "text", notes = {…}, sources = { name = text, … } },  as if they were given for filter.sources
**     }
*/
#include <stdlib.h>

#include "bind/state.h"
#include "read/read.h"

const char *wn_lua_shipped_about(wn_lua *l, uint32_t index, wn_err *err)
{
    wn_str name = wn_str_of(wn_lua_shipped_name(index));
    if (!wn_lua_add(l, name, wn_lua_shipped(name), err)) return NULL;
    return l->filters.at[--l->filters.len].about.ptr;
}

/* KEPT without a ptr: all of the text. NOTES without a ptr: none are asked for. */
typedef struct { wn_str text, kept, notes, from; WN_LIST(wn_pair) sources; } example;
typedef struct { uint32_t filter; WN_LIST(example) list; } examples;

static wn_str string_at(struct wn_lua *l, int index)
{
    size_t len;
    if (lua_type(l->L, index) != LUA_TSTRING)
        luaL_error(l->L, "an example is { text, text that is kept } or { text, notes = {…} }");
    const char *s = lua_tolstring(l->L, index, &len);
    return wn_arena_copy(l->own, (wn_str){ s, len });
}

/* The list of strings on top, a line each. */
static wn_str lines_at(struct wn_lua *l)
{
    wn_buf out = wn_buf_new(l->own);
    wn_buf_add(&out, WN_STR(""));
    for (lua_Integer i = 1; lua_rawgeti(l->L, -1, i) != LUA_TNIL; i++) {
        wn_buf_add(&out, string_at(l, -1));
        wn_buf_byte(&out, '\n');
        lua_pop(l->L, 1);
    }
    lua_pop(l->L, 1);
    return (wn_str){ out.ptr ? out.ptr : "", out.len };
}

static void read_sources(struct wn_lua *l, example *e)
{
    lua_State *L = l->L;
    for (lua_pushnil(L); wn_order_next(L, -2); lua_pop(L, 1)) {
        wn_str name = string_at(l, -2);
        *wn_list_add(l->own, &e->sources) = (wn_pair){ name, string_at(l, -1) };
    }
}

/* The example on top. */
static example read_example(struct wn_lua *l)
{
    lua_State *L = l->L;
    example e = { .kept = { NULL, 0 } };
    lua_rawgeti(L, -1, 1);
    e.text = string_at(l, -1);
    lua_pop(L, 1);
    lua_pushliteral(L, "notes");
    if (lua_rawget(L, -2) == LUA_TTABLE) e.notes = lines_at(l);
    lua_pop(L, 1);
    lua_pushliteral(L, "from");
    if (lua_rawget(L, -2) != LUA_TNIL) e.from = string_at(l, -1);
    lua_pop(L, 1);
    lua_pushliteral(L, "sources");
    if (lua_rawget(L, -2) == LUA_TTABLE) read_sources(l, &e);
    lua_pop(L, 1);
    if (lua_rawgeti(L, -1, 2) != LUA_TNIL || !e.notes.ptr) e.kept = string_at(l, -1);
    lua_pop(L, 1);
    return e;
}

/* Copies the examples of a filter out of its environment. */
static int read_examples(lua_State *L)
{
    examples *out = lua_touserdata(L, 1);
    struct wn_lua *l = wn_lua_of(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, l->filters.at[out->filter].env);
    lua_pushliteral(L, "filter");
    if (lua_rawget(L, -2) != LUA_TTABLE) return 0;
    lua_pushliteral(L, "examples");
    if (lua_rawget(L, -2) != LUA_TTABLE) return 0;
    for (lua_Integer i = 1; lua_rawgeti(L, -1, i) == LUA_TTABLE; i++) {
        *wn_list_add(l->own, &out->list) = read_example(l);
        lua_pop(L, 1);
    }
    return 0;
}

static int by_place(const void *a, const void *b)
{
    const wn_note *x = a, *y = b;
    return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* The notes of R, a line each: "rule: message", or "rule" where the line of WANT says no more. */
static wn_str notes_of(wn_arena *a, wn_result *r, wn_str want)
{
    wn_buf out = wn_buf_new(a);
    wn_buf_add(&out, WN_STR(""));
    if (r->notes.len) qsort(r->notes.at, r->notes.len, sizeof *r->notes.at, by_place);
    for (uint32_t i = 0; i < r->notes.len; i++) {
        const char *end = memchr(want.ptr, '\n', want.len);
        wn_str line = { want.ptr, end ? (size_t)(end - want.ptr) : 0 };
        want = end ? (wn_str){ end + 1, want.len - line.len - 1 } : want;
        wn_buf_add(&out, r->notes.at[i].rule);
        if (!wn_str_eq(line, r->notes.at[i].rule)) {
            wn_buf_add(&out, WN_STR(": "));
            wn_buf_add(&out, r->notes.at[i].message);
        }
        wn_buf_byte(&out, '\n');
    }
    return (wn_str){ out.ptr ? out.ptr : "", out.len };
}

/* Lends E's sources to the filter for each of its options that take some. */
static bool lend(wn_lua *l, uint32_t filter, const example *e, wn_err *err)
{
    wn_str option;
    l->lent.len = 0;
    for (uint32_t i = 0; e->sources.len && wn_index_declared(l, filter, i, &option); i++) {
        wn_arena *a = wn_limit_arena(0);
        wn_corpus *c = wn_match_new(a);
        for (uint32_t k = 0; k < e->sources.len; k++)
            wn_match_add(c, e->sources.at[k].key, e->sources.at[k].value);
        if (!wn_index_give(l, filter, option, c, a, err)) return wn_arena_free(a), false;
    }
    return true;
}

/* What the filter does with E's text, beside what E says. An error of the filter is one of ERR. */
static bool try(wn_lua *l, wn_arena *a, const example *e, wn_example *out, wn_err *err)
{
    wn_doc *doc = wn_doc_new(a, WN_STR("example"), e->text);
    wn_read_options options = { .replace = false };
    wn_result result;
    const wn_reader *reader = wn_reader_find(e->from.ptr ? e->from : WN_STR("text"));
    if (!reader)
        return wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "example %u: unknown format '%s'",
                       (unsigned)out->number, e->from.ptr);
    if (!reader->read(doc, &options, err) || !wn_lua_run(l, doc, &result, err)) return false;
    out->kept = wn_edit_text(doc, wn_edit_resolve(doc, &result.decisions, false), a);
    out->want = e->kept.ptr ? e->kept : doc->text;
    out->notes = out->want_notes = e->notes;
    if (e->notes.ptr) out->notes = notes_of(a, &result, e->notes);
    out->kept_right = wn_str_eq(out->kept, out->want);
    out->notes_right = wn_str_eq(out->notes, out->want_notes);
    return true;
}

bool wn_lua_test(wn_lua *l, uint32_t index, wn_tell *tell, void *ctx, wn_err *err)
{
    examples list = { .filter = index };
    bool fine = wn_lua_protect(l, read_examples, &list, err);
    wn_arena *a = wn_limit_arena(0);
    for (uint32_t i = 0; fine && i < list.list.len; i++) {
        wn_example e = { .number = i + 1 };
        fine = lend(l, index, &list.list.at[i], err) && try(l, a, &list.list.at[i], &e, err);
        if (fine) tell(ctx, &e);
        wn_arena_reset(a);
    }
    wn_arena_free(a);
    return fine;
}
