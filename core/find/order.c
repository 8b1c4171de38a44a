/* order.c: attributions in languages whose verb comes last, or whose "according to" stands behind its source:
**
**     田中氏は「行く」と述べた。         source, mark, quote, particle, cue
**     田中氏は値上げすると述べた。       source, mark, content, particle, cue
**     「行く」と田中氏は述べた。         quote, particle, source, mark, cue
**     Bora, “Gidiyoruz” dedi.           source, quote, cue
**     関係者によると、値上げする。       source, phrase, content
**
** or first ("order.verb_first"): قال الوزير: «…», cue, source, content; or second ("order.verb_second"), where
** the source stands behind it when the sentence begins with something else:
**
**     In einer Mail schreibt Anna Vogt: „…“            adverbial, cue, source, content
**     Gestern hat Anna Vogt gesagt, dass …             adverbial, auxiliary, source, cue, content
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

/* How many bytes at the end of unit I, of LEAST characters or two, are a word of class CLS. */
static uint32_t ending(const wn_walk *w, uint32_t i, wn_lex_class cls, int least)
{
    const wn_lexicon *lex = wn_word_lex(w->f, w->block);
    wn_str word = wn_found_text(w->f, (wn_span){ w->u[i].start, w->u[i].end });
    uint32_t at = (uint32_t)word.len, len;
    for (int n = 1; n <= 2 && at > 0 && wn_unit_is(&w->u[i], WN_U_WORD); n++) {
        wn_utf8_before(word, at, &len);
        at -= len;
        uint32_t node = wn_lexicon_node(lex, (wn_str){ word.ptr + at, word.len - at });
        if (n < least || !(wn_lexicon_classes(lex, node) >> cls & 1)) continue;
        bool apart = at == 0 && i > w->lo && w->u[i - 1].end < w->u[i].start;      /* 이: a name */
        return apart && cls == WN_LEX_TOPIC ? 0 : (uint32_t)word.len - at;
    }
    return 0;
}

static uint32_t opening(const wn_walk *w)
{
    const uint32_t bits = WN_U_CONJUNCTION | WN_U_ADVERB | WN_U_COMMA | WN_U_DAY;
    uint32_t at = w->from > w->lo ? w->from : w->lo;
    while (at < w->hi && wn_unit_is(&w->u[at], bits)) at++;
    return at;
}

/* The bytes of units [first, last] without the LEN that mark the topic; what tells when and where, up to a
** comma or a word of place, is no part of it. */
static wn_span marked(const wn_walk *w, uint32_t first, uint32_t last, uint32_t len)
{
    uint32_t stop = w->u[last].end - len;
    if (stop == w->u[last].start && last > first) stop = w->u[last - 1].end;
    for (uint32_t i = first; i < last && w->u[i + 1].start < stop; i++)
        if (wn_unit_is(&w->u[i], WN_U_COMMA) || ending(w, i, WN_LEX_PREPOSITION, 1)) first = i + 1;
    return stop > w->u[first].start ? (wn_span){ w->u[first].start, stop } : (wn_span){ 0, 0 };
}

/* Do units [FIRST, I) alone have capitals, and no ending set apart: Ali Kaya, not Ali Kaya’nın? */
static bool full_name(const wn_walk *w, uint32_t first, uint32_t i)
{
    if (i < first + 2 || wn_unit_is(&w->u[i], WN_U_CAPITAL) || !wn_unit_is(&w->u[i], WN_U_WORD)) return false;
    for (uint32_t k = first; k < i; k++)
        if (!wn_unit_is(&w->u[k], WN_U_CAPITAL)) return false;
    return !(w->f->tokens.at[wn_token_at(w->f, w->u[i - 1].start)].shape & WN_JOINED);
}

/* Ali Kaya, köprünün açılacağını söyledi: does a comma at I or a name before it end, where the language
** marks so (weight "order.verb_last" 2), whom the clause from FIRST on is about? */
static bool topic_ends(const wn_walk *w, uint32_t first, uint32_t i)
{
    if (i == first || wn_lexicon_weight(wn_word_lex(w->f, w->block), "order.verb_last") < 2) return false;
    if (full_name(w, first, i)) return true;
    const uint32_t person = WN_U_CAPITAL | WN_U_ROLE | WN_U_BODY | WN_U_PRONOUN;
    return wn_unit_is(&w->u[i], WN_U_COMMA) && wn_unit_is(&w->u[i - 1], person) &&
           wn_source_left(w->u, first, i).first == first;
}

