/* date.c: days, months and years; a quantity that is one is not counted as a number.
**
**     4 May 2018    May 4th    May 2018    5/17/2018    2018-05-17    the 1990s    in 1953
*/
#include <math.h>

#include "find/number.h"

#define YEAR_LOW 1500
#define YEAR_HIGH 2100

static bool month(const wn_row *row, uint32_t i, uint32_t *end)
{
    if (!wn_atom_begins(wn_row_get(row, i), WN_LEX_MONTH)) return false;
    const wn_lex_item *item = wn_row_phrase(row, i, WN_LEX_MONTH, end);
    if (!item || item->value > 12) return false;
    if (wn_row_get(row, *end)->sign == '.' && !wn_row_get(row, *end)->space) ++*end;
    return true;
}

static bool whole(const wn_atom *a, double low, double high)
{
    return a->type == WN_ATOM_FIGURE && a->figure == WN_FIG_WHOLE && a->value >= low
        && a->value <= high;
}

static bool day(const wn_row *row, uint32_t i, uint32_t *end)
{
    wn_number n;
    const wn_atom *a = wn_row_get(row, i);
    if (a->type != WN_ATOM_FIGURE) return false;
    *end = i + 1;
    if (wn_ordinal_at(row, i, &n) && n.value <= 31) { *end = n.end; return true; }
    return whole(a, 1, 31) && a->digits <= 2 && !wn_row_clings(row, i + 1);
}

/* The last of several days: May 4-6. */
static void days_to(const wn_row *row, wn_number *n)
{
    uint32_t end;
    const wn_atom *dash = wn_row_get(row, n->end);
    if ((dash->sign != '-' && dash->sign != '~') || dash->space) return;
    if (!wn_row_get(row, n->end + 1)->space && day(row, n->end + 1, &end)) n->end = end;
}

/* What the word at I says that the figure before it is; values of "when" and "counter" in the pack. */
enum { YEAR_MARK = 2, MONTH_MARK = 4, DAY_MARK, DECADE_MARK };  /* 年, 1995 году, 1995'te; 月; 日; 年代 */

static bool marked(const wn_row *row, uint32_t i, int mark, uint32_t *end)
{
    uint32_t behind;
    const wn_lex_item *item = wn_row_phrase(row, i, WN_LEX_LINK, &behind);
    if (!item || item->value != mark || !(wn_str_eq(item->tag, WN_STR("when")) ||
        wn_str_eq(item->tag, WN_STR("counter")))) return false;
    *end = behind;
    return true;
}

static bool year_mark(const wn_row *row, uint32_t i)
{
    uint32_t end;
    return marked(row, i, YEAR_MARK, &end);
}

static bool year(const wn_row *row, uint32_t i, uint32_t *end)
{
    const wn_atom *a = wn_row_get(row, i);
    if (!whole(a, YEAR_LOW, YEAR_HIGH) || a->digits != 4) return false;
    if (wn_row_clings(row, i + 1) && !year_mark(row, i + 1)) return false;
    *end = i + 1;
    return true;
}

/* A year at I, a comma before it allowed, or "of": 3 de mayo de 2020. */
static void year_behind(const wn_row *row, wn_number *n)
{
    uint32_t i = n->end, end;
    if (wn_row_get(row, i)->sign == ',' || wn_row_get(row, i)->role == WN_ROLE_OF) i++;
    if (!year(row, i, &end)) return;
    n->value = wn_row_get(row, i)->value;
    n->end = end;
}

/* 2020年5月3日, 2020년 5월, 5月3日: at least two of the three. */
static bool eastern(const wn_row *row, uint32_t i, wn_number *n)
{
    const wn_atom *first = wn_row_get(row, i);
    bool dated = first->digits == 4 && marked(row, i + 1, YEAR_MARK, &n->end);
    uint32_t at = dated ? n->end : i;
    if (!whole(wn_row_get(row, at), 1, 12) || !marked(row, at + 1, MONTH_MARK, &n->end)) return false;
    at = n->end;
    bool day = whole(wn_row_get(row, at), 1, 31) && marked(row, at + 1, DAY_MARK, &n->end);
    if (dated) n->value = first->value;
    return dated || day;
}

