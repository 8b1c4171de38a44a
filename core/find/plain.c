/* plain.c: see plain.h. One walk over the characters; what is no word may be a mark: in a quote one
** of the writer (brackets, dots), in a source one of quotation. */
#include "find/plain.h"

#include "base/utf8.h"

#define ASIDE 12            /* words at most between two quotes: "said Ada Byrne on Monday" */
#define BRACKET 200         /* bytes between brackets at most */

typedef struct {
    wn_arena *arena;
    wn_str text;
    wn_plains *out;
    bool quote;             /* the text is one */
    bool inside;            /* of a source: between quotation marks */
    uint32_t closed;        /* word behind the last quote of the paragraph, or WN_NOWHERE */
    uint32_t lines;         /* line ends since the last visible character */
} walk;

/* The character at AT, its bytes in *LEN; 0 at the end. */
static uint32_t at(const walk *w, size_t i, uint32_t *len)
{
    *len = 1;
    return i < w->text.len ? wn_utf8_at(w->text, i, len) : 0;
}

static bool letter_at(const walk *w, size_t i)
{
    uint32_t len, c = at(w, i, &len);
    return c && wn_char_letter(c);
}

/* Of scripts that do not part words. */
static bool is_whole(uint32_t c)
{
    return (c >= 0x3040 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

static bool is_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC; }

static uint32_t mixed(uint32_t h)
{
    h = (h ^ h >> 16) * 0x85EBCA6Bu;
    h = (h ^ h >> 13) * 0xC2B2AE35u;
    h ^= h >> 16;
    return h ? h : 1;
}

/* ---- words */

/* May the sign C before byte NEXT stand in a word? What it adds to the hash, in *AS (0:
** nothing). */
static bool joins(const walk *w, uint32_t before, uint32_t c, size_t next, uint32_t *as)
{
    bool number = (c == '.' || c == ',') && wn_char_digit(before);
    *as = 0;
    if (!(number || is_apostrophe(c) || c == 0xAD || c == ']') || !letter_at(w, next))
        return false;
    uint32_t len, after = at(w, next, &len);
    if (number && !wn_char_digit(after)) return false;
    if (is_apostrophe(c)) *as = '\'';
    if (c == '.') *as = '.';
    return true;
}

/* The end of "[ed]" at I, or I. */
static size_t ending(const walk *w, size_t i)
{
    size_t end = i + 1;
    if (i >= w->text.len || w->text.ptr[i] != '[') return i;
    for (uint32_t len; letter_at(w, end) && end - i < 16; end += len) at(w, end, &len);
    return end < w->text.len && w->text.ptr[end] == ']' ? end + 1 : i;
}

/* Adds the word at FROM; where it ends. */
static size_t add_word(walk *w, size_t from)
{
    uint32_t h = 2166136261u, len, as, before = 0;
    size_t i = from;
    for (uint32_t c; (c = at(w, i, &len)) != 0; i += len) {
        bool letter = wn_char_letter(c);
        if (is_whole(c) && i > from) break;
        if (!letter && !joins(w, before, c, i + len, &as)) break;
        if (letter) as = is_apostrophe(c) ? '\'' : wn_char_fold(c);
        if (as) h = (h ^ as) * 16777619u;
        before = c;
        if (is_whole(c)) { i += len; break; }
    }
    size_t end = w->quote ? ending(w, i) : i;
    *wn_list_add(w->arena, w->out) = (wn_plain){ mixed(h), (uint32_t)from, (uint32_t)end,
        end > i ? WN_PLAIN_ANY : WN_PLAIN_WORD, false };
    return end;
}

/* ---- a quote */

/* The end of the dots and spaces that begin at I; how many dots, an ellipsis being three. */
static size_t dots(const walk *w, size_t i, uint32_t *count)
{
    size_t end = i;
    uint32_t len, c;
    *count = 0;
    for (; (c = at(w, i, &len)) == '.' || c == 0x2026 || c == ' ' || c == 0xA0; i += len) {
        *count += c == '.' ? 1 : c == 0x2026 ? 3 : 0;
        if (c == '.' || c == 0x2026) end = i + len;
    }
    return end;
}

static size_t add_mark(walk *w, size_t from, size_t end, wn_plain_type type)
{
    *wn_list_add(w->arena, w->out) =
        (wn_plain){ 1, (uint32_t)from, (uint32_t)end, (uint8_t)type, false };
    return end;
}

/* What is no word, at I; where it ends. */
static size_t read_mark(walk *w, size_t i)
{
    uint32_t len, count, c = at(w, i, &len);
    if (c == '.' || c == 0x2026) {
        size_t end = dots(w, i, &count);
        return count > 2 ? add_mark(w, i, end, WN_PLAIN_CUT) : i + len;
    }
    if (c != '[' && c != '(') return i + len;
    size_t room = w->text.len - i < BRACKET ? w->text.len - i : BRACKET;
    const char *close = memchr(w->text.ptr + i, c == '[' ? ']' : ')', room);
    if (!close) return i + len;
    size_t end = (size_t)(close - w->text.ptr), inside = dots(w, i + 1, &count);
    if (count > 0 && inside == end) return add_mark(w, i, end + 1, WN_PLAIN_CUT);
    if (c == '(') return i + 1;
    bool joined = letter_at(w, end + 1) && end - i <= 4;        /* [W]e */
    return joined ? i + 1 : add_mark(w, i, end + 1, WN_PLAIN_ANY);
}

/* ---- a source */

static void open_quote(walk *w)
{
    uint32_t n = w->out->len;
    if (w->closed != WN_NOWHERE && n - w->closed <= ASIDE)
        for (uint32_t k = w->closed; k < n; k++) w->out->at[k].aside = true;
    w->inside = true;
    w->closed = WN_NOWHERE;
}

static void see(walk *w, uint32_t c)
{
    if (c == '\n' && ++w->lines >= 2) {
        w->inside = false;
        w->closed = WN_NOWHERE;
    }
    if (!wn_char_space(c)) w->lines = 0;
    bool mark = c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB;
    if (!mark) return;
    if (w->inside) {
        w->inside = false;
        w->closed = w->out->len;
    } else if (c != 0x201D) open_quote(w);
}

void wn_plain_read(wn_arena *a, wn_str text, wn_plains *out)
{
    walk w = { .arena = a, .text = text, .out = out, .closed = WN_NOWHERE };
    uint32_t len, c;
    for (size_t i = 0; (c = at(&w, i, &len)) != 0 || i < text.len; ) {
        if (c && wn_char_letter(c)) {
            i = add_word(&w, i);
            w.lines = 0;
            continue;
        }
        see(&w, c);
        i += len;
    }
}

void wn_plain_quote(wn_arena *a, wn_str text, uint32_t most, wn_plains *out)
{
    walk w = { .arena = a, .text = text, .out = out, .quote = true };
    for (size_t i = 0; i < text.len && out->len < most; )
        i = letter_at(&w, i) ? add_word(&w, i) : read_mark(&w, i);
}
