/* group.h: for tests of one file that share an arena: begin and end of their group. */
#ifndef WN_TESTS_GROUP_H
#define WN_TESTS_GROUP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"

static wn_arena *arena;

static int begin(void **state)
{
    (void)state;
    arena = wn_arena_new(0, NULL, NULL);
    return 0;
}

static int end(void **state)
{
    (void)state;
    wn_arena_free(arena);
    return 0;
}

#endif
