/* atom.c: tokens into atoms. Most tokens are one atom; figures with letters glued to them and words
** with hyphens are several. What a figure is worth is settled here, from its bytes:
**
**     1,234,567   12,34,567   grouped         3.14   5,00   .08   decimal
**     4/5         fraction                    5/17/2018           a date
**     10:30       1.2.3                       other: no quantity
*/
#include <math.h>

#include "base/utf8.h"
#include "find/atom.h"

const wn_atom *wn_row_get(const wn_row *row, uint32_t i)
{
    static const wn_atom nothing = { .node = WN_NOWHERE, .space = true, .value = 0 };
    return i < row->list.len ? &row->list.at[i] : &nothing;
}

uint32_t wn_row_hop(const wn_row *row, uint32_t i)
{
    const wn_atom *h = wn_row_get(row, i), *next = wn_row_get(row, i + 1);
    return h->sign == '-' && h->space == next->space && next->type ? i + 1 : i;
}

static const wn_lex_item *item_of(const wn_lexicon *lex, uint32_t node, wn_lex_class cls)
{
    const wn_lex_item *item = wn_lexicon_item(lex, node);
    while (item && item->cls != cls) item = wn_lexicon_next(lex, item);
    return item;
}

const wn_lex_item *wn_row_phrase(const wn_row *row, uint32_t i, wn_lex_class cls, uint32_t *end)
{
    const wn_lexicon *lex = row->f->lex;
    const wn_lex_item *best = NULL;
    uint32_t node = wn_row_get(row, i)->node;
    while (node != WN_NOWHERE) {
        if (wn_lexicon_classes(lex, node) >> cls & 1) {
            best = item_of(lex, node, cls);
            *end = i + 1;
        }
        const wn_atom *next = wn_row_get(row, ++i);
        if (next->sign == '-' && !next->space) next = wn_row_get(row, ++i);
        if (!next->type) break;
        wn_span word = { next->start, next->end };
        node = wn_lexicon_step(lex, node, wn_found_text(row->f, word));
    }
    return best;
}

bool wn_row_clings(const wn_row *row, uint32_t i)
{
    const wn_atom *a = wn_row_get(row, i);
    return a->type && !a->space && a->type != WN_ATOM_SIGN;
}

bool wn_row_plural(const wn_row *row, uint32_t i)
{
    const wn_atom *a = wn_row_get(row, i);
    const char *p = row->f->doc->text.ptr;
    if (a->role == WN_ROLE_PLURAL) return true;
    return a->type == WN_ATOM_WORD && a->space && a->end - a->start > 3 && p[a->end - 1] == 's'
        && p[a->end - 2] != 's' && !wn_atom_is(a, WN_LEX_STOP);
}

/* ---- figures */

#define FIGURE_MAX 40       /* bytes of figures that are a number */
#define COUNT_MAX 15        /* digits without a sign; longer ones name something */

typedef struct { uint32_t commas, stops, slashes, colons; } marks;

static marks marks_of(wn_str s)
{
    marks m = { 0, 0, 0, 0 };
    for (size_t i = 0; i < s.len; i++) {
        m.commas += s.ptr[i] == ',';
        m.stops += s.ptr[i] == '.';
        m.slashes += s.ptr[i] == '/';
        m.colons += s.ptr[i] == ':';
    }
    return m;
}

/* Is S groups of INNER digits (the first may be shorter) and one of three, with SIGN between? */
static bool grouped_by(wn_str s, char sign, size_t inner)
{
    size_t run = 0, groups = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != sign) { run++; continue; }
        if (groups ? run != inner : run < 1 || run > inner) return false;
        groups++;
        run = 0;
    }
    return groups && run == 3;
}

/* 1,234,567 or, the Indian way, 12,34,567. */
static bool grouped(wn_str s, char sign)
{
    return grouped_by(s, sign, 3) || (sign == ',' && grouped_by(s, sign, 2));
}

/* The digits of S as a number; what follows POINT is its decimals, other signs are passed over. */
static double digits_of(wn_str s, char point)
{
    double value = 0, part = 1;
    bool behind = false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == point) behind = true;
        if (s.ptr[i] < '0' || s.ptr[i] > '9') continue;
        value = value * 10 + (s.ptr[i] - '0');
        if (behind) part *= 10;
    }
    return value / part;
}

