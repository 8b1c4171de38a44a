/* word_test.c: what is one token and what is two. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>

#include "base/buffer.h"
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
    wn_str s = WN_STR("Ada\nNATO F16 x newsMore");
    uint32_t at = 0;
    wn_token t;
    (void)state;
    assert_true(wn_word_next(s, &at, &t));
    assert_int_equal(t.shape, WN_CAPITAL | WN_SPACE_BEFORE | WN_LINE_BEFORE);
    assert_true(wn_word_next(s, &at, &t));
    assert_int_equal(t.shape, WN_CAPITAL | WN_INNER_CAPITAL | WN_ALL_CAPS | WN_SPACE_BEFORE | WN_LINE_BEFORE);
    assert_true(wn_word_next(s, &at, &t));
    assert_int_equal(t.shape, WN_CAPITAL | WN_HAS_DIGIT | WN_SPACE_BEFORE);
    assert_true(wn_word_next(s, &at, &t));
    assert_int_equal(t.shape, WN_SPACE_BEFORE);
    assert_true(wn_word_next(s, &at, &t));
    assert_int_equal(t.shape, WN_INNER_CAPITAL | WN_SPACE_BEFORE);
    assert_false(wn_word_next(s, &at, &t));
}

static void words_with_signs_inside_are_told(void **state)
{
    wn_str s = WN_STR("oars don't U.S. half-day boats.com sails 2,500");
    static const bool joined[] = { false, true, true, true, true, false, false };
    uint32_t at = 0;
    wn_token t;
    (void)state;
    for (int i = 0; i < 7; i++) {
        assert_true(wn_word_next(s, &at, &t));
        assert_int_equal((t.shape & WN_JOINED) != 0, joined[i]);
    }
}

static void nothing_gives_nothing(void **state)
{
    (void)state;
    assert_string_equal(cut(""), "");
    assert_string_equal(cut(" \n\t\xE2\x80\x8B"), "");
}

/* ---- the quick way of wn_word_find gives what the plain rule gives */

static const char *const pieces[] = {
    "a", "Tide", "the", "harbours", "lighthouse", "LIGHTHOUSES", "unmistakeableness",
    "counterrevolutionary", "lightHouse", "McAda", "U.S.", "e.g", "x", "Ü", "çà", "море", "海", "7", "2,500",
    "3rd", ".", ".", "...", ",", ":", "://", "/", "'", "’", "'s", "’s", "“", "”", "—",
    "…", "-", "--", "@", "_", "+", "(", "!", "\t", "\n", "\r\n", " ", " ", " ", " ", "  ",
    "\xC2\xA0", "\xE2\x80\x8B", "www.", "com", "it's", "rock-bottom", "A", "Zz", "[", "{", "~",
    "`"
};

