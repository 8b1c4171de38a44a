/* ledger.c: one record for each edit: where, what, by whom, why. Kept text and the records are the
** whole text. */
#include "edit/edit.h"

#include "base/json.h"
#include "base/utf8.h"

static void add_field(wn_buf *out, const char *key, wn_str value)
{
    wn_buf_add(out, WN_STR(",\""));
    wn_buf_add(out, wn_str_of(key));
    wn_buf_add(out, WN_STR("\":"));
    wn_json_string(out, value);
}

void wn_edit_ledger(const wn_doc *doc, const wn_edits *edits, bool chars, wn_buf *out)
{
    uint32_t at = 0;
    size_t count = 0;           /* code points before AT: counted on, so that all is linear */
    for (uint32_t i = 0; i < edits->edits.len; i++) {
        const wn_edit *e = &edits->edits.at[i];
        wn_str text = wn_str_cut(doc->text, e->span);
        size_t start = e->span.start, end = e->span.end;
        if (chars) {
            start = count + wn_utf8_count(wn_str_cut(doc->text, (wn_span){ at, e->span.start }));
            end = start + wn_utf8_count(text);
        }
        at = e->span.end;
        count = end;
        wn_buf_add(out, WN_STR("{\"doc\":"));
        wn_json_string(out, doc->name);
        wn_buf_print(out, ",\"start\":%zu,\"end\":%zu", start, end);
        add_field(out, "text", text);
        add_field(out, "filter", e->filter);
        add_field(out, "rule", e->rule);
        add_field(out, "reason", e->reason);
        add_field(out, "action", e->replace ? WN_STR("replace") : WN_STR("drop"));
        if (e->replace) add_field(out, "with", e->with);
        else wn_buf_add(out, WN_STR(",\"with\":null"));
        wn_buf_add(out, WN_STR("}\n"));
    }
}
