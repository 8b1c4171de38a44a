/* markdown_block.c: lines to parts, as CommonMark 0.31 has it, with tables, and notes ("[^1]: …").
**
** Each line first goes through the open boxes (quotes, items, notes), each of which wants its mark or
** indentation; then it may open new ones, and what is left belongs to a leaf (a paragraph, code, …) or
** begins one:
**
**     > - a       boxes: quote, item      leaf: paragraph "a"
**     >   b       both match              the same paragraph
**     c           none matches            the same paragraph still: nothing else begins here
**
** Columns matter for indentation, and a tab may belong to two boxes. Nothing is looked at twice: an
** indentation is measured once a line, and a blank line passes all items up to the next quote at once. */
#include "read/markdown.h"

#include "read/html.h"

#define NONE UINT32_MAX

typedef struct {
    uint32_t part;
    uint32_t indent;            /* of items and notes: columns that their lines stand in */
    uint32_t list;              /* part of the list that is its last child, or NONE */
    char bullet;                /* of that list: - + * . ) */
    bool quote, empty;          /* EMPTY: an item without a word yet */
} box;

typedef struct {
    wn_md *md;
    wn_str src;
    WN_LIST(box) open;
    WN_LIST(uint32_t) quotes;   /* those of the open boxes that are quotes */
    uint32_t at, end, column;   /* of what is left of the line; AT is a tab where it is split */
    uint32_t next, next_column; /* its first byte that is no white space */
    uint32_t line_end;          /* behind the line's LF */
    uint32_t leaf;              /* the open one, or NONE */
    uint32_t asked;             /* the last leaf that only_defines saw, or NONE */
    uint32_t fence, indent;     /* of an open fence: its length and indentation */
    char fence_mark;
    uint32_t no_rule;           /* no rule begins before it */
    const char *stop;           /* of open HTML: what ends it; "": a blank line */
    uint32_t columns;           /* of an open table */
} scan;

static wn_md_part *leaf_of(scan *s) { return &s->md->parts.at[s->leaf]; }
static bool is_leaf(scan *s, wn_md_type type) { return s->leaf != NONE && leaf_of(s)->type == type; }
static box *top(scan *s) { return &s->open.at[s->open.len - 1]; }

/* ---- the line */

static wn_str line_of(const scan *s) { return (wn_str){ s->src.ptr, s->end }; }
static char byte(const scan *s, uint32_t at) { return at < s->end ? s->src.ptr[at] : '\n'; }

static void find_next(scan *s)
{
    s->next = s->at;
    s->next_column = s->column;
    for (; s->next < s->end; s->next++) {
        if (s->src.ptr[s->next] == '\t') s->next_column = (s->next_column / 4 + 1) * 4;
        else if (s->src.ptr[s->next] == ' ') s->next_column++;
        else return;
    }
}

static bool is_blank(const scan *s) { return s->next == s->end; }
static uint32_t indent(const scan *s) { return s->next_column - s->column; }

/* Passes N columns of white space, or all there are. */
static void pass_columns(scan *s, uint32_t n)
{
    for (; n && s->at < s->next; s->at++) {
        uint32_t width = s->src.ptr[s->at] == '\t' ? 4 - s->column % 4 : 1;
        s->column += width < n ? width : n;
        if (width > n) return;
        n -= width;
    }
}

/* Passes marks up to AT, and one column of white space behind them. */
static void pass_marks(scan *s, uint32_t at)
{
    s->column = s->next_column + (at - s->next);
    s->at = at;
    find_next(s);
}

static bool begin_line(scan *s, uint32_t at)
{
    if (at >= s->src.len) return false;
    uint32_t end = at;
    while (end < s->src.len && s->src.ptr[end] != '\n' && s->src.ptr[end] != '\r') end++;
    bool pair = end + 1 < s->src.len && s->src.ptr[end] == '\r' && s->src.ptr[end + 1] == '\n';
    s->at = at;
    s->end = end;
    s->line_end = end + 1 + pair;
    s->column = 0;
    find_next(s);
    return true;
}

/* The rest of the line as one of the open leaf; FROM is s->at or s->next. */
static void add_line(scan *s, uint32_t from)
{
    wn_md_line *l = wn_list_add(s->md->doc->arena, &s->md->lines);
    *l = (wn_md_line){ from, s->end, s->at, 0 };
    if (from == s->at && from < s->end && s->src.ptr[from] == '\t' && s->column % 4)
        l->pad = (uint8_t)(4 - s->column % 4), l->from++;
    leaf_of(s)->lines++;
    leaf_of(s)->to = s->end;
}

/* ---- parts */

