/* numeral.c: what number words make. A numeral is a sum of terms, each smaller than what the one
** before has room for; a multiplier takes all terms smaller than itself and makes them one:
**
**     two hundred and five      [2] × 100 → [200, room 100]   5
**     trecento mila             [300, room 100] × 1000 → [300000, room 1000]
**     ein und zwanzig           1, "and", 20: tens behind units, where the language has that
**     四百五                     [400, room 100]   5 × 10, where the last power is left out
**
** The words are the pack's, and so are the few ways in which languages differ (WN_G_, atom.h).
*/
#include <math.h>

#include "find/number.h"
#include "find/numeral.h"

#define TERMS 12

typedef struct { double value, room; } term;

typedef struct {
    const wn_row *row;
    term at[TERMS];
    uint32_t len, joint;        /* joint: the first term behind "and" */
    uint32_t end;
    double tens, last;          /* last: the multiplier that the last word was, or 0 */
    bool zero, digits, linked;  /* digits: the last term is digits one by one; linked: "and", zero */
    bool native;                /* the last term was no word that others join: 하나, not 일 */
    bool figure;                /* the last term was a figure, which no word adds to: 70 - एक */
} sum;

static bool grammar(const wn_row *row, int rule) { return row->grammar[rule] != 0; }

bool wn_numeral_inverts(const wn_row *row, double units, double tens)
{
    return grammar(row, WN_G_UNIT_FIRST) && units >= 1 && units <= 9 && tens >= 20 && tens <= 90
        && fmod(tens, 10) == 0;
}

/* ---- words */

/* Is atom I a part of a longer word: the "ein" of "einundzwanzig"? */
static bool written_together(const wn_row *row, uint32_t i)
{
    const wn_atom *a = wn_row_get(row, i), *next = wn_row_get(row, i + 1);
    bool before = i && wn_row_get(row, i - 1)->type == WN_ATOM_WORD && !a->space;
    return before || (next->type == WN_ATOM_WORD && !next->space);
}

bool wn_numeral_word(const wn_row *row, uint32_t i, double *value, uint32_t *end)
{
    const wn_atom *a = wn_row_get(row, i);
    if (a->role == WN_ROLE_A && written_together(row, i)) {
        *value = 1;
        *end = i + 1;
        return true;
    }
    if (!wn_atom_begins(a, WN_LEX_NUMBER)) return false;
    const wn_lex_item *item = wn_row_phrase(row, i, WN_LEX_NUMBER, end);
    bool word = item && (item->tag.len == 0 || wn_str_eq(item->tag, WN_STR("one"))
                         || wn_str_eq(item->tag, WN_STR("bound")));
    if (!word) return false;
    *value = item->value;
    return true;
}

/* The same inside a numeral, where digits make no other words: 二十|一番目, 十点二三. */
static bool inner_word(const wn_row *row, uint32_t i, double *value, uint32_t *end)
{
    const wn_atom *a = wn_row_get(row, i);
    if (wn_numeral_word(row, i, value, end)) return true;
    if (a->role != WN_ROLE_VALUE || !grammar(row, WN_G_DIGITS)) return false;
    *value = a->value;
    *end = i + 1;
    return true;
}

double wn_numeral_factor(const wn_row *row, uint32_t i, uint32_t *end, bool *bare)
{
    *bare = false;
    if (!wn_atom_begins(wn_row_get(row, i), WN_LEX_MULTIPLIER)) return 0;
    const wn_lex_item *item = wn_row_phrase(row, i, WN_LEX_MULTIPLIER, end);
    *bare = item && wn_str_eq(item->tag, WN_STR("bare"));
    return item && (*bare || item->tag.len == 0) ? item->value : 0;
}

/* Figures may be a term, where figures and words mix: 3億5千万. */
static bool term_at(const sum *s, uint32_t i, double *value, uint32_t *end)
{
    const wn_atom *a = wn_row_get(s->row, i);
    bool unit = s->len && wn_atom_is(a, WN_LEX_UNIT)            /* 三百两 */
             && !wn_atom_begins(wn_row_get(s->row, i + 1), WN_LEX_MULTIPLIER);
    if (unit) return false;
    if (s->len ? inner_word(s->row, i, value, end) : wn_numeral_word(s->row, i, value, end))
        return true;
    if (a->role == WN_ROLE_A && s->len && grammar(s->row, WN_G_ARTICLE)) {     /* ciento un */
        *value = 1;
        *end = i + 1;
        return true;
    }
    if (a->type != WN_ATOM_FIGURE || !grammar(s->row, WN_G_MIXED)) return false;
    if (a->figure > WN_FIG_DECIMAL || (s->len && s->last == 0)) return false;
    const wn_atom *group = wn_row_get(s->row, i + 1);
    if (s->len && group->space && group->digits == 3) return false;            /* un millón 200 000 */
    *value = a->value;
    *end = i + 1;
    return true;
}

/* ---- the sum */

