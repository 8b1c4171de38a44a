/* read.h: bytes to Doc. A reader checks its input, fills text, leaves, nodes, blocks and links of a
** new document, and knows nothing of what is done with them. */
#ifndef WN_READ_READ_H
#define WN_READ_READ_H

#include "doc/doc.h"

typedef struct {
    wn_str text_field;          /* NDJSON: the field that holds the text; "text" where empty */
} wn_read_options;

typedef struct {
    const char *name;           /* as in --from */
    const char *about;
    const char *extensions;     /* " .txt .text ": each between spaces */
    bool records;               /* one document a line */
    bool (*read)(wn_doc *doc, const wn_read_options *options, wn_err *err);
} wn_reader;

const wn_reader *wn_reader_find(wn_str name);           /* NULL: no such format */
const wn_reader *wn_reader_for(const char *path);       /* by extension; text where none fits */
const wn_reader *wn_reader_each(uint32_t index);        /* NULL behind the last */

bool wn_read_text(wn_doc *doc, const wn_read_options *options, wn_err *err);
bool wn_read_ndjson(wn_doc *doc, const wn_read_options *options, wn_err *err);
bool wn_read_html(wn_doc *doc, const wn_read_options *options, wn_err *err);
bool wn_read_markdown(wn_doc *doc, const wn_read_options *options, wn_err *err);
bool wn_read_pandoc(wn_doc *doc, const wn_read_options *options, wn_err *err);

/* Divides doc->text into blocks as plain text is read: shared by text and NDJSON. */
void wn_read_blocks(wn_doc *doc);

/* Fails with line and column's offset when S (part of doc->source) is not UTF-8. */
bool wn_read_check(const wn_doc *doc, wn_str s, wn_err *err);

#endif
