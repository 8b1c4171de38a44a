/* safe.h: text on its way to a terminal or a log. */
#ifndef WN_BASE_SAFE_H
#define WN_BASE_SAFE_H

#include "base/buffer.h"

/* False for characters that steer a terminal, reorder what is seen, or end a line. */
bool wn_safe_char(uint32_t c);

/* Appends S with these and bytes that are not UTF-8 as escapes: \n, \x1b, \u202e; commands of CI
** systems are broken: #\x23vso[. So nothing in it steers a terminal or a log, or begins a line of its own. */
void wn_safe_add(wn_buf *out, wn_str s);

/* The same for what begins a line: GitHub takes "::" there, behind spaces too, for a command. */
void wn_safe_line(wn_buf *out, wn_str s);

/* The same for each line of S, which keeps its line ends; a tab is a few spaces. */
void wn_safe_lines(wn_buf *out, wn_str s);

/* Is the second "#" of a command at AT? */
bool wn_safe_command(wn_str s, size_t at);

#endif
