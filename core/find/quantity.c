/* quantity.c: numbers with their units, limits and ranges.
**
**     at least $2,000        approximator, currency, figures
**     1.2 million km         number, unit
**     twelve years old       number, unit of age
**     $1,200 to $2,400       two of them: a range
**
** Each block is a row of atoms (number.h), read from left to right; what begins at an atom is
** taken as long as it goes, and reading continues behind it. Figures to which something clings
** that is no unit (24703L202, 13F) are none, nor are times of day and numbers of telephones.
*/
#include <math.h>

#include "find/measure.h"
#include "find/number.h"
#include "find/word.h"

#define BIT(cls) (UINT64_C(1) << (cls))
#define STARTS                                                                                \
    (BIT(WN_LEX_NUMBER) | BIT(WN_LEX_ORDINAL) | BIT(WN_LEX_CURRENCY) | BIT(WN_LEX_MONTH) |    \
     BIT(WN_LEX_UNIT) | BIT(WN_LEX_PERCENT) | BIT(WN_LEX_APPROX) | BIT(WN_LEX_LINK) |        \
     BIT(WN_LEX_MULTIPLIER))
#define CLOSE 0.2           /* the share by which "5 km or 3 miles" may differ */

typedef struct {
    wn_row row;
    wn_found *f;
    const wn_lex_item *approx;      /* approximator of atoms [approx_first, approx_end) */
    uint32_t approx_first, approx_end;
    uint32_t last_end;              /* atom behind the last quantity */
    bool between, from, article;    /* "between", "from", and an article stood before */
} walk;

static const wn_atom *get(const walk *w, uint32_t i) { return wn_row_get(&w->row, i); }

/* Behind all that clings to atom I. */
static uint32_t behind(const walk *w, uint32_t i)
{
    for (i++; wn_row_clings(&w->row, i); i++) {}
    return i;
}

/* Two figures with a hyphen that are no range: 555-0123, 3-5213, 90210-1234. */
static bool extension(const walk *w, uint32_t i)
{
    const wn_atom *a = get(w, i), *b = get(w, i + 2), *next = get(w, i + 3);
    if (a->figure != WN_FIG_WHOLE || b->figure != WN_FIG_WHOLE || b->digits != 4) return false;
    if (wn_row_plural(&w->row, i + 3) || wn_atom_begins(next, WN_LEX_UNIT)) return false;
    return a->digits != 4 && a->digits != 2;
}

/* Is the figure at I a mark that refers to a note: [12]? */
static bool reference(const walk *w, uint32_t i)
{
    return i > 0 && get(w, i - 1)->sign == '[' && get(w, i + 1)->sign == ']'
        && !get(w, i)->space && !get(w, i + 1)->space;
}

/* Figures with hyphens between that name something: 555-123-4567. *END behind them. */
static bool telephone(const walk *w, uint32_t i, uint32_t *end)
{
    uint32_t n = 1;
    for (; get(w, i + 1)->sign == '-' && !get(w, i + 1)->space && !get(w, i + 2)->space
           && get(w, i + 2)->type == WN_ATOM_FIGURE; i += 2) n++;
    *end = i + 1;
    return n >= 3 || (n == 2 && extension(w, *end - 3));
}

/* ---- ranges */

static bool number_word(const wn_atom *a)
{
    return a->type == WN_ATOM_WORD && (a->role == WN_ROLE_VALUE || a->role == WN_ROLE_ONE);
}

/* Is atom I an article, which numbers may stand behind: fra i 40 e i 60? */
static bool article(const walk *w, uint32_t i)
{
    const wn_atom *a = get(w, i);
    return wn_atom_is(a, WN_LEX_DETERMINER) && a->role == WN_ROLE_NONE;
}

/* The atom behind "to", "and" or a dash at I, or 0. */
static uint32_t range_link(const walk *w, uint32_t i)
{
    const wn_atom *a = get(w, i);
    bool joins = a->role == WN_ROLE_AND || a->role == WN_ROLE_TO;       /* بین ۴۰ تا ۶۰ */
    bool the = w->article && article(w, i + 1);
    if (w->between) return joins ? i + 1 + the : 0;
    if (a->role == WN_ROLE_AND) return i + 1;
    uint32_t to = wn_row_hop(&w->row, i);
    if (a->sign == '-' && !a->space && get(w, i + 1)->role == WN_ROLE_TO) to = i + 1;   /* 18- to */
    if (get(w, to)->role == WN_ROLE_TO && !w->from) return wn_row_hop(&w->row, to + 1);
    if (a->space != get(w, i + 1)->space) return 0;
    bool spelt = !a->space && number_word(get(w, i - 1));
    return a->sign == '~' || (a->sign == '-' && !spelt) ? i + 1 : 0;
}

