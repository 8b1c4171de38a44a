/* number.c: what numbers figures and number words make.
**
**     1.2 million            figure, multiplier
**     two hundred and five   value, multiplier, "and", value
**     two thirds             number, ordinal: a fraction
**     three and a half       number, "and", fraction
**     one in five            number, "in", greater number: a fraction
**
** What number words make among themselves stands in numeral.c.
*/
#include <math.h>

#include "base/utf8.h"
#include "find/number.h"
#include "find/numeral.h"

static bool figure(const wn_row *row, uint32_t i, bool money, wn_number *n);
static void decimals(const wn_row *row, wn_number *n);

/* ---- number words */

/* The multiplier that is atom I as a word, or 0. */
static double factor_word(const wn_row *row, uint32_t i, uint32_t *end)
{
    bool bare;
    return wn_numeral_factor(row, i, end, &bare);
}

static bool words(const wn_row *row, uint32_t i, bool closed, wn_number *n, wn_numeral *s)
{
    if (!wn_numeral_at(row, i, closed, s)) return false;
    *n = (wn_number){ .end = s->end, .value = s->value, .scale = s->scale };
    return true;
}

/* ---- ordinals and fractions */

static const wn_lex_item *ordinal_item(const wn_row *row, uint32_t i, uint32_t *end)
{
    if (!wn_atom_begins(wn_row_get(row, i), WN_LEX_ORDINAL)) return NULL;
    const wn_lex_item *item = wn_row_phrase(row, i, WN_LEX_ORDINAL, end);
    bool word = item && (!item->tag.len || wn_str_eq(item->tag, WN_STR("plural")) ||
                         wn_str_eq(item->tag, WN_STR("time")));
    return word ? item : NULL;
}

/* Does the stop behind figure I make it an ordinal: der 3. Platz, 3. Mai, 21. yüzyıl? */
static bool stop_counts(const wn_row *row, uint32_t i)
{
    const wn_atom *before = wn_row_get(row, i - 1), *noun = wn_row_get(row, i + 2);
    const uint64_t starts = UINT64_C(1) << WN_LEX_STOP | UINT64_C(1) << WN_LEX_STARTER;
    uint32_t len, c;
    if (noun->type != WN_ATOM_WORD || !noun->space || wn_row_get(row, i)->digits > 2) return false;
    c = wn_utf8_at(row->f->doc->text, noun->start, &len);
    if (!wn_char_upper(c) || wn_atom_begins(noun, WN_LEX_MONTH)) return true;
    bool led = wn_atom_is(before, WN_LEX_DETERMINER) || wn_atom_is(before, WN_LEX_PREPOSITION);
    return i > 0 && led && !(noun->classes & starts);
}

static bool ordinal_figure(const wn_row *row, uint32_t i, wn_number *n)
{
    uint32_t end;
    const wn_atom *a = wn_row_get(row, i), *tail = wn_row_get(row, i + 1);
    bool count = a->figure == WN_FIG_WHOLE || a->figure == WN_FIG_GROUPED;
    if (!count || tail->space || !wn_atom_begins(tail, WN_LEX_ORDINAL)) return false;
    const wn_lex_item *item = wn_row_phrase(row, i + 1, WN_LEX_ORDINAL, &end);
    if (!item || !wn_str_eq(item->tag, WN_STR("suffix"))) return false;
    if (tail->sign == '.' && !stop_counts(row, i)) return false;
    bool degrees = wn_row_phrase(row, i + 1, WN_LEX_UNIT, &end) && end > i + 2;    /* 37º C */
    if (degrees) return false;
    *n = (wn_number){ .end = i + 2, .value = a->value, .scale = 1 };
    return true;
}

/* A number with what makes it an ordinal before or behind: 第三, 二番目. */
static bool marked_ordinal(const wn_row *row, uint32_t i, wn_number *n)
{
    wn_numeral s;
    uint32_t end, from = i;
    const wn_lex_item *item = NULL;
    if (wn_atom_begins(wn_row_get(row, i), WN_LEX_ORDINAL))
        item = wn_row_phrase(row, i, WN_LEX_ORDINAL, &from);
    bool before = item && wn_str_eq(item->tag, WN_STR("prefix"));
    if (!before) from = i;
    if (!words(row, from, false, n, &s) && !figure(row, from, false, n)) return false;
    if (before) return true;
    item = wn_row_phrase(row, n->end, WN_LEX_ORDINAL, &end);
    if (!item || !wn_str_eq(item->tag, WN_STR("behind"))) return false;
    n->end = end;
    return true;
}

