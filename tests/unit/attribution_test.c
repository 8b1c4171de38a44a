/* attribution_test.c: who says what, shown as "source: cue: content" with "|" between. */
#include "speech.h"

#define is(text, want) assert_string_equal(said(text), want)

static void the_source_may_stand_before_the_cue(void **state)
{
    (void)state;
    is("Ada Byrne said that the mill would close.", "Ada Byrne: said: that the mill would close");
    is("Ada Byrne said the mill would close.", "Ada Byrne: said: the mill would close");
    is("The mill would close, Ada Byrne said.", "Ada Byrne: said: The mill would close");
}

static void the_source_may_stand_behind_the_cue(void **state)
{
    (void)state;
    is("“We leave,” said Ada Byrne.", "Ada Byrne: said: “We leave,”");
    is("“We leave,” said Ada (the", "Ada: said: “We leave,”");
    is("“We leave,” said Ada Byrne, the keeper of the light.",
       "Ada Byrne, the keeper of the light: said: “We leave,”");
}

static void according_to_names_its_source(void **state)
{
    (void)state;
    is("According to the harbour board, the mill will close.",
       "the harbour board: According to: the mill will close");
    is("The mill will close, according to Lee Kay.", "Lee Kay: according to: The mill will close");
}

static void who_was_told_is_no_content(void **state)
{
    (void)state;
    is("Lee Kay told reporters that the mill would close.",
       "Lee Kay: told: that the mill would close");
}

static void a_participle_takes_the_source_before_it(void **state)
{
    (void)state;
    is("Lee Kay said the light was out, adding that the boats were safe.",
       "Lee Kay: adding: that the boats were safe | Lee Kay: said: the light was out");
}

static void a_colon_or_a_dash_may_do_for_a_cue(void **state)
{
    (void)state;
    is("Ada Byrne said: “We will rebuild the mill.”", "Ada Byrne: said: “We will rebuild the mill.”");
    is("“The tide took it.” — Ada Byrne", "Ada Byrne: : “The tide took it.”");
    is("“BYRNE: The tide took it.”", "BYRNE: : “BYRNE: The tide took it.”");
}

static void opinions_are_attributed_too(void **state)
{
    (void)state;
    is("Ada Byrne believes the mill is haunted.", "Ada Byrne: believes: the mill is haunted");
    is("Many villagers fear that the river will rise.",
       "Many villagers: fear: that the river will rise");
}

static void a_name_brings_its_apposition(void **state)
{
    (void)state;
    is("Lee Kay, a former keeper of the light, said the lamp was old.",
       "Lee Kay, a former keeper of the light,: said: the lamp was old");
    is("“No,” said the keeper, who added that “the lamp is old.”",
       "the keeper: said: “No,” | who: added: that “the lamp is old.”");
    is("Lee Kay, who kept the light for years, said the lamp was old.",
       "Lee Kay, who kept the light for years,: said: the lamp was old");
    is("The sexton, Lee Kay, said the lamp was old.", "The sexton, Lee Kay,: said: the lamp was old");
}

static void possessives_pronouns_and_nobody_in_particular_speak(void **state)
{
    (void)state;
    is("Byrne’s spokesman said she was ill.", "Byrne’s spokesman: said: she was ill");
    is("She said that she was ill.", "She: said: that she was ill");
    is("Experts say the dam may fail.", "Experts: say: the dam may fail");
    is("A person familiar with the matter said the sale was off.",
       "A person familiar with the matter: said: the sale was off");
}

static void several_may_say_the_same(void **state)
{
    (void)state;
    is("Ada Byrne and Lee Kay said they would leave.", "Ada Byrne and Lee Kay: said: they would leave");
    is("Norland, the isles, and the coast have confirmed the sale of the ferry.",
       "Norland, the isles, and the coast: have confirmed: the sale of the ferry");
    is("The harbour board, the mill and the school said they would leave.",
       "The harbour board, the mill and the school: said: they would leave");
}

