/* buffer.c: see buffer.h. */
#include "base/buffer.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void wn_buf_room(wn_buf *b, size_t size)
{
    if (b->cap - b->len > size) return;
    size_t want = b->len + size + 1, cap = b->cap ? b->cap * 2 : 64;
    if (want <= size) want = SIZE_MAX / 2;      /* overflow: more than any arena has */
    if (cap < want) cap = want;
    b->ptr = wn_arena_more(b->arena, b->ptr, b->cap, cap);
    if (!b->cap) *b->ptr = '\0';
    b->cap = cap;
}

void wn_buf_add(wn_buf *b, wn_str s)
{
    if (s.len == 0) return;
    wn_buf_room(b, s.len);
    memcpy(b->ptr + b->len, s.ptr, s.len);
    b->ptr[b->len += s.len] = '\0';
}

void wn_buf_byte(wn_buf *b, char c)
{
    wn_buf_room(b, 1);
    b->ptr[b->len++] = c;
    b->ptr[b->len] = '\0';
}

void wn_buf_code(wn_buf *b, uint32_t c)
{
    char out[4];
    size_t n;
    if (c < 0x80) {
        wn_buf_byte(b, (char)c);
        return;
    }
    if (c < 0x800) n = 2, out[0] = (char)(0xC0 | c >> 6);
    else if (c < 0x10000) n = 3, out[0] = (char)(0xE0 | c >> 12);
    else n = 4, out[0] = (char)(0xF0 | c >> 18);
    for (size_t i = 1; i < n; i++) out[i] = (char)(0x80 | (c >> (6 * (n - 1 - i)) & 0x3F));
    wn_buf_add(b, (wn_str){ out, n });
}

void wn_buf_print(wn_buf *b, const char *format, ...)
{
    va_list args, again;
    wn_buf_room(b, 64);             /* mostly enough, so that it is printed once */
    va_start(args, format);
    va_copy(again, args);
    size_t room = b->cap - b->len;
    int n = vsnprintf(b->ptr + b->len, room, format, args);
    va_end(args);
    if (n > 0 && (size_t)n >= room) {
        wn_buf_room(b, (size_t)n);
        vsnprintf(b->ptr + b->len, (size_t)n + 1, format, again);
    }
    va_end(again);
    if (n > 0) b->len += (size_t)n;
}

void wn_buf_int(wn_buf *b, int64_t n)
{
    char out[20];
    size_t at = sizeof out;
    uint64_t rest = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    do out[--at] = (char)('0' + rest % 10); while (rest /= 10);
    if (n < 0) wn_buf_byte(b, '-');
    wn_buf_add(b, (wn_str){ out + at, sizeof out - at });
}

void wn_buf_number(wn_buf *b, double n)
{
    char out[40];
    if (!isfinite(n)) {
        wn_buf_add(b, WN_STR("null"));
        return;
    }
    if (fabs(n) < 1e15 && n == floor(n)) {
        wn_buf_int(b, (int64_t)n);
        return;
    }
    int digits = 14;
    do snprintf(out, sizeof out, "%.*g", ++digits, n);
    while (strtod(out, NULL) != n);                     /* 17 are always enough */
    char *comma = strchr(out, ',');                     /* a locale's decimal sign */
    if (comma) *comma = '.';
    wn_buf_add(b, wn_str_of(out));
}
