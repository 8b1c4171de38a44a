/* program.c: see program.h. */
#include "cli/program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/say.h"

#define SAID_MAX (64u << 10)    /* bytes of standard error that are passed on */
#define NOT_THERE 127           /* as shells say it */

void wn_program_signals(void)
{
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_DFL);
}

/* It ends with its parent; by the pipe alone, only one that writes would notice. */
static void become(const char *const argv[], int to, int said, pid_t parent)
{
    int from = open("/dev/null", O_RDONLY);
    wn_program_signals();
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(NOT_THERE);      /* it died before it could be asked for */
    if (from >= 0 && dup2(from, STDIN_FILENO) >= 0 && dup2(to, STDOUT_FILENO) >= 0 &&
        dup2(said, STDERR_FILENO) >= 0)
        execvp(argv[0], (char *const *)(uintptr_t)argv);
    _exit(NOT_THERE);
}

static bool read_all(int fd, wn_buf *out)
{
    char piece[1 << 16];
    ssize_t n;
    while ((n = wn_file_part(fd, piece, sizeof piece)) > 0) wn_buf_add(out, (wn_str){ piece, (size_t)n });
    return n == 0;
}

/* What the program wrote to its standard error may repeat its input: it is said as what is safe to see. */
static void pass_on(const char *name, int said)
{
    static char text[SAID_MAX];
    ssize_t n = pread(said, text, sizeof text, 0);
    wn_str all = { text, n > 0 ? (size_t)n : 0 };
    while (all.len) {
        wn_str line = wn_str_take(&all, '\n');
        wn_say("%s: %.*s", name, (int)line.len, line.ptr);
    }
    if (n == SAID_MAX) wn_say("%s: and more, which is not shown", name);
}

bool wn_program_wait(pid_t child, int *status)
{
    pid_t is;
    do is = waitpid(child, status, 0);
    while (is < 0 && errno == EINTR);
    return is == child;
}

bool wn_program_read(const char *const argv[], wn_buf *out, wn_err *err)
{
    int ends[2], status = 0, said = memfd_create("said", MFD_CLOEXEC);
    if (said < 0 || pipe2(ends, O_CLOEXEC) != 0) {
        wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: %s", argv[0], strerror(errno));
        if (said >= 0) close(said);
        return false;
    }
    pid_t parent = getpid(), child = fork();
    if (child == 0) become(argv, ends[1], said, parent);
    close(ends[1]);
    bool fine = child > 0 && read_all(ends[0], out);
    int why = errno;
    close(ends[0]);
    if (child > 0 && !wn_program_wait(child, &status)) fine = false, why = errno;
    pass_on(argv[0], said);
    close(said);
    if (!fine) return wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: %s", argv[0], strerror(why));
    if (status == W_EXITCODE(NOT_THERE, 0))
        return wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: is not installed", argv[0]);
    return status == 0 || wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: failed; see above", argv[0]);
}
