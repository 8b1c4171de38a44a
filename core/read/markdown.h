/* markdown.h: what the files of the Markdown reader and the Markdown writer share. Private to them.
**
** A document is read in two steps: lines make parts (blocks and their containers), and then, when all
** link definitions are known, the lines of each part are joined to one run of text and parsed:
**
**     source   > a *b      part: paragraph in a quote, lines "a *b", "c*"
**              > c*        run:  "a *b\nc*"      pieces: a, b, line end, c      spans: [*b\nc*]
*/
#ifndef WN_READ_MARKDOWN_H
#define WN_READ_MARKDOWN_H

#include "doc/doc.h"

typedef enum {                  /* parts, then spans; the type of a node, and its index in doc->tags */
    WN_MD_DOCUMENT, WN_MD_QUOTE, WN_MD_LIST, WN_MD_NUMBERED, WN_MD_ITEM, WN_MD_NOTE,
    WN_MD_PARAGRAPH, WN_MD_HEADING, WN_MD_INDENTED, WN_MD_FENCED, WN_MD_TABLE, WN_MD_HEAD, WN_MD_ROW,
    WN_MD_CELL, WN_MD_OPAQUE, WN_MD_DEFINITIONS,        /* a rule, HTML; of links: kept, no text */
    WN_MD_EMPHASIS, WN_MD_STRONG, WN_MD_DELETED, WN_MD_LINK, WN_MD_CODE, WN_MD_MATH,
    WN_MD_IMAGE, WN_MD_HTML, WN_MD_REFERENCE,   /* inside a run, kept, no text */
    WN_MD_TYPES
} wn_md_type;

/* FROM stands behind the marks of the containers around it; TO before the end of its last line. */
typedef struct {
    uint32_t from, to, parent;
    uint32_t line, lines;       /* its lines, indexes into md->lines */
    wn_span info;               /* of a fence: bytes of the source */
    uint8_t type, level;
} wn_md_part;

/* A part's own bytes of a line. PAD: columns of the tab before them; BEGIN: behind the marks of containers. */
typedef struct { uint32_t from, to, begin; uint8_t pad; } wn_md_line;

typedef struct { wn_str label, url; uint32_t order; } wn_md_define;
typedef struct {
    wn_doc *doc;
    WN_LIST(wn_md_part) parts;  /* in the order in which they begin */
    WN_LIST(wn_md_line) lines;
    WN_LIST(wn_md_define) defines;      /* sorted when all lines are read */
} wn_md;

typedef enum {
    WN_MD_TEXT, WN_MD_ESCAPE, WN_MD_ENTITY, WN_MD_SOFT, WN_MD_HARD, WN_MD_NUL, WN_MD_DELIMITER
} wn_md_piece_type;

/* Bytes of a run that show; CODE: of an entity; else index of a delimiter. */
typedef struct { uint32_t from, to, code; uint8_t type; } wn_md_piece;

/* "**bold**": [from, open) and [close, to) are its marks. */
typedef struct { uint32_t from, open, close, to; wn_str url; uint8_t type; } wn_md_span;

typedef struct {
    WN_LIST(wn_md_piece) pieces;
    WN_LIST(wn_md_span) spans;  /* by from, longer first */
} wn_md_inlines;

void wn_md_blocks(wn_md *md, uint32_t at);      /* lines to parts, from byte AT of the source on */

/* The lines of PART as one run, with one LF between them and none at the end. */
wn_str wn_md_run(const wn_md *md, const wn_md_part *part);

/* What is in the run S; CELL: of a table. */
void wn_md_inline(const wn_md *md, wn_str s, bool cell, wn_md_inlines *out);

/* The scanners below return the place behind what begins at AT, and AT where there is no such thing. */
uint32_t wn_md_label(wn_str s, uint32_t at);            /* "[label]" */
uint32_t wn_md_target(wn_str s, uint32_t at, wn_str *url);      /* "(url 'title')" */
uint32_t wn_md_define_at(wn_str s, uint32_t at, wn_md_define *d);   /* "[label]: url 'title'" and LF */
uint32_t wn_md_autolink(wn_str s, uint32_t at);         /* "<https://…>", "<a@b.c>" */
uint32_t wn_md_tag(wn_str s, uint32_t at);              /* "<b class=…>", "</b>" */
/* "https://", "http://", "ftp://" or "www.", whose first mark is at AT: its length, and in *BEFORE what of
** it is before AT; 0: none is there. */
uint32_t wn_md_head(wn_str s, uint32_t at, uint32_t *before);
/* "https://…", "www.…", bare; none begins before *NO_DOT, which is 0 at first. */
uint32_t wn_md_address(wn_str s, uint32_t at, uint32_t *no_dot);
uint32_t wn_md_cell(wn_str s, uint32_t at);             /* up to the next "|" that divides cells */

/* What ends the HTML that begins at AT of a line; "": a blank line; NULL: none begins. PARAGRAPH: below one. */
const char *wn_md_html_stop(wn_str line, uint32_t at, bool paragraph);
wn_str wn_md_row(wn_str line, uint32_t from, uint32_t to);      /* without its outer marks */
uint32_t wn_md_count_cells(wn_str row);
uint32_t wn_md_divider(wn_str line, uint32_t from);     /* "|:-:|---|": its columns, 0: it is none */

wn_str wn_md_unescape(wn_arena *a, wn_str s);           /* of an address: escapes, entities */
wn_str wn_md_fold(wn_arena *a, wn_str label);           /* as labels are compared */
uint32_t wn_md_entity(wn_str s, uint32_t at, uint32_t *code);
bool wn_md_mark(char c);                                /* ASCII punctuation */
int wn_md_by_label(const void *a, const void *b);       /* of definitions; then the first */

#endif
