/* pandoc.c: the walk over pandoc's JSON. One pass over the events of the scanner, with a stack of
** frames in the arena instead of recursion. A frame is an array that is being read by its shape, or an
** element {"t":…,"c":…}; what a value in it means is the shape's business (pandoc_ast.c), so the walk
** itself knows a dozen kinds of value and no kind of element.
**
**     [ {"t":"Para","c":[ {"t":"Emph","c":[ {"t":"Str","c":"so"} ]} ]} ]
**     | |               | |               | |
**     blocks element    inlines element   inlines element         frames, six deep
**
** Words are nine tenths of an AST, so Str and Space are leaves without a node where they are written as
** pandoc writes them. Keys in another order ("c" before "t") are legal: the first time this is seen,
** one extra pass notes the "t" of every object, since looking ahead element by element would read the
** innermost once for each level around it. */
#include "read/pandoc.h"

#include "base/json.h"
#include "read/pandoc_page.h"
#include "read/read.h"

typedef wn_ast_context context;
typedef wn_ast_level frame;
typedef wn_ast_reader reader;

#define LEAF_BYTES 20           /* of the source, for a leaf: a word and a space in 38 */

static const char compact_str[] = "{\"t\":\"Str\",\"c\":\"";

static bool is(wn_str s, const char *name) { return wn_str_eq(s, wn_str_of(name)); }

static uint32_t add_node(reader *r, uint32_t from, uint32_t parent, wn_ast_type type)
{
    *wn_list_add(r->doc->arena, &r->doc->nodes) =
        (wn_node){ .from = from, .parent = parent, .type = (uint8_t)type };
    return r->doc->nodes.len - 1;
}

static void add_leaf(reader *r, wn_leaf leaf, uint32_t block, const char *shows)
{
    *wn_list_add(r->doc->arena, &r->doc->leaves) = leaf;
    *wn_list_add(r->doc->arena, &r->walk.leaves) = (wn_ast_leaf){ block, r->breaks, shows };
    if (shows) return;
    r->lines = 0;
    if (!r->pictures) r->walk.blocks.at[block].words = true;
    r->breaks = 0;
}

/* A new block as CONTEXT has it; header and code by the element's own nature. */
static uint32_t add_block(reader *r, const context *in, uint32_t content)
{
    wn_block block = { .type = in->type, .node = in->frame };
    if (in->attr != WN_NOWHERE) {
        block.id = r->attrs.at[in->attr].id;
        block.classes = r->attrs.at[in->attr].classes;
    } else {
        block.id = block.classes = WN_STR("");
    }
    if (content == WN_AS_HEADER) block.type = WN_HEADING;
    if (content == WN_AS_CODE_BLOCK) block.type = WN_CODE;
    if (block.type == WN_ITEM) block.level = in->items;
    if (block.type == WN_BLOCKQUOTE) block.level = in->quotes;
    bool tight = r->in_cell_after && r->walk.blocks.len > r->row_first;
    *wn_list_add(r->doc->arena, &r->walk.blocks) = (wn_ast_block){ .block = block, .breaks = tight ? 1 : 2 };
    r->in_cell_after = false;
    r->breaks = r->lines = 0;
    return r->walk.blocks.len - 1;
}

static frame *top(reader *r) { return &r->stack.at[r->stack.len - 1]; }

/* Two breaks of the line divide paragraphs; inside emphasis and the like they do not, nor behind a note, whose
** blocks would come between. */
static void divide(reader *r)
{
    frame *f = top(r) - 1;
    if (!f->element || !f->element->flow || r->walk.notes) return;
    wn_block like = r->walk.blocks.at[f->in.block].block;
    *wn_list_add(r->doc->arena, &r->walk.blocks) = (wn_ast_block){ .block = like };
    f->in.block = top(r)->in.block = r->walk.blocks.len - 1;
}

static void count_up(uint8_t *n) { if (*n < UINT8_MAX) ++*n; }

