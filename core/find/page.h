/* page.h: what the containers of a page say of its blocks, as traits beside those of trait.c. Private
** to boilerplate.c and what fits its weights. */
#ifndef WN_FIND_PAGE_H
#define WN_FIND_PAGE_H

#include "find/feature.h"

#define WN_PAGE_ROOM 160            /* traits a block can have in one round, those of trait.c included */

typedef struct wn_page wn_page;

/* NULL for a document whose reader tells nothing of containers. */
wn_page *wn_page_new(const wn_features *x);

/* The traits of block I: numbers from wn_trait_count() on, below wn_page_count(). */
uint32_t wn_page_local(const wn_page *p, uint32_t i, uint16_t *ids);

/* Takes what the first round made of the blocks; then the traits of the second round. */
void wn_page_fill(wn_page *p, const float *keep);
uint32_t wn_page_around(const wn_page *p, uint32_t i, uint16_t *ids);

/* Does block I stand in the container that has most of the page's text right in it? */
bool wn_page_inside(const wn_page *p, uint32_t i);

/* Does a container hide block I from who looks at the page? */
bool wn_page_hidden(const wn_page *p, uint32_t i);

/* Does it stand in nav, header or footer, or is it hidden? */
bool wn_page_outside(const wn_page *p, uint32_t i);

/* Lowers the log odds where next to nothing would stay, until a little does. P: NULL for bare text. */
void wn_page_spare(const wn_page *p, const wn_features *x, double *odds);

/* The block that is the page's title, or WN_NOWHERE. */
uint32_t wn_page_title(const wn_page *p);

/* What the containers around block I say that it is; WN_REASONS: nothing. */
uint8_t wn_page_reason(const wn_page *p, uint32_t i);

uint32_t wn_page_count(void);

/* "page.GROUP_BIN" into BUF of 48 bytes, for the traits of trait.c too. */
const char *wn_page_name(uint32_t id, char *buf);

#endif
