/* pack_test.c: language packs: what goes in is found again, and a mistake is named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <lauxlib.h>
#include <lua.h>

#include "bind/pack.h"

static lua_State *L;
static wn_lexicon *lex;

static int begin(void **state)
{
    (void)state;
    L = luaL_newstate();
    lex = wn_lexicon_new(0, NULL, NULL);
    return !L || !lex;
}

static int end(void **state)
{
    (void)state;
    lua_close(L);
    wn_lexicon_free(lex);
    return 0;
}

/* The table that CODE returns, into the lexicon; the stack stays as it was. */
static bool load(const char *code, wn_err *err)
{
    if (luaL_dostring(L, code)) fail_msg("%s", lua_tostring(L, -1));
    int top = lua_gettop(L);
    bool fine = wn_pack_load(L, -1, lex, err);
    assert_int_equal(lua_gettop(L), top);
    lua_pop(L, 1);
    return fine;
}

static void assert_mistake(const char *code, const char *expected)
{
    wn_err err = { 0 };
    assert_false(load(code, &err));
    assert_int_equal(err.code, WN_BAD_RULE);
    assert_string_equal(err.text, expected);
}

static const wn_lex_item *item_of(const char *word)
{
    return wn_lexicon_item(lex, wn_lexicon_node(lex, wn_str_of(word)));
}

static void phrases_keep_their_tags_and_values(void **state)
{
    (void)state;
    wn_err err = { 0 };
    assert_true(load("return { lang = 'xx', name = 'X', partial = true, lists = { cues = { 'plain', { 'told', 'tells', tag = 'tell',"
                     " value = 0.5 }, { 'bare' } } }, weights = { ['claim.bias'] = 2 } }", &err));
    assert_int_equal(item_of("plain")->cls, WN_LEX_CUE);
    assert_true(item_of("plain")->value == 1);
    assert_true(item_of("tells")->value == 0.5);
    assert_true(wn_str_eq(item_of("told")->tag, WN_STR("tell")));
    assert_int_equal(item_of("bare")->tag.len, 0);
    assert_true(wn_lexicon_weight(lex, "claim.bias") == 2);
    assert_null(item_of("other"));
}

static void a_pack_may_be_empty(void **state)
{
    (void)state;
    wn_err err = { 0 };
    assert_true(load("return {}", &err));
    assert_true(load("return { lists = {}, weights = {} }", &err));
}

static void a_mistake_is_named_with_its_place(void **state)
{
    (void)state;
    static const struct { const char *code, *expected; } all[] = {
        { "return 5", "language pack: not a table" },
        { "return { list = {} }", "language pack: unknown key 'list' in the pack" },
        { "return { 'x' }", "language pack: unknown key '(a key that is no string)' in the pack" },
        { "return { lists = 5 }", "language pack: lists is no table" },
        { "return { weights = 'x' }", "language pack: weights is no table" },
        { "return { lists = { cue = {} } }", "language pack: unknown key 'cue' in lists" },
        { "return { lists = { cues = 'said' } }", "language pack: lists.cues is no table" },
        { "return { lists = { cues = { 'said', 5 } } }",
          "language pack: lists.cues[2]: neither a phrase nor a table of phrases" },
        { "return { lists = { cues = { tag = 'x' } } }", "language pack: unknown key 'tag' in cues" },
        { "return { lists = { cues = { {} } } }", "language pack: lists.cues[1]: no phrase" },
        { "return { lists = { cues = { { 'a', tag = 1 } } } }", "language pack: lists.cues[1]: tag is no string" },
        { "return { lists = { cues = { { 'a', value = 'x' } } } }", "language pack: lists.cues[1]: value is no number" },
        { "return { lists = { cues = { { 'a', tags = 'x' } } } }", "language pack: unknown key 'tags' in cues" },
        { "return { lists = { cues = { { 'a', 7 } } } }", "language pack: lists.cues[1]: a phrase that is no string" },
        { "return { lists = { cues = { 'a\\xFF' } } }", "language pack: lists.cues[1]: a phrase that is not UTF-8" },
        { "return { lists = { cues = { 'a', { 'b', 'a', tag = 'x' } } } }",
          "language pack: lists.cues[2]: 'a' stands twice in it" },
        { "return { lang = 'xx' }", "language pack: lists is missing" },
        { "return { lang = 'xx', lists = { letters = {} } }", "language pack: lists.stop_words is missing" },
        { "return { weights = { a = 'x' } }", "language pack: weights: 'a' is no number" },
        { "return { weights = { 5 } }", "language pack: weights: '(a key that is no string)' is no number" },
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) assert_mistake(all[i].code, all[i].expected);
}

static void a_frozen_pack_is_the_same_every_time(void **state)
{
    (void)state;
    static const char code[] = "local a, b = ...; return function(freeze)"
        " local one = { lists = { cues = { 'said', { 'told', value = 0.5 } } }, weights = { x = 1, y = 2, z = 3 } }"
        " local two = { weights = { z = 3, y = 2, x = 1 }, lists = { cues = { 'said', { 'told', value = 0.5 } } } }"
        " local image, why = freeze({ lists = 5 })"
        " return freeze(one) == freeze(two) and image == nil and why end";
    if (luaL_dostring(L, code)) fail_msg("%s", lua_tostring(L, -1));
    lua_pushcfunction(L, wn_pack_freeze);
    lua_call(L, 1, 1);
    assert_string_equal(lua_tostring(L, -1), "language pack: lists is no table");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(phrases_keep_their_tags_and_values, begin, end),
        cmocka_unit_test_setup_teardown(a_pack_may_be_empty, begin, end),
        cmocka_unit_test_setup_teardown(a_mistake_is_named_with_its_place, begin, end),
        cmocka_unit_test_setup_teardown(a_frozen_pack_is_the_same_every_time, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
