/* match_test.c: quotes looked up in sources. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "find/match.h"

static const char minutes[] =
    "Minutes of the harbour board.\n\n"
    "“We will not sell the old crane,” said Lena Kay on Monday, “and we never meant to.” The board laughed.\n\n"
    "The ferry will run every hour from May, and it will cost 1,200 crowns a day until the new quay is "
    "finished, which nobody expects before the autumn of next year.\n";

static wn_arena *arena;
static wn_corpus *corpus;

static int begin(void **state)
{
    (void)state;
    arena = wn_arena_new(0, NULL, NULL);
    corpus = wn_match_new(arena);
    wn_match_add(corpus, WN_STR("empty.txt"), WN_STR(""));
    wn_match_add(corpus, WN_STR("other.txt"), WN_STR("The crane is old. It will not fall. We will see."));
    wn_match_add(corpus, WN_STR("minutes.txt"), wn_str_of(minutes));
    return 0;
}

static int end(void **state)
{
    (void)state;
    wn_arena_free(arena);
    return 0;
}

/* "SCORE SOURCE: -dropped +added here/there" */
static const char *found(const char *quote)
{
    static char line[2000];
    wn_matches list;
    wn_match_find(corpus, arena, wn_str_of(quote), &list);
    if (!list.len) return "nothing";
    const wn_match *m = &list.at[0];
    wn_buf out = wn_buf_new(arena);
    wn_buf_print(&out, "%.2f %s:", m->score, wn_match_name(corpus, m->source).ptr);
    for (uint32_t i = 0; i < m->differences.len; i++) {
        const wn_difference *d = &m->differences.at[i];
        wn_str here = wn_str_cut(wn_str_of(quote), d->here);
        wn_str there = wn_str_cut(wn_match_text(corpus, m->source), d->there);
        wn_buf_byte(&out, ' ');
        wn_buf_byte(&out, "/-+"[d->type]);
        wn_buf_print(&out, "%.*s|%.*s", (int)here.len, here.ptr, (int)there.len, there.ptr);
    }
    snprintf(line, sizeof line, "%.*s", (int)out.len, out.ptr);
    return line;
}

static void words_alone_are_compared(void **state)
{
    (void)state;
    assert_string_equal(found("we will not sell the old crane"), "1.00 minutes.txt:");
    assert_string_equal(found("We Will NOT\n sell — the ‘old’ crane!"), "1.00 minutes.txt:");
    assert_string_equal(found("[W]e will not sell the old crane."), "1.00 minutes.txt:");
    assert_string_equal(found("it will cost 1200 crowns a day"), "1.00 minutes.txt:");
}

static void what_differs_is_told(void **state)
{
    (void)state;
    assert_string_equal(found("We will sell the old crane."), "0.83 minutes.txt: -|not");
    assert_string_equal(found("We will not ever sell the old crane."), "0.88 minutes.txt: +ever|");
    assert_string_equal(found("We will not buy the old crane."), "0.86 minutes.txt: /buy|sell");
    assert_string_equal(found("The ferry runs every hour from May"), "0.71 minutes.txt: /runs|will run");
}

static void a_cut_is_fine_when_it_is_marked(void **state)
{
    (void)state;
    assert_string_equal(found("The ferry will run every hour until the new quay is finished"),
                        "0.73 minutes.txt: -|from May, and it will cost 1,200 crowns a day");
    assert_string_equal(found("The ferry will run every hour … until the new quay is finished"), "1.00 minutes.txt:");
    assert_string_equal(found("The ferry will run [...] until the new quay is finished"), "1.00 minutes.txt:");
    assert_string_equal(found("… run every hour . . . the new quay is finished ..."), "1.00 minutes.txt:");
    assert_string_equal(found("until the new quay is finished ... run every hour"),
                        "0.67 minutes.txt: +run every hour|");
}

static void what_is_put_in_brackets_is_the_writers(void **state)
{
    (void)state;
    assert_string_equal(found("[The boat] will run every hour from May"), "1.00 minutes.txt:");
    assert_string_equal(found("The ferry will run[s] every hour [sic] from May"), "1.00 minutes.txt:");
    assert_string_equal(found("every [single] hour"), "1.00 minutes.txt:");
    assert_string_equal(found("It will cost [a lot] until the new quay is finished"), "1.00 minutes.txt:");
}

