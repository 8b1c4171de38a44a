/* same.c: claims of one document that say the same, and what of it disagrees. Two claims are the same where at
** least half of the words of both, stop words and figures aside, are in both:
**
**     The mill made 40 tonnes of paper in May.    { mill made tonnes paper may }     same,
**     In May the mill made 60 tonnes of paper.    { may mill made tonnes paper }     and in conflict: 40, 60
**
** To compare each with each would be quadratic: a claim is compared with those few before it that share one
** of its three words with the smallest hashes, which claims that are alike mostly do (min-hashing). */
#include "find/same.h"

#include <math.h>
#include <stdlib.h>

#include "find/measure.h"

#define WORDS 24            /* of a claim that are looked at */
#define BANDS 3             /* smallest hashes that claims are found by */
#define CHAIN 4             /* claims that are compared for each of them */
#define MOST 16             /* of a group that are listed */
#define APART 0.005         /* figures that differ by less, in parts of the larger, agree */

typedef struct { uint32_t hash[WORDS]; uint32_t len; } words;

typedef struct { uint32_t hash, claim, next; } entry;   /* NEXT: index + 1 */

typedef struct {
    wn_found *f;
    words *words;               /* one a claim */
    uint32_t *group;            /* first claim of its group */
    uint32_t *slots, mask;      /* entries by hash: index + 1 */
    WN_LIST(entry) entries;
} search;

static uint32_t hash_of(wn_str s)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        h = (h ^ (c >= 'A' && c <= 'Z' ? c + 32u : c)) * 16777619u;
    }
    return h ^ h >> 15;
}

