/* pandoc.c: edits as changes of the JSON that came in. First every node learns from the leaves whether
** it is TOUCHED, and whether it HAD text and has KEPT some (or has a replacement to hold): a node that had
** and kept nothing goes. Then one pass over the blocks copies what is untouched byte for byte, leaves
** out what goes, and takes apart only what an edit or a mark cuts:
**
**     source   [ Str, Space, Emph[ Str, Space, Str ], Str ]         drop:  ......
**     leaves     one  " "          two  " "    three  "."                  two_
**     result   [ Str, Space, Emph[ Str ], Str ]
**
** Commas are not copied but put between what is written (ast.c), which is why nothing here has to
** know whether something was the first or the last of its list.
**
** Marks are Spans, or Divs around blocks. In each list, those marks are open that have the whole of the
** element just written and are not open around the list already; WRAPS is the stack of all of these, each
** with the depth of its list, so the end of a list closes its own.
**
** Quoted shows marks that are not in its text. If an edit takes one of them, the element is taken
** apart: its inlines stand where it stood, the other mark as a Str. */
#include "base/json.h"
#include "base/utf8.h"
#include "edit/track.h"
#include "read/pandoc.h"
#include "write/ast.h"
#include "write/write.h"

enum { HAD = 1, KEPT = 2, TOUCHED = 4 };
typedef enum { INLINES, BLOCKS, CODE } place;   /* CODE: a block of it */

typedef struct { uint32_t mark, depth; } wrap;
typedef struct { uint32_t node, depth; } unwrap;    /* depth: of the inlines of a Quoted */

typedef struct {
    const wn_doc *doc;
    const wn_edits *edits;
    const wn_ast_form *form;
    uint8_t *flags;             /* one a node */
    uint32_t *parents;          /* one a mark */
    wn_ast_out o;
    wn_json json;
    uint32_t base;              /* of JSON in the source */
    uint32_t node, leaf;        /* next ones, in order of the source */
    uint32_t edit;              /* where the last one was found */
    WN_LIST(wrap) wraps;
    WN_LIST(unwrap) unwraps;
} writer;

static const wn_leaf *leaf_at(const writer *w, uint32_t i)
{
    return &w->doc->leaves.at[w->form->order ? w->form->order[i] : i];
}

/* Is K the index of the first edit that ends behind AT? */
static bool is_edit_at(const wn_edits *edits, uint32_t k, uint32_t at)
{
    const wn_edit *e = edits->edits.at;
    return k <= edits->edits.len && (k == 0 || e[k - 1].span.end <= at)
        && (k == edits->edits.len || e[k].span.end > at);
}

/* The first edit that takes something of [AT, END); NULL if none does. Leaves come in order, mostly: it is
** the last one again, or the next. */
static const wn_edit *next_edit(writer *w, uint32_t at, uint32_t end)
{
    uint32_t k = w->edit;
    if (!is_edit_at(w->edits, k, at) && !is_edit_at(w->edits, ++k, at)) k = wn_ast_edit_at(w->edits, at);
    w->edit = k;
    bool meets = at < end && k < w->edits->edits.len && w->edits->edits.at[k].span.start < end;
    return meets ? &w->edits->edits.at[k] : NULL;
}

/* Whether LEAF is the first that EDIT takes from: there its replacement stands. */
static bool is_landing(const writer *w, const wn_edit *edit, const wn_leaf *leaf)
{
    uint32_t i = (uint32_t)(leaf - w->doc->leaves.at);
    return edit->replace && edit->with.len
        && (i == 0 || w->doc->leaves.at[i - 1].text.end <= edit->span.start);
}

static void flag(writer *w, uint32_t node, uint8_t flags)
{
    if (node != WN_NOWHERE) w->flags[node] |= flags;
}

/* What the edits do to LEAF. A replacement for a quotation mark stands beside its Quoted. */
static void plan_leaf(writer *w, const wn_leaf *leaf)
{
    uint32_t gone = 0, at = leaf->text.start;
    uint8_t flags = HAD;
    for (const wn_edit *e; (e = next_edit(w, at, leaf->text.end)) != NULL;) {
        uint32_t from = e->span.start > at ? e->span.start : at;
        at = e->span.end < leaf->text.end ? e->span.end : leaf->text.end;
        gone += at - from;
        flags |= TOUCHED;
        if (!is_landing(w, e, leaf)) continue;
        if (leaf->mark) flag(w, w->doc->nodes.at[leaf->node].parent, KEPT);
        else flags |= KEPT;
    }
    if (gone < wn_span_len(leaf->text)) flags |= KEPT;
    flag(w, leaf->node, flags);
}

