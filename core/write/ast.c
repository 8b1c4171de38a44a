/* ast.c: elements of pandoc's AST as bytes, and a whole new AST from blocks. A document that was plain
** text gets what its blocks are and no more: nothing is guessed about emphasis or links.
**
**     items that follow one another      one BulletList        block quotes likewise one BlockQuote
**     marks                              Spans; a piece of text is cut where marks begin or end */
#include "write/ast.h"

#include "base/json.h"
#include "edit/track.h"

void wn_ast_open(wn_ast_out *o, wn_str opening)
{
    if (o->comma) wn_buf_byte(o->out, ',');
    wn_buf_add(o->out, opening);
    o->comma = false;
}

void wn_ast_close(wn_ast_out *o, wn_str closing)
{
    wn_buf_add(o->out, closing);
    o->comma = true;
}

void wn_ast_value(wn_ast_out *o, wn_str json)
{
    wn_ast_open(o, json);
    o->comma = true;
}

void wn_ast_string(wn_ast_out *o, wn_str text)
{
    if (!text.len) return;
    wn_ast_open(o, WN_STR("{\"t\":\"Str\",\"c\":\""));
    wn_json_escape(o->out, text);
    wn_ast_close(o, WN_STR("\"}"));
}

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

void wn_ast_words(wn_ast_out *o, wn_str text)
{
    size_t at = 0;
    while (at < text.len) {
        size_t start = at;
        while (at < text.len && !is_space(text.ptr[at]) && text.ptr[at] != '\n') at++;
        wn_ast_string(o, (wn_str){ text.ptr + start, at - start });
        if (at == text.len) return;
        bool line = false;
        for (; at < text.len && (is_space(text.ptr[at]) || text.ptr[at] == '\n'); at++)
            line = line || text.ptr[at] == '\n';
        wn_ast_value(o, line ? WN_STR("{\"t\":\"SoftBreak\"}") : WN_STR("{\"t\":\"Space\"}"));
    }
}

wn_ast_out wn_ast_out_new(const wn_edits *edits, wn_buf *out)
{
    return (wn_ast_out){ .out = out, .told = wn_arena_get(out->arena, (size_t)edits->changes + 1) };
}

/* "onclick" is code for a browser, and pandoc writes it as it is; in winnow's HTML all begin with data-. */
static void add_key(wn_buf *out, wn_str key)
{
    bool runs = key.len > 4 && (key.ptr[0] | 0x20) == 'o' && (key.ptr[1] | 0x20) == 'n';
    wn_buf_add(out, runs ? WN_STR("\"data-") : WN_STR("\""));
    wn_json_escape(out, key);
    wn_buf_byte(out, '"');
}

/* The beginning of a Div (BLOCKS) or Span; "]]}" ends it. */
static void open_mark(wn_ast_out *o, const wn_mark *mark, bool blocks)
{
    wn_ast_open(o, blocks ? WN_STR("{\"t\":\"Div\",\"c\":[[\"\",[") : WN_STR("{\"t\":\"Span\",\"c\":[[\"\",["));
    wn_json_string(o->out, mark->name);
    wn_buf_add(o->out, WN_STR("],["));
    for (uint32_t i = 0; i < mark->attr_count; i++) {
        wn_buf_add(o->out, i ? WN_STR(",[") : WN_STR("["));
        add_key(o->out, mark->attrs[i].key);
        wn_buf_byte(o->out, ',');
        wn_json_string(o->out, mark->attrs[i].value);
        wn_buf_byte(o->out, ']');
    }
    wn_buf_add(o->out, WN_STR("]],["));
}

/* What stands beside a change: a Span, or a Div, of class NAME with its own attributes and TEXT. */
static void put_beside(wn_ast_out *o, const wn_mark *mark, const char *name, wn_str text, bool blocks)
{
    wn_mark beside = { .name = wn_str_of(name), .attrs = mark->attrs, .attr_count = mark->track->own };
    open_mark(o, &beside, blocks);
    if (blocks) wn_ast_open(o, WN_STR("{\"t\":\"Para\",\"c\":["));
    wn_ast_words(o, text);
    if (blocks) wn_ast_close(o, WN_STR("]}"));
    wn_ast_close(o, WN_STR("]]}"));
}

enum { BEGUN = 1, ENDED = 2 };

static bool tell(wn_ast_out *o, const wn_track *track, uint8_t what)
{
    bool first = !(o->told[track->number] & what);
    o->told[track->number] |= what;
    return first;
}

