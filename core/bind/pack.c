/* pack.c: reads
**
**     { lang = "en", name = "English",
**       lists = { cues = { "said", { "tell", "told", tag = "tell", value = 0.9 } } },
**       weights = { ["claim.quantity"] = 0.8 },
**       examples = { … } }                     (trial.c)
**
** without metamethods. Lists go in by the order of their classes, not by that of Lua's hash, so
** that the numbers of phrases are the same in every run. That is done while the program is
** built: reading a pack of 3,000 lines took 8 ms, which nobody should wait for at every start. */
#include "bind/pack.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/utf8.h"
#include "find/language.h"

#define SCRATCH 7       /* stack slots that are in use at once */

typedef struct {
    lua_State *L;
    wn_lexicon *lex;
    wn_err *err;
    const char *list;
    int seen;               /* stack slot of a table: the phrases of the list so far */
} pack;

static wn_str string_at(lua_State *L, int index)
{
    wn_str s;
    s.ptr = lua_tolstring(L, index, &s.len);
    return s;
}

static bool bad_entry(const pack *p, lua_Integer entry, const char *why)
{
    return wn_fail(p->err, WN_BAD_RULE, WN_NO_OFFSET, "language pack: lists.%s[%lld]: %s", p->list,
                   (long long)entry, why);
}

/* Pushes field KEY of the table on top; its type. */
static int push_field(lua_State *L, const char *key)
{
    lua_pushstring(L, key);
    return lua_rawget(L, -2);
}

/* The key below the value on top, as text for a message; never converts the key itself, which would
** confuse lua_next. */
static const char *key_text(lua_State *L)
{
    return lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "(a key that is no string)";
}

static bool known(const char *key, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(key, names[i])) return true;
    return false;
}

/* Takes the key below the value on top, a wrong one, for FIRST if it comes first by its bytes (or there is none
** yet): Lua's hashes differ from run to run, and the slip that is told should not. */
static void note_first(lua_State *L, const char **first)
{
    const char *key = key_text(L);      /* stays alive in its table */
    if (!*first || strcmp(key, *first) < 0) *first = key;
}

/* Are the keys of the table on top strings among NAMES (and numbers, where ITEMS says so)? */
static bool check_keys(const pack *p, const char *where, const char *const *names, size_t count,
                       bool items)
{
    lua_State *L = p->L;
    const char *wrong = NULL;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        if (items && lua_isinteger(L, -2)) continue;
        if (lua_type(L, -2) != LUA_TSTRING || !known(key_text(L), names, count)) note_first(L, &wrong);
    }
    return !wrong || wn_fail(p->err, WN_BAD_RULE, WN_NO_OFFSET,
                             "language pack: unknown key '%.100s' in %s", wrong, where);
}

/* The phrase on top, which a list has once: of two, only the last would hold. */
static bool add_phrase(const pack *p, lua_Integer entry, wn_lex_class cls, double value, wn_str tag)
{
    wn_err err;
    wn_str phrase = string_at(p->L, -1);
    lua_pushvalue(p->L, -1);
    bool first = lua_rawget(p->L, p->seen) == LUA_TNIL;
    lua_pop(p->L, 1);
    if (!first) wn_fail(&err, WN_BAD_RULE, WN_NO_OFFSET, "'%.*s' stands twice in it",
                       (int)wn_utf8_start(phrase, 60), phrase.ptr);
    else if (wn_lexicon_add(p->lex, cls, phrase, value, tag, &err)) {
        lua_pushvalue(p->L, -1);
        lua_pushboolean(p->L, true);
        lua_rawset(p->L, p->seen);
        return true;
    }
    return bad_entry(p, entry, err.text);
}

