/* pandoc_page.h: the walk over an AST, and the containers that it had as a page. Private to the reader
** of ASTs. */
#ifndef WN_READ_PANDOC_PAGE_H
#define WN_READ_PANDOC_PAGE_H

#include "read/pandoc.h"

/* What what is read inside a level belongs to. */
typedef struct {
    uint32_t node, block, attr, frame;  /* the innermost ones */
    uint8_t type, items, quotes;/* of the blocks to come */
} wn_ast_context;

/* An array or element that is being read. */
typedef struct {
    wn_ast_context in;
    const wn_ast_element *element;  /* NULL: an array, or an element not known (yet) */
    uint32_t from, base;        /* base: the frame in which an array began */
    uint32_t link, of;          /* of an array: the frame of a link that may be around blocks, 0: none; its
                                   entry in the walk */
    uint8_t shape;              /* WN_AS_BLOCK or _INLINE: an element */
    uint8_t at;                 /* members read; 1: "t" is known */
    bool filled;                /* "c" has been read */
    bool single;                /* Quoted: with single marks */
} wn_ast_level;

typedef struct { wn_str id, classes, pairs; } wn_ast_attributes;       /* pairs: JSON */

/* What the walk keeps of the containers that the page had. */
typedef struct {
    struct { const char *name; uint32_t tag; } plain[24];
    uint32_t plain_count, divs;
} wn_ast_page;

typedef struct {
    wn_doc *doc;
    wn_json json;
    wn_ast_walk walk;
    WN_LIST(wn_ast_level) stack;
    WN_LIST(wn_ast_attributes) attrs;
    wn_ast_page page;
    wn_ast_names names;         /* only where keys are in another order */
    uint32_t row_first;         /* blocks before the current row */
    uint32_t breaks;            /* line breaks before the next leaf */
    uint32_t lines;             /* LineBreaks since the last word */
    uint32_t pictures;          /* that are open */
    uint32_t strings;           /* where the last pair of strings began */
    bool in_cell_after;         /* in a cell that is not its row's first */
} wn_ast_reader;

uint32_t wn_ast_page_begin(wn_doc *doc, wn_ast_page *p);        /* the frame around all */
uint32_t wn_ast_frame(wn_doc *doc, wn_ast_page *p, uint32_t parent, const char *name);

/* The frame of a Div or the like gets what its attributes say. */
void wn_ast_attr(wn_doc *doc, wn_ast_page *p, uint32_t frame, const wn_ast_attributes *of);

/* The element on top is raw with content JSON. Its tags are around what follows in the list of blocks, and
** around the block that they stand in, where they come before its first word. */
void wn_ast_raw(wn_ast_reader *r, wn_str json);

/* The element on top ends before byte TO: an empty link may be around the blocks that follow; a block with
** nothing but a picture is a caption, or what nobody sees. */
void wn_ast_leave(wn_ast_reader *r, uint32_t to);

/* The list ends in which such a link has not been closed: it was around nothing. */
void wn_ast_link_undo(wn_ast_reader *r, const wn_ast_level *list);

#endif
