/* amount.c: one number with its unit, before or behind it.
**
**     $20m   EUR 125   75 USD million        sign or code of a currency
**     two thirds of a mile   12 ft 2 in      unit, and a smaller one
**     twelve years old   aged 12             age
**
** Figures to which something clings that is no unit (24703L202, 13F) are none, nor are times.
*/
#include <math.h>

#include "base/utf8.h"
#include "find/number.h"

#define BIT(cls) (UINT64_C(1) << (cls))
#define ANGLE_LOOK 4        /* atoms before "90 degrees" in which "rotate" may stand */

/* Values of units and of currencies; the language pack says what they mean. */
enum { UNIT_CLOCK = 0, UNIT_DIMENSION, UNIT_TEMPERATURE, UNIT_AGE, UNIT_AGE_BEFORE, UNIT_LETTER,
       UNIT_DEGREE, UNIT_SMALL, UNIT_SCALE };
enum { PERCENT_BEHIND = 1, PERCENT_BEFORE = 2, PERCENT_EITHER = 3, PERCENT_TENTHS = 10 };
enum { SIGN_ANY = 1, NAME = 2, CODE = 3, SIGN_TIGHT = 4, LETTER_TIGHT = 5 };

static const wn_atom *get(const wn_row *row, uint32_t i) { return wn_row_get(row, i); }

/* ---- units */

/* The smaller unit that may follow a greater one: 12 ft 2 in. */
static const struct { const char *great, *small; double parts; } parts[] = {
    { "Foot", "Inch", 12 }, { "Pound", "Ounce", 16 }, { "Dollar", "Cent", 100 },
    { "Euro", "Cent", 100 }, { "Pound", "Pence", 100 }, { "Pound", "Penny", 100 },
    { "Stone", "Pound", 14 }, { "United States dollar", "Cent", 100 },
    { "Chinese yuan", "Jiao", 10 }, { "Chinese yuan", "Fen", 100 }, { "Turkish lira", "Kuruş", 100 },
};

static bool is_unit(wn_str unit, const char *name) { return wn_str_eq(unit, wn_str_of(name)); }

static bool pounds_of_money(const wn_row *row, const wn_amount *q, uint32_t end)
{
    return is_unit(q->unit, "Pound") && q->scale >= 1e4 && get(row, end)->role != WN_ROLE_OF;
}

static bool capitals(const wn_row *row, uint32_t i)
{
    const wn_atom *a = get(row, i);
    for (uint32_t k = a->start; k < a->end; k++)
        if (row->f->doc->text.ptr[k] < 'A' || row->f->doc->text.ptr[k] > 'Z') return false;
    return true;
}

/* "20C" is a temperature, "20 c", "13F filing" and "14.7C/unit" are none. */
static bool letter_of_warmth(const wn_row *row, uint32_t i)
{
    const wn_atom *next = get(row, i + 1);
    if (get(row, i)->space || !capitals(row, i)) return false;
    if (next->type == WN_ATOM_SIGN) return next->sign != '/' && next->sign != '-';
    return !next->type || wn_atom_is(next, WN_LEX_STOP);
}

/* Do words around atoms [i, end) speak of an angle? */
static bool angle(const wn_row *row, uint32_t i, uint32_t end)
{
    if (get(row, end)->role == WN_ROLE_ANGLE) return true;
    for (uint32_t k = 1; k <= ANGLE_LOOK && k <= i; k++)
        if (get(row, i - k)->role == WN_ROLE_ANGLE) return true;
    return false;
}

static uint8_t type_of_unit(const wn_row *row, const wn_amount *q, double value)
{
    if (value == UNIT_AGE) return WN_Q_AGE;
    if (value == UNIT_TEMPERATURE || value == UNIT_LETTER || value == UNIT_SCALE)
        return WN_Q_TEMPERATURE;
    bool warmth = value == UNIT_DEGREE && !angle(row, q->first, q->end);
    return warmth ? WN_Q_TEMPERATURE : WN_Q_DIMENSION;
}

