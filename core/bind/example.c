/* example.c: what filters say of themselves: their name, the line for `winnow list`, and their examples,
** which are their tests:
**
**     filter.examples = {
**       { "text", "text that is kept" },
**       { "text", notes = { "rule: message", "rule", … } },     what is reported, as one reads
**       { "text", marks = { "marked", { "this, too", "class" } } },
**       { "<p>text</p>", "text", from = "html" },              of another format than plain text
**       { "text", notes = {…}, sources = { name = text, … } },  as if they were given for filter.sources
**     }
*/
#include <stdlib.h>

#include "bind/about.h"
#include "read/read.h"

const char *wn_lua_shipped_about(wn_lua *l, uint32_t index, wn_err *err)
{
    wn_str name = wn_str_of(wn_lua_shipped_name(index));
    if (!wn_lua_add(l, name, wn_lua_shipped(name), err)) return NULL;
    const char *about = l->filters.at[l->filters.len - 1].about.ptr;
    wn_filters_forget(l, l->filters.len - 1);
    return about;
}

/* KEPT without a ptr: all of the text. NOTES without a ptr: none are asked for. */
typedef struct {
    uint32_t filter;
    const wn_reader *from;
    wn_str text, kept, notes;
    bool has_marks;             /* else it does not ask what is marked */
    wn_marked_list marks;
    WN_LIST(wn_pair) sources;
} example;
typedef struct { uint32_t filter; WN_LIST(example) list; } examples;

static const char SHAPE[] = "expected { text, text that is kept }, { text, notes = {…} } or "
                            "{ text, marks = {…} }";
static const char KEYS[] = "expected { text, text that is kept, from =, marks =, notes =, "
                           "sources = }";

/* Pushes the name of filter F's file, as Lua shortens it. */
static const char *push_file(lua_State *L, const wn_filter *f)
{
    lua_Debug ar;
    lua_rawgeti(L, LUA_REGISTRYINDEX, f->chunk);
    lua_getinfo(L, ">S", &ar);
    return lua_pushstring(L, ar.short_src);
}

/* Raises an error about the global `filter` of the filter that is read. */
void wn_about_slip(lua_State *L, const char *what)
{
    const struct wn_lua *l = wn_lua_of(L);
    const char *file = push_file(L, &l->filters.at[l->filter]);
    lua_pushfstring(L, "%s: %s", file, what);
    lua_error(L);
}

/* Of the table on top: its keys, and what they hold. */
static void check_about(lua_State *L)
{
    static const char *const names[] = { "about", "examples", "name", "options", "sources", NULL };
    static const int types[] = { LUA_TSTRING, LUA_TTABLE, LUA_TSTRING, LUA_TTABLE, LUA_TTABLE };
    int top = lua_gettop(L);
    if (wn_option_stray(L, top, "", names, 0))
        wn_about_slip(L, lua_pushfstring(L, "filter has %s", lua_tostring(L, -1)));
    for (int i = 0; names[i]; i++) {
        lua_pushstring(L, names[i]);
        int type = lua_rawget(L, top);
        if (type != LUA_TNIL && type != types[i])
            wn_about_slip(L, lua_pushfstring(L, "'%s' of filter is a %s; expected a %s", names[i],
                                    lua_typename(L, type), lua_typename(L, types[i])));
    }
    lua_settop(L, top);
}

enum { NAME_MAX_BYTES = 64, SOURCES_MAX = 16 };

static void add_source(lua_State *L, wn_filter *f, wn_str name)
{
    for (uint32_t i = 0; i < f->sources.len; i++)
        if (wn_str_eq(f->sources.at[i], name)) wn_about_slip(L, "'sources' of filter has a name twice");
    if (f->sources.len == SOURCES_MAX)
        wn_about_slip(L, lua_pushfstring(L, "'sources' of filter are more than %d", SOURCES_MAX));
    wn_arena *own = wn_lua_of(L)->own;
    *wn_list_add(own, &f->sources) = wn_arena_copy(own, name);
}

