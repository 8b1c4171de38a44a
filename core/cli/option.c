/* option.c: see option.h. Parsing is one walk over the arguments; every option is a row of the
** table and a function of a line or two that stores its value. */
#include "cli/option.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/near.h"
#include "cli/command.h"
#include "cli/crew.h"

const wn_command wn_command_table[WN_COMMANDS] = {
    [WN_FILTER] = { "filter", "[FILE…]", "runs filters over files; the default command", wn_filter_run },
    [WN_EXTRACT] = { "extract", "[FILE…]", "prints what is found, a record a line", wn_extract_run },
    [WN_EXPLAIN] = { "explain", "[FILE…]", "shows what was found, kept and dropped, and why",
        wn_explain_run },
    [WN_CHECK] = { "check", "[PATH…]", "reports what the checks find in files and folders", wn_check_run },
    [WN_LEARN] = { "learn", "FILE…", "writes a filter of the lines that recur on a site's pages",
        wn_learn_run },
    [WN_TEST] = { "test", "[FILTER…]", "runs the examples in filter files", wn_test_run },
    [WN_NEW] = { "new", "[KIND [FILE]]", "writes a filter to begin with; lists what there is",
        wn_new_run },
    [WN_REPL] = { "repl", "FILE", "Lua by hand over a document, line by line: `doc`; a tab completes, "
        "quit ends it", wn_repl_run },
    [WN_IMPORT] = { "import", "vale PATH…", "turns rules of Vale, files or folders of YAML, into checks",
        wn_import_run },
    [WN_STATS] = { "stats", "FILE…", "adds up what runs wrote with --stats", wn_stats_run },
    [WN_LIST_ALL] = { "list", "", "lists the filters that come with winnow", wn_list_run },
    [WN_HELP] = { "help", "[TOPIC]",
        "tells about a command, a filter, filters, api [KIND], claims, formats or exit", wn_help_run },
};

/* ---- values */

static bool bad_value(const char *name, const char *value, const char *expected, wn_err *err)
{
    return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--%s=%s; expected %s", name, value, expected);
}

#define SET(id) static bool set_##id(wn_arena *a, wn_options *o, const char *v, wn_err *err)
#define SET_TEXT(id) SET(id) { (void)a, (void)err; o->id = v; return true; }
#define SET_TRUE(id) SET(id) { (void)a, (void)err, (void)v; o->id = true; return true; }

SET_TEXT(from)
SET_TEXT(to)
SET_TEXT(output)
SET_TEXT(ledger)
SET_TEXT(stats)
SET_TEXT(lang)
SET_TEXT(text_field)
SET_TEXT(kinds)
SET_TEXT(format)
SET_TEXT(fail_on)
SET_TEXT(baseline)
SET_TEXT(changed)
SET_TEXT(endings)
SET_TEXT(config)
SET_TEXT(page)
SET_TRUE(watch)
SET_TRUE(verbose)
SET_TRUE(languages)
SET_TRUE(fix)
SET_TRUE(update)
SET_TRUE(dry_run)
SET_TRUE(in_place)
SET_TRUE(progress)
SET_TRUE(resume)
SET_TRUE(trace)
SET_TRUE(help)
SET_TRUE(version)
SET_TRUE(man)
SET_TRUE(trust)

SET(stdin_name)
{
    (void)a;
    o->stdin_name = v;
    return strlen(v) < PATH_MAX ||
           wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--stdin-name is longer than a path may be");
}

SET(filter)
{
    (void)err;
    *wn_list_add(a, &o->filters) = v;
    return true;
}

SET(mark)
{
    (void)a;
    o->mark = true;
    o->track = v != NULL;
    return !v || strcmp(v, "changes") == 0 || bad_value("mark", v, "changes, or --mark alone", err);
}

SET(value)
{
    const char *eq = strchr(v, '=');
    if (!eq || eq == v) return bad_value("metadata", v, "KEY=VALUE", err);
    if (strncmp(v, "winnow.author=", 14) == 0) o->who.author = wn_str_of(eq + 1);
    else if (strncmp(v, "winnow.date=", 12) == 0) o->who.date = wn_str_of(eq + 1);
    else *wn_list_add(a, &o->values) = (wn_pair){ { v, (size_t)(eq - v) }, wn_str_of(eq + 1) };
    return true;
}

SET(via)
{
    (void)a;
    o->via = v;
    return strcmp(v, "pandoc") == 0 || bad_value("via", v, "pandoc", err);
}