/* The entry on top is a table: phrases that share a tag and a value. */
static bool add_group(const pack *p, lua_Integer entry, wn_lex_class cls)
{
    static const char *const names[] = { "tag", "value" };
    lua_State *L = p->L;
    bool fine = true;
    if (!check_keys(p, p->list, names, 2, true)) return false;
    int tag_type = push_field(L, "tag");
    lua_insert(L, -2);
    int value_type = push_field(L, "value");
    double value = value_type == LUA_TNUMBER ? lua_tonumber(L, -1) : 1;
    lua_pop(L, 1);
    wn_str tag = tag_type == LUA_TSTRING ? string_at(L, -2) : WN_STR("");
    if (tag_type != LUA_TSTRING && tag_type != LUA_TNIL) fine = bad_entry(p, entry, "tag is no string");
    if (value_type != LUA_TNUMBER && value_type != LUA_TNIL)
        fine = bad_entry(p, entry, "value is no number");
    lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
    if (fine && !count) fine = bad_entry(p, entry, "no phrase");
    for (lua_Integer i = 1; fine && i <= count; i++) {
        bool string = lua_rawgeti(L, -1, i) == LUA_TSTRING;
        fine = string ? add_phrase(p, entry, cls, value, tag)
                      : bad_entry(p, entry, "a phrase that is no string");
        lua_pop(L, 1);
    }
    lua_remove(L, -2);
    return fine;
}

/* The list on top. */
static bool add_list(const pack *p, wn_lex_class cls)
{
    lua_State *L = p->L;
    lua_newtable(L);
    lua_replace(L, p->seen);
    bool fine = check_keys(p, p->list, NULL, 0, true);
    lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
    for (lua_Integer i = 1; fine && i <= count; i++) {
        int type = lua_rawgeti(L, -1, i);
        if (type == LUA_TSTRING) fine = add_phrase(p, i, cls, 1, WN_STR(""));
        else if (type == LUA_TTABLE) fine = add_group(p, i, cls);
        else fine = bad_entry(p, i, "neither a phrase nor a table of phrases");
        lua_pop(L, 1);
    }
    return fine;
}

/* The table `lists` on top. */
static bool add_lists(pack *p)
{
    bool fine = check_keys(p, "lists", wn_lex_name, WN_LEX_OWN, false);
    for (int cls = 0; fine && cls < WN_LEX_OWN; cls++) {
        int type = push_field(p->L, wn_lex_name[cls]);
        p->list = wn_lex_name[cls];
        if (type == LUA_TTABLE) fine = add_list(p, (wn_lex_class)cls);
        else if (type != LUA_TNIL)
            fine = wn_fail(p->err, WN_BAD_RULE, WN_NO_OFFSET, "language pack: lists.%s is no table",
                           p->list);
        lua_pop(p->L, 1);
    }
    return fine;
}

/* The table `weights` on top. */
static bool add_weights(pack *p)
{
    lua_State *L = p->L;
    const char *wrong = NULL;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        if (lua_type(L, -2) == LUA_TSTRING && lua_type(L, -1) == LUA_TNUMBER)
            wn_lexicon_set_weight(p->lex, string_at(L, -2), lua_tonumber(L, -1));
        else note_first(L, &wrong);
    }
    return !wrong || wn_fail(p->err, WN_BAD_RULE, WN_NO_OFFSET,
                             "language pack: weights: '%.100s' is no number", wrong);
}

/* The table NAME of the pack on top, where there is one. */
static bool add_part(pack *p, const char *name, bool (*add)(pack *p))
{
    int type = push_field(p->L, name);
    bool fine = type == LUA_TTABLE ? add(p) : type == LUA_TNIL;
    if (type != LUA_TTABLE && !fine)
        wn_fail(p->err, WN_BAD_RULE, WN_NO_OFFSET, "language pack: %s is no table", name);
    lua_pop(p->L, 1);
    return fine;
}

