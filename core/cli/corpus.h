/* corpus.h: the documents of all files, in this process or by workers. What comes of a document is made
** where it is read, and put where it belongs by the one process that writes, in order. */
#ifndef WN_CLI_CORPUS_H
#define WN_CLI_CORPUS_H

#include "base/frame.h"
#include "cli/parts.h"

typedef struct {
    wn_job *job;
    void *ctx;
    const char *const *files;   /* COUNT of them; none: standard input */
    uint32_t count, jobs;       /* workers; 0: none */
    wn_parts *parts;            /* outputs; NULL: whoever puts has them */
    bool whole;                 /* MAKE is given files, not documents */
    bool (*make)(void *ctx, const wn_item *it, wn_yield *y, wn_err *err);
    bool (*put)(void *ctx, const wn_item *it, const wn_yield *y, wn_err *err);
    void (*left_out)(void *ctx, uint32_t file);     /* may be NULL: a record of it was skipped */
} wn_corpus;

/* Fills in files and workers as the command line says. */
wn_corpus wn_corpus_of(wn_job *j, void *ctx);

/* Makes and puts all; ends at the first document that fails, unless --on-error says otherwise. */
bool wn_corpus_run(const wn_corpus *c, wn_err *err);

#endif
