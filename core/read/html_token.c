/* html_token.c: the tokens of a page, each with its place: tags, text, and what is neither. The scanner
** takes what the standard's tokenizer takes (comments that end in "--!>", "</>", tags cut off by the end,
** attributes without quotation marks) and looks at each byte once. */
#include "read/html.h"

/* Sorted by name. T_INLINE: closed like b and span; T_FLOW: like div. */
static const wn_html_element elements[] = {
#define P (WN_HTML_BLOCK | WN_HTML_ENDS_P | WN_HTML_BREAKOUT)
#define I WN_HTML_BREAKOUT
#define B WN_HTML_BLOCK
#define S WN_HTML_SKIP
#define V WN_HTML_VOID
#define R WN_HTML_RAW
#define C WN_HTML_SCOPE
    { "a", T_A, 0 }, { "abbr", T_INLINE, 0 }, { "address", T_FLOW, P }, { "area", T_OTHER, V },
    { "article", T_ARTICLE, P }, { "aside", T_FLOW, P }, { "audio", T_FLOW, S }, { "b", T_INLINE, I },
    { "base", T_OTHER, V }, { "big", T_INLINE, I }, { "blockquote", T_BLOCKQUOTE, P },
    { "body", T_BODY, B | I }, { "br", T_BR, V | I }, { "button", T_BUTTON, B },
    { "canvas", T_FLOW, S }, { "caption", T_CAPTION, B | C }, { "center", T_FLOW, P },
    { "cite", T_INLINE, 0 }, { "code", T_INLINE, I }, { "col", T_OTHER, V }, { "colgroup", T_TBODY, B },
    { "datalist", T_FLOW, S }, { "dd", T_DD, P }, { "details", T_FLOW, P }, { "dialog", T_DIALOG, P },
    { "dir", T_UL, P }, { "div", T_DIV, P }, { "dl", T_DL, P }, { "dt", T_DT, P }, { "em", T_INLINE, I },
    { "embed", T_OTHER, V }, { "fieldset", T_FLOW, P }, { "figcaption", T_FIGCAPTION, P },
    { "figure", T_FLOW, P }, { "font", T_INLINE, 0 }, { "footer", T_FLOW, P },
    { "foreignobje", T_FOREIGN, 0 }, { "form", T_FLOW, P }, { "h1", T_H1, P }, { "h2", T_H2, P },
    { "h3", T_H3, P }, { "h4", T_H4, P }, { "h5", T_H5, P }, { "h6", T_H6, P }, { "head", T_HEAD, I },
    { "header", T_FLOW, P }, { "hgroup", T_FLOW, P }, { "hr", T_OTHER, V | P }, { "html", T_HTML, 0 },
    { "i", T_INLINE, I }, { "iframe", T_OTHER, R }, { "img", T_OTHER, V | I }, { "input", T_OTHER, V },
    { "label", T_INLINE, 0 }, { "legend", T_FLOW, B }, { "li", T_LI, P }, { "link", T_LINK, V },
    { "listing", T_PRE, P }, { "main", T_FLOW, P }, { "math", T_MATH, 0 }, { "menu", T_UL, P },
    { "meta", T_META, V }, { "nav", T_FLOW, P }, { "nobr", T_INLINE, I }, { "noembed", T_OTHER, R },
    { "noframes", T_OTHER, R }, { "noscript", T_OTHER, R }, { "object", T_FLOW, S | C }, { "ol", T_OL, P },
    { "optgroup", T_FLOW, S }, { "option", T_OPTION, S }, { "p", T_P, P }, { "param", T_OTHER, V },
    { "pre", T_PRE, P }, { "q", T_INLINE, 0 }, { "s", T_INLINE, I }, { "script", T_SCRIPT, R },
    { "search", T_FLOW, P }, { "section", T_FLOW, P }, { "select", T_FLOW, S }, { "small", T_INLINE, I },
    { "source", T_OTHER, V }, { "span", T_INLINE, I }, { "strike", T_INLINE, I },
    { "strong", T_INLINE, I }, { "style", T_OTHER, R }, { "sub", T_INLINE, I }, { "summary", T_FLOW, P },
    { "sup", T_INLINE, I }, { "svg", T_SVG, S }, { "table", T_TABLE, B | C | I },
    { "tbody", T_TBODY, B }, { "td", T_TD, B | C }, { "template", T_FLOW, S | C },
    { "textarea", T_OTHER, R }, { "tfoot", T_TBODY, B }, { "th", T_TH, B | C }, { "thead", T_TBODY, B },
    { "time", T_TIME, 0 }, { "title", T_TITLE, R }, { "tr", T_TR, B }, { "track", T_OTHER, V },
    { "tt", T_INLINE, I }, { "u", T_INLINE, I }, { "ul", T_UL, P }, { "var", T_INLINE, I },
    { "video", T_FLOW, S }, { "wbr", T_OTHER, V }, { "xmp", T_PRE, P },
#undef P
#undef I
#undef B
#undef S
#undef V
#undef R
#undef C
};

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }
static bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

