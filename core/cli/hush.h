/* hush.h: comments in a file that hide findings:
**
**     <!-- winnow-disable RULE… -->               from here on; of all rules where none is named
**     <!-- winnow-enable RULE… -->                up to here
**     <!-- winnow-disable-next-line RULE… -->     on the line below
*/
#ifndef WN_CLI_HUSH_H
#define WN_CLI_HUSH_H

#include "base/list.h"

typedef struct {
    uint32_t from, to;          /* bytes of the source in which findings are hidden */
    wn_str rule;                /* "": all */
    wn_span comment;            /* of the source */
    bool used;
} wn_hush;

/* Beside the list: those that hide the last place that was asked about, and the next that begins. */
typedef struct { wn_hush *at; uint32_t len, cap, *live, count, next, last; } wn_hushes;

/* The comments of SOURCE, in order; at most 10,000. */
void wn_hush_find(wn_arena *a, wn_str source, wn_hushes *out);

/* Does one of H hide a finding of RULE that begins at byte AT? It is marked as used. Places that rise cost
** no more than those that hide them. */
bool wn_hush_has(wn_hushes *h, wn_str rule, uint32_t at);

#endif