static void it_restricts_and_says_nothing(void **state)
{
    (void)state;
    is("It is a bold move for a small town to shut the gate after years of guarding the river and "
       "even restricting boats.", "");
}

static void what_is_said_on_the_left_does_not_say_itself(void **state)
{
    (void)state;
    is("The board is hoping to buy a wall for the river, analysts say.",
       "analysts: say: The board is hoping to buy a wall for the river | "
       "The board: is hoping: to buy a wall for the river");
}

static void a_noun_of_saying_reports_too(void **state)
{
    (void)state;
    is("The claim that the mill was sold angered the town.",
       "The claim: angered: the town | : claim: that the mill was sold");
    is("Byrne's claim that the light was out was false.", "Byrne's: claim: that the light was out");
    is("The paper printed her loud criticism of the ferry.",
       "her: loud criticism of: the ferry");
    is("The claims were old and the mill was new.", "");
}

static void what_one_says_another_said_stays_in_it(void **state)
{
    (void)state;
    is("Ada Byrne said that Lee Kay had described it as “a toy” in public.",
       "Ada Byrne: said: that Lee Kay had described it as “a toy” in public | "
       "Lee Kay: had described: it as “a toy” in public");
}

static void a_cue_has_its_day_and_its_preposition(void **state)
{
    (void)state;
    is("Ada Byrne spoke about the end of the ferry.", "Ada Byrne: spoke about: the end of the ferry");
    is("The ferry will stop, Ada Byrne said Tuesday.", "Ada Byrne: said Tuesday: The ferry will stop");
    is("Ada Byrne went on to say that the ferry was old.",
       "Ada Byrne: went on to say: that the ferry was old");
}

static void an_aside_may_name_the_source(void **state)
{
    (void)state;
    is("The mill, according to Lee Kay, will close in June.",
       "Lee Kay: according to: The mill + will close in June");
    is("The mill, Lee Kay said, will close in June.", "Lee Kay: said: The mill + will close in June");
}

/* The first attribution of TEXT as "lemma stance polarity tense depth". */
static void cue_is(const char *text, const char *want)
{
    wn_found *f = find(text);
    wn_buf out = wn_buf_new(arena);
    assert_true(f->attributions.len > 0);
    const wn_attribution *a = &f->attributions.at[f->attributions.len - 1];
    wn_buf_add(&out, a->lemma);
    wn_buf_print(&out, " %s%s %s %u", wn_stance_name[a->stance], a->negated ? " not" : "",
                 wn_tense_name[a->tense], (unsigned)a->depth);
    wn_buf_byte(&out, '\0');
    assert_string_equal(wn_buf_str(&out).ptr, want);
}

static void a_cue_has_a_lemma_a_stance_and_a_tense(void **state)
{
    (void)state;
    cue_is("Ada Byrne said that the mill was old.", "say reports past 0");
    cue_is("Ada Byrne told the board that the mill was old.", "tell reports past 0");
    cue_is("Ada Byrne says that the mill is old.", "say reports present 0");
    cue_is("Ada Byrne will argue that the mill is old.", "argue reports future 0");
    cue_is("Ada Byrne claims that the mill is old.", "claim claims present 0");
    cue_is("Ada Byrne believed that the mill was old.", "believe believes past 0");
    cue_is("Ada Byrne asked whether the mill was old.", "ask asks past 0");
}

static void what_is_denied_and_what_is_not_said(void **state)
{
    (void)state;
    cue_is("Ada Byrne denied that the mill was old.", "deny denies past 0");
    cue_is("Ada Byrne has never denied that the mill was old.", "deny denies not past 0");
    cue_is("Ada Byrne didn’t say that the mill was old.", "say reports not past 0");
}

static void hearsay_has_a_depth(void **state)
{
    (void)state;
    cue_is("Ada Byrne said that Lee Kay said that the mill was old.", "say reports past 1");
}

