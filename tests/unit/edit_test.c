/* edit_test.c: what is left of a text when things are dropped, replaced, pinned and marked. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "edit/edit.h"

#include <stdlib.h>

typedef struct { wn_arena *arena; wn_doc *doc; wn_decisions decisions; wn_edits *edits; } bench;

/* A document whose blocks are the lines of TEXT that are not blank; "•" begins an item. */
static bench open_text(const char *text)
{
    bench b = { .arena = wn_arena_new(0, NULL, NULL) };
    b.doc = wn_doc_new(b.arena, WN_STR("test"), wn_str_of(text));
    b.doc->text = wn_str_of(text);
    for (const char *at = text; *at;) {
        const char *end = strchr(at, '\n');
        if (!end) end = at + strlen(at);
        while (*at == ' ') at++;
        if (at < end) {
            wn_block *block = wn_list_add(b.arena, &b.doc->blocks);
            block->span = (wn_span){ (uint32_t)(at - text), (uint32_t)(end - text) };
            block->type = strncmp(at, "•", 3) == 0 ? WN_ITEM : WN_PARAGRAPH;
        }
        at = *end ? end + 1 : end;
    }
    return b;
}

/* Decides about the first place where PIECE stands. */
static wn_decision *decide(bench *b, wn_action action, const char *piece)
{
    const char *at = strstr(b->doc->text.ptr, piece);
    assert_non_null(at);
    uint32_t start = (uint32_t)(at - b->doc->text.ptr);
    wn_decision *d = wn_list_add(b->arena, &b->decisions);
    d->action = action;
    d->span = (wn_span){ start, start + (uint32_t)strlen(piece) };
    d->order = b->decisions.len;
    return d;
}

static wn_decision *replace(bench *b, const char *piece, const char *with)
{
    wn_decision *d = decide(b, WN_REPLACE, piece);
    d->with = wn_str_of(with);
    return d;
}

/* Resolves, and checks that kept text and edits are the whole text. */
static wn_str resolve(bench *b)
{
    b->edits = wn_edit_resolve(b->doc, &b->decisions, false);
    uint32_t at = 0;
    for (uint32_t i = 0; i < b->edits->edits.len; i++) {
        wn_span s = b->edits->edits.at[i].span;
        assert_true(s.start >= at && s.start < s.end && s.end <= b->doc->text.len);
        at = s.end;
    }
    return wn_edit_text(b->doc, b->edits, b->arena);
}

static void leaves(bench *b, const char *want)
{
    wn_str got = resolve(b), expected = wn_str_of(want);
    if (!wn_str_eq(got, expected))
        fail_msg("got \"%.*s\", not \"%s\"", (int)got.len, got.ptr, want);
    wn_arena_free(b->arena);
}

/* Drops the pieces, up to a NULL, from TEXT; expects WANT. */
static void check(const char *text, const char *want, ...)
{
    bench b = open_text(text);
    va_list pieces;
    va_start(pieces, want);
    for (const char *p; (p = va_arg(pieces, const char *));) decide(&b, WN_DROP, p);
    va_end(pieces);
    leaves(&b, want);
}

static void a_dropped_block_takes_the_separator_after_it(void **s)
{
    (void)s;
    check("World\n\nA b.\n\nC d.\n", "A b.\n\nC d.\n", "World", NULL);
    check("A b.\n\nMore\n\nC d.\n", "A b.\n\nC d.\n", "More", NULL);
    check("A.\n\nB.\n\nC.\n\nD.\n", "A.\n\nD.\n", "B.", "C.", NULL);
}

static void at_the_end_of_the_text_it_takes_the_one_before(void **s)
{
    (void)s;
    check("A.\n\n  • x\n  • y\n\nEnd\n", "A.\n", "• x", "• y", "End", NULL);
    check("A.\n\nB.", "A.", "B.", NULL);
}

static void when_all_goes_nothing_is_left(void **s)
{
    (void)s;
    check("\n  A.\n\nB.\n", "", "A.", "B.", NULL);
}

static void a_list_keeps_its_distance(void **s)
{
    (void)s;
    check("Hi\n\n  • x\n  • y\n\nEnd\n", "Hi\n\n  • x\n\nEnd\n", "• y", NULL);
    check("Hi\n\n  • x\n  • y\n\nEnd\n", "Hi\n\n  • y\n\nEnd\n", "• x", NULL);
    check("Hi\n\n  • x\n  • y\n\nEnd\n", "Hi\n\nEnd\n", "• x", "• y", NULL);
}

