/* document.c: what must hold for every document, every thing found in it, and every decision. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "base/utf8.h"

/* ---- documents */

static void check_span(const wn_doc *doc, wn_span s, const char *what)
{
    fuzz_check(s.start <= s.end && s.end <= doc->text.len, "%s [%u, %u) of %zu bytes", what,
               s.start, s.end, doc->text.len);
    for (int i = 0; i < 2; i++) {
        uint32_t at = i ? s.end : s.start;
        fuzz_check(at == doc->text.len || ((unsigned char)doc->text.ptr[at] & 0xC0) != 0x80,
                   "%s [%u, %u): inside a character", what, s.start, s.end);
    }
}

void fuzz_check_doc(const wn_doc *doc)
{
    bool notes =
        doc->format == wn_reader_find(WN_STR("pandoc")); /* they stand behind their block */
    uint32_t text = 0, source = 0, at = 0;
    fuzz_check(wn_utf8_bad(doc->text) == doc->text.len, "the text is not UTF-8");
    for (uint32_t i = 0; i < doc->leaves.len; i++) {
        const wn_leaf *l = &doc->leaves.at[i];
        check_span(doc, l->text, "leaf");
        fuzz_check(l->text.start >= text && (notes || l->from >= source) && l->from <= l->to &&
                       l->to <= doc->source.len,
                   "leaf %u: text from %u, source [%u, %u)", i, l->text.start, l->from, l->to);
        text = l->text.end, source = l->to;
    }
    for (uint32_t i = 0; i < doc->blocks.len; at = doc->blocks.at[i++].span.end) {
        check_span(doc, doc->blocks.at[i].span, "block");
        fuzz_check(!wn_span_empty(doc->blocks.at[i].span), "block %u is empty", i);
        fuzz_check(doc->blocks.at[i].span.start >= at, "block %u is not behind the one before", i);
    }
    for (uint32_t i = 0; i < doc->links.len; i++) check_span(doc, doc->links.at[i].span, "link");
}

/* ---- things */

static void check_value(wn_found *found, const wn_value *v, const char *field)
{
    if (v->type == WN_V_SPAN || v->type == WN_V_PERSON) check_span(found->doc, v->span, field);
    if (v->type == WN_V_STR) fuzz_check(wn_utf8_bad(v->s) == v->s.len, "%s is not UTF-8", field);
    if (v->type == WN_V_THING)
        fuzz_check(v->i >= 0 && v->i < wn_kind_count(found, v->kind), "%s %d", field, (int)v->i);
    for (uint32_t i = 0; v->type == WN_V_SPANS && i < v->run.len; i++)
        check_span(found->doc, found->spans.at[v->run.first + i], field);
    for (uint32_t i = 0; v->type == WN_V_PICKS && i < v->run.len; i++)
        fuzz_check(found->picks.at[v->run.first + i] < wn_kind_count(found, v->kind),
                   "%s: no thing %u", field, i);
}

static void check_thing(wn_found *found, wn_kind_id kind, uint32_t index)
{
    const wn_kind *k = wn_kind_get(kind);
    check_span(found->doc, wn_kind_span(found, kind, index), k->name);
    for (const wn_field *field = k->fields; field->name; field++) {
        wn_err err = {0};
        wn_value v = {0};
        fuzz_check(field->get(found, index, &v, &err), "%s.%s: %s", k->name, field->name, err.text);
        check_value(found, &v, field->name);
    }
}

wn_found *fuzz_find(wn_doc *doc)
{
    wn_err err = {0};
    wn_found *found = wn_lua_found(fuzz_lua(), doc, &err);
    fuzz_check(found != NULL, "%s", err.text);
    for (int kind = 0; kind < WN_K_OWN; kind++) {
        fuzz_check(wn_kind_need(found, (uint32_t)kind, &err), "%s", err.text);
        uint32_t n = wn_kind_count(found, (uint32_t)kind);
        for (uint32_t i = 0, last = 0; i < n; i++) {
            uint32_t start = wn_kind_span(found, (uint32_t)kind, i).start;
            fuzz_check(start >= last, "%s %u begins before the one before",
                       wn_kind_get((wn_kind_id)kind)->name, i);
            last = start;
            check_thing(found, (wn_kind_id)kind, i);
        }
    }
    return found;
}

/* ---- decisions */

static uint32_t boundary(wn_str text, uint32_t at)
{
    while (at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80) at++;
    return at < text.len ? at : (uint32_t)text.len;
}

