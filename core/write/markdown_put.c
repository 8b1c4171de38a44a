/* markdown_put.c: Markdown from Markdown, once: the source without what is cut and dropped. All else stays as
** the bytes it came in; how a block is written that was touched depends on the care that is taken:
**
**     BARE      the bytes that are left; one that would begin a block on its line is escaped
**     APART     the same, with an empty comment wherever something was taken from inside a line
**     WHOLE     elements that nothing was taken from; between them the text, every mark escaped
**     PLAIN     only the text, without emphasis, links and tags
**     ALONE     without images and notes, too, and every sign escaped
*/
#include "base/utf8.h"
#include "read/markdown.h"
#include "write/ast.h"
#include "write/splice.h"

typedef struct {
    const wn_doc *doc;
    const wn_edits *edits;
    const wn_cuts *cuts;
    const uint8_t *cares;
    wn_print *prints;
    wn_buf *out;
    const uint32_t *parents;    /* of marks */
    uint32_t at;                /* bytes of the source that are written or left out */
    uint32_t cut;               /* first cut that is not behind us */
    uint32_t edit;              /* first edit that is not behind us */
    uint32_t done;              /* edits before this one whose replacement is written */
    uint32_t node;              /* first node that is not behind us */
    uint32_t outer;             /* the outermost element of the leaf before; see look_out() */
    bool fits;
    uint32_t block, care;       /* that is written */
    uint32_t from, line;        /* where its text begins, and the line of that */
    wn_str end;                 /* of lines, as the first one has it */
    bool lines;                 /* its lines may begin with what begins a block */
    bool torn;                  /* something was taken since the last byte that was written */
    size_t first;               /* where in OUT the present line has its text */
} put;

static const wn_node *block_node(const wn_doc *doc, uint32_t b)
{
    return &doc->nodes.at[doc->blocks.at[b].node];
}

static const wn_node *node_of(const put *s) { return block_node(s->doc, s->block); }

static bool is_blank(char c) { return c == ' ' || c == '\t'; }
static bool is_end(char c) { return c == '\n' || c == '\r'; }

/* Of emphasis: none opens before a space, or closes behind one. */
static bool is_mark(char c) { return c == '*' || c == '_' || c == '~'; }

/* ---- bytes of the source */

/* What stands before each line of a block: the marks of its quotes, columns for bullets, four for a note. */
static void add_prefix(put *s, uint32_t line, uint32_t from)
{
    const char *src = s->doc->source.ptr;
    while (line < from) {
        bool note = src[line] == '[', keeps = src[line] == '>' || src[line] == '\t';
        wn_buf_byte(s->out, keeps ? src[line] : ' ');
        line++;
        if (!note) continue;
        wn_buf_add(s->out, WN_STR("   "));
        while (line < from && src[line] != ':') line++;
        while (line < from && (src[line] == ':' || is_blank(src[line]))) line++;
    }
}

/* What the first line of S ends with; LF, where there is only one line. */
static wn_str end_of_line(wn_str s)
{
    size_t n = 0;
    while (n < s.len && !is_end(s.ptr[n])) n++;
    bool pair = s.len - n > 1 && s.ptr[n] == '\r' && s.ptr[n + 1] == '\n';
    return n == s.len ? WN_STR("\n") : (wn_str){ s.ptr + n, pair ? 2 : 1 };
}

/* An LF behind a CR would be of its line end. */
static void add_end(put *s)
{
    bool half = s->out->len && s->out->ptr[s->out->len - 1] == '\r' && s->end.ptr[0] == '\n';
    if (half) wn_buf_add(s->out, s->end);
    wn_buf_add(s->out, s->end);
}

static void add_line_end(put *s, uint32_t line, uint32_t from)
{
    add_end(s);
    add_prefix(s, line, from);
}

/* A cut of whole lines has its blank line and its comment on lines of their own. */
static void pass_cut(put *s, const wn_cut *c)
{
    wn_span p = c->prefix;
    bool inside = c->from > p.start, apart = c->blank || c->wall;
    if (c->tab) wn_buf_byte(s->out, ' ');
    if (apart && !inside) add_prefix(s, p.start, p.end);
    if (c->blank && c->wall) add_line_end(s, p.start, p.end);
    if (c->wall) {
        wn_buf_add(s->out, WN_STR("<!-- -->"));
        add_line_end(s, p.start, p.end);
    }
    if (apart && !(inside && c->wall)) add_end(s);
    if (apart && inside && !c->wall) add_prefix(s, p.start, p.end);
    wn_buf_add(s->out, c->put);
    s->at = c->to;
    s->torn = true;
}

