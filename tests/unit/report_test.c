/* report_test.c: findings as the formats that other programs read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/json.h"
#include "write/report.h"

static wn_arena *arena;
static int begin(void **state) { (void)state; arena = wn_arena_new(0, NULL, NULL); return 0; }
static int end(void **state) { (void)state; wn_arena_free(arena); return 0; }

#define SOURCE "One.\r\nGr\xc3\xbc\xc3\x9f \xf0\x9f\x98\x80 hens\nThree.\n"

/* A finding about "hens", and one over two lines whose message is hostile. */
static wn_report make(void)
{
    wn_report r = { .files = 1 };
    wn_finding *f = wn_list_add(arena, &r.list);
    *f = (wn_finding){ .path = WN_STR("a b.txt"), .rule = WN_STR("hens"), .message = WN_STR("say \"cocks\""),
                       .fix = WN_STR("cocks"), .fixable = true, .severity = WN_WARNING, .start = 18, .end = 22 };
    wn_finding_place(f, WN_STR(SOURCE), NULL);
    f = wn_list_add(arena, &r.list);
    *f = (wn_finding){ .path = WN_STR("a b.txt"), .rule = WN_STR("x,y"), .severity = WN_ERROR,
                       .message = WN_STR("\x1b[31m<&>\n::error::pwned %"), .start = 18, .end = 29 };
    wn_finding_place(f, WN_STR(SOURCE), &r.list.at[0]);
    *wn_list_add(arena, &r.rules) = (wn_pair){ WN_STR("hens"), WN_STR("no hens") };
    return r;
}

static const char *as(const char *format, const wn_report *r)
{
    wn_buf out = wn_buf_new(arena);
    wn_reporter_find(wn_str_of(format))->write(r, &out);
    wn_buf_byte(&out, '\0');
    return out.ptr;
}

static void places_are_known_in_all_units(void **state)
{
    (void)state;
    wn_report r = make();
    const wn_finding *f = &r.list.at[0];
    assert_int_equal(f->from.line, 2);
    assert_int_equal(f->from.points, 8);
    assert_int_equal(f->from.utf16, 9);
    assert_int_equal(f->from.bytes, 13);
    assert_int_equal(f->to.points, 12);
    assert_true(wn_str_eq(f->line, WN_STR("Gr\xc3\xbc\xc3\x9f \xf0\x9f\x98\x80 hens")));
    assert_int_equal(f[1].from.line, 2);
    assert_int_equal(f[1].to.line, 3);
    assert_int_equal(f[1].to.points, 7);
}

static void prints_stay_when_lines_move(void **state)
{
    (void)state;
    wn_finding a = { .rule = WN_STR("r"), .start = 4, .end = 7 }, b = { .rule = WN_STR("r"), .start = 9, .end = 12 };
    wn_finding c = { .rule = WN_STR("s"), .start = 4, .end = 7 };
    wn_finding_place(&a, WN_STR("One two"), NULL);
    wn_finding_place(&b, WN_STR("New\n\nOne two  "), NULL);
    wn_finding_place(&c, WN_STR("One two"), NULL);
    assert_true(a.print == b.print);
    assert_true(a.print != c.print);
}

static void text_is_a_line_a_finding_and_safe(void **state)
{
    (void)state;
    wn_report r = make();
    assert_string_equal(as("text", &r),
                        "a b.txt:2:8: warning: say \"cocks\" [hens]\n"
                        "a b.txt:2:8: error: \\x1b[31m<&>\\n::error::pwned % [x,y]\n");
    r.color = true;
    r.list.len = 1;
    assert_non_null(strstr(as("text", &r), "\n    Gr\xc3\xbc\xc3\x9f \xf0\x9f\x98\x80 hens\n           ^\n"));
}

static void commands_of_workflows_cannot_be_forged(void **state)
{
    (void)state;
    wn_report r = make();
    assert_string_equal(as("github", &r),
                        "::warning file=a b.txt,line=2,col=9,endColumn=13,title=hens::say \"cocks\"\n"
                        "::error file=a b.txt,line=2,endLine=3,title=x%2Cy::\\x1b[31m<&>%0A::error::pwned %25\n");
    r.list.len = 1;
    r.list.at[0].message = WN_STR("a\xE2\x80\xAE b\xE2\x80\xA8" "c");
    assert_non_null(strstr(as("github", &r), "title=hens::a\\u202e b\\u2028c\n"));
}

/* TEXT is one JSON value, or one a line where LINES says so. */
static void is_json(const char *text, bool lines)
{
    while (*text) {
        size_t n = lines ? strcspn(text, "\n") : strlen(text);
        wn_json j = wn_json_new(arena, (wn_str){ text, n });
        wn_json_event e;
        wn_err err;
        do {
            if (!wn_json_next(&j, &e, &err)) fail_msg("%s at %zu of %s", err.text, err.at, text);
        } while (e.type != WN_JSON_END);
        text += n + (text[n] == '\n');
    }
}

static void json_formats_are_json(void **state)
{
    (void)state;
    wn_report r = make(), none = { 0 };
    is_json(as("json", &r), false);
    is_json(as("sarif", &r), false);
    is_json(as("gitlab", &r), false);
    is_json(as("rdjsonl", &r), true);
    is_json(as("json", &none), false);
    is_json(as("sarif", &none), false);
    is_json(as("gitlab", &none), false);
    assert_non_null(strstr(as("rdjsonl", &r), "\"start\":{\"line\":2,\"column\":13}"));
    assert_non_null(strstr(as("sarif", &r), "\"startColumn\":9"));
    assert_non_null(strstr(as("sarif", &r), "\"uri\":\"a%20b.txt\""));
}

static void hidden_findings_stay_in_sarif_alone(void **state)
{
    (void)state;
    wn_report r = make();
    r.list.at[0].hidden = WN_IN_BASELINE;
    r.list.at[1].hidden = WN_IN_COMMENT;
    assert_string_equal(as("text", &r), "");
    assert_string_equal(as("github", &r), "");
    assert_non_null(strstr(as("sarif", &r), "\"baselineState\":\"unchanged\""));
    assert_non_null(strstr(as("sarif", &r), "\"kind\":\"inSource\""));
    assert_non_null(strstr(as("junit", &r), "failures=\"0\""));
    is_json(as("sarif", &r), false);
}

static void xml_is_escaped(void **state)
{
    (void)state;
    wn_report r = make();
    const char *xml = as("checkstyle", &r);
    assert_non_null(strstr(xml, "message=\"\\x1b[31m&#60;&#38;&#62;&#10;::error::pwned %\""));
    assert_non_null(strstr(xml, "severity=\"warning\" message=\"say &#34;cocks&#34;\""));
    assert_non_null(strstr(as("junit", &r), "failures=\"2\""));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(places_are_known_in_all_units), TEST(prints_stay_when_lines_move),
        TEST(text_is_a_line_a_finding_and_safe), TEST(commands_of_workflows_cannot_be_forged),
        TEST(json_formats_are_json), TEST(hidden_findings_stay_in_sarif_alone), TEST(xml_is_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
