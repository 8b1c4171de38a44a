/* record.c: see record.h.
**
**     {"doc": …, "kind": "quote", "start": 0, "end": 9, "text": …, fields of the kind …}
**
** A span is an object with start, end and text, or null. The parts of an attribution are pairs of
** offsets; other lists of spans are lists of such objects. */
#include "cli/record.h"

#include "base/json.h"
#include "base/utf8.h"
#include "find/name.h"

wn_records wn_records_new(wn_found *f, bool chars)
{
    wn_records r = { .found = f, .chars = chars, .line = 1 };
    if (chars) r.points = wn_points_new(f->arena, f->doc->text);
    return r;
}

static uint32_t offset(const wn_records *r, uint32_t at)
{
    return r->chars ? wn_points_at(&r->points, at) : at;
}

wn_str wn_record_kind(const wn_found *f, uint32_t kind)
{
    if (kind < WN_K_OWN) return wn_str_of(wn_kind_get((wn_kind_id)kind)->record);
    wn_buf out = wn_buf_new(f->arena);
    wn_utf8_fold(&out, wn_kind_name(f, kind));
    return wn_buf_str(&out);
}

static const wn_field *fields_of(uint32_t kind)
{
    static const wn_field none[] = { { 0 } };
    return kind < WN_K_OWN ? wn_kind_get((wn_kind_id)kind)->fields : none;
}

wn_str wn_record_plural(const wn_found *f, uint32_t kind)
{
    return kind < WN_K_OWN ? wn_str_of(wn_kind_get((wn_kind_id)kind)->plural) : wn_record_kind(f, kind);
}

bool wn_record_score(wn_found *f, uint32_t kind, uint32_t index, double *score, wn_err *err)
{
    wn_value v = { .n = 1 };
    const wn_field *p = fields_of(kind);
    while (p->name && strcmp(p->name, "score") != 0) p++;
    if (p->name && !p->get(f, index, &v, err)) return false;
    *score = v.n;
    return true;
}

/* ---- JSON */

static void add_place(const wn_records *r, wn_span s, wn_buf *out)
{
    wn_buf_add(out, WN_STR("\"start\":"));
    wn_buf_int(out, (int64_t)offset(r, s.start));
    wn_buf_add(out, WN_STR(",\"end\":"));
    wn_buf_int(out, (int64_t)offset(r, s.end));
    wn_buf_add(out, WN_STR(",\"text\":"));
    wn_json_string(out, wn_found_text(r->found, s));
}

static void add_span(const wn_records *r, wn_span s, wn_buf *out)
{
    wn_buf_byte(out, '{');
    add_place(r, s, out);
    wn_buf_byte(out, '}');
}

static void add_person(const wn_records *r, wn_span s, wn_buf *out)
{
    wn_buf_byte(out, '{');
    add_place(r, s, out);
    wn_buf_add(out, WN_STR(",\"name\":"));
    wn_json_string(out, wn_found_text(r->found, wn_name_of(r->found, s)));
    wn_buf_byte(out, '}');
}

static void add_pair(const wn_records *r, wn_span s, wn_buf *out)
{
    wn_buf_byte(out, '[');
    wn_buf_int(out, (int64_t)offset(r, s.start));
    wn_buf_byte(out, ',');
    wn_buf_int(out, (int64_t)offset(r, s.end));
    wn_buf_byte(out, ']');
}

static bool add_fields(const wn_records *r, uint32_t kind, uint32_t index, wn_buf *out, wn_err *err);