/* The first cut that is not behind us; NULL: none. */
static const wn_cut *next_cut(put *s)
{
    while (s->cut < s->cuts->len && s->cuts->at[s->cut].from < s->at) s->cut++;
    return s->cut < s->cuts->len ? &s->cuts->at[s->cut] : NULL;
}

/* Writes the source up to byte TO, but for the cuts in it. */
static void copy_to(put *s, uint32_t to)
{
    const wn_cut *c;
    while ((c = next_cut(s)) != NULL && c->from <= to && (c->from < to || c->to == to)) {
        wn_buf_add(s->out, (wn_str){ s->doc->source.ptr + s->at, c->from - s->at });
        pass_cut(s, c);
        s->cut++;
    }
    if (to <= s->at) return;
    wn_buf_add(s->out, (wn_str){ s->doc->source.ptr + s->at, to - s->at });
    s->at = to;
}

static bool is_cut(put *s, uint32_t at)
{
    while (s->cut < s->cuts->len && s->cuts->at[s->cut].to <= at) s->cut++;
    return s->cut < s->cuts->len && s->cuts->at[s->cut].from <= at;
}

/* Leaves out the source up to byte TO, but for images and references that stay. */
static void skip_to(put *s, uint32_t to)
{
    for (; s->node < s->doc->nodes.len && s->doc->nodes.at[s->node].from < to; s->node++) {
        const wn_node *n = &s->doc->nodes.at[s->node];
        bool stays = s->care < WN_ALONE && (n->type == WN_MD_IMAGE || n->type == WN_MD_REFERENCE);
        if (!stays || n->from < s->at || is_cut(s, n->from)) continue;
        for (uint32_t i = n->from; i < n->to; i++)
            wn_buf_byte(s->out, is_end(s->doc->source.ptr[i]) ? ' ' : s->doc->source.ptr[i]);
        s->at = n->to;
    }
    if (to > s->at) s->at = to;
}

static void move_to(put *s, uint32_t to)
{
    if (s->care >= WN_WHOLE) skip_to(s, to);
    else copy_to(s, to);
}

/* ---- text */

/* "12." or "12)": the place of its point; 0: it is none. */
static size_t number_end(wn_str s)
{
    size_t n = 0;
    while (n < s.len && n < 10 && s.ptr[n] >= '0' && s.ptr[n] <= '9') n++;
    return n < 10 && n < s.len && (s.ptr[n] == '.' || s.ptr[n] == ')') ? n : 0;
}

/* Would S begin something else than text where a line begins with it? */
static bool begins_block(wn_str s)
{
    if (!s.len) return false;
    char c = s.ptr[0], next = s.len > 1 ? s.ptr[1] : '\n';
    switch (c) {
    case '>': case '=': case '|': case '<': return true;
    case '-': case '+': case '*': case '#': case '_': return is_blank(next) || next == c || next == '\n';
    case '`': case '~': return next == c;
    case ':': return next == '-';
    case '[': return next == '^' || memmem(s.ptr, s.len < 1000 ? s.len : 1000, "]:", 2);
    default: return false;
    }
}

/* Could C begin the title of a reference that is defined above it? */
static bool begins_title(char c) { return c == '"' || c == '\'' || c == '('; }

/* Could byte I of S be more than text? With CARE, whatever stands around S. */
static bool is_special(wn_str s, size_t i, uint32_t care)
{
    bool all = care >= WN_WHOLE;
    char c = s.ptr[i], next = i + 1 < s.len ? s.ptr[i + 1] : ' ', before = i ? s.ptr[i - 1] : ' ';
    if (!c) return false;
    if (care == WN_ALONE && strchr("\"'().,;@{}/?%^", c)) return true;
    if (strchr("\\`*_[]<~$|", c)) return true;
    if (c == '!') return all || next == '[';
    if (c == '&') return all || memchr(s.ptr + i, ';', s.len - i < 40 ? s.len - i : 40);
    bool address = i > 2 && memcmp(s.ptr + i - 3, "www", 3) == 0;
    if (c == '.' || c == ')') return all && ((before >= '0' && before <= '9') || address);
    return all && strchr(">#=+-:", c);
}