static bool same_kind(const wn_amount *a, const wn_amount *b)
{
    if (a->type == b->type && wn_str_eq(a->unit, b->unit)) return true;
    return a->type == WN_Q_NUMBER && b->type != WN_Q_DATE && b->type != WN_Q_ORDINAL;
}

/* The amount at I that may be the greater end of Q's range: with m for millions in $4-5m. */
static bool greater_end(const walk *w, uint32_t i, const wn_amount *q, wn_amount *to)
{
    wn_number n, plain;
    bool money = q->prefix && q->type == WN_Q_CURRENCY && get(w, i)->type == WN_ATOM_FIGURE
              && wn_number_at(&w->row, i, true, false, &n);
    bool letter = money && wn_number_at(&w->row, i, false, false, &plain) && n.end > plain.end;
    if (!letter && !wn_amount_at(&w->row, i, false, to)) return false;
    if (!letter && !(q->prefix && to->type == WN_Q_NUMBER)) return same_kind(q, to);
    if (!money && !wn_number_at(&w->row, i, false, false, &n)) return false;
    if (wn_row_clings(&w->row, n.end)) return false;
    *to = (wn_amount){ .first = i, .end = n.end, .type = q->type, .value = n.value,
                       .scale = n.scale, .unit = q->unit };
    return true;
}

/* Is "between" behind atom I, at which a second amount ends: 40 और 60 के बीच? */
static bool between_behind(const walk *w, uint32_t i)
{
    return get(w, i + (get(w, i)->role == WN_ROLE_OF))->role == WN_ROLE_BETWEEN;
}

/* Extends Q over a second amount; *LOW is the first value, *AMOUNTS the type of both. */
static bool extend(const walk *w, wn_amount *q, double *low, uint8_t *amounts)
{
    wn_amount to;
    bool plain = q->scale == 1 && !q->fraction;
    uint32_t i = range_link(w, q->end);
    if (!i || q->type == WN_Q_ORDINAL || !greater_end(w, i, q, &to)) return false;
    if (get(w, q->end)->role == WN_ROLE_AND && !w->between && !between_behind(w, to.end)) return false;
    *low = q->value;
    if (plain && to.scale > 1 && *low < to.value / to.scale) *low *= to.scale;
    if (!(*low < to.value)) return false;
    *amounts = to.type;
    q->end = to.end;
    q->value = to.value;
    q->unit = to.unit;
    q->type = q->type == WN_Q_DATE ? WN_Q_DATE : WN_Q_RANGE;
    return true;
}

/* ---- limits */

/* Values of approximators: 1 the value is the least, -1 the most, 0 neither; 10 more for those that
** stand behind ("or more"), 20 more for those that stand on either side ("al menos"). */
#define BEHIND 5
#define EITHER 15

static void limit(wn_quantity *out, const wn_lex_item *item)
{
    double side = item->value - (item->value > EITHER ? 20 : item->value > BEHIND ? 10 : 0);
    out->approx = item->tag;
    if (side > 0) out->min = out->value;
    if (side < 0) out->max = out->value;
}

static bool approximated(const walk *w, const wn_amount *q)
{
    bool the = w->approx_end + 1 == q->first && article(w, w->approx_end);      /* casi el 20 % */
    return w->approx && (w->approx_end == q->first || the) && w->last_end != q->first;
}

static void approximate(const walk *w, const wn_amount *q, wn_quantity *out)
{
    uint32_t end;
    if (approximated(w, q)) {
        limit(out, w->approx);
        return;
    }
    uint32_t i = wn_row_hop(&w->row, q->end);           /* "20-odd" */
    if (!wn_atom_begins(get(w, i), WN_LEX_APPROX)) return;
    const wn_lex_item *item = wn_row_phrase(&w->row, i, WN_LEX_APPROX, &end);
    if (item && item->value > BEHIND) limit(out, item);
}

/* ---- rates: per month, a share, /day, per 100,000 people */

static wn_str word_at(const walk *w, uint32_t first, uint32_t i)
{
    return wn_found_text(w->f, (wn_span){ get(w, first)->start, get(w, i)->end });
}

static bool period(const walk *w, uint32_t i)
{
    const wn_atom *a = get(w, i);
    return a->role == WN_ROLE_PERIOD || a->role == WN_ROLE_SHARE;
}

