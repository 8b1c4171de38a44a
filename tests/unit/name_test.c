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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_last_name_means_the_fullest_before),
        cmocka_unit_test(an_apposition_is_no_part_of_a_name),
        cmocka_unit_test(a_pronoun_means_the_last_subject_or_source),
        cmocka_unit_test(titles_and_earlier_pronouns_tell_he_from_she),
        cmocka_unit_test(a_role_means_who_has_it),
        cmocka_unit_test(who_means_the_name_before_it),
        cmocka_unit_test(somebodys_spokesman_is_another),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
