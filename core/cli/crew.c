/* crew.c: see crew.h. One process gives, receives and puts in order; it waits in poll alone:
**
**     next ─► tasks, in order:  [ first ][      ][      ][      ] ─► next one to give
**                                  │        ▲ frames, as they come
**                                take       └─────  workers: one task each, one sent ahead
**
** There are never more than WINDOW tasks a worker, so memory is flat: when the first one is slow, no new ones
** are read; when nobody takes, workers wait at their pipes. When a worker dies, its task is cut at the piece it
** was at: what is before and behind is given to others, frames that are here stay here.
**
**     [ done │ ... │ piece │ ...... ]    becomes    [ done │ ... ] [ piece: lost ] [ ...... ]
*/
#include "cli/crew.h"

#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "bind/limit.h"

enum { MOST = 64, WINDOW = 3, DEATHS = 3, TICK = 200, KEPT = 1 << 23 };

typedef struct {
    const wn_crew *crew;
    wn_worker all[MOST];
    uint32_t jobs, count;       /* tasks in the list */
    wn_task *first, *last, *spare;
    wn_supply supply;
    int fd;                     /* with WN_WAIT */
} run;

/* ---- tasks */

static wn_task *new_task(run *r)
{
    wn_task *t = r->spare;
    if (t) return r->spare = t->next, t;
    wn_arena *a = wn_limit_arena(0);
    t = wn_arena_get(a, sizeof *t);
    t->bytes = t->frames = wn_buf_new(a);
    return t;
}

/* Its memory serves the next one, unless a long line made it large. */
static void free_task(run *r, wn_task *t)
{
    wn_buf bytes = t->bytes, frames = t->frames;
    if (wn_arena_used(bytes.arena) > KEPT) {
        wn_arena_free(bytes.arena);
        return;
    }
    bytes.len = frames.len = 0;
    *t = (wn_task){ .bytes = bytes, .frames = frames, .next = r->spare };
    r->spare = t;
}

static void insert(run *r, wn_task *t, wn_task *after)
{
    t->next = after ? after->next : NULL;
    if (after) after->next = t;
    else r->first = t;
    if (r->last == after) r->last = t;
    r->count++;
}

static void supply(run *r)
{
    r->supply = WN_TASK;
    while (r->supply == WN_TASK && r->count < WINDOW * r->jobs) {
        wn_task *t = new_task(r);
        r->supply = r->crew->next(r->crew->ctx, t, &r->fd);
        if (r->supply == WN_TASK) insert(r, t, r->last);
        else free_task(r, t);
    }
}

static wn_task *waiting(const run *r)
{
    for (wn_task *t = r->first; t; t = t->next)
        if (!t->given && t->err.code == WN_OK && t->done < t->bytes.len) return t;
    return NULL;
}

/* Who has nothing to do comes first; then tasks are sent ahead. */
static bool assign(run *r, wn_err *err)
{
    wn_task *t = waiting(r);
    for (uint32_t i = 0; t && i < 2 * r->jobs; i++) {
        wn_worker *w = &r->all[i % r->jobs];
        if (w->has[i / r->jobs] || w->left > 0) continue;
        if (!w->pid && !wn_worker_start(r->all, r->jobs, i % r->jobs, r->crew->work, r->crew->ctx, err))
            return false;
        wn_worker_give(w, t);
        wn_worker_send(w);
        t = waiting(r);
    }
    return true;
}

/* ---- what comes of them */

static bool take_piece(const run *r, wn_task *t, wn_yield *y, bool last, wn_err *err)
{
    wn_str piece = { t->bytes.ptr ? t->bytes.ptr + t->put : "", (size_t)y->took };
    t->put += y->took;
    return r->crew->take(r->crew->ctx, t, piece, y, last, err);
}

/* Takes what is there of the first task; OVER: that is all of it. */
static bool take_frames(const run *r, wn_task *t, bool *over, wn_err *err)
{
    wn_yield y = { .took = t->bytes.len - t->put, .lost = t->bytes.len > 0, .err = t->err };
    wn_str rest = wn_buf_str(&t->frames);
    if (t->err.code != WN_OK) return *over = true, take_piece(r, t, &y, true, err);
    while (wn_frame_take(&rest, &y))
        if (!take_piece(r, t, &y, rest.len == 0, err)) return false;
    t->frames.len = 0;
    *over = t->put == t->bytes.len;
    return true;
}

static bool take_all(run *r, wn_err *err)
{
    for (bool over = true; r->first && over;) {
        wn_task *t = r->first;
        if (!take_frames(r, t, &over, err)) return false;
        if (!over) break;
        if (!(r->first = t->next)) r->last = NULL;
        r->count--;
        free_task(r, t);
    }
    return true;
}