/* "4/5" of counts that people do write as fractions: not 9/11 or 24/7. */
static bool fraction_of(wn_str s, double *value)
{
    const char *slash = memchr(s.ptr, '/', s.len);
    size_t at = (size_t)(slash - s.ptr);
    double top = digits_of((wn_str){ s.ptr, at }, 0);
    double low = digits_of((wn_str){ slash + 1, s.len - at - 1 }, 0);
    bool plain = low <= 10 || low == 12 || low == 16 || low == 20 || low == 32 || low == 64
              || fmod(low, 25) == 0;
    if (low < 2 || !plain || (top > low && top > 9)) return false;
    *value = top / low;
    return true;
}

static void read_figure(wn_atom *a, wn_str s)
{
    marks m = marks_of(s);
    a->figure = WN_FIG_OTHER;
    a->digits = s.len < 255 ? (uint8_t)s.len : 255;
    a->value = digits_of(s, 0);
    if (m.colons || m.slashes > 2 || s.len > FIGURE_MAX) return;
    if (!m.commas && !m.stops && s.len > COUNT_MAX) return;
    if (m.slashes == 2) { a->figure = m.commas + m.stops ? WN_FIG_OTHER : WN_FIG_DATE; return; }
    if (m.slashes == 1) {
        if (!m.commas && !m.stops && fraction_of(s, &a->value)) a->figure = WN_FIG_FRACTION;
        return;
    }
    if (!m.commas && !m.stops) { a->figure = WN_FIG_WHOLE; return; }
    if (m.stops == 0 && grouped(s, ',')) { a->figure = WN_FIG_GROUPED; return; }
    if (m.commas == 0 && m.stops > 1 && grouped(s, '.')) { a->figure = WN_FIG_GROUPED; return; }
    const char *comma = memchr(s.ptr, ',', s.len);      /* 1.234,50 as in most of Europe */
    if (m.stops && m.commas == 1 && grouped((wn_str){ s.ptr, (size_t)(comma - s.ptr) }, '.')) {
        a->value = digits_of(s, ',');
        a->figure = WN_FIG_DECIMAL;
        return;
    }
    char point = m.stops == 1 ? '.' : ',';
    if (m.stops > 1 || (m.stops == 0 && m.commas > 1)) return;
    if (m.stops && m.commas) {
        const char *stop = memchr(s.ptr, '.', s.len);
        if (!grouped((wn_str){ s.ptr, (size_t)(stop - s.ptr) }, ',')) return;
    }
    a->value = digits_of(s, point);
    a->figure = WN_FIG_DECIMAL;
}

/* ---- words and signs */

static uint8_t role_of(const wn_lex_item *item)
{
    static const struct { const char *tag; uint8_t role; } roles[] = {
        { "", WN_ROLE_VALUE }, { "one", WN_ROLE_ONE }, { "half", WN_ROLE_HALF },
        { "share", WN_ROLE_SHARE }, { "a", WN_ROLE_A }, { "and", WN_ROLE_AND },
        { "of", WN_ROLE_OF }, { "point", WN_ROLE_POINT }, { "minus", WN_ROLE_MINUS },
        { "over", WN_ROLE_OVER }, { "out", WN_ROLE_OUT }, { "in", WN_ROLE_IN },
        { "to", WN_ROLE_TO }, { "between", WN_ROLE_BETWEEN }, { "from", WN_ROLE_FROM },
        { "plural", WN_ROLE_PLURAL }, { "per", WN_ROLE_PER }, { "angle", WN_ROLE_ANGLE },
        { "period", WN_ROLE_PERIOD }, { "ago", WN_ROLE_AGO }, { "or", WN_ROLE_OR },
        { "when", WN_ROLE_WHEN }, { "alone", WN_ROLE_ALONE }, { "era", WN_ROLE_ERA },
    };
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (wn_str_eq(item->tag, wn_str_of(roles[i].tag))) return roles[i].role;
    return WN_ROLE_NONE;
}

