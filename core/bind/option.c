/* option.c: what filters let others set. filter.options has, by name, a default, or a table that tells more:
**
**     options = {
**       min_words = 4,
**       min_score = { 0.5, "how check-worthy a claim must be", min = 0, max = 1 },
**       style = { "same", "which marks are right", values = { "same", "curly", "straight" } },
**     }
**
** As soon as `filter` is set, each such table is checked, kept as the option's spec, and the value takes its
** place: functions see filter.options.min_words alone. -M, the metadata of pandoc, the configuration and
** winnow.run all come here, as strings, so that they say the same of the same mistake.
*/
#include <math.h>
#include <stdlib.h>

#include "base/near.h"
#include "bind/about.h"

/* ---- keys */

static const char *const keys[] = { "min", "max", "values", NULL };

/* Is the key below the top one of NAMES, or a place from 1 to PLACES? */
static bool is_known(lua_State *L, const char *const *names, lua_Integer places)
{
    if (lua_isinteger(L, -2)) return lua_tointeger(L, -2) >= 1 && lua_tointeger(L, -2) <= places;
    if (lua_type(L, -2) != LUA_TSTRING) return false;
    while (*names && strcmp(*names, lua_tostring(L, -2)) != 0) names++;
    return *names != NULL;
}

static wn_str nearest(const char *key, const char *const *names)
{
    wn_str list[16];
    size_t n = 0;
    for (; names[n]; n++) list[n] = wn_str_of(names[n]);
    return wn_near(wn_str_of(key), list, n);
}

/* Keys are put in order only to tell of a slip: most are asked anew a document. */
bool wn_option_stray(lua_State *L, int table, const char *sort, const char *const *names, lua_Integer places)
{
    bool fine = true;
    int top = lua_gettop(L);
    for (lua_pushnil(L); fine && lua_next(L, table); lua_pop(L, 1)) fine = is_known(L, names, places);
    lua_settop(L, top);
    if (fine) return false;
    for (lua_pushnil(L); wn_order_next(L, table) && is_known(L, names, places);) lua_pop(L, 1);
    lua_pop(L, 1);
    const char *key = lua_isstring(L, -1) ? lua_tostring(L, -1) : "?";
    wn_str near = nearest(key, names);
    lua_pushfstring(L, near.len ? "no %s'%s'; did you mean '%s'?" : "no %s'%s'", sort, key, near.ptr);
    return true;
}

void wn_option_names(lua_State *L, int arg, const char *const *names)
{
    if (wn_option_stray(L, arg, "option ", names, 0)) luaL_argerror(L, arg, lua_tostring(L, -1));
}

/* ---- what a filter declares */

/* The file without the line: Lua knows the last one of `filter = {…}` only; the name leads to the right one. */
static int raise(lua_State *L, const char *what)
{
    lua_Debug ar = { .short_src = "?" };
    if (lua_getstack(L, 1, &ar)) lua_getinfo(L, "S", &ar);
    lua_pushfstring(L, "%s: %s", ar.short_src, what);
    return lua_error(L);
}

static int bad(lua_State *L, const char *name, const char *what)
{
    return raise(L, lua_pushfstring(L, "option '%s': %s", name, what));
}

static bool is_value(lua_State *L, int index)
{
    int type = lua_type(L, index);
    return type == LUA_TSTRING || type == LUA_TNUMBER || type == LUA_TBOOLEAN;
}

/* The bound KEY; SIGN: 1, where the default may not be below it, -1, where not above. */
static void check_bound(lua_State *L, const char *name, int spec, const char *key, int sign)
{
    lua_pushstring(L, key);
    int type = lua_rawget(L, spec);
    lua_rawgeti(L, spec, 1);
    if (type != LUA_TNIL && (type != LUA_TNUMBER || lua_type(L, -1) != LUA_TNUMBER))
        bad(L, name, "min and max are numbers, of a number");
    if (type != LUA_TNIL && !(sign * lua_tonumber(L, -1) >= sign * lua_tonumber(L, -2)))    /* or NaN */
        bad(L, name, "the default is beyond its own min or max");
    lua_pop(L, 2);
}

