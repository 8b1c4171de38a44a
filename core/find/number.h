/* number.h: the numbers and amounts that atoms make. Private to quantity.c, amount.c, number.c and
** date.c. */
#ifndef WN_FIND_NUMBER_H
#define WN_FIND_NUMBER_H

#include "find/atom.h"

typedef struct {
    uint32_t end;               /* atom behind it */
    double value;
    double scale;               /* 1e6 in "2 million"; 1 */
    bool figure;                /* plain figures and no more */
    bool fraction;
    bool plural;                /* of ordinals: thirds */
    bool time;                  /* of ordinals: names a time, too: second */
} wn_number;

typedef struct {
    uint32_t first, end;        /* atoms */
    uint8_t type;               /* wn_quantity_type */
    double value, scale;
    wn_str unit;
    bool fraction;
    bool prefix;                /* the unit stands before */
    bool alone;                 /* a unit and no number */
} wn_amount;

/* The number that begins at atom I. MONEY: letters such as m stand for millions. CLOSED: an "and"
** ends it ("between one hundred and two hundred"). */
bool wn_number_at(const wn_row *row, uint32_t i, bool money, bool closed, wn_number *n);

/* "half", "two thirds", "三分之二": what is a fraction by its words. */
bool wn_fraction_at(const wn_row *row, uint32_t i, wn_number *n);

/* "third", "twenty-first", "2nd". */
bool wn_ordinal_at(const wn_row *row, uint32_t i, wn_number *n);

/* A day, month or year at atom I; the value is the year, NAN where there is none. */
bool wn_date_at(const wn_row *row, uint32_t i, wn_number *n);

/* A number with its unit, or a date, at atom I. */
bool wn_amount_at(const wn_row *row, uint32_t i, bool closed, wn_amount *q);

#endif
