/* cue.c: what each reporting cue of a sentence has for source and content:
**
**     “We leave,” said Ada Byrne, the keeper.    quote, cue, source       inversion
**     Ada Byrne said that the mill would close.  source, cue, content
**     The mill would close, Ada Byrne said.      content, source, cue
**     According to Ada Byrne, the mill …         phrase, source, content; or content first
**     As Ada Byrne said, the mill …              see aside.c
**     She left, adding that …                    the source of before
**     The mill is expected to close.             nobody; the subject is content
**
** Whether a cue counts, belief.c tells.
*/
#include "find/aside.h"
#include "find/belief.h"
#include "find/inquit.h"
#include "find/order.h"

bool wn_cue_clause(const wn_unit *x)
{
    if (!wn_unit_is(x, WN_U_QUOTE)) return false;
    char c = (char)x->before;
    return c == ',' || c == '?' || c == '!' || c == '.' || c == '-' || (x->before & 0x80);
}

bool wn_cue_full_stop(const wn_walk *w, uint32_t i)
{
    return wn_unit_is(&w->u[i], WN_U_STOP) || w->f->doc->text.ptr[w->u[i].start] == '.';
}

uint32_t wn_cue_stop(const wn_walk *w)
{
    uint32_t end = w->hi;
    while (end > w->lo && !wn_unit_is(&w->u[end - 1], WN_U_QUOTE | WN_U_WORD | WN_U_CLOSE)) {
        if (!wn_cue_full_stop(w, end - 1)) break;
        end--;
    }
    return end;
}

/* Where the content right of a cue begins, behind whom it was told and when: END where there is
** none. */
static uint32_t right_start(const wn_walk *w, uint32_t cue, uint32_t at, uint32_t end)
{
    const wn_unit *u = w->u;
    if (at >= end) return end;
    if (wn_unit_is(&u[at], WN_U_COLON | WN_U_THAT | WN_U_QUOTE)) return at;
    bool tell = wn_unit_is(&u[cue], WN_U_TELL);
    bool loose = tell || wn_unit_is(&u[at], WN_U_PREPOSITION | WN_U_DAY | WN_U_ADVERB | WN_U_COMMA);
    if (!loose) return at;
    uint32_t timed = wn_order_timed(w, at, end);
    if (timed > at) return timed;
    uint32_t far = end - at > WN_AHEAD ? at + WN_AHEAD : end;
    for (uint32_t i = at; i < far; i++) {
        if (wn_unit_is(&u[i], WN_U_THAT | WN_U_COLON) && i > at) return i;
        if (wn_unit_is(&u[i], WN_U_QUOTE) && wn_unit_is(&u[i - 1], WN_U_COMMA)) return i;
        if (wn_unit_verb(&u[i]) || wn_unit_is(&u[i], WN_U_STOP)) break;
        bool more = i + 1 < far && wn_unit_is(&u[i + 1], WN_U_THAT | WN_U_QUOTE);
        if (wn_unit_is(&u[i], WN_U_COMMA) && i > at && !tell && !more) break;
    }
    if (wn_unit_is(&u[at], WN_U_COMMA))     /* 他表示，… */
        return w->u[at].end - w->u[at].start == 3 && !wn_order_last(w) ? at + 1 : end;
    while (at < end && wn_unit_is(&u[at], WN_U_DAY | WN_U_ADVERB)) at++;
    if (!tell || at >= end) return at;
    wn_units whom = wn_source_right(u, at, end, true);
    return whom.end < end ? whom.end : end;
}

/* Is there nothing behind the cue but time, place and the end of the sentence? */
static bool right_empty(const wn_walk *w, uint32_t at, uint32_t end)
{
    const wn_unit *u = w->u;
    bool place = at < end && wn_unit_is(&u[at], WN_U_PREPOSITION | WN_U_DAY | WN_U_ADVERB);
    for (uint32_t i = at; i < end && i < at + WN_AHEAD; i++) {
        if (wn_unit_is(&u[i], WN_U_COMMA | WN_U_STOP)) return true;
        if (!place || wn_unit_verb(&u[i]) || wn_unit_is(&u[i], WN_U_QUOTE | WN_U_THAT | WN_U_COLON))
            return false;
    }
    return true;
}