static double top_room(const sum *s) { return s->at[s->len - 1].room; }

static double room_of(double v)
{
    double room = 100;
    if (v < 20 || fmod(v, 10) != 0) return 1;
    if (v < 100) return 10;
    while (fmod(v, room * 10) == 0) room *= 10;
    return fmod(v, 100) == 0 ? room : 1;
}

static bool push(sum *s, double value, double room)
{
    if (s->len == TERMS) return false;
    s->at[s->len++] = (term){ value, room };
    return true;
}

/* A single digit behind others: 二〇〇八. */
static bool add_digit(sum *s, uint32_t i, double v)
{
    if (!s->digits || s->len > 1 || v >= 10 || wn_row_get(s->row, i)->space) return false;
    term *top = &s->at[s->len - 1];
    if (top->value >= 1e15) return false;
    top->value = top->value * 10 + v;
    return true;
}

/* Korean has two sets of words: those that join each other (일, 십), and those that do not (하나, 서른), behind
** which and behind figures the others are endings: 서른|이, 30|이. */
static bool foreign_word(sum *s, uint32_t i, double factor)
{
    uint32_t end;
    if (s->row->grammar[WN_G_COMPOUND] != 3) return false;
    if (factor != 0) return s->native && fmod(factor, 10) == 0;
    const wn_lex_item *item = wn_row_phrase(s->row, i, WN_LEX_NUMBER, &end);
    bool joins = item && item->tag.len;
    bool refused = joins && s->len && s->last == 0 && !s->digits;
    s->native = !joins && wn_row_get(s->row, i)->type == WN_ATOM_WORD;
    return refused;
}

static bool add_value(sum *s, uint32_t i, double v)
{
    bool first = s->len == 0;
    bool figure = wn_row_get(s->row, i)->type == WN_ATOM_FIGURE, behind = s->figure;
    s->figure = figure;
    if ((behind && !figure) || foreign_word(s, i, 0)) return false;
    if (add_digit(s, i, v)) return true;
    if (!first && (s->zero || v == 0 || v >= top_room(s))) return false;
    s->tens = !first && !s->linked && v >= 20 && v < 100 && fmod(v, 10) == 0 ? v : 0;
    s->zero = v == 0;
    s->last = 0;
    s->digits = v < 10 && fmod(v, 1) == 0 && grammar(s->row, WN_G_DIGITS)
             && wn_row_get(s->row, i)->type == WN_ATOM_WORD;
    return push(s, v, room_of(v));
}

static bool multiply(sum *s, double factor, bool bare)
{
    double value = 0;
    uint32_t len = s->len, least = fmod(factor, 10) != 0 ? s->joint : 0;
    bool dozen = fmod(factor, 10) != 0, single = factor < 1e4 && grammar(s->row, WN_G_DIGITS);
    while (len > least && (dozen || s->at[len - 1].value < factor)) value += s->at[--len].value;
    if (single && value >= 10 && (s->last > 0 || s->digits) && !dozen) return false;    /* 七十|百 */
    if (s->last > 0 && fmod(s->last, 10) != 0) return false;
    if (len < s->len && value > 0) value *= factor;
    else if (s->last == factor) value = s->at[--len].value * factor;        /* 万万 */
    else if (bare && len == s->len) value = factor;
    else return false;
    if (len && value >= s->at[len - 1].room && !dozen) return false;
    s->len = len;
    s->joint = len < s->joint ? len : s->joint;
    s->tens = 0;
    s->last = factor;
    s->zero = s->digits = s->figure = false;
    return push(s, value, factor);
}

/* ---- what joins */

/* May "and" be followed by the word at I, which is worth V? Not where it is a fraction's. */
static bool and_more(const sum *s, uint32_t i, double v)
{
    wn_number part;
    bool wide = top_room(s) >= 100 || grammar(s->row, WN_G_AND_TENS);
    if (!wide || v <= 0 || v >= top_room(s)) return false;
    return !(wn_fraction_at(s->row, i, &part) && part.value < 1);
}

/* Units before tens: VALUE, 20 to 90, is added to a term of 1 to 9. */
static bool tens_behind(sum *s, double value)
{
    term *top = &s->at[s->len - 1];
    if (!wn_numeral_inverts(s->row, top->value, value)) return false;
    top->value += value;
    return true;
}

/* Takes "and" at I with what follows it; CLOSED: only between tens and units, within one word. */
static bool joined(sum *s, uint32_t i, bool closed)
{
    double v;
    uint32_t end;
    bool bare = false;
    uint32_t next = wn_row_hop(s->row, i + 1);
    if (grammar(s->row, WN_G_DIGITS)) return false;         /* 三百と二百 are two */
    bool word = term_at(s, next, &v, &end);
    bool apart = closed && wn_row_get(s->row, i)->space;        /* zwischen zwei und zwanzig */
    if (word && !apart && tens_behind(s, v)) { s->end = end; return true; }
    if (!word) v = wn_numeral_factor(s->row, next, &end, &bare);
    if ((closed && top_room(s) != 10) || (!word && !bare) || !and_more(s, next, v)) return false;
    s->joint = s->len;
    s->linked = true;
    if (word ? !add_value(s, next, v) : !push(s, v, v)) return false;
    if (!word) s->last = v;
    s->end = end;
    return true;
}

