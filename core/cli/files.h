/* files.h: the files that a command line means: of folders and patterns, those in them; of a share, those that
** it has; of a run that goes on, those that are not done. */
#ifndef WN_CLI_FILES_H
#define WN_CLI_FILES_H

#include "cli/option.h"

/* Puts into O->files what they stand for, in order. Where -o is a folder, which ends in / or is there, O->names
** are their outputs in it, no two of which are one file. O->done: nothing is left to do. */
bool wn_files_expand(wn_arena *a, wn_options *o, wn_err *err);

/* With outputs in a folder: keeps those of our share that are not done, as --shard and --resume say. */
bool wn_files_choose(wn_options *o, wn_err *err);

/* The ledger and the statistics that belong to output I, in their folders; where -o is none, those of the run.
** NULL: none are wanted. */
const char *wn_files_ledger(wn_arena *a, const wn_options *o, uint32_t i);
const char *wn_files_stats(wn_arena *a, const wn_options *o, uint32_t i);

/* The one path of what PATH will be, there or not: links followed, folders named from the root. */
const char *wn_files_real(wn_arena *a, const char *path);

/* Does PATH mean a folder? */
bool wn_files_folder(const char *path);

#endif
