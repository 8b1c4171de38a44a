/* file.c: see file.h. A replacement is written beside the file and renamed over it:
**
**     O_TMPFILE (no name) ─► write, fsync ─► linkat ".NAME.winnow" ─► rename ─► fsync of the folder
**
** A kill between linkat and rename, which are next to each other, leaves a stray; the next run that
** replaces the file takes it away. Where the file system has no O_TMPFILE (NFS, FAT) or
** /proc is not there, mkstemp gives a name first, and a kill leaves ".NAME.winnow-XXXXXX". What else
** hangs on the old file is not kept: other names of it (hard links) stay with the old bytes; ACLs and
** extended attributes go.
*/
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK ((size_t)64 * 1024)

static bool fail_as(wn_err *err, const char *what, const char *path)
{
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    return wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: %s: %s", name, what, strerror(errno));
}

int wn_file_open(const char *path, int flags)
{
    int fd;
    do fd = open(path, flags | O_CLOEXEC, 0600);
    while (fd < 0 && errno == EINTR);
    return fd;
}

/* Waits, where FD is one that does not. */
static bool may_go_on(int fd, short what)
{
    struct pollfd p = { fd, what, 0 };
    if (errno == EINTR) return true;
    return (errno == EAGAIN || errno == EWOULDBLOCK) && (poll(&p, 1, -1) > 0 || errno == EINTR);
}

bool wn_file_close(int fd) { return close(fd) == 0 || errno == EINTR; }

/* ---- reading */

ssize_t wn_file_part(int fd, void *to, size_t size)
{
    ssize_t n;
    do n = read(fd, to, size);
    while (n < 0 && may_go_on(fd, POLLIN));
    return n;
}

bool wn_file_some(int fd, void *to, size_t size, size_t *got)
{
    for (*got = 0; *got < size;) {
        ssize_t n = wn_file_part(fd, (char *)to + *got, size - *got);
        if (n <= 0) return n == 0;
        *got += (size_t)n;
    }
    return true;
}

static bool read_all(int fd, size_t limit, wn_buf *out, const char *path, wn_err *err)
{
    for (;;) {
        if (out->cap - out->len < CHUNK) {
            size_t cap = out->cap ? out->cap * 2 : CHUNK * 2;
            out->ptr = wn_arena_grow(out->arena, out->ptr, out->cap, cap);
            out->cap = cap;
        }
        ssize_t n = wn_file_part(fd, out->ptr + out->len, out->cap - out->len);
        if (n < 0) return fail_as(err, "cannot be read", path);
        if (n == 0) return true;
        out->len += (size_t)n;
        if (out->len > limit)
            return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "%s: more than %zu bytes", path, limit);
    }
}

bool wn_file_read(wn_arena *a, const char *path, size_t limit, wn_str *out, wn_err *err)
{
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : wn_file_open(path, O_RDONLY);
    if (fd < 0) return fail_as(err, "cannot be read", path);
    struct stat st;
    wn_buf buf = wn_buf_new(a);
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (uint64_t)st.st_size < UINT32_MAX) {
        buf.cap = (size_t)st.st_size + CHUNK;       /* one piece, no copying */
        buf.ptr = wn_arena_get(a, buf.cap);
    }
    bool fine = read_all(fd, limit ? limit : UINT32_MAX - 1, &buf, path, err);
    if (!standard) close(fd);
    *out = wn_buf_str(&buf);
    return fine;
}

/* ---- writing */

bool wn_file_write(int fd, wn_str bytes, wn_err *err)
{
    for (size_t done = 0; done < bytes.len; ) {
        ssize_t n = write(fd, bytes.ptr + done, bytes.len - done);
        if (n < 0 && may_go_on(fd, POLLOUT)) continue;
        if (n < 0) return wn_fail(err, WN_IO, WN_NO_OFFSET, "cannot write: %s", strerror(errno));
        done += (size_t)n;
    }
    return true;
}

bool wn_file_folders(wn_arena *a, const char *path, wn_err *err)
{
    char *own = (char *)(uintptr_t)wn_arena_copy(a, wn_str_of(path)).ptr;
    for (char *c = own + 1; (c = strchr(c, '/')) != NULL; *c++ = '/') {
        *c = '\0';
        if (mkdir(own, 0777) != 0 && errno != EEXIST) return fail_as(err, "cannot be made", own);
    }
    return true;
}

static void set_folder(wn_draft *d)
{
    const char *slash = strrchr(d->path, '/');
    strcpy(d->folder, ".");
    if (slash) snprintf(d->folder, sizeof d->folder, "%.*s/", (int)(slash - d->path), d->path);
}

/* Names the draft after its file, hidden beside it, and with END; a name has 255 bytes at most. */
static void set_name(wn_draft *d, const char *end)
{
    const char *slash = strrchr(d->path, '/'), *base = slash ? slash + 1 : d->path;
    snprintf(d->name, sizeof d->name, "%.*s.%.200s.winnow%s", (int)(base - d->path), d->path, base, end);
}

