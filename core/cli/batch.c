/* batch.c: see batch.h. All files, packed as they are, are one row of bytes, cut between records; a share is a
** part of the row:
**
**     a.jsonl        b.jsonl.gz             c.txt    d.jsonl
**     [ batch │ batch ][ batch │ ba│tch │ … ][     ][ … ]          --shard=1/2, then --shard=2/2
**     0                            └ from of 2/2, up to the end of the record of 1/2
**
** Batches are smaller towards the end of a file, so that workers end together. Of a pipe, what is there is
** a batch. */
#include "cli/batch.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LARGEST = 1 << 16, SMALLEST = 1 << 14 };

/* ---- shares */

static bool is_standard(const char *path) { return strcmp(path, "-") == 0; }

/* Bytes of PATH; false where it is no regular file. */
static bool size_of(const char *path, uint64_t *size)
{
    struct stat st;
    if ((is_standard(path) ? fstat(STDIN_FILENO, &st) : stat(path, &st)) != 0) return false;
    *size = (uint64_t)st.st_size;
    return S_ISREG(st.st_mode);
}

bool wn_batch_open(wn_batches *b, wn_err *err)
{
    const wn_options *o = b->job->o;
    uint64_t k = o->shard, n = o->shards ? o->shards : 1, size, all = 0;
    bool known = true;
    b->lines.in.fd = -1;
    b->to = UINT64_MAX;
    for (uint32_t i = 0; i < b->count; i++) {
        bool fine = size_of(b->files[i], &size) && (!o->shards || !is_standard(b->files[i]));
        if (!fine && o->shards)
            return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--shard of %s; expected regular files",
                           is_standard(b->files[i]) ? "standard input" : b->files[i]);
        known = known && fine;
        all += fine ? size : 0;
    }
    if (!o->shards) return b->total = known ? all : 0, true;
    b->from = all / n * (k - 1) + all % n * (k - 1) / n;
    if (k < n) b->to = all / n * k + all % n * k / n;
    b->total = known ? (k < n ? b->to : all) - b->from : 0;
    return true;
}

uint64_t wn_batch_at(const wn_batches *b)
{
    const wn_lines *l = &b->lines;
    uint64_t here = l->in.fd < 0 ? 0 : l->in.packing ? l->in.read - (l->in.to - l->in.from) : l->at;
    uint64_t at = b->base + here;
    return at < b->from ? 0 : at - b->from;
}

/* ---- records */

static const wn_reader *reader_of(const wn_batches *b)
{
    return b->job->from ? b->job->from : wn_reader_for(b->files[b->file]);
}

static const char *name_of(const wn_batches *b) { return b->files[b->file]; }

void wn_batch_close(wn_batches *b)
{
    int fd = b->lines.in.fd;
    if (fd >= 0 && b->others) b->others[b->file] = b->lines.others;
    wn_lines_free(&b->lines);
    if (fd > STDIN_FILENO) close(fd);
    b->base = b->stop;
    b->file++;
}

/* The files end here; the task says why. */
static wn_supply fail(wn_batches *b, wn_task *t)
{
    t->last = true;
    wn_batch_close(b);
    b->file = b->count;
    return WN_TASK;
}

/* Puts the place before what is wrong behind the record read last. A line that is too long may be left out, and
** of a file that is damaged there, the rest; but not where that would take it away from the file. */
static wn_supply fail_at(wn_batches *b, wn_task *t)
{
    const wn_err *why = &b->why;
    const wn_options *o = b->job->o;
    bool forgivable = why->code == WN_BAD_INPUT || (why->code == WN_LIMIT && b->lines.pass);
    if (why->code == WN_IO) wn_fail(&t->err, WN_IO, WN_NO_OFFSET, "%s: %s", name_of(b), why->text);
    else wn_fail(&t->err, why->code, WN_NO_OFFSET, "%s:%llu: %s", name_of(b),
                 (unsigned long long)b->lines.line + 1, why->text);
    if (!forgivable || o->in_place || o->on_error == WN_STOP) return fail(b, t);
    if (b->lines.pass) b->why.code = WN_OK;
    else wn_batch_close(b);
    return WN_TASK;
}

