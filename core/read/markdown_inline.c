/* markdown_inline.c: what is inside a run of text: pieces that show, and spans around them.
**
** The run is walked once. Code, addresses, tags and mathematics are taken as they come; runs of * _ ~ wait
** in a list, and brackets on a stack. A bracket that closes looks for its address at once, and then the
** marks inside it are paired; the rest are paired at the end (CommonMark 0.31, "phase 2"):
**
**     *a [b **c* d**](e) f*      pairs inside [ ] first, so that no span crosses another
**
** What is looked for ahead is looked for once: a kind of end that was not found is not there for the next
** one either; code marks are listed by length; for pairs, each kind remembers how far down was searched. */
#include <stdlib.h>

#include "base/utf8.h"
#include "read/markdown.h"

#define NONE UINT32_MAX

typedef struct {
    uint32_t from, to;          /* what is left of it */
    uint32_t count;             /* of marks at first */
    uint32_t prev, next;
    char mark;
    bool opens, closes;
} delimiter;

typedef struct { uint32_t piece, last, at; bool image, nested; } bracket;

typedef struct { uint32_t at, len, next; } ticks;

typedef struct {
    const wn_md *md;
    wn_arena *a;
    wn_str s;
    wn_md_inlines *out;
    uint32_t at, from;          /* text since FROM is in no piece yet */
    bool cell;
    WN_LIST(delimiter) delimiters;
    uint32_t last;              /* of those that wait */
    WN_LIST(bracket) brackets;
    uint32_t dead;              /* brackets below this one hold a link already */
    WN_LIST(ticks) ticks;
    uint32_t *tick_first;       /* by length */
    bool no_math[2], no_html[4];        /* ends that are not there */
    uint32_t money;             /* no formula of figures ends before it */
    uint32_t no_dot;            /* no bare address begins before it */
} scan;

