/* caret.c: see caret.h. Lua tells a line and no column: what is underlined is the word that the message
** quotes, where it stands on that line once; else all of the line. */
#include "cli/caret.h"

#include <stdlib.h>

#include "base/safe.h"
#include "base/utf8.h"

enum { SHORT = 60, TAIL = 56 };         /* LUA_IDSIZE; what Lua leaves of a name of that length */
enum { WIDEST = 100, AHEAD = 60 };      /* of what is shown: bytes, and how many before the place */

typedef struct file { struct file *before; wn_str name, source; } file;
static file *files;

/* What to do, by what the message says and, unless NEAR is "", the word that it speaks of. */
static const struct { const char *says, *near, *advice; } hints[] = {
    { "value (global 'io')", "", "a filter reads the text and nothing else: no files, no network" },
    { "value (global 'os')", "", "a filter reads the text and nothing else: no clock, no environment" },
    { "value (global 'debug')", "", "not in filters" },
    { "value (global 'package')", "", "a filter can require 'winnow' only" },
    { "value (global 'dofile')", "", "a filter is one file; -L takes several" },
    { "value (global 'options')", "", "filter.options has them" },
    { "value (global 'warning')", "", "a thing reports: s:warning(rule, message)" },
    { "nil value (field 'options')", "", "filter = { options = {…} } says which there are" },
    { "mark' (string expected, got no value)", "", "a class, one word: mark \"doubtful\"" },
    { "(a thing expected, got", "", "a thing's function takes a colon: s:note(rule, message)" },
    { "(string expected, got no value)", "", "a text's function takes a colon: s.text:find(…)" },
    { "attempt to index a nil", "", "nil here; ask first, as in: if x then" },
    { "attempt to call a table value (for iterator", "", "a list needs ipairs: for _, x in ipairs(…) do" },
    { "attempt to call a string value (method", "", "a field, not a function: x.text" },
    { "has no field 'drop'", "", "not of a thing: return drop(reason)" },
    { "attempt to call a nil", "", "there is no such function; winnow help api lists them" },
    { "attempt to concatenate a nil", "", "nil here; (x or \"\") has a value always" },
    { "arithmetic on a nil", "", "nil here; ask first, as in: if x then" },
    { "attempt to compare", "nil", "one side is nil here; ask first, as in: if x then" },
    { "attempt to get length of a nil", "", "nil here; ask first, as in: if x then" },
    { "arithmetic on a string", "", "tonumber() makes a number of a string" },
    { "unexpected symbol near '{'", "", "a table is given back: return { … }" },
    { "no kind of thing is called", "", "winnow help api lists them; a paragraph is a Block, by its type" },
    { "syntax error near", "", "a statement assigns (x = …), or calls (f(…))" },
    { " near '!'", "!", "Lua writes 'not x', and ~= for 'not equal'" },
    { " near '&'", "&", "Lua writes 'and'" },
    { " near '|'", "|", "Lua writes 'or'" },
    { " near '<\\226>'", "", "strings stand in straight marks: \"…\" or '…'" },
    { "'then' expected near '='", "", "== compares, = assigns" },
    { "unfinished string", "", "a string ends on its line, by the mark it began with; [[…]] goes on" },
    { "'end' expected", "", "each function, if, for and while has its end; 'elseif' is one word" },
    { "expected near <eof>", "", "something that was opened is not closed" },
    { "took longer than", "", "does this loop end, for every text?" },
};

void wn_caret_know(wn_arena *a, wn_str name, wn_str source)
{
    file *f = wn_arena_get(a, sizeof *f);
    *f = (file){ files, wn_arena_copy(a, name), source };
    files = f;
}

/* ---- the line */

static const char *find(wn_str in, const char *part)
{
    const char *at = memmem(in.ptr, in.len, part, strlen(part));
    return at ? at + strlen(part) : NULL;
}

static wn_str from(wn_str s, const char *at) { return (wn_str){ at, s.len - (size_t)(at - s.ptr) }; }

static uint32_t number_at(const char **at, const char *end)
{
    uint32_t n = 0;
    for (; *at < end && **at >= '0' && **at <= '9' && n < 10000000; ++*at) n = n * 10 + (uint32_t)(**at - '0');
    return n;
}

/* The number in MESSAGE behind "NAME:", if a ":" follows; 0: none. */
static uint32_t line_behind(wn_str message, wn_str name)
{
    const char *at = name.len ? find(message, name.ptr) : NULL, *end = message.ptr + message.len;
    if (!at || at == end || *at++ != ':') return 0;
    uint32_t line = number_at(&at, end);
    return at < end && *at == ':' ? line : 0;
}

static wn_str line_of(wn_str source, uint32_t line)
{
    wn_str at = WN_STR("");
    for (; line > 0 && source.len; line--) at = wn_str_take(&source, '\n');
    return line > 0 ? WN_STR("") : at;
}

