/* primitive.c: the functions of the module `winnow` that need no filter: on strings, or on the text of
** things. What they find are things of a small document of their own, which lives as long as they.
*/
#include <math.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "bind/state.h"
#include "find/gram.h"
#include "find/phrases.h"
#include "read/read.h"

#define PHRASES "winnow.phrases"

static const char phrases_cache = 0;

/* The string, or the text of the thing, at INDEX; UTF-8. It lasts as long as that is on the stack. */
static wn_str text_at(lua_State *L, int index)
{
    wn_str s;
    if (wn_thing_test(L, index)) {
        const wn_thing *t = wn_thing_check(L, index);
        return wn_found_text(t->held->found, t->span);
    }
    s.ptr = luaL_checklstring(L, index, &s.len);
    luaL_argcheck(L, s.len < WN_NOWHERE, index, "longer than 4 GiB");
    luaL_argcheck(L, wn_utf8_bad(s) == s.len, index, "not UTF-8");
    return s;
}

/* ---- small documents */

/* Pushes the holder of a new document that READER makes of TEXT. */
static wn_held *push_document(lua_State *L, const wn_reader *reader, wn_str text, wn_str lang)
{
    struct wn_lua *l = wn_lua_of(L);
    wn_arena *a = wn_lua_arena(l);
    wn_held *held = wn_held_push(L, NULL, a);       /* from here on it owns the arena */
    wn_doc *doc = wn_doc_new(a, WN_STR("text"), wn_arena_copy(a, text));
    wn_read_options options = { .replace = false };
    wn_err err;
    if (!reader->read(doc, &options, &err)) wn_lua_raise(L, &err);
    doc->format = reader;
    wn_str before = l->lang;
    if (lang.len) l->lang = wn_arena_copy(a, lang);
    wn_found *f = wn_lang_found(l, doc, &err);
    l->lang = before;
    if (!f) return wn_lua_raise(L, &err), held;
    held->lex = wn_lexicon_keep(wn_found_lex(f));
    held->found = f;
    return held;
}

static wn_held *push_text(lua_State *L, int index)
{
    wn_str text = text_at(L, index);
    return push_document(L, wn_reader_find(WN_STR("text")), text, WN_STR(""));
}

/* winnow.read(text, {from = "text", lang = "en"}) → Document, or nil and why not */
int wn_document_make(lua_State *L)
{
    wn_str text, from = WN_STR("text"), lang = WN_STR("");
    text.ptr = luaL_checklstring(L, 1, &text.len);
    if (!lua_isnoneornil(L, 2)) {
        luaL_checktype(L, 2, LUA_TTABLE);
        lua_getfield(L, 2, "from");
        from.ptr = luaL_optlstring(L, -1, "text", &from.len);
        lua_getfield(L, 2, "lang");
        lang.ptr = luaL_optlstring(L, -1, "", &lang.len);
    }
    const wn_reader *reader = wn_reader_find(from);
    if (!reader) return luaL_error(L, "no such format: '%s'", from.ptr);
    wn_held *held = push_document(L, reader, text, lang);
    wn_thing_push(L, -1, WN_K_DOCUMENT, 0);
    wn_lua_unseen(L, wn_arena_used(held->arena));
    return 1;
}

static int read_document(lua_State *L)
{
    static const char *const names[] = { "from", "lang", NULL };
    if (lua_istable(L, 2)) wn_option_names(L, 2, names);
    return wn_document_make(L);
}

static int all_things(lua_State *L, uint32_t kind)
{
    wn_held *held = push_text(L, 1);
    wn_err err;
    if (!wn_kind_need(held->found, kind, &err)) return wn_lua_raise(L, &err);
    wn_things_push(L, -1, kind, 0, wn_kind_count(held->found, kind));
    wn_lua_unseen(L, wn_arena_used(held->arena));
    return 1;
}

static int sentences(lua_State *L) { return all_things(L, WN_K_SENTENCE); }
static int quantities(lua_State *L) { return all_things(L, WN_K_QUANTITY); }

static void push_token(lua_State *L, const wn_found *f, const wn_token *t)
{
    lua_pushlstring(L, f->doc->text.ptr + t->start, t->end - t->start);
}

/* winnow.words(s) → list of strings: words and numbers, as written */
static int words(lua_State *L)
{
    wn_held *held = push_text(L, 1);
    wn_found *f = held->found;
    wn_word_find(f);
    lua_Integer n = 0;
    lua_newtable(L);
    for (uint32_t i = 0; i < f->tokens.len; i++) {
        if (f->tokens.at[i].type == WN_PUNCT) continue;
        push_token(L, f, &f->tokens.at[i]);
        lua_rawseti(L, -2, ++n);
    }
    wn_held_done(held);
    return 1;
}

