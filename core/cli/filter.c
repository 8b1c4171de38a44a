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
    wn_out *out, *ledger;       /* in place, OUT is of the file at hand; no ledger: NULL */
    uint64_t written;           /* documents in OUT */
    bool changed;               /* in place: something differs in the file at hand */
    bool records;               /* what succeeds is written: both sides of the file at hand are records */
} run;

/* ---- a document */

static const wn_writer *writer_for(const run *r, const wn_item *it, wn_err *err)
{
    return r->to ? r->to : wn_job_writer(it->reader->name, err);
}

/* Text is put one after another; records are lines, and keep the line end they came with. */
static bool add_output(run *r, const wn_item *it, const wn_writer *w, wn_str text, wn_err *err)
{
    if (w->one && r->written++ > 0)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "%s: a second document in %s; expected one a file, or "
                       "-t ndjson", it->path, w->name);
    wn_buf_add(&r->out->buf, text);
    if (!wn_str_eq(text, it->doc->source)) r->changed = true;
    if (strcmp(w->name, "ndjson") == 0)
        wn_buf_add(&r->out->buf, it->reader->records ? it->end : WN_STR("\n"));
    return true;
}

/* A line that is no record goes out as it came in, where records go out. */
static bool pass(run *r, const wn_item *it, const wn_writer *w, wn_err *err)
{
    if (strcmp(w->name, it->reader->name) != 0) return true;
    wn_buf_add(&r->out->buf, it->line);
    wn_buf_add(&r->out->buf, it->end);
    return wn_out_flush(r->out, it->pause, err);
}

static bool visit(void *ctx, wn_job *j, const wn_item *it, wn_err *err)
{
    run *r = ctx;
    wn_edits *edits;
    const wn_writer *w = writer_for(r, it, err);
    if (!w) return false;
    r->records = it->reader->records && !w->one;
    if (j->o->mark && !w->marks)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--mark with %s, which cannot show marks; expected "
                       "-t ndjson, html, markdown or pandoc", w->name);
    if (!it->doc) return pass(r, it, w, err);
    wn_buf text = wn_buf_new(it->doc->arena);
    bool fine = wn_job_run(j, it, j->o->mark, &edits, err) &&
                w->write(it->doc, it->reader->name, edits, &text, err) &&
                add_output(r, it, w, wn_buf_str(&text), err);
    if (!fine) return false;
    if (r->ledger) {
        text.len = 0;
        wn_edit_ledger(it->doc, edits, j->o->chars, &text);
        wn_buf_add(&r->ledger->buf, wn_buf_str(&text));
    }
    if (!r->records) return true;
    return (!r->ledger || wn_out_flush(r->ledger, it->pause, err)) && wn_out_flush(r->out, it->pause, err);
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

/* The ledger first: no record is written before what tells of it. */
static bool open_outputs(run *r, wn_job *j, wn_err *err)
{
    const wn_options *o = j->o;
    if (o->ledger) r->ledger = wn_out_new(j->arena, o->ledger);
    if (!o->in_place) r->out = wn_out_new(j->arena, o->output ? o->output : "-");
    if (!r->ledger || !r->out) return true;
    bool same = r->out->fd >= 0 ? r->out->fd == r->ledger->fd : strcmp(r->out->path, o->ledger) == 0;
    return !same || wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--ledger=%s is where the output goes, too; "
                            "expected another file", o->ledger);
}

static bool in_place(run *r, wn_job *j, const char *path, wn_err *err)
{
    r->out = wn_out_new(j->arena, path);
    r->changed = false;
    r->written = 0;
    if (r->out->stream)
        return wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: cannot be replaced: not a regular file", path);
    if (!wn_job_each(j, path, visit, r, err)) return false;
    if (!r->changed) wn_out_forget(r->out);
    return true;
}

static bool each_file(run *r, wn_job *j, wn_err *err)
{
    const wn_options *o = j->o;
    if (o->files.len == 0) return wn_job_each(j, "-", visit, r, err);
    for (uint32_t i = 0; i < o->files.len; i++) {
        const char *path = o->files.at[i];
        if (!(o->in_place ? in_place(r, j, path, err) : wn_job_each(j, path, visit, r, err))) return false;
    }
    return true;
}

/* Records that succeeded before an error are output; everything else is not. */
static bool end(run *r, bool fine, wn_err *err)
{
    wn_err later;
    if (fine) return wn_out_end(err);
    if (!r->records || !r->out->stream) return false;
    r->out->buf.len = r->out->good;
    if (r->ledger) r->ledger->buf.len = r->ledger->good;
    wn_out_end(&later);
    return false;
}

int wn_filter_run(wn_arena *a, const wn_options *o)
{
    wn_err err = { .code = WN_OK };
    wn_job j = { 0 };
    run r = { 0 };
    bool fine = check(o, &err) && choose_writer(&r, o, &err) &&
                wn_job_open(&j, a, o, "article", &err) && open_outputs(&r, &j, &err);
    if (fine) fine = end(&r, each_file(&r, &j, &err), &err);
    wn_job_close(&j);
    return fine ? WN_OK : wn_say_error(&err);
}
