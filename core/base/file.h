/* file.h: whole files in, whole files out. Nothing here follows half a promise: a read gives all
** bytes or fails, a replacement is there entirely or not at all. */
#ifndef WN_BASE_FILE_H
#define WN_BASE_FILE_H

#include "base/buffer.h"
#include "base/err.h"

/* The bytes of PATH ("-": standard input). A directory, or more than LIMIT bytes (0: 2^32 - 2), fails. */
bool wn_file_read(wn_arena *a, const char *path, size_t limit, wn_str *out, wn_err *err);

/* Writes BYTES to the open descriptor FD, through short writes and EINTR. */
bool wn_file_write(int fd, wn_str bytes, wn_err *err);

/* Puts BYTES in the place of PATH: temporary file in the same folder (O_TMPFILE where there is one),
** fsync, rename, folder fsync; mode and owner of what was there are kept, 0666 & ~umask otherwise.
** A symbolic link is followed to the file it names; anything but a regular file is refused. */
bool wn_file_replace(const char *path, wn_str bytes, wn_err *err);

#endif
