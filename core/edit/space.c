/* space.c: what is dropped takes its surplus white space with it. A filter says which words go;
** which white space goes is decided here alone, so that it does not matter whether a drop had a space at
** its end, or reached over several blocks.
**
** Between blocks: a row of emptied blocks takes the separator after it, so that its neighbours stay
** as far apart as the ones before were; the one before it where that is the narrower (the last item
** of a list), and at the end of the text. A block that keeps a word keeps its separators.
**     A ↵↵ [B] ↵↵ C     →  A ↵↵ C
**     • x ↵ [• y] ↵↵ C  →  • x ↵↵ C
** Inside a block: of two spaces the one after goes; one before closing or after opening marks too.
**     one [two] three   →  one three
**     one [two], three  →  one, three
*/
#include "edit/part.h"

#include "base/utf8.h"

/* A block, or visible text between blocks. What stands before BODY (a bullet that no reader made
** part of the block, or the bullet of an item) is not worth keeping by itself. */
typedef struct { wn_span span; uint32_t body; } unit;

typedef struct { wn_span span; bool blank; } run;

typedef struct {
    const wn_doc *doc;
    wn_arena *arena;
    wn_str text;
    const wn_parts *parts;
    const wn_spans *solid;
    wn_spans *out;
    WN_LIST(unit) units;
    WN_LIST(run) runs;          /* of the present unit */
    uint32_t part;              /* the first that may meet the present unit */
} job;

uint32_t wn_space_skip(wn_str text, uint32_t at, uint32_t end)
{
    uint32_t len;
    while (at < end && wn_char_space(wn_utf8_at(text, at, &len))) at += len;
    return at < end ? at : end;
}

uint32_t wn_space_back(wn_str text, uint32_t at, uint32_t from)
{
    uint32_t len;
    while (at > from && wn_char_space(wn_utf8_before(text, at, &len))) at -= len;
    return at > from ? at : from;
}

static bool line_end(char c) { return c == '\n' || c == '\r'; }

/* ---- units */

static void add_unit(job *j, wn_span span, uint32_t body)
{
    *wn_list_add(j->arena, &j->units) = (unit){ span, body };
}

static void add_loose(job *j, uint32_t from, uint32_t to)
{
    wn_span span = { wn_space_skip(j->text, from, to), to };
    span.end = wn_space_back(j->text, to, span.start);
    if (!wn_span_empty(span)) add_unit(j, span, span.start);
}

/* Text between two blocks, FROM to TO: what stands before the next block on its own line belongs to
** it. The result is where that begins. */
static uint32_t add_gap(job *j, uint32_t from, uint32_t to)
{
    uint32_t line = to;
    while (line > from && !line_end(j->text.ptr[line - 1])) line--;
    add_loose(j, from, line);
    return wn_space_skip(j->text, line, to);
}

/* Where the text of an item begins behind its bullet or number. */
static uint32_t behind_bullet(const job *j, wn_span span)
{
    uint32_t len, at = span.start;
    uint32_t c = wn_utf8_at(j->text, at, &len);
    while (at < span.end && wn_char_digit(c)) {
        at += len;
        c = at < span.end ? wn_utf8_at(j->text, at, &len) : 0;
    }
    bool number = at > span.start && (c == '.' || c == ')');
    bool bullet = at == span.start && (c == '-' || c == '*' || c == '+' || c == 0x2022 ||
        c == 0x2023 || c == 0x25E6 || c == 0x25AA || c == 0x25CF || c == 0xB7 || c == 0x2013);
    if (!number && !bullet) return span.start;
    uint32_t body = wn_space_skip(j->text, at + len, span.end);
    return body > at + len ? body : span.start;
}

static void divide(job *j)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < j->doc->blocks.len; i++) {
        const wn_block *b = &j->doc->blocks.at[i];
        wn_span span = { add_gap(j, at, b->span.start), b->span.end };
        uint32_t body = b->type == WN_ITEM ? behind_bullet(j, b->span) : b->span.start;
        add_unit(j, span, wn_space_skip(j->text, body, b->span.end));   /* one may begin with U+00A0 */
        at = b->span.end;
    }
    add_loose(j, at, (uint32_t)j->text.len);
}

/* ---- what must not be touched */

/* Index of the first solid span that ends behind AT. */
static uint32_t solid_after(const job *j, uint32_t at)
{
    return wn_list_above(j->solid, wn_span, end, at);
}

/* How far one may go from AT, up to END or down to FROM. */
static uint32_t limit_after(const job *j, uint32_t at, uint32_t end)
{
    uint32_t s = solid_after(j, at);
    if (s == j->solid->len || j->solid->at[s].start >= end) return end;
    return j->solid->at[s].start > at ? j->solid->at[s].start : at;
}

static uint32_t limit_before(const job *j, uint32_t at, uint32_t from)
{
    uint32_t s = solid_after(j, at ? at - 1 : 0);
    if (s < j->solid->len && at && wn_span_has(j->solid->at[s], at - 1)) return at;
    return s > 0 && j->solid->at[s - 1].end > from ? j->solid->at[s - 1].end : from;
}

/* Takes what is not solid of START to END: somebody may have pinned a space. */
static void take(job *j, uint32_t start, uint32_t end)
{
    for (uint32_t s = solid_after(j, start); start < end; s++) {
        bool more = s < j->solid->len && j->solid->at[s].start < end;
        uint32_t stop = more ? j->solid->at[s].start : end;
        if (start < stop) *wn_list_add(j->arena, j->out) = (wn_span){ start, stop };
        start = more ? j->solid->at[s].end : end;
    }
}

/* ---- inside a block */