static bool dimension(const wn_row *row, uint32_t i, wn_amount *q)
{
    uint32_t end = i;
    const wn_lex_item *item = wn_row_phrase(row, i, WN_LEX_UNIT, &end);
    if (!item || wn_row_clings(row, end)) return false;
    if (item->value == UNIT_CLOCK || item->value == UNIT_AGE_BEFORE) return false;
    if (item->value == UNIT_LETTER && !letter_of_warmth(row, i)) return false;
    if (item->value == UNIT_SMALL && capitals(row, i)) return false;        /* 5G */
    if (wn_str_eq(item->tag, WN_STR("Inch")) && end == i + 1 && get(row, i)->role == WN_ROLE_IN)
        return false;               /* "12 in six boxes" */
    q->unit = item->tag;
    q->end = end;
    q->type = type_of_unit(row, q, item->value);
    if (pounds_of_money(row, q, end)) q->type = WN_Q_CURRENCY;
    return true;
}

/* A sign or code that belongs to the figure behind it does not follow the one before: 3 USD50
** cards. */
static bool taken_by_next(const wn_row *row, uint32_t i, uint32_t end)
{
    return get(row, i)->space && get(row, end)->type == WN_ATOM_FIGURE && !get(row, end)->space;
}

static bool currency_behind(const wn_row *row, uint32_t i, wn_amount *q)
{
    uint32_t end = i;
    const wn_lex_item *item = wn_row_phrase(row, i, WN_LEX_CURRENCY, &end);
    if (!item || item->value == SIGN_TIGHT) return false;
    bool letter = item->value == LETTER_TIGHT;
    if (letter && (get(row, i)->space || capitals(row, i) || q->value > 100)) return false;
    if (taken_by_next(row, i, end) || wn_row_clings(row, end)) return false;
    if (item->value == CODE && !capitals(row, i)) return false;
    q->unit = item->tag;
    q->end = end;
    q->type = WN_Q_CURRENCY;
    const wn_atom *m = get(row, end);         /* 75 USD million */
    wn_number big;
    if (q->scale == 1 && item->value != NAME && wn_atom_begins(m, WN_LEX_MULTIPLIER) && m->space) {
        const wn_lex_item *factor = wn_row_phrase(row, end, WN_LEX_MULTIPLIER, &big.end);
        if (!factor || factor->tag.len) return true;
        q->value *= factor->value;
        q->scale = factor->value;
        q->end = big.end;
    }
    return true;
}

/* Is half of what is before it at I: 十五斤半, une tonne et demie? */
static bool half_more(const wn_row *row, uint32_t i, uint32_t *end)
{
    bool and = row->grammar[WN_G_DIGITS] == 0;
    if (and && get(row, i++)->role != WN_ROLE_AND) return false;
    if (and && get(row, i)->role == WN_ROLE_A) i++;
    if (get(row, i)->role != WN_ROLE_HALF) return false;
    const wn_lex_item *item = wn_row_phrase(row, i, WN_LEX_NUMBER, end);
    if (!item || !wn_str_eq(item->tag, WN_STR("half"))) return false;
    const wn_atom *next = get(row, *end);                       /* and half a mile, and half of it */
    bool more = next->role == WN_ROLE_OF || next->role == WN_ROLE_A;
    return !and || next->type != WN_ATOM_WORD || (wn_atom_is(next, WN_LEX_STOP) && !more);
}

/* Half more behind what is counted: dos horas y media, un'ora e mezza. */
static void half_noun(const wn_row *row, wn_amount *q)
{
    uint32_t end;
    const wn_atom *noun = get(row, q->end);
    bool word = noun->type == WN_ATOM_WORD && !wn_atom_is(noun, WN_LEX_STOP) &&
                (noun->space || get(row, q->first)->role == WN_ROLE_A);
    bool plain = noun->role == WN_ROLE_NONE || noun->role == WN_ROLE_PERIOD || noun->role == WN_ROLE_WHEN;
    if (q->type != WN_Q_NUMBER || q->scale != 1 || q->fraction || !word || !plain) return;
    if (!half_more(row, q->end + 1, &end)) return;
    q->value += 0.5;
    q->end = end;
}

/* 3割8分7厘, 5割半. */
static void parts_of_tenths(const wn_row *row, wn_amount *q)
{
    wn_number n;
    uint32_t end;
    double size = 1;
    for (int kind = PERCENT_TENTHS + 1;; kind++) {
        if (!wn_number_at(row, q->end, false, true, &n) || n.fraction) break;
        const wn_lex_item *item = wn_row_phrase(row, n.end, WN_LEX_PERCENT, &end);
        if (!item || item->value != kind || n.value >= 10) break;
        q->value += n.value * size;
        q->end = end;
        size /= 10;
    }
    if (!half_more(row, q->end, &end)) return;
    q->value += 5 * size;
    q->end = end;
}