/* TEXT, with what would be more than text escaped. */
static void add_text(put *s, wn_str text)
{
    bool breaks = node_of(s)->type == WN_MD_PARAGRAPH;
    for (size_t i = 0; i < text.len; i++) {
        wn_str rest = { text.ptr + i, text.len - i };
        bool first = s->out->len <= s->first, end = is_end(text.ptr[i]);
        if (first && (end || is_blank(text.ptr[i]))) continue;
        first = first && s->lines;
        size_t number = first ? number_end(rest) : 0;
        wn_buf_add(s->out, (wn_str){ rest.ptr, number });
        i += number;
        if (end && breaks) {
            add_line_end(s, s->line, s->from);
            s->first = s->out->len;
            continue;
        }
        bool begins = first && (begins_block(rest) || (s->care >= WN_WHOLE && begins_title(text.ptr[i])));
        if (number || is_special(text, i, s->care) || begins) wn_buf_byte(s->out, '\\');
        wn_buf_byte(s->out, end ? ' ' : text.ptr[i]);
    }
}

static bool is_code_block(const put *s)
{
    return node_of(s)->type == WN_MD_INDENTED || node_of(s)->type == WN_MD_FENCED;
}

static bool is_code(const put *s, const wn_leaf *leaf)
{
    uint8_t type = s->doc->nodes.at[leaf->node].type;
    return is_code_block(s) || type == WN_MD_CODE || type == WN_MD_MATH;
}

/* AT: the byte of the text that it comes for. */
static void add_code(put *s, wn_str text, uint32_t at)
{
    size_t line = s->out->len;
    while (line && (is_blank(s->out->ptr[line - 1]) || s->out->ptr[line - 1] == '>')) line--;
    bool blank = is_code_block(s) && text.len && line && is_end(s->out->ptr[line - 1]);
    if (blank && is_end(s->doc->text.ptr[at]))          /* the line was blank, and needed less */
        add_prefix(s, s->line + (uint32_t)(s->out->len - line), s->from);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\r' && i + 1 < text.len && text.ptr[i + 1] == '\n') i++;
        if (is_end(text.ptr[i]) && is_code_block(s)) add_line_end(s, s->line, s->from);
        else wn_buf_byte(s->out, is_end(text.ptr[i]) ? ' ' : text.ptr[i]);
    }
}

static void replace(put *s, const wn_leaf *leaf, const wn_edit *e)
{
    wn_str with = e->with;
    uint32_t at = e->span.start > leaf->text.start ? e->span.start : leaf->text.start;
    wn_str next = wn_str_cut(s->doc->text, (wn_span){ e->span.end, (uint32_t)s->doc->text.len });
    s->prints[s->block].touched = true;
    wn_print_add(&s->prints[s->block], with);
    bool more = next.len && !is_blank(*next.ptr) && !is_end(*next.ptr);
    while (with.len && is_end(with.ptr[with.len - 1]) && !(more && is_code_block(s))) with.len--;
    if (is_code(s, leaf) && (s->care < WN_WHOLE || is_code_block(s))) add_code(s, with, at);
    else add_text(s, with);
    if (more && with.len < e->with.len) wn_buf_byte(s->out, ' ');
    s->torn = true;
}

/* ---- what is kept */

/* Prepares for the text [FROM, TO) of LEAF, which came behind other bytes than are there now. */
static void mend(put *s, const wn_leaf *leaf, uint32_t from, uint32_t to)
{
    wn_str text = wn_str_cut(s->doc->text, (wn_span){ from, to });
    bool first = s->out->len <= s->first, same = leaf->type == WN_LEAF_SAME;
    s->torn = false;
    s->prints[s->block].touched = true;
    if (is_code(s, leaf)) return;
    if (first && same) {
        while (text.len && is_blank(text.ptr[0])) text.ptr++, text.len--, s->at++;
        size_t number = s->lines ? number_end(text) : 0;
        wn_buf_add(s->out, (wn_str){ text.ptr, number });
        s->at += (uint32_t)number;
        if (number || (s->lines && begins_block(text))) wn_buf_byte(s->out, '\\');
    } else if (!first && s->care == WN_APART && text.len) {
        char last = s->out->ptr[s->out->len - 1];
        bool meets = same && !is_blank(last) && !is_end(last);
        bool blank = is_blank(text.ptr[0]) || is_end(text.ptr[0]);
        if (blank ? is_mark(last) : meets) wn_buf_add(s->out, WN_STR("<!-- -->"));
    }
}