static void add_run(job *j, wn_span span, bool blank)
{
    run *last = j->runs.len ? &j->runs.at[j->runs.len - 1] : NULL;
    if (last && !blank && !last->blank) {
        uint32_t end = limit_after(j, last->span.end, span.start);
        if (wn_space_skip(j->text, last->span.end, end) == span.start) {
            last->span.end = span.end;
            return;
        }
    }
    *wn_list_add(j->arena, &j->runs) = (run){ span, blank };
}

/* The dropped runs of words in unit U; only white space stands between the parts of one run. */
static void gather_runs(job *j, const unit *u)
{
    j->runs.len = 0;
    while (j->part < j->parts->len && j->parts->at[j->part].span.end <= u->span.start) j->part++;
    for (uint32_t i = j->part; i < j->parts->len; i++) {
        const wn_part *p = &j->parts->at[i];
        if (p->span.start >= u->span.end) return;
        if (p->replace) continue;
        wn_span s = { p->span.start > u->span.start ? p->span.start : u->span.start,
                      p->span.end < u->span.end ? p->span.end : u->span.end };
        if (!p->blank) {
            s.start = wn_space_skip(j->text, s.start, s.end);
            s.end = wn_space_back(j->text, s.end, s.start);
        }
        if (!wn_span_empty(s)) add_run(j, s, p->blank);
    }
}

static bool emptied(const job *j, const unit *u)
{
    if (j->runs.len != 1) return false;
    wn_span r = j->runs.at[0].span;
    if (j->runs.at[0].blank && !wn_span_eq(r, u->span)) return false;
    uint32_t from = limit_before(j, r.start, u->span.start);
    uint32_t end = limit_after(j, r.end, u->span.end);
    return r.start <= u->body && from == u->span.start &&
           wn_space_skip(j->text, r.end, end) == u->span.end;
}

/* Marks that want no space before them when a word before them has gone. */
static bool closes(uint32_t c)
{
    if (c < 0x80) return c && strchr(",.;:!?)]}\"'%", (int)c) != NULL;
    return c == 0x201D || c == 0x2019 || c == 0xBB || c == 0x203A || c == 0x2026 || c == 0x2014 ||
           c == 0x2013;
}

/* Marks that want no space behind them. A straight mark beside a dropped word opened it. */
static bool opens(uint32_t c)
{
    if (c < 0x80) return c && strchr("([{\"'", (int)c) != NULL;
    return c == 0x201C || c == 0x2018 || c == 0xAB || c == 0x2039 || c == 0x201E || c == 0x201A ||
           c == 0xBF || c == 0xA1 || c == 0x2014 || c == 0x2013;
}

static void take_run(job *j, const unit *u, const run *r)
{
    uint32_t start = r->span.start, end = r->span.end, len;
    uint32_t done = j->out->len ? j->out->at[j->out->len - 1].end : 0;
    if (r->blank) {         /* just what somebody asked for */
        take(j, start > done ? start : done, end);
        return;
    }
    uint32_t from = limit_before(j, start, done > u->span.start ? done : u->span.start);
    uint32_t before = wn_space_back(j->text, start, from);
    uint32_t after = wn_space_skip(j->text, end, limit_after(j, end, u->span.end));
    if (start <= u->body) end = after;
    else if (after == u->span.end) start = before;
    else if (before < start && after > end) end = after;
    else if (before < start && closes(wn_utf8_at(j->text, end, &len))) start = before;
    else if (after > end && opens(wn_utf8_before(j->text, start, &len))) end = after;
    take(j, start, end);
}

/* ---- between blocks */

static uint32_t breaks(const job *j, uint32_t from, uint32_t to)
{
    uint32_t n = 0;
    for (uint32_t at = from; at < to; at++) {
        bool pair = j->text.ptr[at] == '\r' && at + 1 < to && j->text.ptr[at + 1] == '\n';
        if (line_end(j->text.ptr[at]) && !pair) n++;
    }
    return n;
}

/* Start of unit I with its indentation. */
static uint32_t indent(const job *j, uint32_t i)
{
    uint32_t from = i ? j->units.at[i - 1].span.end : 0;
    uint32_t at = j->units.at[i].span.start;
    while (at > from && !line_end(j->text.ptr[at - 1])) at--;
    return at;
}

/* Takes the units FIRST up to, not including, LAST, all of them emptied. */
static void take_units(job *j, uint32_t first, uint32_t last)
{
    wn_span all = { j->units.at[first].span.start, j->units.at[last - 1].span.end };
    uint32_t len = (uint32_t)j->text.len;
    uint32_t low = first ? j->units.at[first - 1].span.end : 0;
    uint32_t high = last < j->units.len ? j->units.at[last].span.start : len;
    wn_span s = all;
    if (first == 0 && last == j->units.len) {
        s = (wn_span){ 0, len };
    } else if (last == j->units.len ||
               (first && breaks(j, all.end, high) > breaks(j, low, all.start))) {
        s.start = low;
    } else {
        s = (wn_span){ indent(j, first), indent(j, last) };
    }
    take(j, s.start, s.end);
}

void wn_space_repair(const wn_doc *doc, const wn_parts *parts, const wn_spans *solid,
                     wn_spans *out)
{
    job j = { .doc = doc, .arena = doc->arena, .text = doc->text, .parts = parts, .solid = solid,
              .out = out };
    uint32_t gone = 0;          /* emptied units just before the present one */
    divide(&j);
    for (uint32_t i = 0; i < j.units.len; i++) {
        const unit *u = &j.units.at[i];
        gather_runs(&j, u);
        if (emptied(&j, u)) { gone++; continue; }
        if (gone) take_units(&j, i - gone, i);
        gone = 0;
        for (uint32_t r = 0; r < j.runs.len; r++) take_run(&j, u, &j.runs.at[r]);
    }
    if (gone) take_units(&j, j.units.len - gone, j.units.len);
}
