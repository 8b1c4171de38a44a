/* run.c: runs each command of cases.txt once as it is, then once for each call that it makes of the C
** library, in which that call fails; and holds every time that
**
**     it ends by itself, with its usual status, 4 or 6
**     with the usual status all is as usual: output, files, and what is said
**     else one line says why, files are as they were or whole, and what was written is the beginning
**     of the output (of records: whole lines)
**     what main returns from has given everything back: memory, descriptors (of pages, the JIT of PCRE2
**     keeps some for later)
**
** run PROGRAM INJECT.so WINNOW.so CASES FOLDER [EVERY [NAME…]]: each EVERYth fault of memory, and eight times
** as many of the others (0: none of memory, all others); only the cases NAME.
*/
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "calls.h"

enum { MOST_FILES = 64, MOST_WORDS = 32, SECONDS = 30, PER_SITE = 1 };

#define AS_CALL(name, ways) { #name, ways },
static const struct { const char *name, *ways; } calls[] = { CALLS(AS_CALL) };

typedef struct { char *ptr; size_t len; } text;

/* What a folder holds. */
typedef struct { struct { char *path; text bytes; mode_t mode; } at[MOST_FILES]; int count; } tree;

typedef struct { int status; bool reached; text out, err; tree files; } outcome;

typedef struct {
    char name[40], line[400];
    bool records, host;         /* output in whole lines; a program that loads the module */
    bool workers;               /* each may say why, of each record */
    bool others;                /* what cannot be read does not hide what is said of other files */
    bool report;                /* it says so in a file */
    int also;                   /* a status that is right, too, when something fails */
    char *env[8], *words[MOST_WORDS], *input;
} command;

static struct { const char *program, *module, *inject, *fixtures; int every; } o;
static fault_state *state;
static tree fixtures, *walked;
static unsigned faults, survived, told, missed, wrong;

static _Noreturn void die(const char *what) { perror(what); exit(2); }

/* ---- files */

static text slurp(const char *path)
{
    struct stat st;
    text t = { NULL, 0 };
    int fd = open(path, O_RDONLY);
    if (fd < 0 || fstat(fd, &st) != 0) die(path);
    t.ptr = calloc(1, (size_t)st.st_size + 1);
    if (!t.ptr || read(fd, t.ptr, (size_t)st.st_size) != st.st_size) die(path);
    t.len = (size_t)st.st_size;
    close(fd);
    return t;
}

static void spill(const char *path, text t, mode_t mode)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, mode);
    if (fd < 0 || write(fd, t.ptr, t.len) != (ssize_t)t.len || fchmod(fd, mode) != 0) die(path);
    close(fd);
}

static int walk_one(const char *path, const struct stat *st, int type, struct FTW *f)
{
    (void)f;
    if (type != FTW_F) return 0;
    if (walked->count == MOST_FILES) die("too many files");
    walked->at[walked->count].path = strdup(path + 2);      /* without "./" */
    walked->at[walked->count].bytes = slurp(path);
    walked->at[walked->count++].mode = st->st_mode;
    return 0;
}

static tree look(void)
{
    tree t = { .count = 0 };
    walked = &t;
    if (nftw(".", walk_one, 8, FTW_PHYS) != 0) die("nftw");
    return t;
}

static void forget(outcome *x)
{
    for (int i = 0; i < x->files.count; i++) free(x->files.at[i].path), free(x->files.at[i].bytes.ptr);
    free(x->out.ptr);
    free(x->err.ptr);
}

static int find(const tree *t, const char *path)
{
    for (int i = 0; i < t->count; i++) if (strcmp(t->at[i].path, path) == 0) return i;
    return -1;
}

static bool same_bytes(text a, text b) { return a.len == b.len && memcmp(a.ptr, b.ptr, a.len) == 0; }

/* Is PATH the same in A and B, there or not? */
static bool same_file(const tree *a, const tree *b, const char *path)
{
    int i = find(a, path), j = find(b, path);
    if (i < 0 || j < 0) return i < 0 && j < 0;
    return same_bytes(a->at[i].bytes, b->at[j].bytes) && a->at[i].mode == b->at[j].mode;
}

