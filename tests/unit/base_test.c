/* base_test.c: arena, list, buffer, errors, suggestions, and text that is safe to print. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/list.h"
#include "base/near.h"
#include "base/safe.h"

static void pieces_of_an_arena_are_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    char *before = NULL;
    for (size_t size = 1; size < 5000; size += 7) {
        char *p = wn_arena_get(a, size);
        assert_int_equal((uintptr_t)p % 16, 0);
        for (size_t i = 0; i < size; i++) assert_int_equal(p[i], 0);
        memset(p, 'x', size);
        assert_ptr_not_equal(p, before);
        before = p;
    }
    wn_arena_free(a);
}

static void a_large_piece_gets_a_block_of_its_own(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    char *p = wn_arena_get(a, 5 << 20), *q = wn_arena_get(a, 10);
    p[(5 << 20) - 1] = 'x';
    q[9] = 'y';
    wn_arena_reset(a);
    assert_int_equal(wn_arena_used(a), 0);
    assert_int_equal(*(char *)wn_arena_get(a, 100), 0);
    wn_arena_free(a);
}

static void what_grows_keeps_its_bytes(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    char *p = wn_arena_get(a, 3);
    memcpy(p, "abc", 3);
    char *q = wn_arena_grow(a, p, 3, 40);
    assert_ptr_equal(p, q);             /* the last piece grows in place */
    assert_memory_equal(q, "abc\0\0", 5);
    wn_arena_get(a, 1);
    char *r = wn_arena_grow(a, q, 40, 4000);
    assert_ptr_not_equal(r, q);
    assert_memory_equal(r, "abc\0\0", 5);
    assert_int_equal(r[3999], 0);
    assert_ptr_equal(wn_arena_grow(a, r, 4000, 10), r);
    wn_arena_free(a);
}

static void large_pieces_grow_without_being_copied(void **state)
{
    (void)state;
    size_t size = (size_t)3 << 20;
    wn_memory total = { 0 };
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_arena_count(a, &total);
    char *p = wn_arena_get(a, size), *q = wn_arena_get(a, size);
    memset(p, 'p', size);
    memset(q, 'q', size);
    memset(wn_arena_get(a, 100), 'r', 100);
    p = wn_arena_grow(a, p, size, 4 * size);
    q = wn_arena_grow(a, q, size, 2 * size);
    assert_in_range(total.used, 6 * size, 6 * size + (2 << 20));
    for (size_t i = 0; i < 4 * size; i++) assert_true(p[i] == (i < size ? 'p' : 0));
    for (size_t i = 0; i < 2 * size; i++) assert_true(q[i] == (i < size ? 'q' : 0));
    wn_arena_free(a);
    assert_int_equal(total.used, 0);
}

static jmp_buf over;
static void full(void *ctx, size_t wanted)
{
    *(size_t *)ctx = wanted;
    longjmp(over, 1);
}

static void an_arena_beside_another_counts_with_it_until_it_is_freed(void **state)
{
    (void)state;
    wn_memory total = { .limit = 1 << 20 };
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_arena_count(a, &total);
    wn_arena_get(a, 100);
    size_t before = total.used;
    wn_arena *b = wn_arena_beside(a);
    wn_arena_get(b, 100000);
    assert_true(total.used >= before + 100000);
    wn_arena_free(b);
    assert_int_equal(total.used, before);
    wn_arena_free(a);
}

static void at_its_limit_an_arena_calls_its_hook(void **state)
{
    (void)state;
    size_t wanted = 0;
    wn_arena *a = wn_arena_new(100000, full, &wanted);
    if (setjmp(over) == 0) {
        for (;;) wn_arena_get(a, 1000);
    }
    assert_int_equal(wanted, 1008);
    wn_arena_reset(a);
    if (setjmp(over) == 0) {
        wn_arena_array(a, SIZE_MAX / 2, 4);
        fail();
    }
    assert_int_equal(wanted, SIZE_MAX);
    wn_arena_free(a);
}

