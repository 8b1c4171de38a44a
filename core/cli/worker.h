/* worker.h: a process that does tasks for its parent. A task is bytes that consist of pieces: records,
** or all of it. What comes of a piece goes back as a frame; when a worker dies, the parent knows which
** piece it was at. */
#ifndef WN_CLI_WORKER_H
#define WN_CLI_WORKER_H

#include <sys/types.h>

#include "base/frame.h"

typedef struct wn_task {
    uint32_t file;
    bool records;               /* a piece is a record */
    uint64_t line;              /* number of the first one */
    wn_buf bytes;               /* in an arena of the task */
    uint64_t size;              /* of the file, where it is one piece */
    wn_err err;                 /* why there is nothing to be done; WN_OK: there is */
    bool last;                  /* then: nothing comes behind it */

    struct wn_task *next;       /* what follows is the parent's: see crew.c */
    bool given;                 /* to a worker */
    uint64_t base, done, put;   /* bytes that need not be sent, that frames are there for, that were taken */
    uint64_t base_line;         /* number of the first piece that is sent */
    uint64_t done_pieces;
    wn_buf frames;
    unsigned deaths;            /* of workers that had done nothing of it */
} wn_task;

typedef struct wn_sender wn_sender;

/* Does the pieces of T, each between wn_sender_begin and wn_sender_end. */
typedef void wn_work(void *ctx, const wn_task *t, wn_sender *s);

/* Piece NTH, from 0, of LEN bytes begins AT bytes into the task; what came of it. What was said between goes
** along. */
void wn_sender_begin(wn_sender *s, size_t nth, size_t at, size_t len);
void wn_sender_end(wn_sender *s, wn_yield *y);

/* Memory that a worker shares with its parent. */
typedef struct {
    volatile uint64_t at;       /* the piece at hand; WN_IDLE: none */
    volatile uint64_t nth, len; /* its number in the task, from 0, and its bytes */
    char why[256];              /* what a limit had to say */
} wn_sight;

#define WN_IDLE UINT64_MAX

typedef struct {
    pid_t pid;                  /* 0: not running */
    int to, from;
    wn_sight *sight;
    wn_task *has[2];            /* what it works on; what was sent ahead */
    struct { uint64_t line, len; uint32_t file; bool records; } head;
    size_t left;                /* bytes of head and task that are to be sent */
    char *in;                   /* received, and not yet taken */
    size_t len, cap;
} wn_worker;

/* Starts worker ME of the COUNT in ALL. */
bool wn_worker_start(wn_worker *all, uint32_t count, uint32_t me, wn_work *work, void *ctx, wn_err *err);

/* Gives T to W, which has room for it. */
void wn_worker_give(wn_worker *w, wn_task *t);

/* Sends what there is room for in the pipe; one that is gone is noticed by _receive. */
void wn_worker_send(wn_worker *w);

/* Reads once; false at the end, when W is gone. */
bool wn_worker_receive(wn_worker *w);

/* Waits for one that is gone, or KILLs it. WHY, unless NULL: a limit's message, or how it ended. */
void wn_worker_end(wn_worker *w, bool kill, wn_err *why);

#endif
