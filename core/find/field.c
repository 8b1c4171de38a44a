/* field.c: the fields of each kind: a function of one line that reads a member, and a row that tells
** what it is. Fields that all things have (kind, text, line, …) and Document's lists belong to those
** who show things, since they are the same for every kind. */
#include "find/field.h"

#include <math.h>

#include "base/buffer.h"
#include "find/claim.h"
#include "find/same.h"
#include "find/measure.h"

/* ---- values */

static wn_value none(void) { return (wn_value){ .type = WN_V_NONE }; }
static wn_value text(wn_str s) { return (wn_value){ .type = WN_V_STR, .s = s }; }
static wn_value name(const char *z) { return text(wn_str_of(z)); }
static wn_value truth(bool b) { return (wn_value){ .type = WN_V_BOOL, .b = b }; }
static wn_value whole(uint32_t i) { return (wn_value){ .type = WN_V_INT, .i = i }; }
static wn_value spans(wn_run run) { return (wn_value){ .type = WN_V_SPANS, .run = run }; }

static wn_value text_or_none(wn_str s) { return s.len ? text(s) : none(); }

static wn_value number(double n)
{
    return isnan(n) ? none() : (wn_value){ .type = WN_V_NUMBER, .n = n };
}

static wn_value span_or_none(wn_span s)
{
    return wn_span_empty(s) ? none() : (wn_value){ .type = WN_V_SPAN, .span = s };
}

static wn_value person_or_none(wn_span s)
{
    return wn_span_empty(s) ? none() : (wn_value){ .type = WN_V_PERSON, .span = s };
}

static wn_value things(uint32_t kind, uint32_t first, uint32_t count)
{
    return (wn_value){ .type = WN_V_THINGS, .kind = (uint8_t)kind, .i = first, .n = count,
                       .count = count };
}

/* Index of the first thing of KIND that starts at or after AT. */
static uint32_t first_from(const wn_found *f, uint32_t kind, uint32_t at)
{
    uint32_t low = 0, high = wn_kind_count(f, kind);
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (wn_kind_span(f, kind, mid).start < at) low = mid + 1;
        else high = mid;
    }
    return low;
}

/* The things of KIND that start inside S. */
static bool inside(wn_found *f, uint32_t kind, wn_span s, wn_value *out, wn_err *err)
{
    if (!wn_kind_need(f, kind, err)) return false;
    uint32_t first = first_from(f, kind, s.start);
    *out = things(kind, first, first_from(f, kind, s.end) - first);
    return true;
}

/* The quotes that touch S: those that start inside it, behind the one that reaches into it. */
static bool quotes_in(wn_found *f, wn_span s, wn_value *out, wn_err *err)
{
    if (!inside(f, WN_K_QUOTE, s, out, err)) return false;
    uint32_t first = (uint32_t)out->i, before = s.start ? wn_quote_at(f, s.start - 1) : WN_NOWHERE;
    if (before == WN_NOWHERE || f->quotes.at[before].span.end <= s.start) return true;
    wn_run run = { f->picks.len, 1 + out->count };
    *wn_list_add(f->arena, &f->picks) = before;
    for (uint32_t i = 0; i < out->count; i++) *wn_list_add(f->arena, &f->picks) = first + i;
    *out = (wn_value){ .type = WN_V_PICKS, .kind = WN_K_QUOTE, .run = run };
    return true;
}

/* A getter for what cannot fail: VALUE may use f and i. */
#define GET(id, value)                                                          \
    static bool id(wn_found *f, uint32_t i, wn_value *out, wn_err *err)         \
    {                                                                           \
        (void)f; (void)i; (void)err;                                            \
        *out = (value);                                                         \
        return true;                                                            \
    }

/* A getter for the things of KIND that start inside the span of the thing itself. */
#define GET_INSIDE(id, kind, span)                                              \
    static bool id(wn_found *f, uint32_t i, wn_value *out, wn_err *err)         \
    {                                                                           \
        return inside(f, kind, span, out, err);                                 \
    }

/* ---- Document */