/* The start of content left of a source: the sentence's, or behind the attribution before. */
static uint32_t left_start(const wn_walk *w, uint32_t end)
{
    uint32_t s = w->from > w->lo ? w->from : w->lo;
    while (s < end && wn_unit_is(&w->u[s], WN_U_COMMA | WN_U_DASH)) s++;
    while (s + 1 < end && wn_unit_is(&w->u[s], WN_U_CONJUNCTION) &&
           !wn_unit_is(&w->u[s], WN_U_PRONOUN | WN_U_DETERMINER)) s++;
    return s;
}

/* Small words that titles have inside without a capital: "of", "the", "with". */
static bool small(const wn_walk *w, const wn_token *x)
{
    const uint64_t classes = UINT64_C(1) << WN_LEX_DETERMINER | UINT64_C(1) << WN_LEX_PREPOSITION |
                             UINT64_C(1) << WN_LEX_CONJUNCTION;
    return x->end - x->start < 3 || (wn_lexicon_classes(w->f->lex, x->node) & classes) != 0;
}

/* A title: its first and last words have capitals, and all between but small ones. */
bool wn_cue_title(const wn_walk *w, uint32_t i)
{
    const wn_quote *q = &w->f->quotes.at[w->u[i].quote];
    uint32_t words = 0;
    bool capital = false;
    for (uint32_t t = wn_token_at(w->f, q->content.start); t < w->f->tokens.len; t++) {
        const wn_token *x = &w->f->tokens.at[t];
        if (x->start >= q->content.end) break;
        if (x->type == WN_PUNCT) continue;
        capital = x->type == WN_NUMBER || (x->shape & WN_CAPITAL);
        if (!capital && (words == 0 || !small(w, x))) return false;
        if (++words > 11) return false;
    }
    return capital;
}

/* The name of a programme ("on “Late Night,” she said"), not what somebody says? */
bool wn_cue_named(const wn_walk *w, uint32_t i)
{
    const uint32_t apart = WN_U_COMMA | WN_U_COLON | WN_U_DASH | WN_U_QUOTE;
    return i > w->lo && !wn_unit_is(&w->u[i - 1], apart) && wn_cue_title(w, i);
}

/* What stands left of unit AT that content could be: 2 a quote that ends like a clause, 1 a comma,
** 0. */
static int left_side(const wn_walk *w, uint32_t at)
{
    const wn_unit *u = w->u;
    if (at <= w->lo) return 0;
    if (wn_cue_clause(&u[at - 1])) return wn_cue_named(w, at - 1) ? 0 : 2;
    if (!wn_unit_is(&u[--at], WN_U_COMMA | WN_U_DASH)) return 0;
    if (at > w->lo && wn_unit_is(&u[at], WN_U_DASH) && wn_unit_is(&u[at - 1], WN_U_COMMA)) at--;
    if (at == w->lo || !wn_unit_is(&u[at - 1], WN_U_QUOTE)) return 1;       /* «…», — сказал */
    return wn_cue_named(w, at - 1) ? 0 : 2;
}

/* Ends what an earlier attribution of the sentence has on its right before unit AT. */
static void clip(wn_walk *w, uint32_t at)
{
    if (w->last == WN_NOWHERE || w->drafts.at[w->last].head == WN_NOWHERE) return;
    while (at > w->lo && wn_unit_is(&w->u[at - 1], WN_U_COMMA | WN_U_CONJUNCTION | WN_U_DASH |
           WN_U_ADVERB) && !wn_unit_is(&w->u[at - 1], WN_U_PRONOUN | WN_U_DETERMINER)) at--;
    if (at == w->lo) return;
    wn_span *s = &w->pieces.at[w->drafts.at[w->last].tail].span;
    uint32_t end = w->u[at - 1].end;
    bool rest = w->drafts.at[w->last].head != w->drafts.at[w->last].tail;
    if (end > s->start && end < s->end) s->end = end;
    else if (end <= s->start && rest) s->end = s->start;
}

/* Behind a comma, the whole sentence: what one wants, and who wants it, another one says. */
static void take_left(wn_walk *w, uint32_t d, uint32_t end)
{
    if (left_side(w, end) == 1) {
        w->from = w->lo;
        clip(w, end);
    }
    wn_turn_content(w, d, left_start(w, end), end);
}

