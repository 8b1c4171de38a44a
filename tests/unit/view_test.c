/* A view: spans that cross become pieces, and pages show text as text. */
#include "format.h"
#include "write/view.h"

static wn_shade shade(uint32_t start, uint32_t end, const char *name)
{
    return (wn_shade){
        {start, end}, (uint8_t)wn_look_find(wn_str_of(name)), wn_str_of(name), WN_STR("")};
}

/* "0-2 q|2-5 qc|" for the pieces of the whole text; "x" for dropped. */
static const char *pieces_of(const wn_view *v, wn_span block)
{
    wn_buf out = wn_buf_new(arena);
    wn_pieces p = wn_pieces_new(v);
    wn_piece piece;
    wn_pieces_block(&p, block);
    while (wn_pieces_next(&p, &piece)) {
        wn_buf_print(&out, "%u-%u ", (unsigned)piece.span.start, (unsigned)piece.span.end);
        for (uint32_t i = 0; i < piece.count; i++) wn_buf_byte(&out, piece.shades[i]->name.ptr[0]);
        if (piece.edit) wn_buf_byte(&out, 'x');
        if (piece.ends) wn_buf_byte(&out, '!');
        wn_buf_byte(&out, '|');
    }
    wn_buf_byte(&out, '\0');
    return out.ptr;
}

static wn_view view_of(const char *text)
{
    wn_view v = {.doc = read_as("text", wn_str_of(text)), .filters = WN_STR("f")};
    v.edits = wn_arena_get(arena, sizeof *v.edits);
    return v;
}

static void spans_that_cross_are_cut_where_one_begins_or_ends(void **state)
{
    (void)state;
    wn_view v = view_of("abcdefghij");
    *wn_list_add(arena, &v.shades) = shade(0, 6, "claim");
    *wn_list_add(arena, &v.shades) = shade(4, 9, "quote");
    assert_string_equal(pieces_of(&v, (wn_span){0, 10}), "0-4 c|4-6 cq|6-9 q|9-10 |");
}

static void an_edit_ends_where_it_ends_or_with_its_block(void **state)
{
    (void)state;
    wn_view v = view_of("abcdefghij");
    wn_edits *e = wn_arena_get(arena, sizeof *e);
    *wn_list_add(arena, &e->edits) = (wn_edit){.span = {2, 8}};
    v.edits = e;
    *wn_list_add(arena, &v.shades) = shade(3, 5, "quote");
    assert_string_equal(pieces_of(&v, (wn_span){0, 10}), "0-2 |2-3 x|3-5 qx|5-8 x!|8-10 |");
    assert_string_equal(pieces_of(&v, (wn_span){0, 6}), "0-2 |2-3 x|3-5 qx|5-6 x!|");
}

static void a_span_that_began_in_the_block_before_goes_on(void **state)
{
    (void)state;
    wn_view v = view_of("abc\n\ndef");
    wn_pieces p = wn_pieces_new(&v);
    wn_piece piece;
    *wn_list_add(arena, &v.shades) = shade(1, 6, "quote");
    wn_pieces_block(&p, (wn_span){0, 3});
    while (wn_pieces_next(&p, &piece)) {
    }
    wn_pieces_block(&p, (wn_span){5, 8});
    assert_true(wn_pieces_next(&p, &piece));
    assert_int_equal(piece.count, 1);
    assert_int_equal(piece.span.end, 6);
}

static void more_spans_at_one_place_than_there_is_room_for_are_left_out(void **state)
{
    (void)state;
    wn_view v = view_of("abcdefghij");
    wn_pieces p = wn_pieces_new(&v);
    wn_piece piece;
    for (uint32_t i = 0; i < 100; i++) *wn_list_add(arena, &v.shades) = shade(0, 10, "quote");
    wn_pieces_block(&p, (wn_span){0, 10});
    assert_true(wn_pieces_next(&p, &piece));
    assert_int_equal(piece.count, WN_PIECE_SHADES);
}

static void an_unknown_name_looks_like_a_kind_of_a_filters_own(void **state)
{
    (void)state;
    assert_string_equal(wn_looks[wn_look_find(WN_STR("quote"))].name, "quote");
    assert_string_equal(wn_looks[wn_look_find(WN_STR("dateline"))].name, "other");
}

static void words_that_stay_are_those_that_no_edit_takes(void **state)
{
    (void)state;
    wn_view v = view_of("one two three four");
    wn_edits *e = wn_arena_get(arena, sizeof *e);
    uint32_t kept;
    *wn_list_add(arena, &e->edits) = (wn_edit){.span = {4, 14}};
    v.edits = e;
    assert_int_equal(wn_view_words(&v, &kept), 4);
    assert_int_equal(kept, 2);
    assert_true(wn_view_edited(&v, (wn_span){0, 5}));
    assert_false(wn_view_edited(&v, (wn_span){0, 4}));
    assert_false(wn_view_edited(&v, (wn_span){14, 18}));
}

static void a_page_shows_markup_of_the_text_as_text(void **state)
{
    (void)state;
    wn_view v = view_of("<b>&\"</b> \xE2\x80\xAE.");
    wn_buf out = wn_buf_new(arena);
    wn_write_page(&v, &out);
    wn_buf_byte(&out, '\0');
    assert_non_null(strstr(out.ptr, "&lt;b&gt;&amp;"));
    assert_non_null(strstr(out.ptr, "<span class=\"code\">U+202E</span>."));
    assert_null(strstr(out.ptr, "<b>&"));
}

/* V on a terminal of WIDTH characters. */
static const char *screen_of(const wn_view *v, uint32_t width, bool color)
{
    wn_buf out = wn_buf_new(arena);
    wn_write_screen(v, width, color, &out);
    wn_buf_byte(&out, '\0');
    return out.ptr;
}

