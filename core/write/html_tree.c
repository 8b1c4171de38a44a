/* html_tree.c: HTML from a document whose containers have the names of HTML: the tree is walked in the order of
** the source, and a container is opened before the first thing in it that stays, and closed before the first
** thing that is not in it:
**
**     nodes    [li [p [em ]   ] ]        leaves   a b c
**     out      <li>a <em>b</em> c</li>
*/
#include "read/markdown.h"
#include "write/ast.h"
#include "write/splice.h"

#define URL_MAX 2000            /* one of a megabyte may be used a million times */

typedef struct {
    const wn_doc *doc;
    const wn_edits *edits;
    bool *gone;                 /* of each node: it is not written */
    wn_buf *out;
    const uint32_t *parents;    /* of marks */
    WN_LIST(uint32_t) open;     /* nodes */
    uint32_t node;              /* first node that is not behind us */
    uint32_t link;              /* likewise of links */
    uint32_t edit, done;        /* edits before this one are behind us; their replacement is written */
} tree;

static const wn_node *node(const tree *t, uint32_t i) { return &t->doc->nodes.at[i]; }
static wn_str name_of(const tree *t, const wn_node *n) { return t->doc->tags.at[n->tag].name; }

/* The first paragraph of an item is the item itself. */
static bool has_tag(const tree *t, uint32_t i)
{
    const wn_node *n = node(t, i);
    if (n->type == WN_MD_PARAGRAPH && node(t, n->parent)->type == WN_MD_ITEM) return n->parent + 1 != i;
    return name_of(t, n).len && n->type != WN_MD_IMAGE && n->type != WN_MD_MATH;
}

static bool is_code(const wn_node *n) { return n->type == WN_MD_INDENTED || n->type == WN_MD_FENCED; }

static void close_to(tree *t, uint32_t i)
{
    while (t->open.len && t->open.at[t->open.len - 1] != i) {
        const wn_node *n = node(t, t->open.at[t->open.len - 1]);
        wn_str name = name_of(t, n);
        if (is_code(n)) wn_buf_add(t->out, WN_STR("</code>"));
        if (has_tag(t, t->open.at[t->open.len - 1]))
            wn_buf_print(t->out, "</%.*s>%s", (int)name.len, name.ptr, n->type < WN_MD_EMPHASIS ? "\n" : "");
        t->open.len--;
    }
}

/* The address of link N; NULL: it has none of its own. */
static const wn_str *address(tree *t, const wn_node *n)
{
    const wn_link *links = t->doc->links.at;
    while (t->link < t->doc->links.len && links[t->link].span.end <= n->text.start) t->link++;
    bool is = t->link < t->doc->links.len && links[t->link].span.start == n->text.start;
    is = is && links[t->link].url.len <= URL_MAX;
    return is ? &links[t->link].url : NULL;
}

static void open_tag(tree *t, uint32_t i)
{
    const wn_node *n = node(t, i);
    wn_str name = name_of(t, n);
    bool row = n->type == WN_MD_TABLE || n->type == WN_MD_HEAD || n->type == WN_MD_ROW;
    if (!has_tag(t, i)) return;
    const wn_str *url = n->type == WN_MD_LINK ? address(t, n) : NULL;
    wn_buf_byte(t->out, '<');
    wn_buf_add(t->out, name);
    if (url) wn_buf_add(t->out, WN_STR(" href=\""));
    if (url) wn_html_escape(t->out, *url, false);
    if (url) wn_buf_byte(t->out, '"');
    wn_buf_byte(t->out, '>');
    if (is_code(n)) wn_buf_add(t->out, WN_STR("<code>"));
    if (row || (n->type < WN_MD_PARAGRAPH && n->type != WN_MD_ITEM)) wn_buf_byte(t->out, '\n');
}

