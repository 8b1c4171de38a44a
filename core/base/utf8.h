/* utf8.h: UTF-8 and the few properties of characters that finders need. All functions but
** wn_utf8_bad and _mend want text that it has passed. Properties are by table for Latin, Greek, Cyrillic,
** Armenian and Georgian capitals; other scripts have letters without case. */
#ifndef WN_BASE_UTF8_H
#define WN_BASE_UTF8_H

#include "base/buffer.h"

/* Offset of the first byte that is not part of well-formed UTF-8 (RFC 3629: no overlong form, no
** surrogate, nothing above U+10FFFF); s.len when there is none. */
size_t wn_utf8_bad(wn_str s);

/* Appends S with each maximal part of a sequence that is not well-formed as U+FFFD, as browsers do
** (Unicode 15, 3.9, "U+FFFD Substitution of Maximal Subparts"); _mended: S itself where all is well. */
void wn_utf8_mend(wn_buf *out, wn_str s);
wn_str wn_utf8_mended(wn_arena *a, wn_str s);

/* The code point at AT (< s.len), its bytes in *LEN. */
uint32_t wn_utf8_at(wn_str s, size_t at, uint32_t *len);

/* The code point that ends before AT (> 0), its bytes in *LEN. */
uint32_t wn_utf8_before(wn_str s, size_t at, uint32_t *len);

/* Where the character begins that byte AT is inside of; s.len where S is no longer than AT. Of any bytes:
** AT, where no character is around it. */
size_t wn_utf8_start(wn_str s, size_t at);

uint32_t wn_utf8_mark(wn_str s);        /* bytes of the byte order mark that S begins with: 3 or 0 */
size_t wn_utf8_count(wn_str s);         /* code points */
size_t wn_utf8_units(wn_str s);         /* UTF-16 units */

bool wn_char_space(uint32_t c);         /* White_Space of Unicode, and U+200B, U+FEFF */
bool wn_char_digit(uint32_t c);         /* 0-9 and the decimal digits of other scripts */
bool wn_char_letter(uint32_t c);        /* letters, marks and digits: what a word is made of */
bool wn_char_upper(uint32_t c);
uint32_t wn_char_fold(uint32_t c);      /* simple case folding */

/* Appends S folded for comparison: case folded, curly apostrophe to straight, no-break space to
** space, runs of white space to one space. */
void wn_utf8_fold(wn_buf *out, wn_str s);

#endif
