/* batch.c: see batch.h. All files are one row of bytes, cut at line ends; a share is a part of the row:
**
**     a.jsonl        b.jsonl                c.txt    d.jsonl
**     [ batch │ batch ][ batch │ ba│tch │ … ][     ][ … ]          --shard=1/2, then --shard=2/2
**     0                            └ from of 2/2, up to the end of the line of 1/2
**
** Batches are smaller towards the end of a file, so that workers end together. Of a pipe, what is there is
** a batch when a worker has nothing to do. */
#include "cli/batch.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LARGEST = 1 << 18, SMALLEST = 1 << 14 };

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
    b->lines.fd = -1;
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
    b->total = (k < n ? b->to : all) - b->from;
    return true;
}

/* ---- lines */

static const wn_reader *reader_of(const wn_batches *b)
{
    return b->job->from ? b->job->from : wn_reader_for(b->files[b->file]);
}

static const char *name_of(const wn_batches *b) { return b->files[b->file]; }

void wn_batch_close(wn_batches *b)
{
    if (b->lines.fd > STDIN_FILENO) close(b->lines.fd);
    wn_lines_free(&b->lines);
    b->lines.fd = -1;
    b->file++;
}

/* The files end here: T says why. */
static wn_supply fail(wn_batches *b, wn_task *t)
{
    wn_batch_close(b);
    b->file = b->count;
    return t->err.code == WN_OK ? WN_OVER : WN_TASK;
}

static bool can_read(const wn_batches *b)
{
    struct pollfd p = { b->lines.fd, POLLIN, 0 };
    return b->regular || poll(&p, 1, 0) > 0;
}

static bool fill(wn_batches *b, wn_err *err)
{
    wn_lines *l = &b->lines;
    size_t before = l->to - l->from;
    wn_err why;
    if (!wn_lines_fill(l, &why)) {
        if (why.code == WN_IO) return wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: %s", name_of(b), why.text);
        return wn_fail(err, why.code, WN_NO_OFFSET, "%s:%llu: %s", name_of(b),
                       (unsigned long long)l->line + 1, why.text);
    }
    const char *start = l->buf + l->from;
    const char *end = memrchr(start + before, '\n', l->to - l->from - before);
    if (end) b->ready = (size_t)(end - start) + 1;
    if (l->over) b->ready = l->to - l->from;
    return true;
}

static size_t want(const wn_batches *b)
{
    uint64_t end = b->stop < b->to ? b->stop : b->to;
    uint64_t share = b->regular && end > b->at ? (end - b->at) / (2 * b->jobs) : LARGEST;
    return share < SMALLEST ? SMALLEST : share > LARGEST ? LARGEST : (size_t)share;
}

/* Bytes of whole lines: about MOST, and none that begins at or after EDGE. */
static size_t cut(const wn_batches *b, size_t most, uint64_t edge)
{
    const char *start = b->lines.buf + b->lines.from, *end = NULL;
    size_t n = b->ready;
    if (n > most) {
        end = memrchr(start, '\n', most);
        if (!end) end = memchr(start + most, '\n', n - most);
        if (end) n = (size_t)(end - start) + 1;
    }
    if (edge - b->at >= n) return n;
    size_t last = (size_t)(edge - b->at) - 1;
    end = memchr(start + last, '\n', n - last);
    return end ? (size_t)(end - start) + 1 : n;
}

static wn_str hand_out(wn_batches *b, size_t most, uint64_t edge)
{
    wn_lines *l = &b->lines;
    wn_str lines = { l->buf + l->from, cut(b, most, edge) };
    l->from += lines.len;
    l->line += wn_lines_count(lines);
    b->ready -= lines.len;
    b->at += lines.len;
    return lines;
}

/* A batch of the file at hand; WN_OVER: it has no more. */
static wn_supply batch(wn_batches *b, wn_task *t, bool hungry, int *fd)
{
    size_t most = want(b);
    while (b->ready < most && !b->lines.over) {
        bool can = can_read(b);
        if (!can && hungry && b->ready > 0) break;
        *fd = b->lines.fd;
        if (!can) return WN_WAIT;
        if (!fill(b, &t->err)) return fail(b, t);
        while (b->at < b->from && b->ready > 0) hand_out(b, b->ready, b->from);
    }
    if (b->ready == 0 || b->at >= b->to) return WN_OVER;
    t->file = b->file;
    t->lines = true;
    t->line = b->lines.line + 1;
    wn_buf_add(&t->bytes, hand_out(b, most, b->to));
    return WN_TASK;
}

/* ---- files */

/* The file at hand is a task by itself, whatever it has, even nothing. */
static wn_supply one_file(wn_batches *b, wn_task *t)
{
    bool ours = b->from <= b->at && b->at < b->to;
    t->file = b->file;
    t->size = b->stop - b->at;
    if (ours) wn_buf_add(&t->bytes, wn_str_of(name_of(b)));
    b->at = b->stop;
    b->file++;
    return ours ? WN_TASK : WN_OVER;
}

static wn_supply open_file(wn_batches *b, wn_task *t)
{
    uint64_t size = 0;
    const char *path = name_of(b);
    b->regular = size_of(path, &size);
    b->stop = b->at + size;
    if (b->whole || !reader_of(b)->records) return one_file(b, t);
    if (b->at >= b->to || (b->stop <= b->from && b->regular)) {
        b->at = b->stop;
        return b->file++, WN_OVER;
    }
    int fd = is_standard(path) ? STDIN_FILENO : wn_file_open(path, O_RDONLY);
    b->lines = (wn_lines){ .fd = fd, .limit = b->job->o->limits.memory };
    b->ready = 0;
    if (fd >= 0) return WN_OVER;
    wn_fail(&t->err, WN_IO, WN_NO_OFFSET, "%s: cannot be read: %s", path, strerror(errno));
    return fail(b, t);
}

wn_supply wn_batch_next(wn_batches *b, wn_task *t, bool hungry, int *fd)
{
    for (;;) {
        wn_supply s;
        if (b->lines.fd >= 0) {
            s = batch(b, t, hungry, fd);
            if (s == WN_OVER) wn_batch_close(b), b->at = b->stop;
        } else if (b->file < b->count) s = open_file(b, t);
        else return WN_OVER;
        if (s != WN_OVER) return s;
    }
}
