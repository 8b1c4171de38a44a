/* took.c: what a command takes, as medians over runs.
**
**     took RUNS COMMAND        prints time, wall time and peak memory: microseconds, microseconds, KiB
**
** Time is the lesser of processor time (of all its threads and children) and wall time: on a busy machine
** the first, of a program with many threads on an idle one the second. Output goes to /dev/null. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST 101

static long in_us(struct timeval t) { return t.tv_sec * 1000000L + t.tv_usec; }

static long now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000L + t.tv_nsec / 1000;
}

static void run(const char *command)
{
    int out = open("/dev/null", O_WRONLY);
    dup2(out, 1);
    dup2(out, 2);
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}

static int by_size(const void *a, const void *b)
{
    long x = *(const long *)a, y = *(const long *)b;
    return (x > y) - (x < y);
}

static long median(long *list, int n)
{
    qsort(list, (size_t)n, sizeof *list, by_size);
    return list[n / 2];
}

int main(int argc, char **argv)
{
    static long time[MOST], wall[MOST], memory[MOST];
    int runs = argc == 3 ? atoi(argv[1]) : 0;
    if (runs < 1 || runs > MOST) return fprintf(stderr, "usage: took RUNS COMMAND\n"), 2;
    for (int i = 0; i < runs; i++) {
        struct rusage use;
        int status;
        long from = now();
        pid_t child = fork();
        if (child == 0) run(argv[2]);
        if (child < 0 || wait4(child, &status, 0, &use) < 0 || status != 0) return 1;
        long cpu = in_us(use.ru_utime) + in_us(use.ru_stime);
        wall[i] = now() - from;
        time[i] = cpu < wall[i] ? cpu : wall[i];
        memory[i] = use.ru_maxrss;
    }
    printf("%ld %ld %ld\n", median(time, runs), median(wall, runs), median(memory, runs));
    return 0;
}