SET(only)
{
    (void)a;
    o->only_dropped = true;
    return strcmp(v, "dropped") == 0 || bad_value("only", v, "dropped", err);
}

SET(jobs)
{
    char *end;
    unsigned long n = strtoul(v, &end, 10);
    (void)a;
    if (v[0] < '0' || v[0] > '9' || *end || n > 1000)
        return bad_value("jobs", v, "a number, 0 for as many as there are processors", err);
    o->jobs = n ? (uint32_t)n : wn_crew_most();
    return true;
}

enum { MOST_SHARDS = 1000000 };

/* The number of a job of a Slurm array, counted from 1, and how many there are; of none with gaps. */
static bool read_slurm(wn_options *o)
{
    static const char *const names[] = { "ID", "COUNT", "MIN", "STEP", "MAX" };
    char name[32], *end;
    uint64_t n[5] = { 0, 0, 1, 1, 0 };
    for (int i = 0; i < 5; i++) {
        snprintf(name, sizeof name, "SLURM_ARRAY_TASK_%s", names[i]);
        const char *v = getenv(name);
        if (!v && i < 2) return false;
        if (v) n[i] = strtoull(v, &end, 10);
        if (v && (end == v || *end)) return false;
    }
    if (n[3] == 0 || (n[4] && (n[4] - n[2]) / n[3] + 1 != n[1])) return false;
    o->shards = n[1];
    o->shard = (n[0] - n[2]) / n[3] + 1;
    return true;
}

static bool read_shard(wn_options *o, const char *v)
{
    char *end;
    if (v[0] < '0' || v[0] > '9') return false;
    o->shard = strtoull(v, &end, 10);
    if (end[0] != '/' || end[1] < '0' || end[1] > '9') return false;
    o->shards = strtoull(end + 1, &end, 10);
    return *end == '\0';
}

SET(shard)
{
    (void)a;
    bool fine = strcmp(v, "slurm") == 0 ? read_slurm(o) : read_shard(o, v);
    fine = fine && o->shard >= 1 && o->shard <= o->shards && o->shards <= MOST_SHARDS;
    return fine || bad_value("shard", v, "K/N with K from 1 to N, or slurm in a job of an array without gaps",
                             err);
}

SET(offsets)
{
    (void)a;
    o->chars = strcmp(v, "chars") == 0;
    return o->chars || strcmp(v, "bytes") == 0 || bad_value("offsets", v, "bytes or chars", err);
}

SET(on_error)
{
    static const char *const names[] = { "stop", "skip", "keep" };
    (void)a;
    for (int i = 0; i < 3; i++) {
        o->on_error = (wn_on_error)i;
        if (strcmp(v, names[i]) == 0) return true;
    }
    return bad_value("on-error", v, "stop, skip or keep", err);
}

SET(invalid)
{
    (void)a;
    o->replace = strcmp(v, "replace") == 0;
    return o->replace || strcmp(v, "stop") == 0 || bad_value("invalid", v, "stop or replace", err);
}

SET(sandbox)
{
    static const char *const names[] = { "auto", "require", "off" };
    (void)a;
    for (int i = 0; i < 3; i++) {
        o->sandbox = (wn_sandbox)i;
        if (strcmp(v, names[i]) == 0) return true;
    }
    return bad_value("sandbox", v, "auto, require or off", err);
}

SET(hash)
{
    const char *digits = strncmp(v, "sha256:", 7) == 0 ? v + 7 : "";
    if (strlen(digits) != 64 || strspn(digits, "0123456789abcdef") != 64)
        return bad_value("filter-hash", v, "sha256: and 64 digits, as sha256sum prints them", err);
    *wn_list_add(a, &o->hashes) = digits;
    return true;
}

SET(seconds)
{
    char *end;
    double n = strtod(v, &end);
    (void)a;
    if (end == v || *end || !(n >= 0) || n > 1e6)
        return bad_value("time-limit", v, "seconds, as in 2.5; 0 for none", err);
    o->limits.seconds = n;
    return true;
}

SET(memory)
{
    static const char units[] = "KMGT";
    char *end;
    errno = 0;
    unsigned long long n = strtoull(v, &end, 10);
    const char *unit = *end ? strchr(units, *end & ~0x20) : NULL;
    int shift = unit ? 10 * (int)(unit - units + 1) : 0;
    (void)a;
    bool number = v[0] >= '0' && v[0] <= '9' && errno == 0 && n > 0 && n <= SIZE_MAX >> shift;
    if (!number || end[unit ? 1 : 0])
        return bad_value("memory-limit", v, "bytes, as in 512M", err);
    o->limits.memory = (size_t)n << shift;
    return true;
}

