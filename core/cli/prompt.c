/* prompt.c: see prompt.h. libedit (BSD licence) is loaded when it is asked for, so that no other run of the
** program pays for it and its three libraries, and none depends on it. */
#include "cli/prompt.h"

#include <dlfcn.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "bind/limit.h"

typedef char *entry(const char *text, int state);

static struct {
    bool there;
    char *(*read)(const char *prompt);
    int (*add)(const char *line);
    char **(*matches)(const char *text, entry *next);
    int *over;                  /* nothing else completes */
    int *append;                /* what stands behind a word that was completed */
} edit;

static struct { wn_prompt_words *words; void *ctx; } completion;

/* ---- libedit, as readline is called */

/* The next of the words that TEXT may become, one a call; state 0: the first. libedit frees them. */
static char *next_word(const char *text, int state)
{
    static wn_arena *a;
    static wn_str rest;
    if (state == 0) {
        if (!a) a = wn_limit_arena(0);
        wn_arena_reset(a);
        wn_buf words = wn_buf_new(a);
        completion.words(completion.ctx, wn_str_of(text), &words);
        rest = wn_buf_str(&words);
    }
    if (rest.len == 0) return NULL;
    wn_str word = wn_str_take(&rest, '\n');
    return strndup(word.ptr, word.len);
}

/* Never the names of files, which are what libedit offers else. */
static char **complete(const char *text, int start, int end)
{
    (void)start, (void)end;
    *edit.over = 1;
    *edit.append = '\0';
    return edit.matches(text, next_word);
}

void wn_prompt_open(void)
{
    static void *hook;
    static char **breaks, between[] = " \t\n(){}=<>~+-*/%^#,;&|\"'";
    static const struct { const char *name; void *to; } needed[] = {
        { "readline", &edit.read }, { "add_history", &edit.add }, { "rl_completion_matches", &edit.matches },
        { "rl_attempted_completion_over", &edit.over }, { "rl_completion_append_character", &edit.append },
        { "rl_attempted_completion_function", &hook }, { "rl_completer_word_break_characters", &breaks },
    };
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return;
    void *lib = dlopen("libedit.so.2", RTLD_NOW);
    if (!lib || !setlocale(LC_CTYPE, "C.UTF-8")) return;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        void *at = dlsym(lib, needed[i].name);
        if (!at) return;
        memcpy(needed[i].to, &at, sizeof at);
    }
    char **(*function)(const char *, int, int) = complete;
    memcpy(hook, &function, sizeof function);
    *breaks = between;
    edit.there = true;
}

void wn_prompt_complete(wn_prompt_words *words, void *ctx)
{
    completion.words = words;
    completion.ctx = ctx;
}

/* ---- without */

static bool read_plain(const char *prompt, wn_buf *out)
{
    char c;
    size_t got;
    bool any = false;
    if (isatty(STDIN_FILENO)) wn_file_write(STDOUT_FILENO, wn_str_of(prompt), NULL);
    while (wn_file_some(STDIN_FILENO, &c, 1, &got) && got && c != '\n') {
        wn_buf_byte(out, c);
        any = true;
    }
    return any || (got && c == '\n');
}

static volatile sig_atomic_t interrupted;

static void interrupt(int signo) { interrupted = signo; }

/* Ctrl-C throws away the line. */
bool wn_prompt_read(const char *prompt, wn_buf *out)
{
    if (!edit.there) return read_plain(prompt, out);
    struct sigaction was, now = { .sa_handler = interrupt };
    interrupted = 0;
    sigaction(SIGINT, &now, &was);
    char *line = edit.read(prompt);
    sigaction(SIGINT, &was, NULL);
    if (!line && interrupted) return wn_file_write(STDOUT_FILENO, WN_STR("\n"), NULL);
    if (!line) return false;
    if (line[0]) edit.add(line);
    wn_buf_add(out, wn_str_of(line));
    free(line);
    return true;
}