/* The mill, Ada Byrne said, will close: what was cut goes on behind the comma AT. */
static void take_rest(wn_walk *w, uint32_t d, uint32_t at, uint32_t end)
{
    if (at + 1 >= end || !wn_unit_is(&w->u[at], WN_U_COMMA)) return;
    const wn_unit *next = &w->u[at + 1];
    if (wn_unit_is(next, WN_U_PARTICIPLE) || next->before) return;
    wn_turn_content(w, d, at + 1, end);
}

/* The first unit of the verb group that the cue I ends. */
static uint32_t group_start(const wn_walk *w, uint32_t i)
{
    uint32_t v = i;
    while (v > w->lo && i - v < 6 && wn_unit_is(&w->u[v - 1], WN_U_AUXILIARY | WN_U_ADVERB) &&
           !wn_unit_is(&w->u[v - 1], WN_U_PRONOUN | WN_U_DETERMINER | WN_U_DAY)) v--;
    return v;
}

/* The subject inside the verb group that ends before unit V: a-t-il | ajouté, behind a quote also a
** longer one: “…”, hat Anna Vogt | gesagt. */
static wn_units inner_subject(const wn_walk *w, uint32_t v)
{
    const wn_unit *u = w->u;
    wn_units none = { v, v };
    uint32_t k = v > w->lo ? v - 1 : v, far = v - w->lo > WN_AHEAD ? v - WN_AHEAD : w->lo;
    while (k > far && wn_unit_is(&u[k], WN_U_WORD) && !wn_unit_is(&u[k - 1], WN_U_AUXILIARY)) k--;
    if (k <= far || !wn_unit_is(&u[k], WN_U_WORD)) return none;
    if (k + 1 == v && wn_unit_is(&u[k], WN_U_PRONOUN) && w->f->doc->text.ptr[u[k].start - 1] == '-')
        return (wn_units){ k, v };
    if (wn_unit_is(&u[k - 1], WN_U_BE) || left_side(w, k - 1) < 2) return none;
    while (k < v && wn_unit_is(&u[k], WN_U_ADVERB | WN_U_DAY)) k++;
    return wn_source_right(u, k, v, true).end == v ? (wn_units){ k, v } : none;
}

/* Ada Byrne, the keeper, | denied it: does a noun phrase, and no clause, stand left of unit V? */
static bool named_left(const wn_walk *w, uint32_t v)
{
    for (uint32_t i = w->lo; i < v; i++)
        if (wn_unit_verb(&w->u[i])) return false;
    return !wn_units_empty(wn_source_left(w->u, w->lo, v));
}

/* “…”, añadió: whom the sentence before is about, or whoever spoke before. */
static wn_span dropped_source(const wn_walk *w)
{
    uint32_t from = w->lo;
    while (from > 0 && w->u[from - 1].sentence == w->u[w->lo - 1].sentence) from--;
    wn_units about = wn_source_subject(w->u, from, w->lo);
    if (about.end < w->lo && !wn_units_empty(about) && wn_unit_verb(&w->u[about.end]))
        return wn_turn_bytes(w, about);
    return w->turn == WN_NOWHERE ? (wn_span){ 0, 0 } : w->drafts.at[w->turn].source;
}

/* – powiedział Jan – do radości”: does the quote of unit I go on with what was said? */
static bool goes_on(const wn_walk *w, uint32_t i)
{
    return w->f->quotes.at[w->u[i].quote].rest || wn_inquit_dash(w->f, wn_token_at(w->f, w->u[i].start));
}

