/* phrases.c: one walk over the tokens. A token that begins no phrase costs one lookup; one that
** does costs a walk down the trie, at most 32 words. */
#include "find/phrases.h"

#include "find/word.h"

enum { WINDOW = 256, LONGEST = 32 };    /* tokens at hand; of a phrase */

wn_phrases wn_phrases_in(const wn_found *f, const wn_lexicon *lex, uint32_t first, uint32_t end)
{
    return (wn_phrases){ .lex = lex, .text = f->doc->text, .tokens = f->tokens.at, .at = first, .end = end };
}

wn_phrases wn_phrases_text(wn_arena *a, const wn_lexicon *lex, wn_str text)
{
    wn_token *window = wn_arena_array(a, WINDOW, sizeof *window);
    return (wn_phrases){ .lex = lex, .text = text, .tokens = window, .known = true, .window = window,
                         .walk = { text, text.len, 0, lex } };
}

/* Is there another token? Those of the longest phrase that may begin with it are at hand then. */
static bool has_token(wn_phrases *p)
{
    uint32_t left = p->end - p->at;
    if (!p->window || left > LONGEST) return left > 0;
    memmove(p->window, p->window + p->at, left * sizeof *p->window);
    p->at = 0;
    p->end = left + wn_word_some(&p->walk, p->window + left, WINDOW - left);
    return p->end > 0;
}

static wn_str word(const wn_phrases *p, uint32_t i)
{
    return wn_str_cut(p->text, (wn_span){ p->tokens[i].start, p->tokens[i].end });
}

/* The item of the longest phrase that begins at token I; its last token in *LAST. */
static const wn_lex_item *longest(const wn_phrases *p, uint32_t i, uint32_t *last)
{
    const wn_lex_item *best = NULL;
    uint32_t node = p->known ? p->tokens[i].node : wn_lexicon_node(p->lex, word(p, i));
    while (wn_lexicon_begins(p->lex, node) >> WN_LEX_OWN & 1) {
        const wn_lex_item *item = wn_lexicon_item(p->lex, node);
        if (item) {
            best = item;
            *last = i;
        }
        if (++i == p->end) break;
        node = wn_word_step(p->lex, node, p->text, &p->tokens[i]);
    }
    return best;
}

/* Passes over tokens that are known to begin no phrase, if there are any here. */
static bool pass(wn_phrases *p)
{
    uint32_t from = p->at;
    while (p->at < p->end && p->tokens[p->at].node == WN_NOWHERE) p->at++;
    return p->at > from;
}

bool wn_phrases_next(wn_phrases *p, wn_phrase *out)
{
    while (has_token(p)) {
        uint32_t last = 0;
        if (p->known && pass(p)) continue;
        const wn_token *first = &p->tokens[p->at];
        const wn_lex_item *item = longest(p, p->at, &last);
        p->at = item ? last + 1 : p->at + 1;
        if (!item) continue;
        *out = (wn_phrase){ { first->start, p->tokens[last].end }, item->tag, item->id };
        return true;
    }
    return false;
}