/* Of the table on top: options are those that it was set with, and what is a path is one of them. */
static void check_options(lua_State *L, wn_filter *f)
{
    int top = lua_gettop(L);
    lua_pushliteral(L, "options");
    int type = lua_rawget(L, top);
    lua_rawgeti(L, LUA_REGISTRYINDEX, f->specs);
    lua_rawgeti(L, -1, 1);
    if (type != LUA_TNIL && !lua_rawequal(L, top + 1, -1))
        wn_about_slip(L, "'options' of filter come too late; expected filter = { options = … }");
    lua_pushliteral(L, "sources");
    bool has = lua_rawget(L, top) == LUA_TTABLE;
    for (lua_Integer i = 1; has && lua_rawgeti(L, -1, i) != LUA_TNIL; i++) {
        const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";
        if (type == LUA_TNIL || lua_rawget(L, top + 1) == LUA_TNIL)
            wn_about_slip(L, "'sources' of filter are names of its options");
        add_source(L, f, wn_str_of(name));
        lua_pop(L, 1);
    }
    lua_settop(L, top);
}

/* The string NAME in the table on top; OTHER where there is none. */
static wn_str kept(lua_State *L, const char *name, wn_str other)
{
    lua_pushstring(L, name);
    if (lua_rawget(L, -2) == LUA_TSTRING)
        other = wn_arena_copy(wn_lua_of(L)->own, wn_str_of(lua_tostring(L, -1)));
    lua_pop(L, 1);
    return other;
}

void wn_about_read(lua_State *L, wn_filter *f, int env)
{
    if (f->about.ptr) return;
    lua_pushliteral(L, "filter");
    int type = lua_rawget(L, env);
    if (type == LUA_TTABLE) {
        check_about(L);
        check_options(L, f);
        wn_str name = kept(L, "name", f->name);
        if (name.len > NAME_MAX_BYTES)
            wn_about_slip(L, lua_pushfstring(L, "'name' of filter is longer than %d bytes", NAME_MAX_BYTES));
        f->name = name;
        f->about = kept(L, "about", WN_STR(""));
    } else if (type != LUA_TNIL) {
        wn_about_slip(L, lua_pushfstring(L, WN_NO_TABLE, lua_typename(L, type)));
    }
    lua_pop(L, 1);
}

/* ---- examples */

static void wrong(struct wn_lua *l, uint32_t number, const char *what)
{
    wn_about_slip(l->L, lua_pushfstring(l->L, "'examples': number %d: %s", (int)number, what));
}

static wn_str string_at(struct wn_lua *l, int index, uint32_t number)
{
    size_t len;
    if (lua_type(l->L, index) != LUA_TSTRING) wrong(l, number, SHAPE);
    const char *s = lua_tolstring(l->L, index, &len);
    return wn_arena_copy(l->own, (wn_str){ s, len });
}

/* The table on top has places alone, as a list has. */
static void check_list(struct wn_lua *l, const char *what, uint32_t number)
{
    static const char *const none[] = { NULL };
    if (wn_option_stray(l->L, lua_gettop(l->L), "", none, (lua_Integer)lua_rawlen(l->L, -1)))
        wrong(l, number, lua_pushfstring(l->L, "%s are a list; %s in it", what,
                                         lua_tostring(l->L, -1)));
}

/* The list of strings on top, a line each. */
static wn_str lines_at(struct wn_lua *l, uint32_t number)
{
    wn_buf out = wn_buf_new(l->own);
    check_list(l, "notes", number);
    wn_buf_add(&out, WN_STR(""));
    for (lua_Integer i = 1; lua_rawgeti(l->L, -1, i) != LUA_TNIL; i++) {
        wn_buf_add(&out, string_at(l, -1, number));
        wn_buf_byte(&out, '\n');
        lua_pop(l->L, 1);
    }
    lua_pop(l->L, 1);
    return (wn_str){ out.ptr ? out.ptr : "", out.len };
}

/* An entry of `marks`, on top: a text, or { text, class }. */
static wn_marked read_marked(struct wn_lua *l, uint32_t number)
{
    lua_State *L = l->L;
    wn_marked m = { .class = { NULL, 0 } };
    if (lua_type(L, -1) == LUA_TSTRING) return m.text = string_at(l, -1, number), m;
    if (lua_istable(L, -1)) check_list(l, "marks", number);
    bool pair = lua_istable(L, -1) && lua_rawgeti(L, -1, 1) == LUA_TSTRING &&
                lua_rawgeti(L, -2, 2) == LUA_TSTRING && lua_rawlen(L, -3) == 2;
    if (!pair) wrong(l, number, "marks are texts, or { text, class }");
    m.text = string_at(l, -2, number);
    m.class = string_at(l, -1, number);
    lua_pop(L, 2);
    return m;
}

