/* belief.h: whether a word of reporting does report, for cue.c. */
#ifndef WN_FIND_BELIEF_H
#define WN_FIND_BELIEF_H

#include "find/turn.h"

/* A cue that may report: its unit, the first of its verb group, its source (empty where it shares that
** of the cue before), and what stands left of that (2 a quote, 1 a comma, 0). */
typedef struct { uint32_t cue, verb; wn_units source; int left; } wn_belief;

/* What speaks for it or against, as numbers of weights; and the name of a weight. */
enum { WN_BELIEF_TRAITS = 6 };
void wn_belief_traits(const wn_walk *w, wn_belief b, uint32_t ids[WN_BELIEF_TRAITS]);
const char *wn_belief_name(uint32_t id, char room[WN_WEIGHT_ROOM]);

/* The logarithm of the odds that it does, by the pack's weights "cue.…". */
double wn_belief_odds(const wn_walk *w, wn_belief b);

#endif