static void has(const char *shown, const char *part)
{
    if (!strstr(shown, part)) fail_msg("%s: %s", part, shown);
}

static const wn_edits *one_edit(wn_span span, const char *with)
{
    wn_edits *e = wn_arena_get(arena, sizeof *e);
    *wn_list_add(arena, &e->edits) = (wn_edit){ .span = span, .replace = with[0] != '\0', .with = wn_str_of(with),
        .filter = WN_STR("f"), .rule = WN_STR("r"), .reason = WN_STR("why") };
    return e;
}

static void lines_are_wrapped_with_their_colors(void **state)
{
    (void)state;
    wn_view v = view_of("It rained on the quay and nobody had anything to say about the harbourmasterlighthousekeeper.");
    v.edits = one_edit((wn_span){ 3, 40 }, "");
    const char *shown = screen_of(&v, 24, true);
    has(shown, "It \033[0;2;9mrained on the\033[0m\n       \033[0;2;9mquay and nobody\033[0m\n");
    has(shown, "\n       harbourmasterlighthousekeeper.\n");
    assert_null(strstr(screen_of(&v, 24, false), "\033"));
    has(screen_of(&v, 24, false), "It [-rained on\n       the quay and");
}

static void what_is_replaced_is_seen_with_what_stands_for_it(void **state)
{
    (void)state;
    wn_view v = view_of("It rained here.");
    v.edits = one_edit((wn_span){ 3, 9 }, "poured");
    has(screen_of(&v, 80, false), "It [-rained-]{+poured+} here.");
    has(screen_of(&v, 80, true), "It \033[0;2;9mrained\033[0;1;32mpoured\033[0m here.");
    has(screen_of(&v, 80, false), "replaced    rained: why [f/r]");
}

static void names_may_be_long_and_spans_many(void **state)
{
    (void)state;
    wn_view v = view_of("It rained.\n\nThe mill closed.");
    v.edits = one_edit((wn_span){ 0, 10 }, "");
    *wn_list_add(arena, &v.shades) = shade(3, 9, "quote");
    for (int i = 0; i < 20; i++) *wn_list_add(arena, &v.shades) = shade(12, 20, wn_looks[i % 5].name);
    *wn_list_add(arena, &v.shades) = (wn_shade){ { 12, 20 }, 0, WN_STR("a-kind-with-a-long-name"), WN_STR("about it") };
    has(screen_of(&v, 80, true), "a-kind-with-a-long-name");
    has(screen_of(&v, 80, false), "a-kind-with-a-long-name The mill: about it\n");
    v.only_dropped = true;
    assert_null(strstr(screen_of(&v, 80, false), "mill closed"));
    v.edits = one_edit((wn_span){ 12, 15 }, "");
    v.shades.at[0].about = WN_STR("of another block");
    assert_null(strstr(screen_of(&v, 80, false), "of another block"));
    v.edits = one_edit((wn_span){ 0, 15 }, "");
    v.only_dropped = false;
    has(screen_of(&v, 80, false), "[-It rained.-]");
}

static void a_text_without_words_is_kept(void **state)
{
    (void)state;
    wn_view v = view_of("");
    has(screen_of(&v, 80, false), "test: 0 of 0 words kept (100 %) by f");
    wn_buf out = wn_buf_new(arena);
    wn_write_page(&v, &out);
    assert_true(out.len > 0);
}

static void a_page_tells_of_spans_voices_and_reasons(void **state)
{
    (void)state;
    wn_view v = view_of("“It\trained,” said Ada.\r\nSo\x01.");
    *wn_list_add(arena, &v.shades) = shade(0, 14, "quote");
    *wn_list_add(arena, &v.shades) = shade(3, 5, "claim");
    v.shades.at[1].about = WN_STR("0.5");
    *wn_list_add(arena, &v.voices) = (wn_voice){ .name = WN_STR("Ada"), .words = 2 };
    *wn_list_add(arena, &v.voices) = (wn_voice){ .words = 1 };
    wn_edits *e = wn_arena_get(arena, sizeof *e);
    for (uint32_t i = 0; i < WN_VIEW_VOICES + 5; i++) {
        wn_buf reason = wn_buf_new(arena);
        wn_buf_print(&reason, "reason%u", (unsigned)i);
        *wn_list_add(arena, &e->edits) = (wn_edit){ .span = { 20, 23 }, .reason = wn_buf_str(&reason) };
    }
    v.edits = e;
    wn_buf out = wn_buf_new(arena);
    wn_write_page(&v, &out);
    wn_buf_byte(&out, '\0');
    has(out.ptr, "<bdi>Ada");
    has(out.ptr, "reason999<");
    assert_null(strstr(out.ptr, "reason1000<"));
    has(out.ptr, "<span class=\"code\">U+0001</span>");
    has(out.ptr, "\train");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(spans_that_cross_are_cut_where_one_begins_or_ends, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(an_edit_ends_where_it_ends_or_with_its_block, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_span_that_began_in_the_block_before_goes_on, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(more_spans_at_one_place_than_there_is_room_for_are_left_out,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(an_unknown_name_looks_like_a_kind_of_a_filters_own, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(words_that_stay_are_those_that_no_edit_takes, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_page_shows_markup_of_the_text_as_text, setup, teardown),
        cmocka_unit_test_setup_teardown(lines_are_wrapped_with_their_colors, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_replaced_is_seen_with_what_stands_for_it, setup, teardown),
        cmocka_unit_test_setup_teardown(names_may_be_long_and_spans_many, setup, teardown),
        cmocka_unit_test_setup_teardown(a_text_without_words_is_kept, setup, teardown),
        cmocka_unit_test_setup_teardown(a_page_tells_of_spans_voices_and_reasons, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
