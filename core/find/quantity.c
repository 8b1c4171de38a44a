/* quantity.c: numbers with their units, limits and ranges.
**
**     at least $2,000        approximator, currency, figures
**     1.2 million km         number, unit
**     twelve years old       number, unit of age
**     $1,200 to $2,400       two of them: a range
**
** Each block is a row of atoms (number.h), read from left to right; what begins at an atom is taken as
** long as it goes, and reading continues behind it. Figures to which something clings that is no unit
** (24703L202, 13F) are none, nor are times of day and numbers of telephones.
*/
#include <math.h>

#include "find/number.h"

#define BIT(cls) (UINT64_C(1) << (cls))
#define STARTS (BIT(WN_LEX_NUMBER) | BIT(WN_LEX_ORDINAL) | BIT(WN_LEX_CURRENCY) | BIT(WN_LEX_MONTH) \
                | BIT(WN_LEX_UNIT) | BIT(WN_LEX_APPROX))

/* Values of units and of currencies; the language pack says what they mean. */
#define ANGLE_LOOK 4        /* atoms before "90 degrees" in which "rotate" may stand */

enum { UNIT_CLOCK = 0, UNIT_DIMENSION, UNIT_TEMPERATURE, UNIT_AGE, UNIT_AGE_BEFORE, UNIT_LETTER,
       UNIT_DEGREE };
enum { SIGN_ANY = 1, NAME = 2, CODE = 3, SIGN_TIGHT = 4, LETTER_TIGHT = 5 };

typedef struct {
    wn_row row;
    wn_found *f;
    const wn_lex_item *approx;      /* approximator that ends before atom approx_end */
    uint32_t approx_end;
    uint32_t last_end;              /* atom behind the last quantity */
    bool between, from;             /* "between" or "from" stood before */
} walk;

typedef struct {
    uint32_t first, end;            /* atoms */
    uint8_t type;
    double value, scale;
    wn_str unit;
    bool plain;                     /* a number without multiplier, unit or fraction */
    bool prefix;                    /* the unit stands before */
} amount;

static const wn_atom *get(const walk *w, uint32_t i) { return wn_row_get(&w->row, i); }

/* ---- what clings */

static bool clings(const walk *w, uint32_t i)
{
    const wn_atom *a = get(w, i);
    return a->type && !a->space && a->type != WN_ATOM_SIGN;
}

/* Behind all that clings to atom I. */
static uint32_t behind(const walk *w, uint32_t i)
{
    for (i++; clings(w, i); i++) {}
    return i;
}

/* Figures with hyphens between, three at least: 555-123-4567. *END behind them. */
static bool telephone(const walk *w, uint32_t i, uint32_t *end)
{
    uint32_t n = 1;
    for (; get(w, i + 1)->sign == '-' && !get(w, i + 1)->space && !get(w, i + 2)->space
           && get(w, i + 2)->type == WN_ATOM_FIGURE; i += 2) n++;
    *end = i + 1;
    return n >= 3;
}

/* ---- units */

/* The smaller unit that may follow a greater one: 12 ft 2 in. */
static const struct { const char *great, *small; double parts; } parts[] = {
    { "Foot", "Inch", 12 }, { "Pound", "Ounce", 16 }, { "Dollar", "Cent", 100 },
    { "Euro", "Cent", 100 }, { "Pound", "Pence", 100 }, { "Pound", "Penny", 100 },
    { "Stone", "Pound", 14 },
};

static bool is_unit(wn_str unit, const char *name) { return wn_str_eq(unit, wn_str_of(name)); }

static bool pounds_of_money(const walk *w, const amount *q, uint32_t end)
{
    return is_unit(q->unit, "Pound") && q->scale >= 1e5 && get(w, end)->role != WN_ROLE_OF;
}