static char byte(const scan *p, uint32_t at) { return at < p->s.len ? p->s.ptr[at] : 0; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

/* ---- pieces */

static wn_md_piece *add_piece(scan *p, wn_md_piece_type type, uint32_t from, uint32_t to)
{
    wn_md_piece *piece = wn_list_add(p->a, &p->out->pieces);
    *piece = (wn_md_piece){ from, to, 0, (uint8_t)type };
    return piece;
}

/* The text up to TO, and goes on behind NEXT. */
static void flush(scan *p, uint32_t to, uint32_t next)
{
    if (to > p->from) add_piece(p, WN_MD_TEXT, p->from, to);
    p->at = p->from = next;
}

static void add_span(scan *p, wn_md_type type, uint32_t from, uint32_t open, uint32_t close, uint32_t to)
{
    *wn_list_add(p->a, &p->out->spans) = (wn_md_span){ from, open, close, to, WN_STR(""), (uint8_t)type };
}

static void add_atom(scan *p, wn_md_type type, uint32_t to)
{
    add_span(p, type, p->at, p->at, to, to);
    flush(p, p->at, to);
}

/* Text without any markup; CODE: of code, where one space at either end does not count. */
static void add_literal(scan *p, uint32_t from, uint32_t to)
{
    uint32_t start = from;
    for (uint32_t i = from; i < to; i++) {
        bool bar = p->cell && p->s.ptr[i] == '\\' && byte(p, i + 1) == '|';
        if (p->s.ptr[i] != '\n' && p->s.ptr[i] && !bar) continue;
        if (i > start) add_piece(p, WN_MD_TEXT, start, i);
        if (bar) add_piece(p, WN_MD_ESCAPE, i, i + 2), i++;
        else add_piece(p, p->s.ptr[i] ? WN_MD_SOFT : WN_MD_NUL, i, i + 1);
        start = i + 1;
    }
    if (to > start) add_piece(p, WN_MD_TEXT, start, to);
}

/* ---- code and mathematics */

static void list_ticks(scan *p)
{
    uint32_t most = 0;
    for (uint32_t i = 0, n; i < p->s.len; i += n ? n : 1) {
        for (n = 0; byte(p, i + n) == '`';) n++;
        if (n) *wn_list_add(p->a, &p->ticks) = (ticks){ i, n, NONE };
        if (n > most) most = n;
    }
    p->tick_first = wn_arena_array(p->a, most + 1, sizeof *p->tick_first);
    memset(p->tick_first, 0xFF, (most + 1) * sizeof *p->tick_first);
    for (uint32_t i = p->ticks.len; i-- > 0;) {
        ticks *t = &p->ticks.at[i];
        t->next = p->tick_first[t->len];
        p->tick_first[t->len] = i;
    }
}

static void read_code(scan *p)
{
    uint32_t from = p->at, n = 0;
    while (byte(p, from + n) == '`') n++;
    if (!p->ticks.len) list_ticks(p);
    uint32_t *first = &p->tick_first[n];
    while (*first != NONE && p->ticks.at[*first].at < from + n) *first = p->ticks.at[*first].next;
    if (*first == NONE) {
        p->at += n;
        return;
    }
    uint32_t open = from + n, close = p->ticks.at[*first].at, i = open;
    while (i < close && (p->s.ptr[i] == ' ' || p->s.ptr[i] == '\n')) i++;
    bool pad = i < close && strchr(" \n", p->s.ptr[open]) && strchr(" \n", p->s.ptr[close - 1]);
    flush(p, from, close + n);
    add_span(p, WN_MD_CODE, from, open + pad, close - pad, close + n);
    add_literal(p, open + pad, close - pad);
}

/* Where the inline formula that begins at OPEN ends: no white space inside its marks, no digit behind. One
** that begins with a digit has no spaces: "$5 or 6 US$" is money. */
static uint32_t formula_end(scan *p, uint32_t open)
{
    bool money = is_digit(byte(p, open));
    if (strchr(" \t\n", byte(p, open)) || p->no_math[0] || (money && open < p->money)) return NONE;
    for (uint32_t i = open + 1; i < p->s.len; i++) {
        char c = p->s.ptr[i];
        if (money && c == ' ') {
            p->money = i;
            return NONE;
        }
        if (c == '\\') i++;
        bool ends = c == '$' && !strchr(" \t\n", p->s.ptr[i - 1]) && !is_digit(byte(p, i + 1));
        if (ends) return i;
    }
    p->no_math[0] = true;
    return NONE;
}

static void read_math(scan *p)
{
    uint32_t from = p->at, n = byte(p, from + 1) == '$' ? 2 : 1, close = NONE;
    if (n == 1) close = formula_end(p, from + 1);
    if (n == 2 && !p->no_math[1]) {
        const char *end = memmem(p->s.ptr + from + 2, p->s.len - from - 2, "$$", 2);
        p->no_math[1] = !end;
        if (end) close = (uint32_t)(end - p->s.ptr);
    }
    if (close == NONE) {
        p->at += n;
        return;
    }
    flush(p, from, close + n);
    add_span(p, WN_MD_MATH, from, from + n, close, close + n);
    add_literal(p, from + n, close);
}

/* ---- angle brackets, escapes, ends of lines */

static uint32_t html_end(scan *p)
{
    static const struct { const char *start, *stop; uint8_t skip; } kinds[] = {
        { "<!--", "-->", 2 }, { "<?", "?>", 2 }, { "<![CDATA[", "]]>", 9 }, { "<!", ">", 2 }
    };
    wn_str rest = { p->s.ptr + p->at, p->s.len - p->at };
    for (size_t k = 0; k < 4; k++) {
        size_t n = strlen(kinds[k].start), m = strlen(kinds[k].stop);
        if (rest.len < n || memcmp(rest.ptr, kinds[k].start, n) != 0) continue;
        if (k == 3 && !is_letter(byte(p, p->at + 2))) return p->at;
        if (p->no_html[k]) return p->at;
        const char *end = memmem(rest.ptr + kinds[k].skip, rest.len - kinds[k].skip, kinds[k].stop, m);
        p->no_html[k] = !end;
        return end ? (uint32_t)(end - p->s.ptr + (ptrdiff_t)m) : p->at;
    }
    return wn_md_tag(p->s, p->at);
}

static bool is_break(wn_str tag)
{
    return tag.len > 3 && (tag.ptr[1] | 32) == 'b' && (tag.ptr[2] | 32) == 'r' && strchr(" />", tag.ptr[3]);
}

/* Where <INSIDE> leads: a scheme has a colon, an address of mail has none. */
static wn_str target_of(const scan *p, wn_str inside)
{
    if (memchr(inside.ptr, ':', inside.len)) return inside;
    wn_buf url = wn_buf_new(p->a);
    wn_buf_add(&url, WN_STR("mailto:"));
    wn_buf_add(&url, inside);
    return wn_buf_str(&url);
}

static void read_angle(scan *p)
{
    uint32_t from = p->at, end = wn_md_autolink(p->s, from);
    if (end > from) {
        flush(p, from, end);
        add_span(p, WN_MD_LINK, from, from + 1, end - 1, end);
        p->out->spans.at[p->out->spans.len - 1].url =
            target_of(p, (wn_str){ p->s.ptr + from + 1, end - from - 2 });
        add_literal(p, from + 1, end - 1);
        return;
    }
    end = html_end(p);
    if (end == from) {
        p->at++;
    } else if (is_break((wn_str){ p->s.ptr + from, end - from })) {
        flush(p, from, end);
        add_piece(p, WN_MD_HARD, from, end);
    } else {
        add_atom(p, WN_MD_HTML, end);
    }
}

static void read_escape(scan *p)
{
    uint32_t at = p->at;
    if (byte(p, at + 1) == '\n') {
        flush(p, at, at + 2);
        add_piece(p, WN_MD_HARD, at, at + 2);
    } else if (wn_md_mark(byte(p, at + 1))) {
        flush(p, at, at + 2);
        add_piece(p, WN_MD_ESCAPE, at, at + 2);
    } else {
        p->at++;
    }
}

static void read_entity(scan *p)
{
    uint32_t at = p->at, code, end = wn_md_entity(p->s, at, &code);
    if (end == at) {
        p->at++;
        return;
    }
    flush(p, at, end);
    add_piece(p, WN_MD_ENTITY, at, end)->code = code;
}

static void read_line_end(scan *p)
{
    uint32_t at = p->at, text = at;
    while (text > p->from && (p->s.ptr[text - 1] == ' ' || p->s.ptr[text - 1] == '\t')) text--;
    bool hard = at - text > 1 && p->s.ptr[at - 1] == ' ' && p->s.ptr[at - 2] == ' ';
    flush(p, text, at + 1);
    add_piece(p, hard ? WN_MD_HARD : WN_MD_SOFT, text, at + 1);
}

/* A bare address whose scheme, or "www", is the text before P->AT. */
static void read_address(scan *p)
{
    uint32_t before, n = wn_md_head(p->s, p->at, &before), from = p->at - before, to = from;
    bool begins = n && before <= p->at - p->from &&
                  (!from || !(is_letter(p->s.ptr[from - 1]) || is_digit(p->s.ptr[from - 1])));
    if (begins) to = wn_md_address(p->s, from, &p->no_dot);
    if (begins && p->cell) to = from + wn_md_cell((wn_str){ p->s.ptr + from, to - from }, 0);
    if (!begins || to <= from + n) {
        p->at++;
        return;
    }
    flush(p, from, to);
    add_piece(p, WN_MD_TEXT, from, to);
    add_span(p, WN_MD_LINK, from, from, to, to);
    p->out->spans.at[p->out->spans.len - 1].url = (wn_str){ p->s.ptr + from, to - from };
}

/* ---- emphasis */

static uint32_t char_before(const scan *p, uint32_t at)
{
    uint32_t len;
    return at ? wn_utf8_before(p->s, at, &len) : ' ';
}

static uint32_t char_at(const scan *p, uint32_t at)
{
    uint32_t len;
    return at < p->s.len ? wn_utf8_at(p->s, at, &len) : ' ';
}

static bool is_space(uint32_t c) { return c != 0x200B && c != 0xFEFF && wn_char_space(c); }
static bool is_mark(uint32_t c) { return !is_space(c) && !wn_char_letter(c); }

static void read_delimiter(scan *p)
{
    uint32_t from = p->at, to = from;
    char c = p->s.ptr[from];
    while (byte(p, to) == c) to++;
    if (c == '~' && to - from > 2) {
        p->at = to;
        return;
    }
    uint32_t before = char_before(p, from), after = char_at(p, to);
    bool left = !is_space(after) && (!is_mark(after) || is_space(before) || is_mark(before));
    bool right = !is_space(before) && (!is_mark(before) || is_space(after) || is_mark(after));
    flush(p, from, to);
    add_piece(p, WN_MD_DELIMITER, from, to)->code = p->delimiters.len;
    delimiter *d = wn_list_add(p->a, &p->delimiters);
    *d = (delimiter){ .from = from, .to = to, .count = to - from, .prev = p->last, .next = NONE, .mark = c };
    d->opens = left && (c != '_' || !right || is_mark(before));
    d->closes = right && (c != '_' || !left || is_mark(after));
    if (p->last != NONE) p->delimiters.at[p->last].next = p->delimiters.len - 1;
    p->last = p->delimiters.len - 1;
}

static void unlink_delimiter(scan *p, uint32_t i)
{
    delimiter *d = &p->delimiters.at[i];
    if (d->prev != NONE) p->delimiters.at[d->prev].next = d->next;
    if (d->next != NONE) p->delimiters.at[d->next].prev = d->prev;
    if (p->last == i) p->last = d->prev;
}

/* "The rule of three": marks that both open and close pair only where their lengths fit. */
static bool pairs(const delimiter *open, const delimiter *close)
{
    if (!open->opens || open->mark != close->mark) return false;
    if (open->mark == '~') return open->count == close->count;
    if (!close->opens && !open->closes) return true;
    return close->count % 3 == 0 || (open->count + close->count) % 3 != 0;
}

/* The kind of a closing run, for which one bottom of the search holds. */
static uint32_t kind_of(const delimiter *d)
{
    uint32_t mark = d->mark == '*' ? 0 : d->mark == '_' ? 1 : 2;
    return mark * 6 + (d->opens ? 3 : 0) + d->count % 3;
}

/* Pairs OPEN with CLOSE; the next closing run. */
static uint32_t pair(scan *p, uint32_t open, uint32_t close)
{
    delimiter *o = &p->delimiters.at[open], *c = &p->delimiters.at[close];
    bool two = o->to - o->from > 1 && c->to - c->from > 1;
    o->to -= 1u + two;
    c->from += 1u + two;
    wn_md_type type = o->mark == '~' ? WN_MD_DELETED : two ? WN_MD_STRONG : WN_MD_EMPHASIS;
    add_span(p, type, o->to, o->to + 1 + two, c->from - 1 - two, c->from);
    o->next = close;
    c->prev = open;
    if (o->from == o->to) unlink_delimiter(p, open);
    if (c->from < c->to) return close;
    uint32_t next = c->next;
    unlink_delimiter(p, close);
    return next;
}

/* Pairs the runs above BOTTOM, and forgets them. */
static void pair_all(scan *p, uint32_t bottom)
{
    uint32_t lowest[18], close = p->last;
    if (close == bottom) return;        /* nothing is above it */
    for (size_t i = 0; i < 18; i++) lowest[i] = bottom;
    while (close != NONE && p->delimiters.at[close].prev != bottom) close = p->delimiters.at[close].prev;
    while (close != NONE) {
        const delimiter *c = &p->delimiters.at[close];
        uint32_t next = c->next, *low = &lowest[kind_of(c)], open = c->prev;
        if (c->closes) {
            while (open != NONE && open != bottom && (*low == NONE || open > *low)
                   && !pairs(&p->delimiters.at[open], c))
                open = p->delimiters.at[open].prev;
            bool found = open != NONE && open != bottom && (*low == NONE || open > *low);
            if (found) {
                next = pair(p, open, close);
            } else {
                *low = c->prev == NONE ? bottom : c->prev;
                if (!c->opens) unlink_delimiter(p, close);
            }
        }
        close = next;
    }
    p->last = bottom;
    if (bottom != NONE) p->delimiters.at[bottom].next = NONE;
}

/* ---- brackets */

static void open_bracket(scan *p, bool image)
{
    uint32_t from = p->at, to = from + 1 + image;
    if (!image && byte(p, to) == '^') {
        uint32_t end = wn_md_label(p->s, from);
        bool space = end > from && memchr(p->s.ptr + from, ' ', end - from);
        if (end > from + 3 && !space && byte(p, end) != '(') {
            add_atom(p, WN_MD_REFERENCE, end);
            return;
        }
    }
    flush(p, from, to);
    if (p->brackets.len) p->brackets.at[p->brackets.len - 1].nested = true;
    add_piece(p, WN_MD_TEXT, from, to);
    *wn_list_add(p->a, &p->brackets) =
        (bracket){ p->out->pieces.len - 1, p->last, to, image, false };
}

/* The address of the definition of LABEL. */
static bool find_define(const scan *p, wn_str label, wn_str *url)
{
    wn_md_define wanted = { .label = wn_md_fold(p->a, label) };
    uint32_t low = 0, high = p->md->defines.len;
    if (!high || !wanted.label.len) return false;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (wn_md_by_label(&p->md->defines.at[mid], &wanted) < 0) low = mid + 1;
        else high = mid;
    }
    if (low == p->md->defines.len || !wn_str_eq(p->md->defines.at[low].label, wanted.label)) return false;
    *url = p->md->defines.at[low].url;
    return true;
}

