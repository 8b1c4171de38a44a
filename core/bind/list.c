/* list.c: what a filter adds to what is looked for, while its file is read: phrases and patterns for
** boilerplate, cues and hedges, and kinds of its own.
**
** Phrases are kept as records of bytes {class, weight, tag, phrase}: a run whose filters add the same
** bytes as for the document before goes on with the lexicon it has.
*/
#include <math.h>

#include "base/near.h"
#include "base/utf8.h"
#include "bind/state.h"

#define SURE 8.0    /* weight of boilerplate that a filter adds: it decides */
#define MOST_WEIGHT 1000.0

static struct wn_lua *loading(lua_State *L)
{
    struct wn_lua *l = wn_lua_of(L);
    if (L != l->L) luaL_error(L, "lists grow outside of coroutines");
    if (!l->loading) luaL_error(L, "lists grow while the filter's file is read, not in its functions");
    l->added.grew = true;
    return l;
}

static void add_bytes(wn_buf *out, wn_str s)
{
    uint32_t len = (uint32_t)s.len;
    wn_buf_add(out, (wn_str){ (const char *)&len, sizeof len });
    wn_buf_add(out, s);
}

/* What a lexicon would refuse later, where nobody knows the line. Most phrases are too short for that. */
static void check_phrase(struct wn_lua *l, wn_str phrase)
{
    wn_err err;
    if (phrase.len == 0 || wn_utf8_bad(phrase) != phrase.len)
        luaL_error(l->L, "a phrase is text in UTF-8, and not empty");
    if (phrase.len <= 32 && ((phrase.ptr[0] | 0x20) >= 'a' && (phrase.ptr[0] | 0x20) <= 'z')) return;
    wn_lexicon *lex = wn_lexicon_new(0, wn_limit_full, NULL);
    if (!lex) {
        wn_limit_full(NULL, 0);
        return;
    }
    bool fits = wn_lexicon_add(lex, WN_LEX_OWN, phrase, 1, WN_STR(""), &err);
    wn_lexicon_free(lex);
    if (!fits) wn_lua_raise(l->L, &err);
}

static void add_phrase(struct wn_lua *l, wn_lex_class cls, double weight, wn_str tag, wn_str phrase)
{
    check_phrase(l, phrase);
    wn_buf_byte(&l->added.lists, (char)cls);
    wn_buf_add(&l->added.lists, (wn_str){ (const char *)&weight, sizeof weight });
    add_bytes(&l->added.lists, tag);
    add_bytes(&l->added.lists, phrase);
}

/* Pushes field NAME of the table at 1, which is nil or of TYPE, TOLD as "a string"; what it is. */
static int push_field(lua_State *L, const char *name, int type, const char *told)
{
    int is = lua_getfield(L, 1, name);
    if (is != LUA_TNIL && is != type) luaL_error(L, "'%s' is %s", name, told);
    return is;
}

/* Field NAME of the table at 1 as a string that lives as long as the run; FALLBACK where it is nil. */
static wn_str field(struct wn_lua *l, const char *name, const char *fallback)
{
    size_t len;
    push_field(l->L, name, LUA_TSTRING, "a string");
    const char *s = luaL_optlstring(l->L, -1, fallback, &len);
    wn_str kept = wn_arena_copy(l->added.arena, (wn_str){ s, len });
    lua_pop(l->L, 1);
    return kept;
}

/* What is beyond the bounds is as much as can be. */
static double weight(lua_State *L, wn_lex_class cls)
{
    push_field(L, "weight", LUA_TNUMBER, "a number");
    bool share = cls == WN_LEX_CUE || cls == WN_LEX_HEDGE;
    double w = luaL_optnumber(L, -1, share ? 1 : SURE);
    if (isnan(w)) luaL_error(L, "weight is no number");
    w = fmin(fmax(w, share ? 0 : -MOST_WEIGHT), share ? 1 : MOST_WEIGHT);
    lua_pop(L, 1);
    return w;
}