/* Whom the clause before END is about; *BEHIND becomes the unit behind the mark. Empty: nobody. */
static wn_span topic(const wn_walk *w, uint32_t end, uint32_t *behind)
{
    uint32_t first = opening(w);
    for (uint32_t i = first; i < end && i < first + WN_REACH; i++) {
        if (wn_unit_is(&w->u[i], WN_U_QUOTE)) break;
        uint32_t len = ending(w, i, WN_LEX_TOPIC, 1);
        wn_span about = len ? marked(w, first, i, len) : (wn_span){ 0, 0 };
        bool ends = topic_ends(w, first, i);
        if (ends) about = wn_turn_bytes(w, (wn_units){ first, i });
        if (wn_span_empty(about)) continue;
        *behind = i + !(ends && wn_unit_is(&w->u[i], WN_U_WORD));
        return about;
    }
    uint32_t to = end;
    while (to > first && wn_unit_is(&w->u[to - 1], WN_U_COMMA | WN_U_COLON)) to--;
    bool quote = end < w->hi && wn_unit_is(&w->u[end], WN_U_QUOTE);
    wn_units np = quote ? wn_source_left(w->u, first, to) : (wn_units){ to, to };
    *behind = end;
    return wn_units_empty(np) ? (wn_span){ 0, 0 } : wn_turn_bytes(w, np);
}

/* 「行く」と田中氏は述べた: the topic between what is said and the cue at I. *SAID becomes what is said. */
static wn_span between(const wn_walk *w, uint32_t i, wn_units *said)
{
    uint32_t len = i > w->lo ? ending(w, i - 1, WN_LEX_TOPIC, 1) : 0, first = opening(w), from = i - 1;
    if (!len) return (wn_span){ 0, 0 };
    for (; from > first && i - from < WN_REACH; from--) {
        if (!wn_unit_is(&w->u[from - 1], WN_U_WORD)) break;
        bool that = wn_unit_is(&w->u[from - 1], WN_U_THAT) && from > first + 1;
        if (that && wn_unit_is(&w->u[from - 2], WN_U_QUOTE)) break;
    }
    uint32_t end = from;
    while (end > first && wn_unit_is(&w->u[end - 1], WN_U_THAT | WN_U_COMMA)) end--;
    bool quote = end > first && wn_unit_is(&w->u[end - 1], WN_U_QUOTE);
    if (end == from || end == first || (!quote && !wn_unit_is(&w->u[end], WN_U_THAT))) return (wn_span){ 0, 0 };
    *said = (wn_units){ quote ? end - 1 : first, end };
    return marked(w, from, i - 1, len);
}

/* “…”며 “…”고 말했다: the first of the quotes that END stands behind. */
static uint32_t first_quote(const wn_walk *w, uint32_t end)
{
    uint32_t from = end - 1;
    for (uint32_t i = from; i > w->lo && i > w->from; i--) {
        if (wn_unit_is(&w->u[i - 1], WN_U_QUOTE)) from = i - 1;
        else if (!wn_unit_is(&w->u[i - 1], WN_U_THAT | WN_U_COMMA | WN_U_CONJUNCTION)) break;
    }
    return from;
}

/* The topic before what is said, which the cue at I follows. *SAID becomes what is said. */
static wn_span before(const wn_walk *w, uint32_t i, wn_units *said)
{
    uint32_t end = i, behind;
    bool that = false;
    for (; end > w->lo && wn_unit_is(&w->u[end - 1], WN_U_THAT | WN_U_ADVERB); end--)
        that |= wn_unit_is(&w->u[end - 1], WN_U_THAT);
    if (end == w->lo) return (wn_span){ 0, 0 };
    bool quote = wn_unit_is(&w->u[end - 1], WN_U_QUOTE);
    if (!quote && !that && !ending(w, end - 1, WN_LEX_CUE_PHRASE, 2)) return (wn_span){ 0, 0 };
    uint32_t from = quote ? first_quote(w, end) : end;
    wn_span source = topic(w, from, &behind);
    if (behind > end) return (wn_span){ 0, 0 };
    while (behind < end && wn_unit_is(&w->u[behind], WN_U_COMMA)) behind++;
    *said = (wn_units){ quote ? from : behind, end };
    return source;
}

