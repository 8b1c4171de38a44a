/* gram.c: runs of words by their hashes. A run can recur only where the run that is a word shorter does, so
** that each round looks at the places that the one before left:
**
**     a b c a b d a b c      a: 3 places, b: 3, c: 2      a b: 3, b c: 2      a b c: 2
**
** Hashes begin with an address, which nobody who writes a text knows: no text can make them meet. */
#include "find/gram.h"

#include "base/list.h"
#include "base/utf8.h"

struct wn_grams {
    WN_LIST(uint64_t) words;    /* their hashes */
    WN_LIST(uint64_t) ends;     /* code points up to the end of each */
    uint64_t *runs;             /* hash of the run at each word */
    uint32_t *places, left;     /* where a run of N words recurs */
    uint32_t *counts;           /* of the run that is first seen at each word */
    uint32_t *slots, room;      /* words by hash of their runs: index + 1 */
    uint32_t n;
};

#define SEEN UINT32_C(0x80000000)       /* of a count: the run has been passed */

static uint64_t mix(uint64_t h, uint64_t x)
{
    h = (h ^ x) * UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 32;
}

/* Bytes of the white space at AT; 0: there is none. */
static uint32_t space_at(wn_str s, size_t at)
{
    uint8_t c = (uint8_t)s.ptr[at];
    uint32_t len;
    if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31);
    if (c != 0xC2 && (c < 0xE1 || c > 0xE3)) return 0;
    return wn_char_space(wn_utf8_at(s, at, &len)) ? len : 0;
}

static void read_words(wn_arena *a, wn_str s, wn_grams *g)
{
    uint64_t chars = 0;
    uint32_t space;
    for (size_t at = 0; at < s.len; at += space) {
        uint64_t h = (uintptr_t)a;
        size_t from = at;
        for (space = 0; at < s.len && !(space = space_at(s, at)); at++) {
            h = (h ^ (uint8_t)s.ptr[at]) * UINT64_C(0x100000001B3);
            chars += ((uint8_t)s.ptr[at] & 0xC0) != 0x80;
        }
        if (at == from) continue;
        *wn_list_add(a, &g->words) = mix((uintptr_t)a, h);
        *wn_list_add(a, &g->ends) = chars;
    }
}

wn_grams *wn_grams_new(wn_arena *a, wn_str text)
{
    wn_grams *g = wn_arena_get(a, sizeof *g);
    read_words(a, text, g);
    uint32_t count = g->words.len;
    for (g->room = 16; g->room / 2 < count; g->room *= 2) {}
    g->runs = wn_arena_array(a, count + 1, sizeof *g->runs);
    g->places = wn_arena_array(a, count + 1, sizeof *g->places);
    g->counts = wn_arena_array(a, count + 1, sizeof *g->counts);
    g->slots = wn_arena_array(a, g->room, sizeof *g->slots);
    for (g->left = 0; g->left < count; g->left++) g->places[g->left] = g->left;
    return g;
}

uint32_t wn_grams_words(const wn_grams *g) { return g->words.len; }

uint64_t wn_grams_chars(const wn_grams *g) { return g->words.len ? g->ends.at[g->words.len - 1] : 0; }

static uint64_t chars_at(const wn_grams *g, uint32_t place)
{
    return g->ends.at[place + g->n - 1] - (place ? g->ends.at[place - 1] : 0);
}

/* The word at which the run at PLACE was first seen: PLACE, where it is new. */
static uint32_t first_of(wn_grams *g, uint32_t place)
{
    uint64_t hash = g->runs[place];
    uint32_t k = (uint32_t)(hash >> 32) & (g->room - 1);
    for (; g->slots[k]; k = (k + 1) & (g->room - 1))
        if (g->runs[g->slots[k] - 1] == hash) return g->slots[k] - 1;
    g->slots[k] = place + 1;
    g->counts[place] = 0;
    return place;
}

static void count(wn_grams *g)
{
    uint32_t kept = 0;
    while (g->room > 16 && g->room / 4 >= g->left) g->room /= 2;
    memset(g->slots, 0, g->room * sizeof *g->slots);
    for (uint32_t i = 0; i < g->left; i++) {
        uint32_t p = g->places[i];
        if (g->words.len - p < g->n) continue;
        g->runs[p] = mix(g->runs[p], g->words.at[p + g->n - 1]);
        g->counts[first_of(g, p)]++;
        g->places[kept++] = p;
    }
    g->left = kept;
}

wn_gram wn_grams_next(wn_grams *g)
{
    wn_gram out = { 0, 0 };
    uint32_t kept = 0, most = 1, top = 0, end = 0;
    if (g->words.len < ++g->n) return out;
    count(g);
    for (uint32_t i = 0; i < g->left; i++) {
        uint32_t p = g->places[i], first = first_of(g, p), times = g->counts[first] & ~SEEN;
        if (times < 2) continue;
        g->places[kept++] = p;
        if (times > most) most = times, top = p;
        if (p < end) continue;
        if (g->counts[first] & SEEN) out.repeated += chars_at(g, p), end = p + g->n;
        g->counts[first] |= SEEN;
    }
    g->left = kept;
    out.top = (chars_at(g, top) + g->n - 1) * most;
    return out;
}
