/* limit.c: see limit.h. The one place with state of its own: a signal handler has no argument.
**
**     begin ──── seconds ────► hook on the running thread, error at the next instruction
**                 + 0.3 s ────► the C loop that never saw the hook ends with the process
**
** One timer ticks for all documents, TICKS times in the seconds of one: to set it costs more than to
** read a small document. So a document may have a tick more than its seconds.
*/
#include "bind/limit.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/safe.h"
#include "base/utf8.h"
#include "bind/state.h"

#define NO_MEMORY "the system has no more memory"

enum { HEAD = 16 };             /* of a block: its size; what follows is aligned */
enum { TICKS = 8 };
#define GRACE 0.3               /* seconds */

static struct {
    bool (*last)(const char *line, const char *message);
    wn_lua *lua;
    lua_State *volatile thread;
    volatile sig_atomic_t tripped, ticks;
    double seconds;
    volatile double ticking;    /* seconds of the documents that the timer is set for; 0: it is not */
    char document[256];
} now;

/* ---- the end */

/* NOLINTBEGIN(bugprone-signal-handler,cert-sig30-c): the buffer has room, nothing is allocated. */
/* One line, written whole. WHERE is a line of a filter, if that is KNOWN, else the document. ROOM has place for
** every byte of all three as an escape. */
static _Noreturn void end_with(const char *where, bool known, const char *what, const char *place)
{
    static char room[8192];
    wn_buf line = { .ptr = room, .cap = sizeof room };
    wn_buf_add(&line, WN_STR("winnow: "));
    size_t front = known ? line.len : 0;
    wn_safe_add(&line, wn_str_of(where));
    if (!known) front = line.len;
    wn_safe_add(&line, wn_str_of(what));
    wn_safe_add(&line, wn_str_of(place));
    wn_buf_byte(&line, '\0');
    if (now.last && now.last(line.ptr, line.ptr + front)) _exit(WN_LIMIT);
    line.ptr[line.len - 1] = '\n';
    ssize_t ignored = write(STDERR_FILENO, line.ptr, line.len);
    (void)ignored;
    _exit(WN_LIMIT);
}
/* NOLINTEND(bugprone-signal-handler,cert-sig30-c) */

static const char *reason;

/* The place of the filter could not be read: a signal came while Lua moved its stack. */
static void end_blind(int signal)
{
    (void)signal;
    end_with(now.document, false, reason, "");
}

/* From a signal, Lua may be asked where it is, but not be called. */
static _Noreturn void leave(const char *what, bool from_signal)
{
    char where[384] = "", place[WN_PLACE_ROOM] = "";
    if (now.document[0]) snprintf(where, sizeof where, "%s: ", now.document);
    reason = what;
    signal(SIGSEGV, end_blind);
    signal(SIGBUS, end_blind);
    bool found = now.thread && (wn_error_line(NULL, now.thread, where, sizeof where) ||
                                (!from_signal && wn_error_definition(now.lua, where, sizeof where)));
    if (found || (now.lua && now.lua->result)) wn_error_place(now.lua, place);
    end_with(where, found, what, place);
}

_Noreturn void wn_limit_full(void *ctx, size_t wanted)
{
    (void)ctx;
    leave(wanted ? "the document needs more memory than it may; raise --memory-limit" : NO_MEMORY, false);
}

wn_arena *wn_limit_arena(size_t limit)
{
    wn_arena *a = wn_arena_new(limit, wn_limit_full, NULL);
    if (!a) wn_limit_full(NULL, 0);
    return a;
}

void wn_limit_leave(bool (*last)(const char *line, const char *message)) { now.last = last; }

/* ---- memory */

/* Long strings get large pages: many small faults cost more than what is done with the string. */
static void want_pages(char *at, size_t size)
{
#ifdef MADV_HUGEPAGE
    const size_t page = (size_t)2 << 20;
    size_t skip = -(uintptr_t)at & (page - 1);
    if (size >= 2 * page) madvise(at + skip, (size - skip) & ~(page - 1), MADV_HUGEPAGE);
#else
    (void)at, (void)size;
#endif
}

