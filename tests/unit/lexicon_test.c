/* lexicon_test.c: phrases in, phrases found. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>

#include "find/found.h"

static wn_lexicon *with(const char *const *phrases, size_t count)
{
    wn_lexicon *lex = wn_lexicon_new(0, NULL, NULL);
    for (size_t i = 0; i < count; i++)
        assert_true(wn_lexicon_add(lex, WN_LEX_CUE, wn_str_of(phrases[i]), (double)i, WN_STR("t"), NULL));
    return lex;
}

static void a_word_is_found_in_any_case(void **state)
{
    static const char *const phrases[] = { "said", "don't", "élan", "%" };
    wn_lexicon *lex = with(phrases, 4);
    (void)state;
    assert_int_not_equal(wn_lexicon_node(lex, WN_STR("SAID")), WN_NOWHERE);
    assert_int_not_equal(wn_lexicon_node(lex, WN_STR("Don’t")), WN_NOWHERE);
    assert_int_not_equal(wn_lexicon_node(lex, WN_STR("Élan")), WN_NOWHERE);
    assert_int_not_equal(wn_lexicon_node(lex, WN_STR("%")), WN_NOWHERE);
    assert_int_equal(wn_lexicon_node(lex, WN_STR("say")), WN_NOWHERE);
    wn_lexicon_free(lex);
}

static void a_phrase_is_a_path(void **state)
{
    static const char *const phrases[] = { "according to", "according" };
    wn_lexicon *lex = with(phrases, 2);
    uint32_t node = wn_lexicon_node(lex, WN_STR("According"));
    uint32_t below = wn_lexicon_step(lex, node, WN_STR("to"));
    (void)state;
    assert_int_equal(wn_lexicon_item(lex, node)->id, 1);
    assert_int_equal(wn_lexicon_item(lex, below)->words, 2);
    assert_int_equal(wn_lexicon_classes(lex, below), UINT64_C(1) << WN_LEX_CUE);
    assert_int_equal(wn_lexicon_step(lex, node, WN_STR("from")), WN_NOWHERE);
    assert_int_equal(wn_lexicon_step(lex, below, WN_STR("to")), WN_NOWHERE);
    wn_lexicon_free(lex);
}

static void the_same_phrase_again_replaces(void **state)
{
    wn_lexicon *lex = wn_lexicon_new(0, NULL, NULL);
    (void)state;
    assert_true(wn_lexicon_add(lex, WN_LEX_HEDGE, WN_STR("may"), 0.5, WN_STR(""), NULL));
    assert_true(wn_lexicon_add(lex, WN_LEX_MONTH, WN_STR("May"), 5, WN_STR(""), NULL));
    assert_true(wn_lexicon_add(lex, WN_LEX_HEDGE, WN_STR("MAY"), 0.75, WN_STR("x"), NULL));
    const wn_lex_item *item = wn_lexicon_item(lex, wn_lexicon_node(lex, WN_STR("may")));
    assert_true(item->value == 0.75 && item->cls == WN_LEX_HEDGE);
    item = wn_lexicon_next(lex, item);
    assert_true(item->value == 5 && item->cls == WN_LEX_MONTH);
    assert_null(wn_lexicon_next(lex, item));
    wn_lexicon_free(lex);
}

static void bad_phrases_are_refused(void **state)
{
    char many[80], wide[400];
    wn_err err;
    wn_lexicon *lex = wn_lexicon_new(0, NULL, NULL);
    (void)state;
    for (int i = 0; i < 66; i++) many[i] = i % 2 ? ' ' : 'a';
    memset(wide, 'w', sizeof wide);
    assert_false(wn_lexicon_add(lex, WN_LEX_CUE, WN_STR(" "), 1, WN_STR(""), &err));
    assert_int_equal(err.code, WN_BAD_RULE);
    assert_false(wn_lexicon_add(lex, WN_LEX_CUE, WN_STR("\xFF"), 1, WN_STR(""), &err));
    assert_false(wn_lexicon_add(lex, WN_LEX_CUE, (wn_str){ many, 66 }, 1, WN_STR(""), &err));
    assert_false(wn_lexicon_add(lex, WN_LEX_CUE, (wn_str){ wide, sizeof wide }, 1, WN_STR(""), &err));
    assert_int_equal(wn_lexicon_node(lex, (wn_str){ wide, sizeof wide }), WN_NOWHERE);
    wn_lexicon_free(lex);
}

static void thousands_of_phrases_and_weights_stay_apart(void **state)
{
    wn_lexicon *lex = wn_lexicon_new(0, NULL, NULL);
    char name[32];
    (void)state;
    for (int i = 0; i < 5000; i++) {
        snprintf(name, sizeof name, "word%d end", i);
        assert_true(wn_lexicon_add(lex, WN_LEX_STOP, wn_str_of(name), i, WN_STR(""), NULL));
        wn_lexicon_set_weight(lex, wn_str_of(name), i);
    }
    for (int i = 0; i < 5000; i++) {
        snprintf(name, sizeof name, "word%d end", i);
        assert_true(wn_lexicon_weight(lex, name) == i);
        *strchr(name, ' ') = 0;
        uint32_t node = wn_lexicon_step(lex, wn_lexicon_node(lex, wn_str_of(name)), WN_STR("end"));
        assert_true(wn_lexicon_item(lex, node)->value == i);
    }
    assert_true(wn_lexicon_weight(lex, "none") == 0);
    wn_lexicon_free(lex);
}

static const char *numbered(uint32_t index, char room[WN_WEIGHT_ROOM])
{
    snprintf(room, WN_WEIGHT_ROOM, "tide.%u", (unsigned)index);
    return room;
}

static void rows_of_weights_are_found_once_and_follow_changes(void **state)
{
    wn_lexicon *lex = wn_lexicon_new(0, NULL, NULL);
    (void)state;
    wn_lexicon_set_weight(lex, WN_STR("tide.2"), 0.5);
    const double *row = wn_lexicon_row(lex, numbered, 4);
    assert_true(row[0] == 0 && row[2] == 0.5);
    assert_ptr_equal(wn_lexicon_row(lex, numbered, 4), row);
    wn_lexicon_set_weight(lex, WN_STR("tide.0"), 2);
    row = wn_lexicon_row(lex, numbered, 4);
    assert_true(row[0] == 2 && row[2] == 0.5);
    wn_lexicon_free(lex);
}

static void the_longest_phrase_at_a_token_wins(void **state)
{
    static const char *const phrases[] = { "in the words of", "in", "in the" };
    wn_lexicon *lex = with(phrases, 3);
    wn_arena *arena = wn_arena_new(0, NULL, NULL);
    wn_doc *doc = wn_doc_new(arena, WN_STR("x"), WN_STR(""));
    (void)state;
    doc->text = WN_STR("In the words of Hale");
    *wn_list_add(arena, &doc->blocks) = (wn_block){ .span = { 0, 20 } };
    wn_found *f = wn_found_new(doc, lex);
    wn_word_find(f);
    assert_int_equal(f->tokens.len, 5);
    assert_int_equal(wn_token_phrase(f, 0, 5, WN_LEX_CUE)->words, 4);
    assert_int_equal(wn_token_phrase(f, 0, 3, WN_LEX_CUE)->words, 2);
    assert_int_equal(wn_token_phrase(f, 0, 99, WN_LEX_CUE)->words, 4);
    assert_null(wn_token_phrase(f, 5, 99, WN_LEX_CUE));
    assert_null(wn_token_phrase(f, 1, 5, WN_LEX_CUE));
    assert_null(wn_token_phrase(f, 0, 5, WN_LEX_STOP));
    assert_true(wn_token_is(f, 0, WN_LEX_CUE));
    assert_int_equal(wn_token_at(f, 3), 1);
    assert_int_equal(wn_token_at(f, 19), 5);
    assert_int_equal(wn_sentence_at(f, 3), WN_NOWHERE);
    wn_arena_free(arena);
    wn_lexicon_free(lex);
}

static void a_lexicon_comes_back_from_its_image(void **state)
{
    wn_lexicon *lex = wn_lexicon_new(0, NULL, NULL);
    wn_arena *arena = wn_arena_new(0, NULL, NULL);
    char name[32];
    (void)state;
    for (int i = 0; i < 600; i++) {
        snprintf(name, sizeof name, "lighthouses%d keeper", i);
        assert_true(wn_lexicon_add(lex, WN_LEX_ROLE, wn_str_of(name), i, wn_str_of(name), NULL));
    }
    wn_lexicon_set_weight(lex, WN_STR("claim.quantity"), 0.25);
    wn_str image = wn_lexicon_image(lex, arena), again = wn_lexicon_image(lex, arena);
    assert_true(wn_str_eq(image, again));
    wn_lexicon_free(lex);
    lex = wn_lexicon_thaw(image, 0, 0, NULL, NULL);
    for (int i = 0; i < 600; i++) {
        snprintf(name, sizeof name, "lighthouses%d keeper", i);
        wn_str tag = wn_str_of(name);
        uint32_t first = wn_lexicon_node(lex, (wn_str){ name, tag.len - 7 });
        const wn_lex_item *item = wn_lexicon_item(lex, wn_lexicon_step(lex, first, WN_STR("KEEPER")));
        assert_true(item->value == i && item->id == (uint32_t)i && wn_str_eq(item->tag, tag));
    }
    assert_true(wn_lexicon_weight(lex, "claim.quantity") == 0.25);
    wn_lexicon_free(lex);
    wn_arena_free(arena);
}

static void images_do_not_show_the_order_of_weights(void **state)
{
    wn_arena *arena = wn_arena_new(0, NULL, NULL);
    wn_str image[2];
    char name[16];
    (void)state;
    for (int way = 0; way < 2; way++) {
        wn_lexicon *lex = wn_lexicon_new(0, NULL, NULL);
        for (int i = 0; i < 500; i++) {
            int n = way ? 499 - i : i;
            snprintf(name, sizeof name, "w%d", n);
            wn_lexicon_set_weight(lex, wn_str_of(name), n);
        }
        image[way] = wn_lexicon_image(lex, arena);
        wn_lexicon_free(lex);
    }
    assert_true(wn_str_eq(image[0], image[1]));
    wn_arena_free(arena);
}

static void adding_leaves_the_image_as_it_was(void **state)
{
    static const char *const phrases[] = { "said", "according to" };
    wn_lexicon *lex = with(phrases, 2);
    wn_arena *arena = wn_arena_new(0, NULL, NULL);
    (void)state;
    wn_str image = wn_lexicon_image(lex, arena), copy = wn_arena_copy(arena, image);
    wn_lexicon_free(lex);
    lex = wn_lexicon_thaw(image, 0, 0, NULL, NULL);
    assert_true(wn_lexicon_add(lex, WN_LEX_CUE, WN_STR("said so"), 9, WN_STR(""), NULL));
    assert_true(wn_lexicon_add(lex, WN_LEX_ROLE, WN_STR("said"), 8, WN_STR(""), NULL));
    wn_lexicon_set_weight(lex, WN_STR("w"), 7);
    uint32_t said = wn_lexicon_node(lex, WN_STR("said"));
    assert_int_equal(wn_lexicon_item(lex, wn_lexicon_step(lex, said, WN_STR("so")))->id, 2);
    assert_true(wn_lexicon_weight(lex, "w") == 7);
    const wn_lex_item *item = wn_lexicon_item(lex, said);
    assert_true(item->cls == WN_LEX_CUE && item->id == 0 && wn_str_eq(item->tag, WN_STR("t")));
    item = wn_lexicon_next(lex, item);
    assert_true(item->cls == WN_LEX_ROLE && item->id == 3 && !wn_lexicon_next(lex, item));
    assert_true(wn_str_eq(image, copy));
    assert_null(wn_lexicon_thaw(WN_STR("no image"), 0, 0, NULL, NULL));
    wn_lexicon_free(lex);
    wn_arena_free(arena);
}

/* A lexicon with number LANG in which WORD is a phrase of CLS, from an image in A. */
static wn_lexicon *one_word(wn_arena *a, uint8_t lang, const char *word, wn_lex_class cls)
{
    wn_lexicon *lex = wn_lexicon_new(0, NULL, NULL);
    assert_true(wn_lexicon_add(lex, cls, wn_str_of(word), lang, WN_STR(""), NULL));
    wn_str image = wn_lexicon_image(lex, a);
    wn_lexicon_free(lex);
    return wn_lexicon_thaw(image, lang, 0, NULL, NULL);
}

