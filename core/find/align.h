/* align.h: the words of a quote beside those of a source. All of the quote takes part; the stretch
** of the source that it is most like may begin and end anywhere in a band:
**
**        source ─────►
**     q    \ . . . \
**     u      \ . . . \        a row a word of the quote, WIDTH cells a row; a band that LEANS
**     o        \ . . . \      goes one word to the right with each
**     t          \ . . . \
**
** Time and memory: rows times width.
*/
#ifndef WN_FIND_ALIGN_H
#define WN_FIND_ALIGN_H

#include "find/plain.h"

typedef enum { WN_STEP_SAME, WN_STEP_REPLACED, WN_STEP_DROPPED, WN_STEP_ADDED } wn_step_type;

/* QUOTE and SOURCE: indexes of words; of what is dropped or added, the one that there is. */
typedef struct { uint8_t type; uint32_t quote, source; } wn_step;

typedef struct { const wn_plain *at; uint32_t len; } wn_words;

typedef struct { int64_t from; uint32_t width; bool leans; } wn_band;

typedef struct {
    uint32_t cost;              /* WN_ALIGN_WORD for a word that is replaced, or one that is dropped */
    uint32_t first, end;        /* words of the source; equal where there are none */
    WN_LIST(wn_step) steps;
} wn_alignment;

#define WN_ALIGN_WORD 4

/* False where the band misses the source altogether. */
bool wn_align(wn_arena *a, wn_words quote, wn_words source, wn_band band, wn_alignment *out);

#endif
