/* same.h: which claims of a document say the same. */
#ifndef WN_FIND_SAME_H
#define WN_FIND_SAME_H

#include "find/found.h"

/* Fills `same` and `conflicts` of all claims, which were found; once. */
void wn_same_find(wn_found *f);

#endif
