/* measure.h: what units measure, and how many base units each is. Units have the names that the
** tags of the pack's "units" give them; base units are those of the SI. */
#ifndef WN_FIND_MEASURE_H
#define WN_FIND_MEASURE_H

#include "find/found.h"

typedef struct {
    const char *unit, *dimension;
    double factor, offset;          /* base = value * factor + offset */
} wn_measure;

/* The measure of the unit of this name ("Mile"), or NULL: currencies, percents and turns have
** none. */
const wn_measure *wn_measure_get(wn_str unit);

/* That of the unit of Q, or NULL; a pound of money has none, nor have degrees of no scale. */
const wn_measure *wn_measure_of(const wn_quantity *q);

/* The measure of a unit as people write it ("km", "square miles"), in the language of LEX, or
** NULL. */
const wn_measure *wn_measure_named(const wn_lexicon *lex, wn_str text);

static inline double wn_measure_base(const wn_measure *m, double value)
{
    return value * m->factor + m->offset;
}

#endif
