/* warc.c: archives: cut into records wherever the reads fall, and each of them read. */
#include "fuzz.h"

/* The length of the first record, found in pieces of STEP bytes as in one; false where it is none. */
static bool cut(wn_str in, size_t step, size_t *len, uint64_t *skip)
{
    wn_err err;
    for (size_t n = step < in.len ? step : in.len;; n = in.len - n < step ? in.len : n + step) {
        if (!wn_warc_piece((wn_str){in.ptr, n}, n == in.len, len, skip, &err)) return false;
        fuzz_check(*len <= n, "%zu of %zu bytes", *len, n);
        if (*len || *skip || n == in.len) return true;
    }
}

static void read_one(wn_arena *a, wn_str in)
{
    static const wn_read_options options = {.replace = true};
    wn_err err = {0};
    wn_doc *doc = wn_doc_new(a, WN_STR("d"), in);
    if (wn_read_warc(doc, &options, &err)) fuzz_check_doc(doc);
    else fuzz_check(err.text[0] != '\0', "refused without a word");
}

void fuzz_one(wn_arena *a, wn_str in, fuzz *f)
{
    size_t step = fuzz_pick(f, 100) + 1u, len, other;
    uint64_t skip, too;
    while (in.len > 0) {
        bool is = cut(in, in.len, &len, &skip), same = cut(in, step, &other, &too);
        fuzz_check(is == same && (!is || (len == other && skip == too)), "%d %zu %llu, %d %zu %llu", is, len,
                   (unsigned long long)skip, same, other, (unsigned long long)too);
        if (!is || (!len && !skip)) break;
        if (len) read_one(a, (wn_str){in.ptr, len});
        uint64_t n = len ? len : skip;
        if (n >= in.len) break;
        in = (wn_str){in.ptr + n, in.len - (size_t)n};
    }
}
