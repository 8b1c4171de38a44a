/* said.c: see said.h. Where names stand before a third of the lines, it is a transcript: then its
** turns count, and what is quoted in them does not. */
#include "find/said.h"

#include "base/utf8.h"

#define NAME 48     /* bytes of a name before a turn, at most */

/* The bytes of the name at AT, words with capitals (but for those in brackets) and a colon; or
** 0. */
static uint32_t name_at(wn_str text, uint32_t at)
{
    uint32_t len, i = at, c = 0;
    for (uint32_t before = ' '; i < text.len && i - at <= NAME; i += len, before = c) {
        c = wn_utf8_at(text, i, &len);
        if (c == ':') break;
        bool sign = c == 0x2019 || (c < 0x80 && c > 0 && strchr(" .'-(),", (int)c));
        if (!sign && !wn_char_letter(c)) return 0;
        if (!sign && before == ' ' && !wn_char_upper(c)) return 0;
    }
    bool colon = c == ':' && i > at && i + 1 < text.len;
    return colon && wn_char_space((unsigned char)text.ptr[i + 1]) ? i - at : 0;
}

static void find_turns(wn_str text, wn_arena *a, wn_saids *out)
{
    uint32_t lines = 0;
    for (uint32_t at = 0; at < text.len; ) {
        uint32_t n = name_at(text, at);
        const char *end = memchr(text.ptr + at, '\n', text.len - at);
        uint32_t next = end ? (uint32_t)(end - text.ptr) + 1 : (uint32_t)text.len;
        if (n && out->len) out->at[out->len - 1].span.end = at;
        wn_said turn = { { at + n, (uint32_t)text.len }, { text.ptr + at, n } };
        if (n) *wn_list_add(a, out) = turn;
        lines += next - at > 2;
        at = next;
    }
    if (out->len < 2 || out->len * 3 < lines) out->len = 0;
}

bool wn_said_find(wn_found *f, wn_arena *a, wn_saids *out, wn_err *err)
{
    find_turns(f->doc->text, a, out);
    if (!out->len && !wn_quote_find(f, err)) return false;
    for (uint32_t i = 0, n = out->len ? 0 : f->quotes.len; i < n; i++) {
        const wn_quote *q = &f->quotes.at[i];
        if (!q->depth && !wn_span_empty(q->speaker))
            *wn_list_add(a, out) = (wn_said){ q->span, wn_found_text(f, q->speaker) };
    }
    for (uint32_t i = 0; i < out->len; i++)
        out->at[i].speaker = wn_arena_copy(a, out->at[i].speaker);
    return true;
}

wn_str wn_said_by(const wn_saids *list, uint32_t at)
{
    uint32_t low = wn_list_above(list, wn_said, span.end, at);
    bool has = low < list->len && wn_span_has(list->at[low].span, at);
    return has ? list->at[low].speaker : WN_STR("");
}
