/* extract.c: winnow extract: what is found, a record a line, in the order in which one reads it.
** Filters are loaded for the lists and kinds that they add; their functions are not run. */
#include <unistd.h>

#include "bind/limit.h"
#include "cli/command.h"
#include "cli/corpus.h"
#include "cli/kinds.h"
#include "cli/record.h"
#include "cli/say.h"
#include "write/dolma.h"
#include "write/table.h"

enum { MOST_COLUMNS = 64 };

typedef struct {
    wn_job job;
    wn_parts parts;             /* where it goes */
    bool ndjson, dolma;         /* else a table of some type */
    wn_table table;
    wn_str names[MOST_COLUMNS];
    wn_kinds kinds;
    bool records;               /* the file at hand is one of records */
} run;

static const char usual_kinds[] = "quote,attribution,claim,quantity,boilerplate";

/* ---- columns */

static void add_column(run *r, wn_str name)
{
    for (uint32_t c = 0; c < r->table.columns; c++)
        if (wn_str_eq(r->names[c], name)) return;
    if (r->table.columns < MOST_COLUMNS) r->names[r->table.columns++] = name;
}

/* Programs get all columns; a table for people, those that tell it something. */
static void choose_columns(run *r, const wn_job *j)
{
    bool people = !r->ndjson && r->table.type == WN_TABLE;
    if (!people || wn_job_many(j)) add_column(r, WN_STR("doc"));
    if (people) add_column(r, WN_STR("line"));
    if (!people || r->kinds.len > 1) add_column(r, WN_STR("kind"));
    if (!people) add_column(r, WN_STR("start"));
    if (!people) add_column(r, WN_STR("end"));
    for (uint32_t i = 0; i < r->kinds.len; i++) {
        if (r->kinds.at[i] >= WN_K_OWN) continue;
        for (const wn_field *p = wn_kind_get((wn_kind_id)r->kinds.at[i])->fields; p->name; p++)
            if (p->flags & WN_IN_RECORD) add_column(r, wn_str_of(p->name));
    }
    add_column(r, WN_STR("text"));
    r->table.names = r->names;
}

/* By the name of the output; else for a terminal a table, for programs NDJSON. */
static const char *usual_format(const wn_options *o)
{
    wn_str name = { o->output, o->output ? wn_packing_stem(o->output) : 0 };
    wn_str last = { name.len > 4 ? name.ptr + name.len - 4 : "", name.len > 4 ? 4 : 0 };
    if (wn_str_eq(last, WN_STR(".csv"))) return "csv";
    if (wn_str_eq(last, WN_STR(".tsv"))) return "tsv";
    if (!o->names.len && wn_out_unwritten(o->output)) return wn_out_unwritten(o->output);
    return !o->output && isatty(STDOUT_FILENO) ? "table" : "ndjson";
}

static bool choose_format(run *r, const wn_options *o, wn_err *err)
{
    static const char *const names[] = { "csv", "tsv", "table", "ndjson", "dolma" };
    const char *to = o->to ? o->to : usual_format(o);
    wn_str shown[5];
    for (int i = 0; i < 5; i++) {
        shown[i] = wn_str_of(names[i]);
        if (strcmp(to, names[i]) != 0) continue;
        r->ndjson = i >= 3;
        r->dolma = i == 4;
        if (i < 3) r->table.type = (wn_table_type)i;
        return true;
    }
    return wn_job_unknown("format of records", wn_str_of(to), shown, 5, err);
}

/* ---- documents */

/* Cells leave as they are: a table for people is made where all of them are. */
static void pack(wn_buf *out, const wn_str *cells, uint32_t n)
{
    for (uint32_t c = 0; c < n; c++) {
        wn_buf_add(out, (wn_str){ (const char *)&cells[c].len, sizeof cells[c].len });
        wn_buf_add(out, cells[c]);
    }
}

static void add_rows(run *r, wn_str packed)
{
    wn_str cells[MOST_COLUMNS];
    while (packed.len > 0) {
        for (uint32_t c = 0; c < r->table.columns; c++) {
            memcpy(&cells[c].len, packed.ptr, sizeof cells[c].len);
            cells[c].ptr = packed.ptr + sizeof cells[c].len;
            size_t n = sizeof cells[c].len + cells[c].len;
            packed = (wn_str){ packed.ptr + n, packed.len - n };
        }
        wn_table_row(&r->table, cells, &r->parts.out->buf);
    }
}

static bool add_record(const run *r, wn_records *records, wn_thing_at t, wn_buf *out, wn_err *err)
{
    wn_str cells[MOST_COLUMNS];
    if (r->ndjson) return wn_record_json(records, t.kind, t.index, out, err);
    if (!wn_record_cells(records, t.kind, t.index, r->names, r->table.columns, cells, err)) return false;
    pack(out, cells, r->table.columns);
    return true;
}