GET(document_lang, (wn_found_lex(f), text(f->doc->lang)))
GET(document_name, text(f->doc->name))

const wn_field wn_fields_document[] = {
    { "lang", "string", "The language, as a code: \"en\".", 0, document_lang },
    { "name", "string", "The file's name, or the record's id.", 0, document_name },
    { 0 }
};

/* ---- Block */

#define BLOCK (&f->doc->blocks.at[i])

/* The classes as a list: they stand in one string with a space between. */
static wn_value split(wn_found *f, wn_str s)
{
    uint32_t count = 0, n = 0;
    for (size_t k = 0; k < s.len; k++)
        if (s.ptr[k] != ' ' && (k == 0 || s.ptr[k - 1] == ' ')) count++;
    wn_str *names = wn_arena_array(f->arena, count ? count : 1, sizeof *names);
    for (size_t k = 0; k < s.len; k++) {
        if (s.ptr[k] == ' ') continue;
        if (k == 0 || s.ptr[k - 1] == ' ') names[n++].ptr = s.ptr + k;
        names[n - 1].len++;
    }
    return (wn_value){ .type = WN_V_NAMES, .names = names, .count = n };
}

/* The addresses of the links that start in S. */
static wn_value links_in(wn_found *f, wn_span s)
{
    uint32_t low = 0, high = f->doc->links.len, n = 0;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (f->doc->links.at[mid].span.start < s.start) low = mid + 1;
        else high = mid;
    }
    while (low + n < f->doc->links.len && f->doc->links.at[low + n].span.start < s.end) n++;
    wn_str *names = wn_arena_array(f->arena, n ? n : 1, sizeof *names);
    for (uint32_t k = 0; k < n; k++) names[k] = f->doc->links.at[low + k].url;
    return (wn_value){ .type = WN_V_NAMES, .names = names, .count = n };
}

GET(block_type, name(wn_block_name((wn_block_type)BLOCK->type)))
GET(block_level, whole(BLOCK->level))
GET(block_words, whole(wn_doc_words(f->doc, BLOCK->span)))
GET(block_id, text_or_none(BLOCK->id))
GET(block_classes, split(f, BLOCK->classes))
GET(block_links, links_in(f, BLOCK->span))
GET(block_density, number(wn_doc_link_density(f->doc, BLOCK->span)))
GET(index_of, whole(i + 1))
GET_INSIDE(block_sentences, WN_K_SENTENCE, BLOCK->span)

const wn_field wn_fields_block[] = {
    { "type", "string", "paragraph, heading, item, blockquote, code, cell or caption.",
      WN_IN_BOTH, block_type },
    { "level", "integer", "1 to 6 of a heading, the depth of an item or block quote, else 0.",
      WN_IN_BOTH, block_level },
    { "words", "integer", "The number of words.", 0, block_words },
    { "sentences", "Sentence[]", "The sentences that begin in it.", 0, block_sentences },
    { "id", "string?", "Its identifier in the source.", 0, block_id },
    { "classes", "string[]", "Its classes in the source.", 0, block_classes },
    { "links", "string[]", "The addresses of its links.", 0, block_links },
    { "link_density", "number", "The share of its bytes that are inside links, 0 to 1.", 0,
      block_density },
    { "index", "integer", "Its number in the document, from 1.", 0, index_of },
    { 0 }
};

/* ---- Boilerplate */

#define BOILERPLATE (&f->boilerplate.at[i])

GET(boilerplate_reason, text(BOILERPLATE->why))
GET(boilerplate_score, number(round(BOILERPLATE->score * 1e4) / 1e4))
GET(boilerplate_blocks, things(WN_K_BLOCK, BOILERPLATE->block, BOILERPLATE->blocks))

const wn_field wn_fields_boilerplate[] = {
    { "reason", "string", "navigation, share, subscribe, related, credit, byline, title, legal, comment, "
      "advert or widget; or what a filter said of its own phrase.", WN_IN_BOTH,
      boilerplate_reason },
    { "score", "number", "How surely it is boilerplate, 0 to 1.", WN_IN_BOTH, boilerplate_score },
    { "blocks", "Block[]", "The blocks that it is.", 0, boilerplate_blocks },
    { 0 }
};

