/* clash.h: outputs that would write over what a run reads. */
#ifndef WN_CLI_CLASH_H
#define WN_CLI_CLASH_H

#include "cli/option.h"

/* Fails where --ledger or --html names a file that is read, or any output one of the
** filters. --output may be an input: it is replaced when all has been read. */
bool wn_clash_check(const wn_options *o, wn_err *err);

#endif
