/* out.h: where output goes. It is put together first and written when the run has succeeded; of
** records, what has succeeded is written in big pieces as it comes. */
#ifndef WN_CLI_OUT_H
#define WN_CLI_OUT_H

#include "base/buffer.h"
#include "base/err.h"

typedef struct {
    const char *path;           /* "-": standard output */
    bool stream;                /* may be written in pieces */
    wn_buf buf;                 /* not yet written */
} wn_out;

/* ARENA keeps what is not yet written. Pieces are for what cannot be replaced: standard output. */
wn_out wn_out_new(wn_arena *a, const char *path);

/* A record has succeeded: the buffer is written where enough has gathered. */
bool wn_out_flush(wn_out *o, wn_err *err);

/* The run has succeeded, or ends: all of it is written. */
bool wn_out_end(wn_out *o, wn_err *err);

/* Is what ERR tells that the reader of our output went away? Then there is nobody to tell. */
bool wn_out_closed(const wn_err *err);

#endif
