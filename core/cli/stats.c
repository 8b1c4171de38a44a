/* stats.c: see stats.h; and winnow stats, which adds them up. Lists are short: names beyond the first MOST
** are counted as one. */
#include "cli/stats.h"

#include <errno.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/job.h"
#include "cli/say.h"
#include "cli/walk.h"

enum { MOST = 1000, LANGUAGE = 'l', REASON = 'r', EMPTIED = 'e' };

/* ---- counting */

/* On its way to the parent: what it is, how long its name is, bytes of text; the name. */
typedef struct { uint64_t bytes; uint32_t len, what; } entry;

static void add_entry(wn_buf *out, uint32_t what, wn_str name, uint64_t bytes)
{
    entry e = { bytes, (uint32_t)name.len, what };
    wn_buf_add(out, (wn_str){ (const char *)&e, sizeof e });
    wn_buf_add(out, name);
}

void wn_stats_note(const wn_doc *doc, const wn_edits *edits, wn_buf *out)
{
    wn_buf name = wn_buf_new(out->arena);
    uint64_t gone = 0;
    add_entry(out, LANGUAGE, doc->lang, doc->text.len);
    for (uint32_t i = 0; i < edits->edits.len; i++) {
        const wn_edit *e = &edits->edits.at[i];
        name.len = 0;
        wn_buf_add(&name, e->filter);
        wn_buf_byte(&name, '/');
        wn_buf_add(&name, wn_edit_why(e));
        if (!e->replace || !e->with.len) gone += wn_span_len(e->span);
        add_entry(out, REASON, wn_buf_str(&name), wn_span_len(e->span));
    }
    if (gone == doc->text.len) add_entry(out, EMPTIED, WN_STR(""), 0);
}

/* Where NAME is on LIST, or would be. */
static uint32_t find(const wn_counts *list, wn_str name)
{
    uint32_t i = 0;
    while (i < list->len && !wn_str_eq(list->at[i].name, name)) i++;
    return i;
}

static void count(wn_stats *s, wn_counts *list, wn_str name, uint64_t n, uint64_t bytes)
{
    uint32_t i = find(list, name);
    if (i == list->len && i >= MOST) {
        name = WN_STR("others");
        i = find(list, name);
    }
    if (i == list->len)
        *wn_list_add(s->arena, list) = (wn_count){ wn_arena_copy(s->arena, name), 0, 0 };
    list->at[i].count += n;
    list->at[i].bytes += bytes;
}

void wn_stats_add(wn_stats *s, uint64_t read, const wn_yield *y)
{
    s->documents += y->document;
    s->text += y->text;
    s->dropped += y->dropped;
    s->notes += y->said;
    s->read += read;
    for (size_t at = 0; at < y->tally.len;) {
        entry e;
        memcpy(&e, y->tally.ptr + at, sizeof e);
        wn_str name = { y->tally.ptr + at + sizeof e, e.len };
        s->emptied += e.what == EMPTIED;
        if (e.what != EMPTIED) count(s, e.what == LANGUAGE ? &s->languages : &s->reasons, name, 1, e.bytes);
        at += sizeof e + e.len;
    }
}

/* ---- as JSON */

static const struct { const char *name; size_t at; } numbers[] = {
    { "documents", offsetof(wn_stats, documents) }, { "emptied", offsetof(wn_stats, emptied) },
    { "text_bytes", offsetof(wn_stats, text) }, { "dropped_bytes", offsetof(wn_stats, dropped) },
    { "skipped", offsetof(wn_stats, skipped) }, { "lost", offsetof(wn_stats, lost) },
    { "passed_over", offsetof(wn_stats, others) }, { "notes", offsetof(wn_stats, notes) },
    { "read_bytes", offsetof(wn_stats, read) },
};
enum { NUMBERS = sizeof numbers / sizeof *numbers };

static int by_name(const void *x, const void *y)
{
    return wn_str_cmp(((const wn_count *)x)->name, ((const wn_count *)y)->name);
}

static void add_list(wn_buf *out, const char *title, const wn_counts *list)
{
    if (list->len) qsort(list->at, list->len, sizeof *list->at, by_name);
    wn_buf_print(out, "  \"%s\": {", title);
    for (uint32_t i = 0; i < list->len; i++) {
        wn_buf_add(out, i ? WN_STR(",\n    ") : WN_STR("\n    "));
        wn_json_string(out, list->at[i].name);
        wn_buf_print(out, ": {\"count\": %llu, \"bytes\": %llu}", (unsigned long long)list->at[i].count,
                     (unsigned long long)list->at[i].bytes);
    }
    wn_buf_add(out, list->len ? WN_STR("\n  },\n") : WN_STR("},\n"));
}

void wn_stats_write(const wn_stats *s, wn_buf *out)
{
    wn_buf_add(out, WN_STR("{\n"));
    for (int i = 0; i < NUMBERS; i++) {
        uint64_t n;
        memcpy(&n, (const char *)s + numbers[i].at, sizeof n);
        wn_buf_print(out, "  \"%s\": %llu,\n", numbers[i].name, (unsigned long long)n);
    }
    add_list(out, "languages", &s->languages);
    add_list(out, "dropped", &s->reasons);
    wn_buf_print(out, "  \"seconds\": %.3f,\n  \"mb_per_second\": %.1f\n}\n", s->seconds,
                 s->seconds > 0 ? (double)s->read / 1e6 / s->seconds : 0);
}

