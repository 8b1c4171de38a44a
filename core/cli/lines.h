/* lines.h: a file record by record: lines, or what a reader says. In memory bounded by the longest one. */
#ifndef WN_CLI_LINES_H
#define WN_CLI_LINES_H

#include "base/stream.h"
#include "read/read.h"

typedef struct {
    wn_stream in;               /* in.fd is not closed here */
    wn_read_piece *piece;       /* NULL: a record is a line */
    char *buf;                  /* owned */
    size_t cap, from, to;       /* what is read and not yet handed out */
    bool over;                  /* nothing more comes */
    size_t limit;               /* bytes a record may have; 0: 2^32 - 2 */
    uint64_t at;                /* bytes, unpacked, before the next record */
    uint64_t line;              /* number of the record handed out last, from 1 */
    bool pass;                  /* what comes next is of a line that was too long: it goes, and is counted */
    uint64_t skip, others;      /* bytes that come next and nobody wants; records that were such */
    size_t looked;              /* bytes from FROM on that hold no line end */
    uint64_t begun;             /* bytes of the file that were read when the next record's first came */
} wn_lines;

/* The next record without its end, in *LINE, and its end ("\n", "\r\n" or "") in *END; both good
** until the next call. False at the end of the file (then err->code is WN_OK) and on an error. */
bool wn_lines_next(wn_lines *l, wn_str *line, wn_str *end, wn_err *err);

/* The same of what is here: false, too, where more is to be read first. */
bool wn_lines_take(wn_lines *l, wn_str *line, wn_str *end, wn_err *err);

/* Reads once. At the end of the file, l->over. */
bool wn_lines_fill(wn_lines *l, wn_err *err);

void wn_lines_free(wn_lines *l);

#endif
