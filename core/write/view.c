/* view.c: see view.h. Spans that are found nest or cross as they like; drawn is a row of pieces,
** cut wherever one begins or ends:
**
**     claim     [--------------------]
**     quote            [-------------------]
**     pieces    [  1  ][      2      ][  3  ] */
#include "write/view.h"

const wn_look wn_looks[] = {{"quote", "32", "what somebody is quoted as saying"},
                            {"speaker", "1;34", "who says it"},
                            {"cue", "3", "the words that say that it was said"},
                            {"attribution", "", "what is reported of somebody's words"},
                            {"claim", "4", "what is asserted and can be checked"},
                            {"hedge", "33", "words about how sure the text is"},
                            {"quantity", "36", "a figure with its unit"},
                            {"boilerplate", "90", "what surrounds the text"},
                            {"report", "4;35", "what a filter reports"},
                            {"other", "35", "a kind of a filter's own"},
                            {0}};

uint32_t wn_look_find(wn_str name)
{
    uint32_t i = 0;
    while (wn_looks[i + 1].name && !wn_str_eq(name, wn_str_of(wn_looks[i].name))) i++;
    return i;
}

wn_pieces wn_pieces_new(const wn_view *v)
{
    return (wn_pieces){.view = v};
}

void wn_pieces_block(wn_pieces *p, wn_span block)
{
    p->block = block;
    p->at = block.start;
}

/* Takes those out that have ended, and in those that have begun; UNTIL comes down to the next
 * change. */
static void renew(wn_pieces *p, uint32_t *until)
{
    const wn_view *v = p->view;
    wn_piece *piece = &p->piece;
    uint32_t n = 0;
    for (uint32_t i = 0; i < piece->count; i++)
        if (piece->shades[i]->span.end > p->at) piece->shades[n++] = piece->shades[i];
    for (; p->shade < v->shades.len && v->shades.at[p->shade].span.start <= p->at; p->shade++)
        if (v->shades.at[p->shade].span.end > p->at && n < WN_PIECE_SHADES)
            piece->shades[n++] = &v->shades.at[p->shade];
    piece->count = n;
    for (uint32_t i = 0; i < n; i++)
        if (piece->shades[i]->span.end < *until) *until = piece->shades[i]->span.end;
    if (p->shade < v->shades.len && v->shades.at[p->shade].span.start < *until)
        *until = v->shades.at[p->shade].span.start;
}

bool wn_pieces_next(wn_pieces *p, wn_piece *out)
{
    const wn_edits *e = p->view->edits;
    uint32_t until = p->block.end;
    if (p->at >= p->block.end) return false;
    while (p->edit < e->edits.len && e->edits.at[p->edit].span.end <= p->at) p->edit++;
    const wn_edit *edit = p->edit < e->edits.len ? &e->edits.at[p->edit] : NULL;
    bool inside = edit && wn_span_has(edit->span, p->at);
    uint32_t change = !edit ? until : inside ? edit->span.end : edit->span.start;
    if (change < until) until = change;
    uint32_t edge = until;
    renew(p, &until);
    *out = p->piece;
    out->span = (wn_span){p->at, until};
    out->edit = inside ? edit : NULL;
    out->ends = inside && until == edge;
    p->at = until;
    return true;
}

bool wn_view_edited(const wn_view *v, wn_span s)
{
    uint32_t low = wn_list_above(&v->edits->edits, wn_edit, span.end, s.start);
    return low < v->edits->edits.len && wn_span_meets(v->edits->edits.at[low].span, s);
}

uint32_t wn_view_words(const wn_view *v, uint32_t *kept)
{
    uint32_t all = wn_doc_words(v->doc, (wn_span){0, (uint32_t)v->doc->text.len});
    *kept = all;
    for (uint32_t i = 0; i < v->edits->edits.len; i++)
        *kept -= wn_doc_words(v->doc, v->edits->edits.at[i].span);
    return all;
}
