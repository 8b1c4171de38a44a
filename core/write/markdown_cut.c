/* markdown_cut.c: which bytes of Markdown go with what is dropped: emptied blocks with their lines, emptied
** emphasis with its marks. A block goes up to where its next neighbour begins, so that the marks on its first
** line stay for that one; the last one goes from where the block before it ends:
**
**     > - [a           > - b        the item's mark is that of the item, not of its first paragraph
**     >                > - c
**     >   ]b
**     > - c[
**     >   d]
**
** Of the two gaps beside a row of emptied blocks the wider stays. Where that is the end of one line, nothing
** may run together that stood apart: a blank line is put there. A list and code, two lists, two pieces of
** code would be one, and what is indented would be of a list above: an empty comment keeps them apart. The
** head of a table stays while a row does; cells go with their rows. */
#include <stdlib.h>

#include "base/utf8.h"
#include "read/markdown.h"
#include "write/ast.h"
#include "write/splice.h"

typedef struct {
    uint32_t stays;             /* the last child that stays, or WN_NOWHERE */
    uint32_t first, last;       /* of the emptied ones behind it, or WN_NOWHERE */
    uint32_t before;            /* the child before this container that stays, in its own container */
} family;

typedef struct {
    const wn_doc *doc;
    const wn_edits *edits;
    uint32_t *worded, *kept;    /* leaves before each one that have words; of which some stay */
    wn_cuts *out;
    family *families;           /* of each node */
    bool *gone;                 /* each node: it, or something around it */
    const uint32_t *marks;      /* parents of them */
    bool *holds;                /* there is in it what stays without words: see stays_alone */
    wn_span *line;              /* of the byte that line_start() was asked for last: from its beginning */
} job;

static const wn_node *node(const job *j, uint32_t i) { return &j->doc->nodes.at[i]; }
static bool is_inline(const wn_node *n) { return n->type >= WN_MD_EMPHASIS; }

/* Had NODE words, and are none of them left? */
static bool is_emptied(const job *j, const wn_node *n)
{
    if (wn_span_empty(n->text)) return false;
    uint32_t first = wn_doc_leaf_at(j->doc, n->text.start), end = wn_doc_leaf_at(j->doc, n->text.end);
    return j->worded[first] < j->worded[end] && j->kept[first] == j->kept[end];
}

/* What is asked next is mostly on the same line: a row of many cells is not gone through for each of them. */
static uint32_t line_start(const job *j, uint32_t at)
{
    const char *s = j->doc->source.ptr;
    wn_span *line = j->line;
    uint32_t from = at, stop = at > line->end ? line->end : 0;
    if (at < line->start || at > line->end) {
        while (from > stop && s[from - 1] != '\n' && s[from - 1] != '\r') from--;
        *line = (wn_span){ from == stop && stop ? line->start : from, at };
    }
    bool mark = line->start == 0 && at >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0;     /* of byte order */
    return mark ? 3 : line->start;
}

static uint32_t count_lines(const job *j, uint32_t from, uint32_t to)
{
    const char *s = j->doc->source.ptr;
    uint32_t n = 0;
    for (uint32_t at = from; at < to; at++)
        n += s[at] == '\n' || (s[at] == '\r' && !(at + 1 < to && s[at + 1] == '\n'));
    return n;
}

static wn_cut *add_cut(job *j, uint32_t from, uint32_t to)
{
    wn_cut *c = wn_list_add(j->doc->arena, j->out);
    *c = (wn_cut){ .from = from, .to = to, .prefix = { from, from } };
    return c;
}

static bool is_list(const wn_node *n)
{
    return n->type == WN_MD_LIST || n->type == WN_MD_NUMBERED || n->type == WN_MD_NOTE;
}

/* Where N begins behind its indentation. */
static uint32_t begin(const job *j, const wn_node *n)
{
    uint32_t at = n->from;
    while (at < n->to && (j->doc->source.ptr[at] == ' ' || j->doc->source.ptr[at] == '\t')) at++;
    return at;
}

/* Bytes of its first line before N. */
static uint32_t column(const job *j, const wn_node *n)
{
    return begin(j, n) - line_start(j, begin(j, n));
}

/* The emptied children from FIRST on go, and N begins where FIRST did: of what has one line that counts, the
** indentation goes, too; else "*     * a" might be code. */
static wn_cut *cut_in_place(job *j, const wn_node *first, const wn_node *n)
{
    bool bare = n->type == WN_MD_TABLE || n->type == WN_MD_PARAGRAPH || n->type == WN_MD_HEADING;
    wn_cut *c = add_cut(j, first->from, bare ? begin(j, n) : n->from);
    const char *at = j->doc->source.ptr + first->from;
    c->tab = first->type == WN_MD_INDENTED && first->from > 0 && at[0] == '\t' && (uint8_t)at[-1] > ' ';
    c->prefix = (wn_span){ line_start(j, first->from), first->from };
    uint8_t around = node(j, n->parent)->type;
    bool item = around == WN_MD_ITEM || around == WN_MD_NOTE;
    c->wall = item && !bare && n->type != WN_MD_INDENTED && begin(j, n) > n->from;
    return c;
}

