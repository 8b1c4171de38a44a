/* json.c: a pull scanner. What may come next is one small state, and whether we are inside an object or
** an array is one bit a level, so depth costs an eighth of a byte and no stack.
**
**     VALUE --value--> AFTER --,--> KEY --"k":--> VALUE        in an object
**                      AFTER --,--> VALUE                      in an array
**                      AFTER --end of source--> END            at depth 0
**
** Strings are most of any input. They are scanned eight bytes at a time for the three things that
** stop them (quotation mark, backslash, control character); what they say is decoded only on demand.
** UTF-8 is not looked at: callers check the whole source once, which is faster than string by string. */
#include "base/json.h"

#include "base/safe.h"
#include "base/utf8.h"

#include <endian.h>

enum { VALUE, FIRST_VALUE, FIRST_KEY, KEY, AFTER };     /* VALUE is 0: where a scanner begins */

/* White space of RFC 8259, 2. */
static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static int hex(char c)
{
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

wn_json wn_json_new(wn_arena *a, wn_str src)
{
    return (wn_json){ .src = src, .at = wn_utf8_mark(src), .arena = a };
}

/* Fails at AT: what stands there is not what was EXPECTED. */
static bool wrong(const wn_json *j, size_t at, const char *expected, wn_err *err)
{
    if (at >= j->src.len)
        return wn_fail(err, WN_BAD_INPUT, at, "JSON ends too early; expected %s", expected);
    unsigned char c = (unsigned char)j->src.ptr[at];
    if (wn_utf8_mark((wn_str){ j->src.ptr + at, j->src.len - at }))
        return wn_fail(err, WN_BAD_INPUT, at, "byte order mark in JSON; expected %s", expected);
    if (c > ' ' && c < 0x7F)
        return wn_fail(err, WN_BAD_INPUT, at, "'%c' in JSON; expected %s", c, expected);
    return wn_fail(err, WN_BAD_INPUT, at, "byte 0x%02X in JSON; expected %s", c, expected);
}

/* Marks (in the high bit of its byte) the first of the eight bytes of W that ends a plain run: '"',
** '\\' or below 0x20. Subtracting borrows into that bit where the byte was smaller; a borrow that
** crosses into later bytes can only mark those falsely, and only the first mark is looked at. */
static inline uint64_t stops(uint64_t w)
{
    const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    uint64_t quote = w ^ (ones * '"'), slash = w ^ (ones * '\\');
    uint64_t hit = ((quote - ones) & ~quote) | ((slash - ones) & ~slash) | ((w - ones * 0x20) & ~w);
    return hit & highs;
}

typedef uint8_t sixteen __attribute__((vector_size(16)));

/* Does none of the sixteen bytes at P end a plain run? */
static inline bool all_plain(const char *p)
{
    sixteen x;
    uint64_t hit[2];
    memcpy(&x, p, sizeof x);
    sixteen hits = (sixteen)((x == '"') | (x == '\\') | (x < 0x20));
    memcpy(hit, &hits, sizeof hit);
    return !(hit[0] | hit[1]);
}

/* The first byte from AT that is not plain inside a string; src.len if there is none. Most strings are
** short: only behind eight plain bytes the steps are wider. */
static inline size_t plain_run(wn_str src, size_t at)
{
    while (src.len - at >= 8) {
        uint64_t w;
        memcpy(&w, src.ptr + at, 8);
        uint64_t hit = stops(le64toh(w));
        if (hit) return at + (size_t)__builtin_ctzll(hit) / 8;
        for (at += 8; src.len - at >= 16 && all_plain(src.ptr + at); ) at += 16;
    }
    while (at < src.len) {
        unsigned char c = (unsigned char)src.ptr[at];
        if (c == '"' || c == '\\' || c < 0x20) break;
        at++;
    }
    return at;
}

/* Steps over the escape at *AT. */
static bool scan_escape(const wn_json *j, size_t *at, wn_err *err)
{
    size_t i = *at + 1;
    if (i >= j->src.len || !memchr("\"\\/bfnrtu", j->src.ptr[i], 9))
        return wrong(j, i, "one of \"\\/bfnrtu after '\\'", err);
    if (j->src.ptr[i++] == 'u')
        for (size_t end = i + 4; i < end; i++)
            if (i >= j->src.len || hex(j->src.ptr[i]) < 0)
                return wrong(j, i, "four hexadecimal digits after '\\u'", err);
    *at = i;
    return true;
}

/* The string whose opening mark is at j->at. */
static bool scan_string(wn_json *j, wn_json_event *e, wn_err *err)
{
    size_t at = j->at + 1;
    for (;;) {
        at = plain_run(j->src, at);
        if (at >= j->src.len) return wrong(j, at, "the end of a string, '\"'", err);
        if (j->src.ptr[at] == '"') break;
        if (j->src.ptr[at] != '\\') return wrong(j, at, "control characters to be escaped", err);
        e->escaped = true;
        if (!scan_escape(j, &at, err)) return false;
    }
    e->raw = (wn_str){ j->src.ptr + j->at + 1, at - j->at - 1 };
    j->at = at + 1;
    return true;
}

/* Steps over one or more digits. */
static bool scan_digits(const wn_json *j, size_t *at, wn_err *err)
{
    size_t i = *at;
    while (i < j->src.len && is_digit(j->src.ptr[i])) i++;
    if (i == *at) return wrong(j, i, "a digit", err);
    *at = i;
    return true;
}

static bool next_is(const wn_json *j, size_t at, char c)
{
    return at < j->src.len && j->src.ptr[at] == c;
}

static bool scan_number(wn_json *j, wn_json_event *e, wn_err *err)
{
    size_t at = j->at;
    if (next_is(j, at, '-')) at++;
    if (next_is(j, at, '0')) at++;      /* no digit may follow: AFTER refuses it */
    else if (!scan_digits(j, &at, err)) return false;
    if (next_is(j, at, '.') && (at++, !scan_digits(j, &at, err))) return false;
    if (next_is(j, at, 'e') || next_is(j, at, 'E')) {
        at++;
        if (next_is(j, at, '+') || next_is(j, at, '-')) at++;
        if (!scan_digits(j, &at, err)) return false;
    }
    e->raw = (wn_str){ j->src.ptr + j->at, at - j->at };
    j->at = at;
    return true;
}

static bool scan_word(wn_json *j, wn_json_event *e, wn_str word, wn_err *err)
{
    if (j->src.len - j->at < word.len || memcmp(j->src.ptr + j->at, word.ptr, word.len) != 0)
        return wrong(j, j->at, "a value", err);
    e->raw = (wn_str){ j->src.ptr + j->at, word.len };
    j->at += word.len;
    return true;
}

static bool in_object(const wn_json *j)
{
    uint32_t top = j->depth - 1;
    return j->bits[top / 8] >> (top % 8) & 1;
}

static void open_level(wn_json *j, bool object)
{
    if (j->depth == j->room) {
        size_t old = j->room / 8, room = old ? old * 2 : 16;
        j->bits = wn_arena_grow(j->arena, j->bits, old, room);
        j->room = (uint32_t)(room * 8);
    }
    uint8_t bit = (uint8_t)(1u << (j->depth % 8));
    if (object) j->bits[j->depth / 8] |= bit;
    else j->bits[j->depth / 8] &= (uint8_t)~bit;
    j->depth++;
}

static bool scan_bracket(wn_json *j, wn_json_event *e, bool open)
{
    if (open) {
        open_level(j, e->type == WN_JSON_OBJECT);
        j->state = e->type == WN_JSON_OBJECT ? FIRST_KEY : FIRST_VALUE;
    } else {
        j->depth--;
        j->state = AFTER;
    }
    e->raw = (wn_str){ j->src.ptr + j->at++, 1 };
    return true;
}

static bool scan_value(wn_json *j, wn_json_event *e, wn_err *err)
{
    if (j->at >= j->src.len) return wrong(j, j->at, "a value", err);
    char c = j->src.ptr[j->at];
    j->state = AFTER;
    switch (c) {
    case '"': e->type = WN_JSON_STRING; return scan_string(j, e, err);
    case '{': e->type = WN_JSON_OBJECT; return scan_bracket(j, e, true);
    case '[': e->type = WN_JSON_ARRAY; return scan_bracket(j, e, true);
    case 't': e->type = WN_JSON_TRUE; return scan_word(j, e, WN_STR("true"), err);
    case 'f': e->type = WN_JSON_FALSE; return scan_word(j, e, WN_STR("false"), err);
    case 'n': e->type = WN_JSON_NULL; return scan_word(j, e, WN_STR("null"), err);
    default: break;
    }
    e->type = WN_JSON_NUMBER;
    if (c == '-' || is_digit(c)) return scan_number(j, e, err);
    return wrong(j, j->at, "a value", err);
}

static void skip_space(wn_json *j)
{
    while (j->at < j->src.len && j->src.ptr[j->at] <= ' ' && is_space(j->src.ptr[j->at])) j->at++;
}

/* A key and the colon behind it. */
static bool scan_key(wn_json *j, wn_json_event *e, wn_err *err)
{
    if (!next_is(j, j->at, '"'))
        return wrong(j, j->at, j->state == KEY ? "a key" : "a key or '}'", err);
    e->type = WN_JSON_KEY;
    if (!scan_string(j, e, err)) return false;
    e->to = (uint32_t)j->at;
    skip_space(j);
    if (!next_is(j, j->at, ':')) return wrong(j, j->at, "':'", err);
    j->at++;
    j->state = VALUE;
    return true;
}

static bool scan_close(wn_json *j, wn_json_event *e, bool object)
{
    e->type = object ? WN_JSON_OBJECT_END : WN_JSON_ARRAY_END;
    return scan_bracket(j, e, false);
}

/* What follows a value: a comma (DONE stays false), a closing bracket or the end. */
static bool scan_after(wn_json *j, wn_json_event *e, bool *done, wn_err *err)
{
    *done = true;
    if (!j->depth) {
        e->type = WN_JSON_END;
        return j->at == j->src.len || wrong(j, j->at, "nothing after the value", err);
    }
    bool object = in_object(j);
    char c = j->at < j->src.len ? j->src.ptr[j->at] : '\0';
    if (c == (object ? '}' : ']')) return scan_close(j, e, object);
    if (c != ',') return wrong(j, j->at, object ? "',' or '}'" : "',' or ']'", err);
    j->state = object ? KEY : VALUE;
    j->at++;
    skip_space(j);
    *done = false;
    return true;
}

static bool scan_event(wn_json *j, wn_json_event *e, wn_err *err)
{
    switch (j->state) {
    case FIRST_KEY:
        if (next_is(j, j->at, '}')) return scan_close(j, e, true);
        return scan_key(j, e, err);
    case KEY:
        return scan_key(j, e, err);
    case FIRST_VALUE:
        if (next_is(j, j->at, ']')) return scan_close(j, e, false);
        return scan_value(j, e, err);
    default:
        return scan_value(j, e, err);
    }
}

bool wn_json_next(wn_json *j, wn_json_event *e, wn_err *err)
{
    bool done = false;
    *e = (wn_json_event){ 0 };
    if (j->src.len >= WN_NOWHERE)
        return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "more than 4 GiB of JSON");
    skip_space(j);
    if (j->state == AFTER && !scan_after(j, e, &done, err)) return false;
    e->from = (uint32_t)(j->at - (done ? e->raw.len : 0));
    if (!done && !scan_event(j, e, err)) return false;
    if (e->type != WN_JSON_KEY) e->to = (uint32_t)j->at;
    return true;
}

