/* patch.h: what changes a file, as `patch` and `git apply` read it. */
#ifndef WN_CLI_PATCH_H
#define WN_CLI_PATCH_H

#include "base/buffer.h"

/* Appends the unified diff from BEFORE to AFTER, three lines of context around each change. Lines that were
** replaced, added or taken in small groups cost little; a group of n lines costs n * n steps at most. */
void wn_patch_add(wn_str path, wn_str before, wn_str after, wn_buf *out);

#endif
