/* warc_test.c: records of archived pages: their heads, their bodies in chunks and packed, and what is passed over. */
#include "format.h"

#define RESPONSE "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
#define HTML "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

/* A response whose HTTP message is HTTP and, of LEN bytes, BODY. */
static wn_str response(const char *http, const char *body, size_t len)
{
    wn_buf out = wn_buf_new(arena);
    wn_buf_print(&out, RESPONSE "Content-Length: %zu\r\n\r\n%s\r\n", strlen(http) + 2 + len, http);
    wn_buf_add(&out, (wn_str){ body, len });
    return wn_buf_str(&out);
}

/* Its text, or why it is refused. */
static wn_str read_or_why(wn_str record)
{
    static const wn_read_options none;
    wn_err err = { 0 };
    wn_doc *doc = wn_doc_new(arena, WN_STR("x.warc"), record);
    return wn_read_warc(doc, &none, &err) ? doc->text : wn_arena_copy(arena, wn_str_of(err.text));
}

static void page_is(const char *http, const char *body, const char *text)
{
    assert_str(read_or_why(response(http, body, strlen(body))), text);
}

static void chunks_are_joined(void **state)
{
    static const char http[] = HTML "Transfer-Encoding: chunked\r\n";
    (void)state;
    page_is(http, "3\r\n<p>\r\n2;x=y\r\nab\r\n0\r\n\r\n", "ab");
    page_is(http, "A\n<p>abcdefg\n0\n\n", "abcdefg");
    page_is(http, "<p>joined already", "joined already");
    page_is(http, "", "");
    page_is(http, "3\r\n<p>\r\n;x\r\nab\r\n0\r\n\r\n", "a chunk without its size in the page");
    page_is(http, "3\r\n<p>\r\n\r\nab\r\n0\r\n\r\n", "a chunk without its size in the page");
    page_is(http, "3\r\n<p>\r\n", "the chunks of the page end too early");
    page_is(http, "30\r\n<p>", "the chunks of the page end too early");
    page_is(http, "1000000000000000\r\n<p>", "1000000000000000");
    page_is(http, "g\r\n<p>", "g");
}

static void what_is_not_packed_is_read_as_it_is(void **state)
{
    static const char packed[] = "\x1F\x8B\x08\0\0\0\0\0\2\3\xB3)\xB0KL\2\0\x0E\x90" "c8\5\0\0\0";
    (void)state;
    page_is(HTML "Content-Encoding: br\r\n", "<p>a", "a");
    page_is(HTML "Content-Encoding: deflate\r\n", "x\x9C\x01", "deflate data that ends too early");
    page_is(HTML "Content-Encoding: gzip\r\n", "<p>a", "a");
    assert_str(read_or_why(response(HTML "Content-Encoding: gzip\r\n", packed, sizeof packed - 1)), "ab");
}

static void records_of_other_kinds_are_no_pages(void **state)
{
    static const char none[] = "neither a page nor the text of one";
    (void)state;
    page_is("HTTP/1.1 200 OK\r\nContent-Type: application/xhtml+xml\r\n", "<p>a", "a");
    page_is("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n", "<p>a", none);
    page_is("HTTP/1.1 200 OK\r\n", "<p>a", none);
    assert_str(read_or_why(WN_STR("WARC/1.0\r\nWARC-Type: response\r\nContent-Type: text/dns\r\nContent-Length: 1\r\n\r\na")),
               none);
    assert_str(read_or_why(WN_STR("WARC/1.0\nWARC-Type: conversion\nContent-Length: 2\n\nab")), "ab");
    assert_str(read_or_why(WN_STR("WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: x\r\n\r\nab")),
               "a WARC record without Content-Length");
    assert_str(read_or_why(WN_STR("WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: /\r\n\r\nab")),
               "a WARC record without Content-Length");
    assert_str(read_or_why(WN_STR("Harlow")), "no WARC record begins here");
    assert_str(read_or_why(WN_STR("WARC/1.0\r\na: b\r\n")), none);
}

static void a_head_ends_with_an_empty_line(void **state)
{
    size_t len;
    uint64_t skip;
    wn_err err = { 0 };
    wn_buf head = wn_buf_new(arena);
    (void)state;
    wn_buf_add(&head, WN_STR("WARC/1.0\r\nx\r\ny: "));
    assert_true(wn_warc_piece(wn_buf_str(&head), false, &len, &skip, &err));
    assert_true(len == 0 && skip == 0);
    for (int i = 0; i < 70000; i++) wn_buf_byte(&head, 'y');
    assert_false(wn_warc_piece(wn_buf_str(&head), false, &len, &skip, &err));
    assert_string_equal(err.text, "a WARC record's head of more than 64 KiB");
    assert_true(wn_warc_piece(WN_STR("WARC/1.0\nContent-Length: 5\nab\nx\r\n\nhello"), false, &len, &skip, &err));
    assert_true(len == 0 && skip == 39);
}

static void names_of_records_lose_their_brackets(void **state)
{
    static const struct { const char *id, *name; } all[] = {
        { "<urn:a>", "urn:a" }, { "urn:b", "urn:b" }, { "<urn:c", "<urn:c" }, { "", "http://d.example/" }, { "<", "<" }
    };
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        wn_buf out = wn_buf_new(arena);
        wn_buf_print(&out, "WARC/1.0\nWARC-Type: conversion\nWARC-Record-ID: %s\nWARC-Target-URI: http://d.example/\n"
                     "Content-Length: 1\n\na", all[i].id);
        assert_str(read_as("warc", wn_buf_str(&out))->name, all[i].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(chunks_are_joined, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_not_packed_is_read_as_it_is, setup, teardown),
        cmocka_unit_test_setup_teardown(records_of_other_kinds_are_no_pages, setup, teardown),
        cmocka_unit_test_setup_teardown(a_head_ends_with_an_empty_line, setup, teardown),
        cmocka_unit_test_setup_teardown(names_of_records_lose_their_brackets, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
