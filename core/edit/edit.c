/* edit.c: who wins each byte. Decisions are sorted by start, longer first, and laid down from left
** to right; what lies inside something laid down is swallowed, and of a drop that crosses its end
** only the rest is laid down. Then the pins are cut out, and white space is put in order:
**
**     decisions   [ drop A ............... ]            [ drop C ]
**                     [ pin ]    [ drop B ......... ]
**     parts       [A ]       [ A ......... ][ B ... ]   [ C .... ]
**     edits       [A ]        [ A .........][ B ... ]   [ C ..... ]     with their surplus space
**
** So every byte of the text is kept or belongs to one edit. Replacements are never cut: one that
** meets a pin, or crosses what was laid down before it, is not used and reported as a clash. */
#include "edit/part.h"

#include <stdlib.h>

/* A decision as it is sorted. */
typedef struct { wn_span span; uint32_t order, who; bool replace; } item;

typedef struct {
    const wn_doc *doc;
    const wn_decisions *all;
    wn_parts pins;              /* merged: apart from each other */
    wn_parts parts;
    wn_edits *out;
} job;

static int by_place(wn_span a, wn_span b)
{
    return 2 * WN_ORDER(a.start, b.start) + WN_ORDER(b.end, a.end);
}

/* At one span drops come before replacements, the first drop first, the last replacement first. */
static int by_rank(const void *x, const void *y)
{
    const item *a = x, *b = y;
    int place = by_place(a->span, b->span);
    if (place) return place;
    if (a->replace != b->replace) return a->replace ? 1 : -1;
    if (!a->replace) return WN_ORDER(a->who, b->who);
    return 2 * WN_ORDER(b->order, a->order) + WN_ORDER(b->who, a->who);
}

/* The decisions for which WANT holds, sorted, their spans clipped to the text. */
static item *sorted(const job *j, bool (*want)(const wn_decision *d), uint32_t *count)
{
    item *items = wn_arena_array(j->doc->arena, j->all->len, sizeof *items);
    uint32_t end = (uint32_t)j->doc->text.len, n = 0;
    for (uint32_t i = 0; i < j->all->len; i++) {
        const wn_decision *d = &j->all->at[i];
        wn_span span = { d->span.start, d->span.end < end ? d->span.end : end };
        if (!want(d) || wn_span_empty(span)) continue;
        items[n++] = (item){ span, d->order, i, d->action == WN_REPLACE && d->with.len > 0 };
    }
    if (n) qsort(items, n, sizeof *items, by_rank);
    *count = n;
    return items;
}

static bool is_pin(const wn_decision *d) { return d->action == WN_PIN; }
static bool is_mark(const wn_decision *d) { return d->action == WN_MARK; }
static bool is_edit(const wn_decision *d) { return !is_pin(d) && !is_mark(d); }

static void gather_pins(job *j)
{
    uint32_t n;
    item *items = sorted(j, is_pin, &n);
    for (uint32_t i = 0; i < n; i++) {
        wn_part *last = j->pins.len ? &j->pins.at[j->pins.len - 1] : NULL;
        if (last && items[i].span.start <= last->span.end) {
            if (items[i].span.end > last->span.end) last->span.end = items[i].span.end;
            continue;
        }
        *wn_list_add(j->doc->arena, &j->pins) = (wn_part){ .span = items[i].span,
                                                           .who = items[i].who };
    }
}

/* Index of the first pin that ends behind AT. */
static uint32_t pin_after(const job *j, uint32_t at)
{
    return wn_list_above(&j->pins, wn_part, span.end, at);
}

static void clash(job *j, uint32_t used, uint32_t dropped)
{
    *wn_list_add(j->doc->arena, &j->out->clashes) =
        (wn_clash){ j->all->at[used], j->all->at[dropped] };
}

/* Is the replacement IT refused by a pin? One around it is a plain "no"; one inside or across it
** would be lost, so that somebody should hear of it. */
static bool pinned(job *j, const item *it)
{
    uint32_t p = pin_after(j, it->span.start);
    if (p >= j->pins.len || !wn_span_meets(j->pins.at[p].span, it->span)) return false;
    if (!wn_span_in(it->span, j->pins.at[p].span)) clash(j, j->pins.at[p].who, it->who);
    return true;
}

static void lay(job *j, const item *it)
{
    const wn_part *last = j->parts.len ? &j->parts.at[j->parts.len - 1] : NULL;
    wn_span span = it->span;
    wn_str text = j->doc->text;
    if (last && span.end <= last->span.end) return;
    if (last && span.start < last->span.end) {
        if (it->replace) { clash(j, last->who, it->who); return; }
        span.start = last->span.end;
    }
    /* Only for a whole span, so that no byte is looked at twice. */
    bool blank = wn_span_eq(span, it->span) && wn_space_skip(text, span.start, span.end) == span.end;
    *wn_list_add(j->doc->arena, &j->parts) = (wn_part){ span, it->who, it->replace, blank };
}

/* Cuts the pins out of the dropped parts. */
static void cut_pins(job *j)
{
    wn_parts cut = { 0 };
    uint32_t p = 0;
    for (uint32_t i = 0; i < j->parts.len; i++) {
        wn_part part = j->parts.at[i];
        while (p < j->pins.len && j->pins.at[p].span.end <= part.span.start) p++;
        for (uint32_t k = p; k < j->pins.len && j->pins.at[k].span.start < part.span.end; k++) {
            wn_part before = part;
            before.span.end = j->pins.at[k].span.start;
            if (!wn_span_empty(before.span)) *wn_list_add(j->doc->arena, &cut) = before;
            part.span.start = j->pins.at[k].span.end;
        }
        if (!wn_span_empty(part.span)) *wn_list_add(j->doc->arena, &cut) = part;
    }
    j->parts = cut;
}

