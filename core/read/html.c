/* html.c: a page. The scanner's tags open and close containers on a stack; text between them becomes
** leaves, and a tag of a block ends the line of text before it:
**
**     <div>Tea <b>is</b><p>hot &amp; sweet<li>cup
**          [b ][leaf][e][s]   leaves: "Tea ", "is", "hot ", "&", " sweet", "cup"
**     blocks   [Tea is]  [hot & sweet]  [cup]
**
** The tree is that of the standard in all that decides which text is one block, and what its containers
** are: implied ends of p, li, dd, td and the like; end tags that match nothing; svg that HTML breaks out
** of. It differs where the standard moves text to another place (text between the cells of a table) or
** doubles containers (b that is closed outside of its p): leaves stand in the order of the source here,
** and a container has one beginning and one end.
**
** For each tag the stack remembers the innermost open one, so that nothing is ever searched for, however
** deep a page is. A parser library was weighed: gumbo takes 25 s for 110 KB of "<table><td>", libxml2
** stops without a word at depth 256, and neither tells where each piece of text stands. */
#include "read/html.h"

#include "base/utf8.h"
#include "read/read.h"

#define NONE UINT32_MAX
#define SEARCH 64               /* open containers among which an end tag without a known name looks */

/* An open container, and what holds inside it. */
typedef struct {
    uint32_t node, outer;       /* OUTER: the next open one of the same tag */
    uint32_t block, scope;      /* innermost block and scope at or below it, indexes into the stack */
    uint32_t container;         /* node of the innermost block */
    uint32_t list;              /* node of the outermost list or table; NONE */
    wn_str name;
    uint8_t tag, is;
    uint8_t type, level;        /* of blocks directly inside */
    uint8_t items, quotes;      /* depth of lists and block quotes */
    bool silent, pre, drawing;  /* no text; white space counts; inside svg */
} frame;

/* White space or a line break that shows only if text follows it. */
typedef struct { uint32_t from, to, node; bool any, line; } gap;

typedef struct {
    wn_doc *doc;
    wn_html_scan scan;
    wn_html_token t;
    wn_html_facts facts;
    wn_buf text;
    WN_LIST(frame) open;
    uint32_t last[T_HTML_TAGS]; /* innermost open one of a tag */
    uint32_t plain[T_HTML_TAGS];        /* the wn_tag of containers without attributes; 0: none yet */
    gap gap;
    uint32_t start;             /* of the block that is open, or NONE */
    uint32_t link;              /* index into doc->links of the open one, or NONE */
    uint32_t list;              /* that the block before is in, or NONE */
    bool no_script;             /* noscript is text */
    size_t unseen;              /* bytes of text in noscript */
} page;

static frame *top(page *p) { return &p->open.at[p->open.len - 1]; }

/* ---- text */

static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

static void end_block(page *p)
{
    p->gap.any = false;
    if (p->start == NONE) return;
    wn_block *b = &p->doc->blocks.at[p->doc->blocks.len - 1];
    while (is_space(p->text.ptr[p->start])) p->start++;     /* of code; a block has other text too */
    b->span = (wn_span){ p->start, (uint32_t)p->text.len };
    p->start = NONE;
}

static void begin_block(page *p)
{
    const frame *f = top(p);
    const wn_tag *tag = &p->doc->tags.at[p->doc->nodes.at[f->container].tag];
    wn_block *b = wn_list_add(p->doc->arena, &p->doc->blocks);
    *b = (wn_block){ .type = f->type, .level = f->level, .id = tag->id, .classes = tag->classes,
                     .node = f->container };
    if (f->type == WN_PARAGRAPH && f->items) b->type = WN_ITEM, b->level = f->items;
    if (f->type == WN_PARAGRAPH && !f->items && f->quotes) b->type = WN_BLOCKQUOTE, b->level = f->quotes;
    bool tight = f->list != NONE && f->list == p->list && b->type == b[-1].type;
    if (p->text.len) wn_buf_add(&p->text, tight ? WN_STR("\n") : WN_STR("\n\n"));
    p->list = f->list;
    p->start = (uint32_t)p->text.len;
}