static void who_was_asked_is_not_who_asks(void **state)
{
    (void)state;
    is("Asked whether the mill was sold, Byrne said no.",
       ": Asked: whether the mill was sold | Byrne: said: no");
    is("When asked by Lee Kay about the mill, she left.", "Lee Kay: asked by: about the mill");
    is("Byrne was asked by the keeper Lee Kay whether the mill was sold.",
       "the keeper Lee Kay: was asked by: whether the mill was sold");
    is("It cost twice what the keepers were promised in May.", "");
    is("It is what the keepers were expected to say.",
       ": were expected: the keepers + to say");
}

static void what_was_told_ends_with_whom(void **state)
{
    (void)state;
    is("He was ill, a keeper told The Harbour Journal. Friends wept.",
       "a keeper: told: He was ill");
    is("Stenby told LIGHTHOUSE he planned to stay.", "Stenby: told: he planned to stay");
}

static void two_apostrophes_close_behind_a_third(void **state)
{
    (void)state;
    is("''I read 'The Mill,''' said Lee Kay.", "Lee Kay: said: ''I read 'The Mill,'''");
}

static void a_headline_names_who_speaks(void **state)
{
    (void)state;
    is("Ada Byrne: Mill must close in May", "Ada Byrne: :: Mill must close in May");
    is("UPDATE: The mill is closed.", "");
    is("The mill is closed.\n\nHarlow: The town is quiet.", "");
}

static void a_transcript_names_each_speaker(void **state)
{
    (void)state;
    is("Talk of the day\n\nVEER: It is late.\n\nLUND: It is not.\n\nVEER: It is.",
       "VEER: :: It is late. | LUND: :: It is not. | VEER: :: It is.");
}

static void shares_of_people_speak(void **state)
{
    (void)state;
    is("One in three said the party was late.", "One in three: said: the party was late");
}

static void a_state_of_mind_is_a_cue(void **state)
{
    (void)state;
    is("Byrne is not hopeful about the mill.", "Byrne: is not hopeful about: the mill");
}

static void the_place_of_a_cue_tells_whether_it_reports(void **state)
{
    (void)state;
    is("She found that the mill was sold.", "She: found: that the mill was sold");
    is("The boat found 12 fish.", "");
}

static void code_says_nothing(void **state)
{
    (void)state;
    is("", "");
    is("The mill is old.", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_source_may_stand_before_the_cue),
        cmocka_unit_test(the_source_may_stand_behind_the_cue),
        cmocka_unit_test(according_to_names_its_source),
        cmocka_unit_test(who_was_told_is_no_content),
        cmocka_unit_test(a_participle_takes_the_source_before_it),
        cmocka_unit_test(a_colon_or_a_dash_may_do_for_a_cue),
        cmocka_unit_test(opinions_are_attributed_too),
        cmocka_unit_test(a_name_brings_its_apposition),
        cmocka_unit_test(possessives_pronouns_and_nobody_in_particular_speak),
        cmocka_unit_test(several_may_say_the_same),
        cmocka_unit_test(it_restricts_and_says_nothing),
        cmocka_unit_test(what_is_said_on_the_left_does_not_say_itself),
        cmocka_unit_test(a_noun_of_saying_reports_too),
        cmocka_unit_test(what_one_says_another_said_stays_in_it),
        cmocka_unit_test(a_cue_has_its_day_and_its_preposition),
        cmocka_unit_test(an_aside_may_name_the_source),
        cmocka_unit_test(a_cue_has_a_lemma_a_stance_and_a_tense),
        cmocka_unit_test(what_is_denied_and_what_is_not_said),
        cmocka_unit_test(hearsay_has_a_depth),
        cmocka_unit_test(who_was_asked_is_not_who_asks),
        cmocka_unit_test(what_was_told_ends_with_whom),
        cmocka_unit_test(two_apostrophes_close_behind_a_third),
        cmocka_unit_test(a_headline_names_who_speaks),
        cmocka_unit_test(a_transcript_names_each_speaker),
        cmocka_unit_test(shares_of_people_speak),
        cmocka_unit_test(a_state_of_mind_is_a_cue),
        cmocka_unit_test(the_place_of_a_cue_tells_whether_it_reports),
        cmocka_unit_test(code_says_nothing),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
