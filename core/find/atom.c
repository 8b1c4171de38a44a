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
#include "find/compound.h"

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
    while (item->cls != cls) item = wn_lexicon_next(lex, item);
    return item;
}

/* Bytes of WORD that may be an ending; three letters at least stay. */
static uint32_t ending_of(const wn_row *row, wn_str word)
{
    uint32_t most = (uint32_t)row->grammar[WN_G_SUFFIX];
    return word.len <= 3 ? 0 : word.len - 3 < most ? (uint32_t)word.len - 3 : most;
}

const wn_lex_item *wn_row_phrase(const wn_row *row, uint32_t i, wn_lex_class cls, uint32_t *end)
{
    const wn_lexicon *lex = row->lex;
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
        wn_str word = wn_found_text(row->f, (wn_span){ next->start, next->end });
        uint32_t below = wn_lexicon_step(lex, node, word);
        if (below == WN_NOWHERE && row->grammar[WN_G_SUFFIX] > 0)
            wn_compound_stem(lex, node, word, ending_of(row, word), UINT64_C(1) << cls, &below);
        node = below;
    }
    return best;
}

bool wn_row_clings(const wn_row *row, uint32_t i)
{
    const wn_atom *a = wn_row_get(row, i);
    if (!a->type || a->space || a->type == WN_ATOM_SIGN) return false;
    return !wn_row_unspaced(row, i) && !wn_row_unspaced(row, i - 1);
}

bool wn_row_unspaced(const wn_row *row, uint32_t i)
{
    const wn_atom *a = wn_row_get(row, i);
    if (a->type != WN_ATOM_WORD) return false;
    uint32_t len, c = wn_utf8_at(row->f->doc->text, a->start, &len);
    return c >= 0x3005 && c <= 0xD7FF;
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

static bool digit(char c) { return c >= '0' && c <= '9'; }

bool wn_row_comma(const wn_row *row)
{
    uint32_t comma = wn_lexicon_node(row->lex, WN_STR(","));
    return wn_lexicon_classes(row->lex, comma) >> WN_LEX_DECIMAL & 1;
}

/* The digit or sign of figures at AT as English has it, its bytes in *LEN; 0 where none is. */
static char figure_char(const wn_row *row, uint32_t at, uint32_t *len)
{
    static const struct { uint32_t c; char sign; } signs[] = {
        { 0x066B, '.' }, { 0x066C, ',' }, { 0x060C, ',' }, { 0xFF0E, '.' },
    };
    bool comma = wn_row_comma(row);
    wn_str text = row->f->doc->text;
    char b = text.ptr[at];
    *len = 1;
    if (digit(b) || b == ':' || b == '/') return b;
    if (b == ',' || b == '.') return comma == (b == ',') ? '.' : ',';
    if ((uint8_t)b < 0x80) return 0;
    uint32_t c = wn_utf8_at(text, at, len), v = 0;
    if (wn_char_digit(c)) {
        while (v < 9 && wn_char_digit(c - 1 - v)) v++;
        return (char)('0' + v);
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].c == c) return signs[i].sign;
    return 0;
}

#define FIGURE_MAX 40       /* bytes of figures that are a number */
#define ELIDED_MAX 6        /* bytes before the apostrophe of dall'8% */
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
    if (s.len && s.ptr[0] == '0') return false;         /* 0,125 has decimals */
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

static void read_signs(wn_atom *a, wn_str s)
{
    marks m = marks_of(s);
    a->figure = WN_FIG_OTHER;
    a->digits = (uint8_t)s.len;
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
    a->digits = (uint8_t)((const char *)memchr(s.ptr, point, s.len) - s.ptr);
}

/* The figure that is all of A. */
static void read_figure(const wn_row *row, wn_atom *a)
{
    char room[FIGURE_MAX + 1];
    uint32_t n = 0, len;
    for (uint32_t i = a->start; i < a->end && n <= FIGURE_MAX; i += len)
        room[n++] = figure_char(row, i, &len);
    read_signs(a, (wn_str){ room, n });
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
        { "parts", WN_ROLE_PARTS }, { "some", WN_ROLE_SOME }, { "counter", WN_ROLE_COUNTER },
    };
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (wn_str_eq(item->tag, wn_str_of(roles[i].tag))) return roles[i].role;
    return WN_ROLE_NONE;
}

