/* html_charset.c: the encoding of a page. A byte order mark decides; else what is well-formed UTF-8 is
** UTF-8, whatever the page says of itself: pages are converted when they are stored, and keep what they
** said before. Else what the page says counts. The page is then read as UTF-8, and for each character is
** remembered where it came from, so that the writer can copy the bytes that came in. A page that says
** nothing is no UTF-8 and refused as any document is: a guess would be right for some languages only.
**
** Encodings that change meaning on the way (ISO-2022, UTF-7) are refused: no byte in them stands for
** itself, and pieces of them cannot be taken out. */
#include "read/html.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <strings.h>

#include "base/utf8.h"

#define LOOK 4096               /* bytes in which the page may say its encoding; the standard: 1,024 */

static char fold(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

/* Where WORD, in lower case, stands in S, any case; s.len: nowhere. */
static size_t find_word(wn_str s, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= s.len; i++) {
        size_t k = 0;
        while (k < n && fold(s.ptr[i + k]) == word[k]) k++;
        if (k == n) return i;
    }
    return s.len;
}

/* "text/html; charset=x" */
wn_str wn_html_charset(wn_str content)
{
    size_t at = find_word(content, "charset"), end;
    if (at == content.len) return WN_STR("");
    for (at += 7; at < content.len && strchr(" =\t\"'", content.ptr[at]); at++) continue;
    for (end = at; end < content.len && !strchr(" ;\t\"'", content.ptr[end]); end++) continue;
    return (wn_str){ content.ptr + at, end - at };
}

/* <?xml version="1.0" encoding="x"?> */
static wn_str declared_in_xml(wn_str raw, wn_span *tag)
{
    size_t most = raw.len < LOOK ? raw.len : LOOK;
    const char *end = wn_str_begins(raw, WN_STR("<?xml")) ? memmem(raw.ptr, most, "?>", 2) : NULL;
    wn_str head = { raw.ptr, end ? (size_t)(end - raw.ptr) : 0 };
    size_t at = find_word(head, "encoding"), to;
    if (at == head.len) return WN_STR("");
    for (at += 8; at < head.len && strchr(" =\t\r\n\"'", head.ptr[at]); at++) continue;
    for (to = at; to < head.len && !strchr(" \t\r\n\"'", head.ptr[to]); to++) continue;
    *tag = (wn_span){ 0, (uint32_t)head.len + 2 };
    return (wn_str){ head.ptr + at, to - at };
}

/* In *TAG where it is said. */
static wn_str declared(wn_str raw, wn_span *tag)
{
    wn_html_scan s = { { raw.ptr, raw.len < LOOK ? raw.len : LOOK }, 0 };
    wn_html_token t;
    for (wn_html_next(&s, &t); t.type != WN_HTML_EOF; wn_html_next(&s, &t)) {
        if (t.type != WN_HTML_START || t.name.len != 4 || find_word(t.name, "meta")) continue;
        *tag = (wn_span){ t.from, t.to };
        if (t.has >> A_CHARSET & 1) return t.attr[A_CHARSET];
        wn_str c = t.has >> A_CONTENT & 1 ? wn_html_charset(t.attr[A_CONTENT]) : WN_STR("");
        if (c.len) return c;
    }
    return declared_in_xml(raw, tag);
}

/* What browsers take for what is written; "" for what is not to be read. */
static const struct { const char *said, *meant; } labels[] = {
    { "ascii", "windows-1252" }, { "us-ascii", "windows-1252" }, { "latin1", "windows-1252" },
    { "iso-8859-1", "windows-1252" }, { "iso8859-1", "windows-1252" }, { "iso_8859-1", "windows-1252" },
    { "cp1252", "windows-1252" }, { "iso-8859-9", "windows-1254" }, { "iso-8859-11", "windows-874" },
    { "tis-620", "windows-874" }, { "shift_jis", "CP932" }, { "shift-jis", "CP932" }, { "sjis", "CP932" },
    { "x-sjis", "CP932" }, { "windows-31j", "CP932" }, { "gb2312", "GB18030" }, { "gbk", "GB18030" },
    { "gb_2312-80", "GB18030" }, { "euc-kr", "CP949" }, { "ks_c_5601-1987", "CP949" },
    { "big5", "BIG5-HKSCS" }, { "x-x-big5", "BIG5-HKSCS" }, { "utf8", "utf-8" }, { "unicode", "utf-8" },
    { "utf-16", "utf-8" }, { "utf-16le", "utf-8" }, { "utf-16be", "utf-8" },
    { "x-user-defined", "windows-1252" }
};