/* Bytes of the source that stand for byte AT of the text, which is in LEAF. */
static uint32_t source_at(const wn_leaf *leaf, uint32_t at)
{
    if (at >= leaf->text.end) return leaf->to;
    return leaf->type == WN_LEAF_SAME ? leaf->from + (at - leaf->text.start) : leaf->from;
}

/* The text [FROM, TO) of LEAF, which no edit and no bound of a mark divides. */
static void keep_piece(put *s, const wn_leaf *leaf, uint32_t from, uint32_t to)
{
    wn_str text = wn_str_cut(s->doc->text, (wn_span){ from, to });
    bool plain = s->care >= WN_WHOLE && !is_code_block(s), line = leaf->type == WN_LEAF_WHOLE;
    uint32_t over = WN_NOWHERE, before = s->prints[s->block].bytes;
    wn_print_add(&s->prints[s->block], text);
    bool words = s->prints[s->block].bytes > before;
    move_to(s, source_at(leaf, from));
    if (s->torn && !plain) mend(s, leaf, from, to);
    if (words && s->care < WN_ALONE && (plain || !is_code(s, leaf)))
        over = wn_ast_mark_over(s->edits, s->parents, (wn_span){ from, from + 1 });
    if (over != WN_NOWHERE) s->prints[s->block].touched = true;
    wn_html_marks(s->out, s->edits, s->parents, over);
    if (plain) add_text(s, text);
    if (plain) s->at = source_at(leaf, to);
    else copy_to(s, source_at(leaf, to));
    wn_html_marks_end(s->out, s->parents, over);
    if (line && !plain && (is_blank(text.ptr[0]) || is_end(text.ptr[0]))) s->first = s->out->len;
}

/* <http://…> that LEAF is the text of, where it is written as such; NULL: there is none. */
static const wn_node *autolink_of(const put *s, const wn_leaf *leaf)
{
    const wn_node *n = &s->doc->nodes.at[leaf->node];
    bool is = n->type == WN_MD_LINK && s->doc->source.ptr[n->from] == '<' && s->care < WN_WHOLE;
    return is ? n : NULL;
}

/* One with its mark around it; false: it has none, or is none. */
static bool keep_autolink(put *s, const wn_leaf *leaf)
{
    const wn_node *n = autolink_of(s, leaf);
    uint32_t over = WN_NOWHERE, end = leaf->text.end;
    if (!n) return false;
    for (uint32_t at = leaf->text.start; over == WN_NOWHERE && at < end;
         at = wn_ast_next_bound(s->edits, s->parents, at, end))
        over = wn_ast_mark_over(s->edits, s->parents, (wn_span){ at, at + 1 });
    if (over == WN_NOWHERE) return false;
    s->prints[s->block].touched = true;
    wn_print_add(&s->prints[s->block], wn_str_cut(s->doc->text, leaf->text));
    copy_to(s, n->from);
    wn_html_marks(s->out, s->edits, s->parents, over);
    copy_to(s, n->to);
    wn_html_marks_end(s->out, s->parents, over);
    return true;
}

static void keep(put *s, const wn_leaf *leaf, uint32_t from, uint32_t to)
{
    if (from == leaf->text.start && to == leaf->text.end && keep_autolink(s, leaf)) return;
    while (from < to) {
        uint32_t end = leaf->type == WN_LEAF_SAME ? wn_ast_next_bound(s->edits, s->parents, from, to) : to;
        keep_piece(s, leaf, from, end);
        from = end;
    }
}

static void drop(put *s, const wn_leaf *leaf, uint32_t to)
{
    size_t len = s->out->len;
    wn_str src = s->doc->source;
    bool last = to == leaf->text.end && leaf->to < src.len && is_mark(src.ptr[leaf->to]);
    s->prints[s->block].touched = true;
    if (source_at(leaf, to) > s->at) s->at = source_at(leaf, to);
    if (last && s->care == WN_APART && len > s->first && is_blank(s->out->ptr[len - 1]))
        wn_buf_add(s->out, WN_STR("<!-- -->"));
    s->torn = true;
}