static void gather_parts(job *j)
{
    uint32_t n;
    item *items = sorted(j, is_edit, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (items[i].replace && pinned(j, &items[i])) continue;
        lay(j, &items[i]);
    }
    if (j->pins.len) cut_pins(j);
}

/* Pins and replacements, in order: what no surplus space may be taken from. */
static wn_spans solid(const job *j)
{
    wn_spans out = { 0 };
    uint32_t p = 0;
    for (uint32_t i = 0; i < j->parts.len; i++) {
        if (!j->parts.at[i].replace) continue;
        for (; p < j->pins.len && j->pins.at[p].span.start < j->parts.at[i].span.start; p++)
            *wn_list_add(j->doc->arena, &out) = j->pins.at[p].span;
        *wn_list_add(j->doc->arena, &out) = j->parts.at[i].span;
    }
    for (; p < j->pins.len; p++) *wn_list_add(j->doc->arena, &out) = j->pins.at[p].span;
    return out;
}

static void add_edit(job *j, const wn_part *part, wn_span span)
{
    const wn_decision *d = &j->all->at[part->who];
    wn_edit *last = j->out->edits.len ? &j->out->edits.at[j->out->edits.len - 1] : NULL;
    uint32_t done = last ? last->span.end : 0;
    if (span.start < done) span.start = done;
    if (wn_span_empty(span)) return;
    *wn_list_add(j->doc->arena, &j->out->edits) = (wn_edit){
        span, part->replace, part->replace ? d->with : WN_STR(""), d->filter, d->rule, d->reason };
}

/* Gives each span of GONE to the parts in it; the space between two goes with the first. */
static void share_out(job *j, const wn_spans *gone)
{
    uint32_t g = 0;
    for (uint32_t i = 0; i < j->parts.len; i++) {
        const wn_part *part = &j->parts.at[i];
        if (part->replace) { add_edit(j, part, part->span); continue; }
        uint32_t next = i + 1 < j->parts.len ? j->parts.at[i + 1].span.start : WN_NOWHERE;
        for (; g < gone->len && gone->at[g].start < part->span.end; g++) {
            wn_span span = gone->at[g];
            if (next < span.end) span.end = next;
            add_edit(j, part, span);
            if (span.end < gone->at[g].end) break;
        }
    }
}

static void add_attr(wn_mark *m, const char *key, wn_str value)
{
    m->attrs[m->attr_count++] = (wn_attr){ wn_str_of(key), value };
}

/* The part as a mark, where nothing is to be removed. */
static void mark_part(job *j, const wn_part *part, wn_marks *marks)
{
    const wn_decision *d = &j->all->at[part->who];
    wn_span span = part->span;
    span.start = wn_space_skip(j->doc->text, span.start, span.end);
    span.end = wn_space_back(j->doc->text, span.end, span.start);
    if (wn_span_empty(span)) return;
    wn_mark *m = wn_list_add(j->doc->arena, marks);
    m->span = span;
    m->name = part->replace ? WN_STR("winnow-replace") : WN_STR("winnow-drop");
    m->attrs = wn_arena_array(j->doc->arena, 4, sizeof *m->attrs);
    add_attr(m, "filter", d->filter);
    add_attr(m, "rule", d->rule);
    add_attr(m, "reason", d->reason);
    if (part->replace) add_attr(m, "with", d->with);
}

static void gather_marks(job *j, wn_marks *marks)
{
    uint32_t n;
    item *items = sorted(j, is_mark, &n);
    for (uint32_t i = 0; i < n; i++) {
        const wn_decision *d = &j->all->at[items[i].who];
        *wn_list_add(j->doc->arena, marks) =
            (wn_mark){ items[i].span, d->with, d->attrs, d->attr_count, NULL };
    }
}

wn_edits *wn_edit_resolve(const wn_doc *doc, const wn_decisions *decisions, bool mark)
{
    job j = { .doc = doc, .all = decisions };
    wn_marks marks = { 0 };
    j.out = wn_arena_get(doc->arena, sizeof *j.out);
    if (!decisions->len) return j.out;
    gather_pins(&j);
    gather_parts(&j);
    if (mark) {
        for (uint32_t i = 0; i < j.parts.len; i++) mark_part(&j, &j.parts.at[i], &marks);
    } else {
        wn_spans gone = { 0 }, held = solid(&j);
        wn_shown_settle(doc, &j.parts, &held);
        wn_space_repair(doc, &j.parts, &held, &gone);
        share_out(&j, &gone);
    }
    gather_marks(&j, &marks);
    wn_mark_resolve(doc->arena, &marks, j.out);
    return j.out;
}

wn_str wn_edit_text(const wn_doc *doc, const wn_edits *edits, wn_arena *a)
{
    wn_buf out = wn_buf_new(a);
    uint32_t at = 0;
    for (uint32_t i = 0; i < edits->edits.len; i++) {
        const wn_edit *e = &edits->edits.at[i];
        wn_buf_add(&out, wn_str_cut(doc->text, (wn_span){ at, e->span.start }));
        if (e->replace) wn_buf_add(&out, e->with);
        at = e->span.end;
    }
    wn_buf_add(&out, wn_str_cut(doc->text, (wn_span){ at, (uint32_t)doc->text.len }));
    return wn_buf_str(&out);
}

wn_str wn_edit_why(const wn_edit *e)
{
    return e->replace ? WN_STR("replaced") : e->reason.len ? e->reason : e->rule;
}
