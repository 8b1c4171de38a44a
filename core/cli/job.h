/* job.h: what the commands that read documents share: a Lua state with the filters of the command
** line in it, and the walk over the documents of the files. */
#ifndef WN_CLI_JOB_H
#define WN_CLI_JOB_H

#include "cli/option.h"
#include "cli/out.h"
#include "read/read.h"
#include "write/write.h"

typedef struct {
    const wn_options *o;
    wn_arena *arena;            /* of the run */
    wn_arena *each;             /* of the document; reset before the next */
    wn_lua *lua;
    const wn_reader *from;      /* --from; NULL: by the file's name */
    uint64_t skipped;           /* records that failed and are not in the output */
    uint64_t lost;              /* records at which a limit or a crash ended a worker */
    uint64_t said;              /* notes and prints, … */
    uint64_t unsaid, steps;     /* … and those that were too many; of --trace */
} wn_job;

/* A document on its way. A line that is not one (blank, or bad) has no `doc`. */
typedef struct {
    const char *path;
    uint32_t file;              /* index of it */
    const wn_reader *reader;
    wn_doc *doc;
    wn_str line, end;           /* the bytes as they came in; of a record, its line end */
    bool pause;                 /* of records: what comes next is not read yet */
    bool bad;                   /* a record that failed, and was forgiven */
} wn_item;

typedef bool wn_job_visit(void *ctx, wn_job *j, const wn_item *it, wn_err *err);

/* Fills J: a state without filters. */
bool wn_job_begin(wn_job *j, wn_arena *a, const wn_options *o, wn_err *err);

/* The same, and loads the filters, DEFAULT_FILTER (or NULL) where none is named, sets their options. */
bool wn_job_open(wn_job *j, wn_arena *a, const wn_options *o, const char *default_filter, wn_err *err);

void wn_job_close(wn_job *j);       /* says how many notes and records were left out, frees what J has */

/* Adds a filter: a file, or all of a folder, where NAME is a path; else a shipped one. */
bool wn_job_is_path(wn_str name);           /* it has a / or ends in .lua */
bool wn_job_load(wn_job *j, wn_str name, wn_err *err);
bool wn_job_load_named(wn_job *j, uint32_t i, wn_err *err);     /* that of -L, as --filter-hash has it */
bool wn_job_many(const wn_job *j);      /* several documents, as far as is known before they are read */

/* Hands the documents of PATH to VISIT, one after another; a name of a place is put before errors. */
bool wn_job_each(wn_job *j, const char *path, wn_job_visit *visit, void *ctx, wn_err *err);

/* Reads LINE of IT, the record in it->line; blank ones have no document. */
bool wn_job_read_line(wn_job *j, wn_item *it, uint64_t line, wn_err *err);
/* May something be written of a record that failed? If not, it is skipped; else who writes says whether. */
bool wn_job_passes(const wn_job *j);

/* Puts FILE:LINE, or FILE for line 0, before the message of a limit or a filter. Returns false. */
bool wn_job_at_line(const wn_item *it, uint64_t line, wn_err *err);

/* The format called NAME, or WN_USAGE with a suggestion. */
const wn_reader *wn_job_reader(const char *name, wn_err *err);
const wn_writer *wn_job_writer(const char *name, wn_err *err);

/* Runs the filters over IT's document, and says what they print. */
bool wn_job_find(wn_job *j, const wn_item *it, wn_result *r, wn_err *err);
const wn_note **wn_job_notes(wn_arena *a, const wn_result *r);     /* those of R by place, in A */
void wn_job_add_words(wn_buf *out, const wn_doc *doc, wn_span span);   /* " 'the first words…'" */

/* The same, to an edit set, as O->mark, track and who say; what they say goes to standard error. */
bool wn_job_run(wn_job *j, const wn_item *it, const wn_options *o, wn_edits **edits, wn_err *err);

/* Says what filters, or the configuration, printed; and what a worker said, with how much it did not. */
void wn_job_say_printed(wn_job *j, wn_str printed);
void wn_job_say_lines(wn_job *j, wn_str notes, uint64_t unsaid);
void wn_job_say_rest(const wn_job *j);      /* how much was not said, and how many records were left out */
/* "unknown WHAT 'x'; did you mean 'y'?" */
bool wn_job_unknown(const char *what, wn_str name, const wn_str *names, size_t n, wn_err *err);

#endif
