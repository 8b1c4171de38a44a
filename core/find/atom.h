/* atom.h: text as atoms, which quantities are read from. An atom is finer than a token: figures
** stand apart from what is glued to them, and the parts of a hyphenated word apart from each other:
**     a  $  1.5  m  three  -  foot  wall          of "a $1.5m three-foot wall"
*/
#ifndef WN_FIND_ATOM_H
#define WN_FIND_ATOM_H

#include "find/grammar.h"

enum { WN_ATOM_NONE, WN_ATOM_WORD, WN_ATOM_FIGURE, WN_ATOM_SIGN };

/* What a word of the pack's "numbers" and "number_links" does: the tag says which; without one it
** is a value. */
enum {
    WN_ROLE_NONE, WN_ROLE_VALUE, WN_ROLE_ONE, WN_ROLE_HALF, WN_ROLE_SHARE, WN_ROLE_A,
    WN_ROLE_AND, WN_ROLE_OF, WN_ROLE_POINT, WN_ROLE_MINUS, WN_ROLE_OVER, WN_ROLE_OUT,
    WN_ROLE_IN, WN_ROLE_TO, WN_ROLE_BETWEEN, WN_ROLE_FROM, WN_ROLE_PLURAL, WN_ROLE_PER,
    WN_ROLE_PERIOD, WN_ROLE_AGO, WN_ROLE_OR, WN_ROLE_WHEN, WN_ROLE_ALONE, WN_ROLE_ERA,
    WN_ROLE_ANGLE, WN_ROLE_PARTS, WN_ROLE_SOME, WN_ROLE_COUNTER
};

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
    const wn_lexicon *lex;      /* of the block */
    const double *grammar;      /* WN_G_COUNT rules */
    WN_LIST(wn_atom) list;
} wn_row;

/* Can the token be of a number: figures, or a number word, or one with hyphens that has such? */
bool wn_row_seed(const wn_row *row, const wn_token *t);

/* Makes ROW the atoms of tokens [first, end). */
void wn_row_fill(wn_row *row, uint32_t first, uint32_t end);
/* Atom I, or one of no type where there is none. */
const wn_atom *wn_row_get(const wn_row *row, uint32_t i);

static inline bool wn_atom_is(const wn_atom *a, wn_lex_class cls) { return a->classes >> cls & 1; }

static inline bool wn_atom_begins(const wn_atom *a, wn_lex_class cls)
{
    return a->begins >> cls & 1;
}

/* Behind a hyphen at I that joins, or I. */
uint32_t wn_row_hop(const wn_row *row, uint32_t i);

/* The item of class CLS with the longest phrase at atom I, hyphens passed over; *END behind it. */
const wn_lex_item *wn_row_phrase(const wn_row *row, uint32_t i, wn_lex_class cls, uint32_t *end);

/* Does a link of this role, of one word or several, stand at I? *END behind it. */
bool wn_row_link(const wn_row *row, uint32_t i, uint8_t role, uint32_t *end);

/* Is it the comma that stands before decimals: 1.234,5? */
bool wn_row_comma(const wn_row *row);

/* Does atom I cling to what stands before it, and is no sign? */
bool wn_row_clings(const wn_row *row, uint32_t i);

/* Is atom I of kana, ideographs or Hangul? */
bool wn_row_unspaced(const wn_row *row, uint32_t i);

/* Is atom I a word in the plural, which what is counted is: "5m people" are millions? */
bool wn_row_plural(const wn_row *row, uint32_t i);

#endif
