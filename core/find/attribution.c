/* attribution.c: who says what. Block by block and sentence by sentence: cues first (cue.c), then
** the quotes that no cue has claimed:
**
**     “We leave,” huffed Ada Byrne.       a verb that no list has, where a cue would stand
**     “We leave.” — Ada Byrne             a signature
**     “BYRNE: We leave.”                  a transcript
**     Byrne: Mill must close              a headline, or, where the same comes again, a transcript
**     “We leave.”                         alone: the turn of the last speaker goes on
**     the so-called “leavers”             nobody's words: a scare quote, a title, a term
**     The plan was “madness itself.”  somebody's: of who spoke last in the sentence, or its subject
*/
#include "find/scare.h"

#define LONGEST 500         /* units of a sentence: longer ones are cut, to stay linear */
#define LABEL 40            /* bytes of the name before a colon that opens a block */
#define SURE 0.32F          /* value of a cue that may stand in the sentence behind its quote */

/* A quote by itself in its sentence? */
static bool alone(const wn_walk *w)
{
    for (uint32_t i = w->lo; i < w->hi; i++)
        if (wn_unit_is(&w->u[i], WN_U_WORD)) return false;
    return true;
}

/* A lower-case word of which the pack knows nothing: beside a source, a verb. */
static bool unknown(const wn_unit *x)
{
    const uint32_t known = WN_U_CAPITAL | WN_U_DETERMINER | WN_U_PREPOSITION | WN_U_CONJUNCTION |
                           WN_U_AUXILIARY | WN_U_ADVERB | WN_U_PRONOUN | WN_U_ROLE | WN_U_BODY |
                           WN_U_NUMBER | WN_U_DAY;
    return wn_unit_is(x, WN_U_WORD) && !wn_unit_is(x, known);
}

static bool nominal(const wn_unit *x)
{
    return wn_unit_is(x, WN_U_WORD) && !unknown(x) && !wn_unit_verb(x);
}

/* “…,” Ada Byrne huffed; “…,” huffed Ada Byrne: a verb that no list has. */
static bool odd_verb(wn_walk *w, uint32_t i)
{
    const wn_unit *u = w->u;
    uint32_t j = i + 1, end = wn_cue_stop(w);
    if (!wn_cue_clause(&u[i]) || u[i].before == '.' || j >= end || wn_cue_named(w, i)) return false;
    wn_units source = { j, j }, cue = { j, j + 1 };
    if (unknown(&u[j])) {
        source = wn_source_right(u, j + 1, end, false);
        if (wn_units_empty(source) || !wn_unit_is(&u[source.first], WN_U_CAPITAL | WN_U_DETERMINER |
            WN_U_PRONOUN | WN_U_ROLE)) return false;
    } else {
        uint32_t far = end - j > WN_AHEAD ? j + WN_AHEAD : end;
        while (source.end < far && nominal(&u[source.end])) source.end++;
        if (wn_units_empty(source) || source.end >= end || wn_unit_is(&u[j], WN_U_PREPOSITION |
            WN_U_CONJUNCTION | WN_U_ADVERB)) return false;
        cue = (wn_units){ source.end, source.end + 1 };
        if (!wn_unit_is(&u[cue.first], WN_U_WORD)) return false;
    }
    uint32_t d = wn_turn_add(w, wn_turn_bytes(w, source), cue);
    w->from = i;
    wn_turn_content(w, d, i, i + 1);
    w->last = d;
    return true;
}

/* The quote of unit I is SOURCE's, without a cue. */
static void speaks(wn_walk *w, wn_span source, uint32_t i)
{
    wn_turn_content(w, wn_turn_add(w, source, (wn_units){ 0, 0 }), i, i + 1);
}

/* “…” — Ada Byrne: a name behind a dash that ends the sentence. */
static bool signature(wn_walk *w, uint32_t i)
{
    const wn_unit *u = w->u;
    uint32_t j = i + 1, end = wn_cue_stop(w);
    if (j + 1 >= end || !wn_unit_is(&u[j], WN_U_DASH) || end - j > 8) return false;
    for (uint32_t k = j + 1; k < end; k++)
        if (wn_unit_is(&u[k], WN_U_QUOTE) || wn_unit_verb(&u[k])) return false;
    if (!wn_unit_is(&u[j + 1], WN_U_CAPITAL)) return false;
    speaks(w, wn_turn_bytes(w, (wn_units){ j + 1, end }), i);
    return true;
}

