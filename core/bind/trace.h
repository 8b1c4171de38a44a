/* trace.h: what filters do, step by step, for who wants to know why. */
#ifndef WN_BIND_TRACE_H
#define WN_BIND_TRACE_H

#include "bind/run.h"

/* A thing that a function was called for, or passed over since it lies inside what is gone. */
typedef struct {
    const wn_doc *doc;
    uint64_t run;                       /* number of the winnow.run that has read it; 0: none */
    wn_span span;
    wn_str kind, filter, source;        /* "Quote"; the filter's name, the file of its function, … */
    int line;                           /* … and where it is; 0: passed over */
    const wn_decision *decisions;       /* what it decided */
    uint32_t count, reports;
    bool closed;                        /* nothing inside is visited */
} wn_visit;
typedef void wn_trace(void *ctx, const wn_visit *step);

/* From now on TELL is called for each step; NULL: none. */
void wn_lua_trace(wn_lua *l, wn_trace *tell, void *ctx);

#endif
