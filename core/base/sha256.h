/* sha256.h: SHA-256 (FIPS 180-4), to compare a file with the one that is meant. */
#ifndef WN_BASE_SHA256_H
#define WN_BASE_SHA256_H

#include "base/str.h"

#define WN_SHA256_ROOM 65       /* 64 digits of base 16, in lower case, and a NUL */

void wn_sha256(wn_str bytes, char out[WN_SHA256_ROOM]);

#endif
