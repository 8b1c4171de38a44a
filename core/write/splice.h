/* splice.h: what the writers share that take bytes out of a source. Private to them. */
#ifndef WN_WRITE_SPLICE_H
#define WN_WRITE_SPLICE_H

#include "edit/edit.h"

/* TEXT, with what HTML reads as more escaped, line ends as breaks; ASCII: what is not as numbers. */
void wn_html_escape(wn_buf *out, wn_str text, bool ascii);

/* "<mark class=… data-…=…>" of OVER and each mark around it, the outermost first, and their ends;
** WN_NOWHERE: nothing. */
void wn_html_marks(wn_buf *out, const wn_edits *edits, const uint32_t *parents, uint32_t over);
void wn_html_marks_end(wn_buf *out, const uint32_t *parents, uint32_t over);

/* SPAN of the text, of which nothing goes, with its marks; CODE: line ends stay what they are. */
void wn_html_keep(const wn_doc *doc, const wn_edits *edits, const uint32_t *parents, wn_span span, bool code,
                  wn_buf *out);

/* A document that came as Markdown, as Markdown. */
void wn_markdown_splice(const wn_doc *doc, const wn_edits *edits, wn_buf *out);

/* HTML from a document whose containers are named as those of HTML. */
void wn_html_tree(const wn_doc *doc, const wn_edits *edits, wn_buf *out);

/* Where bytes of the source go, and what keeps apart what is left: see markdown_cut.c. */
typedef struct {
    uint32_t from, to;          /* bytes of the source, apart from each other */
    wn_span prefix;             /* of the source: what stands before the line that follows, or is cut */
    bool blank, wall;           /* in their place: a blank line; a comment that keeps lists apart */
    bool tab;                   /* its first byte is a tab that a bullet before it needs a column of */
    wn_str put;                 /* and these bytes */
} wn_cut;

typedef WN_LIST(wn_cut) wn_cuts;

/* The cuts for what is emptied, in order; which nodes they take. */
bool *wn_markdown_cuts(const wn_doc *doc, const wn_edits *edits, wn_cuts *out);

/* With how much care a block is written. */
enum { WN_BARE, WN_APART, WN_WHOLE, WN_PLAIN, WN_ALONE };

/* What a block says, but for white space; TOUCHED: by an edit or a mark. */
typedef struct { uint64_t hash; uint32_t bytes; uint8_t type, level; bool touched; } wn_print;

wn_print wn_print_new(const wn_block *b);
void wn_print_add(wn_print *p, wn_str text);

/* Writes DOC, each block with the care of CARE, and into PRINTS what each should say. */
void wn_markdown_put(const wn_doc *doc, const wn_edits *edits, const wn_cuts *cuts, const uint8_t *care,
                     wn_print *prints, wn_buf *out);

#endif
