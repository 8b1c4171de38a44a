/* trait.c: which traits a block has. A group is one question about the block; its bins are the
** answers, numbered from 0, often crossed with the block's length (short, middling, long), since most
** questions mean something else in a long block. The table of groups is the list of all weights. */
#include "find/feature.h"

#include <string.h>

#define LENGTHS 5

/* Name, number of bins. */
#define TRAIT_GROUPS(X) \
    X(bias, 1) \
    X(words, 11) \
    X(end, 5 * LENGTHS) \
    X(capitals, 6 * LENGTHS) \
    X(stops, 6 * LENGTHS) \
    X(digits, 6 * LENGTHS) \
    X(type, 9 * LENGTHS) \
    X(bracket, 2 * LENGTHS) \
    X(copies, 4 * LENGTHS) \
    X(link, 6 * LENGTHS) \
    X(whole, WN_REASONS) \
    X(start, WN_REASONS * LENGTHS) \
    X(any, WN_REASONS * LENGTHS) \
    X(hits, 5 * LENGTHS) \
    X(signs, 8 * LENGTHS) \
    X(lower, LENGTHS) \
    X(date, LENGTHS) \
    X(shared, 5 * LENGTHS) \
    X(items, 4 * LENGTHS) \
    X(prev, 12 * LENGTHS) \
    X(next, 12 * LENGTHS) \
    X(prev_any, WN_REASONS * LENGTHS) \
    X(next_any, WN_REASONS * LENGTHS) \
    X(position, 10) \
    X(dense, 12 * LENGTHS) \
    X(back, 10 * LENGTHS) \
    X(ahead, 10 * LENGTHS) \
    X(gap, 9 * LENGTHS) \
    X(run, 8) \
    X(section, WN_REASONS * 4) \
    X(size, 6 * LENGTHS) \
    X(furniture, 8 * LENGTHS) \
    X(near_hits, 6 * LENGTHS) \
    X(near_dates, 5 * LENGTHS) \
    X(near_good, 6 * LENGTHS) \
    X(comments, 5 * LENGTHS) \
    X(around_self, 16) \
    X(around_prev, 8) \
    X(around_next, 8) \
    X(around_near, 10) \
    X(around_wide, 10) \
    X(around_before, 8 * LENGTHS) \
    X(around_after, 8 * LENGTHS) \
    X(around_core, 7 * LENGTHS) \
    X(around_up, 6 * LENGTHS) \
    X(around_down, 6 * LENGTHS) \
    X(around_between, 9) \
    X(around_kind, 15 * 7 * LENGTHS) \
    X(around_whole, WN_REASONS * 3) \
    X(around_any, WN_REASONS * 3 * LENGTHS) \
    X(around_shared, 5 * 3 * LENGTHS) \
    X(around_end, 5 * 3 * LENGTHS) \
    X(around_capitals, 6 * 3 * LENGTHS) \
    X(around_signs, WN_SIGNS * 3 * LENGTHS) \
    X(around_sentences, 5 * 3 * LENGTHS) \
    X(around_twins, 16 * 3 * LENGTHS) \
    X(around_last, 16 * 3 * LENGTHS) \
    X(around_behind, 16 * 3 * LENGTHS)

/* G_name is the number of its first bin. */
#define X(name, bins) G_##name, G_##name##_last = G_##name + (bins) - 1,
enum { TRAIT_GROUPS(X) TRAITS };
#undef X

#define X(name, bins) { #name, G_##name },
static const struct { const char *name; uint32_t first; } groups[] = { TRAIT_GROUPS(X) };
#undef X
#define GROUPS (sizeof groups / sizeof *groups)

typedef struct { uint16_t *ids; uint32_t len; uint32_t length; } trait_list;

uint32_t wn_trait_count(void) { return TRAITS; }

const char *wn_trait_name(uint32_t id, char *buf)
{
    uint32_t g = GROUPS - 1, n = 12, digits = 1;
    while (groups[g].first > id) g--;
    id -= groups[g].first;
    memcpy(buf, "boilerplate.", n);
    for (const char *s = groups[g].name; *s; s++) buf[n++] = *s;
    buf[n++] = '_';
    for (uint32_t v = id; v >= 10; v /= 10) digits++;
    for (uint32_t k = digits; k-- > 0; id /= 10) buf[n + k] = (char)('0' + id % 10);
    buf[n + digits] = 0;
    return buf;
}

/* ---- bins */

/* The number of EDGES (ascending, ended by 0) that V reaches. */
static uint32_t bin(uint32_t v, const uint32_t *edges)
{
    uint32_t n = 0;
    while (edges[n] && v >= edges[n]) n++;
    return n;
}

