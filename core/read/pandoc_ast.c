/* pandoc_ast.c: what an AST looks like, as tables, and how its text is laid out.
**
** The walk (pandoc.c) collects leaves in the order of the source and says to which block each belongs.
** A note stands inside a paragraph but is read after it, so its blocks come next:
**
**     source   Para[ Str Note[ Para[ Str ] ] Str ]       leaves  0 1 2, of blocks 0 1 0
**     text     Str Str | Str                             leaves  0 2 1
**
** Blocks are numbered as they begin, which is the order in which they are read; sorting the leaves by
** block, by counting, is all the layout that notes need. */
#include "read/pandoc.h"

#include <stdlib.h>

#include "base/json.h"

#define LIST(label, is_node, member) { label, is_node, 0, { member }, NULL }
#define TAGGED(label, is_node, member, name) { label, is_node, 0, { member }, name }
#define TUPLE(label, ...) \
    { label, false, sizeof((uint8_t[]){ __VA_ARGS__ }), { __VA_ARGS__ }, NULL }

/* Values that mean nothing to us, as patterns: s a string, n a number, t an object with "t", o any object,
** [xy] an array of these, (x) an array of any number of X. */
static const struct { const char *pattern, *name; } plain[] = {
    [WN_AS_ATTRS] = { "[s(s)([ss])]", "attributes, [\"id\",[classes],[pairs]]" },
    [WN_AS_PAIRS] = { "([ss])", "pairs, [[\"key\",\"value\"]]" },
    [WN_AS_TYPE] = { "t", "a type, {\"t\":…}" },
    [WN_AS_NUMBER] = { "n", "a number" },
    [WN_AS_STRINGS] = { "[ss]", "[string, string]" },
    [WN_AS_NUMBERING] = { "[ntt]", "list attributes, [number, style, delimiter]" },
    [WN_AS_COLUMNS] = { "([tt])", "columns, [[alignment, width]]" },
    [WN_AS_CITES] = { "(o)", "a list of citations" },
};

