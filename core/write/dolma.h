/* dolma.h: what is to be said of a document as attributes of Dolma, which lie beside it: a line for each
** record, so that both can be read side by side.
**
**     {"id": …, "attributes": {"winnow__quotes": [[start, end, score], …], …}}      offsets in code points
*/
#ifndef WN_WRITE_DOLMA_H
#define WN_WRITE_DOLMA_H

#include "base/buffer.h"
#include "doc/doc.h"

typedef struct {
    wn_str name;                /* of the attribute, without winnow__ */
    wn_span span;               /* empty: the attribute is there, with nothing in it */
    double score;
} wn_tag_at;

typedef WN_LIST(wn_tag_at) wn_tags;

/* Appends TAGS, which are sorted, and the end of the line is left to others. */
void wn_dolma_add(const wn_doc *doc, wn_tags *tags, wn_buf *out);

/* The line, in A, of a record that failed: its id, as far as it can be read, else null, and no
** attributes. */
wn_str wn_dolma_none(wn_arena *a, wn_str line);

#endif
