/* match.c: see match.h. The words of all sources stand in one array. Their places are sorted by the
** three words that begin there, so that a binary search finds all places of three, two or one in a
** row:
**
**     quote      we shall | not open the | quay …          three words in a row
**     places     … 17, 804, 9211 …                         where they stand in the sources
**     votes      place minus place in the quote            what the same passage votes for alike
**
** The few stretches with most votes are aligned with the quote word by word. A quote with marked
** cuts is one of several pieces: the most telling is looked up, the others near it, in order. All that a
** quote may cost is bounded: so many looks, votes, stretches. */
#include "find/match.h"

#include <stdlib.h>

#include "find/align.h"

enum {
    LOOKS = 64,                 /* of a quote in the index */
    VOTES = 4096,               /* that they give in all */
    WIDE = 48,                  /* words: what a quote may leave out unmarked, in all */
    NEAR = 500                  /* words: what it may leave out where it says so */
};

typedef struct { wn_str name, text; uint32_t first, end; } source;    /* words of the corpus */

typedef struct { uint64_t key; uint32_t at; } place;

struct wn_corpus {
    wn_arena *arena;
    WN_LIST(source) sources;
    wn_plains words;
    place *places;              /* sorted; as many as SORTED */
    uint32_t sorted;
};

/* ---- sources */

wn_corpus *wn_match_new(wn_arena *a)
{
    wn_corpus *c = wn_arena_get(a, sizeof *c);
    c->arena = a;
    return c;
}

void wn_match_add(wn_corpus *c, wn_str name, wn_str text)
{
    uint32_t first = c->words.len;
    wn_plain_read(c->arena, text, &c->words);
    *wn_list_add(c->arena, &c->sources) = (source){ name, text, first, c->words.len };
}

uint32_t wn_match_count(const wn_corpus *c) { return c->sources.len; }
wn_str wn_match_name(const wn_corpus *c, uint32_t i) { return c->sources.at[i].name; }
wn_str wn_match_text(const wn_corpus *c, uint32_t i) { return c->sources.at[i].text; }

/* 24 bits of the first word, 20 of each of the next two; what they have in common by chance, the
** alignment tells apart. */
static uint64_t key_of(uint32_t first, uint32_t second, uint32_t third)
{
    return (uint64_t)(first >> 8) << 40 | (uint64_t)(second >> 12) << 20 | third >> 12;
}

/* The words of different sources are in no row. */
static void make_keys(wn_corpus *c, place *out)
{
    for (uint32_t s = 0; s < c->sources.len; s++) {
        uint32_t end = c->sources.at[s].end;
        for (uint32_t i = c->sources.at[s].first; i < end; i++) {
            uint32_t second = i + 1 < end ? c->words.at[i + 1].hash : 0;
            uint32_t third = i + 2 < end ? c->words.at[i + 2].hash : 0;
            out[i] = (place){ key_of(c->words.at[i].hash, second, third), i };
        }
    }
}

/* By 16 bits at a time, the lowest first; each pass keeps the order of equals. */
static void sort_places(wn_arena *a, place *at, place *spare, uint32_t n)
{
    static const uint32_t size = 1u << 16;
    uint32_t *starts = wn_arena_array(a, size, sizeof *starts);
    for (int shift = 0; shift < 64; shift += 16) {
        uint32_t sum = 0;
        memset(starts, 0, size * sizeof *starts);
        for (uint32_t i = 0; i < n; i++) starts[at[i].key >> shift & (size - 1)]++;
        for (uint32_t b = 0; b < size; b++) {
            uint32_t count = starts[b];
            starts[b] = sum;
            sum += count;
        }
        for (uint32_t i = 0; i < n; i++) spare[starts[at[i].key >> shift & (size - 1)]++] = at[i];
        place *swap = at;
        at = spare;
        spare = swap;
    }
}