/* “…,” said Ada Byrne. “…”, añadió. */
static bool inversion(wn_walk *w, uint32_t i)
{
    const wn_unit *u = w->u;
    uint32_t v = group_start(w, i), after = i + u[i].cue, end = wn_cue_stop(w);   /* a déclaré */
    wn_units source = inner_subject(w, v);
    bool inner = !wn_units_empty(source);
    if (inner) v = source.first;
    while (inner && !wn_unit_is(&u[v], WN_U_AUXILIARY)) v--;
    while (wn_order_last(w) && v > w->lo && wn_unit_is(&u[v - 1], WN_U_THAT)) v--;      /* diye */
    int side = v > w->lo && wn_unit_is(&u[v - 1], WN_U_QUOTE) ? 2 : left_side(w, v);
    if (side == 0 || !(wn_unit_is(&u[i], WN_U_INVERTED) || inner) || (side == 1 && named_left(w, v)))
        return false;
    if (!inner && side == 2) source = wn_source_inverted(u, after, end);
    else if (!inner && after < end && !wn_unit_is(&u[after], WN_U_PREPOSITION | WN_U_THAT))
        source = wn_source_right(u, after, end, false);
    bool dropped = wn_units_empty(source) && side == 2 &&
                   (after >= end || !wn_unit_is(&u[after], WN_U_THAT));
    wn_span who = dropped ? dropped_source(w) : wn_turn_bytes(w, source);
    if (wn_span_empty(who)) return false;
    const uint32_t behind = WN_U_COMMA | WN_U_PREPOSITION | WN_U_DAY | WN_U_CONJUNCTION |
                            WN_U_COLON | WN_U_DASH | WN_U_ADVERB | WN_U_PARTICIPLE;
    uint32_t rest = inner || dropped ? after : source.end;
    if (rest < end && !wn_unit_is(&u[rest], behind) && side < 2) return false;
    uint32_t d = wn_turn_add(w, who, (wn_units){ inner || wn_order_last(w) ? i : v, after });
    take_left(w, d, v);
    bool sign = rest < end && wn_unit_is(&u[rest], WN_U_COMMA | WN_U_COLON);
    uint32_t more = rest + sign;
    bool quote = more < w->hi && wn_unit_is(&u[more], WN_U_QUOTE), part = quote && goes_on(w, more);
    if (quote && (sign || part)) wn_turn_content(w, d, more, part ? more + 1 : end);
    else if (side == 1) take_rest(w, d, rest, end);
    w->last = d;
    w->from = rest;
    return true;
}

/* The first unit of the group V with the verb that it hangs on: "went on to say", "is likely to say". */
static uint32_t chain_start(const wn_walk *w, uint32_t v)
{
    const uint32_t other = WN_U_PRONOUN | WN_U_DETERMINER | WN_U_DAY | WN_U_CAPITAL;
    if (v < w->lo + 2 || !wn_unit_is(&w->u[v - 1], WN_U_TO)) return v;
    if (!wn_unit_is(&w->u[v - 2], WN_U_WORD) || wn_unit_is(&w->u[v - 2], other)) return v - 1;
    return group_start(w, v - 2);
}

/* "confident": a cue whose lemma is itself, and so behind "is" no participle. */
static bool plain(const wn_walk *w, uint32_t i)
{
    wn_span word = { w->u[i].start, w->u[i].end };
    const wn_lexicon *lex = wn_word_lex(w->f, w->block);
    uint32_t node = wn_lexicon_node(lex, wn_found_text(w->f, word));
    const wn_lex_item *item = wn_lexicon_item(lex, node);
    for (; item; item = wn_lexicon_next(lex, item))
        if (item->cls == WN_LEX_OPINION) return wn_lexicon_node(lex, item->tag) == node;
    return false;
}

static bool passive(const wn_walk *w, uint32_t v, uint32_t i)
{
    if (wn_unit_is(&w->u[i], WN_U_PARTICIPLE)) return false;
    for (uint32_t k = v; k < i; k++)
        if (wn_unit_is(&w->u[k], WN_U_BE)) return !plain(w, i);
    return false;
}

/* Whose words they are when no noun phrase stands before the cue. */
static wn_span shared_source(const wn_walk *w, uint32_t v)
{
    if (w->last != WN_NOWHERE) return w->drafts.at[w->last].source;
    return wn_turn_bytes(w, wn_source_subject(w->u, w->lo, v));
}

/* The end of the cue whose verb ends at AT, with its day: "said Tuesday". */
static uint32_t day_end(const wn_walk *w, uint32_t at, uint32_t end)
{
    while (at < end && wn_unit_is(&w->u[at], WN_U_DAY)) at++;
    return at;
}

/* The same with what belongs to it before its content: "spoke Tuesday about". */
static uint32_t cue_end(const wn_walk *w, uint32_t at, uint32_t end)
{
    at = day_end(w, at, end);
    if (at + 1 >= end || wn_unit_is(&w->u[at + 1], WN_U_DAY | WN_U_NUMBER)) return at;
    return at + wn_unit_is(&w->u[at], WN_U_ABOUT);
}

