/* inject.c: a library to preload, that counts what a program asks of the C library and lets one call fail:
**
**     FAULT=read:3:EINTR      the third read of each process; "" counts only
**     FAULT_STATE=FILE        a fault_state, where counts go
**     FAULT_PROGRAM=NAME      others, that NAME runs, are left alone
**     FAULT_NO_TMPFILE=1      as on file systems without O_TMPFILE
**     FAULT_WAIT=1            calls count once the program has asked for the variable FAULT_BEGIN
*/
#include <dirent.h>
#include <dlfcn.h>
#include <execinfo.h>
#include <fcntl.h>
#include <iconv.h>
#include <link.h>
#include <poll.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "calls.h"

#pragma GCC diagnostic ignored "-Wpedantic"         /* dlsym gives functions as objects */

#define AS_STRING(name, ways) #name,
static const char *const names[] = { CALLS(AS_STRING) };

static fault_state *state;              /* NULL: off */
static uint32_t counts[CALL_COUNT];
static int target = -1, error;          /* the call that is to fail, and how */
static uint32_t number;
static bool inside, no_tmpfile, gone, waiting, covered;
static int blocks, pages;

/* ---- counting */

/* Who called, seven steps up. */
static uint32_t caller(void)
{
    void *frames[10];
    uint32_t hash = 2166136261u;
    inside = true;
    int n = backtrace(frames, 10);
    inside = false;
    for (int i = 3; i < n; i++) hash = (hash ^ (uint32_t)(uintptr_t)frames[i]) * 16777619u;
    return hash;
}

/* libseccomp crashes where it gets no memory, which is no fault of ours: its calls do not fail. */
static uintptr_t spared_from, spared_to;

static int find_spared(struct dl_phdr_info *info, size_t size, void *ctx)
{
    (void)size, (void)ctx;
    if (!strstr(info->dlpi_name, "libseccomp")) return 0;
    spared_from = info->dlpi_addr;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *h = &info->dlpi_phdr[i];
        uintptr_t end = info->dlpi_addr + h->p_vaddr + h->p_memsz;
        if (h->p_type == PT_LOAD && end > spared_to) spared_to = end;
    }
    return 1;
}

static bool is_spared(void)
{
    void *frames[8];
    bool is = false;
    inside = true;
    for (int i = 0, n = backtrace(frames, 8); i < n; i++)
        is = is || ((uintptr_t)frames[i] >= spared_from && (uintptr_t)frames[i] < spared_to);
    inside = false;
    return is;
}

/* The error of this call, -1 for a short one, or 0. */
static int hit(int call)
{
    if (!state || inside || waiting) return 0;
    uint32_t n = ++counts[call];
    if (n > state->most[call]) state->most[call] = n;
    if (state->sites_wanted && call < ALLOCATING && n <= MOST_SITES / ALLOCATING)
        state->site[call][n - 1] = caller();
    if (gone && call < ALLOCATING) return is_spared() ? 0 : ENOMEM;
    if (call != target || n != number || is_spared()) return 0;
    gone = error == GONE;
    state->injected++;
    return error;
}

static void read_fault(const char *fault)
{
    char name[32], how[32];
    if (sscanf(fault, "%31[^:]:%u:%31s", name, &number, how) != 3) return;
    for (int i = 0; i < CALL_COUNT; i++) if (strcmp(names[i], name) == 0) target = i;
    for (size_t i = 0; i < sizeof error_names / sizeof *error_names; i++)
        if (strcmp(error_names[i].name, how) == 0) error = error_names[i].is;
}

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv("FAULT_STATE"), *program = getenv("FAULT_PROGRAM"), *fault = getenv("FAULT");
    if (!path || !program || strcmp(program, program_invocation_short_name) != 0) return;
    if (fault) read_fault(fault);
    waiting = getenv("FAULT_WAIT") != NULL;
    no_tmpfile = getenv("FAULT_NO_TMPFILE") != NULL;
    int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC, 0);
    void *at = (void *)syscall(SYS_mmap, NULL, sizeof *state, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    syscall(SYS_close, fd);
    if (at == MAP_FAILED) return;
    backtrace(&at, 0);          /* loads what it needs */
    dl_iterate_phdr(find_spared, NULL);
    blocks = pages = 0;
    state = at;
}

__attribute__((destructor)) static void end(void)
{
    if (!state || covered) return;
    state->blocks = blocks;
    state->pages = pages;
    state->files = 0;
    for (int fd = 3; fd < 256; fd++) state->files += syscall(SYS_fcntl, fd, F_GETFD) >= 0;
    state->ended = 1;
}