static const uint32_t word_edges[] = { 1, 2, 3, 4, 6, 9, 13, 20, 35, 60, 0 };
static const uint32_t few_edges[] = { 3, 6, 13, 25, 50, 0 };
static const uint32_t run_edges[] = { 1, 2, 3, 5, 9, 17, 41, 0 };
static const uint32_t near_edges[] = { 2, 3, 4, 5, 7, 11, 21, 51, 0 };
static const uint32_t size_edges[] = { 4, 9, 21, 61, 201, 0 };
static const uint32_t furniture_edges[] = { 1, 2, 3, 5, 10, 20, 50, 0 };
static const uint32_t gap_edges[] = { 2, 5, 0 };
static const uint32_t length_edges[] = { 3, 6, 13, 30, 0 };
static const uint32_t near_hit_edges[] = { 1, 2, 3, 5, 8, 0 };
static const uint32_t near_date_edges[] = { 1, 2, 3, 4, 0 };
static const uint32_t comment_edges[] = { 1, 2, 3, 6, 0 };
static const uint32_t since_edges[] = { 3, 8, 21, 0 };

/* PART of WHOLE in 0..4, and 5 for all of it. */
static uint32_t share(uint32_t part, uint32_t whole)
{
    return whole ? (part >= whole ? 5 : part * 5 / whole) : 0;
}

/* Where PART of WHOLE lies: 0 nothing before it, 1..N tenths and such, N + 1 all before it. */
static uint32_t place(uint32_t part, uint32_t whole, uint32_t n)
{
    if (!part) return 0;
    return part >= whole ? n + 1 : 1 + (uint32_t)((uint64_t)part * n / whole);
}

static void add(trait_list *t, uint32_t group, uint32_t bin_of)
{
    t->ids[t->len++] = (uint16_t)(group + bin_of);
}

/* The same, crossed with the length of the block. */
static void cross(trait_list *t, uint32_t group, uint32_t bin_of)
{
    add(t, group, bin_of * LENGTHS + t->length);
}

/* ---- the first round */

static void add_shape(trait_list *t, const wn_features *x, const wn_feature_line *l,
                      const wn_block *b)
{
    add(t, G_words, bin(l->words, word_edges));
    cross(t, G_end, l->end);
    cross(t, G_capitals, share(l->capitals + 1u, l->words));
    cross(t, G_digits, share(l->digits, l->words));
    if (x->stops) cross(t, G_stops, share(l->stops * 2u, l->words));
    else if (t->length > 2) cross(t, G_stops, 4);
    cross(t, G_type, b->type == WN_HEADING && b->level > 1 ? (b->level > 2 ? 8 : 7) : b->type);
    if (l->bracket) cross(t, G_bracket, 0);
    if (l->alt) cross(t, G_bracket, 1);
    cross(t, G_copies, l->copies > 3 ? 3 : l->copies - 1);
    if (x->links) cross(t, G_link, l->link == 0 ? 0 : l->link == 10 ? 5 : 1 + l->link / 3u);
    for (uint32_t s = 0; s < 8; s++)
        if (l->signs >> s & 1) cross(t, G_signs, s);
    if (l->lower) cross(t, G_lower, 0);
    if (l->date) cross(t, G_date, 0);
    cross(t, G_shared, l->shared);
}

static void add_phrases(trait_list *t, const wn_feature_line *l)
{
    if (l->whole < WN_REASONS) add(t, G_whole, l->whole);
    if (l->start < WN_REASONS) cross(t, G_start, l->start);
    if (l->any < WN_REASONS) cross(t, G_any, l->any);
    cross(t, G_hits, l->hits > 4 ? 4 : l->hits);
}

static uint32_t neighbour(const wn_feature_line *l)
{
    return bin(l->words, few_edges) * 2 + (l->end == END_SENTENCE);
}

static void add_neighbours(trait_list *t, const wn_features *x, uint32_t i)
{
    const wn_feature_line *l = &x->at[i];
    const wn_feature_line *a = i ? l - 1 : NULL, *b = i + 1 < x->len ? l + 1 : NULL;
    if (a) cross(t, G_prev, neighbour(a));
    if (b) cross(t, G_next, neighbour(b));
    if (a && a->any < WN_REASONS) cross(t, G_prev_any, a->any);
    if (b && b->any < WN_REASONS) cross(t, G_next_any, b->any);
    if (l->item) cross(t, G_items, (a && a->item ? 1u : 0) + (b && b->item ? 2u : 0));
}

