/* markdown.c: the kept text as Markdown, a block a paragraph, heading, item, quote, fence or row. What
** the reader did not say is not guessed: no emphasis, and the rows of a table and the numbers of a list
** only where the containers of a page tell them.
**
** Plain text may be Markdown itself, so it is not escaped and keeps its own bullets and marks; text from
** other formats is, as far as it would otherwise be read as more than text.
*/
#include "base/utf8.h"
#include "write/ast.h"
#include "read/markdown.h"
#include "write/splice.h"
#include "write/write.h"

#define LEVELS 10               /* depth of lists that is shown */

typedef struct {
    const wn_doc *doc;
    const wn_edits *edits;
    wn_buf *out;
    const uint32_t *parents;    /* of marks */
    bool plain, hard;           /* text came as text; its line ends were breaks */
    uint32_t link;              /* first link that is not behind us */
    uint32_t item, row, cell;   /* containers of the block before; WN_NOWHERE: none */
    uint32_t frame, wide;       /* the last rows that have only one cell, and more */
    uint32_t cells;             /* in the row so far */
    uint32_t columns;           /* of this table, by its first row; 0: it is not written yet */
    uint32_t list[LEVELS], count[LEVELS];
    uint8_t width[LEVELS];      /* of the bullets of the open items, else 0 */
    uint32_t level;             /* of the item before */
    uint8_t last;               /* type of the block before */
} writer;

/* ---- inline */

static bool is_word(wn_str s, size_t at)
{
    uint32_t len;
    return at < s.len && wn_char_letter(wn_utf8_at(s, at, &len));
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

/* "&lt;", "&#60;", or what looks like one; 40: as the reader has it. */
static bool is_entity(wn_str s, size_t at)
{
    size_t i = at + 1;
    while (i < s.len && i < at + 40 && (is_digit(s.ptr[i]) || s.ptr[i] == '#' || is_letter(s.ptr[i]))) i++;
    return i < s.len && s.ptr[i] == ';';
}

/* Is a dollar in the word at AT? A sum of money has none behind it. */
static bool closes(wn_str s, size_t at)
{
    while (at < s.len && (unsigned char)s.ptr[at] > ' ' && s.ptr[at] != '$') at++;
    return at < s.len && s.ptr[at] == '$';
}

/* Does byte AT of S begin something that Markdown would read as more than text? FIRST: on its line. */
static bool is_special(wn_str s, size_t at, bool first)
{
    char c = s.ptr[at], next = at + 1 < s.len ? s.ptr[at + 1] : ' ';
    uint32_t len;
    switch (c) {
    case '\\': case '`': case '*': case '[': case ']': return true;
    case '_': return !(at && wn_char_letter(wn_utf8_before(s, at, &len)) && is_word(s, at + 1));
    case '<': return next == '/' || next == '!' || next == '?' || (next | 32) >= 'a';
    case '&': return is_entity(s, at);
    case '$': return next != ' ' && next != '\n' && (!is_digit(next) || closes(s, at + 1));
    case '~': return next == '~' || (at && s.ptr[at - 1] != ' ');
    case '#': return first || (at + 1 == s.len && at && (s.ptr[at - 1] == ' ' || s.ptr[at - 1] == '#'));
    case '>': case '|': return first;
    case ':': return first && (next == '-' || next == ':');
    case '-': return first && strchr(" \t-|:\n", next);
    case '+': case '=': return first && (next == c || strchr(" \t\n", next));
    default: return false;
    }
}

/* "12." at the beginning of a line is a number of a list: the place of its point, else 0. */
static size_t number_end(wn_str s)
{
    size_t n = 0;
    while (n < s.len && n < 9 && is_digit(s.ptr[n])) n++;
    if (!n || n == s.len || (s.ptr[n] != '.' && s.ptr[n] != ')')) return 0;
    return n + 1 == s.len || strchr(" \t\n", s.ptr[n + 1]) ? n : 0;
}

/* Is byte AT of S the mark by which a bare address is known? */
static bool ends_head(wn_str s, size_t at)
{
    uint32_t before;
    return (s.ptr[at] == ':' || s.ptr[at] == '.') && wn_md_head(s, (uint32_t)at, &before) > 0;
}

/* Does the word that begins at byte AT hold a bare address, and a sign that is escaped? The backslash would
** be read as part of the address. */
static bool is_odd_address(const writer *w, wn_str s, size_t at, bool first)
{
    bool head = false, odd = false;
    for (size_t i = at; i < s.len && (unsigned char)s.ptr[i] > ' '; i++) {
        head = head || ends_head(s, i);
        odd = odd || is_special(s, i, first && i == at) || (s.ptr[i] == '|' && w->row != WN_NOWHERE);
    }
    return head && odd;
}

static void add_escaped(const writer *w, wn_buf *out, wn_str s)
{
    bool first = !out->len || out->ptr[out->len - 1] == '\n', odd = false;
    size_t number = 0;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (first) number = i + number_end((wn_str){ s.ptr + i, s.len - i });
        bool word = !i || (unsigned char)s.ptr[i - 1] <= ' ';
        if (word && !w->plain) odd = is_odd_address(w, s, i, first);
        bool special = !w->plain && (is_special(s, i, first) || (i == number && i && !first) ||
                                     (odd && ends_head(s, i)));
        if (special || (c == '|' && w->row != WN_NOWHERE)) wn_buf_byte(out, '\\');
        if (c == '\n' && w->hard) wn_buf_byte(out, '\\');
        wn_buf_byte(out, c);
        first = c == '\n';
    }
}