/* SHOWN stands for the bytes [FROM, TO). Where leaf and bytes go on from the leaf before, it grows. */
static void add_leaf(page *p, wn_str shown, uint32_t from, uint32_t to, uint32_t node)
{
    wn_doc *doc = p->doc;
    uint32_t start = (uint32_t)p->text.len;
    bool same = shown.len == to - from && memcmp(shown.ptr, doc->source.ptr + from, shown.len) == 0;
    wn_leaf *last = doc->leaves.len ? &doc->leaves.at[doc->leaves.len - 1] : NULL;
    wn_buf_add(&p->text, shown);
    if (same && last && last->type == WN_LEAF_SAME && last->to == from) {   /* no tag between: one node */
        last->to = to;
        last->text.end = (uint32_t)p->text.len;
        return;
    }
    *wn_list_add(doc->arena, &doc->leaves) = (wn_leaf){
        .text = { start, (uint32_t)p->text.len }, .from = from, .to = to, .node = node,
        .type = same ? WN_LEAF_SAME : WN_LEAF_WHOLE };
}

/* Text that is not white space, or that of code: it begins a block, or ends a gap. A gap before a block is the
** indentation of its first line. */
static void add_shown(page *p, wn_str shown, uint32_t from, uint32_t to)
{
    gap g = p->gap;
    wn_str space = g.line ? WN_STR("\n") : WN_STR(" ");
    if (p->start == NONE) {
        begin_block(p);
        space = wn_str_cut(p->doc->source, (wn_span){ g.from, g.to });
    }
    if (g.any) add_leaf(p, space, g.from, g.to, g.node);
    p->gap.any = false;
    add_leaf(p, shown, from, to, top(p)->node);
}

static void add_gap(page *p, uint32_t from, uint32_t to)
{
    if (p->start == NONE || p->gap.any) return;
    p->gap = (gap){ from, to, top(p)->node, true, false };
}

/* Two breaks in a row divide paragraphs. */
static void add_break(page *p)
{
    if (top(p)->silent || p->start == NONE) return;
    if (p->gap.any && p->gap.line) end_block(p);
    else p->gap = (gap){ p->t.from, p->t.to, top(p)->node, true, true };
}

static bool is_plain(char c) { return !is_space(c) && c != '&' && c; }

/* In pre, white space is text, but for lines at the end. CR LF is one line end, of both bytes. */
static uint32_t pre_space(page *p, uint32_t at, uint32_t end)
{
    const char *s = p->doc->source.ptr;
    uint32_t from = at;
    while (at < end && is_space(s[at])) at++;
    if (p->start == NONE) {     /* the indentation of the first line stays, where text follows */
        uint32_t line = at;
        while (line > from && s[line - 1] != '\n' && s[line - 1] != '\r') line--;
        p->gap = (gap){ line, at, top(p)->node, line < at, false };
        return at;
    }
    bool last = at == end && p->doc->source.len - at > 1 && s[at + 1] == '/';      /* an end tag */
    if (last && (memchr(s + from, '\n', at - from) || memchr(s + from, '\r', at - from))) return at;
    for (uint32_t i = from, len; i < at; i += len) {
        bool cr = s[i] == '\r';
        len = cr && i + 1 < at && s[i + 1] == '\n' ? 2 : 1;
        add_shown(p, cr ? WN_STR("\n") : (wn_str){ s + i, 1 }, i, i + len);
    }
    return at;
}

static uint32_t add_entity(page *p, uint32_t at)
{
    uint32_t len, code = wn_html_entity(p->doc->source, at, false, &len);
    if (!code) {
        add_shown(p, WN_STR("&"), at, at + 1);
        return at + 1;
    }
    wn_buf shown = wn_buf_new(p->doc->arena);
    wn_buf_code(&shown, code);
    bool code_text = top(p)->pre && p->start != NONE;       /* there, white space is text */
    if (code < 0x80 && is_space((char)code) && !code_text) add_gap(p, at, at + len);
    else add_shown(p, wn_buf_str(&shown), at, at + len);
    return at + len;
}

/* NUL is no text, as the standard has it. */
static void add_text(page *p, uint32_t at, uint32_t end)
{
    const char *s = p->doc->source.ptr;
    while (at < end) {
        uint32_t from = at;
        if (s[at] == '&') {
            at = add_entity(p, at);
        } else if (s[at] == 0) {
            at++;
        } else if (is_plain(s[at])) {
            while (at < end && is_plain(s[at])) at++;
            add_shown(p, (wn_str){ s + from, at - from }, from, at);
        } else if (top(p)->pre) {
            at = pre_space(p, at, end);
        } else {
            while (at < end && is_space(s[at])) at++;
            add_gap(p, from, at);
        }
    }
}

