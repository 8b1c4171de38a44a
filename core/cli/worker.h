/* worker.h: files checked by several processes. Each takes every Nth file and sends what it found through a
** pipe; the parent reads the pipes in the order of the files, so what comes of it does not depend on N. */
#ifndef WN_CLI_WORKER_H
#define WN_CLI_WORKER_H

#include "base/err.h"
#include "write/report.h"

/* Checks file I; what is found is appended to the report. */
typedef bool wn_work(void *ctx, uint32_t i, wn_err *err);

/* Does WORK for files 0 to COUNT - 1 in JOBS processes; R gets all findings, in order. Fails as the first
** file that failed; a limit in a worker has been told by it. */
bool wn_workers_run(wn_arena *a, uint32_t jobs, uint32_t count, wn_report *r, wn_work *work, void *ctx,
                    wn_err *err);

/* Processors that this process may use. */
uint32_t wn_workers_all(void);

#endif