static void check_values(lua_State *L, const char *name, int spec)
{
    bool found = false;
    lua_pushliteral(L, "values");
    int type = lua_rawget(L, spec);
    if (type != LUA_TNIL && type != LUA_TTABLE) bad(L, name, "values is a list of strings");
    lua_rawgeti(L, spec, 1);
    for (lua_Integer i = 1; type == LUA_TTABLE && lua_rawgeti(L, -2, i) != LUA_TNIL; i++) {
        if (lua_type(L, -1) != LUA_TSTRING) bad(L, name, "values is a list of strings");
        found = found || lua_rawequal(L, -1, -2);
        lua_pop(L, 1);
    }
    if (type == LUA_TTABLE && !found) bad(L, name, "the default is none of its values");
}

/* The table at SPEC, and leaves its default on top. */
static void check_spec(lua_State *L, const char *name, int spec)
{
    if (wn_option_stray(L, spec, "", keys, 2))
        bad(L, name, lua_pushfstring(L, "%s; expected { default, about, min =, max =, values = }",
                                     lua_tostring(L, -1)));
    check_bound(L, name, spec, "min", 1);
    check_bound(L, name, spec, "max", -1);
    check_values(L, name, spec);
    if (lua_rawgeti(L, spec, 2) != LUA_TNIL && lua_type(L, -1) != LUA_TSTRING)
        bad(L, name, "the second value is a line that tells what it is about");
    lua_rawgeti(L, spec, 1);
    if (!is_value(L, -1)) bad(L, name, "the first value is its default: text, a number, true or false");
}

/* Pushes what check_spec() saw of the table at SPEC: the filter may change its own later, or give it
** a metatable, and what is asked of a spec is asked outside of all limits. */
static void copy_spec(lua_State *L, int spec)
{
    lua_createtable(L, 2, 3);
    for (int i = 1; i <= 2; i++) {
        lua_rawgeti(L, spec, i);
        lua_rawseti(L, -2, i);
    }
    for (int i = 0; keys[i]; i++) {
        lua_pushstring(L, keys[i]);
        lua_pushvalue(L, -1);
        if (lua_rawget(L, spec) == LUA_TTABLE) {
            lua_newtable(L);
            for (lua_Integer n = 1; lua_rawgeti(L, -2, n) != LUA_TNIL; n++) lua_rawseti(L, -2, n);
            lua_pop(L, 1);
            lua_remove(L, -2);
        }
        lua_rawset(L, -3);
    }
}

void wn_option_declare(lua_State *L, int options, int specs)
{
    for (lua_pushnil(L); wn_order_next(L, options); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) raise(L, "'options' have names: { min_words = 4 }");
        const char *name = lua_tostring(L, -2);
        int spec = lua_gettop(L);
        if (!lua_istable(L, spec) && !is_value(L, spec)) bad(L, name, "expected its default");
        if (!lua_istable(L, spec)) continue;
        check_spec(L, name, spec);
        lua_pushstring(L, name);
        lua_pushvalue(L, -2);
        lua_rawset(L, options);         /* no new key: lua_next goes on */
        lua_pushstring(L, name);
        copy_spec(L, spec);
        lua_rawset(L, specs);
        lua_settop(L, spec);
    }
}

void wn_option_declare_again(lua_State *L, int options)
{
    for (lua_pushnil(L); lua_next(L, options); lua_pop(L, 1)) {
        if (!lua_istable(L, -1)) continue;
        lua_pushvalue(L, -2);
        lua_rawgeti(L, -2, 1);
        lua_rawset(L, options);
    }
}

/* ---- what it is to be */

/* Stack indexes; SPEC is nil where there is none. */
typedef struct { lua_State *L; int value, spec; } declared;

static bool bound(const declared *d, const char *key, double *n)
{
    lua_pushstring(d->L, key);
    bool is = lua_istable(d->L, d->spec) && lua_rawget(d->L, d->spec) == LUA_TNUMBER;
    *n = is ? lua_tonumber(d->L, -1) : 0;
    lua_pop(d->L, 1);
    return is;
}

static bool is_whole(const declared *d) { return lua_isinteger(d->L, d->value) && lua_istable(d->L, d->spec); }

static void add_values(const declared *d, wn_buf *out)
{
    lua_State *L = d->L;
    lua_Integer n = (lua_Integer)lua_rawlen(L, -1);
    for (lua_Integer i = 1; i <= n; i++) {
        wn_buf_add(out, wn_str_of(i == 1 ? "" : i < n ? ", " : " or "));
        lua_rawgeti(L, -1, i);
        wn_buf_add(out, wn_str_of(lua_tostring(L, -1)));
        lua_pop(L, 1);
    }
}