static void what_stands_between_two_quotes_is_nobodys_words(void **state)
{
    (void)state;
    assert_string_equal(found("We will not sell the old crane, and we never meant to."), "1.00 minutes.txt:");
}

static void what_a_source_has_in_brackets_are_words(void **state)
{
    (void)state;
    wn_match_add(corpus, WN_STR("brackets.txt"), WN_STR("[P]enguins dance [by moonlight] on [T]he ice."));
    assert_string_equal(found("Penguins dance by moonlight on the ice"), "1.00 brackets.txt:");
    assert_string_equal(found("[P]enguins dance [by moonlight] on the ice"), "1.00 brackets.txt:");
}

static void short_quotes_are_found_too(void **state)
{
    (void)state;
    assert_string_equal(found("Crowns"), "1.00 minutes.txt:");
    assert_string_equal(found("never meant"), "1.00 minutes.txt:");
    assert_string_equal(found("Nonsense"), "nothing");
    assert_string_equal(found("Penguins dance by moonlight"), "nothing");
    assert_string_equal(found(""), "nothing");
    assert_string_equal(found("…"), "nothing");
    assert_string_equal(found("[sic]"), "nothing");
}

static void no_source_no_match(void **state)
{
    wn_corpus *none = wn_match_new(arena);
    wn_matches list;
    (void)state;
    wn_match_find(none, arena, WN_STR("We will not sell"), &list);
    assert_int_equal(list.len, 0);
}

static void any_passage_of_a_source_is_in_it_word_for_word(void **state)
{
    wn_buf text = wn_buf_new(arena);
    size_t starts[400];
    uint32_t seed = 1;
    (void)state;
    for (int i = 0; i < 400; i++) {
        starts[i] = text.len;
        seed = seed * 1664525 + 1013904223;
        wn_buf_print(&text, "hen%u%s ", (unsigned)(seed >> 24) % 40, i % 7 ? "" : ", “");
    }
    wn_match_add(corpus, WN_STR("hens"), wn_buf_str(&text));
    for (int i = 0; i < 370; i++) {
        size_t end = starts[i + 2 + i % 27];
        wn_matches list;
        wn_match_find(corpus, arena, (wn_str){ text.ptr + starts[i], end - starts[i] }, &list);
        assert_true(list.len > 0 && list.at[0].score == 1 && list.at[0].differences.len == 0);
    }
}

/* It ends; how long it takes, `make bench` tells. */
static void look_up(wn_str quote)
{
    wn_matches list;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_match_find(corpus, a, quote, &list);
    wn_arena_free(a);
}

static void hostile_sources_and_quotes_end(void **state)
{
    enum { N = 300000 };
    char *text = malloc(6 * N + 1);
    (void)state;
    for (int i = 0; i < N; i++) memcpy(text + 6 * i, i % 3 ? "never " : "… say ", 6);
    text[6 * N] = '\0';
    wn_match_add(corpus, WN_STR("flood"), (wn_str){ text, 6 * N });
    look_up((wn_str){ text, 6 * N });
    for (int i = 0; i < N; i++) memcpy(text + 6 * i, "never ", 6);
    wn_match_add(corpus, WN_STR("flood"), (wn_str){ text, 6 * N });
    look_up((wn_str){ text, 6 * N });
    for (int i = 0; i < N; i++) text[6 * i + 5] = '[';
    look_up((wn_str){ text, 6 * N });
    free(text);
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, begin, end)
    const struct CMUnitTest tests[] = {
        T(words_alone_are_compared), T(what_differs_is_told), T(a_cut_is_fine_when_it_is_marked),
        T(what_is_put_in_brackets_is_the_writers), T(what_a_source_has_in_brackets_are_words), T(what_stands_between_two_quotes_is_nobodys_words),
        T(short_quotes_are_found_too), T(no_source_no_match),
        T(any_passage_of_a_source_is_in_it_word_for_word), T(hostile_sources_and_quotes_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
