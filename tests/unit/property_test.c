/* property_test.c: what holds for every document and every decision, over generated ones: without an
** edit the bytes are the same; kept text and edits are the whole text; what is written reads back as the
** text that the edits promise; and all of it twice the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/json.h"
#include "base/utf8.h"
#include "edit/track.h"
#include "read/read.h"
#include "write/write.h"

enum { DOCUMENTS = 1000 };

static wn_arena *arena;
static wn_err err;
static uint64_t seed;

static int begin(void **state) { (void)state; arena = wn_arena_new(0, NULL, NULL); return 0; }
static int end(void **state) { (void)state; wn_arena_free(arena); return 0; }

/* xorshift: the same documents on every machine */
static uint32_t pick(uint32_t n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 33) % n;
}

static wn_str make_text(void)
{
    static const char *const pieces[] = {
        "hen", "Hens", "Grüße", "“", "”", "'", "\"", ". ", "? ", ", ", " ", "  ", "\t", "\n", "\n\n", "\r\n",
        "\r\n\r\n", "# ", "- ", "> ", "    ", "```", "===", "😀", "中文。", "\xE2\x80\xA8", "\xC2\xA0", "1.", "3 km", "\\",
        "\x01", "said Ada Byrne", "e\xCC\x81", "https://example.org/a?b=c"
    };
    wn_buf b = wn_buf_new(arena);
    for (uint32_t n = pick(80); n-- > 0;) wn_buf_add(&b, wn_str_of(pieces[pick(sizeof pieces / sizeof *pieces)]));
    return wn_buf_str(&b);
}

static wn_doc *read_as(const char *format, wn_str source)
{
    wn_read_options options = { .replace = false };
    wn_doc *doc = wn_doc_new(arena, WN_STR("d"), source);
    if (!wn_reader_find(wn_str_of(format))->read(doc, &options, &err)) fail_msg("%s", err.text);
    return doc;
}

static wn_str write_as(const char *format, const wn_doc *doc, const wn_edits *edits)
{
    wn_buf out = wn_buf_new(arena);
    assert_true(wn_writer_find(wn_str_of(format))->write(doc, format, edits, &out, &err));
    return wn_buf_str(&out);
}

/* The start of a code point at or after AT. */
static uint32_t boundary(wn_str text, uint32_t at)
{
    while (at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80) at++;
    return at;
}

static wn_decisions decide(const wn_doc *doc)
{
    static const char *const with[] = { "", "x", "two words", "“quoted”", "\\ \"\n", "ü" };
    wn_decisions all = { 0 };
    for (uint32_t n = pick(8); n-- > 0 && doc->text.len;) {
        uint32_t a = boundary(doc->text, pick((uint32_t)doc->text.len));
        uint32_t b = boundary(doc->text, a + 1 + pick(40));
        if (b > doc->text.len) b = (uint32_t)doc->text.len;
        if (a >= b) continue;
        if (doc->blocks.len && pick(3) == 0) {
            wn_span s = doc->blocks.at[pick(doc->blocks.len)].span;
            a = s.start, b = s.end;
        }
        wn_decision *d = wn_list_add(arena, &all);
        *d = (wn_decision){ .action = (wn_action)pick(4), .span = { a, b }, .order = pick(3),
                            .filter = WN_STR("f"), .rule = WN_STR("r"), .reason = WN_STR("why") };
        if (d->action == WN_REPLACE) d->with = wn_str_of(with[1 + pick(5)]);
        if (d->action == WN_MARK) d->with = WN_STR("m");
    }
    return all;
}

static void check_partition(const wn_doc *doc, const wn_edits *edits, wn_str promised)
{
    wn_buf kept = wn_buf_new(arena), all = wn_buf_new(arena);
    uint32_t at = 0;
    for (uint32_t i = 0; i < edits->edits.len; i++) {
        const wn_edit *e = &edits->edits.at[i];
        assert_true(e->span.start >= at && e->span.end > e->span.start && e->span.end <= doc->text.len);
        wn_str between = wn_str_cut(doc->text, (wn_span){ at, e->span.start });
        wn_buf_add(&kept, between);
        wn_buf_add(&all, between);
        wn_buf_add(&all, wn_str_cut(doc->text, e->span));
        if (e->replace) wn_buf_add(&kept, e->with);
        at = e->span.end;
    }
    wn_str rest = { doc->text.ptr + at, doc->text.len - at };
    wn_buf_add(&kept, rest);
    wn_buf_add(&all, rest);
    assert_true(wn_str_eq(wn_buf_str(&all), doc->text));
    assert_true(wn_str_eq(wn_buf_str(&kept), promised));
}

