/* example.c: what filters say of themselves: the line for `winnow list`, and their examples, which are
** their tests: filter.examples = { { text, text that is kept }, … }.
*/
#include "bind/state.h"
#include "read/read.h"

const char *wn_lua_shipped_about(wn_lua *l, uint32_t index, wn_err *err)
{
    wn_str name = wn_str_of(wn_lua_shipped_name(index));
    if (!wn_lua_add(l, name, wn_lua_shipped(name), err)) return NULL;
    return l->filters.at[--l->filters.len].about.ptr;
}

typedef struct { wn_str text, kept; } example;
typedef struct { uint32_t filter; WN_LIST(example) list; } examples;

static wn_str string_at(struct wn_lua *l, int index)
{
    size_t len;
    if (lua_type(l->L, index) != LUA_TSTRING)
        luaL_error(l->L, "an example is { text, text that is kept }");
    const char *s = lua_tolstring(l->L, index, &len);
    return wn_arena_copy(l->own, (wn_str){ s, len });
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
        lua_rawgeti(L, -1, 1);
        lua_rawgeti(L, -2, 2);
        example *e = wn_list_add(l->own, &out->list);
        *e = (example){ string_at(l, -2), string_at(l, -1) };
        lua_pop(L, 3);
    }
    return 0;
}

typedef struct { void (*say)(void *ctx, wn_str line); void *ctx; } voice;

static void differ(const voice *v, wn_arena *a, uint32_t number, wn_str want, wn_str got)
{
    wn_buf line = wn_buf_new(a);
    wn_buf_print(&line, "example %u: expected: ", (unsigned)number);
    wn_buf_add(&line, want);
    v->say(v->ctx, wn_buf_str(&line));
    line.len = 0;
    wn_buf_print(&line, "example %u: but kept: ", (unsigned)number);
    wn_buf_add(&line, got);
    v->say(v->ctx, wn_buf_str(&line));
}

/* True where the filter keeps of E's text what E says. An error of the filter is one of ERR. */
static bool holds(wn_lua *l, wn_arena *a, const example *e, wn_str *got, wn_err *err)
{
    wn_doc *doc = wn_doc_new(a, WN_STR("example"), e->text);
    wn_read_options options = { WN_STR("") };
    wn_result result;
    err->code = WN_OK;
    if (!wn_read_text(doc, &options, err) || !wn_lua_run(l, doc, &result, err)) return false;
    *got = wn_edit_text(doc, wn_edit_resolve(doc, &result.decisions, false), a);
    return wn_str_eq(*got, e->kept);
}

bool wn_lua_test(wn_lua *l, uint32_t index, void (*say)(void *ctx, wn_str line), void *ctx,
                 uint32_t *count, wn_err *err)
{
    examples list = { .filter = index };
    uint32_t failed = 0;
    *count = 0;
    if (!wn_lua_protect(l, read_examples, &list, err)) return false;
    wn_arena *a = wn_arena_new(0, wn_limit_full, NULL);
    if (!a) return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "not enough memory");
    voice v = { say, ctx };
    err->code = WN_OK;
    for (; *count < list.list.len && err->code == WN_OK; ++*count) {
        wn_str got;
        if (holds(l, a, &list.list.at[*count], &got, err)) continue;
        failed++;
        if (err->code == WN_OK) differ(&v, a, *count + 1, list.list.at[*count].kept, got);
        wn_arena_reset(a);
    }
    wn_arena_free(a);
    if (err->code != WN_OK) return false;
    return failed == 0 || wn_fail(err, WN_FINDINGS, WN_NO_OFFSET, "%u of %u examples failed",
                                  (unsigned)failed, (unsigned)list.list.len);
}
