/* kind.c: the table of kinds. A new kind is a row here, its fields in field.c, and a finder. */
#include "find/field.h"

static uint32_t document_count(const wn_found *f) { (void)f; return 1; }
static uint32_t block_count(const wn_found *f) { return f->doc->blocks.len; }

static wn_span document_span(const wn_found *f, uint32_t i)
{
    (void)i;
    return (wn_span){ 0, (uint32_t)f->doc->text.len };
}

static uint32_t link_count(const wn_found *f) { return f->doc->links.len; }
static wn_span link_span(const wn_found *f, uint32_t i) { return f->doc->links.at[i].span; }
static wn_span block_span(const wn_found *f, uint32_t i) { return f->doc->blocks.at[i].span; }

/* Count and span of a kind whose finder fills f->LIST. */
#define LISTED(list)                                                                        \
    static uint32_t list##_count(const wn_found *f) { return f->list.len; }                 \
    static wn_span list##_span(const wn_found *f, uint32_t i) { return f->list.at[i].span; }

LISTED(boilerplate)
LISTED(sentences)
LISTED(attributions)
LISTED(claims)
LISTED(quotes)
LISTED(quantities)
LISTED(hedges)

/* In the order of wn_kind_id. */
static const wn_kind kinds[WN_K_OWN] = {
    { "Document", "document", "documents", "the whole text",
      NULL, document_count, document_span, wn_fields_document },
    { "Block", "block", "blocks", "a paragraph, heading, item, block quote, code, cell or caption",
      NULL, block_count, block_span, wn_fields_block },
    { "Boilerplate", "boilerplate", "boilerplate",
      "what surrounds the text: navigation, adverts, credits",
      wn_boilerplate_find, boilerplate_count, boilerplate_span, wn_fields_boilerplate },
    { "Sentence", "sentence", "sentences", "a sentence, its closing marks included",
      wn_sentence_find, sentences_count, sentences_span, wn_fields_sentence },
    { "Attribution", "attribution", "attributions", "who said what: a source, a cue, what was said",
      wn_attribution_find, attributions_count, attributions_span, wn_fields_attribution },
    { "Claim", "claim", "claims", "a clause or sentence that asserts what can be checked",
      wn_claim_find, claims_count, claims_span, wn_fields_claim },
    { "Quote", "quote", "quotes", "words between quotation marks, the marks included",
      wn_quote_find, quotes_count, quotes_span, wn_fields_quote },
    { "Quantity", "quantity", "quantities", "a number with its unit: money, a share, a date",
      wn_quantity_find, quantities_count, quantities_span, wn_fields_quantity },
    { "Hedge", "hedge", "hedges", "words about how sure the text is of what it says",
      wn_hedge_find, hedges_count, hedges_span, wn_fields_hedge },
    { "Link", "link", "links", "words that lead elsewhere",
      NULL, link_count, link_span, wn_fields_link },
};

const wn_kind *wn_kind_get(wn_kind_id id) { return &kinds[id]; }

int wn_kind_find(wn_str name)
{
    for (int i = 0; i < WN_K_OWN; i++) {
        bool record = wn_str_eq(name, wn_str_of(kinds[i].record));
        if (record || wn_str_eq(name, wn_str_of(kinds[i].name))) return i;
    }
    return -1;
}

bool wn_kind_need(wn_found *f, uint32_t kind, wn_err *err)
{
    if (kind >= WN_K_OWN) return wn_own_find(f, kind - WN_K_OWN, err);
    return !kinds[kind].find || kinds[kind].find(f, err);
}

uint32_t wn_kind_count(const wn_found *f, uint32_t kind)
{
    if (kind < WN_K_OWN) return kinds[kind].count(f);
    return f->own ? f->own[kind - WN_K_OWN].list.len : 0;
}

wn_span wn_kind_span(const wn_found *f, uint32_t kind, uint32_t index)
{
    if (kind < WN_K_OWN) return kinds[kind].span(f, index);
    return f->own[kind - WN_K_OWN].list.at[index].span;
}

wn_str wn_kind_name(const wn_found *f, uint32_t kind)
{
    return kind < WN_K_OWN ? wn_str_of(kinds[kind].name) : f->rules[kind - WN_K_OWN].name;
}
