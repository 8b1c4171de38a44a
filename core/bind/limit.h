/* limit.h: the ends of time and memory. A limit ends the process (status WN_LIMIT) with one line on
** standard error: stock Lua cannot survive an allocator that says no, and C loops never see a hook.
** Time has a kinder first stage: a timer signal arms a hook, so that the message can name the line.
** One run at a time has limits; programs that load the module have none. */
#ifndef WN_BIND_LIMIT_H
#define WN_BIND_LIMIT_H

#include "base/arena.h"
#include "bind/run.h"
#include "find/regex.h"

struct lua_State;

/* A lua_Alloc over a wn_memory. */
void *wn_limit_alloc(void *memory, void *ptr, size_t old, size_t size);

/* The same for what is given back without its size: see find/regex.h. */
void *wn_limit_get(size_t size, void *memory);
void wn_limit_give(void *ptr, void *memory);

/* For arenas: ends the process. */
_Noreturn void wn_limit_full(void *ctx, size_t wanted);

/* An arena that ends the process where it finds no memory, itself included; LIMIT as of arenas. */
wn_arena *wn_limit_arena(size_t limit);

/* LAST is called before a limit ends the process, perhaps by a signal handler, with the LINE to be told, and
** the message in it, but for the document. Where it returns true, it has told. */
void wn_limit_leave(bool (*last)(const char *line, const char *message));

/* From now on the process may use SECONDS of processor time for DOCUMENT, and messages say where L is. */
void wn_limit_begin(wn_lua *l, double seconds, wn_str document);
void wn_limit_end(void);

/* From now on, messages of limits are about DOCUMENT. */
void wn_limit_about(wn_str document);

/* The thread that runs now; returns the one before. */
struct lua_State *wn_limit_thread(struct lua_State *L);

/* Raises the error of a limit that was met, as the hook does. */
int wn_limit_raise(struct lua_State *L);

/* Has the time run out? Then no pcall may swallow the error. */
bool wn_limit_tripped(void);

#endif