/* Where the link ends whose text is between B and the bracket at P->AT; P->AT: it is none. */
static uint32_t link_end(const scan *p, const bracket *b, wn_str *url)
{
    uint32_t behind = p->at + 1, end = wn_md_target(p->s, behind, url);
    if (end > behind) {
        *url = wn_md_unescape(p->a, *url);
        return end;
    }
    end = wn_md_label(p->s, behind);
    if (end > behind) {
        wn_str label = { p->s.ptr + behind + 1, end - behind - 2 };
        return find_define(p, label, url) ? end : p->at;
    }
    wn_str label = { p->s.ptr + b->at, p->at - b->at };
    if (b->nested || label.len > 999 || !find_define(p, label, url)) return p->at;
    return byte(p, behind) == '[' && byte(p, behind + 1) == ']' ? behind + 2 : behind;
}

static void close_bracket(scan *p)
{
    bracket b = { 0 };
    uint32_t end = p->at;
    wn_str url = WN_STR("");
    if (p->brackets.len) {
        b = p->brackets.at[--p->brackets.len];
        bool dead = !b.image && p->brackets.len < p->dead;
        if (!dead) end = link_end(p, &b, &url);
        if (p->dead > p->brackets.len) p->dead = p->brackets.len;
    }
    if (end == p->at) {
        p->at++;
        return;
    }
    uint32_t close = p->at;
    flush(p, close, end);
    wn_md_piece *open = &p->out->pieces.at[b.piece];
    add_span(p, b.image ? WN_MD_IMAGE : WN_MD_LINK, open->from, open->to, close, end);
    p->out->spans.at[p->out->spans.len - 1].url = url;
    open->to = open->from;
    pair_all(p, b.last);
    if (!b.image) p->dead = p->brackets.len;
}

