/* test.c: winnow test: the examples in filter files; and winnow list: the filters that there are. */
#include <sys/stat.h>

#include "base/file.h"
#include "base/safe.h"
#include "base/utf8.h"
#include "bind/run.h"
#include "cli/command.h"
#include "cli/job.h"
#include "cli/say.h"
#include "cli/update.h"
#include "cli/walk.h"

typedef struct {
    wn_out *out;
    bool tap, update;
    const char *name;           /* of the filter at hand */
    uint32_t count, wrong;      /* of its examples */
    uint32_t examples, filters, failed;
    wn_code code;               /* of the first error; WN_OK: there was none */
    wn_update changes;          /* of its file */
} tests;

/* "  expected    TEXT"; what is in it comes from the filter and is escaped, and as long as the filter likes. */
static void add_line(tests *t, const char *what, wn_str text)
{
    enum { SHOWN = 1 << 16 };
    size_t shown = wn_utf8_start(text, SHOWN), more = text.len - shown;
    text.len = shown;
    wn_buf_print(&t->out->buf, "%s%-12s", t->tap ? "#   " : "    ", what);
    (*what ? wn_safe_add : wn_safe_line)(&t->out->buf, text);
    if (more) wn_buf_print(&t->out->buf, "… and %zu bytes more", more);
    wn_buf_byte(&t->out->buf, '\n');
}

static void add_lines(tests *t, const char *what, wn_str lines)
{
    if (lines.len == 0) add_line(t, what, WN_STR("nothing"));
    for (; lines.len; what = "") add_line(t, what, wn_str_take(&lines, '\n'));
}

/* "TEXT [CLASS]", a line each. */
static void add_marks(tests *t, const char *what, const wn_marked_list *marks)
{
    if (marks->len == 0) add_line(t, what, WN_STR("nothing"));
    for (uint32_t i = 0; i < marks->len; i++, what = "") {
        const wn_marked *m = &marks->at[i];
        wn_buf line = wn_buf_new(t->changes.arena);
        wn_buf_add(&line, m->text);
        if (m->class.ptr) wn_buf_print(&line, " [%.*s]", (int)m->class.len, m->class.ptr);
        add_line(t, what, wn_buf_str(&line));
    }
}

static void tell(void *ctx, const wn_example *e)
{
    tests *t = ctx;
    bool fine = e->kept_right && e->notes_right && e->marks_right;
    t->count++;
    t->examples++;
    if (fine && !t->tap) return;
    if (t->tap) wn_buf_print(&t->out->buf, "%s %u - ", fine ? "ok" : "not ok", (unsigned)t->examples);
    wn_safe_line(&t->out->buf, wn_str_of(t->name));
    wn_buf_print(&t->out->buf, t->tap ? " example %u\n" : ": example %u:\n", (unsigned)e->number);
    if (!e->kept_right) add_line(t, "expected", e->want), add_line(t, "kept", e->kept);
    if (!e->notes_right) add_lines(t, "expected", e->want_notes), add_lines(t, "reported", e->notes);
    if (!e->marks_right)
        add_marks(t, "expected", &e->want_marks), add_marks(t, "marked", &e->marks);
    if (fine) return;
    t->wrong++;
    if (t->update) wn_update_add(&t->changes, e);
}

/* Rewrites the examples in the filter's file. */
static bool update_one(tests *t, wn_arena *a, wn_err *err)
{
    if (!t->update || !t->wrong) return true;
    if (!wn_update_write(&t->changes, a, t->name, err)) return false;
    wn_say("%s: %u example%s rewritten", t->name, (unsigned)t->wrong, t->wrong == 1 ? "" : "s");
    t->wrong = 0;
    return true;
}

/* Is NAME the file of a language pack, in a folder "lang"? */
static bool is_pack(const char *name)
{
    const char *slash = strrchr(name, '/');
    size_t n = slash ? (size_t)(slash - name) : 0;
    return n >= 4 && !memcmp(slash - 4, "lang", 4) && (n == 4 || slash[-5] == '/');
}

static bool try_pack(tests *t, wn_arena *a, wn_job *j, wn_err *err)
{
    wn_str source;
    return wn_file_read(a, t->name, WN_FILE_OURS, &source, err) &&
           wn_lua_try(j->lua, wn_str_of(t->name), source, tell, t, err);
}