bool wn_json_skip(wn_json *j, wn_json_event *e, wn_err *err)
{
    if (e->type != WN_JSON_OBJECT && e->type != WN_JSON_ARRAY) return true;
    wn_json_event inner;
    uint32_t outside = j->depth - 1;
    do {
        if (!wn_json_next(j, &inner, err)) return false;
    } while (j->depth > outside);
    e->to = inner.to;
    e->raw = (wn_str){ j->src.ptr + e->from, e->to - e->from };
    return true;
}

void wn_json_leave(wn_json *j, wn_json_event *e, uint32_t to)
{
    j->at = to;
    j->depth--;
    j->state = AFTER;
    e->to = to;
    e->raw = (wn_str){ j->src.ptr + e->from, to - e->from };
}

/* The four digits of the \u escape at AT; 0 where there is no such escape. */
static uint32_t code_unit(wn_str raw, size_t at)
{
    uint32_t unit = 0;
    if (raw.len - at < 6 || raw.ptr[at] != '\\' || raw.ptr[at + 1] != 'u') return 0;
    for (size_t i = at + 2; i < at + 6; i++) unit = unit << 4 | (uint32_t)hex(raw.ptr[i]);
    return unit;
}

uint32_t wn_json_code(wn_str raw, size_t at, uint32_t *len)
{
    if (raw.ptr[at] != '\\') return wn_utf8_at(raw, at, len);
    *len = 2;
    switch (raw.ptr[at + 1]) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'u': break;
    default: return (unsigned char)raw.ptr[at + 1];
    }
    *len = 6;
    uint32_t high = code_unit(raw, at);
    if (high < 0xD800 || high > 0xDFFF) return high;
    uint32_t low = high < 0xDC00 ? code_unit(raw, at + 6) : 0;
    if (low < 0xDC00 || low > 0xDFFF) return 0xFFFD;
    *len = 12;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

