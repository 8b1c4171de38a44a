/* table.c: see table.h. A table for people is as wide as its widest cells, and where that is too
** wide the widest columns give way, down to LEAST characters, and then the emptiest. The last column,
** the text, is wrapped; others are cut, as it is where it is narrow. */
#include "write/table.h"

#include "base/safe.h"
#include "base/utf8.h"

enum { LEAST = 8, GAP = 2, WRAPPED = 24, LINES = 12 };      /* LINES of a wrapped cell at most */

/* ---- csv, tsv */

static bool is_number(wn_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!memchr("0123456789.-+e", s.ptr[i], 14)) return false;
    return true;
}

/* Would a spreadsheet take S, which is no number, for a formula?
** https://owasp.org/www-community/attacks/CSV_Injection */
static bool is_formula(wn_str s)
{
    bool sign = s.len && memchr("=+-@\t\r\n", s.ptr[0], 7);
    bool wide = s.len > 2 && memcmp(s.ptr, "\xEF\xBC", 2) == 0 && memchr("\x9D\x8B\x8D\xA0", s.ptr[2], 4);
    return wide || (sign && !is_number(s));
}

/* S made safe; tabs, line ends and backslashes as they are, or with a backslash for ESCAPED, as a carriage
** return alone always is. */
static void add_cell(wn_buf *out, wn_str s, bool escaped)
{
    static const char from[] = "\t\n\r\\", to[] = "tnr\\";
    bool begins = true;
    if (is_formula(s)) wn_buf_byte(out, '\'');
    for (size_t end, i = 0; i < s.len; i = end + 1) {
        for (end = i; end < s.len && !memchr(from, s.ptr[end], 4);) end++;
        wn_str piece = { s.ptr + i, end - i };
        if (begins) wn_safe_line(out, piece);
        else wn_safe_add(out, piece);
        if (end == s.len) break;
        begins = s.ptr[end] == '\n' || s.ptr[end] == '\r' || (begins && s.ptr[end] == '\t');
        bool alone = s.ptr[end] == '\r' && (end + 1 == s.len || s.ptr[end + 1] != '\n');
        if (escaped || alone) wn_buf_byte(out, '\\');
        wn_buf_byte(out, escaped || alone ? to[strchr(from, s.ptr[end]) - from] : s.ptr[end]);
    }
}

/* SAFE is room for the cell: it serves all of them. */
static void add_quoted(wn_buf *out, wn_buf *safe, wn_str cell)
{
    safe->len = 0;
    add_cell(safe, cell, false);
    wn_str s = wn_buf_str(safe);
    bool plain = s.len == 0 || (s.ptr[0] != ' ' && s.ptr[s.len - 1] != ' ');
    for (size_t i = 0; i < s.len && plain; i++)
        plain = s.ptr[i] != '"' && s.ptr[i] != ',' && s.ptr[i] != '\n' && s.ptr[i] != '\r';
    if (plain) {
        wn_buf_add(out, s);
        return;
    }
    wn_buf_byte(out, '"');
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '"') wn_buf_byte(out, '"');
        wn_buf_byte(out, s.ptr[i]);
    }
    wn_buf_byte(out, '"');
}

static void add_line(wn_table *t, const wn_str *cells, wn_buf *out)
{
    if (!t->safe.arena) t->safe = wn_buf_new(t->arena);
    for (uint32_t i = 0; i < t->columns; i++) {
        if (i > 0) wn_buf_byte(out, t->type == WN_CSV ? ',' : '\t');
        if (t->type == WN_CSV) add_quoted(out, &t->safe, cells[i]);
        else add_cell(out, cells[i], true);
    }
    wn_buf_byte(out, '\n');
}

/* ---- table */

/* At most WIDTH characters of S on one line; an ellipsis ends what is cut. */
static wn_str fitted(wn_arena *a, wn_str s, uint32_t width)
{
    wn_buf out = wn_buf_new(a);
    uint32_t shown = 0, len;
    size_t before_last = 0;
    bool space = false;
    for (size_t i = 0; i < s.len; i += len) {
        uint32_t c = wn_utf8_at(s, i, &len);
        bool blank = c == ' ' || !wn_safe_char(c) || wn_safe_command(s, i);
        if (blank && space) continue;
        if (shown == width) {
            out.len = before_last;
            wn_buf_add(&out, WN_STR("…"));
            break;
        }
        before_last = out.len;
        if (blank) wn_buf_byte(&out, ' ');
        else wn_buf_add(&out, (wn_str){ s.ptr + i, len });
        space = blank;
        shown++;
    }
    return wn_buf_str(&out);
}

typedef struct { uint32_t width, filled; bool hidden, number; } column;

static column *measure(const wn_table *t)
{
    column *columns = wn_arena_array(t->arena, t->columns, sizeof *columns);
    for (uint32_t c = 0; c < t->columns; c++)
        columns[c] = (column){ (uint32_t)wn_utf8_count(t->names[c]), 0, false, true };
    for (uint32_t i = 0; t->columns && i < t->cells.len; i++) {
        column *c = &columns[i % t->columns];
        uint32_t n = (uint32_t)wn_utf8_count(t->cells.at[i]);
        if (n > c->width) c->width = n;
        c->filled += n > 0;
        if (!is_number(t->cells.at[i])) c->number = false;
    }
    for (uint32_t c = 0; c < t->columns; c++) columns[c].hidden = columns[c].filled == 0;
    return columns;
}

