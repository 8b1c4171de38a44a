/* corpus.c: see corpus.h.
**
**     here:     file ─► document ─► make ─► put
**     workers:  file ─► batch ═► document ─► make ═► put         ═► through a pipe
*/
#include "cli/corpus.h"

#include <sys/stat.h>
#include <unistd.h>

#include "cli/batch.h"
#include "cli/progress.h"
#include "cli/say.h"

enum { LARGE = 16 << 20 };      /* from here on, workers are worth their start */

typedef struct { const wn_corpus *c; wn_batches batches; wn_progress progress; } run;

typedef struct { const wn_corpus *c; wn_yield *y; } making;

static wn_item item_of(const wn_corpus *c, uint32_t file)
{
    const char *path = c->files[file];
    return (wn_item){ .path = path, .file = file, .reader = c->job->from ? c->job->from
                                                                          : wn_reader_for(path) };
}

/* ---- here */

typedef struct { const wn_corpus *c; uint32_t file; } place;

static bool visit_here(void *ctx, wn_job *j, const wn_item *it, wn_err *err)
{
    const place *p = ctx;
    wn_item own = *it;
    wn_yield y = { .took = 0 };
    own.file = p->file;
    if (!p->c->make(p->c->ctx, &own, &y, err)) return false;
    j->skipped += y.skipped;
    return p->c->put(p->c->ctx, &own, &y, err);
}

static bool run_here(const wn_corpus *c, wn_err *err)
{
    for (uint32_t i = 0; i < c->count; i++) {
        place p = { c, i };
        if (c->parts && !wn_parts_reach(c->parts, i, err)) return false;   /* what is before it is whole */
        uint64_t skipped = c->job->skipped;
        if (!wn_job_each(c->job, c->files[i], visit_here, &p, err)) return false;
        if (c->left_out && c->job->skipped > skipped) c->left_out(c->ctx, i);
    }
    return true;
}

/* ---- a worker */

static bool make_document(void *ctx, wn_job *j, const wn_item *it, wn_err *err)
{
    const making *m = ctx;
    (void)j;
    return m->c->make(m->c->ctx, it, m->y, err);
}

static void begin_piece(const wn_corpus *c, wn_sender *s, size_t nth, size_t at, size_t len)
{
    c->job->said = c->job->unsaid = c->job->skipped = 0;
    wn_sender_begin(s, nth, at, len);
}

static void end_piece(const wn_corpus *c, wn_sender *s, wn_yield *y)
{
    y->said = c->job->said + c->job->unsaid;
    y->unsaid = c->job->unsaid;
    y->skipped = c->job->skipped;
    wn_sender_end(s, y);
}

static void work_file(const wn_corpus *c, wn_item it, wn_sender *s, wn_yield y)
{
    making m = { c, &y };
    begin_piece(c, s, 0, 0, (size_t)y.took);
    if (c->whole) c->make(c->ctx, &it, &y, &y.err);
    else wn_job_each(c->job, it.path, make_document, &m, &y.err);
    end_piece(c, s, &y);
}

/* A task, or a piece of one, as the file that it is of. */
static wn_lines lines_of(const wn_item *it, wn_str bytes, uint64_t line)
{
    return (wn_lines){ .buf = (char *)(uintptr_t)bytes.ptr, .to = bytes.len, .over = true, .line = line - 1,
                       .piece = it->reader->piece };
}

static void work_records(const wn_corpus *c, wn_item it, wn_sender *s, const wn_task *t)
{
    wn_err over;
    wn_lines lines = lines_of(&it, wn_buf_str(&t->bytes), t->line);
    for (size_t at = 0, nth = 0; wn_lines_next(&lines, &it.line, &it.end, &over); at = lines.from, nth++) {
        wn_yield y = { .took = lines.from - at };
        begin_piece(c, s, nth, at, lines.from - at);
        y.unread = !wn_job_read_line(c->job, &it, lines.line, &y.err);
        if (!y.unread && !c->make(c->ctx, &it, &y, &y.err)) wn_job_at_line(&it, lines.line, &y.err);
        end_piece(c, s, &y);
    }
}

static void work(void *ctx, const wn_task *t, wn_sender *s)
{
    const wn_corpus *c = ((run *)ctx)->c;
    wn_item it = item_of(c, t->file);
    if (t->records) work_records(c, it, s, t);
    else work_file(c, it, s, (wn_yield){ .took = t->bytes.len });
}

/* ---- the parent */

static wn_supply next(void *ctx, wn_task *t, int *fd)
{
    return wn_batch_next(&((run *)ctx)->batches, t, fd);
}

static void leave_out(const wn_corpus *c, uint32_t file)
{
    c->job->skipped++;
    if (c->left_out) c->left_out(c->ctx, file);
}

