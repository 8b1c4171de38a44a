/* findings.h: what came of a file that a worker checked, on its way to the report. */
#ifndef WN_CLI_FINDINGS_H
#define WN_CLI_FINDINGS_H

#include "write/report.h"

/* Moves what R has beyond BEFORE, itself as it was, out of it: findings, failures, files. */
wn_str wn_findings_pack(wn_arena *a, wn_report *r, const wn_report *before);

/* Appends that to R, in A. */
void wn_findings_unpack(wn_arena *a, wn_report *r, wn_str packed);

#endif