static bool can_read(const wn_batches *b)
{
    struct pollfd p = { b->lines.in.fd, POLLIN, 0 };
    return b->regular || b->lines.in.more || poll(&p, 1, 0) > 0;
}

static size_t want(const wn_batches *b)
{
    uint64_t end = b->stop < b->to ? b->stop : b->to, at = b->base + b->lines.at;
    uint64_t share = b->regular && !b->lines.in.packing && end > at ? (end - at) / (2 * b->jobs) : LARGEST;
    return share < SMALLEST ? SMALLEST : share > LARGEST ? LARGEST : (size_t)share;
}

/* Puts the record into T, if it is ours; false where it is behind our share. */
static bool put(const wn_batches *b, wn_task *t, wn_str line, wn_str end)
{
    const wn_lines *l = &b->lines;
    line.len += l->piece ? 0 : end.len;
    uint64_t at = l->at - line.len;
    if (at < l->in.passed[0]) return true;
    if (at >= l->in.passed[1]) return false;
    if (t->bytes.len == 0) t->line = l->line;
    wn_buf_add(&t->bytes, line);
    return true;
}

/* A batch of the file at hand; WN_OVER: it has no more. What is wrong behind a batch is told by the next. */
static wn_supply batch(wn_batches *b, wn_task *t, int *fd)
{
    wn_lines *l = &b->lines;
    wn_str line, end;
    size_t most = want(b);
    wn_buf_room(&t->bytes, most + most / 2);
    while (t->bytes.len < most && b->why.code == WN_OK) {
        if (wn_lines_take(l, &line, &end, &b->why)) {
            if (put(b, t, line, end)) continue;
            break;
        }
        if (b->why.code != WN_OK || l->over) break;
        bool can = can_read(b);
        *fd = l->in.fd;
        if (!can && t->bytes.len == 0) return WN_WAIT;
        if (can && wn_lines_fill(l, &b->why)) continue;
        if (!l->pass || (l->at >= l->in.passed[0] && l->at < l->in.passed[1])) break;
        b->why.code = WN_OK;            /* a line that is too long, and another share's */
    }
    t->file = b->file;
    t->records = t->bytes.len > 0;
    if (t->records) return WN_TASK;
    return b->why.code != WN_OK ? fail_at(b, t) : WN_OVER;
}

/* ---- files */

static wn_supply pass(wn_batches *b)
{
    b->base = b->stop;
    b->file++;
    return WN_OVER;
}

/* The file at hand is a task by itself, whatever it has, even nothing. */
static wn_supply one_file(wn_batches *b, wn_task *t)
{
    if (b->base < b->from || b->base >= b->to) return pass(b);
    t->file = b->file;
    t->size = b->stop - b->base;
    wn_buf_add(&t->bytes, wn_str_of(name_of(b)));
    pass(b);
    return WN_TASK;
}

static wn_supply open_file(wn_batches *b, wn_task *t)
{
    uint64_t size = 0;
    const char *path = name_of(b);
    b->regular = size_of(path, &size);
    b->stop = b->base + size;
    if (b->whole || !reader_of(b)->records) return one_file(b, t);
    if (b->base >= b->to || (b->stop <= b->from && b->regular)) return pass(b);
    int fd = is_standard(path) ? STDIN_FILENO : wn_file_open(path, O_RDONLY);
    b->lines = (wn_lines){ .limit = b->job->o->limits.memory, .piece = reader_of(b)->piece };
    b->lines.in.fd = fd;
    b->lines.in.edges[0] = b->from > b->base ? b->from - b->base : 0;
    b->lines.in.edges[1] = b->to - b->base;
    b->why.code = WN_OK;
    if (fd >= 0) return WN_OVER;
    wn_fail(&t->err, WN_IO, WN_NO_OFFSET, "%s: cannot be read: %s", path, strerror(errno));
    return fail(b, t);
}

wn_supply wn_batch_next(wn_batches *b, wn_task *t, int *fd)
{
    for (;;) {
        wn_supply s;
        if (b->lines.in.fd >= 0) {
            s = batch(b, t, fd);
            if (s == WN_OVER) wn_batch_close(b);
        } else if (b->file < b->count) s = open_file(b, t);
        else return WN_OVER;
        if (s != WN_OVER) return s;
    }
}
