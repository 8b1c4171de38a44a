/* number.c: what numbers figures and number words make.
**
**     1.2 million            figure, multiplier
**     two hundred and five   value, multiplier, "and", value
**     two thirds             number, ordinal: a fraction
**     three and a half       number, "and", fraction
**     one in five            number, "in", greater number: a fraction
**
** A number word adds to what stands before it where there is room for it (five after twenty, not
** twenty after five); a multiplier takes all that stands before it since the multiplier before.
** The words themselves are the pack's; this is only how languages that say them in this order put
** them together.
*/
#include <math.h>

#include "find/number.h"

typedef struct {
    double total, group;        /* what multipliers have closed; what stands open */
    double scale, last;         /* last multiplier, and the part that it closed */
    double before;              /* GROUP before the last word, where that was 20, 30, … 90 */
    bool tens;                  /* the last word was, and no "and" before it */
    bool zero;
    uint32_t end;
} sum;

static bool fraction(const wn_row *row, uint32_t i, wn_number *n);

/* ---- number words */

static bool value_role(const wn_atom *a)
{
    return a->role == WN_ROLE_VALUE || a->role == WN_ROLE_ONE;
}

static bool room_for(const sum *s, double v, bool first)
{
    if (first) return true;
    if (s->zero || v == 0) return false;
    if (s->group == 0) return s->total > 0 && v < s->scale;
    if (v < 10 && s->group >= 20 && fmod(s->group, 100) >= 20 && fmod(s->group, 10) == 0)
        return true;
    return v < 100 && fmod(s->group, 100) == 0;
}

static void add_value(sum *s, double v, bool joined)
{
    s->tens = v >= 20 && v < 100 && !joined;
    s->before = s->group;
    s->group += v;
    s->zero = v == 0;
}

/* The multiplier that is atom I as a word, or 0. */
static double factor_word(const wn_row *row, uint32_t i)
{
    uint32_t end;
    if (!wn_atom_begins(wn_row_get(row, i), WN_LEX_MULTIPLIER)) return 0;
    const wn_lex_item *item = wn_row_phrase(row, i, WN_LEX_MULTIPLIER, &end);
    return item && item->tag.len == 0 ? item->value : 0;
}

static bool multiply(sum *s, double factor, bool after_factor)
{
    s->tens = false;
    if (factor == 100) {
        if (s->group < 1 || s->group > 99) return false;
        s->group *= 100;
        return true;
    }
    if (s->group > 0 && factor < s->scale) {
        s->last = s->group * factor;
        s->total += s->last;
    } else if (after_factor && s->total > 0) {          /* three lakh crore */
        s->total += s->last * (factor - 1);
        s->last *= factor;
    } else return false;
    s->group = 0;
    s->scale = factor;
    return true;
}

/* May "and" at I be followed by more of the number? A fraction below one is not part of it. */
static bool and_more(const wn_row *row, uint32_t i, const sum *s)
{
    wn_number part;
    const wn_atom *next = wn_row_get(row, i + 1);
    bool room = s->group > 0 ? fmod(s->group, 100) == 0 : s->total > 0;
    if (!room || !value_role(next) || next->value == 0 || !room_for(s, next->value, false))
        return false;
    return !(fraction(row, i + 1, &part) && part.value < 1);
}

static bool sum_words(const wn_row *row, uint32_t i, bool closed, sum *s)
{
    *s = (sum){ .scale = INFINITY };
    bool first = true, after_factor = false;
    for (uint32_t at = i;; at = s->end) {
        if (!first) at = wn_row_hop(row, at);
        bool joined = wn_row_get(row, at)->role == WN_ROLE_AND;
        if (joined && (first || closed || !and_more(row, at, s))) break;
        const wn_atom *a = wn_row_get(row, joined ? ++at : at);
        double factor = factor_word(row, at);
        if (factor != 0) {
            if (first || joined || !multiply(s, factor, after_factor)) break;
        } else if (value_role(a) && room_for(s, a->value, first)) {
            add_value(s, a->value, joined);
        } else if (first && a->role == WN_ROLE_A && factor_word(row, at + 1) >= 12) {
            add_value(s, 1, false);
        } else break;
        first = false;
        after_factor = factor != 0;
        s->end = at + 1;
    }
    return !first;
}

static bool words(const wn_row *row, uint32_t i, bool closed, wn_number *n, sum *s)
{
    if (!sum_words(row, i, closed, s)) return false;
    double scale = s->group == 0 && s->scale < INFINITY ? s->scale : 1;
    *n = (wn_number){ .end = s->end, .value = s->total + s->group, .scale = scale };
    return true;
}

