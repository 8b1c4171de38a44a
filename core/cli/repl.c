/* repl.c: winnow repl: Lua by hand over a document. Each line is run by a child, which then goes on as the
** session; where a limit ends it, its parent still is what it was before that line:
**
**     session ── fork ──► child: runs the line ── done ──► is the session
**        └ waits: done → ends; the child died → reads the next line itself
**
** The process that the shell waits for waits for all of them: each has the writing end of its pipe. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/safe.h"
#include "bind/limit.h"
#include "bind/session.h"
#include "cli/caret.h"
#include "cli/command.h"
#include "cli/jail.h"
#include "cli/job.h"
#include "cli/program.h"
#include "cli/prompt.h"
#include "cli/say.h"

typedef struct {
    wn_lua *lua;
    wn_arena *arena;            /* of the session */
    wn_buf lines;               /* what was typed of a statement so far */
    int done;                   /* where the session tells that it is over */
    bool begun;
    wn_err lost;                /* output that could not be written: the session is over */
} session;

/* ---- output */

static void print_lines(session *s, wn_arena *a, wn_str text)
{
    wn_buf out = wn_buf_new(a);
    wn_safe_lines(&out, text);
    bool fine = wn_file_write(STDOUT_FILENO, wn_buf_str(&out), &s->lost);
    if (!fine && errno == EPIPE) s->lost.text[0] = '\0';      /* who closed it knows */
}

static void add_words(void *ctx, wn_str word, wn_buf *out)
{
    session *s = ctx;
    wn_err err;
    wn_session_complete(s->lua, word, out, &err);
}

/* ---- a line */

/* Runs what was typed; a limit ends the process. */
static void run_lines(session *s)
{
    wn_err err = { .code = WN_OK };
    wn_arena *a = wn_limit_arena(0);
    wn_buf out = wn_buf_new(a);
    bool more;
    wn_caret_know(s->arena, WN_STR("line"), wn_arena_copy(s->arena, wn_buf_str(&s->lines)));
    bool fine = wn_session_run(s->lua, wn_buf_str(&s->lines), &out, &more, &err);
    print_lines(s, a, wn_buf_str(&out));
    if (!fine) wn_say_error(&err);
    if (err.code == WN_LIMIT) _exit(WN_LIMIT);
    if (!more) s->lines.len = 0;
    wn_arena_free(a);
}

/* Returns in the process that is the session from now on. */
static void step(session *s)
{
    int ends[2], status = 0;
    char done = 1;
    signal(SIGINT, SIG_IGN);            /* ends the line, not the session */
    if (pipe2(ends, O_CLOEXEC) != 0) {
        wn_say("%s", strerror(errno));
        return;
    }
    pid_t child = fork();
    if (child == 0) {
        signal(SIGINT, SIG_DFL);
        close(ends[0]);
        run_lines(s);
        wn_file_write(ends[1], (wn_str){ &done, 1 }, NULL);
        close(ends[1]);
        return;
    }
    size_t got = 0;
    close(ends[1]);
    bool fine = child > 0 && wn_file_some(ends[0], &done, 1, &got);
    close(ends[0]);
    if (fine && got) _exit(WN_OK);
    if (child > 0) wn_program_wait(child, &status);
    if (WIFSIGNALED(status)) wn_say("ended by signal %d (%s)", WTERMSIG(status), strsignal(WTERMSIG(status)));
    wn_say("the line was undone; the session goes on");
    s->lines.len = 0;
    signal(SIGINT, SIG_DFL);
}

/* A line that ends with a tab asks what its last word may become, where there is no terminal. */
static void complete(session *s, wn_str line)
{
    static const char between[] = " \t(){}=<>~+-*/%^#,;&|\"'";
    wn_arena *a = wn_limit_arena(0);
    wn_buf out = wn_buf_new(a);
    size_t from = --line.len;
    while (from > 0 && !strchr(between, line.ptr[from - 1])) from--;
    add_words(s, (wn_str){ line.ptr + from, line.len - from }, &out);
    print_lines(s, a, wn_buf_str(&out));
    wn_arena_free(a);
}

static bool is_bye(wn_str line) { return wn_str_eq(line, WN_STR("quit")) || wn_str_eq(line, WN_STR("exit")); }

static const char HELP[] =
    "Lua, a line or several: doc, doc.quotes[1].speaker, winnow.words(doc.text). A tab "
    "completes a name; quit ends it. Things and functions: winnow help api";

static void talk(session *s)
{
    for (;;) {
        wn_arena *a = wn_limit_arena(0);
        wn_buf line = wn_buf_new(a);
        bool there = wn_prompt_read(s->lines.len ? ">> " : "> ", &line);
        there = there && !(s->lines.len == 0 && is_bye(wn_buf_str(&line)));
        bool help = s->lines.len == 0 && wn_str_eq(wn_buf_str(&line), WN_STR("help"));
        if (there && line.len && line.ptr[line.len - 1] == '\t') complete(s, wn_buf_str(&line));
        else if (there && help) print_lines(s, a, wn_str_of(HELP));
        else if (there && (line.len || s->lines.len)) {
            if (s->lines.len) wn_buf_byte(&s->lines, '\n');
            wn_buf_add(&s->lines, wn_buf_str(&line));
            step(s);
        }
        wn_arena_free(a);
        if (!there || s->lost.code) return;
    }
}

/* The session, in processes of its own; returns when it is over. */
static bool begin(session *s, wn_err *err)
{
    int ends[2];
    size_t got = 0;
    if (pipe2(ends, O_CLOEXEC) != 0) return wn_fail(err, WN_IO, WN_NO_OFFSET, "%s", strerror(errno));
    signal(SIGINT, SIG_IGN);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        signal(SIGINT, SIG_DFL);
        talk(s);
        wn_file_write(ends[1], (wn_str){ (const char *)&s->lost, sizeof s->lost }, NULL);
        _exit(WN_OK);
    }
    close(ends[1]);
    bool fine = child > 0 && wn_file_some(ends[0], (char *)err, sizeof *err, &got) && got == sizeof *err;
    close(ends[0]);
    if (fine) return err->code == WN_OK;
    return wn_fail(err, WN_IO, WN_NO_OFFSET, "the session was ended by a signal");
}

/* ---- the run */

static bool visit(void *ctx, wn_job *j, const wn_item *it, wn_err *err)
{
    session *s = ctx;
    if (s->begun || !it->doc) return true;      /* of records, the first */
    s->begun = true;
    s->lua = j->lua;
    s->arena = j->arena;
    s->lines = wn_buf_new(j->arena);
    wn_prompt_complete(add_words, s);
    return wn_session_open(j->lua, it->doc, err) && begin(s, err);
}

static bool has_file(const wn_options *o, wn_err *err)
{
    bool one = o->files.len == 1 && strcmp(o->files.at[0], "-") != 0;
    return one || wn_fail(err, WN_USAGE, WN_NO_OFFSET, "repl takes one file; lines come from standard input");
}

int wn_repl_run(wn_arena *a, const wn_options *o)
{
    wn_err err = { .code = WN_OK };
    wn_job j = { 0 };
    session s = { .begun = false };
    wn_prompt_open();
    bool fine = has_file(o, &err) && wn_jail_enter(o, wn_jail_needs(o), &err) &&
                wn_job_open(&j, a, o, NULL, &err) && wn_job_each(&j, o->files.at[0], visit, &s, &err);
    wn_job_close(&j);
    return fine ? WN_OK : wn_say_error(&err);
}
