/* The counts of gram.c beside those of the plain way, which compares each run with each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "find/gram.h"

static wn_arena *arena;

static int begin(void **state)
{
    (void)state;
    arena = wn_arena_new(0, NULL, NULL);
    return arena ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    wn_arena_free(arena);
    return 0;
}

/* Words of one letter: the runs of N at I and at K are the same. */
static bool same(const char *words, uint32_t i, uint32_t k, uint32_t n)
{
    return memcmp(words + i, words + k, n) == 0;
}

static wn_gram plainly(const char *words, uint32_t count, uint32_t n)
{
    wn_gram out = { 0, 0 };
    bool passed[64] = { false };
    uint32_t most = 0, skip = 0;
    for (uint32_t i = 0; i + n <= count; i++) {
        uint32_t times = 0;
        bool again = false;
        for (uint32_t k = 0; k + n <= count; k++) times += same(words, i, k, n);
        if (times > most) most = times;
        if (i < skip) continue;
        for (uint32_t k = 0; k < i; k++) again = again || (passed[k] && same(words, i, k, n));
        passed[i] = true;
        if (again) out.repeated += n, skip = i + n;
    }
    out.top = (uint64_t)most * (2 * n - 1);
    return out;
}

static void random_texts_are_counted_as_the_plain_way_does(void **state)
{
    (void)state;
    srand(7);
    for (int round = 0; round < 3000; round++) {
        char words[64], text[128];
        uint32_t count = (uint32_t)rand() % 60, letters = 1 + (uint32_t)rand() % 4;
        for (uint32_t i = 0; i < count; i++) {
            words[i] = (char)('a' + (uint32_t)rand() % letters);
            text[2 * i] = words[i];
            text[2 * i + 1] = " \n\t"[rand() % 3];
        }
        wn_grams *g = wn_grams_new(arena, (wn_str){ text, 2 * count });
        assert_int_equal(wn_grams_words(g), count);
        for (uint32_t n = 1; n < 12; n++) {
            wn_gram is = wn_grams_next(g), should = plainly(words, count, n);
            assert_int_equal(is.top, should.top);
            assert_int_equal(is.repeated, should.repeated);
        }
        wn_arena_reset(arena);
    }
}

static void lengths_are_code_points_and_space_is_that_of_unicode(void **state)
{
    (void)state;
    wn_grams *g = wn_grams_new(arena, WN_STR("\u3000\u00fcber\u00a0\u00fcber  na\u00efve\u2028"));
    assert_int_equal(wn_grams_words(g), 3);
    assert_int_equal(wn_grams_chars(g), 13);
    wn_gram one = wn_grams_next(g), two = wn_grams_next(g);
    assert_int_equal(one.top, 8);
    assert_int_equal(one.repeated, 4);
    assert_int_equal(two.top, 9);
    assert_int_equal(two.repeated, 0);
}

static void signs_that_steer_are_space_where_unicode_says_so(void **state)
{
    static const struct { const char *text; uint32_t words; } all[] = {
        { "a\x01" "b", 1 }, { "a\x0E" "b", 1 }, { "a\x1C" "b\x1F" "c", 3 }, { "a\x0B" "b\x0D" "c", 3 }, { "a\x7F" "b", 1 },
        { "a\xC2\x85" "b", 2 }, { "a©b", 1 }, { "aéb", 1 }, { "a中b", 1 }, { "a」b", 1 }, { "", 0 }, { " ", 0 }
    };
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_int_equal(wn_grams_words(wn_grams_new(arena, wn_str_of(all[i].text))), all[i].words);
    assert_true(wn_grams_chars(wn_grams_new(arena, WN_STR(" "))) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(random_texts_are_counted_as_the_plain_way_does, begin, end),
        cmocka_unit_test_setup_teardown(lengths_are_code_points_and_space_is_that_of_unicode, begin, end),
        cmocka_unit_test_setup_teardown(signs_that_steer_are_space_where_unicode_says_so, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
