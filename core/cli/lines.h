/* lines.h: a file line by line, in memory bounded by the longest line. */
#ifndef WN_CLI_LINES_H
#define WN_CLI_LINES_H

#include "base/err.h"

typedef struct {
    int fd;                     /* read from; not closed here */
    char *buf;                  /* owned */
    size_t cap, from, to;       /* what is read and not yet handed out */
    bool over;                  /* nothing more comes */
    size_t limit;               /* bytes a line may have; 0: 2^32 - 2 */
    uint64_t line;              /* number of the line handed out last, from 1 */
} wn_lines;

/* The next line without its end, in *LINE, and its end ("\n", "\r\n" or "") in *END; both good
** until the next call. False at the end of the file (then err->code is WN_OK) and on an error. */
bool wn_lines_next(wn_lines *l, wn_str *line, wn_str *end, wn_err *err);

/* Reads once. At the end of the file, l->over. */
bool wn_lines_fill(wn_lines *l, wn_err *err);

/* How many line ends there are. */
uint64_t wn_lines_count(wn_str bytes);

void wn_lines_free(wn_lines *l);

#endif
