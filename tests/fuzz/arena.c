/* arena.c: base/arena.h as fuzzing wants it, in the place of core/base/arena.c: each piece is one of
** malloc's, and what grows moves. So a sanitizer sees a byte beyond a piece, and a pointer into a list
** kept while the list grew. */
#include "base/arena.h"

#include <stdlib.h>

typedef struct piece {
    struct piece *before, *after;
    size_t size, unused; /* its bytes stand behind it, aligned */
} piece;

struct wn_arena {
    piece all; /* head of a ring */
    wn_memory own, *taken;
    size_t used, allowed;
    wn_full *full;
    void *ctx;
};

static wn_arena *made(size_t limit, wn_full *full, void *ctx)
{
    wn_arena *a = calloc(1, sizeof *a);
    if (!a) abort();
    a->all.before = a->all.after = &a->all;
    a->taken = &a->own;
    a->own.limit = limit;
    a->full = full;
    a->ctx = ctx;
    return a;
}

wn_arena *wn_arena_new(size_t limit, wn_full *full, void *ctx)
{
    return made(limit, full, ctx);
}

void wn_arena_count(wn_arena *a, wn_memory *total)
{
    total->used += a->taken->used;
    a->taken = total;
}

wn_arena *wn_arena_beside(wn_arena *a)
{
    wn_arena *b = made(0, a->full, a->ctx);
    b->taken = a->taken;
    return b;
}

void *wn_arena_get(wn_arena *a, size_t size)
{
    size_t used = a->taken->used + size;
    bool large = size > SIZE_MAX / 2 || (a->taken->limit && used > a->taken->limit) ||
                 (a->allowed && used > a->allowed);
    if (large && a->full) a->full(a->ctx, size);
    piece *p = large ? NULL : calloc(1, sizeof *p + (size ? size : 1));
    if (!p) abort();
    *p = (piece){.before = &a->all, .after = a->all.after, .size = size};
    p->before->after = p->after->before = p;
    a->taken->used += size;
    a->used += size;
    return p + 1;
}

void *wn_arena_array(wn_arena *a, size_t count, size_t size)
{
    return wn_arena_get(a, size && count > SIZE_MAX / size ? SIZE_MAX : count * size);
}

/* What is not promised to be zero is not. */
void *wn_arena_raw(wn_arena *a, size_t count, size_t size)
{
    return memset(wn_arena_array(a, count, size), 0xA5, count * size);
}

static void drop(wn_arena *a, piece *p)
{
    p->before->after = p->after;
    p->after->before = p->before;
    a->taken->used -= p->size;
    free(p);
}

void *wn_arena_grow(wn_arena *a, void *ptr, size_t old, size_t size)
{
    if (size <= old) return ptr;
    char *got = wn_arena_get(a, size);
    if (old) memcpy(got, ptr, old);
    if (old) drop(a, (piece *)ptr - 1);
    return got;
}

void *wn_arena_more(wn_arena *a, void *ptr, size_t old, size_t size)
{
    char *got = wn_arena_grow(a, ptr, old, size);
    if (size > old) memset(got + old, 0xA5, size - old);
    return got;
}

wn_str wn_arena_copy(wn_arena *a, wn_str s)
{
    char *copy = wn_arena_get(a, s.len + 1);
    if (s.len) memcpy(copy, s.ptr, s.len);
    return (wn_str){copy, s.len};
}

size_t wn_arena_used(const wn_arena *a)
{
    return a->used;
}

void wn_arena_reset(wn_arena *a)
{
    while (a->all.after != &a->all) drop(a, a->all.after);
    a->used = a->allowed = 0;
}

void wn_arena_allow(wn_arena *a, size_t more)
{
    size_t used = a->taken->used;
    a->allowed = more < SIZE_MAX - used ? used + more : SIZE_MAX;
}

void wn_arena_free(wn_arena *a)
{
    if (!a) return;
    wn_arena_reset(a);
    free(a);
}
