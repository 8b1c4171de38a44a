/* said.h: whose words a text gives, from its quotes, or from the names before the turns of a
** transcript:
**
**     ADA BYRNE: We open in May.
**     Q: And the ferry?
*/
#ifndef WN_FIND_SAID_H
#define WN_FIND_SAID_H

#include "find/found.h"

typedef struct { wn_span span; wn_str speaker; } wn_said;

typedef WN_LIST(wn_said) wn_saids;

/* Appends what somebody with a name says, in order, copied into A. */
bool wn_said_find(wn_found *f, wn_arena *a, wn_saids *out, wn_err *err);

/* Who says what begins at AT; "" where that is not known. */
wn_str wn_said_by(const wn_saids *list, uint32_t at);

#endif
