/* aside.c: a clause in which a source stands before its cue, and nothing behind it: what is said is around it.
**
**     As Ada Byrne said, the mill will close.      opens the sentence: what is behind its comma
**     The mill will close, as Ada Byrne said.      behind a comma: what is before that
**     The mill, as Ada Byrne said, will close.     both
**
** Which words open one ("as"), the pack says: cue phrases with the tag "as".
*/
#include "find/aside.h"

#define SURE 0.6F       /* value of a cue: one that means nothing else */

/* The cue of the clause that begins at unit AT; END: it has none, or is no simple one. */
static uint32_t cue_of(const wn_walk *w, uint32_t at, uint32_t end)
{
    const uint32_t wall = WN_U_QUOTE | WN_U_COMMA | WN_U_COLON | WN_U_DASH | WN_U_OPEN | WN_U_STOP | WN_U_BE |
                          WN_U_RELATIVE | WN_U_THAT;
    for (uint32_t i = at; i < end && i < at + WN_AHEAD; i++) {
        const wn_unit *x = &w->u[i];
        if (wn_unit_is(x, wall) && !wn_unit_is(x, WN_U_DETERMINER)) break;
        if (i > at && x->cue && x->value >= SURE && !wn_unit_is(x, WN_U_CAPITAL)) return i;
        if (wn_unit_verb(x) && !wn_unit_is(x, WN_U_AUXILIARY)) break;
    }
    return end;
}

/* The comma or the end behind the cue that ends at AT, and behind when, where and whom it was told. */
static uint32_t clause_end(const wn_walk *w, uint32_t at, uint32_t end, bool tell)
{
    const uint32_t when = WN_U_PREPOSITION | WN_U_DAY | WN_U_ADVERB;
    if (at < end && !tell && !wn_unit_is(&w->u[at], when | WN_U_COMMA)) return WN_NOWHERE;
    for (uint32_t i = at; i < end && i < at + WN_AHEAD; i++) {
        if (wn_unit_is(&w->u[i], WN_U_COMMA)) return i;
        if (!wn_unit_is(&w->u[i], WN_U_WORD) || wn_unit_verb(&w->u[i])) return WN_NOWHERE;
        if (wn_unit_is(&w->u[i], WN_U_CONJUNCTION | WN_U_TO)) return WN_NOWHERE;
    }
    return end - at <= WN_AHEAD ? end : WN_NOWHERE;
}

uint32_t wn_aside_meet(wn_walk *w, uint32_t i)
{
    const wn_unit *u = w->u;
    uint32_t at = i + u[i].as, end = wn_cue_stop(w), cue = cue_of(w, at, end), v = cue;
    bool opens = i == w->lo || (i == w->lo + 1 && wn_unit_is(&u[w->lo], WN_U_CONJUNCTION));
    if (cue >= end || !(opens || wn_unit_is(&u[i - 1], WN_U_COMMA))) return i;
    uint32_t after = cue + u[cue].cue, stop = clause_end(w, after, end, wn_unit_is(&u[cue], WN_U_TELL));
    while (v > at && wn_unit_is(&u[v - 1], WN_U_AUXILIARY | WN_U_ADVERB)) v--;
    wn_units source = wn_source_right(u, at, v, true);
    if (wn_units_empty(source) || stop == WN_NOWHERE || (opens && stop == end)) return i;
    uint32_t d = wn_turn_add(w, wn_turn_bytes(w, source), (wn_units){ cue, after });
    if (!opens) wn_turn_content(w, d, w->from > w->lo ? w->from : w->lo, i - 1);
    if (stop + 1 < end) wn_turn_content(w, d, stop + 1, end);
    if (w->drafts.at[d].head == WN_NOWHERE) return w->drafts.len--, i;
    w->last = d;
    w->from = stop;
    return stop;
}