/* ---- the table */

enum { A = 1 << WN_STATS, F = 1 << WN_FILTER, E = 1 << WN_EXTRACT, X = 1 << WN_EXPLAIN, S = 1 << WN_LIST_ALL,
       C = 1 << WN_CHECK, N = 1 << WN_LEARN,
       T = 1 << WN_TEST, R = 1 << WN_REPL, I = 1 << WN_IMPORT, H = 1 << WN_HELP,
       ALL = (1 << WN_COMMANDS) - 1 };

const wn_option wn_option_table[] = {
    { 'L', "lua-filter", "FILE|NAME", "run this filter: a file or folder (with a / or .lua), or one of "
      "`winnow list`; may be given several times. Without it, article. extract, repl: for what it "
      "adds to find. check: instead of `checks`, which are all that come with winnow; beside those of the "
      "configuration", F | E | X | C | R, set_filter },
    { 'M', "metadata", "KEY=VALUE", "set an option of the filters: sourced.min_words=6, or min_words=6 "
      "for all that have it", F | E | X | C | R, set_value },
    { 'f', "from", "FORMAT", "format of the input; else by the file's name", F | E | X | C | N | R, set_from },
    { 't', "to", "FORMAT", "format of the output; else that of the input. extract: ndjson, dolma, csv, "
      "tsv or table. test: tap", F | E | T, set_to },
    { 'k', "kind", "KINDS", "what to extract, with commas between: quote, attribution, claim, quantity, "
      "boilerplate (these by default), sentence, block, document, or a filter's own. explain: what to show",
      E | X, set_kinds },
    { 0, "only", "dropped", "show only blocks that something was dropped from", X, set_only },
    { 0, "html", "FILE", "write a page to FILE instead", X, set_page },
    { 0, "watch", NULL, "show it anew each time that the file, or a filter of -L, is saved", X, set_watch },
    { 'o', "output", "FILE", "write to FILE, whole or not at all, packed where it ends in .gz or .zst. filter, "
      "extract: a folder (DIR/), for each file one of its name. import: a folder; else winnow-styles",
      F | E | C | N | I | A, set_output },
    { 0, "in-place", NULL, "write each file back where it came from", F, set_in_place },
    { 0, "ledger", "FILE", "write what was dropped and replaced, by whom and why, a record a line", F,
      set_ledger },
    { 0, "stats", "FILE", "write what the run came to: documents, what was dropped why, languages, errors; "
      "winnow stats adds such files up", F, set_stats },
    { 0, "mark", "[=changes]", "mark what would be dropped or replaced instead; changes, with -t pandoc: "
      "as tracked changes, and what is reported as comments, which pandoc -t docx writes for Word. They "
      "are winnow's and have no date, or -M winnow.author=NAME -M winnow.date=2026-11-28T09:30:00Z", F,
      set_mark },
    { 0, "format", "FORMAT", "of the findings: text, github, sarif, json, rdjsonl, checkstyle, junit, gitlab; "
      "auto (else) is that of the name of --output (.sarif, .json, .rdjsonl), github in GitHub's "
      "workflows, text elsewhere", C, set_format },
    { 0, "fail-on", "LEVEL", "exit with 1 on findings of this severity or a higher one: note, warning "
      "(else), error, never", C, set_fail_on },
    { 0, "baseline", "FILE", "hide the findings that FILE knows; without FILE, write it", C, set_baseline },
    { 'j', "jobs", "N", "N workers, or with 0 as many as there are processors; what is written is the same for "
      "any N. They are processes: a limit or a crash costs one record, see --on-error. Without it, one "
      "process does all, but for NDJSON of 16 MiB or more. check: files; corrections are made one after "
      "another. explain: a page of many documents", F | E | X | C, set_jobs },
    { 0, "shard", "K/N", "the Kth of N shares of the files, cut between lines of NDJSON and between files: the "
      "outputs of 1/N to N/N, one behind the other, are that of the whole. With -o DIR/, whole "
      "files. slurm: K and N are those of the job's array, which may begin at any number", F | E, set_shard },
    { 0, "resume", NULL, "go on after a stop: what --output has is done. Of a folder, file by file", F | E,
      set_resume },
    { 0, "progress", NULL, "show on the terminal how far the run is, and say at its end what it came to",
      F | E, set_progress },
    { 0, "trace", NULL, "tell of each thing that a function was called for, and what it decided; not "
      "with -j, --shard, --stats", F | X | C, set_trace },
    { 0, "fix", NULL, "make the corrections that findings bring along, and report the rest", C, set_fix },
    { 0, "fix-dry-run", NULL, "print what --fix would change, as a diff", C, set_dry_run },
    { 0, "changed", "REV", "report only what is on lines that git says changed since REV", C, set_changed },
    { 0, "ext", "LIST", "names of files in folders end so; else md, markdown, txt, html, htm", C,
      set_endings },
    { 0, "stdin-name", "PATH", "name of what comes from standard input, for its format and for reports", C,
      set_stdin_name },
    { 0, "via", "pandoc", "read files by pandoc, whatever it reads: reStructuredText, LaTeX, docx, …; "
      "--from is pandoc's then", C, set_via },
    { 0, "config", "FILE", "configuration; else .winnow.lua of this folder or one around it; none", C,
      set_config },
    { 0, "lang", "CODE", "language of all; else each block's is found", F | E | X | C | N | R, set_lang },
    { 0, "offsets", "UNIT", "bytes (else) or chars (code points), in records and the ledger",
      F | E, set_offsets },
    { 0, "text-field", "NAME", "field of an NDJSON record that holds its text; else text",
      F | E | X | C | N | R, set_text_field },
    { 0, "on-error", "ACTION", "of a bad NDJSON record: stop (else), skip it, or keep it as it is (skip it, "
      "too, where another format is written). filter, extract: the same of one that meets a limit or "
      "crashes its worker, and the exit status is 4 then; of a packed file or archive that is damaged, "
      "the rest is left out",
      F | E | X | C | N | R, set_on_error },
    { 0, "invalid", "ACTION", "of bytes that are not UTF-8: stop (else), or replace them by U+FFFD",
      F | E | X | C | N | R, set_invalid },
    { 0, "time-limit", "SECONDS", "processor time for one document, or up to an eighth more; else 10",
      F | E | X | C | T | R, set_seconds },
    { 0, "memory-limit", "SIZE", "memory for one document, as in 512M; else a filter has 256M and 8 "
      "times the input",
      F | E | X | C | N | T | R, set_memory },
    { 0, "sandbox", "MODE", "seccomp around the run, so that it has only the calls it needs: auto (else): "
      "where it can be had; require: or exit with 6; off", ALL, set_sandbox },
    { 0, "filter-hash", "sha256:…", "the filter of -L must be this file, byte for byte; one for each -L, in "
      "their order", F | E | X | C | R, set_hash },
    { 0, "trust", NULL, "give the filters of -L io and os: they can read, write and run whatever you can. "
      "Never for filters of strangers", F | E | X | C | R, set_trust },
    { 0, "update", NULL, "rewrite the examples that fail to what the filter does; read the difference", T,
      set_update },
    { 0, "man", NULL, "print the manual page", H, set_man },
    { 'v', "verbose", NULL, "with the options of each, as they are where nobody sets them, and what "
      "else they may be", S, set_verbose },
    { 0, "languages", NULL, "the languages, and how many words each has of what", S, set_languages },
    { 'h', "help", NULL, "print help on the command", ALL, set_help },
    { 'v', "version", NULL, "print the version", ALL, set_version },
    { 0 }
};