static uint32_t add_part(scan *s, wn_md_type type, uint32_t parent, uint32_t from)
{
    wn_md_part *p = wn_list_add(s->md->doc->arena, &s->md->parts);
    *p = (wn_md_part){ .type = (uint8_t)type, .from = from, .to = s->end, .parent = parent,
                       .line = s->md->lines.len };
    return s->md->parts.len - 1;
}

/* Where a line of a paragraph would begin that is none any more: indented further, it would be code. */
static uint32_t own_begin(const scan *s, const wn_md_line *l)
{
    uint32_t n = l->from - l->begin;
    return n > 3 || (n && memchr(s->src.ptr + l->begin, '\t', n)) ? l->from : l->begin;
}

/* Takes link definitions off the beginning of a paragraph; false where nothing else is in it. */
static bool take_definitions(scan *s)
{
    wn_md *md = s->md;
    wn_md_part *p = leaf_of(s);
    if (s->src.ptr[md->lines.at[p->line].from] != '[') return true;
    wn_str run = wn_md_run(md, p);
    uint32_t at = 0, lines = 0;
    for (wn_md_define d; at < run.len; ) {
        uint32_t end = wn_md_define_at(run, at, &d);
        if (end == at) break;
        for (; at < end; at++) lines += run.ptr[at] == '\n' || at + 1 == run.len;
        d.order = md->defines.len;
        d.label = wn_md_fold(md->doc->arena, d.label);
        d.url = wn_md_unescape(md->doc->arena, d.url);
        *wn_list_add(md->doc->arena, &md->defines) = d;
    }
    if (!lines) return true;
    wn_md_part rest = *p;
    p->type = WN_MD_DEFINITIONS;
    p->to = md->lines.at[p->line + lines - 1].to;
    p->lines = lines;
    if (lines == rest.lines) return false;
    rest.line += lines;
    rest.lines -= lines;
    rest.from = own_begin(s, &md->lines.at[rest.line]);
    *wn_list_add(md->doc->arena, &md->parts) = rest;
    s->leaf = md->parts.len - 1;
    return true;
}

/* Is nothing but link definitions in the open paragraph? Asked once of each: it may be long. */
static bool only_defines(scan *s)
{
    const wn_md_part *p = leaf_of(s);
    if (s->leaf == s->asked || s->src.ptr[s->md->lines.at[p->line].from] != '[') return false;
    s->asked = s->leaf;
    wn_str run = wn_md_run(s->md, p);
    wn_md_define d;
    for (uint32_t at = 0, end; at < run.len; at = end) {
        end = wn_md_define_at(run, at, &d);
        if (end == at) return false;
    }
    return true;
}

/* Blank lines at the end of code are none of it. */
static void trim_code(const scan *s, wn_md_part *p)
{
    for (;;) {                              /* its first line is not blank */
        const wn_md_line *l = &s->md->lines.at[p->line + p->lines - 1];
        uint32_t at = l->from;
        while (at < l->to && (s->src.ptr[at] == ' ' || s->src.ptr[at] == '\t')) at++;
        p->to = l->to;
        if (at < l->to) return;
        p->lines--;
    }
}

static void close_leaf(scan *s)
{
    if (s->leaf == NONE) return;
    if (leaf_of(s)->type == WN_MD_PARAGRAPH) take_definitions(s);       /* moves the parts */
    else if (leaf_of(s)->type == WN_MD_INDENTED) trim_code(s, leaf_of(s));
    s->leaf = NONE;
}

/* Closes all boxes but the first N. */
static void close_to(scan *s, uint32_t n)
{
    if (n < s->open.len || s->leaf != NONE) close_leaf(s);
    while (s->open.len > n) {
        if (top(s)->quote) s->quotes.len--;
        s->open.len--;
    }
}

static void add_leaf(scan *s, wn_md_type type, uint32_t from)
{
    top(s)->list = NONE;
    top(s)->empty = false;
    s->leaf = add_part(s, type, top(s)->part, from);
}

static void push(scan *s, wn_md_type type, uint32_t parent, uint32_t from)
{
    bool quote = type == WN_MD_QUOTE;
    if (type != WN_MD_ITEM) top(s)->list = NONE;
    top(s)->empty = false;
    uint32_t part = add_part(s, type, parent, from);
    if (quote) *wn_list_add(s->md->doc->arena, &s->quotes) = s->open.len;
    *wn_list_add(s->md->doc->arena, &s->open) = (box){ .part = part, .list = NONE, .quote = quote };
}

/* ---- boxes */

static void pass_quote(scan *s)
{
    pass_marks(s, s->next + 1);
    pass_columns(s, 1);
}

