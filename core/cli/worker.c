/* worker.c: see worker.h.
**
**     parent                                  worker
**     give, send: [ head ][ task ]  ──to──►   reads all of it; then, piece by piece:
**                                             sight: at this one ─► work ─► sight: at none
**     receive                     ◄──from──   frames, some at a time, the rest with the end of the task
**     the end of FROM: it died; the sight tells where, and what a limit had to say
**
** A worker waits for its parent on both pipes; the parent never for a worker. Whoever dies closes its
** ends; a worker that does not notice, since it works, is killed with its parent. */
#include "cli/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "bind/limit.h"
#include "cli/out.h"
#include "cli/program.h"
#include "cli/say.h"

enum { PIECE = 1 << 16, PIPE = 1 << 20, READ = 1 << 16 };

/* ---- the worker */

struct wn_sender { int fd; wn_sight *sight; wn_buf frames, notes; };

static wn_sight *own;           /* of this process: a limit ends it where no argument reaches */

static bool tell(const char *line, const char *message)
{
    (void)line;
    size_t n = strnlen(message, sizeof own->why - 1);
    memcpy(own->why, message, n);
    own->why[n] = '\0';
    return true;
}

static void flush(wn_sender *s)
{
    if (!wn_file_write(s->fd, wn_buf_str(&s->frames), NULL)) _exit(WN_IO);
    s->frames.len = 0;
}

void wn_sender_begin(wn_sender *s, size_t nth, size_t at, size_t len)
{
    s->sight->nth = nth;
    s->sight->len = len;
    s->sight->at = at;
}

/* After a limit that was an error of Lua's, a new process goes on, with memory and a state as new. */
void wn_sender_end(wn_sender *s, wn_yield *y)
{
    y->notes = wn_buf_str(&s->notes);
    wn_frame_add(&s->frames, y);
    s->notes.len = 0;
    s->sight->at = WN_IDLE;
    if (s->frames.len >= PIECE || y->err.code == WN_LIMIT) flush(s);
    if (y->err.code == WN_LIMIT) _exit(WN_OK);
}

static bool read_all(int fd, void *to, size_t len)
{
    size_t got;
    return wn_file_some(fd, to, len, &got) && got == len;
}

static bool read_task(int fd, wn_arena *a, wn_task *t)
{
    wn_worker w;
    if (!read_all(fd, &w.head, sizeof w.head)) return false;
    *t = (wn_task){ .file = w.head.file, .line = w.head.line, .records = w.head.records };
    t->bytes = (wn_buf){ a, wn_arena_get(a, w.head.len + 1), w.head.len, w.head.len + 1 };
    return read_all(fd, t->bytes.ptr, w.head.len);
}

static _Noreturn void be_worker(int in, int out, wn_sight *sight, wn_work *work, void *ctx)
{
    wn_task t;
    wn_arena *a = wn_limit_arena(0);
    own = sight;
    wn_limit_leave(tell);
    while (read_task(in, a, &t)) {
        wn_sender s = { out, sight, wn_buf_new(a), wn_buf_new(a) };
        wn_buf_room(&s.frames, 2 * PIECE);
        wn_say_into(&s.notes);
        work(ctx, &t, &s);
        flush(&s);
        wn_arena_reset(a);
    }
    _exit(WN_OK);
}

/* What the parent does at a signal is not for its workers: they end. */
static void settle_in(pid_t parent)
{
    static const int ends[] = { SIGINT, SIGTERM, SIGHUP };
    for (int i = 0; i < 3; i++)
        if (signal(ends[i], SIG_DFL) == SIG_IGN) signal(ends[i], SIG_IGN);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(WN_OK);      /* it died before it could be asked for */
    wn_out_disown();
}

/* ---- the parent */

/* A pipe with room for the next task; less than that does, too. */
static bool open_pipe(int ends[2])
{
    if (pipe2(ends, O_CLOEXEC) != 0) return false;
    fcntl(ends[1], F_SETPIPE_SZ, PIPE);
    return true;
}

bool wn_worker_start(wn_worker *all, uint32_t count, uint32_t me, wn_work *work, void *ctx, wn_err *err)
{
    int task[2] = { -1, -1 }, frames[2] = { -1, -1 };
    pid_t parent = getpid();
    wn_worker *w = &all[me];
    w->sight->at = WN_IDLE;
    w->sight->why[0] = '\0';
    bool fine = open_pipe(task) && open_pipe(frames) && (w->pid = fork()) >= 0;
    if (fine && w->pid == 0) {
        settle_in(parent);
        for (uint32_t i = 0; i < count; i++)
            if (all[i].pid > 0) close(all[i].to), close(all[i].from);
        close(task[1]), close(frames[0]);
        be_worker(task[0], frames[1], w->sight, work, ctx);
    }
    if (!fine) {
        wn_fail(err, WN_IO, WN_NO_OFFSET, "workers: %s", strerror(errno));
        close(task[1]), close(frames[0]);
        w->pid = 0;
    }
    close(task[0]), close(frames[1]);
    w->to = task[1];
    w->from = frames[0];
    return fine && (fcntl(w->to, F_SETFL, O_NONBLOCK) == 0 || wn_fail(err, WN_IO, WN_NO_OFFSET, "workers"));
}

void wn_worker_give(wn_worker *w, wn_task *t)
{
    w->has[w->has[0] != NULL] = t;
    t->given = true;
    t->base = t->done;
    w->head.file = t->file;
    t->base_line = t->line + t->done_pieces;
    w->head.records = t->records;
    w->head.line = t->base_line;
    w->head.len = t->bytes.len - t->base;
    w->left = sizeof w->head + (size_t)w->head.len;
}

void wn_worker_send(wn_worker *w)
{
    const wn_task *t = w->has[w->has[1] != NULL];
    while (w->left > 0) {
        size_t body = w->left < w->head.len ? w->left : (size_t)w->head.len, front = w->left - body;
        struct iovec parts[2] = { { (char *)&w->head + (sizeof w->head - front), front },
                                  { t->bytes.ptr + (t->bytes.len - body), body } };
        ssize_t n = writev(w->to, parts, 2);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0 && errno != EAGAIN) w->left = 0;
        if (n < 0) return;
        w->left -= (size_t)n;
    }
}

bool wn_worker_receive(wn_worker *w)
{
    if (w->cap - w->len < READ) {
        size_t cap = w->cap ? w->cap * 2 : READ * 2;
        char *in = realloc(w->in, cap);
        if (!in) wn_limit_full(NULL, 0);
        w->in = in;
        w->cap = cap;
    }
    ssize_t n = wn_file_part(w->from, w->in + w->len, w->cap - w->len);
    if (n > 0) w->len += (size_t)n;
    return n > 0;
}

void wn_worker_end(wn_worker *w, bool also_kill, wn_err *why)
{
    int status = 0;
    if (w->pid == 0) return;
    if (also_kill) kill(w->pid, SIGKILL);
    close(w->to), close(w->from);
    wn_program_wait(w->pid, &status);
    w->pid = 0;
    w->left = w->len = 0;
    if (!why) return;
    if (w->sight->why[0]) wn_fail(why, WN_LIMIT, WN_NO_OFFSET, "%s", w->sight->why);
    else if (WIFSIGNALED(status))
        wn_fail(why, WN_LIMIT, WN_NO_OFFSET, "the worker was ended by signal %d (%s)", WTERMSIG(status),
                strsignal(WTERMSIG(status)));
    else wn_fail(why, WN_LIMIT, WN_NO_OFFSET, "the worker ended with status %d", WEXITSTATUS(status));
}