/* Order of NAME, any case, by KEY: names are compared over eleven letters. */
static int order(wn_str name, const char *key)
{
    size_t n = name.len < 11 ? name.len : 11;
    for (size_t i = 0; i < n; i++) {
        int d = (unsigned char)lower(name.ptr[i]) - (unsigned char)key[i];
        if (d) return d;
        if (!key[i]) return 1;      /* a NUL in the name */
    }
    return -(key[n] != 0);
}

const wn_html_element *wn_html_element_find(wn_str name)
{
    size_t low = 0, high = sizeof elements / sizeof *elements;
    if (name.len > 13) return NULL;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int d = order(name, elements[mid].name);
        if (d == 0) return &elements[mid];
        if (d < 0) high = mid;
        else low = mid + 1;
    }
    return NULL;
}

bool wn_html_same(wn_str a, wn_str b)
{
    size_t i = 0;
    while (i < a.len && i < b.len && lower(a.ptr[i]) == lower(b.ptr[i])) i++;
    return i == a.len && i == b.len;
}

/* ---- attributes */

static const struct { const char *name; uint8_t attr; } attributes[] = {
    { "aria-hidden", A_ARIA_HIDDEN }, { "charset", A_CHARSET }, { "class", A_CLASS },
    { "content", A_CONTENT }, { "datetime", A_DATETIME }, { "hidden", A_HIDDEN }, { "href", A_HREF },
    { "id", A_ID }, { "itemprop", A_ITEMPROP }, { "lang", A_LANG }, { "name", A_NAME },
    { "open", A_OPEN }, { "property", A_PROPERTY }, { "rel", A_REL }, { "role", A_ROLE },
    { "style", A_STYLE }, { "type", A_TYPE }
};

/* The first of a name counts, as the standard has it. */
static void add_attribute(wn_html_token *t, wn_str name, wn_str value)
{
    if (name.len < 2 || name.len > 11) return;
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        if (lower(name.ptr[0]) != attributes[i].name[0]) continue;
        if (order(name, attributes[i].name)) continue;
        uint32_t a = attributes[i].attr;
        if (!(t->has >> a & 1)) t->attr[a] = value;
        t->has |= UINT32_C(1) << a;
        return;
    }
}

static wn_str value_at(wn_html_scan *s)
{
    const char *p = s->src.ptr;
    uint32_t len = (uint32_t)s->src.len, at = s->at;
    while (at < len && is_space(p[at])) at++;
    uint32_t from = at;
    if (at < len && (p[at] == '"' || p[at] == '\'')) {
        const char *end = memchr(p + at + 1, p[at], len - at - 1);
        s->at = end ? (uint32_t)(end - p) + 1 : len;
        return (wn_str){ p + from + 1, (end ? s->at - 1 : len) - from - 1 };
    }
    while (at < len && !is_space(p[at]) && p[at] != '>') at++;
    s->at = at;
    return (wn_str){ p + from, at - from };
}

/* From behind the name to behind '>'; false where the page ends first. */
static bool read_attributes(wn_html_scan *s, wn_html_token *t)
{
    const char *p = s->src.ptr;
    uint32_t len = (uint32_t)s->src.len;
    while (s->at < len) {
        char c = p[s->at];
        if (c == '>') {
            t->empty = p[s->at - 1] == '/';
            s->at++;
            return true;
        }
        if (is_space(c) || c == '/') {
            s->at++;
            continue;
        }
        uint32_t from = s->at++;
        while (s->at < len && !is_space(p[s->at]) && !memchr("/>=", p[s->at], 3)) s->at++;
        wn_str name = { p + from, s->at - from }, value = { p + s->at, 0 };
        uint32_t at = s->at;
        while (at < len && is_space(p[at])) at++;
        if (at < len && p[at] == '=') {
            s->at = at + 1;
            value = value_at(s);
        }
        add_attribute(t, name, value);
    }
    return false;
}

