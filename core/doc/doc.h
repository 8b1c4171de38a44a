/* doc.h: a document. The text is what a reader of it sees, UTF-8, never changed after reading; blocks
** divide it, leaves map it to the bytes of the source.
**
**     source   {"t":"Str","c":"Gr\u00fc\u00dfe"} ...     bytes as they came in
**     leaves           [----------------]                in order, without overlap
**     text             Grüße                             offsets that filters see
**     blocks   [ paragraph ........... ] [ heading ... ]  flat, in order, without overlap
*/
#ifndef WN_DOC_DOC_H
#define WN_DOC_DOC_H

#include "base/err.h"
#include "base/list.h"

typedef enum {
    WN_PARAGRAPH, WN_HEADING, WN_ITEM, WN_BLOCKQUOTE, WN_CODE, WN_CELL, WN_CAPTION, WN_BLOCK_TYPES
} wn_block_type;

/* A block carries text itself: a list item of two paragraphs is two blocks of type item. */
typedef struct {
    wn_span span;               /* without white space at either end */
    uint8_t type;               /* wn_block_type */
    uint8_t level;              /* heading 1..6; depth of an item or block quote; else 0 */
    wn_str id, classes;         /* classes with one space between; "" where there are none */
    uint32_t node;              /* container around it, where doc->tags has any: a frame, or a node */
} wn_block;

/* How the bytes of a leaf stand for its text. */
typedef enum {
    WN_LEAF_SAME,               /* byte for byte */
    WN_LEAF_JSON,               /* inside a JSON string, escapes and all */
    WN_LEAF_WHOLE               /* as a whole: a space that is {"t":"Space"}; goes or stays */
} wn_leaf_type;

typedef struct {
    wn_span text;               /* bytes of the text */
    uint32_t from, to;          /* bytes of the source that say just that */
    uint32_t node;              /* innermost container, or WN_NOWHERE */
    uint8_t type;               /* wn_leaf_type */
    bool mark;                  /* shown for a container (the marks of Quoted): goes when it goes */
} wn_leaf;

/* A container of the source that goes when all its text goes: an element of the pandoc AST. Nodes
** stand in the order in which they begin; text is all that lies inside. */
typedef struct {
    uint32_t from, to;          /* bytes of the source */
    uint32_t parent;            /* index, always smaller, or WN_NOWHERE */
    wn_span text;
    uint32_t tag;               /* index into doc->tags, where it has any */
    uint8_t type;               /* the reader's own */
    bool closed;                /* it has an end tag */
} wn_node;

/* What a page says of its containers; "" where it says nothing. Alike containers share one. */
typedef struct { wn_str name, id, classes, role, itemprop; bool hidden; } wn_tag;

/* A container of a page by what it is called, where the nodes are not these (an AST that was a page): 0 is
** around all. */
typedef struct { uint32_t parent, tag; } wn_frame;

typedef struct { wn_span span; wn_str url; } wn_link;

/* A field of Document.meta, its value as text. */
typedef struct { wn_str key, value; } wn_pair;

typedef struct { uint32_t line, column; } wn_place;    /* 1-based; column in code points */

typedef struct wn_doc {
    wn_arena *arena;            /* owns all that is reached from here */
    wn_str name;                /* the file's, or the record's id; for people and records */
    bool unnamed;               /* a record without an id: NAME is that of its file */
    wn_str id;                  /* of a record, as JSON; null where it has none */
    wn_str source;              /* as it came in */
    uint32_t source_line;       /* line of the file on which the source begins, 1-based */
    wn_str text;
    wn_str lang;                /* "en" */
    const void *format;         /* the reader that made it */
    void *form;                 /* what that format's writer needs to know beside the leaves */
    WN_LIST(wn_leaf) leaves;
    WN_LIST(wn_node) nodes;
    WN_LIST(wn_block) blocks;
    WN_LIST(wn_link) links;     /* in order of their text */
    WN_LIST(wn_pair) meta;
    WN_LIST(wn_pair) origins;   /* where fields of meta were found: "title", "og:title" */
    WN_LIST(wn_tag) tags;       /* of nodes; readers of pages fill it */
    WN_LIST(wn_frame) frames;   /* where there are any, blocks belong to them instead of nodes */
    bool page;                  /* a page of the web: where a block stands says what it is for */
} wn_doc;

/* A document over SOURCE, which must outlive it; nothing is read yet. What is not UTF-8 in NAME becomes
** U+FFFD. */
wn_doc *wn_doc_new(wn_arena *a, wn_str name, wn_str source);

/* What tells it from all others of a run: its name, with the line of a record that has none of its own. Made
** anew at each call, in doc->arena. */
wn_str wn_doc_label(const wn_doc *doc);

/* Line and column of byte AT of the text; counted anew at each call. LF, CR LF, CR end a line. */
wn_place wn_doc_place(const wn_doc *doc, uint32_t at);

/* The same for a byte of the source. */
wn_place wn_doc_source_place(const wn_doc *doc, size_t at);

/* Index of the block that has byte AT, or of the next one; blocks.len behind the last. */
uint32_t wn_doc_block_at(const wn_doc *doc, uint32_t at);

/* Index of the leaf that has byte AT of the text, or of the next one; leaves.len behind the last. */
uint32_t wn_doc_leaf_at(const wn_doc *doc, uint32_t at);

/* Words in SPAN: runs of letters and digits (apostrophes and hyphens inside them do not split). */
uint32_t wn_doc_words(const wn_doc *doc, wn_span span);

/* Share of the bytes of SPAN that are inside links, 0..1. */
double wn_doc_link_density(const wn_doc *doc, wn_span span);

/* "paragraph", "heading", … */
const char *wn_block_name(wn_block_type type);

#endif
