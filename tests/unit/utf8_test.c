/* utf8_test.c: what is well-formed, and the properties of characters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"

static void bad_at(const char *bytes, size_t len, size_t at)
{
    char padded[200];
    assert_int_equal(wn_utf8_bad((wn_str){ bytes, len }), at);
    for (size_t before = 0; before < 70; before += 23) {        /* wherever a fast way begins and ends */
        memset(padded, 'a', sizeof padded);
        memcpy(padded + before, bytes, len);
        size_t expected = at == len ? before + len + 60 : before + at;
        if (at == len || at < len)
            assert_int_equal(wn_utf8_bad((wn_str){ padded, before + len + (at == len ? 60 : 0) }), expected);
    }
}

#define BAD(bytes, at) bad_at(bytes, sizeof(bytes) - 1, at)
#define GOOD(bytes) bad_at(bytes, sizeof(bytes) - 1, sizeof(bytes) - 1)

static void what_rfc_3629_allows_passes(void **state)
{
    (void)state;
    GOOD("");
    GOOD("plain");
    GOOD("\0");
    GOOD("\x7f");
    GOOD("\xc2\x80 \xdf\xbf \xe0\xa0\x80 \xed\x9f\xbf \xee\x80\x80 \xef\xbf\xbf");
    GOOD("\xf0\x90\x80\x80 \xf4\x8f\xbf\xbf");
}

static void what_it_does_not_is_found_where_it_begins(void **state)
{
    (void)state;
    BAD("ab\x80", 2);                   /* a continuation by itself */
    BAD("\xbf", 0);
    BAD("a\xc0\xaf", 1);                /* overlong */
    BAD("a\xc1\xbf", 1);
    BAD("\xe0\x9f\xbf", 0);
    BAD("\xf0\x8f\xbf\xbf", 0);
    BAD("a\xed\xa0\x80", 1);            /* a surrogate */
    BAD("\xed\xbf\xbf", 0);
    BAD("\xf4\x90\x80\x80", 0);         /* above U+10FFFF */
    BAD("\xf5\x80\x80\x80", 0);
    BAD("\xff", 0);
    BAD("\xfe", 0);
}

static void a_sequence_that_is_cut_off_is_none(void **state)
{
    (void)state;
    const char whole[] = "\xf0\x9f\x98\x80";
    for (size_t n = 1; n < 4; n++) assert_int_equal(wn_utf8_bad((wn_str){ whole, n }), 0);
    assert_int_equal(wn_utf8_bad(WN_STR("ab\xe2\x80")), 2);
    assert_int_equal(wn_utf8_bad(WN_STR("\xc3(")), 0);
    assert_int_equal(wn_utf8_bad(WN_STR("\xe2\x82(")), 0);
}

static void each_maximal_part_that_is_none_is_mended(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    static const struct { const char *bad, *mended; } cases[] = {        /* after Unicode 15, table 3-8 to 3-11 */
        { "\xC0\xAF\xE0\x80\xBF\xF0\x81\x82" "A", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA" },
        { "\xED\xA0\x80\xED\xBF\xBF\xED\xAF" "A", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA" },
        { "\xF4\x91\x92\x93\xFF" "A\x80\xBF" "B", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA\uFFFD\uFFFDB" },
        { "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF" "A", "\uFFFD\uFFFD\uFFFD\uFFFDA" },
        { "a\xF0\x9F\x98", "a\uFFFD" }, { "fine ü", "fine ü" }, { "", "" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        wn_str s = wn_utf8_mended(a, wn_str_of(cases[i].bad));
        assert_true(wn_str_eq(s, wn_str_of(cases[i].mended)));
        assert_int_equal(wn_utf8_bad(s), s.len);
    }
    wn_arena_free(a);
}

static void every_code_point_reads_back(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 61) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        wn_buf b = wn_buf_new(a);
        uint32_t len, back;
        wn_buf_code(&b, c);
        wn_str s = wn_buf_str(&b);
        assert_int_equal(wn_utf8_bad(s), s.len);
        assert_int_equal(wn_utf8_at(s, 0, &len), c);
        assert_int_equal(len, s.len);
        assert_int_equal(wn_utf8_before(s, s.len, &back), c);
        assert_int_equal(back, s.len);
        assert_int_equal(wn_utf8_units(s), c > 0xFFFF ? 2 : 1);
        wn_arena_reset(a);
    }
    wn_arena_free(a);
}

static void characters_are_counted_in_points_and_units(void **state)
{
    (void)state;
    assert_int_equal(wn_utf8_count(WN_STR("Grüße 😀")), 7);
    assert_int_equal(wn_utf8_units(WN_STR("Grüße 😀")), 8);
    assert_int_equal(wn_utf8_count(WN_STR("")), 0);
}

static void what_is_cut_is_cut_where_a_character_begins(void **state)
{
    (void)state;
    static const size_t starts[] = { 0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10 };
    wn_str s = WN_STR("aü寺😀");
    for (size_t at = 0; at < sizeof starts / sizeof *starts; at++)
        assert_int_equal(wn_utf8_start(s, at), starts[at]);
    wn_str bad = WN_STR("a\x80\x80\x80\x80\x80");
    assert_int_equal(wn_utf8_start(bad, 3), 0);
    assert_int_equal(wn_utf8_start(bad, 4), 4);
    assert_int_equal(wn_utf8_start((wn_str){ bad.ptr + 1, 5 }, 2), 2);
    assert_int_equal(wn_utf8_start((wn_str){ bad.ptr + 1, 5 }, 0), 0);
    assert_int_equal(wn_utf8_start(WN_STR(""), 5), 0);
}

static void characters_have_properties(void **state)
{
    (void)state;
    assert_true(wn_char_space(' ') && wn_char_space(0xA0) && wn_char_space(0x2028) && wn_char_space(0x3000));
    assert_false(wn_char_space('x') || wn_char_space('_'));
    assert_true(wn_char_digit('7') && wn_char_digit(0x0665) && wn_char_digit(0x0968));
    assert_true(wn_char_letter('x') && wn_char_letter(0xDF) && wn_char_letter(0x4E2D) && wn_char_letter('7'));
    assert_false(wn_char_letter('-') || wn_char_letter(0x201C) || wn_char_letter(' '));
    assert_true(wn_char_upper('A') && wn_char_upper(0xC4) && wn_char_upper(0x410) && wn_char_upper(0x391));
    assert_false(wn_char_upper('a') || wn_char_upper(0xE4) || wn_char_upper(0x4E2D));
    assert_int_equal(wn_char_fold(0xC4), 0xE4);
    assert_int_equal(wn_char_fold(0x416), 0x436);
    assert_int_equal(wn_char_fold('1'), '1');
}

static void text_is_folded_for_comparison(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_buf b = wn_buf_new(a);
    wn_utf8_fold(&b, WN_STR("DON’T  Ärgere\n\u00a0МЕНЯ"));
    assert_true(wn_str_eq(wn_buf_str(&b), WN_STR("don't ärgere меня")));
    wn_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_rfc_3629_allows_passes),
        cmocka_unit_test(what_it_does_not_is_found_where_it_begins),
        cmocka_unit_test(a_sequence_that_is_cut_off_is_none),
        cmocka_unit_test(each_maximal_part_that_is_none_is_mended),
        cmocka_unit_test(every_code_point_reads_back),
        cmocka_unit_test(characters_are_counted_in_points_and_units),
        cmocka_unit_test(what_is_cut_is_cut_where_a_character_begins),
        cmocka_unit_test(characters_have_properties),
        cmocka_unit_test(text_is_folded_for_comparison),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