static bool capitals(const walk *w, uint32_t i)
{
    const wn_atom *a = get(w, i);
    for (uint32_t k = a->start; k < a->end; k++)
        if (w->f->doc->text.ptr[k] < 'A' || w->f->doc->text.ptr[k] > 'Z') return false;
    return true;
}

/* "20C" is a temperature, "20 c", "13F filing" and "14.7C/unit" are none. */
static bool letter_of_warmth(const walk *w, uint32_t i)
{
    const wn_atom *next = get(w, i + 1);
    if (get(w, i)->space || !capitals(w, i)) return false;
    if (next->type == WN_ATOM_SIGN) return next->sign != '/' && next->sign != '-';
    return !next->type || wn_atom_is(next, WN_LEX_STOP);
}

/* Do words before atom I speak of an angle? */
static bool angle(const walk *w, uint32_t i)
{
    for (uint32_t k = 1; k <= ANGLE_LOOK && k <= i; k++)
        if (get(w, i - k)->role == WN_ROLE_ANGLE) return true;
    return false;
}

static uint8_t type_of_unit(const walk *w, uint32_t first, double value)
{
    if (value == UNIT_AGE) return WN_Q_AGE;
    if (value == UNIT_TEMPERATURE || value == UNIT_LETTER) return WN_Q_TEMPERATURE;
    return value == UNIT_DEGREE && !angle(w, first) ? WN_Q_TEMPERATURE : WN_Q_DIMENSION;
}

static bool dimension(walk *w, uint32_t i, amount *q)
{
    uint32_t end = i;
    const wn_lex_item *item = wn_row_phrase(&w->row, i, WN_LEX_UNIT, &end);
    if (!item || item->value == UNIT_CLOCK || item->value == UNIT_AGE_BEFORE || clings(w, end)) return false;
    if (item->value == UNIT_LETTER && !letter_of_warmth(w, i)) return false;
    if (wn_str_eq(item->tag, WN_STR("Inch")) && end == i + 1 && get(w, i)->role == WN_ROLE_IN)
        return false;               /* "12 in six boxes" */
    q->unit = item->tag;
    q->end = end;
    q->type = type_of_unit(w, q->first, item->value);
    if (pounds_of_money(w, q, end)) q->type = WN_Q_CURRENCY;
    return true;
}

/* A sign or code that belongs to the figure behind it does not follow the one before: 3 USD50 cards. */
static bool taken_by_next(const walk *w, uint32_t i, uint32_t end)
{
    return get(w, i)->space && get(w, end)->type == WN_ATOM_FIGURE && !get(w, end)->space;
}

static bool currency_behind(walk *w, uint32_t i, amount *q)
{
    uint32_t end = i;
    const wn_lex_item *item = wn_row_phrase(&w->row, i, WN_LEX_CURRENCY, &end);
    if (!item || item->value == SIGN_TIGHT) return false;
    if (item->value == LETTER_TIGHT && (get(w, i)->space || q->value > 100)) return false;
    if (taken_by_next(w, i, end) || clings(w, end)) return false;
    if (item->value == CODE && !capitals(w, i)) return false;
    q->unit = item->tag;
    q->end = end;
    q->type = WN_Q_CURRENCY;
    const wn_atom *m = get(w, end);         /* 75 USD million */
    wn_number big;
    if (q->scale == 1 && item->value != NAME && wn_atom_begins(m, WN_LEX_MULTIPLIER) && m->space) {
        const wn_lex_item *factor = wn_row_phrase(&w->row, end, WN_LEX_MULTIPLIER, &big.end);
        if (!factor || factor->tag.len) return true;
        q->value *= factor->value;
        q->scale = factor->value;
        q->end = big.end;
    }
    return true;
}

static bool percent(walk *w, uint32_t i, amount *q)
{
    uint32_t end = i;
    const wn_lex_item *item = wn_row_phrase(&w->row, i, WN_LEX_PERCENT, &end);
    if (!item || clings(w, end)) return false;
    q->unit = item->tag.len ? item->tag : WN_STR("%");
    q->end = end;
    q->type = WN_Q_PERCENT;
    return true;
}

