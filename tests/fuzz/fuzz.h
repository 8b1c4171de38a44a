/* fuzz.h: what the targets share. A target is one page that defines fuzz_one, which turns an input
*into
** a document, a pattern, a filter, … and aborts where what must hold does not. libFuzzer calls it
*with what
** it makes up (`make fuzz`), replay.c with the files of tests/fuzz/corpus (`make test`).
**
** An input is bytes to be read; behind its last 0xFF, where there is one, stand bytes that decide.
 */
#ifndef WN_TESTS_FUZZ_H
#define WN_TESTS_FUZZ_H

#include "bind/run.h"
#include "read/read.h"
#include "write/write.h"

/* Bytes that decide; when they are used up, all answers are 0. */
typedef struct {
    const uint8_t *at, *end;
} fuzz;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The target. A is empty, and emptied behind it. */
void fuzz_one(wn_arena *a, wn_str in, fuzz *f);

/* Says what is wrong and aborts, unless TRUE. */
void fuzz_check(bool is_true, const char *format, ...) __attribute__((format(printf, 2, 3)));

uint32_t fuzz_pick(fuzz *f, uint32_t n); /* below N */
bool fuzz_more(const fuzz *f);

/* The piece of *IN before the first SIGN, taken off it; all of it where there is none. */
wn_str fuzz_until(wn_str *in, char sign);

/* A state without filters or limits, the same for all inputs. */
wn_lua *fuzz_lua(void);

/* What DOC has is where it says that it is; so is what is found in it, all fields of it asked for.
 */
void fuzz_check_doc(const wn_doc *doc);
wn_found *fuzz_find(wn_doc *doc);

/* Decisions about what was found, blocks, and any stretch of the text. */
wn_decisions fuzz_decide(fuzz *f, wn_found *found);

/* Kept text and edits are the whole text; the text that is kept. */
wn_str fuzz_partition(const wn_doc *doc, const wn_edits *edits);

/* For whoever looks for a fault: where SHOW is in the environment. */
void fuzz_show(const wn_doc *doc, const wn_decisions *all, const wn_edits *edits);

/* OUT is UTF-8 without control characters but tab, LF and CR; SHOWN to people: without those of
 * direction, too. */
void fuzz_check_clean(wn_str out, bool shown);

/* The target for the reader of FORMAT: in, found, edited, out, and in again. */
void fuzz_document(wn_arena *a, const char *format, wn_str in, fuzz *f);

/* Runs WORK in a process of its own; its status, or aborts where it crashed or took over a minute.
 */
int fuzz_apart(int (*work)(void *ctx), void *ctx);

#endif
