/* attribution.c: who says what. Each block becomes a row of units (speech.h); in each sentence every
** reporting cue looks for its source and its content:
**
**     “We leave,” said Ada Byrne, the keeper.    quote, cue, source       inversion
**     Ada Byrne said that the mill would close.  source, cue, content
**     The mill would close, Ada Byrne said.      content, source, cue
**     According to Ada Byrne, the mill …         phrase, source, content; or content first
**     She left, adding that …                    the source of before
**
** A cue counts by how surely its word reports (its value in the pack): little is enough with a quote or
** "that" beside it. Quotes that stand alone continue the turn of the last speaker; quotes that nobody
** claims are somebody's words if their sentence has a subject, else scare quotes. Parts are drafts
** until the end, since a turn may go on in the next block.
*/
#include <stdlib.h>

#include "base/utf8.h"
#include "find/speech.h"

#define AHEAD 24            /* units between a cue and a quote or "that" that belong to it */
#define SURE 0.32F          /* value of a cue with nothing beside it */
#define SURE_SHARED 0.45F   /* the same, when its source is that of the cue before */
#define STRONG 0.6F         /* value of a cue that has its quotes before wider ones */
#define SURE_BESIDE 0.15F   /* with a quote or "that" */

typedef struct { wn_span span; uint32_t next; } piece;
typedef struct {
    wn_span source, cue;
    uint32_t head, tail;    /* content: first and last piece, or WN_NOWHERE */
    bool quoted;            /* has a quote in its content, or waits for one */
    uint8_t strong;         /* 2: its cue is a sure one; 1: so, but its source is a pronoun */
    uint32_t place;         /* first of its content in f->spans */
} draft;

typedef struct {
    wn_found *f;
    wn_unit *u;             /* units of the block */
    uint32_t len, cap;
    WN_LIST(draft) drafts;
    WN_LIST(piece) pieces;
    uint32_t turn;          /* draft whose speaker has the word, or WN_NOWHERE */
    bool turn_here;         /* since this block or the one before */
    uint32_t lo, hi;        /* the sentence */
    uint32_t from;          /* unit behind what attributions have taken */
    uint32_t last;          /* last draft of the sentence, or WN_NOWHERE */
    uint8_t *claimed;       /* a byte a quote: part of some content */
} walk;

/* ---- units */

static uint32_t sign_bits(wn_str s)
{
    uint32_t len, c = wn_utf8_at(s, 0, &len);
    switch (c) {
    case ',': return WN_U_COMMA;
    case ':': return WN_U_COLON;
    case ';': case 0x2013: case 0x2014: case 0x2015: return WN_U_DASH;
    case '-': return s.len > 1 ? WN_U_DASH : 0;
    case '(': case '[': return WN_U_OPEN;
    case ')': case ']': return WN_U_CLOSE;
    case '?': case '!': return WN_U_STOP;
    default: return 0;
    }
}

static uint32_t tag_bits(wn_str tag)
{
    static const struct { const char *word; uint32_t bit; } tags[] = {
        { "inverted", WN_U_INVERTED }, { "participle", WN_U_PARTICIPLE }, { "tell", WN_U_TELL },
        { "that", WN_U_THAT },
    };
    uint32_t bits = 0;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (memmem(tag.ptr, tag.len, tags[i].word, strlen(tags[i].word))) bits |= tags[i].bit;
    return bits;
}

/* What the pack says about the word of NODE beyond its classes. */
static uint32_t item_bits(const wn_lexicon *lex, uint32_t node)
{
    uint32_t bits = 0;
    const wn_lex_item *item = wn_lexicon_item(lex, node);
    for (; item; item = wn_lexicon_next(lex, item)) {
        switch (item->cls) {
        case WN_LEX_AUXILIARY:
            bits |= item->value >= 1 ? WN_U_AUXILIARY : item->value >= 0.5 ? WN_U_VERB : WN_U_PAST;
            if (wn_str_eq(item->tag, WN_STR("be"))) bits |= WN_U_BE;
            break;
        case WN_LEX_PRONOUN:
            bits |= WN_U_PRONOUN;
            if (wn_str_eq(item->tag, WN_STR("who")) || wn_str_eq(item->tag, WN_STR("which")))
                bits |= WN_U_RELATIVE;
            break;
        case WN_LEX_CONJUNCTION:
            bits |= WN_U_CONJUNCTION;
            if (wn_str_eq(item->tag, WN_STR("and"))) bits |= WN_U_AND;
            break;
        case WN_LEX_PREPOSITION:
            bits |= WN_U_PREPOSITION;
            if (wn_str_eq(item->tag, WN_STR("of"))) bits |= WN_U_OF;
            break;
        case WN_LEX_CUE_PHRASE: bits |= tag_bits(item->tag); break;
        default: break;
        }
    }
    return bits;
}

