/* frame_test.c: what came of a piece of work, through a pipe. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/frame.h"

static const wn_yield one = { .took = 7, .said = 3, .unsaid = 1, .text = 9, .dropped = 4, .out = { "out\0put", 7 },
                              .ledger = { "gone\n", 5 }, .notes = { "winnow: a\n", 10 }, .document = true, .changed = true };
static const wn_yield none = { .took = 1 };
static const wn_yield bad = { .took = UINT64_C(1) << 40, .skipped = 2, .unread = true,
                              .err = { .code = WN_BAD_INPUT, .at = WN_NO_OFFSET, .text = "a.jsonl:1:2: why" } };

static void is_same(const wn_yield *x, const wn_yield *y)
{
    assert_int_equal(x->took, y->took);
    assert_int_equal(x->said, y->said);
    assert_int_equal(x->unsaid, y->unsaid);
    assert_int_equal(x->skipped, y->skipped);
    assert_int_equal(x->text, y->text);
    assert_int_equal(x->dropped, y->dropped);
    assert_true(wn_str_eq(x->out, y->out));
    assert_true(wn_str_eq(x->ledger, y->ledger));
    assert_true(wn_str_eq(x->notes, y->notes));
    assert_int_equal(x->document, y->document);
    assert_int_equal(x->changed, y->changed);
    assert_int_equal(x->unread, y->unread);
    assert_int_equal(x->err.code, y->err.code);
    assert_int_equal(x->err.at, y->err.at);
    assert_string_equal(x->err.text, y->err.text);
}

static void frames_come_out_as_they_went_in_wherever_the_pipe_cuts_them(void **state)
{
    (void)state;
    const wn_yield *all[] = { &one, &none, &bad, &one };
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_buf bytes = wn_buf_new(a);
    size_t ends[4];
    for (int i = 0; i < 4; i++) wn_frame_add(&bytes, all[i]), ends[i] = bytes.len;
    for (size_t cut = 0; cut <= bytes.len; cut++) {
        wn_str rest = { bytes.ptr, cut };
        wn_yield y;
        int n = 0;
        for (; wn_frame_take(&rest, &y); n++) is_same(&y, all[n]);
        assert_true(n == 4 || cut < ends[n]);
        assert_true(n == 0 || cut >= ends[n - 1]);
        assert_ptr_equal(rest.ptr, bytes.ptr + (n ? ends[n - 1] : 0));
        assert_int_equal(rest.len, cut - (n ? ends[n - 1] : 0));
    }
    wn_arena_free(a);
}

static void the_longest_message_comes_whole(void **state)
{
    (void)state;
    wn_yield in = { .err = { .code = WN_LIMIT } }, out;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_buf bytes = wn_buf_new(a);
    memset(in.err.text, 'x', sizeof in.err.text - 1);
    wn_frame_add(&bytes, &in);
    wn_str rest = wn_buf_str(&bytes);
    assert_true(wn_frame_take(&rest, &out));
    is_same(&in, &out);
    assert_int_equal(rest.len, 0);
    wn_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frames_come_out_as_they_went_in_wherever_the_pipe_cuts_them),
        cmocka_unit_test(the_longest_message_comes_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