/* ---- Sentence */

#define SENTENCE_SPAN (f->sentences.at[i].span)

GET(sentence_words, whole(wn_doc_words(f->doc, SENTENCE_SPAN)))
static bool sentence_quotes(wn_found *f, uint32_t i, wn_value *out, wn_err *err)
{
    return quotes_in(f, SENTENCE_SPAN, out, err);
}

GET_INSIDE(sentence_claims, WN_K_CLAIM, SENTENCE_SPAN)
GET_INSIDE(sentence_quantities, WN_K_QUANTITY, SENTENCE_SPAN)

const wn_field wn_fields_sentence[] = {
    { "words", "integer", "The number of words.", 0, sentence_words },
    { "quotes", "Quote[]", "The quotes that stand in it or reach into it.", 0, sentence_quotes },
    { "claims", "Claim[]", "The claims that begin in it.", 0, sentence_claims },
    { "quantities", "Quantity[]", "The quantities that begin in it.", 0, sentence_quantities },
    { "index", "integer", "Its number in the document, from 1.", 0, index_of },
    { 0 }
};

/* ---- Attribution */

#define ATTRIBUTION (&f->attributions.at[i])

static const char *const attribution_types[] = { "direct", "mixed", "indirect" };

GET(attribution_type, name(attribution_types[ATTRIBUTION->type]))
GET(attribution_content, spans(ATTRIBUTION->content))
GET(attribution_cue, spans(ATTRIBUTION->cue))
GET(attribution_source, spans(ATTRIBUTION->source))
GET(attribution_lemma, text_or_none(ATTRIBUTION->lemma))
GET(attribution_stance, name(wn_stance_name[ATTRIBUTION->stance]))
GET(attribution_negated, truth(ATTRIBUTION->negated))
GET(attribution_tense, text_or_none(wn_str_of(wn_tense_name[ATTRIBUTION->tense])))
GET(attribution_depth, whole(ATTRIBUTION->depth))
GET(attribution_polarity, name(
    (ATTRIBUTION->stance == WN_DENIES) == ATTRIBUTION->negated ? "positive" : "negative"))

const wn_field wn_fields_attribution[] = {
    { "type", "string", "direct (between marks), indirect (in the writer's words), or mixed.",
      WN_IN_BOTH, attribution_type },
    { "content", "Span[]", "What was said.", WN_IN_RECORD, attribution_content },
    { "cue", "Span[]", "The words that say that it was said.", WN_IN_BOTH, attribution_cue },
    { "source", "Span[]", "Who said it; empty where nobody is named.", WN_IN_BOTH,
      attribution_source },
    { "lemma", "string?", "The cue's dictionary form: \"deny\".", WN_IN_RECORD, attribution_lemma },
    { "stance", "string", "reports, claims, believes, denies or asks.", WN_IN_RECORD,
      attribution_stance },
    { "polarity", "string", "negative where it is denied, positive where it is not, or where that "
      "is denied.", WN_IN_RECORD, attribution_polarity },
    { "negated", "boolean", "Is the cue negated: \"did not say\"?", WN_IN_RECORD,
      attribution_negated },
    { "tense", "string?", "past, present or future.", WN_IN_RECORD, attribution_tense },
    { "depth", "integer", "How many others report that it was said: 1 in \"Byrne said that Kay "
      "said\".", WN_IN_RECORD, attribution_depth },
    { 0 }
};

/* ---- Claim */

#define CLAIM (&f->claims.at[i])

/* In the order of the bits of wn_claim_type. */
static const char *const claim_types[] = { "quantity", "attributed", "comparison", "forecast",
                                           "cause", "event" };