/* winnow.fold(s) → s as it is compared */
static int fold(lua_State *L)
{
    wn_str s = text_at(L, 1);
    wn_arena *a = wn_lua_arena(wn_lua_of(L));
    wn_held *held = wn_held_push(L, NULL, a);
    wn_buf out = wn_buf_new(a);
    wn_utf8_fold(&out, s);
    lua_pushlstring(L, out.ptr ? out.ptr : "", out.len);
    wn_held_done(held);
    return 1;
}

/* ---- similarity: Dice's coefficient over the sets of folded words */

/* Pushes a set of the folded words of the string at INDEX; how many are in it. */
static lua_Integer push_word_set(lua_State *L, int index)
{
    lua_pushcfunction(L, words);
    lua_pushvalue(L, index);
    lua_call(L, 1, 1);
    int list = lua_gettop(L);
    lua_Integer n = 0, len = (lua_Integer)lua_rawlen(L, list);
    lua_newtable(L);
    for (lua_Integer i = 1; i <= len; i++) {
        lua_pushcfunction(L, fold);
        lua_rawgeti(L, list, i);
        lua_call(L, 1, 1);
        lua_pushvalue(L, -1);
        n += lua_rawget(L, list + 1) == LUA_TNIL;
        lua_pop(L, 1);
        lua_pushboolean(L, 1);
        lua_rawset(L, list + 1);
    }
    lua_remove(L, list);
    return n;
}

/* winnow.similarity(a, b) → 0..1: twice the shared words over the words of both; 1 where both are empty */
static int similarity(lua_State *L)
{
    text_at(L, 1), text_at(L, 2);
    lua_settop(L, 2);
    lua_Integer a = push_word_set(L, 1), b = push_word_set(L, 2), shared = 0;
    for (lua_pushnil(L); lua_next(L, 3); lua_pop(L, 1)) {
        lua_pushvalue(L, -2);
        shared += lua_rawget(L, 4) != LUA_TNIL;
        lua_pop(L, 1);
    }
    lua_pushnumber(L, a + b ? 2.0 * (lua_Number)shared / (lua_Number)(a + b) : 1.0);
    return 1;
}

/* ---- runs of words that recur */

#define LONGEST 64              /* words of a run */

static void set_share(lua_State *L, const char *name, uint64_t part, size_t all)
{
    lua_Number share = all ? (lua_Number)part / (lua_Number)all : 0;
    lua_pushnumber(L, share < 1 ? share : 1);       /* runs that overlap may count for more than there is */
    lua_setfield(L, -2, name);
}

/* winnow.ngrams(s, n) → { words, characters, [1..n] = { top, repeated } } */
static int ngrams(lua_State *L)
{
    wn_str s = text_at(L, 1);
    lua_Integer n = luaL_checkinteger(L, 2);
    luaL_argcheck(L, n >= 1 && n <= LONGEST, 2, "expected 1 to 64");
    wn_arena *a = wn_lua_arena(wn_lua_of(L));
    wn_held *held = wn_held_push(L, NULL, a);
    wn_grams *g = wn_grams_new(a, s);
    size_t all = wn_utf8_count(s);
    lua_createtable(L, (int)n, 2);
    lua_pushinteger(L, (lua_Integer)wn_grams_words(g));
    lua_setfield(L, -2, "words");
    lua_pushinteger(L, (lua_Integer)wn_grams_chars(g));
    lua_setfield(L, -2, "characters");
    for (lua_Integer i = 1; i <= n; i++) {
        wn_gram gram = wn_grams_next(g);
        lua_createtable(L, 0, 2);
        set_share(L, "top", gram.top, all);
        set_share(L, "repeated", gram.repeated, all);
        lua_rawseti(L, -2, i);
    }
    wn_held_done(held);
    return 1;
}

/* winnow.language(s) → "en"; "und" where that cannot be told */
static int language(lua_State *L)
{
    wn_str code = wn_lang_of(wn_lua_of(L), text_at(L, 1));
    if (code.len == 0) code = WN_STR("und");
    lua_pushlstring(L, code.ptr, code.len);
    return 1;
}

/* ---- phrases */

const wn_lexicon *wn_phrases_check(lua_State *L, int index)
{
    wn_lexicon **lex = luaL_checkudata(L, index, PHRASES);
    if (!*lex) luaL_error(L, "this list is done");      /* a host's finalizer came first */
    return *lex;
}

static int phrases_gc(lua_State *L)
{
    wn_lexicon **lex = luaL_checkudata(L, 1, PHRASES);
    wn_lexicon_free(*lex);
    *lex = NULL;
    return 0;
}