/* ---- ordinals and fractions */

static const wn_lex_item *ordinal_item(const wn_row *row, uint32_t i)
{
    uint32_t end;
    if (!wn_atom_begins(wn_row_get(row, i), WN_LEX_ORDINAL)) return NULL;
    const wn_lex_item *item = wn_row_phrase(row, i, WN_LEX_ORDINAL, &end);
    return item && !wn_str_eq(item->tag, WN_STR("suffix")) ? item : NULL;
}

static bool ordinal_figure(const wn_row *row, uint32_t i, wn_number *n)
{
    uint32_t end;
    const wn_atom *a = wn_row_get(row, i), *tail = wn_row_get(row, i + 1);
    bool count = a->figure == WN_FIG_WHOLE || a->figure == WN_FIG_GROUPED;
    if (!count || tail->space || !wn_atom_begins(tail, WN_LEX_ORDINAL)) return false;
    const wn_lex_item *item = wn_row_phrase(row, i + 1, WN_LEX_ORDINAL, &end);
    if (!item || !wn_str_eq(item->tag, WN_STR("suffix"))) return false;
    *n = (wn_number){ .end = i + 2, .value = a->value, .scale = 1 };
    return true;
}

bool wn_ordinal_at(const wn_row *row, uint32_t i, wn_number *n)
{
    sum s;
    wn_number before = { .end = i };
    if (wn_row_get(row, i)->type == WN_ATOM_FIGURE) return ordinal_figure(row, i, n);
    bool has = words(row, i, false, &before, &s);
    uint32_t at = has ? wn_row_hop(row, s.end) : i;
    const wn_lex_item *item = ordinal_item(row, at);
    if (!item) return false;
    double value = item->value;
    if (has && value >= 100) value *= before.value;
    else if (has && room_for(&s, value, false)) value += before.value;
    else if (has) return false;
    *n = (wn_number){ .end = at + 1, .value = value, .scale = 1,
                      .plural = wn_str_eq(item->tag, WN_STR("plural")) };
    return true;
}

/* What may stand behind "a third" and leave it a fraction. */
static bool fraction_ends(const wn_row *row, uint32_t i)
{
    const wn_atom *a = wn_row_get(row, i);
    return a->type == WN_ATOM_NONE || a->role == WN_ROLE_OF || factor_word(row, i) != 0
        || (a->type == WN_ATOM_SIGN && a->sign != '-');
}

/* "half-time": tied to a word that nothing can be half of. */
static bool half_of_a_word(const wn_row *row, uint32_t i)
{
    uint32_t next = wn_row_hop(row, i + 1);
    const wn_atom *a = wn_row_get(row, next);
    bool counts = wn_atom_begins(a, WN_LEX_MULTIPLIER) || wn_atom_begins(a, WN_LEX_UNIT)
               || wn_atom_begins(a, WN_LEX_CURRENCY) || wn_atom_begins(a, WN_LEX_PERCENT);
    return next > i + 1 && !a->space && !counts && a->role == WN_ROLE_NONE;
}

/* TOP is followed by what makes it a fraction: "two" by "thirds", "three" by "quarters". LOOSE: it
** is "a", which is followed by ordinals that are none. */
static bool divide(const wn_row *row, wn_number *top, const sum *s, bool loose)
{
    wn_number low;
    uint32_t i = wn_row_hop(row, top->end);
    const wn_atom *a = wn_row_get(row, i);
    if (top->end == 0 || top->value <= 0) return false;
    if (a->role == WN_ROLE_HALF || a->role == WN_ROLE_SHARE) {
        if (half_of_a_word(row, i)) return false;
        if (loose && a->role == WN_ROLE_SHARE && !fraction_ends(row, i + 1)) return false;
        *top = (wn_number){ .end = i + 1, .value = top->value * a->value, .scale = 1,
            .fraction = true };
        return true;
    }
    if (!wn_ordinal_at(row, i, &low) || low.value < 3) return false;
    if (s && s->tens && s->before > 0 && low.value < 10) {   /* one hundred | thirty fifths */
        low.value += s->group - s->before;
        top->value -= s->group - s->before;
    }
    if (!low.plural && (top->value != 1 || (loose && !fraction_ends(row, low.end)))) return false;
    *top = (wn_number){ .end = low.end, .value = top->value / low.value, .scale = 1,
        .fraction = true };
    return true;
}

