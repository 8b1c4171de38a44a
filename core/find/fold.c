/* fold.c: ASCII is folded in eights, other characters one by one. The hash takes the folded
** bytes in eights, too; for most words that is a single multiplication. */
#include "find/fold.h"

#include "base/utf8.h"

#define ALL WN_FOLD_ALL

char wn_fold_low(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

/* Eight characters of ASCII in small letters: 0x80 where a byte is from A to Z, moved to 0x20. */
static uint64_t low_eight(uint64_t x)
{
    uint64_t from_a = x + ALL(0x80 - 'A'), behind_z = x + ALL(0x80 - 'Z' - 1);
    return x | (from_a & ~behind_z & ALL(0x80)) >> 2;
}

static uint32_t encode(uint32_t c, char *out)
{
    if (c < 0x80) { out[0] = (char)c; return 1; }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 63));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 63));
        out[2] = (char)(0x80 | (c & 63));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 63));
    out[2] = (char)(0x80 | (c >> 6 & 63));
    out[3] = (char)(0x80 | (c & 63));
    return 4;
}

/* The character at *AT, folded: curly apostrophes and hyphens as on a typewriter. */
static uint32_t fold_one(wn_str word, size_t *at)
{
    uint32_t len, c = wn_utf8_at(word, *at, &len);
    *at += len;
    if (c == 0x2019 || c == 0x02BC) return '\'';
    if (c == 0x2010 || c == 0x2011) return '-';
    return wn_char_fold(c);
}

bool wn_fold(wn_str word, char room[WN_FOLD_ROOM], wn_key *out)
{
    size_t i = 0, n;
    if (word.len > WN_FOLD_MAX) return false;
    for (; i + 8 <= word.len; i += 8) {
        uint64_t x = wn_fold_load(word.ptr + i);
        if (x & ALL(0x80)) break;
        x = htole64(low_eight(x));
        memcpy(room + i, &x, sizeof x);
    }
    uint64_t last = word.len - i < 8 ? wn_fold_few(word.ptr + i, word.len - i) : ALL(0x80);
    if (!(last & ALL(0x80))) {
        last = htole64(low_eight(last));
        memcpy(room + i, &last, sizeof last);
        i = word.len;
    }
    for (n = i; i < word.len && n <= WN_FOLD_MAX; ) n += encode(fold_one(word, &i), room + n);
    if (n > WN_FOLD_MAX || i < word.len) return false;
    memset(room + n, 0, 8);
    *out = wn_fold_key(wn_fold_load(room), (uint32_t)n, room + 8);
    for (i = 8; i < n; i += 8) out->hash = wn_fold_more(out->hash, wn_fold_load(room + i));
    return true;
}