static void a_bullet_goes_with_the_last_of_its_item(void **s)
{
    (void)s;
    check("• One.\n• Two.\n", "• Two.\n", "One.", NULL);
}

static void of_two_spaces_one_goes(void **s)
{
    (void)s;
    check("One. Two. Three.\n", "Two. Three.\n", "One.", NULL);
    check("One. Two. Three.\n", "One. Three.\n", "Two.", NULL);
    check("One. Two. Three.\n", "One. Two.\n", "Three.", NULL);
    check("One. Two. Three. Four.\n", "One. Four.\n", "Two.", "Three.", NULL);
    check("one two three\n", "one three\n", " two ", NULL);
}

static void no_space_is_left_beside_marks(void **s)
{
    (void)s;
    check("It is red, really, so.\n", "It is, really, so.\n", "red", NULL);
    check("He said “big cars” to us.\n", "He said “big” to us.\n", "cars", NULL);
    check("He said (big cars) to us.\n", "He said (cars) to us.\n", "big", NULL);
    check("We saw (once) a fox.\n", "We saw a fox.\n", "(once)", NULL);
    check("See \"old tin cans\" here.\n", "See \"tin cans\" here.\n", "old", NULL);
    check("See \"old tin cans\" here.\n", "See \"old tin\" here.\n", "cans", NULL);
}

static void a_drop_over_many_blocks_keeps_them_apart(void **s)
{
    (void)s;
    check("Ay be.\n\nCe de.\n\nEf ge.\n", "Ay\n\nge.\n", "be.\n\nCe de.\n\nEf", NULL);
}

static void a_pin_is_cut_out_of_a_drop(void **s)
{
    (void)s;
    bench b = open_text("He said “no” at noon. Then rain.\n\nMore “yes” here.\n");
    decide(&b, WN_DROP, b.doc->text.ptr);
    decide(&b, WN_PIN, "“no”");
    decide(&b, WN_PIN, "“yes”");
    leaves(&b, "“no”\n\n“yes”\n");
}

static void what_is_pinned_keeps_all_inside_it(void **s)
{
    (void)s;
    bench b = open_text("One two three.\n");
    decide(&b, WN_PIN, "One two three.");
    decide(&b, WN_DROP, "two");
    replace(&b, "three", "3");
    leaves(&b, "One two three.\n");
}

static void the_later_of_two_replacements_holds(void **s)
{
    (void)s;
    bench b = open_text("One two three.\n");
    replace(&b, "two", "2");
    replace(&b, "two", "zwei");
    leaves(&b, "One zwei three.\n");
}

static void an_empty_replacement_is_a_drop(void **s)
{
    (void)s;
    bench b = open_text("One two three.\n");
    replace(&b, "two", "");
    leaves(&b, "One three.\n");
}

static void the_outer_decision_swallows_the_inner(void **s)
{
    (void)s;
    bench b = open_text("One two three.\n\nFour five.\n");
    replace(&b, "two", "2");
    replace(&b, "One two three.", "123.");
    decide(&b, WN_DROP, "five");
    decide(&b, WN_DROP, "Four five.");
    assert_true(wn_str_eq(resolve(&b), WN_STR("123.\n")));
    assert_int_equal(b.edits->edits.len, 2);
    assert_int_equal(b.edits->clashes.len, 0);
    wn_arena_free(b.arena);
}

static void crossing_replacements_are_reported(void **s)
{
    (void)s;
    bench b = open_text("One two three.\n");
    replace(&b, "One two", "12");
    replace(&b, "two three", "23");
    assert_true(wn_str_eq(resolve(&b), WN_STR("12 three.\n")));
    assert_int_equal(b.edits->clashes.len, 1);
    assert_true(wn_str_eq(b.edits->clashes.at[0].dropped.with, WN_STR("23")));
    wn_arena_free(b.arena);
}

static void crossing_drops_share_the_text(void **s)
{
    (void)s;
    bench b = open_text("one two three four\n");
    decide(&b, WN_DROP, "one two")->rule = WN_STR("first");
    decide(&b, WN_DROP, "two three")->rule = WN_STR("second");
    assert_true(wn_str_eq(resolve(&b), WN_STR("four\n")));
    assert_int_equal(b.edits->edits.len, 2);
    assert_true(wn_str_eq(b.edits->edits.at[1].rule, WN_STR("second")));
    assert_int_equal(b.edits->edits.at[1].span.end, strlen("one two three "));
    wn_arena_free(b.arena);
}