static wn_span some_span(fuzz *f, wn_found *found)
{
    const wn_doc *doc = found->doc;
    uint32_t how = fuzz_pick(f, 8), n;
    if (how < 4) {
        uint32_t kind = fuzz_pick(f, WN_K_OWN);
        if ((n = wn_kind_count(found, kind)) > 0) return wn_kind_span(found, kind, fuzz_pick(f, n));
    }
    if (how < 6 && doc->blocks.len) return doc->blocks.at[fuzz_pick(f, doc->blocks.len)].span;
    uint32_t start = boundary(doc->text, fuzz_pick(f, (uint32_t)doc->text.len));
    return (wn_span){start, boundary(doc->text, start + 1 + fuzz_pick(f, how == 6 ? 8 : 200))};
}

/* No thing begins on the space between blocks, which no bytes of the source may say. */
static bool begins_on_text(const wn_doc *doc, uint32_t at)
{
    uint32_t l = wn_doc_leaf_at(doc, at);
    return l < doc->leaves.len && doc->leaves.at[l].text.start <= at;
}

wn_decisions fuzz_decide(fuzz *f, wn_found *found)
{
    static const char *const with[] = {"x",    "two words", "“quoted”", "a *b* [c](d) & <e>",
                                       "1. ü", "\\ \""};
    static wn_attr attr = {{"key", 3}, {"v\"<&\n", 5}};
    wn_arena *a = found->arena;
    wn_decisions all = {0};
    while (fuzz_more(f) && all.len < 200) {
        wn_action action = (wn_action)fuzz_pick(f, 4);
        wn_span span = some_span(f, found);
        if (span.start >= span.end || !begins_on_text(found->doc, span.start)) continue;
        wn_decision *d = wn_list_add(a, &all);
        *d = (wn_decision){.action = action,
                           .span = span,
                           .order = fuzz_pick(f, 3),
                           .filter = WN_STR("f"),
                           .rule = WN_STR("r"),
                           .reason = WN_STR("why")};
        if (action == WN_REPLACE) d->with = wn_str_of(with[fuzz_pick(f, 6)]);
        if (action == WN_MARK)
            d->with = WN_STR("m"), d->attrs = &attr, d->attr_count = fuzz_pick(f, 2);
    }
    return all;
}

wn_str fuzz_partition(const wn_doc *doc, const wn_edits *edits)
{
    wn_buf kept = wn_buf_new(doc->arena);
    uint32_t at = 0;
    for (uint32_t i = 0; i < edits->edits.len; i++) {
        const wn_edit *e = &edits->edits.at[i];
        check_span(doc, e->span, "edit");
        fuzz_check(e->span.start >= at && e->span.end > e->span.start,
                   "edit %u: [%u, %u) behind %u", i, e->span.start, e->span.end, at);
        wn_buf_add(&kept, wn_str_cut(doc->text, (wn_span){at, e->span.start}));
        if (e->replace) wn_buf_add(&kept, e->with);
        at = e->span.end;
    }
    wn_buf_add(&kept, wn_str_cut(doc->text, (wn_span){at, (uint32_t)doc->text.len}));
    return wn_buf_str(&kept);
}

/* For whoever looks for the fault: with SHOW in the environment. */
void fuzz_show(const wn_doc *doc, const wn_decisions *all, const wn_edits *edits)
{
    static const char *const actions[] = {"drop", "replace", "pin", "mark"};
    if (!getenv("SHOW")) return;
    for (uint32_t i = 0; i < doc->leaves.len; i++) {
        const wn_leaf *l = &doc->leaves.at[i];
        fprintf(stderr, "leaf [%u, %u) type %u: source [%u, %u)\n", l->text.start, l->text.end,
                l->type, l->from, l->to);
    }
    for (uint32_t i = 0; i < all->len; i++) {
        const wn_decision *d = &all->at[i];
        fprintf(stderr, "%s [%u, %u) order %u\n", actions[d->action], d->span.start, d->span.end,
                d->order);
    }
    for (uint32_t i = 0; i < edits->edits.len; i++) {
        const wn_edit *e = &edits->edits.at[i];
        fprintf(stderr, "edit [%u, %u) <%.*s>\n", e->span.start, e->span.end, (int)e->with.len,
                e->with.ptr);
    }
}

/* ---- formats */

static bool read_in(wn_doc *doc, const char *format)
{
    static const wn_read_options none;
    wn_err err = {0};
    const wn_reader *reader = wn_reader_find(wn_str_of(format));
    doc->format = reader;
    if (reader->read(doc, &none, &err)) return true;
    fuzz_check((err.code == WN_BAD_INPUT || err.code == WN_LIMIT) && err.text[0],
               "refused with %d, <%s>", (int)err.code, err.text);
    fuzz_check(err.at == WN_NO_OFFSET || err.at <= doc->source.len, "refused at %zu of %zu", err.at,
               doc->source.len);
    return false;
}

