/* ledger.c: one record for each edit: where, what, by whom, why. Kept text and the records are the
** whole text. */
#include "edit/edit.h"

#include "base/json.h"
#include "base/points.h"

static void add_field(wn_buf *out, const char *key, wn_str value)
{
    wn_buf_add(out, WN_STR(",\""));
    wn_buf_add(out, wn_str_of(key));
    wn_buf_add(out, WN_STR("\":"));
    wn_json_string(out, value);
}

void wn_edit_ledger(const wn_doc *doc, const wn_edits *edits, bool chars, wn_buf *out)
{
    wn_points points = { 0 };
    wn_str label = wn_doc_label(doc);
    if (chars) points = wn_points_new(doc->arena, doc->text);
    for (uint32_t i = 0; i < edits->edits.len; i++) {
        const wn_edit *e = &edits->edits.at[i];
        uint32_t start = chars ? wn_points_at(&points, e->span.start) : e->span.start;
        uint32_t end = chars ? wn_points_at(&points, e->span.end) : e->span.end;
        wn_buf_add(out, WN_STR("{\"doc\":"));
        wn_json_string(out, label);
        wn_buf_print(out, ",\"start\":%u,\"end\":%u", (unsigned)start, (unsigned)end);
        add_field(out, "text", wn_str_cut(doc->text, e->span));
        add_field(out, "filter", e->filter);
        add_field(out, "rule", e->rule);
        add_field(out, "reason", e->reason);
        add_field(out, "action", e->replace ? WN_STR("replace") : WN_STR("drop"));
        if (e->replace) add_field(out, "with", e->with);
        else wn_buf_add(out, WN_STR(",\"with\":null"));
        wn_buf_add(out, WN_STR("}\n"));
    }
}