static bool percent(const wn_row *row, uint32_t i, wn_amount *q)
{
    uint32_t end = i;
    const wn_lex_item *item = wn_row_phrase(row, i, WN_LEX_PERCENT, &end);
    if (!item || item->value == PERCENT_BEFORE || wn_row_clings(row, end)) return false;
    if (item->value > PERCENT_TENTHS) return false;
    q->unit = item->tag.len ? item->tag : WN_STR("%");
    q->end = end;
    q->type = WN_Q_PERCENT;
    if (item->value != PERCENT_TENTHS || q->value > 10) return true;
    q->value *= 10;                                                             /* 三割 */
    parts_of_tenths(row, q);
    return true;
}

static bool clock(const wn_row *row, uint32_t i)
{
    uint32_t end;
    if (!wn_atom_begins(get(row, i), WN_LEX_UNIT)) return false;
    const wn_lex_item *item = wn_row_phrase(row, i, WN_LEX_UNIT, &end);
    return item && item->value == UNIT_CLOCK;
}

static bool unit_at(const wn_row *row, uint32_t i, wn_amount *q)
{
    uint64_t c = get(row, i)->begins;
    if (c & BIT(WN_LEX_PERCENT) && percent(row, i, q)) return true;
    if (c & BIT(WN_LEX_CURRENCY) && currency_behind(row, i, q)) return true;
    return c & BIT(WN_LEX_UNIT) && dimension(row, i, q);
}

/* A unit that brackets set apart: 20 (kg), 20 {kg}. */
static bool unit_in_brackets(const wn_row *row, uint32_t i, wn_amount *q)
{
    static const char open[] = "([{<", close[] = ")]}>";
    const char *o = get(row, i)->sign ? strchr(open, get(row, i)->sign) : NULL;
    wn_amount in = *q;
    if (!o || !unit_at(row, i + 1, &in) || get(row, in.end)->sign != close[o - open]) return false;
    *q = in;
    q->end++;
    return true;
}

/* The unit behind Q, if there is one; behind fractions an article may stand: half a mile. */
static bool unit_behind(const wn_row *row, wn_amount *q)
{
    uint32_t i = wn_row_hop(row, q->end);
    if (unit_at(row, i, q) || unit_in_brackets(row, i, q)) return true;
    if (get(row, i)->role == WN_ROLE_COUNTER && unit_at(row, i + 1, q)) return true;
    double least = row->grammar[WN_G_ARTICLE] != 0 ? 10 : 1e6;      /* millions, une vingtaine d'euros */
    bool many = q->scale >= least && get(row, i)->role == WN_ROLE_OF;
    if (many && unit_at(row, i + 1, q)) return true;
    if (!q->fraction && !(q->value < 1)) return false;
    bool of = get(row, i)->role == WN_ROLE_OF;
    if (get(row, i += of)->role == WN_ROLE_A) return unit_at(row, i + 1, q);
    return of && row->grammar[WN_G_ARTICLE] != 0 && unit_at(row, i, q);     /* un quart de mille */
}

/* Adds SMALL to Q where its unit is a part of Q's. */
static bool add_part(wn_amount *q, const wn_amount *small)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!is_unit(q->unit, parts[i].great) || !is_unit(small->unit, parts[i].small)) continue;
        q->value += small->value / parts[i].parts;
        q->end = small->end;
        return true;
    }
    return false;
}

/* Does what stands at I show that the number before it is not the cents of a price? */
static bool counts(const wn_row *row, uint32_t i)
{
    const wn_atom *a = get(row, i);
    if (a->type == WN_ATOM_WORD) return !wn_atom_is(a, WN_LEX_STOP);
    return a->type == WN_ATOM_SIGN && !strchr(".,!?)", a->sign);
}