/* ---- the run */

static void step(scan *p)
{
    switch (p->s.ptr[p->at]) {
    case '\\': read_escape(p); break;
    case '`': read_code(p); break;
    case '$': read_math(p); break;
    case '<': read_angle(p); break;
    case '&': read_entity(p); break;
    case '\n': read_line_end(p); break;
    case ':': case '.': read_address(p); break;
    case '*': case '_': case '~': read_delimiter(p); break;
    case '[': open_bracket(p, false); break;
    case '!':
        if (byte(p, p->at + 1) == '[' && byte(p, p->at + 2) != '^') open_bracket(p, true);
        else p->at++;
        break;
    case ']': close_bracket(p); break;
    case 0:
        flush(p, p->at, p->at + 1);
        add_piece(p, WN_MD_NUL, p->at - 1, p->at);
        break;
    default: p->at++;
    }
}

static int by_place(const void *x, const void *y)
{
    const wn_md_span *a = x, *b = y;
    return 2 * WN_ORDER(a->from, b->from) + WN_ORDER(b->to, a->to);
}

void wn_md_inline(const wn_md *md, wn_str s, bool cell, wn_md_inlines *out)
{
    scan p = { .md = md, .a = md->doc->arena, .s = s, .out = out, .last = NONE, .cell = cell };
    out->pieces.len = out->spans.len = 0;
    while (p.at < s.len) step(&p);
    flush(&p, p.at, p.at);
    pair_all(&p, NONE);
    for (uint32_t i = 0; i < out->pieces.len; i++) {
        wn_md_piece *piece = &out->pieces.at[i];
        if (piece->type != WN_MD_DELIMITER) continue;
        const delimiter *d = &p.delimiters.at[piece->code];
        *piece = (wn_md_piece){ d->from, d->to, 0, WN_MD_TEXT };
    }
    if (out->spans.len > 1) qsort(out->spans.at, out->spans.len, sizeof *out->spans.at, by_place);
}
