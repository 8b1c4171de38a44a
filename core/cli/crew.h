/* crew.h: workers over tasks, so that a limit or a crash costs one piece. What came of the pieces is taken
** in the order of the tasks, whoever did them: it does not depend on how many workers there are. */
#ifndef WN_CLI_CREW_H
#define WN_CLI_CREW_H

#include "cli/worker.h"

typedef enum { WN_TASK, WN_WAIT, WN_OVER } wn_supply;

typedef struct {
    void *ctx;
    uint32_t jobs;              /* workers, from 1 */

    /* Fills T, or says that there is none: for now, until *FD can be read, or any more. */
    wn_supply (*next)(void *ctx, wn_task *t, int *fd);
    wn_work *work;

    /* PIECE of T is done or lost: Y. LAST: nothing else is there for now. False ends the run. */
    bool (*take)(void *ctx, const wn_task *t, wn_str piece, wn_yield *y, bool last, wn_err *err);
    void (*tick)(void *ctx);    /* several times a second; NULL: never */
} wn_crew;

bool wn_crew_run(const wn_crew *c, wn_err *err);

/* Processors that this process may use. */
uint32_t wn_crew_most(void);

#endif
