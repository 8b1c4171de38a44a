/* regex.h: PCRE2 with limits. JIT where it compiles, run again without it where its stack is too
** small; UTF and Unicode properties on; matches only over text that was checked. A limit is an error,
** never "no match". \C and callouts are refused. */
#ifndef WN_FIND_REGEX_H
#define WN_FIND_REGEX_H

#include "base/err.h"

typedef struct wn_regex wn_regex;

/* Where regexes take their memory, with DATA as the last argument; GET does not return without: the JIT of
** PCRE2 (10.42) crashes when memory ends while it compiles. */
typedef struct { void *(*get)(size_t size, void *data); void (*give)(void *ptr, void *data); void *data; }
    wn_regex_memory;

/* FLAGS: letters of "imsxU" (PCRE2's CASELESS, MULTILINE, DOTALL, EXTENDED, UNGREEDY). A fault gives
** WN_BAD_RULE with the offset in the pattern in the message. PATTERN of at most 64 KiB. MEMORY NULL: malloc. */
wn_regex *wn_regex_new(wn_str pattern, wn_str flags, const wn_regex_memory *memory, wn_err *err);
void wn_regex_free(wn_regex *re);

size_t wn_regex_size(const wn_regex *re);               /* bytes of its code */
uint32_t wn_regex_groups(const wn_regex *re);           /* without group 0 */
int wn_regex_group(const wn_regex *re, wn_str name);    /* number of a named group, or -1; of several with
                                                        ** that name, one that the last match has */
wn_str wn_regex_group_name(const wn_regex *re, uint32_t group);     /* "" where it has none */

/* Looks in SUBJECT (valid UTF-8) from byte FROM on. 1: found, offsets into SUBJECT with
** wn_regex_span; 0: not there; -1: a limit, in ERR. */
int wn_regex_match(wn_regex *re, wn_str subject, size_t from, wn_err *err);

/* Where a walk over all matches is: {0} begins one. Behind an empty match the next one may begin at the same
** place, but is not empty there. */
typedef struct { size_t at; bool empty; } wn_regex_walk;

/* The next match of a walk. The answer is that of wn_regex_match, and that overwrites its spans. */
int wn_regex_next(wn_regex *re, wn_str subject, wn_regex_walk *walk, wn_err *err);

/* Group's span of the last match; {WN_NOWHERE, WN_NOWHERE} where it took no part. */
wn_span wn_regex_span(const wn_regex *re, uint32_t group);

#endif
