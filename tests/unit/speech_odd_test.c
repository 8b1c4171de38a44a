/* speech_odd_test.c: sentences and quotes at the edges of the rules. */
#include "speech.h"

static const char *sentences(const char *text)
{
    wn_found *f = found_in(text, wn_sentence_find);
    wn_buf out = wn_buf_new(arena);
    for (uint32_t i = 0; i < f->sentences.len; i++) {
        if (i) wn_buf_byte(&out, '|');
        wn_buf_add(&out, wn_found_text(f, f->sentences.at[i].span));
    }
    wn_buf_byte(&out, '\0');
    return out.ptr;
}

typedef struct { const char *text, *what; } odd;

static void sentences_at_the_edges_of_the_rules(void **state)
{
    static const odd all[] = {
        { "It rained?! So. It rained. 3 The river rose. It rained. 12 the. 300 The end.",
          "It rained?!|So.|It rained. 3|The river rose.|It rained.|12 the.|300 The end." },
        { "He came at 5 p.m. Mr. Hale rose. At 5 p.m. Mr. Hale rose. He left at 5 a.m. the boat sank. U.S. Mr. Hale.",
          "He came at 5 p.m.|Mr. Hale rose.|At 5 p.m. Mr. Hale rose.|He left at 5 a.m. the boat sank.|U.S. Mr. "
          "Hale." },
        { "it rained. so it did. yes. no. it rained? so it did. e.g. so. it. was. x. so. is it?? so.",
          "it rained.|so it did.|yes. no. it rained?|so it did.|e.g. so.|it.|was.|x. so.|is it?? so." },
        { "It rained: so. It rained; so it did. It rained. — So. It rained! , so. It rained?) So. It rained!) so.",
          "It rained: so.|It rained; so it did.|It rained.|— So.|It rained! , so.|It rained?)|So.|It rained!) so." },
        { "1. One. So. 2. Two. - Three. 1) One. 2) Two. 1.) Go. 2.) Do.",
          "1. One.|So.|2. Two.|- Three.|1) One.|2) Two.|1.) Go.|2.) Do." },
        { "1) One. So. 2) Two. 2. Three.",
          "1) One.|So.|2) Two.|2. Three." },
        { "8/16/2000 12:05 PM It rained. 8/16/2000 12:05 It rained. 8/16/2000 12:05",
          "8/16/2000 12:05 PM|It rained.|8/16/2000 12:05|It rained.|8/16/2000 12:05" },
        { "***** So. ----- So. == So. ab ---- So. a@b.example> So. a@b.example",
          "*****|So.|-----|So.|== So.|ab ---- So.|a@b.example>|So.|a@b.example" },
        { ":-) So. ;) So. :) x. : ) x. :-( x. It rained :-) so :",
          ":-)|So. ;)|So. :) x. : ) x. :-( x.|It rained :-) so :" },
        { "It rained.[1] So. It rained.[1]So. It rained.So it did. word.Word it. 2.So it. [.. ] x. [. So.",
          "It rained.[1]|So.|It rained.[1]So.|It rained.|So it did.|word.|Word it.|2.So it. [.. ] x. [. So." },
        { "A. B. Byrne came. He is A. So. Prof. X. St. John. St. He. a. b. 3. x 3. The. 2. 2.",
          "A. B. Byrne came.|He is A.|So.|Prof. X. St. John.|St. He.|a.|b. 3. x 3.|The.|2. 2." },
        { "He left . . . So did I. He left . . . . So did I. He left . . so. He left ... so. He left… So. He "
          "left…so.",
          "He left . . . So did I.|He left . . . .|So did I.|He left . . so.|He left ... so.|He left…|So.|He "
          "left…so." },
        { "Ärger. ärger kam. Привет. привет. ὥρα. So. ᾳ so. 12. ärger.",
          "Ärger.|ärger kam.|Привет.|привет.|ὥρα.|So.|ᾳ so.|12. ärger." },
        { "“It rains.” So. “It rains.” so he said. (It rains.) So. (It rains.) so. \"It rains.\" \"So.\"",
          "“It rains.”|So.|“It rains.” so he said.|(It rains.)|So.|(It rains.) so.|\"It rains.\"|\"So.\"" },
        { "来た!灯が消えた。 「行く。」と述べた。 “……！”老张说。 好！好 a!b 来!b",
          "来た!|灯が消えた。|「行く。」と述べた。|“……！”老张说。|好！|好 a!b 来!b" },
        { "Who? he asked. Who?he asked. Who ? So. Who !",
          "Who?|he asked.|Who?he asked.|Who ?|So.|Who !" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) assert_string_equal(sentences(all[i].text), all[i].what);
}

static void quotes_at_the_edges_of_the_rules(void **state)
{
    static const odd all[] = {
        { "He said/“it rains” and—“so”, –‘we’ [“x”] (“y”) :“z”.",
          "it rains (partial He) | so (partial He) | x (partial He) | y (partial He) | z (partial He)" },
        { "'tis \"so\" said Ada. \"'Tis so,\" she said. 'twas. rock 'n' roll 'is' it' {'x} 'Dogs' is' he said.",
          "so (partial Ada) | 'Tis so, (direct she)" },
        { "'Dogs' bone,' she said. The 'dogs' bone' is. 'So' it' {. 'a",
          "Dogs' bone, (direct she) | dogs (scare) | So (scare)" },
        { "She said ‘the dogs’ bone is here,’ and left. ‘We saw the boys’ hats?’ he asked.",
          "the dogs’ bone is here, (partial She) | We saw the boys’ hats? (direct he)" },
        { "‘We saw the boys’ hats!’ he asked. ‘We saw the boys’ hats.’ So. ‘We saw the boys’ hats’ So.",
          "We saw the boys’ hats! (direct he) | We saw the boys’ hats. (direct he) | We saw the boys (partial he)" },
        { "“” said Ada. “ ” said Bo. '' said Cy. “We go said Ada. “Now go,” said Bo.",
          "" },
        { "She said “so¡” and “so。” and “so！” and “so？” and “so؟” and “so।” and \"so!\" and \"so?\".",
          "so¡ (partial She) | so。 (partial She) | so！ (scare) | so？ (scare) | so؟ (scare) | so। (scare) | so! "
          "(scare) | so? (partial She)" },
        { "(‘So’) [‘we’] /‘go’ \"‘x’\" “‘Go,’ he said,” said Ada Byrne.",
          "‘x’ (partial Ada Byrne) | ‘Go,’ he said, (direct Ada Byrne)" },
        { "“(Laughter)” he said. “[Applause.]” So. width=“9” x. “>b” x. She sang “(So) we go”.",
          "(Laughter) (scare) | [Applause.] (scare) | 9 (scare) | >b (scare) | (So) we go (partial She)" },
        { "Mill: “Mill to close,” by Ada Byrne. – “Mill to close,” by Ada Byrne. So “Mill to close,” by Ada Byrne.",
          "Mill to close, (scare) | Mill to close, (scare) | Mill to close, (direct)" },
        { "Ada “Mill” Byrne and Ada “The Old Mill Of The Quay” Byrne came. her film, “The Long Tide”, ran.",
          "Mill (scare) | The Old Mill Of The Quay (scare) | The Long Tide (scare)" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) assert_string_equal(quoted(all[i].text), all[i].what);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_at_the_edges_of_the_rules), cmocka_unit_test(quotes_at_the_edges_of_the_rules),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
