/* sentence_test.c: sentences of one block, shown with "|" between. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "find/found.h"

static const struct { wn_lex_class cls; const char *phrase; double value; } words[] = {
    { WN_LEX_ABBREVIATION, "mr", 0 }, { WN_LEX_ABBREVIATION, "dr", 0 }, { WN_LEX_ABBREVIATION, "e.g.", 0 },
    { WN_LEX_ABBREVIATION, "no", 2 }, { WN_LEX_ABBREVIATION, "inc", 1 }, { WN_LEX_STARTER, "the", 1 },
    { WN_LEX_STOP, "you", 1 }, { WN_LEX_STARTER, "she", 1 }, { WN_LEX_STARTER, "it", 1 }, { WN_LEX_STARTER, "did", 1 },
};

static bool ordinals;           /* the pack has "#" */

static const char *parted(const char *text)
{
    static char out[512];
    size_t n = 0;
    wn_lexicon *lex = wn_lexicon_new(0, NULL, NULL);
    wn_arena *arena = wn_arena_new(0, NULL, NULL);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        wn_lexicon_add(lex, words[i].cls, wn_str_of(words[i].phrase), words[i].value, WN_STR(""), NULL);
    if (ordinals) wn_lexicon_add(lex, WN_LEX_ABBREVIATION, WN_STR("#"), 1, WN_STR(""), NULL);
    wn_doc *doc = wn_doc_new(arena, WN_STR("x"), WN_STR(""));
    doc->text = wn_str_of(text);
    *wn_list_add(arena, &doc->blocks) = (wn_block){ .span = { 0, (uint32_t)doc->text.len } };
    wn_found *f = wn_found_new(doc, lex);
    assert_true(wn_sentence_find(f, NULL));
    for (uint32_t i = 0; i < f->sentences.len; i++) {
        wn_str s = wn_found_text(f, f->sentences.at[i].span);
        if (n) out[n++] = '|';
        memcpy(out + n, s.ptr, s.len);
        n += s.len;
    }
    out[n] = 0;
    wn_arena_free(arena);
    wn_lexicon_free(lex);
    return out;
}

static void a_stop_before_a_capital_ends_a_sentence(void **state)
{
    (void)state;
    assert_string_equal(parted("Boats left. Gulls came! Why? So."), "Boats left.|Gulls came!|Why?|So.");
    assert_string_equal(parted("no end here"), "no end here");
    assert_string_equal(parted(""), "");
}

static void abbreviations_and_initials_end_nothing(void **state)
{
    (void)state;
    assert_string_equal(parted("Ask Mr. Hale or J. R. Hale."), "Ask Mr. Hale or J. R. Hale.");
    assert_string_equal(parted("Pier No. 5 is shut."), "Pier No. 5 is shut.");
    assert_string_equal(parted("Oars, e.g. Danish ones."), "Oars, e.g. Danish ones.");
}

static void an_abbreviation_before_a_starter_ends_one(void **state)
{
    (void)state;
    assert_string_equal(parted("He left Oars Inc. She stayed."), "He left Oars Inc.|She stayed.");
    assert_string_equal(parted("He left Oars Inc. Monday."), "He left Oars Inc. Monday.");
    assert_string_equal(parted("I love the U.S. It is big."), "I love the U.S.|It is big.");
    assert_string_equal(parted("The U.S. Navy came."), "The U.S. Navy came.");
    assert_string_equal(parted("It shut at 6 p.m. Mr. Hale left."), "It shut at 6 p.m.|Mr. Hale left.");
    assert_string_equal(parted("At 6 p.m. Mr. Hale left."), "At 6 p.m. Mr. Hale left.");
}

static void what_closes_belongs_to_the_sentence(void **state)
{
    (void)state;
    assert_string_equal(parted("“Row.” They rowed. (Fast.) Then home."),
                        "“Row.”|They rowed.|(Fast.)|Then home.");
    assert_string_equal(parted("\"Row!\" he said. Home."), "\"Row!\" he said.|Home.");
    assert_string_equal(parted("Tides rose. [3] Boats sank."), "Tides rose. [3]|Boats sank.");
}