/* The outermost element that LEAF is in. Does it fit: not on several lines, where what is written has one? */
static void look_out(put *s, const wn_leaf *leaf)
{
    const wn_node *nodes = s->doc->nodes.at, *n;
    bool heading = node_of(s)->type == WN_MD_HEADING;
    s->outer = leaf->node;
    while (nodes[nodes[s->outer].parent].type >= WN_MD_EMPHASIS) s->outer = nodes[s->outer].parent;
    n = &nodes[s->outer];
    s->fits = true;
    for (uint32_t i = n->from; heading && s->fits && i < n->to; i++) s->fits = !is_end(s->doc->source.ptr[i]);
}

/* With the care of WHOLE: the element of the block that LEAF is in, if nothing goes or is put into it. */
static bool keep_whole(put *s, const wn_leaf *leaf)
{
    const wn_node *nodes = s->doc->nodes.at;
    if (s->care != WN_WHOLE || nodes[leaf->node].type < WN_MD_EMPHASIS) return false;
    if (leaf->from >= nodes[s->outer].to || nodes[s->outer].type < WN_MD_EMPHASIS) look_out(s, leaf);
    const wn_node *n = &nodes[s->outer];
    uint32_t at = n->text.start, k = wn_ast_edit_at(s->edits, at);
    if (k < s->edits->edits.len && s->edits->edits.at[k].span.start < n->text.end) return false;
    if (wn_ast_next_bound(s->edits, s->parents, at, n->text.end) < n->text.end || !s->fits) return false;
    s->prints[s->block].touched = true;
    wn_print_add(&s->prints[s->block], wn_str_cut(s->doc->text, n->text));     /* of all its leaves */
    uint32_t over = wn_ast_mark_over(s->edits, s->parents, (wn_span){ at, at + 1 });
    skip_to(s, n->from);
    wn_html_marks(s->out, s->edits, s->parents, over);
    copy_to(s, n->to);
    wn_html_marks_end(s->out, s->parents, over);
    s->torn = false;
    return true;
}

static void write_leaf(put *s, const wn_leaf *leaf)
{
    const wn_edit *edits = s->edits->edits.at;
    uint32_t at = leaf->text.start, n = s->edits->edits.len;
    bool tab = leaf->type == WN_LEAF_WHOLE && s->doc->source.ptr[leaf->from] == '\t';
    if (tab && is_code_block(s)) {      /* some of its columns make the line code */
        move_to(s, leaf->from);
        copy_to(s, leaf->to);
    }
    for (; s->edit < n && edits[s->edit].span.end <= at; s->edit++) {
        if (s->edit < s->done) continue;
        move_to(s, leaf->from);         /* it stood between blocks */
        if (edits[s->edit].with.len) replace(s, leaf, &edits[s->edit]);
    }
    if (s->done < s->edit) s->done = s->edit;
    if (keep_whole(s, leaf)) return;
    for (uint32_t k = s->edit; at < leaf->text.end; k++) {
        bool more = k < n && edits[k].span.start < leaf->text.end;
        uint32_t start = !more ? leaf->text.end : edits[k].span.start > at ? edits[k].span.start : at;
        if (start > at) keep(s, leaf, at, start);
        if (!more) return;
        uint32_t to = edits[k].span.end < leaf->text.end ? edits[k].span.end : leaf->text.end;
        const wn_node *link = to - start == wn_span_len(leaf->text) ? autolink_of(s, leaf) : NULL;
        move_to(s, link ? link->from : source_at(leaf, start));
        if (edits[k].with.len && k >= s->done) replace(s, leaf, &edits[k]);
        if (k >= s->done) s->done = k + 1;
        drop(s, leaf, to);
        if (link) s->at = link->to;
        at = to;
    }
}

/* ---- blocks */

/* Marks that make the fence of code longer than those inside it. */
static void add_fence(put *s, char mark)
{
    for (uint32_t i = 0; i < (s->cares[s->block] >= WN_WHOLE ? 64u : 8u); i++) wn_buf_byte(s->out, mark);
}

static void begin_plain(put *s, const wn_node *n)
{
    const char *src = s->doc->source.ptr;
    const wn_block *b = &s->doc->blocks.at[s->block];
    const wn_leaf *first = &s->doc->leaves.at[wn_doc_leaf_at(s->doc, n->text.start)];
    bool task = n->type == WN_MD_PARAGRAPH && first->from >= s->from + 4 && src[s->from] == '['
                && src[s->from + 2] == ']' && is_blank(src[s->from + 3]);    /* no text: see the reader */
    if (task) copy_to(s, s->from + 4);
    if (n->type != WN_MD_HEADING) return;
    for (uint8_t i = 0; i < b->level; i++) wn_buf_byte(s->out, '#');
    wn_buf_byte(s->out, ' ');
}

