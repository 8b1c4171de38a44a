/* safe.c: see safe.h. */
#include "base/safe.h"

#include "base/utf8.h"

bool wn_safe_char(uint32_t c)
{
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return false;
    if (c == 0x61C || c == 0x200E || c == 0x200F || c == 0xFEFF) return false;
    return (c < 0x2028 || c > 0x202E) && (c < 0x2066 || c > 0x2069);
}

/* CI systems obey "##vso[", "##[" and "##teamcity[" anywhere in a line. */
bool wn_safe_command(wn_str s, size_t at)
{
    if (s.ptr[at] != '#' || at == 0 || s.ptr[at - 1] != '#') return false;
    for (at++; at < s.len && s.ptr[at] >= 'a' && s.ptr[at] <= 'z';) at++;
    return at < s.len && s.ptr[at] == '[';
}

static void escape_char(wn_buf *out, uint32_t c)
{
    if (c == '\n') wn_buf_add(out, WN_STR("\\n"));
    else if (c == '\r') wn_buf_add(out, WN_STR("\\r"));
    else if (c == '\t') wn_buf_add(out, WN_STR("\\t"));
    else if (c < 0x100) wn_buf_print(out, "\\x%02x", (unsigned)c);
    else wn_buf_print(out, "\\u%04x", (unsigned)c);
}

void wn_safe_add(wn_buf *out, wn_str s)
{
    while (s.len > 0) {
        size_t good = wn_utf8_bad(s);
        for (size_t i = 0; i < good;) {
            uint32_t n, c = wn_utf8_at(s, i, &n);
            if (!wn_safe_char(c) || wn_safe_command(s, i)) escape_char(out, c);
            else wn_buf_add(out, (wn_str){ s.ptr + i, n });
            i += n;
        }
        if (good < s.len) wn_buf_print(out, "\\x%02x", (unsigned char)s.ptr[good++]);
        s = (wn_str){ s.ptr + good, s.len - good };
    }
}

/* Readers of lines may trim all of Unicode's white space. */
void wn_safe_line(wn_buf *out, wn_str s)
{
    size_t n = 0, good = wn_utf8_bad(s);
    for (uint32_t bytes; n < good && wn_char_space(wn_utf8_at(s, n, &bytes));) n += bytes;
    bool command = s.len - n >= 2 && s.ptr[n] == ':' && s.ptr[n + 1] == ':';
    wn_safe_add(out, (wn_str){ s.ptr, command ? n : 0 });
    if (command) wn_buf_add(out, WN_STR("\\x3a"));
    n = command ? n + 1 : 0;
    wn_safe_add(out, (wn_str){ s.ptr + n, s.len - n });
}

void wn_safe_lines(wn_buf *out, wn_str s)
{
    for (size_t from = 0, at = 0; at <= s.len; at++) {
        char c = at < s.len ? s.ptr[at] : '\n';
        if (c != '\n' && c != '\t') continue;
        wn_safe_line(out, (wn_str){ s.ptr + from, at - from });
        if (c == '\t') wn_buf_add(out, WN_STR("    "));
        else if (at < s.len || at > from) wn_buf_byte(out, '\n');
        from = at + 1;
    }
}
