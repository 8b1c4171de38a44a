/* extract.c: winnow extract: what is found, a record a line, in the order in which one reads it.
** Filters are loaded for the lists and kinds that they add; their functions are not run. */
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/utf8.h"
#include "bind/limit.h"
#include "cli/command.h"
#include "cli/job.h"
#include "cli/record.h"
#include "cli/say.h"
#include "write/table.h"

enum { MOST_COLUMNS = 64, MOST_KINDS = WN_K_OWN + WN_OWN_MAX };

typedef struct {
    wn_out *out;
    bool ndjson;                /* else a table of some type */
    wn_table table;
    wn_str names[MOST_COLUMNS];
    uint32_t kinds[MOST_KINDS], kind_count;
    bool records;               /* the file at hand is one of records */
} run;

typedef struct { wn_span span; uint32_t kind, index; } thing;

/* ---- kinds */

static bool same_name(wn_arena *a, wn_str x, wn_str y)
{
    wn_buf p = wn_buf_new(a), q = wn_buf_new(a);
    wn_utf8_fold(&p, x);
    wn_utf8_fold(&q, y);
    return wn_str_eq(wn_buf_str(&p), wn_buf_str(&q));
}

static bool add_kind(run *r, const wn_found *f, wn_str name, wn_err *err)
{
    wn_str names[MOST_KINDS];
    uint32_t n = WN_K_OWN + f->rule_count;
    for (uint32_t k = 0; k < n; k++) {
        names[k] = wn_record_kind(f, k);
        bool plural = k < WN_K_OWN && wn_str_eq(name, wn_str_of(wn_kind_get((wn_kind_id)k)->plural));
        if (!plural && !same_name(f->arena, names[k], name)) continue;
        for (uint32_t i = 0; i < r->kind_count; i++)
            if (r->kinds[i] == k) return true;
        r->kinds[r->kind_count++] = k;
        return true;
    }
    return wn_job_unknown("kind", name, names, n, err);
}

/* The kinds of --kind; an empty document tells which ones the filters define. */
static bool choose_kinds(run *r, wn_job *j, wn_err *err)
{
    static const char usual[] = "quote,attribution,claim,quantity,boilerplate";
    const char *at = j->o->kinds ? j->o->kinds : usual;
    wn_found *f = wn_lua_found(j->lua, wn_doc_new(j->each, WN_STR(""), WN_STR("")), err);
    if (!f) return false;
    for (const char *end = at; *end; at = end + 1) {
        end = at + strcspn(at, ",");
        wn_str name = { at, (size_t)(end - at) };
        if (name.len && !add_kind(r, f, name, err)) return false;
    }
    for (uint32_t k = 0; !j->o->kinds && k < f->rule_count; k++) r->kinds[r->kind_count++] = WN_K_OWN + k;
    return r->kind_count || wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--kind names no kind");
}

/* ---- columns */

static void add_column(run *r, wn_str name)
{
    for (uint32_t c = 0; c < r->table.columns; c++)
        if (wn_str_eq(r->names[c], name)) return;
    if (r->table.columns < MOST_COLUMNS) r->names[r->table.columns++] = name;
}

/* Are there, as far as is known before they are read, several documents? */
static bool is_many(const wn_job *j)
{
    const wn_options *o = j->o;
    if (j->from) return j->from->records || o->files.len > 1;
    return o->files.len > 1 || (o->files.len == 1 && wn_reader_for(o->files.at[0])->records);
}

/* Programs get all columns; a table for people, those that tell it something. */
static void choose_columns(run *r, const wn_job *j)
{
    bool people = !r->ndjson && r->table.type == WN_TABLE;
    if (!people || is_many(j)) add_column(r, WN_STR("doc"));
    if (people) add_column(r, WN_STR("line"));
    if (!people || r->kind_count > 1) add_column(r, WN_STR("kind"));
    if (!people) add_column(r, WN_STR("start"));
    if (!people) add_column(r, WN_STR("end"));
    for (uint32_t i = 0; i < r->kind_count; i++) {
        if (r->kinds[i] >= WN_K_OWN) continue;
        for (const wn_field *p = wn_kind_get((wn_kind_id)r->kinds[i])->fields; p->name; p++)
            if (p->flags & WN_IN_RECORD) add_column(r, wn_str_of(p->name));
    }
    add_column(r, WN_STR("text"));
    r->table.names = r->names;
}

static uint32_t terminal_width(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
    return 100;
}

/* By the name of the output; else for a terminal a table, for programs NDJSON. */
static const char *usual_format(const wn_options *o)
{
    const char *dot = o->output ? strrchr(o->output, '.') : NULL;
    if (dot && (strcmp(dot, ".csv") == 0 || strcmp(dot, ".tsv") == 0)) return dot + 1;
    return !o->output && isatty(STDOUT_FILENO) ? "table" : "ndjson";
}

