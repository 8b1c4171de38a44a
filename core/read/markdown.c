/* markdown.c: Markdown (CommonMark 0.31, tables, strikethrough, task lists, bare addresses, notes, TeX between
** dollars). The parts of markdown_block.c and the pieces of markdown_inline.c become text, leaves, nodes and
** blocks, as an HTML page would give them: the names of containers are those of HTML.
**
** Marks are in no leaf: a node has them at its ends. A leaf stands for its bytes as a whole where they are
** not its text: an escape, an entity, the end of a line with what stands before the next ("\n> " is a space).
** Addresses, images, tags, HTML blocks, link definitions and the matter at the front are no text.
**
** md4c was weighed: it tells where text stands, but neither where marks and containers do, nor where a rule
** or a definition is; and 0.4.8 takes 21 s for 140 KB of one long address used 20,000 times, 3 s for 120 KB
** of open brackets on lines of their own, and the square of that for twice as much. */
#include "read/markdown.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "read/read.h"

#define NONE UINT32_MAX

typedef struct {
    wn_md md;
    wn_doc *doc;
    wn_buf text;
    wn_md_inlines in;
    uint32_t *node;             /* of each part */
    uint8_t *items, *quotes;    /* depth of each part */
    uint32_t *list;             /* the outermost list or table that a part is in, or NONE */
    uint32_t last_list, last_type;      /* of the block before */
    WN_LIST(uint32_t) starts;   /* of the lines of the part that is read, in its run */
    uint32_t line;              /* the one that was last asked for */
    uint32_t start;             /* of the text of that part, or NONE */
    uint32_t before, leaves;    /* text and leaves before it */
    bool links;                 /* a link is open */
} page;

/* ---- text */

static void add_leaf(page *p, wn_str shown, uint32_t from, uint32_t to, uint32_t node)
{
    wn_doc *doc = p->doc;
    uint32_t start = (uint32_t)p->text.len;
    bool same = shown.len == to - from && memcmp(shown.ptr, doc->source.ptr + from, shown.len) == 0;
    wn_leaf *last = doc->leaves.len ? &doc->leaves.at[doc->leaves.len - 1] : NULL;
    wn_buf_add(&p->text, shown);
    bool grows = same && last && last->type == WN_LEAF_SAME && last->to == from;
    if (grows && last->node == node) {
        last->to = to;
        last->text.end = (uint32_t)p->text.len;
        return;
    }
    *wn_list_add(doc->arena, &doc->leaves) = (wn_leaf){
        .text = { start, (uint32_t)p->text.len }, .from = from, .to = to, .node = node,
        .type = same ? WN_LEAF_SAME : WN_LEAF_WHOLE };
}

static uint32_t add_node(page *p, wn_md_type type, uint32_t from, uint32_t to, uint32_t parent, uint32_t tag)
{
    uint32_t at = (uint32_t)p->text.len;
    *wn_list_add(p->doc->arena, &p->doc->nodes) = (wn_node){
        .from = from, .to = to, .parent = parent, .text = { at, at }, .tag = tag, .type = (uint8_t)type,
        .closed = true };
    return p->doc->nodes.len - 1;
}

static wn_block_type block_type(const page *p, uint32_t i)
{
    switch (p->md.parts.at[i].type) {
    case WN_MD_HEADING: return WN_HEADING;
    case WN_MD_INDENTED: case WN_MD_FENCED: return WN_CODE;
    case WN_MD_CELL: return WN_CELL;
    default: return p->items[i] ? WN_ITEM : p->quotes[i] ? WN_BLOCKQUOTE : WN_PARAGRAPH;
    }
}

/* Divides the text of part I from the block before. */
static void begin_block(page *p, uint32_t i)
{
    wn_block_type type = block_type(p, i);
    p->before = (uint32_t)p->text.len;
    p->leaves = p->doc->leaves.len;
    bool tight = p->list[i] != NONE && p->list[i] == p->last_list && type == p->last_type;
    if (p->text.len) wn_buf_add(&p->text, tight ? WN_STR("\n") : WN_STR("\n\n"));
    p->last_list = p->list[i];
    p->last_type = type;
    p->start = (uint32_t)p->text.len;
}

