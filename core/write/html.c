/* html.c: a page. From a page: its source, from which the bytes of dropped leaves and of emptied containers
** are taken; all other bytes stay as they came in. From other formats: a fragment, written from blocks.
**
** A container is not taken with its tags where they alone keep the text before and after it apart
** ("one<div>two</div>three"), nor from a page with an svg that has no end tag, which any other tag may end:
** then only what is inside goes. Cells go with their row alone, so that columns stay where they are.
*/
#include "read/html.h"

#include "base/utf8.h"
#include "write/ast.h"
#include "write/splice.h"
#include "write/write.h"

#define CLIMB 32                /* containers that are looked at for an end tag */
#define OPEN 40                 /* bytes behind "<" or "&" that are looked at: more than a name has */

typedef struct {
    const wn_doc *doc;
    const wn_edits *edits;
    wn_buf *out;
    uint32_t *kept;             /* leaves before this one of which something stays */
    uint32_t at;                /* bytes of doc->source that are written or left out */
    uint32_t since;             /* from here to AT they are written without a gap */
    uint32_t code, code_at;     /* code points before byte CODE_AT of doc->source: for encodings */
    uint32_t edit;              /* first edit that is not behind us */
    uint32_t done;              /* edits before this one whose replacement is written */
    bool broken;                /* an svg has no end tag */
    const uint32_t *parents;    /* of marks */
} splice;

/* ---- bytes */

/* Where byte TO of doc->source came in. Called with rising TO. */
static size_t place(splice *s, uint32_t to)
{
    const wn_html_form *form = s->doc->form;
    if (!form->at) return to;
    for (; s->code_at < to; s->code_at++)
        if ((s->doc->source.ptr[s->code_at] & 0xC0) != 0x80) s->code++;
    return form->at[s->code];
}

/* Writes the source up to byte TO. */
static void copy_to(splice *s, uint32_t to)
{
    const wn_html_form *form = s->doc->form;
    if (to <= s->at) return;
    size_t from = place(s, s->at), end = place(s, to);
    wn_buf_add(s->out, (wn_str){ form->raw.ptr + from, end - from });
    s->at = to;
}

static bool is_wide(const splice *s)
{
    const wn_html_form *form = s->doc->form;
    return form->charset.len == 8 && memcmp(form->charset.ptr, "UTF-16", 6) == 0;
}

/* TEXT, with what HTML reads as more than text escaped, and line ends as breaks. */
void wn_html_escape(wn_buf *out, wn_str text, bool ascii)
{
    uint32_t len;
    for (size_t i = 0; i < text.len; i += len) {
        uint32_t c = wn_utf8_at(text, i, &len);
        if (c == '&') wn_buf_add(out, WN_STR("&amp;"));
        else if (c == '<') wn_buf_add(out, WN_STR("&lt;"));
        else if (c == '>') wn_buf_add(out, WN_STR("&gt;"));
        else if (c == '"') wn_buf_add(out, WN_STR("&quot;"));
        else if (c == '\n') wn_buf_add(out, WN_STR("<br>"));
        else if (c == 0) wn_buf_add(out, WN_STR("\uFFFD"));     /* as browsers read it */
        else if (c >= 0x80 && ascii) wn_buf_print(out, "&#%u;", c);
        else wn_buf_add(out, (wn_str){ text.ptr + i, len });
    }
}

/* What was written from byte FROM on is ASCII and not of the page: in UTF-16, each byte becomes two. */
static void widen(splice *s, size_t from)
{
    const wn_html_form *form = s->doc->form;
    bool big = wn_str_eq(form->charset, WN_STR("UTF-16BE"));
    if (!is_wide(s)) return;
    size_t n = s->out->len - from;
    for (size_t i = 0; i < n; i++) wn_buf_byte(s->out, 0);
    for (char *at = s->out->ptr + from; n-- > 0;) {
        char c = at[n];
        at[2 * n + big] = c;
        at[2 * n + !big] = 0;
    }
}

static void add_own(splice *s, wn_str ascii)
{
    size_t from = s->out->len;
    wn_buf_add(s->out, ascii);
    widen(s, from);
}

