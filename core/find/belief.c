/* belief.c: how far a word of reporting is one where it stands. "She found the keys" reports nothing,
** "she found that …" does. The sum of the logarithms of odds that the pack gives (weights "cue.…")
** for what the list of cues thinks of the word, and for what stands around:
**
**     …, and     the keeper     had        asked     whether …
**     before     source                    value     after
**
** A sentence that has an attribution already asks more of another one: "later" is its "before".
*/
#include <stdio.h>

#include "find/belief.h"

#define CLAUSE 12           /* units behind a cue that are looked at */

/* What may stand before the source or after the cue: the first that fits holds. */
static const struct { const char *name; uint32_t bits; } places[] = {
    { "quote", WN_U_QUOTE }, { "colon", WN_U_COLON }, { "comma", WN_U_COMMA }, { "dash", WN_U_DASH },
    { "that", WN_U_THAT }, { "day", WN_U_DAY }, { "pronoun", WN_U_PRONOUN },
    { "determiner", WN_U_DETERMINER }, { "to", WN_U_TO }, { "about", WN_U_ABOUT },
    { "by", WN_U_BY }, { "preposition", WN_U_PREPOSITION }, { "conjunction", WN_U_CONJUNCTION }, { "verb", 0 },
    { "adverb", WN_U_ADVERB }, { "capital", WN_U_CAPITAL }, { "number", WN_U_NUMBER },
    { "role", WN_U_ROLE | WN_U_BODY }, { "word", WN_U_WORD }, { "sign", 0 }, { "edge", 0 },
};

/* How the source ends; "shared": there is none, it is that of the cue before. */
static const struct { const char *name; uint32_t bits; } sources[] = {
    { "relative", WN_U_RELATIVE }, { "pronoun", WN_U_PRONOUN }, { "role", WN_U_ROLE },
    { "body", WN_U_BODY }, { "capital", WN_U_CAPITAL }, { "aside", WN_U_COMMA | WN_U_CLOSE },
    { "other", 0 }, { "shared", 0 },
};

enum {
    PLACES = sizeof places / sizeof *places, SOURCES = sizeof sources / sizeof *sources,
    VERB = 13, SIGN = PLACES - 2, EDGE = PLACES - 1, OTHER = SOURCES - 2, SHARED = SOURCES - 1,
    VALUES = 11, SIDES = 3,
    VALUE = 0, SIDE = VALUE + VALUES, AHEAD = SIDE + SIDES, SOURCE = AHEAD + SIDES,
    AFTER = SOURCE + SOURCES,
    BEFORE = AFTER + PLACES, LATER = BEFORE + PLACES, ALL = LATER + PLACES
};

const char *wn_belief_name(uint32_t i, char room[WN_WEIGHT_ROOM])
{
    const char *group = i >= LATER ? "later" : i >= BEFORE ? "before" : "after";
    uint32_t place = (i - AFTER) % PLACES;
    if (i < SIDE) snprintf(room, WN_WEIGHT_ROOM, "cue.value_%u", (unsigned)i);
    else if (i < AHEAD) snprintf(room, WN_WEIGHT_ROOM, "cue.left_%u", (unsigned)(i - SIDE));
    else if (i < SOURCE) snprintf(room, WN_WEIGHT_ROOM, "cue.ahead_%u", (unsigned)(i - AHEAD));
    else if (i < AFTER) snprintf(room, WN_WEIGHT_ROOM, "cue.source_%s", sources[i - SOURCE].name);
    else snprintf(room, WN_WEIGHT_ROOM, "cue.%s_%s", group, places[place].name);
    return room;
}

static uint32_t place_of(const wn_unit *u)
{
    for (uint32_t k = 0; k < SIGN; k++)
        if (wn_unit_is(u, places[k].bits) || (k == VERB && wn_unit_is(u, WN_U_WORD) &&
            wn_unit_verb(u))) return k;
    return SIGN;
}

static uint32_t source_of(const wn_walk *w, wn_units source)
{
    if (wn_units_empty(source)) return SHARED;
    uint32_t k = 0;
    while (k < OTHER && !wn_unit_is(&w->u[source.end - 1], sources[k].bits)) k++;
    return k;
}

/* What comes in the clause behind the unit at FROM: 2 a quote, 1 "that" or a colon, 0. */
static uint32_t comes(const wn_walk *w, uint32_t from)
{
    uint32_t far = w->hi - from > CLAUSE ? from + CLAUSE : w->hi;
    for (uint32_t i = from; i < far; i++) {
        if (wn_unit_is(&w->u[i], WN_U_QUOTE)) return 2;
        if (wn_unit_is(&w->u[i], WN_U_THAT | WN_U_COLON)) return 1;
        if (wn_unit_is(&w->u[i], WN_U_STOP) || (i > from && wn_unit_is(&w->u[i], WN_U_COMMA))) break;
    }
    return 0;
}

void wn_belief_traits(const wn_walk *w, wn_belief b, uint32_t ids[WN_BELIEF_TRAITS])
{
    uint32_t at = wn_units_empty(b.source) ? b.verb : b.source.first;
    uint32_t after = b.cue + w->u[b.cue].cue;
    float value = w->u[b.cue].value;
    bool later = w->last != WN_NOWHERE, edge = after >= w->hi;
    ids[0] = VALUE + (value >= 1 ? VALUES - 1 : value > 0 ? (uint32_t)(value * 10 + 0.5F) : 0);
    ids[1] = SIDE + (uint32_t)b.left;
    ids[2] = AHEAD + (edge ? 0 : comes(w, after));
    ids[3] = SOURCE + source_of(w, b.source);
    ids[4] = AFTER + (edge ? EDGE : place_of(&w->u[after]));
    ids[5] = (later ? LATER : BEFORE) + (at > w->lo ? place_of(&w->u[at - 1]) : EDGE);
}

double wn_belief_odds(const wn_walk *w, wn_belief b)
{
    const double *weight = wn_lexicon_row(w->f->lex, wn_belief_name, ALL);
    uint32_t ids[WN_BELIEF_TRAITS];
    double odds = 0;
    wn_belief_traits(w, b, ids);
    for (uint32_t i = 0; i < WN_BELIEF_TRAITS; i++) odds += weight[ids[i]];
    return odds;
}