static wn_value types_of(wn_found *f, uint8_t bits)
{
    enum { COUNT = sizeof claim_types / sizeof *claim_types };
    wn_str *names = wn_arena_array(f->arena, COUNT, sizeof *names);
    uint32_t n = 0;
    for (int k = 0; k < COUNT; k++)
        if (bits >> k & 1) names[n++] = wn_str_of(claim_types[k]);
    return (wn_value){ .type = WN_V_NAMES, .names = names, .count = n };
}

static wn_value picks(uint32_t kind, wn_run run)
{
    return (wn_value){ .type = WN_V_PICKS, .kind = (uint8_t)kind, .run = run };
}

/* The quote around the claim's first byte. */
static wn_value quote_around(const wn_found *f, uint32_t i)
{
    uint32_t q = wn_quote_at(f, CLAIM->span.start);
    return q == WN_NOWHERE ? none() : (wn_value){ .type = WN_V_THING, .kind = WN_K_QUOTE, .i = q };
}

GET(claim_quote, quote_around(f, i))

/* "number_2 +0.61", "percent +1.10" */
typedef struct { wn_found *f; WN_LIST(wn_str) names; } reasons;

static void add_reason(void *ctx, const char *trait, uint32_t bin, wn_str words, double weight)
{
    reasons *r = ctx;
    wn_buf b = wn_buf_new(r->f->arena);
    if (trait) wn_buf_print(&b, "%s_%u", trait, (unsigned)bin);
    else wn_buf_add(&b, words);
    wn_buf_print(&b, weight < 0 ? " -" : " +");
    wn_buf_number(&b, round(fabs(weight) * 100) / 100);
    *wn_list_add(r->f->arena, &r->names) = wn_buf_str(&b);
}

static wn_value reasons_of(wn_found *f, uint32_t i)
{
    reasons r = { .f = f };
    wn_claim_why(f, i, add_reason, &r);
    return (wn_value){ .type = WN_V_NAMES, .names = r.names.at, .count = r.names.len };
}

static wn_value attribution_or_none(uint32_t i)
{
    if (i == WN_NOWHERE) return none();
    return (wn_value){ .type = WN_V_THING, .kind = WN_K_ATTRIBUTION, .i = i };
}

GET(claim_score, number(CLAIM->score))
GET(claim_types_of, types_of(f, CLAIM->types))
GET(claim_source, person_or_none(CLAIM->source))
GET(claim_cue, span_or_none(CLAIM->cue))
GET(claim_hedges, spans(CLAIM->hedges))
GET(claim_hedging, number(CLAIM->hedging))
GET(claim_attribution, attribution_or_none(CLAIM->attribution))
GET(claim_reasons, reasons_of(f, i))
GET(claim_quantities, picks(WN_K_QUANTITY, CLAIM->quantities))

/* Is there a hedge of TYPE in the claim? */
static wn_value claim_has(const wn_found *f, uint32_t i, wn_hedge_type type)
{
    bool has = false;
    wn_span s = CLAIM->span;
    for (uint32_t h = first_from(f, WN_K_HEDGE, s.start);
         h < f->hedges.len && f->hedges.at[h].span.start < s.end; h++)
        has = has || f->hedges.at[h].type == type;
    return truth(has);
}

GET(claim_negated, claim_has(f, i, WN_H_NEGATION))
GET(claim_conditional, claim_has(f, i, WN_H_CONDITION))

static wn_value date_of(wn_found *f, uint32_t i)
{
    for (uint32_t k = 0; k < CLAIM->quantities.len; k++) {
        uint32_t q = f->picks.at[CLAIM->quantities.first + k];
        if (f->quantities.at[q].type == WN_Q_DATE)
            return (wn_value){ .type = WN_V_THING, .kind = WN_K_QUANTITY, .i = q };
    }
    return none();
}