/* ---- containers */

static void end_link(page *p)
{
    if (p->link == NONE) return;
    wn_link *l = &p->doc->links.at[p->link];
    l->span.end = (uint32_t)p->text.len;
    if (l->span.start < l->span.end && (p->text.ptr[l->span.start] == '\n')) l->span.start++;
    while (l->span.start < l->span.end && is_space(p->text.ptr[l->span.start])) l->span.start++;
    if (wn_span_empty(l->span)) p->doc->links.len--;
    p->link = NONE;
}

/* Ends the innermost container before byte AT of the source; [AT, TO) is its end tag, or nothing. */
static void pop(page *p, uint32_t at, uint32_t to)
{
    frame *f = top(p);
    wn_node *n = &p->doc->nodes.at[f->node];
    if (f->is & WN_HTML_BLOCK) end_block(p);
    if (f->tag == T_A) end_link(p);
    n->to = to;
    n->closed = to > at;
    n->text.end = (uint32_t)p->text.len;
    for (int i = 0; i < 2; i++)         /* what divides it from the block before */
        if (n->text.start < n->text.end && is_space(p->text.ptr[n->text.start])) n->text.start++;
    p->last[f->tag] = f->outer;
    p->open.len--;
}

/* Ends all containers down to the one at INDEX of the stack. */
static void pop_to(page *p, uint32_t index, uint32_t at, uint32_t to)
{
    while (p->open.len > index + 1) pop(p, at, at);
    pop(p, at, to);
}

static bool above(uint32_t a, uint32_t b) { return a != NONE && (b == NONE || a > b); }

static void close_if(page *p, wn_html_tag tag, uint32_t limit)
{
    if (above(p->last[tag], limit)) pop_to(p, p->last[tag], p->t.from, p->t.from);
}

static bool in_table(wn_html_tag tag)
{
    return tag == T_TD || tag == T_TH || tag == T_TR || tag == T_TBODY || tag == T_CAPTION;
}

static uint32_t most(uint32_t a, uint32_t b) { return a == NONE ? b : b == NONE || a > b ? a : b; }

/* Before a cell, row or part of a table. */
static void close_in_table(page *p, wn_html_tag tag)
{
    uint32_t table = p->last[T_TABLE];
    close_if(p, T_TD, table);
    close_if(p, T_TH, table);
    close_if(p, T_CAPTION, table);
    if (tag != T_TD && tag != T_TH) close_if(p, T_TR, table);
    if (tag == T_TBODY || tag == T_CAPTION) close_if(p, T_TBODY, table);
}

/* What the start of TAG ends before it. */
static void imply_ends(page *p, wn_html_tag tag, uint8_t is)
{
    uint32_t scope = top(p)->scope;
    while (top(p)->drawing && is & WN_HTML_BREAKOUT && p->last[T_FOREIGN] == NONE)
        close_if(p, T_SVG, NONE);
    if (is & WN_HTML_ENDS_P) close_if(p, T_P, most(scope, p->last[T_BUTTON]));
    switch (tag) {
    case T_LI: close_if(p, T_LI, most(scope, most(p->last[T_UL], p->last[T_OL]))); break;
    case T_DD: case T_DT:
        close_if(p, T_DD, most(scope, p->last[T_DL]));
        close_if(p, T_DT, most(scope, p->last[T_DL]));
        break;
    case T_H1: case T_H2: case T_H3: case T_H4: case T_H5: case T_H6:
        if (top(p)->tag >= T_H1 && top(p)->tag <= T_H6) pop(p, p->t.from, p->t.from);
        break;
    case T_A: close_if(p, T_A, top(p)->block); break;
    case T_BUTTON: close_if(p, T_BUTTON, scope); break;
    case T_OPTION: close_if(p, T_OPTION, scope); break;
    default: if (in_table(tag)) close_in_table(p, tag);
    }
}

