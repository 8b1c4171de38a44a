/* kinds.h: the kinds of things that a command was asked for. */
#ifndef WN_CLI_KINDS_H
#define WN_CLI_KINDS_H

#include "cli/job.h"

enum { WN_MOST_KINDS = WN_K_OWN + WN_OWN_MAX };

typedef struct {
    uint32_t at[WN_MOST_KINDS], len;
} wn_kinds;

/* Something that was found. */
typedef struct {
    wn_span span;
    uint32_t kind, index;
} wn_thing_at;
typedef WN_LIST(wn_thing_at) wn_things;

/* Those of --kind; else those of USUAL, with commas between, and all that filters define. */
bool wn_kinds_choose(wn_kinds *k, wn_job *j, const char *usual, wn_err *err);

bool wn_kinds_have(const wn_kinds *k, uint32_t kind);

/* All things of these kinds in F, as one reads them. */
bool wn_kinds_collect(const wn_kinds *k, wn_found *f, wn_things *out, wn_err *err);

#endif