bool wn_draft_open(wn_draft *d, const char *path, wn_err *err)
{
    struct stat st;
    bool is = stat(path, &st) == 0;
    d->fd = -1;
    d->name[0] = '\0';
    if (is && !S_ISREG(st.st_mode))
        return wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: cannot be replaced: not a regular file", path);
    if (is && (!realpath(path, d->path) || faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0))
        return fail_as(err, "cannot be written", path);
    if (!is && (errno != ENOENT || lstat(path, &st) == 0))      /* a link to nothing, too */
        return fail_as(err, "cannot be written", path);
    if (!is) snprintf(d->path, sizeof d->path, "%s", path);     /* longer ones are no ENOENT */
    set_folder(d);
    bool can_link = access("/proc/self/fd", X_OK) == 0;     /* gives a name to what has none */
    if (can_link) d->fd = wn_file_open(d->folder, O_TMPFILE | O_WRONLY);
    if (d->fd >= 0) return true;
    set_name(d, "-XXXXXX");
    d->fd = mkostemp(d->name, O_CLOEXEC);
    if (d->fd >= 0) return true;
    d->name[0] = '\0';
    return fail_as(err, "cannot be written", path);
}

static bool sync_file(int fd)
{
    int done;
    do done = fsync(fd);
    while (done != 0 && errno == EINTR);
    return done == 0;
}

/* MODE, where the group may not be kept: ours may do what all may. */
static mode_t for_all(mode_t mode) { return (mode & ~(mode_t)070) | (mode & 07) << 3; }

/* An owner that we may not set stays ours. */
bool wn_draft_settle(wn_draft *d, wn_err *err)
{
    struct stat was;
    bool is = stat(d->path, &was) == 0;
    if (!is && errno != ENOENT) return fail_as(err, "cannot be written", d->path);
    mode_t mask = umask(0);
    umask(mask);
    mode_t mode = is ? was.st_mode & 07777 : 0666 & ~mask;
    if (is && fchown(d->fd, was.st_uid, was.st_gid) != 0) {
        mode &= ~(mode_t)06000;
        if (fchown(d->fd, (uid_t)-1, was.st_gid) != 0) mode = for_all(mode);
    }
    if (fchmod(d->fd, mode) != 0) return fail_as(err, "cannot be written", d->path);
    return sync_file(d->fd) || fail_as(err, "cannot be written", d->path);
}

/* Gives a draft without a name its own; what has it already is the stray of a run that was killed. */
static bool name_draft(wn_draft *d, wn_err *err)
{
    char self[40];
    if (d->name[0]) return true;
    snprintf(self, sizeof self, "/proc/self/fd/%d", d->fd);
    set_name(d, "");
    if (linkat(AT_FDCWD, self, AT_FDCWD, d->name, AT_SYMLINK_FOLLOW) == 0) return true;
    bool stray = errno == EEXIST && unlink(d->name) == 0;
    if (stray && linkat(AT_FDCWD, self, AT_FDCWD, d->name, AT_SYMLINK_FOLLOW) == 0) return true;
    d->name[0] = '\0';
    return fail_as(err, "cannot be written", d->path);
}

/* A rename is safe once the folder is on the disk; some file systems cannot say so, and some folders
** may be written and not read. */
static bool sync_folder(const wn_draft *d, wn_err *err)
{
    int fd = wn_file_open(d->folder, O_RDONLY | O_DIRECTORY);
    if (fd < 0) return errno == EACCES || fail_as(err, "cannot be written", d->path);
    bool fine = sync_file(fd) || errno == EINVAL || errno == EROFS;
    close(fd);
    return fine || fail_as(err, "cannot be written", d->path);
}

bool wn_draft_commit(wn_draft *d, wn_err *err)
{
    if (!name_draft(d, err)) return false;
    if (rename(d->name, d->path) != 0) return fail_as(err, "cannot be written", d->path);
    d->name[0] = '\0';
    int fd = d->fd;
    d->fd = -1;
    if (!wn_file_close(fd)) return fail_as(err, "cannot be written", d->path);
    return sync_folder(d, err);
}

void wn_draft_drop(wn_draft *d)
{
    if (d->fd >= 0) close(d->fd);
    if (d->name[0]) unlink(d->name);
    d->fd = -1;
    d->name[0] = '\0';
}

bool wn_file_replace(const char *path, wn_str bytes, wn_err *err)
{
    wn_draft d;
    bool fine = wn_draft_open(&d, path, err) && wn_file_write(d.fd, bytes, err) &&
                wn_draft_settle(&d, err) && wn_draft_commit(&d, err);
    wn_draft_drop(&d);
    return fine;
}