/* A smaller part behind a whole: 12 ft 2 in, ten dollars and five cents, thirteen dollars forty. */
static void part_behind(const wn_row *row, wn_amount *q)
{
    wn_number n;
    uint32_t end;
    if (q->type != WN_Q_PERCENT && half_more(row, q->end, &end)) {
        q->value += 0.5 * q->scale;
        q->end = end;
        return;
    }
    bool feet = is_unit(q->unit, "Foot"), hyphen = get(row, q->end)->sign == '-';
    if (q->scale != 1 || q->prefix || (hyphen && (!feet || get(row, q->end)->space))) return;
    bool and = get(row, q->end)->role == WN_ROLE_AND;
    uint32_t i = q->end + (and || hyphen);
    if (!wn_number_at(row, i, false, true, &n) || n.value <= 0 || n.value >= 100) return;
    wn_amount small = { .first = i, .end = n.end, .value = n.value, .scale = 1,
                        .unit = WN_STR("") };
    if (!wn_row_clings(row, n.end) && unit_behind(row, &small)) { add_part(q, &small); return; }
    bool in = get(row, n.end)->role == WN_ROLE_IN;
    if (feet && !and && (in || (hyphen && n.value < 12))) {        /* 6 ft 3 in, 6-foot-3 */
        small.unit = WN_STR("Inch");
        small.end += in && (!hyphen || !get(row, n.end)->space);
        add_part(q, &small);
        return;
    }
    bool last = row->grammar[WN_G_ARTICLE] != 0 && get(row, n.end)->type != WN_ATOM_WORD;
    if ((and && !last) || q->type != WN_Q_CURRENCY || counts(row, n.end)) return;
    if (n.value < 10 || fmod(n.value, 1) != 0 || n.scale != 1) return;
    q->value += n.value / 100;
    q->end = n.end;
}

/* ---- one amount */

static void set(wn_amount *q, uint32_t first, const wn_number *n)
{
    *q = (wn_amount){ .first = first, .end = n->end, .type = WN_Q_NUMBER, .value = n->value,
                     .scale = n->scale, .unit = WN_STR(""), .fraction = n->fraction };
}

/* A sign or code at I, and figures behind it: $ 20, US$5m, EUR 125. */
static bool currency_before(const wn_row *row, uint32_t i, wn_amount *q)
{
    uint32_t end = i;
    wn_number n;
    const wn_lex_item *item = wn_row_phrase(row, i, WN_LEX_CURRENCY, &end);
    if (!item || item->value == NAME) return false;
    if (item->value == LETTER_TIGHT || (item->value >= CODE && !capitals(row, i))) return false;
    if (item->value == SIGN_TIGHT && get(row, end - 1)->space) return false;
    if (get(row, end)->sign == '$' && get(row, i)->type == WN_ATOM_WORD) end++;     /* mxn$ 15 */
    uint32_t minus = get(row, end)->sign == '-' && !get(row, end + 1)->space ? 1 : 0;
    if (get(row, end + minus)->type != WN_ATOM_FIGURE) return false;
    if (!wn_number_at(row, end + minus, true, false, &n) || wn_row_clings(row, n.end)) return false;
    set(q, i, &n);
    if (minus) q->value = -q->value;
    q->type = WN_Q_CURRENCY;
    q->unit = item->tag;
    q->prefix = true;
    return true;
}

/* "aged 12", "age 87". */
static bool age_before(const wn_row *row, uint32_t i, wn_amount *q)
{
    uint32_t end = i;
    wn_number n;
    const wn_lex_item *item = wn_row_phrase(row, i, WN_LEX_UNIT, &end);
    if (!item || item->value != UNIT_AGE_BEFORE) return false;
    if (!wn_number_at(row, end, false, true, &n) || n.value > 150) return false;
    if (wn_row_clings(row, n.end)) return false;
    set(q, i, &n);
    q->type = WN_Q_AGE;
    q->unit = item->tag;
    q->prefix = true;
    return true;
}

/* "섭씨 30도": the scale of a temperature before it. */
static bool scale_before(const wn_row *row, uint32_t i, wn_amount *q)
{
    uint32_t end = i;
    wn_number n;
    const wn_lex_item *item = wn_row_phrase(row, i, WN_LEX_UNIT, &end);
    if (!item || item->value != UNIT_SCALE || !wn_number_at(row, end, false, true, &n)) return false;
    set(q, i, &n);
    wn_amount degrees = *q;
    if (dimension(row, n.end, &degrees)) q->end = degrees.end;
    q->type = WN_Q_TEMPERATURE;
    q->unit = item->tag;
    return true;
}