bool wn_row_link(const wn_row *row, uint32_t i, uint8_t role, uint32_t *end)
{
    if (!wn_atom_begins(wn_row_get(row, i), WN_LEX_LINK)) return false;
    const wn_lex_item *item = wn_row_phrase(row, i, WN_LEX_LINK, end);
    return item && role_of(item) == role;
}

static char sign_of(wn_str s)
{
    if (s.len == 1) return s.ptr[0];
    if (s.len == 2 && s.ptr[0] == '-') return '=';       /* "--" */
    if (wn_str_eq(s, WN_STR("©"))) return 'c';
    if (s.len != 3) return '*';
    uint32_t len, c = wn_utf8_at(s, 0, &len);
    if (c == 0x2010 || c == 0x2011 || c == 0x2212) return '-';
    if (c == 0x2019 || c == 0x2032) return '\'';
    if (c == 0x201D || c == 0x2033) return '"';
    return (c >= 0x2012 && c <= 0x2015) || c == 0x301C || c == 0xFF5E ? '~' : '*';
}

static wn_atom *add(wn_row *row, uint8_t type, uint32_t start, uint32_t end)
{
    wn_atom *a = wn_list_add(row->f->arena, &row->list);
    *a = (wn_atom){ .start = start, .end = end, .node = WN_NOWHERE, .type = type };
    return a;
}

static void look_up(const wn_row *row, wn_atom *a, uint32_t node)
{
    const wn_lexicon *lex = row->lex;
    a->node = node;
    a->classes = wn_lexicon_classes(lex, node);
    a->begins = wn_lexicon_begins(lex, node);
    bool number = wn_atom_is(a, WN_LEX_NUMBER);
    if (!number && !wn_atom_is(a, WN_LEX_LINK)) return;
    const wn_lex_item *item = item_of(lex, node, number ? WN_LEX_NUMBER : WN_LEX_LINK);
    a->role = role_of(item);
    a->value = item->value;
}

#define BIT(cls) (UINT64_C(1) << (cls))

/* Words of these classes stay whole, hyphen or not. */
#define STEMS (BIT(WN_LEX_UNIT) | BIT(WN_LEX_CURRENCY) | BIT(WN_LEX_PERCENT) | BIT(WN_LEX_LINK) \
               | BIT(WN_LEX_APPROX))
#define OURS (BIT(WN_LEX_NUMBER) | BIT(WN_LEX_ORDINAL) | BIT(WN_LEX_UNIT) | BIT(WN_LEX_PERCENT) \
              | BIT(WN_LEX_CURRENCY) | BIT(WN_LEX_MULTIPLIER) | BIT(WN_LEX_APPROX))

/* A word, which is that of NODE. */
static void add_known(wn_row *row, uint32_t start, uint32_t end, uint32_t node)
{
    wn_str word = wn_found_text(row->f, (wn_span){ start, end });
    uint32_t n = 0;
    bool ours = wn_lexicon_begins(row->lex, node) & (OURS | BIT(WN_LEX_MONTH));
    if (!ours && row->grammar[WN_G_SUFFIX] > 0)
        n = wn_compound_stem(row->lex, WN_NOWHERE, word, ending_of(row, word), STEMS, &node);
    bool apart = n && row->grammar[WN_G_COMPOUND] == 3;        /* 달러|를, but dolardan */
    wn_atom *a = add(row, WN_ATOM_WORD, start, apart ? start + n : end);
    look_up(row, a, node);
    if (apart && start + n < end) add(row, WN_ATOM_WORD, start + n, end);
}

static void add_word(wn_row *row, uint32_t start, uint32_t end)
{
    wn_span word = { start, end };
    add_known(row, start, end, wn_lexicon_node(row->lex, wn_found_text(row->f, word)));
}

static void add_sign(wn_row *row, uint32_t start, uint32_t end)
{
    wn_atom *a = add(row, WN_ATOM_SIGN, start, end);
    a->sign = sign_of(wn_found_text(row->f, (wn_span){ start, end }));
}

static bool point_at(const wn_row *row, const wn_atom *a)
{
    return a->sign == (wn_row_comma(row) ? ',' : '.');
}