/* White space alone is no text. */
static void forget_block(page *p, uint32_t i)
{
    p->text.len = p->before;
    p->doc->leaves.len = p->leaves;
    while (p->doc->links.len && p->doc->links.at[p->doc->links.len - 1].span.start >= p->before)
        p->doc->links.len--;
    for (uint32_t n = p->node[i]; n < p->doc->nodes.len; n++)
        p->doc->nodes.at[n].text = (wn_span){ p->before, p->before };
}

static void end_block(page *p, uint32_t i)
{
    const wn_md_part *part = &p->md.parts.at[i];
    wn_span span = { p->start, (uint32_t)p->text.len };
    wn_str all = wn_buf_str(&p->text);
    uint32_t len;
    p->doc->nodes.at[p->node[i]].text = span;
    while (span.start < span.end && wn_char_space(wn_utf8_at(all, span.start, &len))) span.start += len;
    while (span.start < span.end && wn_char_space(wn_utf8_before(all, span.end, &len))) span.end -= len;
    if (wn_span_empty(span)) {
        forget_block(p, i);
        return;
    }
    wn_block_type type = block_type(p, i);
    uint8_t level = type == WN_HEADING ? part->level : type == WN_ITEM ? p->items[i]
                    : type == WN_BLOCKQUOTE ? p->quotes[i] : 0;
    *wn_list_add(p->doc->arena, &p->doc->blocks) = (wn_block){
        .span = span, .type = (uint8_t)type, .level = level, .id = WN_STR(""), .node = p->node[i],
        .classes = wn_str_cut(p->doc->source, part->info) };
}

/* ---- code */

/* Lines of code: what is between the end of one and the own bytes of the next stands for one LF. */
static void read_code(page *p, uint32_t i)
{
    static const char blank[] = "    ";
    const wn_md_part *part = &p->md.parts.at[i];
    if (!part->lines) return;
    const wn_md_line *first = &p->md.lines.at[part->line];
    if (part->lines == 1 && first->from == first->to && !first->pad) return;
    for (uint32_t k = 0; k < part->lines; k++) {
        const wn_md_line *l = first + k;
        if (k == 0) begin_block(p, i);
        else add_leaf(p, WN_STR("\n"), l[-1].to, l->from - (l->pad > 0), p->node[i]);
        if (l->pad) add_leaf(p, (wn_str){ blank, l->pad }, l->from - 1, l->from, p->node[i]);
        if (l->to > l->from)
            add_leaf(p, (wn_str){ p->doc->source.ptr + l->from, l->to - l->from }, l->from, l->to, p->node[i]);
    }
    end_block(p, i);
}

/* ---- runs */

wn_str wn_md_run(const wn_md *md, const wn_md_part *part)
{
    wn_buf run = wn_buf_new(md->doc->arena);
    for (uint32_t i = 0; i < part->lines; i++) {
        const wn_md_line *l = &md->lines.at[part->line + i];
        if (i) wn_buf_byte(&run, '\n');
        wn_buf_add(&run, (wn_str){ md->doc->source.ptr + l->from, l->to - l->from });
    }
    wn_str s = wn_buf_str(&run);
    while (s.len && (s.ptr[s.len - 1] == ' ' || s.ptr[s.len - 1] == '\t')) s.len--;
    return s;
}

static void begin_run(page *p, const wn_md_part *part)
{
    uint32_t at = 0;
    p->starts.len = p->line = 0;
    for (uint32_t i = 0; i < part->lines; i++) {
        const wn_md_line *l = &p->md.lines.at[part->line + i];
        *wn_list_add(p->doc->arena, &p->starts) = at;
        at += l->to - l->from + 1;
    }
}