static void read_marks(struct wn_lua *l, example *e, uint32_t number)
{
    check_list(l, "marks", number);
    e->has_marks = true;
    for (lua_Integer i = 1; lua_rawgeti(l->L, -1, i) != LUA_TNIL; i++) {
        *wn_list_add(l->own, &e->marks) = read_marked(l, number);
        lua_pop(l->L, 1);
    }
    lua_pop(l->L, 1);
}

static void read_sources(struct wn_lua *l, example *e, uint32_t number)
{
    lua_State *L = l->L;
    for (lua_pushnil(L); wn_order_next(L, -2); lua_pop(L, 1)) {
        wn_str name = string_at(l, -2, number);
        *wn_list_add(l->own, &e->sources) = (wn_pair){ name, string_at(l, -1, number) };
    }
}

/* Pushes field NAME of the table on top; is it there, as a table? */
static bool push_table(struct wn_lua *l, const char *name, uint32_t number)
{
    lua_pushstring(l->L, name);
    int type = lua_rawget(l->L, -2);
    if (type != LUA_TNIL && type != LUA_TTABLE)
        wrong(l, number, lua_pushfstring(l->L, "%s is a %s; expected a table", name, lua_typename(l->L, type)));
    return type == LUA_TTABLE;
}

/* What reads the text of the example on top. */
static const wn_reader *reader_at(struct wn_lua *l, uint32_t number)
{
    lua_State *L = l->L;
    lua_pushliteral(L, "from");
    int type = lua_rawget(L, -2);
    const char *name = type == LUA_TNIL ? "text" : type == LUA_TSTRING ? lua_tostring(L, -1) : "";
    const wn_reader *reader = wn_reader_find(wn_str_of(name)), *other;
    wn_buf names = wn_buf_new(l->own);
    for (uint32_t i = 0; !reader && (other = wn_reader_each(i)) != NULL; i++)
        wn_buf_print(&names, "%s%s", i ? ", " : "", other->name);
    wn_buf_byte(&names, '\0');
    if (!reader) wrong(l, number, lua_pushfstring(L, "from is no format; expected %s", names.ptr));
    lua_pop(L, 1);
    return reader;
}

/* The example on top. */
static example read_example(struct wn_lua *l, uint32_t number)
{
    lua_State *L = l->L;
    static const char *const names[] = { "from", "marks", "notes", "sources", NULL };
    example e = { .filter = l->filter };
    if (!lua_istable(L, -1)) wrong(l, number, SHAPE);
    if (wn_option_stray(L, lua_gettop(L), "", names, 2))
        wrong(l, number, lua_pushfstring(L, "%s; %s", lua_tostring(L, -1), KEYS));
    lua_rawgeti(L, -1, 1);
    e.text = string_at(l, -1, number);
    lua_pop(L, 1);
    if (push_table(l, "notes", number)) e.notes = lines_at(l, number);
    lua_pop(L, 1);
    if (push_table(l, "marks", number)) read_marks(l, &e, number);
    lua_pop(L, 1);
    e.from = reader_at(l, number);
    if (push_table(l, "sources", number)) read_sources(l, &e, number);
    lua_pop(L, 1);
    if (lua_rawgeti(L, -1, 2) != LUA_TNIL || (!e.notes.ptr && !e.has_marks))
        e.kept = string_at(l, -1, number);
    lua_pop(L, 1);
    return e;
}

