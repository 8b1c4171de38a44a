/* claim.h: why a claim has its score. */
#ifndef WN_FIND_CLAIM_H
#define WN_FIND_CLAIM_H

#include "find/found.h"

/* Hears of one reason: a trait as it stands among the weights ("number", 2: claim.number_2), or
** words of the text (then NAME is NULL); and what it adds to the log odds. */
typedef void wn_claim_note(void *ctx, const char *name, uint32_t bin, wn_str words, double weight);

/* Judges claim INDEX again and tells NOTE each reason. */
void wn_claim_why(wn_found *f, uint32_t index, wn_claim_note *note, void *ctx);

#endif
