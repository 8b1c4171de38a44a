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

static void what_stands_beside_a_cue_is_its_content(void **state)
{
    (void)state;
    is("On “Late Night Tales,” she said the mill would close.", "she: said: the mill would close");
    is("She was on “Late Night Tales,” she said.", "");
    is("Ada Byrne said the mill would close, and asked whether it was old.",
       "Ada Byrne: asked: whether it was old | Ada Byrne: said: the mill would close");
    is("Ada Byrne said, and Per Lunde said too, that the mill was old.",
       "Per Lunde: said: that the mill was old");
    is("And said Ada Byrne, the mill was old.", "");
    is("The mill, Ada Byrne said, adding that it was old.",
       "Ada Byrne: said: The mill | Ada Byrne: adding: that it was old");
    is("The mill is old, Ada Byrne said, according to Per Lunde.",
       "Per Lunde: according to: The mill is old, Ada Byrne said | Ada Byrne: said: The mill is old");
    is("“We leave,” said quietly the keeper.", "the keeper: said: “We leave,”");
    is("“We leave,” said on Monday the keeper.", "the keeper: said: “We leave,”");
    is("“We leave,” said to the press the keeper.", "the keeper: said: “We leave,”");
    is("“We leave,” said that the keeper.", "");
    is("“We leave,” said she.", "she: said: “We leave,”");
    is("“We leave,” then said Ada Byrne, “and we stay.”",
       "Ada Byrne: then said: “We leave,” + “and we stay.”");
    is("“We leave,” said Ada Byrne: “We stay.”", "Ada Byrne: said: “We leave,” + “We stay.”");
    is("The board, who fought the sale, called it a gift.",
       "The board, who fought the sale,: called: it a gift");
    is("Ada Byrne, who said the mill was old, called it a gift.",
       "Ada Byrne, who said the mill was old,: called: it a gift | who: said: the mill was old");
    is("Ada Byrne, who said the mill was old, had left.", "who: said: the mill was old");
    is("Ada Byrne, who said the mill was old, left it to the board.",
       "who: said: the mill was old");
    is("She was asked by the keeper whether the mill was old.",
       "the keeper: was asked by: whether the mill was old");
    is("She was asked whether “the mill” was old.", ": was asked: whether “the mill” was old");
    is("She was told by the keeper “we leave.”", "the keeper: was told by: “we leave.”");
    is("Asked, she left.", "");
    is("And asked about the mill, she left.", ": asked about: the mill");
    is("Asked for a key, she left.", ": Asked for: a key");
    is("Asking about the mill, she left.", "");
    is("Asked by the keeper, she left.", "");
    is("Asked about the mill", "");
    is("She said", "");
    is("He said he would have been having to have gone there.",
       "He: said: he would have been having to have gone there");
    is("The mill could never really have been being said to be old.",
       ": could never really have been being said: The mill + to be old");
    is("“We leave…” she said. “We leave?” she said. “We leave -” she said.",
       "she: said: “We leave…” | she: said: “We leave?” | she: said: “We leave -”");
    is("He had said: (a) the mill is old; (b) it is sold.",
       "He: had said: (a) the mill is old; (b) it is sold");
    is("Ada Byrne said Monday the mill was old.", "Ada Byrne: said Monday: the mill was old");
    is("Ada Byrne said Monday.", "");
    is("Ada Byrne told the board on Monday that the mill was old.",
       "Ada Byrne: told: that the mill was old");
    is("Ada Byrne told the board.", "");
    is("Ada Byrne told the board: “We leave.”", "Ada Byrne: told: “We leave.”");
    is("Ada Byrne said on Monday, “We leave.”", "Ada Byrne: said: “We leave.”");
    is("Ada Byrne said in a letter to the board of the town of Sorvik in the north, “We leave.”",
       "Ada Byrne: said: “We leave.”");
    is("The mill is old, she said in the end.", "she: said: The mill is old");
}

static void clauses_around_a_cue_keep_their_own(void **state)
{
    (void)state;
    is("The mill is old, she said in the end, and left.", "she: said: The mill is old");
    is("The mill is old, she said then to the board of the harbour of Sorvik in the north of the land by the sea of the whales.",
       "she: said: The mill is old");
    is("The mill, but not she, said the keeper, is old.",
       "the keeper: said: The mill, but not she + is old");
    is("According to her, she said, the mill is old.",
       "her: According to: she said, the mill is old | she: said: According to her + the mill is old");
    is("The claim that the mill is old is false. Her claim that the mill is old is false.",
       ": claim: that the mill is old | Her: claim: that the mill is old");
    is("Ada Byrne’s claim that the mill is old is false.",
       "Ada Byrne’s: claim: that the mill is old");
    is("Ada Byrne's report says the mill is old.", "Ada Byrne's report: says: the mill is old");
    is("The report of Ada Byrne that the mill is old is false.", "");
    is("“We leave.” Ada Byrne nodded. “We stay.”", "");
    is("“We leave,” she said. “But why?”\n\n“Why not?” he asked.\n\n“So.”",
       "she: said: “We leave,” + “But why?” | he: asked: “Why not?” + “So.”");
    is("Ada Byrne said:\n\n“We leave.”", "Ada Byrne: said: “We leave.”");
    is("“We leave.” Ada Byrne.", "");
    is("“We leave.” – Ada Byrne", "Ada Byrne: : “We leave.”");
    is("“We leave.” — Ada Byrne, keeper of the old light", "");
    is("“We leave. We stay,” Ada said, “or we go,” and left.",
       "Ada: said: “We leave. We stay,” + “or we go,” and left");
    is("Confident the mill was old, she left. She is confident the mill is old.",
       "She: is confident: the mill is old");
    is("She went on to say the mill was old. She is likely to say that the mill is old.",
       "She: went on to say: the mill was old | She: is likely to say: that the mill is old");
    is("She believes the mill to be old, and hopes to sell it.",
       "She: hopes: to sell it | She: believes: the mill to be old");
    is("The keeper of the light and the pilot, both of Sorvik, said the mill was old.",
       "The keeper of the light and the pilot: said: the mill was old");
    is("The keeper (who is old) said the mill was old.",
       "The keeper (who is old): said: the mill was old");
    is("The mill was old, the keeper (who is old) said.",
       "the keeper (who is old): said: The mill was old");
    is("Each of the three men and the women of the town by the sea, where the whales are, in the far north of a very old land, said the mill was old.",
       "Each of the three men and the women of the town by the sea: said: the mill was old");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_source_behind_its_cue_brings_what_tells_who_it_is),
        cmocka_unit_test(a_source_before_its_cue_begins_behind_what_is_said),
        cmocka_unit_test(a_source_of_according_to_ends_with_its_name),
        cmocka_unit_test(a_source_begins_behind_times_and_joints),
        cmocka_unit_test(what_stands_beside_a_cue_is_its_content),
        cmocka_unit_test(clauses_around_a_cue_keep_their_own),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
