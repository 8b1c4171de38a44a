/* numeral.h: number words put together, by what the pack says of its language. Private to the
** finder of quantities. */
#ifndef WN_FIND_NUMERAL_H
#define WN_FIND_NUMERAL_H

#include "find/atom.h"

/* Words of a numeral, summed. */
typedef struct {
    uint32_t end;               /* atom behind it */
    double value;
    double scale;               /* the multiplier that ends it: 1e6; else 1 */
    double room;                /* what follows and is less would be a part of it */
    double tens;                /* the last word, where that is 20, 30, … 90 behind others; or 0 */
} wn_numeral;

/* The number words at atom I. CLOSED: an "and" ends them. */
bool wn_numeral_at(const wn_row *row, uint32_t i, bool closed, wn_numeral *n);

/* Are UNITS and TENS, with "and" between, one number: "ein und zwanzig"? */
bool wn_numeral_inverts(const wn_row *row, double units, double tens);

/* The value of the number word, of one atom or several, at I; *END behind it. */
bool wn_numeral_word(const wn_row *row, uint32_t i, double *value, uint32_t *end);

/* The multiplier that is a word at I, or 0. BARE: it may stand for one of its kind ("hundert"). */
double wn_numeral_factor(const wn_row *row, uint32_t i, uint32_t *end, bool *bare);

/* Digits behind a point at I, in words or figures, as a value below one; *END behind them. */
bool wn_numeral_decimals(const wn_row *row, uint32_t i, double *value, uint32_t *end);

#endif
