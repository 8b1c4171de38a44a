/* shape.h: the containers of a document, whatever its reader calls them. Private to page.c and selector.c. */
#ifndef WN_FIND_SHAPE_H
#define WN_FIND_SHAPE_H

#include "doc/doc.h"

static inline uint32_t wn_shape_len(const wn_doc *d)
{
    return !d->tags.len ? 0 : d->frames.len ? d->frames.len : d->nodes.len;
}

/* Of container N: the one around it, WN_NOWHERE around all; and what it is called. */
static inline uint32_t wn_shape_up(const wn_doc *d, uint32_t n)
{
    return d->frames.len ? d->frames.at[n].parent : d->nodes.at[n].parent;
}

static inline uint32_t wn_shape_tag(const wn_doc *d, uint32_t n)
{
    return d->frames.len ? d->frames.at[n].tag : d->nodes.at[n].tag;
}

#endif
