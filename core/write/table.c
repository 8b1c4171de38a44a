/* table.c: see table.h. A table for people is as wide as its widest cells, and where that is too
** wide the widest columns give way, down to LEAST characters. The last column, the text, is wrapped;
** others are cut, as it is where it is narrow. */
#include "write/table.h"

#include "base/utf8.h"

enum { LEAST = 8, GAP = 2, WRAPPED = 24, LINES = 12 };      /* LINES of a wrapped cell at most */

/* ---- csv, tsv */

static void add_quoted(wn_buf *out, wn_str s)
{
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

static void add_escaped(wn_buf *out, wn_str s)
{
    static const char from[] = "\t\n\r\\", to[] = "tnr\\";
    for (size_t i = 0; i < s.len; i++) {
        const char *at = s.ptr[i] ? strchr(from, s.ptr[i]) : NULL;
        if (at) wn_buf_byte(out, '\\');
        wn_buf_byte(out, at ? to[at - from] : s.ptr[i]);
    }
}

static void add_line(const wn_table *t, const wn_str *cells, wn_buf *out)
{
    for (uint32_t i = 0; i < t->columns; i++) {
        if (i > 0) wn_buf_byte(out, t->type == WN_CSV ? ',' : '\t');
        if (t->type == WN_CSV) add_quoted(out, cells[i]);
        else add_escaped(out, cells[i]);
    }
    wn_buf_byte(out, '\n');
}

/* ---- table */

/* Characters that a terminal takes as orders, or that would break the row. */
static bool is_control(uint32_t c)
{
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C || c == 0x200E || c == 0x200F) return true;
    return c == 0xFEFF || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* At most WIDTH characters of S on one line; an ellipsis ends what is cut. */
static wn_str fitted(wn_arena *a, wn_str s, uint32_t width)
{
    wn_buf out = wn_buf_new(a);
    uint32_t shown = 0, len;
    size_t before_last = 0;
    bool space = false;
    for (size_t i = 0; i < s.len; i += len) {
        uint32_t c = wn_utf8_at(s, i, &len);
        bool blank = c == ' ' || is_control(c);
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

static bool is_number(wn_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!strchr("0123456789.-+e", s.ptr[i]) || !s.ptr[i]) return false;
    return true;
}

typedef struct { uint32_t width; bool empty, number; } column;

static column *measure(const wn_table *t)
{
    column *columns = wn_arena_array(t->arena, t->columns, sizeof *columns);
    for (uint32_t c = 0; c < t->columns; c++)
        columns[c] = (column){ (uint32_t)wn_utf8_count(t->names[c]), true, true };
    for (uint32_t i = 0; i < t->cells.len; i++) {
        column *c = &columns[i % t->columns];
        uint32_t n = (uint32_t)wn_utf8_count(t->cells.at[i]);
        if (n > c->width) c->width = n;
        if (n > 0) c->empty = false;
        if (!is_number(t->cells.at[i])) c->number = false;
    }
    return columns;
}

static void shrink(const wn_table *t, column *columns)
{
    for (;;) {
        uint32_t sum = 0, widest = 0;
        for (uint32_t c = 0; c < t->columns; c++) {
            if (columns[c].empty) continue;
            sum += columns[c].width + (sum ? GAP : 0);
            if (columns[widest].empty || columns[c].width > columns[widest].width) widest = c;
        }
        if (sum <= t->width || columns[widest].width <= LEAST) return;
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
    wn_buf_add(out, take_line(&s, width));
    while (s.len) {
        wn_buf_byte(out, '\n');
        add_spaces(out, from);
        wn_buf_add(out, take_line(&s, width));
    }
}

/* A row; spaces are held back until something follows, so that no line ends in one. */
static void add_row(const wn_table *t, const column *columns, const wn_str *cells, wn_buf *out)
{
    size_t owed = 0, from = 0;
    uint32_t last = t->columns - 1;
    for (uint32_t c = 0; c < t->columns; c++) {
        if (columns[c].empty) continue;
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
            wn_buf_add(out, cell);
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
    shrink(t, columns);
    if (t->bold) wn_buf_add(out, WN_STR("\033[1m"));
    add_row(t, columns, t->names, out);
    if (t->bold) {
        out->len--;
        wn_buf_add(out, WN_STR("\033[0m\n"));
    }
    for (uint32_t i = 0; i < t->cells.len; i += t->columns)
        add_row(t, columns, t->cells.at + i, out);
}
