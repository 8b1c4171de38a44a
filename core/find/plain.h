/* plain.h: a text as nothing but its words, to be compared: case, marks and punctuation are
** gone. */
#ifndef WN_FIND_PLAIN_H
#define WN_FIND_PLAIN_H

#include "base/list.h"

typedef enum {
    WN_PLAIN_WORD,
    WN_PLAIN_ANY,               /* of a quote: [the mayor], told[s]: stands for any few words */
    WN_PLAIN_CUT                /* of a quote: …, ..., […]: words were left out, and it says so */
} wn_plain_type;

typedef struct {
    uint32_t hash;              /* of the word; never 0 */
    uint32_t start, end;        /* bytes of the text */
    uint8_t type;
    bool aside;                 /* of a source: stands between two quotes of a paragraph */
} wn_plain;

typedef WN_LIST(wn_plain) wn_plains;

/* Appends the words of TEXT (UTF-8) to OUT. A number is a word without its commas, an ideograph one
** by itself; a hyphen parts words, an apostrophe does not. */
void wn_plain_read(wn_arena *a, wn_str text, wn_plains *out);

/* The same of a quote, with what its writer marked as changed; at most MOST words. */
void wn_plain_quote(wn_arena *a, wn_str text, uint32_t most, wn_plains *out);

#endif
