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

typedef WN_LIST(wn_hush) wn_hushes;

/* The comments of SOURCE, in order; at most 10,000. */
void wn_hush_find(wn_arena *a, wn_str source, wn_hushes *out);

/* Does one of H hide a finding of RULE that begins at byte AT? It is marked as used. */
bool wn_hush_has(wn_hushes *h, wn_str rule, uint32_t at);

#endif
