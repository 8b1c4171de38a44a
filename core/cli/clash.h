/* clash.h: outputs that would write over what a run reads. */
#ifndef WN_CLI_CLASH_H
#define WN_CLI_CLASH_H

#include <sys/types.h>

#include "cli/option.h"

/* A file that a run reads, as "an input"; where it is not there yet (NUMBER 0), by its real path alone. */
typedef struct { const char *path, *what; dev_t device; ino_t number; } wn_read;

typedef WN_LIST(wn_read) wn_reads;

/* Adds PATH to what is read, "-" for standard input; WHAT lives as long as R. What is no regular file cannot be
** written over. */
void wn_clash_note(wn_arena *a, wn_reads *r, const char *path, const char *what);

/* Fails where an output of O is one of R, which it sorts. */
bool wn_clash_find(const wn_options *o, wn_reads *r, wn_err *err);

/* The same of what the command line names: inputs, and filters. --output of filter and stats may be an input:
** it is replaced when all has been read. */
bool wn_clash_check(wn_arena *a, const wn_options *o, wn_err *err);

#endif