static void *take(wn_memory *m, void *ptr, size_t old, size_t size)
{
    if (m->limit && size > old && m->used + (size - old) > m->limit)
        leave("the filter needs more memory than it may; raise --memory-limit", false);
    void *got = realloc(ptr, size);
    if (!got) leave(NO_MEMORY, false);
    if (size > old) want_pages(got, size);
    m->used += size - old;
    return got;
}

void *wn_limit_alloc(void *memory, void *ptr, size_t old, size_t size)
{
    wn_memory *m = memory;
    if (!ptr) old = 0;      /* then OLD is the type of what is made */
    if (size) return take(m, ptr, old, size);
    m->used -= old;
    free(ptr);
    return NULL;
}

void *wn_limit_get(size_t size, void *memory)
{
    if (size > SIZE_MAX - HEAD) leave(NO_MEMORY, false);
    size_t *block = take(memory, NULL, 0, size + HEAD);
    *block = size + HEAD;
    return (char *)block + HEAD;
}

void wn_limit_give(void *ptr, void *memory)
{
    char *block = ptr ? (char *)ptr - HEAD : NULL;
    if (block) wn_limit_alloc(memory, block, *(size_t *)(void *)block, 0);
}

/* ---- time */

static const char *too_long(char text[96])
{
    snprintf(text, 96, "took longer than %g s; raise --time-limit", now.seconds);
    return text;
}

int wn_limit_raise(lua_State *L)
{
    char text[96];
    return wn_error_limit(L, too_long(text));
}

static void stop(lua_State *L, lua_Debug *ar)
{
    (void)ar;
    wn_limit_raise(L);
}

static bool set_timer(double seconds)
{
    struct timeval t = { (time_t)seconds, (suseconds_t)((seconds - (double)(time_t)seconds) * 1e6) };
    if (t.tv_sec == 0 && t.tv_usec == 0) t.tv_usec = 1;
    return setitimer(ITIMER_PROF, &(struct itimerval){ t, t }, NULL) == 0;
}

static void ring(int signal)
{
    char text[96];
    (void)signal;
    if (!now.thread || now.seconds <= 0) return;
    if (now.tripped) leave(too_long(text), true);
    if (++now.ticks <= TICKS) return;
    now.tripped = 1;
    now.ticking = 0;
    set_timer(GRACE);
    lua_sethook(now.thread, stop, LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT, 1);
}

/* A process that was forked has no timer. */
static void forget_timer(void) { now.ticking = 0; }

static bool start_timer(double seconds)
{
    static bool known;
    struct sigaction act = { .sa_handler = ring, .sa_flags = SA_RESTART };
    sigemptyset(&act.sa_mask);
    if (!known && pthread_atfork(NULL, NULL, forget_timer) != 0) return false;
    known = true;
    now.ticking = seconds;
    return sigaction(SIGPROF, &act, NULL) == 0 && set_timer(seconds / TICKS);
}

void wn_limit_about(wn_str document)
{
    size_t n = wn_utf8_start(document, sizeof now.document - 1);
    memcpy(now.document, document.ptr, n);
    now.document[n] = '\0';
}

void wn_limit_begin(wn_lua *l, double seconds, wn_str document)
{
    wn_limit_about(document);
    now.lua = l;
    now.thread = l->L;
    now.tripped = now.ticks = 0;
    now.seconds = seconds;
    if (seconds > 0 && now.ticking != seconds && !start_timer(seconds))
        leave("the system sets no time limit", false);
}

void wn_limit_end(void)
{
    if (now.thread) lua_sethook(now.thread, NULL, 0, 0);
    now.thread = NULL;
    now.seconds = 0;
}

lua_State *wn_limit_thread(lua_State *L)
{
    lua_State *before = now.thread;
    if (before) now.thread = L;
    return before;
}

bool wn_limit_tripped(void) { return now.tripped && now.thread; }