/* How wide all are at least, and which of them, but for the first and the last, has the fewest cells. */
static uint32_t least_of(const wn_table *t, const column *columns, uint32_t *emptiest)
{
    uint32_t sum = 0, last = t->columns - 1;
    *emptiest = 0;
    for (uint32_t c = 0; c <= last; c++) {
        uint32_t least = c == last ? WRAPPED : LEAST, width = columns[c].width;
        if (columns[c].hidden) continue;
        sum += (width < least ? width : least) + (sum ? GAP : 0);
        if (c > 0 && c < last && (!*emptiest || columns[c].filled <= columns[*emptiest].filled)) *emptiest = c;
    }
    return sum;
}

/* Where even narrow columns have no room, the emptiest are left out; their names into LEFT. */
static void hide(const wn_table *t, column *columns, wn_buf *left)
{
    uint32_t emptiest;
    while (least_of(t, columns, &emptiest) > t->width && emptiest > 0) {
        columns[emptiest].hidden = true;
        wn_buf_add(left, wn_str_of(left->len ? ", " : ""));
        wn_buf_add(left, t->names[emptiest]);
    }
}

/* What is widest, of the last column what is beyond WRAPPED, gives way. */
static void shrink(const wn_table *t, column *columns)
{
    for (;;) {
        uint32_t sum = 0, most = 0, widest = 0;
        for (uint32_t c = 0; c < t->columns; c++) {
            uint32_t least = c + 1 == t->columns ? WRAPPED : LEAST, width = columns[c].width;
            if (columns[c].hidden) continue;
            sum += width + (sum ? GAP : 0);
            if (width > least + most) most = width - least, widest = c;
        }
        if (sum <= t->width || most == 0) return;
        columns[widest].width--;
    }
}

static void add_spaces(wn_buf *out, size_t n)
{
    while (n-- > 0) wn_buf_byte(out, ' ');
}

/* Takes off S what fits a line of WIDTH characters, cut at a space where there is one. */
static wn_str take_line(wn_str *s, uint32_t width)
{
    size_t at = 0, cut = 0;
    uint32_t len;
    for (uint32_t shown = 0; at < s->len && shown < width; shown++) {
        if (wn_utf8_at(*s, at, &len) == ' ') cut = at;
        at += len;
    }
    if (at < s->len && s->ptr[at] != ' ' && cut) at = cut;
    wn_str line = { s->ptr, at };
    while (at < s->len && s->ptr[at] == ' ') at++;
    *s = (wn_str){ s->ptr + at, s->len - at };
    return line;
}

/* The last cell of a row, wrapped; FROM is where its column begins. */
static void add_wrapped(wn_str s, uint32_t width, size_t from, wn_buf *out)
{
    wn_safe_line(out, take_line(&s, width));
    while (s.len) {
        wn_buf_byte(out, '\n');
        add_spaces(out, from);
        wn_safe_line(out, take_line(&s, width));
    }
}

/* A row; spaces are held back until something follows, so that no line ends in one. */
static void add_row(const wn_table *t, const column *columns, const wn_str *cells, wn_buf *out)
{
    size_t owed = 0, from = 0;
    uint32_t last = t->columns - 1;
    for (uint32_t c = 0; c < t->columns; c++) {
        if (columns[c].hidden) continue;
        if (c == last && !columns[c].number && columns[c].width >= WRAPPED) {
            if (cells[c].len) add_spaces(out, owed);
            add_wrapped(cells[c], columns[c].width, from, out);
            break;
        }
        from += columns[c].width + GAP;
        wn_str cell = fitted(t->arena, cells[c], columns[c].width);
        size_t rest = columns[c].width - wn_utf8_count(cell);
        if (columns[c].number) owed += rest;
        if (cell.len) {
            add_spaces(out, owed);
            wn_safe_line(out, cell);
            owed = 0;
        }
        owed += (columns[c].number ? 0 : rest) + GAP;
    }
    wn_buf_byte(out, '\n');
}

/* ---- */

void wn_table_begin(wn_table *t, wn_buf *out)
{
    if (t->type != WN_TABLE) add_line(t, t->names, out);
}

void wn_table_row(wn_table *t, const wn_str *cells, wn_buf *out)
{
    if (t->type != WN_TABLE) {
        add_line(t, cells, out);
        return;
    }
    for (uint32_t c = 0; c < t->columns; c++) {
        uint32_t lines = c + 1 == t->columns ? LINES : 1;
        wn_str cell = fitted(t->arena, cells[c], t->width * lines);
        *wn_list_add(t->arena, &t->cells) = cell;
    }
}

void wn_table_end(wn_table *t, wn_buf *out)
{
    if (t->type != WN_TABLE || t->cells.len == 0) return;
    column *columns = measure(t);
    wn_buf left = wn_buf_new(t->arena);
    hide(t, columns, &left);
    shrink(t, columns);
    if (t->bold) wn_buf_add(out, WN_STR("\033[1m"));
    add_row(t, columns, t->names, out);
    if (t->bold) {
        out->len--;
        wn_buf_add(out, WN_STR("\033[0m\n"));
    }
    for (uint32_t i = 0; i < t->cells.len; i += t->columns)
        add_row(t, columns, t->cells.at + i, out);
    if (left.len) wn_buf_print(out, "\nleft out, for want of room: %.*s\n", (int)left.len, left.ptr);
}