/* The end of the clause of a relative source: "who fought the sale, | called it a gift". */
static uint32_t relative_end(const wn_walk *w, uint32_t at, uint32_t end)
{
    const wn_unit *u = w->u;
    for (; at + 1 < end; at++) {
        if (!wn_unit_is(&u[at], WN_U_COMMA)) continue;
        if (u[at + 1].cue || wn_unit_is(&u[at + 1], WN_U_PAST) || wn_unit_verb(&u[at + 1])) return at;
    }
    return end;
}

/* Puts the content where it is: left, right or both. False when there is none. */
static bool take_content(wn_walk *w, uint32_t d, wn_units source, uint32_t cue)
{
    const wn_unit *u = w->u;
    uint32_t after = cue + u[cue].cue, end = wn_cue_stop(w);
    int side = wn_units_empty(source) ? 0 : left_side(w, source.first);
    if (!wn_units_empty(source) && wn_unit_is(&u[source.first], WN_U_RELATIVE))
        end = relative_end(w, after, end);
    uint32_t right = right_start(w, cue, after, end);
    bool beside = right < end && wn_unit_is(&u[right], WN_U_QUOTE | WN_U_COLON);
    bool told = right > after && right >= end;      /* and nothing more */
    if (side == 2 || (side == 1 && !beside && (told || right_empty(w, after, end)))) {
        take_left(w, d, source.first);
        w->drafts.at[d].cue.end = u[day_end(w, after, end) - 1].end;
        if (side == 2 && beside) wn_turn_content(w, d, right, end);
        else if (side == 1) take_rest(w, d, after, end);
        w->from = after;
        return w->drafts.at[d].head != WN_NOWHERE;
    }
    if (after < w->hi && wn_unit_is(&u[w->hi - 1], WN_U_COLON) && right >= w->hi - 1) {
        w->turn = w->opens = d;         /* the next block has it */
        w->drafts.at[d].quoted = true;
        return true;
    }
    after = cue_end(w, after, end);
    w->drafts.at[d].cue.end = u[after - 1].end;
    wn_turn_content(w, d, right > after ? right : after, end);
    w->from = after;
    return w->drafts.at[d].head != WN_NOWHERE;
}

/* "the", "its": what follows is a noun, whatever it looks like. */
static bool noun_follows(const wn_unit *x)
{
    return wn_unit_is(x, WN_U_DETERMINER) && !wn_unit_is(x, WN_U_PRONOUN);
}

/* Does the cue I, whose verb group begins at V, report? */
static bool believed(const wn_walk *w, uint32_t i, uint32_t v, wn_units source)
{
    int left = left_side(w, wn_units_empty(source) ? v : source.first);
    return wn_belief_odds(w, (wn_belief){ i, v, source, left }) > 0;
}

/* Who the passive cue of draft D names: "was asked by the keeper". The unit where content may go on. */
static uint32_t take_agent(wn_walk *w, uint32_t d, uint32_t after, uint32_t end)
{
    if (after >= end || !wn_unit_is(&w->u[after], WN_U_BY)) return after;
    wn_units source = wn_source_right(w->u, after + 1, end, true);
    if (wn_units_empty(source)) return after;
    w->drafts.at[d].source = wn_turn_bytes(w, source);
    w->drafts.at[d].cue.end = w->u[after].end;
    return source.end;
}

static bool quote_in(const wn_walk *w, uint32_t from, uint32_t end)
{
    while (from < end && !wn_unit_is(&w->u[from], WN_U_QUOTE)) from++;
    return from < end;
}

/* What | the keepers | were promised in May: they heard it, and what it was stands before them. */
static bool told_what(const wn_walk *w, wn_units subject, uint32_t after)
{
    const wn_unit *u = w->u, *what = &u[subject.first - (subject.first > w->lo)];
    if (!wn_unit_is(what, WN_U_THAT) || wn_unit_is(what, WN_U_RELATIVE)) return false;
    return !wn_unit_is(&u[after], WN_U_TO | WN_U_QUOTE | WN_U_THAT);
}

