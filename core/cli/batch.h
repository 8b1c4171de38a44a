/* batch.h: files as tasks for workers: records by the batch, other files each by itself. */
#ifndef WN_CLI_BATCH_H
#define WN_CLI_BATCH_H

#include "cli/crew.h"
#include "cli/job.h"
#include "cli/lines.h"

typedef struct {
    const wn_job *job;
    const char *const *files;
    uint32_t count, jobs;
    uint64_t *others;           /* of each file: records passed over; NULL: not counted */
    bool whole;                 /* files are not divided, whatever is in them */

    uint32_t file;              /* the one at hand, or the next one */
    wn_lines lines;             /* of the file at hand; in.fd -1: none is open */
    wn_err why;                 /* it cannot be read on */
    bool regular;
    uint64_t base, stop;        /* in all the bytes of all files: where the file at hand begins and ends */
    uint64_t from, to;          /* our share; a record or file is of the share that its first byte is in */
    uint64_t total;             /* bytes of the share, packed as they are; 0: not known */
} wn_batches;

/* Fills in the share, and what it has in bytes. */
bool wn_batch_open(wn_batches *b, wn_err *err);

/* How many bytes of the share have been read. */
uint64_t wn_batch_at(const wn_batches *b);

/* See crew.h. */
wn_supply wn_batch_next(wn_batches *b, wn_task *t, int *fd);

void wn_batch_close(wn_batches *b);

#endif