/* What Q is counted by, or "". */
static wn_str rate(const walk *w, const wn_amount *q)
{
    wn_number n;
    uint32_t i = wn_row_hop(&w->row, q->end);
    bool noun_between = q->type == WN_Q_NUMBER && get(w, i)->type == WN_ATOM_WORD;
    if (noun_between && get(w, i + 1)->role == WN_ROLE_PER) i++;        /* 12 falls per day */
    const wn_atom *a = get(w, i);
    uint32_t next = wn_row_hop(&w->row, i + 1);
    if (a->role == WN_ROLE_PER || (a->sign == '/' && !get(w, next)->space)) {
        bool number = wn_number_at(&w->row, next, false, true, &n);
        uint32_t noun = number ? n.end : next;
        if (get(w, noun)->type == WN_ATOM_WORD) return word_at(w, next, noun);
    }
    if (q->fraction && q->type == WN_Q_NUMBER) return WN_STR("");       /* half an hour */
    bool tied = i != q->end && next != i + 1;           /* $1,000-a-plate */
    if (a->role == WN_ROLE_A && (tied || period(w, next)) && get(w, next + 1)->role != WN_ROLE_AGO)
        return word_at(w, next, next);
    return WN_STR("");
}

/* ---- conversions: 5 km (3.1 miles), $20m/£15m, 10 kg, or about 22 lb */

static bool near(double a, double b) { return fabs(a - b) <= CLOSE * fmax(fabs(a), fabs(b)); }

/* Are A and B the same in other units? SURE: what stands between says so. */
static bool same_size(const wn_quantity *a, const wn_quantity *b, bool money, bool sure)
{
    const wn_measure *x = wn_measure_get(a->unit), *y = wn_measure_get(b->unit);
    if (wn_str_eq(a->unit, b->unit)) return false;
    if (money) return sure;
    if (!x || !y || strcmp(x->dimension, y->dimension) != 0) return false;
    double m = isnan(a->value) ? a->max : a->value, n = isnan(b->value) ? b->max : b->value;
    return sure || near(wn_measure_base(x, m), wn_measure_base(y, n));
}

/* Links the quantity OUT, which is Q, with the one before where it repeats that. */
static void link_conversion(const walk *w, const wn_amount *q, wn_quantity *out)
{
    uint32_t index = w->f->quantities.len - 1;
    uint8_t amounts = out->amounts;
    uint32_t i = approximated(w, q) ? w->approx_first : q->first;
    wn_quantity *before = out - 1;
    if (!index || w->last_end == WN_NOWHERE || i <= w->last_end || i > w->last_end + 2) return;
    if (before->amounts != amounts || amounts == WN_Q_NUMBER || amounts == WN_Q_DATE) return;
    const wn_atom *a = get(w, i - 1);
    bool bracket = a->sign == '(' || a->sign == '/' || a->sign == '[';
    if (!bracket && a->role != WN_ROLE_OR) return;
    if (i == w->last_end + 2 && get(w, i - 2)->sign != ',') return;
    if (!same_size(before, out, amounts == WN_Q_CURRENCY, bracket)) return;
    before->conversion = index;
    out->conversion = index - 1;
}

/* ---- the walk */

static void add(walk *w, wn_amount *q)
{
    double low;
    bool date = q->type == WN_Q_DATE;
    uint8_t amounts = q->type;
    bool range = extend(w, q, &low, &amounts);
    if (!date && !q->alone && !isfinite(q->value)) return;
    wn_quantity *out = wn_list_add(w->f->arena, &w->f->quantities);
    *out = (wn_quantity){ .type = q->type, .amounts = amounts, .value = q->value,
                          .min = (double)NAN, .max = (double)NAN, .unit = q->unit,
                          .approx = WN_STR(""), .per = WN_STR(""), .conversion = WN_NOWHERE };
    out->span.start = get(w, q->first)->start;
    out->span.end = get(w, q->end - 1)->end;
    if (range) {
        out->min = low;
        out->max = q->value;
        out->value = (double)NAN;
    }
    if (!date) {
        approximate(w, q, out);
        out->per = rate(w, q);
        link_conversion(w, q, out);
        bool share = get(w, q->end)->role == WN_ROLE_A && get(w, q->end + 1)->role == WN_ROLE_SHARE;
        if (share && out->per.len) q->end += 2;             /* $5 a quarter, which is no 0.25 */
    }
}

/* Is what stands at I a word that is written with signs of numbers, and none: 统一, 四川? */
static bool word_of_numbers(const walk *w, uint32_t i, uint32_t *end)
{
    if (!wn_atom_begins(get(w, i), WN_LEX_NUMBER)) return false;
    const wn_lex_item *item = wn_row_phrase(&w->row, i, WN_LEX_NUMBER, end);
    return item && wn_str_eq(item->tag, WN_STR("word"));
}