/* A pack of a language has these lists, unless it says that it is partial. */
static bool complete(const pack *p)
{
    static const uint8_t required[] = {
        WN_LEX_STOP, WN_LEX_LETTER, WN_LEX_PRONOUN, WN_LEX_CUE, WN_LEX_CUE_PHRASE, WN_LEX_HEDGE,
        WN_LEX_MONTH, WN_LEX_CURRENCY, WN_LEX_BOILERPLATE, WN_LEX_BOILERPLATE_LINE
    };
    bool whole = push_field(p->L, "lang") != LUA_TNIL;
    lua_pop(p->L, 1);
    whole = push_field(p->L, "partial") == LUA_TNIL && whole;
    lua_pop(p->L, 1);
    if (!whole) return true;
    if (push_field(p->L, "lists") != LUA_TTABLE)
        return wn_fail(p->err, WN_BAD_RULE, WN_NO_OFFSET, "language pack: lists is missing");
    for (size_t i = 0; i < sizeof required; i++)
        if (push_field(p->L, wn_lex_name[required[i]]) == LUA_TNIL)
            return wn_fail(p->err, WN_BAD_RULE, WN_NO_OFFSET, "language pack: lists.%s is missing",
                           wn_lex_name[required[i]]);
        else lua_pop(p->L, 1);
    return true;
}

bool wn_pack_load(lua_State *L, int index, wn_lexicon *lex, wn_err *err)
{
    static const char *const names[] = { "examples", "lang", "lists", "name", "partial", "weights" };
    int top = lua_gettop(L);
    pack p = { L, lex, err, "", top + 1 };
    if (!lua_istable(L, index) || !lua_checkstack(L, SCRATCH + 4))
        return wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "language pack: not a table");
    index = lua_absindex(L, index);
    lua_pushnil(L);
    lua_pushvalue(L, index);
    bool fine = check_keys(&p, "the pack", names, sizeof names / sizeof *names, false)
                && add_part(&p, "lists", add_lists) && add_part(&p, "weights", add_weights)
                && complete(&p);
    lua_settop(L, top);
    return fine;
}

/* Pushes LEX as an image, and frees it; or nil and why not, where not FINE. */
static int push_image(lua_State *L, wn_lexicon *lex, bool fine, const wn_err *err)
{
    wn_arena *a = fine ? wn_arena_new(0, NULL, NULL) : NULL;
    if (a) {
        wn_str image = wn_lexicon_image(lex, a);
        lua_pushlstring(L, image.ptr, image.len);
    } else {
        lua_pushnil(L);
        lua_pushstring(L, fine ? "not enough memory" : err->text);
    }
    wn_arena_free(a);
    wn_lexicon_free(lex);
    return a ? 1 : 2;
}

int wn_pack_freeze(lua_State *L)
{
    wn_lexicon *lex = wn_lexicon_new(0, NULL, NULL);
    wn_err err = { 0 };
    bool fine = lex != NULL;
    for (int i = 1; fine && i <= lua_gettop(L); i++) fine = wn_pack_load(L, i, lex, &err);
    return push_image(L, lex, fine, &err);
}

int wn_pack_detector(lua_State *L)
{
    static const struct { const char *list; int cls; } lists[] = {
        { "stop_words", 0 }, { "pronouns", 0 }, { "cues", 0 }, { "numbers", 0 }, { "multipliers", 0 },
        { "ordinals", 0 }, { "percents", 0 }, { "units", 0 }, { "months", 0 },
        { "letters", WN_LANGUAGE_LETTER }
    };
    enum { LISTS = sizeof lists / sizeof *lists };
    wn_err err = { 0 };
    wn_lexicon *lex = wn_lexicon_new(0, NULL, NULL);
    bool fine = lex != NULL;
    int top = lua_gettop(L);
    for (int i = 0; fine && i < LISTS * top; i++, lua_settop(L, top)) {
        pack p = { L, lex, &err, lists[i % LISTS].list, top + 1 };
        lua_pushnil(L);
        lua_pushvalue(L, i / LISTS + 1);
        push_field(L, "lists");
        if (push_field(L, p.list) == LUA_TTABLE)
            fine = add_list(&p, (wn_lex_class)(lists[i % LISTS].cls + i / LISTS));
    }
    return push_image(L, lex, fine, &err);
}