/* "yüzde 40", "百分之四十": percents with their word before. */
static bool percent_before(const wn_row *row, uint32_t i, wn_amount *q)
{
    uint32_t end = i;
    wn_number n;
    const wn_lex_item *item = wn_row_phrase(row, i, WN_LEX_PERCENT, &end);
    bool sign = item && item->value == PERCENT_EITHER && get(row, end)->type == WN_ATOM_FIGURE;
    if (!item || (item->value != PERCENT_BEFORE && !sign)) return false;
    if (!wn_number_at(row, end, false, true, &n) || wn_row_clings(row, n.end)) return false;
    if (wn_row_phrase(row, n.end, WN_LEX_PERCENT, &end)) return false;      /* porcentagem de 5 % */
    set(q, i, &n);
    q->type = WN_Q_PERCENT;
    q->prefix = true;
    q->unit = item->tag.len ? item->tag : WN_STR("%");
    return true;
}

/* How many atoms of a minus stand at I: it is tight to its figure, or begins the block, or its
** figure is a temperature (which is for the caller to see: LOOSE). */
static uint32_t minus_at(const wn_row *row, uint32_t i, bool *loose)
{
    const wn_atom *m = get(row, i), *n = get(row, i + 1);
    *loose = n->space && i > 0;
    bool apart = m->space || (i && wn_row_unspaced(row, i - 1));
    if (m->sign != '-' || m->end - m->start == 2 || !apart || n->type != WN_ATOM_FIGURE)
        return 0;
    return 1;
}

/* "einen Liter", "un yen", "ein Prozent": an article that counts, in languages whose word for one it
** is. A percent that also stands alone counts where the pack gives it a 2: not "un pourcentage". */
static bool one_unit(const wn_row *row, uint32_t i, wn_amount *q)
{
    bool counts = row->grammar[WN_G_ARTICLE] != 0;
    if (get(row, i)->role != WN_ROLE_A) return false;
    *q = (wn_amount){ .first = i, .end = i + 1, .value = 1, .scale = 1, .unit = WN_STR("") };
    if (!get(row, i + 1)->space || !unit_at(row, i + 1, q)) {
        half_noun(row, q);
        return q->end > i + 1;
    }
    const wn_atom *last = get(row, q->end - 1);
    if (q->type == WN_Q_PERCENT) return counts && (last->role != WN_ROLE_ALONE || last->value == 2);
    part_behind(row, q);
    return q->value == 1.5 || (counts && q->type != WN_Q_AGE);      /* a mile and a half */
}

/* A unit that stands for itself: "to Fahrenheit", "a small percentage". It has no value. */
static bool unit_alone(const wn_row *row, uint32_t i, wn_amount *q)
{
    uint64_t c = get(row, i)->begins;
    *q = (wn_amount){ .first = i, .end = i, .value = (double)NAN, .scale = 1, .alone = true };
    bool unit = (c & BIT(WN_LEX_UNIT) && dimension(row, i, q))
             || (c & BIT(WN_LEX_PERCENT) && percent(row, i, q));
    return unit && get(row, q->end - 1)->role == WN_ROLE_ALONE;
}

/* "Ada Byrne, 43, said": the age of a person whose name stands before. */
static bool age_of_person(const wn_row *row, uint32_t i, wn_amount *q)
{
    const wn_atom *a = get(row, i);
    if (i < 3 || a->figure != WN_FIG_WHOLE || a->value < 1 || a->value > 110) return false;
    if (get(row, i - 1)->sign != ',' || get(row, i + 1)->sign != ',') return false;
    if (!a->space || get(row, i + 1)->space) return false;
    for (uint32_t k = 2; k <= 3; k++) {
        const wn_atom *name = get(row, i - k);
        char c = row->f->doc->text.ptr[name->start];
        if (name->type != WN_ATOM_WORD || c < 'A' || c > 'Z' || wn_atom_begins(name, WN_LEX_MONTH)
            || wn_atom_is(name, WN_LEX_STOP)) return false;
    }
    *q = (wn_amount){ .first = i, .end = i + 1, .type = WN_Q_AGE, .value = a->value, .scale = 1,
                      .unit = WN_STR("Year") };
    return true;
}

/* 5'10", 6’3”: feet and inches. */
static bool feet_and_inches(const wn_row *row, uint32_t i, wn_amount *q)
{
    const wn_atom *feet = get(row, i), *inches = get(row, i + 2);
    if (get(row, i + 1)->sign != '\'' || get(row, i + 3)->sign != '"') return false;
    for (uint32_t k = 1; k <= 3; k++)
        if (get(row, i + k)->space) return false;
    if (inches->type != WN_ATOM_FIGURE || inches->value >= 12) return false;
    if (feet->figure != WN_FIG_WHOLE) return false;
    *q = (wn_amount){ .first = i, .end = i + 4, .type = WN_Q_DIMENSION, .scale = 1,
                      .value = feet->value + inches->value / 12, .unit = WN_STR("Foot") };
    return true;
}

