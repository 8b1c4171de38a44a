/* run.c: the face of bind/ to the program: a Lua state with limits, filters in it, documents through
** it. Every entry is protected: no Lua error leaves this file.
*/
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "bind/shipped.h"
#include "bind/state.h"

enum { GARBAGE = 4 << 20, CACHED = 8 };     /* bytes, share: see allow_anew() */

static const char self_key = 0;

struct wn_lua *wn_lua_of(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &self_key);
    struct wn_lua *l = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return l;
}

bool wn_lua_protect(struct wn_lua *l, lua_CFunction fn, void *argument, wn_err *err)
{
    lua_State *L = l->L;
    if (!lua_checkstack(L, 20)) return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "Lua's stack is full");
    int top = lua_gettop(L);
    lua_CFunction before = l->entry;
    l->entry = fn;
    lua_pushcfunction(L, wn_error_message);
    lua_pushcfunction(L, fn);
    lua_pushlightuserdata(L, argument);
    bool fine = lua_pcall(L, 1, 0, top + 1) == LUA_OK && l->code == WN_OK;
    if (!fine) wn_error_explain(l, err);
    lua_settop(L, top);
    l->entry = before;
    l->code = WN_OK;
    l->why[0] = '\0';
    return fine;
}

/* ---- life */

static int close(lua_State *L)
{
    struct wn_lua *l = lua_touserdata(L, 1);
    wn_lang_forget(l);
    wn_arena_free(l->added.arena);
    wn_arena_free(l->own);
    wn_arena_free(l->said);
    l->own = l->said = l->added.arena = NULL;
    return 0;
}

wn_arena *wn_lua_arena(struct wn_lua *l)
{
    wn_arena *a = wn_limit_arena(0);
    if (l->memory) wn_arena_count(a, l->memory);
    return a;
}

/* Never 0 KiB: that would be a whole step of the collector. An arena has 16 KiB at least. */
void wn_lua_unseen(lua_State *L, size_t bytes) { lua_gc(L, LUA_GCSTEP, (int)(bytes >> 10) + 16); }

struct wn_lua *wn_lua_attach(lua_State *L, bool host, const wn_limits *limits)
{
    struct wn_lua *l = lua_newuserdatauv(L, sizeof *l, 0);
    memset(l, 0, sizeof *l);
    l->L = L;
    l->host = host;
    l->anchors = LUA_NOREF;
    if (limits) l->limits = *limits;
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, close);
    lua_setfield(L, -2, "__gc");
    lua_setmetatable(L, -2);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &self_key);
    void *memory;
    lua_getallocf(L, &memory);
    if (!host) l->memory = memory;
    l->own = wn_lua_arena(l);
    l->said = wn_lua_arena(l);
    l->added.arena = wn_lua_arena(l);
    l->lang = WN_STR("");
    wn_thing_open(L);
    wn_regex_open(L);
    wn_phrases_open(L);
    wn_index_open(L);
    wn_sandbox_open(l);
    return l;
}

static int attach(lua_State *L)
{
    wn_lua_attach(L, false, lua_touserdata(L, 1));
    return 0;
}

wn_lua *wn_lua_new(const wn_limits *limits, wn_err *err)
{
    wn_memory *memory = calloc(1, sizeof *memory);
    lua_State *L = memory ? lua_newstate(wn_limit_alloc, memory) : NULL;
    if (!L) {
        free(memory);
        wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "not enough memory");
        return NULL;
    }
    lua_pushcfunction(L, attach);
    lua_pushlightuserdata(L, (void *)(uintptr_t)limits);
    if (lua_pcall(L, 1, 0, 0) != LUA_OK) {
        wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "%s", lua_tostring(L, -1));
        lua_close(L);
        free(memory);
        return NULL;
    }
    return wn_lua_of(L);
}

void wn_lua_free(wn_lua *l)
{
    if (!l) return;
    wn_memory *memory = l->memory;
    lua_close(l->L);
    free(memory);
}

/* ---- filters */

static wn_str shipped(const char *before, wn_str name)
{
    size_t n = strlen(before);
    for (const wn_shipped_file *f = wn_shipped; f->name; f++) {
        size_t len = strlen(f->name);
        if (len != n + name.len + 4 || memcmp(f->name, before, n) != 0) continue;
        if (memcmp(f->name + n, name.ptr, name.len) == 0) return (wn_str){ f->text, f->len };
    }
    return (wn_str){ NULL, 0 };
}