/* Each filter in a state of its own: they are not meant to run together. */
static bool run_one(tests *t, wn_arena *a, const wn_options *o, wn_err *err)
{
    wn_job j;
    bool fine = wn_job_open(&j, a, o, NULL, err);
    if (fine && is_pack(t->name)) fine = try_pack(t, a, &j, err);
    else fine = fine && wn_job_load(&j, wn_str_of(t->name), err) &&
                wn_lua_test(j.lua, 0, tell, t, err);
    wn_job_close(&j);
    return fine && update_one(t, a, err);
}

/* "f.lua: 3 examples, 1 FAILED"; of a file that could not be read or run, how far it came. */
static void add_count(tests *t, bool fine)
{
    wn_safe_line(&t->out->buf, wn_str_of(t->name));
    wn_buf_add(&t->out->buf, WN_STR(": "));
    if (fine || t->count)
        wn_buf_print(&t->out->buf, "%u example%s", (unsigned)t->count, t->count == 1 ? "" : "s");
    if (t->wrong) wn_buf_print(&t->out->buf, ", %u FAILED", (unsigned)t->wrong);
    if (!fine) wn_buf_add(&t->out->buf, t->count ? WN_STR(", then an ERROR") : WN_STR("ERROR"));
    wn_buf_byte(&t->out->buf, '\n');
}

/* Tells of an error, which is of the file at hand alone: the others may be fine. */
static void tell_error(tests *t, const wn_err *err)
{
    if (t->code == WN_OK) t->code = err->code;
    wn_say_error(err);
    if (!t->tap) return;
    t->examples++;
    wn_buf_print(&t->out->buf, "not ok %u - ", (unsigned)t->examples);
    wn_safe_line(&t->out->buf, wn_str_of(t->name));
    wn_buf_byte(&t->out->buf, '\n');
    add_line(t, "error", wn_str_of(err->text));
}

/* False, with ERR, for what is wrong with the command line. */
static bool test_one(tests *t, wn_arena *a, const wn_options *o, const char *name, wn_err *err)
{
    t->name = name;
    t->count = t->wrong = 0;
    t->changes = (wn_update){ .arena = a };
    bool fine = run_one(t, a, o, err);
    if (!fine && err->code == WN_USAGE) return false;
    if (!fine) tell_error(t, err);
    t->filters++;
    t->failed += !fine || t->wrong > 0;
    if (!t->tap) add_count(t, fine);
    return true;
}

/* A filter, or each of the filters in a folder. */
static bool test_named(tests *t, wn_arena *a, const wn_options *o, const char *name, wn_err *err)
{
    struct stat st;
    wn_paths files = { 0 };
    if (stat(name, &st) != 0 || !S_ISDIR(st.st_mode)) return test_one(t, a, o, name, err);
    if (!wn_walk(a, name, (wn_wanted){ WN_STR(" lua "), false }, &files, err)) return false;
    for (uint32_t i = 0; i < files.len; i++)
        if (!test_one(t, a, o, files.at[i], err)) return false;
    return true;
}

static bool test_all(tests *t, wn_arena *a, const wn_options *o, wn_err *err)
{
    const char *name;
    for (uint32_t i = 0; i < o->files.len; i++)
        if (!test_named(t, a, o, o->files.at[i], err)) return false;
    for (uint32_t i = 0; o->files.len == 0 && (name = wn_lua_shipped_name(i)) != NULL; i++)
        if (!test_one(t, a, o, wn_arena_copy(a, wn_str_of(name)).ptr, err)) return false;
    return true;
}

static bool choose_format(tests *t, const wn_options *o, wn_err *err)
{
    t->tap = o->to && strcmp(o->to, "tap") == 0;
    t->update = o->update;
    if (t->update && o->files.len == 0)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--update without a filter's file");
    return !o->to || t->tap || wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--to=%s; expected tap", o->to);
}

int wn_test_run(wn_arena *a, const wn_options *o)
{
    wn_err err = { .code = WN_OK }, later;
    tests t = { .out = wn_out_new(a, "-") };
    bool fine = choose_format(&t, o, &err);
    if (fine && t.tap) wn_buf_add(&t.out->buf, WN_STR("TAP version 13\n"));
    fine = fine && test_all(&t, a, o, &err);
    if (fine && t.tap) wn_buf_print(&t.out->buf, "1..%u\n", (unsigned)t.examples);
    if (fine && !t.tap)
        wn_buf_print(&t.out->buf, "%u filter%s passed, %u failed\n", (unsigned)(t.filters - t.failed),
                     t.filters - t.failed == 1 ? "" : "s", (unsigned)t.failed);
    if (!wn_out_end(fine ? &err : &later)) fine = false;
    if (!fine) return wn_say_error(&err);
    if (t.code != WN_OK) return (int)t.code;
    return t.failed ? WN_FINDINGS : WN_OK;
}
