/* Filters over documents: return values, order, names, options, the sandbox and its limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bind/option.h"
#include "bind/run.h"
#include "read/read.h"

typedef struct {
    wn_lua *lua;
    wn_arena *arena;
    wn_doc *doc;
    wn_result result;
    wn_edits *edits;
    wn_err err;
    bool fine;
} trial;

static trial start(double seconds, size_t memory)
{
    trial t = { 0 };
    wn_limits limits = { seconds, memory };
    t.lua = wn_lua_new(&limits, &t.err);
    assert_non_null(t.lua);
    t.arena = wn_arena_new(0, NULL, NULL);
    return t;
}

static void add(trial *t, const char *name, const char *source)
{
    t->fine = wn_lua_add(t->lua, wn_str_of(name), wn_str_of(source), &t->err);
}

static void over(trial *t, const char *text)
{
    t->doc = wn_doc_new(t->arena, WN_STR("story"), wn_str_of(text));
    static const wn_read_options options;
    assert_true(wn_read_text(t->doc, &options, &t->err));
    t->fine = wn_lua_run(t->lua, t->doc, &t->result, &t->err);
    if (t->fine) t->edits = wn_edit_resolve(t->doc, &t->result.decisions, false);
}

static void end(trial *t)
{
    wn_lua_free(t->lua);
    wn_arena_free(t->arena);
}

/* One filter over TEXT keeps KEPT. */
static void keeps(const char *source, const char *text, const char *kept)
{
    trial t = start(0, 0);
    add(&t, "f.lua", source);
    if (!t.fine) print_message("%s\n", t.err.text);
    assert_true(t.fine);
    over(&t, text);
    if (!t.fine) print_message("%s\n", t.err.text);
    assert_true(t.fine);
    wn_str got = wn_edit_text(t.doc, t.edits, t.arena);
    assert_string_equal(wn_arena_copy(t.arena, got).ptr, kept);
    end(&t);
}

/* One filter over TEXT fails with a message that has PART in it. */
static void fails(const char *source, const char *text, const char *part)
{
    trial t = start(0, 0);
    add(&t, "f.lua", source);
    if (t.fine) over(&t, text);
    assert_false(t.fine);
    assert_int_equal(t.err.code, WN_BAD_RULE);
    if (!strstr(t.err.text, part)) print_message("%s\n", t.err.text);
    assert_non_null(strstr(t.err.text, part));
    end(&t);
}

#define TWO "One hen laid. Two hens did not."

static void nil_leaves_everything(void **state)
{
    (void)state;
    keeps("function Sentence(s) end", TWO, TWO);
}

static void an_empty_table_and_drop_drop(void **state)
{
    (void)state;
    keeps("function Sentence(s) if s.index == 1 then return {} end end", TWO, "Two hens did not.");
    keeps("function Sentence(s) if s.index == 2 then return drop 'why' end end", TWO, "One hen laid.");
}

static void a_string_replaces(void **state)
{
    (void)state;
    keeps("function Sentence(s) if s.index == 1 then return 'None laid.' end end", TWO,
          "None laid. Two hens did not.");
}

static void parts_are_what_stays(void **state)
{
    (void)state;
    keeps("function Block(b) return b.sentences[2] end", TWO, "Two hens did not.");
    keeps("function Block(b) return { b.sentences[1] } end", TWO, "One hen laid.");
    keeps("function Block(b) return b.sentences end", TWO, TWO);
}

static void keep_wins_over_drop(void **state)
{
    (void)state;
    keeps("return { { Sentence = function(s) return drop() end },"
          "         { Sentence = function(s) if s.index == 2 then return s end end } }",
          TWO, "Two hens did not.");
}

static void what_is_dropped_is_not_entered(void **state)
{
    (void)state;
    keeps("local seen = 0\n"
          "function Block(b) return drop() end\n"
          "function Sentence(s) seen = seen + 1 end\n"
          "function Document(d) assert(seen == 0) return keep() end", TWO, TWO);
}

static void false_stops_the_descent(void **state)
{
    (void)state;
    keeps("function Block(b) return nil, false end function Sentence(s) return drop() end", TWO, TWO);
}