/* The leaf that begins at or before byte AT of the source, where there is text. */
static const wn_leaf *leaf_over(const splice *s, uint32_t at)
{
    uint32_t low = 0, high = s->doc->leaves.len;
    while (high - low > 1) {
        uint32_t mid = low + (high - low) / 2;
        if (s->doc->leaves.at[mid].from <= at) low = mid;
        else high = mid;
    }
    return &s->doc->leaves.at[low];
}

/* The reference at byte AT gets the ";" that it had no need of. */
static void end_reference(splice *s, uint32_t at)
{
    uint32_t len;
    if (!wn_html_entity(s->doc->source, at, false, &len)) return;
    uint32_t end = at + len;
    if (end > s->at || s->doc->source.ptr[end - 1] == ';') return;
    s->out->len -= (size_t)(s->at - end) << is_wide(s);
    add_own(s, WN_STR(";"));
    add_own(s, wn_str_cut(s->doc->source, (wn_span){ end, s->at }));
    s->since = s->at;
}

/* What the page has at s->at is not what follows here: a "<" or "&" that was text there must not begin a tag
** or a character reference with it, nor a reference without its ";" go on. */
static void seal(splice *s)
{
    static const char inside[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#/!?-";
    const char *source = s->doc->source.ptr;
    uint32_t at = s->at;
    while (at > s->since && s->at - at < OPEN && source[at - 1] && strchr(inside, source[at - 1])) at--;
    if (at == s->since || !strchr("<&", source[at - 1]) || !source[at - 1]) return;
    bool tag = source[--at] == '<';
    const wn_leaf *leaf = leaf_over(s, at);
    bool passed = leaf->to <= at || leaf->from > at;    /* a reference to white space that is not shown */
    if (!tag && (passed || leaf->type != WN_LEAF_SAME)) {
        end_reference(s, at);
        return;
    }
    s->out->len -= (size_t)(s->at - at) << is_wide(s);
    add_own(s, tag ? WN_STR("&lt;") : WN_STR("&amp;"));
    add_own(s, wn_str_cut(s->doc->source, (wn_span){ at + 1, s->at }));
    s->since = s->at;
}

/* The tag that names the encoding stays wherever it stands: without it, what stays would read otherwise. */
static void leave_out(splice *s, uint32_t to)
{
    const wn_html_form *form = s->doc->form;
    if (to <= s->at) return;
    seal(s);
    if (!wn_span_empty(form->says)) {
        uint32_t from = (uint32_t)place(s, s->at), end = (uint32_t)place(s, to);
        if (wn_span_in(form->says, (wn_span){ from, end }))
            wn_buf_add(s->out, wn_str_cut(form->raw, form->says));
    }
    s->at = s->since = to;
}

/* ---- what is left */

/* Does anything of LEAF stay, or come in its place? K: the first edit that ends behind its start. */
static bool leaf_stays(const wn_edits *edits, const wn_leaf *leaf, uint32_t k)
{
    for (uint32_t at = leaf->text.start; at < leaf->text.end; k++) {
        if (k == edits->edits.len || edits->edits.at[k].span.start > at) return true;
        if (edits->edits.at[k].replace && edits->edits.at[k].with.len) return true;
        at = edits->edits.at[k].span.end;
    }
    return false;
}

static void count_kept(splice *s)
{
    const wn_doc *doc = s->doc;
    s->kept = wn_arena_array(s->out->arena, (size_t)doc->leaves.len + 1, sizeof *s->kept);
    uint32_t k = 0;
    for (uint32_t i = 0; i < doc->leaves.len; i++) {
        const wn_leaf *leaf = &doc->leaves.at[i];
        while (k < s->edits->edits.len && s->edits->edits.at[k].span.end <= leaf->text.start) k++;
        s->kept[i + 1] = s->kept[i] + leaf_stays(s->edits, leaf, k);
    }
}

/* The leaves [*FIRST, *END) are all that is in NODE; false where it has none, or one of them stays. */
static bool emptied(const splice *s, const wn_node *node, uint32_t *first, uint32_t *end)
{
    if (wn_span_empty(node->text)) return false;
    *first = wn_doc_leaf_at(s->doc, node->text.start);
    *end = wn_doc_leaf_at(s->doc, node->text.end);
    if (*first < *end && s->doc->leaves.at[*first].from < node->from) ++*first;     /* the space before */
    return *first < *end && s->kept[*first] == s->kept[*end];
}

/* The leaf before FIRST that stays; leaves.len: none. Leaf after END likewise. */
static uint32_t stays_before(const splice *s, uint32_t first)
{
    uint32_t low = 0, high = first;     /* the last i with kept[i] < kept[first] */
    if (!s->kept[first]) return s->doc->leaves.len;
    while (high - low > 1) {
        uint32_t mid = low + (high - low) / 2;
        if (s->kept[mid] < s->kept[first]) low = mid;
        else high = mid;
    }
    return low;
}

static uint32_t stays_after(const splice *s, uint32_t end)
{
    uint32_t low = end, high = s->doc->leaves.len;      /* the first i with kept[i + 1] > kept[end] */
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (s->kept[mid + 1] > s->kept[end]) high = mid;
        else low = mid + 1;
    }
    return low;
}