/* What entering an array of SHAPE changes for what is inside. OUTER: the frame around it. */
static void enter(reader *r, frame *f, const frame *outer)
{
    switch (f->shape) {
    case WN_AS_ITEMS: count_up(&f->in.items); break;
    case WN_AS_ITEM: f->in.type = WN_ITEM; break;
    case WN_AS_QUOTE_BLOCKS: f->in.type = WN_BLOCKQUOTE; count_up(&f->in.quotes); break;
    case WN_AS_CAPTION_BLOCKS: f->in.type = WN_CAPTION; break;
    case WN_AS_ROW: r->row_first = r->walk.blocks.len; r->in_cell_after = false; break;
    case WN_AS_CELL_BLOCKS: f->in.type = WN_CELL; r->in_cell_after = true; break;
    case WN_AS_LINE: if (outer->filled) r->breaks++; break;
    case WN_AS_TERM: f->in.block = add_block(r, &f->in, f->shape); break;
    case WN_AS_NOTE_BLOCKS:
        r->walk.notes = true;
        f->in.type = WN_PARAGRAPH;
        f->in.items = f->in.quotes = 0;
        f->in.attr = WN_NOWHERE;
        break;
    default: break;
    }
}

static bool push_array(reader *r, uint8_t shape, const wn_json_event *e, wn_err *err)
{
    if (!wn_ast_want(e, WN_JSON_ARRAY, wn_ast_shape_get(shape)->name, err)) return false;
    frame f = { .shape = shape, .from = e->from };
    f.in = top(r)->in;
    if (wn_ast_shape_get(shape)->node) f.in.node = add_node(r, e->from, f.in.node, WN_AST_ARRAY);
    const char *tag = wn_ast_shape_get(shape)->tag;
    if (tag) f.in.frame = wn_ast_frame(r->doc, &r->page, f.in.frame, tag);
    f.base = f.in.frame;
    enter(r, &f, top(r));
    if (shape == WN_AS_LINE) top(r)->filled = true;
    *wn_list_add(r->doc->arena, &r->stack) = f;
    return true;
}

static bool push_element(reader *r, uint8_t shape, const wn_json_event *e, wn_err *err)
{
    const char *expected = shape == WN_AS_BLOCK ? "a block, {\"t\":…}" : "an inline, {\"t\":…}";
    if (!wn_ast_want(e, WN_JSON_OBJECT, expected, err)) return false;
    context in = top(r)->in;
    *wn_list_add(r->doc->arena, &r->stack) = (frame){ .shape = shape, .from = e->from, .in = in };
    return true;
}

static wn_str decode(reader *r, wn_str raw)
{
    wn_buf out = wn_buf_new(r->doc->arena);
    if (!memchr(raw.ptr, '\\', raw.len)) return raw;
    wn_json_decode(&out, raw);
    return wn_buf_str(&out);
}

/* The strings of an array that has been entered, with one space between. */
static bool read_words(reader *r, wn_str *words, wn_err *err)
{
    wn_buf out = wn_buf_new(r->doc->arena);
    for (;;) {
        wn_json_event e;
        if (!wn_json_next(&r->json, &e, err)) return false;
        if (e.type == WN_JSON_ARRAY_END) break;
        if (!wn_ast_want(&e, WN_JSON_STRING, "a class, a string", err)) return false;
        if (out.len) wn_buf_byte(&out, ' ');
        wn_json_decode(&out, e.raw);
    }
    *words = wn_buf_str(&out);
    return true;
}

static bool next(reader *r, wn_json_event *e, wn_json_type type, const char *expected, wn_err *err)
{
    return wn_json_next(&r->json, e, err) && wn_ast_want(e, type, expected, err);
}