/* “BYRNE: We leave.” in a transcript: the name in capitals before a colon; empty where there is
** none. */
static wn_span transcript_name(const wn_walk *w, const wn_quote *q)
{
    const wn_found *f = w->f;
    wn_span name = { 0, 0 };
    uint32_t t = wn_token_at(f, q->content.start);
    for (uint32_t i = 0; i < 4 && t < f->tokens.len; i++, t++) {
        const wn_token *x = &f->tokens.at[t];
        if (x->end > q->content.end) break;
        if (i > 0 && x->type == WN_PUNCT && f->doc->text.ptr[x->start] == ':') return name;
        if (!(x->shape & WN_ALL_CAPS)) break;
        name = (wn_span){ i ? name.start : x->start, x->end };
    }
    return (wn_span){ 0, 0 };
}

/* Whose turn a quote is that makes its block alone: who was asked answers, and asks back no more than
** the other. */
static uint32_t next_turn(const wn_walk *w, uint32_t i)
{
    if (w->lo > 0 || w->partner == WN_NOWHERE || w->spoke + 1 != w->block) return w->turn;
    bool question = w->u[i].before == '?';
    return w->asked || (question && w->asker == w->partner) ? w->partner : w->turn;
}

/* Is the block in a language that has no words here? Then nothing tells a subject from what is said. */
static bool unknown_language(const wn_walk *w)
{
    const wn_found *f = w->f;
    return wn_word_lex(f, w->block) == f->lex && wn_str_eq(f->doc->lang, WN_STR("und"));
}

static void meet_quote(wn_walk *w, uint32_t i, bool by_itself)
{
    wn_quote *q = &w->f->quotes.at[w->u[i].quote];
    if (odd_verb(w, i) || signature(w, i)) return;
    wn_span name = transcript_name(w, q);
    if (!wn_span_empty(name)) {
        speaks(w, name, i);
        return;
    }
    if ((by_itself || q->rest) && w->turn != WN_NOWHERE && (w->voice == WN_NOWHERE || w->voice <= w->turn)) {
        wn_turn_content(w, q->rest ? w->turn : next_turn(w, i), i, i + 1);
        return;
    }
    bool blind = !by_itself && unknown_language(w);
    if (!by_itself && !blind) q->reason = wn_scare_reason(w, i);
    if (q->reason.len) return;
    wn_span source = { 0, 0 };
    if (w->last != WN_NOWHERE) source = w->drafts.at[w->last].source;
    else if (!by_itself && !blind) source = wn_turn_bytes(w, wn_source_subject(w->u, w->lo, i));
    if (wn_span_empty(source) && by_itself && w->voice != WN_NOWHERE)
        source = w->drafts.at[w->voice].source;
    if (wn_span_empty(source) && w->turn != WN_NOWHERE) source = w->drafts.at[w->turn].source;
    uint32_t d = wn_turn_add(w, source, (wn_units){ 0, 0 });
    uint32_t turn = w->turn;
    wn_turn_content(w, d, i, i + 1);
    if (wn_span_empty(source)) w->turn = turn;
}

static void read_sentence(wn_walk *w)
{
    wn_cue_find(w);
    if (w->last != WN_NOWHERE && w->drafts.at[w->last].strong) w->voice = w->last;
    bool by_itself = alone(w);
    for (uint32_t i = w->lo; i < w->hi; i++) {
        if (!wn_unit_is(&w->u[i], WN_U_QUOTE)) continue;
        wn_quote *q = &w->f->quotes.at[w->u[i].quote];
        q->reason = wn_scare_sure(w, i);
        if (!q->reason.len && !w->claimed[w->u[i].quote]) meet_quote(w, i, by_itself);
    }
}

static uint32_t sentence_end(const wn_walk *w, uint32_t at)
{
    uint32_t end = at + 1, far = w->len - at > LONGEST ? at + LONGEST : w->len;
    while (end < far && w->u[end].sentence == w->u[at].sentence) end++;
    return end;
}

/* “Why?” Ada Byrne asked. The mark ended a sentence, but its source is in the next one. */
static bool source_follows(const wn_walk *w)
{
    const wn_unit *q = &w->u[w->hi - 1];
    if (w->hi >= w->len || !wn_cue_clause(q)) return false;
    uint32_t end = sentence_end(w, w->hi), far = end - w->hi > WN_AHEAD ? w->hi + WN_AHEAD : end;
    for (uint32_t i = w->hi; i < far; i++) {
        if (wn_unit_is(&w->u[i], WN_U_QUOTE | WN_U_COLON | WN_U_STOP)) return false;
        if (!w->u[i].cue || w->u[i].value < SURE) continue;
        uint32_t after = i + w->u[i].cue;
        if (q->before == '.') return after >= end || wn_cue_full_stop(w, after);
        return after >= end || !wn_unit_is(&w->u[after], WN_U_THAT);
    }
    return false;
}