static bool fraction(const wn_row *row, uint32_t i, wn_number *n)
{
    sum s;
    const wn_atom *a = wn_row_get(row, i);
    if (a->role == WN_ROLE_HALF) {
        if (half_of_a_word(row, i)) return false;
        *n = (wn_number){ .end = i + 1, .value = a->value, .scale = 1, .fraction = true };
        return true;
    }
    if (a->figure == WN_FIG_FRACTION && a->type == WN_ATOM_FIGURE) {
        *n = (wn_number){ .end = i + 1, .value = a->value, .scale = 1, .fraction = true };
        return a->value < 1;
    }
    if (words(row, i, true, n, &s)) return divide(row, n, &s, false);
    if (a->role != WN_ROLE_A) return false;
    *n = (wn_number){ .end = i + 1, .value = 1 };
    return divide(row, n, NULL, true);
}

/* "half a million", "two thirds of a million", "half million". */
static void fraction_of(const wn_row *row, wn_number *n)
{
    uint32_t i = wn_row_hop(row, n->end);
    if (wn_row_get(row, i)->role == WN_ROLE_OF && wn_row_get(row, i + 1)->role == WN_ROLE_A) i += 2;
    else if (wn_row_get(row, i)->role == WN_ROLE_A) i++;
    i = wn_row_hop(row, i);
    double factor = factor_word(row, i);
    if (factor == 0) return;
    *n = (wn_number){ .end = i + 1, .value = n->value * factor, .scale = factor, .fraction = true };
}

/* ---- figures */

#define GROUPS 6            /* groups of three digits that one number may have */

/* Figures of three digits behind a space that are more of the figure at I: 1 234 567. */
static void join_groups(const wn_row *row, uint32_t i, wn_number *n)
{
    const wn_atom *a = wn_row_get(row, i), *next;
    double value = a->value;
    uint32_t at = i + 1;
    if (a->figure != WN_FIG_WHOLE || a->digits > 3 || a->value == 0) return;
    for (; (next = wn_row_get(row, at))->digits == 3 && at <= i + GROUPS; at++) {
        const wn_atom *last = wn_row_get(row, at - 1);
        bool thin = next->start - last->end > 1;            /* a no-break space of some width */
        if (next->figure != WN_FIG_WHOLE || !next->space || next->start - last->end > 3) break;
        bool more = wn_row_get(row, at + 1)->figure == WN_FIG_WHOLE
                 && wn_row_get(row, at + 1)->digits == 3 && wn_row_get(row, at + 1)->space;
        if (at == i + 1 && !thin && !more && fmod(next->value, 100) != 0) break;
        value = value * 1000 + next->value;
    }
    if (at == i + 1) return;
    n->value = value;
    n->end = at;
}

/* Groups with apostrophes, as the Swiss write them: 1'234'567.50. */
static void join_swiss(const wn_row *row, uint32_t i, wn_number *n)
{
    const wn_atom *a = wn_row_get(row, i);
    double value = a->value;
    if (a->figure != WN_FIG_WHOLE || a->digits > 3) return;
    for (uint32_t at = i + 1; at <= i + 2 * GROUPS; at += 2) {
        if (wn_row_get(row, at)->sign != '\'' || wn_row_get(row, at)->space) return;
        const wn_atom *next = wn_row_get(row, at + 1);
        bool last = next->figure == WN_FIG_DECIMAL;
        if (next->type != WN_ATOM_FIGURE || next->space) return;
        if (!last && (next->figure != WN_FIG_WHOLE || next->digits != 3)) return;
        value = value * 1000 + next->value;
        n->value = value;
        n->end = at + 2;
        if (last) return;
    }
}

/* The exponent at I: signs and figures. */
static bool exponent(const wn_row *row, uint32_t i, double *value, uint32_t *end)
{
    double sign = 1;
    for (const wn_atom *a; a = wn_row_get(row, i), a->type == WN_ATOM_SIGN && !a->space; i++) {
        if (a->sign == '-') sign = -sign;
        else if (a->sign != '+' && a->sign != '=') return false;
    }
    const wn_atom *a = wn_row_get(row, i);
    if (a->type != WN_ATOM_FIGURE || a->space || a->figure != WN_FIG_WHOLE || a->digits > 3)
        return false;
    *value = sign * a->value;
    *end = i + 1;
    return true;
}

static bool letter(const wn_row *row, uint32_t i, char c)
{
    const wn_atom *a = wn_row_get(row, i);
    return a->type && a->end == a->start + 1
        && (row->f->doc->text.ptr[a->start] | 0x20) == c;
}

