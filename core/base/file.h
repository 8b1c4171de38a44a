/* file.h: whole files in, whole files out. Nothing here follows half a promise: a read gives all
** bytes or fails, a replacement is there entirely or not at all. */
#ifndef WN_BASE_FILE_H
#define WN_BASE_FILE_H

#include <limits.h>
#include <sys/types.h>

#include "base/buffer.h"
#include "base/err.h"

/* open and close, through EINTR: close has closed the file even then. */
int wn_file_open(const char *path, int flags);
bool wn_file_close(int fd);

/* read, through EINTR. */
ssize_t wn_file_part(int fd, void *to, size_t size);

/* Reads from the open descriptor FD until SIZE bytes are there, or to the end. */
bool wn_file_some(int fd, void *to, size_t size, size_t *got);

/* More than a filter, a configuration or another file of ours ever has: what is longer is something else. */
#define WN_FILE_OURS ((size_t)64 << 20)

/* The bytes of PATH ("-": standard input). A directory, or more than LIMIT bytes (0: 2^32 - 2), fails. */
bool wn_file_read(wn_arena *a, const char *path, size_t limit, wn_str *out, wn_err *err);

/* Writes BYTES to the open descriptor FD, through short writes and EINTR. */
bool wn_file_write(int fd, wn_str bytes, wn_err *err);

/* Makes the folders of PATH that are not there. */
bool wn_file_folders(wn_arena *a, const char *path, wn_err *err);

/* A file in the making, beside the one that it will replace. NAME is "" while it has none. */
typedef struct { int fd; char path[PATH_MAX], folder[PATH_MAX], name[PATH_MAX + 32]; } wn_draft;

/* Begins a file that is to stand in the place of PATH: a temporary one in the same folder (O_TMPFILE
** where there is one). A symbolic link is followed to the file it names; anything but a regular file
** that we may write to is refused. Write with wn_file_write(d->fd, …). */
bool wn_draft_open(wn_draft *d, const char *path, wn_err *err);

/* All of it is there: sets mode and owner of what was there, 0666 & ~umask otherwise, and waits until
** it is on the disk. Then _commit puts it in its place, by a rename. */
bool wn_draft_settle(wn_draft *d, wn_err *err);
bool wn_draft_commit(wn_draft *d, wn_err *err);

/* Leaves PATH as it is; nothing after a commit. May be called by a signal handler. */
void wn_draft_drop(wn_draft *d);

/* Puts BYTES in the place of PATH: all four of these. */
bool wn_file_replace(const char *path, wn_str bytes, wn_err *err);

#endif