static uint32_t class_bits(uint64_t classes)
{
    static const struct { uint8_t cls; uint32_t bit; } table[] = {
        { WN_LEX_DETERMINER, WN_U_DETERMINER }, { WN_LEX_ADVERB, WN_U_ADVERB },
        { WN_LEX_ROLE, WN_U_ROLE }, { WN_LEX_ANONYMOUS, WN_U_ROLE },
        { WN_LEX_ORGANISATION, WN_U_BODY }, { WN_LEX_MONTH, WN_U_DAY }, { WN_LEX_TITLE, WN_U_TITLE },
    };
    uint32_t bits = 0;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (classes >> table[i].cls & 1) bits |= table[i].bit;
    return bits;
}

/* 's behind a noun, where it is a token: what follows is a noun too. */
static bool possessive(wn_str s, const wn_unit *before)
{
    if (s.len < 2 || s.ptr[s.len - 1] != 's' || wn_unit_is(before, WN_U_PRONOUN)) return false;
    return wn_str_eq(s, WN_STR("'s")) || wn_str_eq(s, WN_STR("\xE2\x80\x99s"));
}

static uint32_t token_bits(const wn_found *f, const wn_token *t, const wn_unit *before)
{
    wn_str s = wn_found_text(f, (wn_span){ t->start, t->end });
    if (t->type == WN_PUNCT) return sign_bits(s);
    uint32_t bits = WN_U_WORD;
    if (t->type == WN_NUMBER) bits |= WN_U_NUMBER;
    if (t->shape & WN_CAPITAL) bits |= WN_U_CAPITAL;
    if (before && possessive(s, before)) return WN_U_WORD | WN_U_DETERMINER;
    uint64_t classes = wn_lexicon_classes(f->lex, t->node);
    if (classes) bits |= class_bits(classes) | item_bits(f->lex, t->node);
    return bits;
}

/* The cue that begins at token T, if any, put into U. */
static void set_cue(const wn_found *f, uint32_t t, uint32_t end, wn_unit *u)
{
    const wn_lex_item *cue = wn_token_phrase(f, t, end, WN_LEX_CUE);
    const wn_lex_item *opinion = wn_token_phrase(f, t, end, WN_LEX_OPINION);
    if (opinion && (!cue || opinion->words > cue->words)) cue = opinion;
    if (cue) {
        u->cue = cue->words;
        u->value = (float)cue->value;
    }
    const wn_lex_item *phrase = wn_token_phrase(f, t, end, WN_LEX_CUE_PHRASE);
    if (phrase && wn_str_eq(phrase->tag, WN_STR("before"))) u->before = phrase->words;
}

static wn_unit *add_unit(walk *w)
{
    if (w->len == w->cap) {
        uint32_t cap = w->cap ? w->cap * 2 : 256;
        w->u = wn_arena_grow(w->f->arena, w->u, w->cap * sizeof *w->u, cap * sizeof *w->u);
        w->cap = cap;
    }
    w->u[w->len] = (wn_unit){ .quote = WN_NOWHERE };
    return &w->u[w->len++];
}

/* Where the run of units stands in the list of tokens, quotes and sentences. */
typedef struct { uint32_t token, quote, sentence; } cursor;

/* The last byte of CONTENT; an inner mark aside. */
static uint8_t last_byte(const wn_found *f, wn_span content)
{
    const char *p = f->doc->text.ptr;
    uint32_t end = content.end;
    while (end > content.start && (p[end - 1] == '\'' || p[end - 1] == ' ')) end--;
    if (end - content.start > 3 && memcmp(p + end - 3, "\xE2\x80\x99", 3) == 0) end -= 3;
    return end > content.start ? (uint8_t)p[end - 1] : 0;
}

static void add_quote(walk *w, cursor *c, uint32_t end)
{
    const wn_quote *q = &w->f->quotes.at[c->quote];
    wn_unit *u = add_unit(w);
    *u = (wn_unit){ q->span.start, q->span.end, c->quote, WN_U_QUOTE, 0, 0, 0, 0 };
    u->before = last_byte(w->f, q->content);
    uint32_t stop = q->span.end;
    while (c->quote < w->f->quotes.len && w->f->quotes.at[c->quote].span.start < stop) c->quote++;
    while (c->token < end && w->f->tokens.at[c->token].start < stop) c->token++;
}

static void add_word(walk *w, cursor *c, uint32_t end)
{
    const wn_token *t = &w->f->tokens.at[c->token];
    wn_unit *u = add_unit(w);
    u->start = t->start;
    u->end = t->end;
    u->is = token_bits(w->f, t, w->len > 1 ? u - 1 : NULL);
    if (t->node != WN_NOWHERE) set_cue(w->f, c->token, end, u);
    c->token++;
}

