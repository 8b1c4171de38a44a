/* say.c: see say.h. A line is put together, escaped as a whole, and written with one call, so
** that lines of several processes do not mix. */
#include "cli/say.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"

static bool colored;

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

void wn_say_escape(wn_buf *out, wn_str s)
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

/* Writes "winnow: " and the escaped text. That standard error is gone can be told nobody. */
static void say(wn_str text)
{
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    if (!a) return;
    wn_buf line = wn_buf_new(a);
    wn_buf_add(&line, colored ? WN_STR("\033[1mwinnow:\033[0m ") : WN_STR("winnow: "));
    wn_say_escape(&line, text);
    wn_buf_byte(&line, '\n');
    wn_file_write(STDERR_FILENO, wn_buf_str(&line), NULL);
    wn_arena_free(a);
}

void wn_say(const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (n < 0) return;
    say((wn_str){ text, (size_t)n < sizeof text ? (size_t)n : sizeof text - 1 });
}

void wn_say_at(wn_str file, uint32_t line, uint32_t column, wn_str message)
{
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    if (!a) return;
    wn_buf text = wn_buf_new(a);
    wn_buf_add(&text, file);
    if (line) wn_buf_print(&text, ":%u", (unsigned)line);
    if (line && column) wn_buf_print(&text, ":%u", (unsigned)column);
    wn_buf_add(&text, WN_STR(": "));
    wn_buf_add(&text, message);
    say(wn_buf_str(&text));
    wn_arena_free(a);
}

int wn_say_error(const wn_err *err)
{
    if (err->text[0]) wn_say("%s", err->text);
    return (int)err->code;
}

bool wn_say_colored(const char *mode, int fd)
{
    const char *term = getenv("TERM"), *no = getenv("NO_COLOR");
    if (strcmp(mode, "always") == 0) return true;
    if (strcmp(mode, "never") == 0) return false;
    return isatty(fd) && !(no && no[0]) && term && strcmp(term, "dumb") != 0;
}

void wn_say_color(const char *mode) { colored = wn_say_colored(mode, STDERR_FILENO); }
