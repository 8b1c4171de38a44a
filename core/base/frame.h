/* frame.h: what came of a piece of work (a record, a file), and its way through a pipe. */
#ifndef WN_BASE_FRAME_H
#define WN_BASE_FRAME_H

#include "base/buffer.h"
#include "base/err.h"

typedef struct {
    uint64_t took;              /* bytes of the task that the piece has */
    uint64_t said, unsaid;      /* notes, and how many of them were too many */
    uint64_t skipped;           /* records left out */
    uint64_t text, dropped;     /* bytes of the document's text; of what goes */
    wn_str out, ledger, notes;  /* notes: lines for standard error */
    wn_str tally;               /* for statistics */
    bool document, changed;     /* was it one, not a blank line? Does it differ from what was read? */
    bool unread;                /* ERR says why it could not even be read */
    bool lost;                  /* ERR says what ended its worker */
    wn_err err;
} wn_yield;

/* Appends Y as a frame. */
void wn_frame_add(wn_buf *out, const wn_yield *y);

/* Takes the first frame off BYTES, whose strings Y borrows; false where not all of it is there. */
bool wn_frame_take(wn_str *bytes, wn_yield *y);

#endif
