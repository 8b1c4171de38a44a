/* error.c: what went wrong in a filter, and where: one line that names the line of the filter, the
** function, the filter, and the place in the document:
**
**     my.lua:9: what went wrong; in Quote of filter my, at news.txt:3:5
**
** A limit's message is kept where it was met: error values pass through hands of the filter.
*/
#include <stdio.h>

#include "base/near.h"
#include "base/utf8.h"
#include "bind/state.h"

#define LONG 300        /* bytes of a message that leave room for the place */

/* Is AR, a function of C, where the run began? Behind it are lines of a host. */
static bool is_entry(const struct wn_lua *l, lua_State *L, lua_Debug *ar)
{
    lua_getinfo(L, "f", ar);
    bool is = lua_tocfunction(L, -1) == l->entry;
    lua_pop(L, 1);
    return is;
}

/* The nearest line of a file, not of text that a filter loaded: names of that are the filter's word. */
static bool find_line(const struct wn_lua *l, lua_State *L, lua_Debug *ar)
{
    for (int level = 0; lua_getstack(L, level, ar); level++) {
        lua_getinfo(L, "Sl", ar);
        if (ar->currentline > 0 && ar->source[0] == '@') return true;
        if (l && ar->source[0] == '=' && is_entry(l, L, ar)) return false;
    }
    return false;
}

bool wn_error_line(const struct wn_lua *l, lua_State *L, char *out, size_t size)
{
    lua_Debug ar;
    if (!find_line(l, L, &ar)) return false;
    snprintf(out, size, "%s:%d: ", ar.short_src, ar.currentline);
    return true;
}

void wn_error_place(const struct wn_lua *l, char out[WN_PLACE_ROOM])
{
    out[0] = '\0';
    if (l->filter >= l->filters.len) return;
    wn_str filter = l->filters.at[l->filter].name;
    const wn_doc *doc = l->result ? l->result->found->doc : NULL;
    int n = snprintf(out, WN_PLACE_ROOM, "; in %s%sfilter %.*s", l->function ? l->function : "",
                     l->function ? " of " : "", (int)wn_utf8_start(filter, 80), filter.ptr);
    if (!doc || n >= WN_PLACE_ROOM) return;
    int len = (int)wn_utf8_start(doc->name, 160);
    n += snprintf(out + n, WN_PLACE_ROOM - (size_t)n, ", at %.*s", len, doc->name.ptr);
    if (doc->unnamed && n < WN_PLACE_ROOM)
        n += snprintf(out + n, WN_PLACE_ROOM - (size_t)n, ":%u", (unsigned)doc->source_line);
    if (!l->function || l->at.start == WN_NOWHERE || n >= WN_PLACE_ROOM) return;
    wn_place p = wn_doc_place(doc, l->at.start);
    snprintf(out + n, WN_PLACE_ROOM - (size_t)n, ":%u:%u", (unsigned)p.line, (unsigned)p.column);
}

/* ---- limits */

int wn_error_limit(lua_State *L, const char *what)
{
    struct wn_lua *l = wn_lua_of(L);
    char line[LUA_IDSIZE + 16] = "";
    wn_error_line(l, L, line, sizeof line);
    if (!l->why[0]) snprintf(l->why, sizeof l->why, "%s%s", line, what);
    lua_pushstring(L, l->why);
    return lua_error(L);
}

int wn_lua_raise(lua_State *L, const wn_err *err)
{
    if (err->code == WN_LIMIT) {
        wn_lua_of(L)->code = WN_LIMIT;
        return wn_error_limit(L, err->text);
    }
    char line[LUA_IDSIZE + 16] = "";
    wn_error_line(wn_lua_of(L), L, line, sizeof line);
    lua_pushfstring(L, "%s%s", line, err->text);
    return lua_error(L);
}

/* ---- errors */

/* Where the function that runs is defined: of what it returned, too late to have a line. */
static bool find_definition(const struct wn_lua *l, lua_State *L, lua_Debug *ar)
{
    if (!l->function || !lua_checkstack(L, 10)) return false;
    lua_rawgeti(L, LUA_REGISTRYINDEX, l->filters.at[l->filter].passes);
    int passes = lua_gettop(L);
    for (lua_Integer i = 1; lua_rawgeti(L, passes, i) == LUA_TTABLE; i++) {
        lua_pushstring(L, l->function);
        if (lua_rawget(L, -2) == LUA_TFUNCTION) return lua_getinfo(L, ">S", ar), true;
        lua_settop(L, passes);
    }
    return false;
}