static void check_format(const char *format, wn_str source)
{
    static const wn_edits none;
    uint64_t before = seed;
    const wn_doc *doc = read_as(format, source);
    assert_true(wn_str_eq(write_as(format, doc, &none), source));
    wn_decisions decisions = decide(doc);
    const wn_edits *edits = wn_edit_resolve(doc, &decisions, false);
    wn_str promised = wn_edit_text(doc, edits, arena);
    check_partition(doc, edits, promised);
    wn_str out = write_as(format, doc, edits);
    assert_int_equal(wn_utf8_bad(out), out.len);
    wn_str back = read_as(format, out)->text;
    if (!wn_str_eq(back, promised))
        fail_msg("%s: <%.*s> from <%.*s>", format, (int)back.len, back.ptr, (int)source.len, source.ptr);
    uint64_t after = seed;
    seed = before;
    wn_decisions again = decide(read_as(format, source));
    assert_true(wn_str_eq(out, write_as(format, doc, wn_edit_resolve(doc, &again, false))));
    seed = after;
}

static void text_keeps_its_promises(void **state)
{
    (void)state;
    for (uint32_t i = 1; i <= DOCUMENTS; i++) {
        seed = UINT64_C(88172645463325252) + i * UINT64_C(7919);
        check_format("text", make_text());
        wn_arena_reset(arena);
    }
}

static void records_keep_their_promises(void **state)
{
    (void)state;
    for (uint32_t i = 1; i <= DOCUMENTS; i++) {
        seed = UINT64_C(2463534242) + i * UINT64_C(104729);
        wn_buf record = wn_buf_new(arena);
        wn_buf_add(&record, pick(2) ? WN_STR("{\"id\":1e0, \"text\" :") : WN_STR("{\"a\":[{}],\"text\":"));
        wn_json_string(&record, make_text());
        wn_buf_add(&record, pick(2) ? WN_STR(" , \"z\":\"\\u00e9\\/\"}") : WN_STR("}"));
        check_format("ndjson", wn_buf_str(&record));
        wn_arena_reset(arena);
    }
}

/* ---- changes */

static uint32_t count(wn_str s, const char *word)
{
    uint32_t n = 0;
    size_t len = strlen(word);
    for (const char *at = s.ptr; (at = memmem(at, s.len - (size_t)(at - s.ptr), word, len)); at += len) n++;
    return n;
}

/* Nothing goes, each comment that begins ends, and what is written is an AST. */
static void check_changes(const char *format, wn_str source)
{
    const wn_doc *doc = read_as(format, source);
    const wn_author who = { WN_STR("Ada"), WN_STR("") };
    wn_decisions decisions = decide(doc), said = decide(doc);
    wn_comments comments = { 0 };
    for (uint32_t i = 0; i < said.len; i++)
        *wn_list_add(arena, &comments) = (wn_comment){ said.at[i].span, WN_STR("why?") };
    const wn_edits *edits = wn_edit_track(doc, &decisions, &comments, &who);
    assert_int_equal(edits->edits.len, 0);
    wn_buf out = wn_buf_new(arena);
    assert_true(wn_write_pandoc(doc, format, edits, &out, &err));
    wn_str ast = wn_buf_str(&out);
    read_as("pandoc", ast);
    if (count(ast, "comment-start") != count(ast, "comment-end")) fail_msg("%.*s", (int)ast.len, ast.ptr);
}

static void changes_keep_all_and_comments_end(void **state)
{
    static char rich[8192];
    FILE *file = fopen("tests/fuzz/corpus/pandoc/rich", "rb");
    (void)state;
    assert_non_null(file);
    wn_str ast = { rich, fread(rich, 1, sizeof rich, file) };
    fclose(file);
    for (uint32_t i = 1; i <= DOCUMENTS; i++) {
        seed = UINT64_C(362436069) + i * UINT64_C(7919);
        check_changes("pandoc", ast);
        check_changes("text", make_text());
        wn_arena_reset(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(text_keeps_its_promises, begin, end),
        cmocka_unit_test_setup_teardown(changes_keep_all_and_comments_end, begin, end),
        cmocka_unit_test_setup_teardown(records_keep_their_promises, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
