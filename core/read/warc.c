/* warc.c: archives of the web, as crawlers write them (ISO 28500), and what Common Crawl makes of them (WET).
**
**     WARC/1.0 ⏎ fields ⏎ ⏎ [ Content-Length bytes ] ⏎ ⏎      conversion: a text
**                           [ HTTP/1.1 200 ⏎ fields ⏎ ⏎ body ]  response: a page, where that is HTML
**
** Other records are passed over as they come: a film takes no memory. What precedes a head is white space.
*/
#include "base/packing.h"
#include "base/utf8.h"
#include "read/html.h"

enum { LARGEST_HEAD = 1 << 16 };

static bool bad(wn_err *err, const char *what) { return wn_fail(err, WN_BAD_INPUT, WN_NO_OFFSET, "%s", what); }

/* ---- heads: a line that says what it is, and fields, up to an empty line */

static wn_str line_at(wn_str s, size_t at)
{
    const char *end = at < s.len ? memchr(s.ptr + at, '\n', s.len - at) : NULL;
    return end ? (wn_str){ s.ptr + at, (size_t)(end - s.ptr) + 1 - at } : WN_STR("");
}

static bool is_empty(wn_str line) { return line.ptr[0] == '\n' || (line.len == 2 && line.ptr[0] == '\r'); }

/* Bytes of the head that S begins with, the empty line too; 0: it does not end. */
static size_t head_len(wn_str s)
{
    if (s.len > LARGEST_HEAD) s.len = LARGEST_HEAD;
    for (size_t at = 0; at < s.len;) {
        wn_str line = line_at(s, at);
        if (line.len == 0) return 0;
        at += line.len;
        if (is_empty(line)) return at;
    }
    return 0;
}

static wn_str trimmed(wn_str s) { return wn_str_trim(s, WN_STR(" \t\r\n")); }

/* What the first field NAME of HEAD says; "" where there is none. */
static wn_str field(wn_str head, wn_str name)
{
    for (size_t at = line_at(head, 0).len; at < head.len;) {
        wn_str line = line_at(head, at), key = { line.ptr, name.len };
        at += line.len;
        if (line.len > name.len && line.ptr[name.len] == ':' && wn_html_same(key, name))
            return trimmed((wn_str){ line.ptr + name.len + 1, line.len - name.len - 1 });
    }
    return WN_STR("");
}

static bool begins(wn_str s, wn_str with)
{
    return s.len >= with.len && wn_html_same((wn_str){ s.ptr, with.len }, with);
}

/* ---- records */

typedef enum { OTHER, TEXT, PAGE, UNKNOWN } kind;

typedef struct {
    kind kind;                  /* UNKNOWN: as long as the head of a page is not there */
    wn_str head, http, body;    /* HTTP: the head of a response; as far as they are there */
    uint64_t size;              /* Content-Length */
    size_t blank;               /* bytes before the head */
} record;

static bool read_size(wn_str digits, int base, uint64_t *size)
{
    static const char all[] = "0123456789abcdef";
    *size = 0;
    for (size_t i = 0; i < digits.len; i++) {
        const char *d = memchr(all, digits.ptr[i] | 0x20, (size_t)base);
        if (!d || digits.ptr[i] < '0' || i > 14) return false;
        *size = *size * (uint64_t)base + (uint64_t)(d - all);
    }
    return digits.len > 0;
}

static kind kind_of(record *r)
{
    wn_str type = field(r->head, WN_STR("WARC-Type"));
    if (wn_html_same(type, WN_STR("conversion"))) return TEXT;
    if (!wn_html_same(type, WN_STR("response"))) return OTHER;
    if (!begins(field(r->head, WN_STR("Content-Type")), WN_STR("application/http"))) return OTHER;
    r->http = (wn_str){ r->body.ptr, head_len(r->body) };
    if (!r->http.len) return r->body.len < LARGEST_HEAD && r->body.len < r->size ? UNKNOWN : OTHER;
    wn_str media = field(r->http, WN_STR("Content-Type"));
    return begins(media, WN_STR("text/html")) || begins(media, WN_STR("application/xhtml")) ? PAGE : OTHER;
}