void wn_json_join(wn_buf *out, wn_str raw)
{
    size_t at = out->len < 6 ? 0 : out->len - 6, slash = at;
    bool halves = out->len >= 6 && code_unit(wn_buf_str(out), at) >> 10 == 0xD800 >> 10 &&
                  code_unit(raw, 0) >> 10 == 0xDC00 >> 10;
    while (halves && slash > 0 && out->ptr[slash - 1] == '\\') slash--;
    if (halves && (at - slash) % 2 == 0) memcpy(out->ptr + at + 2, "fffd", 4);
    wn_buf_add(out, raw);
}

void wn_json_decode(wn_buf *out, wn_str raw)
{
    size_t at = 0;
    wn_buf_room(out, raw.len);
    while (at < raw.len) {
        const char *slash = memchr(raw.ptr + at, '\\', raw.len - at);
        size_t stop = slash ? (size_t)(slash - raw.ptr) : raw.len;
        wn_buf_add(out, (wn_str){ raw.ptr + at, stop - at });
        at = stop;
        if (at == raw.len) break;
        uint32_t len;
        wn_buf_code(out, wn_json_code(raw, at, &len));
        at += len;
    }
}

/* How many bytes at AT must be written as an escape; 0 where they may stand as they are. DEL, C1 and
** bidirectional controls are legal JSON but not safe to print; they begin with one of four bytes. */
static uint32_t unsafe(wn_str s, size_t at)
{
    uint32_t len;
    unsigned char c = (unsigned char)s.ptr[at];
    if (c < 0x80) return c < 0x20 || c == '"' || c == '\\' || c == 0x7F || (c == '#' && wn_safe_command(s, at));
    if (c != 0xC2 && c != 0xD8 && c != 0xE2 && c != 0xEF) return 0;
    return wn_safe_char(wn_utf8_at(s, at, &len)) ? 0 : len;
}

static void add_escape(wn_buf *out, wn_str s)
{
    static const char codes[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    const char *code = s.ptr[0] ? strchr(codes, s.ptr[0]) : NULL;
    uint32_t len;
    if (!code) {
        wn_buf_print(out, "\\u%04x", (unsigned)wn_utf8_at(s, 0, &len));
        return;
    }
    wn_buf_byte(out, '\\');
    wn_buf_byte(out, letters[code - codes]);
}

void wn_json_escape(wn_buf *out, wn_str text)
{
    size_t done = 0;
    text = wn_utf8_mended(out->arena, text);
    for (size_t at = 0; at < text.len;) {
        uint32_t len = unsafe(text, at);
        if (!len) { at++; continue; }
        wn_buf_add(out, (wn_str){ text.ptr + done, at - done });
        add_escape(out, (wn_str){ text.ptr + at, len });
        done = at += len;
    }
    wn_buf_add(out, (wn_str){ text.ptr + done, text.len - done });
}

void wn_json_string(wn_buf *out, wn_str text)
{
    wn_buf_byte(out, '"');
    wn_json_escape(out, text);
    wn_buf_byte(out, '"');
}