/* ["id",["class"],[["key","value"]]]: for the element's own block, or all blocks in a container. */
static bool read_attr(reader *r, const wn_json_event *begin, wn_err *err)
{
    static const char shape[] = "attributes, [\"id\",[classes],[pairs]]";
    wn_json_event id, e;
    wn_str classes;
    if (!wn_ast_want(begin, WN_JSON_ARRAY, shape, err)) return false;
    if (!next(r, &id, WN_JSON_STRING, shape, err)) return false;
    if (!next(r, &e, WN_JSON_ARRAY, shape, err) || !read_words(r, &classes, err)) return false;
    if (!wn_json_next(&r->json, &e, err) || !wn_ast_pass(&r->json, WN_AS_PAIRS, &e, err)) return false;
    wn_str pairs = e.raw;
    if (!next(r, &e, WN_JSON_ARRAY_END, shape, err)) return false;
    wn_ast_attributes own = { decode(r, id.raw), classes, pairs };
    context *in = &top(r)->in;
    uint8_t of = top(r)->shape;
    if (of == WN_AS_DIV || of == WN_AS_TABLE || of == WN_AS_ROW || of == WN_AS_CELL)
        wn_ast_attr(r->doc, &r->page, in->frame, &own);
    if (of == WN_AS_TABLE || of == WN_AS_ROW || of == WN_AS_CELL || (!id.raw.len && !classes.len)) return true;
    if (of == WN_AS_HEADER || of == WN_AS_CODE_BLOCK) {
        wn_block *block = &r->walk.blocks.at[in->block].block;
        if (id.raw.len) block->id = own.id;
        if (classes.len) block->classes = classes;
        own.id = WN_STR("");    /* pandoc makes one of the words */
        wn_ast_attr(r->doc, &r->page, block->node, &own);
        return true;
    }
    wn_ast_attributes all = { WN_STR(""), WN_STR(""), WN_STR("") };
    if (in->attr != WN_NOWHERE) all = r->attrs.at[in->attr];
    if (id.raw.len) all.id = own.id;
    if (classes.len) all.classes = classes;
    *wn_list_add(r->doc->arena, &r->attrs) = all;
    in->attr = r->attrs.len - 1;
    return true;
}

static bool read_level(reader *r, const wn_json_event *e, wn_err *err)
{
    if (!wn_ast_want(e, WN_JSON_NUMBER, "a heading's level, a number", err)) return false;
    uint8_t level = (uint8_t)(e->raw.ptr[0] - '0');
    if (e->raw.len != 1 || level < 1) level = e->raw.ptr[0] == '-' || level < 1 ? 1 : 6;
    static const char *const tags[] = { "h1", "h2", "h3", "h4", "h5", "h6" };
    wn_block *block = &r->walk.blocks.at[top(r)->in.block].block;
    block->level = level > 6 ? 6 : level;
    block->node = wn_ast_frame(r->doc, &r->page, r->doc->frames.at[block->node].parent, tags[block->level - 1]);
    return true;
}

/* [url, title] of a link. */
static bool read_target(reader *r, const wn_json_event *begin, wn_err *err)
{
    static const char shape[] = "a target, [url, title]";
    wn_json_event url, e;
    if (!wn_ast_want(begin, WN_JSON_ARRAY, shape, err)) return false;
    if (!next(r, &url, WN_JSON_STRING, shape, err)) return false;
    if (!next(r, &e, WN_JSON_STRING, shape, err)) return false;
    if (!next(r, &e, WN_JSON_ARRAY_END, shape, err)) return false;
    *wn_list_add(r->doc->arena, &r->walk.links) =
        (wn_ast_link){ .node = top(r)->in.node, .url = decode(r, url.raw) };
    return true;
}

/* A mark of quotation that the reader shows: opening at its type's bytes, closing where it ends. */
static void add_mark(reader *r, uint32_t from, uint32_t to, bool opening)
{
    const frame *f = top(r);
    wn_leaf leaf = { .from = from, .to = to, .node = f->in.node, .type = WN_LEAF_WHOLE, .mark = true };
    const char *marks[] = { "”", "“", "’", "‘" };
    add_leaf(r, leaf, f->in.block, marks[(f->single ? 2 : 0) + (opening ? 1 : 0)]);
}

static bool read_quote(reader *r, wn_json_event *e, wn_err *err)
{
    if (!wn_ast_pass(&r->json, WN_AS_TYPE, e, err)) return false;
    static const char name[] = "\"SingleQuote\"";
    top(r)->single = memmem(e->raw.ptr, e->raw.len, name, sizeof name - 1) != NULL;
    add_mark(r, e->from, e->to, true);
    return true;
}