wn_str wn_lua_shipped(wn_str name)
{
    wn_str text = shipped("filters/", name);
    return text.ptr ? text : shipped("filters/check/", name);
}

static const wn_shipped_file *shipped_in(const char *folder, uint32_t index)
{
    for (const wn_shipped_file *f = wn_shipped; f->name; f++)
        if (strncmp(f->name, folder, strlen(folder)) == 0 && index-- == 0) return f;
    return NULL;
}

wn_str wn_lua_bare_name(wn_str path)
{
    size_t start = path.len;
    while (start > 0 && path.ptr[start - 1] != '/') start--;
    wn_str name = { path.ptr + start, path.len - start };
    if (name.len > 4 && wn_str_ends(name, WN_STR(".lua"))) name.len -= 4;
    return name;
}

static const char *shipped_name(const wn_shipped_file *f)
{
    static char name[64];
    if (!f) return NULL;
    wn_str bare = wn_lua_bare_name(wn_str_of(f->name));
    snprintf(name, sizeof name, "%.*s", (int)bare.len, bare.ptr);
    return name;
}

const char *wn_lua_shipped_name(uint32_t index) { return shipped_name(shipped_in("filters/", index)); }

const char *wn_lua_shipped_check(uint32_t index)
{
    return shipped_name(shipped_in("filters/check/", index));
}

const char *wn_lua_start(uint32_t index, wn_str *text)
{
    const wn_shipped_file *f = shipped_in("lua/winnow/new/", index);
    if (f) *text = (wn_str){ f->text, f->len };
    return shipped_name(f);
}

wn_str wn_lua_part(wn_str name) { return shipped("lua/winnow/", name); }

wn_str wn_lua_repl(void) { return shipped("lua/winnow/", WN_STR("repl")); }
wn_str wn_lua_annotations(void) { return shipped("lua/meta/", WN_STR("winnow")); }

/* A byte order mark is none of Lua's. A first line "#!…" is for the shell; its line end stays, so that lines
** count as in the file. */
static wn_str lua_of(wn_str source)
{
    uint32_t mark = wn_utf8_mark(source);
    source = (wn_str){ source.ptr + mark, source.len - mark };
    if (!wn_str_begins(source, WN_STR("#!"))) return source;
    const char *end = memchr(source.ptr, '\n', source.len);
    size_t skip = end ? (size_t)(end - source.ptr) : source.len;
    return (wn_str){ source.ptr + skip, source.len - skip };
}

typedef struct { wn_str name, source; } filter_text;

static int compile(lua_State *L)
{
    struct wn_lua *l = wn_lua_of(L);
    const filter_text *t = lua_touserdata(L, 1);
    wn_str text = lua_of(t->source);
    lua_pushfstring(L, "@%s", wn_arena_copy(l->own, t->name).ptr);
    if (luaL_loadbufferx(L, text.ptr, text.len, lua_tostring(L, -1), "t") != LUA_OK) {
        if (strchr(lua_tostring(L, -1), ':')) return lua_error(L);
        return luaL_error(L, "%s: %s", lua_tostring(L, -2) + 1, lua_tostring(L, -1));   /* "C stack overflow" */
    }
    wn_filter *f = wn_list_add(l->own, &l->filters);
    *f = (wn_filter){ .chunk = luaL_ref(L, LUA_REGISTRYINDEX), .trusted = l->trust,
                      .given = LUA_NOREF, .specs = LUA_NOREF, .passes = LUA_NOREF, .env = LUA_NOREF,
                      .meta = LUA_NOREF };
    lua_newtable(L);
    f->given = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_newtable(L);
    f->specs = luaL_ref(L, LUA_REGISTRYINDEX);
    f->name = wn_arena_copy(l->own, wn_lua_bare_name(t->name));
    return 0;
}

/* Bytes that filters may use for INPUT bytes of a document. */
static size_t memory_for(const wn_lua *l, size_t input)
{
    return l->limits.memory ? l->limits.memory : ((size_t)256 << 20) + 8 * input;
}

void wn_lua_allow(struct wn_lua *l, size_t input) { l->memory->limit = memory_for(l, input); }

static bool is_timed(const wn_lua *l) { return !l->host && !l->run; }

