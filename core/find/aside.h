/* aside.h: clauses like "as Ada Byrne said". For cue.c alone. */
#ifndef WN_FIND_ASIDE_H
#define WN_FIND_ASIDE_H

#include "find/turn.h"

/* Makes the attribution of the clause that begins at unit I. The unit behind it; I where it is none. */
uint32_t wn_aside_meet(wn_walk *w, uint32_t i);

#endif