/* Behind a zero or "some" inside a numeral (一千零五, 二十几万), or I. */
static uint32_t over_fillers(const sum *s, uint32_t i)
{
    double v;
    bool bare;
    uint32_t end, at = i;
    if (!s->len || !grammar(s->row, WN_G_DIGITS)) return i;
    if (s->last > 0 && wn_numeral_word(s->row, at, &v, &end) && v == 0) at = end;
    if (wn_row_get(s->row, at)->role == WN_ROLE_SOME)
        return wn_numeral_factor(s->row, at + 1, &end, &bare) > 0 ? at + 1 : i;
    return at;
}

/* What the last terms below a hundred make: 45 of quarante-cinq, 2 of mille deux. */
static double below_hundred(const sum *s)
{
    double value = 0;
    for (uint32_t k = s->len; k > 0 && s->at[k - 1].value < 100; k--) value += s->at[k - 1].value;
    return value;
}

static bool step(sum *s, uint32_t i)
{
    double v;
    uint32_t end = i;
    bool bare;
    uint32_t at = over_fillers(s, i);
    double factor = wn_numeral_factor(s->row, at, &end, &bare);
    if (at > i) s->linked = true;
    bool money = bare && below_hundred(s) >= 10                 /* treize cents */
              && wn_atom_begins(wn_row_get(s->row, at), WN_LEX_CURRENCY);
    if (factor != 0 && !money) {
        if (foreign_word(s, at, factor) || !multiply(s, factor, bare)) return false;
    } else if (term_at(s, at, &v, &end)) {
        if (!add_value(s, at, v)) return false;
    } else return false;
    s->end = end;
    return true;
}

/* The last digit where its power is left out: 四百五 is 450. */
static void elided(sum *s)
{
    if (s->len < 2 || s->linked || !s->digits || !grammar(s->row, WN_G_ELIDE)) return;
    term *top = &s->at[s->len - 1];
    if (top->value < 10 && top[-1].room >= 100) top->value *= top[-1].room / 10;
}

bool wn_numeral_at(const wn_row *row, uint32_t i, bool closed, wn_numeral *n)
{
    uint32_t end;
    bool bare;
    sum s = { .row = row, .end = i };
    bool article = wn_row_get(row, i)->role == WN_ROLE_A;
    if (article && wn_numeral_factor(row, wn_row_hop(row, i + 1), &end, &bare) >= 12) {
        push(&s, 1, 1);
        s.end = i + 1;
    } else if (!step(&s, i)) return false;
    for (uint32_t at = s.end;; at = s.end) {
        at = wn_row_hop(row, at);
        if (step(&s, at)) continue;
        if (wn_row_get(row, at)->role != WN_ROLE_AND || !joined(&s, at, closed)) break;
    }
    elided(&s);
    double value = 0;
    for (uint32_t k = 0; k < s.len; k++) value += s.at[k].value;
    bool scale = s.last > 0 && s.last != 100 && s.last != 10;
    *n = (wn_numeral){ .end = s.end, .value = value, .scale = scale ? s.last : 1,
                       .room = s.zero ? 0 : top_room(&s), .tens = s.tens };
    return true;
}

/* ---- decimals */

/* One word, or tens and units, or hundreds and less: no multipliers. */
static bool plain_words(const wn_row *row, uint32_t i, double *value, uint32_t *end)
{
    double v, room;
    uint32_t next;
    if (!inner_word(row, i, value, end) || fmod(*value, 1) != 0) return false;
    room = room_of(*value);
    while (room > 1) {
        uint32_t at = wn_row_hop(row, *end);
        bool and = wn_row_get(row, at)->role == WN_ROLE_AND && grammar(row, WN_G_AND_TENS);
        if (!wn_numeral_word(row, at + and, &v, &next) || v == 0 || v >= room) break;
        *value += v;
        *end = next;
        room = room_of(v);
    }
    return true;
}

bool wn_numeral_decimals(const wn_row *row, uint32_t i, double *value, uint32_t *end)
{
    double v, part = 1;
    const wn_atom *a = wn_row_get(row, i);
    *value = 0;
    *end = i;
    while (part < 1e15 && plain_words(row, wn_row_hop(row, *end), &v, end)) {
        double size = v < 10 ? 10 : v < 100 ? 100 : pow(10, floor(log10(v)) + 1);
        part *= size;
        *value = *value * size + v;
    }
    if (*end == i && a->type == WN_ATOM_FIGURE && a->figure == WN_FIG_WHOLE) {  /* two point 5 */
        part = pow(10, a->digits);
        *value = a->value;
        *end = i + 1;
    }
    *value /= part;
    return part > 1;
}