/* “…” diye sordu Ayşe Kaya. Does a name, and no more, stand from unit AT to the end of the sentence? */
static bool named_behind(const wn_walk *w, uint32_t at)
{
    uint32_t end = wn_cue_stop(w);
    wn_units np = at < end ? wn_source_right(w->u, at, end, true) : (wn_units){ at, at };
    return !wn_units_empty(np) && np.end == end;
}

bool wn_order_meet(wn_walk *w, uint32_t i)
{
    wn_units said = { i, i };
    wn_span source = before(w, i, &said);
    if (wn_span_empty(source)) source = between(w, i, &said);
    if (wn_span_empty(source) && named_behind(w, i + w->u[i].cue)) return false;
    uint32_t same = w->last != WN_NOWHERE ? w->last : w->turn;      /* whose words, where nobody is named */
    bool quote = said.end > w->lo && said.first < said.end && wn_unit_is(&w->u[said.end - 1], WN_U_QUOTE);
    if (wn_span_empty(source) && quote && same != WN_NOWHERE) source = w->drafts.at[same].source;
    if (wn_span_empty(source)) return false;
    uint32_t d = wn_turn_add(w, source, (wn_units){ i, i + w->u[i].cue });
    for (uint32_t q = said.first; quote && q + 1 < said.end; q++)
        if (wn_unit_is(&w->u[q], WN_U_QUOTE)) wn_turn_content(w, d, q, q + 1);
    wn_turn_content(w, d, quote ? said.end - 1 : said.first, said.end);
    if (w->drafts.at[d].head == WN_NOWHERE) return w->drafts.len--, false;
    w->from = i + w->u[i].cue;
    w->last = d;
    return true;
}

/* The end of who is named from unit AT to STOP: before what tells when, where and to whom. */
static uint32_t named_end(const wn_walk *w, uint32_t at, uint32_t stop)
{
    const uint32_t other = WN_U_PREPOSITION | WN_U_ADVERB | WN_U_DAY | WN_U_COMMA;
    while (at < stop && !wn_unit_is(&w->u[at], other)) at++;
    return at;
}

bool wn_order_first(wn_walk *w, uint32_t i)
{
    const wn_unit *u = w->u;
    const uint32_t opens = WN_U_THAT | WN_U_COLON | WN_U_QUOTE;
    uint32_t after = i + u[i].cue, end = wn_cue_stop(w), stop = after;
    if (wn_lexicon_weight(wn_word_lex(w->f, w->block), "order.verb_first") <= 0) return false;
    bool quoted = i > w->lo && wn_unit_is(&u[i - 1], WN_U_QUOTE);
    if (quoted || (i > w->lo + 1 && wn_unit_is(&u[i - 2], WN_U_QUOTE))) return false;
    while (stop < end && stop < after + WN_AHEAD && !wn_unit_is(&u[stop], opens)) stop++;
    uint32_t last = named_end(w, after, stop);
    uint32_t same = w->last != WN_NOWHERE ? w->last : w->voice;
    bool named = last > after, opening = i == w->lo && same != WN_NOWHERE;       /* وأضاف: «…» */
    if (stop >= end || !wn_unit_is(&u[stop], opens) || !(named || opening)) return false;
    wn_span source = named ? wn_turn_bytes(w, (wn_units){ after, last }) : w->drafts.at[same].source;
    uint32_t d = wn_turn_add(w, source, (wn_units){ i, after });
    if (wn_unit_is(&u[stop], WN_U_COLON) && stop + 1 >= w->hi) {      /* the next block has it */
        w->turn = w->opens = d;
        w->drafts.at[d].quoted = true;
    } else {
        wn_turn_content(w, d, stop, end);
    }
    w->last = d;
    w->from = stop;
    return true;
}

static bool is_second(const wn_walk *w)
{
    return wn_lexicon_weight(wn_word_lex(w->f, w->block), "order.verb_second") > 0;
}