/* ---- adding up */

static bool bad(wn_err *err, size_t at)
{
    return wn_fail(err, WN_BAD_INPUT, at, "not what --stats writes");
}

static double number(wn_arena *a, wn_json_event e) { return strtod(wn_arena_copy(a, e.raw).ptr, NULL); }

/* Adds a count to N; false: it is none, or the sum is too large. */
static bool add_count(wn_arena *a, wn_json_event e, uint64_t *n)
{
    char *end;
    errno = 0;
    uint64_t more = strtoull(wn_arena_copy(a, e.raw).ptr, &end, 10);
    bool is = e.raw.ptr[0] != '-' && !*end && errno == 0 && more <= UINT64_MAX / 2 && *n <= UINT64_MAX / 2;
    *n += is ? more : 0;
    return is;
}

/* The next key of an object; false at its end, and where there is none. */
static bool next_key(wn_stats *s, wn_json *j, wn_str *key, wn_err *err)
{
    wn_json_event e;
    wn_buf out = wn_buf_new(s->arena);
    if (!wn_json_next(j, &e, err) || e.type != WN_JSON_KEY) return false;
    wn_json_decode(&out, e.raw);
    *key = wn_buf_str(&out);
    return true;
}

static bool read_list(wn_stats *s, wn_json *j, wn_counts *list, wn_err *err)
{
    wn_json_event e;
    wn_str name, key;
    if (!wn_json_next(j, &e, err) || e.type != WN_JSON_OBJECT) return bad(err, e.from);
    while (next_key(s, j, &name, err)) {
        uint64_t n[2] = { 0, 0 };
        if (!wn_json_next(j, &e, err) || e.type != WN_JSON_OBJECT) return bad(err, e.from);
        while (next_key(s, j, &key, err)) {
            if (!wn_json_next(j, &e, err) || e.type != WN_JSON_NUMBER) return bad(err, e.from);
            if (!add_count(s->arena, e, &n[wn_str_eq(key, WN_STR("bytes"))])) return bad(err, e.from);
        }
        count(s, list, name, n[0], n[1]);
    }
    return err->code == WN_OK;
}

static bool read_field(wn_stats *s, wn_json *j, wn_str key, wn_err *err)
{
    wn_json_event e;
    if (wn_str_eq(key, WN_STR("languages"))) return read_list(s, j, &s->languages, err);
    if (wn_str_eq(key, WN_STR("dropped"))) return read_list(s, j, &s->reasons, err);
    if (!wn_json_next(j, &e, err) || e.type != WN_JSON_NUMBER) return bad(err, e.from);
    if (wn_str_eq(key, WN_STR("mb_per_second"))) return true;
    if (wn_str_eq(key, WN_STR("seconds")))
        return isfinite(s->seconds += number(s->arena, e)) || bad(err, e.from);
    int i = 0;
    while (i < NUMBERS && !wn_str_eq(key, wn_str_of(numbers[i].name))) i++;
    if (i == NUMBERS) return bad(err, e.from);
    return add_count(s->arena, e, (uint64_t *)(void *)((char *)s + numbers[i].at)) || bad(err, e.from);
}

bool wn_stats_read(wn_stats *s, wn_str json, wn_err *err)
{
    wn_json j = wn_json_new(s->arena, json);
    wn_json_event e = { .from = 0 };
    wn_str key;
    uint32_t keys = 0;
    *err = (wn_err){ .code = WN_OK };
    if (!wn_json_next(&j, &e, err) || e.type != WN_JSON_OBJECT) return bad(err, e.from);
    for (; next_key(s, &j, &key, err); keys++)
        if (!read_field(s, &j, key, err)) return false;
    return err->code == WN_OK && ((keys && wn_json_next(&j, &e, err)) || bad(err, e.from));
}

static bool add_up(wn_stats *s, const wn_options *o, wn_err *err)
{
    wn_paths files = { 0 };
    wn_str json;
    for (uint32_t i = 0; i < o->files.len; i++)
        if (!wn_walk(s->arena, o->files.at[i], (wn_wanted){ WN_STR(" json "), true }, &files, err))
            return false;
    if (files.len == 0) return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "no file of --stats; expected some");
    for (uint32_t i = 0; i < files.len; i++) {
        wn_err why;
        if (!wn_file_read(s->arena, files.at[i], WN_FILE_OURS, &json, err)) return false;
        if (!wn_stats_read(s, json, &why))
            return wn_fail(err, why.code, WN_NO_OFFSET, "%s: %s", files.at[i], why.text);
    }
    return true;
}

int wn_stats_run(wn_arena *a, const wn_options *o)
{
    wn_err err = { .code = WN_OK };
    wn_stats s = { .arena = a };
    wn_out *out = wn_out_new(a, o->output ? o->output : "-");
    if (!add_up(&s, o, &err)) return wn_say_error(&err);
    wn_stats_write(&s, &out->buf);
    return wn_out_end(&err) ? WN_OK : wn_say_error(&err);
}
