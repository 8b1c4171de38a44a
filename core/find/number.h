/* number.h: text as atoms, and the numbers that they make. Private to quantity.c, number.c, atom.c and
** date.c. An atom is finer than a token: figures stand apart from what is glued to them, and the parts
** of a hyphenated word apart from each other:
**
**     a  $  1.5  m  three  -  foot  wall          of "a $1.5m three-foot wall"
*/
#ifndef WN_FIND_NUMBER_H
#define WN_FIND_NUMBER_H

#include "find/found.h"

enum { WN_ATOM_NONE, WN_ATOM_WORD, WN_ATOM_FIGURE, WN_ATOM_SIGN };

/* What a word of the pack's "numbers" does: the tag says which; without a tag it is a value. */
enum { WN_ROLE_NONE, WN_ROLE_VALUE, WN_ROLE_ONE, WN_ROLE_HALF, WN_ROLE_SHARE, WN_ROLE_A, WN_ROLE_AND,
       WN_ROLE_OF, WN_ROLE_POINT, WN_ROLE_MINUS, WN_ROLE_OVER, WN_ROLE_OUT, WN_ROLE_IN,
       WN_ROLE_TO, WN_ROLE_BETWEEN, WN_ROLE_FROM, WN_ROLE_PLURAL, WN_ROLE_PER, WN_ROLE_ANGLE };

/* How figures are written. */
enum { WN_FIG_WHOLE, WN_FIG_GROUPED, WN_FIG_DECIMAL, WN_FIG_FRACTION, WN_FIG_DATE, WN_FIG_OTHER };

typedef struct {
    uint32_t start, end;        /* bytes */
    uint32_t node;
    uint8_t type, role, figure;
    uint8_t digits;             /* of a figure that is whole */
    char sign;                  /* ASCII sign; '-' for hyphens, '~' for dashes between figures */
    bool space;                 /* white space before it */
    uint64_t classes;           /* of the word by itself */
    uint64_t begins;            /* of the phrases that begin with it */
    double value;               /* of figures and number words */
} wn_atom;

typedef struct {
    const wn_found *f;
    WN_LIST(wn_atom) list;
} wn_row;

typedef struct {
    uint32_t end;               /* atom behind it */
    double value;
    double scale;               /* 1e6 in "2 million"; 1 */
    bool figure;                /* plain figures and no more */
    bool fraction;
    bool plural;                /* of ordinals: thirds */
} wn_number;

/* Makes ROW the atoms of tokens [first, end). */
void wn_row_fill(wn_row *row, uint32_t first, uint32_t end);

/* Atom I, or one of no type where there is none. */
const wn_atom *wn_row_get(const wn_row *row, uint32_t i);

static inline bool wn_atom_is(const wn_atom *a, wn_lex_class cls) { return a->classes >> cls & 1; }

static inline bool wn_atom_begins(const wn_atom *a, wn_lex_class cls) { return a->begins >> cls & 1; }

/* Behind a hyphen at I that joins, or I. */
uint32_t wn_row_hop(const wn_row *row, uint32_t i);

/* The item of class CLS with the longest phrase at atom I, tight hyphens passed over; *END behind it. */
const wn_lex_item *wn_row_phrase(const wn_row *row, uint32_t i, wn_lex_class cls, uint32_t *end);

/* The number that begins at atom I. MONEY: letters such as m stand for millions. CLOSED: an "and" ends
** it ("between one hundred and two hundred"). */
bool wn_number_at(const wn_row *row, uint32_t i, bool money, bool closed, wn_number *n);

/* "third", "twenty-first", "2nd". */
bool wn_ordinal_at(const wn_row *row, uint32_t i, wn_number *n);

/* A day, month or year at atom I; the value is the year, NAN where there is none. */
bool wn_date_at(const wn_row *row, uint32_t i, wn_number *n);

#endif