/* The units of BLOCK; numbers its sentences, breaks inside quotes aside. */
static void add_units(walk *w, wn_span block, cursor *c)
{
    wn_found *f = w->f;
    w->len = 0;
    uint32_t number = 0;
    while (c->token < f->tokens.len && f->tokens.at[c->token].start < block.start) c->token++;
    uint32_t end = c->token;
    while (end < f->tokens.len && f->tokens.at[end].start < block.end) end++;
    while (c->quote < f->quotes.len && f->quotes.at[c->quote].span.start < block.start) c->quote++;
    while (c->token < end) {
        uint32_t at = f->tokens.at[c->token].start;
        bool breaks = false;
        uint32_t last = w->len ? w->u[w->len - 1].end : 0;
        while (c->sentence < f->sentences.len && f->sentences.at[c->sentence].span.start <= at)
            breaks |= f->sentences.at[c->sentence++].span.start >= last;
        number += breaks;
        bool quote = c->quote < f->quotes.len && f->quotes.at[c->quote].span.start <= at;
        if (quote) add_quote(w, c, end);
        else add_word(w, c, end);
        w->u[w->len - 1].sentence = number;
    }
}

/* ---- drafts */

static void add_piece(walk *w, uint32_t d, wn_span span)
{
    if (wn_span_empty(span)) return;
    piece *p = wn_list_add(w->f->arena, &w->pieces);
    *p = (piece){ span, WN_NOWHERE };
    uint32_t at = w->pieces.len - 1;
    draft *x = &w->drafts.at[d];
    if (x->head == WN_NOWHERE) x->head = at;
    else w->pieces.at[x->tail].next = at;
    x->tail = at;
}

/* Adds the units [first, end) to the content of draft D, and claims the quotes in them. */
static void add_content(walk *w, uint32_t d, uint32_t first, uint32_t end)
{
    const wn_unit *u = w->u;
    while (first < end && wn_unit_is(&u[end - 1], WN_U_COMMA | WN_U_DASH | WN_U_COLON)) end--;
    while (first < end && wn_unit_is(&u[first], WN_U_COMMA | WN_U_DASH | WN_U_COLON)) first++;
    if (first >= end) return;
    for (uint32_t i = first; i < end; i++) {
        if (!wn_unit_is(&u[i], WN_U_QUOTE)) continue;
        w->claimed[u[i].quote] = 1;
        w->drafts.at[d].quoted = true;
        w->turn = d;
        w->turn_here = true;
    }
    add_piece(w, d, (wn_span){ u[first].start, u[end - 1].end });
}

static wn_span bytes_of(const walk *w, wn_units r)
{
    if (wn_units_empty(r)) return (wn_span){ 0, 0 };
    return (wn_span){ w->u[r.first].start, w->u[r.end - 1].end };
}

static uint32_t add_draft(walk *w, wn_span source, wn_units cue)
{
    draft *d = wn_list_add(w->f->arena, &w->drafts);
    *d = (draft){ source, bytes_of(w, cue), WN_NOWHERE, WN_NOWHERE, false, 0, 0 };
    for (uint32_t i = cue.first; i < cue.end; i++)
        if (w->u[i].value >= STRONG || w->u[i].before) d->strong = 2;
    return w->drafts.len - 1;
}

/* ---- content */

/* Does a quote at I end like a clause that a source may follow? */
static bool clause_quote(const wn_unit *x)
{
    if (!wn_unit_is(x, WN_U_QUOTE)) return false;
    char c = (char)x->before;
    return c == ',' || c == '?' || c == '!' || c == '.' || c == '-' || (x->before & 0x80);
}

static bool full_stop(const walk *w, uint32_t i)
{
    return wn_unit_is(&w->u[i], WN_U_STOP) || w->f->doc->text.ptr[w->u[i].start] == '.';
}

/* The end of the sentence without its stop. */
static uint32_t before_stop(const walk *w)
{
    uint32_t end = w->hi;
    while (end > w->lo && !wn_unit_is(&w->u[end - 1], WN_U_QUOTE | WN_U_WORD | WN_U_CLOSE)) {
        if (!full_stop(w, end - 1)) break;
        end--;
    }
    return end;
}

/* Where the content right of a cue begins, behind whom it was told and when: END where there is none. */
static uint32_t right_start(const walk *w, uint32_t cue, uint32_t at, uint32_t end)
{
    const wn_unit *u = w->u;
    if (at >= end) return end;
    if (wn_unit_is(&u[at], WN_U_COLON | WN_U_THAT | WN_U_QUOTE)) return at;
    bool tell = wn_unit_is(&u[cue], WN_U_TELL);
    bool loose = tell || wn_unit_is(&u[at], WN_U_PREPOSITION | WN_U_DAY | WN_U_ADVERB | WN_U_COMMA);
    if (!loose) return at;
    uint32_t far = end - at > AHEAD ? at + AHEAD : end;
    for (uint32_t i = at; i < far; i++) {
        if (wn_unit_is(&u[i], WN_U_THAT | WN_U_COLON) && i > at) return i;
        if (wn_unit_is(&u[i], WN_U_QUOTE) && wn_unit_is(&u[i - 1], WN_U_COMMA)) return i;
        if (wn_unit_verb(&u[i]) || wn_unit_is(&u[i], WN_U_STOP)) break;
        if (wn_unit_is(&u[i], WN_U_COMMA) && i > at && !tell) break;
    }
    if (wn_unit_is(&u[at], WN_U_COMMA)) return end;
    while (at < end && wn_unit_is(&u[at], WN_U_DAY | WN_U_ADVERB)) at++;
    if (!tell || at >= end) return at;
    wn_units whom = wn_source_right(u, at, end, true);
    return whom.end < end ? whom.end : end;
}

