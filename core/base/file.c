/* file.c: see file.h. A replacement is written beside the file and renamed over it:
**
**     O_TMPFILE (no name) ─► write, fsync ─► linkat ".NAME.XXXXXX" ─► rename ─► fsync of the folder
**
** Where the file system has no O_TMPFILE, mkstemp gives the name first. A kill leaves at most one
** stray, between linkat and rename.
*/
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK ((size_t)64 * 1024)

static bool fail_as(wn_err *err, const char *what, const char *path)
{
    return wn_fail(err, WN_IO, WN_NO_OFFSET, "cannot %s %s: %s", what, path, strerror(errno));
}

/* ---- reading */

static bool read_all(int fd, size_t limit, wn_buf *out, const char *path, wn_err *err)
{
    for (;;) {
        if (out->cap - out->len < CHUNK) {
            size_t cap = out->cap ? out->cap * 2 : CHUNK * 2;
            out->ptr = wn_arena_grow(out->arena, out->ptr, out->cap, cap);
            out->cap = cap;
        }
        ssize_t n = read(fd, out->ptr + out->len, out->cap - out->len);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return fail_as(err, "read", path);
        if (n == 0) return true;
        out->len += (size_t)n;
        if (out->len > limit)
            return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "%s: more than %zu bytes", path, limit);
    }
}

bool wn_file_read(wn_arena *a, const char *path, size_t limit, wn_str *out, wn_err *err)
{
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return fail_as(err, "read", path);
    struct stat st = { 0 };
    wn_buf buf = wn_buf_new(a);
    bool fine = fstat(fd, &st) == 0 || fail_as(err, "read", path);
    if (fine && S_ISDIR(st.st_mode)) {
        errno = EISDIR;
        fine = fail_as(err, "read", path);
    }
    if (fine && S_ISREG(st.st_mode) && st.st_size > 0 && (uint64_t)st.st_size < UINT32_MAX) {
        buf.cap = (size_t)st.st_size + CHUNK;       /* one piece, no copying */
        buf.ptr = wn_arena_get(a, buf.cap);
    }
    fine = fine && read_all(fd, limit ? limit : UINT32_MAX - 1, &buf, path, err);
    if (!standard) close(fd);
    *out = wn_buf_str(&buf);
    return fine;
}

/* ---- writing */

bool wn_file_write(int fd, wn_str bytes, wn_err *err)
{
    for (size_t done = 0; done < bytes.len; ) {
        ssize_t n = write(fd, bytes.ptr + done, bytes.len - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return wn_fail(err, WN_IO, WN_NO_OFFSET, "cannot write: %s", strerror(errno));
        done += (size_t)n;
    }
    return true;
}

/* A file that is being made: NAME is empty while it has none. */
typedef struct { int fd; char folder[PATH_MAX], name[PATH_MAX + 16]; } draft;

static void set_folder(draft *d, const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t n = slash ? (size_t)(slash - path) : 0;
    snprintf(d->folder, sizeof d->folder, "%.*s", slash ? (n ? (int)n : 1) : 1, slash ? path : ".");
}

static bool open_draft(draft *d, const char *path, wn_err *err)
{
    set_folder(d, path);
    d->name[0] = '\0';
    d->fd = open(d->folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (d->fd >= 0) return true;
    snprintf(d->name, sizeof d->name, "%s.XXXXXX", path);
    d->fd = mkostemp(d->name, O_CLOEXEC);
    if (d->fd >= 0) return true;
    d->name[0] = '\0';
    return fail_as(err, "write", path);
}

/* Gives a draft without a name one that nobody has. */
static bool name_draft(draft *d, const char *path, wn_err *err)
{
    char self[40];
    if (d->name[0]) return true;
    snprintf(self, sizeof self, "/proc/self/fd/%d", d->fd);
    for (unsigned i = 0; i < 1000; i++) {
        snprintf(d->name, sizeof d->name, "%s.%ld-%u", path, (long)getpid(), i);
        if (linkat(AT_FDCWD, self, AT_FDCWD, d->name, AT_SYMLINK_FOLLOW) == 0) return true;
        if (errno != EEXIST) break;
    }
    d->name[0] = '\0';
    return fail_as(err, "write", path);
}

/* Mode and owner of what was there; an owner that we may not set stays ours. */
static bool keep_mode(int fd, const struct stat *was, bool is, const char *path, wn_err *err)
{
    mode_t mask = umask(0);
    umask(mask);
    mode_t mode = is ? was->st_mode & 07777 : 0666 & ~mask;
    if (is && fchown(fd, was->st_uid, was->st_gid) != 0) mode &= ~(mode_t)06000;
    return fchmod(fd, mode) == 0 || fail_as(err, "set the mode of", path);
}

/* A rename is safe once the folder is on the disk; some file systems cannot say so. */
static bool sync_folder(const draft *d, const char *path, wn_err *err)
{
    int fd = open(d->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return true;
    bool fine = fsync(fd) == 0 || errno == EINVAL || errno == EROFS;
    close(fd);
    return fine || fail_as(err, "write", path);
}

static bool fill(draft *d, const char *path, wn_str bytes, wn_err *err)
{
    struct stat was;
    bool is = stat(path, &was) == 0;
    if (!wn_file_write(d->fd, bytes, err) || !keep_mode(d->fd, &was, is, path, err)) return false;
    if (fsync(d->fd) != 0) return fail_as(err, "write", path);
    if (!name_draft(d, path, err)) return false;
    int fd = d->fd;
    d->fd = -1;
    if (close(fd) != 0) return fail_as(err, "write", path);
    if (rename(d->name, path) != 0) return fail_as(err, "write", path);
    d->name[0] = '\0';
    return sync_folder(d, path, err);
}

bool wn_file_replace(const char *path, wn_str bytes, wn_err *err)
{
    struct stat st;
    char real[PATH_MAX];
    bool is = stat(path, &st) == 0;
    if (is && !S_ISREG(st.st_mode))
        return wn_fail(err, WN_IO, WN_NO_OFFSET, "cannot replace %s: not a regular file", path);
    if (is && !realpath(path, real)) return fail_as(err, "write", path);
    if (!is && strlen(path) >= sizeof real) return errno = ENAMETOOLONG, fail_as(err, "write", path);
    if (!is) snprintf(real, sizeof real, "%s", path);
    draft d;
    if (!open_draft(&d, real, err)) return false;
    bool fine = fill(&d, real, bytes, err);
    if (d.fd >= 0) close(d.fd);
    if (d.name[0]) unlink(d.name);
    return fine;
}
