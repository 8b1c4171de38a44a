/* calls.h: what the program asks of the C library that can fail, and how. A "!" says: must be survived,
** with the right output and status; what else fails must be told. "short" moves one byte;
** after "gone" there is no memory any more. */
#ifndef WN_TEST_FAULT_CALLS_H
#define WN_TEST_FAULT_CALLS_H

#include <errno.h>
#include <stdint.h>

#define CALLS(X) \
    X(malloc, "ENOMEM gone") X(calloc, "ENOMEM gone") X(realloc, "ENOMEM gone") \
    X(mmap, "ENOMEM") X(mremap, "ENOMEM") \
    X(open, "EINTR! EMFILE EACCES EIO") X(read, "EINTR! short! EIO") \
    X(write, "EINTR! short! ENOSPC EPIPE EIO") X(close, "EINTR! EIO") X(fsync, "EINTR! EIO ENOSPC") \
    X(rename, "EIO EACCES") X(linkat, "EEXIST EIO EACCES") X(unlink, "EIO") X(mkostemp, "EACCES EMFILE") \
    X(stat, "EIO EACCES") X(lstat, "EIO EACCES") X(fstat, "EIO") X(fchmod, "EPERM") \
    X(fchown, "EPERM!") X(mkdir, "EACCES ENOSPC") X(opendir, "EMFILE EACCES") X(readdir, "EIO") \
    X(closedir, "EIO!") X(realpath, "EACCES EIO") X(getcwd, "EACCES ENOENT") X(dup, "EMFILE") \
    X(pipe, "EMFILE") X(pipe2, "EMFILE") X(fork, "EAGAIN") X(waitpid, "EINTR! ECHILD") \
    X(waitid, "EINTR!") X(signal, "EINVAL!") X(sigaction, "EINVAL") \
    X(setitimer, "EINVAL") X(getrlimit, "EINVAL!") X(setrlimit, "EINVAL!") X(sysconf, "EINVAL!") \
    X(poll, "EINTR! ENOMEM") X(writev, "EINTR! short!") X(access, "EACCES") \
    X(sched_getaffinity, "EINVAL!") X(prctl, "EINVAL!") X(madvise, "EINVAL!") X(munmap, "EINVAL!") X(iconv_open, "EMFILE ENOMEM") \
    X(seccomp_init, "ENOMEM!") X(seccomp_rule_add, "EINVAL!") X(seccomp_load, "EINVAL!")

#define AS_NAME(name, ways) C_##name,
enum { CALLS(AS_NAME) CALL_COUNT };
#undef AS_NAME

enum { ALLOCATING = C_mremap + 1 };     /* calls up to here are told apart by who makes them */
enum { SHORT = -1, GONE = -2 };
enum { MOST_SITES = 1 << 20 };

/* Shared by the runner and all processes of a run. */
typedef struct {
    uint32_t most[CALL_COUNT];          /* calls, of the process that made most */
    uint32_t injected;                  /* faults that happened */
    uint32_t ended;                     /* main has returned; then: */
    int32_t blocks, pages, files;       /* that are still there */
    uint32_t sites_wanted;
    uint32_t site[ALLOCATING][MOST_SITES / ALLOCATING];     /* who made the call, as a hash */
} fault_state;

static const struct { const char *name; int is; } error_names[] = {
    { "ENOMEM", ENOMEM }, { "EINTR", EINTR }, { "EMFILE", EMFILE }, { "EACCES", EACCES }, { "EIO", EIO },
    { "ENOSPC", ENOSPC }, { "EPIPE", EPIPE }, { "EEXIST", EEXIST }, { "EPERM", EPERM }, { "EAGAIN", EAGAIN },
    { "ECHILD", ECHILD }, { "EINVAL", EINVAL }, { "ENOENT", ENOENT }, { "short", SHORT }, { "gone", GONE },
};

#endif