static wn_str attribute(page *p, wn_html_attr a)
{
    if (!(p->t.has >> a & 1)) return WN_STR("");
    wn_str raw = p->t.attr[a];
    for (size_t i = 0; i < raw.len; i++)
        if (raw.ptr[i] == '&' || is_space(raw.ptr[i]) || !raw.ptr[i]) return wn_html_decode(p->doc->arena, raw);
    return raw;
}

/* Index of what the tag says. Containers without attributes share theirs. */
static uint32_t add_tag(page *p, const wn_html_element *e)
{
    uint32_t wanted = 1u << A_ID | 1u << A_CLASS | 1u << A_ROLE | 1u << A_ITEMPROP;
    bool plain = e && !(p->t.has & wanted) && e->tag != T_INLINE && e->tag != T_FLOW && e->tag != T_OTHER;
    if (plain && p->plain[e->tag]) return p->plain[e->tag];
    wn_tag *t = wn_list_add(p->doc->arena, &p->doc->tags);
    *t = (wn_tag){ e ? wn_str_of(e->name) : p->t.name, attribute(p, A_ID), attribute(p, A_CLASS),
                   attribute(p, A_ROLE), attribute(p, A_ITEMPROP), false };
    if (plain) p->plain[e->tag] = p->doc->tags.len - 1;
    return p->doc->tags.len - 1;
}

/* "display: none" in a style. */
static bool style_hides(wn_str style)
{
    static const char *const words[] = { "display:none", "visibility:hidden" };
    char last[20];
    size_t n = 0;
    for (size_t i = 0; i < style.len; i++) {
        if (is_space(style.ptr[i])) continue;
        if (n == sizeof last) memmove(last, last + 1, --n);
        last[n++] = (char)(style.ptr[i] >= 'A' && style.ptr[i] <= 'Z' ? style.ptr[i] + 32 : style.ptr[i]);
        for (size_t k = 0; k < 2; k++) {
            size_t len = strlen(words[k]);
            if (n >= len && memcmp(last + n - len, words[k], len) == 0) return true;
        }
    }
    return false;
}

/* React sends late parts of a page as <div hidden id="S:1"> and has a script put them in their place. */
bool wn_html_hides(const wn_html_token *t)
{
    wn_str id = t->has >> A_ID & 1 ? t->attr[A_ID] : WN_STR("");
    if (t->has >> A_HIDDEN & 1) return !(id.len > 2 && memcmp(id.ptr, "S:", 2) == 0);
    if (wn_html_same(t->name, WN_STR("dialog")) && !(t->has >> A_OPEN & 1)) return true;
    return t->has >> A_STYLE & 1 && style_hides(t->attr[A_STYLE]);
}

/* What blocks inside are. */
static void set_type(frame *f, wn_html_tag tag)
{
    switch (tag) {
    case T_H1: case T_H2: case T_H3: case T_H4: case T_H5: case T_H6:
        f->type = WN_HEADING;
        f->level = (uint8_t)(tag - T_H1 + 1);
        break;
    case T_UL: case T_OL: case T_DL: if (f->items < 100) f->items++; break;
    case T_LI: case T_DD: case T_DT:
        if (!f->items) f->items = 1;
        f->type = WN_PARAGRAPH;
        break;
    case T_BLOCKQUOTE: if (f->quotes < 100) f->quotes++; break;
    case T_PRE: f->type = WN_CODE; f->pre = true; break;
    case T_TD: case T_TH: f->type = WN_CELL; f->items = f->quotes = 0; break;
    case T_TABLE: f->type = WN_PARAGRAPH; f->items = f->quotes = 0; break;
    case T_CAPTION: case T_FIGCAPTION: f->type = WN_CAPTION; break;
    default: break;
    }
}

