/* json.h: JSON as slices of its own bytes. The scanner hands out one event a call, checks the whole
** grammar (RFC 8259), never recurses (a bit a level of depth), and copies nothing. */
#ifndef WN_BASE_JSON_H
#define WN_BASE_JSON_H

#include "base/buffer.h"
#include "base/err.h"

typedef enum {
    WN_JSON_END, WN_JSON_OBJECT, WN_JSON_OBJECT_END, WN_JSON_ARRAY, WN_JSON_ARRAY_END,
    WN_JSON_KEY, WN_JSON_STRING, WN_JSON_NUMBER, WN_JSON_TRUE, WN_JSON_FALSE, WN_JSON_NULL
} wn_json_type;

/* RAW: the bytes of the event as they stand; strings and keys without their quotation marks.
** FROM, TO: its place in the source, quotation marks included. */
typedef struct { wn_json_type type; bool escaped; wn_str raw; uint32_t from, to; } wn_json_event;

typedef struct {
    wn_str src;
    size_t at;
    uint32_t depth;
    uint8_t state;              /* what may come next */
    wn_arena *arena;            /* of the bits */
    uint8_t *bits;              /* 1: object, 0: array, one a level */
    uint32_t room;              /* levels that BITS holds */
} wn_json;

wn_json wn_json_new(wn_arena *a, wn_str src);         /* steps over a byte order mark */

/* The next event; WN_JSON_END after the one value and white space. */
bool wn_json_next(wn_json *j, wn_json_event *e, wn_err *err);

/* Skips what E has begun: to the end of its object or array; nothing for others. E becomes the whole:
** its type as it was, RAW, FROM and TO from the opening to the closing bracket. */
bool wn_json_skip(wn_json *j, wn_json_event *e, wn_err *err);

/* Leaves the object or array that E has just begun and that is known to end before TO, without
** scanning it; E becomes the whole as with _skip. */
void wn_json_leave(wn_json *j, wn_json_event *e, uint32_t to);

/* RAW (without marks) as text, appended to OUT. A lone surrogate becomes U+FFFD. */
void wn_json_decode(wn_buf *out, wn_str raw);

/* RAW as it is, behind what stands in OUT of the same string. A half of a pair of surrogates at
** its end does not become whole by the other half: it is then written as U+FFFD, as both were read. */
void wn_json_join(wn_buf *out, wn_str raw);

/* The code point that the character or escape at AT of RAW stands for; its bytes in *LEN. */
uint32_t wn_json_code(wn_str raw, size_t at, uint32_t *len);

/* TEXT as a JSON string: with quotation marks; without them for _escape. Characters that are not
** safe to print as escapes, bytes that are not UTF-8 as U+FFFD, the rest as it is. */
void wn_json_string(wn_buf *out, wn_str text);
void wn_json_escape(wn_buf *out, wn_str text);

#endif