static void add_places(trait_list *t, const wn_features *x, const wn_feature_line *l)
{
    uint32_t all = x->words ? x->words : 1;
    add(t, G_position, (uint32_t)((uint64_t)l->before * 10 / all) % 10);
    cross(t, G_dense, place(l->dense, x->dense, 10));
    cross(t, G_back, l->back == UINT32_MAX ? 9 : bin(l->back, near_edges));
    cross(t, G_ahead, l->ahead == UINT32_MAX ? 9 : bin(l->ahead, near_edges));
    cross(t, G_gap, bin(l->back, gap_edges) * 3 + bin(l->ahead, gap_edges));
    add(t, G_run, bin(l->run, run_edges));
    if (l->section < WN_REASONS) add(t, G_section, l->section * 4u + bin(l->since, since_edges));
    cross(t, G_size, bin(x->len, size_edges));
    cross(t, G_furniture, bin(x->furniture, furniture_edges));
}

/* What the blocks up to six away are. */
static void add_near(trait_list *t, const wn_features *x, uint32_t i)
{
    const wn_feature_line *a = &x->at[i < 6 ? 0 : i - 6], *b = &x->at[i + 6 < x->len ? i + 6 : x->len - 1];
    cross(t, G_near_hits, bin(b->hits_before - a->hits_before, near_hit_edges));
    cross(t, G_near_dates, bin(b->dates_before - a->dates_before, near_date_edges));
    cross(t, G_near_good, bin(b->good_before - a->good_before, near_hit_edges));
    cross(t, G_comments, bin(x->at[i].comments_before, comment_edges));
}

uint32_t wn_trait_local(const wn_features *x, uint32_t i, uint16_t *ids)
{
    const wn_feature_line *l = &x->at[i];
    trait_list t = { ids, 0, bin(l->words, length_edges) };
    add(&t, G_bias, 0);
    add_shape(&t, x, l, &x->found->doc->blocks.at[i]);
    add_phrases(&t, l);
    add_neighbours(&t, x, i);
    add_places(&t, x, l);
    add_near(&t, x, i);
    return t.len;
}

/* ---- the second round */

wn_around wn_around_new(const wn_features *x)
{
    wn_arena *arena = x->found->arena;
    float *room = wn_arena_array(arena, (size_t)x->len * 4 + 1, sizeof *room);
    return (wn_around){ room, room + x->len, room + x->len * 2, room + x->len * 3, 0, 0 };
}

/* Mean of what stays over the words of the blocks up to SIDE away; long blocks count as 60 words. */
static void fill_mean(const wn_features *x, const float *keep, float *out, uint32_t side)
{
    double kept = 0, words = 0;
    for (uint32_t i = 0; i < x->len + side; i++) {
        if (i < x->len) {
            double w = x->at[i].words > 60 ? 60 : x->at[i].words + 1;
            words += w;
            kept += w * (double)keep[i];
        }
        if (i > 2 * side) {
            const wn_feature_line *old = &x->at[i - 2 * side - 1];
            double w = old->words > 60 ? 60 : old->words + 1;
            words -= w;
            kept -= w * (double)keep[i - 2 * side - 1];
        }
        if (i >= side) out[i - side] = (float)(words > 0.5 ? kept / words : 0);
    }
}

/* The run of blocks with the greatest sum, where what stays counts for and what goes against. */
static void find_core(const wn_features *x, wn_around *a)
{
    double sum = 0, best = 0;
    uint32_t from = 0;
    for (uint32_t i = 0; i < x->len; i++) {
        uint32_t words = x->at[i].words > 80 ? 80 : x->at[i].words + 3;
        if (sum <= 0) {
            sum = 0;
            from = i;
        }
        sum += words * ((double)a->keep[i] - 0.4);
        if (sum <= best) continue;
        best = sum;
        a->first = from;
        a->last = i + 1;
    }
}

void wn_around_fill(const wn_features *x, wn_around *a)
{
    fill_mean(x, a->keep, a->near, 4);
    fill_mean(x, a->keep, a->wide, 12);
    for (uint32_t i = 0; i < x->len; i++)
        a->before[i + 1] = a->before[i] + a->keep[i] * (float)x->at[i].words;
    find_core(x, a);
}

/* A share 0..1 in N bins. */
static uint32_t level(float p, uint32_t n)
{
    uint32_t k = (uint32_t)(p * (float)n);
    return k < n ? k : n - 1;
}