static void sort(wn_corpus *c)
{
    if (c->sorted == c->words.len && c->places) return;
    c->sorted = c->words.len;
    c->places = wn_arena_array(c->arena, c->sorted + 1u, sizeof *c->places);
    place *spare = wn_arena_array(c->arena, c->sorted + 1u, sizeof *spare);
    make_keys(c, c->places);
    sort_places(c->arena, c->places, spare, c->sorted);
}

/* Index of the first place whose key is KEY or more. */
static uint32_t lower(const wn_corpus *c, uint64_t key)
{
    uint32_t low = 0, high = c->sorted;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (c->places[mid].key < key) low = mid + 1;
        else high = mid;
    }
    return low;
}

static uint32_t source_of(const wn_corpus *c, uint32_t word)
{
    uint32_t low = 0, high = c->sources.len;
    while (high - low > 1) {
        uint32_t mid = low + (high - low) / 2;
        if (c->sources.at[mid].first <= word) low = mid;
        else high = mid;
    }
    while (low > 0 && c->sources.at[low].first == c->sources.at[low].end) low--;
    return low;
}

/* ---- votes */

/* WORD of the corpus speaks for a stretch in which the quote's end would stand at END. */
typedef struct { uint32_t end, word, source; } vote;

typedef struct {
    wn_corpus *c;
    wn_arena *arena;
    wn_words words;             /* of the quote, cuts among them */
    vote *votes;
    uint32_t count;
} search;

/* The range of the SIZE words from word I of Q on, all in a row; false where they are none. */
static bool look(const search *s, wn_words q, uint32_t i, uint32_t size, wn_span *out)
{
    uint32_t hash[3] = { 0 };
    for (uint32_t k = 0; k < size; k++) {
        if (i + k >= q.len || q.at[i + k].type != WN_PLAIN_WORD) return false;
        hash[k] = q.at[i + k].hash;
    }
    uint64_t key = key_of(hash[0], hash[1], hash[2]);
    uint64_t rest = size == 3 ? 0 : (UINT64_C(1) << (size == 2 ? 20 : 40)) - 1;
    *out = (wn_span){ lower(s->c, key), lower(s->c, (key | rest) + 1) };
    if ((key | rest) == UINT64_MAX) out->end = s->c->sorted;
    return true;
}

static int by_end(const void *a, const void *b)
{
    const vote *x = a, *y = b;
    if (x->end != y->end) return x->end < y->end ? -1 : 1;
    return (x->word > y->word) - (x->word < y->word);
}

/* Collects the votes of rows of SIZE words of Q; false where it has no such row. */
static bool collect(search *s, wn_words q, uint32_t size)
{
    bool any = false;
    uint32_t looks = q.len < LOOKS ? q.len : LOOKS, most = VOTES / looks;
    s->count = 0;
    for (uint32_t n = 0; n < looks; n++) {
        uint32_t i = (uint32_t)((uint64_t)n * q.len / looks);
        wn_span range;
        if (!look(s, q, i, size, &range)) continue;
        any = true;
        if (wn_span_len(range) > most) range.end = range.start + most;
        for (uint32_t p = range.start; p < range.end; p++) {
            uint32_t word = s->c->places[p].at;
            s->votes[s->count++] = (vote){ word + (q.len - i), word, source_of(s->c, word) };
        }
    }
    if (s->count) qsort(s->votes, s->count, sizeof *s->votes, by_end);
    return any;
}

/* The run of votes for one stretch that is longest; those of runs that were taken have word
** WN_NOWHERE. */
static wn_span most_votes(const search *s)
{
    wn_span best = { 0, 0 };
    for (uint32_t from = 0, to = 0; from < s->count; from++) {
        if (s->votes[from].word == WN_NOWHERE) continue;
        if (to < from) to = from;
        while (to < s->count && s->votes[to].word != WN_NOWHERE &&
               s->votes[to].end - s->votes[from].end <= WIDE &&
               s->votes[to].source == s->votes[from].source) to++;
        if (to - from > wn_span_len(best)) best = (wn_span){ from, to };
    }
    return best;
}

/* ---- pieces: what stands between two cuts */

