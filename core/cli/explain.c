/* explain.c: winnow explain: what was found in a text, what became of it, and why.
**
**     each document: run → edit set ─┐
**                    all kinds ──────┴→ view → terminal (through a pager), or a page */
#include <stdlib.h>
#include <unistd.h>

#include "bind/limit.h"
#include "cli/command.h"
#include "cli/corpus.h"
#include "cli/jail.h"
#include "cli/kinds.h"
#include "cli/pager.h"
#include "cli/record.h"
#include "cli/say.h"
#include "cli/watch.h"
#include "find/name.h"
#include "write/tally.h"

static const char usual_kinds[] = "attribution,claim,quote,quantity,hedge,boilerplate";

typedef struct {
    wn_job *job;
    wn_out *out;
    wn_kinds kinds;
    wn_str filters;
    wn_tally *tally;       /* of a page over many documents; else NULL */
    uint32_t width, shown; /* documents shown */
    bool color;
} run;

/* ---- what was found */

static void add_shade(wn_view *v, wn_found *f, wn_span span, wn_str name, wn_str about)
{
    if (wn_span_empty(span)) return;
    *wn_list_add(f->arena, &v->shades) = (wn_shade){span, (uint8_t)wn_look_find(name), name, about};
}

/* The words of an attribution that name the source, and those that say that something was said. */
static void add_parts(wn_view *v, wn_found *f, const wn_attribution *a)
{
    for (uint32_t i = 0; i < a->source.len; i++) {
        wn_span s = f->spans.at[a->source.first + i], name = wn_name_of(f, s);
        wn_buf about = wn_buf_new(f->arena);
        if (!wn_span_eq(name, s)) wn_buf_add(&about, WN_STR("means "));
        if (!wn_span_eq(name, s)) wn_buf_add(&about, wn_found_text(f, name));
        add_shade(v, f, s, WN_STR("speaker"), wn_buf_str(&about));
    }
    for (uint32_t i = 0; i < a->cue.len; i++)
        add_shade(v, f, f->spans.at[a->cue.first + i], WN_STR("cue"), WN_STR(""));
}

static bool add_things(const run *r, wn_view *v, wn_found *f, wn_err *err)
{
    wn_things things = {0};
    if (!wn_kinds_collect(&r->kinds, f, &things, err)) return false;
    for (uint32_t i = 0; i < things.len; i++) {
        wn_thing_at t = things.at[i];
        wn_buf about = wn_buf_new(f->arena);
        if (!wn_record_note(f, t.kind, t.index, &about, err)) return false;
        add_shade(v, f, t.span, wn_record_kind(f, t.kind), wn_buf_str(&about));
        if (t.kind == WN_K_ATTRIBUTION) add_parts(v, f, &f->attributions.at[t.index]);
    }
    return true;
}

static void add_reports(wn_view *v, wn_found *f, const wn_result *result)
{
    static const char *const severities[] = {"note", "warning", "error"};
    for (uint32_t i = 0; i < result->notes.len; i++) {
        const wn_note *n = &result->notes.at[i];
        wn_buf about = wn_buf_new(f->arena);
        wn_buf_print(&about, "%s: ", severities[n->severity]);
        wn_buf_add(&about, n->message);
        wn_buf_add(&about, WN_STR(" ["));
        wn_buf_add(&about, n->filter);
        wn_buf_byte(&about, '/');
        wn_buf_add(&about, n->rule);
        wn_buf_byte(&about, ']');
        add_shade(v, f, n->span, WN_STR("report"), wn_buf_str(&about));
    }
}

/* ---- who says what */

static wn_voice *voice_of(wn_view *v, wn_found *f, wn_str name)
{
    for (uint32_t i = 0; i < v->voices.len; i++)
        if (wn_str_eq(v->voices.at[i].name, name)) return &v->voices.at[i];
    if (v->voices.len == WN_VIEW_VOICES) return NULL;
    wn_voice *new = wn_list_add(f->arena, &v->voices);
    *new = (wn_voice){.name = name};
    return new;
}

static int by_words(const void *a, const void *b)
{
    const wn_voice *x = a, *y = b;
    return 2 * WN_ORDER(y->words, x->words) + WN_ORDER(x->said.at[0].start, y->said.at[0].start);
}

static bool add_voices(wn_view *v, wn_found *f, wn_err *err)
{
    if (!wn_quote_find(f, err)) return false;
    for (uint32_t i = 0; i < f->quotes.len; i++) {
        const wn_quote *q = &f->quotes.at[i];
        if (q->type == WN_SCARE || q->depth) continue;
        wn_span who = wn_span_empty(q->speaker) ? q->speaker : wn_name_of(f, q->speaker);
        wn_voice *voice = voice_of(v, f, wn_found_text(f, who));
        if (!voice) continue;
        voice->words += wn_doc_words(f->doc, q->content);
        *wn_list_add(f->arena, &voice->said) = q->span;
    }
    if (v->voices.len) qsort(v->voices.at, v->voices.len, sizeof *v->voices.at, by_words);
    return true;
}

static void add_text(wn_buf *out, wn_str s)
{
    if (out->len) wn_buf_add(out, WN_STR(", "));
    wn_buf_add(out, s);
}