/* A list: of spans, of things by their place, or of things with all their fields (the quantities
** of a claim: those have no things in them, so this ends). */
static bool add_list(const wn_records *r, uint32_t kind, const wn_value *v, wn_buf *out, wn_err *err)
{
    const wn_found *f = r->found;
    uint32_t n = v->type == WN_V_THINGS || v->type == WN_V_NAMES ? v->count : v->run.len;
    wn_buf_byte(out, '[');
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0) wn_buf_byte(out, ',');
        if (v->type == WN_V_NAMES) wn_json_string(out, v->names[i]);
        else if (v->type == WN_V_THINGS)
            add_pair(r, wn_kind_span(f, v->kind, (uint32_t)v->i + i), out);
        else if (v->type == WN_V_SPANS && kind == WN_K_ATTRIBUTION)
            add_pair(r, f->spans.at[v->run.first + i], out);
        else if (v->type == WN_V_SPANS) add_span(r, f->spans.at[v->run.first + i], out);
        else {
            uint32_t pick = f->picks.at[v->run.first + i];
            wn_buf_byte(out, '{');
            add_place(r, wn_kind_span(f, v->kind, pick), out);
            if (!add_fields(r, v->kind, pick, out, err)) return false;
            wn_buf_byte(out, '}');
        }
    }
    wn_buf_byte(out, ']');
    return true;
}

static bool add_value(const wn_records *r, uint32_t kind, const wn_value *v, wn_buf *out, wn_err *err)
{
    switch (v->type) {
    case WN_V_NONE: wn_buf_add(out, WN_STR("null")); return true;
    case WN_V_BOOL: wn_buf_add(out, v->b ? WN_STR("true") : WN_STR("false")); return true;
    case WN_V_INT: wn_buf_int(out, v->i); return true;
    case WN_V_NUMBER: wn_buf_number(out, v->n); return true;
    case WN_V_STR: wn_json_string(out, v->s); return true;
    case WN_V_SPAN: add_span(r, v->span, out); return true;
    case WN_V_PERSON: add_person(r, v->span, out); return true;
    case WN_V_THING: add_span(r, wn_kind_span(r->found, v->kind, (uint32_t)v->i), out); return true;
    case WN_V_SPANS: case WN_V_PICKS: case WN_V_THINGS: case WN_V_NAMES: break;
    }
    return add_list(r, kind, v, out, err);
}

static bool add_fields(const wn_records *r, uint32_t kind, uint32_t index, wn_buf *out, wn_err *err)
{
    for (const wn_field *p = fields_of(kind); p->name; p++) {
        wn_value v = { 0 };
        if (!(p->flags & WN_IN_RECORD)) continue;
        if (!p->get(r->found, index, &v, err)) return false;
        wn_buf_add(out, WN_STR(",\""));
        wn_buf_add(out, wn_str_of(p->name));
        wn_buf_add(out, WN_STR("\":"));
        if (!add_value(r, kind, &v, out, err)) return false;
    }
    return true;
}

bool wn_record_json(const wn_records *r, uint32_t kind, uint32_t index, wn_buf *out, wn_err *err)
{
    wn_buf_add(out, WN_STR("{\"doc\":"));
    wn_json_string(out, wn_doc_label(r->found->doc));
    wn_buf_add(out, WN_STR(",\"kind\":"));
    wn_json_string(out, wn_record_kind(r->found, kind));
    wn_buf_byte(out, ',');
    add_place(r, wn_kind_span(r->found, kind, index), out);
    if (!add_fields(r, kind, index, out, err)) return false;
    wn_buf_add(out, WN_STR("}\n"));
    return true;
}

/* ---- cells */

static wn_str item_text(const wn_found *f, const wn_value *v, uint32_t i)
{
    if (v->type == WN_V_NAMES) return v->names[i];
    if (v->type == WN_V_SPANS) return wn_found_text(f, f->spans.at[v->run.first + i]);
    uint32_t index = v->type == WN_V_PICKS ? f->picks.at[v->run.first + i] : (uint32_t)v->i + i;
    return wn_found_text(f, wn_kind_span(f, v->kind, index));
}

static wn_str list_text(const wn_found *f, const wn_value *v)
{
    wn_buf out = wn_buf_new(f->arena);
    uint32_t n = v->type == WN_V_THINGS || v->type == WN_V_NAMES ? v->count : v->run.len;
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0) wn_buf_add(&out, WN_STR("; "));
        wn_buf_add(&out, item_text(f, v, i));
    }
    return wn_buf_str(&out);
}