/* ---- the walk */

typedef struct {
    wn_arena *arena;
    wn_options *o;
    char **args;                /* what is left */
    bool plain;                 /* behind "--": no more options */
    bool commanded;             /* a command, or the first file, was seen */
    bool used[sizeof wn_option_table / sizeof *wn_option_table];    /* to be held against the command */
} reader;

static bool unknown_option(const char *shown, wn_str name, wn_err *err)
{
    wn_str names[64];
    size_t n = 0;
    for (const wn_option *p = wn_option_table; p->name; p++) names[n++] = wn_str_of(p->name);
    wn_str near = wn_near(name, names, n);
    if (near.len == 0)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "unknown option %s; see winnow help", shown);
    return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "unknown option %s; did you mean --%.*s?", shown,
                   (int)near.len, near.ptr);
}

/* Stores option P; VALUE is what stood with it, or NULL. An empty one, --ext=$LIST, is none. */
static bool take(reader *r, const wn_option *p, const char *value, wn_err *err)
{
    bool needed = p->argument && p->argument[0] != '[';
    if (needed && !value) value = *r->args ? *r->args++ : NULL;
    if (needed && (!value || !value[0]))
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--%s needs a value: %s", p->name, p->argument);
    r->used[p - wn_option_table] = true;
    return p->set(r->arena, r->o, value, err);
}