/* Is what stands at I no number, since nothing parts it from one before: 하나|만, 两年|半? */
static bool left_over(const walk *w, uint32_t i)
{
    const wn_atom *a = get(w, i), *last = get(w, i - 1);
    if (i < 2 || a->space || !wn_row_unspaced(&w->row, i)) return false;
    if (a->role == WN_ROLE_HALF) return w->last_end == i - 1 && !last->space;
    bool number = last->type == WN_ATOM_FIGURE || last->role == WN_ROLE_VALUE
               || wn_atom_is(last, WN_LEX_MULTIPLIER);
    return w->last_end == i && number && wn_atom_is(a, WN_LEX_MULTIPLIER);
}

/* Is Q a noun that is made of a number: une quarantaine de deux semaines? */
static bool counted_out(const walk *w, const wn_amount *q)
{
    const wn_atom *of = get(w, q->end), *next = get(w, q->end + 1);
    bool noun = get(w, q->first)->role == WN_ROLE_A && q->type == WN_Q_NUMBER && !q->fraction;
    return noun && of->role == WN_ROLE_OF && (next->type == WN_ATOM_FIGURE || number_word(next));
}

/* Takes what stands at atom I; the atom to go on with. */
static uint32_t step(walk *w, uint32_t i)
{
    wn_amount q;
    uint32_t end = i + 1;
    const wn_atom *a = get(w, i);
    if (wn_atom_begins(a, WN_LEX_APPROX)) {
        const wn_lex_item *item = wn_row_phrase(&w->row, i, WN_LEX_APPROX, &end);
        bool before = item && (item->value <= BEHIND || item->value > EITHER);
        if (before && end > w->approx_end) {
            w->approx = item;
            w->approx_first = i;
            w->approx_end = end;
            if (end > i + 1) return end;            /* "plus or minus two" is not -2 */
        }
    }
    bool figure = a->type == WN_ATOM_FIGURE;
    if (word_of_numbers(w, i, &end)) return end;
    if (left_over(w, i)) return i + 1;
    if (figure && reference(w, i)) return i + 1;
    if (figure && telephone(w, i, &end) && !wn_date_at(&w->row, i, &(wn_number){ 0 })) return end;
    w->article = i > 1 && article(w, i - 1);
    w->between = i > 0 && get(w, i - 1 - w->article)->role == WN_ROLE_BETWEEN;
    w->from = i > 0 && get(w, i - 1)->role == WN_ROLE_FROM;
    if (!wn_amount_at(&w->row, i, w->between, &q)) return figure ? behind(w, i) : i + 1;
    if (counted_out(w, &q)) return q.end;
    add(w, &q);
    w->last_end = q.end;
    return q.end;
}

static void find_in_row(walk *w)
{
    w->approx = NULL;
    w->approx_end = 0;
    w->last_end = WN_NOWHERE;
    for (uint32_t i = 0; i < w->row.list.len;) {
        const wn_atom *a = &w->row.list.at[i];
        bool here = a->type == WN_ATOM_FIGURE || a->sign == '-' || (a->begins & STARTS);
        i = here ? step(w, i) : i + 1;
    }
}

/* ---- windows: rows are made only around words that can be of a number */

#define BEFORE 8            /* tokens before it that matter: approximators, names, "rotate" */
#define AFTER 12            /* and behind: a unit, "per 1,000 people", "or more" */

/* The first token in [at, end) that can be of a number, or END. */
static uint32_t seed_from(const walk *w, uint32_t at, uint32_t end)
{
    while (at < end && !wn_row_seed(&w->row, &w->f->tokens.at[at])) at++;
    return at;
}

static void find_in_block(walk *w, uint32_t first, uint32_t end)
{
    uint32_t seed = seed_from(w, first, end);
    while (seed < end) {
        uint32_t from = seed - first > BEFORE ? seed - BEFORE : first;
        uint32_t last;
        do {
            last = seed;
            seed = seed_from(w, seed + 1, end);
        } while (seed < end && seed - last <= BEFORE + AFTER);
        first = end - last > AFTER ? last + AFTER : end;
        wn_row_fill(&w->row, from, first);
        find_in_row(w);
    }
}

bool wn_quantity_find(wn_found *f, wn_err *err)
{
    (void)err;
    if (!wn_found_first(f, WN_K_QUANTITY)) return true;
    wn_word_find(f);
    walk w = { .row = { .f = f }, .f = f };
    uint32_t at = 0;
    for (uint32_t b = 0; b < f->doc->blocks.len; b++) {
        uint32_t first = at, end = f->doc->blocks.at[b].span.end;
        while (at < f->tokens.len && f->tokens.at[at].start < end) at++;
        if (f->doc->blocks.at[b].type == WN_CODE) continue;
        w.row.lex = wn_word_lex(f, b);
        w.row.grammar = wn_grammar_of(w.row.lex);
        find_in_block(&w, first, at);
    }
    return true;
}
