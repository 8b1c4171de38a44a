/* packing.c: see packing.h. */
#include "base/packing.h"

enum { PACKINGS = 2, PIECE = 1 << 16 };

static const wn_packing *const packings[PACKINGS] = { &wn_gzip, &wn_zstd };

const wn_packing *wn_packing_of(wn_str bytes)
{
    for (int i = 0; i < PACKINGS; i++) {
        size_t n = strlen(packings[i]->magic);
        if (bytes.len >= n && memcmp(bytes.ptr, packings[i]->magic, n) == 0) return packings[i];
    }
    /* pzstd begins with a frame that is passed over */
    return bytes.len > 3 && memcmp(bytes.ptr, "\x50\x2A\x4D\x18", 4) == 0 ? &wn_zstd : NULL;
}

const wn_packing *wn_packing_named(const char *path)
{
    size_t len = strlen(path);
    for (int i = 0; i < PACKINGS; i++) {
        size_t n = strlen(packings[i]->ending);
        if (len > n && strcmp(path + len - n, packings[i]->ending) == 0) return packings[i];
    }
    return NULL;
}

size_t wn_packing_stem(const char *path)
{
    const wn_packing *p = wn_packing_named(path);
    return strlen(path) - (p ? strlen(p->ending) : 0);
}

bool wn_unpack_step(const wn_packing *p, void *state, wn_flow *f, bool *inside, wn_err *err)
{
    size_t had = f->in.len, room = f->room;
    wn_flow_state is = p->unpack(state, f, err);
    if (is == WN_ENDED || f->in.len < had || f->room < room) *inside = is == WN_FLOWS;
    return is != WN_BROKEN;
}

#define MOST ((size_t)UINT32_MAX - 1)
#define FAIR ((size_t)64 << 20)     /* bytes that all may have … */
#define SHRINKS 100     /* … and times the size: DEFLATE can 1,032; a log shrank by 12, prose by 3 */

size_t wn_unpack_most(uint64_t size, bool vast)
{
    return vast || size > (MOST - FAIR) / SHRINKS ? MOST : FAIR + SHRINKS * (size_t)size;
}

static bool unpack_all(const wn_packing *p, void *state, wn_str bytes, size_t limit, wn_buf *out, wn_err *err)
{
    char piece[PIECE];
    wn_flow f = { .in = bytes };
    bool inside = true;
    do {
        f.to = piece;
        f.room = sizeof piece;
        if (!wn_unpack_step(p, state, &f, &inside, err)) return false;
        wn_buf_add(out, (wn_str){ piece, sizeof piece - f.room });
        if (out->len > limit)
            return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "more than %zu bytes, unpacked", limit);
    } while (f.in.len > 0 || f.room == 0);
    return !inside || wn_fail(err, WN_BAD_INPUT, WN_NO_OFFSET, "%s data that ends too early", p->name);
}

bool wn_unpack(const wn_packing *p, wn_str bytes, size_t limit, wn_buf *out, wn_err *err)
{
    void *state = p->open(false);
    if (!state) return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "no memory to unpack %s", p->name);
    bool fine = unpack_all(p, state, bytes, limit, out, err);
    p->close(state, false);
    return fine;
}
