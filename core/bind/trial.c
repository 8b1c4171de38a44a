/* trial.c: the examples that a language pack carries. What is found in a text, a line a thing, fields apart
** by " | "; a line of the pack may leave out the last ones:
**
**     examples = {
**       { "„Wir gehen“, sagte Ada Berg.", quotes = { "Wir gehen | Ada Berg" } },
**       { "Es kostet 5 Euro.", quantities = { "5 Euro | 5 | Euro" }, hedges = {} },
**       { "<p>Impressum</p>", from = "html", boilerplate = { "Impressum | legal" } },
**     }
**
** The pack is tried as its file is now, whatever was built in. */
#include "bind/pack.h"
#include "bind/state.h"
#include "read/read.h"

/* ---- what was found, as lines */

typedef struct { const wn_found *f; wn_buf out; } lines;

static void begin_line(lines *l, wn_span span)
{
    if (l->out.len) wn_buf_byte(&l->out, '\n');
    wn_buf_add(&l->out, wn_found_text(l->f, span));
}

static void add_field(lines *l, wn_str field)
{
    wn_buf_add(&l->out, WN_STR(" | "));
    wn_buf_add(&l->out, field);
}

static void add_sentences(lines *l)
{
    for (uint32_t i = 0; i < l->f->sentences.len; i++) begin_line(l, l->f->sentences.at[i].span);
}

static void add_quotes(lines *l)
{
    for (uint32_t i = 0; i < l->f->quotes.len; i++) {
        const wn_quote *q = &l->f->quotes.at[i];
        begin_line(l, q->content);
        add_field(l, wn_found_text(l->f, q->speaker));
        add_field(l, wn_found_text(l->f, q->cue));
    }
}

/* All of the spans of RUN as one: from the first to the last. */
static wn_span whole(const wn_found *f, wn_run run)
{
    if (run.len == 0) return (wn_span){ 0, 0 };
    return (wn_span){ f->spans.at[run.first].start, f->spans.at[run.first + run.len - 1].end };
}

static void add_attributions(lines *l)
{
    for (uint32_t i = 0; i < l->f->attributions.len; i++) {
        const wn_attribution *a = &l->f->attributions.at[i];
        begin_line(l, whole(l->f, a->content));
        add_field(l, wn_found_text(l->f, whole(l->f, a->source)));
        add_field(l, wn_found_text(l->f, whole(l->f, a->cue)));
    }
}

static void add_quantities(lines *l)
{
    for (uint32_t i = 0; i < l->f->quantities.len; i++) {
        const wn_quantity *q = &l->f->quantities.at[i];
        begin_line(l, q->span);
        if (q->value == q->value) wn_buf_print(&l->out, " | %.15g", q->value);
        else if (q->min == q->min) wn_buf_print(&l->out, " | %.15g to %.15g", q->min, q->max);
        else wn_buf_print(&l->out, " | ");
        add_field(l, q->unit);
        add_field(l, q->approx);
    }
}

static void add_hedges(lines *l)
{
    for (uint32_t i = 0; i < l->f->hedges.len; i++)
        if (l->f->hedges.at[i].type <= WN_H_WEASEL) begin_line(l, l->f->hedges.at[i].span);
}

static void add_boilerplate(lines *l)
{
    for (uint32_t i = 0; i < l->f->boilerplate.len; i++) {
        begin_line(l, l->f->boilerplate.at[i].span);
        add_field(l, l->f->boilerplate.at[i].why);
    }
}

static const struct {
    const char *name;
    bool (*find)(wn_found *f, wn_err *err);
    void (*add)(lines *l);
} kinds[] = {
    { "sentences", wn_sentence_find, add_sentences },
    { "quotes", wn_quote_find, add_quotes },
    { "attributions", wn_attribution_find, add_attributions },
    { "quantities", wn_quantity_find, add_quantities },
    { "hedges", wn_hedge_find, add_hedges },
    { "boilerplate", wn_boilerplate_find, add_boilerplate },
};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* ---- the pack */

typedef struct {
    wn_str name, source;
    wn_tell *tell;
    void *ctx;
} trial;

/* Pushes what the pack's text returns; nothing is within its reach. */
static void push_pack(lua_State *L, const trial *t)
{
    lua_pushfstring(L, "@%s", t->name.ptr);
    if (luaL_loadbufferx(L, t->source.ptr, t->source.len, lua_tostring(L, -1), "t") != LUA_OK) lua_error(L);
    lua_newtable(L);
    lua_setupvalue(L, -2, 1);
    lua_call(L, 0, 1);
    luaL_checktype(L, -1, LUA_TTABLE);
}

static wn_str string_of(lua_State *L, int index, const char *what)
{
    wn_str s;
    if (lua_type(L, index) != LUA_TSTRING) luaL_error(L, "%s is no string", what);
    s.ptr = lua_tolstring(L, index, &s.len);
    return s;
}