static int by_value(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* The hashes of the telling words of claim C, sorted, each once. */
static void read_words(const wn_found *f, const wn_claim *c, words *w)
{
    uint32_t n = 0;
    for (uint32_t i = wn_token_at(f, c->span.start); i < f->tokens.len && w->len < WORDS; i++) {
        const wn_token *t = &f->tokens.at[i];
        if (t->start >= c->span.end) break;
        if (t->type != WN_WORD || t->end - t->start < 3 || wn_token_is(f, i, WN_LEX_STOP)) continue;
        if (wn_span_has(c->source, t->start) || wn_span_has(c->cue, t->start)) continue;
        w->hash[w->len++] = hash_of(wn_found_text(f, (wn_span){ t->start, t->end }));
    }
    qsort(w->hash, w->len, sizeof *w->hash, by_value);
    for (uint32_t i = 0; i < w->len; i++)
        if (n == 0 || w->hash[i] != w->hash[n - 1]) w->hash[n++] = w->hash[i];
    w->len = n;
}

static bool alike(const words *a, const words *b)
{
    uint32_t i = 0, k = 0, both = 0;
    while (i < a->len && k < b->len) {
        both += a->hash[i] == b->hash[k];
        if (a->hash[i] <= b->hash[k]) {
            k += a->hash[i] == b->hash[k];
            i++;
        } else k++;
    }
    return both >= 3 && both * 2 >= a->len + b->len - both;
}

/* Puts claim I into the group of one before it that is alike. */
static void join(search *s, uint32_t i)
{
    const words *w = &s->words[i];
    s->group[i] = i;
    for (uint32_t band = 0; band < BANDS && band < w->len; band++) {
        uint32_t *slot = &s->slots[w->hash[band] & s->mask], steps = 0;
        for (uint32_t e = *slot; e && steps < CHAIN && s->group[i] == i; e = s->entries.at[e - 1].next) {
            const entry *at = &s->entries.at[e - 1];
            if (at->hash != w->hash[band]) continue;    /* it is there: NOLINT(clang-analyzer-*) */
            if (alike(w, &s->words[at->claim])) s->group[i] = s->group[at->claim];
            steps++;
        }
        *wn_list_add(s->f->arena, &s->entries) = (entry){ w->hash[band], i, *slot };
        *slot = s->entries.len;
    }
}

/* ---- figures */

static bool has_figure(const wn_quantity *q)
{
    return !isnan(q->value) && q->type != WN_Q_DATE && q->type != WN_Q_ORDINAL && q->type != WN_Q_RANGE;
}

typedef enum { OTHER, AGREES, DIFFERS } answer;

/* Figures of different kinds have nothing to say about each other; tonnes and kilograms have. */
static answer compare(const wn_quantity *a, const wn_quantity *b)
{
    double x = a->value, y = b->value;
    if (a->type != b->type || !has_figure(b)) return OTHER;
    if (!wn_str_eq(a->unit, b->unit)) {
        const wn_measure *m = wn_measure_of(a), *n = wn_measure_of(b);
        if (!m || !n || strcmp(m->dimension, n->dimension) != 0) return OTHER;
        x = wn_measure_base(m, x);
        y = wn_measure_base(n, y);
    }
    return fabs(x - y) <= fmax(fabs(x), fabs(y)) * APART ? AGREES : DIFFERS;
}

/* Has B figures of the kind of Q, and none that agrees with it? */
static bool contradicts(const wn_found *f, const wn_quantity *q, const wn_claim *b)
{
    bool any = false;
    for (uint32_t k = 0; k < b->quantities.len; k++) {
        answer is = compare(q, &f->quantities.at[f->picks.at[b->quantities.first + k]]);
        if (is == AGREES) return false;
        any = any || is == DIFFERS;
    }
    return any;
}

static bool conflict(const wn_found *f, const wn_claim *a, const wn_claim *b)
{
    for (uint32_t k = 0; k < a->quantities.len; k++) {
        const wn_quantity *q = &f->quantities.at[f->picks.at[a->quantities.first + k]];
        if (has_figure(q) && contradicts(f, q, b)) return true;
    }
    return false;
}

/* ---- groups */

/* The claims of each group, in order; those of one that are beyond MOST are left out. */
typedef struct { uint32_t at[MOST], len; } group;

static void list_others(wn_found *f, const group *g, uint32_t i)
{
    wn_claim *c = &f->claims.at[i];
    c->same = (wn_run){ f->picks.len, 0 };
    for (uint32_t k = 0; k < g->len; k++)
        if (g->at[k] != i) *wn_list_add(f->arena, &f->picks) = g->at[k], c->same.len++;
    c->conflicts = (wn_run){ f->picks.len, 0 };
    for (uint32_t k = 0; k < g->len; k++) {
        if (g->at[k] == i || !conflict(f, c, &f->claims.at[g->at[k]])) continue;
        *wn_list_add(f->arena, &f->picks) = g->at[k];
        c->conflicts.len++;
    }
}

static void list_groups(const search *s)
{
    wn_found *f = s->f;
    uint32_t *number = wn_arena_array(f->arena, f->claims.len + 1u, sizeof *number);
    WN_LIST(group) groups = { 0 };
    for (uint32_t i = 0; i < f->claims.len; i++) {
        uint32_t first = s->group[i];
        if (first == i) continue;
        if (!number[first]) {
            *wn_list_add(f->arena, &groups) = (group){ { first }, 1 };
            number[first] = groups.len;
        }
        group *g = &groups.at[number[first] - 1];
        if (g->len < MOST) g->at[g->len++] = i;
    }
    for (uint32_t g = 0; g < groups.len; g++)
        for (uint32_t k = 0; k < groups.at[g].len; k++) list_others(f, &groups.at[g], groups.at[g].at[k]);
}

void wn_same_find(wn_found *f)
{
    if (!wn_found_first(f, WN_DONE_SAME)) return;
    search s = { .f = f };
    uint32_t size = 64;
    while (size < f->claims.len * 4) size *= 2;
    s.mask = size - 1;
    s.slots = wn_arena_array(f->arena, size, sizeof *s.slots);
    s.words = wn_arena_array(f->arena, f->claims.len, sizeof *s.words);
    s.group = wn_arena_array(f->arena, f->claims.len, sizeof *s.group);
    for (uint32_t i = 0; i < f->claims.len; i++) {
        read_words(f, &f->claims.at[i], &s.words[i]);
        join(&s, i);
    }
    list_groups(&s);
}