/* 1.1^-3, 12.3e+14, 6.2x10^4. */
static void raise(const wn_row *row, wn_number *n)
{
    double power;
    uint32_t end, i = n->end;
    const wn_atom *a = wn_row_get(row, i);
    bool times = letter(row, i, 'x') && wn_row_get(row, i + 1)->space == a->space;
    if (a->space && !times) return;
    if (a->sign == '^' && exponent(row, i + 1, &power, &end)) n->value = pow(n->value, power);
    else if (letter(row, i, 'e') && exponent(row, i + 1, &power, &end)) n->value *= pow(10, power);
    else if (times && wn_row_get(row, i + 1)->value == 10
             && wn_row_get(row, i + 2)->sign == '^' && exponent(row, i + 3, &power, &end))
        n->value *= pow(10, power);
    else return;
    n->end = end;
    n->figure = false;
}

/* The multiplier at I that may follow figures; letters have rules of their own, which their tags
** say. */
static double factor_at(const wn_row *row, uint32_t i, bool money, uint32_t *end)
{
    const wn_atom *a = wn_row_get(row, i);
    if (!wn_atom_begins(a, WN_LEX_MULTIPLIER)) return 0;
    const wn_lex_item *item = wn_row_phrase(row, i, WN_LEX_MULTIPLIER, end);
    if (!item) return 0;
    char c = row->f->doc->text.ptr[a->start];
    bool capital = c >= 'A' && c <= 'Z';
    if (wn_str_eq(item->tag, WN_STR("capital")) && !money && !capital && !wn_row_plural(row, *end))
        return 0;
    if (wn_str_eq(item->tag, WN_STR("money")) && !money && !(capital && a->space)) return 0;
    const wn_atom *behind = wn_row_get(row, *end);
    if (item->tag.len && behind->type && !behind->space && behind->type != WN_ATOM_SIGN) return 0;
    return item->value;
}

static void multiply_figure(const wn_row *row, wn_number *n, bool money)
{
    uint32_t end = n->end;
    for (int k = 0; k < 3; k++) {
        uint32_t i = wn_row_hop(row, n->end);
        double factor = factor_at(row, i, money, &end);
        if (factor == 0) return;
        n->value *= factor;
        n->scale *= factor;
        n->figure = false;
        n->end = end;
    }
}

static bool figure(const wn_row *row, uint32_t i, bool money, wn_number *n)
{
    const wn_atom *a = wn_row_get(row, i), *next = wn_row_get(row, i + 1);
    if (a->type != WN_ATOM_FIGURE || a->figure >= WN_FIG_DATE) return false;
    *n = (wn_number){ .end = i + 1, .value = a->value, .scale = 1, .figure = true,
                      .fraction = a->figure == WN_FIG_FRACTION };
    join_groups(row, i, n);
    join_swiss(row, i, n);
    bool part = next->figure == WN_FIG_FRACTION && next->space && next->value < 1;
    bool sign = next->type == WN_ATOM_SIGN && next->role == WN_ROLE_HALF;
    if (a->figure == WN_FIG_WHOLE && (part || sign)) {              /* 1 4/5, 2½ */
        n->value += next->value;
        n->end = i + 2;
    }
    raise(row, n);
    multiply_figure(row, n, money);
    return true;
}

/* ---- put together */

/* Decimals in words: "five point two five"; the digits of each word behind each other. */
static void decimals(const wn_row *row, wn_number *n)
{
    double part = 1, value = 0;
    uint32_t i = n->end;
    if (wn_row_get(row, i)->role != WN_ROLE_POINT || n->scale != 1) return;
    for (i++; value_role(wn_row_get(row, i)) && part < 1e15; i++) {
        const wn_atom *next = wn_row_get(row, wn_row_hop(row, i + 1));
        double v = wn_row_get(row, i)->value;
        bool both = v >= 20 && value_role(next) && next->value > 0 && next->value < 10;
        if (both) { v += next->value; i = wn_row_hop(row, i + 1); }
        part *= v < 10 ? 10 : 100;
        value = value * (v < 10 ? 10 : 100) + v;
    }
    const wn_atom *a = wn_row_get(row, i);
    bool figures = a->figure == WN_FIG_WHOLE && a->type == WN_ATOM_FIGURE;
    if (part == 1 && figures) {             /* two point 5 */
        part = pow(10, a->digits);
        value = a->value;
        i++;
    }
    if (part == 1) return;
    n->value += value / part;
    n->end = i;
    uint32_t at = wn_row_hop(row, i);
    double factor = factor_word(row, at);
    if (factor == 0) return;
    *n = (wn_number){ .end = at + 1, .value = n->value * factor, .scale = factor };
}

