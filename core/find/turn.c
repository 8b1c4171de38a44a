/* turn.c: drafts of attributions, and what becomes of them. Content grows piece by piece, over
** sentences and blocks, so drafts keep chains of pieces; at the end each becomes an attribution
** with its runs, and every quote goes to the attribution with the surest cue that has it, among
** those to the widest, since who is quoted answers for what is quoted inside:
**
**     Byrne said [that Kay had called it [“a joke”]].     both are sure, Byrne's is wider
**     the plan to wall [the river Kay calls [“mine”]]     Kay's is the surer one
*/
#include <stdlib.h>

#include "find/scare.h"

#define OPEN 16             /* attributions around another that are counted */
#define STRONG 0.8F         /* value of a cue that has its quotes before wider ones */

static void add_piece(wn_walk *w, uint32_t d, wn_span span)
{
    if (wn_span_empty(span)) return;
    wn_piece *p = wn_list_add(w->f->arena, &w->pieces);
    *p = (wn_piece){ span, WN_NOWHERE };
    uint32_t at = w->pieces.len - 1;
    wn_draft *x = &w->drafts.at[d];
    if (x->head == WN_NOWHERE) x->head = at;
    else w->pieces.at[x->tail].next = at;
    x->tail = at;
}

/* Do drafts A and B have the same source, as far as words tell? */
static bool same_voice(const wn_walk *w, uint32_t a, uint32_t b)
{
    wn_str x = wn_found_text(w->f, w->drafts.at[a].source), y = wn_found_text(w->f, w->drafts.at[b].source);
    uint64_t classes = wn_lexicon_classes(w->f->lex, wn_lexicon_node(wn_word_lex(w->f, w->block), y));
    return wn_str_eq(x, y) || (classes >> WN_LEX_PRONOUN & 1);
}

/* Draft D has the word with the quote of unit U. */
static void take_turn(wn_walk *w, uint32_t d, const wn_unit *u)
{
    if (w->turn == WN_NOWHERE || w->spoke + 1 < w->block) w->partner = WN_NOWHERE;
    else if (w->turn != d && !same_voice(w, w->turn, d)) w->partner = w->turn;
    w->turn = d;
    w->spoke = w->block;
    w->asked = u->before == '?';
    if (w->asked) w->asker = d;
}

void wn_turn_content(wn_walk *w, uint32_t d, uint32_t first, uint32_t end)
{
    const wn_unit *u = w->u;
    while (first < end && wn_unit_is(&u[end - 1], WN_U_COMMA | WN_U_DASH | WN_U_COLON)) end--;
    while (first < end && wn_unit_is(&u[first], WN_U_COMMA | WN_U_DASH | WN_U_COLON)) first++;
    if (first >= end) return;
    for (uint32_t i = first; i < end; i++) {
        if (!wn_unit_is(&u[i], WN_U_QUOTE)) continue;
        w->claimed[u[i].quote] = 1;
        w->drafts.at[d].quoted = true;
        take_turn(w, d, &u[i]);
    }
    add_piece(w, d, (wn_span){ u[first].start, u[end - 1].end });
}

wn_span wn_turn_bytes(const wn_walk *w, wn_units r)
{
    if (wn_units_empty(r)) return (wn_span){ 0, 0 };
    return (wn_span){ w->u[r.first].start, w->u[r.end - 1].end };
}

uint32_t wn_turn_add(wn_walk *w, wn_span source, wn_units cue)
{
    wn_draft *d = wn_list_add(w->f->arena, &w->drafts);
    *d = (wn_draft){ .source = source, .cue = wn_turn_bytes(w, cue), .head = WN_NOWHERE,
                     .tail = WN_NOWHERE };
    if (wn_units_empty(cue)) d->sure = 1;
    for (uint32_t i = cue.first; i < cue.end; i++) {
        float value = w->u[i].before ? 1 : w->u[i].value;
        if (value > d->sure) d->sure = value;
    }
    d->strong = !wn_units_empty(cue) && d->sure >= STRONG;
    return w->drafts.len - 1;
}

static uint8_t type_of(const wn_walk *w, wn_run content)
{
    uint32_t inside = 0, all = 0;
    for (uint32_t i = 0; i < content.len; i++) {
        wn_span s = w->f->spans.at[content.first + i];
        all += wn_span_len(s);
        uint32_t low = wn_list_from(&w->f->quotes, wn_quote, span.start, s.start);
        for (; low < w->f->quotes.len && w->f->quotes.at[low].span.start < s.end; low++)
            if (w->f->quotes.at[low].depth == 0) inside += wn_span_len(w->f->quotes.at[low].span);
    }
    if (inside == 0) return WN_ATT_INDIRECT;
    return inside + 4 >= all ? WN_ATT_DIRECT : WN_ATT_MIXED;
}

static wn_run add_run(wn_found *f, wn_span span)
{
    wn_run run = { f->spans.len, 0 };
    if (wn_span_empty(span)) return run;
    *wn_list_add(f->arena, &f->spans) = span;
    run.len = 1;
    return run;
}