static void each_of_a_family_knows_the_words_of_all(void **state)
{
    wn_arena *arena = wn_arena_new(0, NULL, NULL);
    (void)state;
    wn_lexicon *en = one_word(arena, 4, "said so", WN_LEX_CUE), *de = one_word(arena, 30, "sagte", WN_LEX_ROLE);
    wn_lexicon_join(de, en);
    uint32_t said = wn_lexicon_node(en, WN_STR("said")), sagte = wn_lexicon_node(de, WN_STR("sagte"));
    assert_int_equal(wn_lexicon_node(en, WN_STR("sagte")), WN_NOWHERE);
    assert_true(wn_lexicon_item(en, sagte)->value == 30 && wn_lexicon_item(en, sagte)->lang == 30);
    assert_int_equal(wn_lexicon_classes(en, sagte), 1 << WN_LEX_ROLE);
    uint32_t so = wn_lexicon_step(de, said, WN_STR("so"));
    assert_true(wn_lexicon_item(de, so)->value == 4);
    assert_null(wn_lexicon_next(de, wn_lexicon_item(de, so)));
    assert_ptr_equal(wn_lexicon_of(de, 4), en);
    assert_null(wn_lexicon_of(de, 5));
    wn_lexicon_keep(de);
    wn_lexicon_free(en);
    assert_int_equal(wn_lexicon_begins(en, said), 1 << WN_LEX_CUE);
    wn_lexicon_free(de);
    wn_arena_free(arena);
}

