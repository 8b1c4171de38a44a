/* limit.c: see limit.h. The one place with state of its own: a signal handler has no argument.
**
**     begin ──── seconds ────► 1st signal: hook on the running thread, error at the next instruction
**                 + 0.3 s ────► 2nd signal: the C loop that never saw the hook ends with the process
*/
#include "bind/limit.h"

#include "base/safe.h"
#include "base/utf8.h"

#include <lauxlib.h>
#include <lua.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>
#include <unistd.h>

enum { HEAD = 16 };             /* of a block: its size; what follows is aligned */

#define NO_MEMORY "the system has no more memory"

static struct {
    bool (*last)(const char *message);
    lua_State *volatile thread;
    volatile sig_atomic_t tripped;
    double seconds;
    const char *filter;
    char document[256];
} now;

/* Puts "?" in the place of what is not safe to print; no memory is taken, since this is a signal's. */
static void make_safe(char *line, size_t len)
{
    for (size_t i = 0; i < len;) {
        uint32_t n = 1;
        bool good = wn_utf8_bad((wn_str){ line + i, len - i < 4 ? len - i : 4 }) > 0;
        good = good && wn_safe_char(wn_utf8_at((wn_str){ line, len }, i, &n));
        for (uint32_t k = 0; k < n && !good; k++) line[i + k] = '?';
        i += n;
    }
}

/* One line, written whole. */
static _Noreturn void leave(const char *what)
{
    char line[640];
    const char *filter = now.filter ? now.filter : "";
    int front = snprintf(line, sizeof line, "winnow: %s%s", now.document, now.document[0] ? ": " : "");
    size_t room = sizeof line - (size_t)front;
    int n = front + snprintf(line + front, room, "%s%s%s", filter, filter[0] ? ": " : "", what);
    size_t len = (size_t)n < sizeof line ? (size_t)n : sizeof line - 1;
    make_safe(line, len);
    if (now.last && now.last(line + front)) _exit(WN_LIMIT);
    line[len] = '\n';
    ssize_t ignored = write(STDERR_FILENO, line, len + 1);
    (void)ignored;
    _exit(WN_LIMIT);
}

void *wn_limit_alloc(void *memory, void *ptr, size_t old, size_t size)
{
    wn_memory *m = memory;
    if (!ptr) old = 0;      /* then OLD is the type of what is made */
    if (size == 0) {
        m->used -= old;
        free(ptr);
        return NULL;
    }
    if (m->limit && size > old && m->used + (size - old) > m->limit)
        leave("the filter needs more memory than it may; raise --memory-limit");
    void *got = realloc(ptr, size);
    if (!got) leave(NO_MEMORY);
    m->used += size - old;
    return got;
}

void *wn_limit_get(size_t size, void *memory)
{
    size_t *block = wn_limit_alloc(memory, NULL, 0, size + HEAD);
    *block = size + HEAD;
    return (char *)block + HEAD;
}

void wn_limit_give(void *ptr, void *memory)
{
    char *block = ptr ? (char *)ptr - HEAD : NULL;
    if (block) wn_limit_alloc(memory, block, *(size_t *)(void *)block, 0);
}

_Noreturn void wn_limit_full(void *ctx, size_t wanted)
{
    (void)ctx;
    leave(wanted ? "the document needs more memory than it may; raise --memory-limit" : NO_MEMORY);
}

wn_arena *wn_limit_arena(size_t limit)
{
    wn_arena *a = wn_arena_new(limit, wn_limit_full, NULL);
    if (!a) wn_limit_full(NULL, 0);
    return a;
}

static void stop(lua_State *L, lua_Debug *ar)
{
    lua_getinfo(L, "Sl", ar);
    if (ar->currentline > 0) lua_pushfstring(L, "%s:%d: ", ar->short_src, ar->currentline);
    else lua_pushliteral(L, "");
    luaL_error(L, "%stook longer than %f s; raise --time-limit", lua_tostring(L, -1), now.seconds);
}

static void ring(int signal)
{
    (void)signal;
    if (now.tripped) {
        char what[80];      /* snprintf of one double is what glibc does without malloc */
        snprintf(what, sizeof what, "took longer than %g s; raise --time-limit", now.seconds);
        leave(what);
    }
    now.tripped = 1;
    if (now.thread)
        lua_sethook(now.thread, stop, LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT, 1);
}

void wn_limit_leave(bool (*last)(const char *message)) { now.last = last; }

void wn_limit_begin(lua_State *L, double seconds, wn_str document)
{
    size_t n = document.len < sizeof now.document - 1 ? document.len : sizeof now.document - 1;
    memcpy(now.document, document.ptr, n);
    now.document[n] = '\0';
    now.thread = L;
    now.tripped = 0;
    now.seconds = seconds;
    now.filter = NULL;
    if (seconds <= 0) return;
    struct sigaction act = { .sa_handler = ring, .sa_flags = SA_RESTART };
    sigemptyset(&act.sa_mask);
    struct timeval first = { (time_t)seconds, (suseconds_t)((seconds - (double)(time_t)seconds) * 1e6) };
    if (first.tv_sec == 0 && first.tv_usec == 0) first.tv_usec = 1;
    struct itimerval timer = { .it_value = first, .it_interval = { 0, 300000 } };
    if (sigaction(SIGPROF, &act, NULL) != 0 || setitimer(ITIMER_PROF, &timer, NULL) != 0)
        leave("the system sets no time limit");
}

void wn_limit_end(void)
{
    struct itimerval none = { { 0, 0 }, { 0, 0 } };
    if (now.seconds > 0) setitimer(ITIMER_PROF, &none, NULL);
    if (now.thread) lua_sethook(now.thread, NULL, 0, 0);
    now.thread = NULL;
    now.seconds = 0;
    now.filter = NULL;
}

void wn_limit_filter(const char *filter) { now.filter = filter; }

lua_State *wn_limit_thread(lua_State *L)
{
    lua_State *before = now.thread;
    if (before) now.thread = L;
    return before;
}

bool wn_limit_tripped(void) { return now.tripped && now.thread; }
