/* arena.c: blocks in a chain, each twice as large as the one before up to 1 MiB; what is larger gets a
** block of its own. Memory is handed out by moving a mark; the tail of a block is given up.
**
**     first ◄── … ◄── last
**               [ used ........ | mark .... | clean      end ]
**
** Behind `clean` the system has zeroed the bytes already, and has perhaps not even found pages for them:
** a list may be given more room than it will need. Large blocks ask for large pages, for a fault of
** 4 KiB costs more than it takes to fill them with tokens.
*/
#include "base/arena.h"

#include <stdlib.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

#define ALIGN ((size_t)16)
#define FIRST_BLOCK ((size_t)16 * 1024)
#define LARGEST_BLOCK ((size_t)1024 * 1024)
#define LARGE_PAGE ((size_t)2 * 1024 * 1024)

typedef struct block {
    struct block *before;
    size_t size;                /* of its bytes */
    _Alignas(16) char bytes[];
} block;

struct wn_arena {
    block *last;
    size_t mark;                /* first free byte of the last block */
    size_t clean;               /* first byte of it that nobody had yet */
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

/* Asks for large pages where ROOM bytes at PTR have some; a wish that the system may not grant. */
static void widen(void *ptr, size_t room)
{
#ifdef MADV_HUGEPAGE
    uintptr_t from = ((uintptr_t)ptr + LARGE_PAGE - 1) & ~(LARGE_PAGE - 1);
    uintptr_t end = ((uintptr_t)ptr + room) & ~(LARGE_PAGE - 1);
    if (from < end) madvise((void *)from, end - from, MADV_HUGEPAGE);
#else
    (void)ptr, (void)room;
#endif
}

/* A new last block with room for SIZE bytes. */
static void add_block(wn_arena *a, size_t size)
{
    size_t room = a->last ? a->last->size * 2 : FIRST_BLOCK;
    if (room > LARGEST_BLOCK) room = LARGEST_BLOCK;
    if (room < size) room = size;
    if (room > SIZE_MAX - sizeof(block) - ALIGN) overflow(a, size);
    if (a->limit && room > a->limit - (*a->taken < a->limit ? *a->taken : a->limit)) overflow(a, size);
    block *b = calloc(1, sizeof *b + room);
    if (!b) overflow(a, size);
    if (room > LARGEST_BLOCK) widen(b, room);
    b->before = a->last;
    b->size = room;
    a->last = b;
    a->mark = a->clean = 0;
    *a->taken += room;
}

/* Bytes FROM to END of the last block become zeros, now that somebody gets them. */
static void clear(wn_arena *a, size_t from, size_t end)
{
    if (from < a->clean) memset(a->last->bytes + from, 0, (end < a->clean ? end : a->clean) - from);
}

static void hand_out(wn_arena *a, size_t size)
{
    a->mark += size;
    a->used += size;
    if (a->clean < a->mark) a->clean = a->mark;
}

/* SIZE bytes, zeros from byte KEPT on. */
static void *take(wn_arena *a, size_t size, size_t kept)
{
    if (size > SIZE_MAX - ALIGN) overflow(a, size);
    size = (size + ALIGN - 1) & ~(ALIGN - 1);
    if (!a->last || a->last->size - a->mark < size) add_block(a, size);
    void *got = a->last->bytes + a->mark;
    clear(a, a->mark + kept, a->mark + size);
    hand_out(a, size);
    return got;
}

void *wn_arena_get(wn_arena *a, size_t size)
{
    return take(a, size ? size : 1, 0);
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
        memset((char *)ptr + old, 0, kept - old);
        clear(a, a->mark, a->mark + more - kept);
        hand_out(a, more - kept);
        return ptr;
    }
    char *got = take(a, size, old);
    if (old) memcpy(got, ptr, old);
    return got;
}

wn_str wn_arena_copy(wn_arena *a, wn_str s)
{
    char *copy = take(a, s.len + 1, s.len);
    if (s.len) memcpy(copy, s.ptr, s.len);
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
