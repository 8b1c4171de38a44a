/* pandoc_page.c: see pandoc_page.h. Blocks are the tags that pandoc writes for them; a Div keeps its class,
** id and role; what pandoc has no element for comes as raw tags (-f html+raw_html), which stand around what
** follows them:
**
**     RawBlock <nav class="top">   BulletList …   RawBlock </nav>        nav.top > ul > li
*/
#include "read/pandoc_page.h"

#include <stdio.h>

#include "base/json.h"
#include "read/html.h"

enum {
    DIVS = 5,                   /* so many say that it was a page */
    SEARCH = 64                 /* open tags among which an end tag looks for its own */
};

static uint32_t add_tag(wn_doc *doc, wn_str name)
{
    wn_str none = WN_STR("");
    *wn_list_add(doc->arena, &doc->tags) = (wn_tag){ name, none, none, none, none, false };
    return doc->tags.len - 1;
}

/* The tag NAME without attributes: one for all. */
static uint32_t plain_tag(wn_doc *doc, wn_ast_page *p, const char *name)
{
    for (uint32_t i = 0; i < p->plain_count; i++)
        if (p->plain[i].name == name) return p->plain[i].tag;
    if (p->plain_count == sizeof p->plain / sizeof *p->plain) return add_tag(doc, wn_str_of(name));
    p->plain[p->plain_count].name = name;
    return p->plain[p->plain_count++].tag = add_tag(doc, wn_str_of(name));
}

uint32_t wn_ast_frame(wn_doc *doc, wn_ast_page *p, uint32_t parent, const char *name)
{
    *wn_list_add(doc->arena, &doc->frames) = (wn_frame){ parent, plain_tag(doc, p, name) };
    return doc->frames.len - 1;
}

uint32_t wn_ast_page_begin(wn_doc *doc, wn_ast_page *p)
{
    return wn_ast_frame(doc, p, WN_NOWHERE, "body");
}

/* The value of the attribute KEY in the JSON of attributes. */
static wn_str value_of(wn_doc *doc, wn_str json, const char *key)
{
    wn_buf head = wn_buf_new(doc->arena), out = wn_buf_new(doc->arena);
    wn_buf_print(&head, "[\"%s\",\"", key);
    const char *at = memmem(json.ptr, json.len, head.ptr, head.len);
    if (!at) return WN_STR("");
    at += head.len;
    const char *end = memchr(at, '"', (size_t)(json.ptr + json.len - at));
    wn_json_decode(&out, (wn_str){ at, (size_t)(end - at) });
    return wn_buf_str(&out);
}

/* Is there an attribute KEY, with or without a value? */
static bool has_key(wn_str json, const char *key)
{
    char head[24];
    int n = snprintf(head, sizeof head, "[\"%s\",\"", key);
    return memmem(json.ptr, json.len, head, (size_t)n) != NULL;
}

/* A Div as the tag that it was. */
static bool div_hides(wn_doc *doc, const wn_ast_attributes *of)
{
    wn_html_token t = { .name = WN_STR("div") };
    t.attr[A_ID] = of->id;
    t.attr[A_STYLE] = value_of(doc, of->pairs, "style");
    t.has = 1u << A_ID | 1u << A_STYLE | (has_key(of->pairs, "hidden") ? 1u << A_HIDDEN : 0);
    return wn_html_hides(&t);
}

/* pandoc's words for tags that it makes a Div of. */
static void set_name(wn_tag *t)
{
    static const size_t n = sizeof "section" - 1;
    bool section = wn_str_begins(t->classes, WN_STR("section")) &&
                   (t->classes.len == n || t->classes.ptr[n] == ' ');
    if (section) {
        size_t own = t->classes.len == n ? n : n + 1;
        t->name = WN_STR("section");
        t->classes = (wn_str){ t->classes.ptr + own, t->classes.len - own };
    }
    if (wn_str_eq(t->role, WN_STR("main"))) t->name = WN_STR("main");
}

