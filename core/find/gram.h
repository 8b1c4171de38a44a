/* gram.h: how much of a text is runs of words that recur, as the rules for corpora count it (Rae and
** others 2021, table A1). A word is what stands between white space; lengths are in code points. */
#ifndef WN_FIND_GRAM_H
#define WN_FIND_GRAM_H

#include "base/arena.h"

typedef struct wn_grams wn_grams;

typedef struct {
    uint64_t top;               /* the commonest run, with a space between its words, times its number */
    uint64_t repeated;          /* runs that were there before, without spaces; none counts twice */
} wn_gram;

/* The words of TEXT (UTF-8). It lives in A, and takes some seven times the text. */
wn_grams *wn_grams_new(wn_arena *a, wn_str text);

uint32_t wn_grams_words(const wn_grams *g);         /* how many words there are */
uint64_t wn_grams_chars(const wn_grams *g);         /* their length together */

/* Counts runs of one word, the next time of two, and so on. */
wn_gram wn_grams_next(wn_grams *g);

#endif