void wn_ast_begin(wn_ast_out *o, const wn_mark *mark, bool blocks)
{
    const wn_track *c = mark->track;
    if (c && (c->comment || c->with.len) && tell(o, c, BEGUN))
        put_beside(o, mark, c->comment ? "comment-start" : "insertion", c->with, blocks);
    if (!c || !c->comment) open_mark(o, mark, blocks);
}

void wn_ast_end(wn_ast_out *o, const wn_mark *mark)
{
    const wn_track *c = mark->track;
    if (!c || !c->comment) wn_ast_close(o, WN_STR("]]}"));
    else if (o->at >= c->end && tell(o, c, ENDED)) put_beside(o, mark, "comment-end", WN_STR(""), false);
}

uint32_t *wn_ast_mark_parents(const wn_edits *edits, wn_arena *a)
{
    uint32_t *parents = wn_arena_array(a, (size_t)edits->marks.len + 1, sizeof *parents);
    uint32_t open = WN_NOWHERE;
    for (uint32_t m = 0; m < edits->marks.len; m++) {
        while (open != WN_NOWHERE && edits->marks.at[open].span.end <= edits->marks.at[m].span.start)
            open = parents[open];
        parents[m] = open;
        open = m;
    }
    return parents;
}

/* Marks that begin at or before AT. */
static uint32_t marks_until(const wn_edits *edits, uint32_t at)
{
    return wn_list_above(&edits->marks, wn_mark, span.start, at);
}

void wn_ast_hush(wn_ast_out *o, const wn_edits *edits, wn_span span)
{
    uint32_t m = span.start ? marks_until(edits, span.start - 1) : 0;
    for (; m < edits->marks.len && edits->marks.at[m].span.start < span.end; m++) {
        const wn_track *c = edits->marks.at[m].track;
        if (c && c->comment) o->told[c->number] = BEGUN | ENDED;
    }
}

uint32_t wn_ast_mark_over(const wn_edits *edits, const uint32_t *parents, wn_span span)
{
    uint32_t m = marks_until(edits, span.start);
    if (!m--) return WN_NOWHERE;
    while (m != WN_NOWHERE && edits->marks.at[m].span.end < span.end) m = parents[m];
    return m;
}

uint32_t wn_ast_edit_at(const wn_edits *edits, uint32_t at)
{
    return wn_list_above(&edits->edits, wn_edit, span.end, at);
}

uint32_t wn_ast_next_bound(const wn_edits *edits, const uint32_t *parents, uint32_t at, uint32_t limit)
{
    uint32_t edit = wn_ast_edit_at(edits, at), later = marks_until(edits, at);
    uint32_t over = wn_ast_mark_over(edits, parents, (wn_span){ at, at + 1 });
    if (edit < edits->edits.len && edits->edits.at[edit].span.start < limit)
        limit = edits->edits.at[edit].span.start;
    if (later < edits->marks.len && edits->marks.at[later].span.start < limit)
        limit = edits->marks.at[later].span.start;
    if (over != WN_NOWHERE && edits->marks.at[over].span.end < limit)
        limit = edits->marks.at[over].span.end;
    return limit;
}

typedef struct {
    const wn_doc *doc;
    const wn_edits *edits;
    const uint32_t *parents;
    wn_ast_out o;
} fresh;

/* Closes the marks that end before SPAN and opens those that have it. OPEN: the innermost open one. */
static uint32_t sync_marks(fresh *f, uint32_t open, wn_span span)
{
    const wn_mark *marks = f->edits->marks.at;
    while (open != WN_NOWHERE && !wn_span_in(span, marks[open].span)) {
        wn_ast_end(&f->o, &marks[open]);
        open = f->parents[open];
    }
    WN_LIST(uint32_t) chain = { 0 };
    uint32_t over = wn_ast_mark_over(f->edits, f->parents, span);
    for (uint32_t m = over; m != open; m = f->parents[m]) *wn_list_add(f->o.out->arena, &chain) = m;
    while (chain.len) wn_ast_begin(&f->o, &marks[chain.at[--chain.len]], false);
    return over;
}

