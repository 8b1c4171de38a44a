/* command.c: the program as people call it: files (pieces of the input, by NUL) in a folder of its
** own, and bytes that choose the arguments. It ends with one of its statuses, and all that it says
** is lines of its own. */
#include "fuzz.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "bind/limit.h"

enum { WORDS = 16 };

int winnow_main(int argc, char **argv);

static const char *const files[] = {"a.txt",      "b.md",      "c.html",        "d.jsonl",
                                    "e.json",     "f.lua",     ".winnow.lua",   "r.yml",
                                    "known.json", "dir/x.txt", "dir/.gitignore"};

static const char *const commands[] = {"",      "",     "filter", "extract", "check", "check",
                                       "learn", "test", "import", "list",    "help",  "hlep"};

/* "?" stands for a piece of the input. */
static const char *const words[] = {"a.txt",
                                    "b.md",
                                    "c.html",
                                    "d.jsonl",
                                    "e.json",
                                    "f.lua",
                                    ".winnow.lua",
                                    "r.yml",
                                    "known.json",
                                    "dir",
                                    ".",
                                    "-",
                                    "--",
                                    "none.txt",
                                    "?",
                                    "?",
                                    "vale",
                                    "api",
                                    "Quote",
                                    "exit",
                                    "formats",
                                    "filters",
                                    "-L",
                                    "./f.lua",
                                    "-L./f.lua",
                                    "-Lsourced",
                                    "-Lquotes-only",
                                    "-Larticle",
                                    "-L?",
                                    "-M",
                                    "?=?",
                                    "n=1",
                                    "-Mmin_words=3",
                                    "-Mby-speaker.name=Ada",
                                    "-M?",
                                    "-f",
                                    "text",
                                    "markdown",
                                    "html",
                                    "pandoc",
                                    "ndjson",
                                    "-t",
                                    "-thtml",
                                    "-tndjson",
                                    "-tmarkdown",
                                    "-tcsv",
                                    "-ttsv",
                                    "-ttable",
                                    "-ttap",
                                    "-k",
                                    "-kquote,claim",
                                    "-kdocument",
                                    "-k?",
                                    "--kind=?",
                                    "--in-place",
                                    "-oout.txt",
                                    "-oout.jsonl",
                                    "-odir",
                                    "-o/dev/full",
                                    "-oa.txt",
                                    "-ono/such",
                                    "--ledger=l.jsonl",
                                    "--ledger=-",
                                    "--mark",
                                    "--format=text",
                                    "--format=github",
                                    "--format=sarif",
                                    "--format=json",
                                    "--format=rdjsonl",
                                    "--format=checkstyle",
                                    "--format=junit",
                                    "--format=gitlab",
                                    "--format=?",
                                    "--fail-on=note",
                                    "--fail-on=never",
                                    "--baseline=known.json",
                                    "--baseline=new.json",
                                    "-j2",
                                    "-j0",
                                    "--fix",
                                    "--fix-dry-run",
                                    "--ext=md,txt",
                                    "--ext=?",
                                    "--stdin-name=x.md",
                                    "--stdin-name=?",
                                    "--config=none",
                                    "--config=.winnow.lua",
                                    "--lang=en",
                                    "--lang=?",
                                    "--offsets=chars",
                                    "--text-field=?",
                                    "--on-error=skip",
                                    "--on-error=keep",
                                    "--memory-limit=64M",
                                    "--memory-limit=?",
                                    "--time-limit=?",
                                    "--update",
                                    "--man",
                                    "-h",
                                    "-v",
                                    "--?",
                                    "-?",
                                    "--mark=?",
                                    "-hv"};

typedef struct {
    char folder[64];
    char *argv[WORDS + 4];
    int argc;
    bool pandoc;
    wn_str in;
} call;

/* ---- arguments */

/* SHAPE with pieces of *IN for its "?"; without slashes, so that no file elsewhere is named. */
static char *filled(wn_arena *a, const char *shape, wn_str *in)
{
    wn_buf out = wn_buf_new(a);
    for (; *shape; shape++) {
        wn_str piece = *shape == '?' ? fuzz_until(in, '\n') : (wn_str){shape, 1};
        for (size_t i = 0; i < piece.len; i++)
            if (piece.ptr[i] && (*shape != '?' || piece.ptr[i] != '/'))
                wn_buf_byte(&out, piece.ptr[i]);
    }
    wn_buf_byte(&out, '\0');
    return out.ptr;
}

