/* name_test.c: who is meant by sources, shown as "mention = name" with "|" between. */
#include "find/name.h"
#include "speech.h"

static const char *meant(const char *text)
{
    wn_found *f = find(text);
    wn_buf out = wn_buf_new(arena);
    for (uint32_t i = 0; i < f->attributions.len; i++) {
        wn_run source = f->attributions.at[i].source;
        if (!source.len) continue;
        wn_span s = f->spans.at[source.first];
        if (out.len) wn_buf_add(&out, WN_STR(" | "));
        wn_buf_add(&out, wn_found_text(f, s));
        wn_buf_add(&out, WN_STR(" = "));
        wn_buf_add(&out, wn_found_text(f, wn_name_of(f, s)));
    }
    wn_buf_byte(&out, 0);
    return wn_buf_str(&out).ptr;
}

#define is(text, want) assert_string_equal(meant(text), want)

static void a_last_name_means_the_fullest_before(void **state)
{
    (void)state;
    is("Ada Byrne came. “We leave,” Byrne said.", "Byrne = Ada Byrne");
    is("J. P. Lund came. “We leave,” said Mr. Lund.", "Mr. Lund = J. P. Lund");
    is("“We leave,” said Per Lund.", "Per Lund = Per Lund");
    is("Byrne said no. Ada Byrne said yes.", "Byrne = Byrne | Ada Byrne = Ada Byrne");
}

static void an_apposition_is_no_part_of_a_name(void **state)
{
    (void)state;
    is("Ada Byrne came. “We leave,” said Byrne, the keeper of the light.",
       "Byrne, the keeper of the light = Ada Byrne");
    is("The mayor of Harlow, Ada Byrne, said that it was late.",
       "The mayor of Harlow, Ada Byrne, = Ada Byrne");
}

static void an_apposition_names_whoever_has_the_role_whatever_it_is(void **state)
{
    (void)state;
    is("“No,” said Ruth Moe. The baker, Lee Kay, said yes. “It is late,” he said. “No,” the baker said.",
       "Ruth Moe = Ruth Moe | The baker, Lee Kay, = Lee Kay | he = Lee Kay | the baker = Lee Kay");
    is("The mill's baker, Lee Kay, said yes.", "The mill's baker, Lee Kay, = Lee Kay");
    is("Byrne's old baker, Lee Kay, said yes.", "Byrne's old baker, Lee Kay, = Lee Kay");
    is("The baker of Sorvik, Lee Kay, said yes.", "The baker of Sorvik, Lee Kay, = Lee Kay");
    is("The sexton, Lee Kay, said yes. “No,” the sexton said.",
       "The sexton, Lee Kay, = Lee Kay | the sexton = Lee Kay");
    is("Her baker, Lee Kay, said yes.", "Her baker, Lee Kay, = Lee Kay");
    is("The mayor, Sunday, said yes.", "The mayor, Sunday, = The mayor, Sunday,");
    is("The baker, Lee Kay and Bo Moss said yes.",
       "The baker, Lee Kay and Bo Moss = The baker, Lee Kay and Bo Moss");
}

static void a_common_first_name_tells_he_from_she(void **state)
{
    (void)state;
    is("“No,” said Helen Moe. “It is late,” he said.", "Helen Moe = Helen Moe | he = he");
    is("“No,” said Thomas Moe. “It is late,” she said.", "Thomas Moe = Thomas Moe | she = she");
    is("“No,” said Helen Moe. Thomas Lund sat. “It is late,” she said.",
       "Helen Moe = Helen Moe | she = Helen Moe");
    is("Thomas Moe came. Moe said no. “It is late,” she said.", "Moe = Thomas Moe | she = she");
    is("“No,” said Mrs. Thomas Moe. “It is late,” she said.",
       "Mrs. Thomas Moe = Thomas Moe | she = Thomas Moe");
    is("“No,” said Congresswoman Moe. “It is late,” he said.", "Congresswoman Moe = Moe | he = he");
}

static void a_pronoun_means_the_last_subject_or_source(void **state)
{
    (void)state;
    is("Ada Byrne came. “We leave,” she said.", "she = Ada Byrne");
    is("“We leave,” said Ada Byrne. “Now,” she added.", "Ada Byrne = Ada Byrne | she = Ada Byrne");
    is("Ada Byrne met Lee Kay. “We leave,” she said.", "she = Ada Byrne");
    is("“We leave,” she said.", "she = she");
}

static void titles_and_earlier_pronouns_tell_he_from_she(void **state)
{
    (void)state;
    is("Ms. Byrne came. Mr. Kay went. “We leave,” she said.", "she = Byrne");
    is("Ada Byrne came. “No,” she said. Lee Kay went. “Yes,” he said. “No,” she said.",
       "she = Ada Byrne | he = Lee Kay | she = Ada Byrne");
}

static void a_role_means_who_has_it(void **state)
{
    (void)state;
    is("Lee Kay, a senator from the north, came. The senator said that it was late.",
       "The senator = Lee Kay");
    is("The senator said that it was late.", "The senator = The senator");
}

