/* hedge.c: how sure a text is of what it says: hedges (could), weasels (experts say), boosters (clearly),
** negations and conditions, each with the clause that it bears on:
**
**     The mill may close, but if it does, nobody will be surprised.
**         [-- may: hedge ]    [if: condition] [nobody: negation --]
**
** A clause ends at a semicolon, colon, dash or bracket, at a conjunction, and at a comma in front of one. A
** phrase of value 0 is none: it only keeps a shorter one from being taken for a hedge (so that he could). */
#include "find/search.h"

#include <stdlib.h>

#define REACH 100u      /* tokens of a clause to either side: a text without signs is no clause */

typedef struct { uint8_t cls, type; } source;

/* Of what begins at one place, the first that is found. */
static const source sources[] = {
    { WN_LEX_HEDGE, WN_H_HEDGE }, { WN_LEX_BOOSTER, WN_H_BOOSTER }, { WN_LEX_NEGATION, WN_H_NEGATION },
    { WN_LEX_CONDITION, WN_H_CONDITION }
};
#define BIT(cls) (UINT64_C(1) << (cls))
#define WANTED (BIT(WN_LEX_HEDGE) | BIT(WN_LEX_BOOSTER) | BIT(WN_LEX_NEGATION) | BIT(WN_LEX_CONDITION))

/* A month, not a hedge: "in May", "May 5". */
static bool is_month(const wn_found *f, const wn_sentence *s, uint32_t i)
{
    wn_str word = wn_found_text(f, (wn_span){ f->tokens.at[i].start, f->tokens.at[i].end });
    if (word.len != 3 || memcmp(word.ptr, "May", 3) != 0) return false;
    return i > s->token || (i + 1 < s->token + s->tokens && f->tokens.at[i + 1].type == WN_NUMBER);
}

/* Does a clause begin at token I of S, behind its first? */
static bool begins_clause(const wn_found *f, const wn_sentence *s, uint32_t i)
{
    const wn_token *t = &f->tokens.at[i], *before = t - 1;
    if (i == s->token) return true;
    if (before->type == WN_PUNCT) {
        uint32_t len = before->end - before->start;
        char c = f->doc->text.ptr[before->start];
        if (memchr(";:()", (uint8_t)c, 4) || (len == 3 && c == '\xE2')) return true;       /* dashes, marks */
        return c == ',' && t->type == WN_WORD && wn_token_is(f, i, WN_LEX_CONJUNCTION);
    }
    const wn_lex_item *item = wn_token_phrase(f, i, i + 1, WN_LEX_CONJUNCTION);
    return item && !item->tag.len;
}

static wn_span clause_of(const wn_found *f, const wn_sentence *s, uint32_t first, uint32_t end)
{
    uint32_t from = first - s->token > REACH ? first - REACH : s->token;
    uint32_t stop = s->token + s->tokens - end > REACH ? end + REACH : s->token + s->tokens;
    while (first > from && !begins_clause(f, s, first)) first--;
    while (end < stop && !begins_clause(f, s, end)) end++;
    while (end > first + 1 && f->tokens.at[end - 1].type == WN_PUNCT) end--;
    return (wn_span){ f->tokens.at[first].start, f->tokens.at[end - 1].end };
}

static void add(wn_found *f, uint32_t sentence, wn_hedge h)
{
    h.sentence = sentence;
    *wn_list_add(f->arena, &f->hedges) = h;
}

/* What begins at token I; behind it, or I + 1. */
static uint32_t read_phrase(wn_found *f, uint32_t sentence, uint32_t i)
{
    const wn_sentence *s = &f->sentences.at[sentence];
    uint32_t stop = s->token + s->tokens;
    uint64_t begins = wn_lexicon_begins(f->lex, f->tokens.at[i].node);
    for (size_t k = 0; begins & WANTED && k < sizeof sources / sizeof *sources; k++) {
        if (!(begins >> sources[k].cls & 1)) continue;
        const wn_lex_item *item = wn_token_phrase(f, i, stop, (wn_lex_class)sources[k].cls);
        if (!item) continue;
        uint32_t end = i + item->words;
        if (item->value <= 0 || (sources[k].type == WN_H_HEDGE && is_month(f, s, i))) return end;
        bool weasel = wn_str_eq(item->tag, WN_STR("weasel"));
        add(f, sentence, (wn_hedge){
            .span = { f->tokens.at[i].start, f->tokens.at[end - 1].end },
            .scope = clause_of(f, s, i, end), .value = item->value > 1 ? 1 : item->value,
            .type = weasel ? WN_H_WEASEL : sources[k].type });
        return end;
    }
    return i + 1;
}

/* What a filter's pattern matches in a block. */
static bool match_block(wn_found *f, const wn_pattern *p, wn_span block, wn_err *err)
{
    wn_search matches = { f, p->regex, p->whose, block, { 0 } };
    wn_span at;
    int found;
    while ((found = wn_search_next(&matches, &at, err)) == 1) {
        uint32_t s = wn_sentence_at(f, at.start), i = wn_token_at(f, at.start);
        if (wn_span_empty(at) || s == WN_NOWHERE || i >= f->tokens.len) continue;
        uint32_t end = wn_token_at(f, at.end);
        add(f, s, (wn_hedge){ .span = at, .type = WN_H_HEDGE, .value = p->value > 1 ? 1 : p->value,
                              .scope = clause_of(f, &f->sentences.at[s], i, end > i ? end : i + 1) });
    }
    return found == 0;
}

static bool match_all(wn_found *f, const wn_pattern *p, wn_err *err)
{
    for (uint32_t b = 0; b < f->doc->blocks.len; b++)
        if (!match_block(f, p, f->doc->blocks.at[b].span, err)) return false;
    return true;
}

static int by_place(const void *a, const void *b)
{
    const wn_hedge *x = a, *y = b;
    return 2 * WN_ORDER(x->span.start, y->span.start) + WN_ORDER(y->span.end, x->span.end);
}

bool wn_hedge_find(wn_found *f, wn_err *err)
{
    bool matched = false;
    if (!wn_found_first(f, WN_K_HEDGE)) return true;
    wn_sentence_find(f, err);
    for (uint32_t n = 0; n < f->sentences.len; n++) {
        const wn_sentence *s = &f->sentences.at[n];
        if (f->doc->blocks.at[s->block].type == WN_CODE) continue;
        for (uint32_t i = s->token; i < s->token + s->tokens;)
            i = f->tokens.at[i].node == WN_NOWHERE ? i + 1 : read_phrase(f, n, i);
    }
    for (uint32_t i = 0; i < f->pattern_count; i++) {
        if (f->patterns[i].cls != WN_LEX_HEDGE) continue;
        if (!match_all(f, &f->patterns[i], err)) return false;
        matched = true;
    }
    if (matched && f->hedges.len) qsort(f->hedges.at, f->hedges.len, sizeof *f->hedges.at, by_place);
    return true;
}
