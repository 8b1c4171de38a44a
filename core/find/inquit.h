/* inquit.h: who says it, told between or right around the marks of what is said: « Oui, dit-elle, demain. » */
#ifndef WN_FIND_INQUIT_H
#define WN_FIND_INQUIT_H

#include "find/speech.h"

/* Is token T a verb of saying, its pronoun included: dit-elle? LEX: of its block. */
bool wn_inquit_says(const wn_found *f, const wn_lexicon *lex, uint32_t t);

/* The first stretch of what is SAID between marks that tells who says it; empty, at its end, where none
** does. A dash behind it belongs to what is said. */
wn_span wn_inquit_find(const wn_found *f, const wn_lexicon *lex, wn_span said);

/* Is it told right around QUOTE who says it: « … », dit-elle; elle dit : « … »? */
bool wn_inquit_around(const wn_found *f, const wn_lexicon *lex, wn_span quote);
bool wn_inquit_dash(const wn_found *f, uint32_t t);     /* one of dialogue, or a hyphen for it */

#endif