static void what_stands_before_a_role_is_no_name_of_who_has_it(void **state)
{
    (void)state;
    is("“No,” said Sorvik baker Lee Kay.", "Sorvik baker Lee Kay = Lee Kay");
    is("“No,” said Sorvik Mill owners.", "Sorvik Mill owners = Sorvik Mill owners");
}

static void who_means_the_name_before_it(void **state)
{
    (void)state;
    is("Lee Kay, a senator who opposed the plan, called it “a gift.”",
       "Lee Kay, a senator who opposed the plan, = Lee Kay | who = Lee Kay");
}

static void somebodys_spokesman_is_another(void **state)
{
    (void)state;
    is("Ada Byrne came. Byrne's spokesman said that it was late.",
       "Byrne's spokesman = Byrne's spokesman");
    is("Ada Byrne came. A spokesman for Byrne said that it was late.",
       "A spokesman for Byrne = A spokesman for Byrne");
}

static void whoever_is_meant_was_named_before(void **state)
{
    (void)state;
    is("Ada Byrne came. Adam Byrne went. “We leave,” said Byrne.", "Byrne = Adam Byrne");
    is("Adam Byrne came. Ada Byrne went. “We leave,” said Ada Byrne.", "Ada Byrne = Ada Byrne");
    is("Adam Byrne came. Ada Byrne went. Adam Byrne sat. “We leave,” said Adam Byrne.",
       "Adam Byrne = Adam Byrne");
    is("The mayor Ada Byrne came. “We leave,” the mayor said.", "the mayor = Ada Byrne");
    is("Ada Byrne, the old mayor, came. “We leave,” the mayor said.", "the mayor = Ada Byrne");
    is("Ada Byrne, once seen in the long, dark and old light of Sorvik, is the mayor. “We leave,” the mayor said.",
       "Ada Byrne = Ada Byrne | the mayor = the mayor");
    is("NASA came. “We leave,” it said. “No,” he said.", "it = it | he = he");
    is("Ms. Byrne came. Lee Kay went. “No,” she said.", "she = Lee Kay");
    is("Lee Kay went. Ms. Byrne came. “No,” she said.", "she = Byrne");
    is("Mr. Kay went. Ms. Byrne came. “No,” they said.", "they = they");
    is("“We leave,” said Ada Byrne", "Ada Byrne = Ada Byrne");
    is("“We leave,” Ada Byrne’s mayor said. “We leave,” Ada Byrne's mayor said.",
       "Ada Byrne’s mayor = Ada Byrne’s mayor | Ada Byrne's mayor = Ada Byrne's mayor");
    is("“We leave,” said the mayor of Ada Byrne’s mill.",
       "the mayor of Ada Byrne’s mill = the mayor of Ada Byrne’s mill");
    is("The mayor, Ada Byrne, said that it was late. “No,” the mayor said.",
       "The mayor, Ada Byrne, = Ada Byrne | the mayor = Ada Byrne");
    is("The mayor, who is old, said that it was late.",
       "The mayor, who is old, = The mayor, who is old,");
    is("The mayor, sick of it, said that it was late.",
       "The mayor, sick of it, = The mayor, sick of it,");
    is("Ada Byrne, who said that it was late, left.", "who = Ada Byrne");
    is("Ada Byrne Kay Lunde Hale Finch Moss Reed came. “No,” said Reed.",
       "Reed = Ada Byrne Kay Lunde Hale Finch Moss Reed");
    is("Ada Byrne said Monday that it was late.", "Ada Byrne = Ada Byrne");
    is("Byrne came. Ada Byrne went. “No,” said Ada.", "Ada = Ada Byrne");
    is("Ada Byrne\nPer Lunde came. “No,” said Lunde.", "Lunde = Lunde");
    is("The board, the mayor and the mayor said no.",
       "The board, the mayor and the mayor = The board, the mayor and the mayor");
    is("Ada Ash came. Bo Birch came. Cy Cedar came. Di Dale came. Ed Elm came. Flo Fir came. Gus Gorse came. Hal Heath came. Ida Ivy came. Jo Kelp came. Kim Larch came. Leo Moss came. Mia Nettle came. Ned Oak came. Ola Pine came. Pia Reed came. Ray Sedge came. Sue Thorn came. Tom Vine came. Una Yew came. “No,” said Ash. “No,” said Yew.",
       "Ash = Ada Ash | Yew = Una Yew");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_last_name_means_the_fullest_before),
        cmocka_unit_test(an_apposition_is_no_part_of_a_name),
        cmocka_unit_test(an_apposition_names_whoever_has_the_role_whatever_it_is),
        cmocka_unit_test(a_common_first_name_tells_he_from_she),
        cmocka_unit_test(a_pronoun_means_the_last_subject_or_source),
        cmocka_unit_test(titles_and_earlier_pronouns_tell_he_from_she),
        cmocka_unit_test(a_role_means_who_has_it),
        cmocka_unit_test(what_stands_before_a_role_is_no_name_of_who_has_it),
        cmocka_unit_test(who_means_the_name_before_it),
        cmocka_unit_test(somebodys_spokesman_is_another),
        cmocka_unit_test(whoever_is_meant_was_named_before),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
