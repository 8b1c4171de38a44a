/* same_test.c: claims that say the same, and those of them that disagree, shown as "same/conflicts" of each. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "english.h"
#include "find/same.h"

static const char *agreed(const char *text)
{
    wn_found *f = found_in(text, wn_claim_find);
    wn_buf out = wn_buf_new(arena);
    wn_same_find(f);
    wn_same_find(f);
    for (uint32_t i = 0; i < f->claims.len; i++)
        wn_buf_print(&out, "%s%u/%u", i ? " " : "", (unsigned)f->claims.at[i].same.len, (unsigned)f->claims.at[i].conflicts.len);
    wn_buf_byte(&out, '\0');
    return out.ptr;
}

static void figures_of_one_kind_agree_or_not(void **state)
{
    static const struct { const char *a, *b, *what; } all[] = {
        { "40 tonnes", "60 tonnes", "1/1 1/1" },     { "40 tonnes", "40.1 tonnes", "1/0 1/0" },
        { "40 tonnes", "40,000 kilograms", "1/0 1/0" }, { "40 tonnes", "50,000 kilograms", "1/1 1/1" },
        { "40 tonnes", "40 miles", "1/0 1/0" },      { "40 tonnes", "40 dollars", "1/0 1/0" },
        { "40 dollars", "50 euros", "1/0 1/0" },     { "40 percent", "50 percent", "1/1 1/1" },
        { "40 to 50 tonnes", "60 tonnes", "1/0 1/0" }, { "60 tonnes", "40 to 50 tonnes", "1/0 1/0" },
        { "more than 40 tonnes", "60 tonnes", "1/1 1/1" }, { "up to 40 tonnes", "60 tonnes", "1/1 1/1" },
        { "for the third time 40 tonnes", "for the fourth time 40 tonnes", "1/0 1/0" }, { "40 tonnes and 7 miles", "40 tonnes and 8 miles", "1/1 1/1" },
        { "tonnes", "60 tonnes", "1/0 1/0" },        { "in 2018 tonnes", "in 2019 tonnes", "1/0 1/0" }
    };
    char text[300];
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        snprintf(text, sizeof text, "The mill made %s of paper in May at Harlow quay.\n\nIn May the mill made %s of paper at "
                 "Harlow quay.", all[i].a, all[i].b);
        if (strcmp(agreed(text), all[i].what)) fail_msg("%s: %s", text, agreed(text));
    }
}

static void what_has_other_words_is_another_claim(void **state)
{
    (void)state;
    assert_string_equal(agreed("The mill made 40 tonnes of paper.\n\nThe boat sank in 60 minutes."), "0/0 0/0");
    assert_string_equal(agreed(""), "");
}

/* Of a group, sixteen are listed. */
static void many_claims_may_say_the_same(void **state)
{
    wn_buf text = wn_buf_new(arena);
    (void)state;
    for (int i = 0; i < 40; i++)
        wn_buf_print(&text, "The mill made %d tonnes of paper in May at Harlow quay.\n\n", 40 + i * 10);
    wn_buf_byte(&text, '\0');
    char *copy = strdup(text.ptr);
    const char *got = agreed(copy);
    assert_int_equal(strncmp(got, "15/15 15/15 15/15 ", 18), 0);
    assert_string_equal(got + strlen(got) - 12, " 0/0 0/0 0/0");
    free(copy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_of_one_kind_agree_or_not), cmocka_unit_test(what_has_other_words_is_another_claim),
        cmocka_unit_test(many_claims_may_say_the_same),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