/* The emptied children of F go; NEXT, which stays, follows them. */
static void cut_before(job *j, const family *f, uint32_t next)
{
    const wn_node *first = node(j, f->first), *last = node(j, f->last), *n = node(j, next);
    bool item = n->type == WN_MD_ITEM || n->type == WN_MD_ROW;
    uint32_t prev = f->stays != WN_NOWHERE ? f->stays : item ? f->before : WN_NOWHERE;
    if (prev == WN_NOWHERE) {
        wn_cut *c = cut_in_place(j, first, n);
        c->wall = c->wall || (n->type == WN_MD_OPAQUE && j->doc->source.ptr[n->from] != '<');
        return;                 /* "* ***": a rule */
    }
    const wn_node *p = node(j, prev);
    bool code = n->type == WN_MD_INDENTED, list = n->type == WN_MD_LIST || n->type == WN_MD_NUMBERED;
    bool indented = column(j, n) > column(j, p);
    bool wall = (is_list(p) && (code || list || indented)) || (p->type == WN_MD_INDENTED && code);
    uint32_t above = count_lines(j, p->to, first->from), below = count_lines(j, last->to, n->from);
    if (below > above && !wall && f->stays != WN_NOWHERE) {
        add_cut(j, p->to, last->to);
        return;
    }
    if (n->type == WN_MD_TABLE && column(j, n) > column(j, first)) {    /* its head went on with a paragraph */
        cut_in_place(j, first, n)->blank = above < 2;
        return;
    }
    uint32_t line = line_start(j, n->from);
    wn_cut *c = add_cut(j, line_start(j, first->from), line);
    c->blank = above < 2 && !(item && f->stays != WN_NOWHERE);
    c->wall = wall;
    c->prefix = (wn_span){ line, n->from };
}

/* Does something go from the end of node I? */
static bool loses_end(const job *j, uint32_t i)
{
    while (j->families[i].first == WN_NOWHERE && j->families[i].stays != WN_NOWHERE) i = j->families[i].stays;
    return j->families[i].first != WN_NOWHERE;
}

/* Node I follows P, which ends otherwise than it did: it might go on with it. */
static void keep_apart(job *j, uint32_t i, uint32_t p)
{
    const wn_node *n = node(j, i);
    const wn_node *before = node(j, p);
    bool item = n->type == WN_MD_ITEM || n->type == WN_MD_ROW, apart = count_lines(j, before->to, n->from) > 1;
    bool wall = is_list(before) && (n->type == WN_MD_INDENTED || column(j, n) > column(j, before));
    if (item || !loses_end(j, p) || (apart && !wall)) return;
    uint32_t line = line_start(j, n->from);
    wn_cut *c = add_cut(j, line, line);
    c->blank = !apart;
    c->wall = wall;     /* the last item that is left might take it for its own */
    c->prefix = (wn_span){ line, n->from };
}

/* One child of a container, in their order. */
static void pass_child(job *j, uint32_t i)
{
    family *f = &j->families[node(j, i)->parent];
    if (j->gone[i]) {
        if (f->first == WN_NOWHERE) f->first = i;
        f->last = i;
        return;
    }
    if (f->first != WN_NOWHERE) cut_before(j, f, i);
    else if (f->stays != WN_NOWHERE) keep_apart(j, i, f->stays);
    j->families[i].before = f->stays;
    f->first = WN_NOWHERE;
    f->stays = i;
}

/* The emptied children behind all that stay. */
static void cut_last(job *j, uint32_t i)
{
    const family *f = &j->families[i];
    if (f->first == WN_NOWHERE || j->gone[i]) return;
    uint32_t from = f->stays != WN_NOWHERE ? node(j, f->stays)->to : node(j, f->first)->from;
    bool all = i == 0 && f->stays == WN_NOWHERE;
    add_cut(j, all ? node(j, 0)->from : from, all ? node(j, 0)->to : node(j, f->last)->to);
}

/* Is byte AT of the text dropped for nothing? */
static bool is_dropped(const job *j, uint32_t at)
{
    uint32_t k = wn_ast_edit_at(j->edits, at);
    if (k == j->edits->edits.len) return false;
    const wn_edit *e = &j->edits->edits.at[k];
    return wn_span_has(e->span, at) && !(e->replace && e->with.len);
}

