/* str.h: the two small values that everything is made of, a span and a borrowed string. */
#ifndef WN_BASE_STR_H
#define WN_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Stands for "no index" and "no offset". */
#define WN_NOWHERE UINT32_MAX

/* A stretch of the text: bytes [start, end). Never a pointer. */
typedef struct { uint32_t start, end; } wn_span;

/* Borrowed bytes, not NUL-terminated; live as long as their arena. */
typedef struct { const char *ptr; size_t len; } wn_str;

#define WN_STR(literal) ((wn_str){ (literal), sizeof(literal) - 1 })

static inline wn_str wn_str_of(const char *z) { return (wn_str){ z, strlen(z) }; }

static inline bool wn_str_eq(wn_str a, wn_str b)
{
    /* NOLINTNEXTLINE(clang-analyzer-*): a string with bytes has a pointer */
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* -1, 0 or 1, as qsort wants it; of several, the first that is not 0: 2 * WN_ORDER(…) + WN_ORDER(…). */
#define WN_ORDER(a, b) (((a) > (b)) - ((a) < (b)))

/* By bytes; of two that begin alike, the shorter one first. */
static inline int wn_str_cmp(wn_str a, wn_str b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int c = n ? memcmp(a.ptr, b.ptr, n) : 0;
    return c ? c : WN_ORDER(a.len, b.len);
}

static inline bool wn_str_begins(wn_str s, wn_str with)
{
    return s.len >= with.len && memcmp(s.ptr, with.ptr, with.len) == 0;
}
static inline bool wn_str_ends(wn_str s, wn_str with)
{
    return s.len >= with.len && memcmp(s.ptr + (s.len - with.len), with.ptr, with.len) == 0;
}

/* The bytes of S that SPAN covers; SPAN must lie inside S. */
static inline wn_str wn_str_cut(wn_str s, wn_span span)
{
    return (wn_str){ s.ptr + span.start, span.end - span.start };
}

/* What is before the first END in *REST, which goes on behind that; all of it where there is none. */
static inline wn_str wn_str_take(wn_str *rest, char end)
{
    const char *at = rest->len ? memchr(rest->ptr, end, rest->len) : NULL;
    wn_str taken = { rest->ptr, at ? (size_t)(at - rest->ptr) : rest->len };
    *rest = at ? (wn_str){ at + 1, rest->len - taken.len - 1 } : (wn_str){ NULL, 0 };
    return taken;
}

/* S without the bytes OF at both ends. */
static inline wn_str wn_str_trim(wn_str s, wn_str of)
{
    while (s.len && memchr(of.ptr, s.ptr[0], of.len)) s.ptr++, s.len--;
    while (s.len && memchr(of.ptr, s.ptr[s.len - 1], of.len)) s.len--;
    return s;
}

static inline uint32_t wn_span_len(wn_span s) { return s.end - s.start; }
static inline bool wn_span_empty(wn_span s) { return s.start >= s.end; }
static inline bool wn_span_has(wn_span s, uint32_t at) { return s.start <= at && at < s.end; }
static inline bool wn_span_in(wn_span in, wn_span out) { return out.start <= in.start && in.end <= out.end; }
static inline bool wn_span_meets(wn_span a, wn_span b) { return a.start < b.end && b.start < a.end; }
static inline bool wn_span_eq(wn_span a, wn_span b) { return a.start == b.start && a.end == b.end; }

#endif
