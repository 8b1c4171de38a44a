/* list.h: arrays that grow in an arena. Declare one with WN_LIST(type); keep indexes into it, not
** pointers, while it grows. Lengths stay below 2^32 - 1: an arena that would hold more calls its hook. */
#ifndef WN_BASE_LIST_H
#define WN_BASE_LIST_H

#include <stddef.h>
#include <string.h>

#include "base/arena.h"

#define WN_LIST(type) struct { type *at; uint32_t len, cap; }

/* Appends an element to *LIST (zeroed, unless the list was longer before) and is a pointer to it, good
** until the next add. */
#define wn_list_add(arena, list)                                                               \
    ((list)->at = wn_list_room((arena), (list)->at, (list)->len, &(list)->cap, sizeof *(list)->at), \
     &(list)->at[(list)->len++])

/* Room for one more element of SIZE bytes; doubles when full. */
void *wn_list_room(wn_arena *a, void *at, uint32_t len, uint32_t *cap, size_t size);

/* Index of the first element of LIST whose MEMBER is above X (_above), or is X or above (_from); the
** length of LIST where there is none. MEMBER is a uint32_t of TYPE, and LIST sorted by it. */
#define wn_list_above(list, type, member, x) \
    wn_list_search((list)->at, (list)->len, sizeof(type), offsetof(type, member), (x))
#define wn_list_from(list, type, member, x) ((x) ? wn_list_above(list, type, member, (x) - 1) : 0)

static inline uint32_t wn_list_search(const void *at, uint32_t len, size_t size, size_t member, uint32_t x)
{
    uint32_t low = 0, high = len;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2, key;
        memcpy(&key, (const char *)at + mid * size + member, sizeof key);
        if (key <= x) low = mid + 1;
        else high = mid;
    }
    return low;
}

#endif
