/* clash.h: outputs that would write over what a run reads. */
#ifndef WN_CLI_CLASH_H
#define WN_CLI_CLASH_H

#include "cli/option.h"

/* Fails where an output is a file that is read, or one of the filters. --output of filter and stats may be an
** input: it is replaced when all has been read. */
bool wn_clash_check(const wn_options *o, wn_err *err);

#endif
