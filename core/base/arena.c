/* arena.c: blocks in a chain, each twice as large as the one before up to 1 MiB; what is larger gets a
** block of its own. Memory is handed out by moving a mark; the tail of a block is given up.
**
**     first ◄── … ◄── last
**               [ used ........ | mark      end ]
*/
#include "base/arena.h"

#include <stdlib.h>

#define ALIGN ((size_t)16)
#define FIRST_BLOCK ((size_t)16 * 1024)
#define LARGEST_BLOCK ((size_t)1024 * 1024)

typedef struct block {
    struct block *before;
    size_t size;                /* of its bytes */
    _Alignas(16) char bytes[];
} block;

struct wn_arena {
    block *last;
    size_t mark;                /* first free byte of the last block */
    size_t own;                 /* bytes of blocks from the system, where nobody else counts */
    size_t *taken;              /* where they are counted */
    size_t used;                /* bytes handed out */
    size_t limit;
    wn_full *full;
    void *ctx;
};

wn_arena *wn_arena_new(size_t limit, wn_full *full, void *ctx)
{
    wn_arena *a = calloc(1, sizeof *a);
    if (!a) return NULL;
    a->limit = limit;
    a->taken = &a->own;
    a->full = full;
    a->ctx = ctx;
    return a;
}

void wn_arena_count(wn_arena *a, size_t *total)
{
    *total += *a->taken;
    a->taken = total;
}

static _Noreturn void overflow(wn_arena *a, size_t wanted)
{
    if (a->full) a->full(a->ctx, wanted);
    abort();
}

/* A new last block with room for SIZE bytes. */
static void add_block(wn_arena *a, size_t size)
{
    size_t room = a->last ? a->last->size * 2 : FIRST_BLOCK;
    if (room > LARGEST_BLOCK) room = LARGEST_BLOCK;
    if (room < size) room = size;
    if (room > SIZE_MAX - sizeof(block) - ALIGN) overflow(a, size);
    if (a->limit && room > a->limit - (*a->taken < a->limit ? *a->taken : a->limit)) overflow(a, size);
    block *b = malloc(sizeof *b + room);
    if (!b) overflow(a, size);
    b->before = a->last;
    b->size = room;
    a->last = b;
    a->mark = 0;
    *a->taken += room;
}

/* SIZE bytes as they are. */
static void *take(wn_arena *a, size_t size)
{
    if (size > SIZE_MAX - ALIGN) overflow(a, size);
    size = (size + ALIGN - 1) & ~(ALIGN - 1);
    if (!a->last || a->last->size - a->mark < size) add_block(a, size);
    void *got = a->last->bytes + a->mark;
    a->mark += size;
    a->used += size;
    return got;
}

void *wn_arena_get(wn_arena *a, size_t size)
{
    void *got = take(a, size ? size : 1);
    memset(got, 0, size);
    return got;
}

void *wn_arena_array(wn_arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) overflow(a, SIZE_MAX);
    return wn_arena_get(a, count * size);
}

/* Was PTR, of OLD bytes, handed out last, with room for SIZE behind it? */
static bool is_last(const wn_arena *a, const char *ptr, size_t old, size_t size)
{
    if (!a->last || !ptr) return false;
    size_t kept = (old + ALIGN - 1) & ~(ALIGN - 1);
    if (kept > a->mark || ptr != a->last->bytes + a->mark - kept) return false;
    return size <= a->last->size - (a->mark - kept);
}

void *wn_arena_grow(wn_arena *a, void *ptr, size_t old, size_t size)
{
    if (size <= old) return ptr;
    if (size > SIZE_MAX - ALIGN) overflow(a, size);
    if (old > 0 && is_last(a, ptr, old, size)) {
        size_t kept = (old + ALIGN - 1) & ~(ALIGN - 1), more = (size + ALIGN - 1) & ~(ALIGN - 1);
        a->mark += more - kept;
        a->used += more - kept;
        memset((char *)ptr + old, 0, size - old);
        return ptr;
    }
    char *got = take(a, size);
    if (old) memcpy(got, ptr, old);
    memset(got + old, 0, size - old);
    return got;
}

wn_str wn_arena_copy(wn_arena *a, wn_str s)
{
    char *copy = take(a, s.len + 1);
    if (s.len) memcpy(copy, s.ptr, s.len);
    copy[s.len] = '\0';
    return (wn_str){ copy, s.len };
}

size_t wn_arena_used(const wn_arena *a) { return a->used; }

static void free_blocks(wn_arena *a, block *b)
{
    while (b) {
        block *before = b->before;
        *a->taken -= b->size;
        free(b);
        b = before;
    }
}

/* The largest ordinary block stays: the last one, unless it was made for one large piece. */
void wn_arena_reset(wn_arena *a)
{
    block *kept = a->last;
    if (kept) free_blocks(a, kept->before);
    if (kept) kept->before = NULL;
    if (kept && kept->size > LARGEST_BLOCK) {
        free_blocks(a, kept);
        kept = NULL;
    }
    a->last = kept;
    a->mark = a->used = 0;
}

void wn_arena_free(wn_arena *a)
{
    if (!a) return;
    free_blocks(a, a->last);
    free(a);
}
