/* update.h: examples of a filter file, rewritten to what the filter does. */
#ifndef WN_CLI_UPDATE_H
#define WN_CLI_UPDATE_H

#include "bind/run.h"

/* What is to become of an example, as Lua; no ptr: it was right. Strings live in `arena`. */
typedef struct { uint32_t number; wn_str kept, notes, marks; } wn_rewrite;

typedef struct { wn_arena *arena; WN_LIST(wn_rewrite) list; } wn_update;

/* E came out wrong; examples come in order. */
void wn_update_add(wn_update *u, const wn_example *e);

/* Writes the file PATH anew, with the second string, `notes` or `marks` of those examples changed.
** They must be plain strings and tables in `examples = {…}`; where one is not, nothing is written:
** WN_BAD_RULE. */
bool wn_update_write(const wn_update *u, wn_arena *a, const char *path, wn_err *err);

#endif
