/* index.h: the one door from filters to files. A filter names none; it says which of its options is
** a path (filter.sources). Where the user gave one, the program reads what is there, and lends it
** to the filter, which asks for it with winnow.sources(option). */
#ifndef WN_BIND_INDEX_H
#define WN_BIND_INDEX_H

#include "bind/run.h"
#include "find/match.h"

/* Path INDEX of those that were given, as KEY=VALUE; false behind the last. */
bool wn_index_path(wn_lua *l, uint32_t index, wn_pair *out);

/* Do all filters look things up in a path that nobody gave? The last of them, and such an option of it. */
bool wn_index_idle(wn_lua *l, wn_str *filter, wn_str *option);

/* Is option KEY, as -M takes it, a path? */
bool wn_index_is_path(wn_lua *l, wn_str key);

/* Gives the filter what was read there; A has it all, and belongs to L from now on, unless this
** fails. */
bool wn_index_lend(wn_lua *l, uint32_t index, wn_corpus *c, wn_arena *a, wn_err *err);

#endif
