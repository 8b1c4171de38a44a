/* stop_test.c: where sentences of English end, with all of its pack; "|" between them. */
#include "english.h"

static const char *parted(const char *text)
{
    wn_found *f = found_in(text, wn_sentence_find);
    wn_buf out = wn_buf_new(arena);
    for (uint32_t i = 0; i < f->sentences.len; i++) {
        if (i) wn_buf_byte(&out, '|');
        wn_buf_add(&out, wn_found_text(f, f->sentences.at[i].span));
    }
    wn_buf_byte(&out, '\0');
    return wn_buf_str(&out).ptr;
}

#define is(text, want) assert_string_equal(parted(text), want)

static void dots_and_brackets_leave_out_or_end(void **state)
{
    (void)state;
    is(". It began.", ".|It began.");
    is("Ask [a b c] now. Go.", "Ask [a b c] now.|Go.");
    is("He wrote “x.” [sic] Then left.", "He wrote “x.” [sic]|Then left.");
    is("The sea [...] rose. It fell.", "The sea [...] rose.|It fell.");
    is("The sea rose. [...] It fell.", "The sea rose. [...]|It fell.");
    is("The sea ( . . . ) rose.", "The sea ( . . . ) rose.");
    is("The sea rose . . . . It fell.", "The sea rose . . . .|It fell.");
    is("Well . . . no.", "Well . . . no.");
    is("Oh... he left.", "Oh... he left.");
    is("Oh... He left.", "Oh...|He left.");
    is("Oh..! He left.", "Oh..!|He left.");
}

static void a_mark_of_asking_ends_unless_the_sentence_goes_on(void **state)
{
    (void)state;
    is("Why?! She asked.", "Why?!|She asked.");
    is("He asked why? he left.", "He asked why?|he left.");
    is("“Why?” he asked.", "“Why?” he asked.");
    is("“Stop!” She left.", "“Stop!”|She left.");
}

static void short_forms_end_where_a_sentence_begins(void **state)
{
    (void)state;
    is("It is 5 p.m. now.", "It is 5 p.m. now.");
    is("It is 5 p.m. The boat left.", "It is 5 p.m.|The boat left.");
    is("Mt. Hale is high.", "Mt. Hale is high.");
    is("In Jan. he left.", "In Jan. he left.");
    is("He has a Ph.D. She has none.", "He has a Ph.D.|She has none.");
    is("A. Byrne left. B. Hale stayed.", "A. Byrne left.|B. Hale stayed.");
    is("Plan B. It works.", "Plan B.|It works.");
    is("Vitamin C. She took it.", "Vitamin C.|She took it.");
}

static void numbers_end_unless_they_count_items(void **state)
{
    (void)state;
    is("I am 7. You are 8.", "I am 7.|You are 8.");
    is("Chapter 7. The boat.", "Chapter 7.|The boat.");
    is("See p. 7. It is old.", "See p. 7.|It is old.");
    is("See fig. 7b. It is old.", "See fig. 7b.|It is old.");
    is("It cost $5. She paid.", "It cost $5.|She paid.");
    is("1. Row. 2. Rest.", "1. Row.|2. Rest.");
    is("• Row • Rest", "• Row|• Rest");
    is("- Row - Rest", "- Row - Rest");
}

static void haste_leaves_spaces_and_capitals_out(void **state)
{
    (void)state;
    is("He left; She stayed.", "He left; She stayed.");
    is("He left: She stayed.", "He left: She stayed.");
    is("the boat left.the gulls came.", "the boat left.the gulls came.");
    is("The boat left.The gulls came.", "The boat left.|The gulls came.");
    is("Visit www.a.example. It is old.", "Visit www.a.example.|It is old.");
    is("Visit a.example/b?c=d now. It is old.", "Visit a.example/b?c=d now.|It is old.");
    is("What? no. yes.", "What?|no. yes.");
    is("yes! no! maybe?", "yes!|no!|maybe?");
    is("OK. GO. NOW.", "OK.|GO.|NOW.");
    is("THE BOAT LEFT. IT SANK.", "THE BOAT LEFT.|IT SANK.");
    is("He said he left... and then? She did.", "He said he left... and then?|She did.");
}

static void what_closes_goes_with_what_it_closes(void **state)
{
    (void)state;
    is("“He left.” “She stayed.”", "“He left.”|“She stayed.”");
    is("“He left.”  she said.", "“He left.”  she said.");
    is("'He left.' She stayed.", "'He left.'|She stayed.");
    is("(He left.) She stayed.", "(He left.)|She stayed.");
    is("He left (she stayed.) They slept.", "He left (she stayed.)|They slept.");
    is("He left.) She stayed.", "He left.)|She stayed.");
    is("He left.1 She stayed.", "He left.1|She stayed.");
    is("He left.[1] She stayed.", "He left.[1]|She stayed.");
    is("He left.[1][2] She stayed.", "He left.[1][2]|She stayed.");
    is("He left. — She stayed.", "He left.|— She stayed.");
    is("He left — She stayed.", "He left — She stayed.");
}

static void titles_and_states_go_on(void **state)
{
    (void)state;
    is("Nr. 5 left. Nr. 6 stayed.", "Nr. 5 left.|Nr. 6 stayed.");
    is("Mr. and Mrs. Hale left. Dr. Hale stayed.", "Mr. and Mrs. Hale left.|Dr. Hale stayed.");
    is("U.S. troops left. U.K. troops stayed.", "U.S. troops left.|U.K. troops stayed.");
    is("He lives in the U.S. She does not.", "He lives in the U.S.|She does not.");
    is("He works for Oars Inc. and Co. It pays.", "He works for Oars Inc. and Co.|It pays.");
    is("“Hm.” said he.", "“Hm.” said he.");
    is("Ha ha ha. ha ha.", "Ha ha ha. ha ha.");
}