/* The first capitalised words, no month among them, behind a word of place_cues. */
static wn_value place_of(wn_found *f, uint32_t i)
{
    wn_span s = CLAIM->span;
    for (uint32_t t = wn_token_at(f, s.start); t + 1 < f->tokens.len; t++) {
        uint32_t first = t + 1, end = first;
        if (f->tokens.at[first].start >= s.end) break;
        if (!wn_token_is(f, t, WN_LEX_PLACE) || wn_span_has(CLAIM->source, f->tokens.at[t].start)) continue;
        if (wn_token_is(f, first, WN_LEX_DETERMINER)) end = ++first;
        while (end < f->tokens.len && f->tokens.at[end].shape & WN_CAPITAL && f->tokens.at[end].end <= s.end &&
               f->tokens.at[end].type == WN_WORD && !wn_token_is(f, end, WN_LEX_MONTH)) end++;
        if (end > first) return span_or_none((wn_span){ f->tokens.at[first].start, f->tokens.at[end - 1].end });
    }
    return none();
}

static wn_run same_of(wn_found *f, uint32_t i)
{
    wn_same_find(f);
    return CLAIM->same;
}

static wn_run conflicts_of(wn_found *f, uint32_t i)
{
    wn_same_find(f);
    return CLAIM->conflicts;
}

GET(claim_same, picks(WN_K_CLAIM, same_of(f, i)))
GET(claim_conflicts, picks(WN_K_CLAIM, conflicts_of(f, i)))
GET(claim_date, date_of(f, i))
GET(claim_place, place_of(f, i))

const wn_field wn_fields_claim[] = {
    { "score", "number", "How much of a claim it is, 0 to 1.", WN_IN_BOTH, claim_score },
    { "types", "string[]", "Which of quantity, attributed, comparison, forecast, cause, event.",
      WN_IN_BOTH, claim_types_of },
    { "source", "Span?", "Who stands behind it.", WN_IN_BOTH, claim_source },
    { "cue", "Span?", "The words that attribute it.", WN_IN_RECORD, claim_cue },
    { "hedges", "Span[]", "The words that weaken it.", WN_IN_BOTH, claim_hedges },
    { "hedging", "number", "How much the hedges weaken it, 0 to 1.", 0, claim_hedging },
    { "quantities", "Quantity[]", "The quantities in it.", WN_IN_BOTH, claim_quantities },
    { "attribution", "Attribution?", "Who says it, in full.", 0, claim_attribution },
    { "reasons", "string[]", "What its score is made of, as log odds: \"number_2 +0.61\".",
      0, claim_reasons },
    { "negated", "boolean", "Does it say that something is not so?", 0, claim_negated },
    { "conditional", "boolean", "Does it hold on a condition only?", 0, claim_conditional },
    { "date", "Quantity?", "The date that it speaks of.", 0, claim_date },
    { "place", "Span?", "The place that it speaks of: a name behind in, at, near.", 0, claim_place },
    { "same", "Claim[]", "Claims of the document that say the same.", 0, claim_same },
    { "conflicts", "Claim[]", "Those of them whose figures disagree.", 0, claim_conflicts },
    { "quote", "Quote?", "The quote in which it begins.", 0, claim_quote },
    { 0 }
};

/* ---- Quote */

#define QUOTE (&f->quotes.at[i])

static const char *const quote_types[] = { "direct", "partial", "scare" };

GET(quote_type, name(quote_types[QUOTE->type]))
GET(quote_speaker, person_or_none(QUOTE->speaker))
GET(quote_cue, span_or_none(QUOTE->cue))
GET(quote_content, span_or_none(QUOTE->content))
GET(quote_attribution, attribution_or_none(QUOTE->attribution))
GET(quote_reason, text_or_none(QUOTE->reason))
GET(quote_closed, truth(QUOTE->closed))

const wn_field wn_fields_quote[] = {
    { "type", "string", "direct (a whole utterance), partial (inside an attributed clause) or "
      "scare (nobody's words: irony, a title, a term).", WN_IN_BOTH, quote_type },
    { "speaker", "Span?", "Who said it: .mention as written, .name the fullest name so far of whom it "
      "means.", WN_IN_BOTH, quote_speaker },
    { "cue", "Span?", "The words that say that it was said.", WN_IN_BOTH, quote_cue },
    { "content", "Span?", "The words without their marks.", 0, quote_content },
    { "attribution", "Attribution?", "The attribution that it is part of.", 0, quote_attribution },
    { "reason", "string?", "Why a scare quote is nobody's words: so-called, title, term, nickname, "
      "irony, stage (a direction) or markup.", WN_IN_BOTH, quote_reason },
    { "closed", "boolean", "Has it a closing mark?", 0, quote_closed },
    { 0 }
};

