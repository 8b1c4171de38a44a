/* packing_test.c: gzip and zstd, whole and broken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/packing.h"

static const wn_packing *const all[] = { &wn_gzip, &wn_zstd };

static wn_str packed(wn_arena *a, const wn_packing *p, wn_str bytes)
{
    wn_buf out = wn_buf_new(a);
    char piece[64];
    wn_flow f = { .in = bytes };
    wn_flow_state is;
    wn_err err;
    void *state = p->open(true);
    do {
        f.to = piece;
        f.room = sizeof piece;
        is = p->pack(state, &f, true, &err);
        wn_buf_add(&out, (wn_str){ piece, sizeof piece - f.room });
    } while (is != WN_ENDED);
    p->close(state, true);
    return wn_buf_str(&out);
}

static wn_str text_of(wn_arena *a, size_t n)
{
    char *text = wn_arena_get(a, n + 1);
    for (size_t i = 0; i < n; i++) text[i] = "hens lay eggs\n"[i * i % 14];
    return (wn_str){ text, n };
}

static void whatever_its_length_a_text_comes_back(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    static const size_t sizes[] = { 0, 1, 65535, 65536, 65537, 131072, 200000 };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int k = 0; k < 2; k++) {
            wn_str text = text_of(a, sizes[i]);
            wn_buf back = wn_buf_new(a);
            wn_err err;
            assert_true(wn_unpack(all[k], packed(a, all[k], text), sizes[i], &back, &err));
            assert_true(wn_str_eq(wn_buf_str(&back), text));
        }
    wn_arena_free(a);
}

static void fails(const wn_packing *p, wn_str bytes, size_t limit, wn_code code, const char *why)
{
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_buf back = wn_buf_new(a);
    wn_err err;
    assert_false(wn_unpack(p, bytes, limit, &back, &err));
    assert_int_equal(err.code, code);
    if (!strstr(err.text, why)) fail_msg("%s", err.text);
    wn_arena_free(a);
}

static void what_is_cut_damaged_or_too_large_is_refused(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    for (int k = 0; k < 2; k++) {
        wn_str text = text_of(a, 100000), whole = packed(a, all[k], text);
        fails(all[k], whole, 99999, WN_LIMIT, "more than 99999 bytes, unpacked");
        for (size_t cut = 1; cut < whole.len; cut += whole.len / 7)
            fails(all[k], (wn_str){ whole.ptr, cut }, 100000, WN_BAD_INPUT, "ends too early");
        wn_str broken = wn_arena_copy(a, whole);
        ((char *)(uintptr_t)broken.ptr)[whole.len - 3] ^= 0x55;      /* in the checksum */
        fails(all[k], broken, 100000, WN_BAD_INPUT, "damaged");
    }
    fails(&wn_gzip, WN_STR("no gzip at all"), 100, WN_BAD_INPUT, "damaged gzip data");
    fails(&wn_zstd, WN_STR("no zstd at all"), 100, WN_BAD_INPUT, "damaged zstd data");
    wn_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_its_length_a_text_comes_back),
        cmocka_unit_test(what_is_cut_damaged_or_too_large_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
