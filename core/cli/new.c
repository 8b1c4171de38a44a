/* new.c: winnow new: a filter to begin with, from those in lua/winnow/new. */
#include <unistd.h>

#include "base/file.h"
#include "cli/command.h"
#include "cli/job.h"
#include "cli/say.h"

static const char mark[] = "NAME";      /* stands for the name of the filter */

static wn_str fill_in(wn_arena *a, wn_str text, wn_str name)
{
    wn_buf out = wn_buf_new(a);
    while (text.len) {
        const char *at = memmem(text.ptr, text.len, mark, sizeof mark - 1);
        size_t n = at ? (size_t)(at - text.ptr) : text.len;
        wn_buf_add(&out, (wn_str){ text.ptr, n });
        if (at) wn_buf_add(&out, name);
        n += at ? sizeof mark - 1 : 0;
        text = (wn_str){ text.ptr + n, text.len - n };
    }
    return wn_buf_str(&out);
}

static wn_str find_start(wn_arena *a, const char *kind, wn_err *err)
{
    wn_str names[16], text;
    uint32_t n = 0;
    for (const char *name; n < 16 && (name = wn_lua_start(n, &text)) != NULL; n++) {
        names[n] = wn_arena_copy(a, wn_str_of(name));
        if (strcmp(name, kind) == 0) return text;
    }
    wn_job_unknown("start of a filter", wn_str_of(kind), names, n, err);
    return (wn_str){ NULL, 0 };
}

/* A name that a Lua string and an option's key can hold. */
static bool is_name(wn_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && c != '-' && c != '_') return false;
    }
    return s.len > 0;
}

/* A file that is there stays as it is. */
static bool write_new(wn_arena *a, const char *path, wn_str text, wn_err *err)
{
    if (strcmp(path, "-") == 0) return wn_buf_add(&wn_out_new(a, path)->buf, text), wn_out_end(err);
    if (access(path, F_OK) == 0)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "%s: is there already; nothing was written", path);
    return wn_file_replace(path, text, err);
}

static bool begin_filter(wn_arena *a, const wn_options *o, wn_err *err)
{
    const char *kind = o->files.at[0], *path = o->files.len > 1 ? o->files.at[1] : "-";
    wn_str name = strcmp(path, "-") == 0 ? wn_str_of("mine") : wn_lua_bare_name(wn_str_of(path));
    if (o->files.len > 2)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "'%s' is one argument too many", o->files.at[2]);
    if (!is_name(name))
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "'%.*s' cannot be a filter's name; expected letters, "
                       "digits, - and _", (int)name.len, name.ptr);
    wn_str start = find_start(a, kind, err);
    if (!start.ptr || !write_new(a, path, fill_in(a, start, name), err)) return false;
    if (strcmp(path, "-") != 0) wn_say("wrote %s; winnow explain --watch -L %s%s FILE shows what it does", path,
                                       strchr(path, '/') ? "" : "./", path);
    return true;
}

/* The first line of each start says what it does. */
static bool list_starts(wn_arena *a, wn_err *err)
{
    wn_out *out = wn_out_new(a, "-");
    wn_str text;
    const char *name;
    for (uint32_t i = 0; (name = wn_lua_start(i, &text)) != NULL; i++) {
        const char *end = memchr(text.ptr, '.', text.len);
        wn_buf_print(&out->buf, "%-12s  %.*s\n", name, end ? (int)(end - text.ptr - 4) : 0, text.ptr + 4);
    }
    return wn_out_end(err);
}

int wn_new_run(wn_arena *a, const wn_options *o)
{
    wn_err err = { .code = WN_OK };
    bool fine = o->files.len ? begin_filter(a, o, &err) : list_starts(a, &err);
    return fine ? WN_OK : wn_say_error(&err);
}