static bool iso(const wn_row *row, uint32_t i, wn_number *n)
{
    const wn_atom *a = wn_row_get(row, i);
    for (uint32_t k = 1; k <= 4; k++) {
        const wn_atom *b = wn_row_get(row, i + k);
        if (b->space || (k & 1 ? b->sign != '-' : !whole(b, 1, k == 2 ? 12 : 31))) return false;
    }
    if (!whole(a, 1000, 9999) || wn_row_clings(row, i + 5)) return false;
    *n = (wn_number){ .end = i + 5, .value = a->value };
    return true;
}

/* 5/17/2018: the year is the part of four figures. */
static bool slashed(const wn_row *row, uint32_t i, wn_number *n)
{
    const wn_atom *a = wn_row_get(row, i);
    wn_str s = wn_found_text(row->f, (wn_span){ a->start, a->end });
    double part[3] = { 0, 0, 0 };
    uint32_t k = 0;
    for (size_t at = 0; at < s.len; at++) {
        if (s.ptr[at] == '/') k++;
        else part[k] = part[k] * 10 + (s.ptr[at] - '0');    /* two slashes: NOLINT(clang-analyzer-*) */
    }
    bool short_year = part[2] < 100, long_year = part[2] >= 1000 && part[2] <= 9999;
    bool last = part[0] <= 31 && part[1] <= 31 && (short_year || long_year);
    bool front = part[0] >= 1000 && part[0] <= 9999 && part[1] <= 12 && part[2] <= 31;
    if ((!last && !front) || wn_row_clings(row, i + 1)) return false;
    double value = front ? part[0] : part[2] >= 1000 ? part[2] : (double)NAN;
    *n = (wn_number){ .end = i + 1, .value = value };
    return true;
}

static bool possessive(const wn_row *row, uint32_t i)
{
    const wn_atom *a = wn_row_get(row, i);
    const char *p = row->f->doc->text.ptr;
    bool mark = p[a->start] == '\'' || (uint8_t)p[a->start] == 0xE2;
    return a->type == WN_ATOM_WORD && !a->space && mark && p[a->end - 1] == 's';
}

/* gli anni '90, les années 1990: I is behind the mark, where there is one. */
static bool years_before(const wn_row *row, uint32_t i)
{
    uint32_t at = i - (i > 0 && wn_row_get(row, i - 1)->sign == '\'');
    const wn_atom *years = wn_row_get(row, at - 1), *the = wn_row_get(row, at - 2);
    return years->role == WN_ROLE_WHEN && years->value == 3
        && (wn_atom_is(the, WN_LEX_DETERMINER) || wn_atom_is(the, WN_LEX_PREPOSITION));
}

/* 1990s, 1990's. */
static bool decade(const wn_row *row, uint32_t i, wn_number *n)
{
    const wn_atom *a = wn_row_get(row, i), *s = wn_row_get(row, i + 1);
    const char *p = row->f->doc->text.ptr;
    if (!whole(a, 10, YEAR_HIGH) || a->digits % 2 || fmod(a->value, 10) != 0) return false;
    uint32_t end = i + 1;
    if (marked(row, i + 1, DECADE_MARK, &end) || (years_before(row, i) && !wn_row_clings(row, i + 1))) {
        *n = (wn_number){ .end = end, .value = a->digits == 4 ? a->value : (double)NAN };
        return true;
    }
    if (a->digits != 4) return false;
    if (!s->type || s->space || p[s->end - 1] != 's' || s->end - s->start > 4) return false;
    if (s->type == WN_ATOM_WORD && s->end - s->start > 1 && !possessive(row, i + 1)) return false;
    *n = (wn_number){ .end = i + 2, .value = a->value };
    return true;
}

/* Can what stands at I be counted by the figure before it? Nothing in the singular can. */
static bool counted(const wn_row *row, uint32_t i)
{
    const wn_atom *a = wn_row_get(row, i);
    uint64_t units = a->begins >> WN_LEX_UNIT | a->begins >> WN_LEX_PERCENT
                   | a->begins >> WN_LEX_CURRENCY
                   | a->begins >> WN_LEX_MULTIPLIER;
    if (a->type == WN_ATOM_WORD && wn_atom_is(a, WN_LEX_STOP)) return false;
    return wn_row_plural(row, i) || a->type == WN_ATOM_FIGURE || units & 1
        || a->sign == '-' || a->sign == '~' || a->sign == '%';
}

