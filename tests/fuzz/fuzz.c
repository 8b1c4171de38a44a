/* fuzz.c: see fuzz.h. */
#include "fuzz.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/utf8.h"
#include "bind/limit.h"

enum { CRASHED = 77 }; /* status of what a sanitizer ends; libFuzzer's, too */

const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "exitcode=77:detect_leaks=0";
}
const char *__ubsan_default_options(void);
const char *__ubsan_default_options(void)
{
    return "exitcode=77:print_stacktrace=1";
}

/* ---- the frame */

static bool left(const char *line, const char *message)
{
    (void)line;
    fprintf(stderr, "fuzz: a limit ended the process: %s\n", message);
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static wn_arena *a;
    wn_limit_leave(left);
    if (!a) a = wn_arena_new(0, NULL, NULL);
    const uint8_t *sign = size ? memrchr(data, 0xFF, size) : NULL;
    fuzz f = {sign ? sign + 1 : data + size, data + size};
    wn_str in = {(const char *)data, sign ? (size_t)(sign - data) : size};
    char *copy = malloc(in.len + !in.len); /* a piece of its own: nothing readable behind it */
    if (!a || !copy) abort();
    if (in.len) memcpy(copy, in.ptr, in.len);
    fuzz_one(a, (wn_str){copy, in.len}, &f);
    wn_arena_reset(a);
    free(copy);
    return 0;
}

void fuzz_check(bool is_true, const char *format, ...)
{
    if (is_true) return;
    va_list args;
    va_start(args, format);
    fputs("fuzz: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    abort();
}

uint32_t fuzz_pick(fuzz *f, uint32_t n)
{
    uint32_t got = 0;
    for (uint64_t most = 1; most < n && fuzz_more(f); most <<= 8) got = got << 8 | *f->at++;
    return n ? got % n : 0;
}

bool fuzz_more(const fuzz *f)
{
    return f->at < f->end;
}

wn_str fuzz_until(wn_str *in, char sign)
{
    const char *at = in->len ? memchr(in->ptr, sign, in->len) : NULL;
    wn_str piece = {in->ptr, at ? (size_t)(at - in->ptr) : in->len};
    size_t gone = piece.len + (at != NULL);
    *in = (wn_str){in->ptr + gone, in->len - gone};
    return piece;
}

void fuzz_check_clean(wn_str out, bool shown)
{
    size_t bad = wn_utf8_bad(out);
    fuzz_check(bad == out.len, "not UTF-8 at %zu of <%.*s>", bad, (int)out.len, out.ptr);
    uint32_t len;
    for (size_t i = 0; i < out.len; i += len) {
        uint32_t c = wn_utf8_at(out, i, &len);
        bool bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        bool fine = c == '\n' || c == '\t' || c == '\r' ||
                    (c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0));
        fuzz_check(fine && !(shown && bidi), "U+%04X at %zu of <%.*s>", (unsigned)c, i,
                   (int)out.len, out.ptr);
    }
}

wn_lua *fuzz_lua(void)
{
    static wn_lua *lua;
    wn_err err = {0};
    if (!lua) lua = wn_lua_new(&(wn_limits){.memory = (size_t)1 << 30}, &err);
    fuzz_check(lua != NULL, "%s", err.text);
    return lua;
}

/* ---- processes */

/* What the child covers is the parent's, too: libFuzzer's counters become shared memory, page by
 * page. */
extern uint8_t __start___sancov_cntrs[] __attribute__((weak)),
    __stop___sancov_cntrs[] __attribute__((weak));

static void share_counters(void)
{
    static bool done;
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t from = ((uintptr_t)__start___sancov_cntrs + page - 1) / page * page;
    uintptr_t to = (uintptr_t)__stop___sancov_cntrs / page * page;
    if (done || from >= to) return;
    done = true;
    mmap((void *)from, to - from, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_FIXED,
         -1, 0);
}

int fuzz_apart(int (*work)(void *ctx), void *ctx)
{
    int status = 0;
    share_counters();
    pid_t child = fork();
    fuzz_check(child >= 0, "no process");
    if (child == 0) {
        signal(SIGALRM, SIG_DFL);
        alarm(60);
        _exit(work(ctx));
    }
    while (waitpid(child, &status, 0) != child) {
    }
    fuzz_check(WIFEXITED(status) && WEXITSTATUS(status) != CRASHED, "crashed: %d", status);
    return WEXITSTATUS(status);
}