static void scripts_have_stops_of_their_own(void **state)
{
    (void)state;
    is("αβγ; Δεζ. Ηθι.", "αβγ;|Δεζ.|Ηθι.");
    is("Он ушёл. Она осталась.", "Он ушёл.|Она осталась.");
    is("नाव। है॥ गई", "नाव।|है॥|गई");
}

static void signs_end_where_the_text_does_not_go_on(void **state)
{
    (void)state;
    is("Ἀθῆναι; Ναι.", "Ἀθῆναι;|Ναι.");
    is("Τι θέλεις; Ναι. Θέλω ὁ; Ναι.", "Τι θέλεις;|Ναι.|Θέλω ὁ;|Ναι.");
    is("He saw it [12. Then left.", "He saw it [12.|Then left.");
    is("He saw it. [] Then left.", "He saw it.|[] Then left.");
    is("It rained. 3 The river rose.", "It rained. 3|The river rose.");
    is("It rained. 3 the river rose.", "It rained.|3 the river rose.");
    is("It rained. 123 The river rose.", "It rained.|123 The river rose.");
    is("« Non ! » Il part.", "« Non ! »|Il part.");
    is("« Non ! » dit-il. « Oui ! » Il part.", "« Non ! » dit-il.|« Oui ! »|Il part.");
    is("He left . . . . She stayed.", "He left . . . .|She stayed.");
    is("He left. . . . She stayed.", "He left.|. . . She stayed.");
    is("He left. . . . she stayed.", "He left. . . . she stayed.");
    is("He left. . .. She stayed.", "He left. . ..|She stayed.");
    is("He left . . . She stayed.", "He left . . . She stayed.");
    is("He left. . . She stayed.", "He left. . .|She stayed.");
    is("He left . . ., she stayed.", "He left . . ., she stayed.");
    is("He left.; she stayed.", "He left.; she stayed.");
    is("He left. : she stayed.", "He left. : she stayed.");
    is("It is - . 5 more.", "It is - .|5 more.");
    is("It is ). 5 more.", "It is ).|5 more.");
    is("No. 5 is out. No. It is.", "No. 5 is out.|No.|It is.");
    is("1. Go home. Now.", "1. Go home.|Now.");
    is("1. a. Go home. 2. Stay.", "1. a. Go home.|2. Stay.");
    is(".It began.", ".It began.");
    is("? It began.", "?|It began.");
    is("They left.Then came the rest.", "They left.|Then came the rest.");
}

static void what_stands_around_a_stop_decides(void **state)
{
    (void)state;
    is("They left.then came the rest.", "They left.then came the rest.");
    is("They left.NASA came.", "They left.NASA came.");
    is("They LEFT.Then came.", "They LEFT.|Then came.");
    is("It was 5.Then came.", "It was 5.|Then came.");
    is("It was 5.At noon.", "It was 5.At noon.");
    is("He left.Mr. Hale stayed.", "He left.|Mr. Hale stayed.");
    is("He left? she stayed.", "He left?|she stayed.");
    is("he left. she stayed.", "he left.|she stayed.");
    is("go. she stayed.", "go. she stayed.");
    is("U.S. she stayed.", "U.S. she stayed.");
    is("is it? maybe. ok.", "is it?|maybe.|ok.");
    is("NATO? she stayed.", "NATO?|she stayed.");
    is("He ran. . she stayed.", "He ran. . she stayed.");
    is("At 5 p.m. Mr. Hale rose.", "At 5 p.m. Mr. Hale rose.");
    is("He rose at 5 p.m. Mr. Hale did too.", "He rose at 5 p.m.|Mr. Hale did too.");
    is("He rose at 5 p.m. mr. Hale did too.", "He rose at 5 p.m. mr. Hale did too.");
    is("He rose at noon p.m. Mr. Hale did.", "He rose at noon p.m. Mr. Hale did.");
    is("He rose at 5 p.m.” Mr. Hale did.", "He rose at 5 p.m.”|Mr. Hale did.");
    is("He rose at 5 p.m.) Mr. Hale did.", "He rose at 5 p.m.)|Mr. Hale did.");
    is("He rose at 5 p.m.! Mr. Hale did.", "He rose at 5 p.m.!|Mr. Hale did.");
    is("「行く。」と述べた。「来る。」彼は言った。", "「行く。」と述べた。|「来る。」|彼は言った。");
    is("来た!灯が消えた。来た!と言った。", "来た!|灯が消えた。|来た!と言った。");
    is("。来た。", "。|来た。");
    is("He asked: why? yes: no.", "He asked: why?|yes: no.");
    is("(He left.) She stayed. [He left.] She stayed.",
       "(He left.)|She stayed.|[He left.]|She stayed.");
    is("Why...Then left. Why…Then left. Why…then left.",
       "Why...|Then left.|Why…|Then left.|Why…then left.");
    is("Why!Then left.", "Why!|Then left.");
    is("He left.”Then she.", "He left.”Then she.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dots_and_brackets_leave_out_or_end),
        cmocka_unit_test(a_mark_of_asking_ends_unless_the_sentence_goes_on),
        cmocka_unit_test(short_forms_end_where_a_sentence_begins),
        cmocka_unit_test(numbers_end_unless_they_count_items),
        cmocka_unit_test(haste_leaves_spaces_and_capitals_out),
        cmocka_unit_test(what_closes_goes_with_what_it_closes),
        cmocka_unit_test(titles_and_states_go_on),
        cmocka_unit_test(scripts_have_stops_of_their_own),
        cmocka_unit_test(signs_end_where_the_text_does_not_go_on),
        cmocka_unit_test(what_stands_around_a_stop_decides),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
