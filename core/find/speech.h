/* speech.h: what quote.c, source.c and attribution.c share, and nobody else includes. A block is
** seen as units: a word or a sign, or a whole outer quote as one unit, however many sentences it
** holds. */
#ifndef WN_FIND_SPEECH_H
#define WN_FIND_SPEECH_H

#include "find/word.h"

/* What marks a quote has: “” and straight ones, two apostrophes, ‘’, ‚‘, «», ‹›, 「」, 『』. */
typedef enum {
    WN_MARK_DOUBLE, WN_MARK_TWIN, WN_MARK_SINGLE, WN_MARK_LOW, WN_MARK_ANGLE, WN_MARK_LONE_ANGLE,
    WN_MARK_CORNER, WN_MARK_HOLLOW
} wn_quote_mark;

enum {                              /* bits of wn_unit.is */
    WN_U_WORD = 1, WN_U_QUOTE = 2, WN_U_COMMA = 4, WN_U_COLON = 8, WN_U_DASH = 16, WN_U_OPEN = 32,
    WN_U_CLOSE = 64, WN_U_STOP = 128, WN_U_DETERMINER = 256, WN_U_PREPOSITION = 512,
    WN_U_CONJUNCTION = 1024, WN_U_AND = 2048, WN_U_AUXILIARY = 4096, WN_U_VERB = 8192,
    WN_U_PAST = 1 << 14, WN_U_ADVERB = 1 << 15, WN_U_PRONOUN = 1 << 16, WN_U_RELATIVE = 1 << 17,
    WN_U_ROLE = 1 << 18, WN_U_BODY = 1 << 19, WN_U_NUMBER = 1 << 20, WN_U_CAPITAL = 1 << 21,
    WN_U_DAY = 1 << 22, WN_U_THAT = 1 << 23, WN_U_INVERTED = 1 << 24, WN_U_PARTICIPLE = 1 << 25,
    WN_U_ABOUT = 1 << 26, WN_U_TELL = 1 << 27, WN_U_BE = 1 << 28, WN_U_TO = 1 << 29,
    WN_U_OF = 1 << 30
};

#define WN_U_BY (UINT32_C(1) << 31)
typedef struct {
    uint32_t start, end;            /* bytes */
    uint32_t quote;                 /* index, or WN_NOWHERE */
    uint32_t is;
    uint32_t sentence;              /* number of its sentence in the block */
    uint8_t cue;                    /* units of the cue that begins here, or 0 */
    uint8_t before;                 /* the same for a phrase whose source follows */
    uint8_t behind;                 /* the same for one whose source stands before it */
    uint8_t as;                     /* the same for what opens a clause like "as Ada Byrne said" */
    uint8_t noun;           /* units of the noun of saying that begins here ("claim"), or 0 */
    float value;                    /* how surely the cue is one */
    float noun_value;               /* the same of the noun */
} wn_unit;

typedef struct { uint32_t first, end; } wn_units;      /* a run of units, end exclusive */

/* How far from a cue its parts are looked for: keeps floods linear. */
#define WN_REACH 90

static inline bool wn_units_empty(wn_units r) { return r.first >= r.end; }
static inline bool wn_unit_is(const wn_unit *u, uint32_t bits) { return (u->is & bits) != 0; }

/* Is U a finite verb, or most likely one? */
bool wn_unit_verb(const wn_unit *u);

/* The noun phrase that ends at END and begins at LO or later; empty where there is none. */
wn_units wn_source_left(const wn_unit *u, uint32_t lo, uint32_t end);

/* The noun phrase that begins at FROM and ends at HI or before, with its apposition unless BARE. */
wn_units wn_source_right(const wn_unit *u, uint32_t from, uint32_t hi, bool bare);

/* Who says it behind the verb that ends at AT, and behind when and whom it was told; empty: nobody is named. */
wn_units wn_source_inverted(const wn_unit *u, uint32_t at, uint32_t end);

/* The end of NP in languages whose nouns have capitals: before the small word behind one. */
uint32_t wn_source_nouns(const wn_unit *u, wn_units np);

/* The subject of the clause that begins at LO and ends before HI. */
wn_units wn_source_subject(const wn_unit *u, uint32_t lo, uint32_t hi);

/* Fills f->quotes with every quote of the text, whatever its marks; is an array of their wn_quote_mark. */
uint8_t *wn_quote_scan(wn_found *f);

/* Sets types and speakers from the attributions and drops the quotes that are not reported. */
void wn_quote_settle(wn_found *f, const uint8_t *marks);

#endif
