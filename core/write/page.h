/* page.h: what the pages for people are put together from. */
#ifndef WN_WRITE_PAGE_H
#define WN_WRITE_PAGE_H

#include "base/buffer.h"

extern const char wn_page_style[]; /* page_style.c */

/* Up to and with the title at its top; the header is still open. */
void wn_page_begin(wn_buf *out, wn_str title);

void wn_page_add(wn_buf *out, const char *markup);

/* S as text: what steers or reorders what one sees is shown as a code. */
void wn_page_text(wn_buf *out, wn_str s);

unsigned wn_page_percent(uint64_t part, uint64_t whole);

/* A bar of which PART of WHOLE is filled, in the colour of LOOK: kept, gone or quote. */
void wn_page_bar(wn_buf *out, uint64_t part, uint64_t whole, const char *look);

#endif
