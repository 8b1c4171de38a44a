/* text.c: plain text. The text is the source (without a byte order mark); its lines make blocks:
**
**     blank line                  ends a block
**     # … ######                  a heading; so is a line underlined with === or ---
**     • - * + · ‣ – 1. 1) a)      an item; lines indented below it belong to it
**     >                           a block quote
**     ``` … ``` and four spaces   code
**     anything else               a paragraph
**
** Scraped text often has a paragraph a line and no blank lines; mail and books wrap lines by hand.
** A run of lines is one paragraph only where it looks wrapped: no line is longer than WRAP_MAX, and
** no line but the last could have taken the first word of the next within the longest line's width.
** Otherwise each line is a block of its own.
*/
#include "base/utf8.h"
#include "read/read.h"

#define WRAP_MIN 40             /* bytes: shorter lines are verse, addresses, menus */
#define WRAP_MAX 120

typedef enum { L_BLANK, L_PLAIN, L_HEADING, L_UNDERLINE, L_ITEM, L_QUOTE, L_CODE, L_FENCE } kind;

typedef struct {
    wn_span span;               /* without its line end and outer white space */
    uint32_t indent;            /* columns; a tab goes to the next multiple of four */
    kind kind;
    uint8_t level;
} line;

typedef struct { wn_doc *doc; line *lines; uint32_t count; } reading;

/* ---- lines */

static wn_str text_of(const reading *r, const line *l) { return wn_str_cut(r->doc->text, l->span); }

/* Of ASCII: visible; a letter. */
static bool is_dark(char c) { return c > ' ' && (unsigned char)c < 0x80; }
static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static uint8_t heading_level(wn_str s)
{
    uint8_t n = 0;
    while (n < s.len && n < 7 && s.ptr[n] == '#') n++;
    return n > 0 && n < 7 && n < s.len && s.ptr[n] == ' ' ? n : 0;
}

static bool is_run(wn_str s, char c)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] != c) return false;
    return s.len >= 3;
}

/* "•", "-", "12.", "a)": followed by white space. */
static bool is_bullet(wn_str s)
{
    uint32_t len;
    if (s.len < 2) return false;
    uint32_t c = wn_utf8_at(s, 0, &len);
    size_t n = 0;
    switch (c) {
    case '-': case '*': case '+': case 0xB7: case 0x2022: case 0x2023: case 0x2013: case 0x25E6:
    case 0x25AA:
        n = len;
        break;
    default:
        while (n < s.len && n < 3 && s.ptr[n] >= '0' && s.ptr[n] <= '9') n++;
        if (n == 0 && s.ptr[0] >= 'a' && s.ptr[0] <= 'z' && s.ptr[1] == ')') n = 1;
        if (n == 0 || n >= s.len || (s.ptr[n] != '.' && s.ptr[n] != ')')) return false;
        n++;
    }
    return n < s.len && (s.ptr[n] == ' ' || s.ptr[n] == '\t');
}

static void classify(const reading *r, line *l)
{
    wn_str s = text_of(r, l);
    l->kind = L_PLAIN;
    if (s.len > 1 && is_letter(s.ptr[0]) && s.ptr[1] != ')' && l->indent < 4) return;
    l->level = heading_level(s);
    if (s.len == 0) l->kind = L_BLANK;
    else if (is_bullet(s)) l->kind = L_ITEM, l->level = (uint8_t)(l->indent / 2 < 8 ? l->indent / 2 + 1 : 9);
    else if (s.len >= 3 && memcmp(s.ptr, "```", 3) == 0) l->kind = L_FENCE;
    else if (l->indent >= 4) l->kind = L_CODE;
    else if (l->level) l->kind = L_HEADING;
    else if (is_run(s, '=') || is_run(s, '-')) l->kind = L_UNDERLINE, l->level = s.ptr[0] == '=' ? 1 : 2;
    else if (s.ptr[0] == '>') l->kind = L_QUOTE, l->level = 1;
}

/* Narrows SPAN to what is not white space. */
static wn_span trim(wn_str text, wn_span span)
{
    uint32_t len;
    if (span.start < span.end && is_dark(text.ptr[span.start]) && is_dark(text.ptr[span.end - 1])) return span;
    while (span.start < span.end && wn_char_space(wn_utf8_at(text, span.start, &len))) span.start += len;
    while (span.end > span.start && wn_char_space(wn_utf8_before(text, span.end, &len))) span.end -= len;
    return span;
}

/* The next line feed and the next carriage return, 0 at first, each looked for once: else a text that has but
** one of them would be searched to its end for each line. */
typedef struct { uint32_t lf, cr; } line_ends;

static void look_for(wn_str text, uint32_t at, char c, uint32_t *next)
{
    if (at < *next) return;
    const char *found = memchr(text.ptr + at, c, text.len - at);
    *next = (uint32_t)(found ? (size_t)(found - text.ptr) : text.len);
}

/* Where the line that begins at AT ends, its line end not included. */
static uint32_t line_end(wn_str text, uint32_t at, line_ends *e)
{
    look_for(text, at, '\n', &e->lf);
    look_for(text, at, '\r', &e->cr);
    return e->lf < e->cr ? e->lf : e->cr;
}

static uint32_t next_line(wn_str text, uint32_t end)
{
    if (end < text.len && text.ptr[end] == '\r') end++;
    else return end < text.len ? end + 1 : end;
    return end < text.len && text.ptr[end] == '\n' ? end + 1 : end;
}

