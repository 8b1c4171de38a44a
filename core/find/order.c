/* order.c: attributions in languages whose verb comes last, or whose "according to" stands behind its source:
**
**     田中氏は「行く」と述べた。         source, mark, quote, particle, cue
**     田中氏は値上げすると述べた。       source, mark, content, particle, cue
**     Bora, “Gidiyoruz” dedi.           source, quote, cue
**     関係者によると、値上げする。       source, phrase, content
**
** Which words mark whom a sentence is about ("topic_marks"), and what stands between what is said and its
** cue (cue phrases with the tag "that"), the pack says. In Korean the mark is the end of a word.
*/
#include "find/order.h"

#include "base/utf8.h"

bool wn_order_last(const wn_walk *w)
{
    return wn_lexicon_weight(wn_word_lex(w->f, w->block), "order.verb_last") > 0;
}

/* How many bytes at the end of unit I mark that the sentence is about it. */
static uint32_t mark_of(const wn_walk *w, uint32_t i)
{
    const wn_lexicon *lex = wn_word_lex(w->f, w->block);
    wn_str word = wn_found_text(w->f, (wn_span){ w->u[i].start, w->u[i].end });
    uint32_t len;
    if (!wn_unit_is(&w->u[i], WN_U_WORD)) return 0;
    wn_utf8_before(word, (uint32_t)word.len, &len);
    uint32_t node = wn_lexicon_node(lex, (wn_str){ word.ptr + word.len - len, len });
    return wn_lexicon_classes(lex, node) >> WN_LEX_TOPIC & 1 ? len : 0;
}

static uint32_t opening(const wn_walk *w)
{
    const uint32_t bits = WN_U_CONJUNCTION | WN_U_ADVERB | WN_U_COMMA | WN_U_DAY;
    uint32_t at = w->from > w->lo ? w->from : w->lo;
    while (at < w->hi && wn_unit_is(&w->u[at], bits)) at++;
    return at;
}

/* Whom the clause before END is about; *BEHIND becomes the unit behind the mark. Empty: nobody. */
static wn_span topic(const wn_walk *w, uint32_t end, uint32_t *behind)
{
    uint32_t first = opening(w);
    for (uint32_t i = first; i < end && i < first + WN_REACH; i++) {
        if (wn_unit_is(&w->u[i], WN_U_QUOTE)) break;
        uint32_t len = mark_of(w, i);
        uint32_t stop = w->u[i].end - len;
        if (stop == w->u[i].start && i > first) stop = w->u[i - 1].end;
        if (!len || stop <= w->u[first].start) continue;
        *behind = i + 1;
        return (wn_span){ w->u[first].start, stop };
    }
    uint32_t to = end;
    while (to > first && wn_unit_is(&w->u[to - 1], WN_U_COMMA | WN_U_COLON)) to--;
    bool quote = end < w->hi && wn_unit_is(&w->u[end], WN_U_QUOTE);
    wn_units np = quote ? wn_source_left(w->u, first, to) : (wn_units){ to, to };
    *behind = end;
    return wn_units_empty(np) ? (wn_span){ 0, 0 } : wn_turn_bytes(w, np);
}

bool wn_order_meet(wn_walk *w, uint32_t i)
{
    uint32_t end = i, behind;
    bool that = false;
    for (; end > w->lo && wn_unit_is(&w->u[end - 1], WN_U_THAT | WN_U_ADVERB); end--)
        that |= wn_unit_is(&w->u[end - 1], WN_U_THAT);
    if (end == w->lo) return false;
    bool quote = wn_unit_is(&w->u[end - 1], WN_U_QUOTE);
    if (!quote && !that) return false;
    wn_span source = topic(w, quote ? end - 1 : end, &behind);
    if (wn_span_empty(source) || behind > end) return false;
    while (behind < end && wn_unit_is(&w->u[behind], WN_U_COMMA)) behind++;
    uint32_t d = wn_turn_add(w, source, (wn_units){ i, i + w->u[i].cue });
    wn_turn_content(w, d, quote ? end - 1 : behind, end);
    if (w->drafts.at[d].head == WN_NOWHERE) return w->drafts.len--, false;
    w->from = i + w->u[i].cue;
    w->last = d;
    return true;
}

bool wn_order_behind(wn_walk *w, uint32_t i)
{
    uint32_t after = i + w->u[i].behind, first = opening(w);
    if (i <= first) return false;
    wn_units np = wn_order_last(w) ? (wn_units){ first, i } : wn_source_left(w->u, first, i);
    if (wn_units_empty(np)) return false;
    uint32_t d = wn_turn_add(w, wn_turn_bytes(w, np), (wn_units){ i, after });
    while (after < w->hi && wn_unit_is(&w->u[after], WN_U_COMMA)) after++;
    wn_turn_content(w, d, after, wn_cue_stop(w));
    if (w->drafts.at[d].head == WN_NOWHERE) return w->drafts.len--, false;
    w->last = d;
    return true;
}
