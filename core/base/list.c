/* list.c: see list.h. */
#include "base/list.h"

void *wn_list_room(wn_arena *a, void *at, uint32_t len, uint32_t *cap, size_t size)
{
    if (len < *cap) return at;
    /* 2^31 doubles to nothing: then the size asked for is one that no arena has */
    size_t more = *cap > UINT32_MAX / 2 ? SIZE_MAX / size : *cap ? (size_t)*cap * 2 : 8;
    at = wn_arena_grow(a, at, (size_t)len * size, more * size);
    *cap = (uint32_t)more;
    return at;
}
