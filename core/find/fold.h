/* fold.h: words as a lexicon knows them: in small letters, with the apostrophe and the hyphen of a
** typewriter. Eight bytes are folded and hashed at once, for this is done for every word of a text. */
#ifndef WN_FIND_FOLD_H
#define WN_FIND_FOLD_H

#include "base/str.h"

#define WN_FOLD_MAX 255         /* bytes of a folded word; longer ones are in no list */

typedef struct {
    uint64_t head;              /* the first 8 bytes; zeros behind a shorter word */
    uint32_t hash, len;         /* len in bytes */
    char ptr[WN_FOLD_MAX + 9];  /* zeros behind the word up to a multiple of 8 */
} wn_folded;

/* The hash of a word that is all head. */
static inline uint32_t wn_fold_hash(uint64_t head)
{
    return (uint32_t)(head * UINT64_C(0x9E3779B97F4A7C15) >> 32);
}

/* The small letter of the ASCII character C. */
char wn_fold_low(char c);

/* Folds WORD (valid UTF-8) into OUT; false when it is too long to be in any list. */
bool wn_fold(wn_str word, wn_folded *out);

#endif
