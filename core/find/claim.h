/* claim.h: why a claim has its score. */
#ifndef WN_FIND_CLAIM_H
#define WN_FIND_CLAIM_H

#include "find/found.h"

/* Hears of one reason: a trait as it stands among the weights ("number", 2: claim.number_2), or
** words of the text (then NAME is NULL); and what it adds to the log odds. */
typedef void wn_claim_note(void *ctx, const char *name, uint32_t bin, wn_str words, double weight);

/* Judges claim INDEX again and tells NOTE each reason. */
void wn_claim_why(wn_found *f, uint32_t index, wn_claim_note *note, void *ctx);

#define WN_CLAIM_BINS 8

/* What trait number TRAIT (from 0) of a claim adds to its log odds: WEIGHTS by how often it is there, from 0
** times on; how many of them are of use. 0: there is no such trait. */
uint32_t wn_claim_trait(const wn_lexicon *lex, uint32_t trait, double *weights, wn_str *name,
                        wn_str *about);

#endif
