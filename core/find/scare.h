/* scare.h: what is told of a quote and of a cue by themselves: why a quote is nobody's words, and what
** kind of saying a cue is. */
#ifndef WN_FIND_SCARE_H
#define WN_FIND_SCARE_H

#include "find/turn.h"

/* Why the quote of unit I is nobody's words, even inside what somebody says; and why it is, where no
** cue has claimed it: "" where it is somebody's. */
wn_str wn_scare_sure(const wn_walk *w, uint32_t i);
wn_str wn_scare_reason(const wn_walk *w, uint32_t i);

/* Fills in lemma, stance, tense and negation of A from its CUE, a NOUN or not. */
void wn_stance_read(const wn_found *f, wn_span cue, bool noun, wn_attribution *a);

#endif