static void things_are_visited_as_one_reads(void **state)
{
    (void)state;
    keeps("local order = {}\n"
          "function Sentence(s) order[#order + 1] = 'S' .. s.index end\n"
          "function Block(b) order[#order + 1] = 'B' .. b.index end\n"
          "function Document(d) assert(table.concat(order, ' ') == 'B1 S1 S2 B2 S3') end",
          "One. Two.\n\nThree.", "One. Two.\n\nThree.");
}

static void positions_are_those_of_lua_strings(void **state)
{
    (void)state;
    keeps("function Sentence(s)\n"
          "  assert(s.document.text:sub(s.first, s.last) == s.text)\n"
          "  assert(s.kind == 'Sentence' and s.line == 1)\n"
          "  assert(s.block.index == 1 and s.sentence == s)\n"
          "end", TWO, TWO);
}

static void names_that_are_none_are_errors(void **state)
{
    (void)state;
    fails("function Qoute(q) end", TWO, "did you mean 'Quote'?");
    fails("function Sentence(s) return s.txt end", TWO, "did you mean 'text'?");
    fails("return { Sentense = function() end }", TWO, "did you mean 'Sentence'?");
    fails("winnow.boilerplate{ 'x', reson = 'share' }", TWO, "no setting 'reson'");
}

static void wrong_returns_are_errors(void **state)
{
    (void)state;
    fails("function Sentence(s) return 3.5 == 3.5 end", TWO, "returned a boolean");
    fails("function Sentence(s) return { a = 1 } end", TWO, "a table with names in it");
    fails("function Sentence(s) return s.block end", TWO, "not inside the thing");
    fails("function Sentence(s) return print end", TWO, "at story:1:1");
}

static void a_kind_of_ones_own(void **state)
{
    (void)state;
    keeps("winnow.define('Bird', { phrases = { 'hen', 'hens', 'cock' } })\n"
          "function Bird(b) return b.text:upper() end", TWO, "One HEN laid. Two HENS did not.");
    keeps("winnow.define('Number', { pattern = '\\\\b(one|two)\\\\b', flags = 'i' })\n"
          "function Number(n) return '1' end", TWO, "1 hen laid. 1 hens did not.");
    fails("winnow.define('Quote', { pattern = 'x' })", TWO, "there is such a kind already");
    fails("winnow.define('Bad', { pattern = '(' })", TWO, "f.lua:1: pattern, byte 2");
}

static void kinds_of_one_name_are_each_filters_own(void **state)
{
    (void)state;
    trial t = start(0, 0);
    add(&t, "a.lua", "winnow.define('Bird', { pattern = 'hens' }) function Bird(b) return 'cocks' end");
    add(&t, "b.lua", "winnow.define('Bird', { pattern = 'hen\\\\b' }) function Bird(b) return 'cock' end");
    add(&t, "c.lua", "function Bird(b) b:note(b.text) end");     /* the first that is defined */
    over(&t, TWO);
    assert_true(t.fine);
    wn_str got = wn_edit_text(t.doc, t.edits, t.arena);
    assert_string_equal(wn_arena_copy(t.arena, got).ptr, "One cock laid. Two cocks did not.");
    assert_int_equal(t.result.notes.len, 1);
    assert_true(wn_str_eq(t.result.notes.at[0].message, WN_STR("hens")));
    end(&t);
}

static void what_one_document_sets_the_next_does_not_see(void **state)
{
    (void)state;
    trial t = start(0, 0);
    add(&t, "f.lua", "n = 0 function Sentence(s) n = n + 1 assert(n == 1) end");
    over(&t, "One.");
    assert_true(t.fine);
    over(&t, "Two.");
    assert_true(t.fine);
    end(&t);
}

static void filters_do_not_see_each_other(void **state)
{
    (void)state;
    trial t = start(0, 0);
    add(&t, "a.lua", "secret = 1 string.x = nil");
    assert_false(t.fine);
    add(&t, "b.lua", "secret = 1");
    add(&t, "c.lua", "function Document(d) assert(secret == nil) end");
    over(&t, TWO);
    assert_true(t.fine);
    end(&t);
}