/* Ordinals that add up, in languages that say them so: décimo octavo, الخامسة والعشرون. */
static void more_ordinals(const wn_row *row, wn_number *n)
{
    uint32_t end;
    const wn_lex_item *item;
    for (; row->grammar[WN_G_ORDINALS] != 0; n->value += item->value, n->end = end) {
        double room = 1;
        bool and = wn_row_get(row, n->end)->role == WN_ROLE_AND;
        while (n->value >= 1 && fmod(n->value, room * 10) == 0) room *= 10;
        item = ordinal_item(row, n->end + and, &end);
        if (!item || (and ? !wn_numeral_inverts(row, n->value, item->value) : item->value >= room))
            return;
    }
}

bool wn_ordinal_at(const wn_row *row, uint32_t i, wn_number *n)
{
    wn_numeral s;
    uint32_t end;
    wn_number before = { .end = i };
    if (marked_ordinal(row, i, n)) return true;
    if (wn_row_get(row, i)->type == WN_ATOM_FIGURE) return ordinal_figure(row, i, n);
    const wn_lex_item *item = ordinal_item(row, i, &end);
    bool has = words(row, i, false, &before, &s) && !(item && end > s.end);      /* doze avos */
    uint32_t at = has ? wn_row_hop(row, s.end) : i;
    bool and = has && wn_row_get(row, at)->role == WN_ROLE_AND;
    if (has) item = ordinal_item(row, at + and, &end);
    if (!item) return false;
    double value = item->value, units = fmod(before.value, 100);
    if (and && wn_numeral_inverts(row, units, value)) s.room = INFINITY;
    else if (and && !(row->grammar[WN_G_AND_TENS] != 0)) return false;
    double below = fmod(before.value, value * 1000);            /* three million | two thousandth */
    if (has && value >= 100) value = before.value - below + (below > 0 ? below : 1) * value;
    else if (has && value < s.room) value += before.value;
    else if (has) return false;
    *n = (wn_number){ .end = end, .value = value, .scale = 1,
                      .plural = wn_str_eq(item->tag, WN_STR("plural")),
                      .time = wn_str_eq(item->tag, WN_STR("time")) };
    more_ordinals(row, n);
    return true;
}

