/* pack.h: a language pack, as the Lua table that its file returns, into a lexicon. */
#ifndef WN_BIND_PACK_H
#define WN_BIND_PACK_H

#include "find/lexicon.h"

struct lua_State;

/* Adds the lists and weights of the table at INDEX to LEX. An unknown key or a malformed entry is
** WN_BAD_RULE and named ("lists.cues[12]"). Leaves the stack as it was; raises no Lua error but for
** want of memory. */
bool wn_pack_load(struct lua_State *L, int index, wn_lexicon *lex, wn_err *err);

/* For embed.lua: (packs …) → all of them as one image of a lexicon; or nil, message. */
int wn_pack_freeze(struct lua_State *L);

/* The same: (packs …) → the detector (language.h) of their languages, numbered from 0. */
int wn_pack_detector(struct lua_State *L);

#endif
