/* char_test.c: small letters and spaces of many scripts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"

static void capitals_have_small_letters(void **state)
{
    (void)state;
    static const struct { uint32_t capital, small; } pairs[] = {
        { 'A', 'a' }, { 0xC0, 0xE0 }, { 0xDE, 0xFE }, { 0x100, 0x101 }, { 0x130, 'i' }, { 0x139, 0x13A }, { 0x178, 0xFF },
        { 0x17D, 0x17E }, { 0x1CD, 0x1CE }, { 0x386, 0x3AC }, { 0x388, 0x3AD }, { 0x38A, 0x3AF }, { 0x38C, 0x3CC },
        { 0x38E, 0x3CD }, { 0x38F, 0x3CE }, { 0x391, 0x3B1 }, { 0x3AB, 0x3CB }, { 0x400, 0x450 }, { 0x40F, 0x45F },
        { 0x410, 0x430 }, { 0x42F, 0x44F }, { 0x4C1, 0x4C2 }, { 0x531, 0x561 }, { 0x556, 0x586 }, { 0x1C90, 0x10D0 },
        { 0x1E9E, 0xDF }, { 0xFF21, 0xFF41 }, { 0xFF3A, 0xFF5A },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_int_equal(wn_char_fold(pairs[i].capital), pairs[i].small);
        assert_int_equal(wn_char_fold(pairs[i].small), pairs[i].small);
        assert_true(wn_char_upper(pairs[i].capital));
        assert_false(wn_char_upper(pairs[i].small));
    }
}

static void what_has_no_small_letter_stays(void **state)
{
    (void)state;
    static const uint32_t same[] = { '1', 0xD7, 0xDF, 0xF7, 0x131, 0x138, 0x149, 0x385, 0x387, 0x38B, 0x38D, 0x390, 0x3A2,
                                     0x557, 0x1CC0, 0x2019, 0x4E00, 0xFF20, 0xFF3B, 0x1F600 };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_int_equal(wn_char_fold(same[i]), same[i]);
        assert_false(wn_char_upper(same[i]));
    }
}

static void a_sigma_at_the_end_is_a_sigma_and_no_capital(void **state)
{
    (void)state;
    assert_int_equal(wn_char_fold(0x3C2), 0x3C3);
    assert_false(wn_char_upper(0x3C2));
}

static void spaces_are_of_many_widths(void **state)
{
    (void)state;
    static const uint32_t spaces[] = { ' ', '\t', '\n', '\v', '\f', '\r', 0x85, 0xA0, 0x1680, 0x2000, 0x2009, 0x200B,
                                       0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF };
    static const uint32_t others[] = { 0, 8, 14, '!', 0x84, 0xA1, 0x1681, 0x1FFF, 0x200C, 0x2027, 0x202A, 0x2060, 0x3001 };
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) assert_true(wn_char_space(spaces[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) assert_false(wn_char_space(others[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(capitals_have_small_letters),
        cmocka_unit_test(what_has_no_small_letter_stays),
        cmocka_unit_test(a_sigma_at_the_end_is_a_sigma_and_no_capital),
        cmocka_unit_test(spaces_are_of_many_widths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