void wn_ast_attr(wn_doc *doc, wn_ast_page *p, uint32_t frame, const wn_ast_attributes *of)
{
    wn_tag t = { .name = doc->tags.at[doc->frames.at[frame].tag].name, .id = of->id, .classes = of->classes };
    if (!of->id.len && !of->classes.len && of->pairs.len < 3) return;
    t.role = value_of(doc, of->pairs, "role");
    t.itemprop = value_of(doc, of->pairs, "itemprop");
    t.hidden = div_hides(doc, of);
    bool div = wn_str_eq(t.name, WN_STR("div")), told = t.id.len || t.classes.len || t.role.len;
    if (div) set_name(&t);
    if (div && told && ++p->divs >= DIVS) doc->page = true;
    *wn_list_add(doc->arena, &doc->tags) = t;
    doc->frames.at[frame].tag = doc->tags.len - 1;
}

/* The frame that an end tag NAME leaves, from FRAME up to but not including BASE; FRAME: none. */
static uint32_t closed(const wn_doc *doc, uint32_t frame, uint32_t base, wn_str name)
{
    uint32_t n = frame;
    for (uint32_t k = 0; k < SEARCH && n != base && n != WN_NOWHERE; k++, n = doc->frames.at[n].parent)
        if (wn_html_same(doc->tags.at[doc->frames.at[n].tag].name, name)) return doc->frames.at[n].parent;
    return frame;
}

static wn_str attribute(const wn_doc *doc, const wn_html_token *t, wn_html_attr which)
{
    return t->has >> which & 1 ? wn_html_decode(doc->arena, t->attr[which]) : WN_STR("");
}

static uint32_t add_frame(wn_doc *doc, uint32_t frame, const wn_html_token *t, bool hidden)
{
    *wn_list_add(doc->arena, &doc->tags) = (wn_tag){ t->name, attribute(doc, t, A_ID),
        attribute(doc, t, A_CLASS), attribute(doc, t, A_ROLE), attribute(doc, t, A_ITEMPROP), hidden };
    *wn_list_add(doc->arena, &doc->frames) = (wn_frame){ frame, doc->tags.len - 1 };
    return doc->frames.len - 1;
}

/* What follows raw tags with content JSON beside which FRAME is: a new frame behind a start tag, one further
** up, but not above BASE, behind an end tag. */
static uint32_t behind(wn_doc *doc, uint32_t frame, uint32_t base, wn_str json)
{
    wn_buf html = wn_buf_new(doc->arena);
    wn_html_token t;
    if (!wn_str_begins(json, WN_STR("[\"html\",\""))) return frame;
    wn_json_decode(&html, (wn_str){ json.ptr + 9, json.len > 11 ? json.len - 11 : 0 });
    wn_html_scan scan = { wn_buf_str(&html), 0 };
    for (wn_html_next(&scan, &t); t.type != WN_HTML_EOF; wn_html_next(&scan, &t)) {
        if (t.type == WN_HTML_END) frame = closed(doc, frame, base, t.name);
        if (t.type != WN_HTML_START || t.empty) continue;
        const wn_html_element *e = wn_html_element_find(t.name);
        uint8_t is = e ? e->is : 0;
        if (is & WN_HTML_VOID) continue;
        if (is & WN_HTML_RAW) wn_html_raw(&scan, t.name);       /* a script, whole */
        frame = add_frame(doc, frame, &t, is & (WN_HTML_RAW | WN_HTML_SKIP) || wn_html_hides(&t));
    }
    return frame;
}

static wn_ast_level *top(wn_ast_reader *r) { return &r->stack.at[r->stack.len - 1]; }

/* The list of the block that the element on top is, or right in whose line it stands; NULL: deeper inside. */
static wn_ast_level *list_around(wn_ast_reader *r)
{
    wn_ast_level *f = top(r);
    if (f->shape == WN_AS_BLOCK) return f - 1;
    return r->stack.len > 3 && f[-2].element && f[-2].element->flow ? f - 3 : NULL;
}

