/* arena.c: blocks in a chain, each twice as large as the one before up to 256 KiB, then of 2 MiB;
** what is larger gets a block of its own. Memory is handed out by moving a mark; the tail of a
** block is given up.
**
**     first ◄── … ◄── last
**               [ used ........ | mark .... | clean      end ]
**
** Behind `clean` the bytes are zeros already, in pages that nobody touched. The largest, and
** blocks of their own, come from the system in pages, which are there only once they are touched:
** so a list may have more room than it will need, and grows without being copied. They are whole
** large pages, because many small faults cost more than the tokens that fill the pages.
*/
#include "base/arena.h"

#include <stdlib.h>
#include <sys/mman.h>

#define ALIGN ((size_t)16)
#define FIRST_BLOCK ((size_t)16 * 1024)
#define SMALL_BLOCK ((size_t)256 * 1024)
#define PAGE ((size_t)2 * 1024 * 1024)
#define LARGEST_BLOCK (PAGE - sizeof(block))

typedef struct block {
    struct block *before;
    size_t size;                /* of its bytes */
    _Alignas(16) char bytes[];
} block;

struct wn_arena {
    block *last;
    size_t mark;                /* first free byte of the last block */
    size_t clean;               /* from this byte of it on there are zeros */
    wn_memory own;              /* blocks from the system, where nobody else counts */
    wn_memory *taken;           /* where they are counted */
    size_t allowed;             /* bytes that may be taken until the next reset, beside the limit; 0: all */
    size_t used;                /* bytes handed out */
    wn_full *full;
    void *ctx;
};

wn_arena *wn_arena_new(size_t limit, wn_full *full, void *ctx)
{
    wn_arena *a = calloc(1, sizeof *a);
    if (!a) return NULL;
    a->own.limit = limit;
    a->taken = &a->own;
    a->full = full;
    a->ctx = ctx;
    return a;
}

void wn_arena_count(wn_arena *a, wn_memory *total)
{
    total->used += a->taken->used;
    a->taken = total;
}

static _Noreturn void overflow(const wn_arena *a, size_t wanted)
{
    if (a->full) a->full(a->ctx, wanted);
    abort();
}

wn_arena *wn_arena_beside(wn_arena *a)
{
    wn_arena *b = wn_arena_new(0, a->full, a->ctx);
    if (!b) overflow(a, 0);
    b->taken = a->taken;
    return b;
}

/* ---- blocks */

static bool is_own(const block *b) { return b->size > LARGEST_BLOCK; }

/* The large pages of a block with ROOM bytes; 0 where it has none. */
static size_t mapped(size_t room)
{
    return room < LARGEST_BLOCK ? 0 : (sizeof(block) + room + PAGE - 1) & ~(PAGE - 1);
}

/* A block with ROOM bytes: zeros where it has large pages. */
static block *new_block(const wn_arena *a, size_t room)
{
    block *b;
    size_t size = mapped(room);
    if (room < LARGEST_BLOCK) {
        b = malloc(sizeof *b + room);
    } else {
        b = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (b == MAP_FAILED) overflow(a, 0);
#ifdef MADV_HUGEPAGE
        madvise(b, size, MADV_HUGEPAGE);    /* all of it, or it could not grow */
#endif
    }
    if (!b) overflow(a, 0);
    b->size = room;
    return b;
}

static void free_block(block *b)
{
    if (mapped(b->size)) munmap(b, mapped(b->size));
    else free(b);
}

static bool is_beyond(const wn_arena *a, size_t more, size_t limit)
{
    size_t used = a->taken->used;
    return limit && more > limit - (used < limit ? used : limit);
}

/* Stops where MORE bytes from the system are too many, for a piece of SIZE. */
static void check_limit(const wn_arena *a, size_t more, size_t size)
{
    if (more > SIZE_MAX / 2) overflow(a, size);
    if (is_beyond(a, more, a->taken->limit) || is_beyond(a, more, a->allowed)) overflow(a, size);
}