/* Byte of the source at byte AT of the run of PART. Most calls are about the same line, or the next. */
static uint32_t source_at(page *p, const wn_md_part *part, uint32_t at)
{
    const uint32_t *starts = p->starts.at;
    uint32_t low = 0, high = part->lines, i = p->line;
    if (i + 1 < part->lines && at >= starts[i + 1]) i++;
    bool near = at >= starts[i] && (i + 1 == part->lines || at < starts[i + 1]);
    while (!near && high - low > 1) {
        uint32_t mid = low + (high - low) / 2;
        if (starts[mid] <= at) low = mid;
        else high = mid;
    }
    p->line = near ? i : low;
    return p->md.lines.at[part->line + p->line].from + (at - starts[p->line]);
}

/* "[x] " before the text of an item is no text. */
static uint32_t task_end(const page *p, uint32_t i, wn_str run)
{
    const wn_md_part *parts = p->md.parts.at, *up = &parts[parts[i].parent];
    bool task = parts[i].type == WN_MD_PARAGRAPH && up->type == WN_MD_ITEM && parts[i].parent + 1 == i
                && run.len > 4 && run.ptr[0] == '[' && strchr(" xX", run.ptr[1]) && run.ptr[2] == ']';
    return task && (run.ptr[3] == ' ' || run.ptr[3] == '\t') ? 4 : 0;
}

static void add_piece(page *p, const wn_md_part *part, wn_str run, const wn_md_piece *c, uint32_t node)
{
    uint32_t from = source_at(p, part, c->from), to = source_at(p, part, c->to);
    wn_buf code = wn_buf_new(p->doc->arena);
    switch (c->type) {
    case WN_MD_SOFT: add_leaf(p, WN_STR(" "), from, to, node); break;
    case WN_MD_HARD: add_leaf(p, WN_STR("\n"), from, to, node); break;
    case WN_MD_NUL: add_leaf(p, WN_STR("\xEF\xBF\xBD"), from, to, node); break;
    case WN_MD_ESCAPE: add_leaf(p, (wn_str){ run.ptr + c->from + 1, 1 }, from, to, node); break;
    case WN_MD_ENTITY:
        wn_buf_code(&code, c->code);
        add_leaf(p, wn_buf_str(&code), from, to, node);
        break;
    default:
        if (c->to > c->from) add_leaf(p, (wn_str){ run.ptr + c->from, c->to - c->from }, from, to, node);
    }
}

typedef struct { uint32_t node, close, link; bool silent; } frame;

typedef WN_LIST(frame) frames;

static void open_span(page *p, frames *open, const wn_md_part *part, const wn_md_span *s, uint32_t leaf)
{
    const frame *up = open->len ? &open->at[open->len - 1] : NULL;
    uint32_t from = source_at(p, part, s->from), to = source_at(p, part, s->to - 1) + 1;
    frame f = { .close = s->close, .link = NONE, .silent = (up && up->silent) || s->type == WN_MD_IMAGE };
    f.node = add_node(p, (wn_md_type)s->type, from, to, up ? up->node : leaf, s->type);
    if (s->type == WN_MD_LINK && !p->links && !f.silent) {
        f.link = p->doc->links.len;
        p->links = true;
        *wn_list_add(p->doc->arena, &p->doc->links) = (wn_link){ { (uint32_t)p->text.len, 0 }, s->url };
    }
    *wn_list_add(p->doc->arena, open) = f;
}

static void close_span(page *p, frames *open)
{
    frame f = open->at[--open->len];
    wn_node *n = &p->doc->nodes.at[f.node];
    n->text.end = (uint32_t)p->text.len;
    if (p->start != NONE && n->text.start < p->start) n->text.start = p->start;
    if (f.link == NONE) return;
    wn_link *l = &p->doc->links.at[f.link];
    l->span = n->text;
    p->links = false;
    if (wn_span_empty(l->span)) p->doc->links.len--;
}