/* Log odds -4..4 in sixteen bins: certainty counts at both ends. */
static uint32_t odds(float p)
{
    static const float edges[] = { .018f, .03f, .047f, .076f, .12f, .18f, .27f, .38f, .5f, .62f, .73f,
                                   .82f, .9f, .95f, .98f };
    uint32_t n = 0;
    while (n < 15 && p >= edges[n]) n++;
    return n;
}

static uint32_t amount(float part, float whole)
{
    static const float edges[] = { .002f, .02f, .08f, .25f, .5f, .8f, .97f };
    uint32_t n = 0;
    while (n < 7 && part >= edges[n] * whole) n++;
    return n;
}

static float best(const float *p, uint32_t from, uint32_t to)
{
    float m = 0;
    for (uint32_t k = from; k < to; k++) m = p[k] > m ? p[k] : m;
    return m;
}

/* Where block I lies by the densest run of kept words. */
static uint32_t core_place(const wn_around *a, uint32_t i)
{
    if (i < a->first) return a->first - i > 5 ? 0 : 1;
    if (i >= a->last) return i - a->last >= 5 ? 6 : 5;
    if (i == a->first) return 2;
    return i + 1 == a->last ? 4 : 3;
}

/* What a block is at first sight: the first that fits. */
static uint32_t kind_of(const wn_feature_line *l)
{
    const bool kinds[] = {
        l->alt, l->bracket, l->whole < WN_REASONS, l->date, l->start < WN_REASONS,
        l->any < WN_REASONS, l->copies > 1, l->signs & (SIGN_JOINED | SIGN_ARROW | SIGN_BAR),
        l->item, l->lower, l->digits * 5u > l->words * 3u, l->good, l->end == END_SENTENCE,
        l->end == END_COLON
    };
    uint32_t n = 0;
    while (n < sizeof kinds && !kinds[n]) n++;
    return n;
}

static uint32_t look(const wn_feature_line *l)
{
    return l->bracket + 2u * l->date + 4u * l->item + 8u * (l->copies > 1);
}

/* What the first round cannot weigh: what a block is, by whether it stands before the core, in it or behind. */
static void add_kind(trait_list *t, const wn_features *x, const wn_around *a, uint32_t i)
{
    const wn_feature_line *l = &x->at[i];
    uint32_t where = i < a->first ? 0 : i < a->last ? 1 : 2;
    cross(t, G_around_kind, kind_of(l) * 7 + core_place(a, i));
    if (l->whole < WN_REASONS) add(t, G_around_whole, l->whole * 3u + where);
    if (l->any < WN_REASONS) cross(t, G_around_any, l->any * 3u + where);
    cross(t, G_around_shared, l->shared * 3u + where);
    cross(t, G_around_end, l->end * 3u + where);
    cross(t, G_around_capitals, share(l->capitals + 1u, l->words) * 3 + where);
    for (uint32_t s = 0; s < WN_SIGNS; s++)
        if (l->signs >> s & 1) cross(t, G_around_signs, s * 3 + where);
    cross(t, G_around_sentences, l->sentences * 3u + where);
    cross(t, G_around_twins, (l->twin_before * 4u + l->twin_behind) * 3 + where);
    if (i) cross(t, G_around_last, look(l - 1) * 3 + where);
    if (i + 1 < x->len) cross(t, G_around_behind, look(l + 1) * 3 + where);
}

uint32_t wn_trait_around(const wn_features *x, const wn_around *a, uint32_t i, uint16_t *ids)
{
    trait_list t = { ids, 0, bin(x->at[i].words, length_edges) };
    uint32_t from = i < 3 ? 0 : i - 3, to = i + 4 < x->len ? i + 4 : x->len;
    const float *p = a->keep;
    add(&t, G_around_self, odds(p[i]));
    if (i) add(&t, G_around_prev, level(p[i - 1], 8));
    if (i + 1 < x->len) add(&t, G_around_next, level(p[i + 1], 8));
    add(&t, G_around_near, level(a->near[i], 10));
    add(&t, G_around_wide, level(a->wide[i], 10));
    cross(&t, G_around_before, amount(a->before[i], a->before[x->len]));
    cross(&t, G_around_after, amount(a->before[x->len] - a->before[i + 1], a->before[x->len]));
    cross(&t, G_around_core, core_place(a, i));
    float up = best(p, from, i), down = best(p, i + 1, to);
    cross(&t, G_around_up, level(up, 6));
    cross(&t, G_around_down, level(down, 6));
    add(&t, G_around_between, level(up, 3) * 3 + level(down, 3));
    add_kind(&t, x, a, i);
    return t.len;
}