/* A new last block with room for SIZE bytes. */
static void add_block(wn_arena *a, size_t size)
{
    size_t room = a->last ? a->last->size * 2 : FIRST_BLOCK;
    if (room > SMALL_BLOCK) room = LARGEST_BLOCK;
    if (room < size) room = size;
    check_limit(a, room, size);
    block *b = new_block(a, room);
    b->before = a->last;
    a->last = b;
    a->mark = 0;
    a->clean = mapped(room) ? 0 : room;
    a->taken->used += room;
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

/* The product, where there is one that fits. */
static size_t product(wn_arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) overflow(a, SIZE_MAX);
    return count * size;
}

void *wn_arena_array(wn_arena *a, size_t count, size_t size)
{
    return wn_arena_get(a, product(a, count, size));
}

void *wn_arena_raw(wn_arena *a, size_t count, size_t size)
{
    size_t all = product(a, count, size);
    return take(a, all, all);
}

/* Was PTR, of OLD bytes, handed out last, with room for SIZE behind it? */
static bool is_last(const wn_arena *a, const char *ptr, size_t old, size_t size)
{
    size_t kept = (old + ALIGN - 1) & ~(ALIGN - 1);
    if (kept > a->mark || ptr != a->last->bytes + a->mark - kept) return false;
    return size <= a->last->size - (a->mark - kept);
}

/* Makes the block that PTR has to itself, as whatever is so large, larger without a copy; NULL where the system
** cannot. */
static void *grow_block(wn_arena *a, const char *ptr, size_t size)
{
#ifdef MREMAP_MAYMOVE
    block **at = &a->last;
    while ((*at)->bytes != ptr) at = &(*at)->before;
    size_t old = (*at)->size, room = (size + ALIGN - 1) & ~(ALIGN - 1);
    check_limit(a, room - old, size);
    block *b = mremap(*at, mapped(old), mapped(room), MREMAP_MAYMOVE);
    if (b == MAP_FAILED) overflow(a, 0);
    *at = b;
    b->size = room;
    a->taken->used += room - old;
    a->used += room - old;
    if (b == a->last) a->mark = a->clean = room;
    return b->bytes;
#else
    (void)a, (void)ptr, (void)size;
    return NULL;
#endif
}

static void *grow(wn_arena *a, void *ptr, size_t old, size_t size, bool zeros)
{
    if (size <= old) return ptr;
    if (size > SIZE_MAX - ALIGN) overflow(a, size);
    char *own = old > LARGEST_BLOCK ? grow_block(a, ptr, size) : NULL;
    if (own) return own;
    if (old > 0 && is_last(a, ptr, old, size)) {
        size_t kept = (old + ALIGN - 1) & ~(ALIGN - 1), more = (size + ALIGN - 1) & ~(ALIGN - 1);
        if (zeros) memset((char *)ptr + old, 0, kept - old);
        if (zeros) clear(a, a->mark, a->mark + more - kept);
        hand_out(a, more - kept);
        return ptr;
    }
    char *got = take(a, size, zeros ? old : size);
    if (old) memcpy(got, ptr, old);
    return got;
}

void *wn_arena_grow(wn_arena *a, void *ptr, size_t old, size_t size) { return grow(a, ptr, old, size, true); }
void *wn_arena_more(wn_arena *a, void *ptr, size_t old, size_t size) { return grow(a, ptr, old, size, false); }

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
        a->taken->used -= b->size;
        free_block(b);
        b = before;
    }
}

/* The largest ordinary block stays: the last one, unless it was made for one large piece. */
void wn_arena_reset(wn_arena *a)
{
    block *kept = a->last;
    if (kept) free_blocks(a, kept->before);
    if (kept) kept->before = NULL;
    if (kept && is_own(kept)) {
        free_blocks(a, kept);
        kept = NULL;
    }
    a->last = kept;
    a->mark = a->used = a->allowed = 0;
}

void wn_arena_allow(wn_arena *a, size_t more)
{
    size_t used = a->taken->used;
    a->allowed = more < SIZE_MAX - used ? used + more : SIZE_MAX;
}

void wn_arena_free(wn_arena *a)
{
    if (!a) return;
    free_blocks(a, a->last);
    free(a);
}