static bool add_claims(wn_view *v, wn_found *f, wn_err *err)
{
    if (!wn_claim_find(f, err)) return false;
    for (uint32_t i = 0; i < f->claims.len; i++) {
        const wn_claim *c = &f->claims.at[i];
        wn_buf hedges = wn_buf_new(f->arena), figures = wn_buf_new(f->arena);
        for (uint32_t k = 0; k < c->hedges.len; k++)
            add_text(&hedges, wn_found_text(f, f->spans.at[c->hedges.first + k]));
        for (uint32_t k = 0; k < c->quantities.len; k++)
            add_text(&figures,
                     wn_found_text(f, f->quantities.at[f->picks.at[c->quantities.first + k]].span));
        wn_span who = wn_span_empty(c->source) ? c->source : wn_name_of(f, c->source);
        *wn_list_add(f->arena, &v->claims) = (wn_stated){c->span, c->score, wn_found_text(f, who),
                                                         wn_buf_str(&hedges), wn_buf_str(&figures)};
    }
    return true;
}

/* ---- documents */

static int by_place(const void *a, const void *b)
{
    const wn_shade *x = a, *y = b;
    return 4 * WN_ORDER(x->span.start, y->span.start) + 2 * WN_ORDER(y->span.end, x->span.end) +
           WN_ORDER(x->look, y->look);
}

/* Filters have run; what they did not ask for is found now, under the same limits. */
static bool fill(const run *r, wn_job *j, const wn_item *it, wn_view *v, wn_err *err)
{
    wn_result result;
    if (!wn_job_find(j, it, &result, err)) return false;
    wn_found *f = result.found;
    *v = (wn_view){.doc = it->doc, .filters = r->filters, .only_dropped = j->o->only_dropped};
    v->edits = wn_edit_resolve(it->doc, &result.decisions, false);
    wn_limit_begin(j->lua, j->o->limits.seconds, it->doc->name);
    bool fine = add_things(r, v, f, err) && add_voices(v, f, err) && add_claims(v, f, err);
    wn_limit_end();
    add_reports(v, f, &result);
    if (v->shades.len) qsort(v->shades.at, v->shades.len, sizeof *v->shades.at, by_place);
    return fine || wn_job_at_line(it, 0, err);
}

static bool visit(void *ctx, wn_job *j, const wn_item *it, wn_err *err)
{
    run *r = ctx;
    wn_view v;
    if (!it->doc) return true;
    if (!fill(r, j, it, &v, err)) return false;
    wn_buf text = wn_buf_new(it->doc->arena);
    if (j->o->page)
        wn_write_page(&v, &text);
    else
        wn_write_screen(&v, r->width, r->color, &text);
    if (r->shown++) wn_buf_byte(&r->out->buf, '\n');
    wn_buf_add(&r->out->buf, wn_buf_str(&text));
    return true;
}

/* ---- a page of what became of many */

static bool make(void *ctx, const wn_item *it, wn_yield *y, wn_err *err)
{
    run *r = ctx;
    wn_view v;
    if (!it->doc) return true;
    if (!fill(r, r->job, it, &v, err)) return false;
    y->out = wn_tally_pack(&v);
    y->document = true;
    return true;
}

static bool put(void *ctx, const wn_item *it, const wn_yield *y, wn_err *err)
{
    run *r = ctx;
    (void)it;
    (void)err;
    wn_tally_add(r->tally, y->out);
    return true;
}

/* ---- the run */

static wn_str names_of(wn_job *j)
{
    wn_buf names = wn_buf_new(j->arena);
    wn_pair filter;
    for (uint32_t i = 0; wn_lua_filter(j->lua, i, &filter); i++) add_text(&names, filter.key);
    return wn_buf_str(&names);
}

static wn_str title_of(const wn_options *o)
{
    return wn_str_of(o->files.len == 1 ? o->files.at[0]
                     : o->files.len    ? "several files"
                                       : "standard input");
}

static bool explain(run *r, wn_job *j, wn_err *err)
{
    const wn_options *o = j->o;
    if (!wn_kinds_choose(&r->kinds, j, usual_kinds, err)) return false;
    r->filters = names_of(j);
    r->out = wn_out_new(j->arena, o->page ? o->page : "-");
    if (o->page && wn_job_many(j)) r->tally = wn_tally_new(j->arena);
    if (o->jobs && !r->tally)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "-j without --html=FILE of many documents");
    wn_corpus c = wn_corpus_of(j, r);
    c.make = make;
    c.put = put;
    if (r->tally && !wn_corpus_run(&c, err)) return false;
    for (uint32_t i = 0; i < c.count && !r->tally; i++)
        if (!wn_job_each(j, c.files[i], visit, r, err)) return false;
    if (r->tally) wn_write_tally(r->tally, title_of(o), r->filters, &r->out->buf);
    return wn_out_end(err);
}

static int explain_once(wn_arena *a, const wn_options *o)
{
    wn_err err = {.code = WN_OK};
    wn_job j = {0};
    run *r = wn_arena_get(a, sizeof *r);
    r->job = &j;
    r->width = wn_say_width(STDOUT_FILENO);
    r->color = wn_say_colored(STDOUT_FILENO);
    if (!o->page && !o->watch) wn_pager_open();
    bool fine = wn_jail_enter(o, wn_jail_needs(o) | WN_JAIL_FORK, &err) &&     /* to wait for the pager */
                wn_job_open(&j, a, o, "article", &err) && explain(r, &j, &err);
    wn_job_close(&j);
    int status = fine ? WN_OK : wn_say_error(&err);
    wn_pager_close();
    return status;
}

int wn_explain_run(wn_arena *a, const wn_options *o)
{
    return o->watch ? wn_watch(a, o, explain_once) : explain_once(a, o);
}
