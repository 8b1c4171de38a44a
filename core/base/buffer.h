/* buffer.h: bytes that are put together, in an arena. Zero it but for the arena to begin anew. */
#ifndef WN_BASE_BUFFER_H
#define WN_BASE_BUFFER_H

#include "base/arena.h"

typedef struct { wn_arena *arena; char *ptr; size_t len, cap; } wn_buf;

static inline wn_buf wn_buf_new(wn_arena *a) { return (wn_buf){ .arena = a }; }
static inline wn_str wn_buf_str(const wn_buf *b) { return (wn_str){ b->ptr ? b->ptr : "", b->len }; }

/* What is in it is followed by a NUL that does not count. */
void wn_buf_room(wn_buf *b, size_t size);               /* for SIZE bytes more, so that they are not moved */
void wn_buf_add(wn_buf *b, wn_str s);
void wn_buf_byte(wn_buf *b, char c);
void wn_buf_code(wn_buf *b, uint32_t code_point);       /* as UTF-8 */
void wn_buf_print(wn_buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

void wn_buf_int(wn_buf *b, int64_t n);                  /* in digits */

/* A number as JSON writes it, the same in every locale: an integer without a point, else the
** shortest of 15 to 17 digits that reads back the same; null for NaN and infinities. */
void wn_buf_number(wn_buf *b, double n);

#endif
