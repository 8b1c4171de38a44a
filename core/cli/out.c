/* out.c: see out.h. A regular file is replaced as a whole; a terminal, a pipe or a device is
** written to. */
#include "cli/out.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum { PIECE = 1 << 16 };

static bool is(const char *path, const char *name) { return strcmp(path, name) == 0; }

/* An open descriptor that PATH stands for, or -1. */
static int standard(const char *path)
{
    if (is(path, "-") || is(path, "/dev/stdout") || is(path, "/dev/fd/1")) return STDOUT_FILENO;
    if (is(path, "/dev/stderr") || is(path, "/dev/fd/2")) return STDERR_FILENO;
    return -1;
}

wn_out wn_out_new(wn_arena *a, const char *path)
{
    return (wn_out){ .path = path, .stream = standard(path) >= 0, .buf = wn_buf_new(a) };
}

static bool write_to(int fd, wn_str bytes, wn_err *err)
{
    errno = 0;
    if (wn_file_write(fd, bytes, err)) return true;
    if (errno == EPIPE && err) err->text[0] = '\0';
    return false;
}

/* A device or a named pipe: opened, written, closed; a full disk may show only at the end. */
static bool write_device(const char *path, wn_str bytes, wn_err *err)
{
    int fd = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
    if (fd < 0) return wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: %s", path, strerror(errno));
    bool fine = write_to(fd, bytes, err);
    if (close(fd) != 0 && fine)
        return wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: %s", path, strerror(errno));
    return fine;
}

static bool put(const char *path, wn_str bytes, wn_err *err)
{
    struct stat st;
    int fd = standard(path);
    if (fd >= 0) return write_to(fd, bytes, err);
    bool there = stat(path, &st) == 0;
    if (there && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode)) return write_device(path, bytes, err);
    return wn_file_replace(path, bytes, err);
}

bool wn_out_flush(wn_out *o, wn_err *err)
{
    if (!o->stream || o->buf.len < PIECE) return true;
    bool fine = put(o->path, wn_buf_str(&o->buf), err);
    o->buf.len = 0;
    return fine;
}

/* Standard output is closed here: some file systems tell of lost bytes only then. */
bool wn_out_end(wn_out *o, wn_err *err)
{
    if (!put(o->path, wn_buf_str(&o->buf), err)) return false;
    o->buf.len = 0;
    if (standard(o->path) != STDOUT_FILENO) return true;
    int fd = dup(STDOUT_FILENO);
    if (fd >= 0 && close(fd) != 0)
        return wn_fail(err, WN_IO, WN_NO_OFFSET, "standard output: %s", strerror(errno));
    return true;
}

bool wn_out_closed(const wn_err *err) { return err->code == WN_IO && err->text[0] == '\0'; }
