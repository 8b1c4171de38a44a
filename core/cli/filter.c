/* filter.c: winnow filter: documents through filters.
**
**     each document: run → edit set → writer → out     what was said → standard error
**                                       └──→ ledger
**
** Outputs are put together and written at the end; records on standard output as they succeed. */
#include "cli/command.h"
#include "cli/job.h"
#include "cli/say.h"

typedef struct {
    const wn_writer *to;        /* --to; NULL: as the input */
    WN_LIST(wn_out) outs;       /* one; in place, one a file */
    bool changed;               /* in place: something differs in the file at hand */
    bool records;               /* the file at hand is one of records */
    wn_out ledger;
} run;

/* ---- a document */

static const wn_writer *writer_for(const run *r, const wn_item *it, wn_err *err)
{
    return r->to ? r->to : wn_job_writer(it->reader->name, err);
}

/* Text is put one after another; records are lines, and keep the line end they came with. */
static void add_output(run *r, const wn_item *it, const wn_writer *w, wn_str text)
{
    wn_out *out = &r->outs.at[r->outs.len - 1];
    wn_buf_add(&out->buf, text);
    if (!wn_str_eq(text, it->doc->source)) r->changed = true;
    if (strcmp(w->name, "ndjson") != 0) return;
    wn_buf_add(&out->buf, it->reader->records ? it->end : WN_STR("\n"));
}

/* A line that is no record goes out as it came in, where records go out. */
static bool pass(run *r, const wn_item *it, const wn_writer *w, wn_err *err)
{
    wn_out *out = &r->outs.at[r->outs.len - 1];
    if (strcmp(w->name, it->reader->name) != 0) return true;
    wn_buf_add(&out->buf, it->line);
    wn_buf_add(&out->buf, it->end);
    return wn_out_flush(out, err);
}

static bool visit(void *ctx, wn_job *j, const wn_item *it, wn_err *err)
{
    run *r = ctx;
    wn_result result;
    const wn_writer *w = writer_for(r, it, err);
    r->records = it->reader->records;
    if (!w) return false;
    if (!it->doc) return pass(r, it, w, err);
    bool fine = wn_lua_run(j->lua, it->doc, &result, err);
    wn_job_say(j, it, &result);
    if (!fine) return false;
    wn_edits *edits = wn_edit_resolve(it->doc, &result.decisions, j->o->mark);
    wn_job_say_clashes(j, it, edits);
    if (edits->marks.len && !w->marks && j->o->mark)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--mark with %s, which cannot show marks; use -t "
                       "ndjson or pandoc", w->name);
    wn_buf text = wn_buf_new(it->doc->arena);
    if (!w->write(it->doc, it->reader->name, edits, &text, err)) return false;
    add_output(r, it, w, wn_buf_str(&text));
    if (r->ledger.path) {
        text.len = 0;
        wn_edit_ledger(it->doc, edits, j->o->chars, &text);
        wn_buf_add(&r->ledger.buf, wn_buf_str(&text));
    }
    return !r->records || wn_out_flush(&r->outs.at[r->outs.len - 1], err);
}

/* ---- the run */

static bool check(const wn_options *o, wn_err *err)
{
    const char *why = NULL;
    if (o->in_place && o->output) why = "--in-place and --output; expected one of them";
    if (o->in_place && o->files.len == 0) why = "--in-place without a file";
    if (o->in_place && o->to) why = "--in-place keeps the format; expected no --to";
    for (uint32_t i = 0; i < o->files.len; i++)
        if (o->in_place && strcmp(o->files.at[i], "-") == 0) why = "--in-place with standard input";
    return !why || wn_fail(err, WN_USAGE, WN_NO_OFFSET, "%s", why);
}

/* The format of --to, or of the name of --output where that says one. */
static bool choose_writer(run *r, const wn_options *o, wn_err *err)
{
    if (o->to) return (r->to = wn_job_writer(o->to, err)) != NULL;
    const char *dot = o->output ? strrchr(o->output, '.') : NULL;
    if (!dot || strchr(dot, '/')) return true;
    const wn_reader *reader = wn_reader_for(o->output);
    const char *at = strstr(reader->extensions, dot);
    if (at && at[strlen(dot)] == ' ') r->to = wn_writer_find(wn_str_of(reader->name));
    return true;
}

static void begin_output(run *r, wn_job *j, const char *path)
{
    *wn_list_add(j->arena, &r->outs) = wn_out_new(j->arena, path);
    r->changed = false;
}

static bool each_file(run *r, wn_job *j, wn_err *err)
{
    static const char *const standard[] = { "-" };
    const wn_options *o = j->o;
    const char *const *files = o->files.len ? o->files.at : standard;
    uint32_t n = o->files.len ? o->files.len : 1;
    if (!o->in_place) begin_output(r, j, o->output ? o->output : "-");
    for (uint32_t i = 0; i < n; i++) {
        if (o->in_place) begin_output(r, j, files[i]);
        if (!wn_job_each(j, files[i], visit, r, err)) return false;
        if (o->in_place && !r->changed) r->outs.len--;
    }
    return true;
}

/* Records that succeeded before an error are output; everything else is not. */
static bool end(run *r, wn_job *j, bool fine, wn_err *err)
{
    wn_err later;
    if (!fine && !(r->records && r->outs.at[0].stream && !j->o->in_place)) return false;
    if (r->ledger.path && !wn_out_end(&r->ledger, fine ? err : &later)) fine = false;
    for (uint32_t i = 0; i < r->outs.len; i++)
        if (!wn_out_end(&r->outs.at[i], fine ? err : &later)) fine = false;
    return fine;
}

int wn_filter_run(wn_arena *a, const wn_options *o)
{
    wn_err err = { .code = WN_OK };
    wn_job j = { 0 };
    run r = { 0 };
    bool fine = check(o, &err) && choose_writer(&r, o, &err) &&
                wn_job_open(&j, a, o, "article", &err);
    if (fine) {
        if (o->ledger) r.ledger = wn_out_new(a, o->ledger);
        fine = each_file(&r, &j, &err);
        fine = end(&r, &j, fine, &err);
    }
    if (j.skipped) wn_say("%llu records skipped", (unsigned long long)j.skipped);
    wn_job_close(&j);
    return fine ? WN_OK : wn_say_error(&err);
}
