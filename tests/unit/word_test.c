/* word_test.c: what is one token and what is two. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "find/word.h"

/* TEXT as its tokens with "|" between. */
static const char *cut(const char *text)
{
    static char out[512];
    wn_str s = wn_str_of(text);
    uint32_t at = 0;
    size_t n = 0;
    wn_token t;
    while (wn_word_next(s, &at, &t)) {
        if (n) out[n++] = '|';
        memcpy(out + n, text + t.start, t.end - t.start);
        n += t.end - t.start;
    }
    out[n] = 0;
    return out;
}

static void words_keep_their_apostrophes_and_hyphens(void **state)
{
    (void)state;
    assert_string_equal(cut("A well-known sailor doesn't row."), "A|well-known|sailor|doesn't|row|.");
    assert_string_equal(cut("O’Neil - or so"), "O’Neil|-|or|so");
    assert_string_equal(cut("dogs' 'bone'"), "dogs|'|'|bone|'");
}

static void a_possessive_is_a_token(void **state)
{
    (void)state;
    assert_string_equal(cut("Marta’s boat, Jo's oar"), "Marta|’s|boat|,|Jo|'s|oar");
    assert_string_equal(cut("’s"), "’s");
}

static void numbers_keep_inner_signs_and_letters(void **state)
{
    (void)state;
    assert_string_equal(cut("1,200 at 3.5, 9/11 12:30."), "1,200|at|3.5|,|9/11|12:30|.");
    assert_string_equal(cut("$20m 5th 1990s 180ml 40%"), "$|20m|5th|1990s|180ml|40|%");
    assert_string_equal(cut("a 20-year-old"), "a|20|-|year-old");
}

static void initials_keep_their_stops(void **state)
{
    (void)state;
    assert_string_equal(cut("The U.S. at 5 a.m., e.g."), "The|U.S.|at|5|a.m.|,|e.g.");
    assert_string_equal(cut("J. Hale"), "J|.|Hale");
    assert_string_equal(cut("a.b.cdef"), "a|.|b|.|cdef");
}

static void addresses_are_one_token(void **state)
{
    (void)state;
    assert_string_equal(cut("(see http://a.example/x(y)?q=1)."), "(|see|http://a.example/x(y)?q=1|)|.");
    assert_string_equal(cut("jo.hale@mail.example, www.a.example"), "jo.hale@mail.example|,|www.a.example");
    assert_string_equal(cut("boats.com. Next"), "boats.com|.|Next");
    assert_string_equal(cut("end.The"), "end|.|The");
}

static void signs_stand_alone(void **state)
{
    (void)state;
    assert_string_equal(cut("“Yes...” -- no…"), "“|Yes|...|”|--|no|…");
    assert_string_equal(cut("a..b"), "a|.|.|b");
}

static void ideographs_are_words(void **state)
{
    (void)state;
    assert_string_equal(cut("海は2つ。Yes"), "海|は|2|つ|。|Yes");
}

static void shapes_are_told(void **state)
{
    wn_str s = WN_STR("Ada\nNATO F16 x");
    uint32_t at = 0;
    wn_token t;
    (void)state;
    assert_true(wn_word_next(s, &at, &t));
    assert_int_equal(t.shape, WN_CAPITAL | WN_SPACE_BEFORE | WN_LINE_BEFORE);
    assert_true(wn_word_next(s, &at, &t));
    assert_int_equal(t.shape, WN_CAPITAL | WN_ALL_CAPS | WN_SPACE_BEFORE | WN_LINE_BEFORE);
    assert_true(wn_word_next(s, &at, &t));
    assert_int_equal(t.shape, WN_CAPITAL | WN_HAS_DIGIT | WN_SPACE_BEFORE);
    assert_true(wn_word_next(s, &at, &t));
    assert_int_equal(t.shape, WN_SPACE_BEFORE);
    assert_false(wn_word_next(s, &at, &t));
}

static void nothing_gives_nothing(void **state)
{
    (void)state;
    assert_string_equal(cut(""), "");
    assert_string_equal(cut(" \n\t\xE2\x80\x8B"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_keep_their_apostrophes_and_hyphens),
        cmocka_unit_test(a_possessive_is_a_token),
        cmocka_unit_test(numbers_keep_inner_signs_and_letters),
        cmocka_unit_test(initials_keep_their_stops),
        cmocka_unit_test(addresses_are_one_token),
        cmocka_unit_test(signs_stand_alone),
        cmocka_unit_test(ideographs_are_words),
        cmocka_unit_test(shapes_are_told),
        cmocka_unit_test(nothing_gives_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