/* What a run left behind becomes the fixtures again. */
static void restore(const tree *now)
{
    for (int i = 0; i < now->count; i++)
        if (find(&fixtures, now->at[i].path) < 0) unlink(now->at[i].path);
    for (int i = 0; i < fixtures.count; i++)
        if (!same_file(now, &fixtures, fixtures.at[i].path))
            spill(fixtures.at[i].path, fixtures.at[i].bytes, fixtures.at[i].mode);
}

/* ---- commands: NAME[, records][, host][, workers][, others][, or STATUS]: [VARIABLE=VALUE …] winnow … [< FILE] */

static void read_command(command *c, const char *line)
{
    int words = 0, env = 0;
    char *rest, *head;
    memset(c, 0, sizeof *c);
    snprintf(c->line, sizeof c->line, "%.*s", (int)strcspn(line, "\n"), line);
    if (!(rest = strchr(c->line, ':'))) die(c->line);
    *rest++ = '\0';
    c->records = strstr(c->line, ", records") != NULL;
    c->workers = strstr(c->line, ", workers") != NULL;
    c->others = strstr(c->line, ", others") != NULL;
    c->report = strstr(rest, " -o ") != NULL;
    c->host = strstr(c->line, ", host") != NULL;
    const char *also = strstr(c->line, ", or ");
    c->also = also ? atoi(also + 5) : 4;
    head = c->line + strcspn(c->line, ",");
    snprintf(c->name, sizeof c->name, "%.*s", (int)(head - c->line), c->line);
    for (char *w = strtok(rest, " "); w; w = strtok(NULL, " ")) {
        if (strcmp(w, "<") == 0) c->input = strtok(NULL, " ");
        else if (words == 0 && strchr(w, '=')) c->env[env++] = w;
        else if (words < MOST_WORDS - 1) c->words[words++] = w;
    }
}

static void redirect(const char *path, int flags, int to)
{
    int fd = open(path, flags, 0600);
    if (fd < 0 || dup2(fd, to) < 0) die(path);
    if (fd != to) close(fd);
}

