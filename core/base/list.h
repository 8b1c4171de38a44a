/* list.h: arrays that grow in an arena. Declare one with WN_LIST(type); keep indexes into it, not
** pointers, while it grows. Lengths stay below 2^32 - 1: an arena that would hold more calls its hook. */
#ifndef WN_BASE_LIST_H
#define WN_BASE_LIST_H

#include "base/arena.h"

#define WN_LIST(type) struct { type *at; uint32_t len, cap; }

/* Appends an element to *LIST (zeroed, unless the list was longer before) and is a pointer to it, good
** until the next add. */
#define wn_list_add(arena, list)                                                               \
    ((list)->at = wn_list_room((arena), (list)->at, (list)->len, &(list)->cap, sizeof *(list)->at), \
     &(list)->at[(list)->len++])

/* Room for one more element of SIZE bytes; doubles when full. */
void *wn_list_room(wn_arena *a, void *at, uint32_t len, uint32_t *cap, size_t size);

#endif