/* Figures at START; a stop before them that nothing stands before (.08) is theirs. */
static void add_figure(wn_row *row, uint32_t start, uint32_t end)
{
    wn_atom *last = row->list.len ? &row->list.at[row->list.len - 1] : NULL;
    bool tight = last && last->end == start && point_at(row, last);
    wn_atom *before = tight && row->list.len > 1 ? last - 1 : NULL;
    if (tight && last->space) {
        last->type = WN_ATOM_FIGURE;
        last->sign = 0;
        last->end = end;
        read_figure(row, last);
    } else if (before && before->type == WN_ATOM_FIGURE && before->end == last->start) {
        row->list.len--;                                /* USD115.5 */
        before->end = end;
        read_figure(row, before);
    } else {
        read_figure(row, add(row, WN_ATOM_FIGURE, start, end));
    }
}

/* Bytes of the hyphen at I, or 0. */
static uint32_t hyphen_at(const char *p, uint32_t i)
{
    if (p[i] == '-') return 1;
    if ((uint8_t)p[i] != 0xE2 || (uint8_t)p[i + 1] != 0x80) return 0;
    return (uint8_t)p[i + 2] == 0x90 || (uint8_t)p[i + 2] == 0x91 ? 3 : 0;
}

static uint32_t cut(const wn_row *row, wn_span word, uint32_t ends[WN_PARTS])
{
    uint32_t n = wn_compound_cut(row->lex, row->grammar, wn_found_text(row->f, word), ends);
    for (uint32_t i = 0; i < n; i++) ends[i] += word.start;
    return n;
}

/* A word of number words written together: its parts. False: it is none. */
static bool add_parts(wn_row *row, uint32_t start, uint32_t end)
{
    uint32_t ends[WN_PARTS], n = 0;
    if (row->grammar[WN_G_COMPOUND] != 0)
        n = cut(row, (wn_span){ start, end }, ends);
    for (uint32_t i = 0; i < n; i++) {
        add_word(row, start, ends[i]);
        start = ends[i];
    }
    return n > 0;
}

static void add_words(wn_row *row, uint32_t start, uint32_t end)
{
    if (!add_parts(row, start, end)) add_word(row, start, end);
}

/* The parts of a word with hyphens, the hyphens as signs. */
static void split_word(wn_row *row, uint32_t start, uint32_t end)
{
    const char *p = row->f->doc->text.ptr;
    uint32_t from = start;
    for (uint32_t i = start; i < end; i++) {
        uint32_t wide = hyphen_at(p, i);
        if (!wide) continue;
        if (i > from) add_words(row, from, i);
        add_sign(row, i, i + wide);
        from = i + wide;
        i = from - 1;
    }
    if (from < end) add_words(row, from, end);
}

/* Behind the figures at I, or I. */
static uint32_t figure_end(const wn_row *row, uint32_t i, uint32_t end)
{
    uint32_t len, from = i;
    for (char c; i < end && (c = figure_char(row, i, &len)) != 0; i += len)
        if (i == from && !digit(c)) break;
    return i;
}

/* Figures, letters, figures … of what begins with a digit. */
static void split_figure(wn_row *row, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end;) {
        uint32_t from = i, len;
        i = figure_end(row, from, end);
        if (i > from) { add_figure(row, from, i); continue; }
        while (i < end && figure_end(row, i, end) == i) {
            wn_utf8_at(row->f->doc->text, i, &len);
            i += len;
        }
        split_word(row, from, i);
    }
}

/* A word that holds digits is opaque (F-16, CO2), unless it is USD50 or mid-1990s. */
static bool split_mixed(wn_row *row, const wn_token *t)
{
    const char *p = row->f->doc->text.ptr;
    uint32_t i = t->start, end = t->end, len;
    while (i < end && !digit(figure_char(row, i, &len))) i += len;
    if (i == t->start || i == end) return false;
    uint32_t letters = p[i - 1] == '-' ? i - 1 : i;
    wn_str head = wn_found_text(row->f, (wn_span){ t->start, letters });
    uint64_t classes = wn_lexicon_classes(row->lex, wn_lexicon_node(row->lex, head));
    if (letters < i && letters - t->start < 3) return false;
    uint64_t want = BIT(WN_LEX_CURRENCY);
    if (row->grammar[WN_G_COMPOUND] == 2) want |= BIT(WN_LEX_LINK) | BIT(WN_LEX_PREPOSITION);    /* و60 */
    if (letters < i) want = BIT(WN_LEX_MONTH) | OURS;
    if (!(classes & want)) return false;
    add_word(row, t->start, letters);
    if (letters < i) add_sign(row, letters, i);
    split_figure(row, i, end);
    return true;
}

