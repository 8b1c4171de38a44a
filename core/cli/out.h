/* out.h: where output goes. It is put together first and written when the run has succeeded; of
** records, what has succeeded goes on its way in pieces: to standard output, a pipe or a device as it
** comes, to a file that takes its name at the end. So memory stays flat, and a file is whole or as
** it was. */
#ifndef WN_CLI_OUT_H
#define WN_CLI_OUT_H

#include <sys/stat.h>

#include "base/file.h"
#include "base/packing.h"

typedef struct wn_out wn_out;
struct wn_out {
    const char *path;           /* "-": standard output */
    wn_buf buf;                 /* not yet written */
    size_t good;                /* bytes of it that have succeeded */
    int fd;                     /* of a stream that is open, or -1 */
    bool changed;               /* for those who want to know: is it other than it was? */
    bool stream;                /* cannot be replaced: standard output, a pipe, a device */
    struct stat was;            /* of the file that was there; st_ino 0: none */
    wn_draft *draft;            /* of a file, once something is written */
    const wn_packing *packing;  /* NULL: not packed */
    void *packer;               /* its state, once something is written */
    wn_out *next;
};

/* The ending of PATH if it tells a format that filters cannot write; else NULL, as for no PATH. */
const char *wn_out_unwritten(const char *path);

/* An open descriptor that PATH stands for ("-", /dev/stdout, …), or -1. */
int wn_out_standard(const char *path);

/* Outputs belong to the run: ARENA must live to its end. */
wn_out *wn_out_new(wn_arena *a, const char *path);

/* The same for a file that is to be replaced; NULL and WN_IO for a pipe or a device. */
wn_out *wn_out_replace(wn_arena *a, const char *path, wn_err *err);

/* A record has succeeded: what has gathered is written where that is enough, or at once. */
bool wn_out_flush(wn_out *o, bool at_once, wn_err *err);

/* Is ST of the file that was there before? */
bool wn_out_is(const wn_out *o, const struct stat *st);

/* O is left as it was: nothing is to be written there. */
void wn_out_forget(wn_out *o);

/* The run has succeeded: all outputs are written. First what files are to hold, then the streams;
** only then files take their names. */
bool wn_out_end(wn_err *err);

/* The run has failed: files stay as they were. _drop frees nothing, so that a signal handler may call it. */
void wn_out_drop(void);
void wn_out_close(void);

/* The same at a limit that ends the program, but records that had succeeded are written. */
void wn_out_leave(void);

/* Outputs are no more this process's: it works for the one that writes them. */
void wn_out_disown(void);

#endif
