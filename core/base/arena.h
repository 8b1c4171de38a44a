/* arena.h: memory that dies together. One arena per document; nothing in it is freed alone. At the
** limit, and when the system has no more (WANTED 0), the arena calls its `full` hook, which must not
** return; without a hook it aborts. */
#ifndef WN_BASE_ARENA_H
#define WN_BASE_ARENA_H

#include "base/str.h"

typedef struct wn_arena wn_arena;
typedef void wn_full(void *ctx, size_t wanted);

/* Bytes that are taken, and how many may be; limit 0: none. REST: were left when garbage went last; FIRST: were
** taken before the first document. */
typedef struct { size_t used, limit, rest, first; } wn_memory;

/* LIMIT in bytes, 0 for none. NULL when even the arena itself cannot be had. */
wn_arena *wn_arena_new(size_t limit, wn_full *full, void *ctx);

/* From now on TOTAL counts the bytes that this arena has, too, and its limit holds. */
void wn_arena_count(wn_arena *a, wn_memory *total);

/* An arena for what is needed for a while: it counts against the limit of A, and is freed before A. */
wn_arena *wn_arena_beside(wn_arena *a);

/* SIZE bytes, zeroed and aligned for any type; never NULL. */
void *wn_arena_get(wn_arena *a, size_t size);

/* COUNT times SIZE bytes, the product checked; _raw: with anything in them. */
void *wn_arena_array(wn_arena *a, size_t count, size_t size);
void *wn_arena_raw(wn_arena *a, size_t count, size_t size);

/* Makes OLD bytes at PTR into SIZE bytes, in place where it was the last piece taken; the added
** bytes are zeroed; _more: with anything in them. PTR may be NULL when OLD is 0. */
void *wn_arena_grow(wn_arena *a, void *ptr, size_t old, size_t size);
void *wn_arena_more(wn_arena *a, void *ptr, size_t old, size_t size);

/* A copy of S followed by a NUL. */
wn_str wn_arena_copy(wn_arena *a, wn_str s);

/* Until the next reset, at most MORE bytes are taken beyond what is, and no more than the limit. */
void wn_arena_allow(wn_arena *a, size_t more);

/* Bytes handed out since the last reset. */
size_t wn_arena_used(const wn_arena *a);

/* Forgets everything in it, keeping one block for the next document. */
void wn_arena_reset(wn_arena *a);

void wn_arena_free(wn_arena *a);    /* NULL is fine */

#endif