#define COUNTED (BIT(WN_LEX_UNIT) | BIT(WN_LEX_CURRENCY))   /* what "un" may count */
#define SEEDS (BIT(WN_LEX_NUMBER) | BIT(WN_LEX_MULTIPLIER) | BIT(WN_LEX_ORDINAL))

static bool seed_word(const wn_row *row, uint32_t start, uint32_t end)
{
    uint32_t ends[WN_PARTS];
    wn_span word = { start, end };
    uint32_t node = wn_lexicon_node(row->lex, wn_found_text(row->f, word));
    if (wn_lexicon_classes(row->lex, node) & SEEDS) return true;
    return row->grammar[WN_G_COMPOUND] != 0 && cut(row, word, ends);
}

bool wn_row_seed(const wn_row *row, const wn_token *t)
{
    const char *p = row->f->doc->text.ptr;
    uint32_t from = t->start;
    if (t->shape & WN_HAS_DIGIT) return true;
    uint64_t classes = wn_lexicon_classes(row->lex, t->node);
    if (classes & SEEDS || (row->grammar[WN_G_ARTICLE] != 0 && classes & COUNTED)) return true;
    if (t->type != WN_WORD || t->end - from < 5) return false;
    if (!(t->shape & WN_JOINED)) return row->grammar[WN_G_COMPOUND] != 0 && seed_word(row, from, t->end);
    for (uint32_t i = from; i < t->end; i++) {
        uint32_t wide = hyphen_at(p, i);
        if (!wide) continue;
        if (seed_word(row, from, i)) return true;
        from = i + wide;
        i = from - 1;
    }
    return seed_word(row, from, t->end);
}

/* Bytes of the apostrophe at I of S with something behind it, or 0. */
static uint32_t apostrophe_at(wn_str s, uint32_t i)
{
    if (s.len - i > 3 && !memcmp(s.ptr + i, "\xE2\x80\x99", 3)) return 3;
    return i + 1 < s.len && s.ptr[i] == '\'';
}

/* A unit whose ending an apostrophe sets apart, without it: TL'ye. */
static bool add_ended(wn_row *row, const wn_token *t)
{
    wn_str s = wn_found_text(row->f, (wn_span){ t->start, t->end });
    uint32_t n = 1;
    while (n < s.len && !apostrophe_at(s, n)) n++;
    if (n >= s.len || row->grammar[WN_G_SUFFIX] == 0) return false;
    uint64_t classes = wn_lexicon_classes(row->lex, wn_lexicon_node(row->lex, (wn_str){ s.ptr, n }));
    if (!(classes & (COUNTED | BIT(WN_LEX_PERCENT)))) return false;
    add_word(row, t->start, t->start + n);
    return true;
}

/* Words that an apostrophe ties together, one by one: d'euros, all'8%. */
static bool split_elided(wn_row *row, const wn_token *t)
{
    wn_str s = wn_found_text(row->f, (wn_span){ t->start, t->end });
    for (uint32_t i = 1, wide; i + 1 < s.len && i <= ELIDED_MAX; i++) {
        if (!(wide = apostrophe_at(s, i))) continue;
        add_word(row, t->start, t->start + i);
        if (digit(s.ptr[i + wide])) split_figure(row, t->start + i + wide, t->end);
        else split_word(row, t->start + i + wide, t->end);
        return true;
    }
    return false;
}

static void add_token(wn_row *row, const wn_token *t)
{
    bool joined = t->type == WN_WORD && t->shape & WN_JOINED && row->grammar[WN_G_ELISION] != 0;
    if (joined && split_elided(row, t)) return;
    if (t->type == WN_NUMBER) { split_figure(row, t->start, t->end); return; }
    if (t->type == WN_WORD) {
        if ((t->shape & WN_HAS_DIGIT) && split_mixed(row, t)) return;
        bool whole = t->shape & WN_HAS_DIGIT || wn_lexicon_classes(row->lex, t->node) & OURS;
        if (whole) look_up(row, add(row, WN_ATOM_WORD, t->start, t->end), t->node);
        else if (t->shape & WN_JOINED && add_ended(row, t)) return;
        else if (t->shape & WN_JOINED) split_word(row, t->start, t->end);
        else if (!add_parts(row, t->start, t->end)) add_known(row, t->start, t->end, t->node);
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