static wn_str write_out(const wn_doc *doc, const char *from, const char *to, const wn_edits *edits)
{
    wn_err err = {0};
    wn_buf out = wn_buf_new(doc->arena);
    fuzz_check(wn_writer_find(wn_str_of(to))->write(doc, from, edits, &out, &err), "%s to %s: %s",
               from, to, err.text);
    return wn_buf_str(&out);
}

/* Formats other than text and records say white space in ways of their own. */
static wn_str squeezed(wn_arena *a, const char *format, wn_str s)
{
    if (strcmp(format, "text") == 0 || strcmp(format, "ndjson") == 0) return s;
    wn_buf out = wn_buf_new(a);
    uint32_t len;
    for (size_t i = 0; i < s.len; i += len)
        if (!wn_char_space(wn_utf8_at(s, i, &len))) wn_buf_add(&out, (wn_str){s.ptr + i, len});
    return wn_buf_str(&out);
}

/* As UTF-8, or as UTF-32, where UTF-16 began with its mark and begins with a NUL now? */
static bool is_marked(wn_str s)
{
    return (s.len > 2 && memcmp(s.ptr, "\uFEFF", 3) == 0) ||
           (s.len > 3 && memcmp(s.ptr, "\xFF\xFE\0\0", 4) == 0);
}

static bool has_noscript(wn_str page)
{
    static const char tag[] = "<noscript";
    for (size_t i = 0; i + sizeof tag <= page.len; i++)
        if (strncasecmp(page.ptr + i, tag, sizeof tag - 1) == 0) return true;
    return false;
}

/* U+FEFF that comes to the beginning is a mark there. A page whose bytes were no UTF-8 may be some without
** those that went: then it reads otherwise. What is said to readers without scripts is read where it is nearly
** all of a page, which edits can end or begin. */
static bool is_another(const char *format, wn_str in, wn_str out)
{
    if (is_marked(out) && !is_marked(in)) return true;
    if (strcmp(format, "html") != 0) return false;
    return (wn_utf8_bad(in) != in.len && wn_utf8_bad(out) == out.len) || has_noscript(out);
}

/* OUT, which DOC became that came in as IN, in the format TO, as it is read. NULL: marks have pushed what a page says
** of its encoding beyond the bytes where that is looked for, or the first bytes left are a byte order mark. */
static wn_doc *read_again(const wn_doc *doc, wn_str in, const char *to, wn_str out)
{
    bool utf8 = wn_utf8_bad(in) == in.len;
    wn_doc *back = wn_doc_new(doc->arena, doc->name, out);
    bool html = strcmp(to, "html") == 0, marked = is_marked(out) && !is_marked(in);
    if (html && !utf8 && (out.len > 4096 || marked)) return NULL;
    fuzz_check(read_in(back, to), "%s: what was written cannot be read: <%.*s>", to, (int)out.len, out.ptr);
    return back;
}

/* What DOC, which came in as IN, with EDITS becomes as FORMAT has the text that the edits promise.
 */
static void check_promise(wn_doc *doc, const char *format, wn_str in, const wn_edits *edits)
{
    wn_arena *a = doc->arena;
    wn_str promised = wn_edit_text(doc, edits, a);
    wn_str out = write_out(doc, format, format, edits);
    fuzz_check(wn_str_eq(fuzz_partition(doc, edits), promised), "the edits are not the ledger");
    wn_doc *back = read_again(doc, in, format, out);
    if (!back || is_another(format, in, out)) return;
    fuzz_check(wn_str_eq(squeezed(a, format, back->text), squeezed(a, format, promised)),
               "promised <%.*s>\nread <%.*s>\nwritten <%.*s>\nfrom <%.*s>", (int)promised.len,
               promised.ptr, (int)back->text.len, back->text.ptr, (int)out.len, out.ptr,
               (int)doc->source.len, doc->source.ptr);
}

void fuzz_document(wn_arena *a, const char *format, wn_str in, fuzz *f)
{
    static const wn_edits none;
    wn_doc *doc = wn_doc_new(a, WN_STR("d"), in);
    if (!read_in(doc, format)) return;
    fuzz_check_doc(doc);
    wn_str same = write_out(doc, format, format, &none);
    fuzz_check(wn_str_eq(same, in), "not the bytes that came in: <%.*s>", (int)same.len, same.ptr);
    bool mark = fuzz_pick(f, 8) == 7;
    wn_found *found = fuzz_find(doc);
    wn_decisions decisions = fuzz_decide(f, found);
    const wn_edits *edits = wn_edit_resolve(doc, &decisions, mark);
    fuzz_show(doc, &decisions, edits);
    check_promise(doc, format, in, edits);
    for (uint32_t i = 0; wn_writer_each(i); i++) {
        const char *to = wn_writer_each(i)->name;
        wn_str out = write_out(doc, format, to, edits);
        if (wn_reader_find(wn_str_of(to))) read_again(doc, in, to, out);
    }
}
