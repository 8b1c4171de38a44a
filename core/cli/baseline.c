/* baseline.c: see baseline.h. */
#include "cli/baseline.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/json.h"

static wn_str value_of(wn_arena *a, const wn_json_event *e)
{
    wn_buf text = wn_buf_new(a);
    wn_json_decode(&text, e->raw);
    wn_buf_byte(&text, '\0');
    return (wn_str){ text.ptr, text.len - 1 };
}

/* Stores the field KEY of a finding, whose value is E. */
static void take(wn_arena *a, wn_known_finding *k, wn_str key, const wn_json_event *e)
{
    if (wn_str_eq(key, WN_STR("file"))) k->file = value_of(a, e);
    if (wn_str_eq(key, WN_STR("rule"))) k->rule = value_of(a, e);
    if (wn_str_eq(key, WN_STR("text"))) k->text = value_of(a, e);
    if (wn_str_eq(key, WN_STR("fingerprint"))) k->print = strtoull(value_of(a, e).ptr, NULL, 16);
}

/* An array of flat objects; what else is in them is left alone. */
static bool read_list(wn_arena *a, wn_json *j, wn_baseline *out, wn_err *err)
{
    wn_json_event e;
    wn_str key = WN_STR("");
    static const wn_known_finding none = { .file = { "", 0 }, .rule = { "", 0 }, .text = { "", 0 } };
    wn_known_finding k = none;
    for (;;) {
        if (!wn_json_next(j, &e, err)) return false;
        if (e.type == WN_JSON_END) return true;
        if (e.type == WN_JSON_KEY) key = value_of(a, &e);
        if (e.type == WN_JSON_STRING) take(a, &k, key, &e);
        if (e.type == WN_JSON_OBJECT_END) {
            *wn_list_add(a, out) = k;
            k = none;
        }
    }
}

static int by_file(const void *a, const void *b)
{
    const wn_known_finding *x = a, *y = b;
    int order = wn_str_cmp(x->file, y->file);
    return order ? order : WN_ORDER(x->print, y->print);
}

bool wn_baseline_read(wn_arena *a, const char *path, wn_baseline *out, bool *there, wn_err *err)
{
    wn_str text;
    struct stat st;
    *there = stat(path, &st) == 0;
    if (!*there && errno != ENOENT)
        return wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: cannot be read: %s", path, strerror(errno));
    if (!*there) return true;
    if (!wn_file_read(a, path, WN_FILE_OURS, &text, err)) return false;
    wn_json j = wn_json_new(a, text);
    if (!text.len || text.ptr[0] != '[' || !read_list(a, &j, out, err))
        return wn_fail(err, WN_BAD_INPUT, WN_NO_OFFSET,
                       "%s: is no baseline; delete it to have it written anew", path);
    if (out->len) qsort(out->at, out->len, sizeof *out->at, by_file);
    return true;
}

/* The first of B that is not before KEY. */
static uint32_t first_of(const wn_baseline *b, const wn_known_finding *key)
{
    uint32_t low = 0, high = b->len;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (by_file(&b->at[mid], key) < 0) low = mid + 1;
        else high = mid;
    }
    return low;
}

void wn_baseline_check(wn_baseline *b, wn_str file)
{
    wn_known_finding key = { .file = file };
    for (uint32_t i = first_of(b, &key); i < b->len && wn_str_eq(b->at[i].file, file); i++)
        b->at[i].checked = true;
}

void wn_baseline_hide(wn_baseline *b, wn_report *r)
{
    for (uint32_t i = 0; i < r->list.len; i++) {
        wn_finding *f = &r->list.at[i];
        wn_known_finding key = { .file = f->path, .print = f->print };
        uint32_t low = first_of(b, &key);
        while (low < b->len && b->at[low].used && by_file(&b->at[low], &key) == 0) low++;
        if (low == b->len || by_file(&b->at[low], &key) != 0 || f->hidden) continue;
        b->at[low].used = true;
        f->hidden = WN_IN_BASELINE;
    }
}

static void add(wn_buf *out, const char *name, wn_str value)
{
    wn_buf_print(out, "\"%s\":", name);
    wn_json_string(out, value);
}

void wn_baseline_write(const wn_report *r, wn_buf *out)
{
    bool first = true;
    wn_buf_byte(out, '[');
    for (uint32_t i = 0; i < r->list.len; i++) {
        const wn_finding *f = &r->list.at[i];
        if (f->hidden) continue;
        wn_buf_add(out, first ? WN_STR("\n{") : WN_STR(",\n{"));
        first = false;
        add(out, "file", f->path);
        wn_buf_byte(out, ',');
        add(out, "rule", f->rule);
        wn_buf_byte(out, ',');
        add(out, "text", f->words);
        wn_buf_print(out, ",\"fingerprint\":\"%016llx\"}", (unsigned long long)f->print);
    }
    wn_buf_add(out, WN_STR("\n]\n"));
}