/* What has no text: HTML, rules, references. */
static void write_atom(tree *t, const wn_node *n)
{
    wn_str bytes = { t->doc->source.ptr + n->from, n->to - n->from };
    bool tag = bytes.len && memchr(bytes.ptr, '<', bytes.len < 4 ? bytes.len : 4);
    bool raw = n->type == WN_MD_HTML || (n->type == WN_MD_OPAQUE && tag);
    if (raw) wn_buf_add(t->out, bytes);
    if (n->type == WN_MD_OPAQUE && !raw) wn_buf_add(t->out, WN_STR("<hr>"));
    wn_str label = { bytes.ptr + 2, bytes.len - 3 };
    if (n->type == WN_MD_REFERENCE) wn_html_escape(t->out, label, false);
    if (n->type == WN_MD_OPAQUE) wn_buf_byte(t->out, '\n');
}

/* Opens the nodes that begin before byte AT of the source. */
static void open_nodes(tree *t, uint32_t at)
{
    for (; t->node < t->doc->nodes.len && node(t, t->node)->from <= at; t->node++) {
        const wn_node *n = node(t, t->node);
        bool silent = n->type == WN_MD_IMAGE || (n->type == WN_MD_LINK && wn_span_empty(n->text));
        bool inside = n->parent != WN_NOWHERE && t->gone[n->parent];
        t->gone[t->node] = t->gone[t->node] || silent || inside || n->type == WN_MD_DEFINITIONS;
        if (t->gone[t->node]) continue;
        if (n->parent != WN_NOWHERE) close_to(t, n->parent);
        open_tag(t, t->node);
        *wn_list_add(t->out->arena, &t->open) = t->node;
        write_atom(t, n);
    }
}

static void add_text(wn_buf *out, wn_str text, bool code)
{
    size_t from = 0;
    for (size_t i = 0; code && i < text.len; i++) {
        if (text.ptr[i] != '\n') continue;
        wn_html_escape(out, (wn_str){ text.ptr + from, i - from }, false);
        wn_buf_byte(out, '\n');
        from = i + 1;
    }
    wn_html_escape(out, (wn_str){ text.ptr + from, text.len - from }, false);
}

void wn_html_keep(const wn_doc *doc, const wn_edits *edits, const uint32_t *parents, wn_span span, bool code,
                  wn_buf *out)
{
    for (uint32_t end; span.start < span.end; span.start = end) {
        uint32_t over = wn_ast_mark_over(edits, parents, (wn_span){ span.start, span.start + 1 });
        end = wn_ast_next_bound(edits, parents, span.start, span.end);
        wn_html_marks(out, edits, parents, over);
        add_text(out, wn_str_cut(doc->text, (wn_span){ span.start, end }), code);
        wn_html_marks_end(out, parents, over);
    }
}

static void write_leaf(tree *t, const wn_leaf *leaf)
{
    const wn_edit *edits = t->edits->edits.at;
    uint32_t at = leaf->text.start, n = t->edits->edits.len;
    bool code = is_code(node(t, leaf->node));
    for (; t->edit < n && edits[t->edit].span.end <= at; t->edit++)
        if (t->edit >= t->done) add_text(t->out, edits[t->edit].with, code);
    if (t->done < t->edit) t->done = t->edit;
    for (uint32_t k = t->edit; at < leaf->text.end; k++) {
        bool more = k < n && edits[k].span.start < leaf->text.end;
        uint32_t start = !more ? leaf->text.end : edits[k].span.start > at ? edits[k].span.start : at;
        wn_html_keep(t->doc, t->edits, t->parents, (wn_span){ at, start }, code, t->out);
        if (!more) return;
        if (k >= t->done) add_text(t->out, edits[k].with, code);
        if (k >= t->done) t->done = k + 1;
        at = edits[k].span.end;
    }
}

void wn_html_tree(const wn_doc *doc, const wn_edits *edits, wn_buf *out)
{
    wn_cuts cuts = { 0 };
    tree t = { .doc = doc, .edits = edits, .out = out };
    t.gone = wn_markdown_cuts(doc, edits, &cuts);
    t.parents = wn_ast_mark_parents(edits, out->arena);
    for (uint32_t i = 0; i < doc->leaves.len; i++) {
        const wn_leaf *leaf = &doc->leaves.at[i];
        open_nodes(&t, leaf->from);
        if (t.gone[leaf->node]) continue;
        close_to(&t, leaf->node);
        write_leaf(&t, leaf);
    }
    open_nodes(&t, (uint32_t)doc->source.len);
    close_to(&t, WN_NOWHERE);
}