static uint32_t count_indent(wn_str text, uint32_t start, uint32_t end)
{
    uint32_t n = 0;
    for (; start < end && (text.ptr[start] == ' ' || text.ptr[start] == '\t'); start++)
        n = text.ptr[start] == '\t' ? (n / 4 + 1) * 4 : n + 1;
    return n;
}

static void split_lines(reading *r)
{
    wn_str text = r->doc->text;
    WN_LIST(line) list = { 0 };
    line_ends ends = { 0, 0 };
    for (uint32_t at = 0; at < text.len; ) {
        uint32_t end = line_end(text, at, &ends);
        line *l = wn_list_add(r->doc->arena, &list);
        l->indent = count_indent(text, at, end);
        l->span = trim(text, (wn_span){ at, end });
        classify(r, l);
        at = next_line(text, end);
    }
    r->lines = list.at;
    r->count = list.len;
    r->doc->blocks.at = wn_arena_array(r->doc->arena, list.len, sizeof *r->doc->blocks.at);
    r->doc->blocks.cap = list.len;
}

/* ---- blocks */

static uint32_t add_block(reading *r, wn_block_type type, uint32_t first, uint32_t end, uint8_t level)
{
    wn_block *b = wn_list_add(r->doc->arena, &r->doc->blocks);
    b->span = (wn_span){ r->lines[first].span.start, r->lines[end - 1].span.end };
    b->type = (uint8_t)type;
    b->level = level;
    b->id = b->classes = WN_STR("");
    return end;
}

static uint32_t run_end(const reading *r, uint32_t at, kind k)
{
    while (at < r->count && r->lines[at].kind == k) at++;
    return at;
}

static uint32_t first_word(const reading *r, const line *l)
{
    wn_str s = text_of(r, l);
    uint32_t n = 0;
    while (n < s.len && s.ptr[n] != ' ' && s.ptr[n] != '\t') n++;
    return n;
}

/* Do the lines [FIRST, END) look like one paragraph that was wrapped? */
static bool is_wrapped(const reading *r, uint32_t first, uint32_t end)
{
    uint32_t widest = 0;
    for (uint32_t i = first; i < end; i++) {
        uint32_t n = wn_span_len(r->lines[i].span);
        if (n > widest) widest = n;
    }
    if (widest < WRAP_MIN || widest > WRAP_MAX) return false;
    for (uint32_t i = first; i + 1 < end; i++) {
        uint32_t n = wn_span_len(r->lines[i].span);
        if (n < WRAP_MIN || n + 1 + first_word(r, &r->lines[i + 1]) <= widest) return false;
    }
    return true;
}

static uint32_t add_paragraphs(reading *r, uint32_t first)
{
    uint32_t end = run_end(r, first, L_PLAIN);
    if (end < r->count && r->lines[end].kind == L_UNDERLINE && end == first + 1) {
        add_block(r, WN_HEADING, first, end, r->lines[end].level);
        return end + 1;
    }
    if (is_wrapped(r, first, end)) return add_block(r, WN_PARAGRAPH, first, end, 0);
    for (uint32_t i = first; i < end; i++) add_block(r, WN_PARAGRAPH, i, i + 1, 0);
    return end;
}

/* An item takes the lines below it that are indented further than its bullet. */
static uint32_t add_item(reading *r, uint32_t first)
{
    uint32_t end = first + 1;
    while (end < r->count && (r->lines[end].kind == L_PLAIN || r->lines[end].kind == L_CODE) &&
           r->lines[end].indent > r->lines[first].indent)
        end++;
    return add_block(r, WN_ITEM, first, end, r->lines[first].level);
}

static uint32_t add_fence(reading *r, uint32_t first)
{
    uint32_t end = first + 1;
    while (end < r->count && r->lines[end].kind != L_FENCE) end++;
    if (end < r->count) end++;
    else while (r->lines[end - 1].kind == L_BLANK) end--;       /* not closed: to the last line */
    return add_block(r, WN_CODE, first, end, 0);
}

void wn_read_blocks(wn_doc *doc)
{
    reading r = { .doc = doc };
    split_lines(&r);
    for (uint32_t at = 0; at < r.count; ) {
        const line *l = &r.lines[at];
        switch (l->kind) {
        case L_BLANK: at++; break;
        case L_UNDERLINE: at = add_block(&r, WN_PARAGRAPH, at, at + 1, 0); break;
        case L_HEADING: at = add_block(&r, WN_HEADING, at, at + 1, l->level); break;
        case L_ITEM: at = add_item(&r, at); break;
        case L_QUOTE: at = add_block(&r, WN_BLOCKQUOTE, at, run_end(&r, at, L_QUOTE), 1); break;
        case L_CODE: at = add_block(&r, WN_CODE, at, run_end(&r, at, L_CODE), 0); break;
        case L_FENCE: at = add_fence(&r, at); break;
        default: at = add_paragraphs(&r, at);
        }
    }
}

/* ---- the reader */

bool wn_read_text(wn_doc *doc, const wn_read_options *options, wn_err *err)
{
    if (!wn_read_source(doc, options, err)) return false;
    uint32_t mark = wn_utf8_mark(doc->source);
    doc->text = (wn_str){ doc->source.ptr + mark, doc->source.len - mark };
    line_ends ends = { 0, 0 };
    for (uint32_t at = 0; at < doc->text.len; ) {
        uint32_t end = next_line(doc->text, line_end(doc->text, at, &ends));
        *wn_list_add(doc->arena, &doc->leaves) = (wn_leaf){
            .text = { at, end }, .from = at + mark, .to = end + mark, .node = WN_NOWHERE };
        at = end;
    }
    wn_read_blocks(doc);
    return true;
}