/* How many of the open boxes the line goes on with. */
static uint32_t match(scan *s)
{
    uint32_t i = 1, quotes = 0;
    for (; i < s->open.len; i++) {
        const box *b = &s->open.at[i];
        if (b->quote) {
            if (is_blank(s) || indent(s) > 3 || s->src.ptr[s->next] != '>') break;
            pass_quote(s);
            s->md->parts.at[b->part].to = s->end;       /* a line without text is part of it, too */
            quotes++;
        } else if (is_blank(s)) {
            pass_columns(s, indent(s));
            i = quotes < s->quotes.len ? s->quotes.at[quotes] : s->open.len;
            if (i == s->open.len && top(s)->empty) i--;
            break;
        } else if (indent(s) >= b->indent) {
            pass_columns(s, b->indent);
        } else {
            break;
        }
    }
    return i;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_gap(char c) { return c == ' ' || c == '\t' || c == '\n'; }

/* "-", "12.": where it ends; s->next: there is none. DIRECT: it would interrupt a paragraph. */
static uint32_t bullet_end(const scan *s, bool direct)
{
    uint32_t at = s->next;
    char c = byte(s, at);
    if (c == '-' || c == '+' || c == '*') {
        at++;
    } else {
        while (at - s->next < 9 && is_digit(byte(s, at))) at++;
        if (at == s->next || (byte(s, at) != '.' && byte(s, at) != ')')) return s->next;
        if (direct && (at - s->next != 1 || c != '1')) return s->next;
        at++;
    }
    if (!is_gap(byte(s, at))) return s->next;
    while (direct && (byte(s, at) == ' ' || byte(s, at) == '\t')) at++;
    if (direct && at == s->end) return s->next;
    at = s->next;
    while (!is_gap(byte(s, at))) at++;
    return at;
}

static void open_item(scan *s, uint32_t end, uint32_t from)
{
    uint32_t before = indent(s), marks = end - s->next;
    char bullet = s->src.ptr[end - 1];
    box *b = top(s);
    if (b->list == NONE || b->bullet != bullet) {
        bool numbered = bullet == '.' || bullet == ')';
        b->list = add_part(s, numbered ? WN_MD_NUMBERED : WN_MD_LIST, b->part, from);
        b->bullet = bullet;
    }
    push(s, WN_MD_ITEM, b->list, from);
    pass_marks(s, end);
    bool blank = is_blank(s);
    uint32_t gap = blank || indent(s) > 4 ? 1 : indent(s);
    pass_columns(s, gap);
    top(s)->indent = before + marks + gap;
    top(s)->empty = blank;
}

/* "[^1]:" where it ends. */
static uint32_t note_end(const scan *s)
{
    uint32_t at = s->next + 2;
    if (byte(s, s->next) != '[' || byte(s, s->next + 1) != '^') return s->next;
    while (at < s->end && at - s->next < 100 && !is_gap(s->src.ptr[at]) && !strchr("[]", s->src.ptr[at])) at++;
    bool is = at > s->next + 2 && byte(s, at) == ']' && byte(s, at + 1) == ':';
    return is ? at + 2 : s->next;
}

/* Opens the box that begins here, if one does. */
static bool open_box(scan *s, uint32_t matched, bool direct)
{
    uint32_t from = s->at, end;
    if (byte(s, s->next) == '>') {
        close_to(s, matched);
        push(s, WN_MD_QUOTE, top(s)->part, from);
        pass_quote(s);
        return true;
    }
    if ((end = bullet_end(s, direct)) > s->next) {
        close_to(s, matched);
        open_item(s, end, from);
        return true;
    }
    if ((end = note_end(s)) > s->next && (!direct || only_defines(s))) {
        close_to(s, matched);
        push(s, WN_MD_NOTE, top(s)->part, from);
        top(s)->indent = 4;
        pass_marks(s, end);
        pass_columns(s, indent(s) > 4 ? 1 : indent(s));
        return true;
    }
    return false;
}

/* ---- leaves */

static uint32_t trim_end(const scan *s, uint32_t from, uint32_t to)
{
    while (to > from && (s->src.ptr[to - 1] == ' ' || s->src.ptr[to - 1] == '\t')) to--;
    return to;
}

/* "## a ##" */
static bool add_heading(scan *s, uint32_t matched)
{
    uint32_t level = 0, at = s->next;
    while (byte(s, at) == '#') at++, level++;
    if (!level || level > 6 || !is_gap(byte(s, at))) return false;
    while (at < s->end && is_gap(s->src.ptr[at])) at++;
    uint32_t to = trim_end(s, at, s->end), end = to;
    while (end > at && s->src.ptr[end - 1] == '#') end--;
    if (end == at || is_gap(s->src.ptr[end - 1])) to = trim_end(s, at, end);
    close_to(s, matched);
    add_leaf(s, WN_MD_HEADING, s->at);
    leaf_of(s)->level = (uint8_t)level;
    add_line(s, at);
    s->md->lines.at[s->md->lines.len - 1].to = to;
    s->leaf = NONE;
    return true;
}

static bool add_fence(scan *s, uint32_t matched)
{
    char c = byte(s, s->next);
    uint32_t at = s->next, n = 0;
    if (c != '`' && c != '~') return false;
    while (byte(s, at) == c) at++, n++;
    if (n < 3 || (c == '`' && memchr(s->src.ptr + at, '`', s->end - at))) return false;
    close_to(s, matched);
    add_leaf(s, WN_MD_FENCED, s->at);
    s->fence = n;
    s->fence_mark = c;
    s->indent = indent(s);
    while (at < s->end && is_gap(s->src.ptr[at])) at++;
    uint32_t end = at;
    while (end < s->end && !is_gap(s->src.ptr[end])) end++;
    leaf_of(s)->info = (wn_span){ at, end };
    return true;
}

/* "- - -" */
static bool add_rule(scan *s, uint32_t matched)
{
    char c = byte(s, s->next);
    uint32_t n = 0;
    if ((c != '-' && c != '*' && c != '_') || s->next < s->no_rule) return false;
    for (uint32_t at = s->next; at < s->end; at++) {
        if (s->src.ptr[at] != c && !is_gap(s->src.ptr[at])) {
            s->no_rule = at;    /* "- - - - a" is asked at each mark */
            return false;
        }
        n += s->src.ptr[at] == c;
    }
    if (n < 3) return false;
    close_to(s, matched);
    add_leaf(s, WN_MD_OPAQUE, s->at);
    s->leaf = NONE;
    return true;
}

/* "===" or "---" below a paragraph */
static bool end_heading(scan *s)
{
    char c = byte(s, s->next);
    uint32_t at = s->next;
    if (c != '=' && c != '-') return false;
    while (byte(s, at) == c) at++;
    if (trim_end(s, at, s->end) > at || !take_definitions(s)) return false;
    leaf_of(s)->type = WN_MD_HEADING;
    leaf_of(s)->level = c == '=' ? 1 : 2;
    leaf_of(s)->to = s->end;
    s->leaf = NONE;
    return true;
}

/* ---- HTML */

static bool has_stop(const scan *s)
{
    size_t n = strlen(s->stop);
    for (uint32_t at = s->at; n && at + n <= s->end; at++) {
        if (s->src.ptr[at] != s->stop[0]) continue;
        if (wn_html_same((wn_str){ s->src.ptr + at, n }, (wn_str){ s->stop, n })) return true;
    }
    return false;
}

static bool add_html(scan *s, uint32_t matched, bool paragraph)
{
    const char *stop = byte(s, s->next) == '<' ? wn_md_html_stop(line_of(s), s->next, paragraph) : NULL;
    if (!stop) return false;
    close_to(s, matched);
    add_leaf(s, WN_MD_OPAQUE, s->at);
    s->stop = stop;
    if (has_stop(s)) s->leaf = NONE;
    return true;
}

/* ---- tables */

/* The cells of line L as parts of a new row of the table PARENT. */
static uint32_t add_row(scan *s, wn_md_type type, uint32_t parent, uint32_t from, uint32_t to)
{
    wn_str row = wn_md_row(line_of(s), from, to);
    uint32_t part = add_part(s, type, parent, from), base = (uint32_t)(row.ptr - s->src.ptr), at = 0;
    for (uint32_t n = 0; at < row.len && n < s->columns; n++) {
        uint32_t end = wn_md_cell(row, at), first = base + at;
        uint32_t last = base + (end < row.len ? end : (uint32_t)row.len);
        while (first < last && is_gap(s->src.ptr[first])) first++;
        last = trim_end(s, first, last);
        uint32_t cell = add_part(s, WN_MD_CELL, part, first);
        *wn_list_add(s->md->doc->arena, &s->md->lines) = (wn_md_line){ first, last, first, 0 };
        s->md->parts.at[cell].to = last;
        s->md->parts.at[cell].lines = 1;
        at = end + 1;
    }
    return part;
}

/* The last line of the paragraph becomes the head of a table. */
static bool begin_table(scan *s)
{
    char c = byte(s, s->next);
    if (c != '|' && c != '-' && c != ':') return false;
    uint32_t columns = wn_md_divider(line_of(s), s->next);
    wn_md_line head = s->md->lines.at[s->md->lines.len - 1];
    if (!columns || wn_md_count_cells(wn_md_row(s->src, head.from, head.to)) != columns) return false;
    wn_md_part *p = leaf_of(s);
    uint32_t from = own_begin(s, &head);
    s->md->lines.len--;
    if (--p->lines == 0) {
        from = p->from;
        s->md->parts.len--;
        s->leaf = NONE;
    } else {
        p->to = s->md->lines.at[s->md->lines.len - 1].to;
        close_leaf(s);
    }
    s->columns = columns;
    add_leaf(s, WN_MD_TABLE, from);
    add_row(s, WN_MD_HEAD, s->leaf, from, head.to);
    return true;
}

/* ---- lines */

/* Does the line go on with code or HTML? */
static bool continue_raw(scan *s)
{
    if (s->leaf == NONE) return false;
    wn_md_type type = (wn_md_type)leaf_of(s)->type;
    if (type == WN_MD_INDENTED && (is_blank(s) || indent(s) > 3)) {
        pass_columns(s, 4);
        add_line(s, s->at);
        return true;
    }
    if (type == WN_MD_OPAQUE && !(is_blank(s) && !*s->stop)) {
        leaf_of(s)->to = s->end;
        if (has_stop(s)) s->leaf = NONE;
        return true;
    }
    if (type != WN_MD_FENCED) return false;
    uint32_t at = s->next;
    while (byte(s, at) == s->fence_mark) at++;
    if (indent(s) < 4 && at - s->next >= s->fence && trim_end(s, at, s->end) == at) {
        leaf_of(s)->to = s->end;
        s->leaf = NONE;
        return true;
    }
    pass_columns(s, s->indent < indent(s) ? s->indent : indent(s));
    add_line(s, s->at);
    return true;
}

/* Does a leaf of one line, or the first line of one, begin here? DIRECT: below a line of a paragraph. */
static bool begin_leaf(scan *s, uint32_t matched, bool direct)
{
    if (indent(s) > 3) {
        if (is_leaf(s, WN_MD_PARAGRAPH)) return false;
        close_to(s, matched);
        add_leaf(s, WN_MD_INDENTED, s->at);
        pass_columns(s, 4);
        add_line(s, s->at);
        return true;
    }
    if (add_heading(s, matched) || add_fence(s, matched)) return true;
    if (add_html(s, matched, is_leaf(s, WN_MD_PARAGRAPH))) return true;
    if (direct && (end_heading(s) || begin_table(s))) return true;
    return add_rule(s, matched);
}

static void read_text(scan *s, uint32_t matched, bool all)
{
    if (is_leaf(s, WN_MD_PARAGRAPH)) {
        add_line(s, s->next);
        return;
    }
    if (is_leaf(s, WN_MD_TABLE) && all) {
        leaf_of(s)->to = s->end;
        add_row(s, WN_MD_ROW, s->leaf, s->at, s->end);
        return;
    }
    close_to(s, matched);
    add_leaf(s, WN_MD_PARAGRAPH, s->at);
    add_line(s, s->next);
}

static void read_line(scan *s)
{
    uint32_t matched = match(s);
    bool all = matched == s->open.len;
    if (all && continue_raw(s)) return;
    while (!is_blank(s)) {
        bool direct = all && is_leaf(s, WN_MD_PARAGRAPH);
        if (begin_leaf(s, matched, direct)) return;
        if (indent(s) > 3 || !open_box(s, matched, direct)) break;
        matched = s->open.len;
        all = true;
    }
    if (is_blank(s)) close_to(s, matched);
    else read_text(s, matched, all);
}

/* What holds blocks ends where the last of them ends. */
static void set_ends(wn_md *md)
{
    for (uint32_t i = md->parts.len - 1; i > 0; i--) {
        wn_md_part *p = &md->parts.at[i], *up = &md->parts.at[p->parent];
        if (p->to > up->to) up->to = p->to;
    }
}

void wn_md_blocks(wn_md *md, uint32_t at)
{
    scan s = { .md = md, .src = md->doc->source, .leaf = NONE, .asked = NONE };
    add_part(&s, WN_MD_DOCUMENT, WN_NOWHERE, at);
    *wn_list_add(md->doc->arena, &s.open) = (box){ .part = 0, .list = NONE };
    for (; begin_line(&s, at); at = s.line_end) read_line(&s);
    close_to(&s, 1);
    md->parts.at[0].to = (uint32_t)s.src.len;
    set_ends(md);
}