static void plan(writer *w)
{
    const wn_edits *edits = w->edits;
    uint32_t mark = 0, marked = 0;
    for (uint32_t i = 0; i < w->doc->leaves.len; i++) {
        const wn_leaf *leaf = &w->doc->leaves.at[i];
        plan_leaf(w, leaf);
        for (; mark < edits->marks.len && edits->marks.at[mark].span.start < leaf->text.end; mark++)
            if (edits->marks.at[mark].span.end > marked) marked = edits->marks.at[mark].span.end;
        if (marked > leaf->text.start) flag(w, leaf->node, TOUCHED);
    }
    for (uint32_t n = w->doc->nodes.len; n-- > 0;) flag(w, w->doc->nodes.at[n].parent, w->flags[n]);
}

static void close_wrap(writer *w)
{
    wn_ast_end(&w->o, &w->edits->marks.at[w->wraps.at[--w->wraps.len].mark]);
}

static uint32_t top_mark(const writer *w)
{
    return w->wraps.len ? w->wraps.at[w->wraps.len - 1].mark : WN_NOWHERE;
}

/* In the list at DEPTH: closes the marks that do not have SPAN, opens those that do. Of blocks other than
** code, changes are shown inside. */
static void sync_wraps(writer *w, wn_span span, uint32_t depth, place in)
{
    const wn_mark *marks = w->edits->marks.at;
    if (!w->edits->marks.len) return;
    while (w->wraps.len && w->wraps.at[w->wraps.len - 1].depth == depth
           && !wn_span_in(span, marks[top_mark(w)].span))
        close_wrap(w);
    if (wn_span_empty(span)) return;
    WN_LIST(uint32_t) chain = { 0 };
    uint32_t m = wn_ast_mark_over(w->edits, w->parents, span);
    for (; m != WN_NOWHERE && m != top_mark(w); m = w->parents[m])
        *wn_list_add(w->doc->arena, &chain) = m;
    while (chain.len) {
        m = chain.at[--chain.len];
        if (in == BLOCKS && marks[m].track) break;
        wn_ast_begin(&w->o, &marks[m], in != INLINES);
        *wn_list_add(w->doc->arena, &w->wraps) = (wrap){ m, depth };
    }
    w->o.at = span.end;
}

/* How many bytes of RAW stand for the first LEN bytes of its text. */
static size_t raw_len(wn_str raw, size_t len)
{
    if (!memchr(raw.ptr, '\\', raw.len)) return len;
    size_t at = 0;
    while (at < raw.len && len) {
        uint32_t bytes, code = wn_json_code(raw, at, &bytes);
        size_t shown = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
        at += bytes;
        len -= shown < len ? shown : len;
    }
    return at;
}

static wn_str cut_front(wn_str s, size_t n) { return (wn_str){ s.ptr + n, s.len - n }; }

/* A leaf of string type, piece by piece. STR: as elements, in the list at DEPTH; else inside a string. */
static void write_pieces(writer *w, const wn_leaf *leaf, bool str, uint32_t depth)
{
    wn_str raw = wn_str_cut(w->doc->source, (wn_span){ leaf->from, leaf->to });
    for (uint32_t at = leaf->text.start, end; at < leaf->text.end; at = end) {
        const wn_edit *edit = next_edit(w, at, leaf->text.end);
        bool gone = edit && edit->span.start <= at;
        if (gone) end = edit->span.end < leaf->text.end ? edit->span.end : leaf->text.end;
        else end = wn_ast_next_bound(w->edits, w->parents, at, leaf->text.end);
        size_t len = raw_len(raw, end - at);
        if (str && (!gone || is_landing(w, edit, leaf)))
            sync_wraps(w, (wn_span){ at, end }, depth, INLINES);
        if (!gone && str) wn_ast_open(&w->o, WN_STR("{\"t\":\"Str\",\"c\":\""));
        if (!gone) wn_json_join(w->o.out, (wn_str){ raw.ptr, len });
        if (!gone && str) wn_ast_close(&w->o, WN_STR("\"}"));
        if (gone && is_landing(w, edit, leaf)) {
            if (str) wn_ast_words(&w->o, edit->with);
            else wn_json_escape(w->o.out, edit->with);
        }
        raw = cut_front(raw, len);
    }
}