/* Is there nothing behind the cue but time, place and the end of the sentence? */
static bool right_empty(const walk *w, uint32_t at, uint32_t end)
{
    const wn_unit *u = w->u;
    bool place = at < end && wn_unit_is(&u[at], WN_U_PREPOSITION | WN_U_DAY | WN_U_ADVERB);
    for (uint32_t i = at; i < end && i < at + AHEAD; i++) {
        if (wn_unit_is(&u[i], WN_U_COMMA | WN_U_STOP)) return true;
        if (!place || wn_unit_verb(&u[i]) || wn_unit_is(&u[i], WN_U_QUOTE | WN_U_THAT | WN_U_COLON))
            return false;
    }
    return true;
}

/* The start of content left of a source: the sentence's, or behind the attribution before. */
static uint32_t left_start(const walk *w, uint32_t end)
{
    uint32_t s = w->from > w->lo ? w->from : w->lo;
    while (s < end && wn_unit_is(&w->u[s], WN_U_COMMA | WN_U_DASH)) s++;
    while (s + 1 < end && wn_unit_is(&w->u[s], WN_U_CONJUNCTION) &&
           !wn_unit_is(&w->u[s], WN_U_PRONOUN | WN_U_DETERMINER)) s++;
    return s;
}

/* ---- cues */

/* A title: no stop inside, and no word of more than three letters without a capital. */
static bool title(const walk *w, const wn_quote *q)
{
    uint32_t words = 0;
    for (uint32_t t = wn_token_at(w->f, q->content.start); t < w->f->tokens.len; t++) {
        const wn_token *x = &w->f->tokens.at[t];
        if (x->start >= q->content.end) break;
        if (x->type == WN_WORD && !(x->shape & WN_CAPITAL) && x->end - x->start > 3) return false;
        words += x->type == WN_WORD;
    }
    return words > 0 && words < 12;
}

/* The name of a programme ("on “Late Night,” she said"), not what somebody says? */
static bool named(const walk *w, uint32_t i)
{
    return i > w->lo && !wn_unit_is(&w->u[i - 1], WN_U_COMMA | WN_U_COLON | WN_U_DASH | WN_U_QUOTE) &&
           title(w, &w->f->quotes.at[w->u[i].quote]);
}

/* What stands left of unit AT that content could be: 2 a quote that ends like a clause, 1 a comma, 0. */
static int left_side(const walk *w, uint32_t at)
{
    const wn_unit *u = w->u;
    if (at <= w->lo) return 0;
    if (clause_quote(&u[at - 1])) return named(w, at - 1) ? 0 : 2;
    if (!wn_unit_is(&u[at - 1], WN_U_COMMA | WN_U_DASH)) return 0;
    if (at - 1 > w->lo && wn_unit_is(&u[at - 2], WN_U_QUOTE)) return named(w, at - 2) ? 0 : 2;
    return 1;
}

static void take_left(walk *w, uint32_t d, uint32_t end)
{
    add_content(w, d, left_start(w, end), end);
}

/* “…,” said Ada Byrne. Is draft D where it is one. */
static bool inversion(walk *w, uint32_t i)
{
    const wn_unit *u = w->u;
    int side = i > w->lo && wn_unit_is(&u[i - 1], WN_U_QUOTE) ? 2 : left_side(w, i);
    if (side == 0 || !wn_unit_is(&u[i], WN_U_INVERTED)) return false;
    uint32_t after = i + u[i].cue, end = before_stop(w);
    if (after >= end || wn_unit_is(&u[after], WN_U_PREPOSITION | WN_U_THAT)) return false;
    wn_units source = wn_source_right(u, after, end, false);
    if (wn_units_empty(source)) return false;
    bool ends = source.end >= end || wn_unit_is(&u[source.end], WN_U_COMMA | WN_U_PREPOSITION | WN_U_DAY |
                WN_U_CONJUNCTION | WN_U_COLON | WN_U_DASH | WN_U_ADVERB | WN_U_PARTICIPLE);
    if (!ends && side < 2) return false;
    uint32_t d = add_draft(w, bytes_of(w, source), (wn_units){ i, after });
    take_left(w, d, i);
    if (source.end < end && wn_unit_is(&u[source.end], WN_U_COMMA | WN_U_COLON) &&
        source.end + 1 < w->hi && wn_unit_is(&u[source.end + 1], WN_U_QUOTE))
        add_content(w, d, source.end + 1, end);
    w->last = d;
    w->from = source.end;
    return true;
}