static uint32_t chance(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

/* A text of random pieces in up to four blocks, the last one shorter than the text. */
static wn_doc *random_doc(wn_arena *arena, uint32_t *seed)
{
    wn_buf text = wn_buf_new(arena);
    wn_doc *doc = wn_doc_new(arena, WN_STR("x"), WN_STR(""));
    for (uint32_t blocks = 1 + chance(seed, 4); blocks > 0; blocks--) {
        uint32_t start = (uint32_t)text.len;
        for (uint32_t n = chance(seed, 30); n > 0; n--)
            wn_buf_add(&text, wn_str_of(pieces[chance(seed, sizeof pieces / sizeof *pieces)]));
        *wn_list_add(arena, &doc->blocks) = (wn_block){ .span = { start, (uint32_t)text.len } };
        if (chance(seed, 2)) wn_buf_add(&text, WN_STR("and more"));
    }
    doc->text = wn_buf_str(&text);
    return doc;
}

static void check_tokens(const wn_found *f)
{
    uint32_t i = 0;
    for (uint32_t b = 0; b < f->doc->blocks.len; b++) {
        wn_span block = f->doc->blocks.at[b].span;
        wn_str text = { f->doc->text.ptr, block.end };
        uint32_t at = block.start;
        uint8_t first = WN_SPACE_BEFORE | WN_LINE_BEFORE;
        wn_token t;
        for (; wn_word_next(text, &at, &t); first = 0, i++) {
            const wn_token *got = &f->tokens.at[i];
            assert_true(i < f->tokens.len);
            assert_true(got->start == t.start && got->end == t.end);
            assert_true(got->type == t.type && got->shape == (t.shape | first));
            t.node = wn_lexicon_node(f->lex, wn_str_cut(text, (wn_span){ t.start, t.end }));
            assert_int_equal(got->node, t.node);
            char room[WN_FOLD_ROOM];
            wn_key key;
            if (wn_fold(wn_found_text(f, (wn_span){ t.start, t.end }), room, &key))
                assert_int_equal(got->hash, key.hash);
        }
    }
    assert_int_equal(i, f->tokens.len);
}

static void the_quick_way_finds_the_same_tokens(void **state)
{
    wn_lexicon *lex = wn_lexicon_new(0, NULL, NULL);
    wn_arena *arena = wn_arena_new(0, NULL, NULL);
    uint32_t seed = 7;
    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i += 2)
        wn_lexicon_add(lex, WN_LEX_STOP, wn_str_of(pieces[i]), 1, WN_STR(""), NULL);
    for (int round = 0; round < 3000; round++) {
        wn_found *f = wn_found_new(random_doc(arena, &seed), lex);
        wn_word_find(f);
        check_tokens(f);
        wn_arena_reset(arena);
    }
    wn_arena_free(arena);
    wn_lexicon_free(lex);
}

static void words_of_all_scripts_are_cut(void **state)
{
    (void)state;
    assert_string_equal(cut("㐀豈ｦ𠀀々ー䷀"), "㐀|豈|ｦ|𠀀|々|ー|䷀");
    assert_string_equal(cut("ＡＢ ﾡﾢ x\xF3\xB0\x80\x80"), "ＡＢ|ﾡﾢ|x|\xF3\xB0\x80\x80");
    assert_string_equal(cut("oʼclock co\xE2\x80\x90" "op co\xE2\x80\x91" "op"), "oʼclock|co\xE2\x80\x90" "op|co\xE2\x80\x91" "op");
    assert_string_equal(cut("٣٫٥ ١٬٢٠٠ ١،٢ ３．５ ٣、٥"), "٣٫٥|١٬٢٠٠|١،٢|３．５|٣|、|٥");
}

static void what_only_looks_like_an_address_is_words(void **state)
{
    char text[400], want[500];
    (void)state;
    assert_string_equal(cut("http://a.example/b_(c)."), "http://a.example/b_(c)|.");
    assert_string_equal(cut("ab.cd. ab.c.=x"), "ab|.|cd|.|ab|.|c|.|=|x");
    assert_string_equal(cut("x.Com x.com- x.comb"), "x|.|Com|x.com|-|x|.|comb");
    assert_string_equal(cut("a1.b2.c3.d4.e5.f6.g7.com"), "a1|.|b2.c3.d4.e5.f6.g7.com");
    memset(text, 'c', sizeof text);
    memcpy(text, "a@b", 3);
    text[300] = '\0';
    snprintf(want, sizeof want, "a|@|%s", text + 2);
    assert_string_equal(cut(text), want);
    memcpy(text, "ab.", 3);
    text[100] = '\0';
    snprintf(want, sizeof want, "ab|.|%s", text + 3);
    assert_string_equal(cut(text), want);
    snprintf(text + 90, sizeof text - 90, ".com");
    snprintf(want, sizeof want, "ab|.|%.87s|.|com", text + 3);
    assert_string_equal(cut(text), want);
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
        cmocka_unit_test(words_with_signs_inside_are_told),
        cmocka_unit_test(nothing_gives_nothing),
        cmocka_unit_test(the_quick_way_finds_the_same_tokens),
        cmocka_unit_test(words_of_all_scripts_are_cut),
        cmocka_unit_test(what_only_looks_like_an_address_is_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
