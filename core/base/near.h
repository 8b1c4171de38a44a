/* near.h: "did you mean …?" */
#ifndef WN_BASE_NEAR_H
#define WN_BASE_NEAR_H

#include "base/str.h"

/* The one of N NAMES that is nearest to WRONG, letters compared without case; of equals the first by its bytes.
** Empty (ptr NULL) where none is within a third of WRONG's length, at least two, in edits of one byte:
** one more, one less, another, two exchanged. */
wn_str wn_near(wn_str wrong, const wn_str *names, size_t n);

#endif
