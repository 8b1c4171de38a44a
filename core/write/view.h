/* view.h: a document with what was found in it and what became of it, ready to be drawn: on a
** terminal (screen.c), or as a page (page.c). Those who fill it in know the kinds; those who draw it
** see spans with a look and a line about each. */
#ifndef WN_WRITE_VIEW_H
#define WN_WRITE_VIEW_H

#include "edit/edit.h"

/* How spans of one name look. CODES are those of a terminal; "" where the words beside it must do. */
typedef struct { const char *name, *codes, *about; } wn_look;
extern const wn_look wn_looks[]; /* ends with a NULL name; the last one is for all others */

uint32_t wn_look_find(wn_str name); /* an index into wn_looks */

typedef struct {
    wn_span span;
    uint8_t look;
    wn_str name;  /* "quote" */
    wn_str about; /* "direct, speaker Ada Byrne, cue said" */
} wn_shade;

enum { WN_VIEW_VOICES = 1000 }; /* more are left out */

/* Somebody who is quoted: "" where nobody is named. */
typedef struct { wn_str name; uint32_t words; WN_LIST(wn_span) said; } wn_voice;

typedef struct { wn_span span; double score; wn_str source, hedges, figures; } wn_stated;

typedef struct {
    const wn_doc *doc;
    const wn_edits *edits;
    wn_str filters;           /* their names */
    bool only_dropped;        /* blocks that nothing was dropped from are not shown */
    WN_LIST(wn_shade) shades; /* by start, longer first */
    WN_LIST(wn_voice) voices; /* by words, most first */
    WN_LIST(wn_stated) claims;
} wn_view;

/* A stretch of a block in which nothing changes. */
enum { WN_PIECE_SHADES = 12 };
typedef struct {
    wn_span span;
    const wn_edit *edit;                     /* that it goes by, or NULL */
    bool ends;                               /* it is the last piece of that edit in the block */
    const wn_shade *shades[WN_PIECE_SHADES]; /* outer before inner; further ones are left out */
    uint32_t count;
} wn_piece;

typedef struct {
    const wn_view *view;
    wn_span block;
    uint32_t at, edit, shade; /* next byte, edit and shade */
    wn_piece piece;
} wn_pieces;

/* The pieces of block after block: wn_pieces_block for each in turn, then wn_pieces_next until it
** is false. */
wn_pieces wn_pieces_new(const wn_view *v);
void wn_pieces_block(wn_pieces *p, wn_span block);
bool wn_pieces_next(wn_pieces *p, wn_piece *out);

/* Is anything dropped or replaced in S? */
bool wn_view_edited(const wn_view *v, wn_span s);

/* Words of the text, and those that stay. */
uint32_t wn_view_words(const wn_view *v, uint32_t *kept);

/* For a terminal WIDTH characters wide; COLOR: with its codes, else in plain signs. */
void wn_write_screen(const wn_view *v, uint32_t width, bool color, wn_buf *out);

/* A page that needs nothing beside it. */
void wn_write_page(const wn_view *v, wn_buf *out);

#endif
