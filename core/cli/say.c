/* say.c: see say.h. A line is put together, escaped as a whole, and written with one call, so
** that lines of several processes do not mix. */
#include "cli/say.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/safe.h"
#include "bind/limit.h"
#include "cli/caret.h"

static wn_buf *sink;            /* of a worker; NULL: standard error */
static bool lost;               /* something that was to be told */
static bool always;             /* what is said is an error */

void wn_say_into(wn_buf *into) { sink = into; }

static size_t bytes;

size_t wn_say_bytes(void) { return bytes; }

/* Who has closed standard error wants to hear nothing. */
void wn_say_line(wn_str line)
{
    bytes += line.len;
    while (sink && line.len) {
        if (always) wn_buf_byte(sink, WN_SAY_ALWAYS);
        wn_buf_add(sink, wn_str_take(&line, '\n'));
        wn_buf_byte(sink, '\n');
    }
    if (sink) return;
    wn_say_status("");
    if (!wn_file_write(STDERR_FILENO, line, NULL) && errno != EBADF) lost = true;
}

void wn_say_status(const char *text)
{
    static bool shown;
    char line[300];
    if (!shown && !text[0]) return;
    int n = snprintf(line, sizeof line, "\r%.*s\033[K", (int)wn_say_width(STDERR_FILENO) - 1, text);
    wn_file_write(STDERR_FILENO, (wn_str){ line, (size_t)n }, NULL);
    shown = text[0] != '\0';
}

/* Writes "winnow: " and the escaped text. */
static void say(wn_str text)
{
    wn_arena *a = wn_limit_arena(0);
    wn_buf line = wn_buf_new(a);
    bool bold = wn_say_colored(STDERR_FILENO);
    wn_buf_add(&line, bold ? WN_STR("\033[1mwinnow:\033[0m ") : WN_STR("winnow: "));
    wn_safe_add(&line, text);
    wn_buf_byte(&line, '\n');
    wn_say_line(wn_buf_str(&line));
    wn_arena_free(a);
}

void wn_say(const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    say(wn_str_of(text));
}

void wn_say_at(wn_str file, uint32_t line, uint32_t column, wn_str message)
{
    wn_arena *a = wn_limit_arena(0);
    wn_buf text = wn_buf_new(a);
    wn_buf_add(&text, file);
    if (line) wn_buf_print(&text, ":%u", (unsigned)line);
    if (line && column) wn_buf_print(&text, ":%u", (unsigned)column);
    wn_buf_add(&text, WN_STR(": "));
    wn_buf_add(&text, message);
    say(wn_buf_str(&text));
    wn_arena_free(a);
}

static struct { const char *path; uint64_t line; } here;

void wn_say_here(const char *path, uint64_t line)
{
    here.path = path;
    here.line = line;
}

bool wn_say_here_add(wn_buf *out)
{
    if (!here.line) return false;
    wn_buf_add(out, WN_STR("winnow: "));
    wn_safe_add(out, wn_str_of(here.path));
    wn_buf_print(out, ":%llu: ", (unsigned long long)here.line);
    return true;
}

bool wn_say_lost(void) { return lost; }

int wn_say_error(const wn_err *err)
{
    wn_arena *a = wn_limit_arena(0);
    wn_buf text = wn_buf_new(a), lines = wn_buf_new(a);
    wn_caret_tell(&text, wn_str_of(err->text));
    wn_caret_add(&lines, wn_str_of(err->text));
    always = true;
    if (text.len) say(wn_buf_str(&text));
    if (lines.len) wn_say_line(wn_buf_str(&lines));
    always = false;
    wn_arena_free(a);
    return (int)err->code;
}

bool wn_say_styled(int fd, const char *unless)
{
    const char *term = getenv("TERM"), *no = getenv(unless);
    return isatty(fd) && !(no && no[0]) && term && strcmp(term, "dumb") != 0;
}

bool wn_say_colored(int fd) { return wn_say_styled(fd, "NO_COLOR"); }

uint32_t wn_say_width(int fd)
{
    struct winsize size;
    return ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40 ? size.ws_col : 100;
}
