/* packing.h: gzip and zstd, a step at a time. Several packed files, one behind the other, are one. */
#ifndef WN_BASE_PACKING_H
#define WN_BASE_PACKING_H

#include "base/buffer.h"
#include "base/err.h"

/* What is not yet taken, and where there is room. */
typedef struct { wn_str in; char *to; size_t room; } wn_flow;

typedef enum {
    WN_FLOWS,                   /* wants more of IN, or of room */
    WN_ENDED,                   /* a packed file is whole; what comes next begins another */
    WN_BROKEN                   /* ERR says why */
} wn_flow_state;

typedef struct {
    const char *name, *ending;  /* "gzip", ".gz" */
    const char *magic;          /* what it begins with; no text does */
    void *(*open)(bool pack);   /* NULL: no memory */
    wn_flow_state (*unpack)(void *state, wn_flow *f, wn_err *err);
    wn_flow_state (*pack)(void *state, wn_flow *f, bool end, wn_err *err);
    void (*close)(void *state, bool pack);
} wn_packing;

extern const wn_packing wn_gzip, wn_zstd;
extern const wn_packing wn_deflate;     /* is unpacked where somebody says that it is such */

const wn_packing *wn_packing_of(wn_str bytes);          /* by how they begin; NULL: not packed */
const wn_packing *wn_packing_named(const char *path);   /* by the ending */

/* Bytes of PATH without the ending of a packing. */
size_t wn_packing_stem(const char *path);

/* Unpacks on; *INSIDE: is it in the middle of a packed file then? */
bool wn_unpack_step(const wn_packing *p, void *state, wn_flow *f, bool *inside, wn_err *err);

/* Bytes that SIZE packed ones may be: 2^32 - 2, and less unless VAST (somebody has said what memory there
** is): a small file that was made to fill it is told from text, which shrinks by less. */
size_t wn_unpack_most(uint64_t size, bool vast);

/* BYTES, packed by P, unpacked into OUT; more than LIMIT bytes are WN_LIMIT. */
bool wn_unpack(const wn_packing *p, wn_str bytes, size_t limit, wn_buf *out, wn_err *err);

#endif
