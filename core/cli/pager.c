/* pager.c: see pager.h. */
#include "cli/pager.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/program.h"

static pid_t pager;

/* $PAGER is a command of the shell, as for other programs. */
static void become(int from)
{
    const char *command = getenv("PAGER");
    wn_program_signals();
    if (dup2(from, STDIN_FILENO) < 0) _exit(127);
    if (command && command[0])
        execlp("sh", "sh", "-c", command, (char *)NULL);
    else
        execlp("less", "less", "-FRX", (char *)NULL);
    execlp("cat", "cat", (char *)NULL);
    _exit(127);
}

void wn_pager_open(void)
{
    int ends[2];
    if (!isatty(STDOUT_FILENO) || pipe(ends) != 0) return;
    pager = fork();
    if (pager == 0) {
        close(ends[1]);
        become(ends[0]);
    }
    close(ends[0]);
    if (pager > 0) dup2(ends[1], STDOUT_FILENO);
    close(ends[1]);
}

void wn_pager_close(void)
{
    if (pager <= 0) return;
    close(STDOUT_FILENO);
    signal(SIGINT, SIG_IGN); /* for the pager's reader, not for us */
    wn_program_wait(pager, NULL);
    pager = 0;
}