/* "• ", "- ", "3. " that TEXT begins with: its length, 0 for none. */
static size_t own_bullet(wn_str s)
{
    uint32_t len;
    size_t n = number_end(s);
    if (n) return n + 1 < s.len ? n + 2 : 0;
    if (!s.len) return 0;
    uint32_t c = wn_utf8_at(s, 0, &len);
    bool is = c == '-' || c == '*' || c == '+' || c == 0x2022 || c == 0xB7 || c == 0x2023 || c == 0x25E6
              || c == 0x25AA || c == 0x2013;
    return is && len < s.len && s.ptr[len] == ' ' ? len + 1 : 0;
}

/* "## ", "> ", a bullet that plain text begins with: its length. */
static uint32_t own_mark(wn_str s)
{
    uint32_t n = 0;
    while (n < s.len && (s.ptr[n] == '#' || s.ptr[n] == '>')) n++;
    if (!n) n = (uint32_t)own_bullet(s);
    while (n && n < s.len && s.ptr[n] == ' ') n++;
    return n;
}

/* SPAN, of which nothing goes, with its marks. */
static void add_marked(const writer *w, wn_buf *out, wn_span span)
{
    wn_str text = wn_str_cut(w->doc->text, span);
    uint32_t own = w->plain && !out->len ? own_mark(text) : 0;
    wn_buf_add(out, (wn_str){ text.ptr, own });
    for (span.start += own; span.start < span.end; ) {
        uint32_t end = wn_ast_next_bound(w->edits, w->parents, span.start, span.end);
        uint32_t over = wn_ast_mark_over(w->edits, w->parents, (wn_span){ span.start, span.start + 1 });
        wn_html_marks(out, w->edits, w->parents, over);
        add_escaped(w, out, wn_str_cut(w->doc->text, (wn_span){ span.start, end }));
        wn_html_marks_end(out, w->parents, over);
        span.start = end;
    }
}

/* What is kept of SPAN, appended to OUT. */
static void add_kept(const writer *w, wn_buf *out, wn_span span, bool code)
{
    uint32_t at = span.start;
    for (uint32_t k = wn_ast_edit_at(w->edits, at); at < span.end; k++) {
        bool more = k < w->edits->edits.len && w->edits->edits.at[k].span.start < span.end;
        const wn_edit *e = more ? &w->edits->edits.at[k] : NULL;
        uint32_t to = e ? e->span.start : span.end;
        if (to > at && code) wn_buf_add(out, wn_str_cut(w->doc->text, (wn_span){ at, to }));
        else if (to > at) add_marked(w, out, (wn_span){ at, to });
        if (!e) return;
        if (e->replace && e->span.start >= span.start && code) wn_buf_add(out, e->with);
        else if (e->replace && e->span.start >= span.start) add_escaped(w, out, e->with);
        at = e->span.end;
    }
}

