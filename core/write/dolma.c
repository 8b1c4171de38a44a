/* dolma.c: see dolma.h; and as a writer of filters: what would go is winnow__FILTER__REASON, what is marked
** winnow__CLASS. Names are letters, digits and _, which paths into JSON need not quote. */
#include "write/dolma.h"

#include <ctype.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/points.h"
#include "write/write.h"

static int by_name(const void *x, const void *y)
{
    const wn_tag_at *a = x, *b = y;
    int c = wn_str_cmp(a->name, b->name);
    return c ? c : 4 * WN_ORDER(a->span.start, b->span.start) + 2 * WN_ORDER(a->span.end, b->span.end) +
                   WN_ORDER(a->score, b->score);
}

static void add_triple(const wn_points *p, const wn_tag_at *t, wn_buf *out)
{
    if (out->ptr[out->len - 1] == ']') wn_buf_byte(out, ',');
    uint32_t start = wn_points_at(p, t->span.start), end = wn_points_at(p, t->span.end);
    wn_buf_print(out, "[%u,%u,", (unsigned)start, (unsigned)end);
    wn_buf_number(out, t->score);
    if (t->score == (int)t->score) wn_buf_add(out, WN_STR(".0"));
    wn_buf_byte(out, ']');
}

/* A record without an id has none here. */
static void add_id(const wn_doc *doc, wn_buf *out)
{
    wn_buf_add(out, WN_STR("{\"id\":"));
    if (doc->id.len) wn_buf_add(out, doc->id);
    else wn_json_string(out, wn_doc_label(doc));
}

void wn_dolma_add(const wn_doc *doc, wn_tags *tags, wn_buf *out)
{
    wn_points points = wn_points_new(doc->arena, doc->text);
    if (tags->len) qsort(tags->at, tags->len, sizeof *tags->at, by_name);
    add_id(doc, out);
    wn_buf_add(out, WN_STR(",\"attributes\":{"));
    for (uint32_t i = 0; i < tags->len; i++) {
        const wn_tag_at *t = &tags->at[i];
        bool same = i > 0 && wn_str_eq(t[-1].name, t->name);
        if (!same && i > 0) wn_buf_add(out, WN_STR("],"));
        if (!same) wn_buf_print(out, "\"winnow__%.*s\":[", (int)t->name.len, t->name.ptr);
        if (wn_span_len(t->span)) add_triple(&points, t, out);
    }
    wn_buf_add(out, tags->len ? WN_STR("]}}") : WN_STR("}}"));
}

/* The id in the object that has begun; false: the line ends, or fails, before there is one. */
static bool find_id(wn_json *j, wn_json_event *id)
{
    wn_err err;
    wn_json_event key;
    while (wn_json_next(j, &key, &err) && key.type == WN_JSON_KEY) {
        if (!wn_json_next(j, id, &err) || !wn_json_skip(j, id, &err)) return false;
        bool fits = id->type == WN_JSON_STRING || id->type == WN_JSON_NUMBER;
        if (fits && wn_str_eq(key.raw, WN_STR("id"))) return true;
    }
    return false;
}

wn_str wn_dolma_none(wn_arena *a, wn_str line)
{
    wn_json j = wn_json_new(a, line);
    wn_json_event id;
    wn_err err;
    wn_buf out = wn_buf_new(a), text = out;
    bool has = wn_json_next(&j, &id, &err) && id.type == WN_JSON_OBJECT && find_id(&j, &id);
    wn_buf_add(&out, WN_STR("{\"id\":"));
    if (has && id.type == WN_JSON_STRING) {
        wn_json_decode(&text, id.raw);
        wn_json_string(&out, wn_buf_str(&text));
    } else wn_buf_add(&out, has ? id.raw : WN_STR("null"));
    wn_buf_add(&out, WN_STR(",\"attributes\":{}}\n"));
    return wn_buf_str(&out);
}

/* ---- of filters */

static void add_word(wn_buf *out, wn_str word)
{
    for (size_t i = 0; i < word.len; i++) {
        unsigned char c = (unsigned char)word.ptr[i];
        wn_buf_byte(out, c < 0x80 && isalnum(c) ? word.ptr[i] : '_');
    }
}

static wn_str name_of(wn_arena *a, wn_str filter, wn_str what)
{
    wn_buf out = wn_buf_new(a);
    add_word(&out, filter);
    if (filter.len) wn_buf_add(&out, WN_STR("__"));
    add_word(&out, what);
    return wn_buf_str(&out);
}

bool wn_write_dolma(const wn_doc *doc, const char *from, const wn_edits *edits, wn_buf *out, wn_err *err)
{
    wn_tags tags = { 0 };
    wn_arena *a = doc->arena;
    (void)from, (void)err;
    for (uint32_t i = 0; i < edits->edits.len; i++) {
        const wn_edit *e = &edits->edits.at[i];
        *wn_list_add(a, &tags) = (wn_tag_at){ name_of(a, e->filter, wn_edit_why(e)), e->span, 1 };
    }
    for (uint32_t i = 0; i < edits->marks.len; i++) {
        const wn_mark *m = &edits->marks.at[i];
        *wn_list_add(a, &tags) = (wn_tag_at){ name_of(a, WN_STR(""), m->name), m->span, 1 };
    }
    wn_dolma_add(doc, &tags, out);
    return true;
}