char *getenv(const char *name)
{
    static char *(*real)(const char *);
    if (!real) real = dlsym(RTLD_NEXT, "getenv");
    if (strcmp(name, "FAULT_BEGIN") == 0) waiting = false;
    return real(name);
}

/* ---- memory */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *ptr, size_t size);
void __libc_free(void *ptr);

static void *counted(void *ptr)
{
    if (ptr && state && !inside) blocks++;
    return ptr;
}

void *malloc(size_t size)
{
    if (hit(C_malloc)) return errno = ENOMEM, NULL;
    return counted(__libc_malloc(size));
}

void *calloc(size_t n, size_t size)
{
    if (hit(C_calloc)) return errno = ENOMEM, NULL;
    return counted(__libc_calloc(n, size));
}

void *realloc(void *ptr, size_t size)
{
    if (hit(C_realloc)) return errno = ENOMEM, NULL;
    return ptr ? __libc_realloc(ptr, size) : counted(__libc_realloc(ptr, size));
}

void free(void *ptr)
{
    if (ptr && state && !inside) blocks--;
    __libc_free(ptr);
}

/* ---- the rest: as it is, or failing */

#define WRAP(type, name, params, args, failed) WRAP_AS(type, name, name, params, args, failed)
#define WRAP_AS(type, name, as, params, args, failed) \
    type name params \
    { \
        static __typeof__(name) *real; \
        if (!real) real = dlsym(RTLD_NEXT, #name); \
        int e = hit(C_##as); \
        if (e > 0) return errno = e, failed; \
        return real args; \
    }

ssize_t __read_chk(int fd, void *to, size_t n, size_t room);
char *__realpath_chk(const char *path, char *to, size_t room);
char *__getcwd_chk(char *to, size_t n, size_t room);
int __open_2(const char *path, int flags);

void *mmap(void *at, size_t size, int protection, int flags, int fd, off_t offset)
{
    if (hit(C_mmap)) return errno = ENOMEM, MAP_FAILED;
    pages++;
    return (void *)syscall(SYS_mmap, at, size, protection, flags, fd, offset);
}

int munmap(void *at, size_t size)
{
    int e = hit(C_munmap);
    pages--;
    return e ? errno = e, -1 : (int)syscall(SYS_munmap, at, size);
}

void *mremap(void *at, size_t old, size_t size, int flags, ...)
{
    if (hit(C_mremap)) return errno = ENOMEM, MAP_FAILED;
    return (void *)syscall(SYS_mremap, at, old, size, flags);
}

/* A coverage build writes its counters at its end, which even _exit is then: that is not the program's. */
static bool is_counter(const char *path)
{
    size_t n = strlen(path);
    bool is = n > 5 && strcmp(path + n - 5, ".gcda") == 0;
    covered = covered || is;
    return is;
}

static int open_as(const char *path, int flags, int mode)
{
    int e = is_counter(path) ? 0 : hit(C_open);
    if (!e && state && no_tmpfile && (flags & O_TMPFILE) == O_TMPFILE) e = EOPNOTSUPP;
    return e ? errno = e, -1 : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0;
    va_end(rest);
    return open_as(path, flags, mode);
}

int __open_2(const char *path, int flags) { return open_as(path, flags, 0); }

static ssize_t moved(int call, long number_of_it, int fd, void *bytes, size_t n)
{
    int e = hit(call);
    if (e > 0) return errno = e, -1;
    return syscall(number_of_it, fd, bytes, e < 0 && n > 1 ? 1 : n);
}

ssize_t read(int fd, void *to, size_t n) { return moved(C_read, SYS_read, fd, to, n); }
ssize_t __read_chk(int fd, void *to, size_t n, size_t room) { return (void)room, read(fd, to, n); }
ssize_t write(int fd, const void *from, size_t n)
{
    return moved(C_write, SYS_write, fd, (void *)(uintptr_t)from, n);
}

ssize_t writev(int fd, const struct iovec *parts, int n)
{
    int e = hit(C_writev);
    if (e > 0) return errno = e, -1;
    return e < 0 && parts->iov_len > 0 ? syscall(SYS_write, fd, parts->iov_base, 1) : syscall(SYS_writev, fd, parts, n);
}

int prctl(int what, ...)
{
    va_list rest;
    va_start(rest, what);
    unsigned long value = va_arg(rest, unsigned long);
    va_end(rest);
    int e = hit(C_prctl);
    return e ? errno = e, -1 : (int)syscall(SYS_prctl, what, value, 0, 0, 0);
}

int seccomp_rule_add(scmp_filter_ctx ctx, uint32_t does, int what, unsigned n, ...)
{
    (void)n;        /* ours have no arguments */
    return seccomp_rule_add_array(ctx, does, what, 0, NULL);
}

/* Linux has closed the file whatever close says. */
int close(int fd)
{
    int e = hit(C_close), done = (int)syscall(SYS_close, fd);
    return e ? errno = e, -1 : done;
}

int closedir(DIR *dir)
{
    static int (*real)(DIR *);
    if (!real) real = dlsym(RTLD_NEXT, "closedir");
    int e = hit(C_closedir), done = real(dir);
    return e ? errno = e, -1 : done;
}

WRAP(int, poll, (struct pollfd *fds, nfds_t n, int time), (fds, n, time), -1)
WRAP(int, access, (const char *path, int how), (path, how), -1)
WRAP(int, sched_getaffinity, (pid_t pid, size_t size, cpu_set_t *out), (pid, size, out), -1)
WRAP(int, fsync, (int fd), (fd), -1)
WRAP(int, rename, (const char *from, const char *to), (from, to), -1)
WRAP(int, linkat, (int in, const char *from, int to_in, const char *to, int flags),
     (in, from, to_in, to, flags), -1)
WRAP(int, unlink, (const char *path), (path), -1)
WRAP(int, mkostemp, (char *path, int flags), (path, flags), -1)
WRAP(int, stat, (const char *path, struct stat *out), (path, out), -1)
WRAP(int, lstat, (const char *path, struct stat *out), (path, out), -1)
WRAP(int, fstat, (int fd, struct stat *out), (fd, out), -1)
WRAP(int, fchmod, (int fd, mode_t mode), (fd, mode), -1)
WRAP(int, fchown, (int fd, uid_t user, gid_t group), (fd, user, group), -1)
WRAP(int, mkdir, (const char *path, mode_t mode), (path, mode), -1)
WRAP(DIR *, opendir, (const char *path), (path), NULL)
WRAP(struct dirent *, readdir, (DIR *dir), (dir), NULL)
WRAP(char *, realpath, (const char *path, char *to), (path, to), NULL)
WRAP_AS(char *, __realpath_chk, realpath, (const char *path, char *to, size_t room), (path, to, room), NULL)
WRAP(char *, getcwd, (char *to, size_t n), (to, n), NULL)
WRAP_AS(char *, __getcwd_chk, getcwd, (char *to, size_t n, size_t room), (to, n, room), NULL)
WRAP(int, dup, (int fd), (fd), -1)
WRAP(int, pipe, (int ends[2]), (ends), -1)
WRAP(int, pipe2, (int ends[2], int flags), (ends, flags), -1)
WRAP(pid_t, fork, (void), (), -1)
WRAP(pid_t, waitpid, (pid_t pid, int *status, int flags), (pid, status, flags), -1)
WRAP(int, waitid, (idtype_t type, id_t id, siginfo_t *info, int flags), (type, id, info, flags), -1)
WRAP(sighandler_t, signal, (int number_of_it, sighandler_t to), (number_of_it, to), SIG_ERR)
WRAP(int, sigaction, (int number_of_it, const struct sigaction *to, struct sigaction *was),
     (number_of_it, to, was), -1)
WRAP(int, setitimer, (__itimer_which_t which, const struct itimerval *to, struct itimerval *was),
     (which, to, was), -1)
WRAP(int, getrlimit, (__rlimit_resource_t what, struct rlimit *out), (what, out), -1)
WRAP(int, setrlimit, (__rlimit_resource_t what, const struct rlimit *to), (what, to), -1)
WRAP(long, sysconf, (int what), (what), -1)
WRAP(int, madvise, (void *at, size_t size, int what), (at, size, what), -1)
WRAP(scmp_filter_ctx, seccomp_init, (uint32_t other), (other), NULL)
WRAP_AS(int, seccomp_rule_add_array, seccomp_rule_add, (scmp_filter_ctx ctx, uint32_t does, int what, unsigned n,
        const struct scmp_arg_cmp *args), (ctx, does, what, n, args), -1)
WRAP(int, seccomp_load, (const scmp_filter_ctx ctx), (ctx), -1)
WRAP(iconv_t, iconv_open, (const char *to, const char *from), (to, from), (iconv_t)-1)
