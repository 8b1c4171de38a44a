/* markdown_link.c: what stands between brackets: labels, addresses and titles of links, link definitions,
** addresses in angle brackets and bare ones, tags. Each scanner looks at its bytes once, and stops where
** another of its kind begins, so that a row of half links costs what a row of letters costs. */
#include "read/markdown.h"

#include "base/utf8.h"
#include "read/html.h"

#define LABEL_MAX 999           /* bytes, CommonMark 0.31 says characters */
#define PARENS_MAX 32           /* nested, in an address */

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }
static bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static char at_of(wn_str s, uint32_t at) { return at < s.len ? s.ptr[at] : 0; }

bool wn_md_mark(char c) { return c > 32 && c < 127 && !is_letter(c) && !is_digit(c); }

/* A backslash before a mark counts as part of the mark. */
static uint32_t step(wn_str s, uint32_t at)
{
    return at + (s.ptr[at] == '\\' && wn_md_mark(at_of(s, at + 1)) ? 2 : 1);
}

static uint32_t skip_space(wn_str s, uint32_t at)
{
    while (at < s.len && is_space(s.ptr[at])) at++;
    return at;
}

static uint32_t skip_blank(wn_str s, uint32_t at)
{
    while (at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == '\t')) at++;
    return at;
}

uint32_t wn_md_label(wn_str s, uint32_t at)
{
    uint32_t i = at + 1;
    bool word = false;
    if (at_of(s, at) != '[') return at;
    while (i < s.len && s.ptr[i] != ']') {
        if (s.ptr[i] == '[' || i - at > LABEL_MAX) return at;
        word = word || !is_space(s.ptr[i]);
        i = step(s, i);
    }
    return i < s.len && word ? i + 1 : at;
}

/* An address; an empty one in angle brackets is one, too. */
static uint32_t scan_url(wn_str s, uint32_t at, wn_str *url)
{
    uint32_t i = at, depth = 0;
    if (at_of(s, at) == '<') {
        for (i++; i < s.len && s.ptr[i] != '>'; i = step(s, i))
            if (s.ptr[i] == '<' || s.ptr[i] == '\n') return at;
        if (i >= s.len) return at;
        *url = (wn_str){ s.ptr + at + 1, i - at - 1 };
        return i + 1;
    }
    for (; i < s.len && (unsigned char)s.ptr[i] > 32 && s.ptr[i] != 127; i = step(s, i)) {
        if (s.ptr[i] == '(' && ++depth > PARENS_MAX) return at;
        if (s.ptr[i] != ')') continue;
        if (!depth) break;
        depth--;
    }
    *url = (wn_str){ s.ptr + at, i - at };
    return depth ? at : i;
}

static uint32_t scan_title(wn_str s, uint32_t at)
{
    char open = at_of(s, at), close = open == '(' ? ')' : open;
    uint32_t i = at + 1;
    if (open != '"' && open != '\'' && open != '(') return at;
    for (; i < s.len && s.ptr[i] != close; i = step(s, i))
        if (open == '(' && s.ptr[i] == '(') return at;
    return i < s.len ? i + 1 : at;
}

uint32_t wn_md_target(wn_str s, uint32_t at, wn_str *url)
{
    if (at_of(s, at) != '(') return at;
    *url = WN_STR("");
    uint32_t i = skip_space(s, at + 1);
    if (at_of(s, i) != ')') {
        uint32_t end = scan_url(s, i, url);
        if (end == i) return at;
        i = skip_space(s, end);
        if (i > end) i = skip_space(s, scan_title(s, i));
    }
    return at_of(s, i) == ')' ? i + 1 : at;
}

uint32_t wn_md_define_at(wn_str s, uint32_t at, wn_md_define *d)
{
    uint32_t end = wn_md_label(s, at);
    if (end == at || at_of(s, end) != ':' || s.ptr[at + 1] == '^') return at;
    d->label = (wn_str){ s.ptr + at + 1, end - at - 2 };
    uint32_t from = skip_space(s, end + 1), to = scan_url(s, from, &d->url);
    if (to == from) return at;
    uint32_t line = skip_blank(s, to), title = skip_space(s, to);
    uint32_t behind = title > to ? scan_title(s, title) : title;
    if (behind > title) {
        behind = skip_blank(s, behind);
        if (behind >= s.len || s.ptr[behind] == '\n') return behind < s.len ? behind + 1 : behind;
    }
    if (line < s.len && s.ptr[line] != '\n') return at;
    return line < s.len ? line + 1 : line;
}

uint32_t wn_md_autolink(wn_str s, uint32_t at)
{
    uint32_t i = at + 1, colon = 0, mail = 0;
    for (; i < s.len && s.ptr[i] != '>'; i++) {
        char c = s.ptr[i];
        if ((unsigned char)c <= 32 || c == '<') return at;
        if (c == ':' && !colon && !mail) colon = i;
        if (c == '@' && !colon && !mail) mail = i;
        bool scheme = is_letter(c) || (i > at + 1 && (is_digit(c) || strchr("+.-", c)));
        if (!colon && !mail && !scheme && !strchr("!#$%&'*/=?^_`{|}~", c) && !is_digit(c)) return at;
    }
    if (i >= s.len) return at;
    if (mail) return mail > at + 1 && mail + 1 < i && is_letter(s.ptr[i - 1]) ? i + 1 : at;
    for (uint32_t k = at + 1; k < colon; k++)
        if (!is_letter(s.ptr[k]) && !(k > at + 1 && (is_digit(s.ptr[k]) || strchr("+.-", s.ptr[k])))) return at;
    return colon >= at + 3 && colon <= at + 33 ? i + 1 : at;
}