/* The first unit of the verb group that the cue I ends. */
static uint32_t group_start(const walk *w, uint32_t i)
{
    uint32_t v = i;
    while (v > w->lo && i - v < 6 && wn_unit_is(&w->u[v - 1], WN_U_AUXILIARY | WN_U_ADVERB) &&
           !wn_unit_is(&w->u[v - 1], WN_U_PRONOUN | WN_U_DETERMINER | WN_U_DAY)) v--;
    return v;
}

static bool passive(const walk *w, uint32_t v, uint32_t i)
{
    if (wn_unit_is(&w->u[i], WN_U_PARTICIPLE)) return false;
    for (uint32_t k = v; k < i; k++)
        if (wn_unit_is(&w->u[k], WN_U_BE)) return true;
    return false;
}

/* Ends what an earlier attribution of the sentence has on its right before unit AT. */
static void clip(walk *w, uint32_t at)
{
    if (w->last == WN_NOWHERE || w->drafts.at[w->last].head == WN_NOWHERE) return;
    while (at > w->lo && wn_unit_is(&w->u[at - 1], WN_U_COMMA | WN_U_CONJUNCTION | WN_U_DASH |
           WN_U_ADVERB) && !wn_unit_is(&w->u[at - 1], WN_U_PRONOUN | WN_U_DETERMINER)) at--;
    if (at == w->lo) return;
    wn_span *s = &w->pieces.at[w->drafts.at[w->last].tail].span;
    uint32_t end = w->u[at - 1].end;
    if (end > s->start && end < s->end) s->end = end;
}

/* Whose words they are when no noun phrase stands before the cue. */
static wn_span shared_source(const walk *w, uint32_t v)
{
    if (w->last != WN_NOWHERE) return w->drafts.at[w->last].source;
    return bytes_of(w, wn_source_subject(w->u, w->lo, v));
}

/* Puts the content where it is: left, right or both. False when there is none. */
static bool take_content(walk *w, uint32_t d, wn_units source, uint32_t cue)
{
    const wn_unit *u = w->u;
    uint32_t after = cue + u[cue].cue, end = before_stop(w);
    int side = wn_units_empty(source) ? 0 : left_side(w, source.first);
    uint32_t right = right_start(w, cue, after, end);
    bool beside = right < end && wn_unit_is(&u[right], WN_U_QUOTE | WN_U_COLON);
    if (side == 2 || (side == 1 && !beside && right_empty(w, after, end))) {
        take_left(w, d, source.first);
        if (side == 2 && beside) add_content(w, d, right, end);
        w->from = after;
        return w->drafts.at[d].head != WN_NOWHERE;
    }
    if (after < w->hi && wn_unit_is(&u[w->hi - 1], WN_U_COLON) && right >= w->hi - 1) {
        w->turn = d;                    /* the next block has it */
        w->turn_here = true;
        w->drafts.at[d].quoted = true;
        return true;
    }
    add_content(w, d, right, end);
    w->from = after;
    return w->drafts.at[d].head != WN_NOWHERE;
}

/* A quote or "that" right behind the cue, or a quote before its source. */
static bool beside(const walk *w, uint32_t cue, uint32_t source)
{
    uint32_t after = cue + w->u[cue].cue;
    if (after < w->hi && wn_unit_is(&w->u[after], WN_U_THAT | WN_U_QUOTE | WN_U_COLON)) return true;
    if (after + 1 < w->hi && wn_unit_is(&w->u[after], WN_U_COMMA | WN_U_PREPOSITION) &&
        wn_unit_is(&w->u[after + 1], WN_U_QUOTE)) return true;
    return left_side(w, source) == 2;
}

/* "what she called", "that calls for": whoever is quoted around it has said it too. */
static void weaken(walk *w, uint32_t d, wn_units source)
{
    const wn_unit *u = w->u;
    uint8_t *strong = &w->drafts.at[d].strong;
    bool what = source.first > w->lo && wn_unit_is(&u[source.first - 1], WN_U_THAT);
    bool pronoun = source.end - source.first == 1 && wn_unit_is(&u[source.first], WN_U_PRONOUN);
    if (wn_unit_is(&u[source.first], WN_U_RELATIVE)) *strong = 0;
    else if (*strong && (what || pronoun)) *strong = 1;
}