static bool choose_format(run *r, const wn_options *o, wn_err *err)
{
    static const char *const names[] = { "csv", "tsv", "table", "ndjson" };
    const char *to = o->to ? o->to : usual_format(o);
    wn_str shown[4];
    for (int i = 0; i < 4; i++) {
        shown[i] = wn_str_of(names[i]);
        if (strcmp(to, names[i]) != 0) continue;
        r->ndjson = i == 3;
        if (i < 3) r->table.type = (wn_table_type)i;
        return true;
    }
    return wn_job_unknown("format of records", wn_str_of(to), shown, 4, err);
}

/* ---- documents */

static int by_place(const void *a, const void *b)
{
    const thing *x = a, *y = b;
    if (x->span.start != y->span.start) return x->span.start < y->span.start ? -1 : 1;
    if (x->span.end != y->span.end) return x->span.end > y->span.end ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

static bool collect(const run *r, wn_found *f, thing **things, uint32_t *count, wn_err *err)
{
    WN_LIST(thing) list = { 0 };
    for (uint32_t i = 0; i < r->kind_count; i++) {
        uint32_t kind = r->kinds[i];
        if (!wn_kind_need(f, kind, err)) return false;
        for (uint32_t k = 0; k < wn_kind_count(f, kind); k++)
            *wn_list_add(f->arena, &list) = (thing){ wn_kind_span(f, kind, k), kind, k };
    }
    if (list.len) qsort(list.at, list.len, sizeof *list.at, by_place);
    *things = list.at;
    *count = list.len;
    return true;
}

static bool add_record(run *r, wn_records *records, thing t, wn_buf *out, wn_err *err)
{
    wn_str cells[MOST_COLUMNS];
    if (r->ndjson) return wn_record_json(records, t.kind, t.index, out, err);
    if (!wn_record_cells(records, t.kind, t.index, r->names, r->table.columns, cells, err)) return false;
    wn_table_row(&r->table, cells, out);
    return true;
}

static bool find_all(run *r, wn_job *j, const wn_item *it, wn_buf *out, wn_err *err)
{
    thing *things;
    uint32_t count;
    wn_found *f = wn_lua_found(j->lua, it->doc, err);
    if (!f || !collect(r, f, &things, &count, err)) return false;
    wn_records records = wn_records_new(f, j->o->chars);
    for (uint32_t i = 0; i < count; i++)
        if (!add_record(r, &records, things[i], out, err)) return false;
    return true;
}

static bool visit(void *ctx, wn_job *j, const wn_item *it, wn_err *err)
{
    run *r = ctx;
    if (!it->doc) return true;
    wn_buf out = wn_buf_new(it->doc->arena);
    r->records = it->reader->records;
    wn_limit_begin(NULL, j->o->limits.seconds, it->doc->name);
    bool fine = find_all(r, j, it, &out, err);
    wn_limit_end();
    if (!fine) return false;
    wn_buf_add(&r->out->buf, wn_buf_str(&out));
    return !r->records || wn_out_flush(r->out, it->pause, err);
}

/* ---- the run */

static bool begin(run *r, wn_job *j, wn_err *err)
{
    const wn_options *o = j->o;
    if (!choose_format(r, o, err) || !choose_kinds(r, j, err)) return false;
    r->out = wn_out_new(j->arena, o->output ? o->output : "-");
    r->table.arena = j->arena;
    r->table.width = o->output ? 100 : terminal_width();
    r->table.bold = !o->output && wn_say_colored(STDOUT_FILENO);
    choose_columns(r, j);
    if (!r->ndjson) wn_table_begin(&r->table, &r->out->buf);
    return true;
}

static bool each_file(run *r, wn_job *j, wn_err *err)
{
    const wn_options *o = j->o;
    if (o->files.len == 0) return wn_job_each(j, "-", visit, r, err);
    for (uint32_t i = 0; i < o->files.len; i++)
        if (!wn_job_each(j, o->files.at[i], visit, r, err)) return false;
    return true;
}

static bool extract(run *r, wn_job *j, wn_err *err)
{
    wn_err later;
    if (!begin(r, j, err)) return false;
    bool fine = each_file(r, j, err);
    if (!fine && !(r->records && r->out->stream)) return false;
    if (!r->ndjson) wn_table_end(&r->table, &r->out->buf);
    return wn_out_end(fine ? err : &later) && fine;
}

int wn_extract_run(wn_arena *a, const wn_options *o)
{
    wn_err err = { .code = WN_OK };
    wn_job j = { 0 };
    run *r = wn_arena_get(a, sizeof *r);
    bool fine = wn_job_open(&j, a, o, NULL, &err) && extract(r, &j, &err);
    wn_job_close(&j);
    return fine ? WN_OK : wn_say_error(&err);
}