static wn_str number_text(wn_arena *a, double n)
{
    wn_buf out = wn_buf_new(a);
    wn_buf_number(&out, n);
    return wn_buf_str(&out);
}

static wn_str value_text(wn_found *f, const wn_value *v)
{
    switch (v->type) {
    case WN_V_NONE: return WN_STR("");
    case WN_V_BOOL: return v->b ? WN_STR("true") : WN_STR("false");
    case WN_V_INT: return number_text(f->arena, (double)v->i);
    case WN_V_NUMBER: return number_text(f->arena, v->n);
    case WN_V_STR: return v->s;
    case WN_V_SPAN: return wn_found_text(f, v->span);
    case WN_V_PERSON: return wn_found_text(f, wn_name_of(f, v->span));
    case WN_V_THING: return wn_found_text(f, wn_kind_span(f, v->kind, (uint32_t)v->i));
    case WN_V_SPANS: case WN_V_PICKS: case WN_V_THINGS: case WN_V_NAMES: break;
    }
    return list_text(f, v);
}

/* The line of byte AT, which rises from record to record. */
static uint32_t line_of(wn_records *r, uint32_t at)
{
    wn_str text = r->found->doc->text;
    for (; r->at < at; r->at++) {
        bool pair = text.ptr[r->at] == '\r' && r->at + 1 < text.len && text.ptr[r->at + 1] == '\n';
        r->line += text.ptr[r->at] == '\n' || (text.ptr[r->at] == '\r' && !pair);
    }
    return r->line;
}

/* The columns that every record has; false where NAME is not one of them. */
static bool common_cell(wn_records *r, uint32_t kind, wn_span s, wn_str name, wn_str *cell)
{
    if (wn_str_eq(name, WN_STR("doc"))) *cell = wn_doc_label(r->found->doc);
    else if (wn_str_eq(name, WN_STR("kind"))) *cell = wn_record_kind(r->found, kind);
    else if (wn_str_eq(name, WN_STR("start"))) *cell = number_text(r->found->arena, offset(r, s.start));
    else if (wn_str_eq(name, WN_STR("end"))) *cell = number_text(r->found->arena, offset(r, s.end));
    else if (wn_str_eq(name, WN_STR("line"))) *cell = number_text(r->found->arena, line_of(r, s.start));
    else if (wn_str_eq(name, WN_STR("text"))) *cell = wn_found_text(r->found, s);
    else return false;
    return true;
}

bool wn_record_cells(wn_records *r, uint32_t kind, uint32_t index, const wn_str *names,
                     uint32_t columns, wn_str *cells, wn_err *err)
{
    wn_span s = wn_kind_span(r->found, kind, index);
    for (uint32_t c = 0; c < columns; c++) {
        cells[c] = WN_STR("");
        if (common_cell(r, kind, s, names[c], &cells[c])) continue;
        const wn_field *p = fields_of(kind);
        while (p->name && !wn_str_eq(names[c], wn_str_of(p->name))) p++;
        wn_value v = { 0 };
        if (!p->name || !(p->flags & WN_IN_RECORD)) continue;
        if (!p->get(r->found, index, &v, err)) return false;
        cells[c] = value_text(r->found, &v);
    }
    return true;
}

/* ---- a line about it */

/* The first field says what it is, and needs no name before it. */
bool wn_record_note(wn_found *f, uint32_t kind, uint32_t index, wn_buf *out, wn_err *err)
{
    size_t start = out->len;
    for (const wn_field *p = fields_of(kind); p->name; p++) {
        wn_value v = { 0 };
        if (!(p->flags & WN_IN_NOTE)) continue;
        if (!p->get(f, index, &v, err)) return false;
        wn_str value = value_text(f, &v);
        if (!value.len) continue;
        if (out->len > start) wn_buf_add(out, WN_STR(", "));
        if (v.type != WN_V_NAMES && strcmp(p->name, "type") != 0 && strcmp(p->name, "reason") != 0) {
            wn_buf_add(out, wn_str_of(p->name));
            wn_buf_byte(out, ' ');
        }
        wn_buf_add(out, value);
    }
    return true;
}