static bool leads_away(wn_str url)
{
    if (!url.len || url.ptr[0] == '#' || url.len > 2000) return false;
    return !(url.len > 11 && memcmp(url.ptr, "javascript:", 11) == 0) && !memchr(url.ptr, '<', url.len)
           && !memchr(url.ptr, '>', url.len) && !memchr(url.ptr, '\n', url.len);
}

static void add_target(wn_buf *out, wn_str url)
{
    bool odd = memchr(url.ptr, ' ', url.len) || memchr(url.ptr, '(', url.len) || memchr(url.ptr, ')', url.len);
    wn_buf_add(out, odd ? WN_STR("](<") : WN_STR("]("));
    wn_buf_add(out, url);
    wn_buf_add(out, odd ? WN_STR(">)") : WN_STR(")"));
}

/* The kept text of SPAN with its links. */
static wn_str inlines(writer *w, wn_span span)
{
    wn_buf out = wn_buf_new(w->out->arena);
    uint32_t at = span.start, n = w->link;
    while (n < w->doc->links.len && w->doc->links.at[n].span.end <= at) n++;
    w->link = n;
    for (; n < w->doc->links.len && w->doc->links.at[n].span.start < span.end; n++) {
        const wn_link *l = &w->doc->links.at[n];
        uint32_t start = l->span.start > at ? l->span.start : at;
        uint32_t end = l->span.end < span.end ? l->span.end : span.end;
        if (start >= end || !leads_away(l->url)) continue;
        add_kept(w, &out, (wn_span){ at, start }, false);
        if (out.len && out.ptr[out.len - 1] == '!') out.len--, wn_buf_add(&out, WN_STR("\\!"));
        size_t before = out.len;
        wn_buf_byte(&out, '[');
        add_kept(w, &out, (wn_span){ start, end }, false);
        if (out.len == before + 1) out.len = before;
        else add_target(&out, l->url);
        at = end;
    }
    add_kept(w, &out, (wn_span){ at, span.end }, false);
    return wn_buf_str(&out);
}

/* ---- blocks */

/* The innermost container of BLOCK with one of two names; WN_NOWHERE: none is near, or blocks have frames. */
static uint32_t around(const writer *w, const wn_block *b, const char *name, const char *other)
{
    uint32_t n = w->doc->tags.len && !w->doc->frames.len ? b->node : WN_NOWHERE;
    for (uint32_t i = 0; i < 64 && n != WN_NOWHERE; i++, n = w->doc->nodes.at[n].parent) {
        wn_str is = w->doc->tags.at[w->doc->nodes.at[n].tag].name;
        if (wn_str_eq(is, wn_str_of(name)) || wn_str_eq(is, wn_str_of(other))) return n;
    }
    return WN_NOWHERE;
}

/* Each line of TEXT, the first behind FIRST, the others behind REST. */
static void add_lines(writer *w, wn_str text, wn_str first, wn_str rest)
{
    wn_buf_add(w->out, first);
    for (size_t i = 0; i < text.len; i++) {
        wn_buf_byte(w->out, text.ptr[i]);
        if (text.ptr[i] == '\n') wn_buf_add(w->out, rest);
    }
    wn_buf_byte(w->out, '\n');
}

static wn_str spaces(size_t n)
{
    static const char blank[] = "                                                            ";
    return (wn_str){ blank, n < sizeof blank ? n : sizeof blank - 1 };
}

static void close_items(writer *w)
{
    memset(w->list, 0xFF, sizeof w->list);
    memset(w->width, 0, sizeof w->width);
}

/* The level of an item that is LEVEL deep: below items that are open; deeper it would be code. */
static uint32_t open_level(const writer *w, uint32_t level)
{
    uint32_t n = 0;
    while (n < level && n < LEVELS - 1 && w->width[n]) n++;
    return n;
}