static void widen(wn_span *all, wn_span s)
{
    if (wn_span_empty(s)) return;
    if (wn_span_empty(*all)) *all = s;
    if (s.start < all->start) all->start = s.start;
    if (s.end > all->end) all->end = s.end;
}

static void finish(wn_walk *w, wn_draft *d)
{
    wn_found *f = w->f;
    wn_attribution a = { 0 };
    a.source = add_run(f, d->source);
    a.cue = add_run(f, d->cue);
    a.content.first = f->spans.len;
    for (uint32_t p = d->head; p != WN_NOWHERE; p = w->pieces.at[p].next) {
        if (wn_span_empty(w->pieces.at[p].span)) continue;      /* clipped */
        *wn_list_add(f->arena, &f->spans) = w->pieces.at[p].span;
        widen(&a.span, w->pieces.at[p].span);
        a.content.len++;
    }
    widen(&a.span, d->source);
    widen(&a.span, d->cue);
    a.type = type_of(w, a.content);
    a.sure = d->sure;
    a.strong = d->strong;
    wn_stance_read(f, d->cue, d->noun, &a);
    *wn_list_add(f->arena, &f->attributions) = a;
}

static int by_place(const void *x, const void *y)
{
    const wn_attribution *a = x, *b = y;
    return 4 * WN_ORDER(a->span.start, b->span.start) + 2 * WN_ORDER(b->span.end, a->span.end)
           + WN_ORDER(a->content.first, b->content.first);
}

/* How much an attribution's claim to a quote counts: its cue, then how close it stands. */
typedef struct { uint32_t width; bool strong; } claim;

static wn_span first_of(const wn_found *f, wn_run run)
{
    return run.len ? f->spans.at[run.first] : (wn_span){ 0, 0 };
}

/* Gives the quotes in content S to attribution A, unless a surer or wider one has them. */
static void give(wn_found *f, uint32_t a, wn_span s, bool strong, claim *claims)
{
    uint32_t low = wn_list_from(&f->quotes, wn_quote, span.start, s.start);
    for (uint32_t i = low; i < f->quotes.len && f->quotes.at[i].span.start < s.end; i++) {
        wn_quote *q = &f->quotes.at[i];
        claim mine = { wn_span_len(s), strong };
        if (q->span.end > s.end || claims[i].strong > strong ||
            (claims[i].strong == strong && mine.width <= claims[i].width)) continue;
        claims[i] = mine;
        q->attribution = a;
        q->speaker = first_of(f, f->attributions.at[a].source);
        q->cue = first_of(f, f->attributions.at[a].cue);
    }
}

static void link_quotes(wn_found *f)
{
    claim *claims = wn_arena_array(f->arena, f->quotes.len + 1, sizeof *claims);
    for (uint32_t a = 0; a < f->attributions.len; a++) {
        wn_run c = f->attributions.at[a].content;
        for (uint32_t k = c.first; k < c.first + c.len; k++)
            give(f, a, f->spans.at[k], f->attributions.at[a].strong, claims);
    }
}

/* Is byte AT in what attribution A says? Runs are in order but for the parts of a later turn. */
static bool says_at(const wn_found *f, const wn_attribution *a, uint32_t at)
{
    uint32_t low = a->content.first, high = low + a->content.len;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (f->spans.at[middle].end <= at) low = middle + 1;
        else high = middle;
    }
    return low < a->content.first + a->content.len && f->spans.at[low].start <= at;
}

/* Hearsay: how many attributions each one's cue is inside the content of. Those that are open stand
** on a stack of OPEN; what nests deeper is not counted. */
static void set_depths(wn_found *f)
{
    uint32_t open[OPEN], n = 0;
    for (uint32_t i = 0; i < f->attributions.len; i++) {
        wn_attribution *a = &f->attributions.at[i];
        wn_span cue = first_of(f, a->cue.len ? a->cue : a->source);
        uint32_t kept = 0;
        for (uint32_t k = 0; k < n; k++) {
            const wn_attribution *b = &f->attributions.at[open[k]];
            if (b->span.end <= a->span.start) continue;
            open[kept++] = open[k];
            a->depth = (uint8_t)(a->depth + (!wn_span_empty(cue) && says_at(f, b, cue.start)));
        }
        n = kept;
        if (n < OPEN) open[n++] = i;
    }
}

/* Has it a source or a cue? */
static bool known(const wn_draft *d)
{
    return !wn_span_empty(d->source) || !wn_span_empty(d->cue);
}

void wn_turn_finish(wn_walk *w)
{
    wn_found *f = w->f;
    for (uint32_t i = 0; i < w->drafts.len; i++)
        if (w->drafts.at[i].head != WN_NOWHERE && known(&w->drafts.at[i])) finish(w, &w->drafts.at[i]);
    if (f->attributions.len > 1)
        qsort(f->attributions.at, f->attributions.len, sizeof *f->attributions.at, by_place);
    link_quotes(f);
    set_depths(f);
}