/* ---- Quantity */

#define QUANTITY (&f->quantities.at[i])

static const char *const quantity_types[] = { "number", "percent", "currency", "dimension",
    "temperature", "age", "ordinal", "range", "date" };

GET(quantity_type, name(quantity_types[QUANTITY->type]))
GET(quantity_value, number(QUANTITY->value))
GET(quantity_min, number(QUANTITY->min))
GET(quantity_max, number(QUANTITY->max))
GET(quantity_unit, text_or_none(QUANTITY->unit))
GET(quantity_approx, text_or_none(QUANTITY->approx))
GET(quantity_per, text_or_none(QUANTITY->per))

static wn_value dimension_of(const wn_quantity *q)
{
    const wn_measure *m = wn_measure_of(q);
    return m ? name(m->dimension) : none();
}

static wn_value base_of(const wn_quantity *q)
{
    const wn_measure *m = wn_measure_of(q);
    return m ? number(wn_measure_base(m, q->value)) : none();
}

static wn_value quantity_or_none(uint32_t i)
{
    if (i == WN_NOWHERE) return none();
    return (wn_value){ .type = WN_V_THING, .kind = WN_K_QUANTITY, .i = i };
}

GET(quantity_dimension, dimension_of(QUANTITY))
GET(quantity_base, base_of(QUANTITY))
GET(quantity_conversion, quantity_or_none(QUANTITY->conversion))

const wn_field wn_fields_quantity[] = {
    { "type", "string", "number, percent, currency, dimension, temperature, age, ordinal, range or "
      "date.", WN_IN_BOTH, quantity_type },
    { "value", "number?", "The number, in its unit; of a date the year.", WN_IN_BOTH, quantity_value },
    { "min", "number?", "The least, of a range or limit.", WN_IN_RECORD, quantity_min },
    { "max", "number?", "The most, of a range or limit.", WN_IN_RECORD, quantity_max },
    { "unit", "string?", "The unit, one name however it is written: \"Dollar\", \"Kilometer\".", WN_IN_BOTH,
      quantity_unit },
    { "approx", "string?", "at least, about, up to, …", WN_IN_BOTH, quantity_approx },
    { "per", "string?", "What it is counted by: \"month\" in \"$5 a month\".", 0, quantity_per },
    { "dimension", "string?", "What the unit measures: length, mass, temperature, …", 0,
      quantity_dimension },
    { "base", "number?", "The value in the base unit of its dimension: metres, kilograms, kelvins.", 0,
      quantity_base },
    { "conversion", "Quantity?", "The same in another unit: \"3.1 miles\" of \"5 km (3.1 miles)\".", 0,
      quantity_conversion },
    { 0 }
};

/* ---- Hedge */

#define HEDGE (&f->hedges.at[i])

static const char *const hedge_types[] = { "hedge", "weasel", "booster", "negation", "condition" };

GET(hedge_type, name(hedge_types[HEDGE->type]))
GET(hedge_strength, number(HEDGE->value))
GET(hedge_scope, span_or_none(HEDGE->scope))

const wn_field wn_fields_hedge[] = {
    { "type", "string", "hedge (could), weasel (experts say), booster (clearly), negation or condition.",
      WN_IN_BOTH, hedge_type },
    { "strength", "number", "How much it does, 0 to 1.", WN_IN_RECORD, hedge_strength },
    { "scope", "Span", "The clause that it bears on.", WN_IN_RECORD, hedge_scope },
    { 0 }
};

/* ---- Link */

GET(link_url, text(f->doc->links.at[i].url))

const wn_field wn_fields_link[] = {
    { "url", "string", "Where it leads.", WN_IN_BOTH, link_url },
    { 0 }
};