static void marks_stay_inside_kept_text_and_nest(void **s)
{
    (void)s;
    bench b = open_text("one two three four five\n");
    decide(&b, WN_MARK, "one two three");
    decide(&b, WN_MARK, "ee four five");
    decide(&b, WN_DROP, "two");
    resolve(&b);
    static const wn_span want[] = { { 0, 4 }, { 8, 13 }, { 11, 13 }, { 13, 23 } };
    assert_int_equal(b.edits->marks.len, 4);
    for (uint32_t i = 0; i < 4; i++) assert_true(wn_span_eq(b.edits->marks.at[i].span, want[i]));
    wn_arena_free(b.arena);
}

static void instead_of_edits_there_can_be_marks(void **s)
{
    (void)s;
    bench b = open_text("one two three\n");
    decide(&b, WN_DROP, "one")->reason = WN_STR("because");
    replace(&b, "three", "3");
    wn_edits *e = wn_edit_resolve(b.doc, &b.decisions, true);
    assert_int_equal(e->edits.len, 0);
    assert_int_equal(e->marks.len, 2);
    assert_true(wn_str_eq(e->marks.at[0].name, WN_STR("winnow-drop")));
    assert_true(wn_str_eq(e->marks.at[0].attrs[2].value, WN_STR("because")));
    assert_true(wn_str_eq(e->marks.at[1].attrs[3].value, WN_STR("3")));
    wn_arena_free(b.arena);
}

static void the_ledger_has_a_line_for_each_edit(void **s)
{
    (void)s;
    bench b = open_text("é two three\n");
    wn_decision *d = decide(&b, WN_DROP, "two");
    d->filter = WN_STR("f");
    d->rule = WN_STR("Sentence");
    d->reason = WN_STR("a \"why\"");
    resolve(&b);
    wn_buf out = wn_buf_new(b.arena);
    wn_edit_ledger(b.doc, b.edits, true, &out);
    wn_str want = WN_STR("{\"doc\":\"test\",\"start\":2,\"end\":6,\"text\":\"two \",\"filter\":\"f\","
                         "\"rule\":\"Sentence\",\"reason\":\"a \\\"why\\\"\",\"action\":\"drop\","
                         "\"with\":null}\n");
    assert_true(wn_str_eq(wn_buf_str(&out), want));
    wn_arena_free(b.arena);
}

/* Words between shown marks: “Ab “cd” ef” gh, the marks belonging to two nested nodes. */
static bench open_quoted(void)
{
    bench b = open_text("“Ab “cd” ef” gh\n");
    static const wn_span marks[] = { { 0, 3 }, { 6, 9 }, { 11, 14 }, { 17, 20 } };
    *wn_list_add(b.arena, &b.doc->nodes) = (wn_node){ .parent = WN_NOWHERE, .text = { 0, 20 } };
    *wn_list_add(b.arena, &b.doc->nodes) = (wn_node){ .parent = 0, .text = { 6, 14 } };
    for (uint32_t i = 0; i < 4; i++)
        *wn_list_add(b.arena, &b.doc->leaves) =
            (wn_leaf){ .text = marks[i], .node = i == 1 || i == 2, .mark = true };
    return b;
}

static void shown_marks_go_with_their_words(void **s)
{
    (void)s;
    bench b = open_quoted();
    decide(&b, WN_DROP, "cd");
    leaves(&b, "“Ab ef” gh\n");
    b = open_quoted();
    decide(&b, WN_DROP, "Ab");
    decide(&b, WN_DROP, "cd");
    decide(&b, WN_DROP, "ef");
    leaves(&b, "gh\n");
    b = open_quoted();
    decide(&b, WN_DROP, b.doc->text.ptr);
    leaves(&b, "");
}

static void shown_marks_stay_with_their_words(void **s)
{
    (void)s;
    bench b = open_quoted();
    decide(&b, WN_DROP, "ef” gh");
    leaves(&b, "“Ab “cd””\n");
    b = open_quoted();
    decide(&b, WN_DROP, b.doc->text.ptr);
    decide(&b, WN_PIN, "cd");
    leaves(&b, "““cd””\n");
}

/* ---- properties, over decisions by chance */