static char sign_of(wn_str s)
{
    if (s.len == 1) return s.ptr[0];
    if (s.len == 2 && s.ptr[0] == '-') return '=';       /* "--" */
    if (s.len != 3 || (uint8_t)s.ptr[0] != 0xE2) return '*';
    uint32_t len, c = wn_utf8_at(s, 0, &len);
    if (c == 0x2010 || c == 0x2011 || c == 0x2212) return '-';
    if (c == 0x2019 || c == 0x2032) return '\'';
    if (c == 0x201D || c == 0x2033) return '"';
    return c >= 0x2012 && c <= 0x2015 ? '~' : '*';
}

static wn_atom *add(wn_row *row, uint8_t type, uint32_t start, uint32_t end)
{
    wn_atom *a = wn_list_add(row->f->arena, &row->list);
    *a = (wn_atom){ .start = start, .end = end, .node = WN_NOWHERE, .type = type };
    return a;
}

static void look_up(const wn_row *row, wn_atom *a, uint32_t node)
{
    const wn_lexicon *lex = row->f->lex;
    a->node = node;
    a->classes = wn_lexicon_classes(lex, node);
    a->begins = wn_lexicon_begins(lex, node);
    bool number = wn_atom_is(a, WN_LEX_NUMBER);
    if (!number && !wn_atom_is(a, WN_LEX_LINK)) return;
    const wn_lex_item *item = item_of(lex, node, number ? WN_LEX_NUMBER : WN_LEX_LINK);
    a->role = role_of(item);
    a->value = item->value;
}

static void add_word(wn_row *row, uint32_t start, uint32_t end)
{
    wn_atom *a = add(row, WN_ATOM_WORD, start, end);
    look_up(row, a, wn_lexicon_node(row->f->lex, wn_found_text(row->f, (wn_span){ start, end })));
}

static void add_sign(wn_row *row, uint32_t start, uint32_t end)
{
    wn_atom *a = add(row, WN_ATOM_SIGN, start, end);
    a->sign = sign_of(wn_found_text(row->f, (wn_span){ start, end }));
}

/* Figures at START; a stop before them that nothing stands before (.08) is theirs. */
static void add_figure(wn_row *row, uint32_t start, uint32_t end)
{
    wn_str s = wn_found_text(row->f, (wn_span){ start, end });
    wn_atom *last = row->list.len ? &row->list.at[row->list.len - 1] : NULL;
    if (last && last->sign == '.' && last->end == start && last->space) {
        last->type = WN_ATOM_FIGURE;
        last->sign = 0;
        last->end = end;
        read_figure(last, (wn_str){ s.ptr - 1, s.len + 1 });
        return;
    }
    wn_atom *before = row->list.len > 1 ? last - 1 : NULL;
    if (before && before->type == WN_ATOM_FIGURE && before->end == last->start
        && last->sign == '.' && last->end == start) {       /* USD115.5 */
        row->list.len--;
        before->end = end;
        read_figure(before, wn_found_text(row->f, (wn_span){ before->start, end }));
        return;
    }
    read_figure(add(row, WN_ATOM_FIGURE, start, end), s);
}

static bool digit(char c) { return c >= '0' && c <= '9'; }

/* Bytes of the hyphen at I, or 0. */
static uint32_t hyphen_at(const char *p, uint32_t i, uint32_t end)
{
    if (p[i] == '-') return 1;
    if ((uint8_t)p[i] != 0xE2 || i + 2 >= end || (uint8_t)p[i + 1] != 0x80) return 0;
    return (uint8_t)p[i + 2] == 0x90 || (uint8_t)p[i + 2] == 0x91 ? 3 : 0;
}

/* The parts of a word with hyphens, the hyphens as signs. */
static void split_word(wn_row *row, uint32_t start, uint32_t end)
{
    const char *p = row->f->doc->text.ptr;
    uint32_t from = start;
    for (uint32_t i = start; i < end; i++) {
        uint32_t wide = hyphen_at(p, i, end);
        if (!wide) continue;
        if (i > from) add_word(row, from, i);
        add_sign(row, i, i + wide);
        from = i + wide;
        i = from - 1;
    }
    if (from < end) add_word(row, from, end);
}

/* Figures, letters, figures … of what begins with a digit. */
static void split_figure(wn_row *row, uint32_t start, uint32_t end)
{
    const char *p = row->f->doc->text.ptr;
    for (uint32_t i = start; i < end;) {
        uint32_t from = i;
        if (!digit(p[i])) {
            while (i < end && !digit(p[i])) i++;
            split_word(row, from, i);
            continue;
        }
        while (i < end && (digit(p[i]) || (i == from ? 0 : strchr(",.:/", p[i]) && p[i]))) i++;
        add_figure(row, from, i);
    }
}