/* Reads what S begins with; false where it is no record, or not yet the head of one: then R->head is empty. */
static bool read_record(wn_str s, record *r, wn_err *err)
{
    *r = (record){ .kind = OTHER };
    while (s.len && (s.ptr[0] == '\r' || s.ptr[0] == '\n')) s.ptr++, s.len--, r->blank++;
    if (s.len >= 5 && memcmp(s.ptr, "WARC/", 5) != 0) return bad(err, "no WARC record begins here");
    size_t n = head_len(s);
    if (n == 0) return s.len < LARGEST_HEAD || bad(err, "a WARC record's head of more than 64 KiB");
    r->head = (wn_str){ s.ptr, n };
    if (!read_size(field(r->head, WN_STR("Content-Length")), 10, &r->size))
        return bad(err, "a WARC record without Content-Length");
    r->body = (wn_str){ s.ptr + n, s.len - n < r->size ? s.len - n : (size_t)r->size };
    r->kind = kind_of(r);
    return true;
}

bool wn_warc_piece(wn_str bytes, bool over, size_t *len, uint64_t *skip, wn_err *err)
{
    record r;
    *len = *skip = 0;
    if (!read_record(bytes, &r, err)) return false;
    size_t head = r.blank + r.head.len;
    bool here = r.head.len > 0 && r.kind != UNKNOWN && r.body.len == r.size;
    if (r.head.len > 0 && r.kind == OTHER) *skip = head + r.size;
    else if (here) *len = head + r.body.len;
    else if (over && r.blank < bytes.len) return bad(err, "a WARC record that ends too early");
    return true;
}

/* ---- bodies */

/* "1F; name=value" */
static bool read_chunk_size(wn_str line, uint64_t *size)
{
    wn_str digits = trimmed(wn_str_take(&line, ';'));
    return read_size(digits, 16, size);
}

/* Nothing but fields behind the last chunk? */
static bool is_trailer(wn_str s)
{
    while (s.len) {
        wn_str line = trimmed(wn_str_take(&s, '\n'));
        if (line.len && !memchr(line.ptr, ':', line.len)) return false;
    }
    return true;
}

/* size in hexadecimal ⏎ bytes ⏎ … 0 ⏎ fields ⏎ */
static bool unchunk(wn_buf *out, wn_str body, wn_err *err)
{
    for (size_t at = 0; at < body.len;) {
        wn_str line = line_at(body, at);
        uint64_t size;
        if (!read_chunk_size(line, &size)) return bad(err, "a chunk without its size in the page");
        at += line.len;
        if (size == 0)
            return is_trailer((wn_str){ body.ptr + at, body.len - at })
                   || bad(err, "text behind the last chunk of the page");
        if (size >= body.len - at) break;
        wn_buf_add(out, (wn_str){ body.ptr + at, (size_t)size });
        at += (size_t)size;
        line = line_at(body, at);
        if (trimmed(line).len) return bad(err, "a chunk that is longer than its size in the page");
        at += line.len;
    }
    return bad(err, "the chunks of the page end too early");
}

/* Are BYTES what zlib writes, which HTTP calls deflate? (RFC 1950: method 8, a sum that 31 divides.) */
static bool deflates(wn_str coding, wn_str bytes)
{
    const unsigned char *b = (const unsigned char *)bytes.ptr;
    return wn_html_same(coding, WN_STR("deflate")) && bytes.len > 2 && (b[0] & 15) == 8
           && (b[0] * 256 + b[1]) % 31 == 0;
}

/* Hardly any packed bytes are without one that no text has. */
static bool is_text(wn_str s)
{
    for (size_t i = 0; i < s.len && i < 1024; i++)
        if ((unsigned char)s.ptr[i] < '\t') return false;
    return true;
}

