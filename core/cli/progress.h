/* progress.h: how far a long run is. On a terminal a line that is written over itself; at the end, what it
** came to. All on standard error, and nothing in it but numbers. */
#ifndef WN_CLI_PROGRESS_H
#define WN_CLI_PROGRESS_H

#include <time.h>

#include "base/frame.h"

typedef struct {
    bool wanted, live;
    uint64_t total, at;         /* bytes of the input, packed as they are; 0: not known; how many were read */
    uint64_t read, documents, text, dropped;    /* bytes, unpacked, of the input; of its text, of what goes */
    struct timespec began, shown;
} wn_progress;

/* LIVE: standard error may show how far it is, where it is a terminal. */
wn_progress wn_progress_begin(bool wanted, bool live, uint64_t total);

/* READ bytes of the input came to Y. */
void wn_progress_add(wn_progress *p, uint64_t read, const wn_yield *y);

void wn_progress_show(wn_progress *p);      /* a few times a second, however often it is called */
void wn_progress_end(wn_progress *p);

#endif
