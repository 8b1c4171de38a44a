/* origin.h: where text that pandoc read stands in the file that pandoc read it from. */
#ifndef WN_CLI_ORIGIN_H
#define WN_CLI_ORIGIN_H

#include "base/err.h"
#include "doc/doc.h"

/* The AST of the file PATH, as pandoc reads it; FORMAT as pandoc's --from takes it, or NULL: by the name. */
bool wn_origin_read(wn_arena *a, const char *path, const char *format, wn_str *ast, wn_err *err);

/* The file PATH beside its AST, for places; "" where it is no text. */
bool wn_origin_text(wn_arena *a, const char *path, wn_str *out, wn_err *err);

/* The bytes of TEXT that say WORDS, markup between them left aside: from FROM on, or else from the start. An
** empty span: nowhere. */
wn_span wn_origin_find(wn_str text, wn_str words, uint32_t from);

/* What pandoc's +sourcepos says of byte AT of DOC's text: its file, line and column, 1-based. */
typedef struct { wn_str file; uint32_t line, column; } wn_origin_place;
bool wn_origin_said(const wn_doc *doc, uint32_t at, wn_origin_place *out);

#endif
