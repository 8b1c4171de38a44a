/* pandoc_page.h: the containers of an AST as those of the page that it was made of. Private to the
** reader of ASTs. */
#ifndef WN_READ_PANDOC_PAGE_H
#define WN_READ_PANDOC_PAGE_H

#include "doc/doc.h"

/* What the walk keeps of the containers that the page had (pandoc_page.c). */
typedef struct {
    struct { const char *name; uint32_t tag; } plain[24];
    uint32_t plain_count, divs;
} wn_ast_page;

void wn_ast_page_begin(wn_doc *doc, wn_ast_page *p);    /* frame 0, around all */
uint32_t wn_ast_frame(wn_doc *doc, wn_ast_page *p, uint32_t parent, const char *name);

/* The frame of a Div gets what its attributes, JSON, say. */
void wn_ast_div(wn_doc *doc, wn_ast_page *p, uint32_t frame, wn_str id, wn_str classes, wn_str json);

/* What follows a raw block with content JSON, beside which FRAME is: a new frame behind a start tag, one
** further up, but not above BASE, behind an end tag. */
uint32_t wn_ast_raw(wn_doc *doc, uint32_t frame, uint32_t base, wn_str json);

#endif
