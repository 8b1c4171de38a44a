/* origin.c: see origin.h. pandoc tells places for CommonMark alone, as attributes; of other formats, the words
** of a finding are looked for in the file, in order. */
#include "cli/origin.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"
#include "cli/program.h"

enum { APART = 40 };            /* bytes of markup between two words, at most */

bool wn_origin_read(wn_arena *a, const char *path, const char *format, wn_str *ast, wn_err *err)
{
    const char *argv[] = { "pandoc", "--to=json", "--", path, NULL, NULL };
    wn_buf from = wn_buf_new(a), out = wn_buf_new(a);
    if (format) {
        wn_buf_print(&from, "--from=%s", format);
        wn_buf_byte(&from, '\0');
        argv[2] = from.ptr, argv[3] = "--", argv[4] = path;
    }
    if (!wn_program_read(argv, &out, err)) return false;
    *ast = wn_buf_str(&out);
    return true;
}

bool wn_origin_text(wn_arena *a, const char *path, wn_str *out, wn_err *err)
{
    if (!wn_file_read(a, path, 0, out, err)) return false;
    if (wn_utf8_bad(*out) < out->len) *out = WN_STR("");
    return true;
}

/* The next word of S from *AT on; empty at the end. */
static wn_str next_word(wn_str s, uint32_t *at)
{
    uint32_t start, len;
    while (*at < s.len && !wn_char_letter(wn_utf8_at(s, *at, &len))) *at += len;
    for (start = *at; *at < s.len && wn_char_letter(wn_utf8_at(s, *at, &len));) *at += len;
    return (wn_str){ s.ptr + start, *at - start };
}

/* The end of WORDS in TEXT from AT on, or 0: something else stands there. */
static uint32_t match(wn_str text, wn_str words, uint32_t at)
{
    uint32_t in = 0, end = at;
    for (;;) {
        wn_str want = next_word(words, &in), have = next_word(text, &at);
        if (!want.len) return end;
        if (!wn_str_eq(want, have) || at - (uint32_t)have.len - end > APART) return 0;
        end = at;
    }
}

static wn_span find_from(wn_str text, wn_str words, uint32_t from)
{
    uint32_t in = 0, end, start;
    wn_str first = next_word(words, &in);
    for (uint32_t at = from; first.len && at < text.len;) {
        wn_str word = next_word(text, &at);
        if (!wn_str_eq(word, first)) continue;
        start = at - (uint32_t)word.len;
        if ((end = match(text, words, start)) > 0) return (wn_span){ start, end };
    }
    return (wn_span){ 0, 0 };
}

wn_span wn_origin_find(wn_str text, wn_str words, uint32_t from)
{
    wn_span found = find_from(text, words, from);
    return wn_span_empty(found) && from > 0 ? find_from(text, words, 0) : found;
}

/* "FILE@LINE:COLUMN-…", or without the file, as in the attributes that begin at FROM of the source. */
static bool read_place(wn_str s, uint32_t from, uint32_t to, wn_origin_place *out)
{
    static const char key[] = "[\"data-pos\",\"";
    wn_str head = { s.ptr + from, to - from > 200 ? 200 : to - from };
    const char *at = memmem(head.ptr, head.len, key, sizeof key - 1);
    if (!at) return false;
    at += sizeof key - 1;
    const char *close = memchr(at, '"', (size_t)(s.ptr + s.len - at));
    const char *sign = close ? memchr(at, '@', (size_t)(close - at)) : NULL;
    char *end;
    if (!close || close == at) return false;
    out->file = (wn_str){ at, sign ? (size_t)(sign - at) : 0 };
    out->line = (uint32_t)strtoul(sign ? sign + 1 : at, &end, 10);
    out->column = *end == ':' ? (uint32_t)strtoul(end + 1, NULL, 10) : 1;
    return out->line > 0;
}

bool wn_origin_said(const wn_doc *doc, uint32_t at, wn_origin_place *out)
{
    uint32_t leaf = wn_doc_leaf_at(doc, at);
    if (leaf == doc->leaves.len || !doc->nodes.len) return false;
    for (uint32_t n = doc->leaves.at[leaf].node; n != WN_NOWHERE; n = doc->nodes.at[n].parent) {
        const wn_node *node = &doc->nodes.at[n];
        if (!read_place(doc->source, node->from, node->to, out)) continue;
        if (node->text.start < at)          /* of a word, the part before AT */
            out->column += (uint32_t)wn_utf8_count(wn_str_cut(doc->text, (wn_span){ node->text.start, at }));
        return true;
    }
    return false;
}
