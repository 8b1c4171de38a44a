/* out.c: see out.h. The list of outputs is state of the program, since signals and limits end it
** where no argument reaches. */
#include "cli/out.h"

#include <errno.h>
#include <fcntl.h>
#include <strings.h>
#include <sys/resource.h>
#include <unistd.h>

enum { PIECE = 1 << 16 };

static wn_out *outs;            /* of this run, the latest first */

int wn_out_standard(const char *path)
{
    static const char *const names[] = { "-", "/dev/stdout", "/dev/fd/1", "/dev/stderr", "/dev/fd/2" };
    for (int i = 0; i < 5; i++)
        if (strcmp(path, names[i]) == 0) return i < 3 ? STDOUT_FILENO : STDERR_FILENO;
    return -1;
}

/* Programs that open such a file would find text in it. */
const char *wn_out_unwritten(const char *path)
{
    static const char *const endings[] = {
        "7z", "bz2", "csv", "doc", "docx", "epub", "mobi", "odp", "ods", "odt", "parquet", "pdf",
        "ppt", "pptx", "rtf", "tar", "tgz", "tsv", "xls", "xlsx", "xz", "zip"
    };
    size_t stem = path ? wn_packing_stem(path) : 0, at = stem;
    while (at > 0 && path[at - 1] != '.' && path[at - 1] != '/') at--;
    if (at == 0 || path[at - 1] != '.') return NULL;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strlen(endings[i]);
        if (n == stem - at && strncasecmp(path + at, endings[i], n) == 0) return endings[i];
    }
    return NULL;
}

wn_out *wn_out_new(wn_arena *a, const char *path)
{
    wn_out *o = wn_arena_get(a, sizeof *o);
    *o = (wn_out){ .path = path, .buf = wn_buf_new(a), .fd = wn_out_standard(path), .next = outs,
                   .packing = wn_packing_named(path) };
    bool there = o->fd < 0 && stat(path, &o->was) == 0;
    o->stream = o->fd >= 0 || (there && !S_ISREG(o->was.st_mode) && !S_ISDIR(o->was.st_mode));
    return outs = o;
}

wn_out *wn_out_replace(wn_arena *a, const char *path, wn_err *err)
{
    wn_out *o = wn_out_new(a, path);
    if (!o->stream) return o;
    wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: cannot be replaced: not a regular file", path);
    return NULL;
}

bool wn_out_is(const wn_out *o, const struct stat *st)
{
    return o->was.st_ino == st->st_ino && o->was.st_dev == st->st_dev;
}

void wn_out_forget(wn_out *o)
{
    wn_out **at = &outs;
    while (*at != o) at = &(*at)->next;
    *at = o->next;
}

static bool fail(const wn_out *o, wn_err *err)
{
    return wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: cannot be written: %s", o->path, strerror(errno));
}

/* That nobody reads any more is told by the exit status alone. */
static bool write_to(const wn_out *o, int fd, wn_str bytes, wn_err *err)
{
    if (wn_file_write(fd, bytes, err)) return true;
    if (errno == EPIPE) err->text[0] = '\0';
    return wn_out_standard(o->path) < 0 && errno != EPIPE ? fail(o, err) : false;
}

static bool open_out(wn_out *o, wn_err *err)
{
    if (o->stream && o->fd < 0) o->fd = wn_file_open(o->path, O_WRONLY | O_NOCTTY);
    if (o->stream) return o->fd >= 0 || fail(o, err);
    if (o->draft) return true;
    o->draft = wn_arena_get(o->buf.arena, sizeof *o->draft);
    return wn_draft_open(o->draft, o->path, err);
}

static bool write_packed(wn_out *o, int fd, bool end, wn_err *err)
{
    char piece[PIECE];
    wn_flow f = { .in = wn_buf_str(&o->buf) };
    wn_flow_state is;
    if (!o->packer && !(o->packer = o->packing->open(true)))
        return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "%s: no memory to pack it", o->path);
    do {
        f.to = piece;
        f.room = sizeof piece;
        is = o->packing->pack(o->packer, &f, end, err);
        if (is == WN_BROKEN || !write_to(o, fd, (wn_str){ piece, sizeof piece - f.room }, err)) return false;
    } while (f.in.len > 0 || f.room == 0 || (end && is != WN_ENDED));
    return true;
}

static bool write_out(wn_out *o, bool end, wn_err *err)
{
    if (!open_out(o, err)) return false;
    int fd = o->stream ? o->fd : o->draft->fd;
    if (!(o->packing ? write_packed(o, fd, end, err) : write_to(o, fd, wn_buf_str(&o->buf), err))) return false;
    o->buf.len = o->good = 0;
    return true;
}

bool wn_out_flush(wn_out *o, bool at_once, wn_err *err)
{
    o->good = o->buf.len;
    bool enough = o->buf.len >= PIECE || (at_once && o->stream && o->buf.len > 0);
    return !enough || write_out(o, false, err);
}

/* ---- the end */

static void free_packer(wn_out *o)
{
    if (o->packer) o->packing->close(o->packer, true);
    o->packer = NULL;
}

static bool same_time(struct timespec a, struct timespec b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

/* Somebody else's change to a file that we have read is not written over; st_ctime tells of those that leave
** the time of the last change as it was (cp -p, rsync -t), too. */
static bool settle(wn_out *o, wn_err *err)
{
    struct stat now;
    bool is = stat(o->path, &now) == 0;
    bool same = o->was.st_ino == 0 ? !is : is && wn_out_is(o, &now) && now.st_size == o->was.st_size &&
                same_time(now.st_mtim, o->was.st_mtim) && same_time(now.st_ctim, o->was.st_ctim);
    if (!same)
        return wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: was changed meanwhile; nothing was written", o->path);
    return write_out(o, true, err) && wn_draft_settle(o->draft, err);
}

/* Some file systems tell of lost bytes only when a file is closed. */
static bool end_stream(wn_out *o, wn_err *err)
{
    if (!write_out(o, true, err)) return false;
    int fd = wn_out_standard(o->path) < 0 ? o->fd : dup(o->fd);
    return (fd >= 0 && wn_file_close(fd)) || fail(o, err);
}

bool wn_out_end(wn_err *err)
{
    struct rlimit most;
    if (getrlimit(RLIMIT_NOFILE, &most) == 0) {     /* many files in place: a draft each */
        most.rlim_cur = most.rlim_max;
        setrlimit(RLIMIT_NOFILE, &most);
    }
    for (wn_out *o = outs; o; o = o->next)
        if (!o->stream && !settle(o, err)) return wn_out_drop(), false;
    for (wn_out *o = outs; o; o = o->next)
        if (o->stream && !end_stream(o, err)) return wn_out_drop(), false;
    for (; outs; outs = outs->next) {
        if (outs->draft && !wn_draft_commit(outs->draft, err)) return wn_out_drop(), false;
        free_packer(outs);
    }
    return true;
}

void wn_out_drop(void)
{
    for (const wn_out *o = outs; o; o = o->next)
        if (o->draft) wn_draft_drop(o->draft);
}

void wn_out_close(void)
{
    wn_out_drop();
    for (; outs; outs = outs->next) free_packer(outs);
}

void wn_out_leave(void)
{
    for (wn_out *o = outs; o; o = o->next)
        if (o->fd >= 0 && !o->packing) wn_file_write(o->fd, (wn_str){ o->buf.ptr, o->good }, NULL);
    wn_out_drop();
}

void wn_out_disown(void) { outs = NULL; }
