/* phrases.h: all places where a phrase of a list stands: leftmost, of those the longest, apart from
** each other; whole words, any case. The list is a lexicon with its phrases in class WN_LEX_OWN. */
#ifndef WN_FIND_PHRASES_H
#define WN_FIND_PHRASES_H

#include "find/word.h"

typedef struct {
    wn_span span;
    wn_str tag;                 /* as it was added; lives as long as the lexicon */
    uint32_t id;                /* number of the phrase, in the order of adding */
} wn_phrase;

/* A search that is under way. */
typedef struct {
    const wn_lexicon *lex;
    wn_str text;
    const wn_token *tokens;
    uint32_t at, end;           /* tokens not yet looked at */
    bool known;                 /* the tokens' nodes are those of LEX */
    wn_token *window;           /* of a text: the tokens at hand; those behind them come … */
    wn_words_walk walk;         /* … from here */
} wn_phrases;

/* Searches the tokens of F from FIRST up to, not including, END. */
wn_phrases wn_phrases_in(const wn_found *f, const wn_lexicon *lex, uint32_t first, uint32_t end);

/* Searches TEXT (valid UTF-8, less than 4 GiB), which need not belong to a document; A gets a few
** of its tokens. Offsets are into TEXT. */
wn_phrases wn_phrases_text(wn_arena *a, const wn_lexicon *lex, wn_str text);

/* The next one; false when there are no more. */
bool wn_phrases_next(wn_phrases *p, wn_phrase *out);

#endif