/* What may stand behind "a third" and leave it a fraction. */
static bool fraction_ends(const wn_row *row, uint32_t i)
{
    uint32_t end;
    const wn_atom *a = wn_row_get(row, i);
    return a->type == WN_ATOM_NONE || a->role == WN_ROLE_OF || factor_word(row, i, &end) != 0
        || wn_row_phrase(row, i, WN_LEX_PERCENT, &end)
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

/* LOW is followed by "parts of", and how many: 三分の二. */
static bool parts(const wn_row *row, wn_number *low)
{
    wn_numeral s;
    uint32_t i;
    wn_number top;
    if (low->value == 0 || !wn_row_link(row, low->end, WN_ROLE_PARTS, &i)) return false;
    if (!words(row, i, true, &top, &s) && !figure(row, i, false, &top)) return false;
    if (row->grammar[WN_G_COMPOUND] == 3 && top.scale == 1e4 && top.value > low->value) {
        top.value /= 1e4;                                   /* 3분의 1|만: "only a third" */
        top.end--;
    }
    decimals(row, &top);
    *low = (wn_number){ .end = top.end, .value = top.value / low->value, .scale = 1,
        .fraction = true };
    return true;
}

/* TOP is followed by what makes it a fraction: "two" by "thirds", "three" by "quarters". LOOSE: it
** is "a", which is followed by ordinals that are none. */
static bool divide(const wn_row *row, wn_number *top, const wn_numeral *s, bool loose)
{
    wn_number low;
    uint32_t i = wn_row_hop(row, top->end);
    const wn_atom *a = wn_row_get(row, i);
    if (parts(row, top)) return true;
    if (top->value <= 0) return false;
    if (a->role == WN_ROLE_HALF || a->role == WN_ROLE_SHARE) {
        if (half_of_a_word(row, i)) return false;
        bool tens = top->value >= 20 && fmod(top->value, 10) == 0;
        if (tens && wn_atom_is(a, WN_LEX_ORDINAL)) return false;                /* vingt-cinquième */
        bool bare = loose && a->role == WN_ROLE_SHARE && row->grammar[WN_G_ARTICLE] == 0;
        if (bare && !fraction_ends(row, i + 1)) return false;
        *top = (wn_number){ .end = i + 1, .value = top->value * a->value, .scale = 1,
            .fraction = true };
        return true;
    }
    if (a->role == WN_ROLE_OF && row->grammar[WN_G_MIXED] != 0) i++;             /* एक का सौवां */
    if (!wn_ordinal_at(row, i, &low) || low.value < 3) return false;
    if (s && s->tens > 0 && low.value < 10) {               /* one hundred | thirty fifths */
        low.value += s->tens;
        top->value -= s->tens;
    }
    if (!low.plural && (top->value != 1 || (loose && !fraction_ends(row, low.end)))) return false;
    *top = (wn_number){ .end = low.end, .value = top->value / low.value, .scale = 1,
        .fraction = true };
    return true;
}

bool wn_fraction_at(const wn_row *row, uint32_t i, wn_number *n)
{
    wn_numeral s;
    const wn_atom *a = wn_row_get(row, i);
    bool quarter = a->role == WN_ROLE_SHARE && row->grammar[WN_G_COMPOUND] == 2;      /* وربع */
    if (a->role == WN_ROLE_HALF || quarter) {
        if (half_of_a_word(row, i)) return false;
        *n = (wn_number){ .end = i + 1, .value = a->value, .scale = 1, .fraction = true };
        return true;
    }
    if (a->figure == WN_FIG_FRACTION) {
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
    uint32_t end, i = wn_row_hop(row, n->end);
    if (wn_row_get(row, i)->role == WN_ROLE_OF && wn_row_get(row, i + 1)->role == WN_ROLE_A) i += 2;
    else if (wn_row_get(row, i)->role == WN_ROLE_A) i++;
    i = wn_row_hop(row, i);
    double factor = factor_word(row, i, &end);
    if (factor == 0) return;
    *n = (wn_number){ .end = end, .value = n->value * factor, .scale = factor, .fraction = true };
}

/* ---- figures */

#define GROUPS 6            /* groups of three digits that one number may have */

/* Figures of three digits behind a space that are more of the figure at I: 1 234 567. */
static void join_groups(const wn_row *row, uint32_t i, wn_number *n)
{
    const wn_atom *a = wn_row_get(row, i), *next;
    double value = a->value;
    uint32_t at = i + 1;
    bool decimals = false;                                      /* 1 234 567,89 */
    if (a->figure != WN_FIG_WHOLE || a->digits > 3 || a->value == 0) return;
    for (; (next = wn_row_get(row, at))->digits == 3 && !decimals && at <= i + GROUPS; at++) {
        const wn_atom *last = wn_row_get(row, at - 1);
        bool thin = next->start - last->end > 1;            /* a no-break space of some width */
        decimals = next->figure == WN_FIG_DECIMAL;
        if (next->figure > WN_FIG_DECIMAL) break;
        if (!next->space || next->start - last->end > 3) break;
        const wn_atom *after = wn_row_get(row, at + 1);
        bool more = after->digits == 3 && after->space;
        bool sure = thin || more || decimals || wn_row_comma(row) || fmod(next->value, 100) == 0;
        if (at == i + 1 && !sure) break;
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
    if (wn_str_eq(item->tag, WN_STR("bare"))) {                 /* 50 cents */
        bool taken = wn_atom_begins(a, WN_LEX_CURRENCY) && a->classes >> WN_LEX_CURRENCY & 1;
        return taken ? 0 : item->value;
    }
    char c = row->f->doc->text.ptr[a->start];
    bool capital = c >= 'A' && c <= 'Z';
    if (wn_str_eq(item->tag, WN_STR("capital")) && !money && !capital && !wn_row_plural(row, *end))
        return 0;
    if (wn_str_eq(item->tag, WN_STR("money")) && !money && !(capital && a->space)) return 0;
    if (item->tag.len && wn_row_clings(row, *end)) return 0;
    return item->value;
}

/* Whole where it all but is: 16.4 million is 16,400,000. */
static double times(double value, double factor)
{
    double product = value * factor, whole = round(product);
    return fabs(product - whole) <= 1e-9 * fabs(product) ? whole : product;
}

static void multiply_figure(const wn_row *row, wn_number *n, bool money)
{
    uint32_t end = n->end;
    for (int k = 0; k < 3; k++) {
        uint32_t i = wn_row_hop(row, n->end);
        double factor = factor_at(row, i, money, &end);
        if (factor == 0) return;
        n->value = times(n->value, factor);
        n->scale *= factor;
        n->figure = false;
        n->end = end;
    }
}

/* Arabic digits: numbers that these write stand in the text as they are seen from the right (UAX #9, AN), so
** ١/٤ ٢ is two and a quarter. */
static bool from_right(const wn_row *row, const wn_atom *a)
{
    uint32_t len, c = wn_utf8_at(row->f->doc->text, a->start, &len);
    return c >= 0x0660 && c <= 0x0669;
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
    bool behind = a->figure == WN_FIG_FRACTION && a->value < 1 && next->figure == WN_FIG_WHOLE
               && next->type == WN_ATOM_FIGURE && next->space && from_right(row, a) && from_right(row, next);
    if ((a->figure == WN_FIG_WHOLE && (part || sign)) || behind) {      /* 1 4/5, 2½ */
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
    double part;
    uint32_t i, end;
    if (n->scale != 1 && row->grammar[WN_G_DIGITS] == 0) return;
    if (!wn_row_link(row, n->end, WN_ROLE_POINT, &i)) return;
    if (!wn_numeral_decimals(row, i, &part, &end)) return;
    *n = (wn_number){ .end = end, .value = n->value + part, .scale = 1 };
    uint32_t at = wn_row_hop(row, end);
    double factor = factor_word(row, at, &end), least = row->grammar[WN_G_DIGITS] != 0 ? 1e4 : 0;
    if (factor == 0 || factor < least) return;                                  /* 七・八十 */
    *n = (wn_number){ .end = end, .value = n->value * factor, .scale = factor };
}

/* "and a half" behind N: of the multiplier where it has one, of one where not. */
static void and_fraction(const wn_row *row, wn_number *n)
{
    wn_number part;
    uint32_t and = wn_row_hop(row, n->end);
    if (wn_row_get(row, and)->role != WN_ROLE_AND || n->fraction) return;
    if (!wn_fraction_at(row, wn_row_hop(row, and + 1), &part) || part.value >= 1) return;
    if (n->scale >= 1000 && row->grammar[WN_G_DIGITS] == 0) {
        fraction_of(row, &part);
        n->value += part.scale > 1 ? part.value : part.value * n->scale;
        n->end = part.end;
        return;
    }
    n->value += part.value;
    n->end = part.end;
    uint32_t end;
    double factor = factor_word(row, n->end, &end);
    if (factor != 0) { n->value *= factor; n->scale = factor; n->end = end; }
}

/* Words behind a multiplier of figures: "6 crore and two hundred". */
static void and_words(const wn_row *row, wn_number *n)
{
    wn_numeral s;
    wn_number rest;
    if (row->grammar[WN_G_DIGITS] != 0) return;
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
    wn_numeral s;
    uint32_t i = n->end, end = 0;
    uint8_t role = wn_row_get(row, i)->role;
    if (wn_row_link(row, i, WN_ROLE_OVER, &end)) {                  /* 1 op de 3 */
        role = WN_ROLE_OVER;
        i = end - 1;
    }
    if (n->scale != 1 || n->fraction || fmod(n->value, 1) != 0 || n->value < 1) return;
    if (role == WN_ROLE_OUT && wn_row_get(row, i + 1)->role == WN_ROLE_OF) i++;
    else if (role != WN_ROLE_OVER && role != WN_ROLE_IN) return;
    i++;
    bool over = role == WN_ROLE_OVER, any = over && wn_row_get(row, i - 1)->value == 2;  /* bölü */
    bool open = over && row->grammar[WN_G_AND_TENS] != 0;
    bool plain = words(row, i, !open, &low, &s) || figure(row, i, false, &low);
    if (!plain || (!any && low.value <= n->value) || fmod(low.value, 1) != 0) return;
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

/* Figures that words go on with, or that are parts of a whole: 3億5千万, 3分の2. */
static void mixed(const wn_row *row, uint32_t i, wn_number *n)
{
    wn_numeral s;
    wn_number more;
    if (row->grammar[WN_G_MIXED] == 0) return;
    if (words(row, i, false, &more, &s) && more.end > n->end) *n = more;
    parts(row, n);
}

/* Is atom I of those words of Korean that join each other, and that many a noun is made of? */
static bool joins(const wn_row *row, uint32_t i)
{
    uint32_t end;
    const wn_atom *a = wn_row_get(row, i);
    if (!wn_atom_begins(a, WN_LEX_NUMBER))
        return row->grammar[WN_G_COMPOUND] == 3 && wn_atom_is(a, WN_LEX_MULTIPLIER);
    const wn_lex_item *item = wn_row_phrase(row, i, WN_LEX_NUMBER, &end);
    return item && wn_str_eq(item->tag, WN_STR("bound"));
}

/* Is it ten, or another multiplier up to MOST? */
static bool is_tens(const wn_row *row, uint32_t i, double most)
{
    uint32_t end;
    double factor = factor_word(row, i, &end);
    return factor != 0 && factor <= most;
}

/* A word that is a number beside others, and something else by itself: 이, "two" or "this"; so are two
** of them (조사, 구이), other than 십오 and 오백. */
static bool bound(const wn_row *row, uint32_t i, const wn_number *n)
{
    const uint64_t counted = UINT64_C(1) << WN_LEX_UNIT | UINT64_C(1) << WN_LEX_CURRENCY
                           | UINT64_C(1) << WN_LEX_PERCENT;
    const wn_atom *next = wn_row_get(row, n->end), *second = wn_row_get(row, i + 1);
    bool two = n->end == i + 2 && !second->space && joins(row, i + 1) && !is_tens(row, i, 100)
            && !is_tens(row, i + 1, 1000);
    if ((n->end != i + 1 && !two) || !joins(row, i)) return false;
    if (i && wn_row_get(row, i - 1)->role == WN_ROLE_MINUS) return false;
    bool several = two || !wn_atom_begins(wn_row_get(row, i), WN_LEX_NUMBER);        /* 백 명, not 이 명 */
    return !(several && next->role == WN_ROLE_COUNTER) && !(next->begins & counted);
}

/* "un Français sur trois", where what counts is not another noun: not "un livre sur trois femmes". */
static bool one_of(const wn_row *row, uint32_t i, wn_number *n)
{
    uint32_t end;
    const wn_atom *noun = wn_row_get(row, i + 1);
    bool plain = noun->type == WN_ATOM_WORD && noun->role == WN_ROLE_NONE && !wn_atom_is(noun, WN_LEX_STOP);
    if (!plain || !wn_row_link(row, i + 2, WN_ROLE_OVER, &end)) return false;
    *n = (wn_number){ .end = i + 2, .value = 1, .scale = 1 };
    share_of(row, n);
    const wn_atom *next = wn_row_get(row, n->end);
    return n->fraction && (next->type != WN_ATOM_WORD || wn_atom_is(next, WN_LEX_STOP) ||
                           wn_atom_is(next, WN_LEX_AUXILIARY));
}

/* An article that is one: "un et demi", "un sur trois". */
static bool one_and(const wn_row *row, uint32_t i, wn_number *n)
{
    if (row->grammar[WN_G_ARTICLE] == 0) return false;
    if (one_of(row, i, n)) return true;
    *n = (wn_number){ .end = i + 1, .value = 1, .scale = 1 };
    and_fraction(row, n);
    uint32_t end;
    if (wn_row_link(row, i + 1, WN_ROLE_OVER, &end)) share_of(row, n);
    return n->end > i + 1;
}

bool wn_number_at(const wn_row *row, uint32_t i, bool money, bool closed, wn_number *n)
{
    wn_numeral s;
    const wn_atom *a = wn_row_get(row, i);
    if (a->type == WN_ATOM_FIGURE) {
        if (!figure(row, i, money, n)) return false;
        mixed(row, i, n);
        if (a->figure == WN_FIG_FRACTION && n->end == i + 1) fraction_of(row, n);
        if (closed) return true;
        and_fraction(row, n);
        and_words(row, n);
        share_of(row, n);
        return true;
    }
    uint32_t next;
    if (wn_row_link(row, i, WN_ROLE_MINUS, &next)) {
        if (wn_row_get(row, next)->role == WN_ROLE_MINUS) return false;
        if (!wn_number_at(row, next, money, closed, n)) return false;
        n->value = -n->value;
        return true;
    }
    if (a->role == WN_ROLE_A && one_and(row, i, n)) return true;
    bool share_word = a->role == WN_ROLE_SHARE && row->grammar[WN_G_COMPOUND] == 2;
    if (a->role == WN_ROLE_HALF || a->role == WN_ROLE_A || share_word) {
        bool share = wn_fraction_at(row, i, n);
        if (share) { fraction_of(row, n); return true; }
        if (a->role == WN_ROLE_HALF) return false;
    }
    if (!words(row, i, closed, n, &s)) return false;
    if (bound(row, i, n)) {
        uint32_t end = n->end;
        if (parts(row, n)) return true;
        and_fraction(row, n);
        return n->end > end;
    }
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
