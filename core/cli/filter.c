/* filter.c: winnow filter: documents through filters.
**
**     each document:  make: run → edit set → writer ─► put: out     what was said → standard error
**                                  └──→ ledger ──────► put: ledger
**
** Outputs are put together and written at the end; records on standard output as they succeed. */
#include <fcntl.h>
#include <unistd.h>

#include "bind/limit.h"
#include "cli/command.h"
#include "cli/corpus.h"
#include "cli/say.h"
#include "write/dolma.h"

typedef struct {
    wn_job job;
    const wn_writer *to;        /* --to; NULL: as the input */
    wn_parts parts;             /* where it goes */
    wn_out **outs;              /* in place: of each file */
    uint32_t file;              /* the one at hand … */
    uint64_t written;           /* … and documents in its output */
    wn_arena *passed;           /* the line at hand that is no record: no limit of documents is for it */
    bool records;               /* what succeeds is written: both sides of the file at hand are records */
} run;

/* ---- a document */

static const wn_writer *writer_for(const run *r, const wn_item *it, wn_err *err)
{
    return r->to ? r->to : wn_job_writer(it->reader->piece ? "ndjson" : it->reader->name, err);
}

/* The line end that the record came with; one is put where it has none, and those of another file follow. */
static wn_str end_of(const run *r, const wn_item *it)
{
    const wn_options *o = r->job.o;
    bool more = it->file + 1 < o->files.len && !o->names.len && !o->in_place;
    return it->end.len || !more || !it->reader->records ? it->end : WN_STR("\n");
}

/* A line that is no record goes out as it came in, where such lines go out; a bad one is else skipped. */
static void pass_on(run *r, const wn_item *it, const wn_writer *w, wn_yield *y)
{
    bool same = strcmp(w->name, it->reader->name) == 0;
    if (!r->passed) r->passed = wn_limit_arena(0);
    wn_arena_reset(r->passed);
    wn_buf line = wn_buf_new(r->passed);
    if (same) {
        wn_buf_add(&line, it->line);
        wn_buf_add(&line, end_of(r, it));
        y->out = wn_buf_str(&line);
    } else if (w->write == wn_write_dolma && it->bad) y->out = wn_dolma_none(r->passed, it->line);
    y->skipped = it->bad && !same;
}

/* Text is put one after another; records are lines, and keep the line end they came with. */
static bool make(void *ctx, const wn_item *it, wn_yield *y, wn_err *err)
{
    run *r = ctx;
    wn_job *j = &r->job;
    wn_edits *edits;
    const wn_writer *w = writer_for(r, it, err);
    if (!w) return false;
    if (j->o->mark && !w->marks)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--mark with %s, which cannot show marks; expected "
                       "-t ndjson, html, markdown or pandoc", w->name);
    if (j->o->track && strcmp(w->name, "pandoc") != 0)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--mark=changes with %s; expected -t pandoc", w->name);
    if (!it->doc) return pass_on(r, it, w, y), true;
    wn_buf text = wn_buf_new(it->doc->arena), ledger = text;
    if (!wn_job_run(j, it, j->o, &edits, err) ||
        !w->write(it->doc, it->reader->name, edits, &text, err)) return false;
    y->document = true;
    y->text = it->doc->text.len;
    for (uint32_t i = 0; i < edits->edits.len; i++) y->dropped += wn_span_len(edits->edits.at[i].span);
    y->changed = !wn_str_eq(wn_buf_str(&text), it->line);
    if (w->line) wn_buf_add(&text, it->reader->records ? end_of(r, it) : WN_STR("\n"));
    if (j->o->ledger) wn_edit_ledger(it->doc, edits, j->o->chars, &ledger);
    y->out = wn_buf_str(&text);
    y->ledger = wn_buf_str(&ledger);
    if (j->o->stats) {
        wn_buf tally = wn_buf_new(it->doc->arena);
        wn_stats_note(it->doc, edits, &tally);
        y->tally = wn_buf_str(&tally);
    }
    return true;
}

static bool put(void *ctx, const wn_item *it, const wn_yield *y, wn_err *err)
{
    run *r = ctx;
    const wn_writer *w = writer_for(r, it, err);
    if (!w) return false;
    r->records = it->reader->records && !w->one;
    wn_out *out = r->outs ? r->outs[it->file] : r->parts.out, *ledger = r->parts.ledger;
    if (r->job.o->names.len && it->file != r->file) r->written = 0;
    r->file = it->file;
    if (!r->outs && y->document && w->one && r->written++ > 0)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "%s: a second document in %s; expected one a file, or "
                       "-t ndjson", it->path, w->name);
    out->changed = out->changed || y->changed;
    wn_buf_add(&out->buf, y->out);
    if (ledger) wn_buf_add(&ledger->buf, y->ledger);
    if (!r->records) return true;
    return (!ledger || wn_out_flush(ledger, it->pause, err)) && wn_out_flush(out, it->pause, err);
}