/* "a whole number from 1 to 9", "true or false", "drop or keep", "text" */
static void describe(const declared *d, wn_buf *out)
{
    double least, most;
    int type = lua_type(d->L, d->value);
    lua_pushliteral(d->L, "values");
    if (lua_istable(d->L, d->spec) && lua_rawget(d->L, d->spec) == LUA_TTABLE) add_values(d, out);
    else if (type == LUA_TBOOLEAN) wn_buf_add(out, WN_STR("true or false"));
    else if (type == LUA_TSTRING) wn_buf_add(out, WN_STR("text"));
    else {
        bool has_least = bound(d, "min", &least), has_most = bound(d, "max", &most);
        wn_buf_add(out, wn_str_of(is_whole(d) ? "a whole number" : "a number"));
        if (has_least) wn_buf_print(out, has_most ? " from %.14g" : " of at least %.14g", least);
        if (has_most) wn_buf_print(out, has_least ? " to %.14g" : " of at most %.14g", most);
    }
    lua_pop(d->L, 1);
}

static bool is_listed(const declared *d, wn_str value)
{
    bool found = false;
    lua_State *L = d->L;
    lua_pushliteral(L, "values");
    bool list = lua_istable(L, d->spec) && lua_rawget(L, d->spec) == LUA_TTABLE;
    for (lua_Integer i = 1, n = list ? (lua_Integer)lua_rawlen(L, -1) : 0; i <= n; i++) {
        lua_rawgeti(L, -1, i);
        found = found || wn_str_eq(wn_str_of(lua_tostring(L, -1)), value);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return found || !list;
}

/* Pushes VALUE as what the default is; false, with nothing pushed: it cannot be that. */
static bool push_value(const declared *d, wn_str value)
{
    lua_State *L = d->L;
    int type = lua_type(L, d->value);
    double least, most;
    bool yes = wn_str_eq(value, WN_STR("true"));
    if (type == LUA_TBOOLEAN)
        return (yes || wn_str_eq(value, WN_STR("false"))) && (lua_pushboolean(L, yes), true);
    if (type == LUA_TSTRING) return is_listed(d, value) && (lua_pushlstring(L, value.ptr, value.len), true);
    if (lua_stringtonumber(L, value.ptr) != value.len + 1) return false;
    double n = lua_tonumber(L, -1);
    bool fits = isfinite(n) && (!bound(d, "min", &least) || n >= least) &&
                (!bound(d, "max", &most) || n <= most);
    if (fits && is_whole(d)) {
        lua_Integer whole = lua_tointegerx(L, -1, NULL);
        fits = (double)whole == n;
        lua_pop(L, 1);
        lua_pushinteger(L, whole);
    }
    if (!fits) lua_pop(L, 1);
    return fits;
}

/* ---- of a filter */

/* Pushes filter.options of F, or false with nothing pushed. */
static bool push_options(struct wn_lua *l, const wn_filter *f)
{
    lua_State *L = l->L;
    int top = lua_gettop(L);
    bool has = lua_rawgeti(L, LUA_REGISTRYINDEX, f->env) == LUA_TTABLE &&
               (lua_pushliteral(L, "filter"), lua_rawget(L, -2) == LUA_TTABLE) &&
               (lua_pushliteral(L, "options"), lua_rawget(L, -2) == LUA_TTABLE);
    if (has) lua_replace(L, top + 1);
    lua_settop(L, top + has);
    return has;
}

/* Pushes the value and the spec of F's option NAME; false, with nothing pushed: it has none. */
static bool push_declared(struct wn_lua *l, const wn_filter *f, const char *name, declared *d)
{
    lua_State *L = l->L;
    int top = lua_gettop(L);
    if (!push_options(l, f)) return false;
    lua_pushstring(L, name);
    if (lua_rawget(L, -2) == LUA_TNIL) return lua_settop(L, top), false;
    lua_replace(L, top + 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, f->specs);
    lua_pushstring(L, name);
    lua_rawget(L, -2);
    lua_replace(L, top + 2);
    *d = (declared){ L, top + 1, top + 2 };
    return true;
}

/* Adds the names of the options of filter F, as "filter.option", to NAMES of SIZE. */
static size_t add_names(struct wn_lua *l, const wn_filter *f, wn_str *names, size_t n, size_t size)
{
    lua_State *L = l->L;
    if (!push_options(l, f)) return n;
    for (lua_pushnil(L); n < size && wn_order_next(L, -2); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) continue;
        wn_buf name = wn_buf_new(l->own);
        wn_buf_add(&name, f->name);
        wn_buf_byte(&name, '.');
        wn_buf_add(&name, wn_str_of(lua_tostring(L, -2)));
        wn_buf_byte(&name, '\0');
        names[n++] = (wn_str){ name.ptr, name.len - 1 };
    }
    lua_pop(L, n < size ? 1 : 2);
    return n;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const wn_str *)a)->ptr, ((const wn_str *)b)->ptr);
}