/* Images and references go with the text beside them. */
static bool goes_along(const job *j, const wn_node *n, wn_span block)
{
    uint32_t at = n->text.start;
    bool left = at > block.start, right = at < block.end;
    bool before = left && is_dropped(j, at - 1), after = right && is_dropped(j, at);
    if (n->type == WN_MD_HTML || !wn_span_empty(n->text) || !(before || after)) return false;
    if (n->type == WN_MD_REFERENCE) return left ? before : after;
    return (before || !left) && (after || !right);
}

static int by_place(const void *x, const void *y)
{
    const wn_cut *a = x, *b = y;
    return 2 * WN_ORDER(a->from, b->from) + WN_ORDER(a->to, b->to);
}

/* Emptied cells at the ends of a row need the marks that they had no need of: "a | b" becomes "|  | |". */
static void keep_cell(job *j, uint32_t i)
{
    const wn_node *n = node(j, i), *row = node(j, n->parent);
    const char *source = j->doc->source.ptr;
    if (!is_emptied(j, n)) return;
    bool first = n->parent + 1 == i && !memchr(source + row->from, '|', n->from - row->from);
    if (first) add_cut(j, n->from, n->from)->put = WN_STR("| ");
    uint32_t at = n->to;        /* up to the end of the line: a head has two */
    while (at < row->to && source[at] != '|' && source[at] != '\n' && source[at] != '\r') at++;
    if (at == row->to || source[at] != '|') add_cut(j, n->to, n->to)->put = WN_STR("| ");
}

/* Does an edit or a mark change what is between the brackets of N? */
static bool is_changed(const job *j, const wn_node *n)
{
    uint32_t at = n->text.start, k = wn_ast_edit_at(j->edits, at);
    if (k < j->edits->edits.len && j->edits->edits.at[k].span.start < n->text.end) return true;
    return wn_ast_mark_over(j->edits, j->marks, (wn_span){ at, at + 1 }) != WN_NOWHERE ||
           wn_ast_next_bound(j->edits, j->marks, at, n->text.end) < n->text.end;
}

/* "[text]" and "[text][]" are links by their text. When that changes, it is told behind it what it was. */
static void keep_label(job *j, const wn_node *n)
{
    const char *s = j->doc->source.ptr;
    uint32_t end = n->from + 1;
    if (s[n->from] != '[' || s[n->to - 1] != ']' || !is_changed(j, n)) return;
    while (end < n->to && s[end] != ']') end += s[end] == '\\' ? 2 : 1;
    bool short_one = end + 1 == n->to, collapsed = end + 3 == n->to && s[end + 1] == '[';
    if (!short_one && !collapsed) return;
    wn_buf label = wn_buf_new(j->doc->arena);
    if (short_one) wn_buf_byte(&label, '[');
    for (uint32_t i = n->from + 1; i < end; i++) {
        bool line = s[i] == '\n' || s[i] == '\r';
        wn_buf_byte(&label, line ? ' ' : s[i]);
        while (line && i + 1 < end && memchr("\r\n\t >", s[i + 1], 5)) i++;  /* what stands before the next */
    }
    if (short_one) wn_buf_byte(&label, ']');
    uint32_t at = short_one ? n->to : n->to - 1;
    add_cut(j, at, at)->put = wn_buf_str(&label);
}

static void pass_node(job *j, uint32_t i, wn_span *block)
{
    const wn_node *n = node(j, i);
    if (j->gone[n->parent]) {
        j->gone[i] = true;
        return;
    }
    if (is_inline(n)) {
        j->gone[i] = is_emptied(j, n) || goes_along(j, n, *block);
        if (j->gone[i]) add_cut(j, n->from, n->to);
        else if (n->type == WN_MD_LINK) keep_label(j, n);
        return;
    }
    *block = n->text;
    if (n->type == WN_MD_CELL) {
        keep_cell(j, i);
        return;
    }
    j->gone[i] = n->type != WN_MD_HEAD && !j->holds[i] && is_emptied(j, n);
    pass_child(j, i);
}

static bool has_words(wn_str text, uint32_t at, uint32_t end)
{
    for (uint32_t len; at < end; at += len)
        if (!wn_char_space(wn_utf8_at(text, at, &len))) return true;
    return false;
}

