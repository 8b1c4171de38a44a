/* baseline.h: findings that are known: a JSON file that a run writes where there is none, and that
** later runs hide findings by. Known is what has the same rule, line of text and words in the same file,
** wherever the line stands now. */
#ifndef WN_CLI_BASELINE_H
#define WN_CLI_BASELINE_H

#include "write/report.h"

/* used: it was found again. checked: its file was looked at. */
typedef struct { wn_str file, rule, text; uint64_t print; bool used, checked; } wn_known_finding;

typedef WN_LIST(wn_known_finding) wn_baseline;

/* Reads PATH. *THERE: is there such a file? What is no baseline is WN_BAD_INPUT. */
bool wn_baseline_read(wn_arena *a, const char *path, wn_baseline *out, bool *there, wn_err *err);

/* FILE, as findings name it, was looked at. */
void wn_baseline_check(wn_baseline *b, wn_str file);

/* Hides each finding of R that B knows, one for one. */
void wn_baseline_hide(wn_baseline *b, wn_report *r);

/* Appends the findings of R that are shown, as a baseline. */
void wn_baseline_write(const wn_report *r, wn_buf *out);

#endif