static uint32_t chance(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static bench by_chance(uint32_t *seed)
{
    static const char text[] = "Ab cd, ef. “Gh ij” kl.\n\nMn op (qr) st.\n  • uv wx\n  • yz\n\n"
                               "Ab  cd ef.\r\n\r\nÄö ü. Gh\n";
    bench b = open_text(text);
    uint32_t n = 1 + chance(seed, 8), len = sizeof text - 1;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t x = chance(seed, len), y = chance(seed, len);
        while ((text[x] & 0xC0) == 0x80) x--;
        while ((text[y] & 0xC0) == 0x80) y--;
        if (x == y) continue;
        wn_decision *d = wn_list_add(b.arena, &b.decisions);
        d->span = x < y ? (wn_span){ x, y } : (wn_span){ y, x };
        d->action = (wn_action)chance(seed, 4);
        if (d->action == WN_REPLACE) d->with = WN_STR("!");
        d->order = chance(seed, 3);
    }
    return b;
}

static bool covers(const bench *b, uint32_t at, wn_action action)
{
    for (uint32_t i = 0; i < b->decisions.len; i++)
        if (b->decisions.at[i].action == action && wn_span_has(b->decisions.at[i].span, at))
            return true;
    return false;
}

static bool edited(const bench *b, uint32_t at)
{
    for (uint32_t i = 0; i < b->edits->edits.len; i++)
        if (wn_span_has(b->edits->edits.at[i].span, at)) return true;
    return false;
}

static void whatever_is_decided_pins_stay_and_drops_go(void **s)
{
    (void)s;
    uint32_t seed = 7;
    for (int round = 0; round < 20000; round++) {
        bench b = by_chance(&seed);
        resolve(&b);
        for (uint32_t at = 0; at < b.doc->text.len; at++) {
            bool space = strchr(" \r\n", b.doc->text.ptr[at]) != NULL;
            bool pin = covers(&b, at, WN_PIN), drop = covers(&b, at, WN_DROP);
            if (pin) assert_false(edited(&b, at));
            else if (drop && !space) assert_true(edited(&b, at));
            else if (!covers(&b, at, WN_REPLACE) && !space && (signed char)b.doc->text.ptr[at] > 0)
                assert_false(edited(&b, at));
        }
        wn_arena_free(b.arena);
    }
}

static void whatever_is_decided_comes_out_the_same_twice_and_marks_nest(void **s)
{
    (void)s;
    uint32_t seed = 11;
    for (int round = 0; round < 20000; round++) {
        bench b = by_chance(&seed);
        wn_str first = resolve(&b), second = resolve(&b);
        assert_true(wn_str_eq(first, second));
        const wn_edits *e = b.edits;
        for (uint32_t i = 0; i < e->marks.len; i++) {
            wn_span m = e->marks.at[i].span;
            assert_false(wn_span_empty(m));
            for (uint32_t k = 0; k < e->edits.len; k++)
                assert_false(wn_span_meets(m, e->edits.at[k].span));
            for (uint32_t k = 0; k < i; k++) {
                wn_span before = e->marks.at[k].span;
                assert_true(before.start <= m.start);
                assert_true(!wn_span_meets(before, m) || wn_span_in(m, before));
            }
        }
        wn_arena_free(b.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dropped_block_takes_the_separator_after_it),
        cmocka_unit_test(at_the_end_of_the_text_it_takes_the_one_before),
        cmocka_unit_test(when_all_goes_nothing_is_left),
        cmocka_unit_test(a_list_keeps_its_distance),
        cmocka_unit_test(a_bullet_goes_with_the_last_of_its_item),
        cmocka_unit_test(of_two_spaces_one_goes),
        cmocka_unit_test(no_space_is_left_beside_marks),
        cmocka_unit_test(a_drop_over_many_blocks_keeps_them_apart),
        cmocka_unit_test(a_pin_is_cut_out_of_a_drop),
        cmocka_unit_test(what_is_pinned_keeps_all_inside_it),
        cmocka_unit_test(the_later_of_two_replacements_holds),
        cmocka_unit_test(an_empty_replacement_is_a_drop),
        cmocka_unit_test(the_outer_decision_swallows_the_inner),
        cmocka_unit_test(crossing_replacements_are_reported),
        cmocka_unit_test(crossing_drops_share_the_text),
        cmocka_unit_test(marks_stay_inside_kept_text_and_nest),
        cmocka_unit_test(instead_of_edits_there_can_be_marks),
        cmocka_unit_test(the_ledger_has_a_line_for_each_edit),
        cmocka_unit_test(shown_marks_go_with_their_words),
        cmocka_unit_test(shown_marks_stay_with_their_words),
        cmocka_unit_test(whatever_is_decided_pins_stay_and_drops_go),
        cmocka_unit_test(whatever_is_decided_comes_out_the_same_twice_and_marks_nest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
