/* match.h: what a quote says, looked up in the texts that it may come from. Words are compared and
** nothing else: marks, dashes, punctuation, white space and case are not. In a quote, […], (…) and
** … stand for words left out, [the mayor] for any few words, [W]e for We. What a source says
** between two quotes of a paragraph (“We came,” she said, “and left.”) may be missing.
*/
#ifndef WN_FIND_MATCH_H
#define WN_FIND_MATCH_H

#include "base/list.h"

typedef struct wn_corpus wn_corpus;

typedef enum { WN_REPLACED, WN_DROPPED, WN_ADDED } wn_difference_type;

/* HERE: bytes of the quote, THERE: of the source's text; one of them is empty unless words were
** replaced. */
typedef struct { uint8_t type; wn_span here, there; } wn_difference;

typedef struct {
    uint32_t source;            /* number, from 0 */
    wn_span span;               /* of its text */
    double score;               /* 1: word for word; 0: nothing of it */
    WN_LIST(wn_difference) differences;     /* in order */
} wn_match;

typedef WN_LIST(wn_match) wn_matches;

#define WN_MATCH_PLACES 8       /* at most, of one quote */
#define WN_MATCH_WORDS 4096     /* of a quote that are compared; what follows is taken as it is */

/* Everything in A, which must outlive it. */
wn_corpus *wn_match_new(wn_arena *a);

/* Adds a source; NAME and TEXT (UTF-8) must outlive C. */
void wn_match_add(wn_corpus *c, wn_str name, wn_str text);

uint32_t wn_match_count(const wn_corpus *c);
wn_str wn_match_name(const wn_corpus *c, uint32_t source);
wn_str wn_match_text(const wn_corpus *c, uint32_t source);

/* The places that QUOTE is most like, best first, in A; none where not even two words in a row are
** the same. Time: constant a word of the quote, whatever the sources; the first call sorts them. */
void wn_match_find(wn_corpus *c, wn_arena *a, wn_str quote, wn_matches *out);

#endif
