/* watch.c: see watch.h. The files are looked at a few times a second: that works on every file
** system, and for editors that write a new file over the old one. */
#include "cli/watch.h"

#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/program.h"
#include "cli/say.h"

static const struct timespec pause_between = {0, 200000000};

/* Differs when one of the files does; one that is not there counts as well. */
static uint64_t state_of(const char *const *paths, uint32_t count, uint64_t state)
{
    for (uint32_t i = 0; i < count; i++) {
        struct stat s = {0};
        if (stat(paths[i], &s) != 0) s.st_size = -1;
        uint64_t parts[] = {(uint64_t)s.st_size, (uint64_t)s.st_ino, (uint64_t)s.st_mtim.tv_sec,
                            (uint64_t)s.st_mtim.tv_nsec};
        for (int k = 0; k < 4; k++) state = (state ^ parts[k]) * UINT64_C(1099511628211);
    }
    return state;
}

static uint64_t state_now(const wn_options *o)
{
    uint64_t state = state_of(o->files.at, o->files.len, UINT64_C(14695981039346656037));
    return state_of(o->filters.at, o->filters.len, state);
}

/* The child ends with its command; what it says stands on the screen until the next save. */
static bool run_once(wn_arena *a, const wn_options *o,
                     int (*command)(wn_arena *a, const wn_options *o))
{
    if (isatty(STDOUT_FILENO)) wn_file_write(STDOUT_FILENO, WN_STR("\033[H\033[2J\033[3J"), NULL);
    pid_t child = fork();
    if (child == 0) _exit(command(a, o));
    return child > 0 && wn_program_wait(child, NULL);
}

int wn_watch(wn_arena *a, const wn_options *o, int (*command)(wn_arena *a, const wn_options *o))
{
    wn_err err;
    if (o->files.len == 0) {
        wn_fail(&err, WN_USAGE, WN_NO_OFFSET, "--watch without a file");
        return wn_say_error(&err);
    }
    for (;;) {
        uint64_t state = state_now(o);
        if (!run_once(a, o, command)) return WN_IO;
        while (state_now(o) == state) nanosleep(&pause_between, NULL);
    }
}
