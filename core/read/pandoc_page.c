/* pandoc_page.c: see pandoc_page.h. Blocks are the tags that
** pandoc writes for them; a Div keeps its class, id and role; what pandoc has no element for comes as raw
** tags (-f html+raw_html), which stand around what follows them:
**
**     RawBlock <nav class="top">   BulletList …   RawBlock </nav>        nav.top > ul > li
*/
#include "read/pandoc_page.h"

#include <stdio.h>

#include "base/json.h"
#include "read/html.h"

enum { DIVS = 5 };              /* so many say that it was a page */

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
    bool own = strcmp(name, "div") == 0;
    uint32_t tag = own ? add_tag(doc, wn_str_of(name)) : plain_tag(doc, p, name);
    *wn_list_add(doc->arena, &doc->frames) = (wn_frame){ parent, tag };
    return doc->frames.len - 1;
}

void wn_ast_page_begin(wn_doc *doc, wn_ast_page *p)
{
    wn_ast_frame(doc, p, WN_NOWHERE, "body");
}

static bool begins(wn_str s, const char *with)
{
    size_t n = strlen(with);
    return s.len >= n && memcmp(s.ptr, with, n) == 0;
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
static bool div_hides(wn_doc *doc, wn_str id, wn_str json)
{
    wn_html_token t = { .name = WN_STR("div") };
    t.attr[A_ID] = id;
    t.attr[A_STYLE] = value_of(doc, json, "style");
    t.has = 1u << A_ID | 1u << A_STYLE | (has_key(json, "hidden") ? 1u << A_HIDDEN : 0);
    return wn_html_hides(&t);
}

void wn_ast_div(wn_doc *doc, wn_ast_page *p, uint32_t frame, wn_str id, wn_str classes, wn_str json)
{
    wn_tag *t = &doc->tags.at[doc->frames.at[frame].tag];
    wn_str role = value_of(doc, json, "role"), itemprop = value_of(doc, json, "itemprop");
    *t = (wn_tag){ t->name, id, classes, role, itemprop, div_hides(doc, id, json) };
    if (begins(classes, "section")) t->name = WN_STR("section");    /* pandoc's word for the tag */
    if (wn_str_eq(role, WN_STR("main"))) t->name = WN_STR("main");
    if ((id.len || classes.len || role.len) && ++p->divs >= DIVS) doc->page = true;
}

/* The frame that an end tag NAME leaves, from FRAME up to but not including BASE; FRAME: none. */
static uint32_t closed(const wn_doc *doc, uint32_t frame, uint32_t base, wn_str name)
{
    for (uint32_t n = frame; n != base && n != WN_NOWHERE; n = doc->frames.at[n].parent)
        if (wn_html_same(doc->tags.at[doc->frames.at[n].tag].name, name)) return doc->frames.at[n].parent;
    return frame;
}

static wn_str attribute(const wn_doc *doc, const wn_html_token *t, wn_html_attr which)
{
    return t->has >> which & 1 ? wn_html_decode(doc->arena, t->attr[which]) : WN_STR("");
}

uint32_t wn_ast_raw(wn_doc *doc, uint32_t frame, uint32_t base, wn_str json)
{
    wn_buf html = wn_buf_new(doc->arena);
    wn_html_token t;
    if (!begins(json, "[\"html\",\"")) return frame;
    wn_json_decode(&html, (wn_str){ json.ptr + 9, json.len > 11 ? json.len - 11 : 0 });
    wn_html_scan scan = { wn_buf_str(&html), 0 };
    for (wn_html_next(&scan, &t); t.type != WN_HTML_EOF; wn_html_next(&scan, &t)) {
        const wn_html_element *e = wn_html_element_find(t.name);
        if (t.type == WN_HTML_END) frame = closed(doc, frame, base, t.name);
        if (t.type != WN_HTML_START || t.empty || (e && e->is & (WN_HTML_VOID | WN_HTML_RAW))) continue;
        *wn_list_add(doc->arena, &doc->tags) = (wn_tag){ t.name, attribute(doc, &t, A_ID),
            attribute(doc, &t, A_CLASS), attribute(doc, &t, A_ROLE), attribute(doc, &t, A_ITEMPROP),
            wn_html_hides(&t) };
        *wn_list_add(doc->arena, &doc->frames) = (wn_frame){ frame, doc->tags.len - 1 };
        frame = doc->frames.len - 1;
        doc->page = true;
    }
    return frame;
}
