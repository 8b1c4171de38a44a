/* source.h: the files that options of filters name: winnow check -M quotes-match.sources=notes/ */
#ifndef WN_CLI_SOURCE_H
#define WN_CLI_SOURCE_H

#include "cli/project.h"

/* Reads what the user named for the filters of J, and gives it to them. None may be an output. */
bool wn_source_read(wn_job *j, wn_err *err);

/* Says so where all filters look things up in sources and none are given: nothing would ever be found. */
void wn_source_say_none(const wn_job *j);

/* OPTION is what a configuration says. A path of sources leads to what is in the project: who proposes a
** change may change the configuration with it, and findings show words of the sources. It becomes the path
** from here. */
bool wn_source_inside(const wn_project *p, wn_job *j, wn_pair *option, wn_err *err);

#endif