/* Moves whole frames from the worker to its tasks. */
static void sort_frames(wn_worker *w)
{
    wn_yield y;
    wn_str rest = { w->in, w->len }, before = rest;
    while (w->has[0] && wn_frame_take(&rest, &y)) {
        wn_task *t = w->has[0];
        if (t->frames.cap == 0) wn_buf_room(&t->frames, t->bytes.len + t->bytes.len / 4);
        wn_buf_add(&t->frames, (wn_str){ before.ptr, before.len - rest.len });
        before = rest;
        t->done += y.took;
        t->done_pieces++;
        if (t->done < t->bytes.len) continue;
        w->has[0] = w->has[1];
        w->has[1] = NULL;
    }
    if (rest.len > 0) memmove(w->in, rest.ptr, rest.len);
    w->len = rest.len;
}

/* ---- deaths */

static wn_task *add_part(run *r, wn_task *after, wn_str bytes, uint64_t line)
{
    wn_task *part = new_task(r);
    part->file = after->file;
    part->records = after->records;
    part->line = line;
    wn_buf_add(&part->bytes, bytes);
    insert(r, part, after);
    return part;
}

/* Cuts T at the piece that SIGHT is at: it is lost. */
static void split(run *r, wn_task *t, const wn_sight *sight, const wn_err *why)
{
    size_t at = (size_t)(t->base + sight->at), end = at + (size_t)sight->len;
    uint64_t line = t->base_line + sight->nth;
    wn_task *lost = add_part(r, t, (wn_str){ t->bytes.ptr + at, end - at }, line);
    lost->err = *why;
    if (end < t->bytes.len) add_part(r, lost, (wn_str){ t->bytes.ptr + end, t->bytes.len - end }, line + 1);
    t->bytes.len = at;
}

/* One that died before it did anything of its task is not blamed on a piece, but the machine in the end. */
static void bury(run *r, wn_worker *w)
{
    wn_err why;
    wn_task *t = w->has[0];
    wn_worker_end(w, false, &why);
    for (int i = 0; i < 2; i++)
        if (w->has[i]) w->has[i]->given = false;
    w->has[0] = w->has[1] = NULL;
    if (t && w->sight->at != WN_IDLE) split(r, t, w->sight, &why);
    else if (t && t->done == t->base && ++t->deaths == DEATHS)
        wn_fail(&t->err, WN_IO, WN_NO_OFFSET, "workers end before they begin: %s", why.text);
}

/* ---- the run */

static bool wait_for(run *r, wn_err *err)
{
    struct pollfd fds[2 * MOST + 1];
    uint32_t n = r->jobs;
    for (uint32_t i = 0; i < n; i++) {
        const wn_worker *w = &r->all[i];
        fds[2 * i] = (struct pollfd){ w->pid ? w->from : -1, POLLIN, 0 };
        fds[2 * i + 1] = (struct pollfd){ w->pid && w->left ? w->to : -1, POLLOUT, 0 };
    }
    fds[2 * n] = (struct pollfd){ r->supply == WN_WAIT ? r->fd : -1, POLLIN, 0 };
    if (poll(fds, 2 * n + 1, r->crew->tick ? TICK : -1) < 0)
        return errno == EINTR || wn_fail(err, WN_IO, WN_NO_OFFSET, "workers: %s", strerror(errno));
    for (uint32_t i = 0; i < n; i++) {
        if (fds[2 * i + 1].revents) wn_worker_send(&r->all[i]);
        if (!fds[2 * i].revents) continue;
        bool alive = wn_worker_receive(&r->all[i]);
        sort_frames(&r->all[i]);
        if (!alive) bury(r, &r->all[i]);
    }
    return true;
}

static bool step(run *r, wn_err *err)
{
    supply(r);
    if (!assign(r, err) || !take_all(r, err)) return false;
    if (r->crew->tick) r->crew->tick(r->crew->ctx);
    return (!r->first && r->supply != WN_WAIT) || wait_for(r, err);
}

static void free_all(wn_task *t)
{
    for (wn_task *next; t; t = next) {
        next = t->next;
        wn_arena_free(t->bytes.arena);
    }
}

/* Workers that have nothing to do end by themselves. */
static void end(run *r, bool busy)
{
    for (uint32_t i = 0; i < r->jobs; i++) {
        wn_worker_end(&r->all[i], busy, NULL);
        free(r->all[i].in);
    }
    free_all(r->first);
    free_all(r->spare);
}

bool wn_crew_run(const wn_crew *c, wn_err *err)
{
    run r = { .crew = c, .jobs = c->jobs < MOST ? c->jobs : MOST, .supply = WN_TASK };
    size_t size = MOST * sizeof(wn_sight);
    wn_sight *sights = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (sights == MAP_FAILED)
        return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "workers: %s", strerror(errno));
    for (uint32_t i = 0; i < r.jobs; i++) r.all[i].sight = &sights[i];
    bool fine = true;
    while (fine && (r.supply != WN_OVER || r.first)) fine = step(&r, err);
    end(&r, !fine);
    munmap(sights, size);
    return fine;
}

uint32_t wn_crew_most(void)
{
    cpu_set_t set;
    int n = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return n < 1 ? 1 : n > MOST ? MOST : (uint32_t)n;
}
