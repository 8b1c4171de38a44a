/* compound.h: number words written together. Private to atom.c. */
#ifndef WN_FIND_COMPOUND_H
#define WN_FIND_COMPOUND_H

#include "find/found.h"

#define WN_PARTS 24             /* of one word */

/* Cuts WORD into the number words that it is made of, and in languages whose endings cling also a
** unit and what follows: ein|und|zwanzig, 오|십|이|명|의. The ends of the parts go to ENDS; how many,
** or 0 where it is no number. RULES: the grammar of the language. */
uint32_t wn_compound_cut(const wn_lexicon *lex, const double *rules, wn_str word,
                         uint32_t ends[WN_PARTS]);

/* The bytes of WORD's longest beginning that is of one of CLASSES and leaves at most REST bytes of
** ending; its node below PARENT (WN_NOWHERE: of the first word). 0 where there is none. */
uint32_t wn_compound_stem(const wn_lexicon *lex, uint32_t parent, wn_str word, uint32_t rest,
                          uint64_t classes, uint32_t *node);

#endif
