/* files.h: the files that a command line means: of folders and patterns, those in them; of a share, those that
** it has; of a run that goes on, those that are not done. */
#ifndef WN_CLI_FILES_H
#define WN_CLI_FILES_H

#include "cli/option.h"

/* Puts into O->files what they stand for, in order. Where -o is a folder, which ends in / or is there, O->names
** are their outputs in it, and --shard and --resume are dealt with. O->done: nothing is left to do. */
bool wn_files_expand(wn_arena *a, wn_options *o, wn_err *err);

/* Does PATH mean a folder? */
bool wn_files_folder(const char *path);

#endif