static bool read_text(reader *r, const wn_json_event *e, wn_err *err)
{
    if (!wn_ast_want(e, WN_JSON_STRING, "text, a string", err)) return false;
    if (!e->raw.len) return true;
    wn_leaf leaf = { .from = e->from + 1, .to = e->to - 1, .node = top(r)->in.node,
                     .type = WN_LEAF_JSON };
    add_leaf(r, leaf, top(r)->in.block, NULL);
    return true;
}

/* Where the string ends that begins at AT, at its mark; NOWHERE for one that is not plain, or empty. */
static uint32_t plain_end(wn_str s, uint32_t at)
{
    uint32_t from = at;
    while (at < s.len && (uint8_t)s.ptr[at] >= ' ' && s.ptr[at] != '"' && s.ptr[at] != '\\') at++;
    return at > from && at < s.len && s.ptr[at] == '"' ? at : WN_NOWHERE;
}

static bool begins(wn_str s, uint32_t at, wn_str with)
{
    return s.len - at >= with.len && memcmp(s.ptr + at, with.ptr, with.len) == 0;
}

/* An element that is written as pandoc writes the commonest two: in one step what the general way makes of
** it in seven. False, and nothing has happened, for others. */
static bool read_plain(reader *r, wn_json_event *e)
{
    static const wn_str space = { "{\"t\":\"Space\"}", 13 }, head = { compact_str, sizeof compact_str - 1 };
    wn_str s = r->doc->source;
    wn_leaf leaf = { .from = e->from, .node = top(r)->in.node, .type = WN_LEAF_WHOLE };
    uint32_t to = leaf.to = e->from + (uint32_t)space.len;
    if (e->type != WN_JSON_OBJECT) return false;
    bool word = !begins(s, e->from, space);
    if (word) {
        if (!begins(s, e->from, head)) return false;
        leaf.type = WN_LEAF_JSON;
        leaf.from += (uint32_t)head.len;
        leaf.to = plain_end(s, leaf.from);
        if (leaf.to == WN_NOWHERE || leaf.to + 1u >= s.len || s.ptr[leaf.to + 1] != '}') return false;
        to = leaf.to + 2;
    }
    add_leaf(r, leaf, top(r)->in.block, word ? NULL : " ");
    wn_json_leave(&r->json, e, to);
    return true;
}

/* A value that stands where AS is expected. */
static bool read_value(reader *r, uint8_t as, wn_json_event *e, wn_err *err)
{
    switch (as) {
    case WN_AS_SKIP:
    case WN_AS_SPACE: return wn_json_skip(&r->json, e, err);
    case WN_AS_INLINE: return read_plain(r, e) || push_element(r, as, e, err);
    case WN_AS_BLOCK: return push_element(r, as, e, err);
    case WN_AS_TEXT: return read_text(r, e, err);
    case WN_AS_ATTR: return read_attr(r, e, err);
    case WN_AS_LEVEL: return read_level(r, e, err);
    case WN_AS_TARGET: return read_target(r, e, err);
    case WN_AS_QUOTE: return read_quote(r, e, err);
    case WN_AS_STRINGS: r->strings = e->from; return wn_ast_pass(&r->json, as, e, err);
    case WN_AS_ATTRS: case WN_AS_TYPE: case WN_AS_NUMBER: case WN_AS_NUMBERING: case WN_AS_COLUMNS:
    case WN_AS_CITES: return wn_ast_pass(&r->json, as, e, err);
    default: return push_array(r, as, e, err);
    }
}

/* The element's name is known: make its node and block. Str and Space get theirs at the end. */
static bool name_element(reader *r, wn_str name, uint32_t at, wn_err *err)
{
    frame *f = top(r);
    if (f->at) return wn_ast_not(at, "an element with two \"t\"", "one", err);
    f->at = 1;
    f->element = wn_ast_element_find(name);
    if (!f->element) {
        f->in.node = add_node(r, f->from, f->in.node, WN_AST_OTHER);
        return true;
    }
    if (f->element->block != (f->shape == WN_AS_BLOCK))
        return wn_ast_not(at, f->element->name, f->element->block ? "an inline" : "a block", err);
    if (f->element->type == WN_AST_STR || f->element->type == WN_AST_SPACE) return true;
    f->in.node = add_node(r, f->from, f->in.node, f->element->type);
    if (f->element->tag) f->in.frame = wn_ast_frame(r->doc, &r->page, f->in.frame, f->element->tag);
    if (f->element->flow) f->in.block = add_block(r, &f->in, f->element->content);
    r->pictures += f->element->content == WN_AS_IMAGE;
    return true;
}

