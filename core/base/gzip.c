/* gzip.c: see packing.h; through zlib. */
#include "base/packing.h"

#include <stdlib.h>
#include <zlib.h>

enum { GZIP = 16 + MAX_WBITS, LEVEL = 6, MEMORY = 8 };

static void *open_as(bool pack, int bits)
{
    z_stream *z = calloc(1, sizeof *z);
    bool fine = z && (pack ? deflateInit2(z, LEVEL, Z_DEFLATED, bits, MEMORY, Z_DEFAULT_STRATEGY)
                           : inflateInit2(z, bits)) == Z_OK;
    if (fine) return z;
    free(z);
    return NULL;
}

static void *open_state(bool pack) { return open_as(pack, GZIP); }
static void *open_deflate(bool pack) { return open_as(pack, MAX_WBITS); }

static void close_state(void *state, bool pack)
{
    if (pack) deflateEnd(state);
    else inflateEnd(state);
    free(state);
}

static uInt counted(size_t n) { return n < UINT32_MAX ? (uInt)n : UINT32_MAX; }

/* Lends zlib what F has, as far as it counts; _back takes what is left. */
static void lend(z_stream *z, const wn_flow *f)
{
    z->next_in = (Bytef *)(uintptr_t)f->in.ptr;
    z->avail_in = counted(f->in.len);
    z->next_out = (Bytef *)f->to;
    z->avail_out = counted(f->room);
}

static void take_back(const z_stream *z, wn_flow *f)
{
    size_t took = (size_t)((const char *)z->next_in - f->in.ptr), made = (size_t)((char *)z->next_out - f->to);
    f->in = (wn_str){ f->in.ptr + took, f->in.len - took };
    f->to += made;
    f->room -= made;
}

static wn_flow_state unpack(void *state, wn_flow *f, wn_err *err)
{
    z_stream *z = state;
    lend(z, f);
    int is = inflate(z, Z_NO_FLUSH);
    take_back(z, f);
    if (is == Z_STREAM_END) return inflateReset(z), WN_ENDED;
    if (is == Z_OK || is == Z_BUF_ERROR) return WN_FLOWS;
    if (is == Z_MEM_ERROR) wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "no memory to unpack gzip");
    else wn_fail(err, WN_BAD_INPUT, WN_NO_OFFSET, "damaged gzip data: %s", z->msg ? z->msg : "not gzip");
    return WN_BROKEN;
}

static wn_flow_state pack(void *state, wn_flow *f, bool end, wn_err *err)
{
    z_stream *z = state;
    lend(z, f);
    int is = deflate(z, end ? Z_FINISH : Z_NO_FLUSH);
    take_back(z, f);
    if (is == Z_STREAM_END) return WN_ENDED;
    if (is == Z_OK || is == Z_BUF_ERROR) return WN_FLOWS;
    wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "gzip failed: %s", z->msg ? z->msg : "no memory");
    return WN_BROKEN;
}

const wn_packing wn_gzip = { "gzip", ".gz", "\x1F\x8B", open_state, unpack, pack, close_state };
const wn_packing wn_deflate = { "deflate", "", "\x78", open_deflate, unpack, pack, close_state };
