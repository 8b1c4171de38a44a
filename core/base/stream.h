/* stream.h: the bytes of an open file as they come, unpacked where they are packed. */
#ifndef WN_BASE_STREAM_H
#define WN_BASE_STREAM_H

#include "base/packing.h"

/* A zeroed one with FD set is at the beginning. */
typedef struct {
    int fd;                     /* stays the caller's */
    uint64_t edges[2];          /* places in the file, rising, of which is to be known … */
    uint64_t passed[2];         /* … how many bytes had come before them. Not yet passed: UINT64_MAX */

    const wn_packing *packing;  /* what follows is private. NULL: not packed */
    void *state;
    char *buf;                  /* read from the file: FROM to TO is not yet unpacked */
    size_t from, to;
    uint64_t read, given;       /* bytes of the file; of what it is unpacked */
    bool begun, inside;         /* its first bytes are here; a packed file has begun and not ended */
    bool more;                  /* there may be more without reading on */
} wn_stream;

/* Reads up to SIZE bytes; *GOT is 0 at the end alone. */
bool wn_stream_read(wn_stream *s, char *to, size_t size, size_t *got, wn_err *err);

void wn_stream_close(wn_stream *s);

#endif