/* Cinco grados bajo cero: a minus behind, which has the value 2. */
static void below_zero(const wn_row *row, wn_amount *q)
{
    uint32_t end = q->end;
    const wn_lex_item *item = wn_row_phrase(row, end, WN_LEX_LINK, &end);
    if (!item || item->value != 2 || !wn_str_eq(item->tag, WN_STR("minus"))) return;
    q->value = -q->value;
    q->end = end;
}

/* Is the ordinal at I a cue: Secondo Rossi, …? */
static bool cites(const wn_row *row, uint32_t i)
{
    uint32_t len;
    const wn_atom *the = get(row, i - 1), *name = get(row, i + 1);
    bool led = i > 0 && (wn_atom_is(the, WN_LEX_DETERMINER) || wn_atom_is(the, WN_LEX_PREPOSITION));
    return !led && wn_atom_is(get(row, i), WN_LEX_CUE_PHRASE) && name->type == WN_ATOM_WORD &&
           wn_char_upper(wn_utf8_at(row->f->doc->text, name->start, &len));
}

static bool is_number(const wn_row *row, uint32_t i)
{
    return get(row, i)->type == WN_ATOM_FIGURE || wn_atom_is(get(row, i), WN_LEX_NUMBER);
}

/* Is the word at I, which may be a time, counted (one second) or what a rate is by (per second, 40 litres a
** second)? Then it is no ordinal. */
static bool counted(const wn_row *row, uint32_t i)
{
    uint32_t end;
    if (i > 0 && (is_number(row, i - 1) || wn_row_link(row, i - 1, WN_ROLE_PER, &end))) return true;
    return i > 2 && wn_atom_is(get(row, i - 1), WN_LEX_DETERMINER) && wn_atom_is(get(row, i - 2), WN_LEX_UNIT)
           && is_number(row, i - 3);
}

static bool plain_at(const wn_row *row, uint32_t i, bool closed, wn_amount *q)
{
    wn_number n, rank;
    bool loose = false;
    const wn_atom *a = get(row, i);
    if (wn_atom_begins(a, WN_LEX_CURRENCY) && currency_before(row, i, q)) return true;
    bool unit = wn_atom_begins(a, WN_LEX_UNIT);
    if (unit && (age_before(row, i, q) || scale_before(row, i, q))) return true;
    if (wn_atom_begins(a, WN_LEX_PERCENT) && percent_before(row, i, q)) return true;
    bool figure = a->type == WN_ATOM_FIGURE;
    if (figure && (age_of_person(row, i, q) || feet_and_inches(row, i, q))) return true;
    if (wn_date_at(row, i, &n)) {
        *q = (wn_amount){ .first = i, .end = n.end, .type = WN_Q_DATE, .value = n.value, .scale = 1,
                       .unit = WN_STR("") };
        return true;
    }
    uint32_t minus = minus_at(row, i, &loose);
    bool number = wn_number_at(row, i + minus, false, closed, &n);
    if (!minus && !(number && n.fraction) && wn_ordinal_at(row, i, &rank)) {
        if (cites(row, i) || (rank.time && counted(row, i))) return false;
        set(q, i, &rank);
        q->type = WN_Q_ORDINAL;
        return !rank.plural;
    }
    if (!number) return false;
    set(q, i, &n);
    if (minus) q->value = -q->value;
    if (get(row, q->end)->role == WN_ROLE_COUNTER && half_more(row, q->end + 1, &q->end))
        q->value += 0.5;                                        /* 三个半小时 */
    unit = unit_behind(row, q);
    if (unit && q->type == WN_Q_TEMPERATURE && q->value > 0) below_zero(row, q);
    for (int k = 0; unit && k < 2; k++) part_behind(row, q);                    /* 5元6角3分 */
    if (!unit) half_noun(row, q);
    if (!unit && (wn_row_clings(row, q->end) || clock(row, q->end))) return false;
    return !loose || !minus || q->type == WN_Q_TEMPERATURE;
}

bool wn_amount_at(const wn_row *row, uint32_t i, bool closed, wn_amount *q)
{
    return plain_at(row, i, closed, q) || unit_alone(row, i, q) || one_unit(row, i, q);
}