/* The year behind the one at I and a dash: 1948-82, 2015–2016. */
static bool year_to(const wn_row *row, uint32_t i, uint32_t *end)
{
    const wn_atom *first = wn_row_get(row, i), *dash = wn_row_get(row, i + 1);
    const wn_atom *last = wn_row_get(row, i + 2);
    if ((dash->sign != '-' && dash->sign != '~') || dash->space || last->space) return false;
    if (!year(row, i, end) || first->value < 1800 || wn_row_clings(row, i + 3)) return false;
    double value = last->value + (last->digits == 2 ? first->value - fmod(first->value, 100) : 0);
    if (!whole(last, 0, YEAR_HIGH) || (last->digits != 2 && last->digits != 4)) return false;
    *end = i + 3;
    return value > first->value && value <= YEAR_HIGH && !counted(row, i + 3);
}

/* Does "over" or "about" before I, and a noun behind it, say that it counts: über 2000 Menschen? */
static bool about(const wn_row *row, uint32_t i)
{
    const wn_atom *noun = wn_row_get(row, i + 1);
    return wn_atom_is(wn_row_get(row, i - 1), WN_LEX_APPROX) && noun->type == WN_ATOM_WORD
        && !wn_atom_is(noun, WN_LEX_STOP);
}

/* Does what stands before I say that a year follows: "in", "©", "the … election", "in 2008 and"? */
static bool year_follows(const wn_row *row, uint32_t i, uint32_t end)
{
    const wn_atom *before = wn_row_get(row, i - 1), *next = wn_row_get(row, end);
    if (year_mark(row, i - 1)) return false;                    /* भारत में 1500 लोग */
    bool when = before->role == WN_ROLE_WHEN || (before->sign == '-' && i > 1
             && wn_row_get(row, i - 2)->role == WN_ROLE_WHEN);
    if (when || before->sign == 'c' || wn_atom_is(before, WN_LEX_PREPOSITION)) return true;
    if (before->sign == '(') return next->sign == ')';
    if (wn_atom_is(before, WN_LEX_DETERMINER) || possessive(row, i - 1))
        return next->type == WN_ATOM_WORD && next->space;
    bool joins = before->role == WN_ROLE_AND || before->role == WN_ROLE_TO
        || before->role == WN_ROLE_OR
              || before->sign == ',';
    uint32_t first;
    return joins && i >= 3 && year(row, i - 2, &first)
        && wn_atom_is(wn_row_get(row, i - 3), WN_LEX_PREPOSITION);
}

/* A figure of four digits that is a year by what stands around it. */
static bool bare_year(const wn_row *row, uint32_t i, wn_number *n)
{
    uint32_t end;
    if (!year_to(row, i, &end)) {
        if (!year(row, i, &end)) return false;
        if (!year_mark(row, end) && (i == 0 || counted(row, end) || about(row, i) ||
            !year_follows(row, i, end))) return false;
    }
    *n = (wn_number){ .end = end, .value = wn_row_get(row, i)->value };
    return true;
}

/* 394 AD, 1230 BC; the latter are below zero. */
static bool era(const wn_row *row, uint32_t i, wn_number *n)
{
    const wn_atom *a = wn_row_get(row, i), *name = wn_row_get(row, i + 1);
    char c = name->type ? row->f->doc->text.ptr[name->start] : 0;
    if (a->figure != WN_FIG_WHOLE || name->role != WN_ROLE_ERA || c < 'A' || c > 'Z') return false;
    *n = (wn_number){ .end = i + 2, .value = a->value * name->value };
    return true;
}

bool wn_date_at(const wn_row *row, uint32_t i, wn_number *n)
{
    uint32_t end, next;
    const wn_atom *a = wn_row_get(row, i);
    *n = (wn_number){ .value = (double)NAN };
    if (month(row, i, &end)) {
        if (!day(row, end, &n->end) && !year(row, end, &n->end)) return false;
        days_to(row, n);
        if (n->end == end + 1 && year(row, end, &n->end)) n->value = wn_row_get(row, end)->value;
        else year_behind(row, n);
        return true;
    }
    if (a->type != WN_ATOM_FIGURE) return false;
    if (a->figure == WN_FIG_DATE) return slashed(row, i, n);
    if (eastern(row, i, n) || era(row, i, n) || iso(row, i, n) || decade(row, i, n)) return true;
    if (day(row, i, &n->end)) {
        days_to(row, n);
        end = n->end + (wn_row_get(row, n->end)->role == WN_ROLE_OF);
        if (month(row, end, &next)) {
            n->end = next;
            year_behind(row, n);
            bool stop = n->end == next && wn_row_get(row, next - 1)->sign == '.';
            n->end -= stop;                 /* "on 5 May." */
            return true;
        }
    }
    return bare_year(row, i, n);
}
