/* english.h: for tests of what is found in English text: the pack, and a document. */
#ifndef WN_TESTS_ENGLISH_H
#define WN_TESTS_ENGLISH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "bind/run.h"
#include "read/read.h"

static wn_lua *lua;
static wn_arena *arena;

static int begin(void **state)
{
    (void)state;
    lua = wn_lua_new(&(wn_limits){ 0 }, NULL);
    arena = wn_arena_new(0, NULL, NULL);
    return !lua || !arena;
}

static int end(void **state)
{
    (void)state;
    wn_lua_free(lua);
    wn_arena_free(arena);
    return 0;
}

/* What FINDER finds in TEXT; the one before is forgotten. */
static inline wn_found *found_in(const char *text, bool (*finder)(wn_found *f, wn_err *err))
{
    wn_err err = { 0 };
    wn_arena_reset(arena);
    wn_doc *doc = wn_doc_new(arena, WN_STR("test"), wn_str_of(text));
    const wn_reader *reader = wn_reader_find(WN_STR("text"));
    if (!reader->read(doc, &(wn_read_options){ .text_field = WN_STR("") }, &err)) fail_msg("%s", err.text);
    wn_found *f = wn_lua_found(lua, doc, &err);
    if (!f || !finder(f, &err)) fail_msg("%s", err.text);
    return f;
}

#endif