/* In place, what a bad record was is a change. */
static void left_out(void *ctx, uint32_t file)
{
    run *r = ctx;
    if (r->outs) r->outs[file]->changed = true;
}

/* ---- the run */

static bool check(const wn_options *o, wn_err *err)
{
    const char *why = NULL;
    if (o->in_place && o->output) why = "--in-place and --output; expected one of them";
    if (o->in_place && o->files.len == 0) why = "--in-place without a file";
    if (o->in_place && o->shards) why = "--in-place and --shard; expected one of them";
    if (o->in_place && o->to) why = "--in-place keeps the format; expected no --to";
    for (uint32_t i = 0; i < o->files.len; i++)
        if (o->in_place && strcmp(o->files.at[i], "-") == 0) why = "--in-place with standard input";
    return !why || wn_fail(err, WN_USAGE, WN_NO_OFFSET, "%s", why);
}

/* The format of --to, or of the name of --output where that says one. */
static bool choose_writer(run *r, const wn_options *o, wn_err *err)
{
    if (o->to) return (r->to = wn_job_writer(o->to, err)) != NULL;
    const wn_reader *named = o->output && !o->names.len ? wn_reader_named(o->output) : NULL;
    const char *other = o->names.len ? NULL : wn_out_unwritten(o->output);
    if (other) return wn_job_writer(other, err) != NULL;
    if (named) r->to = wn_writer_find(wn_str_of(named->name));
    return true;
}

/* What is packed stays so, whatever its name says; what cannot be read is told by who reads it. */
static const wn_packing *packing_of(const char *path)
{
    char first[8];
    size_t n = 0;
    int fd = wn_file_open(path, O_RDONLY | O_NONBLOCK);
    if (fd >= 0) wn_file_some(fd, first, sizeof first, &n), close(fd);
    return wn_packing_of((wn_str){ first, n });
}

/* Files are looked at before they are read: what changes meanwhile is not written over. */
static bool open_in_place(run *r, wn_err *err)
{
    const wn_options *o = r->job.o;
    r->outs = wn_arena_array(r->job.arena, o->files.len, sizeof(wn_out *));
    for (uint32_t i = 0; i < o->files.len; i++) {
        const wn_reader *reader = r->job.from ? r->job.from : wn_reader_for(o->files.at[i]);
        if (reader->piece)
            return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "%s: --in-place of %s, which is not written",
                           o->files.at[i], reader->name);
        if (!(r->outs[i] = wn_out_replace(r->job.arena, o->files.at[i], err))) return false;
        r->outs[i]->packing = packing_of(o->files.at[i]);
    }
    return true;
}

static bool open_outputs(run *r, wn_err *err)
{
    const wn_options *o = r->job.o;
    return (!o->in_place || open_in_place(r, err)) &&
           wn_parts_open(&r->parts, &r->job, o->files.len, o->in_place, err);
}

static bool filter(run *r, wn_err *err)
{
    wn_corpus c = wn_corpus_of(&r->job, r);
    c.make = make;
    c.put = put;
    c.left_out = left_out;
    c.parts = &r->parts;
    if (!wn_corpus_run(&c, err)) return false;
    for (uint32_t i = c.count; r->outs && i-- > 0;)
        if (!r->outs[i]->changed) wn_out_forget(r->outs[i]);
    return true;
}

/* Records that succeeded before an error are output; everything else is not. */
static bool end(run *r, bool fine, wn_err *err)
{
    wn_err later;
    wn_parts *p = &r->parts;
    if (fine) return wn_parts_end(p, err);
    if (!r->records || r->outs || !p->out->stream) return false;
    p->out->buf.len = p->out->good;
    if (p->ledger) p->ledger->buf.len = p->ledger->good;
    wn_parts_end(p, &later);
    return false;
}

int wn_filter_run(wn_arena *a, const wn_options *o)
{
    wn_err err = { .code = WN_OK };
    run r = { .to = NULL };
    bool fine = check(o, &err) && choose_writer(&r, o, &err) &&
                wn_job_open(&r.job, a, o, "article", &err) && open_outputs(&r, &err);
    if (fine) fine = end(&r, filter(&r, &err), &err);
    wn_parts_close(&r.parts);
    wn_arena_free(r.passed);
    wn_job_close(&r.job);
    return !fine ? wn_say_error(&err) : r.job.lost ? WN_LIMIT : WN_OK;
}