/* Copies the examples of a filter out of its environment. */
static int read_examples(lua_State *L)
{
    examples *out = lua_touserdata(L, 1);
    struct wn_lua *l = wn_lua_of(L);
    static const char *const none[] = { NULL };
    l->filter = out->filter;
    lua_rawgeti(L, LUA_REGISTRYINDEX, l->filters.at[out->filter].env);
    lua_pushliteral(L, "filter");
    if (lua_rawget(L, -2) != LUA_TTABLE) return 0;
    lua_pushliteral(L, "examples");
    if (lua_rawget(L, -2) != LUA_TTABLE) return 0;
    if (wn_option_stray(L, lua_gettop(L), "", none, (lua_Integer)lua_rawlen(L, -1)))
        wn_about_slip(L, lua_pushfstring(L, "'examples' is a list; %s in it", lua_tostring(L, -1)));
    for (uint32_t i = 1; lua_rawgeti(L, -1, i) != LUA_TNIL; i++) {
        *wn_list_add(l->own, &out->list) = read_example(l, i);
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
        wn_str line = wn_str_take(&want, '\n');
        wn_buf_add(&out, r->notes.at[i].rule);
        if (!wn_str_eq(line, r->notes.at[i].rule)) {
            wn_buf_add(&out, WN_STR(": "));
            wn_buf_add(&out, r->notes.at[i].message);
        }
        wn_buf_byte(&out, '\n');
    }
    return (wn_str){ out.ptr ? out.ptr : "", out.len };
}

/* What is marked, in the order of the text; with its class, unless the example does not ask it. */
static void compare_marks(wn_arena *a, const wn_doc *doc, const wn_edits *edits, wn_example *e)
{
    e->marks_right = edits->marks.len == e->want_marks.len;
    for (uint32_t i = 0; i < edits->marks.len; i++) {
        const wn_mark *m = &edits->marks.at[i];
        wn_marked got = { wn_str_cut(doc->text, m->span), m->name };
        bool more = i >= e->want_marks.len;
        const wn_marked *want = more ? &got : &e->want_marks.at[i];
        if (!want->class.ptr) got.class = want->class;
        else if (!wn_str_eq(got.class, want->class)) e->marks_right = false;
        if (!wn_str_eq(got.text, want->text)) e->marks_right = false;
        *wn_list_add(a, &e->marks) = got;
    }
}

/* Lends E's sources to the filter for each of its options that take some. */
static bool lend(wn_lua *l, const example *e, wn_err *err)
{
    wn_index_end_try(l);
    if (!e->sources.len || !l->filters.at[e->filter].sources.len) return true;
    return wn_index_try(l, e->filter, e->sources.at, e->sources.len, err);
}

/* What its reader says of an example's text is the filter's fault. Returns false. */
static bool unread(const wn_lua *l, uint32_t filter, uint32_t number, wn_err *err)
{
    wn_err why = *err;
    return wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "%s; in example %u of filter %s", why.text,
                   (unsigned)number, l->filters.at[filter].name.ptr);
}

/* What the filter does with E's text, beside what E says. An error of the filter is one of ERR. */
static bool try(wn_lua *l, wn_arena *a, const example *e, wn_example *out, wn_err *err)
{
    wn_buf name = wn_buf_new(a);
    wn_buf_print(&name, "example %u", (unsigned)out->number);
    wn_doc *doc = wn_doc_new(a, wn_buf_str(&name), e->text);
    wn_read_options options = { .replace = false };
    wn_result result;
    if (!e->from->read(doc, &options, err)) return unread(l, e->filter, out->number, err);
    if (!wn_lua_run(l, doc, &result, err)) return false;
    const wn_edits *edits = wn_edit_resolve(doc, &result.decisions, false);
    out->kept = wn_edit_text(doc, edits, a);
    out->want = e->kept.ptr ? e->kept : doc->text;
    out->notes = out->want_notes = e->notes;
    if (e->notes.ptr) out->notes = notes_of(a, &result, e->notes);
    out->kept_right = wn_str_eq(out->kept, out->want);
    out->notes_right = wn_str_eq(out->notes, out->want_notes);
    out->want_marks = e->marks;
    out->marks_right = !e->has_marks;
    if (e->has_marks) compare_marks(a, doc, edits, out);
    return true;
}

bool wn_lua_test(wn_lua *l, uint32_t index, wn_tell *tell, void *ctx, wn_err *err)
{
    examples list = { .filter = index };
    bool fine = wn_lua_protect(l, read_examples, &list, err);
    wn_arena *a = wn_limit_arena(l->limits.memory);
    for (uint32_t i = 0; fine && i < list.list.len; i++) {
        wn_example e = { .number = i + 1 };
        fine = lend(l, &list.list.at[i], err) && try(l, a, &list.list.at[i], &e, err);
        if (fine) tell(ctx, &e);
        wn_arena_reset(a);
    }
    wn_arena_free(a);
    return fine;
}
