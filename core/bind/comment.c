/* comment.c: see comment.h. */
#include "bind/comment.h"

wn_edits *wn_result_track(const wn_result *r, const wn_author *who)
{
    const wn_doc *doc = r->found->doc;
    wn_comments comments = { 0 };
    for (uint32_t i = 0; i < r->notes.len; i++) {
        const wn_note *n = &r->notes.at[i];
        wn_buf text = wn_buf_new(doc->arena);
        wn_buf_add(&text, n->message);
        wn_buf_print(&text, " [%.*s]", (int)n->rule.len, n->rule.ptr);
        *wn_list_add(doc->arena, &comments) = (wn_comment){ n->span, wn_buf_str(&text) };
    }
    return wn_edit_track(doc, &r->decisions, &comments, who);
}
