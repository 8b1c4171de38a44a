/* scan.h: a walk over the tokens of a block in search of sentences: what signs are, and what parts
** sentences without a sign that ends them. For sentence.c alone. */
#ifndef WN_FIND_SCAN_H
#define WN_FIND_SCAN_H

#include "base/utf8.h"
#include "find/found.h"

typedef enum {
    S_NONE, S_STOP, S_ASK, S_DOTS, S_FULL, S_COLON, S_SEMICOLON, S_COMMA, S_OPEN, S_CLOSE, S_QUOTE,
    S_DASH, S_BULLET
} wn_sign;

typedef struct {
    const wn_found *f;
    uint32_t first;             /* token that begins the sentence */
    uint32_t last;              /* behind the last token of the block */
    bool rows;                  /* each line of the block is a sentence */
    bool ordinals;              /* a stop behind a figure may make it an ordinal */
} wn_scan;

/* ---- questions about token I */

static inline const wn_token *token(const wn_scan *s, uint32_t i) { return &s->f->tokens.at[i]; }

static inline uint32_t size(const wn_scan *s, uint32_t i)
{
    return token(s, i)->end - token(s, i)->start;
}

static inline const char *bytes(const wn_scan *s, uint32_t i)
{
    return s->f->doc->text.ptr + token(s, i)->start;
}

static inline bool spaced(const wn_scan *s, uint32_t i)
{
    return token(s, i)->shape & WN_SPACE_BEFORE;
}

static inline bool is_char(const wn_scan *s, uint32_t i, char c)
{
    return size(s, i) == 1 && *bytes(s, i) == c;
}

static inline uint32_t char_of(const wn_scan *s, uint32_t i, uint32_t *len)
{
    return wn_utf8_at(s->f->doc->text, token(s, i)->start, len);
}

wn_sign wn_scan_sign(const wn_scan *s, uint32_t i);

/* ---- what stands at I */

/* Behind the mark of a list item ("1.", "2)", "3.)", "• 4."); I where there is none. *N becomes its
** number, 0 for a bullet alone. */
uint32_t wn_scan_mark(const wn_scan *s, uint32_t i, uint32_t *n);

/* Does something begin at I, not the first, that ends the sentence before it: a line of a list,
** an item, a line of signs, the second of two addresses? */
bool wn_scan_parts(const wn_scan *s, uint32_t i);

/* Behind what ends a sentence without a terminator: a time stamp, a line of signs, an address
** before a capital; I where there is none. */
uint32_t wn_scan_piece(const wn_scan *s, uint32_t i);

#endif
