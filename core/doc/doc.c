/* doc.c: see doc.h. Searches are binary: blocks, leaves and links are in order and apart. */
#include "doc/doc.h"

#include "base/utf8.h"

wn_doc *wn_doc_new(wn_arena *a, wn_str name, wn_str source)
{
    wn_doc *doc = wn_arena_get(a, sizeof *doc);
    doc->arena = a;
    doc->name = wn_utf8_mended(a, name);
    doc->source = source;
    doc->source_line = 1;
    doc->lang = doc->text = WN_STR("");
    return doc;
}

wn_str wn_doc_label(const wn_doc *doc)
{
    wn_buf out = wn_buf_new(doc->arena);
    if (!doc->unnamed) return doc->name;
    wn_buf_add(&out, doc->name);
    wn_buf_print(&out, ":%u", (unsigned)doc->source_line);
    return wn_buf_str(&out);
}

/* LF, CR LF and CR end a line; the CR of a CR LF does not, so that the pair counts once. */
static wn_place place_in(wn_str s, size_t at)
{
    wn_place p = { 1, 1 };
    if (at > s.len) at = s.len;
    size_t start = 0;
    for (size_t i = 0; i < at; i++) {
        if (s.ptr[i] != '\n' && s.ptr[i] != '\r') continue;
        if (s.ptr[i] == '\r' && i + 1 < s.len && s.ptr[i + 1] == '\n') continue;
        p.line++;
        start = i + 1;
    }
    p.column += (uint32_t)wn_utf8_count((wn_str){ s.ptr + start, at - start });
    return p;
}

wn_place wn_doc_place(const wn_doc *doc, uint32_t at) { return place_in(doc->text, at); }

wn_place wn_doc_source_place(const wn_doc *doc, size_t at)
{
    wn_place p = place_in(doc->source, at);
    p.line += doc->source_line - 1;
    return p;
}

uint32_t wn_doc_block_at(const wn_doc *doc, uint32_t at)
{
    return wn_list_above(&doc->blocks, wn_block, span.end, at);
}

uint32_t wn_doc_leaf_at(const wn_doc *doc, uint32_t at)
{
    return wn_list_above(&doc->leaves, wn_leaf, text.end, at);
}

/* Apostrophes, hyphens and points between letters or digits belong to the word. */
static bool is_joint(uint32_t c)
{
    return c == '\'' || c == 0x2019 || c == '-' || c == 0x2010 || c == 0x2011 || c == '.' || c == ',';
}

uint32_t wn_doc_words(const wn_doc *doc, wn_span span)
{
    wn_str s = wn_str_cut(doc->text, span);
    uint32_t n = 0, len;
    bool inside = false, joint = false;
    for (size_t at = 0; at < s.len; at += len) {
        uint32_t c = wn_utf8_at(s, at, &len);
        if (wn_char_letter(c)) {
            n += !inside && !joint;
            inside = true;
            joint = false;
        } else {
            joint = inside && is_joint(c);
            inside = false;
        }
    }
    return n;
}

double wn_doc_link_density(const wn_doc *doc, wn_span span)
{
    if (wn_span_empty(span)) return 0;
    uint32_t low = wn_list_above(&doc->links, wn_link, span.end, span.start), linked = 0;
    for (; low < doc->links.len && doc->links.at[low].span.start < span.end; low++) {
        wn_span link = doc->links.at[low].span;
        uint32_t start = link.start > span.start ? link.start : span.start;
        uint32_t end = link.end < span.end ? link.end : span.end;
        linked += end - start;
    }
    return (double)linked / wn_span_len(span);
}

const char *wn_block_name(wn_block_type type)
{
    static const char *const names[WN_BLOCK_TYPES] = {
        "paragraph", "heading", "item", "blockquote", "code", "cell", "caption"
    };
    return names[type];
}
