/* report_test.c: findings as the formats that other programs read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/json.h"
#include "base/utf8.h"
#include "write/report.h"

static wn_arena *arena;
static int begin(void **state) { (void)state; arena = wn_arena_new(0, NULL, NULL); return 0; }
static int end(void **state) { (void)state; wn_arena_free(arena); return 0; }

#define SOURCE "One.\r\nGr\xc3\xbc\xc3\x9f \xf0\x9f\x98\x80 hens\nThree.\n"

static void place(wn_finding *f, wn_str source, const wn_finding *near)
{
    wn_places p = { .source = source, .arena = arena };
    wn_finding_place(f, &p, near);
}

/* A finding about "hens", and one over two lines whose message is hostile. */
static wn_report make(void)
{
    wn_report r = { .files = 1 };
    wn_finding *f = wn_list_add(arena, &r.list);
    *f = (wn_finding){ .path = WN_STR("a b.txt"), .rule = WN_STR("hens"), .message = WN_STR("say \"cocks\""),
                       .fix = WN_STR("cocks"), .fixable = true, .severity = WN_WARNING, .start = 18, .end = 22 };
    place(f, WN_STR(SOURCE), NULL);
    f = wn_list_add(arena, &r.list);
    *f = (wn_finding){ .path = WN_STR("a b.txt"), .rule = WN_STR("x,y"), .severity = WN_ERROR,
                       .message = WN_STR("\x1b[31m<&>\n::error::pwned %"), .start = 18, .end = 29 };
    place(f, WN_STR(SOURCE), &r.list.at[0]);
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
    place(&a, WN_STR("One two"), NULL);
    place(&b, WN_STR("New\n\nOne two  "), NULL);
    place(&c, WN_STR("One two"), NULL);
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

/* Reports say of themselves that they are not of all files; text is beside what standard error said. */
static void failures_are_in_reports(void **state)
{
    (void)state;
    wn_report r = { 0 };
    assert_non_null(strstr(as("sarif", &r), "\"executionSuccessful\":true,\"toolExecutionNotifications\":[]"));
    assert_non_null(strstr(as("junit", &r), "tests=\"1\" failures=\"0\" errors=\"0\""));
    wn_failure f = { WN_STR("a,b.md"), WN_STR("a,b.md:1:5: not UTF-8: <\xc2\x9b>\n::error::pwned") };
    *wn_list_add(arena, &r.failures) = f;
    *wn_list_add(arena, &r.failures) = f;
    assert_string_equal(as("text", &r), "");
    assert_non_null(strstr(as("github", &r), "::error file=a%2Cb.md,title=unreadable::a,b.md:1:5: not UTF-8"));
    assert_null(strstr(as("github", &r), "\n::error::pwned"));
    assert_non_null(strstr(as("sarif", &r), "\"executionSuccessful\":false"));
    assert_non_null(strstr(as("sarif", &r), "\"artifactLocation\":{\"uri\":\"a%2Cb.md\"}"));
    assert_non_null(strstr(as("junit", &r), "tests=\"2\" failures=\"0\" errors=\"2\""));
    assert_non_null(strstr(as("junit", &r), "classname=\"a,b.md\"><error message=\"a,b.md:1:5: not UTF-8: &#60;"));
    assert_non_null(strstr(as("checkstyle", &r), "<file name=\"a,b.md\">\n<error severity=\"error\""));
    assert_non_null(strstr(as("gitlab", &r), "\"severity\":\"blocker\""));
    is_json(as("sarif", &r), false);
    is_json(as("json", &r), false);
    is_json(as("gitlab", &r), false);
    is_json(as("rdjsonl", &r), true);
}

/* A finding about the bytes [START, END) of SOURCE. */
static void find(wn_report *r, const char *path, wn_str source, uint32_t start, uint32_t end)
{
    const wn_finding *near = r->list.len ? &r->list.at[r->list.len - 1] : NULL;
    wn_finding *f = wn_list_add(arena, &r->list);
    *f = (wn_finding){ .path = wn_str_of(path), .rule = WN_STR("r"), .message = WN_STR("m"), .start = start, .end = end };
    place(f, source, near ? &r->list.at[r->list.len - 2] : NULL);
}

static void lines_end_in_every_way_and_findings_come_in_any_order(void **state)
{
    static const char source[] = "a\rb\r\nc\nd\r";
    wn_report r = { .files = 1 };
    (void)state;
    find(&r, "x", WN_STR(source), 7, 8);
    find(&r, "x", WN_STR(source), 2, 3);
    find(&r, "x", WN_STR(source), 2, 9);
    assert_int_equal(r.list.at[0].from.line, 4);
    assert_int_equal(r.list.at[1].from.line, 2);
    assert_int_equal(r.list.at[2].to.line, 5);
    assert_int_equal(r.list.at[2].to.points, 1);
}

/* A line of COUNT times é, and a finding about the one at WHERE. */
static const char *long_line(int count, int where)
{
    wn_buf line = wn_buf_new(arena);
    wn_report r = { .files = 1, .color = true };
    for (int i = 0; i < count; i++) wn_buf_add(&line, WN_STR("é"));
    find(&r, "x", wn_buf_str(&line), (uint32_t)where * 2, (uint32_t)where * 2 + 2);
    return as("text", &r);
}

static void a_long_line_is_cut_between_characters(void **state)
{
    (void)state;
    for (int where = 0; where < 200; where += 33) {
        const char *text = long_line(200, where);
        assert_int_equal(wn_utf8_bad(wn_str_of(text)), strlen(text));
        assert_true(strlen(text) < 400);
    }
    wn_report r = { .files = 1, .color = true };
    wn_buf line = wn_buf_new(arena);
    for (int i = 0; i < 61; i++) wn_buf_add(&line, WN_STR("é"));
    wn_buf_add(&line, WN_STR("xü"));
    for (int i = 0; i < 100; i++) wn_buf_add(&line, WN_STR("é"));
    find(&r, "x", wn_buf_str(&line), 122, 123);
    find(&r, "x", wn_buf_str(&line), 123, 125);
    const char *text = as("text", &r);
    assert_int_equal(wn_utf8_bad(wn_str_of(text)), strlen(text));
}

/* Many places, in any order, of a text longer than what is counted at once. */
static void places_are_where_one_counts_them(void **state)
{
    static const char *const parts[] = { "a", "é", "\r\n", "\U0001F600", "\n", "\r", "€", "bcdefghijklmnopq" };
    wn_buf text = wn_buf_new(arena);
    (void)state;
    for (uint32_t i = 0; i < 3000; i++) wn_buf_add(&text, wn_str_of(parts[i * 7919u % 101 % 8]));
    wn_places p = { .source = wn_buf_str(&text), .arena = arena };
    for (uint32_t i = 0; i < 400; i++) {
        uint32_t at = i * 7919u % (uint32_t)text.len;
        while (((unsigned char)text.ptr[at] & 0xC0) == 0x80) at--;
        wn_finding f = { .rule = WN_STR("r"), .start = at, .end = (uint32_t)text.len }, g = f;
        wn_finding_place(&f, &p, NULL);
        place(&g, p.source, NULL);
        wn_spot by_hand = { 1, 1, 1, 1 };
        for (uint32_t k = 0, n; k < at; k += n) {
            uint32_t c = wn_utf8_at(p.source, k, &n);
            bool ends = c == '\n' || (c == '\r' && text.ptr[k + 1] != '\n');
            by_hand = ends ? (wn_spot){ by_hand.line + 1, 1, 1, 1 }
                           : (wn_spot){ by_hand.line, by_hand.points + 1, by_hand.utf16 + 1 + (n == 4), by_hand.bytes + n };
        }
        assert_memory_equal(&f.from, &by_hand, sizeof by_hand);
        assert_memory_equal(&f.to, &g.to, sizeof g.to);
        assert_int_equal(f.print, g.print);
        assert_true(f.words.len <= 4096 && f.line.len <= 160);
        assert_true(wn_utf8_bad(f.words) == f.words.len && wn_utf8_bad(f.line) == f.line.len);
    }
}

static void files_are_told_apart(void **state)
{
    wn_report r = { .files = 2 };
    (void)state;
    find(&r, "a", WN_STR("x"), 0, 1);
    find(&r, "a", WN_STR("x"), 0, 1);
    r.list.at[1].path = WN_STR("b\xEF\xBF\xBE\xEF\xBF\xBF\t\r\x01");
    const char *xml = as("checkstyle", &r);
    assert_non_null(strstr(xml, "<file name=\"a\">\n"));
    assert_non_null(strstr(xml, "</file>\n<file name=\"b\\xfffe\\xffff&#9;&#13;\\x01\">\n"));
    assert_non_null(strstr(xml, "</file>\n</checkstyle>"));
    r.list.at[0].message = WN_STR("\n##vso[x]");
    assert_non_null(strstr(as("checkstyle", &r), "message=\"&#10;#&#35;vso[x]\""));
}

/* The id of a record may hold what no path does. */
static void a_path_is_an_address(void **state)
{
    wn_report r = { .files = 1 };
    (void)state;
    find(&r, "", WN_STR("x"), 0, 1);
    r.list.at[0].path = (wn_str){ "a\0b/\xC3\xBC~.c%", 10 };
    assert_non_null(strstr(as("sarif", &r), "\"uri\":\"a%00b/%C3%BC~.c%25\""));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(places_are_known_in_all_units), TEST(prints_stay_when_lines_move),
        TEST(text_is_a_line_a_finding_and_safe), TEST(commands_of_workflows_cannot_be_forged),
        TEST(json_formats_are_json), TEST(hidden_findings_stay_in_sarif_alone), TEST(xml_is_escaped),
        TEST(failures_are_in_reports),
        TEST(lines_end_in_every_way_and_findings_come_in_any_order), TEST(a_long_line_is_cut_between_characters),
        TEST(places_are_where_one_counts_them),
        TEST(files_are_told_apart), TEST(a_path_is_an_address),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
