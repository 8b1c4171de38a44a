/* quote_test.c: what stands between marks, shown as "content (type speaker)" with "|" between. */
#include <stdlib.h>

#include "speech.h"

#define is(text, want) assert_string_equal(quoted(text), want)

static void curly_and_straight_marks_make_quotes(void **state)
{
    (void)state;
    is("“The bridge is closed,” said Ada Byrne.", "The bridge is closed, (direct Ada Byrne)");
    is("\"The bridge is closed,\" said Ada Byrne.", "The bridge is closed, (direct Ada Byrne)");
    is("«The bridge is closed», said Ada Byrne.", "The bridge is closed (direct Ada Byrne)");
    is("Ada Byrne: “The bridge is closed”.", "The bridge is closed (direct Ada Byrne)");
    is("„The bridge is closed,“ said Ada Byrne.", "The bridge is closed, (direct Ada Byrne)");
}

static void a_quote_inside_a_quote_belongs_to_it(void **state)
{
    (void)state;
    is("“He called it ‘a joke’ twice,” she said.", "He called it ‘a joke’ twice, (direct she)");
    is("“He called it 'a joke' twice,” she said.", "He called it 'a joke' twice, (direct she)");
}

static void single_marks_are_quotes_where_there_are_no_others(void **state)
{
    (void)state;
    is("‘The mill is ours,’ said Lee Kay.", "The mill is ours, (direct Lee Kay)");
    is("'The mill is ours,' said Lee Kay.", "The mill is ours, (direct Lee Kay)");
}

static void an_apostrophe_is_no_mark(void **state)
{
    (void)state;
    is("The dogs’ bowls weren't clean in the '90s, and 'tis a pity.", "");
    is("Rock 'n' roll came in the ’50s, ’twas said.", "");
    is("‘The dogs’ bowls are Kay’s,’ said Ada Byrne.", "The dogs’ bowls are Kay’s, (direct Ada Byrne)");
}

static void the_marks_of_many_languages_make_quotes(void **state)
{
    (void)state;
    is("„Das Licht ist aus.“ «La mer monte.» « Le phare est loin. » »Wir gehen.«",
       "Das Licht ist aus. (direct) | La mer monte. (direct) | Le phare est loin. (direct) | "
       "Wir gehen. (direct)");
    is("„Nu plecăm acum.” ‹Ja, das ist gut.› ‚Nein, das nicht.‘ “我们走。”",
       "Nu plecăm acum. (direct) | Ja, das ist gut. (direct) | Nein, das nicht. (direct) | "
       "我们走。 (direct)");
    is("「船は出た。」『灯が消えた。』", "船は出た。 (direct) | 灯が消えた。 (direct)");
    is("”Vi far nu.” ”Menemme nyt.”", "Vi far nu. (direct) | Menemme nyt. (direct)");
    is("”نذهب الآن.“", "نذهب الآن. (direct)");
}

/* Squares would take minutes; what it takes, `make bench` tells. */
static void floods_of_marks_end(void **state)
{
    enum { N = 100000 };
    static const char *const pieces[] = { "\"", "“a” ", "“", "'a ", "\"No,\" said Kay. ", "«a", "A: " };
    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t len = strlen(pieces[i]);
        char *text = malloc(N * len + 1);
        for (size_t k = 0; k < N; k++) memcpy(text + k * len, pieces[i], len);
        text[N * len] = 0;
        assert_true(find(text)->quotes.len <= N);
        free(text);
    }
}

static void who_was_asked_answers(void **state)
{
    (void)state;
    is("“Will you go?” Ada Byrne asked.\n\n“I will,” said Lee Kay.\n\n“When?”\n\n“Now.”",
       "Will you go? (direct Ada Byrne) | I will, (direct Lee Kay) | When? (direct Ada Byrne) | "
       "Now. (direct Lee Kay)");
}

static void marks_with_nothing_between_are_no_quote(void **state)
{
    (void)state;
    is("The field is \"\" and \"\" again.", "");
}

static void marks_of_another_kind_nest(void **state)
{
    (void)state;
    is("«Она сказала „да“ и ушла.»", "Она сказала „да“ и ушла. (direct)");
    is("「彼は『いや』と言った。」", "彼は『いや』と言った。 (direct)");
    is("“He wrote «no» twice,” said Lee Kay.", "He wrote «no» twice, (direct Lee Kay)");
}

static void marks_without_balance_end_with_their_block(void **state)
{
    (void)state;
    is("She stayed.” “Stay here.” Then 」 and › and “ were left.\n\n“We left,” said Lee Kay.",
       "Stay here. (direct) | were left. (partial) | We left, (direct Lee Kay)");
}

static void feet_and_inches_are_no_marks(void **state)
{
    (void)state;
    is("The keeper is 6'2\" tall and his door is 7'4\" high.", "");
    is("He is 6'2\" tall. \"I am not,\" said Lee Kay.", "I am not, (direct Lee Kay)");
}

static void every_paragraph_of_a_speech_opens_and_the_last_one_closes(void **state)
{
    (void)state;
    is("Ada Byrne said: “We began in March.\n\n“We went on in April.\n\n“We ended in May.”",
       "We began in March. (direct Ada Byrne) | We went on in April. (direct Ada Byrne) | "
       "We ended in May. (direct Ada Byrne)");
}

