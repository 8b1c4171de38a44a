/* safe.c: see safe.h. */
#include "base/safe.h"

#include "base/utf8.h"

/* Characters that steer a terminal, reorder what is seen, or end a line. */
static bool is_unsafe(uint32_t c)
{
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
    if (c == 0x61C || c == 0x200E || c == 0x200F || c == 0xFEFF) return true;
    return (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
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
            if (is_unsafe(c)) escape_char(out, c);
            else wn_buf_add(out, (wn_str){ s.ptr + i, n });
            i += n;
        }
        if (good < s.len) wn_buf_print(out, "\\x%02x", (unsigned char)s.ptr[good++]);
        s = (wn_str){ s.ptr + good, s.len - good };
    }
}