static const wn_ast_shape shapes[WN_AS_SHAPES] = {
    [WN_AS_BLOCKS] = LIST("a list of blocks", false, WN_AS_BLOCK),
    [WN_AS_QUOTE_BLOCKS] = LIST("a list of blocks", false, WN_AS_BLOCK),
    [WN_AS_NOTE_BLOCKS] = LIST("a list of blocks", false, WN_AS_BLOCK),
    [WN_AS_CELL_BLOCKS] = LIST("a list of blocks", false, WN_AS_BLOCK),
    [WN_AS_CAPTION_BLOCKS] = TAGGED("a list of blocks", false, WN_AS_BLOCK, "figcaption"),
    [WN_AS_INLINES] = LIST("a list of inlines", false, WN_AS_INLINE),
    [WN_AS_ITEMS] = LIST("a list of items", false, WN_AS_ITEM),
    [WN_AS_ITEM] = TAGGED("an item, a list of blocks", true, WN_AS_BLOCK, "li"),
    [WN_AS_LINES] = LIST("a list of lines", false, WN_AS_LINE),
    [WN_AS_LINE] = LIST("a line, a list of inlines", true, WN_AS_INLINE),
    [WN_AS_DEFS] = LIST("a list of definitions", false, WN_AS_DEF),
    [WN_AS_DEF] = { "[term, definitions]", true, 2, { WN_AS_TERM, WN_AS_ITEMS }, NULL },
    [WN_AS_TERM] = TAGGED("a term, a list of inlines", false, WN_AS_INLINE, "dt"),
    [WN_AS_ROWS] = LIST("a list of rows", false, WN_AS_ROW),
    [WN_AS_ROW] = { "[attributes, cells]", true, 2, { WN_AS_ATTR, WN_AS_CELLS }, "tr" },
    [WN_AS_CELLS] = LIST("a list of cells", false, WN_AS_CELL),
    [WN_AS_CELL] = { "[attributes, alignment, rows, columns, blocks]", false, 5,
                     { WN_AS_ATTR, WN_AS_TYPE, WN_AS_NUMBER, WN_AS_NUMBER, WN_AS_CELL_BLOCKS }, "td" },
    [WN_AS_HEAD] = { "[attributes, rows]", false, 2, { WN_AS_ATTRS, WN_AS_ROWS }, "thead" },
    [WN_AS_BODIES] = LIST("a list of table bodies", false, WN_AS_BODY),
    [WN_AS_BODY] = { "[attributes, columns, rows, rows]", false, 4,
                     { WN_AS_ATTRS, WN_AS_NUMBER, WN_AS_ROWS, WN_AS_ROWS }, "tbody" },
    [WN_AS_CAPTION] = TUPLE("[short caption, blocks]", WN_AS_SKIP, WN_AS_CAPTION_BLOCKS),
    [WN_AS_TABLE] = TUPLE("[attributes, caption, columns, head, bodies, foot]", WN_AS_ATTR,
                          WN_AS_CAPTION, WN_AS_COLUMNS, WN_AS_HEAD, WN_AS_BODIES, WN_AS_HEAD),
    [WN_AS_FIGURE] = TUPLE("[attributes, caption, blocks]", WN_AS_ATTR, WN_AS_CAPTION, WN_AS_BLOCKS),
    [WN_AS_DIV] = TUPLE("[attributes, blocks]", WN_AS_ATTR, WN_AS_BLOCKS),
    [WN_AS_HEADER] = TUPLE("[level, attributes, inlines]", WN_AS_LEVEL, WN_AS_ATTR, WN_AS_INLINES),
    [WN_AS_CODE_BLOCK] = TUPLE("[attributes, text]", WN_AS_ATTR, WN_AS_TEXT),
    [WN_AS_ORDERED] = TUPLE("[list attributes, items]", WN_AS_NUMBERING, WN_AS_ITEMS),
    [WN_AS_QUOTED] = TUPLE("[type of quote, inlines]", WN_AS_QUOTE, WN_AS_INLINES),
    [WN_AS_CODE] = TUPLE("[attributes, text]", WN_AS_ATTRS, WN_AS_TEXT),
    [WN_AS_MATH] = TUPLE("[type, text]", WN_AS_TYPE, WN_AS_TEXT),
    [WN_AS_LINK] = TUPLE("[attributes, inlines, target]", WN_AS_ATTRS, WN_AS_INLINES, WN_AS_TARGET),
    [WN_AS_IMAGE] = TUPLE("[attributes, inlines, target]", WN_AS_ATTRS, WN_AS_INLINES, WN_AS_STRINGS),
    [WN_AS_SPAN] = TUPLE("[attributes, inlines]", WN_AS_ATTRS, WN_AS_INLINES),
    [WN_AS_CITE] = TUPLE("[citations, inlines]", WN_AS_CITES, WN_AS_INLINES),
};

