/* told.h: what a page says of itself: its title, its text as data (JSON-LD's articleBody), what it is.
** Private to page.c. */
#ifndef WN_FIND_TOLD_H
#define WN_FIND_TOLD_H

#include "find/feature.h"

typedef struct {
    uint32_t title;             /* block that is the title, or WN_NOWHERE */
    uint8_t *titled;            /* a block each: words of it that the title has, 0 few to 3 all */
    uint8_t *data;              /* tenths of its words that the data have */
    bool has_data;
    uint8_t kind;               /* og:type: 0 none, 1 article, 2 website, 3 product, 4 another */
} wn_told;

wn_told wn_told_find(const wn_features *x, wn_arena *a);

#endif
