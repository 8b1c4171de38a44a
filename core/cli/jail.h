/* jail.h: what a run may ask of the system, so that a filter that breaks out of Lua's sandbox finds
** nothing there: no network, no programs, no files but what the run itself needs. The first wall is the
** sandbox of bind/; this is the second. */
#ifndef WN_CLI_JAIL_H
#define WN_CLI_JAIL_H

#include "cli/option.h"

typedef enum {
    WN_JAIL_READ = 1,           /* open files to read */
    WN_JAIL_WRITE = 2,          /* open, rename, remove them */
    WN_JAIL_FORK = 4,           /* workers */
    WN_JAIL_TERMINAL = 8        /* how lines are edited on it */
} wn_jail_need;

/* What a command needs, from its options. */
unsigned wn_jail_needs(const wn_options *o);

/* From now on the process has NEEDS, and what every run has; again, with fewer, to have less. Forgets the
** environment but for what winnow asks for. Fails only with --sandbox=require. */
bool wn_jail_enter(const wn_options *o, unsigned needs, wn_err *err);

/* Why there is no jail for O; NULL: there is one. Good before wn_jail_enter, too. */
const char *wn_jail_missing(const wn_options *o);

#endif
