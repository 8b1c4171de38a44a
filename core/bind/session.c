/* session.c: see session.h. The session is the last filter of its state, with an empty file: lines are
** chunks in its environment. */
#include "bind/session.h"

#include "bind/state.h"

static const char show_key, complete_key;       /* their addresses are the registry's keys */

typedef struct { struct wn_lua *lua; wn_found *found; wn_str text; wn_buf *out; bool more; } call;

static void push_env(struct wn_lua *l)
{
    lua_rawgeti(l->L, LUA_REGISTRYINDEX, l->filters.at[l->filters.len - 1].env);
}

/* Sets names of the table on top in the one at 2: "function" or "field". */
static void add_names(lua_State *L)
{
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) continue;
        lua_pushvalue(L, -2);
        lua_pushstring(L, lua_isfunction(L, -2) ? "function" : "field");
        lua_rawset(L, 2);
    }
}

/* names(value): of a thing, those of its kind; of a table, its own and those behind it; else nil. */
static int names_of(lua_State *L)
{
    lua_settop(L, 1);
    bool thing = wn_thing_test(L, 1);
    if (!thing && !lua_istable(L, 1)) return 0;
    lua_newtable(L);
    lua_pushvalue(L, 1);
    if (!thing) add_names(L);
    if (luaL_getmetafield(L, 1, "__index") == LUA_TFUNCTION && thing) lua_getupvalue(L, -1, 1);
    if (lua_istable(L, -1)) add_names(L);
    lua_settop(L, 2);
    return 1;
}

/* The functions that repl.lua returns, into the registry. */
static void load_functions(struct wn_lua *l)
{
    lua_State *L = l->L;
    wn_str text = wn_lua_repl();
    if (luaL_loadbufferx(L, text.ptr, text.len, "=repl.lua", "t") != LUA_OK) lua_error(L);
    wn_sandbox_push(l, l->filters.len - 1);
    lua_setupvalue(L, -2, 1);
    lua_pushcfunction(L, names_of);
    lua_call(L, 1, 2);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &complete_key);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &show_key);
}

static int open_session(lua_State *L)
{
    call *c = lua_touserdata(L, 1);
    load_functions(c->lua);
    push_env(c->lua);
    wn_held_push(L, c->found, NULL);
    wn_thing_push(L, -1, WN_K_DOCUMENT, 0);
    lua_setfield(L, -3, "doc");
    return 0;
}

/* Calls FN under the limits of a document. */
static bool limited(call *c, lua_CFunction fn, wn_err *err)
{
    struct wn_lua *l = c->lua;
    l->filter = l->filters.len - 1;
    wn_limit_begin(l, l->limits.seconds, WN_STR("line"));
    bool fine = wn_lua_protect(l, fn, c, err);
    wn_limit_end();
    return fine;
}

bool wn_session_open(wn_lua *l, wn_doc *doc, wn_err *err)
{
    call c = { .lua = l };
    if (!wn_lua_add(l, WN_STR("line"), WN_STR(""), err)) return false;
    return (c.found = wn_lua_found(l, doc, err)) != NULL && limited(&c, open_session, err);
}

/* ---- lines */

static bool ends_early(lua_State *L)
{
    size_t len;
    const char *why = lua_tolstring(L, -1, &len);
    return len > 5 && strcmp(why + len - 5, "<eof>") == 0;
}

/* The function of the lines on top, as an expression or as they are; false: they go on. */
static bool compile(lua_State *L, wn_str lines)
{
    lua_pushliteral(L, "return ");
    lua_pushlstring(L, lines.ptr, lines.len);
    lua_concat(L, 2);
    size_t len;
    const char *text = lua_tolstring(L, -1, &len);
    if (luaL_loadbufferx(L, text, len, "@line", "t") == LUA_OK) return true;
    if (luaL_loadbufferx(L, lines.ptr, lines.len, "@line", "t") == LUA_OK) return true;
    return ends_early(L) ? false : (lua_error(L), false);
}

/* What show() makes of the values behind BOTTOM. */
static void add_values(lua_State *L, int bottom, wn_buf *out)
{
    for (int i = bottom + 1, n = lua_gettop(L); i <= n; i++) {
        wn_str s;
        lua_rawgetp(L, LUA_REGISTRYINDEX, &show_key);
        lua_pushvalue(L, i);
        lua_call(L, 1, 1);
        s.ptr = lua_tolstring(L, -1, &s.len);
        if (s.ptr) wn_buf_add(out, s), wn_buf_byte(out, '\n');
        lua_pop(L, 1);
    }
}

static int run_lines(lua_State *L)
{
    call *c = lua_touserdata(L, 1);
    struct wn_lua *l = c->lua;
    c->more = !compile(L, c->text);
    if (c->more) return 0;
    int bottom = lua_gettop(L) - 1;
    push_env(l);
    lua_setupvalue(L, -2, 1);
    lua_call(L, 0, LUA_MULTRET);
    luaL_checkstack(L, LUA_MINSTACK, NULL);
    wn_buf_add(c->out, wn_buf_str(&l->printed));
    add_values(L, bottom, c->out);
    return 0;
}

bool wn_session_run(wn_lua *l, wn_str lines, wn_buf *out, bool *more, wn_err *err)
{
    call c = { .lua = l, .text = lines, .out = out };
    l->printed.len = 0;
    bool fine = limited(&c, run_lines, err);
    *more = c.more;
    return fine;
}

static int complete(lua_State *L)
{
    call *c = lua_touserdata(L, 1);
    wn_str s;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &complete_key);
    lua_pushlstring(L, c->text.ptr, c->text.len);
    push_env(c->lua);
    lua_call(L, 2, 1);
    s.ptr = luaL_checklstring(L, -1, &s.len);
    wn_buf_add(c->out, s);
    return 0;
}

bool wn_session_complete(wn_lua *l, wn_str word, wn_buf *out, wn_err *err)
{
    call c = { .lua = l, .text = word, .out = out };
    return limited(&c, complete, err);
}