/* The sums of these words, which begin alike, are the same. */
static void words_with_one_hash_are_told_apart(void **state)
{
    static const char *const phrases[] = { "lighthoudbtqxiv", "lighthouqnbhhpy said", "x" };
    wn_lexicon *lex = with(phrases, 3);
    (void)state;
    assert_int_equal(wn_lexicon_node(lex, WN_STR("lighthougveaxsr")), WN_NOWHERE);
    assert_int_equal(wn_lexicon_node(lex, WN_STR("lighthoukztbwvhu")), WN_NOWHERE);
    wn_lexicon_free(lex);
}

static void apostrophes_and_hyphens_are_those_of_a_typewriter(void **state)
{
    static const char *const phrases[] = { "o'clock", "co-op" };
    wn_lexicon *lex = with(phrases, 2);
    (void)state;
    assert_int_not_equal(wn_lexicon_node(lex, WN_STR("Oʼclock")), WN_NOWHERE);
    assert_int_not_equal(wn_lexicon_node(lex, WN_STR("co\xE2\x80\x90op")), WN_NOWHERE);
    assert_int_not_equal(wn_lexicon_node(lex, WN_STR("co\xE2\x80\x91op")), WN_NOWHERE);
    assert_int_equal(wn_lexicon_node(lex, WN_STR("co–op")), WN_NOWHERE);
    wn_lexicon_free(lex);
}