/* Of "'end' expected (to close 'if' at line 3) near <eof>" the place is "'if'", on line 3; else as it was. */
static wn_str place_told(wn_str message, uint32_t *line)
{
    const char *open = find(message, "(to close "), *at = open ? find(from(message, open), " at line ") : NULL;
    if (!at) return message;
    wn_str told = { open, (size_t)(at - open) };
    *line = number_at(&at, message.ptr + message.len);
    return told;
}

static const file *find_file(wn_str message, uint32_t *line)
{
    for (const file *f = files; f; f = f->before) {
        wn_str name = f->name;
        if (name.len >= SHORT) name = from(name, name.ptr + name.len - TAIL);
        if ((*line = line_behind(message, name)) > 0) return f;
    }
    return NULL;
}

/* ---- the place in it */

static bool is_word(char c)
{
    return c == '_' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Where WORD stands in TEXT, by itself and once, or twice as in "&&"; empty: nowhere. */
static wn_str find_once(wn_str text, wn_str word)
{
    wn_str found = { NULL, 0 };
    for (size_t i = 0; text.ptr && word.len && i + word.len <= text.len; i++) {
        size_t end = i + word.len;
        bool inside = (i > 0 && is_word(text.ptr[i - 1]) && is_word(word.ptr[0])) ||
                      (end < text.len && is_word(text.ptr[end]) && is_word(word.ptr[word.len - 1]));
        if (inside || memcmp(text.ptr + i, word.ptr, word.len) != 0) continue;
        bool twin = found.ptr && !is_word(word.ptr[0]) && found.ptr + found.len == text.ptr + i;
        if (found.ptr && !twin) return (wn_str){ NULL, 0 };
        if (twin) found.len += word.len;
        else found = (wn_str){ text.ptr + i, word.len };
    }
    return found;
}

/* Lua's "<\226>": a character that begins with this byte. */
static wn_str find_byte(wn_str text, wn_str word)
{
    int byte = (int)strtol(word.ptr + 2, NULL, 10);
    const char *at = text.ptr ? memchr(text.ptr, byte, text.len) : NULL;
    size_t n = 1;
    while (at && at + n < text.ptr + text.len && ((unsigned char)at[n] & 0xC0) == 0x80) n++;
    return (wn_str){ at, at ? n : 0 };
}

/* 'winnow.mark' may stand there as mark. */
static wn_str find_quoted(wn_str text, wn_str word)
{
    if (word.len > 3 && word.ptr[0] == '<' && word.ptr[1] == '\\') return find_byte(text, word);
    wn_str found = find_once(text, word);
    size_t dot = word.len;
    while (dot > 0 && word.ptr[dot - 1] != '.') dot--;
    return found.ptr || dot == 0 ? found : find_once(text, (wn_str){ word.ptr + dot, word.len - dot });
}

static wn_str trimmed(wn_str s)
{
    while (s.len && (unsigned char)s.ptr[s.len - 1] <= ' ') s.len--;
    while (s.len && (unsigned char)s.ptr[0] <= ' ') s = (wn_str){ s.ptr + 1, s.len - 1 };
    return s;
}

/* Where WORD stands first in TEXT as a key, "word =". */
static wn_str find_key(wn_str text, wn_str word)
{
    for (size_t i = 0; word.len && i + word.len < text.len; i++) {
        size_t end = i + word.len;
        if ((i > 0 && is_word(text.ptr[i - 1])) || memcmp(text.ptr + i, word.ptr, word.len) != 0) continue;
        while (end < text.len && text.ptr[end] == ' ') end++;
        if (end < text.len && text.ptr[end] == '=') return (wn_str){ text.ptr + i, word.len };
    }
    return (wn_str){ NULL, 0 };
}

/* The part of TEXT that MESSAGE speaks of: what stands "near", or a word in quotation marks. */
static wn_str find_place(wn_str text, wn_str message, wn_str (*find_one)(wn_str text, wn_str word))
{
    static const char *const marks[] = { " near '", "'" };
    for (int m = 0; m < 2; m++)
        for (wn_str rest = message;;) {
            const char *open = find(rest, marks[m]), *close = open ? find(from(rest, open), "'") : NULL;
            if (!close) break;
            wn_str found = find_one(text, (wn_str){ open, (size_t)(close - open) - 1 });
            if (found.ptr) return found;
            rest = from(rest, close);
        }
    return trimmed(text);
}

/* ---- what is shown */

static const char *advice_for(wn_str message)
{
    if (find(message, "did you mean")) return "";
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (find(message, hints[i].says) && find(message, hints[i].near)) return hints[i].advice;
    return "";
}

/* How many characters TEXT has once it is escaped. */
static size_t width_of(wn_buf *out, wn_str text)
{
    size_t before = out->len;
    wn_safe_add(out, text);
    size_t n = wn_utf8_count((wn_str){ out->ptr + before, out->len - before });
    out->len = before;
    return n;
}

/* Of a long line, what stands around PLACE. */
static wn_str window(wn_str text, wn_str place)
{
    size_t at = (size_t)(place.ptr - text.ptr), from = at > AHEAD ? wn_utf8_start(text, at - AHEAD) : 0;
    if (text.len <= WIDEST) return text;
    return (wn_str){ text.ptr + from, wn_utf8_start(text, from + WIDEST) - from };
}

/* How many bytes the name of F, as Lua shortens it, has in front of MESSAGE; 0: it stands not there. */
static size_t name_before(wn_str message, const file *f)
{
    size_t cut = f->name.len < SHORT ? 0 : 3;
    wn_str name = cut ? from(f->name, f->name.ptr + f->name.len - TAIL) : f->name;
    size_t n = cut + name.len;
    return message.len > n && !memcmp(message.ptr + cut, name.ptr, name.len) && message.ptr[n] == ':' ? n : 0;
}

/* The file that MESSAGE begins with. */
static const file *file_before(wn_str message)
{
    const file *f = files;
    while (f && !name_before(message, f)) f = f->before;
    return f;
}

/* That file, and the line with the word that MESSAGE quotes, if there is one. */
static const file *find_word(wn_str message, uint32_t *line)
{
    const file *f = file_before(message);
    if (!f) return NULL;
    const char *guess = find(message, "; did you mean");
    if (guess) message.len = (size_t)(guess - message.ptr);
    wn_str all = trimmed(f->source), place = find_place(all, message, find_quoted);
    if (place.len == all.len) place = find_place(all, message, find_key);
    if (place.len == all.len) return NULL;
    *line = 1;
    for (const char *at = f->source.ptr; at < place.ptr; at++) *line += *at == '\n';
    return f;
}

/* LINE is at most WIDEST bytes; its tabs are one space wide. */
static void add_lines(wn_buf *out, uint32_t number, wn_str line, wn_str place)
{
    char plain[WIDEST];
    size_t front = (size_t)(place.ptr - line.ptr);
    for (size_t i = 0; i < line.len; i++) plain[i] = line.ptr[i] == '\t' ? ' ' : line.ptr[i];
    wn_buf_print(out, "%7u | ", (unsigned)number);
    wn_safe_add(out, (wn_str){ plain, line.len });
    int ahead = (int)width_of(out, (wn_str){ plain, front });
    wn_buf_print(out, "\n%7s | %*s", "", ahead, "");
    size_t under = width_of(out, (wn_str){ plain + front, place.len });
    for (size_t i = 0; i < under; i++) wn_buf_byte(out, '^');
}

/* TOLD: the line that the message tells. */
typedef struct { uint32_t told, line; wn_str text, place; } spot;

static bool find_spot(wn_str message, spot *s)
{
    const file *f = find_file(message, &s->line);
    s->told = s->line;
    if (!f) f = find_word(message, &s->line);
    wn_str told = place_told(message, &s->line);
    s->text = f ? line_of(f->source, s->line) : (wn_str){ NULL, 0 };
    s->place = find_place(s->text, told, find_quoted);
    return trimmed(s->text).len > 0;
}

void wn_caret_add(wn_buf *out, wn_str message)
{
    spot s;
    if (!find_spot(message, &s)) return;
    wn_str shown = window(s.text, s.place);
    size_t behind = shown.len - (size_t)(s.place.ptr - shown.ptr);
    if (s.place.len > behind) s.place.len = behind;
    add_lines(out, s.line, shown, s.place);
    const char *advice = advice_for(message);
    wn_buf_print(out, "%s%s\n", advice[0] ? " " : "", advice);
}

void wn_caret_tell(wn_buf *out, wn_str message)
{
    spot s = { .line = 0 };
    const file *f = file_before(message);
    bool found = f && find_spot(message, &s) && s.place.len < trimmed(s.text).len;
    size_t n = found ? name_before(message, f) : 0;
    if (found && s.told) n += strspn(message.ptr + n + 1, "0123456789") + 1;
    wn_buf_add(out, (wn_str){ message.ptr, n });
    if (found && !s.told) wn_buf_print(out, ":%u", (unsigned)s.line);
    wn_str ahead = { s.text.ptr, found ? (size_t)(s.place.ptr - s.text.ptr) : 0 };
    if (found && (!s.told || s.told == s.line))
        wn_buf_print(out, ":%u", (unsigned)wn_utf8_count(ahead) + 1);
    wn_buf_add(out, from(message, message.ptr + n));
}