/* What crawlers took away already, some say all the same: only what begins as it should is undone. */
static bool decode_body(wn_arena *a, const record *r, bool vast, wn_str *body, wn_err *err)
{
    wn_buf out = wn_buf_new(a), unpacked = wn_buf_new(a);
    wn_str coding = field(r->http, WN_STR("Content-Encoding"));
    uint64_t size;
    *body = (wn_str){ r->body.ptr + r->http.len, r->body.len - r->http.len };
    bool chunks = wn_html_same(field(r->http, WN_STR("Transfer-Encoding")), WN_STR("chunked"));
    if (chunks && body->len && read_chunk_size(line_at(*body, 0), &size)) {
        if (!unchunk(&out, *body, err)) return false;
        *body = wn_buf_str(&out);
    }
    const wn_packing *p = deflates(coding, *body) ? &wn_deflate : wn_packing_of(*body);
    if (p && coding.len) {
        size_t most = wn_unpack_most(body->len, vast);
        if (!wn_unpack(p, *body, most, &unpacked, err))
            return unpacked.len > most
                   && wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "the page has more than %zu bytes, unpacked; "
                              "--memory-limit=SIZE takes it", most);
        *body = wn_buf_str(&unpacked);
    } else if (wn_html_same(coding, WN_STR("br")) || wn_html_same(coding, WN_STR("deflate"))) {
        if (is_text(*body)) return true;
        return wn_fail(err, WN_BAD_INPUT, WN_NO_OFFSET, "a page in the encoding %.*s; expected gzip, zlib "
                       "or zstd", (int)coding.len, coding.ptr);
    }
    return true;
}

/* ---- the reader */

static wn_str kept(wn_doc *doc, wn_str s) { return wn_utf8_mended(doc->arena, s); }

/* What the archive knows of a page goes before what the page says of itself. */
static void add_fact(wn_doc *doc, wn_str key, wn_str instead, wn_str name, wn_str value)
{
    for (uint32_t i = 0; i < doc->meta.len; i++)
        if (wn_str_eq(doc->meta.at[i].key, key)) doc->meta.at[i].key = doc->origins.at[i].key = instead;
    if (!value.len) return;
    *wn_list_add(doc->arena, &doc->meta) = (wn_pair){ key, kept(doc, value) };
    *wn_list_add(doc->arena, &doc->origins) = (wn_pair){ key, name };
}

static wn_str without_brackets(wn_str s)
{
    bool has = s.len > 1 && s.ptr[0] == '<' && s.ptr[s.len - 1] == '>';
    return has ? (wn_str){ s.ptr + 1, s.len - 2 } : s;
}

bool wn_read_warc(wn_doc *doc, const wn_read_options *options, wn_err *err)
{
    record r;
    wn_read_options own = *options;
    if (!read_record(doc->source, &r, err)) return false;
    wn_str id = without_brackets(field(r.head, WN_STR("WARC-Record-ID")));
    wn_str url = without_brackets(field(r.head, WN_STR("WARC-Target-URI")));
    if (id.len || url.len) doc->name = kept(doc, id.len ? id : url);
    if (r.kind != TEXT && r.kind != PAGE) return bad(err, "neither a page nor the text of one");
    own.charset = wn_html_charset(field(r.http, WN_STR("Content-Type")));
    doc->source = r.body;
    if (r.kind == PAGE && !decode_body(doc->arena, &r, options->vast, &doc->source, err)) return false;
    if (!(r.kind == PAGE ? wn_read_html : wn_read_text)(doc, &own, err)) return false;
    add_fact(doc, WN_STR("date"), WN_STR("published"), WN_STR("WARC-Date"), field(r.head, WN_STR("WARC-Date")));
    add_fact(doc, WN_STR("url"), WN_STR("canonical"), WN_STR("WARC-Target-URI"), url);
    return true;
}