/* The verb of reporting at I. */
static void meet_cue(walk *w, uint32_t i)
{
    const wn_unit *u = w->u;
    if (inversion(w, i)) return;
    uint32_t v = group_start(w, i);
    if (v > w->lo && wn_unit_is(&u[v - 1], WN_U_DETERMINER) && !wn_unit_is(&u[v - 1], WN_U_PRONOUN)) return;
    if (passive(w, v, i)) return;
    wn_units source = wn_source_left(u, w->lo, v);
    if (wn_unit_is(&u[i], WN_U_PARTICIPLE) && v == i && source.first > w->lo &&
        wn_unit_is(&u[source.first - 1], WN_U_VERB | WN_U_PAST | WN_U_AUXILIARY | WN_U_PREPOSITION))
        source.first = source.end;
    bool shared = wn_units_empty(source);
    float need = beside(w, i, shared ? v : source.first) ? SURE_BESIDE : shared ? SURE_SHARED : SURE;
    if (u[i].value < need) return;
    wn_span span = shared ? shared_source(w, v) : bytes_of(w, source);
    if (wn_span_empty(span)) return;
    if (shared && v > w->lo) clip(w, v);
    else if (source.first > w->lo && wn_unit_is(&u[source.first - 1], WN_U_CONJUNCTION)) clip(w, source.first);
    uint32_t d = add_draft(w, span, (wn_units){ v, i + u[i].cue });
    if (!shared) weaken(w, d, source);
    if (take_content(w, d, source, i)) w->last = d;
    else w->drafts.len--;
}

/* "According to" at I. */
static void meet_phrase(walk *w, uint32_t i)
{
    uint32_t after = i + w->u[i].before, end = before_stop(w);
    bool first = i <= w->lo + 1;
    wn_units source = wn_source_right(w->u, after, end, first);
    if (wn_units_empty(source)) return;
    uint32_t d = add_draft(w, bytes_of(w, source), (wn_units){ i, after });
    if (first) add_content(w, d, source.end, end);
    else take_left(w, d, i);
    w->from = source.end;
    if (w->drafts.at[d].head == WN_NOWHERE) w->drafts.len--;
    else w->last = d;
}

/* ---- quotes that no cue has claimed */

static bool scare_cue(const walk *w, uint32_t at)
{
    uint32_t t = wn_token_at(w->f, w->u[at].start);
    for (uint32_t back = 1; back <= 4 && back <= t; back++) {
        const wn_lex_item *item = wn_token_phrase(w->f, t - back, t, WN_LEX_SCARE);
        if (item && item->words == back && item->tag.len == 0) return true;
    }
    return false;
}

static uint32_t words_in(const walk *w, const wn_quote *q)
{
    return wn_doc_words(w->f->doc, q->content);
}

/* A quote by itself in its sentence? */
static bool alone(const walk *w)
{
    for (uint32_t i = w->lo; i < w->hi; i++)
        if (wn_unit_is(&w->u[i], WN_U_WORD)) return false;
    return true;
}

/* A lower-case word of which the pack knows nothing: beside a source, a verb. */
static bool unknown(const wn_unit *x)
{
    return wn_unit_is(x, WN_U_WORD) && !wn_unit_is(x, WN_U_CAPITAL | WN_U_DETERMINER | WN_U_PREPOSITION |
           WN_U_CONJUNCTION | WN_U_AUXILIARY | WN_U_ADVERB | WN_U_PRONOUN | WN_U_ROLE | WN_U_BODY |
           WN_U_NUMBER | WN_U_DAY);
}

/* “…,” Ada Byrne huffed; “…,” huffed Ada Byrne: a verb that no list has. */
static bool odd_verb(walk *w, uint32_t i)
{
    const wn_unit *u = w->u;
    uint32_t j = i + 1, end = before_stop(w);
    if (!clause_quote(&u[i]) || u[i].before == '.' || j >= end || named(w, i)) return false;
    wn_units source = { j, j }, cue = { j, j + 1 };
    if (unknown(&u[j])) {
        source = wn_source_right(u, j + 1, end, false);
        if (wn_units_empty(source) || !wn_unit_is(&u[source.first], WN_U_CAPITAL | WN_U_DETERMINER |
            WN_U_PRONOUN | WN_U_ROLE)) return false;
    } else {
        uint32_t far = end - j > AHEAD ? j + AHEAD : end;
        while (source.end < far && wn_unit_is(&u[source.end], WN_U_WORD) && !unknown(&u[source.end]) &&
               !wn_unit_verb(&u[source.end])) source.end++;
        if (wn_units_empty(source) || source.end >= end || wn_unit_is(&u[j], WN_U_PREPOSITION |
            WN_U_CONJUNCTION | WN_U_ADVERB)) return false;
        cue = (wn_units){ source.end, source.end + 1 };
        if (!wn_unit_is(&u[cue.first], WN_U_WORD)) return false;
    }
    uint32_t d = add_draft(w, bytes_of(w, source), cue);
    w->from = i;
    take_left(w, d, i + 1);
    w->last = d;
    return true;
}

/* “…” — Ada Byrne: a name behind a dash that ends the sentence. */
static bool signature(walk *w, uint32_t i)
{
    const wn_unit *u = w->u;
    uint32_t j = i + 1, end = before_stop(w);
    if (j + 1 >= end || !wn_unit_is(&u[j], WN_U_DASH) || end - j > 8) return false;
    for (uint32_t k = j + 1; k < end; k++)
        if (wn_unit_is(&u[k], WN_U_QUOTE) || wn_unit_verb(&u[k])) return false;
    if (!wn_unit_is(&u[j + 1], WN_U_CAPITAL)) return false;
    add_content(w, add_draft(w, bytes_of(w, (wn_units){ j + 1, end }), (wn_units){ 0, 0 }), i, i + 1);
    return true;
}