/* The mill is expected to close: the subject belongs to the content; but not who was asked or told. */
static void meet_passive(wn_walk *w, uint32_t v, uint32_t i)
{
    wn_units subject = wn_source_left(w->u, w->lo, v);
    uint32_t after = i + w->u[i].cue, end = wn_cue_stop(w), turn = w->turn;
    bool tell = wn_unit_is(&w->u[i], WN_U_TELL), quote = quote_in(w, after, end);
    if (wn_units_empty(subject) || after >= end || !believed(w, i, v, subject)) return;
    if (told_what(w, subject, after)) return;
    uint32_t d = wn_turn_add(w, (wn_span){ 0, 0 }, (wn_units){ v, after });
    uint32_t rest = take_agent(w, d, after, end);
    bool named = rest > after;
    if (quote && !tell && !named) {
        w->drafts.len--;
        return;
    }
    if (!tell) wn_turn_content(w, d, subject.first, subject.end);
    if (tell || quote || !named) wn_turn_content(w, d, rest, end);
    if (!named) w->turn = turn;
    if (w->drafts.at[d].head == WN_NOWHERE) w->drafts.len--;
}

/* Asked by the keeper whether the mill was sold, she left. */
static bool meet_asked(wn_walk *w, uint32_t i)
{
    const wn_unit *u = w->u;
    uint32_t after = i + u[i].cue, end = after;
    bool opens = i == w->lo || (i == w->lo + 1 && wn_unit_is(&u[w->lo], WN_U_CONJUNCTION));
    if (!opens || !wn_unit_is(&u[i], WN_U_TELL) || wn_unit_is(&u[i], WN_U_PARTICIPLE)) return false;
    const uint32_t joined = WN_U_ABOUT | WN_U_TO | WN_U_BY;
    if (wn_unit_is(&u[after], WN_U_PREPOSITION) && !wn_unit_is(&u[after], joined)) return false;
    while (end < w->hi && !wn_unit_is(&u[end], WN_U_COMMA | WN_U_STOP)) end++;
    if (end == w->hi || end == after) return false;
    uint32_t turn = w->turn, d = wn_turn_add(w, (wn_span){ 0, 0 }, (wn_units){ i, after });
    uint32_t rest = take_agent(w, d, after, end);
    if (rest == after) {
        rest = cue_end(w, after, end);
        w->drafts.at[d].cue.end = u[rest - 1].end;
    }
    wn_turn_content(w, d, rest, end);
    w->turn = turn;
    if (w->drafts.at[d].head == WN_NOWHERE) w->drafts.len--;
    return true;
}

/* Ends the content of the attribution before, where this one begins anew. */
static void clip_before(wn_walk *w, wn_units source, uint32_t v)
{
    uint32_t at = wn_units_empty(source) ? v : source.first;
    if (at == w->lo) return;
    if (wn_units_empty(source) || (wn_unit_is(&w->u[at - 1], WN_U_CONJUNCTION) &&
                                   !wn_unit_is(&w->u[at - 1], WN_U_THAT))) clip(w, at);
}

/* A participle that goes on with another ("guarding and even restricting boats"), where nobody has
** said anything yet. */
static bool bound(const wn_walk *w, uint32_t i, uint32_t v)
{
    return w->last == WN_NOWHERE && wn_unit_is(&w->u[i], WN_U_PARTICIPLE) && v > w->lo &&
           wn_unit_is(&w->u[v - 1], WN_U_AND);
}

/* The verb of reporting at I. */
static void meet_cue(wn_walk *w, uint32_t i)
{
    const wn_unit *u = w->u;
    bool last = wn_order_last(w);
    if ((last && wn_order_meet(w, i)) || wn_order_first(w, i) || wn_order_second(w, i)) return;
    if (inversion(w, i) || last || meet_asked(w, i)) return;
    uint32_t v = group_start(w, i);
    if (v > w->lo && noun_follows(&u[v - 1])) return;
    if (passive(w, v, i)) {
        meet_passive(w, v, i);
        return;
    }
    wn_units source = wn_source_left(u, w->lo, v);
    if (wn_unit_is(&u[i], WN_U_PARTICIPLE) && v == i && source.first > w->lo &&
        wn_unit_is(&u[source.first - 1], WN_U_VERB | WN_U_PAST | WN_U_AUXILIARY | WN_U_PREPOSITION))
        source.first = source.end;
    bool shared = wn_units_empty(source);
    if (shared && bound(w, i, v)) return;
    if (!believed(w, i, v, source)) return;
    wn_span span = shared ? shared_source(w, v) : wn_turn_bytes(w, source);
    if (wn_span_empty(span)) return;
    clip_before(w, source, v);
    uint32_t d = wn_turn_add(w, span, (wn_units){ chain_start(w, v), i + u[i].cue });
    if (!shared && wn_unit_is(&u[source.first], WN_U_RELATIVE)) w->drafts.at[d].strong = false;
    if (take_content(w, d, source, i)) w->last = d;
    else w->drafts.len--;
}

