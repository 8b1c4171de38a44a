/* progress.c: see progress.h. Logs of CI keep every line: there is only what it came to. */
#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "cli/say.h"

static double seconds(const struct timespec *from)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - from->tv_sec) + (double)(now.tv_nsec - from->tv_nsec) / 1e9;
}

wn_progress wn_progress_begin(bool wanted, bool live, uint64_t total)
{
    wn_progress p = { .wanted = wanted, .total = total };
    p.live = wanted && live && wn_say_styled(STDERR_FILENO, "CI");
    clock_gettime(CLOCK_MONOTONIC, &p.began);
    p.shown = p.began;
    return p;
}

void wn_progress_add(wn_progress *p, uint64_t read, const wn_yield *y)
{
    p->read += read;
    p->documents += y->document;
    p->text += y->text;
    p->dropped += y->dropped;
}

/* "120 documents, 1.5 MB, 2.9 MB/s, 61 % of the text kept, 48 %, 0:01 left" */
static void describe(const wn_progress *p, bool over, char *out, size_t size)
{
    double took = seconds(&p->began), mb = (double)p->read / 1e6, speed = took > 0 ? mb / took : 0;
    size_t n = (size_t)snprintf(out, size, "%llu document%s, %.1f MB", (unsigned long long)p->documents,
                                p->documents == 1 ? "" : "s", mb);
    if (over) n += (size_t)snprintf(out + n, size - n, " in %.1f s", took);
    n += (size_t)snprintf(out + n, size - n, ", %.1f MB/s", speed);
    if (p->text)
        n += (size_t)snprintf(out + n, size - n, ", %.0f %% of the text kept",
                              100 * (double)(p->text - p->dropped) / (double)p->text);
    if (over || !p->at || p->at > p->total) return;
    double part = (double)p->at / (double)p->total;
    unsigned long left = (unsigned long)(took / part - took + 0.5);
    n += (size_t)snprintf(out + n, size - n, ", %.0f %%, ", 100 * part);
    if (left >= 3600) n += (size_t)snprintf(out + n, size - n, "%lu:%02lu", left / 3600, left / 60 % 60);
    else n += (size_t)snprintf(out + n, size - n, "%lu", left / 60);
    snprintf(out + n, size - n, ":%02lu left", left % 60);
}

void wn_progress_show(wn_progress *p)
{
    char line[256];
    if (!p->live || seconds(&p->shown) < 0.2) return;
    clock_gettime(CLOCK_MONOTONIC, &p->shown);
    describe(p, false, line, sizeof line);
    wn_say_status(line);
}

void wn_progress_end(wn_progress *p)
{
    char line[256];
    if (!p->wanted) return;
    wn_say_status("");
    describe(p, true, line, sizeof line);
    wn_say("%s", line);
}
