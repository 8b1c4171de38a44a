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
    for (char **at = environ; at && *at; at++) {
        if (is_kept(*at)) *to++ = *at;
        else explicit_bzero(*at, strlen(*at));
    }
    if (to) *to = NULL;
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

#define ADD(list) add(ctx, list, sizeof list / sizeof *list)

/* Calls that this machine does not have are passed over. */
static int add(scmp_filter_ctx ctx, const int *calls, size_t n)
{
    int failed = 0;
    for (size_t i = 0; i < n && !failed; i++) failed = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, calls[i], 0);
    return failed;
}

/* To read alone; a file that is open may be asked about, and a terminal how wide it is. */
static int add_narrow(scmp_filter_ctx ctx, bool read)
{
    enum { MAKES = O_ACCMODE | O_CREAT | O_TRUNC };
    static const unsigned long asked[] = { TCGETS, TIOCGWINSZ };
    int failed = 0;
    for (int i = 0; i < 2 && !failed; i++)
        failed = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, CALL(ioctl), 1, SCMP_A1(SCMP_CMP_EQ, asked[i], 0));
    if (!read)
        return failed ? failed : seccomp_rule_add(ctx, SCMP_ACT_ALLOW, CALL(newfstatat), 1,
                                                  SCMP_A3(SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, AT_EMPTY_PATH));
    if (!failed) failed = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, CALL(open), 1,
                                           SCMP_A1(SCMP_CMP_MASKED_EQ, MAKES, O_RDONLY));
    return failed ? failed : seccomp_rule_add(ctx, SCMP_ACT_ALLOW, CALL(openat), 1,
                                              SCMP_A2(SCMP_CMP_MASKED_EQ, MAKES, O_RDONLY));
}

static const char *missing_here(void)
{
    const char *loaded = getenv("LD_PRELOAD");
    if (SANITIZED) return "built with sanitizers";
    if (loaded && strstr(loaded, "vgpreload")) return "under valgrind";
    return NULL;
}

/* Modes of a terminal; what stands in its input is only read. */
static int add_terminal(scmp_filter_ctx ctx)
{
    static const unsigned long modes[] = { TCSETS, TCSETSW, TCSETSF };
    int failed = 0;
    for (int i = 0; i < 3 && !failed; i++)
        failed = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, CALL(ioctl), 1, SCMP_A1(SCMP_CMP_EQ, modes[i], 0));
    return failed ? failed : seccomp_rule_add(ctx, SCMP_ACT_ALLOW, CALL(pselect6), 0);
}

static bool lock(unsigned needs)
{
    scmp_filter_ctx ctx = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!ctx) return false;
    bool read = needs & (WN_JAIL_READ | WN_JAIL_WRITE);
    bool fine = !ADD(always) && !add_narrow(ctx, read) && (!read || !ADD(reading)) &&
                (!(needs & WN_JAIL_WRITE) || !ADD(writing)) && (!(needs & WN_JAIL_FORK) || !ADD(forking)) &&
                (!(needs & WN_JAIL_TERMINAL) || add_terminal(ctx) == 0) &&
                seccomp_load(ctx) == 0;
    seccomp_release(ctx);
    return fine;
}

#endif

static const char *refused;     /* why the system did not lock us up */

/* ---- who needs what */

unsigned wn_jail_needs(const wn_options *o)
{
    bool writes = o->output || o->ledger || o->stats || o->page || o->in_place || o->fix || o->update ||
                  o->command == WN_IMPORT || o->command == WN_NEW;
    bool forks = o->command == WN_FILTER || o->command == WN_EXTRACT || o->command == WN_CHECK;
    bool reads = o->files.len || o->filters.len || o->values.len || o->command != WN_FILTER;
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
