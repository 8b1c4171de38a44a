/* kind_test.c: the table of kinds: names, fields, values; and the nearest of some names. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/near.h"
#include "find/kind.h"

#include <math.h>

/* A document of two blocks with one thing of each kind, put there by hand. */
static wn_found *filled(wn_arena *a)
{
    wn_doc *doc = wn_doc_new(a, WN_STR("note"), WN_STR(""));
    doc->text = WN_STR("One fox.\nTwo foxes ran.");
    doc->lang = WN_STR("en");
    *wn_list_add(a, &doc->blocks) =
        (wn_block){ { 0, 8 }, WN_HEADING, 2, WN_STR("top"), WN_STR("big  red"), 0 };
    *wn_list_add(a, &doc->blocks) =
        (wn_block){ { 9, 23 }, WN_PARAGRAPH, 0, WN_STR(""), WN_STR(""), 0 };
    *wn_list_add(a, &doc->links) = (wn_link){ { 0, 3 }, WN_STR("https://a.example/") };
    *wn_list_add(a, &doc->links) = (wn_link){ { 9, 12 }, WN_STR("https://b.example/") };
    wn_found *f = wn_found_new(doc, NULL);
    f->done = UINT64_MAX;
    *wn_list_add(a, &f->sentences) = (wn_sentence){ .span = { 0, 8 } };
    *wn_list_add(a, &f->sentences) = (wn_sentence){ .span = { 9, 23 }, .block = 1 };
    *wn_list_add(a, &f->quotes) = (wn_quote){ .span = { 9, 12 }, .content = { 10, 11 },
        .type = WN_PARTIAL, .closed = true, .speaker = { 13, 18 }, .attribution = WN_NOWHERE };
    *wn_list_add(a, &f->attributions) = (wn_attribution){ .span = { 9, 23 }, .type = WN_ATT_MIXED };
    *wn_list_add(a, &f->claims) = (wn_claim){ .span = { 9, 23 }, .score = 0.5,
        .types = WN_C_QUANTITY | WN_C_EVENT, .quantities = { 0, 1 } };
    *wn_list_add(a, &f->quantities) = (wn_quantity){ .span = { 9, 12 }, .value = 2, .min = NAN,
        .max = NAN, .type = WN_Q_NUMBER };
    *wn_list_add(a, &f->boilerplate) = (wn_boilerplate){ .span = { 0, 8 }, .why = WN_STR("share"),
        .score = 1, .blocks = 1 };
    *wn_list_add(a, &f->hedges) = (wn_hedge){ .span = { 9, 12 }, .scope = { 9, 23 }, .value = 0.5 };
    *wn_list_add(a, &f->picks) = 0;
    return f;
}

static wn_value get(wn_found *f, wn_kind_id kind, uint32_t index, const char *name)
{
    wn_value v = { 0 };
    wn_err err = { 0 };
    const wn_field *field = wn_kind_get(kind)->fields;
    while (field->name && strcmp(field->name, name) != 0) field++;
    if (!field->name) fail_msg("no field %s", name);
    if (!field->get(f, index, &v, &err)) fail_msg("%s", err.text);
    return v;
}

static void is_text(wn_value v, const char *want)
{
    assert_int_equal(v.type, WN_V_STR);
    assert_true(wn_str_eq(v.s, wn_str_of(want)));
}

static void is_things(wn_value v, wn_kind_id kind, int64_t first, uint32_t count)
{
    assert_int_equal(v.type, WN_V_THINGS);
    assert_int_equal(v.kind, kind);
    assert_int_equal(v.i, first);
    assert_int_equal(v.count, count);
}

static void every_kind_is_in_its_place(void **s)
{
    (void)s;
    static const char *const want[] = { "Document", "Block", "Boilerplate", "Sentence",
                                        "Attribution", "Claim", "Quote", "Quantity", "Hedge", "Link" };
    for (int i = 0; i < WN_K_OWN; i++) {
        assert_string_equal(wn_kind_get((wn_kind_id)i)->name, want[i]);
        assert_int_equal(wn_kind_find(wn_str_of(want[i])), i);
        assert_int_equal(wn_kind_find(wn_str_of(wn_kind_get((wn_kind_id)i)->record)), i);
    }
    assert_int_equal(wn_kind_find(WN_STR("Qoute")), -1);
}

