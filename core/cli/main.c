/* main.c: who calls? A shell, pandoc, or the kernel for a filter file that begins with #! and us. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <lua.h>

#include "base/file.h"
#include "bind/limit.h"
#include "cli/caret.h"
#include "cli/clash.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/jail.h"
#include "cli/out.h"
#include "cli/say.h"

/* pandoc's names of formats: letters, digits, and extensions behind + and -. */
static bool is_format(const char *word)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-";
    return word[0] && word[0] != '-' && word[strspn(word, letters)] == '\0';
}

static bool is_command(const char *word)
{
    int i = 0;
    while (i < WN_COMMANDS && strcmp(word, wn_command_table[i].name) != 0) i++;
    return i < WN_COMMANDS;
}

/* Are we what runs a file whose first line is "#!LINE": /usr/bin/env -S A=B winnow …, nice /opt/winnow-1.2? */
static bool is_ours(char *line)
{
    static const char between[] = " \t\r'\"=", name[] = "winnow";
    char *rest, *word = strtok_r(line, between, &rest);
    for (; word; word = strtok_r(NULL, between, &rest)) {
        const char *slash = strrchr(word, '/'), *end;
        const char *base = slash ? slash + 1 : strncmp(word, "-S", 2) == 0 ? word + 2 : word;
        if (strncmp(base, name, sizeof name - 1) != 0) continue;
        end = base + sizeof name - 1;
        if (*end == '\0' || (*end == '-' && end[1] >= '0' && end[1] <= '9')) return true;
    }
    return false;
}

/* Is PATH a file that begins with #! and us? */
static bool is_script(const char *path, bool *is, wn_err *err)
{
    char line[256] = "";
    struct stat st;
    size_t n;
    bool there = stat(path, &st) == 0;
    bool other = there ? !S_ISREG(st.st_mode) : errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG;
    if (other) return *is = false, true;
    int fd = wn_file_open(path, O_RDONLY | O_NOCTTY);
    bool fine = fd >= 0 && wn_file_some(fd, line, sizeof line - 1, &n);
    if (!fine) wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: cannot be read: %s", path, strerror(errno));
    if (fd >= 0) close(fd);
    line[strcspn(line, "\n")] = '\0';
    *is = line[0] == '#' && line[1] == '!' && is_ours(line + 2);
    return fine;
}

/* The arguments, "-L FILTER" in the place of FILTER. */
static char **with_filter(wn_arena *a, int *argc, char **argv)
{
    static char option[] = "--lua-filter";
    char **args = wn_arena_array(a, (size_t)*argc + 2, sizeof *args);
    args[0] = argv[0];
    args[1] = option;
    for (int i = 1; i < *argc; i++) args[i + 1] = argv[i];
    ++*argc;
    return args;
}

static int print_version(wn_arena *a, const wn_options *o)
{
    wn_err err = { .code = WN_OK };
    wn_out *out = wn_out_new(a, "-");
    if (!wn_jail_enter(o, 0, &err)) return wn_say_error(&err);
    const char *missing = wn_jail_missing(o);
    wn_buf_add(&out->buf, WN_STR("winnow " WN_VERSION " (" LUA_RELEASE ")\n"));
    if (missing) wn_buf_print(&out->buf, "sandbox: Lua alone (%s)\n", missing);
    else wn_buf_add(&out->buf, WN_STR("sandbox: Lua, seccomp\n"));
    return wn_out_end(&err) ? WN_OK : wn_say_error(&err);
}

static int run(wn_arena *a, int argc, char **argv)
{
    wn_options o;
    wn_err err = { .code = WN_OK };
    bool pandoc = getenv("PANDOC_VERSION") != NULL;
    bool script = false;
    bool word = argc > 1 && !is_command(argv[1]);
    if (word && !is_script(argv[1], &script, &err)) return wn_say_error(&err);
    if (pandoc && argc == 2 && !script && is_format(argv[1])) return wn_pandoc_run(a, NULL);
    if (pandoc && argc == 3 && script && is_format(argv[2])) return wn_pandoc_run(a, argv[1]);
    if (script) argv = with_filter(a, &argc, argv);
    if (!wn_options_read(a, argc, argv, &o, &err)) return wn_say_error(&err);
    if (o.version) return print_version(a, &o);
    if (o.help) return wn_help_run(a, &o);
    if (argc == 1 && isatty(STDIN_FILENO)) {
        wn_say("no file, and standard input is a terminal; see winnow help");
        return WN_USAGE;
    }
    bool reads = o.command == WN_FILTER || o.command == WN_EXTRACT;
    if (reads && !wn_files_expand(a, &o, &err)) return wn_say_error(&err);
    if (o.done) return WN_OK;
    if (!wn_clash_check(a, &o, &err)) return wn_say_error(&err);
    if (o.names.len && !wn_files_choose(&o, &err)) return wn_say_error(&err);
    if (o.done) return WN_OK;
    bool itself = o.command == WN_CHECK || o.command == WN_EXPLAIN || o.command == WN_REPL;    /* later */
    if (!itself && !wn_jail_enter(&o, wn_jail_needs(&o), &err)) return wn_say_error(&err);
    return wn_command_table[o.command].run(a, &o);
}

/* A descriptor that is closed must not become a file of ours: reading and writing it shall fail. */
static void fill_descriptors(void)
{
    for (int fd = 0; fd < 3; fd++)
        if (fcntl(fd, F_GETFD) < 0) open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
}

static void interrupted(int signo)
{
    wn_out_drop();  /* close and unlink alone: NOLINT(bugprone-signal-handler,cert-sig30-c) */
    signal(signo, SIG_DFL);
    raise(signo);
}

/* A limit ends the process: what is told of it. */
static bool leave(const char *line, const char *message)
{
    static char room[4 * PATH_MAX + 8192 + WN_CARET_ROOM];      /* each byte of a path may be "\xff" */
    wn_buf told = { .ptr = room, .cap = sizeof room };
    wn_out_leave();
    bool placed = wn_say_here_add(&told);
    wn_buf_add(&told, wn_str_of(placed ? message : line));
    wn_buf_byte(&told, '\n');
    wn_caret_add(&told, wn_str_of(message));
    return wn_file_write(STDERR_FILENO, wn_buf_str(&told), NULL) || errno == EBADF;
}

static void catch_signals(void)
{
    static const int ends[] = { SIGINT, SIGTERM, SIGHUP };
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);      /* one that our caller blocks would lift the time limit */
    signal(SIGCHLD, SIG_DFL);   /* ignored, it takes away the status of programs that we run */
    signal(SIGPIPE, SIG_IGN);   /* a closed pipe is an error of the write, told by the exit status, */
    signal(SIGXFSZ, SIG_IGN);   /* and so is a file that grows beyond ulimit -f */
    for (int i = 0; i < 3; i++)
        if (signal(ends[i], interrupted) == SIG_IGN) signal(ends[i], SIG_IGN);
    wn_limit_leave(leave);
}

int main(int argc, char **argv)
{
    fill_descriptors();
    catch_signals();
    wn_arena *a = wn_limit_arena(0);
    int status = run(a, argc, argv);
    wn_out_close();
    wn_arena_free(a);
    return status <= WN_FINDINGS && wn_say_lost() ? WN_IO : status;
}
