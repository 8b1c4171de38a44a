/* selector.c: see selector.h. Containers come after those around them, so one walk is enough: each is told
** which steps it ends, and which were ended around it, a bit a step. */
#include "find/selector.h"

#include "find/shape.h"

/* ---- reading */

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

static bool is_name(char c)
{
    return c == '-' || c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static void skip_space(wn_str *s)
{
    while (s->len && is_space(s->ptr[0])) s->ptr++, s->len--;
}

static wn_str take_name(wn_str *s)
{
    wn_str name = { s->ptr, 0 };
    while (name.len < s->len && is_name(s->ptr[name.len])) name.len++;
    s->ptr += name.len;
    s->len -= name.len;
    return name;
}

/* "div.story#top"; false where nothing of the kind stands. */
static bool read_step(wn_str *s, wn_step *out)
{
    *out = (wn_step){ .tag = take_name(s) };
    bool any = out->tag.len > 0;
    if (!any && s->len && s->ptr[0] == '*') any = true, s->ptr++, s->len--;
    while (s->len && (s->ptr[0] == '.' || s->ptr[0] == '#')) {
        bool id = s->ptr[0] == '#';
        s->ptr++, s->len--;
        wn_str name = take_name(s);
        if (!name.len || (!id && out->class_count == WN_STEP_CLASSES)) return false;
        if (id) out->id = name;
        else out->classes[out->class_count++] = name;
        any = true;
    }
    return any;
}

bool wn_selector_read(wn_str *text, wn_selector *out, wn_err *err)
{
    wn_str all = *text;
    bool child = false;
    out->count = 0;
    for (;;) {
        skip_space(text);
        if (out->count && text->len && text->ptr[0] == '>' && !child) {
            child = true;
            text->ptr++, text->len--;
            continue;
        }
        if (!text->len || text->ptr[0] == ',') break;
        if (out->count == WN_STEPS)
            return wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "selector '%.*s' has more than %d parts",
                           (int)all.len, all.ptr, WN_STEPS);
        if (!read_step(text, &out->steps[out->count])) {
            return wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "selector '%.*s': '%.*s' is no tag, .class or #id",
                           (int)all.len, all.ptr, (int)text->len, text->ptr);
        }
        out->steps[out->count++].child = child;
        child = false;
    }
    if (!out->count || child)
        return wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "selector '%.*s' ends before it says anything",
                       (int)all.len, all.ptr);
    if (text->len) text->ptr++, text->len--;
    return true;
}

/* ---- matching */

static bool alike(wn_str a, wn_str b)
{
    for (size_t i = 0; a.len == b.len && i < a.len; i++) {
        char x = a.ptr[i], y = b.ptr[i];
        if (x >= 'A' && x <= 'Z') x = (char)(x + 32);
        if (y >= 'A' && y <= 'Z') y = (char)(y + 32);
        if (x != y) return false;
    }
    return a.len == b.len;
}

static bool has_class(wn_str classes, wn_str name)
{
    for (size_t i = 0; i < classes.len;) {
        size_t start = i;
        while (i < classes.len && !is_space(classes.ptr[i])) i++;
        if (wn_str_eq((wn_str){ classes.ptr + start, i - start }, name)) return true;
        while (i < classes.len && is_space(classes.ptr[i])) i++;
    }
    return false;
}

static bool is_step(const wn_tag *t, const wn_step *s)
{
    if (s->tag.len && !alike(s->tag, t->name)) return false;
    if (s->id.len && !wn_str_eq(s->id, t->id)) return false;
    for (uint32_t i = 0; i < s->class_count; i++)
        if (!has_class(t->classes, s->classes[i])) return false;
    return true;
}

typedef struct { uint8_t own, around; } ended;

/* Which steps of S the container with TAG ends, if UP is what is around it. */
static ended end_steps(const wn_selector *s, const wn_tag *tag, ended up)
{
    ended e = { 0, up.around | up.own };
    for (uint32_t k = 0; k < s->count; k++) {
        bool before = k == 0 || (s->steps[k].child ? up.own : e.around) >> (k - 1) & 1;
        if (before && is_step(tag, &s->steps[k])) e.own |= (uint8_t)(1u << k);
    }
    return e;
}

static void apply(wn_features *x, const wn_selector *s, ended *at)
{
    const wn_doc *doc = x->found->doc;
    for (uint32_t n = 0; n < wn_shape_len(doc); n++) {
        uint32_t up = wn_shape_up(doc, n);
        at[n] = end_steps(s, &doc->tags.at[wn_shape_tag(doc, n)], up == WN_NOWHERE ? (ended){ 0, 0 } : at[up]);
    }
    for (uint32_t i = 0; i < x->len; i++) {
        ended e = at[doc->blocks.at[i].node];
        if (!((e.own | e.around) >> (s->count - 1) & 1)) continue;
        x->at[i].certain += s->value * 12;
        if (!x->at[i].why.len) x->at[i].why = s->why;
        if (x->at[i].certain > 0) x->certain = true;
    }
}

void wn_selector_apply(wn_features *x)
{
    const wn_found *f = x->found;
    if (!f->selector_count || !wn_shape_len(f->doc)) return;
    ended *at = wn_arena_array(f->arena, wn_shape_len(f->doc), sizeof *at);
    for (uint32_t i = 0; i < f->selector_count; i++) apply(x, &f->selectors[i], at);
}