/* “BYRNE: We leave.” in a transcript: the name in capitals before a colon; empty where there is none. */
static wn_span transcript_name(const walk *w, const wn_quote *q)
{
    const wn_found *f = w->f;
    wn_span name = { 0, 0 };
    uint32_t t = wn_token_at(f, q->content.start);
    for (uint32_t i = 0; i < 4 && t < f->tokens.len && f->tokens.at[t].end <= q->content.end; i++, t++) {
        const wn_token *x = &f->tokens.at[t];
        if (i > 0 && x->type == WN_PUNCT && f->doc->text.ptr[x->start] == ':') return name;
        if (!(x->shape & WN_ALL_CAPS)) break;
        name = (wn_span){ i ? name.start : x->start, x->end };
    }
    return (wn_span){ 0, 0 };
}

static void meet_quote(walk *w, uint32_t i, bool by_itself)
{
    wn_quote *q = &w->f->quotes.at[w->u[i].quote];
    if (odd_verb(w, i) || signature(w, i)) return;
    wn_span name = transcript_name(w, q);
    if (!wn_span_empty(name)) {
        add_content(w, add_draft(w, name, (wn_units){ 0, 0 }), i, i + 1);
        return;
    }
    if (by_itself && w->turn != WN_NOWHERE && w->turn_here) {
        add_content(w, w->turn, i, i + 1);
        return;
    }
    if (!by_itself && (scare_cue(w, i) || title(w, q) || words_in(w, q) < 2)) {
        q->type = WN_SCARE;
        return;
    }
    wn_span source = { 0, 0 };
    if (w->last != WN_NOWHERE) source = w->drafts.at[w->last].source;
    else if (!by_itself) source = bytes_of(w, wn_source_subject(w->u, w->lo, i));
    if (wn_span_empty(source) && w->turn != WN_NOWHERE) source = w->drafts.at[w->turn].source;
    uint32_t d = add_draft(w, source, (wn_units){ 0, 0 });
    uint32_t turn = w->turn;
    add_content(w, d, i, i + 1);
    if (wn_span_empty(source)) w->turn = turn;
}

static void read_sentence(walk *w)
{
    w->last = WN_NOWHERE;
    w->from = w->lo;
    for (uint32_t i = w->lo; i < w->hi;) {
        const wn_unit *u = &w->u[i];
        if (wn_unit_is(u, WN_U_QUOTE) || !(u->before || u->cue)) { i++; continue; }
        uint32_t step = u->before ? u->before : u->cue;
        if (i + step > w->hi) { i++; continue; }
        if (u->before) meet_phrase(w, i);
        else meet_cue(w, i);
        i += step;
    }
    bool by_itself = alone(w);
    for (uint32_t i = w->lo; i < w->hi; i++)
        if (wn_unit_is(&w->u[i], WN_U_QUOTE) && !w->claimed[w->u[i].quote]) meet_quote(w, i, by_itself);
}

static uint32_t sentence_end(const walk *w, uint32_t at)
{
    uint32_t end = at + 1;
    while (end < w->len && w->u[end].sentence == w->u[at].sentence) end++;
    return end;
}

/* “Why?” Ada Byrne asked. The mark ended a sentence, but its source is in the next one. */
static bool source_follows(const walk *w)
{
    const wn_unit *q = &w->u[w->hi - 1];
    if (w->hi >= w->len || !clause_quote(q)) return false;
    uint32_t end = sentence_end(w, w->hi), far = end - w->hi > AHEAD ? w->hi + AHEAD : end;
    for (uint32_t i = w->hi; i < far; i++) {
        if (wn_unit_is(&w->u[i], WN_U_QUOTE | WN_U_COLON | WN_U_STOP)) return false;
        if (!w->u[i].cue || w->u[i].value < SURE) continue;
        uint32_t after = i + w->u[i].cue;
        if (q->before == '.') return after >= end || full_stop(w, after);
        return after >= end || !wn_unit_is(&w->u[after], WN_U_THAT);
    }
    return false;
}

static void read_block(walk *w)
{
    for (w->lo = 0; w->lo < w->len; w->lo = w->hi) {
        w->hi = sentence_end(w, w->lo);
        if (source_follows(w)) w->hi = sentence_end(w, w->hi);
        read_sentence(w);
    }
}

/* ---- the end: drafts become attributions, quotes learn their speakers */

