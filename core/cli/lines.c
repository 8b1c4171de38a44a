/* lines.c: see lines.h. A buffer that slides:
**
**     buf  [ handed out | from … a line … \n … to |  room  ]
**
** When no line end is in it, what is left moves to the front and the rest is filled; only a line
** longer than the buffer makes it grow, to twice its size. */
#include "cli/lines.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum { FIRST_SIZE = 1 << 17 };

/* Room for more bytes behind l->to. */
static bool make_room(wn_lines *l, wn_err *err)
{
    size_t limit = l->limit ? l->limit : (size_t)UINT32_MAX - 1;
    if (l->from > 0) memmove(l->buf, l->buf + l->from, l->to - l->from);
    l->to -= l->from;
    l->from = 0;
    if (l->to < l->cap) return true;
    if (l->to > limit)
        return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "the line is longer than %zu bytes", limit);
    size_t cap = l->cap ? l->cap * 2 : FIRST_SIZE;
    char *buf = realloc(l->buf, cap);
    if (!buf) return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "no memory for a line of %zu bytes", cap);
    l->buf = buf;
    l->cap = cap;
    return true;
}

bool wn_lines_fill(wn_lines *l, wn_err *err)
{
    ssize_t n;
    if (!make_room(l, err)) return false;
    do n = read(l->fd, l->buf + l->to, l->cap - l->to);
    while (n < 0 && errno == EINTR);
    if (n < 0) return wn_fail(err, WN_IO, WN_NO_OFFSET, "cannot be read: %s", strerror(errno));
    if (n == 0) l->over = true;
    l->to += (size_t)n;
    return true;
}

bool wn_lines_next(wn_lines *l, wn_str *line, wn_str *end, wn_err *err)
{
    size_t looked = 0;          /* bytes from l->from on that hold no line end */
    char *stop = NULL;
    *err = (wn_err){ .code = WN_OK };
    for (;;) {
        size_t have = l->to - l->from;
        if (have > looked) stop = memchr(l->buf + l->from + looked, '\n', have - looked);
        if (stop || l->over) break;
        looked = have;
        if (!wn_lines_fill(l, err)) return false;
    }
    if (l->from == l->to) return false;
    size_t len = stop ? (size_t)(stop - l->buf) - l->from : l->to - l->from;
    size_t tail = stop ? 1 : 0;
    *line = (wn_str){ l->buf + l->from, len };
    if (stop && len > 0 && line->ptr[len - 1] == '\r') {
        line->len--;
        tail = 2;
    }
    *end = (wn_str){ line->ptr + line->len, tail };
    l->from += line->len + tail;
    l->line++;
    return true;
}

uint64_t wn_lines_count(wn_str bytes)
{
    uint64_t n = 0;
    const char *at = bytes.ptr, *end = bytes.ptr + bytes.len;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL) n++, at++;
    return n;
}

void wn_lines_free(wn_lines *l)
{
    free(l->buf);
    l->buf = NULL;
    l->cap = l->from = l->to = 0;
}