bool wn_lua_option_get(wn_lua *l, uint32_t index, uint32_t i, wn_option_told *out)
{
    wn_str names[64];
    declared d;
    lua_State *L = l->L;
    const wn_filter *f = &l->filters.at[index];
    int top = lua_gettop(L);
    size_t n = add_names(l, f, names, 0, 64);
    if (i >= n) return false;
    qsort(names, n, sizeof *names, by_name);
    out->name = (wn_str){ names[i].ptr + f->name.len + 1, names[i].len - f->name.len - 1 };
    if (!push_declared(l, f, out->name.ptr, &d)) return false;
    bool plain = is_value(L, d.value);      /* a filter may have put anything there */
    const char *value = plain ? luaL_tolstring(L, d.value, NULL) : luaL_typename(L, d.value);
    out->value = wn_arena_copy(l->own, wn_str_of(value));
    wn_buf expected = wn_buf_new(l->own);
    describe(&d, &expected);
    out->expected = wn_buf_str(&expected);
    bool told = lua_istable(L, d.spec) && lua_rawgeti(L, d.spec, 2) == LUA_TSTRING;
    out->about = told ? wn_arena_copy(l->own, wn_str_of(lua_tostring(L, -1))) : WN_STR("");
    lua_settop(L, top);
    return true;
}

static bool no_option(struct wn_lua *l, wn_str key, wn_err *err)
{
    wn_str names[64];
    size_t n = 0;
    for (uint32_t i = 0; i < l->filters.len; i++) n = add_names(l, &l->filters.at[i], names, n, 64);
    bool bare = !memchr(key.ptr, '.', key.len);
    for (size_t i = 0; bare && i < n; i++) names[i] = wn_str_of(strrchr(names[i].ptr, '.') + 1);
    wn_str near = wn_near(key, names, n);
    const char *told = near.len ? "no filter that runs has an option '%.*s'; did you mean '%s'?"
                                : "no filter that runs has an option '%.*s'";
    return wn_fail(err, WN_USAGE, WN_NO_OFFSET, told, (int)key.len, key.ptr, near.ptr);
}

static bool bad_value(struct wn_lua *l, const wn_filter *f, const char *name, const declared *d, wn_str value,
                      wn_err *err)
{
    wn_buf expected = wn_buf_new(l->own);
    describe(d, &expected);
    return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "option %.*s.%s is '%.*s'; expected %.*s", (int)f->name.len,
                   f->name.ptr, name, (int)value.len, value.ptr, (int)expected.len, expected.ptr);
}

/* Names of filters may have dots, as those of rules have. */
bool wn_option_of(const wn_filter *f, wn_str key, wn_str *option)
{
    *option = key;
    if (!memchr(key.ptr, '.', key.len)) return true;
    size_t n = f->name.len;
    if (key.len <= n || memcmp(key.ptr, f->name.ptr, n) != 0 || key.ptr[n] != '.') return false;
    *option = (wn_str){ key.ptr + n + 1, key.len - n - 1 };
    return true;
}

bool wn_lua_option(wn_lua *l, wn_str key, wn_str value, wn_err *err)
{
    lua_State *L = l->L;
    declared d;
    wn_str option;
    bool any = false;
    int top = lua_gettop(L);
    value = wn_arena_copy(l->own, value);
    for (uint32_t i = 0; i < l->filters.len; i++, lua_settop(L, top)) {
        const wn_filter *f = &l->filters.at[i];
        if (!wn_option_of(f, key, &option)) continue;
        const char *name = wn_arena_copy(l->own, option).ptr;
        if (!push_declared(l, f, name, &d)) continue;
        any = true;
        lua_rawgeti(L, LUA_REGISTRYINDEX, f->given);
        if (!push_value(&d, value)) return bad_value(l, f, name, &d, value, err) || (lua_settop(L, top), false);
        lua_setfield(L, -2, name);
    }
    return any || no_option(l, key, err);
}