/* What is kept of SPAN: pieces that no mark and no edit divides, and replacements. CODE, instead of
** inlines: the inside of one string. */
static void write_span(fresh *f, wn_span span, bool code)
{
    uint32_t open = WN_NOWHERE, at = span.start;
    const wn_edits *edits = f->edits;
    while (at < span.end) {
        uint32_t k = wn_ast_edit_at(edits, at);
        bool in_edit = k < edits->edits.len && edits->edits.at[k].span.start <= at;
        uint32_t end = in_edit ? edits->edits.at[k].span.end
                               : wn_ast_next_bound(edits, f->parents, at, span.end);
        wn_str piece = in_edit ? WN_STR("") : wn_str_cut(f->doc->text, (wn_span){ at, end });
        bool first = in_edit && (edits->edits.at[k].span.start == at || at == span.start);
        bool elsewhere = first && wn_doc_block_at(f->doc, edits->edits.at[k].span.start)
                                < wn_doc_block_at(f->doc, at);
        if (first && !elsewhere && edits->edits.at[k].replace) piece = edits->edits.at[k].with;
        if (code) wn_json_escape(f->o.out, piece);
        else if (piece.len) {
            open = sync_marks(f, open, (wn_span){ at, end });
            wn_ast_words(&f->o, piece);
            f->o.at = end;
        }
        at = end;
    }
    for (; open != WN_NOWHERE; open = f->parents[open]) wn_ast_end(&f->o, &edits->marks.at[open]);
}

/* Whether nothing of BLOCK is left. */
static bool is_gone(const fresh *f, const wn_block *block)
{
    uint32_t k = wn_ast_edit_at(f->edits, block->span.start);
    for (uint32_t at = block->span.start; k < f->edits->edits.len; k++) {
        const wn_edit *edit = &f->edits->edits.at[k];
        if (edit->span.start > at) return false;
        bool here = wn_doc_block_at(f->doc, edit->span.start) == wn_doc_block_at(f->doc, block->span.start);
        if (edit->replace && edit->with.len && here) return false;
        at = edit->span.end;
        if (at >= block->span.end) return true;
    }
    return false;
}

static void write_block(fresh *f, const wn_block *block)
{
    if (block->type == WN_CODE) {
        wn_ast_open(&f->o, WN_STR("{\"t\":\"CodeBlock\",\"c\":[[\"\",[],[]],\""));
        write_span(f, block->span, true);
        wn_ast_close(&f->o, WN_STR("\"]}"));
        return;
    }
    if (block->type == WN_HEADING) {
        wn_ast_open(&f->o, WN_STR("{\"t\":\"Header\",\"c\":["));
        wn_buf_print(f->o.out, "%d,[\"\",[],[]],[", block->level);
    } else {
        wn_ast_open(&f->o, block->type == WN_ITEM ? WN_STR("[{\"t\":\"Plain\",\"c\":[")
                                                  : WN_STR("{\"t\":\"Para\",\"c\":["));
    }
    write_span(f, block->span, false);
    wn_ast_close(&f->o, block->type == WN_ITEM ? WN_STR("]}]")
                        : block->type == WN_HEADING ? WN_STR("]]}") : WN_STR("]}"));
}

void wn_ast_new(const wn_doc *doc, const wn_edits *edits, wn_buf *out)
{
    fresh f = { doc, edits, wn_ast_mark_parents(edits, doc->arena), wn_ast_out_new(edits, out) };
    uint8_t group = WN_BLOCK_TYPES;
    wn_ast_open(&f.o, WN_STR("{\"pandoc-api-version\":[1,22,2,1],\"meta\":{},\"blocks\":["));
    for (uint32_t b = 0; b < doc->blocks.len; b++) {
        const wn_block *block = &doc->blocks.at[b];
        if (is_gone(&f, block)) continue;
        bool grouped = group == WN_ITEM || group == WN_BLOCKQUOTE;
        if (grouped && group != block->type) wn_ast_close(&f.o, WN_STR("]}"));
        if (block->type == WN_ITEM && group != WN_ITEM)
            wn_ast_open(&f.o, WN_STR("{\"t\":\"BulletList\",\"c\":["));
        if (block->type == WN_BLOCKQUOTE && group != WN_BLOCKQUOTE)
            wn_ast_open(&f.o, WN_STR("{\"t\":\"BlockQuote\",\"c\":["));
        group = block->type;
        write_block(&f, block);
    }
    if (group == WN_ITEM || group == WN_BLOCKQUOTE) wn_ast_close(&f.o, WN_STR("]}"));
    wn_ast_close(&f.o, WN_STR("]}"));
}
