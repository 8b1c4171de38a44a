/* jail.c: see jail.h. seccomp with a list of what is allowed, through libseccomp; what is not on it fails
** with EPERM. Tables say what each need adds. Programs that winnow runs (pandoc, git) would inherit the
** jail and do without what they need, so that runs with them have none. */
#include "cli/jail.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

#ifndef WN_JAIL_ALSO            /* `make coverage` writes its counters from inside */
#define WN_JAIL_ALSO 0u
#endif

extern char **environ;

/* ---- the environment */

/* What winnow itself asks for; README, "Filters from strangers". */
static const char *const kept[] = { "GITHUB_ACTIONS", "NO_COLOR", "PANDOC_VERSION", "TERM", NULL };

static bool is_kept(const char *entry)
{
    size_t n = strcspn(entry, "=");
    for (int i = 0; kept[i]; i++)
        if (strlen(kept[i]) == n && memcmp(kept[i], entry, n) == 0) return true;
    return false;
}

/* Secrets of CI lie there: the bytes go, too. */
static void forget_environment(void)
{
    char **to = environ;
    for (char **at = environ; *at; at++) {
        if (is_kept(*at)) *to++ = *at;
        else explicit_bzero(*at, strlen(*at));
    }
    *to = NULL;
}

/* ---- the calls */

#ifdef WN_NO_SECCOMP

static const char *missing_here(void) { return "built without libseccomp"; }
static bool lock(unsigned needs) { (void)needs; return false; }

#else

#include <seccomp.h>

#define CALL(name) SCMP_SYS(name)

static const int always[] = {
    CALL(read), CALL(readv), CALL(pread64), CALL(write), CALL(writev), CALL(close), CALL(fstat),
    CALL(lseek), CALL(dup), CALL(fcntl), CALL(fsync), CALL(mmap), CALL(mprotect), CALL(munmap),
    CALL(mremap), CALL(madvise), CALL(brk), CALL(rt_sigaction), CALL(rt_sigprocmask),
    CALL(rt_sigreturn), CALL(sigaltstack), CALL(setitimer), CALL(futex), CALL(getrandom),
    CALL(clock_gettime), CALL(gettimeofday), CALL(getpid), CALL(gettid), CALL(tgkill),
    CALL(sysinfo), CALL(sched_getaffinity), CALL(restart_syscall), CALL(seccomp), CALL(prctl),
    CALL(poll), CALL(ppoll), CALL(nanosleep), CALL(clock_nanosleep), CALL(getrlimit),
    CALL(setrlimit), CALL(prlimit64), CALL(exit), CALL(exit_group),
#ifdef __NR_mmap2
    CALL(mmap2), CALL(fcntl64), CALL(_llseek), CALL(fstat64), CALL(clock_gettime64), CALL(futex_time64),
    CALL(sigreturn), CALL(ugetrlimit),
#endif
};
static const int reading[] = {
    CALL(stat), CALL(lstat), CALL(newfstatat), CALL(statx), CALL(access), CALL(faccessat), CALL(faccessat2),
    CALL(readlink), CALL(readlinkat), CALL(getdents64), CALL(getcwd), CALL(fadvise64),
#ifdef __NR_mmap2
    CALL(stat64), CALL(lstat64), CALL(fstatat64), CALL(fadvise64_64),
#endif
};
static const int writing[] = {
    CALL(open), CALL(openat), CALL(link), CALL(linkat), CALL(rename), CALL(renameat), CALL(renameat2),
    CALL(unlink), CALL(unlinkat), CALL(fdatasync), CALL(fchmod), CALL(fchown), CALL(umask), CALL(ftruncate),
    CALL(mkdir), CALL(mkdirat),
};
static const int forking[] = {
    CALL(clone), CALL(fork), CALL(vfork), CALL(set_robust_list), CALL(rseq), CALL(wait4), CALL(waitid),
    CALL(pipe), CALL(pipe2), CALL(kill), CALL(getppid), CALL(setpgid),
};

static const int terminal[] = { CALL(pselect6) };

#define GROUP(list, needs) { (list), sizeof(list) / sizeof *(list), (needs) }

/* NEEDS 0: every run. */
static const struct { const int *calls; size_t n; unsigned needs; } groups[] = {
    GROUP(always, 0), GROUP(reading, WN_JAIL_READ | WN_JAIL_WRITE), GROUP(writing, WN_JAIL_WRITE),
    GROUP(forking, WN_JAIL_FORK), GROUP(terminal, WN_JAIL_TERMINAL),
};