/* ---- tokens */

static uint32_t behind(const wn_html_scan *s, uint32_t from, char c)
{
    const char *p = memchr(s->src.ptr + from, c, s->src.len - from);
    return p ? (uint32_t)(p - s->src.ptr) + 1 : (uint32_t)s->src.len;
}

/* Behind the comment whose "<!--" ends at AT. */
static uint32_t behind_comment(const wn_html_scan *s, uint32_t at)
{
    const char *p = s->src.ptr;
    uint32_t len = (uint32_t)s->src.len;
    if (at < len && p[at] == '>') return at + 1;
    if (at + 1 < len && p[at] == '-' && p[at + 1] == '>') return at + 2;
    for (;;) {
        at = behind(s, at, '-');
        if (at >= len) return len;
        if (p[at] != '-') continue;
        if (at + 1 < len && p[at + 1] == '>') return at + 2;
        if (at + 2 < len && p[at + 1] == '!' && p[at + 2] == '>') return at + 3;
    }
}

static void read_tag(wn_html_scan *s, wn_html_token *t, uint32_t from)
{
    const char *p = s->src.ptr;
    uint32_t at = from;
    while (at < s->src.len && !is_space(p[at]) && p[at] != '/' && p[at] != '>') at++;
    t->name = (wn_str){ p + from, at - from };
    s->at = at;
    if (!read_attributes(s, t)) t->type = WN_HTML_NONE;
}

void wn_html_next(wn_html_scan *s, wn_html_token *t)
{
    const char *p = s->src.ptr;
    uint32_t len = (uint32_t)s->src.len, at = s->at;
    t->type = at < len ? WN_HTML_TEXT : WN_HTML_EOF;
    t->from = at;
    t->has = 0;
    t->empty = false;
    if (at >= len) {
        t->to = at;
        return;
    }
    char next = at + 1 < len ? p[at + 1] : ' ', third = at + 2 < len ? p[at + 2] : ' ';
    if (p[at] == '<' && is_letter(next)) {
        t->type = WN_HTML_START;
        read_tag(s, t, at + 1);
    } else if (p[at] == '<' && next == '/' && is_letter(third)) {
        t->type = WN_HTML_END;
        read_tag(s, t, at + 2);
    } else if (p[at] == '<' && (next == '!' || next == '?' || (next == '/' && at + 2 < len))) {
        bool comment = next == '!' && third == '-' && at + 3 < len && p[at + 3] == '-';
        t->type = WN_HTML_NONE;
        s->at = comment ? behind_comment(s, at + 4) : behind(s, at + 2, '>');
    } else {
        s->at = behind(s, at + 1, '<');
        if (s->at < len || p[len - 1] == '<') s->at -= s->at > at + 1;
    }
    t->to = s->at;
}

/* In a script, "<!--" and then "<script" mean that the next end tag ends only the inner one, until "-->". */
wn_str wn_html_raw(wn_html_scan *s, wn_str name)
{
    const char *p = s->src.ptr;
    uint32_t len = (uint32_t)s->src.len, from = s->at, at = from;
    bool script = name.len == 6 && order(name, "script") == 0, comment = false, inner = false;
    for (;; at++) {
        const char *open = at < len ? memchr(p + at, '<', len - at) : NULL;
        if (!open) break;
        if (comment && memmem(p + at, (size_t)(open - p) - at, "-->", 3)) comment = inner = false;
        at = (uint32_t)(open - p);
        bool end = at + 1 < len && p[at + 1] == '/';
        uint32_t word = at + 1 + end;
        if (script && len - at > 3 && memcmp(open, "<!--", 4) == 0) comment = true;
        if (len - word <= name.len) continue;
        char stop = p[word + name.len];
        if (!is_space(stop) && stop != '/' && stop != '>') continue;
        size_t k = 0;
        while (k < name.len && lower(p[word + k]) == lower(name.ptr[k])) k++;
        if (k < name.len) continue;
        if (!end) {
            inner |= comment;
            continue;
        }
        if (!inner) {
            s->at = at;
            return (wn_str){ p + from, at - from };
        }
        inner = false;
    }
    s->at = len;
    return (wn_str){ p + from, len - from };
}
