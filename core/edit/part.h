/* part.h: what the files of this room hand to each other. */
#ifndef WN_EDIT_PART_H
#define WN_EDIT_PART_H

#include "edit/edit.h"

/* A piece of the text that one decision has won. Parts are sorted and do not overlap. */
typedef struct {
    wn_span span;
    uint32_t who;               /* index of the decision */
    bool replace;               /* else it is dropped */
    bool blank;                 /* the decision covers white space alone */
} wn_part;

typedef WN_LIST(wn_part) wn_parts;
typedef WN_LIST(wn_span) wn_spans;
typedef WN_LIST(wn_mark) wn_marks;

/* First byte at or after AT, before END, that is no white space; END if there is none. */
uint32_t wn_space_skip(wn_str text, uint32_t at, uint32_t end);

/* Start of the white space that ends at AT, not before FROM. */
uint32_t wn_space_back(wn_str text, uint32_t at, uint32_t from);

/* Adds to the drops of PARTS, or cuts out of them, the marks that a reader shows for a container, so
** that they go with its words. Nothing in SOLID is added. */
void wn_shown_settle(const wn_doc *doc, wn_parts *parts, const wn_spans *solid);

/* Fills OUT with what goes when the drops of PARTS go: their words, and the white space around them
** that would be too much. Nothing in SOLID (pins and replacements, sorted, apart) is taken. */
void wn_space_repair(const wn_doc *doc, const wn_parts *parts, const wn_spans *solid,
                     wn_spans *out);

/* Fills edits->marks from MARKS: cut at the edits, and where they cross each other. */
void wn_mark_resolve(wn_arena *a, const wn_marks *marks, wn_edits *edits);

#endif
