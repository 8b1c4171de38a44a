/* fold.h: words as a lexicon knows them: in small letters, with the apostrophe and the hyphen of
** a typewriter. Eight bytes are folded and hashed at once, for this is done for every word of a
** text. */
#ifndef WN_FIND_FOLD_H
#define WN_FIND_FOLD_H

#include <endian.h>

#include "base/str.h"

#define WN_FOLD_MAX 255         /* bytes of a folded word; longer ones are in no list */
#define WN_FOLD_ROOM 264

/* A folded word. */
typedef struct {
    uint64_t head;              /* the first 8 bytes, zeros behind a shorter word; see below */
    uint32_t hash, len;         /* len in bytes */
    const char *rest;           /* what follows the head; zeros behind it up to a multiple of 8 */
} wn_key;

/* Eight bytes, the first the lowest on every machine. */
static inline uint64_t wn_fold_load(const char *at)
{
    uint64_t x;
    memcpy(&x, at, sizeof x);
    return le64toh(x);
}

/* N bytes, fewer than eight, and zeros. */
static inline uint64_t wn_fold_few(const char *at, size_t n)
{
    uint32_t a, b;
    if (n < 4) {
        if (n == 0) return 0;
        return (uint8_t)at[0] | (uint64_t)(uint8_t)at[n / 2] << 8 * (n / 2) |
               (uint64_t)(uint8_t)at[n - 1] << 8 * (n - 1);
    }
    memcpy(&a, at, sizeof a);
    memcpy(&b, at + n - 4, sizeof b);
    return le32toh(a) | (uint64_t)le32toh(b) << 8 * (n - 4);
}

/* The same byte eight times. */
#define WN_FOLD_ALL(byte) (UINT64_C(0x0101010101010101) * (byte))

/* A hash of eight bytes, and of eight more behind those with the hash HEAD. */
static inline uint32_t wn_fold_hash(uint64_t head)
{
    return (uint32_t)(head * UINT64_C(0x9E3779B97F4A7C15) >> 32);
}

static inline uint32_t wn_fold_more(uint32_t head, uint64_t rest)
{
    return wn_fold_hash(rest ^ (uint64_t)head << 29);
}

/* The key of a word of LEN bytes; wn_fold_more is still to come for those behind the first 8.
** The head of a longer word is made to be no UTF-8, so that it is that of no word of 8 bytes. */
static inline wn_key wn_fold_key(uint64_t head, uint32_t len, const char *rest)
{
    return (wn_key){ len > 8 ? head ^ 0x80 : head, wn_fold_hash(head), len, rest };
}

/* The small letter of the ASCII character C. */
char wn_fold_low(char c);

/* Folds WORD (valid UTF-8) into ROOM and describes it; false when it is too long to be in any
** list. */
bool wn_fold(wn_str word, char room[WN_FOLD_ROOM], wn_key *out);

#endif