static uint32_t block_of(const splice *s, uint32_t leaf)
{
    return wn_doc_block_at(s->doc, s->doc->leaves.at[leaf].text.start);
}

/* The container of the block in which LEAF stands. */
static const wn_node *container(const splice *s, uint32_t leaf)
{
    return &s->doc->nodes.at[s->doc->blocks.at[block_of(s, leaf)].node];
}

static bool has(const wn_node *node, const wn_leaf *leaf)
{
    return node->from <= leaf->from && leaf->from < node->to;
}

/* Would the text that stays before and after the leaves [FIRST, END) be one line without what is between?
** Not where a tag that stays divides them. */
static bool would_join(const splice *s, uint32_t first, uint32_t end)
{
    uint32_t a = stays_before(s, first), b = stays_after(s, end);
    const wn_leaf *leaves = s->doc->leaves.at;
    if (a == s->doc->leaves.len || b == s->doc->leaves.len) return false;
    const wn_node *n = container(s, a);
    if (block_of(s, a) == block_of(s, b) || !has(container(s, b), &leaves[a])) return false;
    for (uint32_t i = 0; i < CLIMB; i++) {
        if (has(n, &leaves[b])) return true;
        if (n->closed && n->type & WN_HTML_BLOCK) return false;
        n = &s->doc->nodes.at[n->parent];
    }
    return true;
}

static bool is_cell(const splice *s, const wn_node *n)
{
    wn_str name = s->doc->tags.at[n->tag].name;
    return wn_str_eq(name, WN_STR("td")) || wn_str_eq(name, WN_STR("th"));
}

static bool has_broken(const wn_doc *doc)
{
    for (uint32_t i = 0; i < doc->nodes.len; i++) {
        const wn_node *n = &doc->nodes.at[i];
        if (!n->closed && wn_str_eq(doc->tags.at[n->tag].name, WN_STR("svg"))) return true;
    }
    return false;
}

/* Is NODE taken with its tags? */
static bool goes_whole(const splice *s, const wn_node *node, uint32_t first, uint32_t end)
{
    wn_str name = s->doc->tags.at[node->tag].name;
    if (node->parent == WN_NOWHERE || wn_str_eq(name, WN_STR("body")) || is_cell(s, node)) return false;
    return !s->broken && !would_join(s, first, end);
}

/* ---- leaves */

/* In an attribute, a line end is none but as a number; "|" and "`" are where it stands in Markdown. */
static void add_value(wn_buf *out, wn_str value)
{
    size_t from = 0;
    for (size_t i = 0; i < value.len; i++) {
        if (!memchr("\n\r|`", value.ptr[i], 4)) continue;
        wn_html_escape(out, (wn_str){ value.ptr + from, i - from }, true);
        wn_buf_print(out, "&#%d;", value.ptr[i]);
        from = i + 1;
    }
    wn_html_escape(out, (wn_str){ value.ptr + from, value.len - from }, true);
}

/* Names of HTML have no case. */
static char name_byte(char c)
{
    if (c >= 'A' && c <= 'Z') return (char)(c - 'A' + 'a');
    bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    return fits ? c : '-';
}