/* The content of the list at 1 as one string, on top: what the cache goes by. */
static void push_content(lua_State *L)
{
    luaL_Buffer b;
    lua_Integer n = (lua_Integer)lua_rawlen(L, 1);
    luaL_buffinit(L, &b);
    for (lua_Integer i = 1; i <= n; i++) {
        if (lua_rawgeti(L, 1, i) != LUA_TSTRING) luaL_error(L, "phrases are strings");
        size_t len = lua_rawlen(L, -1);
        luaL_addvalue(&b);
        luaL_addlstring(&b, (const char *)&len, sizeof len);    /* no byte is in no phrase */
    }
    luaL_pushresult(&b);
}

int wn_phrases_make(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    push_content(L);
    if (wn_cache_get(L, &phrases_cache)) return 1;
    wn_lexicon **lex = lua_newuserdatauv(L, sizeof *lex, 0);
    *lex = NULL;
    luaL_setmetatable(L, PHRASES);
    *lex = wn_lexicon_new(0, wn_limit_full, NULL);
    if (!*lex) wn_limit_full(NULL, 0);
    wn_memory *memory = wn_lua_of(L)->memory;
    if (memory) wn_lexicon_count(*lex, memory);
    for (lua_Integer i = 1; lua_rawgeti(L, 1, i) != LUA_TNIL; i++) {
        wn_str phrase;
        wn_err err;
        phrase.ptr = lua_tolstring(L, -1, &phrase.len);
        if (!wn_lexicon_add(*lex, WN_LEX_OWN, phrase, 1, WN_STR(""), &err)) return wn_lua_raise(L, &err);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    wn_cache_put(L, &phrases_cache);
    return 1;
}

/* A search through the string at 2; its tokens live in the document that is pushed, at 3. */
static wn_phrases search(lua_State *L)
{
    lua_settop(L, 2);
    const wn_lexicon *lex = wn_phrases_check(L, 1);
    wn_str text = text_at(L, 2);
    wn_arena *a = wn_lua_arena(wn_lua_of(L));
    wn_held_push(L, NULL, a);
    return wn_phrases_text(a, lex, text);
}

static void push_hit(lua_State *L, const wn_phrases *p, const wn_phrase *hit)
{
    lua_createtable(L, 0, 4);
    lua_pushlstring(L, p->text.ptr + hit->span.start, hit->span.end - hit->span.start);
    lua_setfield(L, -2, "text");
    lua_pushinteger(L, (lua_Integer)hit->span.start + 1);
    lua_setfield(L, -2, "first");
    lua_pushinteger(L, (lua_Integer)hit->span.end);
    lua_setfield(L, -2, "last");
    lua_pushinteger(L, (lua_Integer)hit->id + 1);
    lua_setfield(L, -2, "index");
}

/* p:find(s) → the first hit {text, first, last, index of the phrase in the list}, or nil */
static int phrases_find(lua_State *L)
{
    wn_phrases p = search(L);
    wn_phrase hit;
    if (wn_phrases_next(&p, &hit)) push_hit(L, &p, &hit);
    else lua_pushnil(L);
    wn_held_done(lua_touserdata(L, 3));
    return 1;
}

/* p:all(s) → list of all hits */
static int phrases_all(lua_State *L)
{
    wn_phrases p = search(L);
    wn_phrase hit;
    lua_newtable(L);
    for (lua_Integer n = 0; wn_phrases_next(&p, &hit); ) {
        push_hit(L, &p, &hit);
        lua_rawseti(L, -2, ++n);
    }
    wn_held_done(lua_touserdata(L, 3));
    return 1;
}

/* p:count(s) → how many hits */
static int phrases_count(lua_State *L)
{
    wn_phrases p = search(L);
    wn_phrase hit;
    lua_Integer n = 0;
    while (wn_phrases_next(&p, &hit)) n++;
    wn_held_done(lua_touserdata(L, 3));
    lua_pushinteger(L, n);
    return 1;
}

void wn_phrases_open(lua_State *L)
{
    static const luaL_Reg methods[] = {
        { "all", phrases_all }, { "count", phrases_count }, { "find", phrases_find }, { NULL, NULL }
    };
    if (luaL_newmetatable(L, PHRASES)) {
        lua_pushcfunction(L, phrases_gc);
        lua_setfield(L, -2, "__gc");
        lua_createtable(L, 0, 3);
        luaL_setfuncs(L, methods, 0);
        lua_setfield(L, -2, "__index");
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "__metatable");
    }
    lua_pop(L, 1);
}

const luaL_Reg wn_primitive_functions[] = {
    { "fold", fold }, { "language", language }, { "ngrams", ngrams }, { "phrases", wn_phrases_make },
    { "quantities", quantities }, { "read", read_document }, { "regex", wn_regex_make },
    { "sentences", sentences }, { "similarity", similarity }, { "words", words }, { NULL, NULL }
};