static void a_word_that_is_too_long_is_in_no_list(void **state)
{
    static const char *const phrases[] = { "said so" };
    wn_lexicon *lex = with(phrases, 1);
    char word[300];
    (void)state;
    uint32_t said = wn_lexicon_node(lex, WN_STR("said"));
    memset(word, 'a', sizeof word);
    assert_int_equal(wn_lexicon_step(lex, said, (wn_str){ word, 255 }), WN_NOWHERE);
    assert_int_equal(wn_lexicon_step(lex, said, (wn_str){ word, 256 }), WN_NOWHERE);
    assert_int_equal(wn_lexicon_step(lex, WN_NOWHERE, WN_STR("so")), WN_NOWHERE);
    memset(word, '\xFF', sizeof word);         /* each as three bytes, where nobody looked before */
    assert_int_equal(wn_lexicon_node(lex, (wn_str){ word, 240 }), WN_NOWHERE);
    assert_int_equal(wn_lexicon_node(lex, (wn_str){ word, 84 }), WN_NOWHERE);
    assert_int_equal(wn_lexicon_step(lex, said, (wn_str){ word, 86 }), WN_NOWHERE);
    wn_lexicon_free(lex);
}

static void an_endless_phrase_is_refused(void **state)
{
    char phrase[9000];
    wn_err err;
    wn_lexicon *lex = wn_lexicon_new(0, NULL, NULL);
    (void)state;
    memset(phrase, 'a', sizeof phrase);
    assert_false(wn_lexicon_add(lex, WN_LEX_CUE, (wn_str){ phrase, sizeof phrase }, 1, WN_STR(""), &err));
    assert_string_equal(err.text, "a phrase of 9000 bytes");
    wn_lexicon_free(lex);
}