static void options_come_from_outside(void **state)
{
    (void)state;
    trial t = start(0, 0);
    add(&t, "f.lua", "filter = { name = 'f', options = { min = 3, loud = false } }\n"
                     "function Document(d) assert(filter.options.min == 7 and filter.options.loud) end");
    assert_true(wn_lua_option(t.lua, WN_STR("f.min"), WN_STR("7"), &t.err));
    assert_true(wn_lua_option(t.lua, WN_STR("loud"), WN_STR("true"), &t.err));
    assert_false(wn_lua_option(t.lua, WN_STR("f.min"), WN_STR("seven"), &t.err));
    assert_int_equal(t.err.code, WN_USAGE);
    assert_false(wn_lua_option(t.lua, WN_STR("f.mim"), WN_STR("7"), &t.err));
    over(&t, TWO);
    assert_true(t.fine);
    end(&t);
}

static void reports_are_kept_with_their_place(void **state)
{
    (void)state;
    trial t = start(0, 0);
    add(&t, "f.lua", "function Sentence(s) s:warning('hens', 'a hen', 'a cock') s:note 'plain' end");
    over(&t, TWO);
    assert_int_equal(t.result.notes.len, 4);
    assert_int_equal(t.result.notes.at[0].severity, WN_WARNING);
    assert_int_equal(t.result.notes.at[2].span.start, 14);
    assert_true(wn_str_eq(t.result.notes.at[1].rule, WN_STR("Sentence")));
    assert_true(wn_str_eq(t.result.notes.at[1].message, WN_STR("plain")));
    end(&t);
}

static void what_a_filter_can_reach_is_this_and_no_more(void **state)
{
    (void)state;
    keeps("local seen = {}\n"
          "for _, name in ipairs { 'io', 'os', 'debug', 'package', 'dofile', 'loadfile', 'collectgarbage',\n"
          "    'loadstring', 'module' } do assert(_G[name] == nil, name) end\n"
          "assert(string.dump == nil and math.randomseed == nil and coroutine.close == nil)\n"
          "assert(getmetatable('') == false and getmetatable(_G) == false)\n"
          "assert(not pcall(function() string.rep = nil end))\n"
          "assert(not pcall(rawset, string, 'rep', 1))\n"
          "assert(not pcall(setmetatable, {}, { __gc = print }))\n"
          "assert(not pcall(setmetatable, {}, { __mode = 'k' }))\n"
          "assert(not pcall(require, 'os'))\n"
          "assert(require 'winnow'.words)\n"
          "assert(load('\\27Lua') == nil)\n"
          "assert(load('return 1 + 1')() == 2)\n"
          "x = 5 assert(load('return x')() == 5)\n"
          "assert(tostring({}) == 'table' and string.format('%s', print) == 'function')", TWO, TWO);
}

static void pairs_has_an_order(void **state)
{
    (void)state;
    keeps("local t, out = { z = 1, a = 2, [2] = 3, [1] = 4, [true] = 5 }, {}\n"
          "for k, v in pairs(t) do out[#out + 1] = tostring(k) .. v end\n"
          "assert(table.concat(out, ' ') == '14 23 a2 z1 true5')", TWO, TWO);
}