/* Gestern | in einer Mail | schreibt: does all that stands before the verb V of its sentence tell when, where
** or how, and so nothing who? */
static bool fronted(const wn_walk *w, uint32_t v)
{
    const wn_unit *u = w->u;
    const uint32_t wall = WN_U_QUOTE | WN_U_COMMA | WN_U_COLON | WN_U_DASH | WN_U_STOP | WN_U_RELATIVE;
    const uint32_t when = WN_U_ADVERB | WN_U_DAY, who = WN_U_PRONOUN | WN_U_DETERMINER | WN_U_ROLE;
    uint32_t at = w->lo + wn_unit_is(&u[w->lo], WN_U_AND);
    if (at >= v || w->from > w->lo || v - at > WN_AHEAD) return false;
    for (uint32_t i = at; i < v; i++)
        if (wn_unit_is(&u[i], wall) || wn_unit_verb(&u[i])) return false;
    while (at < v && wn_unit_is(&u[at], when) && !wn_unit_is(&u[at], who)) at++;
    return at == v || wn_unit_is(&u[at], WN_U_PREPOSITION);
}

/* Where what is said begins, behind the words from unit AT on that end the clause of the cue; END: nowhere. */
static uint32_t said_from(const wn_walk *w, uint32_t at, uint32_t end)
{
    const wn_unit *u = w->u;
    for (uint32_t i = at; i < end && i < at + WN_AHEAD; i++) {
        if (wn_unit_is(&u[i], WN_U_THAT | WN_U_COLON | WN_U_QUOTE)) return i;
        if (wn_unit_is(&u[i], WN_U_COMMA)) return i + 1;
        if (wn_unit_is(&u[i], WN_U_STOP | WN_U_DASH) || wn_unit_verb(&u[i])) break;
    }
    return end;
}

/* The auxiliary of the participle at unit I: hat Anna Vogt | gesagt; I itself where there is none. */
static uint32_t finite(const wn_walk *w, uint32_t i)
{
    for (uint32_t k = i; k > w->lo && i - k < WN_AHEAD; k--) {
        const wn_unit *x = &w->u[k - 1];
        if (wn_unit_is(x, WN_U_BE) || !wn_unit_is(x, WN_U_WORD)) break;
        if (wn_unit_is(x, WN_U_AUXILIARY)) return k - 1;
    }
    return i;
}

bool wn_order_second(wn_walk *w, uint32_t i)
{
    const wn_unit *u = w->u;
    uint32_t after = i + u[i].cue, end = wn_cue_stop(w);
    if (!is_second(w) || after >= w->hi) return false;
    uint32_t v = finite(w, i), from = v < i ? v + 1 : after, stop = v < i ? i : end;
    if (!fronted(w, v)) return false;
    wn_units source = wn_source_inverted(u, from, stop);
    if (v == i && source.end >= end) source = wn_source_right(u, source.first, end, true);
    uint32_t said = said_from(w, v < i ? after : source.end, w->hi);
    bool next = said + 1 >= w->hi && said < w->hi && wn_unit_is(&u[said], WN_U_COLON);  /* block */
    if (wn_units_empty(source) || said >= (next ? w->hi : end)) return true;    /* nobody before it says it */
    uint32_t d = wn_turn_add(w, wn_turn_bytes(w, source), (wn_units){ i, after });
    if (next) {
        w->turn = w->opens = d;
        w->drafts.at[d].quoted = true;
    } else {
        wn_turn_content(w, d, said, end);
        if (w->drafts.at[d].head == WN_NOWHERE) return w->drafts.len--, true;
    }
    w->last = d;
    w->from = said;
    return true;
}

uint32_t wn_order_timed(const wn_walk *w, uint32_t at, uint32_t end)
{
    const uint32_t when = WN_U_DAY | WN_U_ADVERB, inside = WN_U_PREPOSITION | WN_U_DETERMINER | WN_U_NUMBER;
    bool day = false;
    uint32_t i = at;
    if (!is_second(w)) return at;
    for (; i < end && wn_unit_is(&w->u[i], when | inside); i++) day |= wn_unit_is(&w->u[i], when);
    return day && i + 1 < end && wn_unit_is(&w->u[i], WN_U_COMMA) ? i + 1 : at;
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
    w->from = after;
    w->last = d;
    return true;
}
