/* language.h: which language a text is in, by its commonest words and letters. The detector is a lexicon: the
** classes of a word are the numbers of the languages that have it in a list of such words, and,
** WN_LANGUAGE_LETTER higher, of those that are written with it as a letter. */
#ifndef WN_FIND_LANGUAGE_H
#define WN_FIND_LANGUAGE_H

#include "find/found.h"

#define WN_LANGUAGE_LETTER 32
#define WN_LANGUAGE_NONE 255

/* What was counted: tokens of letters, those of no Latin ones, and how much speaks for each language. */
typedef struct { uint32_t words, foreign; double score[WN_LEX_LANGS]; } wn_language_count;

/* Counts the first WORDS words of TEXT, too. */
void wn_language_read(const wn_lexicon *detector, wn_str text, uint32_t words, wn_language_count *c);

/* Is one language so far ahead that more words would change nothing? */
bool wn_language_settled(const wn_language_count *c);

#define WN_LANGUAGE_SURE 2.0
#define WN_LANGUAGE_LIKELY 1.0
#define WN_LANGUAGE_SCRIPT 0.5      /* of a few words that are in no Latin letters: the first that has them */

/* The number of the language that C speaks for, with LEAST or more, or WN_LANGUAGE_NONE. */
uint8_t wn_language_of(const wn_language_count *c, double least);

#endif