/* The most frequent first: the table is searched from its beginning. */
static const wn_ast_element elements[] = {
    { "Str", false, false, WN_AST_STR, WN_AS_TEXT, NULL, false },
    { "Space", false, false, WN_AST_SPACE, WN_AS_SPACE, NULL, false },
    { "SoftBreak", false, false, WN_AST_SPACE, WN_AS_SPACE, NULL, false },
    { "Para", true, true, WN_AST_BLOCK, WN_AS_INLINES, "p", false },
    { "Plain", true, true, WN_AST_BLOCK, WN_AS_INLINES, NULL, false },
    { "Code", false, false, WN_AST_CODE, WN_AS_CODE, NULL, false },
    { "Emph", false, false, WN_AST_INLINE, WN_AS_INLINES, NULL, false },
    { "Link", false, false, WN_AST_INLINE, WN_AS_LINK, NULL, false },
    { "Strong", false, false, WN_AST_INLINE, WN_AS_INLINES, NULL, false },
    { "Quoted", false, false, WN_AST_QUOTED, WN_AS_QUOTED, NULL, false },
    { "LineBreak", false, false, WN_AST_SPACE, WN_AS_SPACE, NULL, false },
    { "Header", true, true, WN_AST_BLOCK, WN_AS_HEADER, "h2", false },
    { "Div", true, false, WN_AST_BLOCK, WN_AS_DIV, "div", false },
    { "Span", false, false, WN_AST_INLINE, WN_AS_SPAN, NULL, false },
    { "BulletList", true, false, WN_AST_BLOCK, WN_AS_ITEMS, "ul", false },
    { "OrderedList", true, false, WN_AST_BLOCK, WN_AS_ORDERED, "ol", false },
    { "BlockQuote", true, false, WN_AST_BLOCK, WN_AS_QUOTE_BLOCKS, "blockquote", false },
    { "CodeBlock", true, true, WN_AST_CODE_BLOCK, WN_AS_CODE_BLOCK, "pre", false },
    { "RawInline", false, false, WN_AST_OTHER, WN_AS_STRINGS, NULL, true },
    { "RawBlock", true, false, WN_AST_OTHER, WN_AS_STRINGS, NULL, true },
    { "Image", false, false, WN_AST_INLINE, WN_AS_IMAGE, NULL, false },
    { "Note", false, false, WN_AST_NOTE, WN_AS_NOTE_BLOCKS, NULL, false },
    { "Math", false, false, WN_AST_CODE, WN_AS_MATH, NULL, false },
    { "Cite", false, false, WN_AST_INLINE, WN_AS_CITE, NULL, false },
    { "Underline", false, false, WN_AST_INLINE, WN_AS_INLINES, NULL, false },
    { "Strikeout", false, false, WN_AST_INLINE, WN_AS_INLINES, NULL, false },
    { "Superscript", false, false, WN_AST_INLINE, WN_AS_INLINES, NULL, false },
    { "Subscript", false, false, WN_AST_INLINE, WN_AS_INLINES, NULL, false },
    { "SmallCaps", false, false, WN_AST_INLINE, WN_AS_INLINES, NULL, false },
    { "DefinitionList", true, false, WN_AST_BLOCK, WN_AS_DEFS, "dl", false },
    { "LineBlock", true, true, WN_AST_BLOCK, WN_AS_LINES, NULL, false },
    { "Table", true, false, WN_AST_BLOCK, WN_AS_TABLE, "table", false },
    { "Figure", true, false, WN_AST_BLOCK, WN_AS_FIGURE, "figure", false },
    { "HorizontalRule", true, false, WN_AST_OTHER, WN_AS_SPACE, NULL, false },
    { "Null", true, false, WN_AST_OTHER, WN_AS_SPACE, NULL, false },
};

const wn_ast_shape *wn_ast_shape_get(uint32_t shape) { return &shapes[shape]; }

const wn_ast_element *wn_ast_element_find(wn_str name)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (elements[i].name[0] == (name.len ? name.ptr[0] : '\0')
            && wn_str_eq(wn_str_of(elements[i].name), name))
            return &elements[i];
    return NULL;
}

bool wn_ast_names_read(wn_arena *a, wn_str source, wn_ast_names *names, wn_err *err)
{
    wn_json j = wn_json_new(a, source);
    wn_json_event e;
    WN_LIST(uint32_t) open = { 0 };     /* the object at each depth */
    bool named = false;
    do {
        if (!wn_json_next(&j, &e, err)) return false;
        if (e.type == WN_JSON_OBJECT || e.type == WN_JSON_ARRAY) {
            *wn_list_add(a, &open) = names->len;
            if (e.type == WN_JSON_OBJECT) wn_list_add(a, names)->from = e.from;
        }
        if (e.type == WN_JSON_OBJECT_END || e.type == WN_JSON_ARRAY_END) open.len--;
        if (e.type == WN_JSON_STRING && named) names->at[open.at[open.len - 1]].name = e.raw;
        named = e.type == WN_JSON_KEY && wn_str_eq(e.raw, WN_STR("t"));
    } while (e.type != WN_JSON_END);
    return true;
}

wn_str wn_ast_names_get(const wn_ast_names *names, uint32_t from)
{
    return names->at[wn_list_above(names, wn_ast_name, from, from) - 1].name;
}

