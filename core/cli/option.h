/* option.h: the command line. One table of options and one of commands drive parsing, help and the
** manual page. */
#ifndef WN_CLI_OPTION_H
#define WN_CLI_OPTION_H

#include "base/err.h"
#include "base/list.h"
#include "bind/run.h"
#include "edit/track.h"

#define WN_VERSION "0.1.0"

typedef enum {
    WN_FILTER, WN_EXTRACT, WN_EXPLAIN, WN_CHECK, WN_LEARN, WN_TEST, WN_NEW, WN_REPL, WN_IMPORT,
    WN_LIST_ALL, WN_STATS, WN_HELP, WN_COMMANDS
} wn_command_id;

typedef enum { WN_STOP, WN_SKIP, WN_KEEP } wn_on_error;
typedef enum { WN_SANDBOX_AUTO, WN_SANDBOX_REQUIRE, WN_SANDBOX_OFF } wn_sandbox;

typedef struct {
    wn_command_id command;
    WN_LIST(const char *) filters, files;   /* in the order in which they were named */
    WN_LIST(const char *) names;            /* of outputs, where --output is a folder: see files.h */
    WN_LIST(const char *) hashes;           /* of the filters; none, or one for each */
    WN_LIST(wn_pair) values;                /* -M */
    const char *from, *to, *output, *ledger, *stats, *lang, *text_field, *kinds;    /* or NULL */
    wn_on_error on_error;
    wn_limits limits;
    wn_sandbox sandbox;
    bool trust;
    bool in_place, mark, track, chars, replace, progress, trace;
    wn_author who;              /* of changes */
    const char *format, *fail_on, *baseline, *changed, *stdin_name, *endings, *config, *via;      /* of check */
    const char *page;           /* of explain: --html */
    bool only_dropped, watch, verbose, languages;
    bool resume, done;          /* DONE: nothing is left to do */
    uint32_t jobs;              /* workers; 0: none */
    uint64_t shard, shards;     /* K of N, from 1; 0: all */
    bool fix, dry_run;
    bool update;                /* of test */
    bool help, version, man;
} wn_options;

typedef struct {
    char letter;                /* 0: none */
    const char *name;
    const char *argument;       /* NULL: takes none; "[=WORD]": only behind "=" */
    const char *about;
    unsigned commands;          /* a bit a wn_command_id */
    bool (*set)(wn_arena *a, wn_options *o, const char *value, wn_err *err);
} wn_option;

typedef struct {
    const char *name;
    const char *arguments;      /* "[FILE…]" */
    const char *about;
    int (*run)(wn_arena *a, const wn_options *o);   /* exit status */
} wn_command;

extern const wn_option wn_option_table[];       /* ends with a NULL name */
extern const wn_command wn_command_table[WN_COMMANDS];

/* Reads ARGV[1…] into O; strings stay ARGV's. What cannot be understood is WN_USAGE. */
bool wn_options_read(wn_arena *a, int argc, char **argv, wn_options *o, wn_err *err);

#endif
