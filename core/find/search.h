/* search.h: what a filter's pattern matches in one block, match by match. */
#ifndef WN_FIND_SEARCH_H
#define WN_FIND_SEARCH_H

#include "find/found.h"

typedef struct {
    const wn_found *found;
    wn_regex *regex;
    wn_str whose;               /* "f.lua:1: Dateline": the line that adds it, for messages */
    wn_span block;
    wn_regex_walk walk;
} wn_search;

/* 1: the next match, bytes of the text, is *AT; 0: there is none; -1: the pattern gave up, and ERR says
** whose it is, and where. */
int wn_search_next(wn_search *s, wn_span *at, wn_err *err);

#endif