/* The replacement that stands for LEAF, if one does. */
static void write_landing(writer *w, const wn_leaf *leaf, uint32_t depth)
{
    const wn_edit *edit = next_edit(w, leaf->text.start, leaf->text.end);
    if (!edit || !is_landing(w, edit, leaf)) return;
    sync_wraps(w, leaf->text, depth, INLINES);
    wn_ast_words(&w->o, edit->with);
}

/* A Str or Space: LEAF, whose element's bytes are WHOLE. */
static void write_leaf(writer *w, const wn_leaf *leaf, wn_str whole, uint32_t depth)
{
    bool cut = next_edit(w, leaf->text.start, leaf->text.end) != NULL;
    if (leaf->type == WN_LEAF_WHOLE && cut) {
        write_landing(w, leaf, depth);
        return;
    }
    if (leaf->type == WN_LEAF_JSON) {
        uint32_t start = leaf->text.start, end = leaf->text.end;
        if (wn_ast_next_bound(w->edits, w->parents, start, end) < end) cut = true;
    }
    if (cut) {
        write_pieces(w, leaf, true, depth);
        return;
    }
    sync_wraps(w, leaf->text, depth, INLINES);
    wn_ast_value(&w->o, whole);
}

/* Moves both positions to what begins at AT or later. */
static void seek(writer *w, uint32_t at)
{
    while (w->node < w->doc->nodes.len && w->doc->nodes.at[w->node].from < at) w->node++;
    while (w->leaf < w->doc->leaves.len && leaf_at(w, w->leaf)->from < at) w->leaf++;
}

/* The bytes of the value that E has begun, behind which the scanner then is. */
static wn_str take(writer *w, wn_json_event *e, uint32_t to)
{
    wn_json_leave(&w->json, e, to - w->base);
    return e->raw;
}

/* The last leaf of a Quoted: its closing mark. */
static const wn_leaf *closing_mark(const writer *w, uint32_t node)
{
    return &w->doc->leaves.at[wn_doc_leaf_at(w->doc, w->doc->nodes.at[node].text.end - 1)];
}

/* A quotation mark of a Quoted that is taken apart: itself, or what is written for it. */
static void write_mark(writer *w, const wn_leaf *mark, const char *text, uint32_t depth)
{
    if (next_edit(w, mark->text.start, mark->text.end)) {
        write_landing(w, mark, depth);
        return;
    }
    sync_wraps(w, mark->text, depth, INLINES);
    wn_ast_string(&w->o, wn_str_of(text));
}

static wn_str shown(const writer *w, const wn_leaf *leaf) { return wn_str_cut(w->doc->text, leaf->text); }

/* A Quoted of which an edit takes something. True: it has been dealt with up to its inlines. */
static bool open_quoted(writer *w, uint32_t node, wn_json_event *e, bool *ok, wn_err *err)
{
    const wn_node *n = &w->doc->nodes.at[node];
    const wn_leaf *open = leaf_at(w, w->leaf), *close = closing_mark(w, node);
    uint32_t depth = w->json.depth - 1, inner = w->json.depth + 2;
    bool whole = !next_edit(w, open->text.start, open->text.end)
              && !next_edit(w, close->text.start, close->text.end);
    if (whole) return false;
    if (!(w->flags[node] & KEPT)) {
        write_landing(w, open, depth);
        write_landing(w, close, depth);
        take(w, e, n->to);
        return true;
    }
    write_mark(w, open, wn_str_eq(shown(w, open), WN_STR("“")) ? "“" : "‘", depth);
    sync_wraps(w, n->text, depth, INLINES);
    do {
        *ok = wn_json_next(&w->json, e, err);
    } while (*ok && !(e->type == WN_JSON_ARRAY && w->json.depth == inner));
    *wn_list_add(w->doc->arena, &w->unwraps) = (unwrap){ node, inner };
    return true;
}

