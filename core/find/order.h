/* order.h: attributions whose parts stand in another order than in English. For cue.c alone. */
#ifndef WN_FIND_ORDER_H
#define WN_FIND_ORDER_H

#include "find/turn.h"

/* Does the verb come last in the language of the block? */
bool wn_order_last(const wn_walk *w);

/* Makes the attribution of the cue at unit I, which what is said stands before; false where there is none. */
bool wn_order_meet(wn_walk *w, uint32_t i);

/* The same of the cue at unit I, which its source and what is said follow, where the verb comes first. */
bool wn_order_first(wn_walk *w, uint32_t i);

/* The same of the cue at unit I, which is or follows the second part of a sentence, and its source it. */
bool wn_order_second(wn_walk *w, uint32_t i);

/* sagte | am Dienstag, | die Brücke …: behind what tells when from unit AT on, and its comma; AT where there is
** more than that. */
uint32_t wn_order_timed(const wn_walk *w, uint32_t at, uint32_t end);

/* The same of the phrase at unit I, whose source stands before it and what is said behind it. */
bool wn_order_behind(wn_walk *w, uint32_t i);

#endif