static wn_words piece_at(wn_words q, uint32_t i)
{
    uint32_t end = i;
    while (end < q.len && q.at[end].type != WN_PLAIN_CUT) end++;
    return (wn_words){ q.at + i, end - i };
}

/* The longest of them; but of several, the one with the row of three words that is rarest. */
static wn_words telling(const search *s)
{
    wn_words q = s->words, best = { q.at, 0 };
    uint32_t least = WN_NOWHERE;
    for (uint32_t i = 0; i < q.len; i++) {
        wn_words p = piece_at(q, i);
        if (least == WN_NOWHERE && p.len > best.len) best = p;
        for (uint32_t k = 0; p.len < q.len && k < p.len; k++) {
            wn_span range;
            if (!look(s, p, k, 3, &range) || wn_span_empty(range)) continue;
            uint32_t n = wn_span_len(range);
            if (n < least || (n == least && p.len > best.len)) best = p, least = n;
        }
        i += p.len;
    }
    return best;
}

/* ---- a match */

typedef struct {
    search *s;
    const source *in;
    uint32_t first, end;        /* words of the source that it has */
    uint32_t cost, words;
    wn_match out;
} draft;

static uint32_t costs(wn_words q)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < q.len; i++) n += q.at[i].type == WN_PLAIN_WORD;
    return n * WN_ALIGN_WORD;
}

/* Puts a step that changes something at the end of the difference D. */
static void widen(wn_difference *d, const wn_step *s, wn_words q, const wn_plain *there)
{
    if (s->type != WN_STEP_DROPPED) {
        if (wn_span_empty(d->here)) d->here.start = q.at[s->quote].start;
        d->here.end = q.at[s->quote].end;
    }
    if (s->type != WN_STEP_ADDED) {
        if (wn_span_empty(d->there)) d->there.start = there[s->source].start;
        d->there.end = there[s->source].end;
    }
}

/* The place in the quote where what step S drops is missing. */
static wn_span before_word(wn_words q, const wn_step *s)
{
    uint32_t at = s->quote ? q.at[s->quote - 1].end : q.at[0].start;
    return (wn_span){ at, at };
}

/* Steps that change something, one after another, are one difference; what stands aside and is
** dropped is none. */
static void add_differences(draft *d, const wn_alignment *x, wn_words q, const wn_plain *there)
{
    for (uint32_t i = 0; i < x->steps.len; i++) {
        wn_difference diff = { 0 };
        bool real = false;
        for (; i < x->steps.len && x->steps.at[i].type != WN_STEP_SAME; i++) {
            const wn_step *s = &x->steps.at[i];
            if (!real && wn_span_empty(diff.here)) diff.here = before_word(q, s);
            real = real || s->type != WN_STEP_DROPPED || !there[s->source].aside;
            widen(&diff, s, q, there);
        }
        if (!real) continue;
        diff.type = wn_span_empty(diff.there) ? WN_ADDED : wn_span_empty(diff.here) ? WN_DROPPED
                                                                                    : WN_REPLACED;
        *wn_list_add(d->s->arena, &d->out.differences) = diff;
    }
}

/* Piece Q is aligned with the words [FIRST, END) of the source; where it is not like them, all of
** it was added. */
static bool add_piece(draft *d, wn_words q, wn_span words, const wn_band *band)
{
    const wn_plain *there = d->s->c->words.at + words.start;
    wn_alignment x;
    wn_words beside = { there, wn_span_len(words) };
    wn_band all = { 0, beside.len + 1, false };
    bool fine = wn_align(d->s->arena, q, beside, band ? *band : all, &x);
    fine = fine && (band || (uint64_t)x.cost * 10 <= (uint64_t)costs(q) * 6);
    if (!fine) {
        if (band) return false;
        d->cost += costs(q);
        *wn_list_add(d->s->arena, &d->out.differences) = (wn_difference){
            WN_ADDED, { q.at[0].start, q.at[q.len - 1].end }, { 0, 0 } };
        return false;
    }
    d->cost += x.cost;
    add_differences(d, &x, q, there);
    if (words.start + x.first < d->first) d->first = words.start + x.first;
    if (words.start + x.end > d->end) d->end = words.start + x.end;
    return true;
}

