/* ndjson.c: a record a line: a JSON object with the text in a string field. The other fields are
** looked at for `id` and for Document.meta only; the writer copies them as they stand. Where there is a
** field `marks`, which the writer may have others for, doc->form is the place of its value, a wn_span.
*/
#include "base/json.h"
#include "read/read.h"

static bool bad(wn_err *err, size_t at, const char *what)
{
    return wn_fail(err, WN_BAD_INPUT, at, "%s", what);
}

static wn_str decode(wn_doc *doc, wn_json_event e)
{
    if (e.type != WN_JSON_STRING && e.type != WN_JSON_KEY) return e.raw;
    if (!e.escaped) return e.raw;
    wn_buf out = wn_buf_new(doc->arena);
    wn_json_decode(&out, e.raw);
    return wn_buf_str(&out);
}

/* The text, and a leaf for each line of it, so that none is long: RAW is the string without its marks. */
static void read_text(wn_doc *doc, wn_str raw)
{
    uint32_t base = (uint32_t)(raw.ptr - doc->source.ptr), from = 0, start = 0, len;
    wn_buf text = wn_buf_new(doc->arena);
    wn_buf_room(&text, raw.len);
    for (uint32_t at = 0; at < raw.len; ) {
        const char *slash = memchr(raw.ptr + at, '\\', raw.len - at);
        uint32_t stop = (uint32_t)(slash ? (size_t)(slash - raw.ptr) : raw.len);
        uint32_t c = slash ? wn_json_code(raw, stop, &len) : 0;
        wn_buf_add(&text, (wn_str){ raw.ptr + at, stop - at });
        if (slash) wn_buf_code(&text, c);
        at = slash ? stop + len : stop;
        if (c != '\n' && at < raw.len) continue;
        *wn_list_add(doc->arena, &doc->leaves) = (wn_leaf){
            .text = { start, (uint32_t)text.len }, .from = base + from, .to = base + at, .node = WN_NOWHERE,
            .type = WN_LEAF_JSON };
        from = at;
        start = (uint32_t)text.len;
    }
    doc->text = wn_buf_str(&text);
}

typedef struct { bool has; wn_json_event event; } text_field;

/* Of two fields of that name the last one holds, as parsers have it. */
static void note_marks(wn_doc *doc, wn_json_event value)
{
    if (!doc->form) doc->form = wn_arena_get(doc->arena, sizeof(wn_span));
    *(wn_span *)doc->form = (wn_span){ value.from, value.to };
}

static bool read_field(wn_doc *doc, wn_json *j, wn_str name, text_field *text, wn_err *err)
{
    wn_json_event key = { 0 }, value;
    if (!wn_json_next(j, &key, err)) return false;
    if (key.type == WN_JSON_OBJECT_END) return true;
    wn_str k = decode(doc, key);
    if (!wn_json_next(j, &value, err) || !wn_json_skip(j, &value, err)) return false;
    if (wn_str_eq(k, WN_STR("marks"))) note_marks(doc, value);
    if (wn_str_eq(k, name)) {
        if (text->has) return bad(err, key.from, "two fields with the text; expected one");
        if (value.type != WN_JSON_STRING) return bad(err, value.from, "the text is not a string");
        *text = (text_field){ true, value };
        return true;
    }
    wn_str v = decode(doc, value);
    if (wn_str_eq(k, WN_STR("id")) && (value.type == WN_JSON_STRING || value.type == WN_JSON_NUMBER)) {
        if (v.len) doc->name = v;
        doc->id = (wn_str){ doc->source.ptr + value.from, value.to - value.from };
    }
    if (wn_str_eq(k, WN_STR("lang")) && value.type == WN_JSON_STRING) doc->lang = v;
    *wn_list_add(doc->arena, &doc->meta) = (wn_pair){ k, v };
    return true;
}

bool wn_read_ndjson(wn_doc *doc, const wn_read_options *options, wn_err *err)
{
    wn_str name = options->text_field.len ? options->text_field : WN_STR("text");
    if (!wn_read_source(doc, options, err)) return false;
    wn_json j = wn_json_new(doc->arena, doc->source);
    wn_json_event e;
    text_field text = { 0 };
    doc->id = WN_STR("null");
    if (!wn_json_next(&j, &e, err)) return false;
    if (e.type != WN_JSON_OBJECT) return bad(err, e.from, "a record is a JSON object");
    while (j.depth > 0)
        if (!read_field(doc, &j, name, &text, err)) return false;
    if (!wn_json_next(&j, &e, err)) return false;       /* nothing may follow */
    if (!text.has)
        return wn_fail(err, WN_BAD_INPUT, 0, "no field '%.*s'; expected a record with its text in it",
                       (int)name.len, name.ptr);
    read_text(doc, text.event.raw);
    wn_read_blocks(doc);
    return true;
}