static void add_tag(wn_buf *out, const wn_mark *m)
{
    wn_buf_add(out, WN_STR("<mark class=\""));
    add_value(out, m->name);
    wn_buf_byte(out, '"');
    for (uint32_t i = 0; i < m->attr_count; i++) {
        wn_buf_add(out, WN_STR(" data-"));
        for (size_t k = 0; k < m->attrs[i].key.len; k++) wn_buf_byte(out, name_byte(m->attrs[i].key.ptr[k]));
        wn_buf_add(out, WN_STR("=\""));
        add_value(out, m->attrs[i].value);
        wn_buf_byte(out, '"');
    }
    wn_buf_byte(out, '>');
}

void wn_html_marks(wn_buf *out, const wn_edits *edits, const uint32_t *parents, uint32_t over)
{
    WN_LIST(uint32_t) around = { 0 };
    for (; over != WN_NOWHERE; over = parents[over]) *wn_list_add(out->arena, &around) = over;
    while (around.len) add_tag(out, &edits->marks.at[around.at[--around.len]]);
}

void wn_html_marks_end(wn_buf *out, const uint32_t *parents, uint32_t over)
{
    for (; over != WN_NOWHERE; over = parents[over]) wn_buf_add(out, WN_STR("</mark>"));
}

/* Bytes of the source that stand for byte AT of the text, which is in LEAF. */
static uint32_t source_at(const wn_leaf *leaf, uint32_t at)
{
    if (at >= leaf->text.end) return leaf->to;
    return leaf->type == WN_LEAF_SAME ? leaf->from + (at - leaf->text.start) : leaf->from;
}

/* The tags of OVER and the marks around it, or their ends. */
static void add_marks(splice *s, uint32_t over, bool end)
{
    seal(s);
    size_t own = s->out->len;
    if (end) wn_html_marks_end(s->out, s->parents, over);
    else wn_html_marks(s->out, s->edits, s->parents, over);
    widen(s, own);
    s->since = s->at;
}

static void add_text(splice *s, wn_str text)
{
    const wn_html_form *form = s->doc->form;
    seal(s);
    size_t own = s->out->len;
    wn_html_escape(s->out, text, form->charset.len > 0);
    widen(s, own);
    s->since = s->at;
}

/* The bytes [FROM, TO) of LEAF's text, which no edit touches. */
static void keep(splice *s, const wn_leaf *leaf, uint32_t from, uint32_t to)
{
    while (from < to) {
        uint32_t over = wn_ast_mark_over(s->edits, s->parents, (wn_span){ from, from + 1 });
        uint32_t end = leaf->type == WN_LEAF_SAME ? wn_ast_next_bound(s->edits, s->parents, from, to) : to;
        copy_to(s, source_at(leaf, from));
        if (over != WN_NOWHERE) add_marks(s, over, false);
        copy_to(s, source_at(leaf, end));
        if (over != WN_NOWHERE) add_marks(s, over, true);
        from = end;
    }
}

/* May LEAF be a tag, as <br>, that an svg without an end ends at? What is behind it would be in the svg. */
static bool ends_svg(const splice *s, const wn_leaf *leaf)
{
    return s->broken && leaf->type != WN_LEAF_SAME && s->doc->source.ptr[leaf->from] == '<';
}

static void write_leaf(splice *s, const wn_leaf *leaf)
{
    uint32_t at = leaf->text.start;
    while (s->edit < s->edits->edits.len && s->edits->edits.at[s->edit].span.end <= at) s->edit++;
    for (uint32_t k = s->edit; at < leaf->text.end; k++) {
        const wn_edit *e = k < s->edits->edits.len ? &s->edits->edits.at[k] : NULL;
        uint32_t start = e && e->span.start < leaf->text.end ? e->span.start : leaf->text.end;
        if (start > at) keep(s, leaf, at, start);
        if (!e || start == leaf->text.end) return;
        uint32_t from = start > at ? start : at;
        uint32_t to = e->span.end < leaf->text.end ? e->span.end : leaf->text.end;
        copy_to(s, source_at(leaf, from));
        if (e->replace && k >= s->done) {
            add_text(s, e->with);
            s->done = k + 1;
        }
        if (ends_svg(s, leaf)) copy_to(s, source_at(leaf, to));
        else leave_out(s, source_at(leaf, to));
        at = to;
    }
}

