/* word.h: how text is cut into tokens. The one rule for documents and for the phrases of a
** lexicon, so that both agree. */
#ifndef WN_FIND_WORD_H
#define WN_FIND_WORD_H

#include "find/found.h"

/* The token of TEXT at or after byte *AT; moves *AT behind it. False when only white space is left.
** Sets all of T but its node and hash. */
bool wn_word_next(wn_str text, uint32_t *at, wn_token *t);

/* A walk over the tokens of a text, or of a block of it. */
typedef struct {
    wn_str text;                /* up to the end of the block */
    size_t whole;               /* bytes that may be looked at */
    uint32_t at;
    const wn_lexicon *lex;      /* that nodes are of */
} wn_words_walk;

/* The next tokens of the walk, MOST of them, with their nodes; faster. How many there were: fewer at
** the end. */
uint32_t wn_word_some(wn_words_walk *w, wn_token *tokens, uint32_t most);

/* The node below NODE by T, a token of TEXT, or WN_NOWHERE. */
uint32_t wn_word_step(const wn_lexicon *lex, uint32_t node, wn_str text, const wn_token *t);

/* Appends the tokens of block B, without the others, to F's, whose lexicon was asked for. */
void wn_word_block(wn_found *f, uint32_t b);

/* The lexicon that has the words of block number BLOCK. */
static inline const wn_lexicon *wn_word_lex(const wn_found *f, uint32_t block)
{
    return f->langs ? wn_lexicon_of(f->lex, f->langs[block]) : f->lex;
}

#endif