static void write_item(writer *w, const wn_block *b, wn_str text)
{
    uint32_t item = around(w, b, "li", "dd"), indent = 0;
    bool follows = w->last == WN_ITEM && item != WN_NOWHERE && item == w->item;
    uint32_t level = follows ? w->level : open_level(w, b->level - 1u);
    for (uint32_t i = 0; i < level; i++) indent += w->width[i];
    wn_buf bullet = wn_buf_new(w->out->arena);
    wn_buf_add(&bullet, spaces(indent));
    if (follows) {
        wn_buf_add(&bullet, spaces(w->width[level]));
        add_lines(w, text, wn_buf_str(&bullet), wn_buf_str(&bullet));
        return;
    }
    uint32_t list = item == WN_NOWHERE ? item : w->doc->nodes.at[item].parent;
    bool numbered = list != WN_NOWHERE
                    && wn_str_eq(w->doc->tags.at[w->doc->nodes.at[list].tag].name, WN_STR("ol"));
    w->count[level] = list == w->list[level] ? w->count[level] + 1 : 1;
    w->list[level] = list;
    w->item = item;
    w->level = level;
    size_t own = w->plain ? own_bullet(text) : 0;
    if (number_end(text) && own) wn_buf_add(&bullet, (wn_str){ text.ptr, own });
    else if (numbered) wn_buf_print(&bullet, "%u. ", w->count[level]);
    else wn_buf_add(&bullet, WN_STR("- "));
    memset(w->width + level, 0, LEVELS - level);
    w->width[level] = (uint8_t)(bullet.len - indent);
    add_lines(w, (wn_str){ text.ptr + own, text.len - own }, wn_buf_str(&bullet), spaces(bullet.len));
}

static void write_code(writer *w, const wn_block *b, wn_str text)
{
    uint32_t most = 2, run = 0, start = b->span.start;
    if (w->plain) {             /* with its own fence or indentation */
        add_lines(w, text, text.ptr[0] == '`' ? WN_STR("") : spaces(4), WN_STR(""));
        return;
    }
    for (size_t i = 0; i < text.len; i++) {
        run = text.ptr[i] == '`' ? run + 1 : 0;
        if (run > most) most = run;
    }
    while (start && (w->doc->text.ptr[start - 1] == ' ' || w->doc->text.ptr[start - 1] == '\t')) start--;
    for (uint32_t i = 0; i <= most; i++) wn_buf_byte(w->out, '`');
    wn_buf_byte(w->out, '\n');
    add_lines(w, text, wn_str_cut(w->doc->text, (wn_span){ start, b->span.start }), WN_STR(""));
    for (uint32_t i = 0; i <= most; i++) wn_buf_byte(w->out, '`');
    wn_buf_byte(w->out, '\n');
}

/* TEXT on one line: breaks are spaces. */
static void add_joined(wn_buf *out, wn_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\\' && i + 1 < text.len && text.ptr[i + 1] == '\n') continue;
        wn_buf_byte(out, text.ptr[i] == '\n' ? ' ' : text.ptr[i]);
    }
}

/* A cell: "| a"; the row ends when a block of another one comes. More cells than the first row has are no
** text to who reads it: they go on in the last one. */
static void write_cell(writer *w, uint32_t cell, wn_str text)
{
    bool same = cell == w->cell || (w->columns && w->cells == w->columns);
    wn_buf_add(w->out, same ? WN_STR("<br>") : w->cells ? WN_STR(" | ") : WN_STR("| "));
    w->cells += !same;
    w->cell = cell;
    add_joined(w->out, text);
}

static void end_row(writer *w)
{
    if (w->row == WN_NOWHERE || !w->cells) return;
    wn_buf_add(w->out, WN_STR(" |\n"));
    if (!w->columns)
        for (uint32_t i = 0; i < w->cells; i++)
            wn_buf_add(w->out, i + 1 < w->cells ? WN_STR("| --- ") : WN_STR("| --- |\n"));
    if (!w->columns) w->columns = w->cells;
    w->cells = 0;
    w->row = w->cell = WN_NOWHERE;
}