static void next_has_an_order(void **state)
{
    (void)state;
    keeps("local out, huge = {}, math.maxinteger\n"
          "local t = { z = 1, a = 2, [2] = 3, [1] = 4, [true] = 5, [false] = 6, [0.5] = 7, [-3] = 8,\n"
          "            [huge] = 9, [huge - 1] = 10 }\n"
          "for k in next, t do out[#out + 1] = tostring(k) end\n"
          "local all = table.concat(out, ' ')\n"
          "assert(all == '-3 0.5 1 2 9223372036854775806 9223372036854775807 a z false true', all)\n"
          "local nested, n = '', 0\n"
          "for k in next, t do for _ in next, t do n = n + 1 end nested = nested .. tostring(k) .. ' ' end\n"
          "assert(nested == all .. ' ' and n == 100)\n"
          "assert(next(t) == -3 and next({}) == nil and select('#', next({})) == 1)\n"
          "t.b = 0 t[-3] = nil                     -- more keys than when it was asked\n"
          "local seen = '' for k in next, t do seen = seen .. tostring(k) .. ' ' t[k] = nil end\n"
          "assert(seen == '0.5 1 2 9223372036854775806 9223372036854775807 a b z false true ', seen)\n"
          "assert(next(t) == nil)\n"
          "local q = { b = 1 } assert(next(q) == 'b') q.a = 1 q.c = 1\n"
          "seen = '' for k in next, q do seen = seen .. k end\n"
          "assert(seen == 'bac', seen)             -- what came first still does\n"
          "while next(q) do q[next(q)] = nil end\n"
          "local f = next q.x, q.y, q.w = 1, 1, 1\n"
          "local k = f(q) f({ 1 }) q[k] = nil for _ in f, q do end\n"
          "assert(f(q, k) == 'x')                  -- behind one that went\n"
          "assert(not pcall(next, 1))", TWO, TWO);
}

static void a_language_is_told_by_the_first_words(void **state)
{
    (void)state;
    keeps("local en, fr = 'the hen and the cock were in the yard ', 'la poule et le coq sont dans la cour '\n"
          "assert(winnow.language(en:rep(40) .. fr:rep(400)) == 'en')\n"
          "assert(winnow.language(fr:rep(400)) == 'fr')", TWO, TWO);
}

static void things_as_keys_stand_as_in_the_document(void **state)
{
    (void)state;
    keeps("function Document(d)\n"
          "  local set, out = {}, {}\n"
          "  for i = #d.sentences, 1, -1 do set[d.sentences[i]] = i end\n"
          "  for _, i in pairs(set) do out[#out + 1] = i end\n"
          "  assert(table.concat(out) == '12', table.concat(out))\n"
          "end", TWO, TWO);
}

static void of_two_slips_the_first_by_name_is_told(void **state)
{
    (void)state;
    fails("function Zebra() end function Qoute() end function Blokc() end", TWO, "'Blokc'");
    fails("winnow.boilerplate { 'x', zreason = 1, areason = 2, where = 'start' }", TWO, "'areason'");
}

/* More patterns than are kept: the ones that are used again and again are not compiled anew. */
static void of_a_full_cache_the_oldest_goes(void **state)
{
    (void)state;
    keeps("local one = winnow.regex('hen')\n"
          "for i = 1, 600 do\n"
          "  winnow.regex('x' .. i)\n"
          "  assert(rawequal(winnow.regex('hen'), one), i)\n"
          "end\n"
          "local last = winnow.regex('x600')\n"
          "for i = 1, 254 do winnow.regex('y' .. i) end\n"
          "assert(rawequal(winnow.regex('x600'), last))\n"
          "for i = 1, 256 do winnow.regex('z' .. i) end\n"
          "assert(not rawequal(winnow.regex('x600'), last))", TWO, TWO);
}

static void things_of_a_document_that_is_done_are_refused(void **state)
{
    (void)state;
    keeps("function Document(d)\n"
          "  local inner = winnow.read('A hen. A cock.')\n"
          "  assert(#inner.sentences == 2 and inner.sentences[1].text == 'A hen.')\n"
          "  assert(not pcall(function() inner:note('x', 'y') end))\n"
          "  local kept, report = winnow.run('function Sentence(s) return drop() end', 'A hen.')\n"
          "  assert(kept == '' and #report.ledger == 1)\n"
          "end", TWO, TWO);
}

