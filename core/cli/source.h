/* source.h: the files that options of filters name: winnow check -M quotes-match.sources=notes/ */
#ifndef WN_CLI_SOURCE_H
#define WN_CLI_SOURCE_H

#include "cli/job.h"

/* Reads what the user named for the filters of J, and gives it to them. */
bool wn_source_read(wn_job *j, wn_err *err);

/* Is VALUE fine for option KEY where the configuration of a project says it? A path of sources must
** lead to what is in FOLDER (real path, or NULL) or below: who proposes a change may change the
** configuration with it, and findings show words of the sources. *VALUE becomes the path from the
** current folder. */
bool wn_source_inside(wn_job *j, const char *folder, wn_str key, wn_str *value, wn_err *err);

#endif
