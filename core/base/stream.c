/* stream.c: see stream.h.
**
**     file:      [ .......... edge │ .......... ]      read up to an edge, then beyond it
**     unpacked:  [ .................. passed │ ...      all that the bytes before the edge say
**
** So that what lies before an edge is the same however the reads fall.
*/
#include "base/stream.h"

#include <errno.h>
#include <stdlib.h>

#include "base/file.h"

enum { CHUNK = 1 << 16, MAGIC = 4 };

static bool read_some(int fd, char *to, size_t size, size_t *got, wn_err *err)
{
    ssize_t n = wn_file_part(fd, to, size);
    *got = n > 0 ? (size_t)n : 0;
    return n >= 0 || wn_fail(err, WN_IO, WN_NO_OFFSET, "cannot be read: %s", strerror(errno));
}

/* All that came before is unpacked. */
static void pass_edges(wn_stream *s)
{
    for (int i = 0; i < 2; i++)
        if (s->passed[i] == UINT64_MAX && s->read >= s->edges[i]) s->passed[i] = s->given;
}

/* Reads on, not beyond an edge; *GOT is 0 at the end of the file. */
static bool read_on(wn_stream *s, size_t *got, wn_err *err)
{
    uint64_t most = CHUNK;
    for (int i = 1; i >= 0; i--)
        if (s->edges[i] > s->read && s->edges[i] - s->read < most) most = s->edges[i] - s->read;
    s->from = s->to = 0;
    if (!read_some(s->fd, s->buf, (size_t)most, got, err)) return false;
    s->to = *got;
    s->read += *got;
    return true;
}

/* Is it packed? The first bytes tell; of a pipe, no more are waited for than are needed. */
static bool begin(wn_stream *s, wn_err *err)
{
    size_t got = 1;
    s->begun = true;
    s->buf = malloc(CHUNK);
    if (!s->buf) return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "no memory to read a file");
    s->buf[0] = '\0';
    while (s->to < MAGIC && got > 0 && (s->to == 0 || strchr("\x1F\x28", s->buf[0]))) {
        if (!read_some(s->fd, s->buf + s->to, MAGIC - s->to, &got, err)) return false;
        s->to += got;
    }
    s->read = s->to;
    s->packing = wn_packing_of((wn_str){ s->buf, s->to });
    s->more = s->packing != NULL;
    for (int i = 0; i < 2; i++) s->passed[i] = s->packing && s->edges[i] ? UINT64_MAX : s->edges[i];
    if (s->packing && !(s->state = s->packing->open(false)))
        return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "no memory to unpack %s", s->packing->name);
    return true;
}

static bool unpack(wn_stream *s, wn_flow *f, wn_err *err)
{
    wn_err why;
    size_t room = f->room;
    f->in = (wn_str){ s->buf + s->from, s->to - s->from };
    bool fine = wn_unpack_step(s->packing, s->state, f, &s->inside, &why);
    s->from = s->to - f->in.len;
    s->given += room - f->room;
    s->more = s->from < s->to || f->room == 0;
    return fine || wn_fail(err, why.code, WN_NO_OFFSET, "%s, near byte %llu of the file", why.text,
                           (unsigned long long)(s->read - f->in.len));
}

static bool read_packed(wn_stream *s, char *to, size_t size, size_t *got, wn_err *err)
{
    wn_flow f = { .to = to, .room = size };
    size_t n = 1;
    while (f.room == size && n > 0) {
        if (!s->more) {
            pass_edges(s);
            if (!read_on(s, &n, err)) return false;
        }
        if (n > 0 && !unpack(s, &f, err)) return false;
    }
    *got = size - f.room;
    if (*got > 0 || !s->inside) return true;
    return wn_fail(err, WN_BAD_INPUT, WN_NO_OFFSET, "%s data that ends too early, at byte %llu of the file",
                   s->packing->name, (unsigned long long)s->read);
}

bool wn_stream_read(wn_stream *s, char *to, size_t size, size_t *got, wn_err *err)
{
    *got = 0;
    if (!s->begun && !begin(s, err)) return false;
    if (s->packing) return read_packed(s, to, size, got, err);
    if (s->from == s->to) return read_some(s->fd, to, size, got, err);
    *got = s->to - s->from < size ? s->to - s->from : size;
    memcpy(to, s->buf + s->from, *got);
    s->from += *got;
    return true;
}

void wn_stream_close(wn_stream *s)
{
    if (s->state) s->packing->close(s->state, false);
    free(s->buf);
    *s = (wn_stream){ .fd = -1 };
}
