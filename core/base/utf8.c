/* utf8.c: see utf8.h. Well-formedness by the table of RFC 3629; ASCII by words. */
#include "base/utf8.h"

#include <endian.h>

static size_t ascii_end(wn_str s, size_t at)
{
    const uint64_t highs = UINT64_C(0x8080808080808080);
    for (uint64_t w[4]; at + sizeof w <= s.len; at += sizeof w) {
        memcpy(w, s.ptr + at, sizeof w);
        if ((w[0] | w[1] | w[2] | w[3]) & highs) break;
    }
    for (uint64_t w; at + sizeof w <= s.len; at += sizeof w) {
        memcpy(&w, s.ptr + at, sizeof w);
        if (w & highs) return at + (size_t)__builtin_ctzll(le64toh(w & highs)) / 8;
    }
    while (at < s.len && (unsigned char)s.ptr[at] < 0x80) at++;
    return at;
}

/* Length of the sequence that byte C begins; 0: none. */
static size_t length(unsigned char c)
{
    return c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
}

/* How many of the LEN bytes at P, 1 at least, go on as a sequence of N must: no overlong form, no
** surrogate, nothing above U+10FFFF. */
static size_t fitting(const unsigned char *p, size_t len, size_t n)
{
    unsigned char low = p[0] == 0xE0 ? 0xA0 : p[0] == 0xF0 ? 0x90 : 0x80;
    unsigned char high = p[0] == 0xED ? 0x9F : p[0] == 0xF4 ? 0x8F : 0xBF;
    size_t i = 1;
    for (; i < n && i < len && p[i] >= low && p[i] <= high; i++) low = 0x80, high = 0xBF;
    return i;
}

size_t wn_utf8_bad(wn_str s)
{
    size_t at = 0;
    while ((at = ascii_end(s, at)) < s.len) {
        const unsigned char *p = (const unsigned char *)s.ptr + at;
        size_t n = length(p[0]);
        if (n == 0 || fitting(p, s.len - at, n) < n) return at;
        at += n;
    }
    return s.len;
}

void wn_utf8_mend(wn_buf *out, wn_str s)
{
    while (s.len > 0) {
        size_t at = wn_utf8_bad(s);
        const unsigned char *p = (const unsigned char *)s.ptr + at;
        wn_buf_add(out, (wn_str){ s.ptr, at });
        if (at == s.len) return;
        wn_buf_code(out, 0xFFFD);
        at += fitting(p, s.len - at, length(p[0]));
        s = (wn_str){ s.ptr + at, s.len - at };
    }
}

wn_str wn_utf8_mended(wn_arena *a, wn_str s)
{
    wn_buf out = wn_buf_new(a);
    if (wn_utf8_bad(s) == s.len) return s;
    wn_utf8_mend(&out, s);
    return wn_buf_str(&out);
}

