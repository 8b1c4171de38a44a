/* caret.h: the line of a filter that a message speaks of, a caret under the place, and what to do:
**
**     winnow: ./f.lua:2: attempt to index a nil value (field 'speaker'); in Quote of filter f, at a.txt:1:1
**         2 |   return q.speaker.name
**           |            ^^^^^^^ nil here; ask first, as in: if x then */
#ifndef WN_CLI_CARET_H
#define WN_CLI_CARET_H

#include "base/buffer.h"

/* From now on SOURCE, which lives as long as anything is said, is what stands in the file NAME. */
void wn_caret_know(wn_arena *a, wn_str name, wn_str source);

/* Appends MESSAGE; behind the file that it begins with stand line and column, as far as known. */
void wn_caret_tell(wn_buf *out, wn_str message);

/* Appends the two lines to OUT, escaped; nothing where MESSAGE has no "NAME:LINE:", nor "NAME:" in front and a
** word that stands in that file once. At most WN_CARET_ROOM bytes; signal handlers ask, too. */
enum { WN_CARET_ROOM = 2048 };
void wn_caret_add(wn_buf *out, wn_str message);

#endif
