/* zstd.c: see packing.h; through libzstd. A frame may want a window of up to 128 MiB, its usual limit. */
#include "base/packing.h"

#include <zstd.h>
#include <zstd_errors.h>

static void *open_state(bool pack)
{
    if (!pack) return ZSTD_createDCtx();
    ZSTD_CCtx *c = ZSTD_createCCtx();
    if (c) ZSTD_CCtx_setParameter(c, ZSTD_c_checksumFlag, 1);
    return c;
}

static void close_state(void *state, bool pack)
{
    if (pack) ZSTD_freeCCtx(state);
    else ZSTD_freeDCtx(state);
}

static void go_on(wn_flow *f, size_t took, size_t made)
{
    f->in = (wn_str){ f->in.ptr + took, f->in.len - took };
    f->to += made;
    f->room -= made;
}

static wn_flow_state unpack(void *state, wn_flow *f, wn_err *err)
{
    ZSTD_inBuffer in = { f->in.ptr, f->in.len, 0 };
    ZSTD_outBuffer out = { f->to, f->room, 0 };
    size_t is = ZSTD_decompressStream(state, &out, &in);
    go_on(f, in.pos, out.pos);
    if (!ZSTD_isError(is)) return is == 0 ? WN_ENDED : WN_FLOWS;
    if (ZSTD_getErrorCode(is) == ZSTD_error_frameParameter_windowTooLarge)
        wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "zstd data with a window of more than 128 MiB "
                "(zstd -dc --long=31 FILE | winnow reads it)");
    else wn_fail(err, WN_BAD_INPUT, WN_NO_OFFSET, "damaged zstd data: %s", ZSTD_getErrorName(is));
    return WN_BROKEN;
}

static wn_flow_state pack(void *state, wn_flow *f, bool end, wn_err *err)
{
    ZSTD_inBuffer in = { f->in.ptr, f->in.len, 0 };
    ZSTD_outBuffer out = { f->to, f->room, 0 };
    size_t is = ZSTD_compressStream2(state, &out, &in, end ? ZSTD_e_end : ZSTD_e_continue);
    go_on(f, in.pos, out.pos);
    if (!ZSTD_isError(is)) return end && is == 0 ? WN_ENDED : WN_FLOWS;
    wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "zstd failed: %s", ZSTD_getErrorName(is));
    return WN_BROKEN;
}

const wn_packing wn_zstd = { "zstd", ".zst", "\x28\xB5\x2F\xFD", open_state, unpack, pack, close_state };