/* Counts, before each leaf, the leaves that have words, and those of which some stay or are replaced. */
static void count_leaves(job *j)
{
    const wn_edit *edits = j->edits->edits.at;
    uint32_t n = j->doc->leaves.len, k = 0, done = 0, count = j->edits->edits.len;
    j->worded = wn_arena_array(j->doc->arena, (size_t)n + 1, sizeof *j->worded);
    j->kept = wn_arena_array(j->doc->arena, (size_t)n + 1, sizeof *j->kept);
    for (uint32_t i = 0; i < n; i++) {
        wn_span text = j->doc->leaves.at[i].text;
        bool stays = false;
        for (; k < count && edits[k].span.end <= text.start; k++) {
            stays = stays || (k >= done && edits[k].with.len);
            if (k >= done) done = k + 1;
        }
        uint32_t at = text.start;
        for (uint32_t e = k; at < text.end; e++) {
            bool more = e < count && edits[e].span.start < text.end;
            uint32_t start = !more ? text.end : edits[e].span.start > at ? edits[e].span.start : at;
            stays = stays || has_words(j->doc->text, at, start) || (more && e >= done && edits[e].with.len);
            if (!more) break;
            if (e >= done) done = e + 1;
            at = edits[e].span.end;
        }
        j->worded[i + 1] = j->worded[i] + has_words(j->doc->text, text.start, text.end);
        j->kept[i + 1] = j->kept[i] + stays;
    }
}

/* "[^label]" of a reference, or where a note begins. */
static wn_str label_of(const job *j, const wn_node *n)
{
    const char *at = memchr(j->doc->source.ptr + n->from, '[', n->to - n->from);
    const char *end = memchr(at, ']', j->doc->source.len - (size_t)(at - j->doc->source.ptr));
    return (wn_str){ at, (size_t)(end - at) };
}

static int by_label(const void *x, const void *y)
{
    return wn_str_cmp(*(const wn_str *)x, *(const wn_str *)y);
}

/* References go with their notes. */
static void cut_references(job *j)
{
    WN_LIST(wn_str) notes = { 0 };
    for (uint32_t i = 1; i < j->doc->nodes.len; i++)
        if (j->gone[i] && node(j, i)->type == WN_MD_NOTE)
            *wn_list_add(j->doc->arena, &notes) = label_of(j, node(j, i));
    if (!notes.len) return;
    qsort(notes.at, notes.len, sizeof *notes.at, by_label);
    for (uint32_t i = 1; i < j->doc->nodes.len; i++) {
        const wn_node *n = node(j, i);
        if (j->gone[i] || n->type != WN_MD_REFERENCE) continue;
        wn_str label = label_of(j, n);
        if (!bsearch(&label, notes.at, notes.len, sizeof label, by_label)) continue;
        j->gone[i] = true;
        add_cut(j, n->from, n->to);
    }
}

/* Link definitions, HTML but for comments, a paragraph of images: said in no words, so nobody dropped them. */
static bool stays_alone(const wn_doc *doc, const wn_node *n)
{
    wn_str source = wn_str_trim((wn_str){ doc->source.ptr + n->from, n->to - n->from }, WN_STR(" "));
    bool html = source.len > 3 && source.ptr[0] == '<' && memcmp(source.ptr, "<!--", 4) != 0;
    return n->type == WN_MD_DEFINITIONS || (n->type == WN_MD_OPAQUE && html) ||
           (n->type == WN_MD_PARAGRAPH && wn_span_empty(n->text));
}

bool *wn_markdown_cuts(const wn_doc *doc, const wn_edits *edits, wn_cuts *out)
{
    wn_span line = { 0, 0 };
    job j = { .doc = doc, .edits = edits, .out = out, .marks = wn_ast_mark_parents(edits, doc->arena) };
    j.line = &line;
    count_leaves(&j);
    wn_span block = { 0, 0 };
    j.families = wn_arena_array(doc->arena, doc->nodes.len, sizeof *j.families);
    j.gone = wn_arena_array(doc->arena, doc->nodes.len, sizeof *j.gone);
    j.holds = wn_arena_array(doc->arena, doc->nodes.len, sizeof *j.holds);
    for (uint32_t i = doc->nodes.len - 1; i > 0; i--) {
        j.holds[i] = j.holds[i] || stays_alone(doc, &doc->nodes.at[i]);
        if (j.holds[i]) j.holds[doc->nodes.at[i].parent] = true;
    }
    for (uint32_t i = 0; i < doc->nodes.len; i++)
        j.families[i] = (family){ WN_NOWHERE, WN_NOWHERE, WN_NOWHERE, WN_NOWHERE };
    for (uint32_t i = 1; i < doc->nodes.len; i++) pass_node(&j, i, &block);
    for (uint32_t i = 0; i < doc->nodes.len; i++) cut_last(&j, i);
    cut_references(&j);
    if (out->len > 1) qsort(out->at, out->len, sizeof *out->at, by_place);
    return j.gone;
}