static void arenas_that_are_counted_share_a_limit(void **state)
{
    (void)state;
    size_t wanted = 0;
    wn_memory total = { .limit = 100000 };
    wn_arena *a = wn_arena_new(0, full, &wanted), *b = wn_arena_new(0, full, &wanted);
    wn_arena_count(a, &total);
    wn_arena_count(b, &total);
    wn_arena_get(a, 60000);
    assert_in_range(total.used, 60000, 100000);
    if (setjmp(over) == 0) {
        wn_arena_get(b, 60000);
        fail();
    }
    wn_arena_free(a);
    assert_int_equal(total.used, 0);
    wn_arena_get(b, 60000);
    wn_arena_free(b);
    assert_int_equal(total.used, 0);
}

static void lists_grow(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    WN_LIST(uint32_t) list = { 0 };
    for (uint32_t i = 0; i < 1000; i++) *wn_list_add(a, &list) = i * i;
    assert_int_equal(list.len, 1000);
    for (uint32_t i = 0; i < 1000; i++) assert_int_equal(list.at[i], i * i);
    wn_arena_free(a);
}

static void written(double n, const char *text)
{
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_buf b = wn_buf_new(a);
    wn_buf_number(&b, n);
    wn_buf_byte(&b, '\0');
    assert_string_equal(b.ptr, text);
    wn_arena_free(a);
}

static void integers_and_long_prints_come_out_whole(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_buf b = wn_buf_new(a);
    static const int64_t numbers[] = { 0, 7, -7, 1000000, INT64_MAX, INT64_MIN };
    for (int i = 0; i < 6; i++) {
        wn_buf_int(&b, numbers[i]);
        wn_buf_byte(&b, ' ');
    }
    wn_str s = wn_buf_str(&b);
    wn_str all = WN_STR("0 7 -7 1000000 9223372036854775807 -9223372036854775808 ");
    assert_true(wn_str_eq(s, all));
    b.len = 0;
    wn_buf_print(&b, "%0200d|%s", 5, "end");
    assert_int_equal(b.len, 204);
    assert_memory_equal(b.ptr + 199, "5|end", 5);
    wn_arena_free(a);
}

static void numbers_are_written_as_json_does_and_read_back_the_same(void **state)
{
    (void)state;
    written(0, "0");
    written(-3, "-3");
    written(75000000, "75000000");
    written(0.1, "0.1");
    written(1.0 / 3, "0.3333333333333333");
    written(1e100, "1e+100");
    written((double)NAN, "null");
    written((double)INFINITY, "null");
}

static void a_buffer_takes_bytes_codes_and_formats(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_buf b = wn_buf_new(a);
    assert_int_equal(wn_buf_str(&b).len, 0);
    wn_buf_add(&b, WN_STR("Gr"));
    wn_buf_code(&b, 0xFC);
    wn_buf_code(&b, 0x1F600);
    wn_buf_print(&b, " %05d %s", 42, "hens");
    assert_true(wn_str_eq(wn_buf_str(&b), WN_STR("Grü😀 00042 hens")));
    for (int i = 0; i < 10000; i++) wn_buf_byte(&b, 'x');
    assert_int_equal(b.len, 10019);
    wn_arena_free(a);
}

static void a_message_is_cut_at_a_code_point(void **state)
{
    (void)state;
    wn_err err;
    char text[1200] = "";
    for (int i = 0; i < 300; i++) strcat(text, "ü");
    assert_false(wn_fail(&err, WN_USAGE, 7, "%s", text));
    assert_int_equal(err.code, WN_USAGE);
    assert_int_equal(err.at, 7);
    size_t n = strlen(err.text);
    assert_true(n < sizeof err.text && n % 2 == 0);
    memset(text, 'x', sizeof text - 1);         /* nothing to be cut through */
    assert_false(wn_fail(&err, WN_USAGE, 7, "%s", text));
    assert_int_equal(strlen(err.text), sizeof err.text - 1);
    memset(text, 0x80, sizeof text - 1);        /* the name of a file may be anything */
    assert_false(wn_fail(&err, WN_USAGE, 7, "%s", text));
    assert_string_equal(err.text, "");
    assert_false(wn_fail(NULL, WN_IO, 0, "nobody asked"));
}