static void numbers_and_addresses_keep_their_stops(void **state)
{
    (void)state;
    assert_string_equal(parted("It cost 3.50. She paid."), "It cost 3.50.|She paid.");
    assert_string_equal(parted("Write to a.b@c.example. Wait."), "Write to a.b@c.example.|Wait.");
}

static void items_of_a_list_are_sentences(void **state)
{
    (void)state;
    assert_string_equal(parted("1. Row out 2. Row back"), "1. Row out|2. Row back");
    assert_string_equal(parted("1.) Row out. 2.) Row back."), "1.) Row out.|2.) Row back.");
    assert_string_equal(parted("• Oars • Sails"), "• Oars|• Sails");
    assert_string_equal(parted("We need 2. Not more."), "We need 2.|Not more.");
}

static void dots_leave_out(void **state)
{
    (void)state;
    assert_string_equal(parted("I never ... well . . . No."), "I never ... well . . . No.");
    assert_string_equal(parted("He left.... She stayed."), "He left....|She stayed.");
}

static void hasty_writing_has_sentences(void **state)
{
    (void)state;
    assert_string_equal(parted("where is it? nobody knows that. they left"),
                        "where is it?|nobody knows that.|they left");
    assert_string_equal(parted("It ended.Then it began."), "It ended.|Then it began.");
}

static void other_scripts_have_their_own_stops(void **state)
{
    (void)state;
    assert_string_equal(parted("海だ。空だ！"), "海だ。|空だ！");
    assert_string_equal(parted("यह नाव है। वह गई।"), "यह नाव है।|वह गई।");
    assert_string_equal(parted("أين القارب؟ هنا."), "أين القارب؟|هنا.");
    assert_string_equal(parted("船が来た!灯が消えた。"), "船が来た!|灯が消えた。");
    assert_string_equal(parted("Ahoy!灯が消えた。"), "Ahoy!灯が消えた。");
}

static void lines_of_signs_and_stamps_part_sentences(void **state)
{
    (void)state;
    assert_string_equal(parted("One side *** Other side"), "One side|***|Other side");
    assert_string_equal(parted("Jo Hale 08/16/2000 12:05 PM The boat is here."),
                        "Jo Hale|08/16/2000 12:05 PM|The boat is here.");
}

static void numbers_with_a_stop_are_ordinals_where_the_pack_says_so(void **state)
{
    (void)state;
    ordinals = true;
    assert_string_equal(parted("Die Boote kamen am 3. Mai zum Hafen."), "Die Boote kamen am 3. Mai zum Hafen.");
    assert_string_equal(parted("Das Boot liegt an Steg 7. Morgen kommt der Wind."),
                        "Das Boot liegt an Steg 7.|Morgen kommt der Wind.");
    ordinals = false;
    assert_string_equal(parted("We rowed until the age of 12. Hale rowed on."),
                        "We rowed until the age of 12.|Hale rowed on.");
}

static void hasty_writers_begin_small(void **state)
{
    (void)state;
    assert_string_equal(parted("the boat waits for you. come soon."), "the boat waits for you.|come soon.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stop_before_a_capital_ends_a_sentence),
        cmocka_unit_test(abbreviations_and_initials_end_nothing),
        cmocka_unit_test(an_abbreviation_before_a_starter_ends_one),
        cmocka_unit_test(what_closes_belongs_to_the_sentence),
        cmocka_unit_test(numbers_and_addresses_keep_their_stops),
        cmocka_unit_test(items_of_a_list_are_sentences),
        cmocka_unit_test(dots_leave_out),
        cmocka_unit_test(hasty_writing_has_sentences),
        cmocka_unit_test(other_scripts_have_their_own_stops),
        cmocka_unit_test(lines_of_signs_and_stamps_part_sentences),
        cmocka_unit_test(numbers_with_a_stop_are_ordinals_where_the_pack_says_so),
        cmocka_unit_test(hasty_writers_begin_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