/* Refuses a key that is none of NAMES, so that a slip is not silently ignored. */
static void check_keys(lua_State *L, const char *const *names)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    if (wn_option_stray(L, 1, "setting ", names, LUA_MAXINTEGER)) luaL_error(L, "%s", lua_tostring(L, -1));
    for (lua_Integer i = 1; lua_rawgeti(L, 1, i) != LUA_TNIL; i++, lua_pop(L, 1))
        if (lua_type(L, -1) != LUA_TSTRING) luaL_error(L, "a phrase is a string");
    lua_pop(L, 1);
}

static void add_phrases(struct wn_lua *l, wn_lex_class cls, wn_str tag)
{
    lua_State *L = l->L;
    double w = weight(L, cls);
    for (lua_Integer i = 1; lua_rawgeti(L, 1, i) == LUA_TSTRING; i++) {
        wn_str phrase;
        phrase.ptr = lua_tolstring(L, -1, &phrase.len);
        add_phrase(l, cls, w, tag, phrase);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/* The cached regex of the fields pattern and flags; NULL where there is no pattern. */
static wn_regex *pattern(lua_State *L)
{
    if (push_field(L, "pattern", LUA_TSTRING, "a string") == LUA_TNIL) return lua_pop(L, 1), NULL;
    lua_pushcfunction(L, wn_regex_make);
    lua_insert(L, -2);
    push_field(L, "flags", LUA_TSTRING, "a string");
    lua_call(L, 2, 1);
    wn_regex *re = wn_regex_check(L, -1);
    wn_cache_anchor(L);
    return re;
}

/* "f.lua:1: NAME", for what a filter does in that line. */
static wn_str whose(struct wn_lua *l, const char *name)
{
    wn_str s;
    luaL_where(l->L, 1);
    lua_pushstring(l->L, name);
    lua_concat(l->L, 2);
    s.ptr = lua_tolstring(l->L, -1, &s.len);
    s = wn_arena_copy(l->added.arena, s);
    lua_pop(l->L, 1);
    return s;
}

static void add_pattern(struct wn_lua *l, wn_lex_class cls, const char *list, wn_str tag)
{
    wn_regex *re = pattern(l->L);
    if (!re) return;
    wn_pattern p = { .cls = cls, .regex = re, .value = weight(l->L, cls), .tag = tag, .whose = whose(l, list) };
    *wn_list_add(l->added.arena, &l->added.patterns) = p;       /* __index of the table may have added some */
}

static void add_selectors(struct wn_lua *l, wn_str why)
{
    wn_err err;
    double value = weight(l->L, WN_LEX_BOILERPLATE);
    for (wn_str text = field(l, "selector", ""); text.len;) {
        wn_selector s = { .value = value, .why = why };
        if (!wn_selector_read(&text, &s, &err)) luaL_error(l->L, "%s", err.text);
        *wn_list_add(l->added.arena, &l->added.selectors) = s;
    }
}

/* The class of phrases that field "where" names. */
static wn_lex_class place(struct wn_lua *l)
{
    wn_str where = field(l, "where", "any");
    if (wn_str_eq(where, WN_STR("line"))) return WN_LEX_BOILERPLATE_LINE;
    if (wn_str_eq(where, WN_STR("start"))) return WN_LEX_BOILERPLATE_START;
    if (!wn_str_eq(where, WN_STR("any")))
        luaL_error(l->L, "'where' is \"any\", \"line\" or \"start\", not \"%s\"", where.ptr);
    return WN_LEX_BOILERPLATE;
}

/* winnow.boilerplate{ "phrase", …, pattern =, flags =, selector =, reason =, weight =, where = "any" } */
static int add_boilerplate(lua_State *L)
{
    static const char *const names[] = { "pattern", "flags", "selector", "reason", "weight", "where", NULL };
    struct wn_lua *l = loading(L);
    check_keys(L, names);
    wn_lex_class cls = place(l);
    wn_str reason = field(l, "reason", "widget");
    add_phrases(l, cls, reason);
    add_pattern(l, WN_LEX_BOILERPLATE, "winnow.boilerplate", reason);
    add_selectors(l, reason);
    return 0;
}

/* winnow.cue{ "texted", …, pattern =, flags =, lemma =, weight = } */
static int add_cue(lua_State *L)
{
    static const char *const names[] = { "pattern", "flags", "lemma", "weight", NULL };
    struct wn_lua *l = loading(L);
    check_keys(L, names);
    wn_str lemma = field(l, "lemma", "");
    add_phrases(l, WN_LEX_CUE, lemma);
    add_pattern(l, WN_LEX_CUE, "winnow.cue", lemma);
    return 0;
}

/* winnow.hedge{ "sort of", …, pattern =, flags =, weight = } */
static int add_hedge(lua_State *L)
{
    static const char *const names[] = { "pattern", "flags", "weight", NULL };
    struct wn_lua *l = loading(L);
    check_keys(L, names);
    add_phrases(l, WN_LEX_HEDGE, WN_STR(""));
    add_pattern(l, WN_LEX_HEDGE, "winnow.hedge", WN_STR(""));
    return 0;
}

/* ---- kinds of a filter's own */

static wn_str own_name(struct wn_lua *l)
{
    size_t len;
    const char *name = luaL_checklstring(l->L, 1, &len);
    bool fits = len > 0 && name[0] >= 'A' && name[0] <= 'Z' && strlen(name) == len;
    for (const char *c = name; fits && *c; c++)
        fits = (*c >= 'A' && *c <= 'Z') || (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9');
    if (!fits) luaL_argerror(l->L, 1, "a kind's name is a word that begins with a capital: Dateline");
    if (wn_kind_find((wn_str){ name, len }) >= 0) luaL_argerror(l->L, 1, "there is such a kind already");
    return wn_arena_copy(l->added.arena, (wn_str){ name, len });
}

/* The filter's rule NAME, new where it has not defined it yet; a later definition replaces an earlier. */
static wn_own_rule *own_rule(struct wn_lua *l, wn_str name)
{
    for (uint32_t i = 0; i < l->added.rules.len; i++)
        if (l->added.rules.at[i].filter == l->filter && wn_str_eq(l->added.rules.at[i].name, name))
            return &l->added.rules.at[i];
    if (l->added.rules.len == WN_OWN_MAX)
        luaL_error(l->L, "more than %d kinds of its own in one run", WN_OWN_MAX);
    wn_own_rule *rule = wn_list_add(l->added.arena, &l->added.rules);
    rule->name = name;
    rule->filter = l->filter;
    return rule;
}

/* The cached lexicon of the list on top, which it pops. */
static const wn_lexicon *phrases(lua_State *L)
{
    lua_pushcfunction(L, wn_phrases_make);
    lua_insert(L, -2);
    lua_call(L, 1, 1);
    const wn_lexicon *lex = wn_phrases_check(L, -1);
    wn_cache_anchor(L);
    return lex;
}

/* winnow.define("Dateline", { pattern =, flags = } or { phrases = {…} }) */
static int define(lua_State *L)
{
    static const char *const names[] = { "pattern", "flags", "phrases", NULL };
    struct wn_lua *l = loading(L);
    wn_str name = own_name(l);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    lua_remove(L, 1);
    check_keys(L, names);
    wn_own_rule rule = { .name = name, .whose = whose(l, name.ptr), .filter = l->filter, .regex = pattern(L) };
    if (lua_getfield(L, 1, "phrases") != LUA_TNIL) rule.phrases = phrases(L);
    if (!rule.regex == !rule.phrases)
        return luaL_error(L, "a kind is defined by a pattern or by phrases, one of the two");
    *own_rule(l, name) = rule;
    return 0;
}

const luaL_Reg wn_list_functions[] = {
    { "boilerplate", add_boilerplate }, { "cue", add_cue }, { "define", define },
    { "hedge", add_hedge }, { NULL, NULL }
};

/* ---- into a lexicon */

static wn_str take_bytes(const char **at)
{
    uint32_t len;
    memcpy(&len, *at, sizeof len);
    wn_str s = { *at + sizeof len, len };
    *at += sizeof len + len;
    return s;
}

bool wn_list_apply(wn_str lists, wn_lexicon *lex, wn_err *err)
{
    for (const char *at = lists.ptr, *end = at + lists.len; at < end; ) {
        double w;
        wn_lex_class cls = (wn_lex_class)*at++;
        memcpy(&w, at, sizeof w);
        at += sizeof w;
        wn_str tag = take_bytes(&at), phrase = take_bytes(&at);
        if (!wn_lexicon_add(lex, cls, phrase, w, tag, err)) return false;
    }
    return true;
}
