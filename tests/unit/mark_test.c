/* mark_test.c: what marks of every kind enclose, of what type it is and who says it: "content (type speaker) | …". */
#include "speech.h"

#define is(text, want) assert_string_equal(quoted(text), want)

static void any_pair_of_marks_encloses_a_quote(void **state)
{
    (void)state;
    is("“We leave.”", "We leave. (direct)");
    is("“We leave.", "We leave. (direct)");
    is("We leave.”", "");
    is("“We ‘really’ leave,” said Ada Byrne.", "We ‘really’ leave, (direct Ada Byrne)");
    is("‘We leave,’ said Ada Byrne.", "We leave, (direct Ada Byrne)");
    is("'We leave,' said Ada Byrne.", "We leave, (direct Ada Byrne)");
    is("'Tis the keepers' light.", "");
    is("\"We leave,\" said Ada Byrne. \"Tomorrow.\"",
       "We leave, (direct Ada Byrne) | Tomorrow. (direct Ada Byrne)");
    is("\"We leave\", said Ada Byrne, \"tomorrow\".",
       "We leave (direct Ada Byrne) | tomorrow (partial Ada Byrne)");
    is("\"We leave,\" said Ada Byrne, who keeps the light. \"You stay.\"",
       "We leave, (direct Ada Byrne, who keeps the light) | You stay. (direct Ada Byrne, who keeps the light)");
    is("«We leave,» said Ada Byrne.", "We leave, (direct Ada Byrne)");
    is("„We leave,“ said Ada Byrne.", "We leave, (direct Ada Byrne)");
    is("``We leave,'' said Ada Byrne.", "");
    is("“No,” “yes,” “no,” he said.", "No, (direct he) | yes, (partial he) | no, (partial he)");
    is("“Yes?” “No.” “Then go.”", "Yes? (direct) | No. (direct) | Then go. (direct)");
    is("“One,” said Ada Byrne. “Two,” said Tom Finch. “Three.”",
       "One, (direct Ada Byrne) | Two, (direct Tom Finch) | Three. (direct Tom Finch)");
    is("“” she said.", "");
    is("“We leave” – Ada Byrne", "We leave (partial Ada Byrne)");
    is("“We leave” (Ada Byrne)", "We leave (scare)");
}

static void marks_of_typewriters_may_be_apostrophes_and_inches(void **state)
{
    (void)state;
    is("5'10\" and 6\" wide.", "");
    is("He said \"5\" and left.", "5 (partial He)");
    is("He said \"\".", "");
    is("Don't say \"can't\".", "can't (scare)");
    is("The boys' \"light\" isn't theirs.", "light (scare)");
}

static void words_around_tell_whose_they_are(void **state)
{
    (void)state;
    is("Rock ‘n’ roll is old.", "n (scare)");
    is("The so-called “expert” left.", "expert (scare)");
    is("The ship “Gull” left.", "Gull (scare)");
    is("The book “The Gull” is old.", "The Gull (scare)");
    is("He called it “a toy”.", "a toy (partial He)");
    is("She wrote: “We leave.”", "We leave. (direct She)");
    is("A sign reads “No entry”.", "No entry (partial A sign)");
    is("He asked: “Why?” and left.", "Why? (direct He)");
    is("Ada Byrne: “We leave.” Tom Finch: “I stay.”",
       "We leave. (direct Ada Byrne) | I stay. (direct Tom Finch)");
    is("Q: “Do you leave?” A: “I do.”", "Do you leave? (direct Q) | I do. (direct A)");
    is("The mayor (“a keeper”) left.", "a keeper (scare)");
    is("The mayor said he “never” saw “any” boats.", "never (partial The mayor) | any (partial The mayor)");
    is("He is “very, very” old, she said.", "very, very (partial she)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_pair_of_marks_encloses_a_quote),
        cmocka_unit_test(marks_of_typewriters_may_be_apostrophes_and_inches),
        cmocka_unit_test(words_around_tell_whose_they_are),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
