/* program.h: what another program writes to its standard output. */
#ifndef WN_CLI_PROGRAM_H
#define WN_CLI_PROGRAM_H

#include <sys/types.h>

#include "base/buffer.h"
#include "base/err.h"

/* Runs ARGV (found along PATH, without a shell, standard input empty) to its end. What it writes to its
** standard error is said behind its name, as what is safe to see. A program that is not there or does not
** end with status 0 is WN_IO. It gets SIGTERM when this process dies. */
bool wn_program_read(const char *const argv[], wn_buf *out, wn_err *err);

/* In a child, before exec: what we ignore so that a write tells of it ends other programs, as they expect. */
void wn_program_signals(void);

/* Waits for CHILD, which is one of ours; false: there is none. */
bool wn_program_wait(pid_t child, int *status);

#endif