bool wn_error_definition(const struct wn_lua *l, char *out, size_t size)
{
    static bool asking;         /* for the name of the function, which may need memory again */
    lua_Debug ar;
    if (asking) return false;
    asking = true;
    bool found = find_definition(l, l->L, &ar);
    if (found) snprintf(out, size, "%s:%d: ", ar.short_src, ar.linedefined);
    return found;
}

static bool begins_with_place(const char *what, const char *source)
{
    size_t n = strlen(source);
    return strncmp(what, source, n) == 0 && what[n] == ':';
}

/* ---- what was meant by a name that is nil */

enum { NAMES = 300 };
typedef struct { wn_str at[NAMES]; size_t len; } names;

/* Names in the table on top; pops it. */
static void add_names(lua_State *L, names *n)
{
    int table = lua_gettop(L);
    for (lua_pushnil(L); n->len < NAMES && wn_order_next(L, table); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) continue;
        n->at[n->len].ptr = lua_tolstring(L, -2, &n->at[n->len].len);
        n->len++;
    }
    lua_settop(L, table - 1);
}

/* The functions of each library in the table on top; pops it. */
static void add_libraries(lua_State *L, names *n)
{
    for (lua_pushnil(L); wn_order_next(L, -2); lua_pop(L, 1))
        if (lua_istable(L, -1) && luaL_getmetafield(L, -1, "__index") == LUA_TTABLE) add_names(L, n);
    lua_pop(L, 1);
}

/* Of fields that are nil, one is most often meant otherwise: filter.option. */
static const char *with_options(lua_State *L, const char *what, wn_str name)
{
    const wn_str options = WN_STR("options");
    if (wn_str_eq(name, options) || !wn_near(name, &options, 1).len) return what;
    return lua_pushfstring(L, "%s; did you mean 'options'?", what);
}

/* WHAT, with the name that is near to the one that Lua speaks of. */
static const char *with_guess(struct wn_lua *l, lua_State *L, const char *what)
{
    static const char *const sorts[] = {
        "a nil value (global '", "a nil value (field '", "a nil value (method '"
    };
    int sort = 0;
    const char *at = NULL;
    while (sort < 3 && (at = strstr(what, sorts[sort])) == NULL) sort++;
    bool is_nil = sort == 1 && !strstr(what, "attempt to call");     /* of a thing that has the field */
    if (!at || l->filter >= l->filters.len) return what;
    at += strlen(sorts[sort]);
    if (is_nil) return with_options(L, what, (wn_str){ at, strcspn(at, "'") });
    names n = { .len = 0 };
    wn_sandbox_base(L);
    if (sort > 0) add_libraries(L, &n);
    else {
        add_names(L, &n);
        if (lua_rawgeti(L, LUA_REGISTRYINDEX, l->filters.at[l->filter].env) == LUA_TTABLE) add_names(L, &n);
        else lua_pop(L, 1);
    }
    wn_str near = wn_near((wn_str){ at, strcspn(at, "'") }, n.at, n.len);
    return near.len ? lua_pushfstring(L, "%s; did you mean '%s'?", what, near.ptr) : what;
}

/* A message for any error value, with a line, and without running code of the filter's. */
int wn_error_message(lua_State *L)
{
    struct wn_lua *l = wn_lua_of(L);
    lua_Debug ar;
    const char *what = lua_isstring(L, 1) ? lua_tostring(L, 1) : "";
    if (!lua_checkstack(L, 20)) return 1;
    if (!what[0]) what = lua_pushfstring(L, "an error without a message (a value of type %s)",
                                         lua_typename(L, lua_type(L, 1)));
    what = with_guess(l, L, what);
    bool found = find_line(l, L, &ar);
    int line = found ? ar.currentline : find_definition(l, L, &ar) ? ar.linedefined : 0;
    if (line <= 0 || begins_with_place(what, ar.short_src)) lua_pushstring(L, what);
    else lua_pushfstring(L, "%s:%d: %s", ar.short_src, line, what);
    return 1;
}

bool wn_error_explain(struct wn_lua *l, wn_err *err)
{
    char place[WN_PLACE_ROOM];
    const char *what = l->why[0] ? l->why : lua_tostring(l->L, -1);
    bool limit = l->code != WN_OK || wn_limit_tripped();
    wn_error_place(l, place);
    if (!l->function && !l->result && !limit) place[0] = '\0';      /* the message has the file */
    wn_str text = wn_str_of(what ? what : "?");
    return wn_fail(err, limit ? WN_LIMIT : WN_BAD_RULE, WN_NO_OFFSET, "%.*s%s", (int)wn_utf8_start(text, LONG),
                   text.ptr, place);
}
