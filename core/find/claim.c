/* claim.c: what is asserted as a fact, and how worth a check it is. A sentence is one claim,
** unless several people speak in it:
**
**     The mill made 40 tonnes, said Byrne, and Cole said it may close.
**     [-- claim, source Byrne ----------]      [-- claim, source Cole ]
**
** The score is the logistic of a sum: a weight for each trait (trait_name below: how many
** numbers, is it a question) and one for each word and pair of words of claim_words. There "#"
** stands for any number, "@" for a year, "^" for the beginning, so that "^ let" and "# percent"
** are pairs too. One walk a token through the trie finds all lists at once. Words count once, and
** less in a long sentence. All weights are the pack's; what scores below claim.least is not
** reported.
**
** Tried, with no gain: triples, pairs with a gap, endings and capitals as classes of words. */
#include "find/claim.h"

#include <math.h>
#include <stdio.h>

#include "find/word.h"

typedef enum {
    T_WORDS, T_NUMBER, T_SPELT, T_YEAR, T_CAPITAL, T_PAST, T_QUESTION, T_EXCLAIM, T_HEADING,
    T_FRAGMENT, T_ATTRIBUTED, T_HEDGE, T_BOOSTER, T_FORECAST, T_COMPARISON, T_CAUSE, T_EVENT, T_OPINION,
    TRAITS
} trait;

static const struct { const char *name, *about; } traits[TRAITS] = {
    { "words", "words: to 3, 6, 10, 15, 22, 31, 44, and more" },
    { "number", "numbers in figures, but for years" },
    { "spelt", "numbers and quantities in words" },
    { "year", "years" },
    { "capital", "words with a capital, but for the first" },
    { "past", "words in -ed" },
    { "question", "a question mark inside, at the end" },
    { "exclaim", "an exclamation mark" },
    { "heading", "it is a heading" },
    { "fragment", "a short line without a stop, or a title" },
    { "attributed", "somebody says it" },
    { "hedge", "hedges and weasels" },
    { "booster", "boosters" },
    { "forecast", "words of what is to come" },
    { "comparison", "comparisons and superlatives" },
    { "cause", "words of causes" },
    { "event", "verbs of what happened" },
    { "opinion", "verbs of opinion" }
};

#define SEEN 128            /* two words in one place may count twice: no harm */
#define BINS WN_CLAIM_BINS  /* of a trait: 0, 1, … or what bin_of makes of it */
#define WEAK 0.32F          /* an attribution whose cue is less sure divides no sentence */

/* The trait of each class whose phrases are counted. */
static const uint8_t trait_of[WN_LEX_CLASSES] = {
    [WN_LEX_FORECAST] = T_FORECAST,
    [WN_LEX_COMPARISON] = T_COMPARISON, [WN_LEX_CAUSE] = T_CAUSE, [WN_LEX_EVENT] = T_EVENT,
    [WN_LEX_OPINION] = T_OPINION
};

/* What becomes a claim: tokens [token, end) of a sentence; the attribution that has most of it of those
** that were looked at, and the last one. */
typedef struct {
    wn_span span;
    uint32_t sentence, token, end;
    uint32_t attribution, most, last, bytes;
} piece;

typedef struct {
    wn_found *f;
    const double *weight;                   /* of trait t in bin b: t * BINS + b */
    double bias, least;
    uint64_t classes;                       /* bits of those that are looked for */
    uint32_t start, number, year;           /* nodes of "^", "#", "@" */
    WN_LIST(piece) pieces;
    uint32_t attribution, quantity;         /* cursors */
    wn_claim_note *note;                    /* hears of each reason; may be NULL */
    void *ctx;
} judge;

/* A claim while it is judged. */
typedef struct {
    wn_claim claim;
    uint32_t token, end;                    /* its tokens */
    uint32_t count[TRAITS];
    double sum;                             /* log odds */
    double scale;                           /* what a word counts: less in a long sentence */
    uint32_t seen[SEEN];                    /* ids of words, each counted once; by id */
} draft;

static wn_span span_of(const wn_found *f, uint32_t first, uint32_t end)
{
    return (wn_span){ f->tokens.at[first].start, f->tokens.at[end - 1].end };
}

static wn_str text_of(const wn_found *f, uint32_t token)
{
    return wn_found_text(f, span_of(f, token, token + 1));
}

/* Is token I of the source or the cue, which are no part of what is said? */
static bool framed(const judge *j, const draft *d, uint32_t i)
{
    uint32_t at = j->f->tokens.at[i].start;
    return wn_span_has(d->claim.source, at) || wn_span_has(d->claim.cue, at);
}