/* Tags before the first word of BLOCK have led from frame WAS to NOW. */
static void move_block(wn_doc *doc, wn_block *block, uint32_t was, uint32_t now)
{
    const wn_tag *tag = &doc->tags.at[doc->frames.at[now].tag];
    const wn_html_element *e = wn_html_element_find(tag->name);
    wn_frame own = doc->frames.at[block->node];
    bool inward = now > was, line = !tag->hidden && !(e && e->is & WN_HTML_BLOCK);
    if (now == was || (inward && line)) return;         /* a tag as within a line is around words, not blocks */
    if (block->node == was) block->node = now;
    if (block->node == now || own.parent != was) return;
    *wn_list_add(doc->arena, &doc->frames) = (wn_frame){ now, own.tag };
    block->node = doc->frames.len - 1;
}

void wn_ast_raw(wn_ast_reader *r, wn_str json)
{
    wn_ast_level *list = list_around(r);
    if (!list) return;
    uint32_t was = list->in.frame, now = list->in.frame = behind(r->doc, was, list->base, json);
    if (list->link && now < list->link) {               /* frames grow inwards */
        r->walk.links.at[list->of].end = r->doc->leaves.len;
        list->link = 0;
    }
    if (top(r)->shape == WN_AS_BLOCK) {
        r->doc->page = r->doc->page || now > was;
        return;
    }
    wn_ast_block *block = &r->walk.blocks.at[top(r)->in.block];
    if (!block->words) move_block(r->doc, &block->block, was, now);
}

/* ---- links and pictures */

void wn_ast_link_undo(wn_ast_reader *r, const wn_ast_level *list)
{
    if (list->link) r->doc->tags.at[r->doc->frames.at[list->link].tag].name = WN_STR("");
}

/* A link without anything in it is how pandoc writes one around blocks, if a raw end tag follows. */
static void end_link(wn_ast_reader *r)
{
    wn_doc *doc = r->doc;
    wn_ast_level *list = list_around(r);
    const wn_ast_level *f = top(r);
    bool leaf = doc->leaves.len && doc->leaves.at[doc->leaves.len - 1].from > f->from;
    if (!list || leaf || doc->nodes.len - 1 > f->in.node) return;
    wn_ast_link_undo(r, list);
    *wn_list_add(doc->arena, &doc->frames) = (wn_frame){ list->in.frame, add_tag(doc, WN_STR("a")) };
    list->in.frame = list->link = doc->frames.len - 1;
    list->of = r->walk.links.len - 1;
    r->walk.links.at[list->of].first = doc->leaves.len;
}

static void end_picture(wn_ast_reader *r, uint32_t to)
{
    static const char mark[] = "\",\"fig:";     /* the title, as pandoc before 3 marks one with a caption */
    wn_ast_block *b = &r->walk.blocks.at[top(r)->in.block];
    uint32_t from = r->strings; /* the target, its last member */
    r->pictures--;
    b->picture = true;
    b->figure = memmem(r->doc->source.ptr + from, to - from, mark, sizeof mark - 1) != NULL;
}

static void end_block(wn_doc *doc, wn_ast_page *p, wn_block *block, bool figure)
{
    wn_frame own = doc->frames.at[block->node];
    if (!figure) {
        block->node = wn_ast_frame(doc, p, block->node, "img");
        doc->tags.at[doc->frames.at[block->node].tag].hidden = true;
        return;
    }
    bool para = wn_str_eq(doc->tags.at[own.tag].name, WN_STR("p"));
    uint32_t outer = wn_ast_frame(doc, p, para ? own.parent : block->node, "figure");
    block->type = WN_CAPTION;
    block->node = wn_ast_frame(doc, p, outer, "figcaption");
}

void wn_ast_leave(wn_ast_reader *r, uint32_t to)
{
    const wn_ast_element *e = top(r)->element;
    if (e->content == WN_AS_LINK) end_link(r);
    if (e->content == WN_AS_IMAGE) end_picture(r, to);
    wn_ast_block *b = e->flow ? &r->walk.blocks.at[top(r)->in.block] : NULL;
    if (b && b->picture && !b->words) end_block(r->doc, &r->page, &b->block, b->figure);
}
