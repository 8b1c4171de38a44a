/* said_test.c: whose words a source gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bind/run.h"
#include "find/said.h"
#include "read/read.h"

/* Who says PART of TEXT; "" where that is not known. */
static const char *speaker_of(const char *part, const char *text)
{
    static char name[100];
    wn_err err;
    wn_limits limits = { 0 };
    static const wn_read_options options;
    wn_saids list = { 0 };
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_lua *l = wn_lua_new(&limits, &err);
    wn_doc *doc = wn_doc_new(a, WN_STR("test"), wn_str_of(text));
    assert_true(wn_read_text(doc, &options, &err));
    wn_found *f = wn_lua_found(l, doc, &err);
    assert_non_null(f);
    assert_true(wn_said_find(f, a, &list, &err));
    const char *at = strstr(text, part);
    assert_non_null(at);
    wn_str by = wn_said_by(&list, (uint32_t)(at - text));
    assert_true(by.len < sizeof name);
    memcpy(name, by.ptr, by.len);
    name[by.len] = '\0';
    wn_lua_free(l);
    wn_arena_free(a);
    return name;
}

static void a_quote_has_the_speaker_of_its_cue(void **state)
{
    static const char text[] = "“We open in May,” said Ada Byrne. Nobody laughed.\n\n“And the quay?” asked Tom Finch.";
    (void)state;
    assert_string_equal(speaker_of("We open", text), "Ada Byrne");
    assert_string_equal(speaker_of("And the quay", text), "Tom Finch");
    assert_string_equal(speaker_of("Nobody", text), "");
}

static void a_transcript_has_turns(void **state)
{
    static const char text[] = "Hearing of the board\n\nADA BYRNE (chair): We open in May.\nOr in June.\n\n"
                               "Q: And “the quay”, as Tom Finch said?\nÉva Ö’Hara-Kay: It stays.\n";
    (void)state;
    assert_string_equal(speaker_of("Hearing", text), "");
    assert_string_equal(speaker_of("We open", text), "ADA BYRNE (chair)");
    assert_string_equal(speaker_of("Or in June", text), "ADA BYRNE (chair)");
    assert_string_equal(speaker_of("the quay", text), "Q");
    assert_string_equal(speaker_of("It stays", text), "Éva Ö’Hara-Kay");
}

static void a_colon_makes_no_transcript(void **state)
{
    static const char text[] = "Photo: Reuters\nOne more thing: it rained.\nThe hens were wet.\nSo were the cows.\n"
                               "Source: our own\nhttp://example.org/: gone\nThe end.\n12:30\n";
    (void)state;
    assert_string_equal(speaker_of("The hens", text), "");
    assert_string_equal(speaker_of("Reuters", text), "");
    assert_string_equal(speaker_of("The end", text), "");
}

static void a_name_of_a_turn_is_short_and_ends_with_a_colon(void **state)
{
    static const char text[] = ":\nAda: One.\nTom Finch\nBo: Two.\nAda Byrne Of The Harbour Board And Of All Quays Of This Town: x\n"
                               "Al:x\nQ: Three.\nA\x01: y\n\nAda:";
    (void)state;
    assert_string_equal(speaker_of("One", text), "Ada");
    assert_string_equal(speaker_of("Two", text), "Bo");
    assert_string_equal(speaker_of("Three", text), "Q");
    assert_string_equal(speaker_of("Al:x", text), "Bo");
    assert_string_equal(speaker_of(":\nAda: One", text), "");
    assert_string_equal(speaker_of("We", "Ada: We row.\nTom: So\nBo"), "Ada");
}

static void words_that_nobody_says_have_no_speaker(void **state)
{
    static const char text[] = "“We heard ‘it closes’ twice,” said Ada Byrne. Only “closed” was to be read there.";
    (void)state;
    assert_string_equal(speaker_of("it closes", text), "Ada Byrne");
    assert_string_equal(speaker_of("closed", text), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quote_has_the_speaker_of_its_cue), cmocka_unit_test(a_transcript_has_turns),
        cmocka_unit_test(a_colon_makes_no_transcript),
        cmocka_unit_test(a_name_of_a_turn_is_short_and_ends_with_a_colon),
        cmocka_unit_test(words_that_nobody_says_have_no_speaker),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