/* A name for iconv in BUF; false where it cannot be one. */
static bool name_of(wn_str said, char buf[40])
{
    size_t n = 0;
    for (; n < said.len; n++) {
        char c = fold(said.ptr[n]);
        bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        if (!fits || n == 39) return false;
        buf[n] = c;
    }
    buf[n] = 0;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (strcmp(labels[i].said, buf) == 0) strcpy(buf, labels[i].meant);
    return n > 0;
}

/* Does the encoding NAME change meaning on the way? */
static bool shifts(const char *name)
{
    static const char *const heads[] = { "iso-2022", "iso2022", "csiso2022", "hz", "utf-7", "utf7",
                                         "unicode-1-1-utf-7" };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (strncmp(name, heads[i], strlen(heads[i])) == 0) return true;
    return false;
}

/* All bytes of a page that shifts may be ASCII: does it, as far as one sees? "+AGE-" of UTF-7 may be text. */
static bool has_shift(wn_str raw, const char *name)
{
    if (!shifts(name)) return false;
    if (strncmp(name, "hz", 2) == 0) return memmem(raw.ptr, raw.len, "~{", 2) != NULL;
    return strstr(name, "2022") && memchr(raw.ptr, 0x1B, raw.len);
}

/* ---- conversion: each appends to OUT and notes where each character came from */

typedef struct { wn_doc *doc; wn_buf out; WN_LIST(uint32_t) at; } turning;

static void add_code(turning *t, uint32_t code, size_t from)
{
    *wn_list_add(t->doc->arena, &t->at) = (uint32_t)from;
    wn_buf_code(&t->out, code);
}

static void from_windows(turning *t, wn_str raw)
{
    for (size_t i = 0; i < raw.len; i++) add_code(t, wn_html_windows((unsigned char)raw.ptr[i]), i);
}

static uint32_t code_of(const unsigned char four[4])
{
    return (uint32_t)four[0] | (uint32_t)four[1] << 8 | (uint32_t)four[2] << 16;
}

/* The letter that HOW holds back, if it does. */
static void add_held(turning *t, iconv_t how, size_t from)
{
    unsigned char four[4];
    char *out = (char *)four;
    size_t room = sizeof four;
    iconv(how, NULL, NULL, &out, &room);
    if (room == 0) add_code(t, code_of(four), from);
}

/* One character a call, so that its place is known; one that is held back for an accent behind it is asked
** for, so that the accent stays one of its own, as browsers read it. UNIT: bytes to go on by where there is
** no character. Returns the place of the first byte that is none. */
static size_t from_iconv(turning *t, wn_str raw, size_t unit, iconv_t how)
{
    char *in = (char *)(uintptr_t)raw.ptr;      /* iconv only reads it */
    size_t left = raw.len, bad = raw.len, from = 0;
    while (left) {
        size_t room = 4, most = unit, done;
        unsigned char four[4];
        char *out = (char *)four;
        from = raw.len - left;
        do {
            size_t give = most < left ? most : left;
            done = iconv(how, &in, &give, &out, &room);
            left = raw.len - (size_t)(in - raw.ptr);
        } while (done == (size_t)-1 && errno == EINVAL && most++ < left);
        if (room == 0) {
            add_code(t, code_of(four), from);
        } else if (done == (size_t)-1) {
            size_t skip = left > unit ? unit : left;
            add_code(t, 0xFFFD, from);
            if (bad == raw.len) bad = from;
            in += skip;
            left -= skip;
        } else {
            add_held(t, how, from);
        }
    }
    add_held(t, how, from);
    return bad;
}

static void keep(turning *t, const char *charset)
{
    wn_html_form *form = t->doc->form;
    *wn_list_add(t->doc->arena, &t->at) = (uint32_t)form->raw.len;
    form->at = t->at.at;
    form->charset = wn_arena_copy(t->doc->arena, wn_str_of(charset));
    t->doc->source = wn_buf_str(&t->out);
}

/* Does HOW read ASCII as it is? Else what the writer adds would not be read. One that holds a letter back
** (windows-1258, for an accent behind it) does not: where its characters stand is not known. */
static bool reads_ascii(iconv_t how)
{
    char ascii[] = "<a b=\"c-1\">&#;</a", wide[4 * sizeof ascii], *in = ascii, *out = wide;
    size_t left = strlen(ascii), room = sizeof wide;
    bool same = iconv(how, &in, &left, &out, &room) == 0 && out - wide == 4 * (in - ascii);
    for (size_t i = 0; same && i < sizeof ascii - 1; i++)
        same = memcmp(wide + 4 * i, (char[4]){ ascii[i] }, 4) == 0;
    return same;
}

