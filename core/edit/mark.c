/* mark.c: marks as they can be shown: wholly inside kept text, and one inside another or apart. A
** mark is first cut at the edits. Then pieces are taken in order of start, longer first, from a
** heap; one that would run over the end of the piece it stands in is split there, and its rest goes back:
**
**     [ a ............ ]            [ a ............ ]
**            [ b ............ ]            [ b ..... ][ b' . ]
*/
#include "edit/part.h"

typedef struct { wn_span span; uint32_t who; } piece;

typedef struct {
    wn_arena *arena;
    const wn_marks *marks;
    WN_LIST(piece) heap;
} job;

static bool sooner(piece a, piece b)
{
    if (a.span.start != b.span.start) return a.span.start < b.span.start;
    if (a.span.end != b.span.end) return a.span.end > b.span.end;
    return a.who < b.who;
}

static void put(job *j, piece p)
{
    if (wn_span_empty(p.span)) return;
    *wn_list_add(j->arena, &j->heap) = p;
    uint32_t i = j->heap.len - 1;
    for (; i > 0 && sooner(p, j->heap.at[(i - 1) / 2]); i = (i - 1) / 2)
        j->heap.at[i] = j->heap.at[(i - 1) / 2];
    j->heap.at[i] = p;
}

static piece get(job *j)
{
    piece top = j->heap.at[0], last = j->heap.at[--j->heap.len];
    uint32_t i = 0;
    for (uint32_t child = 1; child < j->heap.len; child = 2 * i + 1) {
        if (child + 1 < j->heap.len && sooner(j->heap.at[child + 1], j->heap.at[child])) child++;
        if (!sooner(j->heap.at[child], last)) break;
        j->heap.at[i] = j->heap.at[child];
        i = child;
    }
    j->heap.at[i] = last;
    return top;
}

/* Index of the first edit that ends behind AT. */
static uint32_t edit_after(const wn_edits *e, uint32_t at)
{
    return wn_list_above(&e->edits, wn_edit, span.end, at);
}

static void cut(job *j, const wn_edits *edits, uint32_t who)
{
    wn_span rest = j->marks->at[who].span;
    for (uint32_t e = edit_after(edits, rest.start); e < edits->edits.len; e++) {
        wn_span gone = edits->edits.at[e].span;
        if (gone.start >= rest.end) break;
        put(j, (piece){ { rest.start, gone.start }, who });
        rest.start = gone.end;
    }
    put(j, (piece){ rest, who });
}

void wn_mark_resolve(wn_arena *a, const wn_marks *marks, wn_edits *edits)
{
    job j = { .arena = a, .marks = marks };
    WN_LIST(uint32_t) open = { 0 };     /* ends of the pieces that hold the present one */
    for (uint32_t i = 0; i < marks->len; i++) cut(&j, edits, i);
    while (j.heap.len) {
        piece p = get(&j);
        while (open.len && open.at[open.len - 1] <= p.span.start) open.len--;
        uint32_t end = open.len ? open.at[open.len - 1] : WN_NOWHERE;
        if (p.span.end > end) {
            put(&j, (piece){ { end, p.span.end }, p.who });
            p.span.end = end;
            put(&j, p);     /* shorter now: others may come before it */
            continue;
        }
        wn_mark *m = wn_list_add(a, &edits->marks);
        *m = marks->at[p.who];
        m->span = p.span;
        *wn_list_add(a, &open) = p.span.end;
    }
}