static void an_unclosed_mark_ends_with_its_block(void **state)
{
    (void)state;
    is("She spoke of a “clean start and went home.\n\nThe town waited.\n\n“So did we,” said Lee Kay.",
       "clean start and went home. (partial She) | So did we, (direct Lee Kay)");
}

static void what_nobody_says_is_a_scare_quote(void **state)
{
    (void)state;
    is("The so-called “ghost bridge” was closed.", "ghost bridge (scare)");
    is("The term “mudlark” is old.", "mudlark (scare)");
    is("The book “The Long Tide” was sold in every shop.", "The Long Tide (scare)");
    is("Such “improvements” cost the town its mill.", "improvements (scare)");
}

/* Why the first quote of TEXT is nobody's. */
static void reason_is(const char *text, const char *want)
{
    wn_found *f = find(text);
    assert_true(f->quotes.len > 0);
    if (!wn_str_eq(f->quotes.at[0].reason, wn_str_of(want)))
        fail_msg("'%.*s' in: %s", (int)f->quotes.at[0].reason.len, f->quotes.at[0].reason.ptr, text);
}

static void a_scare_quote_has_its_reason(void **state)
{
    (void)state;
    reason_is("The so-called “ghost bridge” was closed.", "so-called");
    reason_is("The term “mudlark” is old.", "term");
    reason_is("The book “The Long Tide” was sold in every shop.", "title");
    reason_is("It came on “The Long Tide” at nine.", "title");
    reason_is("Ada “Mill” Byrne left the town.", "nickname");
    reason_is("The tower, known as “the old man” here, fell.", "nickname");
    reason_is("Such “improvements” cost the town its mill.", "irony");
    reason_is("Then “(Laughter.)” was heard.", "stage");
    reason_is("“We leave,” said Ada Byrne.", "");
}

static void words_inside_somebodys_clause_are_partial(void **state)
{
    (void)state;
    is("Ada Byrne said the plan was “a costly mistake” for the town.",
       "a costly mistake (partial Ada Byrne)");
    is("The harbour board said ships could sail “within days”.",
       "within days (partial The harbour board)");
}

static void a_name_a_stage_direction_and_markup_are_nobodys_words(void **state)
{
    (void)state;
    is("Ada Byrne said she saw it on the show “Late Tides” and left.", "Late Tides (scare)");
    is("“We won.” “(Applause.)” The <mark colour=\"dark red\"> was left.",
       "We won. (direct) | (Applause.) (scare) | dark red (scare)");
}

static void who_is_quoted_answers_for_what_is_quoted_inside(void **state)
{
    (void)state;
    is("Ada Byrne said that Lee Kay called the mill “a toy” in public.",
       "a toy (partial Ada Byrne)");
}

static void a_quote_alone_goes_on_with_the_turn(void **state)
{
    (void)state;
    is("“We leave at dawn,” Lee Kay said. “Nobody stays behind.”",
       "We leave at dawn, (direct Lee Kay) | Nobody stays behind. (direct Lee Kay)");
    is("Lee Kay said the mill would close.\n\n“Nobody stays behind.”\n\nThe town waited.",
       "Nobody stays behind. (direct Lee Kay)");
}

static void many_marks_are_read_in_one_pass(void **state)
{
    (void)state;
    enum { COUNT = 100000 };
    char *text = malloc(COUNT + 1);
    memset(text, '"', COUNT);
    text[COUNT] = '\0';
    wn_found *f = find(text);
    assert_true(f->quotes.len <= COUNT / 2 + 1);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(curly_and_straight_marks_make_quotes),
        cmocka_unit_test(a_quote_inside_a_quote_belongs_to_it),
        cmocka_unit_test(single_marks_are_quotes_where_there_are_no_others),
        cmocka_unit_test(an_apostrophe_is_no_mark),
        cmocka_unit_test(the_marks_of_many_languages_make_quotes),
        cmocka_unit_test(floods_of_marks_end),
        cmocka_unit_test(who_was_asked_answers),
        cmocka_unit_test(marks_with_nothing_between_are_no_quote),
        cmocka_unit_test(marks_of_another_kind_nest),
        cmocka_unit_test(marks_without_balance_end_with_their_block),
        cmocka_unit_test(feet_and_inches_are_no_marks),
        cmocka_unit_test(every_paragraph_of_a_speech_opens_and_the_last_one_closes),
        cmocka_unit_test(an_unclosed_mark_ends_with_its_block),
        cmocka_unit_test(what_nobody_says_is_a_scare_quote),
        cmocka_unit_test(a_scare_quote_has_its_reason),
        cmocka_unit_test(words_inside_somebodys_clause_are_partial),
        cmocka_unit_test(a_name_a_stage_direction_and_markup_are_nobodys_words),
        cmocka_unit_test(who_is_quoted_answers_for_what_is_quoted_inside),
        cmocka_unit_test(a_quote_alone_goes_on_with_the_turn),
        cmocka_unit_test(many_marks_are_read_in_one_pass),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