/* Behind the inlines of a Quoted that was taken apart. */
static bool close_quoted(writer *w, wn_json_event *e, wn_err *err)
{
    unwrap u = w->unwraps.at[--w->unwraps.len];
    const wn_leaf *close = closing_mark(w, u.node);
    uint32_t depth = u.depth - 3;
    while (w->json.depth > depth)
        if (!wn_json_next(&w->json, e, err)) return false;
    write_mark(w, close, wn_str_eq(shown(w, close), WN_STR("”")) ? "”" : "’", depth);
    return true;
}

/* The part of NODE for which marks are opened around it: all, but code cannot be divided inside. */
static wn_span mark_span(writer *w, const wn_node *node, bool code)
{
    wn_span s = node->text;
    if (!code) return s;
    for (uint32_t at = s.start; at < s.end;) {
        if (wn_ast_mark_over(w->edits, w->parents, (wn_span){ at, at + 1 }) != WN_NOWHERE)
            return (wn_span){ at, at + 1 };
        const wn_edit *edit = next_edit(w, at, s.end);
        if (edit && edit->span.start <= at) at = edit->span.end;
        else at = wn_ast_next_bound(w->edits, w->parents, at, s.end);
    }
    return s;
}

static bool is_deletion(const writer *w, uint32_t mark)
{
    const struct wn_track *track = w->edits->marks.at[mark].track;
    return track && !track->comment;
}

/* A note stands in a deletion only if it is deleted, too. */
static void leave_deletions(writer *w, wn_span note, uint32_t depth)
{
    uint32_t over = wn_span_empty(note) ? WN_NOWHERE : wn_ast_mark_over(w->edits, w->parents, note);
    while (over != WN_NOWHERE && !is_deletion(w, over)) over = w->parents[over];
    if (over != WN_NOWHERE) return;
    while (w->wraps.len && w->wraps.at[w->wraps.len - 1].depth == depth && is_deletion(w, top_mark(w)))
        close_wrap(w);
}

/* NODE, an element whose opening bracket is E; true when it has been written or left out. */
static bool write_node(writer *w, uint32_t node, wn_json_event *e, bool *ok, wn_err *err)
{
    const wn_node *n = &w->doc->nodes.at[node];
    const wn_leaf *first = w->leaf < w->doc->leaves.len ? leaf_at(w, w->leaf) : NULL;
    uint8_t flags = w->flags[node];
    uint32_t depth = w->json.depth - 1;
    if (n->type == WN_AST_QUOTED && (flags & TOUCHED) && open_quoted(w, node, e, ok, err)) return true;
    if ((flags & HAD) && !(flags & KEPT)) {
        take(w, e, n->to);
        return true;
    }
    bool code = n->type == WN_AST_CODE || n->type == WN_AST_CODE_BLOCK;
    bool block = n->type == WN_AST_BLOCK || n->type == WN_AST_CODE_BLOCK;
    bool element = n->type != WN_AST_ARRAY && n->type != WN_AST_NOTE && !wn_span_empty(n->text);
    if (n->type == WN_AST_STR && (flags & TOUCHED) && first && first->node == node) {
        write_leaf(w, first, take(w, e, n->to), depth);
        return true;
    }
    if (element) {
        sync_wraps(w, mark_span(w, n, code), depth, !block ? INLINES : code ? CODE : BLOCKS);
        w->o.at = n->text.end;
    }
    if (n->type == WN_AST_NOTE) {
        leave_deletions(w, n->text, depth);
        wn_ast_hush(&w->o, w->edits, n->text);      /* Word has no comments in notes */
    }
    if (flags & TOUCHED) return false;
    wn_ast_value(&w->o, take(w, e, n->to));
    return true;
}

