/* pandoc.h: what the reader of pandoc's AST and its writer share: the kinds of node, and where the
** parts of the source lie. Private to the two. */
#ifndef WN_READ_PANDOC_H
#define WN_READ_PANDOC_H

#include "base/json.h"
#include "doc/doc.h"

/* wn_node.type. An element of the AST, or an array that counts as one: an item, a row, a line. */
typedef enum {
    WN_AST_OTHER,               /* unknown, or without text: raw, rule, null */
    WN_AST_INLINE,              /* a container of inlines: Emph, Link, Span … */
    WN_AST_STR, WN_AST_SPACE,   /* nodes only where written unusually; else just leaves */
    WN_AST_CODE,                /* Code, Math: one string in an inline */
    WN_AST_QUOTED, WN_AST_NOTE,
    WN_AST_BLOCK,               /* a block, or a container of blocks */
    WN_AST_CODE_BLOCK,          /* one string in a block */
    WN_AST_ARRAY                /* item, definition, row, line of a line block */
} wn_ast_type;

/* wn_doc.form of a document read from pandoc. */
typedef struct {
    uint32_t blocks_from, blocks_to;    /* the array of top blocks, brackets included */
    const uint32_t *order;              /* leaves in order of the source; NULL: as they stand */
} wn_ast_form;

/* How an array is read: as a list of one kind of value or as a tuple. */
typedef enum {
    WN_AS_SKIP, WN_AS_BLOCK, WN_AS_INLINE, WN_AS_TEXT, WN_AS_ATTR, WN_AS_LEVEL, WN_AS_TARGET,
    WN_AS_QUOTE, WN_AS_SPACE,   /* values; below: values that are only passed by, then arrays */
    WN_AS_ATTRS, WN_AS_PAIRS, WN_AS_TYPE, WN_AS_NUMBER, WN_AS_STRINGS, WN_AS_NUMBERING, WN_AS_COLUMNS,
    WN_AS_CITES,
    WN_AS_BLOCKS, WN_AS_QUOTE_BLOCKS, WN_AS_NOTE_BLOCKS, WN_AS_CELL_BLOCKS, WN_AS_CAPTION_BLOCKS,
    WN_AS_INLINES, WN_AS_ITEMS, WN_AS_ITEM, WN_AS_LINES, WN_AS_LINE, WN_AS_DEFS, WN_AS_DEF, WN_AS_TERM,
    WN_AS_ROWS, WN_AS_ROW, WN_AS_CELLS, WN_AS_CELL, WN_AS_HEAD, WN_AS_BODIES, WN_AS_BODY,
    WN_AS_CAPTION, WN_AS_TABLE, WN_AS_FIGURE, WN_AS_DIV, WN_AS_HEADER, WN_AS_CODE_BLOCK,
    WN_AS_ORDERED, WN_AS_QUOTED, WN_AS_CODE, WN_AS_MATH, WN_AS_LINK, WN_AS_IMAGE, WN_AS_SPAN, WN_AS_CITE,
    WN_AS_SHAPES
} wn_ast_shape_name;

typedef struct {
    const char *name;           /* for messages */
    bool node;                  /* is itself a node of type WN_AST_ARRAY */
    uint8_t count;              /* members of a tuple; 0: a list */
    uint8_t of[6];              /* how the members are read; of[0] for a list */
    const char *tag;            /* as for elements */
} wn_ast_shape;

typedef struct {
    const char *name;
    bool block, flow;
    uint8_t type, content;
    const char *tag;            /* of its container, as pages have it; NULL: none of its own */
    bool raw;
} wn_ast_element;

const wn_ast_shape *wn_ast_shape_get(uint32_t shape);

/* Something is not as EXPECTED; E is. Both fail with a message. */
bool wn_ast_not(size_t at, const char *what, const char *expected, wn_err *err);
bool wn_ast_want(const wn_json_event *e, wn_json_type type, const char *expected, wn_err *err);

/* Steps over the value that E has begun, of which only the shape matters; E becomes the whole. */
bool wn_ast_pass(wn_json *j, uint32_t as, wn_json_event *e, wn_err *err);

const wn_ast_element *wn_ast_element_find(wn_str name);     /* NULL: unknown */

/* What the walk knows of a leaf or block before the text is laid out. */
typedef struct { uint32_t block, breaks; const char *shows; } wn_ast_leaf; /* shows: NULL for JSON */
typedef struct {
    wn_block block;
    uint8_t breaks;             /* of the line before it */
    bool words, picture, figure;    /* shows words outside of pictures; a picture; one with a caption */
} wn_ast_block;
typedef struct {
    uint32_t node;
    wn_str url;
    uint32_t first, end;        /* leaves, where it is around blocks */
} wn_ast_link;

typedef struct {
    WN_LIST(wn_ast_leaf) leaves;        /* beside doc->leaves, which are in source order */
    WN_LIST(wn_ast_block) blocks;
    WN_LIST(wn_ast_link) links;
    bool notes;                         /* whether text and source may differ in order */
} wn_ast_walk;

/* Lays out the text: order of leaves, spans of leaves, nodes, blocks and links. */
void wn_ast_layout(wn_doc *doc, wn_ast_walk *walk);

/* The value of "t" of each object in a document whose keys are not in pandoc's order. */
typedef struct { uint32_t from; wn_str name; } wn_ast_name;
typedef WN_LIST(wn_ast_name) wn_ast_names;
bool wn_ast_names_read(wn_arena *a, wn_str source, wn_ast_names *names, wn_err *err);
wn_str wn_ast_names_get(const wn_ast_names *names, uint32_t from);      /* "": none */

/* Reads RAW, the value of "meta", into doc->meta and doc->lang. */
void wn_ast_meta(wn_doc *doc, wn_str raw);

#endif
