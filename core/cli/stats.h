/* stats.h: what a run came to, in numbers, as JSON that can be added up. */
#ifndef WN_CLI_STATS_H
#define WN_CLI_STATS_H

#include "base/frame.h"
#include "edit/edit.h"

typedef struct { wn_str name; uint64_t count, bytes; } wn_count;
typedef WN_LIST(wn_count) wn_counts;

typedef struct {
    wn_arena *arena;
    uint64_t documents, emptied;    /* of which nothing is left */
    uint64_t text, dropped;         /* bytes of their text; of what goes */
    uint64_t skipped, lost, others; /* records: bad; that met a limit or a crash; of archives, passed over */
    uint64_t notes, read;           /* bytes of the input, unpacked */
    double seconds;
    wn_counts languages, reasons;
} wn_stats;

/* Appends what a document adds to the lists, for y->tally. */
void wn_stats_note(const wn_doc *doc, const wn_edits *edits, wn_buf *out);

/* READ bytes came to Y. */
void wn_stats_add(wn_stats *s, uint64_t read, const wn_yield *y);

void wn_stats_write(const wn_stats *s, wn_buf *out);

/* Adds what was written so; false where JSON is something else. */
bool wn_stats_read(wn_stats *s, wn_str json, wn_err *err);

#endif