static _Noreturn void become(command *c, const char *fault)
{
    static char *none[] = { NULL };
    bool ours = strcmp(c->words[0], "winnow") == 0;
    const char *program = ours ? o.program : c->words[0];
    redirect(c->input ? c->input : "/dev/null", O_RDONLY, 0);
    redirect("../out", O_WRONLY | O_TRUNC | O_CREAT, 1);
    redirect("../err", O_WRONLY | O_TRUNC | O_CREAT, 2);
    environ = none;
    setenv("PATH", "/usr/bin:/bin", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("MODULE", o.module, 1);
    setenv("FAULT", fault, 1);
    setenv("FAULT_STATE", "../state", 1);
    setenv("FAULT_PROGRAM", strrchr(program, '/') ? strrchr(program, '/') + 1 : program, 1);
    setenv("LD_PRELOAD", o.inject, 1);
    if (c->host) setenv("FAULT_WAIT", "1", 1);
    for (int i = 0; c->env[i]; i++) putenv(c->env[i]);
    personality(ADDR_NO_RANDOMIZE);
    setpgid(0, 0);
    alarm(SECONDS);
    execvp(program, c->words);
    _exit(127);
}

static outcome run(command *c, const char *fault)
{
    outcome x = { .status = 0 };
    int how;
    state->injected = state->ended = 0;
    pid_t child = fork();
    if (child == 0) become(c, fault);
    if (child < 0 || waitpid(child, &how, 0) < 0) die("fork");
    kill(-child, SIGKILL);                  /* what it may have left running */
    x.status = WIFEXITED(how) ? WEXITSTATUS(how) : 1000 + WTERMSIG(how);
    x.reached = state->injected > 0;
    x.out = slurp("../out");
    x.err = slurp("../err");
    x.files = look();
    restore(&x.files);
    return x;
}

/* ---- what must hold */

/* Lines of standard error that the run without a fault did not have; -1: one is not ours. */
static int new_lines(const outcome *was, const outcome *x, bool host)
{
    int n = 0;
    for (const char *s = x->err.ptr, *end; *s; s = end) {
        end = s + strcspn(s, "\n");
        end += *end == '\n';
        char *line = strndup(s, (size_t)(end - s));
        bool of_filter = line[strspn(line, " 0123456789")] == '|';  /* what the line before speaks of */
        if (!of_filter && !strstr(was->err.ptr, line)) {
            n++;
            if (strncmp(line, "winnow: ", 8) != 0 && !host) n = -100;
        }
        free(line);
    }
    return n < 0 ? -1 : n;
}

static const char *wrong_files(const outcome *was, const outcome *x, bool whole)
{
    for (int i = 0; i < x->files.count; i++) {
        const char *path = x->files.at[i].path;
        if (find(&fixtures, path) < 0 && find(&was->files, path) < 0) return "a file was left behind";
    }
    const tree *both[] = { &fixtures, &was->files };
    for (int k = 0; k < 2; k++)
        for (int i = 0; i < both[k]->count; i++) {
            const char *path = both[k]->at[i].path;
            if (same_file(&x->files, &was->files, path)) continue;
            if (whole || !same_file(&x->files, &fixtures, path)) return "a file is neither old nor new";
        }
    return NULL;
}

static const char *wrong_leaks(const fault_state *quiet)
{
    if (!state->ended) return NULL;
    if (state->blocks > quiet->blocks) return "memory was not given back";
    if (state->files > quiet->files) return "a descriptor was left open";
    return NULL;
}

static const char *wrong_output(const command *c, const outcome *was, const outcome *x, bool writing)
{
    size_t n = x->out.len;
    if (n > was->out.len || memcmp(x->out.ptr, was->out.ptr, n) != 0) return "other output";
    if (n == 0 || n == was->out.len || writing) return NULL;
    return c->records && x->out.ptr[n - 1] == '\n' ? NULL : "a part of the output";
}

static const char *judge(const command *c, const outcome *was, const outcome *x, const char *fault,
                         bool must_survive)
{
    const char *why;
    bool writing = strncmp(fault, "write:", 6) == 0, silent = writing && strstr(fault, "EPIPE");
    int lines = new_lines(was, x, c->host);
    if (x->status == 1000 + SIGALRM) return "it hangs";
    if (x->status >= 1000) return "it crashed";
    if (x->status == was->status) {
        if (!same_bytes(x->out, was->out)) return "output was lost, and the status is as if not";
        if (!same_bytes(x->err, was->err) && !c->host) return "something else was said";
        if ((why = wrong_files(was, x, true)) != NULL) return why;
        return (survived++, NULL);
    }
    if (must_survive) return "must be survived";
    if (x->status != 4 && x->status != 6 && x->status != c->also) return "the status";
    if (lines < 0) return "a message that is not ours";
    if (c->others && (x->status == 6 || x->status == c->also) && lines > 0) {
        if (!c->report && (why = wrong_files(was, x, false)) != NULL) return why;
        return (told++, NULL);
    }
    if (lines != 1 && !(c->workers && lines > 1) && !silent && !c->host && !writing) return "not one line that says why";
    if ((why = wrong_output(c, was, x, writing)) != NULL) return why;
    if ((why = wrong_files(was, x, false)) != NULL) return why;
    return (told++, NULL);
}

/* ---- all faults of a command */

static void inject(command *c, const outcome *was, const fault_state *quiet, const char *fault, bool must)
{
    outcome x = run(c, fault);
    faults++;
    const char *why = NULL;
    if (!x.reached) missed++;
    else if (!(why = judge(c, was, &x, fault, must))) why = wrong_leaks(quiet);
    if (why) {
        wrong++;
        printf("  FAILED %s: FAULT=%s: %s (status %d)\n%s", c->name, fault, why, x.status, x.err.ptr);
    }
    forget(&x);
}

/* Is call N of CALL one of a caller that had its turn? */
static bool had_turn(const fault_state *quiet, int call, uint32_t n)
{
    uint32_t same = 0;
    if (call >= ALLOCATING || n > MOST_SITES / ALLOCATING) return false;
    for (uint32_t i = 0; i + 1 < n && same < PER_SITE; i++)
        same += quiet->site[call][i] == quiet->site[call][n - 1];
    return same >= PER_SITE;
}

static void inject_all(command *c, const outcome *was, const fault_state *quiet)
{
    static unsigned turns[2];
    for (int call = 0; call < CALL_COUNT; call++)
        for (uint32_t n = 1; n <= quiet->most[call]; n++) {
            char ways[80], fault[80];
            if (had_turn(quiet, call, n)) continue;
            snprintf(ways, sizeof ways, "%s", calls[call].ways);
            for (char *way = strtok(ways, " "); way; way = strtok(NULL, " ")) {
                bool must = strchr(way, '!') != NULL;
                way[strcspn(way, "!")] = '\0';
                bool memory = call < ALLOCATING;
                if (memory && !o.every) break;
                if (turns[memory]++ % (unsigned)(memory ? o.every : o.every / 8 + 1)) continue;
                snprintf(fault, sizeof fault, "%s:%u:%s", calls[call].name, (unsigned)n, way);
                inject(c, was, quiet, fault, must);
            }
        }
}

static void test(command *c, fault_state *quiet)
{
    memset(state, 0, sizeof *state);
    outcome was = run(c, "");
    if (was.status > 1) printf("  FAILED %s: status %d without a fault\n%s", c->name, was.status, was.err.ptr);
    if (was.status > 1) wrong++;
    int32_t blocks = state->blocks, files = state->files;
    memset(state, 0, sizeof *state);
    state->sites_wanted = 1;
    outcome again = run(c, "");     /* telling callers apart takes memory of its own */
    memcpy(quiet, state, sizeof *quiet);
    quiet->blocks = blocks, quiet->files = files;
    state->sites_wanted = 0;
    forget(&again);
    faults = survived = told = missed = 0;
    inject_all(c, &was, quiet);
    printf("%-20s %5u faults: %u survived, %u told", c->name, faults, survived, told);
    printf(missed ? ", %u not reached\n" : "\n", missed);
    fflush(stdout);
    forget(&was);
}

static bool is_named(char **names, const char *name)
{
    while (*names && strcmp(*names, name) != 0) names++;
    return *names;
}

static void begin(const char *folder)
{
    char make[3000];
    snprintf(make, sizeof make, "rm -rf '%s' && mkdir -p '%s/w' && cp -r '%s/.' '%s/w'", folder,
             folder, o.fixtures, folder);
    if (system(make) != 0 || chdir(folder) != 0) die(folder);
    int fd = open("state", O_RDWR | O_CREAT, 0600);
    if (fd < 0 || ftruncate(fd, sizeof *state) != 0) die("state");
    state = mmap(NULL, sizeof *state, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (state == MAP_FAILED || chdir("w") != 0) die("state");
    umask(022);
    fixtures = look();
}

int main(int argc, char **argv)
{
    static fault_state quiet;
    char line[400];
    unsigned all = 0, lived = 0;
    if (argc < 6) return fprintf(stderr, "run PROGRAM INJECT.so WINNOW.so CASES FOLDER [EVERY [NAME…]]\n"), 2;
    char *cases = realpath(argv[4], NULL), *slash = cases ? strrchr(cases, '/') : NULL;
    o.program = realpath(argv[1], NULL);
    o.inject = realpath(argv[2], NULL);
    o.module = realpath(argv[3], NULL);
    o.every = argc > 6 ? atoi(argv[6]) : 1;
    if (!o.program || !o.inject || !o.module || !slash || o.every < 0) die("run");
    FILE *file = fopen(cases, "r");
    strcpy(slash, "/files");
    o.fixtures = cases;
    begin(argv[5]);
    while (file && fgets(line, sizeof line, file)) {
        command c;
        if (line[0] == '#' || line[0] == '\n') continue;
        read_command(&c, line);
        if (argc > 7 && !is_named(argv + 7, c.name)) continue;
        test(&c, &quiet);
        all += faults;
        lived += survived;
    }
    printf("%u faults injected, %u survived, %u told, %u wrong\n", all, lived, all - lived - wrong, wrong);
    return wrong > 0;
}
