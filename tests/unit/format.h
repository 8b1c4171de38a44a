/* format.h: for tests of readers and writers: an arena a test, documents in and out. */
#ifndef WN_TESTS_FORMAT_H
#define WN_TESTS_FORMAT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "read/read.h"
#include "write/write.h"

static wn_arena *arena;

static int setup(void **state)
{
    (void)state;
    arena = wn_arena_new(0, NULL, NULL);
    return arena ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    wn_arena_free(arena);
    return 0;
}

/* SOURCE as the reader called FORMAT reads it; what it refuses fails the test. */
static inline wn_doc *read_as(const char *format, wn_str source)
{
    static const wn_read_options none;
    wn_err err = { 0 };
    wn_doc *doc = wn_doc_new(arena, WN_STR("test"), source);
    if (!wn_reader_find(wn_str_of(format))->read(doc, &none, &err)) fail_msg("%s at %zu", err.text, err.at);
    return doc;
}

/* DOC, which was read as FROM, with EDITS, as TO. */
static inline wn_str write_from(const char *from, const char *to, const wn_doc *doc, const wn_edits *edits)
{
    wn_err err = { 0 };
    wn_buf out = wn_buf_new(arena);
    if (!wn_writer_find(wn_str_of(to))->write(doc, from, edits, &out, &err)) fail_msg("%s", err.text);
    return wn_buf_str(&out);
}

static inline void assert_str(wn_str got, const char *expected)
{
    if (!wn_str_eq(got, wn_str_of(expected)))
        fail_msg("got <%.*s>, expected <%s>", (int)got.len, got.ptr, expected);
}

#endif
