/* found.c: an empty table of finds, and the small questions about tokens and sentences that finders
** share. */
#include "find/word.h"

wn_found *wn_found_new(const wn_doc *doc, const wn_lexicon *lex)
{
    wn_found *f = wn_arena_get(doc->arena, sizeof *f);
    f->doc = doc;
    f->arena = doc->arena;
    f->lex = lex;
    return f;
}

bool wn_token_is(const wn_found *f, uint32_t i, wn_lex_class cls)
{
    return wn_lexicon_classes(f->lex, f->tokens.at[i].node) >> cls & 1;
}

static const wn_lex_item *item_of_class(const wn_lexicon *lex, uint32_t node, wn_lex_class cls)
{
    const wn_lex_item *item = wn_lexicon_item(lex, node);
    while (item->cls != cls) item = wn_lexicon_next(lex, item);
    return item;
}

const wn_lex_item *wn_token_phrase(const wn_found *f, uint32_t i, uint32_t end, wn_lex_class cls)
{
    const wn_lex_item *best = NULL;
    if (end > f->tokens.len) end = f->tokens.len;
    if (i >= end) return NULL;
    uint32_t node = f->tokens.at[i].node;
    while (wn_lexicon_begins(f->lex, node) >> cls & 1) {
        if (wn_lexicon_classes(f->lex, node) >> cls & 1) best = item_of_class(f->lex, node, cls);
        if (++i >= end) break;
        node = wn_word_step(f->lex, node, f->doc->text, &f->tokens.at[i]);
    }
    return best;
}

uint32_t wn_token_at(const wn_found *f, uint32_t at)
{
    return wn_list_from(&f->tokens, wn_token, start, at);
}

uint32_t wn_sentence_at(const wn_found *f, uint32_t at)
{
    uint32_t low = wn_list_above(&f->sentences, wn_sentence, span.start, at);
    return low ? low - 1 : WN_NOWHERE;
}

uint32_t wn_quote_at(const wn_found *f, uint32_t at)
{
    uint32_t low = wn_list_above(&f->quotes, wn_quote, span.start, at);
    if (low == 0) return WN_NOWHERE;
    uint32_t q = f->quotes.at[low - 1].outer;
    return wn_span_has(f->quotes.at[q].span, at) ? q : WN_NOWHERE;
}