static bool clock(const walk *w, uint32_t i)
{
    uint32_t end;
    if (!wn_atom_begins(get(w, i), WN_LEX_UNIT)) return false;
    const wn_lex_item *item = wn_row_phrase(&w->row, i, WN_LEX_UNIT, &end);
    return item && item->value == UNIT_CLOCK;
}

/* The unit behind Q, if there is one. */
static bool unit_behind(walk *w, amount *q)
{
    uint32_t i = wn_row_hop(&w->row, q->end);
    uint64_t c = get(w, i)->begins;
    if (c & BIT(WN_LEX_PERCENT) && percent(w, i, q)) return true;
    if (c & BIT(WN_LEX_CURRENCY) && currency_behind(w, i, q)) return true;
    return c & BIT(WN_LEX_UNIT) && dimension(w, i, q);
}

/* A smaller part behind a whole: 12 ft 2 in, thirteen dollars forty-five. */
static void part_behind(walk *w, amount *q)
{
    wn_number n;
    if (q->scale != 1 || q->prefix || get(w, q->end)->sign == '-') return;
    if (!wn_number_at(&w->row, q->end, false, true, &n) || n.value <= 0 || n.value >= 100) return;
    amount small = { .end = n.end, .value = n.value, .scale = 1, .unit = WN_STR("") };
    if (!clings(w, n.end) && unit_behind(w, &small)) {
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
            if (!is_unit(q->unit, parts[i].great) || !is_unit(small.unit, parts[i].small)) continue;
            q->value += small.value / parts[i].parts;
            q->end = small.end;
            return;
        }
        return;
    }
    const wn_atom *next = get(w, n.end);
    bool inch = get(w, n.end)->role == WN_ROLE_IN && is_unit(q->unit, "Foot");
    if (inch) {
        q->value += n.value / 12;
        q->end = n.end + 1;
        return;
    }
    bool counts = next->type == WN_ATOM_WORD && !wn_atom_is(next, WN_LEX_STOP);
    if (q->type != WN_Q_CURRENCY || counts || n.value < 10 || fmod(n.value, 1) != 0 || n.scale != 1) return;
    if (next->type == WN_ATOM_SIGN && next->sign != '.' && next->sign != ',' && next->sign != '!'
        && next->sign != '?' && next->sign != ')') return;
    q->value += n.value / 100;
    q->end = n.end;
}

/* ---- one amount */

static void set(amount *q, uint32_t first, const wn_number *n)
{
    *q = (amount){ .first = first, .end = n->end, .type = WN_Q_NUMBER, .value = n->value,
                   .scale = n->scale, .unit = WN_STR(""), .plain = n->scale == 1 && !n->fraction };
}

/* A sign or code at I, and figures behind it: $ 20, US$5m, EUR 125. */
static bool currency_before(walk *w, uint32_t i, amount *q)
{
    uint32_t end = i;
    wn_number n;
    const wn_lex_item *item = wn_row_phrase(&w->row, i, WN_LEX_CURRENCY, &end);
    if (!item || item->value == NAME) return false;
    if (item->value == LETTER_TIGHT || (item->value >= CODE && !capitals(w, i))) return false;
    if (item->value == SIGN_TIGHT && get(w, end - 1)->space) return false;
    if (get(w, end)->sign == '$' && get(w, i)->type == WN_ATOM_WORD) end++;     /* mxn$ 15 */
    uint32_t minus = get(w, end)->sign == '-' && !get(w, end + 1)->space ? 1 : 0;
    if (get(w, end + minus)->type != WN_ATOM_FIGURE) return false;
    if (!wn_number_at(&w->row, end + minus, true, false, &n) || clings(w, n.end)) return false;
    set(q, i, &n);
    if (minus) q->value = -q->value;
    q->type = WN_Q_CURRENCY;
    q->unit = item->tag;
    q->prefix = true;
    return true;
}