bool wn_ast_not(size_t at, const char *what, const char *expected, wn_err *err)
{
    return wn_fail(err, WN_BAD_INPUT, at, "not a pandoc AST: %s; expected %s", what, expected);
}

bool wn_ast_want(const wn_json_event *e, wn_json_type type, const char *expected, wn_err *err)
{
    static const char *names[] = { "the end", "an object", "'}'", "an array", "']'", "a key",
                                   "a string", "a number", "true", "false", "null" };
    return e->type == type || wn_ast_not(e->from, names[e->type], expected, err);
}

static bool not_plain(size_t at, const char *expected, wn_err *err)
{
    return wn_fail(err, WN_BAD_INPUT, at, "not a pandoc AST: expected %s", expected);
}

/* The object that E has begun: a string "t" is in it. */
static bool pass_type(wn_json *j, const char *name, wn_json_event *e, wn_err *err)
{
    wn_json_event key, value;
    for (bool typed = false;;) {
        if (!wn_json_next(j, &key, err)) return false;
        e->to = key.to;
        if (key.type != WN_JSON_KEY) return typed || not_plain(e->from, name, err);
        if (!wn_json_next(j, &value, err) || !wn_json_skip(j, &value, err)) return false;
        if (wn_str_eq(key.raw, WN_STR("t"))) typed = value.type == WN_JSON_STRING;
    }
}

/* The value that E has begun, by the part of a pattern at *AT, which moves behind it. */
static bool pass(wn_json *j, const char **at, const char *name, wn_json_event *e, wn_err *err)
{
    static const uint8_t types[] = { ['s'] = WN_JSON_STRING, ['n'] = WN_JSON_NUMBER, ['t'] = WN_JSON_OBJECT,
                                     ['o'] = WN_JSON_OBJECT, ['['] = WN_JSON_ARRAY, ['('] = WN_JSON_ARRAY };
    char kind = *(*at)++;
    if (e->type != types[(unsigned char)kind]) return not_plain(e->from, name, err);
    if (kind == 't') return pass_type(j, name, e, err);
    if (kind != '[' && kind != '(') return wn_json_skip(j, e, err);
    wn_json_event member;
    for (const char *inside = *at;;) {
        if (kind == '(') *at = inside;
        if (!wn_json_next(j, &member, err)) return false;
        if (member.type == WN_JSON_ARRAY_END && (kind == '(' || **at == ']')) break;
        if (!pass(j, at, name, &member, err)) return false;
    }
    *at = strchr(*at, kind == '(' ? ')' : ']') + 1;
    e->to = member.to;
    return true;
}

bool wn_ast_pass(wn_json *j, uint32_t as, wn_json_event *e, wn_err *err)
{
    const char *at = plain[as].pattern;
    if (!pass(j, &at, plain[as].name, e, err)) return false;
    e->raw = wn_str_cut(j->src, (wn_span){ e->from, e->to });
    return true;
}

/* Sorts the leaves by block; in the form, where each of the source's leaves has gone. */
static void sort_leaves(wn_doc *doc, wn_ast_walk *walk, wn_ast_form *form)
{
    uint32_t count = doc->leaves.len;
    uint32_t *next = wn_arena_array(doc->arena, (size_t)walk->blocks.len + 1, sizeof *next);
    uint32_t *order = wn_arena_array(doc->arena, (size_t)count + 1, sizeof *order);
    wn_leaf *leaves = wn_arena_array(doc->arena, (size_t)count + 1, sizeof *leaves);
    wn_ast_leaf *beside = wn_arena_array(doc->arena, (size_t)count + 1, sizeof *beside);
    for (uint32_t i = 0; i < count; i++) next[walk->leaves.at[i].block + 1]++;
    for (uint32_t b = 1; b <= walk->blocks.len; b++) next[b] += next[b - 1];
    for (uint32_t i = 0; i < count; i++) {
        uint32_t to = next[walk->leaves.at[i].block]++;
        leaves[to] = doc->leaves.at[i];
        beside[to] = walk->leaves.at[i];
        order[i] = to;
    }
    doc->leaves.at = leaves;
    doc->leaves.cap = count + 1;
    walk->leaves.at = beside;
    walk->leaves.cap = count + 1;
    form->order = order;
}