static void push(page *p, const wn_html_element *e)
{
    wn_html_tag tag = e ? (wn_html_tag)e->tag : T_OTHER;
    static const frame none = { .block = NONE, .scope = NONE, .node = NONE, .list = NONE };
    frame outer = p->open.len ? *top(p) : none, f = outer;
    wn_doc *doc = p->doc;
    uint32_t index = p->open.len, node = doc->nodes.len;
    f.tag = (uint8_t)tag;
    f.is = e ? e->is : 0;
    f.name = p->t.name;
    f.node = node;
    f.outer = p->last[tag];
    if (f.is & WN_HTML_BLOCK) f.block = index, f.container = node;
    if (f.is & WN_HTML_SCOPE) f.scope = index;
    f.silent = f.silent || f.is & WN_HTML_SKIP || wn_html_hides(&p->t);
    f.drawing = f.drawing || tag == T_SVG;
    set_type(&f, tag);
    if (f.list == NONE && (tag == T_UL || tag == T_OL || tag == T_DL || tag == T_TABLE)) f.list = node;
    *wn_list_add(doc->arena, &doc->nodes) = (wn_node){
        .from = p->t.from, .to = p->t.to, .parent = outer.node, .tag = add_tag(p, e), .type = f.is };
    wn_node *n = &doc->nodes.at[node];
    n->text.start = (uint32_t)p->text.len;
    if (f.is & WN_HTML_BLOCK) end_block(p);
    *wn_list_add(doc->arena, &p->open) = f;
    p->last[tag] = index;
}

static void begin_link(page *p)
{
    if (!(p->t.has >> A_HREF & 1) || top(p)->silent) return;
    end_link(p);
    p->link = p->doc->links.len;
    *wn_list_add(p->doc->arena, &p->doc->links) =
        (wn_link){ { (uint32_t)p->text.len, 0 }, attribute(p, A_HREF) };
}

/* ---- tags */

static bool is_noscript(const wn_html_element *e) { return strcmp(e->name, "noscript") == 0; }

static size_t count_text(wn_str s)
{
    size_t n = 0;
    bool tag = false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '<') tag = true;
        n += !tag && !is_space(s.ptr[i]);
        if (s.ptr[i] == '>') tag = false;
    }
    return n;
}

/* An element whose inside is not parsed: facts may be in it, text is not. */
static void pass_raw(page *p, const wn_html_element *e)
{
    wn_html_token t = p->t;
    wn_str inside = wn_html_raw(&p->scan, t.name);
    if (is_noscript(e)) p->unseen += count_text(inside);
    if (e->tag == T_TITLE && !top(p)->drawing)
        wn_html_facts_add(&p->facts, "title", wn_html_decode(p->doc->arena, inside));
    bool data = e->tag == T_SCRIPT && t.has >> A_TYPE & 1
                && memmem(t.attr[A_TYPE].ptr, t.attr[A_TYPE].len, "ld+json", 7);
    if (data) wn_html_facts_json(&p->facts, inside);
}

static void start_tag(page *p)
{
    const wn_html_element *e = wn_html_element_find(p->t.name);
    wn_html_tag tag = e ? (wn_html_tag)e->tag : T_OTHER;
    uint8_t is = e ? e->is : 0;
    if (tag == T_META || tag == T_LINK || tag == T_TIME || tag == T_HTML)
        wn_html_facts_tag(&p->facts, &p->t, e);
    if (tag == T_HTML || tag == T_HEAD) return;
    if (tag == T_BODY && p->last[T_BODY] != NONE) return;
    if (is & WN_HTML_RAW && !(p->no_script && is_noscript(e))) {
        pass_raw(p, e);
        return;
    }
    imply_ends(p, tag, is);
    if (tag == T_BR) add_break(p);
    if (is & WN_HTML_VOID) {
        if (is & WN_HTML_BLOCK) end_block(p);
        return;
    }
    if (top(p)->drawing && p->t.empty) return;
    if (in_table(tag) && p->last[T_TABLE] == NONE) {
        end_block(p);
        return;
    }
    push(p, e);
    if (tag == T_A) begin_link(p);
}

/* The open container that an end tag of TAG ends; NONE: none. */
static uint32_t matching(page *p, wn_html_tag tag, uint8_t is)
{
    uint32_t scope = top(p)->scope, i = p->open.len;
    if (tag >= T_H1 && tag <= T_H6) {
        uint32_t found = NONE;
        for (int h = T_H1; h <= T_H6; h++) found = most(found, p->last[h]);
        return above(found, scope) ? found : NONE;
    }
    if (tag != T_OTHER && tag != T_INLINE && tag != T_FLOW) {
        uint32_t limit = is & WN_HTML_BLOCK ? scope : top(p)->block;
        if (tag == T_LI) limit = most(limit, most(p->last[T_UL], p->last[T_OL]));
        if (is & WN_HTML_SCOPE) limit = NONE;
        if (in_table(tag)) limit = p->last[T_TABLE];
        return above(p->last[tag], limit) ? p->last[tag] : NONE;
    }
    for (uint32_t n = 0; n < SEARCH && i-- > 0; n++) {
        const frame *f = &p->open.at[i];
        if (f->tag == tag && wn_html_same(f->name, p->t.name)) return i;
        bool stop = is & WN_HTML_BLOCK ? f->is & WN_HTML_SCOPE : f->is & WN_HTML_BLOCK;
        if (stop) return NONE;
    }
    return NONE;
}