static void write_heading(writer *w, const wn_block *b, wn_str text)
{
    bool own = w->plain && text.ptr[0] == '#';
    for (uint8_t i = 0; i < b->level && !own; i++) wn_buf_byte(w->out, '#');
    if (!own) wn_buf_byte(w->out, ' ');
    add_joined(w->out, text);
    wn_buf_byte(w->out, '\n');
}

static void write_other(writer *w, const wn_block *b, wn_str text)
{
    wn_buf marks = wn_buf_new(w->out->arena);
    bool quote = b->type == WN_BLOCKQUOTE && !(w->plain && text.ptr[0] == '>');
    for (uint8_t i = 0; i < b->level && quote; i++) wn_buf_add(&marks, WN_STR("> "));
    add_lines(w, text, wn_buf_str(&marks), wn_buf_str(&marks));
}

/* Is the row more than a frame around one block? */
static bool is_row(writer *w, uint32_t b, uint32_t row)
{
    const wn_doc *doc = w->doc;
    if (row == w->frame || row == w->wide) return row == w->wide;
    while (b && around(w, &doc->blocks.at[b - 1], "tr", "tr") == row) b--;
    uint32_t cell = around(w, &doc->blocks.at[b], "td", "th");
    for (b++; b < doc->blocks.len && around(w, &doc->blocks.at[b], "tr", "tr") == row; b++)
        if (around(w, &doc->blocks.at[b], "td", "th") != cell) break;
    bool more = b < doc->blocks.len && around(w, &doc->blocks.at[b], "tr", "tr") == row;
    *(more ? &w->wide : &w->frame) = row;
    return more;
}

static void write_block(writer *w, uint32_t i)
{
    const wn_block *b = &w->doc->blocks.at[i];
    uint32_t row = b->type == WN_CELL ? around(w, b, "tr", "tr") : WN_NOWHERE;
    if (row != WN_NOWHERE && row != w->row && !is_row(w, i, row)) row = WN_NOWHERE;
    if (w->row != WN_NOWHERE && row != w->row) end_row(w);
    if (row == WN_NOWHERE) w->columns = 0;
    uint32_t before = w->row;
    w->row = row;
    wn_str text = b->type == WN_CODE ? WN_STR("") : inlines(w, b->span);
    if (b->type == WN_CODE) {
        wn_buf code = wn_buf_new(w->out->arena);
        add_kept(w, &code, b->span, true);
        text = wn_buf_str(&code);
    }
    if (!text.len) {
        if (row != WN_NOWHERE && !w->cells) w->row = before == row ? row : WN_NOWHERE;
        return;
    }
    bool tight = w->last == b->type && b->type == WN_ITEM && around(w, b, "li", "dd") != w->item;
    if (w->plain && w->last == WN_ITEM && b->type == WN_ITEM) tight = true;
    bool in_table = row != WN_NOWHERE && (w->columns || w->cells);
    if (w->out->len && !tight && !in_table) wn_buf_byte(w->out, '\n');
    if (b->type != WN_ITEM) close_items(w);
    if (row != WN_NOWHERE) write_cell(w, around(w, b, "td", "th"), text);
    else if (b->type == WN_ITEM) write_item(w, b, text);
    else if (b->type == WN_CODE) write_code(w, b, text);
    else if (b->type == WN_HEADING) write_heading(w, b, text);
    else write_other(w, b, text);
    w->last = b->type;
}

bool wn_write_markdown(const wn_doc *doc, const char *from, const wn_edits *edits, wn_buf *out, wn_err *err)
{
    (void)err;
    if (strcmp(from, "markdown") == 0) {
        wn_markdown_splice(doc, edits, out);
        return true;
    }
    writer w = { .doc = doc, .edits = edits, .out = out, .last = WN_BLOCK_TYPES };
    w.parents = wn_ast_mark_parents(edits, out->arena);
    w.plain = strcmp(from, "text") == 0 || strcmp(from, "ndjson") == 0;
    w.hard = strcmp(from, "html") == 0;
    w.item = w.row = w.cell = w.frame = w.wide = WN_NOWHERE;
    close_items(&w);
    for (uint32_t i = 0; i < doc->blocks.len; i++) write_block(&w, i);
    end_row(&w);
    return true;
}