/* "-     a--" without its "a" would be a rule: indented code gets a line of its own in its item. */
static void begin_apart(put *s)
{
    size_t i = s->out->len;
    while (i && (is_blank(s->out->ptr[i - 1]) || s->out->ptr[i - 1] == '>')) i--;
    if (i == 0 || is_end(s->out->ptr[i - 1])) return;
    if (i == s->out->len) wn_buf_byte(s->out, ' ');
    wn_buf_add(s->out, WN_STR("<!-- -->"));
    add_line_end(s, s->line, s->at);
}

static void begin_block(put *s, uint32_t block)
{
    const char *src = s->doc->source.ptr;
    s->block = block;
    s->care = WN_BARE;
    const wn_node *n = node_of(s);
    copy_to(s, n->from);
    uint32_t line = n->from;    /* cells of a row share theirs: it is looked for once */
    while (line > s->from && !is_end(src[line - 1])) line--;
    if (line > s->from || line == 0 || is_end(src[line - 1])) s->line = line;
    s->from = n->from;
    if (n->type == WN_MD_INDENTED) s->from = s->doc->leaves.at[wn_doc_leaf_at(s->doc, n->text.start)].from;
    while (n->type != WN_MD_INDENTED && s->from < n->to && is_blank(src[s->from])) s->from++;
    if (s->from > s->at && n->type != WN_MD_INDENTED) copy_to(s, s->from);
    s->care = s->cares[block];
    s->first = s->out->len;
    s->lines = n->type == WN_MD_PARAGRAPH || (n->type == WN_MD_HEADING && src[s->from] != '#');
    s->torn = false;
    while (s->node < s->doc->nodes.len && s->doc->nodes.at[s->node].from < s->from) s->node++;
    if (n->type == WN_MD_FENCED && s->care) add_fence(s, src[s->from]);
    else if (s->care >= WN_WHOLE && !is_code_block(s)) begin_plain(s, n);
    if (is_code_block(s) && s->care >= WN_WHOLE) s->care = WN_APART;
    if (n->type == WN_MD_INDENTED && s->care) begin_apart(s);
}

static void end_block(put *s)
{
    const wn_node *n = node_of(s);
    const char *src = s->doc->source.ptr;
    uint32_t end = n->to, last = wn_doc_leaf_at(s->doc, n->text.end);
    while (end > n->from && is_blank(src[end - 1])) end--;
    if (s->at < end) move_to(s, end);
    bool closed = last && s->doc->leaves.at[last - 1].to < end;
    if (n->type == WN_MD_FENCED && s->care && closed) add_fence(s, src[s->from]);
    move_to(s, n->to);
}

void wn_markdown_put(const wn_doc *doc, const wn_edits *edits, const wn_cuts *cuts, const uint8_t *care,
                     wn_print *prints, wn_buf *out)
{
    put s = { .doc = doc, .edits = edits, .cuts = cuts, .cares = care, .prints = prints, .out = out };
    s.parents = wn_ast_mark_parents(edits, out->arena);
    s.block = WN_NOWHERE;
    s.end = end_of_line(doc->source);
    for (uint32_t b = 0; b < doc->blocks.len; b++) prints[b] = wn_print_new(&doc->blocks.at[b]);
    for (uint32_t i = 0, b = 0, c = 0; i < doc->leaves.len && doc->blocks.len; i++) {
        const wn_leaf *leaf = &doc->leaves.at[i];
        while (b + 1 < doc->blocks.len && block_node(doc, b + 1)->from <= leaf->from) b++;
        while (c < cuts->len && cuts->at[c].to <= leaf->from) c++;
        if (leaf->from < s.at || (c < cuts->len && cuts->at[c].from <= leaf->from)) continue;
        if (s.block != WN_NOWHERE && s.block != b) end_block(&s);
        if (b != s.block) begin_block(&s, b);
        write_leaf(&s, leaf);
    }
    if (s.block != WN_NOWHERE) end_block(&s);
    s.care = WN_BARE;
    copy_to(&s, (uint32_t)doc->source.len);
}