/* Runs FILTER in a process of its own; its exit status. */
static int status_of(const char *filter, double seconds, size_t memory)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        if (!freopen("/dev/null", "w", stderr)) _exit(99);
        trial t = start(seconds, memory);
        add(&t, "f.lua", filter);
        if (t.fine) over(&t, TWO);
        _exit(t.fine ? 0 : (int)t.err.code);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void endless_filters_end(void **state)
{
    (void)state;
    static const char *const endless[] = {
        "while true do end",
        "while true do pcall(function() while true do end end) end",
        "function Sentence(s) while true do pcall(error) end end",
        "local f = coroutine.wrap(function() while true do end end) f()",
        "local c = coroutine.create(function() while true do coroutine.yield() end end)\n"
        "while true do coroutine.resume(c) end",
        "xpcall(function() while true do end end, function() while true do end end)",
        "local t = setmetatable({}, { __index = function(t, k) while true do end end }) local x = t.x",
        "while true do string.rep('x', 1 << 24) end",
        "local s = string.rep('a', 30000) string.find(s, string.rep('a-', 9) .. 'b')",
        "local t = {} for i = 1, 1e7 do t[i] = i % 7 end table.sort(t, function() return true end) while true do end",
    };
    for (size_t i = 0; i < sizeof endless / sizeof *endless; i++) {
        int status = status_of(endless[i], 0.2, 0);
        if (status != WN_LIMIT) print_message("%s\n", endless[i]);
        assert_int_equal(status, WN_LIMIT);
    }
}

static void greedy_filters_end(void **state)
{
    (void)state;
    static const char *const greedy[] = {
        "local s = 'x' while true do s = s .. s end",
        "local t = {} while true do t[#t + 1] = {} end",
        "local t = {} while true do t[#t + 1] = winnow.read(('A hen. '):rep(1000)) end",
        "pcall(string.rep, 'x', 1 << 30)",
    };
    for (size_t i = 0; i < sizeof greedy / sizeof *greedy; i++)
        assert_int_equal(status_of(greedy[i], 20, (size_t)64 << 20), WN_LIMIT);
}

static void deep_filters_fail_and_do_not_crash(void **state)
{
    (void)state;
    static const char *const deep[] = {
        "local function f() return 1 + f() end f()",
        "local function f() return pcall(f) and error() end f() error 'x'",
        "local s = string.rep('(', 10000) .. string.rep(')', 10000) load('return ' .. s)()",
        "local function f(x) return (string.gsub('x', 'x', f)) end f() error 'x'",
        "local co local function f() co = coroutine.wrap(f) return co() end f() error 'x'",
    };
    for (size_t i = 0; i < sizeof deep / sizeof *deep; i++) {
        int status = status_of(deep[i], 20, 0);
        assert_true(status == WN_BAD_RULE || status == WN_LIMIT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nil_leaves_everything),
        cmocka_unit_test(an_empty_table_and_drop_drop),
        cmocka_unit_test(a_string_replaces),
        cmocka_unit_test(parts_are_what_stays),
        cmocka_unit_test(keep_wins_over_drop),
        cmocka_unit_test(what_is_dropped_is_not_entered),
        cmocka_unit_test(false_stops_the_descent),
        cmocka_unit_test(things_are_visited_as_one_reads),
        cmocka_unit_test(positions_are_those_of_lua_strings),
        cmocka_unit_test(names_that_are_none_are_errors),
        cmocka_unit_test(wrong_returns_are_errors),
        cmocka_unit_test(a_kind_of_ones_own),
        cmocka_unit_test(kinds_of_one_name_are_each_filters_own),
        cmocka_unit_test(what_one_document_sets_the_next_does_not_see),
        cmocka_unit_test(filters_do_not_see_each_other),
        cmocka_unit_test(options_come_from_outside),
        cmocka_unit_test(reports_are_kept_with_their_place),
        cmocka_unit_test(what_a_filter_can_reach_is_this_and_no_more),
        cmocka_unit_test(pairs_has_an_order),
        cmocka_unit_test(next_has_an_order),
        cmocka_unit_test(a_language_is_told_by_the_first_words),
        cmocka_unit_test(things_as_keys_stand_as_in_the_document),
        cmocka_unit_test(of_two_slips_the_first_by_name_is_told),
        cmocka_unit_test(of_a_full_cache_the_oldest_goes),
        cmocka_unit_test(things_of_a_document_that_is_done_are_refused),
        cmocka_unit_test(endless_filters_end),
        cmocka_unit_test(greedy_filters_end),
        cmocka_unit_test(deep_filters_fail_and_do_not_crash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