static void choose(wn_arena *a, fuzz *f, wn_str pieces, call *c)
{
    const char *command = commands[fuzz_pick(f, sizeof commands / sizeof *commands)];
    c->pandoc = fuzz_pick(f, 16) == 15;
    c->argv[c->argc++] = filled(a, "winnow", &pieces);
    if (*command) c->argv[c->argc++] = filled(a, command, &pieces);
    if (!c->pandoc && !strchr("lih", command[0] ? command[0] : 'f'))
        c->argv[c->argc++] = filled(a, "--time-limit=0.3", &pieces);
    while (fuzz_more(f) && c->argc < WORDS)
        c->argv[c->argc++] = filled(a, words[fuzz_pick(f, sizeof words / sizeof *words)], &pieces);
}

/* ---- the folder */

static void put(const char *path, wn_str text)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    fuzz_check(fd >= 0 && wn_file_write(fd, text, NULL), "%s: cannot be written", path);
    close(fd);
}

static int take_away(const char *path, const struct stat *st, int type, struct FTW *at)
{
    (void)st, (void)type, (void)at;
    return remove(path);
}

static void move_to(int fd, const char *path, int flags)
{
    int file = open(path, flags | O_CREAT, 0600);
    if (file < 0 || dup2(file, fd) < 0) _exit(99);
    close(file);
}

static int run(void *ctx)
{
    call *c = ctx;
    wn_limit_leave(NULL);
    if (chdir(c->folder) != 0 || mkdir("dir", 0700) != 0) return 99;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        wn_str text = fuzz_until(&c->in, '\0');
        if (text.len) put(files[i], text);
        if (i == 0) put("stdin", text);
    }
    if (c->pandoc) setenv("PANDOC_VERSION", "3.1", 1);
    move_to(STDIN_FILENO, "stdin", O_RDONLY);
    move_to(STDOUT_FILENO, "stdout", O_WRONLY);
    move_to(STDERR_FILENO, "stderr", O_WRONLY);
    return winnow_main(c->argc, c->argv);
}

/* ---- what it said */

static wn_str said(wn_arena *a, const call *c, const char *name)
{
    char path[96];
    wn_str text = WN_STR("");
    snprintf(path, sizeof path, "%s/%s", c->folder, name);
    wn_file_read(a, path, 0, &text, NULL);
    return text;
}

static bool has(const call *c, const char *word)
{
    for (int i = 1; i < c->argc; i++)
        if (strncmp(c->argv[i], word, strlen(word)) == 0) return true;
    return false;
}

/* "      1 | x = 1", "        | ^": what caret.h shows below a message. */
static bool is_shown(wn_str line)
{
    size_t at = 0;
    while (at < line.len && (line.ptr[at] == ' ' || (line.ptr[at] >= '0' && line.ptr[at] <= '9'))) at++;
    return at >= 7 && at < line.len && line.ptr[0] == ' ' && line.ptr[at] == '|';
}

static void check(wn_arena *a, const call *c, int status)
{
    wn_str text = said(a, c, "stderr");
    fuzz_check(status >= 0 && status <= WN_IO, "status %d: <%.*s>", status, (int)text.len,
               text.ptr);
    fuzz_check_clean(text, true);
    while (text.len) {
        wn_str line = fuzz_until(&text, '\n');
        bool ours = line.len > 8 && memcmp(line.ptr, "winnow: ", 8) == 0;
        fuzz_check(ours || is_shown(line), "a line not ours: <%.*s>", (int)line.len, line.ptr);
    }
    if (has(c, "check") && !has(c, "--fix-dry-run")) fuzz_check_clean(said(a, c, "stdout"), false);
}

void fuzz_one(wn_arena *a, wn_str in, fuzz *f)
{
    call c = {.folder = "/tmp/winnow-fuzz-XXXXXX"};
    c.in = in;
    fuzz_check(mkdtemp(c.folder) != NULL, "no folder");
    choose(a, f, in, &c);
    for (int i = 0; getenv("SHOW") && i < c.argc; i++)
        printf("'%s'%c", c.argv[i], i + 1 < c.argc ? ' ' : '\n');
    int status = fuzz_apart(run, &c);
    check(a, &c, status);
    nftw(c.folder, take_away, 8, FTW_DEPTH | FTW_PHYS);
}