/* The pieces of part I, and the spans around them, in the order of the run. */
static void read_run(page *p, uint32_t i)
{
    const wn_md_part *part = &p->md.parts.at[i];
    wn_str run = wn_md_run(&p->md, part);
    uint32_t k = 0, leaf = p->node[i], skip = task_end(p, i, run);
    frames open = { 0 };
    p->start = NONE;
    begin_run(p, part);
    wn_md_inline(&p->md, run, part->type == WN_MD_CELL, &p->in);
    for (uint32_t n = 0; n <= p->in.pieces.len; n++) {
        const wn_md_piece *c = n < p->in.pieces.len ? &p->in.pieces.at[n] : NULL;
        uint32_t at = c ? c->from : NONE;
        for (;;) {
            const wn_md_span *s = k < p->in.spans.len ? &p->in.spans.at[k] : NULL;
            uint32_t close = open.len ? open.at[open.len - 1].close : NONE;
            if (s && s->to <= skip) k++;        /* a box is no link, whatever is defined */
            else if (open.len && close <= at && (!s || close <= s->from)) close_span(p, &open);
            else if (s && s->from <= at) open_span(p, &open, part, &p->in.spans.at[k++], leaf);
            else break;
        }
        if (!c || c->to <= skip || (open.len && open.at[open.len - 1].silent)) continue;
        wn_md_piece shown = *c;
        if (shown.from < skip) shown.from = skip;
        if (p->start == NONE) begin_block(p, i);
        add_piece(p, part, run, &shown, open.len ? open.at[open.len - 1].node : leaf);
    }
    if (p->start != NONE) end_block(p, i);
}

/* ---- parts */

static const char *const names[WN_MD_TYPES] = {
    "", "blockquote", "ul", "ol", "li", "section", "p", "h1", "pre", "pre", "table", "tr", "tr", "td", "", "",
    "em", "strong", "del", "a", "code", "math", "img", "", "sup"
};

static void add_tags(wn_doc *doc)
{
    static const char *const headings[] = { "h2", "h3", "h4", "h5", "h6", "th" };
    for (size_t i = 0; i < WN_MD_TYPES + 6; i++) {
        wn_str name = wn_str_of(i < WN_MD_TYPES ? names[i] : headings[i - WN_MD_TYPES]), none = WN_STR("");
        *wn_list_add(doc->arena, &doc->tags) = (wn_tag){ name, none, none, none, none, false };
    }
}

static uint32_t tag_of(const page *p, const wn_md_part *part)
{
    if (part->type == WN_MD_HEADING && part->level > 1) return WN_MD_TYPES + part->level - 2u;
    bool head = part->type == WN_MD_CELL && p->md.parts.at[part->parent].type == WN_MD_HEAD;
    return head ? WN_MD_TYPES + 5 : part->type;
}

static uint8_t deeper(uint8_t n) { return n < 100 ? (uint8_t)(n + 1) : n; }

static void read_part(page *p, uint32_t i)
{
    const wn_md_part *part = &p->md.parts.at[i];
    uint32_t up = part->parent;
    p->node[i] = add_node(p, (wn_md_type)part->type, part->from, part->to, up == NONE ? NONE : p->node[up],
                          tag_of(p, part));
    p->list[i] = up == NONE ? NONE : p->list[up];
    p->items[i] = up == NONE ? 0 : p->items[up];
    p->quotes[i] = up == NONE ? 0 : p->quotes[up];
    switch (part->type) {
    case WN_MD_LIST: case WN_MD_NUMBERED:
        p->items[i] = deeper(p->items[i]);      /* fall through */
    case WN_MD_TABLE:
        if (p->list[i] == NONE) p->list[i] = i;
        break;
    case WN_MD_QUOTE: p->quotes[i] = deeper(p->quotes[i]); break;
    case WN_MD_INDENTED: case WN_MD_FENCED: read_code(p, i); break;
    case WN_MD_PARAGRAPH: case WN_MD_HEADING: case WN_MD_CELL: read_run(p, i); break;
    default: break;
    }
}

/* The text of a container is that of its children, the last of which gives its end. */
static void set_text(wn_doc *doc)
{
    for (uint32_t i = doc->nodes.len; i-- > 1;) {
        const wn_node *n = &doc->nodes.at[i];
        wn_node *up = &doc->nodes.at[n->parent];
        if (up->type >= WN_MD_PARAGRAPH && up->type != WN_MD_TABLE && up->type != WN_MD_HEAD
            && up->type != WN_MD_ROW) continue;
        if (wn_span_empty(n->text)) continue;
        if (wn_span_empty(up->text)) up->text = n->text;
        if (n->text.start < up->text.start) up->text.start = n->text.start;
    }
}

