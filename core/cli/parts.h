/* parts.h: the outputs of a run: one of each, or in folders one for each file of the input, which has its name
** when all of that file is through. */
#ifndef WN_CLI_PARTS_H
#define WN_CLI_PARTS_H

#include "cli/job.h"
#include "cli/stats.h"

typedef struct {
    const wn_job *job;
    wn_arena *arena;            /* of what is open */
    wn_out *out, *ledger, *stats;   /* NULL: none is wanted */
    uint32_t file;              /* at hand, of those in o->names */
    wn_stats counts;
    uint64_t *others;           /* records passed over, of each file */
    uint64_t skipped, lost;     /* before the file at hand, as the job counts */
    double began;
} wn_parts;

/* Opens what O asks for; WITHOUT: but not the output. */
bool wn_parts_open(wn_parts *p, const wn_job *j, uint32_t files, bool without, wn_err *err);

/* What comes next is of FILE: the parts before it are whole. */
bool wn_parts_reach(wn_parts *p, uint32_t file, wn_err *err);

/* All is through: what is open is written. */
bool wn_parts_end(wn_parts *p, wn_err *err);

void wn_parts_close(wn_parts *p);

#endif
