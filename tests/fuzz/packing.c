/* packing.c: gzip and zstd: what is no such thing is refused, and what was packed comes back. */
#include "fuzz.h"

#include "base/packing.h"

static wn_str pack(wn_arena *a, const wn_packing *p, wn_str in, size_t step)
{
    char piece[64];
    wn_err err;
    wn_buf out = wn_buf_new(a);
    wn_flow_state is;
    void *state = p->open(true);
    fuzz_check(state != NULL, "no memory");
    do {
        size_t n = in.len < step ? in.len : step;
        wn_flow f = {{in.ptr, n}, piece, sizeof piece};
        is = p->pack(state, &f, n == in.len, &err);
        fuzz_check(is != WN_BROKEN, "%s", err.text);
        in = (wn_str){f.in.ptr, in.len - (n - f.in.len)};
        wn_buf_add(&out, (wn_str){piece, sizeof piece - f.room});
    } while (is != WN_ENDED);
    p->close(state, true);
    return wn_buf_str(&out);
}

void fuzz_one(wn_arena *a, wn_str in, fuzz *f)
{
    static const wn_packing *const all[] = {&wn_gzip, &wn_zstd};
    size_t step = fuzz_pick(f, 200) + 1u;
    for (int i = 0; i < 2; i++) {
        wn_err err = {0};
        wn_buf raw = wn_buf_new(a), back = wn_buf_new(a);
        if (!wn_unpack(all[i], in, 1 << 20, &raw, &err)) fuzz_check(err.text[0] != '\0', "refused without a word");
        wn_str packed = pack(a, all[i], in, step);
        fuzz_check(wn_packing_of(packed) == all[i], "does not look like %s", all[i]->name);
        fuzz_check(wn_unpack(all[i], packed, in.len, &back, &err), "%s", err.text);
        fuzz_check(wn_str_eq(wn_buf_str(&back), in), "%s: not what was packed", all[i]->name);
    }
}
