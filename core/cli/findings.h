/* findings.h: findings on their way from a worker that checks a file. */
#ifndef WN_CLI_FINDINGS_H
#define WN_CLI_FINDINGS_H

#include "write/report.h"

/* Moves the findings from FIRST on, and the files beyond FILES, out of R. */
wn_str wn_findings_pack(wn_arena *a, wn_report *r, uint32_t first, uint32_t files);

/* Appends them to R, in A. */
void wn_findings_unpack(wn_arena *a, wn_report *r, wn_str packed);

#endif