static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/* The block that ends with the text so far; nothing if it shows no text. */
static void end_block(wn_doc *doc, wn_block block, uint32_t start, const wn_buf *text)
{
    uint32_t end = (uint32_t)text->len;
    while (start < end && is_blank(text->ptr[start])) start++;
    while (start < end && is_blank(text->ptr[end - 1])) end--;
    if (start == end) return;
    block.span = (wn_span){ start, end };
    *wn_list_add(doc->arena, &doc->blocks) = block;
}

static void lay_text(wn_doc *doc, const wn_ast_walk *walk)
{
    wn_buf text = wn_buf_new(doc->arena);
    uint32_t start = 0, now = WN_NOWHERE;
    for (uint32_t i = 0; i < doc->leaves.len; i++) {
        wn_leaf *leaf = &doc->leaves.at[i];
        const wn_ast_leaf *beside = &walk->leaves.at[i];
        uint32_t breaks = beside->breaks;
        if (beside->block != now) {
            if (now != WN_NOWHERE) end_block(doc, walk->blocks.at[now].block, start, &text);
            now = beside->block;
            breaks = !text.len ? 0 : walk->blocks.at[now].breaks;
            start = (uint32_t)text.len + breaks;
        }
        for (; breaks; breaks--) wn_buf_byte(&text, '\n');
        leaf->text.start = (uint32_t)text.len;
        if (beside->shows) wn_buf_add(&text, wn_str_of(beside->shows));
        else wn_json_decode(&text, wn_str_cut(doc->source, (wn_span){ leaf->from, leaf->to }));
        leaf->text.end = (uint32_t)text.len;
    }
    if (now != WN_NOWHERE) end_block(doc, walk->blocks.at[now].block, start, &text);
    doc->text = wn_buf_str(&text);
}

static void widen(wn_span *span, wn_span by)
{
    if (by.start < span->start) span->start = by.start;
    if (by.end > span->end) span->end = by.end;
}

/* Spans of nodes from those of leaves. A note is read elsewhere: it does not widen its paragraph. */
static void lay_nodes(wn_doc *doc)
{
    wn_node *nodes = doc->nodes.at;
    for (uint32_t n = 0; n < doc->nodes.len; n++) nodes[n].text = (wn_span){ WN_NOWHERE, 0 };
    for (uint32_t i = 0; i < doc->leaves.len; i++)
        widen(&nodes[doc->leaves.at[i].node].text, doc->leaves.at[i].text);
    for (uint32_t n = doc->nodes.len; n-- > 0;) {
        if (nodes[n].text.end == 0) nodes[n].text.start = 0;
        else if (nodes[n].parent != WN_NOWHERE && nodes[n].type != WN_AST_NOTE)
            widen(&nodes[nodes[n].parent].text, nodes[n].text);
    }
}

static int by_start(const void *a, const void *b)
{
    const wn_link *x = a, *y = b;
    return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

void wn_ast_layout(wn_doc *doc, wn_ast_walk *walk)
{
    if (walk->notes) sort_leaves(doc, walk, doc->form);
    lay_text(doc, walk);
    lay_nodes(doc);
    for (uint32_t i = 0, around = 0; i < walk->links.len; i++) {
        const wn_ast_link *l = &walk->links.at[i];
        wn_span span = doc->nodes.at[l->node].text;
        bool blocks = l->end > l->first && !walk->notes;
        if (blocks) span.start = doc->leaves.at[l->first].text.start;
        if (blocks) span.end = doc->leaves.at[l->end - 1].text.end;
        if (wn_span_empty(span) || span.start < around) continue;   /* links do not cross */
        if (blocks) around = span.end;
        *wn_list_add(doc->arena, &doc->links) = (wn_link){ span, l->url };
    }
    if (walk->notes && doc->links.len)
        qsort(doc->links.at, doc->links.len, sizeof *doc->links.at, by_start);
}