/* Each kind is there, whether or not any was found: all lines have the same attributes. */
static bool add_tags(const run *r, wn_found *f, const wn_things *things, wn_buf *out, wn_err *err)
{
    wn_tags tags = { 0 };
    for (uint32_t i = 0; i < r->kinds.len; i++)
        *wn_list_add(f->arena, &tags) = (wn_tag_at){ .name = wn_record_plural(f, r->kinds.at[i]) };
    for (uint32_t i = 0; i < things->len; i++) {
        wn_thing_at t = things->at[i];
        wn_tag_at *tag = wn_list_add(f->arena, &tags);
        *tag = (wn_tag_at){ wn_record_plural(f, t.kind), t.span, 1 };
        if (!wn_record_score(f, t.kind, t.index, &tag->score, err)) return false;
    }
    wn_dolma_add(f->doc, &tags, out);
    wn_buf_byte(out, '\n');
    return true;
}

static bool find_all(run *r, const wn_item *it, wn_buf *out, wn_err *err)
{
    wn_things things = { 0 };
    wn_found *f = wn_lua_found(r->job.lua, it->doc, err);
    if (!f) return false;
    if (!wn_kinds_collect(&r->kinds, f, &things, err)) return wn_job_at_line(it, 0, err);
    if (r->dolma) return add_tags(r, f, &things, out, err);
    wn_records records = wn_records_new(f, r->job.o->chars);
    for (uint32_t i = 0; i < things.len; i++)
        if (!add_record(r, &records, things.at[i], out, err)) return false;
    return true;
}

static bool make(void *ctx, const wn_item *it, wn_yield *y, wn_err *err)
{
    run *r = ctx;
    if (it->bad && r->dolma) y->out = wn_dolma_none(r->job.each, it->line);
    y->skipped = it->bad;
    if (!it->doc) return true;
    wn_buf out = wn_buf_new(it->doc->arena);
    wn_limit_begin(r->job.lua, r->job.o->limits.seconds, it->doc->name);
    bool fine = find_all(r, it, &out, err);
    wn_limit_end();
    y->document = true;
    y->out = wn_buf_str(&out);
    return fine;
}

static bool put(void *ctx, const wn_item *it, const wn_yield *y, wn_err *err)
{
    run *r = ctx;
    r->records = it->reader->records;
    if (r->ndjson) wn_buf_add(&r->parts.out->buf, y->out);
    else add_rows(r, y->out);
    return !r->records || wn_out_flush(r->parts.out, it->pause, err);
}

/* ---- the run */

/* The first share alone has the names of the columns: all shares, one behind the other, are the whole. */
static bool begin(run *r, wn_err *err)
{
    wn_job *j = &r->job;
    const wn_options *o = j->o;
    if (!choose_format(r, o, err) || !wn_kinds_choose(&r->kinds, j, usual_kinds, err)) return false;
    if (!r->ndjson && o->names.len)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "a table for each file; expected -t ndjson or "
                       "dolma, with a folder as --output");
    if (!wn_parts_open(&r->parts, j, o->files.len, false, err)) return false;
    r->table.arena = j->arena;
    r->table.width = o->output ? 100 : wn_say_width(STDOUT_FILENO);
    r->table.bold = !o->output && wn_say_colored(STDOUT_FILENO);
    choose_columns(r, j);
    if (!r->ndjson && o->shard <= 1) wn_table_begin(&r->table, &r->parts.out->buf);
    return true;
}

static bool extract(run *r, wn_err *err)
{
    wn_err later;
    wn_corpus c = wn_corpus_of(&r->job, r);
    c.make = make;
    c.put = put;
    c.parts = &r->parts;
    if (!begin(r, err)) return false;
    bool fine = wn_corpus_run(&c, err);
    if (!fine && !(r->records && r->parts.out->stream)) return false;
    if (!r->ndjson) wn_table_end(&r->table, &r->parts.out->buf);
    return wn_parts_end(&r->parts, fine ? err : &later) && fine;
}

int wn_extract_run(wn_arena *a, const wn_options *o)
{
    wn_err err = { .code = WN_OK };
    run *r = wn_arena_get(a, sizeof *r);
    bool fine = wn_job_open(&r->job, a, o, NULL, &err) && extract(r, &err);
    wn_parts_close(&r->parts);
    wn_job_close(&r->job);
    return !fine ? wn_say_error(&err) : r->job.lost ? WN_LIMIT : WN_OK;
}
