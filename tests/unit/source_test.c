/* source_test.c: how far a source reaches, to the left and the right of its cue; shown as in attribution_test.c. */
#include "speech.h"

#define is(text, want) assert_string_equal(said(text), want)

static void a_source_behind_its_cue_brings_what_tells_who_it_is(void **state)
{
    (void)state;
    is("“We leave,” said the keeper of the old light on the hill.",
       "the keeper of the old light on the hill: said: “We leave,”");
    is("“We leave,” said Tom Finch of the harbour board in Sorvik on Monday.",
       "Tom Finch of the harbour board in Sorvik: said: “We leave,”");
    is("“We leave,” said keeper Tom Finch and pilot Ada Byrne.",
       "keeper Tom Finch and pilot Ada Byrne: said: “We leave,”");
    is("“We leave,” said Tom Finch (the keeper).", "Tom Finch (the keeper): said: “We leave,”");
    is("“We leave,” said Tom Finch, 43.", "Tom Finch, 43: said: “We leave,”");
    is("“We leave,” said Tom Finch, who keeps the light, on Monday.",
       "Tom Finch, who keeps the light: said: “We leave,”");
    is("“We leave,” said.", "");
    is("“We leave,” said and left.", "");
    is("“We leave,” said the very old keeper quietly.", "the very old keeper: said: “We leave,”");
    is("“We leave,” he said on Monday.", "he: said: “We leave,”");
}

static void a_source_before_its_cue_begins_behind_what_is_said(void **state)
{
    (void)state;
    is("“We leave,” the keeper (Tom Finch) said.", "the keeper (Tom Finch): said: “We leave,”");
    is("“We leave,” (Tom Finch) said.", "");
    is("“We leave,” Tom Finch, the keeper, and Ada Byrne, the pilot, said.",
       "Tom Finch, the keeper, and Ada Byrne, the pilot,: said: “We leave,”");
}

static void a_source_of_according_to_ends_with_its_name(void **state)
{
    (void)state;
    is("The keeper, according to Tom Finch, sold the light.",
       "Tom Finch: according to: The keeper + sold the light");
    is("According to Tom Finch and Ada Byrne, the light is sold.",
       "Tom Finch and Ada Byrne: According to: the light is sold");
    is("According to a report by the harbour board, the light is sold.",
       "a report by the harbour board: According to: the light is sold");
    is("According to Tom Finch (43), the light is old.", "Tom Finch (43): According to: the light is old");
    is("According to Monday the light is old.", "");
    is("According to him, the light is old.", "him: According to: the light is old");
}

static void a_source_begins_behind_times_and_joints(void **state)
{
    (void)state;
    is("On Monday, Tom Finch, the keeper, said that the light was out.",
       "Tom Finch, the keeper,: said: that the light was out");
    is("But Tom Finch said the light was out.", "Tom Finch: said: the light was out");
    is("In the morning, after the storm, the keeper said the light was out.",
       "the keeper: said: the light was out");
    is("However, he said the light was out.", "he: said: the light was out");
    is("And yet she said the light was out.", "she: said: the light was out");
    is("The light is old, Tom Finch, the keeper of the light, the mill, the school and the church, said.",
       "Tom Finch, the keeper of the light, the mill, the school and the church,: said: The light is old");
    is("Tom Finch, the keeper, a pilot and a friend of the mayor, said the light was old.",
       "Tom Finch, the keeper, a pilot and a friend of the mayor,: said: the light was old");
    is("The keeper of the light that the board built said it was old.",
       "The keeper of the light: said: it was old");
    is("Nobody said the light was old.", "Nobody: said: the light was old");
    is("The mayor’s office said the light was old.", "The mayor’s office: said: the light was old");
    is("The mayor and his wife both said the light was old.",
       "The mayor and his wife both: said: the light was old");
    is("Both the mayor and the keeper said the light was old.",
       "Both the mayor and the keeper: said: the light was old");
    is("The mayor has said, and the keeper repeated, that the light was old.",
       "The mayor: has said: that the light was old");
    is("The mayor said on Monday that the light was old and that it would be sold.",
       "The mayor: said: that the light was old and that it would be sold");
    is("The mayor told the keeper that the light was old.", "The mayor: told: that the light was old");
    is("The mayor was told that the light was old.", ": was told: that the light was old");
    is("It was said that the light was old.", ": was said: It + that the light was old");
    is("The light is said to be old.", ": is said: The light + to be old");
    is("The light, the mayor said, is old.", "the mayor: said: The light + is old");
    is("“The light,” the mayor said, “is old.”", "the mayor: said: “The light,” + “is old.”");
    is("“The light is old.” The mayor said nothing more.", "The mayor: said: nothing more");
    is("The mayor: “The light is old.”", "The mayor: : “The light is old.”");
    is("Asked whether the light was old, the mayor said no.",
       ": Asked: whether the light was old | the mayor: said: no");
    is("Speaking on Monday, the mayor said the light was old.", "the mayor: said: the light was old");
    is("The sign said the light was old.", "The sign: said: the light was old");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_source_behind_its_cue_brings_what_tells_who_it_is),
        cmocka_unit_test(a_source_before_its_cue_begins_behind_what_is_said),
        cmocka_unit_test(a_source_of_according_to_ends_with_its_name),
        cmocka_unit_test(a_source_begins_behind_times_and_joints),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