/* "aged 12", "age 87". */
static bool age_before(walk *w, uint32_t i, amount *q)
{
    uint32_t end = i;
    wn_number n;
    const wn_lex_item *item = wn_row_phrase(&w->row, i, WN_LEX_UNIT, &end);
    if (!item || item->value != UNIT_AGE_BEFORE) return false;
    if (!wn_number_at(&w->row, end, false, true, &n) || clings(w, n.end) || n.value > 150) return false;
    set(q, i, &n);
    q->type = WN_Q_AGE;
    q->unit = item->tag;
    q->prefix = true;
    return true;
}

/* How many atoms of a minus stand at I: it is tight to its figure, or begins the block, or its figure
** is a temperature (which is for the caller to see: LOOSE). */
static uint32_t minus_at(const walk *w, uint32_t i, bool *loose)
{
    const wn_atom *m = get(w, i), *n = get(w, i + 1);
    *loose = n->space && i > 0;
    if (m->sign != '-' || m->end - m->start == 2 || !m->space || n->type != WN_ATOM_FIGURE) return 0;
    return 1;
}

static bool amount_at(walk *w, uint32_t i, bool closed, amount *q)
{
    wn_number n, rank;
    bool loose = false;
    const wn_atom *a = get(w, i);
    if (wn_atom_begins(a, WN_LEX_CURRENCY) && currency_before(w, i, q)) return true;
    if (wn_atom_begins(a, WN_LEX_UNIT) && age_before(w, i, q)) return true;
    if (wn_date_at(&w->row, i, &n)) {
        *q = (amount){ .first = i, .end = n.end, .type = WN_Q_DATE, .value = n.value, .scale = 1,
                       .unit = WN_STR("") };
        return true;
    }
    uint32_t minus = minus_at(w, i, &loose);
    bool number = wn_number_at(&w->row, i + minus, false, closed, &n);
    if (!minus && !(number && n.fraction) && wn_ordinal_at(&w->row, i, &rank)) {
        set(q, i, &rank);
        q->type = WN_Q_ORDINAL;
        return !rank.plural;
    }
    if (!number) return false;
    set(q, i, &n);
    if (minus) q->value = -q->value;
    bool unit = unit_behind(w, q);
    if (unit) part_behind(w, q);
    if (!unit && (clings(w, n.end) || clock(w, n.end))) return false;
    return !loose || !minus || q->type == WN_Q_TEMPERATURE;
}

/* ---- ranges */

/* The atom behind "to", "and" or a dash at I, or 0. */
static uint32_t range_link(const walk *w, uint32_t i)
{
    const wn_atom *a = get(w, i);
    if (w->between) return a->role == WN_ROLE_AND ? i + 1 : 0;
    if (a->role == WN_ROLE_TO && !w->from) return i + 1;
    bool even = a->space == get(w, i + 1)->space;
    return (a->sign == '-' && even && !a->space) || (a->sign == '~' && even) || (a->sign == '-' && even)
         ? i + 1 : 0;
}

static bool same_kind(const amount *a, const amount *b)
{
    if (a->type == b->type && wn_str_eq(a->unit, b->unit)) return true;
    if (a->type == WN_Q_NUMBER) return b->type != WN_Q_DATE && b->type != WN_Q_ORDINAL;
    return a->prefix && a->type == WN_Q_CURRENCY && b->type == WN_Q_NUMBER;     /* $10-20 */
}

