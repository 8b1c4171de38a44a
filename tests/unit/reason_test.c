/* reason_test.c: what lines of pages are there for, on the lines of tests/fixtures/reasons.txt: found at all,
** with the right reason, and hardly a line of the text among them, though every other line is furniture. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/file.h"
#include "bind/run.h"
#include "read/read.h"

#define FIXTURE "tests/fixtures/reasons.txt"

typedef struct { wn_str reason, line; } label;

typedef struct {
    wn_arena *arena;
    wn_lua *lua;
    WN_LIST(label) labels;          /* of the page at hand */
    unsigned lines, found, right, text, lost;
} counts;

/* The boilerplate that covers byte AT, or NULL. */
static const wn_boilerplate *at(const wn_found *f, uint32_t at)
{
    for (uint32_t i = 0; i < f->boilerplate.len; i++)
        if (wn_span_has(f->boilerplate.at[i].span, at)) return &f->boilerplate.at[i];
    return NULL;
}

static void judge(counts *c, const label *l, const wn_boilerplate *b)
{
    bool text = wn_str_eq(l->reason, WN_STR("text"));
    if (wn_str_eq(l->reason, WN_STR("title"))) return;      /* goes or stays: pages repeat it */
    if (text) {
        c->text++;
        c->lost += b != NULL;
    } else {
        c->lines++;
        c->found += b != NULL;
        c->right += b && wn_str_eq(b->why, l->reason);
    }
    bool fine = text ? !b : b && wn_str_eq(b->why, l->reason);
    if (!fine)
        print_message("%.*s: %.*s: %.*s\n", (int)l->reason.len, l->reason.ptr, (int)l->line.len, l->line.ptr,
                      b ? (int)b->why.len : 1, b ? b->why.ptr : "-");
}

static void judge_page(counts *c)
{
    wn_err err;
    wn_read_options options = { .replace = false };
    wn_buf text = wn_buf_new(c->arena);
    for (uint32_t i = 0; i < c->labels.len; i++) {
        wn_buf_add(&text, c->labels.at[i].line);
        wn_buf_add(&text, WN_STR("\n\n"));
    }
    wn_doc *doc = wn_doc_new(c->arena, WN_STR("page"), wn_buf_str(&text));
    assert_true(wn_read_text(doc, &options, &err));
    wn_found *f = wn_lua_found(c->lua, doc, &err);
    assert_true(wn_boilerplate_find(f, &err));
    uint32_t start = 0;
    for (uint32_t i = 0; i < c->labels.len; i++) {
        judge(c, &c->labels.at[i], at(f, start));
        start += (uint32_t)c->labels.at[i].line.len + 2;
    }
    c->labels.len = 0;
}

static wn_str take_line(wn_str *s)
{
    const char *end = memchr(s->ptr, '\n', s->len);
    wn_str line = { s->ptr, end ? (size_t)(end - s->ptr) : s->len };
    size_t n = line.len + (end ? 1 : 0);
    *s = (wn_str){ s->ptr + n, s->len - n };
    return line;
}

static void lines_of_pages_are_found_and_know_their_reason(void **state)
{
    (void)state;
    wn_err err;
    wn_limits limits = { 0, 0 };
    counts c = { .arena = wn_arena_new(0, NULL, NULL), .lua = wn_lua_new(&limits, &err) };
    wn_str file;
    assert_true(wn_file_read(c.arena, FIXTURE, 0, &file, &err));
    while (file.len) {
        wn_str line = take_line(&file);
        const char *colon = memchr(line.ptr, ':', line.len);
        if (line.len == 0 && c.labels.len) judge_page(&c);
        if (!colon || line.ptr[0] == '#') continue;
        size_t n = (size_t)(colon - line.ptr);
        *wn_list_add(c.arena, &c.labels) = (label){ { line.ptr, n }, { colon + 2, line.len - n - 2 } };
    }
    if (c.labels.len) judge_page(&c);
    print_message("%u lines, %u found, %u with the right reason; %u of %u lines of text lost\n", c.lines,
                  c.found, c.right, c.lost, c.text);
    assert_true(c.lines >= 300);
    assert_true(c.found * 100 >= c.lines * 95);
    assert_true(c.right * 100 >= c.lines * 90);
    assert_true(c.lost * 100 <= c.text * 15);
    wn_lua_free(c.lua);
    wn_arena_free(c.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_of_pages_are_found_and_know_their_reason),
    };
    return cmocka_run_group_tests_name("reasons", tests, NULL, NULL);
}