#define BIT(cls) (UINT64_C(1) << (cls))

/* Words of these classes stay whole, hyphen or not. */
#define OURS (BIT(WN_LEX_NUMBER) | BIT(WN_LEX_ORDINAL) | BIT(WN_LEX_UNIT) | BIT(WN_LEX_PERCENT) \
              | BIT(WN_LEX_CURRENCY) | BIT(WN_LEX_MULTIPLIER))

/* A word that holds digits is opaque (F-16, CO2), unless it is USD50 or mid-1990s. */
static bool split_mixed(wn_row *row, const wn_token *t)
{
    const char *p = row->f->doc->text.ptr;
    uint32_t i = t->start, end = t->end;
    while (i < end && !digit(p[i])) i++;
    uint32_t letters = p[i - 1] == '-' ? i - 1 : i;
    wn_str head = wn_found_text(row->f, (wn_span){ t->start, letters });
    uint64_t classes = wn_lexicon_classes(row->f->lex, wn_lexicon_node(row->f->lex, head));
    if (letters < i && letters - t->start < 3) return false;
    uint64_t want = BIT(WN_LEX_CURRENCY);
    if (letters < i) want = BIT(WN_LEX_APPROX) | BIT(WN_LEX_MONTH) | OURS;
    if (!(classes & want)) return false;
    add_word(row, t->start, letters);
    if (letters < i) add_sign(row, letters, i);
    split_figure(row, i, end);
    return true;
}

static bool hyphen_in(const char *p, uint32_t start, uint32_t end)
{
    for (uint32_t i = start + 1; i < end; i++)
        if (p[i] == '-' || (uint8_t)p[i] == 0xE2) return true;
    return false;
}

#define SEEDS (BIT(WN_LEX_NUMBER) | BIT(WN_LEX_MULTIPLIER) | BIT(WN_LEX_ORDINAL))

static bool seed_word(const wn_found *f, uint32_t start, uint32_t end)
{
    wn_str word = wn_found_text(f, (wn_span){ start, end });
    return wn_lexicon_classes(f->lex, wn_lexicon_node(f->lex, word)) & SEEDS;
}

bool wn_row_seed(const wn_found *f, const wn_token *t)
{
    const char *p = f->doc->text.ptr;
    uint32_t from = t->start;
    if (t->shape & WN_HAS_DIGIT) return true;
    if (wn_lexicon_classes(f->lex, t->node) & SEEDS) return true;
    if (t->type != WN_WORD || t->end - from < 5 || !hyphen_in(p, from, t->end)) return false;
    for (uint32_t i = from; i < t->end; i++) {
        uint32_t wide = hyphen_at(p, i, t->end);
        if (!wide) continue;
        if (seed_word(f, from, i)) return true;
        from = i + wide;
        i = from - 1;
    }
    return seed_word(f, from, t->end);
}

static void add_token(wn_row *row, const wn_token *t)
{
    if (t->type == WN_NUMBER) { split_figure(row, t->start, t->end); return; }
    if (t->type == WN_WORD) {
        if ((t->shape & WN_HAS_DIGIT) && split_mixed(row, t)) return;
        bool whole = t->shape & WN_HAS_DIGIT || wn_lexicon_classes(row->f->lex, t->node) & OURS;
        if (!whole && hyphen_in(row->f->doc->text.ptr, t->start, t->end)) {
            split_word(row, t->start, t->end);
            return;
        }
        look_up(row, add(row, WN_ATOM_WORD, t->start, t->end), t->node);
        return;
    }
    add_sign(row, t->start, t->end);
    look_up(row, &row->list.at[row->list.len - 1], t->node);
}

void wn_row_fill(wn_row *row, uint32_t first, uint32_t end)
{
    row->list.len = 0;
    for (uint32_t i = first; i < end; i++) {
        const wn_token *t = &row->f->tokens.at[i];
        uint32_t at = row->list.len;
        add_token(row, t);
        if (at < row->list.len) row->list.at[at].space = i == first || (t->shape & WN_SPACE_BEFORE);
    }
}