/* ---- the matter at the front */

static uint32_t line_end(wn_str s, uint32_t at)
{
    while (at < s.len && s.ptr[at] != '\n' && s.ptr[at] != '\r') at++;
    return at;
}

static uint32_t next_line(wn_str s, uint32_t at)
{
    at = line_end(s, at);
    if (at + 1 < s.len && s.ptr[at] == '\r' && s.ptr[at + 1] == '\n') at++;
    return at < s.len ? at + 1 : at;
}

static wn_str trim(wn_str s)
{
    s = wn_str_trim(s, WN_STR(" \t"));
    bool quoted = s.len > 1 && (s.ptr[0] == '"' || s.ptr[0] == '\'') && s.ptr[s.len - 1] == s.ptr[0];
    return quoted ? (wn_str){ s.ptr + 1, s.len - 2 } : s;
}

/* "title: On bees" of YAML, "title = 'On bees'" of TOML; false: the line has no field. */
static bool add_field(wn_doc *doc, wn_str line, char sign)
{
    size_t n = 0;
    while (n < line.len && (wn_char_letter((unsigned char)line.ptr[n]) || strchr("_-", line.ptr[n]))) n++;
    wn_str key = { line.ptr, n };
    while (n < line.len && line.ptr[n] == ' ') n++;
    if (!key.len || n == line.len || line.ptr[n] != sign) return false;
    wn_str value = trim((wn_str){ line.ptr + n + 1, line.len - n - 1 });
    if (value.len && !strchr("[{|>&*!", value.ptr[0]))
        *wn_list_add(doc->arena, &doc->meta) = (wn_pair){ key, value };
    return true;
}

/* Where the matter between two lines of --- or +++ ends that begins at AT; AT: there is none. */
static uint32_t front_end(wn_doc *doc, uint32_t at)
{
    wn_str s = doc->source;
    bool toml = s.len > at && s.ptr[at] == '+', fields = false;
    const char *mark = toml ? "+++" : "---";
    uint32_t end = line_end(s, at), line = next_line(s, at);
    if (end - at != 3 || memcmp(s.ptr + at, mark, 3) != 0) return at;
    for (; line < s.len; line = next_line(s, line)) {
        end = line_end(s, line);
        wn_str is = { s.ptr + line, end - line };
        bool stop = wn_str_eq(is, wn_str_of(mark)) || (!toml && wn_str_eq(is, WN_STR("...")));
        if (stop) return fields ? next_line(s, line) : at;
        if (add_field(doc, is, toml ? '=' : ':')) fields = true;
        else if (!fields && is.len && is.ptr[0] != '#' && is.ptr[0] != '[') return at;
    }
    doc->meta.len = 0;
    return at;
}

/* ---- the reader */

bool wn_read_markdown(wn_doc *doc, const wn_read_options *options, wn_err *err)
{
    if (!wn_read_source(doc, options, err)) return false;
    page p = { .doc = doc, .text = wn_buf_new(doc->arena), .last_list = NONE, .last_type = WN_BLOCK_TYPES };
    uint32_t at = wn_utf8_mark(doc->source);
    p.md.doc = doc;
    wn_md_blocks(&p.md, front_end(doc, at));
    if (p.md.defines.len > 1) qsort(p.md.defines.at, p.md.defines.len, sizeof *p.md.defines.at, wn_md_by_label);
    p.node = wn_arena_array(doc->arena, p.md.parts.len, sizeof *p.node);
    p.list = wn_arena_array(doc->arena, p.md.parts.len, sizeof *p.list);
    p.items = wn_arena_array(doc->arena, p.md.parts.len, 1);
    p.quotes = wn_arena_array(doc->arena, p.md.parts.len, 1);
    add_tags(doc);
    for (uint32_t i = 0; i < p.md.parts.len; i++) read_part(&p, i);
    set_text(doc);
    doc->text = wn_buf_str(&p.text);
    return true;
}