/* The string in field KEY of the table at INDEX, which stays alive there; or ELSE. */
static wn_str field_of(lua_State *L, int index, const char *key, wn_str other)
{
    lua_getfield(L, index, key);
    wn_str s = lua_isnil(L, -1) ? other : string_of(L, -1, key);
    lua_pop(L, 1);
    return s;
}

/* As many fields of the first line of *FOUND as LINE has; moves *FOUND behind it. */
static wn_str like(wn_str line, wn_str *found)
{
    wn_str got = wn_str_take(found, '\n');
    bool more = got.len > line.len && !memcmp(got.ptr, line.ptr, line.len);
    if (more && !memcmp(got.ptr + line.len, " | ", 3)) got.len = line.len;
    return got;
}

/* The lines of the list on top, and FOUND, cut to their fields, as E has them. */
static void compare(lua_State *L, wn_arena *a, wn_str found, wn_example *e)
{
    wn_buf want = wn_buf_new(a), got = wn_buf_new(a);
    for (lua_Integer i = 1; lua_rawgeti(L, -1, i) != LUA_TNIL || found.len; i++) {
        wn_str line = lua_isnil(L, -1) ? WN_STR("") : string_of(L, -1, "a line");
        wn_str its = like(line, &found);
        if (line.len) wn_buf_print(&want, "%s\n", line.ptr);
        if (its.len) wn_buf_print(&got, "%.*s\n", (int)its.len, its.ptr);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    wn_buf_add(&want, WN_STR(""));
    wn_buf_add(&got, WN_STR(""));
    e->want_notes = wn_buf_str(&want);
    e->notes = wn_buf_str(&got);
    e->notes_right = wn_str_eq(e->notes, e->want_notes);
}

static wn_found *read_example(struct wn_lua *l, wn_arena *a, int index)
{
    lua_State *L = l->L;
    wn_err err = { 0 };
    lua_rawgeti(L, index, 1);
    wn_doc *doc = wn_doc_new(a, WN_STR("example"), wn_arena_copy(a, string_of(L, -1, "an example's text")));
    wn_str from = field_of(L, index, "from", WN_STR("text"));
    const wn_reader *reader = wn_reader_find(from);
    wn_read_options options = { .text_field = WN_STR("") };
    if (!reader) luaL_error(L, "unknown format '%s'", from.ptr);
    lua_pop(L, 1);
    wn_found *f = reader->read(doc, &options, &err) ? wn_lang_found(l, doc, &err) : NULL;
    if (!f) wn_lua_raise(L, &err);
    return f;
}

/* Tries the example on top in each kind that it has. */
static void try_example(struct wn_lua *l, const trial *t, wn_example *e)
{
    lua_State *L = l->L;
    int top = lua_gettop(L), asked = 0;
    wn_arena *a = wn_lua_arena(l);
    for (int k = 0; k < KINDS; k++) {
        lua_getfield(L, top, kinds[k].name);
        if (lua_istable(L, -1)) {
            wn_err err = { 0 };
            lines out = { read_example(l, a, top), wn_buf_new(a) };
            if (!kinds[k].find((wn_found *)(uintptr_t)out.f, &err)) wn_lua_raise(L, &err);
            kinds[k].add(&out);
            lua_pushvalue(L, -1);
            compare(L, a, wn_buf_str(&out.out), e);
            t->tell(t->ctx, e);
            asked++;
        }
        lua_pop(L, 1);
    }
    wn_arena_free(a);
    if (!asked) luaL_error(L, "%s: example %d asks for nothing", t->name.ptr, (int)e->number);
}

static int try_pack(lua_State *L)
{
    struct wn_lua *l = wn_lua_of(L);
    const trial *t = lua_touserdata(L, 1);
    wn_err err = { 0 };
    push_pack(L, t);
    int pack = lua_gettop(L);
    l->lang = wn_arena_copy(l->own, field_of(L, pack, "lang", WN_STR("")));
    if (!wn_lang_try(l, pack, &err)) wn_lua_raise(L, &err);
    lua_getfield(L, pack, "examples");
    if (!lua_istable(L, -1)) return luaL_error(L, "%s: no examples", t->name.ptr);
    for (uint32_t i = 1; lua_rawgeti(L, pack + 1, i) == LUA_TTABLE; i++, lua_settop(L, pack + 1)) {
        wn_example e = { .number = i, .kept_right = true, .marks_right = true };
        try_example(l, t, &e);
    }
    return 0;
}

bool wn_lua_try(wn_lua *l, wn_str name, wn_str source, wn_tell *tell, void *ctx, wn_err *err)
{
    trial t = { wn_arena_copy(l->own, name), source, tell, ctx };
    wn_lua_allow(l, source.len);
    wn_limit_begin(l, l->limits.seconds, t.name);
    bool fine = wn_lua_protect(l, try_pack, &t, err);
    wn_limit_end();
    return fine;
}
