/* session.h: Lua that is typed in, line by line, over one document: `doc`. It has the sandbox and the limits of
** filters. How values are shown and names completed is Lua: lua/winnow/repl.lua. */
#ifndef WN_BIND_SESSION_H
#define WN_BIND_SESSION_H

#include "bind/run.h"

/* From now on `doc` is DOC, which the caller keeps. What filters in L add is found in it, too. */
bool wn_session_open(wn_lua *l, wn_doc *doc, wn_err *err);

/* Runs LINES under the limits. What they print, and their values, are added to OUT. MORE: they are the
** beginning of something. */
bool wn_session_run(wn_lua *l, wn_str lines, wn_buf *out, bool *more, wn_err *err);

/* Adds to OUT, a line each, what WORD may become: names, fields and functions, as `help api` has them. */
bool wn_session_complete(wn_lua *l, wn_str word, wn_buf *out, wn_err *err);

#endif
