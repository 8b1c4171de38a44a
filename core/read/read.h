/* read.h: bytes to Doc. A reader checks its input, fills text, leaves, nodes, blocks and links of a
** new document, and knows nothing of what is done with them. */
#ifndef WN_READ_READ_H
#define WN_READ_READ_H

#include "doc/doc.h"

typedef struct {
    wn_str text_field;          /* NDJSON: the field that holds the text; "text" where empty */
    bool replace;               /* bytes that are not UTF-8 become U+FFFD; else they are a fault */
    wn_str charset;             /* of a page, as whoever sent it says; empty: not said */
    bool vast;                  /* a page packed in an archive may be of any size: see wn_unpack_most() */
} wn_read_options;

/* How far the first record in BYTES goes: *LEN of them, 0 while not all are there (OVER: no more come). Of a
** record that nobody wants, *SKIP bytes instead, whether they are there or not. */
typedef bool wn_read_piece(wn_str bytes, bool over, size_t *len, uint64_t *skip, wn_err *err);

typedef struct {
    const char *name;           /* as in --from */
    const char *about;
    const char *extensions;     /* " .txt .text ": each between spaces */
    bool records;               /* many documents, one after another: */
    wn_read_piece *piece;       /* NULL: one a line */
    bool (*read)(wn_doc *doc, const wn_read_options *options, wn_err *err);
} wn_reader;

const wn_reader *wn_reader_find(wn_str name);           /* NULL: no such format */
const wn_reader *wn_reader_for(const char *path);       /* by extension; text where none fits */
const wn_reader *wn_reader_named(const char *path);     /* NULL where none fits */
const wn_reader *wn_reader_of(const char *path, wn_str bytes);  /* by extension, else as BYTES begin */
const wn_reader *wn_reader_each(uint32_t index);        /* NULL behind the last */

bool wn_read_text(wn_doc *doc, const wn_read_options *options, wn_err *err);
bool wn_read_ndjson(wn_doc *doc, const wn_read_options *options, wn_err *err);
bool wn_read_html(wn_doc *doc, const wn_read_options *options, wn_err *err);
bool wn_read_markdown(wn_doc *doc, const wn_read_options *options, wn_err *err);
bool wn_read_pandoc(wn_doc *doc, const wn_read_options *options, wn_err *err);
bool wn_read_warc(wn_doc *doc, const wn_read_options *options, wn_err *err);

bool wn_warc_piece(wn_str bytes, bool over, size_t *len, uint64_t *skip, wn_err *err);

/* Divides doc->text into blocks as plain text is read: shared by text and NDJSON. */
void wn_read_blocks(wn_doc *doc);

/* Makes doc->source UTF-8 where OPTIONS say so; fails with the offset of the first byte that is not. */
bool wn_read_source(wn_doc *doc, const wn_read_options *options, wn_err *err);

#endif
