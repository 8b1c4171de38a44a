/* write.h: Doc and edit set to bytes. What no edit touches leaves as the bytes it came in where the
** format going out is the one that came in; otherwise the document is written from its blocks. */
#ifndef WN_WRITE_WRITE_H
#define WN_WRITE_WRITE_H

#include "edit/edit.h"

typedef struct {
    const char *name;           /* as in --to */
    const char *about;
    bool marks;                 /* can show marks */
    bool one;                   /* an output holds one document: two in a row are none */
    bool line;                  /* a document is a line, whose end is not written */
    bool (*write)(const wn_doc *doc, const char *from, const wn_edits *edits, wn_buf *out, wn_err *err);
} wn_writer;

const wn_writer *wn_writer_find(wn_str name);           /* NULL: no such format */
const wn_writer *wn_writer_each(uint32_t index);        /* NULL behind the last */

/* FROM is the name of the format that DOC was read from. */
bool wn_write_text(const wn_doc *doc, const char *from, const wn_edits *edits, wn_buf *out, wn_err *err);
bool wn_write_ndjson(const wn_doc *doc, const char *from, const wn_edits *edits, wn_buf *out, wn_err *err);
bool wn_write_dolma(const wn_doc *doc, const char *from, const wn_edits *edits, wn_buf *out, wn_err *err);
bool wn_write_markdown(const wn_doc *doc, const char *from, const wn_edits *edits, wn_buf *out, wn_err *err);
bool wn_write_html(const wn_doc *doc, const char *from, const wn_edits *edits, wn_buf *out, wn_err *err);
bool wn_write_pandoc(const wn_doc *doc, const char *from, const wn_edits *edits, wn_buf *out, wn_err *err);

#endif
