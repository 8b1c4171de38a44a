/* cursor.h: from bytes of the text to bytes of the source that say them, leaf by leaf. A cursor goes
** forwards only, so that many places cost one walk. */
#ifndef WN_DOC_CURSOR_H
#define WN_DOC_CURSOR_H

#include "doc/doc.h"

typedef struct { const wn_doc *doc; uint32_t leaf, text, at; } wn_cursor;

wn_cursor wn_cursor_new(const wn_doc *doc);

/* First byte of the source that says byte AT of the text. Calls go with rising AT. */
uint32_t wn_cursor_start(wn_cursor *c, uint32_t at);

/* End of what says the bytes up to AT, which lies behind *C; moves nothing. */
uint32_t wn_cursor_end(const wn_cursor *c, uint32_t at);

/* The same, and moves C, which has no other use. Calls go with rising AT. */
uint32_t wn_cursor_to_end(wn_cursor *c, uint32_t at);

#endif