static void an_image_of_another_machine_is_refused(void **state)
{
    static const char *const phrases[] = { "said" };
    wn_arena *arena = wn_arena_new(0, NULL, NULL);
    wn_lexicon *lex = with(phrases, 1);
    (void)state;
    wn_str image = wn_lexicon_image(lex, arena);
    wn_lexicon_free(lex);
    ((char *)(uintptr_t)image.ptr)[0] ^= 1;
    assert_null(wn_lexicon_thaw(image, 0, 0, NULL, NULL));
    wn_arena_free(arena);
}

#define NAMES(X) X(a) X(b) X(c) X(d) X(e) X(f) X(g) X(h) X(i) X(j) X(k)
#define NAME(x)                                                      \
    static const char *row_##x(uint32_t n, char room[WN_WEIGHT_ROOM]) \
    {                                                                \
        snprintf(room, WN_WEIGHT_ROOM, #x "%u", (unsigned)n);        \
        return room;                                                 \
    }
NAMES(NAME)

static void more_rows_than_are_kept_are_made_again(void **state)
{
#define ROW(x) row_##x,
    wn_weight_name *const names[] = { NAMES(ROW) };
    wn_lexicon *lex = wn_lexicon_new(0, NULL, NULL);
    (void)state;
    wn_lexicon_set_weight(lex, WN_STR("a1"), 1);
    wn_lexicon_set_weight(lex, WN_STR("k1"), 2);
    wn_lexicon_set_weight(lex, WN_STR("k1"), 3);
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            assert_true(wn_lexicon_row(lex, names[i], 2)[1] == (i == 0 ? 1 : i == 10 ? 3 : 0));
    wn_lexicon_free(lex);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_found_in_any_case),
        cmocka_unit_test(a_phrase_is_a_path),
        cmocka_unit_test(the_same_phrase_again_replaces),
        cmocka_unit_test(bad_phrases_are_refused),
        cmocka_unit_test(thousands_of_phrases_and_weights_stay_apart),
        cmocka_unit_test(rows_of_weights_are_found_once_and_follow_changes),
        cmocka_unit_test(the_longest_phrase_at_a_token_wins),
        cmocka_unit_test(a_lexicon_comes_back_from_its_image),
        cmocka_unit_test(images_do_not_show_the_order_of_weights),
        cmocka_unit_test(adding_leaves_the_image_as_it_was),
        cmocka_unit_test(each_of_a_family_knows_the_words_of_all),
        cmocka_unit_test(words_with_one_hash_are_told_apart),
        cmocka_unit_test(apostrophes_and_hyphens_are_those_of_a_typewriter),
        cmocka_unit_test(a_word_that_is_too_long_is_in_no_list),
        cmocka_unit_test(an_endless_phrase_is_refused),
        cmocka_unit_test(an_image_of_another_machine_is_refused),
        cmocka_unit_test(more_rows_than_are_kept_are_made_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