/* A piece that failed: it ends the run, or is left out, or passed on as it was. */
static bool forgive(const wn_corpus *c, const wn_task *t, wn_item *it, wn_str piece, const wn_yield *y,
                    wn_err *err)
{
    wn_job *j = c->job;
    wn_yield kept = { .took = 0 };
    wn_lines lines = lines_of(it, piece, t->line);
    *err = y->err;
    if (y->lost && t->records) wn_job_at_line(it, t->line, err);
    else if (y->lost) wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "%s: %s", it->path, y->err.text);
    bool vast = t->err.code == WN_LIMIT && !t->records && !y->lost;     /* a line that is too long */
    bool damaged = t->err.code == WN_BAD_INPUT;         /* the rest of a file */
    bool forgivable = vast || damaged || (t->records && piece.len && (y->unread || err->code == WN_LIMIT));
    if (t->last || !forgivable || j->o->on_error == WN_STOP) return false;
    wn_say_error(err);
    if (!y->unread && !damaged) j->lost++;
    if (damaged || !wn_job_passes(j)) return leave_out(c, t->file), true;
    wn_arena_reset(j->each);
    it->bad = true;
    if (vast) it->line = it->end = WN_STR("");          /* nobody has it */
    else if (!wn_lines_next(&lines, &it->line, &it->end, err)) return false;
    if (!c->make(c->ctx, it, &kept, err)) return false;
    j->skipped += vast ? 1 : kept.skipped;
    return c->put(c->ctx, it, &kept, err);
}

static bool take(void *ctx, const wn_task *t, wn_str piece, wn_yield *y, bool last, wn_err *err)
{
    run *r = ctx;
    const wn_corpus *c = r->c;
    wn_item it = item_of(c, t->file);
    it.pause = last;
    uint64_t read = t->records ? piece.len : t->size;
    if (c->parts && !wn_parts_reach(c->parts, t->file, err)) return false;
    if (c->parts && c->parts->stats) wn_stats_add(&c->parts->counts, read, y);
    wn_progress_add(&r->progress, read, y);
    wn_job_say_lines(c->job, y->notes, y->unsaid);
    c->job->skipped += y->skipped;
    if (y->err.code == WN_OK) return c->put(c->ctx, &it, y, err);
    return forgive(c, t, &it, piece, y, err);
}

static void tick(void *ctx)
{
    run *r = ctx;
    r->progress.at = wn_batch_at(&r->batches);
    wn_progress_show(&r->progress);
}

static bool run_workers(const wn_corpus *c, wn_err *err)
{
    run r = { c, { .job = c->job, .files = c->files, .count = c->count, .jobs = c->jobs,
                   .whole = c->whole, .others = c->parts ? c->parts->others : NULL }, { .total = 0 } };
    const wn_options *o = c->job->o;
    wn_crew crew = { &r, c->jobs, next, work, take, o->progress ? tick : NULL };
    if (!wn_batch_open(&r.batches, err)) return false;
    r.progress = wn_progress_begin(o->progress, o->output || !isatty(STDOUT_FILENO), r.batches.total);
    bool fine = wn_crew_run(&crew, err);
    wn_progress_end(&r.progress);
    wn_batch_close(&r.batches);
    return fine;
}

/* ---- the run */

bool wn_corpus_run(const wn_corpus *c, wn_err *err)
{
    bool fine = c->jobs ? run_workers(c, err) : run_here(c, err);
    return fine && (!c->parts || wn_parts_reach(c->parts, c->count, err));
}

static uint64_t size_of(const char *path)
{
    struct stat st;
    bool there = (strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, &st) : stat(path, &st)) == 0;
    return there && S_ISREG(st.st_mode) ? (uint64_t)st.st_size : 0;
}

/* Without -j: as many as there are processors for large files of records; one where a limit is to be
** forgiven, a share cut out or progress shown; else, and with --trace, none. */
static uint32_t usual_jobs(const wn_corpus *c)
{
    const wn_options *o = c->job->o;
    uint64_t size = 0;
    bool records = false;
    for (uint32_t i = 0; i < c->count; i++) {
        if (!item_of(c, i).reader->records) continue;
        records = true;
        size += size_of(c->files[i]);
    }
    if (o->trace) return 0;
    if (size >= LARGE && wn_crew_most() > 1) return wn_crew_most();
    return o->shards || o->progress || o->stats || (records && o->on_error != WN_STOP);
}

wn_corpus wn_corpus_of(wn_job *j, void *ctx)
{
    static const char *const standard[] = { "-" };
    const wn_options *o = j->o;
    bool none = o->files.len == 0;
    wn_corpus c = { .job = j, .ctx = ctx, .files = none ? standard : o->files.at,
                    .count = none ? 1 : o->files.len, .jobs = o->jobs };
    if (!c.jobs) c.jobs = usual_jobs(&c);
    return c;
}