static void add(const judge *j, draft *d, const char *name, uint32_t bin, wn_str words,
                double weight)
{
    d->sum += weight;
    if (j->note) j->note(j->ctx, name, bin, words, weight);
}

/* ---- words */

static bool is_year(wn_str s)
{
    if (s.len != 4 || s.ptr[0] < '1' || s.ptr[0] > '2') return false;
    for (int i = 1; i < 4; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9') return false;
    return s.ptr[0] == '2' ? s.ptr[1] == '0' : s.ptr[1] > '6';
}

static uint32_t node_of(const judge *j, uint32_t i)
{
    const wn_token *t = &j->f->tokens.at[i];
    if (t->type != WN_NUMBER) return t->node;
    return is_year(text_of(j->f, i)) ? j->year : j->number;
}

static uint32_t step(const judge *j, uint32_t node, uint32_t i)
{
    const wn_found *f = j->f;
    const wn_token *t = &f->tokens.at[i];
    if (t->type != WN_NUMBER) return wn_word_step(f->lex, node, f->doc->text, t);
    return wn_lexicon_step(f->lex, node, is_year(text_of(f, i)) ? WN_STR("@") : WN_STR("#"));
}

/* ITEM, of a class with a trait, begins at token I. */
static void count_phrase(const judge *j, draft *d, const wn_lex_item *item, uint32_t i)
{
    wn_found *f = j->f;
    wn_span span = span_of(f, i, i + item->words);
    if (item->value <= 0 || wn_span_in(span, d->claim.source)) return;
    d->count[trait_of[item->cls]]++;
}

static void add_word(const judge *j, draft *d, const wn_lex_item *item, wn_span span)
{
    uint32_t *place = &d->seen[item->id % SEEN];
    if (*place == item->id + 1) return;
    *place = item->id + 1;
    add(j, d, NULL, 0, wn_found_text(j->f, span), item->value * d->scale);
}

/* Follows the trie from NODE, to which token I leads: adds the weights of claim words. Is a bit for
** each trait that a phrase has; BEST, by trait, is the longest. */
static uint32_t walk(const judge *j, draft *d, uint32_t node, uint32_t i, const wn_lex_item **best)
{
    uint32_t found = 0, end = i + 1;
    while (wn_lexicon_begins(j->f->lex, node) & j->classes) {
        const wn_lex_item *item = NULL;
        if (wn_lexicon_classes(j->f->lex, node) & j->classes)
            item = wn_lexicon_item(j->f->lex, node);
        for (; item; item = wn_lexicon_next(j->f->lex, item)) {
            uint8_t t = trait_of[item->cls];
            if (item->cls == WN_LEX_CLAIM_WORD && !framed(j, d, i))
                add_word(j, d, item, span_of(j->f, i, end));
            if (!t) continue;
            best[t] = item;
            found |= UINT32_C(1) << t;
        }
        if (end >= d->end) break;
        node = step(j, node, end++);
    }
    return found;
}

/* Hedges and boosters, but those in the name of who speaks. */
static void read_hedges(const judge *j, draft *d)
{
    wn_found *f = j->f;
    uint32_t low = wn_list_from(&f->hedges, wn_hedge, span.start, d->claim.span.start);
    for (; low < f->hedges.len && f->hedges.at[low].span.start < d->claim.span.end; low++) {
        const wn_hedge *h = &f->hedges.at[low];
        if (h->type > WN_H_BOOSTER || wn_span_in(h->span, d->claim.source)) continue;
        d->count[h->type == WN_H_BOOSTER ? T_BOOSTER : T_HEDGE]++;
        if (h->type == WN_H_BOOSTER) continue;
        *wn_list_add(f->arena, &f->spans) = h->span;
        d->claim.hedges.len++;
        d->claim.hedging = 1 - (1 - d->claim.hedging) * (1 - h->value);
    }
}

static void read_words(const judge *j, draft *d)
{
    const wn_lex_item *best[TRAITS] = { NULL };
    uint32_t until[TRAITS] = { 0 };
    walk(j, d, step(j, j->start, d->token), d->token, best);
    for (uint32_t i = d->token; i < d->end; i++) {
        uint32_t found = walk(j, d, node_of(j, i), i, best);
        for (uint32_t t = 0; found >> t; t++) {
            if (!(found >> t & 1) || i < until[t]) continue;
            until[t] = i + best[t]->words;
            count_phrase(j, d, best[t], i);
        }
    }
}

/* ---- traits */

static void read_shape(const judge *j, draft *d)
{
    for (uint32_t i = d->token; i < d->end; i++) {
        const wn_token *t = &j->f->tokens.at[i];
        wn_str s = text_of(j->f, i);
        char last = s.ptr[s.len - 1];
        if (framed(j, d, i)) continue;
        if (t->type == WN_NUMBER) d->count[is_year(s) ? T_YEAR : T_NUMBER]++;
        if (t->type == WN_WORD) {
            bool me = s.ptr[0] == 'I' && (s.len == 1 || s.ptr[1] == '\'' || s.ptr[1] == '\xE2');
            d->count[T_WORDS]++;
            d->count[T_CAPITAL] += i > d->token && (t->shape & WN_CAPITAL) && !me;
            d->count[T_PAST] += s.len > 3 && last == 'd' && s.ptr[s.len - 2] == 'e';
        }
        if (t->type == WN_PUNCT && last == '?') d->count[T_QUESTION] = 1;
        if (t->type == WN_PUNCT && last == '!') d->count[T_EXCLAIM] = 1;
    }
}

/* The sign that ends it, behind which only closing signs stand: '?', '.', or 0. */
static char end_sign(const judge *j, const draft *d)
{
    for (uint32_t i = d->end; i-- > d->token && i + 4 > d->end; ) {
        wn_str s = text_of(j->f, i);
        if (j->f->tokens.at[i].type != WN_PUNCT) return s.ptr[s.len - 1] == '.' ? '.' : 0;
        if (strchr(".?!:;", s.ptr[s.len - 1])) return s.ptr[s.len - 1];
        if ((uint8_t)s.ptr[0] == 0xE2 && (uint8_t)s.ptr[s.len - 1] == 0xA6) return '.';
    }
    return 0;
}

static void read_place(const judge *j, draft *d)
{
    const wn_sentence *s = &j->f->sentences.at[d->claim.sentence];
    bool whole = d->end == s->token + s->tokens;
    char sign = end_sign(j, d);
    if (sign == '?') d->count[T_QUESTION] = 2;
    d->count[T_HEADING] = j->f->doc->blocks.at[s->block].type == WN_HEADING;
    bool title = d->count[T_WORDS] > 3 && d->count[T_CAPITAL] * 3 > d->count[T_WORDS] * 2;
    bool stops = sign && sign != ':';
    d->count[T_FRAGMENT] = title || (whole && !stops && d->count[T_WORDS] < 15);
    d->count[T_ATTRIBUTED] = d->claim.attribution != WN_NOWHERE;
}

static bool has_digit(wn_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9') return true;
    return false;
}

/* A bare "one" counts nothing. */
static bool counts(const wn_quantity *q)
{
    if (q->type == WN_Q_DATE || q->type == WN_Q_ORDINAL) return false;
    return q->type != WN_Q_NUMBER || q->value != 1;
}

static void pick_quantities(judge *j, wn_claim *c)
{
    wn_found *f = j->f;
    c->quantities = (wn_run){ f->picks.len, 0 };
    while (j->quantity < f->quantities.len &&
           f->quantities.at[j->quantity].span.start < c->span.start) j->quantity++;
    for (; j->quantity < f->quantities.len; j->quantity++) {
        if (f->quantities.at[j->quantity].span.start >= c->span.end) return;
        *wn_list_add(f->arena, &f->picks) = j->quantity;
        c->quantities.len++;
    }
}

static void read_quantities(const judge *j, draft *d)
{
    const wn_found *f = j->f;
    for (uint32_t i = 0; i < d->claim.quantities.len; i++) {
        const wn_quantity *q = &f->quantities.at[f->picks.at[d->claim.quantities.first + i]];
        if (!counts(q)) continue;
        d->claim.types |= WN_C_QUANTITY;
        d->count[T_SPELT] += !has_digit(wn_found_text(f, q->span));
    }
}

/* Few bins for many: words by length, the rest by count. */
static uint32_t bin_of(trait t, uint32_t n)
{
    static const uint8_t lengths[BINS - 1] = { 4, 7, 11, 16, 23, 32, 45 };
    uint32_t bin = 0;
    if (t == T_CAPITAL) return n < 4 ? n : n < 6 ? 4 : 5;
    if (t != T_WORDS) return n < 3 ? n : 3;
    while (bin < BINS - 1 && n >= lengths[bin]) bin++;
    return bin;
}

static void weigh(const judge *j, draft *d)
{
    for (uint32_t t = 0; t < TRAITS; t++) {
        uint32_t bin = bin_of((trait)t, d->count[t]);
        if (bin || t == T_WORDS) add(j, d, traits[t].name, bin, WN_STR(""), j->weight[t * BINS + bin]);
    }
    static const struct { uint8_t trait, type; } typed[] = {
        { T_ATTRIBUTED, WN_C_ATTRIBUTED }, { T_COMPARISON, WN_C_COMPARISON },
        { T_FORECAST, WN_C_FORECAST }, { T_CAUSE, WN_C_CAUSE }, { T_EVENT, WN_C_EVENT }
    };
    for (uint32_t i = 0; i < sizeof typed / sizeof *typed; i++)
        if (d->count[typed[i].trait]) d->claim.types |= typed[i].type;
    /* four digits: the same on any machine */
    d->claim.score = round(1e4 / (1 + exp(-d->sum))) / 1e4;
}

/* ---- attributions */

static uint32_t common(wn_span a, wn_span b)
{
    if (!wn_span_meets(a, b)) return 0;
    return (a.end < b.end ? a.end : b.end) - (a.start > b.start ? a.start : b.start);
}

/* Bytes of the spans of RUN that lie in S. */
static uint32_t bytes_in(const wn_found *f, wn_run run, wn_span s)
{
    uint32_t n = 0;
    for (uint32_t i = run.first; i < run.first + run.len; i++) n += common(f->spans.at[i], s);
    return n;
}

/* The first piece that ends behind byte AT. */
static uint32_t piece_at(const judge *j, uint32_t at)
{
    return wn_list_above(&j->pieces, piece, span.end, at);
}

/* CONTENT is some of what attribution A says. */
static void share(judge *j, uint32_t a, wn_span content)
{
    for (uint32_t i = piece_at(j, content.start); i < j->pieces.len; i++) {
        piece *p = &j->pieces.at[i];
        if (p->span.start >= content.end) return;
        p->bytes = (p->last == a ? p->bytes : 0) + common(p->span, content);
        p->last = a;
        if (p->bytes <= p->most) continue;
        p->most = p->bytes;
        p->attribution = a;
    }
}

/* Who says P, into C: the attribution that has most of it, unless that is a few words of it. */
static void attribute(const judge *j, const piece *p, wn_claim *c)
{
    const wn_found *f = j->f;
    if (p->attribution == WN_NOWHERE) return;
    const wn_attribution *a = &f->attributions.at[p->attribution];
    uint32_t frame = bytes_in(f, a->source, p->span) + bytes_in(f, a->cue, p->span);
    if (p->most * 2 + frame < wn_span_len(p->span) || p->most * 6 < wn_span_len(p->span)) return;
    c->attribution = p->attribution;
    if (a->source.len) c->source = f->spans.at[a->source.first];
    if (a->cue.len) c->cue = f->spans.at[a->cue.first];
}

/* ---- pieces */

static bool is_comma(const wn_found *f, uint32_t i)
{
    char c = f->doc->text.ptr[f->tokens.at[i].start];
    return c == ',' || c == ';';
}

/* Is token I an "and", or a conjunction with a comma before it, or a semicolon? */
static bool joins(const wn_found *f, uint32_t i)
{
    const wn_lex_item *item = wn_token_phrase(f, i, i + 1, WN_LEX_CONJUNCTION);
    if (!item) return f->doc->text.ptr[f->tokens.at[i].start] == ';';
    return item->tag.len || is_comma(f, i - 1);
}

/* The token in front of which the clause of the next attribution of sentence S begins, behind
** FROM: "and" parts it from what the one before said. */
static uint32_t next_clause(judge *j, const wn_sentence *s, uint32_t from, uint32_t *past)
{
    const wn_found *f = j->f;
    for (; j->attribution < f->attributions.len; j->attribution++) {
        if (f->attributions.at[j->attribution].sure < WEAK) continue;
        wn_span a = f->attributions.at[j->attribution].span;
        if (a.start >= s->span.end) break;
        bool apart = a.start >= *past && *past > s->span.start;
        if (a.start >= s->span.start && a.end > *past) *past = a.end;
        if (!apart) continue;
        uint32_t t = wn_token_at(f, a.start);
        if (t > from + 2 && joins(f, t - 1)) return t;
    }
    return s->token + s->tokens;
}

static void cut(judge *j, uint32_t sentence)
{
    const wn_found *f = j->f;
    const wn_sentence *s = &f->sentences.at[sentence];
    uint32_t from = s->token, stop = s->token + s->tokens, past = s->span.start;
    if (f->doc->blocks.at[s->block].type == WN_CODE) return;
    while (from < stop) {
        uint32_t next = next_clause(j, s, from, &past), end = next;
        if (next < stop) end -= is_comma(f, next - 2) ? 2 : 1;
        *wn_list_add(f->arena, &j->pieces) = (piece){ .span = span_of(f, from, end),
            .sentence = sentence, .token = from, .end = end, .attribution = WN_NOWHERE,
            .last = WN_NOWHERE };
        from = next;
    }
}

static void cut_and_share(judge *j)
{
    wn_found *f = j->f;
    for (uint32_t i = 0; i < f->sentences.len; i++) cut(j, i);
    for (uint32_t a = 0; a < f->attributions.len; a++) {
        wn_run content = f->attributions.at[a].content;
        if (f->attributions.at[a].sure < WEAK) continue;
        for (uint32_t i = 0; i < content.len; i++) share(j, a, f->spans.at[content.first + i]);
    }
}

/* ---- claims */

static void judge_draft(const judge *j, draft *d)
{
    d->sum = j->bias;
    d->scale = sqrt(15.0 / fmax(d->end - d->token, 4));
    d->claim.hedges = (wn_run){ j->f->spans.len, 0 };
    d->claim.hedging = 0;
    read_hedges(j, d);
    read_words(j, d);
    read_shape(j, d);
    read_quantities(j, d);
    read_place(j, d);
    weigh(j, d);
}

static void find_claim(judge *j, const piece *p)
{
    wn_found *f = j->f;
    draft d = { .token = p->token, .end = p->end };
    uint32_t spans = f->spans.len, picks = f->picks.len;
    d.claim = (wn_claim){ .span = p->span, .sentence = p->sentence, .attribution = WN_NOWHERE };
    attribute(j, p, &d.claim);
    pick_quantities(j, &d.claim);
    judge_draft(j, &d);
    bool bare = d.count[T_FRAGMENT] && !d.claim.types;      /* "By Ada Byrne, 14 May" */
    if (!bare && d.count[T_WORDS] + d.count[T_NUMBER] > 2 && d.claim.score >= j->least) {
        *wn_list_add(f->arena, &f->claims) = d.claim;
        return;
    }
    f->spans.len = spans;
    f->picks.len = picks;
}

static const char *weight_name(uint32_t i, char room[WN_WEIGHT_ROOM])
{
    snprintf(room, WN_WEIGHT_ROOM, "claim.%s_%u", traits[i / BINS].name, (unsigned)(i % BINS));
    return room;
}

static void open_judge(judge *j, wn_found *f)
{
    j->f = f;
    j->weight = wn_lexicon_row(f->lex, weight_name, TRAITS * BINS);
    j->classes = UINT64_C(1) << WN_LEX_CLAIM_WORD;
    for (uint32_t c = 0; c < WN_LEX_CLASSES; c++)
        if (trait_of[c]) j->classes |= UINT64_C(1) << c;
    j->bias = wn_lexicon_weight(f->lex, "claim.bias");
    j->least = wn_lexicon_weight(f->lex, "claim.least");
    j->start = wn_lexicon_node(f->lex, WN_STR("^"));
    j->number = wn_lexicon_node(f->lex, WN_STR("#"));
    j->year = wn_lexicon_node(f->lex, WN_STR("@"));
}

bool wn_claim_find(wn_found *f, wn_err *err)
{
    if (!wn_found_first(f, WN_K_CLAIM)) return true;
    wn_sentence_find(f, err);
    wn_quantity_find(f, err);
    if (!wn_attribution_find(f, err) || !wn_hedge_find(f, err)) return false;
    judge j = { 0 };
    open_judge(&j, f);
    cut_and_share(&j);
    for (uint32_t i = 0; i < j.pieces.len; i++) find_claim(&j, &j.pieces.at[i]);
    return true;
}

void wn_claim_why(wn_found *f, uint32_t index, wn_claim_note *note, void *ctx)
{
    judge j = { .note = note, .ctx = ctx };
    uint32_t spans = f->spans.len;
    draft d = { .claim = f->claims.at[index] };
    d.token = wn_token_at(f, d.claim.span.start);
    d.end = wn_token_at(f, d.claim.span.end);
    if (d.token >= d.end) return;
    open_judge(&j, f);
    judge_draft(&j, &d);
    f->spans.len = spans;
}

uint32_t wn_claim_trait(const wn_lexicon *lex, uint32_t number, double *weights, wn_str *name,
                        wn_str *about)
{
    char room[WN_WEIGHT_ROOM];
    uint32_t used = 0;
    if (number >= TRAITS) return 0;
    *name = wn_str_of(traits[number].name);
    *about = wn_str_of(traits[number].about);
    for (uint32_t b = 0; b < BINS; b++) {
        weights[b] = wn_lexicon_weight(lex, weight_name(number * BINS + b, room));
        if (weights[b] != 0) used = b + 1;
    }
    return used ? used : 1;
}