/* By one argument: a terminal may be asked how wide it is, a file that is open what it is, and files are
** opened to read alone; modes of a terminal are set, what stands in its input is only read. */
enum { MAKES = O_ACCMODE | O_CREAT | O_TRUNC };
static const struct { int call; unsigned needs; struct scmp_arg_cmp argument; } narrow[] = {
    { CALL(ioctl), 0, { 1, SCMP_CMP_EQ, TCGETS, 0 } },
    { CALL(ioctl), 0, { 1, SCMP_CMP_EQ, TIOCGWINSZ, 0 } },
    { CALL(newfstatat), 0, { 3, SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, AT_EMPTY_PATH } },
    { CALL(open), WN_JAIL_READ, { 1, SCMP_CMP_MASKED_EQ, MAKES, O_RDONLY } },
    { CALL(openat), WN_JAIL_READ, { 2, SCMP_CMP_MASKED_EQ, MAKES, O_RDONLY } },
    { CALL(ioctl), WN_JAIL_TERMINAL, { 1, SCMP_CMP_EQ, TCSETS, 0 } },
    { CALL(ioctl), WN_JAIL_TERMINAL, { 1, SCMP_CMP_EQ, TCSETSW, 0 } },
    { CALL(ioctl), WN_JAIL_TERMINAL, { 1, SCMP_CMP_EQ, TCSETSF, 0 } },
};

static const char *missing_here(void)
{
    const char *loaded = getenv("LD_PRELOAD");
    if (SANITIZED) return "built with sanitizers";
    if (loaded && strstr(loaded, "vgpreload")) return "under valgrind";
    return NULL;
}

static bool has(unsigned needs, unsigned of) { return !of || needs & of; }

/* Calls that this machine does not have are passed over. */
static bool lock(unsigned needs)
{
    scmp_filter_ctx ctx = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    int failed = 0;
    for (size_t i = 0; i < sizeof narrow / sizeof *narrow; i++)
        if (has(needs, narrow[i].needs))
            failed |= seccomp_rule_add_array(ctx, SCMP_ACT_ALLOW, narrow[i].call, 1, &narrow[i].argument);
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        for (size_t k = 0; k < groups[i].n && has(needs, groups[i].needs); k++)
            failed |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW, groups[i].calls[k], 0);
    if (!failed) failed = seccomp_load(ctx);
    seccomp_release(ctx);
    return !failed;
}

#endif

static const char *refused;     /* why the system did not lock us up */

/* ---- who needs what */

/* May a page come in? iconv opens files for the encoding that it names. */
static bool takes_pages(const wn_options *o)
{
    return !o->from || strcmp(o->from, "html") == 0 || strcmp(o->from, "warc") == 0;
}

unsigned wn_jail_needs(const wn_options *o)
{
    bool writes = o->output || o->ledger || o->stats || o->page || o->in_place || o->fix || o->update ||
                  o->command == WN_IMPORT || o->command == WN_NEW;
    bool forks = o->command == WN_FILTER || o->command == WN_EXTRACT || o->command == WN_CHECK;
    bool reads = o->files.len || o->filters.len || o->values.len || o->command != WN_FILTER || takes_pages(o);
    if (o->command == WN_REPL) return WN_JAIL_READ | WN_JAIL_FORK | WN_JAIL_TERMINAL;
    return (reads ? WN_JAIL_READ : 0u) | (writes ? WN_JAIL_WRITE : 0u) | (forks ? WN_JAIL_FORK : 0u);
}

const char *wn_jail_missing(const wn_options *o)
{
    if (o->sandbox == WN_SANDBOX_OFF) return "off";
    if (o->trust) return "off: --trust";
    if (o->via) return "off: --via runs pandoc";
    return refused ? refused : missing_here();
}

bool wn_jail_enter(const wn_options *o, unsigned needs, wn_err *err)
{
    static const struct rlimit none = { 0, 0 };
    const char *why = wn_jail_missing(o);
    if (!why) {
        setrlimit(RLIMIT_CORE, &none);
        forget_environment();
        if (!lock(needs | WN_JAIL_ALSO)) why = refused = "the system does not allow it";
    }
    if (!why || o->sandbox != WN_SANDBOX_REQUIRE) return true;
    return wn_fail(err, WN_IO, WN_NO_OFFSET, "--sandbox=require: no seccomp: %s", why);
}