/* “We leave.” — Ada Byrne: the mark ended a sentence, but its signature is in the next one. */
static bool signature_follows(const wn_walk *w)
{
    return w->hi + 1 < w->len && wn_unit_is(&w->u[w->hi - 1], WN_U_QUOTE) &&
           wn_unit_is(&w->u[w->hi], WN_U_DASH) && sentence_end(w, w->hi) - w->hi <= 8;
}

/* The byte behind the label that the block S begins with ("Ada Byrne:"), its colon included; or its
** start. */
static uint32_t label_end(const wn_found *f, wn_span s)
{
    uint32_t end = s.end - s.start > LABEL ? s.start + LABEL : s.end;
    const char *colon = memchr(f->doc->text.ptr + s.start, ':', end - s.start);
    return colon ? (uint32_t)(colon - f->doc->text.ptr) + 1 : s.start;
}

static uint8_t *label_count(const wn_walk *w, wn_span label)
{
    uint32_t hash = 0;
    for (uint32_t i = label.start; i < label.end; i++)
        hash = hash * 31 + (unsigned char)w->f->doc->text.ptr[i];
    return &w->labels[(hash ^ hash >> 12) % WN_LABELS];
}

static void count_labels(wn_walk *w)
{
    const wn_found *f = w->f;
    w->labels = wn_arena_array(f->arena, WN_LABELS, 1);
    for (uint32_t i = 0; i < f->doc->blocks.len; i++) {
        wn_span s = f->doc->blocks.at[i].span;
        uint8_t *n = label_count(w, (wn_span){ s.start, label_end(f, s) });
        *n = (uint8_t)(*n + (*n < 2));
        w->transcript |= *n > 1 && label_end(f, s) > s.start;
    }
}

/* Byrne: Mill must close. A name before a colon opens the first block or a heading, or several. */
static void read_label(wn_walk *w, uint32_t block)
{
    const wn_block *b = &w->f->doc->blocks.at[block];
    const wn_unit *u = w->u;
    uint32_t i = 0, end = label_end(w->f, b->span);
    for (; i < w->len && u[i].end < end; i++)
        if (!wn_unit_is(&u[i], WN_U_CAPITAL) || wn_unit_is(&u[i], WN_U_DAY | WN_U_DETERMINER)) return;
    if (i == 0 || i + 3 >= w->len || !wn_unit_is(&u[i], WN_U_COLON)) return;
    if (wn_unit_is(&u[i + 1], WN_U_NUMBER | WN_U_QUOTE) || u[i - 1].end - u[0].start < 2) return;
    bool again = *label_count(w, (wn_span){ b->span.start, end }) > 1;
    bool shout = i == 1 && (w->f->tokens.at[wn_token_at(w->f, u[0].start)].shape & WN_ALL_CAPS);
    if (!again && (shout ? !w->transcript : (block > 0 && b->type != WN_HEADING))) return;
    wn_span source = wn_turn_bytes(w, (wn_units){ 0, i });
    uint32_t turn = w->turn, d = wn_turn_add(w, source, (wn_units){ i, i + 1 });
    w->drafts.at[d].sure = 1;
    wn_turn_content(w, d, i + 1, w->len);
    w->turn = turn;
}

static void read_block(wn_walk *w)
{
    for (w->lo = 0; w->lo < w->len; w->lo = w->hi) {
        w->hi = sentence_end(w, w->lo);
        if (source_follows(w) || signature_follows(w)) w->hi = sentence_end(w, w->hi);
        read_sentence(w);
    }
}

bool wn_attribution_find(wn_found *f, wn_err *err)
{
    if (!wn_found_first(f, WN_K_ATTRIBUTION)) return true;
    (void)wn_found_first(f, WN_K_QUOTE);
    wn_sentence_find(f, err);
    wn_walk w = { .f = f, .turn = WN_NOWHERE, .voice = WN_NOWHERE, .last = WN_NOWHERE,
                  .partner = WN_NOWHERE, .asker = WN_NOWHERE, .opens = WN_NOWHERE };
    uint8_t *marks = wn_quote_scan(f);
    count_labels(&w);
    w.claimed = wn_arena_array(f->arena, f->quotes.len + 1, 1);
    for (uint32_t i = 0; i < f->doc->blocks.len; i++) {
        if (f->doc->blocks.at[i].type == WN_CODE) continue;
        w.block = i;
        if (!wn_unit_read(&w, f->doc->blocks.at[i].span, err)) return false;
        read_label(&w, i);
        if (w.opens != WN_NOWHERE && f->doc->blocks.at[i].type == WN_BLOCKQUOTE)
            wn_turn_content(&w, w.opens, 0, w.len);
        else w.opens = WN_NOWHERE;
        read_block(&w);
    }
    wn_turn_finish(&w);
    wn_quote_settle(f, marks);
    return true;
}