static void near(const char *wrong, const char *right)
{
    const wn_str names[] = { WN_STR("Quote"), WN_STR("Quantity"), WN_STR("Claim"), WN_STR("words") };
    wn_str found = wn_near(wn_str_of(wrong), names, 4);
    if (right) assert_true(wn_str_eq(found, wn_str_of(right)));
    else assert_null(found.ptr);
}

static void the_nearest_name_is_suggested_and_nothing_far(void **state)
{
    (void)state;
    near("Qoute", "Quote");
    near("quotes", "Quote");
    near("Quantitty", "Quantity");
    near("wrods", "words");
    near("zebra", NULL);
    char lengthy[200] = "";
    memset(lengthy, 'Q', sizeof lengthy - 1);
    near(lengthy, NULL);
    const wn_str one[] = { wn_str_of(lengthy), WN_STR("") };
    assert_null(wn_near(WN_STR("Qoute"), one, 2).ptr);
    const wn_str alike[] = { WN_STR("pie"), WN_STR("pic"), WN_STR("pia") };
    assert_true(wn_str_eq(wn_near(WN_STR("pix"), alike, 3), WN_STR("pia")));     /* whatever stands first */
    near("", NULL);
}

static void what_steers_a_terminal_is_escaped(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_buf b = wn_buf_new(a);
    wn_safe_add(&b, WN_STR("Grüße\x1b[31m\n\t\r\x7f\xc2\x9b \xe2\x80\xae\xff ok\xf0\x9f\x98"));
    assert_true(wn_str_eq(wn_buf_str(&b),
                          WN_STR("Grüße\\x1b[31m\\n\\t\\r\\x7f\\x9b \\u202e\\xff ok\\xf0\\x9f\\x98")));
    b.len = 0;
    wn_safe_add(&b, WN_STR("a ##vso[task.x] ##[error] ## [a](b) ##{ ##VSO[x] ##"));
    assert_true(wn_str_eq(wn_buf_str(&b), WN_STR("a #\\x23vso[task.x] #\\x23[error] ## [a](b) ##{ ##VSO[x] ##")));
    wn_arena_free(a);
}

static void line_is(const char *text, const char *safe)
{
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_buf b = wn_buf_new(a);
    wn_safe_line(&b, wn_str_of(text));
    assert_true(wn_str_eq(wn_buf_str(&b), wn_str_of(safe)));
    wn_arena_free(a);
}

static void no_line_begins_with_a_command_of_ci(void **state)
{
    (void)state;
    line_is("::error::no", "\\x3a:error::no");
    line_is("  ::x", "  \\x3a:x");
    line_is("\xE3\x80\x80::x", "\xE3\x80\x80\\x3a:x");
    line_is("\xE2\x80\xA8 ::x", "\\u2028 \\x3a:x");
    line_is("\xE3\x80::x", "\\xe3\\x80::x");
    line_is(":x ::y", ":x ::y");
    line_is(":", ":");
    line_is("  ", "  ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_of_an_arena_are_zeroed_aligned_and_apart),
        cmocka_unit_test(a_large_piece_gets_a_block_of_its_own),
        cmocka_unit_test(what_grows_keeps_its_bytes),
        cmocka_unit_test(large_pieces_grow_without_being_copied),
        cmocka_unit_test(an_arena_beside_another_counts_with_it_until_it_is_freed),
        cmocka_unit_test(at_its_limit_an_arena_calls_its_hook),
        cmocka_unit_test(arenas_that_are_counted_share_a_limit),
        cmocka_unit_test(lists_grow),
        cmocka_unit_test(integers_and_long_prints_come_out_whole),
        cmocka_unit_test(numbers_are_written_as_json_does_and_read_back_the_same),
        cmocka_unit_test(a_buffer_takes_bytes_codes_and_formats),
        cmocka_unit_test(a_message_is_cut_at_a_code_point),
        cmocka_unit_test(the_nearest_name_is_suggested_and_nothing_far),
        cmocka_unit_test(what_steers_a_terminal_is_escaped),
        cmocka_unit_test(no_line_begins_with_a_command_of_ci),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
