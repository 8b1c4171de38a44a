/* read.h: bytes to Doc. A reader checks its input, fills text, leaves, nodes, blocks and links of a
** new document, and knows nothing of what is done with them. */
#ifndef WN_READ_READ_H
#define WN_READ_READ_H

#include "doc/doc.h"

typedef struct {
    wn_str text_field;          /* NDJSON: the field that holds the text; "text" where empty */
    bool replace;               /* bytes that are not UTF-8 become U+FFFD; else they are a fault */
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

/* Makes doc->source UTF-8 where OPTIONS say so; fails with the offset of the first byte that is not. */
bool wn_read_source(wn_doc *doc, const wn_read_options *options, wn_err *err);

#endif
