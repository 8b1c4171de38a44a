/* safe.h: text on its way to a terminal or a log. */
#ifndef WN_BASE_SAFE_H
#define WN_BASE_SAFE_H

#include "base/buffer.h"

/* Appends S with control characters, bidirectional controls, line ends and bytes that are not UTF-8
** as escapes: \n, \x1b, \u202e. So nothing in it steers a terminal, or begins a line of its own. */
void wn_safe_add(wn_buf *out, wn_str s);

#endif
