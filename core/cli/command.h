/* command.h: the commands. Each returns the exit status, after it has told what went wrong. */
#ifndef WN_CLI_COMMAND_H
#define WN_CLI_COMMAND_H

#include "base/buffer.h"
#include "cli/option.h"

int wn_filter_run(wn_arena *a, const wn_options *o);
int wn_extract_run(wn_arena *a, const wn_options *o);
int wn_explain_run(wn_arena *a, const wn_options *o);
int wn_check_run(wn_arena *a, const wn_options *o);
int wn_learn_run(wn_arena *a, const wn_options *o);
int wn_test_run(wn_arena *a, const wn_options *o);
int wn_new_run(wn_arena *a, const wn_options *o);
int wn_repl_run(wn_arena *a, const wn_options *o);
int wn_import_run(wn_arena *a, const wn_options *o);
int wn_stats_run(wn_arena *a, const wn_options *o);
int wn_list_run(wn_arena *a, const wn_options *o);
int wn_help_run(wn_arena *a, const wn_options *o);

/* As pandoc's filter: the AST from standard input to standard output. FILTER is a file, or NULL:
** then the document's metadata names the filters. */
int wn_pandoc_run(wn_arena *a, const char *filter);

/* What winnow help tells of the filter NAME: a shipped one, or a file. */
bool wn_list_one(wn_buf *out, const char *name, wn_err *err);

/* What an exit status means; NULL behind the last. */
const char *wn_help_status(int status);

/* The manual page, from the tables of options and commands. */
void wn_man_page(wn_buf *out);

#endif
