/* tally.h: what became of many documents, counted one after another, for a page over all of them.
** Memory is bounded: of dropped lines, the first ROOM different ones are counted. */
#ifndef WN_WRITE_TALLY_H
#define WN_WRITE_TALLY_H

#include "write/view.h"

typedef struct wn_tally wn_tally;

wn_tally *wn_tally_new(wn_arena *a);

/* What is counted of a document, as bytes; and counting it, in another process perhaps. */
wn_str wn_tally_pack(const wn_view *v);
void wn_tally_add(wn_tally *t, wn_str packed);

/* The page. TITLE: of what it is; FILTERS: their names. */
void wn_write_tally(const wn_tally *t, wn_str title, wn_str filters, wn_buf *out);

#endif
