/* err.h: why something failed. Who detects a fault writes it once with wn_fail; those above only
** pass `false` on. The codes are the program's exit statuses. */
#ifndef WN_BASE_ERR_H
#define WN_BASE_ERR_H

#include "base/str.h"

typedef enum {
    WN_OK,          /* done, nothing to report */
    WN_FINDINGS,    /* findings at or above --fail-on */
    WN_USAGE,       /* a wrong option or argument */
    WN_BAD_RULE,    /* a filter, pattern or language pack is at fault */
    WN_LIMIT,       /* time, memory, depth or size */
    WN_BAD_INPUT,   /* the document is at fault */
    WN_IO           /* the machine is at fault */
} wn_code;

typedef struct {
    wn_code code;
    size_t at;          /* byte offset into the source, or SIZE_MAX: nowhere */
    char text[512];     /* what is wrong; what was expected. Cut at a code point */
} wn_err;

#define WN_NO_OFFSET SIZE_MAX

/* Fills ERR (which may be NULL) and returns false. The message may hold bytes of the input: whoever
** prints it escapes it. */
bool wn_fail(wn_err *err, wn_code code, size_t at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
