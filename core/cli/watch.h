/* watch.h: a command again and again, as its files change. */
#ifndef WN_CLI_WATCH_H
#define WN_CLI_WATCH_H

#include "cli/option.h"

/* Runs COMMAND in a process of its own, now and each time that one of the files of O, or a filter
** that is a file, is saved. Comes back only where there is nothing to watch. */
int wn_watch(wn_arena *a, const wn_options *o, int (*command)(wn_arena *a, const wn_options *o));

#endif