/* "c" came before "t". */
static bool name_ahead(reader *r, wn_err *err)
{
    if (!r->names.len && !wn_ast_names_read(r->doc->arena, r->doc->source, &r->names, err))
        return false;
    wn_str name = wn_ast_names_get(&r->names, top(r)->from);
    if (!name.len) return wn_ast_not(top(r)->from, "an object without \"t\"", "an element", err);
    return name_element(r, name, top(r)->from, err);
}

static bool read_field(reader *r, const wn_json_event *key, wn_err *err)
{
    wn_json_event e;
    frame *f = top(r);
    if (is(key->raw, "t")) {
        if (!next(r, &e, WN_JSON_STRING, "the name of an element, a string", err)) return false;
        if (f->at && r->names.len && is(e.raw, f->element ? f->element->name : "")) return true;
        if (f->at && r->names.len && !f->element) return true;
        return name_element(r, e.raw, key->from, err);
    }
    bool content = is(key->raw, "c");
    if (content && !f->at && !name_ahead(r, err)) return false;
    f = top(r);
    if (content && f->filled) return wn_ast_not(key->from, "an element with two \"c\"", "one", err);
    if (!wn_json_next(&r->json, &e, err)) return false;
    if (!content || !f->element) return wn_json_skip(&r->json, &e, err);
    f->filled = true;
    bool raw = f->element->raw;
    if (!read_value(r, f->element->content, &e, err)) return false;
    if (raw) wn_ast_raw(r, e.raw);
    return true;
}

static bool is_compact(const reader *r, const wn_leaf *leaf, uint32_t from, uint32_t to)
{
    uint32_t head = sizeof compact_str - 1;
    return leaf->from == from + head && leaf->to + 2 == to
        && memcmp(r->doc->source.ptr + from, compact_str, head) == 0;
}

/* A Str whose bytes the writer could not find from its leaf gets a node. */
static void end_str(reader *r, const frame *f, uint32_t to)
{
    wn_leaf *last = r->doc->leaves.len ? &r->doc->leaves.at[r->doc->leaves.len - 1] : NULL;
    bool mine = last && last->from > f->from;
    if (mine && is_compact(r, last, f->from, to)) return;
    uint32_t node = add_node(r, f->from, f->in.node, WN_AST_STR);
    r->doc->nodes.at[node].to = to;
    if (mine) last->node = node;
}

static bool end_element(reader *r, uint32_t to, wn_err *err)
{
    frame f = *top(r);
    if (!f.at) return wn_ast_not(f.from, "an object without \"t\"", "an element", err);
    const wn_ast_element *element = f.element;
    if (element && element->content != WN_AS_SPACE && !f.filled)
        return wn_ast_not(f.from, element->name, "it to have \"c\"", err);
    if (element) wn_ast_leave(r, to);
    r->stack.len--;
    if (element && element->type == WN_AST_STR) {
        end_str(r, &f, to);
    } else if (element && element->type == WN_AST_SPACE) {
        wn_leaf leaf = { .from = f.from, .to = to, .node = f.in.node, .type = WN_LEAF_WHOLE };
        bool line = element->name[0] == 'L';
        add_leaf(r, leaf, f.in.block, line ? "\n" : " ");
        if (line && ++r->lines == 2) divide(r);
    } else {
        r->doc->nodes.at[f.in.node].to = to;
    }
    return true;
}

static bool end_array(reader *r, const wn_json_event *e, wn_err *err)
{
    frame *f = top(r);
    const wn_ast_shape *shape = wn_ast_shape_get(f->shape);
    if (shape->count && f->at != shape->count)
        return wn_ast_not(e->from, "']' after too few members", shape->name, err);
    if (f->shape == WN_AS_QUOTED) add_mark(r, e->from, e->from, false);
    wn_ast_link_undo(r, f);
    if (f->shape == WN_AS_CELL_BLOCKS) r->in_cell_after = false;
    if (shape->node) r->doc->nodes.at[f->in.node].to = e->to;
    r->stack.len--;
    return true;
}

