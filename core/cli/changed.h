/* changed.h: the lines that git says changed. */
#ifndef WN_CLI_CHANGED_H
#define WN_CLI_CHANGED_H

#include "base/err.h"
#include "base/list.h"

/* Lines FROM to TO of a file, both included; FILE is a real path. */
typedef struct { wn_str file; uint32_t from, to; } wn_change;

typedef WN_LIST(wn_change) wn_changes;

/* What differs between revision REV and the working tree of the repository around the current folder;
** files that git does not know yet, whole. A revision that git does not know, or no git, is WN_IO. */
bool wn_changed_find(wn_arena *a, const char *rev, wn_changes *out, wn_err *err);

bool wn_changed_has(const wn_changes *c, wn_str file, uint32_t from, uint32_t to);

#endif