static bool is_name(char c) { return is_letter(c) || is_digit(c) || (c && strchr("-_:.", c)); }

/* One attribute, with the space before it. */
static uint32_t scan_attribute(wn_str s, uint32_t at)
{
    uint32_t i = skip_space(s, at);
    if (i == at || !(is_letter(at_of(s, i)) || at_of(s, i) == '_' || at_of(s, i) == ':')) return at;
    while (is_name(at_of(s, i))) i++;
    uint32_t value = skip_space(s, i);
    if (at_of(s, value) != '=') return i;
    value = skip_space(s, value + 1);
    char c = at_of(s, value);
    if (c == '"' || c == '\'') {
        const char *end = memchr(s.ptr + value + 1, c, s.len - value - 1);
        return end ? (uint32_t)(end - s.ptr) + 1 : at;
    }
    for (i = value; i < s.len && !is_space(s.ptr[i]) && !strchr("\"'=<>`", s.ptr[i]);) i++;
    return i > value ? i : at;
}

uint32_t wn_md_tag(wn_str s, uint32_t at)
{
    bool end = at_of(s, at + 1) == '/';
    uint32_t i = at + 1 + end;
    if (!is_letter(at_of(s, i))) return at;
    while (is_letter(at_of(s, i)) || is_digit(at_of(s, i)) || at_of(s, i) == '-') i++;
    for (uint32_t last = at; !end && i != last;) {
        last = i;
        i = scan_attribute(s, i);
    }
    i = skip_space(s, i);
    if (!end && at_of(s, i) == '/') i++;
    return at_of(s, i) == '>' ? i + 1 : at;
}

uint32_t wn_md_head(wn_str s, uint32_t at, uint32_t *before)
{
    static const char *const heads[] = { "https://", "http://", "ftp://", "www." };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        uint32_t n = (uint32_t)strlen(heads[i]);
        *before = (uint32_t)strcspn(heads[i], ":.");
        bool fits = at >= *before && s.len - at >= n - *before;
        if (fits && memcmp(s.ptr + at - *before, heads[i], n) == 0) return n;
    }
    return 0;
}

/* Marks at the end of a bare address belong to the sentence; so does a bracket that it did not open. */
uint32_t wn_md_address(wn_str s, uint32_t at, uint32_t *no_dot)
{
    uint32_t i = at, open = 0, shut = 0;
    bool dot = false;
    if (at < *no_dot) return at;
    for (; i < s.len && (unsigned char)s.ptr[i] > 32 && s.ptr[i] != '<'; i++) {
        open += s.ptr[i] == '(';
        shut += s.ptr[i] == ')';
        dot = dot || (s.ptr[i] == '.' && i > at + 4);
    }
    if (!dot) {
        *no_dot = i;
        return at;
    }
    for (; i > at; i--) {
        char c = s.ptr[i - 1];
        if (c == ')' && shut > open) shut--;
        else if (!strchr("?!.,:*_~'\";]", c)) break;
    }
    return i;
}

uint32_t wn_md_entity(wn_str s, uint32_t at, uint32_t *code)
{
    uint32_t len = 0;
    *code = wn_html_entity(s, at, false, &len);
    uint32_t most = at_of(s, at + 1) == '#' ? 10 : 40;
    return *code && len <= most && at_of(s, at + len - 1) == ';' ? at + len : at;
}

wn_str wn_md_unescape(wn_arena *a, wn_str s)
{
    if (!memchr(s.ptr, '\\', s.len) && !memchr(s.ptr, '&', s.len)) return s;
    wn_buf out = wn_buf_new(a);
    for (uint32_t i = 0, next; i < s.len; i = next) {
        uint32_t code;
        next = step(s, i);
        uint32_t entity = s.ptr[i] == '&' ? wn_md_entity(s, i, &code) : i;
        if (entity > i) {
            wn_buf_code(&out, code);
            next = entity;
        } else {
            wn_buf_byte(&out, s.ptr[next - 1]);
        }
    }
    return wn_buf_str(&out);
}

wn_str wn_md_fold(wn_arena *a, wn_str label)
{
    wn_buf out = wn_buf_new(a);
    while (label.len && is_space(label.ptr[0])) label.ptr++, label.len--;
    while (label.len && is_space(label.ptr[label.len - 1])) label.len--;
    wn_utf8_fold(&out, label);
    return wn_buf_str(&out);
}

int wn_md_by_label(const void *x, const void *y)
{
    const wn_md_define *a = x, *b = y;
    int d = wn_str_cmp(a->label, b->label);
    return d ? d : WN_ORDER(a->order, b->order);
}
