/* cursor.c: see cursor.h. In a leaf that is a JSON string, escapes are counted one by one; a leaf that
** stands as a whole begins and ends where it does. */
#include "doc/cursor.h"

#include "base/json.h"

wn_cursor wn_cursor_new(const wn_doc *doc)
{
    return (wn_cursor){ doc, 0, 0, doc->leaves.len ? doc->leaves.at[0].from : 0 };
}

/* Moves C to byte AT, which lies in its leaf. */
static void walk(wn_cursor *c, uint32_t at)
{
    const wn_leaf *leaf = &c->doc->leaves.at[c->leaf];
    if (c->text < leaf->text.start) c->text = leaf->text.start, c->at = leaf->from;
    if (leaf->type == WN_LEAF_SAME) c->at = leaf->from + (at - leaf->text.start);
    for (; leaf->type == WN_LEAF_JSON && c->text < at;) {
        uint32_t len, code = wn_json_code(c->doc->source, c->at, &len);
        c->text += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
        c->at += len;
    }
    c->text = at;
}

uint32_t wn_cursor_start(wn_cursor *c, uint32_t at)
{
    const wn_doc *doc = c->doc;
    while (c->leaf < doc->leaves.len && doc->leaves.at[c->leaf].text.end <= at) c->leaf++;
    if (c->leaf == doc->leaves.len)
        return doc->leaves.len ? doc->leaves.at[doc->leaves.len - 1].to : 0;
    const wn_leaf *leaf = &doc->leaves.at[c->leaf];
    if (at <= leaf->text.start) return leaf->from;
    walk(c, at);
    return leaf->type == WN_LEAF_WHOLE ? leaf->from : c->at;
}

uint32_t wn_cursor_to_end(wn_cursor *c, uint32_t at)
{
    const wn_doc *doc = c->doc;
    while (c->leaf < doc->leaves.len && doc->leaves.at[c->leaf].text.end < at) c->leaf++;
    if (c->leaf == doc->leaves.len)
        return doc->leaves.len ? doc->leaves.at[doc->leaves.len - 1].to : 0;
    const wn_leaf *leaf = &doc->leaves.at[c->leaf];
    if (at <= leaf->text.start) return c->leaf ? doc->leaves.at[c->leaf - 1].to : leaf->from;
    if (at == leaf->text.end || leaf->type == WN_LEAF_WHOLE) return leaf->to;
    walk(c, at);
    return c->at;
}

uint32_t wn_cursor_end(const wn_cursor *from, uint32_t at)
{
    wn_cursor c = *from;
    return wn_cursor_to_end(&c, at);
}
