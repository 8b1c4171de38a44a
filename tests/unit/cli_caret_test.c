/* cli_caret_test.c: the line of a filter that a message speaks of, and the place in it. */
#include "group.h"

#include "cli/caret.h"

static wn_str copied(const char *text) { return wn_arena_copy(arena, wn_str_of(text)); }

static void tells(const char *message, const char *want)
{
    wn_buf out = wn_buf_new(arena);
    wn_caret_tell(&out, copied(message));
    wn_buf_byte(&out, '\0');
    assert_string_equal(out.ptr, want);
}

static void shows(const char *message, const char *want)
{
    wn_buf out = wn_buf_new(arena);
    wn_caret_add(&out, copied(message));
    wn_buf_byte(&out, '\0');
    assert_string_equal(out.ptr, want);
}

static void a_place_is_the_word_that_is_quoted(void **state)
{
    (void)state;
    wn_caret_know(arena, WN_STR("./f.lua"), copied("local a = 1\n  return q.speaker.name\nif x && y then\n“a”\n"));
    tells("./f.lua:2: nil value (field 'speaker')", "./f.lua:2:12: nil value (field 'speaker')");
    shows("./f.lua:2: attempt to index a nil value (field 'speaker')",
          "      2 |   return q.speaker.name\n        |            ^^^^^^^ nil here; ask first, as in: if x then\n");
    shows("./f.lua:3: unexpected symbol near '&'",
          "      3 | if x && y then\n        |      ^^ Lua writes 'and'\n");
    shows("./f.lua:4: unexpected symbol near '<\\226>'",
          "      4 | “a”\n        | ^ strings stand in straight marks: \"…\" or '…'\n");
    shows("./f.lua:4: unexpected symbol near '<\\7>'", "      4 | “a”\n        | ^^^\n");
    shows("./f.lua:3: 'zzz' is not there", "      3 | if x && y then\n        | ^^^^^^^^^^^^^^\n");
    shows("./f.lua:3: 'x' or 'y'", "      3 | if x && y then\n        |    ^\n");
    shows("./f.lua:3: an 'open mark", "      3 | if x && y then\n        | ^^^^^^^^^^^^^^\n");
}

static void what_has_no_line_there_shows_none(void **state)
{
    (void)state;
    shows("./f.lua:99: too far", "");
    shows("./f.lua:0: no line", "");
    shows("./f.lua:", "");
    shows("./f.lua", "");
    shows("./f.lua:2", "");
    shows("./f.lua:99999999999999999999: far", "");
    shows("./g.lua:2: another file", "");
    shows("", "");
    tells("./f.lua: no 'zzzzzz' at all", "./f.lua: no 'zzzzzz' at all");
    tells("./f.lua", "./f.lua");
}

static void a_word_alone_leads_to_its_line(void **state)
{
    (void)state;
    wn_caret_know(arena, WN_STR("o.lua"), copied("x = 1\noptions = { colour = 5,\n  coloured = 7, b  = colour }\n"));
    tells("o.lua: option 'colour': no", "o.lua:2:13: option 'colour': no");
    tells("o.lua: option 'coloured': no", "o.lua:3:3: option 'coloured': no");
    tells("o.lua: option 'x.coloured': no", "o.lua:3:3: option 'x.coloured': no");
    tells("o.lua: no option 'b'; did you mean 'coloured'?", "o.lua:3:17: no option 'b'; did you mean 'coloured'?");
    shows("o.lua: option 'b' = 'x'; did you mean 'y'?",
          "      3 |   coloured = 7, b  = colour }\n        |                 ^\n");
}

static void a_statement_that_is_not_closed_leads_to_where_it_opens(void **state)
{
    (void)state;
    wn_caret_know(arena, WN_STR("e.lua"), copied("function f()\n\tif x then\n"));
    shows("e.lua:3: 'end' expected (to close 'if' at line 2) near <eof>",
          "      2 |  if x then\n        |  ^^ each function, if, for and while has its end; 'elseif' is one word\n");
    shows("e.lua:1: 'end' expected (to close 'if' near <eof>",
          "      1 | function f()\n        | ^^^^^^^^^^^^ each function, if, for and while has its end; 'elseif' is one word\n");
}

/* Lua shortens long names to "...", and long lines are cut around the place. */
static void long_names_and_long_lines_are_cut(void **state)
{
    (void)state;
    static const char name[] = "./a/folder/with/a/name/that/is/much/longer/than/what/lua/takes/into/a/message.lua";
    char line[400] = "", message[200];
    wn_buf out = wn_buf_new(arena);
    for (int i = 0; i < 40; i++) strcat(line, "größer ");
    strcat(line, "here ");
    for (int i = 0; i < 9; i++) strcat(line, "ü ");
    wn_caret_know(arena, WN_STR("./a/folder/with/a/name/that/is/much/longer/than/what/lua/takes/into/a/message.lua"),
                  copied(line));
    snprintf(message, sizeof message, "...%s:1: near 'here'", name + sizeof name - 1 - 56);
    wn_caret_add(&out, copied(message));
    wn_buf_byte(&out, '\0');
    assert_non_null(strstr(out.ptr, "here"));
    assert_non_null(strstr(out.ptr, "^^^^\n"));
    assert_true(out.len < 400);
    snprintf(message, sizeof message, "...%s:1: near 'here'", name + sizeof name - 1 - 56);
    out.len = 0;
    wn_caret_tell(&out, copied(message));
    wn_buf_byte(&out, '\0');
    assert_non_null(strstr(out.ptr, "message.lua:1:281: near"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_is_the_word_that_is_quoted),
        cmocka_unit_test(what_has_no_line_there_shows_none),
        cmocka_unit_test(a_word_alone_leads_to_its_line),
        cmocka_unit_test(a_statement_that_is_not_closed_leads_to_where_it_opens),
        cmocka_unit_test(long_names_and_long_lines_are_cut),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