/* --name, --name=value, --name value */
static bool read_long(reader *r, const char *arg, wn_err *err)
{
    const char *eq = strchr(arg, '=');
    wn_str name = { arg + 2, eq ? (size_t)(eq - arg) - 2 : strlen(arg) - 2 };
    const wn_option *p = wn_option_table;
    while (p->name && !wn_str_eq(name, wn_str_of(p->name))) p++;
    if (!p->name) return unknown_option(arg, name, err);
    if (eq && !p->argument)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--%s takes no value", p->name);
    return take(r, p, eq ? eq + 1 : NULL, err);
}

/* The option of COMMAND that LETTER stands for, else one of another command. */
static const wn_option *with_letter(char letter, wn_command_id command)
{
    const wn_option *other = NULL, *p = wn_option_table;
    for (; p->name; p++) {
        if (p->letter != letter) continue;
        if (p->commands & 1u << command) return p;
        other = p;
    }
    return other ? other : p;
}

/* -x, -xVALUE, -x VALUE, and several without values: -ih */
static bool read_short(reader *r, const char *arg, wn_err *err)
{
    for (const char *c = arg + 1; *c; c++) {
        const wn_option *p = with_letter(*c, r->o->command);
        if (!p->name) {
            return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "unknown option %s; see winnow help", arg);
        }
        if (p->argument) return take(r, p, c[1] ? c + 1 : NULL, err);
        if (!take(r, p, NULL, err)) return false;
    }
    return true;
}

/* The first word that is no option may be a command; others are files. */
static void read_word(reader *r, const char *word)
{
    bool first = !r->commanded && !r->plain;
    r->commanded = true;
    for (int i = 0; first && i < WN_COMMANDS; i++) {
        if (strcmp(word, wn_command_table[i].name) != 0) continue;
        r->o->command = (wn_command_id)i;
        return;
    }
    *wn_list_add(r->arena, &r->o->files) = word;
}

/* A first word that is nearly a command, and no file. */
static bool check_word(const reader *r, wn_err *err)
{
    struct stat st;
    wn_str names[WN_COMMANDS];
    const wn_options *o = r->o;
    for (int i = 0; i < WN_COMMANDS; i++) names[i] = wn_str_of(wn_command_table[i].name);
    const char *word = o->command == WN_FILTER && o->files.len && !r->plain ? o->files.at[0] : "-";
    if (strpbrk(word, "-./") || lstat(word, &st) == 0) return true;
    wn_str near = wn_near(wn_str_of(word), names, WN_COMMANDS);
    return !near.len || wn_fail(err, WN_USAGE, WN_NO_OFFSET, "'%s' is neither a file nor a command; did you "
                                "mean 'winnow %.*s'?", word, (int)near.len, near.ptr);
}

static bool check_command(const reader *r, wn_err *err)
{
    for (const wn_option *p = wn_option_table; p->name; p++) {
        if (!r->used[p - wn_option_table] || p->commands & 1u << r->o->command) continue;
        int has = 0;
        while (!(p->commands & 1u << has)) has++;
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--%s is not an option of winnow %s, but of winnow %s",
                       p->name, wn_command_table[r->o->command].name, wn_command_table[has].name);
    }
    return true;
}

bool wn_options_read(wn_arena *a, int argc, char **argv, wn_options *o, wn_err *err)
{
    reader r = { .arena = a, .o = o, .args = argv + (argc > 0) };
    *o = (wn_options){ .limits = { .seconds = 10 } };
    while (*r.args) {
        const char *arg = *r.args++;
        bool fine = true;
        if (r.plain || arg[0] != '-' || arg[1] == '\0') read_word(&r, arg);
        else if (strcmp(arg, "--") == 0) r.plain = true;
        else if (arg[1] == '-') fine = read_long(&r, arg, err);
        else fine = read_short(&r, arg, err);
        if (!fine) return false;
    }
    if (o->help || o->version) return true;
    if (o->trace && (o->jobs || o->shards || o->stats))
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET,
                       "--trace is of one process; without -j, --shard and --stats");
    if (o->hashes.len && o->hashes.len != o->filters.len)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--filter-hash %u times, -L %u times; expected one for "
                       "each", (unsigned)o->hashes.len, (unsigned)o->filters.len);
    return check_word(&r, err) && check_command(&r, err) && wn_author_check(&o->who, o->track, err);
}
