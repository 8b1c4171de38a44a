/* ast.h: pandoc's JSON, put together. Commas come by themselves: a value asks for one when a value
** stands before it. Private to the two writers of pandoc. */
#ifndef WN_WRITE_AST_H
#define WN_WRITE_AST_H

#include "edit/edit.h"

typedef struct {
    wn_buf *out;
    bool comma;
    uint32_t at;                /* end of the text that was written last */
    uint8_t *told;              /* of each change, what has been written of it */
} wn_ast_out;

wn_ast_out wn_ast_out_new(const wn_edits *edits, wn_buf *out);

void wn_ast_open(wn_ast_out *o, wn_str opening);        /* "[", "{", or more that ends so */
void wn_ast_close(wn_ast_out *o, wn_str closing);
void wn_ast_value(wn_ast_out *o, wn_str json);          /* a whole value */
void wn_ast_string(wn_ast_out *o, wn_str text);         /* a Str, empty: nothing */
void wn_ast_words(wn_ast_out *o, wn_str text);          /* Str, Space, and SoftBreak for LF */

/* A piece of a mark begins and ends: a Div (BLOCKS) or Span with its class and attributes, or a change. */
void wn_ast_begin(wn_ast_out *o, const wn_mark *mark, bool blocks);
void wn_ast_end(wn_ast_out *o, const wn_mark *mark);

/* Comments that begin in SPAN are left out. */
void wn_ast_hush(wn_ast_out *o, const wn_edits *edits, wn_span span);

/* Marks nest or are apart, so each has one parent; WN_NOWHERE for the outermost. */
uint32_t *wn_ast_mark_parents(const wn_edits *edits, wn_arena *a);

/* The innermost mark that has all of SPAN; WN_NOWHERE if none. */
uint32_t wn_ast_mark_over(const wn_edits *edits, const uint32_t *parents, wn_span span);

/* Where marks or edits next begin or end after AT; LIMIT if not before it. AT is in no edit. */
uint32_t wn_ast_next_bound(const wn_edits *edits, const uint32_t *parents, uint32_t at, uint32_t limit);

/* Index of the first edit that ends after AT; edits.len if none. */
uint32_t wn_ast_edit_at(const wn_edits *edits, uint32_t at);

/* A new AST from the blocks of DOC, whatever it was read from. */
void wn_ast_new(const wn_doc *doc, const wn_edits *edits, wn_buf *out);

#endif
