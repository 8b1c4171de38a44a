/* plain_test.c: texts as words to be compared. Shown with "|" between: ~ an aside between two quotes, ? stands for
** any words, … says that words were left out. */
#include "group.h"

#include <string.h>

#include "base/buffer.h"
#include "find/plain.h"

static const char *shown(wn_str text, const wn_plains *words)
{
    static const char *const marks[] = { "", "?", "…" };
    wn_buf out = wn_buf_new(arena);
    for (uint32_t i = 0; i < words->len; i++) {
        const wn_plain *w = &words->at[i];
        wn_buf_print(&out, "%s%s%s%.*s", i ? "|" : "", w->aside ? "~" : "", marks[w->type],
                     (int)(w->end - w->start), text.ptr + w->start);
    }
    wn_buf_byte(&out, '\0');
    return out.ptr;
}

static wn_plains words_of(wn_str text)
{
    wn_plains words = { 0 };
    wn_plain_read(arena, text, &words);
    return words;
}

static void source(const char *text, const char *want)
{
    wn_plains words = words_of(wn_str_of(text));
    assert_string_equal(shown(wn_str_of(text), &words), want);
}

static void quote(const char *text, const char *want)
{
    wn_plains words = { 0 };
    wn_plain_quote(arena, wn_str_of(text), 40, &words);
    assert_string_equal(shown(wn_str_of(text), &words), want);
}

static void a_word_is_letters_and_what_joins_them(void **state)
{
    (void)state;
    source("It cost 1,200 crowns, or 3.5 a day.", "It|cost|1,200|crowns|or|3.5|a|day");
    source("Don’t, can't, oʼclock: half-time 'so'.", "Don’t|can't|oʼclock|half|time|so");
    source("In 1.a and 2.", "In|1|a|and|2");
    source("日本語 abc漢字 豈 𠀀x", "日|本|語|abc|漢|字|豈|𠀀|x");
    wn_plains cut = words_of((wn_str){ "a\0b", 3 });
    assert_int_equal(cut.len, 2);
}

static void words_are_the_same_without_case_and_commas(void **state)
{
    static const struct { const char *a, *b; bool same; } pairs[] = {
        { "DON’T", "don't", true },     { "1,200", "1200", true },   { "co\xC2\xADop", "coop", true },
        { "3.5", "35", false },         { "its", "it's", false },    { "Ärger", "ärger", true },
        { "[w]e", "we", true },         { "fxdsatwp", "FXDSATWP", true },  /* whose sum is 0 */
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        wn_plains a = words_of(wn_str_of(pairs[i].a)), b = words_of(wn_str_of(pairs[i].b));
        assert_true((a.at[0].hash == b.at[0].hash) == pairs[i].same);
    }
}

static void what_stands_between_two_quotes_of_a_paragraph_is_an_aside(void **state)
{
    (void)state;
    source("“We go,” said Ada, “or stay.” Then.", "We|go|~said|~Ada|or|stay|Then");
    source("\"We go,\" he said. «Or» „stay” ‟now\"", "We|go|~he|~said|Or|stay|now");
    source("“We go,” said Ada.\n\n“Or stay.”", "We|go|said|Ada|Or|stay");
    source("“We go,\n\nor stay,” said Ada, “now.”", "We|go|or|stay|said|Ada|now");
    source("Go,” he said, “now.”", "Go|he|said|now");
    source("“A,” b c d e f g h i j k l m “n”", "A|~b|~c|~d|~e|~f|~g|~h|~i|~j|~k|~l|~m|n");
    source("“A,” b c d e f g h i j k l m n “o”", "A|b|c|d|e|f|g|h|i|j|k|l|m|n|o");
}

static void a_quote_says_what_its_writer_changed(void **state)
{
    (void)state;
    quote("[W]e told[s] the truth", "W]e|?told[s]|the|truth");
    quote("We … go . . . now. Go.", "We|……|go|…. . .|now|Go");
    quote("We […] go (...) or [. . .] stay (now)", "We|…[…]|go|…(...)|or|…[. . .]|stay|now");
    quote("Ask [the mayor] and [her", "Ask|?[the mayor]|and|her");
    quote("It [was]. It [abcdefghijklmnopqrstuvw] [] x", "It|?[was]|It|?[abcdefghijklmnopqrstuvw]|?[]|x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_letters_and_what_joins_them),
        cmocka_unit_test(words_are_the_same_without_case_and_commas),
        cmocka_unit_test(what_stands_between_two_quotes_of_a_paragraph_is_an_aside),
        cmocka_unit_test(a_quote_says_what_its_writer_changed),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
