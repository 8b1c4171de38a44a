/* text.c: plain text. From text: the source, spliced; from other formats: the kept text and a line end. */
#include "write/write.h"

/* Leaves of plain text are the whole text in order, at a fixed distance from the source. */
static void splice(const wn_doc *doc, const wn_edits *edits, wn_buf *out)
{
    size_t shift = (size_t)(doc->text.ptr - doc->source.ptr), at = 0;
    for (uint32_t i = 0; i < edits->edits.len; i++) {
        const wn_edit *e = &edits->edits.at[i];
        wn_buf_add(out, (wn_str){ doc->source.ptr + at, e->span.start + shift - at });
        if (e->replace) wn_buf_add(out, e->with);
        at = e->span.end + shift;
    }
    wn_buf_add(out, (wn_str){ doc->source.ptr + at, doc->source.len - at });
}

bool wn_write_text(const wn_doc *doc, const char *from, const wn_edits *edits, wn_buf *out, wn_err *err)
{
    (void)err;
    if (strcmp(from, "text") == 0) {
        splice(doc, edits, out);
        return true;
    }
    wn_str kept = wn_edit_text(doc, edits, out->arena);
    wn_buf_add(out, kept);
    if (kept.len && kept.ptr[kept.len - 1] != '\n') wn_buf_byte(out, '\n');
    return true;
}