static void write_page(const wn_doc *doc, const wn_edits *edits, wn_buf *out)
{
    splice s = { .doc = doc, .edits = edits, .out = out };
    s.parents = wn_ast_mark_parents(edits, out->arena);
    s.broken = has_broken(doc);
    uint32_t n = 0;
    if (doc->leaves.len) count_kept(&s);
    for (uint32_t i = 0; i < doc->leaves.len; i++) {
        const wn_leaf *leaf = &doc->leaves.at[i];
        if (leaf->from < s.at) continue;        /* went with its container */
        for (; n < doc->nodes.len && doc->nodes.at[n].from <= leaf->from; n++) {
            const wn_node *node = &doc->nodes.at[n];
            uint32_t first, end;
            if (node->from < s.at || !emptied(&s, node, &first, &end)) continue;
            if (!goes_whole(&s, node, first, end)) continue;
            copy_to(&s, node->from);
            leave_out(&s, node->to);
        }
        if (leaf->from >= s.at) write_leaf(&s, leaf);
    }
    copy_to(&s, (uint32_t)doc->source.len);
}

/* ---- from other formats */

static const char *tag_of(const wn_block *b, char buf[4])
{
    static const char *const names[WN_BLOCK_TYPES] = {
        "p", "h1", "li", "p", "pre", "td", "p"
    };
    if (b->type != WN_HEADING) return names[b->type];
    buf[0] = 'h';
    buf[1] = (char)('0' + b->level);
    buf[2] = 0;
    return buf;
}

/* What is kept of SPAN. */
static void write_span(const wn_doc *doc, const wn_edits *edits, const uint32_t *parents, wn_span span,
                       wn_buf *out)
{
    uint32_t at = span.start;
    for (uint32_t k = wn_ast_edit_at(edits, at); at < span.end; k++) {
        const wn_edit *e = k < edits->edits.len && edits->edits.at[k].span.start < span.end
                           ? &edits->edits.at[k] : NULL;
        uint32_t to = e ? e->span.start : span.end;
        if (to > at) wn_html_keep(doc, edits, parents, (wn_span){ at, to }, false, out);
        if (!e) return;
        if (e->replace && e->span.start >= span.start) wn_html_escape(out, e->with, false);
        at = e->span.end;
    }
}

/* The tag that a run of blocks stands in; "" for none. */
static const char *group_of(const wn_block *b)
{
    if (b->type == WN_ITEM) return "ul";
    return b->type == WN_BLOCKQUOTE ? "blockquote" : b->type == WN_CELL ? "table" : "";
}

static void write_blocks(const wn_doc *doc, const wn_edits *edits, wn_buf *out)
{
    const uint32_t *parents = wn_ast_mark_parents(edits, out->arena);
    const char *group = "";
    for (uint32_t i = 0; i < doc->blocks.len; i++) {
        const wn_block *b = &doc->blocks.at[i];
        char buf[4];
        wn_buf inside = wn_buf_new(out->arena);
        write_span(doc, edits, parents, b->span, &inside);
        if (!inside.len) continue;
        if (strcmp(group, group_of(b)) != 0) {
            if (*group) wn_buf_print(out, "</%s>\n", group);
            group = group_of(b);
            if (*group) wn_buf_print(out, "<%s>\n", group);
        }
        wn_buf_print(out, b->type == WN_CELL ? "<tr><%s>" : "<%s>", tag_of(b, buf));
        wn_buf_add(out, wn_buf_str(&inside));
        wn_buf_print(out, b->type == WN_CELL ? "</%s></tr>\n" : "</%s>\n", tag_of(b, buf));
    }
    if (*group) wn_buf_print(out, "</%s>\n", group);
}

bool wn_write_html(const wn_doc *doc, const char *from, const wn_edits *edits, wn_buf *out, wn_err *err)
{
    (void)err;
    if (strcmp(from, "html") == 0) write_page(doc, edits, out);
    else if (strcmp(from, "markdown") == 0) wn_html_tree(doc, edits, out);
    else write_blocks(doc, edits, out);
    return true;
}
