/* search.c: see search.h. */
#include "find/search.h"

#include "doc/cursor.h"

static int gave_up(const wn_search *s, const wn_err *why, wn_err *err)
{
    const wn_doc *doc = s->found->doc;
    uint32_t at = s->block.start + (uint32_t)s->walk.at;
    wn_place p = wn_doc_place(doc, at);
    wn_cursor c = wn_cursor_new(doc);
    wn_fail(err, why->code, wn_cursor_start(&c, at), "%.*s, from line %u, column %u: %s", (int)s->whose.len,
            s->whose.ptr, p.line, p.column, why->text);
    return -1;
}

int wn_search_next(wn_search *s, wn_span *at, wn_err *err)
{
    wn_err why = { 0 };
    int found = wn_regex_next(s->regex, wn_found_text(s->found, s->block), &s->walk, &why);
    if (found < 0) return gave_up(s, &why, err);
    if (!found) return 0;
    wn_span m = wn_regex_span(s->regex, 0);
    *at = (wn_span){ s->block.start + m.start, s->block.start + m.end };
    return 1;
}
