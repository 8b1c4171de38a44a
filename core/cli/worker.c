/* worker.c: see worker.h. A file's findings go as one frame: a head, then each finding as it lies in memory
** (both sides are the same program) and the bytes of its strings. A full pipe holds a worker up; a worker
** that dies closes its pipe. */
#include "cli/worker.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

enum { MOST = 64, STRINGS = 6 };

typedef struct { bool fine; uint32_t findings, files; wn_err err; } head;

/* ---- a worker */

static void strings_of(wn_finding *f, wn_str *out[STRINGS])
{
    wn_str *all[STRINGS] = { &f->path, &f->rule, &f->message, &f->fix, &f->line, &f->words };
    memcpy(out, all, sizeof all);
}

static void add_bytes(wn_buf *out, const void *bytes, size_t len)
{
    wn_buf_add(out, (wn_str){ bytes, len });
}

static bool send_file(int fd, wn_arena *a, wn_report *r, uint32_t first, head h)
{
    wn_buf out = wn_buf_new(a);
    wn_str *strings[STRINGS];
    h.findings = r->list.len - first;
    add_bytes(&out, &h, sizeof h);
    for (uint32_t i = first; i < r->list.len; i++) {
        add_bytes(&out, &r->list.at[i], sizeof r->list.at[i]);
        strings_of(&r->list.at[i], strings);
        for (int k = 0; k < STRINGS; k++) wn_buf_add(&out, *strings[k]);
    }
    return wn_file_write(fd, wn_buf_str(&out), NULL);
}

/* Every JOBSth file from ME on; ends the process. */
static void be_worker(int fd, uint32_t me, uint32_t jobs, uint32_t count, wn_report *r, wn_work *work,
                      void *ctx)
{
    bool fine = true;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    for (uint32_t i = me; a && fine && i < count; i += jobs) {
        uint32_t first = r->list.len, files = r->files;
        head h = { .err = { .code = WN_OK } };
        fine = h.fine = work(ctx, i, &h.err);
        h.files = r->files - files;
        fine = send_file(fd, a, r, first, h) && fine;
        r->list.len = first;
        wn_arena_reset(a);
    }
    _exit(0);
}

/* ---- the parent */

typedef struct { int fd; pid_t pid; } worker;

static bool receive(int fd, void *to, size_t len)
{
    for (size_t done = 0; done < len;) {
        ssize_t n = read(fd, (char *)to + done, len - done);
        if (n == 0 || (n < 0 && errno != EINTR)) return false;
        if (n > 0) done += (size_t)n;
    }
    return true;
}

static bool receive_finding(int fd, wn_arena *a, wn_finding *f)
{
    wn_str *strings[STRINGS];
    if (!receive(fd, f, sizeof *f)) return false;
    strings_of(f, strings);
    for (int k = 0; k < STRINGS; k++) {
        char *copy = wn_arena_get(a, strings[k]->len + 1);
        if (!receive(fd, copy, strings[k]->len)) return false;
        strings[k]->ptr = copy;
    }
    return true;
}

/* A worker that is gone: of a limit it has told itself, and its status is ours. */
static bool lost(const worker *w, wn_err *err)
{
    siginfo_t how = { .si_pid = 0 };            /* it stays to be waited for */
    while (waitid(P_PID, (id_t)w->pid, &how, WEXITED | WNOWAIT) < 0 && errno == EINTR) {}
    if (how.si_code == CLD_EXITED && how.si_status == WN_LIMIT)
        return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "%s", "");
    return wn_fail(err, WN_IO, WN_NO_OFFSET, "a worker was killed");
}

static bool receive_file(const worker *w, wn_arena *a, wn_report *r, wn_err *err)
{
    head h;
    if (!receive(w->fd, &h, sizeof h)) return lost(w, err);
    r->files += h.files;
    for (uint32_t i = 0; i < h.findings; i++)
        if (!receive_finding(w->fd, a, wn_list_add(a, &r->list))) return lost(w, err);
    if (!h.fine) *err = h.err;
    return h.fine;
}

static bool start(worker *all, uint32_t me, uint32_t jobs, uint32_t count, wn_report *r, wn_work *work,
                  void *ctx, wn_err *err)
{
    int ends[2];
    if (pipe(ends) != 0) return wn_fail(err, WN_IO, WN_NO_OFFSET, "workers: %s", strerror(errno));
    all[me].fd = ends[0];
    all[me].pid = fork();
    if (all[me].pid == 0) {
        for (uint32_t k = 0; k <= me; k++) close(all[k].fd);
        be_worker(ends[1], me, jobs, count, r, work, ctx);
    }
    close(ends[1]);
    return all[me].pid > 0 || wn_fail(err, WN_IO, WN_NO_OFFSET, "workers: %s", strerror(errno));
}

bool wn_workers_run(wn_arena *a, uint32_t jobs, uint32_t count, wn_report *r, wn_work *work, void *ctx,
                    wn_err *err)
{
    worker all[MOST];
    bool fine = true;
    uint32_t n = 0;
    if (jobs > MOST) jobs = MOST;
    for (; fine && n < jobs; n++) fine = start(all, n, jobs, count, r, work, ctx, err);
    for (uint32_t i = 0; fine && i < count; i++) fine = receive_file(&all[i % jobs], a, r, err);
    for (uint32_t k = 0; k < n; k++) close(all[k].fd);
    for (uint32_t k = 0; k < n; k++)
        while (all[k].pid > 0 && waitpid(all[k].pid, NULL, 0) < 0 && errno == EINTR) {}
    return fine;
}

uint32_t wn_workers_all(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > MOST ? MOST : (uint32_t)n;
}
