/* markdown_line.c: what a line says by itself: the beginning of HTML, the rows of tables. */
#include "read/html.h"
#include "read/markdown.h"

static bool is_gap(char c) { return c == ' ' || c == '\t' || c == '\n'; }
static char byte(wn_str line, uint32_t at) { return at < line.len ? line.ptr[at] : '\n'; }

static uint32_t trim_end(wn_str line, uint32_t from, uint32_t to)
{
    while (to > from && (line.ptr[to - 1] == ' ' || line.ptr[to - 1] == '\t')) to--;
    return to;
}

/* ---- HTML */

static bool begins(wn_str line, uint32_t at, const char *with)
{
    wn_str rest = { line.ptr + at, line.len - at };
    size_t n = strlen(with);
    return rest.len >= n && wn_html_same((wn_str){ rest.ptr, n }, (wn_str){ with, n });
}

static bool is_block_tag(wn_str name)
{
    static const char *const more[] = {
        "base", "basefont", "col", "frame", "frameset", "head", "html", "iframe", "legend", "link", "menuitem",
        "noframes", "optgroup", "option", "param", "source", "summary", "title", "track"
    };
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (wn_html_same(name, wn_str_of(more[i]))) return true;
    const wn_html_element *e = wn_html_element_find(name);
    return e && e->is & WN_HTML_BLOCK && e->tag != T_PRE && e->tag != T_BR;
}

/* The seven kinds of CommonMark 4.6. */
const char *wn_md_html_stop(wn_str line, uint32_t at, bool paragraph)
{
    static const struct { const char *start, *stop; } raw[] = {
        { "<script", "</script>" }, { "<pre", "</pre>" }, { "<style", "</style>" },
        { "<textarea", "</textarea>" }
    };
    for (size_t i = 0; i < sizeof raw / sizeof *raw; i++) {
        char c = byte(line, at + (uint32_t)strlen(raw[i].start));
        if (begins(line, at, raw[i].start) && (is_gap(c) || c == '>')) return raw[i].stop;
    }
    if (begins(line, at, "<!--")) return "-->";
    if (begins(line, at, "<?")) return "?>";
    if (begins(line, at, "<![CDATA[")) return "]]>";
    if (begins(line, at, "<!")) return (byte(line, at + 2) | 32) >= 'a' ? ">" : NULL;
    uint32_t name = at + 1 + (byte(line, at + 1) == '/'), i = name;
    while (i < line.len && !is_gap(line.ptr[i]) && !strchr("/><", line.ptr[i])) i++;
    char c = byte(line, i);
    bool ends = is_gap(c) || c == '>' || (c == '/' && byte(line, i + 1) == '>');
    if (ends && is_block_tag((wn_str){ line.ptr + name, i - name })) return "";
    if (paragraph) return NULL;
    uint32_t end = wn_md_tag(line, at);
    return end > at && trim_end(line, end, (uint32_t)line.len) == end ? "" : NULL;
}

/* ---- tables */

uint32_t wn_md_cell(wn_str s, uint32_t at)
{
    while (at < s.len && s.ptr[at] != '|') at += s.ptr[at] == '\\' && at + 1 < s.len ? 2 : 1;
    return at;
}

wn_str wn_md_row(wn_str line, uint32_t from, uint32_t to)
{
    while (from < to && is_gap(line.ptr[from])) from++;
    to = trim_end(line, from, to);
    if (from < to && line.ptr[from] == '|') from++;
    return (wn_str){ line.ptr + from, to - from };
}

uint32_t wn_md_count_cells(wn_str row)
{
    uint32_t n = 0;
    for (uint32_t at = 0; at < row.len; n++) at = wn_md_cell(row, at) + 1;
    return n;
}

uint32_t wn_md_divider(wn_str line, uint32_t from)
{
    wn_str row = wn_md_row(line, from, (uint32_t)line.len);
    uint32_t at = 0, n = 0;
    bool bar = from < line.len && memchr(line.ptr + from, '|', line.len - from);
    for (; bar && at < row.len; at++, n++) {
        while (at < row.len && is_gap(row.ptr[at])) at++;
        uint32_t marks = 0;
        if (at < row.len && row.ptr[at] == ':') at++;
        while (at < row.len && row.ptr[at] == '-') at++, marks++;
        if (at < row.len && row.ptr[at] == ':') at++;
        while (at < row.len && is_gap(row.ptr[at])) at++;
        if (!marks || (at < row.len && row.ptr[at] != '|')) return 0;
    }
    return n;
}