uint32_t wn_utf8_at(wn_str s, size_t at, uint32_t *len)
{
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    if (p[0] < 0x80) return *len = 1, p[0];
    if (p[0] < 0xE0) return *len = 2, (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    if (p[0] < 0xF0)
        return *len = 3, (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    *len = 4;
    return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
           (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
}

uint32_t wn_utf8_before(wn_str s, size_t at, uint32_t *len)
{
    size_t start = at - 1;
    while (start > 0 && ((unsigned char)s.ptr[start] & 0xC0) == 0x80) start--;
    return wn_utf8_at(s, start, len);
}

static bool goes_on(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

size_t wn_utf8_start(wn_str s, size_t at)
{
    if (at >= s.len) return s.len;
    size_t begin = at;
    while (begin > 0 && at - begin < 3 && goes_on(s.ptr[begin])) begin--;
    return goes_on(s.ptr[begin]) ? at : begin;
}

uint32_t wn_utf8_mark(wn_str s) { return wn_str_begins(s, WN_STR("\xEF\xBB\xBF")) ? 3 : 0; }

size_t wn_utf8_count(wn_str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) n += !goes_on(s.ptr[i]);
    return n;
}

size_t wn_utf8_units(wn_str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += (size_t)(!goes_on(s.ptr[i]) + ((unsigned char)s.ptr[i] >= 0xF0));
    return n;
}

/* ---- properties */

typedef struct { uint32_t first, last; } range;

static bool in(const range *table, size_t n, uint32_t c)
{
    size_t low = 0;
    while (low < n) {
        size_t mid = (low + n) / 2;
        if (c > table[mid].last) low = mid + 1;
        else if (c < table[mid].first) n = mid;
        else return true;
    }
    return false;
}

bool wn_char_space(uint32_t c)
{
    if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

/* Starts of runs of ten decimal digits (Unicode 15, category Nd, without the mathematical ones). */
static const uint32_t digits[] = {
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6,
    0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50,
    0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10
};

bool wn_char_digit(uint32_t c)
{
    size_t low = 0, n = sizeof digits / sizeof *digits;
    if (c < 0x660) return c >= '0' && c <= '9';
    while (n - low > 1) {
        size_t mid = (low + n) / 2;
        if (c < digits[mid]) n = mid;
        else low = mid;
    }
    return c - digits[low] < 10;
}

/* What is no letter above ASCII: spaces, punctuation, symbols, controls, private use. */
static const range others[] = {
    { 0x80, 0xA9 }, { 0xAB, 0xB4 }, { 0xB6, 0xB9 }, { 0xBB, 0xBF }, { 0xD7, 0xD7 }, { 0xF7, 0xF7 },
    { 0x2C2, 0x2C5 }, { 0x2D2, 0x2DF }, { 0x37E, 0x37E }, { 0x387, 0x387 }, { 0x3F6, 0x3F6 },
    { 0x482, 0x482 }, { 0x55A, 0x55F }, { 0x589, 0x58F }, { 0x5BE, 0x5BE }, { 0x5C0, 0x5C0 },
    { 0x5C3, 0x5C3 }, { 0x5F3, 0x60F }, { 0x61B, 0x61F }, { 0x66A, 0x66D }, { 0x6D4, 0x6D4 },
    { 0x6DD, 0x6DE }, { 0x700, 0x70F }, { 0x7F6, 0x7F9 }, { 0x830, 0x83E }, { 0x964, 0x965 },
    { 0x970, 0x970 }, { 0x9F2, 0x9FB }, { 0xAF0, 0xAF1 }, { 0xBF3, 0xBFA }, { 0xDF4, 0xDF4 },
    { 0xE3F, 0xE3F }, { 0xE4F, 0xE4F }, { 0xE5A, 0xE5B }, { 0xF01, 0xF17 }, { 0xF3A, 0xF3D },
    { 0x104A, 0x104F }, { 0x10FB, 0x10FB }, { 0x1360, 0x1368 }, { 0x1390, 0x1399 },
    { 0x166D, 0x166E }, { 0x1680, 0x1680 }, { 0x169B, 0x169C }, { 0x16EB, 0x16ED },
    { 0x17D4, 0x17D6 }, { 0x17D8, 0x17DB }, { 0x1800, 0x180A }, { 0x2000, 0x200B },
    { 0x200E, 0x2070 }, { 0x2072, 0x207E }, { 0x2080, 0x208F }, { 0x20A0, 0x20CF },
    { 0x2100, 0x2101 }, { 0x2103, 0x2106 }, { 0x2108, 0x2109 }, { 0x2114, 0x2114 },
    { 0x2116, 0x2118 }, { 0x211E, 0x2123 }, { 0x2125, 0x2125 }, { 0x2127, 0x2127 },
    { 0x2129, 0x2129 }, { 0x212E, 0x212E }, { 0x213A, 0x213B }, { 0x2140, 0x2144 },
    { 0x214A, 0x214D }, { 0x214F, 0x215F }, { 0x2189, 0x2BFF }, { 0x2CE5, 0x2CEA },
    { 0x2CF9, 0x2CFF }, { 0x2E00, 0x2E2E }, { 0x2E30, 0x3004 }, { 0x3008, 0x3020 },
    { 0x3030, 0x3030 }, { 0x3036, 0x3037 }, { 0x303D, 0x303F }, { 0x309B, 0x309C },
    { 0x30A0, 0x30A0 }, { 0x30FB, 0x30FB }, { 0x3190, 0x319F }, { 0x31C0, 0x31EF },
    { 0x3200, 0x33FF }, { 0x4DC0, 0x4DFF }, { 0xA490, 0xA4CF }, { 0xA4FE, 0xA4FF },
    { 0xA60D, 0xA60F }, { 0xA673, 0xA673 }, { 0xA67E, 0xA67E }, { 0xA8CE, 0xA8CF },
    { 0xA92E, 0xA92F }, { 0xA9C1, 0xA9CD }, { 0xAA5C, 0xAA5F }, { 0xABEB, 0xABEB },
    { 0xD800, 0xF8FF }, { 0xFD3E, 0xFD4F }, { 0xFDFC, 0xFDFF }, { 0xFE10, 0xFE1F },
    { 0xFE30, 0xFE6F }, { 0xFEFF, 0xFF0F }, { 0xFF1A, 0xFF20 }, { 0xFF3B, 0xFF40 },
    { 0xFF5B, 0xFF65 }, { 0xFFE0, 0xFFFF }, { 0x10100, 0x1013F }, { 0x1D000, 0x1D3FF },
    { 0x1F000, 0x1FAFF }, { 0xE0000, 0x10FFFF }
};

bool wn_char_letter(uint32_t c)
{
    if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    return !in(others, sizeof others / sizeof *others, c);
}

/* Blocks in which capitals and small letters alternate, the capital first at an even or odd place. */
static const range even_pairs[] = {
    { 0x100, 0x137 }, { 0x14A, 0x177 }, { 0x182, 0x185 }, { 0x1A0, 0x1A5 }, { 0x1DE, 0x1EF },
    { 0x1F8, 0x21F }, { 0x222, 0x233 }, { 0x370, 0x373 }, { 0x3D8, 0x3EF }, { 0x460, 0x481 },
    { 0x48A, 0x4BF }, { 0x4D0, 0x52F }, { 0x1E00, 0x1E95 }, { 0x1EA0, 0x1EFF }
};
static const range odd_pairs[] = {
    { 0x139, 0x148 }, { 0x179, 0x17E }, { 0x1CD, 0x1DC }, { 0x4C1, 0x4CE }
};

uint32_t wn_char_fold(uint32_t c)
{
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c >= 0xC0 && c <= 0xDE) return c == 0xD7 ? c : c + 32;
    if (c <= 0xFF || (c >= 0x430 && c < 0x460)) return c;       /* most small letters of Europe */
    if (c == 0x130 || c == 0x131 || c == 0x149) return c == 0x130 ? 'i' : c;
    if (c == 0x178) return 0xFF;
    if (c >= 0x2000 && c < 0xFF21) return c;
    if (in(even_pairs, sizeof even_pairs / sizeof *even_pairs, c)) return c | 1;
    if (in(odd_pairs, sizeof odd_pairs / sizeof *odd_pairs, c)) return c & 1 ? c + 1 : c;
    if (c == 0x386) return 0x3AC;
    if (c >= 0x388 && c <= 0x38A) return c + 37;
    if (c == 0x38C) return 0x3CC;
    if (c == 0x38E || c == 0x38F) return c + 63;
    if (c >= 0x391 && c <= 0x3AB && c != 0x3A2) return c + 32;
    if (c == 0x3C2) return 0x3C3;
    if (c >= 0x410 && c <= 0x42F) return c + 32;
    if (c >= 0x400 && c <= 0x40F) return c + 80;
    if (c >= 0x531 && c <= 0x556) return c + 48;
    if (c >= 0x1C90 && c <= 0x1CBF) return c - 0xBC0;
    if (c == 0x1E9E) return 0xDF;
    if (c >= 0xFF21 && c <= 0xFF3A) return c + 32;
    return c;
}

bool wn_char_upper(uint32_t c) { return c != 0x3C2 && wn_char_fold(c) != c; }

void wn_utf8_fold(wn_buf *out, wn_str s)
{
    bool space = false;
    uint32_t len;
    for (size_t at = 0; at < s.len; at += len) {
        uint32_t c = wn_utf8_at(s, at, &len);
        if (wn_char_space(c)) {
            if (!space) wn_buf_byte(out, ' ');
            space = true;
            continue;
        }
        space = false;
        if (c == 0x2019 || c == 0x2018) c = '\'';
        wn_buf_code(out, wn_char_fold(c));
    }
}
