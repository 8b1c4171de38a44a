/* lines.c: see lines.h. A buffer that slides:
**
**     buf  [ handed out | from … a record … to |  room  ]
**
** When no whole record is in it, what is left moves to the front and the rest is filled; only one
** longer than the buffer makes it grow, to twice its size. */
#include "cli/lines.h"

#include <stdlib.h>

enum { FIRST_SIZE = 1 << 17, SLACK = 1 << 16 };     /* what may be read ahead of a packed file */

/* Room for more bytes behind l->to. */
static bool make_room(wn_lines *l, wn_err *err)
{
    size_t limit = l->limit ? l->limit : (size_t)UINT32_MAX - 1;
    if (l->from > 0 || l->to == 0) l->begun = l->in.read;
    if (l->from > 0) memmove(l->buf, l->buf + l->from, l->to - l->from);
    l->to -= l->from;
    l->from = 0;
    if (l->to < l->cap) return true;
    l->pass = l->to > limit && !l->piece;
    if (l->to > limit)
        return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "the %s is longer than %zu bytes",
                       l->piece ? "record" : "line", limit);
    size_t cap = l->cap ? l->cap * 2 : FIRST_SIZE;
    char *buf = realloc(l->buf, cap);
    if (!buf) return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "no memory for a line of %zu bytes", cap);
    l->buf = buf;
    l->cap = cap;
    return true;
}

bool wn_lines_fill(wn_lines *l, wn_err *err)
{
    size_t n;
    if (!make_room(l, err) || !wn_stream_read(&l->in, l->buf + l->to, l->cap - l->to, &n, err)) return false;
    l->over = n == 0;
    l->to += n;
    if (!l->in.packing || l->to <= wn_unpack_most(l->in.read - l->begun + SLACK, l->limit > 0)) return true;
    return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "the %s has more than %zu bytes, unpacked; "
                   "--memory-limit=SIZE takes it", l->piece ? "record" : "line", l->to);
}

static void go_on(wn_lines *l, size_t n)
{
    l->from += n;
    l->at += n;
    l->looked = 0;
}

/* Passes over what nobody wants; true when all of it is behind. */
static bool skip(wn_lines *l, wn_err *err)
{
    size_t n = l->to - l->from < l->skip ? l->to - l->from : (size_t)l->skip;
    go_on(l, n);
    l->skip -= n;
    if (l->skip && l->over) wn_fail(err, WN_BAD_INPUT, WN_NO_OFFSET, "a record that ends too early");
    return l->skip == 0;
}

static bool take_piece(wn_lines *l, wn_str *line, wn_str *end, wn_err *err)
{
    size_t n = 0;
    while (n == 0 && skip(l, err) && l->from < l->to) {
        wn_str here = { l->buf + l->from, l->to - l->from };
        if (!l->piece(here, l->over, &n, &l->skip, err) || (n == 0 && l->skip == 0)) return false;
        l->others += l->skip > 0;
    }
    *line = (wn_str){ l->buf + l->from, n };
    *end = WN_STR("\n");
    go_on(l, n);
    return n > 0;
}

static bool take_line(wn_lines *l, wn_str *line, wn_str *end)
{
    size_t have = l->to - l->from;
    const char *start = l->buf + l->from, *stop = memchr(start + l->looked, '\n', have - l->looked);
    l->looked = have;
    if (!stop && !l->over) return false;
    size_t len = stop ? (size_t)(stop - start) : have, tail = stop ? 1 : 0;
    if (stop && len > 0 && start[len - 1] == '\r') len--, tail = 2;
    *line = (wn_str){ start, len };
    *end = (wn_str){ start + len, tail };
    go_on(l, len + tail);
    return true;
}

/* True when the line that was too long is behind. */
static bool pass_line(wn_lines *l)
{
    const char *stop = memchr(l->buf + l->from, '\n', l->to - l->from);
    go_on(l, stop ? (size_t)(stop + 1 - (l->buf + l->from)) : l->to - l->from);
    l->pass = !stop && !l->over;
    l->line += !l->pass;
    return !l->pass;
}

bool wn_lines_take(wn_lines *l, wn_str *line, wn_str *end, wn_err *err)
{
    *err = (wn_err){ .code = WN_OK };
    if (l->pass && !pass_line(l)) return false;
    if (l->from == l->to && l->skip == 0) return false;
    if (!(l->piece ? take_piece(l, line, end, err) : take_line(l, line, end))) return false;
    l->line++;
    return true;
}

bool wn_lines_next(wn_lines *l, wn_str *line, wn_str *end, wn_err *err)
{
    while (!wn_lines_take(l, line, end, err))
        if (err->code != WN_OK || l->over || !wn_lines_fill(l, err)) return false;
    return true;
}

void wn_lines_free(wn_lines *l)
{
    wn_stream_close(&l->in);
    free(l->buf);
    l->buf = NULL;
    l->cap = l->from = l->to = 0;
}