bool wn_lua_compile(wn_lua *l, wn_str name, wn_str source, wn_err *err)
{
    filter_text text = { name, source };
    if (is_timed(l)) wn_lua_allow(l, 0);
    l->function = NULL;
    l->filter = l->filters.len;
    return wn_lua_protect(l, compile, &text, err);
}

/* The limits hold for the compiler, and for what a filter does while its file is read, too. */
bool wn_lua_add(wn_lua *l, wn_str name, wn_str source, wn_err *err)
{
    uint32_t before = l->filters.len;
    if (is_timed(l)) wn_limit_begin(l, l->limits.seconds, name);
    bool fine = wn_lua_compile(l, name, source, err) && wn_filters_load(l, before, err);
    if (is_timed(l)) wn_limit_end();
    if (!fine) wn_filters_forget(l, before);
    return fine;
}

bool wn_lua_idle(const wn_lua *l) { return l->filters.len && l->filters.at[l->filters.len - 1].idle; }

bool wn_lua_filter(const wn_lua *l, uint32_t index, wn_pair *out)
{
    if (index >= l->filters.len) return false;
    *out = (wn_pair){ l->filters.at[index].name, l->filters.at[index].about };
    return true;
}

void wn_lua_trust(wn_lua *l, bool trust) { l->trust = trust; }

void wn_lua_trace(wn_lua *l, wn_trace *tell, void *ctx)
{
    l->trace = tell;
    l->trace_ctx = ctx;
}

/* ---- documents */

wn_found *wn_lua_found(wn_lua *l, wn_doc *doc, wn_err *err)
{
    if (!wn_filters_load(l, 0, err)) return NULL;
    wn_found *f = wn_lang_found(l, doc, err);
    if (!f) return NULL;
    f->rules = l->added.rules.at;
    f->rule_count = l->added.rules.len;
    f->own = wn_arena_array(doc->arena, f->rule_count + 1, sizeof *f->own);
    f->selectors = l->added.selectors.at;
    f->selector_count = l->added.selectors.len;
    f->patterns = l->added.patterns.at;
    f->pattern_count = l->added.patterns.len;
    return f;
}

static int visit_all(lua_State *L)
{
    struct wn_lua *l = wn_lua_of(L);
    l->held = wn_held_push(L, l->result->found, NULL);
    lua_pushvalue(L, -1);
    wn_cache_anchor(L);
    wn_filters_visit(l, 2);
    return 0;
}

/* The memory for a document of INPUT bytes. What earlier documents left does not count for it: garbage
** goes once there is GARBAGE of it, and the caches where they hold more than the share CACHED of what a
** document may use. */
static void allow_anew(wn_lua *l, size_t input)
{
    wn_memory *m = l->memory;
    if (m->used >= m->rest + GARBAGE) {
        lua_gc(l->L, LUA_GCCOLLECT, 0);
        if (m->first && m->used > m->first + memory_for(l, 0) / CACHED) {
            wn_cache_clear(l->L);
            if (!l->langs.tried) wn_lang_forget(l);
            lua_gc(l->L, LUA_GCCOLLECT, 0);
        }
        m->rest = m->used;
    }
    if (!m->first) m->first = m->used;
    m->limit = memory_for(l, input) + (m->used > m->first ? m->used - m->first : 0);
}

bool wn_lua_run(wn_lua *l, wn_doc *doc, wn_result *out, wn_err *err)
{
    memset(out, 0, sizeof *out);
    out->arena = is_timed(l) ? l->said : doc->arena;
    if (is_timed(l)) wn_arena_reset(l->said);
    if (is_timed(l)) allow_anew(l, doc->source.len);
    if (is_timed(l)) wn_limit_begin(l, l->limits.seconds, doc->name);
    bool fine = (out->found = wn_lua_found(l, doc, err)) != NULL;
    if (fine) {
        l->result = out;
        fine = wn_lua_protect(l, visit_all, NULL, err);
        if (l->held) l->held->found = NULL;     /* its things are of no more use */
        wn_lang_hold(out->found, NULL);
        l->held = NULL;
        l->function = NULL;
        l->result = NULL;
    }
    out->printed_lost = l->printed_lost;
    out->printed = wn_arena_copy(out->arena, wn_buf_str(&l->printed));
    if (is_timed(l)) wn_limit_end();
    return fine;
}