static bool read_member(reader *r, wn_json_event *e, wn_err *err)
{
    frame *f = top(r);
    const wn_ast_shape *shape = wn_ast_shape_get(f->shape);
    if (!shape->count) return read_value(r, shape->of[0], e, err);
    if (f->at == shape->count) return wn_ast_not(e->from, "too many members", shape->name, err);
    return read_value(r, shape->of[f->at++], e, err);
}

/* The array of top blocks, whose opening bracket is E. */
static bool read_blocks(reader *r, wn_json_event *e, wn_ast_form *form, wn_err *err)
{
    if (!wn_ast_want(e, WN_JSON_ARRAY, "a list of blocks", err)) return false;
    frame first = { .shape = WN_AS_BLOCKS, .from = e->from };
    uint32_t body = first.base = wn_ast_page_begin(r->doc, &r->page);
    first.in = (context){ WN_NOWHERE, WN_NOWHERE, WN_NOWHERE, body, WN_PARAGRAPH, 0, 0 };
    *wn_list_add(r->doc->arena, &r->stack) = first;
    form->blocks_from = e->from;
    while (r->stack.len) {
        if (!wn_json_next(&r->json, e, err)) return false;
        bool ok = e->type == WN_JSON_ARRAY_END ? end_array(r, e, err)
                : e->type == WN_JSON_OBJECT_END ? end_element(r, e->to, err)
                : e->type == WN_JSON_KEY ? read_field(r, e, err)
                : read_member(r, e, err);
        if (!ok) return false;
    }
    form->blocks_to = e->to;
    return true;
}

static bool read_root(reader *r, wn_ast_form *form, wn_err *err)
{
    wn_json_event key, e;
    bool version = false;
    if (!next(r, &e, WN_JSON_OBJECT, "{\"pandoc-api-version\":…,\"meta\":…,\"blocks\":…}", err))
        return false;
    for (;;) {
        if (!wn_json_next(&r->json, &key, err)) return false;
        if (key.type != WN_JSON_KEY) break;
        if (!wn_json_next(&r->json, &e, err)) return false;
        bool blocks = is(key.raw, "blocks"), meta = is(key.raw, "meta");
        if (blocks && form->blocks_to) return wn_ast_not(key.from, "two \"blocks\"", "one", err);
        if (meta && !wn_ast_want(&e, WN_JSON_OBJECT, "metadata, an object", err)) return false;
        if (blocks ? !read_blocks(r, &e, form, err) : !wn_json_skip(&r->json, &e, err)) return false;
        if (meta) wn_ast_meta(r->doc, e.raw);
        if (is(key.raw, "pandoc-api-version")) version = true;
    }
    if (!form->blocks_to) return wn_ast_not(key.from, "an object without \"blocks\"", "it", err);
    if (!version) return wn_ast_not(key.from, "no \"pandoc-api-version\"", "it", err);
    return wn_json_next(&r->json, &e, err);
}

bool wn_read_pandoc(wn_doc *doc, const wn_read_options *options, wn_err *err)
{
    if (!wn_read_source(doc, options, err)) return false;
    reader r = { .doc = doc, .json = wn_json_new(doc->arena, doc->source) };
    wn_ast_form *form = wn_arena_get(doc->arena, sizeof *form);
    doc->form = form;
    doc->leaves.cap = r.walk.leaves.cap = (uint32_t)(doc->source.len / LEAF_BYTES) + 16;
    doc->leaves.at = wn_arena_raw(doc->arena, doc->leaves.cap, sizeof *doc->leaves.at);
    r.walk.leaves.at = wn_arena_raw(doc->arena, r.walk.leaves.cap, sizeof *r.walk.leaves.at);
    if (!read_root(&r, form, err)) return false;
    wn_ast_layout(doc, &r.walk);
    return true;
}