static void end_tag(page *p)
{
    const wn_html_element *e = wn_html_element_find(p->t.name);
    wn_html_tag tag = e ? (wn_html_tag)e->tag : T_OTHER;
    uint8_t is = e ? e->is : 0;
    if (tag == T_HTML || tag == T_HEAD || tag == T_BODY) {      /* what comes behind is still read */
        end_block(p);
        return;
    }
    if (tag == T_BR) add_break(p);
    if (is & WN_HTML_BLOCK) end_block(p);
    if (is & WN_HTML_VOID) return;
    uint32_t found = matching(p, tag, is);
    if (tag == T_A && found == NONE) end_link(p);
    if (found != NONE) pop_to(p, found, p->t.from, p->t.to);
}

/* The frame below all others: text that stands in nothing. */
static void begin(page *p)
{
    static const wn_html_element root = { "", T_OTHER, WN_HTML_BLOCK };
    p->t = (wn_html_token){ .name = WN_STR("") };
    p->start = p->link = p->list = NONE;
    memset(p->last, 0xFF, sizeof p->last);
    wn_list_add(p->doc->arena, &p->doc->tags);      /* so that 0 is none in p->plain */
    p->doc->tags.len = 1;
    p->doc->tags.at[0] = (wn_tag){ WN_STR(""), WN_STR(""), WN_STR(""), WN_STR(""), WN_STR(""), false };
    push(p, &root);
    p->last[T_OTHER] = NONE;
}

/* "en-GB" is "en". */
static wn_str language(wn_str tag, wn_arena *a)
{
    wn_str s = wn_arena_copy(a, tag);
    char *c = (char *)(uintptr_t)s.ptr;
    size_t n = 0;
    for (; n < s.len && ((c[n] | 32) >= 'a' && (c[n] | 32) <= 'z'); n++) c[n] = (char)(c[n] | 32);
    return n == 2 || n == 3 ? (wn_str){ c, n } : WN_STR("");
}

/* Reads all of the page; how many bytes of text are in noscript and were left out. */
static size_t read_all(wn_doc *doc, bool no_script)
{
    page p = { .doc = doc, .text = wn_buf_new(doc->arena), .no_script = no_script };
    p.scan = (wn_html_scan){ doc->source, wn_utf8_mark(doc->source) };
    p.facts = wn_html_facts_new(doc);
    begin(&p);
    for (wn_html_next(&p.scan, &p.t); p.t.type != WN_HTML_EOF; wn_html_next(&p.scan, &p.t)) {
        if (p.t.type == WN_HTML_START) start_tag(&p);
        else if (p.t.type == WN_HTML_END) end_tag(&p);
        else if (p.t.type == WN_HTML_TEXT && !top(&p)->silent) add_text(&p, p.t.from, p.t.to);
    }
    pop_to(&p, 0, p.t.to, p.t.to);
    doc->text = wn_buf_str(&p.text);
    return p.unseen;
}

/* A page whose text is nearly all in noscript is made for readers who run scripts, and for those who do
** not: we are of the second kind. */
bool wn_read_html(wn_doc *doc, const wn_read_options *options, wn_err *err)
{
    if (!wn_html_source(doc, options, err)) return false;
    doc->page = true;
    if (read_all(doc, false) > 2 * doc->text.len + 400) {
        doc->leaves.len = doc->nodes.len = doc->blocks.len = doc->links.len = doc->tags.len = 0;
        doc->meta.len = doc->origins.len = 0;
        read_all(doc, true);
    }
    for (uint32_t i = 0; i < doc->meta.len; i++)
        if (wn_str_eq(doc->meta.at[i].key, WN_STR("lang")))
            doc->lang = language(doc->meta.at[i].value, doc->arena);
    return true;
}
