/* align.c: alignment with affine gaps on one side: a run of dropped words costs little more than
** one, since who cuts a quote cuts whole phrases; each added word costs the same. O. Gotoh, An
** improved algorithm for matching biological sequences, J. Mol. Biol. 162 (1982).
**
** A cell at quote word i and source word j has two costs: the best of all ways there (`best`), and
** of those that end with a dropped word (`drop`). A few bits tell which way it came. */
#include "find/align.h"

enum { OPEN = WN_ALIGN_WORD - 1, MORE = 1, NEVER = 1 << 28 };

enum { BOTH, BY_DROP, BY_ADD, ANY_LEFT, ANY_UP, WAY = 7, DROP_ON = 8 };

typedef struct { uint32_t best, drop; } cell;

static const cell nothing = { NEVER, NEVER };

typedef struct {
    wn_words quote, source;
    wn_band band;
    cell *above, *row;
    uint8_t *ways;              /* a byte a cell */
} table;

/* Words of the source before cell K of row I. */
static int64_t column(const table *t, uint32_t i, uint32_t k)
{
    return t->band.from + (t->band.leans ? (int64_t)i : 0) + k;
}

/* The cell above and to the left of K is at *K - 1 + leans of the row above. */
static cell above(const table *t, int64_t k)
{
    return k >= 0 && k < t->band.width ? t->above[k] : nothing;
}

static uint32_t least(uint32_t a, uint32_t b) { return a < b ? a : b; }

/* A word of the quote: the same, another, one more, or some of the source are passed over. */
static cell meet(const table *t, const wn_plain *word, int64_t j, uint32_t k, uint8_t *way)
{
    int64_t up = (int64_t)k + t->band.leans;
    cell left = k > 0 ? t->row[k - 1] : nothing, over = above(t, up), c = nothing;
    const wn_plain *there = j > 0 ? &t->source.at[j - 1] : NULL;
    if (there) {
        uint32_t begin = left.best + (there->aside ? 0 : OPEN), on = left.drop;
        c.drop = least(begin, on) + (there->aside ? 0 : MORE);
        if (on < begin) *way |= DROP_ON;
        c.best = above(t, up - 1).best + (there->hash == word->hash ? 0 : WN_ALIGN_WORD);
    }
    uint8_t by = BOTH;
    if (c.drop < c.best) c.best = c.drop, by = BY_DROP;
    if (over.best + WN_ALIGN_WORD < c.best) c.best = over.best + WN_ALIGN_WORD, by = BY_ADD;
    *way |= by;
    return c;
}

/* Any words, or none. */
static cell meet_any(const table *t, uint32_t k, uint8_t *way)
{
    cell left = k > 0 ? t->row[k - 1] : nothing, over = above(t, (int64_t)k + t->band.leans);
    *way = left.best < over.best ? ANY_LEFT : ANY_UP;
    return (cell){ least(left.best, over.best), NEVER };
}

static void fill(table *t)
{
    uint32_t width = t->band.width;
    for (uint32_t i = 0; i <= t->quote.len; i++) {
        cell *swap = t->above;
        t->above = t->row;
        t->row = swap;
        const wn_plain *word = i ? &t->quote.at[i - 1] : NULL;
        for (uint32_t k = 0; k < width; k++) {
            int64_t j = column(t, i, k);
            uint8_t *way = &t->ways[(size_t)i * width + k];
            if (j < 0 || j > t->source.len) t->row[k] = nothing;
            else if (!word) t->row[k] = (cell){ 0, NEVER };
            else if (word->type == WN_PLAIN_ANY) t->row[k] = meet_any(t, k, way);
            else t->row[k] = meet(t, word, j, k, way);
        }
    }
}

static void add(wn_arena *a, wn_alignment *out, wn_step_type type, uint32_t quote, int64_t source)
{
    *wn_list_add(a, &out->steps) = (wn_step){ (uint8_t)type, quote, (uint32_t)source };
}

/* Goes back from cell K of the last row; steps come last first. */
static void trace(wn_arena *a, const table *t, uint32_t k, wn_alignment *out)
{
    uint32_t i = t->quote.len, lean = t->band.leans;
    int state = BOTH;
    while (i > 0) {
        uint8_t way = t->ways[(size_t)i * t->band.width + k];
        int64_t j = column(t, i, k);
        if (state == BY_DROP || (way & WAY) == BY_DROP) {
            add(a, out, WN_STEP_DROPPED, i, j - 1);
            state = way & DROP_ON ? BY_DROP : BOTH;
            k--;
        } else if ((way & WAY) == BY_ADD) {
            add(a, out, WN_STEP_ADDED, --i, j);
            k += lean;
        } else if ((way & WAY) == ANY_LEFT) {
            add(a, out, WN_STEP_SAME, i - 1, j - 1);
            k--;
        } else if ((way & WAY) == ANY_UP) {
            i--, k += lean;
        } else {
            bool same = t->quote.at[i - 1].hash == t->source.at[j - 1].hash;
            add(a, out, same ? WN_STEP_SAME : WN_STEP_REPLACED, --i, j - 1);
            k += lean - 1;
        }
    }
    out->first = (uint32_t)column(t, 0, k);
}

static void reverse(wn_alignment *x)
{
    for (uint32_t i = 0, k = x->steps.len; i + 1 < k; i++, k--) {
        wn_step swap = x->steps.at[i];
        x->steps.at[i] = x->steps.at[k - 1];
        x->steps.at[k - 1] = swap;
    }
}

bool wn_align(wn_arena *a, wn_words quote, wn_words source, wn_band band, wn_alignment *out)
{
    table t = { quote, source, band, NULL, NULL, NULL };
    t.above = wn_arena_array(a, band.width, sizeof *t.above);
    t.row = wn_arena_array(a, band.width, sizeof *t.row);
    t.ways = wn_arena_array(a, (size_t)quote.len + 1, band.width);
    fill(&t);
    uint32_t best = 0;
    const uint8_t *ways = t.ways + (size_t)quote.len * band.width;
    for (uint32_t k = 1; k < band.width; k++) {     /* at the end, rather replaced than added */
        bool equal = t.row[k].best == t.row[best].best && (ways[k] & WAY) == BOTH;
        if (t.row[k].best < t.row[best].best || equal) best = k;
    }
    *out = (wn_alignment){ .cost = t.row[best].best };
    if (out->cost >= NEVER) return false;
    out->end = (uint32_t)column(&t, quote.len, best);
    trace(a, &t, best, out);
    reverse(out);
    return true;
}