static uint8_t type_of(const walk *w, wn_run content)
{
    uint32_t inside = 0, all = 0;
    for (uint32_t i = 0; i < content.len; i++) {
        wn_span s = w->f->spans.at[content.first + i];
        all += wn_span_len(s);
        uint32_t low = 0, high = w->f->quotes.len;
        while (low < high) {                    /* first quote that ends behind the start of S */
            uint32_t middle = low + (high - low) / 2;
            if (w->f->quotes.at[middle].span.start < s.start) low = middle + 1;
            else high = middle;
        }
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

static void finish(walk *w, draft *d)
{
    wn_found *f = w->f;
    wn_attribution a = { 0 };
    a.source = add_run(f, d->source);
    a.cue = add_run(f, d->cue);
    a.content.first = d->place = f->spans.len;
    for (uint32_t p = d->head; p != WN_NOWHERE; p = w->pieces.at[p].next) {
        *wn_list_add(f->arena, &f->spans) = w->pieces.at[p].span;
        widen(&a.span, w->pieces.at[p].span);
        a.content.len++;
    }
    widen(&a.span, d->source);
    widen(&a.span, d->cue);
    a.type = type_of(w, a.content);
    *wn_list_add(f->arena, &f->attributions) = a;
}

static int by_place(const void *x, const void *y)
{
    const wn_attribution *a = x, *b = y;
    if (a->span.start != b->span.start) return a->span.start < b->span.start ? -1 : 1;
    if (a->span.end != b->span.end) return a->span.end > b->span.end ? -1 : 1;
    return a->content.first < b->content.first ? -1 : a->content.first > b->content.first;
}

/* How much an attribution's claim to a quote counts: its cue, then how close it stands. */
typedef struct { uint32_t width; uint8_t strong; } claim;

static wn_span first_of(const wn_found *f, wn_run run)
{
    return run.len ? f->spans.at[run.first] : (wn_span){ 0, 0 };
}

/* Gives the quotes in content S to attribution A, unless a narrower one has them. */
static void give(wn_found *f, uint32_t a, wn_span s, uint8_t strong, claim *claims)
{
    uint32_t low = 0, high = f->quotes.len;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (f->quotes.at[middle].span.start < s.start) low = middle + 1;
        else high = middle;
    }
    for (uint32_t i = low; i < f->quotes.len && f->quotes.at[i].span.start < s.end; i++) {
        wn_quote *q = &f->quotes.at[i];
        claim mine = { wn_span_len(s), strong };
        if (q->span.end > s.end || claims[i].strong > strong ||
            (claims[i].strong == strong && mine.width >= claims[i].width)) continue;
        claims[i] = mine;
        q->attribution = a;
        q->speaker = first_of(f, f->attributions.at[a].source);
        q->cue = first_of(f, f->attributions.at[a].cue);
    }
}

static void link_quotes(wn_found *f, const uint8_t *strong)
{
    claim *claims = wn_arena_array(f->arena, f->quotes.len + 1, sizeof *claims);
    for (uint32_t i = 0; i < f->quotes.len; i++) claims[i].width = UINT32_MAX;
    for (uint32_t a = 0; a < f->attributions.len; a++) {
        wn_run c = f->attributions.at[a].content;
        for (uint32_t k = 0; k < c.len; k++) give(f, a, f->spans.at[c.first + k], strong[c.first], claims);
    }
}

static void find_speech(wn_found *f)
{
    walk w = { .f = f, .turn = WN_NOWHERE, .last = WN_NOWHERE };
    uint8_t *marks = wn_quote_scan(f);
    w.claimed = wn_arena_array(f->arena, f->quotes.len + 1, 1);
    cursor c = { 0, 0, 0 };
    for (uint32_t i = 0; i < f->doc->blocks.len; i++) {
        if (f->doc->blocks.at[i].type == WN_CODE) continue;
        add_units(&w, f->doc->blocks.at[i].span, &c);
        read_block(&w);
    }
    for (uint32_t i = 0; i < w.drafts.len; i++)
        if (w.drafts.at[i].head != WN_NOWHERE) finish(&w, &w.drafts.at[i]);
    uint8_t *strong = wn_arena_array(f->arena, f->spans.len + 1, sizeof *strong);
    for (uint32_t i = 0; i < w.drafts.len; i++)
        if (w.drafts.at[i].head != WN_NOWHERE) strong[w.drafts.at[i].place] = w.drafts.at[i].strong;
    if (f->attributions.len > 1)
        qsort(f->attributions.at, f->attributions.len, sizeof *f->attributions.at, by_place);
    link_quotes(f, strong);
    wn_quote_settle(f, marks);
}

static bool find_both(wn_found *f, wn_err *err)
{
    if (!wn_sentence_find(f, err)) return false;
    (void)wn_found_first(f, WN_K_QUOTE);
    (void)wn_found_first(f, WN_K_ATTRIBUTION);
    find_speech(f);
    return true;
}

bool wn_quote_find(wn_found *f, wn_err *err)
{
    return !wn_found_first(f, WN_K_QUOTE) || find_both(f, err);
}

bool wn_attribution_find(wn_found *f, wn_err *err)
{
    return !wn_found_first(f, WN_K_ATTRIBUTION) || find_both(f, err);
}