/* The pieces before Q at its left, those behind it at its right. */
static void add_others(draft *d, wn_words q)
{
    wn_words all = d->s->words;
    uint32_t before = (uint32_t)(q.at - all.at), least = d->in->first, most = d->in->end;
    for (uint32_t i = before; i-- > 0; ) {
        uint32_t end = i + 1, from = d->first;
        if (all.at[i].type == WN_PLAIN_CUT) continue;
        while (i > 0 && all.at[i - 1].type != WN_PLAIN_CUT) i--;
        uint32_t low = from - least > NEAR ? from - NEAR : least;
        add_piece(d, (wn_words){ all.at + i, end - i }, (wn_span){ low, from }, NULL);
    }
    for (uint32_t i = before + q.len; i < all.len; i++) {
        wn_words p = piece_at(all, i);
        uint32_t high = most - d->end > NEAR ? d->end + NEAR : most;
        if (p.len) add_piece(d, p, (wn_span){ d->end, high }, NULL);
        i += p.len;
    }
}

static int by_place(const void *a, const void *b)
{
    const wn_difference *x = a, *y = b;
    return (x->here.start > y->here.start) - (x->here.start < y->here.start);
}

/* The match at the stretch that the votes of RUN are for; false where there is none. */
static bool make(search *s, wn_words q, wn_span run, wn_match *out)
{
    const vote *first = &s->votes[run.start], *last = &s->votes[run.end - 1];
    uint32_t margin = 8 + (q.len / 8 < 24 ? q.len / 8 : 24), in = first->source;
    draft d = { .s = s, .in = &s->c->sources.at[in], .first = WN_NOWHERE };
    wn_band band = { (int64_t)first->end - q.len - d.in->first - margin,
                     last->end - first->end + 2 * margin + 1, true };
    d.words = costs(s->words);
    d.out.source = in;
    bool fits = add_piece(&d, q, (wn_span){ d.in->first, d.in->end }, &band);
    if (!fits || d.first >= d.end) return false;
    add_others(&d, q);
    if (d.out.differences.len > 1)
        qsort(d.out.differences.at, d.out.differences.len, sizeof(wn_difference), by_place);
    d.out.span = (wn_span){ s->c->words.at[d.first].start, s->c->words.at[d.end - 1].end };
    d.out.score = d.cost < d.words ? 1 - (double)d.cost / d.words : 0;
    *out = d.out;
    return true;
}

static int by_score(const void *a, const void *b)
{
    const wn_match *x = a, *y = b;
    return 4 * WN_ORDER(y->score, x->score) + 2 * WN_ORDER(x->source, y->source)
           + WN_ORDER(x->span.start, y->span.start);
}

void wn_match_find(wn_corpus *c, wn_arena *a, wn_str quote, wn_matches *out)
{
    wn_plains words = { 0 };
    *out = (wn_matches){ 0 };
    sort(c);
    wn_plain_quote(a, quote, WN_MATCH_WORDS, &words);
    search s = { .c = c, .arena = a, .words = { words.at, words.len } };
    wn_words q = telling(&s);
    if (!q.len || !c->sorted) return;
    s.votes = wn_arena_array(a, VOTES, sizeof *s.votes);
    if ((!collect(&s, q, 3) || !s.count) && !collect(&s, q, 2)) collect(&s, q, 1);
    for (uint32_t n = 0; n < WN_MATCH_PLACES; n++) {
        wn_match m;
        wn_span run = most_votes(&s);
        if (wn_span_empty(run)) break;
        if (make(&s, q, run, &m)) *wn_list_add(a, out) = m;
        for (uint32_t i = run.start; i < run.end; i++) s.votes[i].word = WN_NOWHERE;
    }
    if (out->len > 1) qsort(out->at, out->len, sizeof *out->at, by_score);
}