/* The end of NP; laut Polizei | leer where nouns have capitals. */
static uint32_t noun_end(const wn_walk *w, wn_units np)
{
    bool capitals = wn_lexicon_weight(wn_word_lex(w->f, w->block), "order.capital_nouns") > 0;
    return capitals ? wn_source_nouns(w->u, np) : np.end;
}

/* Volgens deskundigen | stijgen de prijzen: the end of NP's noun, where NP took the whole sentence. */
static uint32_t first_noun(const wn_walk *w, wn_units np)
{
    const wn_unit *u = w->u;
    const uint32_t name = WN_U_ROLE | WN_U_BODY | WN_U_CAPITAL;
    uint32_t noun = np.first + wn_unit_is(&u[np.first], WN_U_DETERMINER), i = noun;
    while (i < np.end && i < np.first + 3 && !wn_unit_is(&u[i], name)) i++;
    if (i == np.end || !wn_unit_is(&u[i], name)) i = noun;
    for (i++; i < np.end && wn_unit_is(&u[i], name);) i++;
    bool rest = i + 1 < np.end && !wn_unit_is(&u[i], WN_U_PREPOSITION | WN_U_CONJUNCTION | WN_U_AND);
    return rest ? i : np.end;
}

/* Selon les pompiers | trois maisons ont brûlé: NP without a number behind who they are. */
static uint32_t number_end(const wn_walk *w, wn_units np)
{
    for (uint32_t i = np.first + 1; i < np.end; i++) {
        if (!wn_unit_is(&w->u[i - 1], WN_U_ROLE | WN_U_BODY)) continue;
        bool word = wn_token_is(w->f, wn_token_at(w->f, w->u[i].start), WN_LEX_NUMBER);
        if (word || wn_unit_is(&w->u[i], WN_U_NUMBER)) return i;
    }
    return np.end;
}

/* "According to" at I. */
static void meet_phrase(wn_walk *w, uint32_t i)
{
    uint32_t after = i + w->u[i].before, end = wn_cue_stop(w);
    bool first = i <= w->lo + 1;
    wn_units source = wn_source_right(w->u, after, end, first);
    if (wn_units_empty(source)) return;
    source.end = noun_end(w, source);
    bool comma = source.end < end && wn_unit_is(&w->u[source.end], WN_U_COMMA);
    if (first && !comma) source.end = number_end(w, source);
    if (first && source.end == end) source.end = first_noun(w, source);
    uint32_t d = wn_turn_add(w, wn_turn_bytes(w, source), (wn_units){ i, after });
    if (first && source.end < end) {        /* 据 … 称 */
        wn_unit *cue = &w->u[source.end];
        source.end += cue->cue;
        cue->cue = 0;
    }
    if (first) wn_turn_content(w, d, source.end, end);
    else {
        take_left(w, d, i);
        if (wn_unit_is(&w->u[i - 1], WN_U_COMMA)) take_rest(w, d, source.end, end);
        else if (source.end < end && noun_end(w, (wn_units){ source.first, end }) == source.end)
            wn_turn_content(w, d, source.end, end);
    }
    w->from = source.end;
    if (w->drafts.at[d].head == WN_NOWHERE) w->drafts.len--;
    else w->last = d;
}

void wn_cue_find(wn_walk *w)
{
    w->last = WN_NOWHERE;
    w->from = w->lo;
    for (uint32_t i = w->lo; i < w->hi;) {
        const wn_unit *u = &w->u[i];
        if (u->noun && i + u->noun < w->hi && wn_nominal_meet(w, i)) {
            i += u->noun;
            continue;
        }
        if (u->behind && i + u->behind <= w->hi && wn_order_behind(w, i)) {
            i += u->behind;
            continue;
        }
        uint32_t behind = u->as && i + u->as < w->hi ? wn_aside_meet(w, i) : i;
        if (behind > i) {
            i = behind;
            continue;
        }
        uint32_t step = wn_unit_is(u, WN_U_QUOTE) ? 0 : u->before ? u->before : u->cue;
        if (step == 0 || i + step > w->hi) {
            i++;
            continue;
        }
        if (u->before) meet_phrase(w, i);
        else meet_cue(w, i);
        i += step;
    }
}