static bool convert(wn_doc *doc, const char *name, const wn_read_options *options, wn_err *err)
{
    turning t = { doc, wn_buf_new(doc->arena), { 0 } };
    wn_str raw = doc->source;
    size_t bad = raw.len;
    if (strcmp(name, "windows-1252") == 0) from_windows(&t, raw);
    else {
        bool wide = strncmp(name, "UTF-16", 6) == 0;
        if (shifts(name))
            return wn_fail(err, WN_BAD_INPUT, 0, "encoding %s, which shifts between sets of characters; "
                           "iconv -f %s -t UTF-8 FILE | winnow", name, name);
        iconv_t how = iconv_open("UTF-32LE", name);
        if (how == (iconv_t)-1 && errno != EINVAL)
            return wn_fail(err, WN_IO, WN_NO_OFFSET, "encoding %s cannot be read: %s", name, strerror(errno));
        bool fine = how != (iconv_t)-1 && (wide || reads_ascii(how));
        if (!fine && how != (iconv_t)-1) iconv_close(how);
        if (!fine)
            return wn_fail(err, WN_BAD_INPUT, 0, "encoding %s; expected UTF-8 or one that iconv reads", name);
        bad = from_iconv(&t, raw, wide ? 2 : 1, how);
        iconv_close(how);
    }
    if (bad < raw.len && !options->replace)
        return wn_fail(err, WN_BAD_INPUT, bad, "not %s: byte 0x%02X; expected what the page says it is, or "
                       "--invalid=replace", name, (unsigned char)raw.ptr[bad]);
    keep(&t, name);
    return true;
}

static bool is_utf32(wn_str raw) { return wn_str_begins(raw, WN_STR("\xFF\xFE\0\0")); }

/* The UTF-16 that its mark says the page is in, or whoever sent it says and its first "<" is in; NULL: it is in
** none. */
static const char *wide_of(wn_str raw, const wn_read_options *options)
{
    if (is_utf32(raw)) return NULL;
    if (wn_str_begins(raw, WN_STR("\xFF\xFE"))) return "UTF-16LE";
    if (wn_str_begins(raw, WN_STR("\xFE\xFF"))) return "UTF-16BE";
    wn_str c = options->charset;
    const char *tag = raw.len ? memchr(raw.ptr, '<', raw.len) : NULL;
    bool big = c.len == 8 && strncasecmp(c.ptr, "utf-16be", 8) == 0;
    bool is = big || (c.len == 8 && strncasecmp(c.ptr, "utf-16le", 8) == 0) ||
              (c.len == 6 && strncasecmp(c.ptr, "utf-16", 6) == 0);
    if (!is || !tag) return NULL;
    if (big) return tag > raw.ptr && !tag[-1] ? "UTF-16BE" : NULL;
    return tag + 1 < raw.ptr + raw.len && !tag[1] ? "UTF-16LE" : NULL;
}

bool wn_html_source(wn_doc *doc, const wn_read_options *options, wn_err *err)
{
    wn_str raw = doc->source;
    wn_html_form *form = wn_arena_get(doc->arena, sizeof *form);
    char name[40];
    *form = (wn_html_form){ .raw = raw, .charset = WN_STR("") };
    doc->form = form;
    const char *wide = wide_of(raw, options);
    if (wide && raw.len % 2)
        return wn_fail(err, WN_BAD_INPUT, raw.len - 1, "UTF-16 that ends inside a character");
    if (wide) return convert(doc, wide, options, err);
    wn_span tag = { 0, 0 };
    wn_str charset = options->charset.len ? options->charset : declared(raw, &tag);
    bool said = !wn_utf8_mark(raw) && !is_utf32(raw) && name_of(charset, name);
    bool other = said && strcmp(name, "utf-8") != 0;
    if (other) form->says = tag;
    if (wn_utf8_bad(raw) == raw.len && !(said && has_shift(raw, name))) {
        if (other) form->charset = wn_arena_copy(doc->arena, wn_str_of(name));
        return true;
    }
    if (other) return convert(doc, name, options, err);
    if (!wn_read_source(doc, options, err)) return false;
    form->raw = doc->source;
    return true;
}
