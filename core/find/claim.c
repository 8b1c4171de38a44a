/* claim.c: what is asserted as a fact. */
#include "find/found.h"

bool wn_claim_find(wn_found *f, wn_err *err)
{
    (void)err;
    wn_found_first(f, WN_K_CLAIM);
    return true;
}