/* Extends Q over a second amount; *LOW is the first value. */
static bool extend(walk *w, amount *q, double *low)
{
    amount to;
    uint32_t i = range_link(w, q->end);
    if (!i || q->type == WN_Q_ORDINAL) return false;
    if (!amount_at(w, i, false, &to) || !same_kind(q, &to)) return false;
    if (q->prefix && q->type == WN_Q_CURRENCY && to.type == WN_Q_NUMBER) {
        wn_number n;                    /* once more, with m for millions */
        if (!wn_number_at(&w->row, i, true, false, &n) || clings(w, n.end)) return false;
        to.value = n.value;
        to.scale = n.scale;
        to.end = n.end;
        to.unit = q->unit;
        to.type = q->type;
    }
    *low = q->value;
    if (q->plain && to.scale > 1 && *low < to.value / to.scale) *low *= to.scale;
    if (!(*low < to.value)) return false;
    q->end = to.end;
    q->value = to.value;
    q->unit = to.unit;
    q->type = q->type == WN_Q_DATE ? WN_Q_DATE : WN_Q_RANGE;
    return true;
}

/* ---- limits */

/* Values of approximators: 1 the value is the least, -1 the most, 0 neither; 10 more for those that
** stand behind ("or more"). */
static void limit(wn_quantity *out, const wn_lex_item *item)
{
    double side = item->value > 5 ? item->value - 10 : item->value;
    out->approx = item->tag;
    if (side > 0) out->min = out->value;
    if (side < 0) out->max = out->value;
}

static void approximate(walk *w, const amount *q, wn_quantity *out)
{
    uint32_t end;
    if (w->approx && w->approx_end == q->first && w->last_end != q->first) {
        limit(out, w->approx);
        return;
    }
    if (!wn_atom_begins(get(w, q->end), WN_LEX_APPROX)) return;
    const wn_lex_item *item = wn_row_phrase(&w->row, q->end, WN_LEX_APPROX, &end);
    if (item && item->value > 5) limit(out, item);
}

static void add(walk *w, amount *q)
{
    double low;
    bool date = q->type == WN_Q_DATE;
    bool range = extend(w, q, &low);
    if (!date && !isfinite(q->value)) return;
    wn_quantity *out = wn_list_add(w->f->arena, &w->f->quantities);
    *out = (wn_quantity){ .type = q->type, .value = q->value, .min = (double)NAN, .max = (double)NAN,
                          .unit = q->unit, .approx = WN_STR("") };
    out->span.start = get(w, q->first)->start;
    out->span.end = get(w, q->end - 1)->end;
    if (range) {
        out->min = low;
        out->max = q->value;
        out->value = (double)NAN;
    }
    if (!date) approximate(w, q, out);
}

/* ---- the walk */

/* Takes what stands at atom I; the atom to go on with. */
static uint32_t step(walk *w, uint32_t i)
{
    amount q;
    uint32_t end = i + 1;
    const wn_atom *a = get(w, i);
    if (wn_atom_begins(a, WN_LEX_APPROX)) {
        const wn_lex_item *item = wn_row_phrase(&w->row, i, WN_LEX_APPROX, &end);
        if (item && item->value <= 5) { w->approx = item; w->approx_end = end; }
    }
    if (a->type == WN_ATOM_FIGURE && telephone(w, i, &end) && !(wn_date_at(&w->row, i, &(wn_number){ 0 })))
        return end;
    w->between = i > 0 && get(w, i - 1)->role == WN_ROLE_BETWEEN;
    w->from = i > 0 && get(w, i - 1)->role == WN_ROLE_FROM;
    if (!amount_at(w, i, w->between, &q)) return a->type == WN_ATOM_FIGURE ? behind(w, i) : i + 1;
    add(w, &q);
    w->last_end = q.end;
    return q.end;
}

static void find_in_row(walk *w)
{
    w->approx = NULL;
    w->last_end = WN_NOWHERE;
    for (uint32_t i = 0; i < w->row.list.len;) {
        const wn_atom *a = &w->row.list.at[i];
        bool here = a->type == WN_ATOM_FIGURE || a->sign == '-' || (a->begins & STARTS);
        i = here ? step(w, i) : i + 1;
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
        wn_row_fill(&w.row, first, at);
        find_in_row(&w);
    }
    return true;
}
