/* html.h: what the files of the HTML reader and the HTML writer share. Private to them. */
#ifndef WN_READ_HTML_H
#define WN_READ_HTML_H

#include "base/buffer.h"
#include "read/read.h"

enum {                          /* what a tag is, as bits */
    WN_HTML_BLOCK = 1,          /* ends the line of text before and after it */
    WN_HTML_VOID = 2,           /* has no end tag and no inside */
    WN_HTML_RAW = 4,            /* what is inside is not parsed, and not text */
    WN_HTML_SKIP = 8,           /* what is inside is parsed, and not text */
    WN_HTML_SCOPE = 16,         /* what is open outside cannot be closed inside */
    WN_HTML_ENDS_P = 32,        /* its start closes an open p */
    WN_HTML_BREAKOUT = 64       /* cannot be in svg: closes it */
};

typedef enum {                  /* tags that the reader treats one by one; others are all OTHER */
    T_OTHER, T_A, T_ARTICLE, T_BLOCKQUOTE, T_BODY, T_BR, T_BUTTON, T_CAPTION, T_DD, T_DIALOG, T_DIV, T_DL,
    T_DT, T_FIGCAPTION, T_FOREIGN, T_H1, T_H2, T_H3, T_H4, T_H5, T_H6, T_HEAD, T_HTML, T_LI, T_LINK, T_MATH,
    T_META, T_OL, T_P, T_PRE, T_SCRIPT, T_SVG, T_TABLE, T_TBODY, T_TD, T_TH, T_TIME, T_TITLE, T_TR, T_UL,
    T_OPTION, T_INLINE, T_FLOW, T_HTML_TAGS
} wn_html_tag;

typedef struct { char name[12]; uint8_t tag, is; } wn_html_element;

const wn_html_element *wn_html_element_find(wn_str name);   /* any case; NULL: unknown */
bool wn_html_same(wn_str a, wn_str b);                      /* but for case */

typedef enum { WN_HTML_TEXT, WN_HTML_START, WN_HTML_END, WN_HTML_NONE, WN_HTML_EOF } wn_html_type;
typedef enum {
    A_ARIA_HIDDEN, A_CHARSET, A_CLASS, A_CONTENT, A_DATETIME, A_HIDDEN, A_HREF, A_ID, A_ITEMPROP, A_LANG,
    A_NAME, A_OPEN, A_PROPERTY, A_REL, A_ROLE, A_STYLE, A_TYPE, A_COUNT
} wn_html_attr;

typedef struct {
    wn_html_type type;
    bool empty;                 /* "/>" */
    uint32_t from, to;          /* bytes of the source */
    wn_str name;
    uint32_t has;               /* a bit an attribute */
    wn_str attr[A_COUNT];       /* as they stand, entities and all */
} wn_html_token;

typedef struct { wn_str src; uint32_t at; } wn_html_scan;

/* The next token; NONE: a comment, a declaration, the rest of a broken tag. */
void wn_html_next(wn_html_scan *s, wn_html_token *t);

/* Passes what stands before the end tag NAME and returns it. */
wn_str wn_html_raw(wn_html_scan *s, wn_str name);
bool wn_html_hides(const wn_html_token *t);                 /* a start tag: what is inside */

/* The code point that the reference at AT ('&') stands for, its bytes in *LEN; 0: it is none. */
uint32_t wn_html_entity(wn_str s, size_t at, bool in_attribute, uint32_t *len);

/* RAW, an attribute or a title, as text: references decoded, white space as one space, none outside. */
wn_str wn_html_decode(wn_arena *a, wn_str raw);

/* How the source that is read stands to the bytes that came in. */
typedef struct {
    wn_str raw;                 /* as they came in */
    const uint32_t *at;         /* place in RAW of each code point, and the end; NULL: of each byte */
    wn_span says;               /* the tag in RAW that names the encoding; empty: none does */
    wn_str charset;             /* where it is set, replacements write what is not ASCII as &#N; */
} wn_html_form;

/* Makes doc->source UTF-8, and doc->form; byte C of windows-1252. */
bool wn_html_source(wn_doc *doc, const wn_read_options *options, wn_err *err);
uint32_t wn_html_windows(unsigned char c);
wn_str wn_html_charset(wn_str content);     /* "x" of "text/html; charset=x"; else "" */

/* Title, author, date … */
typedef struct { wn_doc *doc; uint8_t *rank; } wn_html_facts;
wn_html_facts wn_html_facts_new(wn_doc *doc);
void wn_html_facts_tag(wn_html_facts *f, const wn_html_token *t, const wn_html_element *e);
void wn_html_facts_json(wn_html_facts *f, wn_str json);
void wn_html_facts_add(wn_html_facts *f, const char *source, wn_str value);

#endif