/* "and a half" behind N: of the multiplier where it has one, of one where not. */
static void and_fraction(const wn_row *row, wn_number *n)
{
    wn_number part;
    uint32_t and = wn_row_hop(row, n->end);
    if (wn_row_get(row, and)->role != WN_ROLE_AND || n->fraction) return;
    if (!fraction(row, wn_row_hop(row, and + 1), &part) || part.value >= 1) return;
    if (n->scale >= 1000) {
        fraction_of(row, &part);
        n->value += part.scale > 1 ? part.value : part.value * n->scale;
        n->end = part.end;
        return;
    }
    n->value += part.value;
    n->end = part.end;
    double factor = factor_word(row, n->end);
    if (factor != 0) { n->value *= factor; n->scale = factor; n->end++; }
}

/* Words behind a multiplier of figures: "6 crore and two hundred". */
static void and_words(const wn_row *row, wn_number *n)
{
    sum s;
    wn_number rest;
    if (n->scale < 100 || wn_row_get(row, n->end)->role != WN_ROLE_AND) return;
    if (!words(row, n->end + 1, true, &rest, &s) || rest.value >= n->scale || rest.value < 1)
        return;
    if (wn_row_get(row, n->end + 1)->role == WN_ROLE_A) return;
    n->value += rest.value;
    n->end = rest.end;
    n->scale = 1;
}

/* "one in five", "two out of three", "1 over 3": a share, where the second is the greater. */
static void share_of(const wn_row *row, wn_number *n)
{
    wn_number low;
    sum s;
    uint32_t i = n->end;
    uint8_t role = wn_row_get(row, i)->role;
    if (n->scale != 1 || n->fraction || fmod(n->value, 1) != 0 || n->value < 1) return;
    if (role == WN_ROLE_OUT && wn_row_get(row, i + 1)->role == WN_ROLE_OF) i++;
    else if (role != WN_ROLE_OVER && role != WN_ROLE_IN) return;
    i++;
    bool plain = words(row, i, true, &low, &s) || figure(row, i, false, &low);
    if (!plain || low.value <= n->value || fmod(low.value, 1) != 0) return;
    bool round = low.value <= 20 || fmod(low.value, 10) == 0;
    bool year = low.figure && low.value >= 1000 && low.value < 2200;
    bool unit = wn_atom_begins(wn_row_get(row, low.end), WN_LEX_UNIT);
    if (role == WN_ROLE_IN && (!round || year || unit)) return;
    *n = (wn_number){ .end = low.end, .value = n->value / low.value, .scale = 1, .fraction = true };
}

/* "one" that is a pronoun: behind a determiner, or with no noun to count. */
static bool pronoun(const wn_row *row, uint32_t i, const wn_number *n)
{
    const wn_atom *before = i ? wn_row_get(row, i - 1) : NULL, *next = wn_row_get(row, i + 1);
    if (n->end != i + 1 || wn_row_get(row, i)->role != WN_ROLE_ONE) return false;
    if (before && before->role == WN_ROLE_MINUS) return false;
    if (before && (wn_atom_is(before, WN_LEX_DETERMINER) || wn_atom_is(before, WN_LEX_PRONOUN)))
        return true;
    return wn_atom_is(next, WN_LEX_PRONOUN) || wn_atom_is(next, WN_LEX_AUXILIARY);
}

bool wn_number_at(const wn_row *row, uint32_t i, bool money, bool closed, wn_number *n)
{
    sum s;
    const wn_atom *a = wn_row_get(row, i);
    if (a->type == WN_ATOM_FIGURE) {
        if (!figure(row, i, money, n)) return false;
        if (a->figure == WN_FIG_FRACTION && n->end == i + 1) fraction_of(row, n);
        if (closed) return true;
        and_fraction(row, n);
        and_words(row, n);
        share_of(row, n);
        return true;
    }
    if (a->role == WN_ROLE_MINUS) {
        if (wn_row_get(row, i + 1)->role == WN_ROLE_MINUS) return false;
        if (!wn_number_at(row, i + 1, money, closed, n)) return false;
        n->value = -n->value;
        return true;
    }
    if (a->role == WN_ROLE_HALF || a->role == WN_ROLE_A) {
        bool share = fraction(row, i, n);
        if (share) { fraction_of(row, n); return true; }
        if (a->role == WN_ROLE_HALF) return false;
    }
    if (!words(row, i, closed, n, &s)) return false;
    if (pronoun(row, i, n)) {
        share_of(row, n);
        return n->fraction || divide(row, n, &s, false);
    }
    if (divide(row, n, &s, false)) { fraction_of(row, n); return true; }
    decimals(row, n);
    if (!closed) and_fraction(row, n);
    share_of(row, n);
    return true;
}