static void every_field_can_be_read_and_explains_itself(void **s)
{
    (void)s;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_found *f = filled(a);
    for (uint32_t k = 0; k < WN_K_OWN; k++) {
        const wn_kind *kind = wn_kind_get((wn_kind_id)k);
        assert_true(wn_kind_count(f, k) > 0);
        assert_true(wn_kind_need(f, k, NULL));
        for (const wn_field *field = kind->fields; field->name; field++) {
            wn_value v = { 0 };
            assert_true(field->get(f, 0, &v, NULL));
            assert_true(strlen(field->type) > 0 && strlen(field->about) > 5);
            if (v.type == WN_V_NONE) assert_int_equal(field->type[strlen(field->type) - 1], '?');
        }
    }
    wn_arena_free(a);
}

static void a_block_has_its_fields(void **s)
{
    (void)s;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_found *f = filled(a);
    is_text(get(f, WN_K_BLOCK, 0, "type"), "heading");
    is_text(get(f, WN_K_BLOCK, 0, "id"), "top");
    assert_int_equal(get(f, WN_K_BLOCK, 1, "id").type, WN_V_NONE);
    assert_int_equal(get(f, WN_K_BLOCK, 0, "level").i, 2);
    assert_int_equal(get(f, WN_K_BLOCK, 1, "words").i, 3);
    assert_int_equal(get(f, WN_K_BLOCK, 1, "index").i, 2);
    wn_value v = get(f, WN_K_BLOCK, 0, "classes");
    assert_int_equal(v.count, 2);
    assert_true(wn_str_eq(v.names[1], WN_STR("red")));
    v = get(f, WN_K_BLOCK, 1, "links");
    assert_int_equal(v.count, 1);
    assert_true(wn_str_eq(v.names[0], WN_STR("https://b.example/")));
    is_things(get(f, WN_K_BLOCK, 1, "sentences"), WN_K_SENTENCE, 1, 1);
    wn_arena_free(a);
}

static void a_sentence_has_what_begins_in_it(void **s)
{
    (void)s;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_found *f = filled(a);
    is_things(get(f, WN_K_SENTENCE, 0, "quotes"), WN_K_QUOTE, 0, 0);
    is_things(get(f, WN_K_SENTENCE, 1, "quotes"), WN_K_QUOTE, 0, 1);
    is_things(get(f, WN_K_SENTENCE, 1, "claims"), WN_K_CLAIM, 0, 1);
    is_things(get(f, WN_K_BOILERPLATE, 0, "blocks"), WN_K_BLOCK, 0, 1);
    wn_arena_free(a);
}

static void what_is_not_there_has_no_value(void **s)
{
    (void)s;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_found *f = filled(a);
    is_text(get(f, WN_K_QUOTE, 0, "type"), "partial");
    assert_int_equal(get(f, WN_K_QUOTE, 0, "speaker").span.start, 13);
    assert_int_equal(get(f, WN_K_QUOTE, 0, "cue").type, WN_V_NONE);
    assert_int_equal(get(f, WN_K_QUOTE, 0, "attribution").type, WN_V_NONE);
    assert_int_equal(get(f, WN_K_QUANTITY, 0, "min").type, WN_V_NONE);
    assert_int_equal(get(f, WN_K_QUANTITY, 0, "unit").type, WN_V_NONE);
    is_text(get(f, WN_K_QUANTITY, 0, "type"), "number");
    wn_value v = get(f, WN_K_CLAIM, 0, "types");
    assert_int_equal(v.count, 2);
    assert_true(wn_str_eq(v.names[1], WN_STR("event")));
    wn_arena_free(a);
}

static void the_nearest_name_is_offered(void **s)
{
    (void)s;
    static const wn_str names[] = { { "Quote", 5 }, { "Quantity", 8 }, { "Block", 5 },
                                    { "Boilerplate", 11 }, { "id", 2 } };
    static const struct { const char *wrong, *want; } cases[] = {
        { "Qoute", "Quote" }, { "quote", "Quote" }, { "quotes", "Quote" },
        { "Quantitiy", "Quantity" },
        { "Bolierplat", "Boilerplate" }, { "xy", "" }, { "", "" }, { "Paragraph", "" },
        { "ids", "id" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        wn_str got = wn_near(wn_str_of(cases[i].wrong), names, 5);
        if (!wn_str_eq(got, wn_str_of(cases[i].want)))
            fail_msg("%s: got '%.*s'", cases[i].wrong, (int)got.len, got.ptr);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_in_its_place),
        cmocka_unit_test(every_field_can_be_read_and_explains_itself),
        cmocka_unit_test(a_block_has_its_fields),
        cmocka_unit_test(a_sentence_has_what_begins_in_it),
        cmocka_unit_test(what_is_not_there_has_no_value),
        cmocka_unit_test(the_nearest_name_is_offered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
