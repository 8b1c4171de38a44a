/* shown.c: marks that the reader shows for a container, as the quotation marks of pandoc's Quoted, go
** when all else in it goes, and stay when anything stays: no writer could do otherwise. So a drop of
** the words alone grows by the marks, and a drop that takes one mark of two, or both and not the
** words, gives them back. What stands around emptied marks is then one dropped run:
**
**     He said “[big “[red]” cars]” .      [ ] dropped; both pairs of marks go too
*/
#include "edit/part.h"

/* Dropped words with nothing but white space and shown marks between them. */
typedef struct { wn_span span; uint32_t who; } run;

typedef struct {
    const wn_doc *doc;
    wn_arena *arena;
    const wn_spans *solid;
    WN_LIST(uint32_t) marks;    /* leaves, in order */
    WN_LIST(run) runs;
} job;

/* Index of the first mark that ends behind AT. */
static uint32_t mark_after(const job *j, uint32_t at)
{
    uint32_t low = 0, high = j->marks.len;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (j->doc->leaves.at[j->marks.at[mid]].text.end <= at) low = mid + 1;
        else high = mid;
    }
    return low;
}

/* First byte from AT on, before END, that is neither white space nor a shown mark. */
static uint32_t skip(const job *j, uint32_t at, uint32_t end)
{
    uint32_t m = mark_after(j, at);
    for (;;) {
        at = wn_space_skip(j->doc->text, at, end);
        if (at >= end || m == j->marks.len) return at;
        wn_span mark = j->doc->leaves.at[j->marks.at[m]].text;
        if (!wn_span_has(mark, at)) return at;
        at = mark.end;
        m++;
    }
}

static void gather(job *j, const wn_parts *parts)
{
    uint32_t s = 0;
    for (uint32_t i = 0; i < parts->len; i++) {
        if (parts->at[i].replace) continue;
        wn_span span = parts->at[i].span;
        run *last = j->runs.len ? &j->runs.at[j->runs.len - 1] : NULL;
        while (last && s < j->solid->len && j->solid->at[s].end <= last->span.end) s++;
        bool held = s < j->solid->len && j->solid->at[s].start < span.start;
        if (last && !held && skip(j, last->span.end, span.start) >= span.start)
            last->span.end = span.end;
        else
            *wn_list_add(j->arena, &j->runs) = (run){ span, parts->at[i].who };
    }
}

/* The run that holds all the words of NODE; NULL where some stay, or there are none. */
static const run *emptied(const job *j, uint32_t node)
{
    wn_span text = j->doc->nodes.at[node].text;
    uint32_t at = skip(j, text.start, text.end), low = wn_list_above(&j->runs, run, span.end, at);
    if (at >= text.end || low == j->runs.len || j->runs.at[low].span.start > at) return NULL;
    return skip(j, j->runs.at[low].span.end, text.end) >= text.end ? &j->runs.at[low] : NULL;
}

/* Has NODE words at all? */
static bool worded(const job *j, uint32_t node)
{
    wn_span text = j->doc->nodes.at[node].text;
    return skip(j, text.start, text.end) < text.end;
}

static bool is_solid(const job *j, wn_span s)
{
    uint32_t low = wn_list_above(j->solid, wn_span, end, s.start);
    return low < j->solid->len && wn_span_meets(j->solid->at[low], s);
}

/* Appends PART without the bytes of MARK; the rest of PART behind it is left in *PART. */
static void cut(job *j, wn_parts *out, wn_part *part, wn_span mark)
{
    wn_part before = *part;
    before.span.end = mark.start;
    if (!wn_span_empty(before.span)) *wn_list_add(j->arena, out) = before;
    part->span.start = mark.end > part->span.start ? mark.end : part->span.start;
}

/* Puts the parts in OUT, with what each shown mark asks for. */
static void settle(job *j, const wn_parts *parts, wn_parts *out)
{
    uint32_t p = 0;
    wn_part rest = parts->at[0];
    for (uint32_t m = 0; m < j->marks.len; m++) {
        const wn_leaf *leaf = &j->doc->leaves.at[j->marks.at[m]];
        wn_span mark = leaf->text;
        while (p < parts->len && rest.span.end <= mark.start) {
            if (!wn_span_empty(rest.span)) *wn_list_add(j->arena, out) = rest;
            if (++p < parts->len) rest = parts->at[p];
        }
        bool dropped = p < parts->len && wn_span_meets(rest.span, mark);
        const run *r = emptied(j, leaf->node);
        if (is_solid(j, mark)) continue;
        if (!dropped && r) *wn_list_add(j->arena, out) = (wn_part){ mark, r->who, false, false };
        if (dropped && !r && worded(j, leaf->node)) cut(j, out, &rest, mark);
    }
    for (; p < parts->len; rest = ++p < parts->len ? parts->at[p] : rest)
        if (!wn_span_empty(rest.span)) *wn_list_add(j->arena, out) = rest;
}

void wn_shown_settle(const wn_doc *doc, wn_parts *parts, const wn_spans *solid)
{
    job j = { .doc = doc, .arena = doc->arena, .solid = solid };
    wn_parts out = { 0 };
    for (uint32_t i = 0; i < doc->leaves.len; i++)
        if (doc->leaves.at[i].mark) *wn_list_add(j.arena, &j.marks) = i;
    if (!j.marks.len || !parts->len) return;
    gather(&j, parts);
    settle(&j, parts, &out);
    *parts = out;
}