/* An object or array that E has begun; true when all of it has been dealt with. */
static bool write_value(writer *w, wn_json_event *e, bool *ok, wn_err *err)
{
    uint32_t from = e->from + w->base;
    if (w->node < w->doc->nodes.len && w->doc->nodes.at[w->node].from == from)
        return write_node(w, w->node, e, ok, err);
    if (e->type != WN_JSON_OBJECT || w->leaf == w->doc->leaves.len) return false;
    const wn_leaf *leaf = leaf_at(w, w->leaf);
    const uint32_t head = sizeof "{\"t\":\"Str\",\"c\":\"" - 1;
    bool str = leaf->type == WN_LEAF_JSON && leaf->from == from + head
            && w->doc->nodes.at[leaf->node].from != from;
    bool space = leaf->type == WN_LEAF_WHOLE && !leaf->mark && leaf->from == from;
    if (!str && !space) return false;
    uint32_t depth = w->json.depth - 1;
    write_leaf(w, leaf, take(w, e, str ? leaf->to + 2 : leaf->to), depth);
    return true;
}

/* The string of code: what is kept of it. */
static void write_string(writer *w, const wn_json_event *e)
{
    const wn_leaf *leaf = w->leaf < w->doc->leaves.len ? leaf_at(w, w->leaf) : NULL;
    if (!leaf || leaf->type != WN_LEAF_JSON || leaf->from != e->from + w->base + 1) {
        wn_ast_value(&w->o, wn_str_cut(w->json.src, (wn_span){ e->from, e->to }));
        return;
    }
    wn_ast_open(&w->o, WN_STR("\""));
    write_pieces(w, leaf, false, 0);
    wn_ast_close(&w->o, WN_STR("\""));
}

static bool write_end(writer *w, wn_json_event *e, wn_err *err)
{
    uint32_t inside = w->json.depth + 1;
    bool quoted = w->unwraps.len && w->unwraps.at[w->unwraps.len - 1].depth == inside;
    while (e->type == WN_JSON_ARRAY_END && w->wraps.len && w->wraps.at[w->wraps.len - 1].depth == inside)
        close_wrap(w);
    if (e->type == WN_JSON_ARRAY_END && quoted) return close_quoted(w, e, err);
    wn_ast_close(&w->o, e->raw);
    return true;
}

static bool write_event(writer *w, wn_json_event *e, wn_err *err)
{
    bool ok = true;
    seek(w, e->from + w->base);
    switch (e->type) {
    case WN_JSON_OBJECT:
    case WN_JSON_ARRAY: {
        wn_str bracket = e->raw;
        if (!write_value(w, e, &ok, err)) wn_ast_open(&w->o, bracket);
        return ok;
    }
    case WN_JSON_OBJECT_END:
    case WN_JSON_ARRAY_END: return write_end(w, e, err);
    case WN_JSON_STRING: write_string(w, e); return true;
    case WN_JSON_KEY:
        wn_ast_open(&w->o, wn_str_cut(w->json.src, (wn_span){ e->from, e->to }));
        wn_buf_byte(w->o.out, ':');
        return true;
    default: wn_ast_value(&w->o, e->raw); return true;
    }
}

static bool write_blocks(writer *w, wn_err *err)
{
    wn_json_event e;
    do {
        if (!wn_json_next(&w->json, &e, err) || !write_event(w, &e, err)) return false;
    } while (w->json.depth);
    return true;
}

bool wn_write_pandoc(const wn_doc *doc, const char *from, const wn_edits *edits, wn_buf *out, wn_err *err)
{
    if (strcmp(from, "pandoc") != 0) {
        wn_ast_new(doc, edits, out);
        return true;
    }
    if (!edits->edits.len && !edits->marks.len) {
        wn_buf_add(out, doc->source);
        return true;
    }
    const wn_ast_form *form = doc->form;
    wn_span blocks = { form->blocks_from, form->blocks_to };
    writer w = { .doc = doc, .edits = edits, .form = form, .o = wn_ast_out_new(edits, out) };
    w.flags = wn_arena_get(doc->arena, (size_t)doc->nodes.len + 1);
    w.parents = wn_ast_mark_parents(edits, doc->arena);
    w.json = wn_json_new(doc->arena, wn_str_cut(doc->source, blocks));
    w.base = blocks.start;
    plan(&w);
    wn_buf_add(out, wn_str_cut(doc->source, (wn_span){ 0, blocks.start }));
    if (!write_blocks(&w, err)) return false;
    wn_buf_add(out, wn_str_cut(doc->source, (wn_span){ blocks.end, (uint32_t)doc->source.len }));
    return true;
}
