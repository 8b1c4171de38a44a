/* note.c: a document through the filters, and what they have to say of it, on standard error: prints,
** notes, replacements that cross. All of it is capped: a filter cannot flood a log. */
#include <stdlib.h>

#include "base/utf8.h"
#include "bind/comment.h"
#include "bind/limit.h"
#include "bind/trace.h"
#include "cli/job.h"
#include "cli/say.h"

enum { MOST_STEPS = 10000, MOST_NOTES = 1000, MOST_BYTES = 1 << 18, LONGEST = 4000 };

/* A place that is counted on from the last one, so that many notes cost one walk over the text. */
typedef struct { const wn_doc *doc; uint32_t at; wn_place place; } cursor;

static wn_place place_of(cursor *c, uint32_t at)
{
    wn_str text = c->doc->text;
    for (uint32_t i = c->at; i < at; i++) {
        bool pair = text.ptr[i] == '\r' && i + 1 < text.len && text.ptr[i + 1] == '\n';
        bool end = text.ptr[i] == '\n' || (text.ptr[i] == '\r' && !pair);
        if (end) c->place = (wn_place){ c->place.line + 1, 1 };
        else if (((unsigned char)text.ptr[i] & 0xC0) != 0x80) c->place.column++;
    }
    c->at = at;
    return c->place;
}

static int by_place(const void *a, const void *b)
{
    const wn_note *x = *(const wn_note *const *)a, *y = *(const wn_note *const *)b;
    return 2 * WN_ORDER(x->span.start, y->span.start) + WN_ORDER(x, y);
}

const wn_note **wn_job_notes(wn_arena *a, const wn_result *r)
{
    const wn_note **notes = wn_arena_array(a, r->notes.len + 1, sizeof *notes);
    for (uint32_t i = 0; i < r->notes.len; i++) notes[i] = &r->notes.at[i];
    qsort(notes, r->notes.len, sizeof *notes, by_place);
    return notes;
}

void wn_job_add_words(wn_buf *out, const wn_doc *doc, wn_span span)
{
    enum { WORDS = 40 };
    wn_str s = wn_str_cut(doc->text, span);
    size_t n = WORDS;
    while (n < s.len && n > WORDS / 2 && s.ptr[n] != ' ') n--;
    n = wn_utf8_start(s, n);
    wn_buf_add(out, WN_STR(" '"));
    wn_buf_add(out, (wn_str){ s.ptr, n });
    wn_buf_add(out, n < s.len ? WN_STR("…'") : WN_STR("'"));
}

static bool is_ast(const wn_item *it) { return strcmp(it->reader->name, "pandoc") == 0; }

/* Lines of records are the record's, of other formats the text's; to pandoc's AST nobody can go. */
static void say_place(const wn_item *it, wn_place p, wn_str message)
{
    if (is_ast(it)) wn_say_at(wn_str_of(it->path), 0, 0, message);
    else if (it->reader->records) wn_say_at(wn_str_of(it->path), it->doc->source_line, 0, message);
    else wn_say_at(wn_str_of(it->path), p.line, p.column, message);
}

/* May a line more be said? Else it is counted. */
static bool may_say(wn_job *j)
{
    bool may = j->said < MOST_NOTES && wn_say_bytes() < MOST_BYTES;
    j->said += may;
    j->unsaid += !may;
    return may;
}

/* The first LONGEST bytes of S: what is said at once. */
static wn_str shortened(wn_str s) { return (wn_str){ s.ptr, s.len < LONGEST ? s.len : LONGEST }; }

static void say_note(const wn_item *it, wn_place p, const wn_note *n)
{
    static const char *const severities[] = { "note", "warning", "error" };
    wn_buf text = wn_buf_new(it->doc->arena);
    wn_buf_print(&text, "%s: ", severities[n->severity]);
    wn_buf_add(&text, n->message);
    if (n->fix.len) wn_buf_add(&text, WN_STR("; fix: "));
    wn_buf_add(&text, shortened(n->fix));
    wn_buf_add(&text, WN_STR(" ["));
    wn_buf_add(&text, n->filter);
    wn_buf_byte(&text, '/');
    wn_buf_add(&text, n->rule);
    wn_buf_byte(&text, ']');
    if (is_ast(it)) wn_job_add_words(&text, it->doc, n->span);
    say_place(it, p, wn_buf_str(&text));
}

void wn_job_say_printed(wn_job *j, wn_str printed)
{
    while (printed.len > 0) {
        wn_str line = shortened(wn_str_take(&printed, '\n'));
        if (may_say(j)) wn_say_at(WN_STR("print"), 0, 0, line);
    }
}

static void say_notes(wn_job *j, const wn_item *it, const wn_result *r)
{
    const wn_note **notes = wn_job_notes(it->doc->arena, r);
    cursor c = { it->doc, 0, { 1, 1 } };
    for (uint32_t i = 0; i < r->notes.len; i++)
        if (may_say(j)) say_note(it, place_of(&c, notes[i]->span.start), notes[i]);
    j->unsaid += r->notes_lost;
}

static void say_clash(const wn_item *it, const wn_clash *x)
{
    wn_buf text = wn_buf_new(it->doc->arena);
    wn_buf_add(&text, WN_STR("warning: this replacement crosses one by "));
    wn_buf_add(&text, x->used.filter);
    wn_buf_add(&text, WN_STR(" and was not made ["));
    wn_buf_add(&text, x->dropped.filter);
    wn_buf_byte(&text, '/');
    wn_buf_add(&text, x->dropped.rule);
    wn_buf_byte(&text, ']');
    say_place(it, wn_doc_place(it->doc, x->dropped.span.start), wn_buf_str(&text));
}

/* ---- --trace */

static void add_decision(wn_buf *out, const wn_visit *s, const wn_decision *d)
{
    static const char *const does[] = { "drop", "replace", "keep", "mark" };
    bool part = !wn_span_eq(d->span, s->span);
    wn_buf_print(out, "%s", does[d->action]);
    if (part) wn_job_add_words(out, s->doc, d->span);
    const char *by = d->action == WN_REPLACE ? "by " : "";
    if (d->with.len) wn_buf_print(out, " %s", by), wn_buf_add(out, d->with);
    if (d->reason.len) wn_buf_add(out, WN_STR(" (")), wn_buf_add(out, d->reason), wn_buf_byte(out, ')');
}

static void add_decisions(wn_buf *out, const wn_visit *s)
{
    if (!s->count && !s->reports) wn_buf_add(out, WN_STR("no opinion"));
    for (uint32_t i = 0; i < s->count && i < 3; i++) {
        if (i) wn_buf_add(out, WN_STR(", "));
        add_decision(out, s, &s->decisions[i]);
    }
    if (s->count > 3) wn_buf_print(out, ", and %u more", (unsigned)s->count - 3);
    if (s->reports) wn_buf_print(out, "%s%u report%s", s->count ? ", " : "", (unsigned)s->reports,
                                 s->reports > 1 ? "s" : "");
    if (s->closed) wn_buf_add(out, WN_STR("; nothing inside is visited"));
}

static cursor traced;           /* where the last step was, … */
static uint64_t traced_run;     /* … and in which winnow.run */

static void tell_step(void *job, const wn_visit *s)
{
    wn_job *j = job;
    if (j->steps++ >= MOST_STEPS) return;
    if (s->run != traced_run || s->span.start < traced.at) traced = (cursor){ s->doc, 0, { 1, 1 } };
    traced_run = s->run;
    wn_place p = place_of(&traced, s->span.start);
    wn_arena *a = wn_limit_arena(0);
    wn_buf text = wn_buf_new(a);
    wn_buf_add(&text, s->kind);
    wn_job_add_words(&text, s->doc, s->span);
    if (s->line) wn_buf_print(&text, " at %.*s:%d: ", (int)s->source.len, s->source.ptr, s->line);
    if (s->line) add_decisions(&text, s);
    else wn_buf_print(&text, ": passed over by %.*s, inside what is gone", (int)s->filter.len, s->filter.ptr);
    wn_say_at(wn_doc_label(s->doc), p.line, p.column, shortened(wn_buf_str(&text)));
    wn_arena_free(a);
}

bool wn_job_find(wn_job *j, const wn_item *it, wn_result *r, wn_err *err)
{
    traced = (cursor){ it->doc, 0, { 1, 1 } };
    traced_run = 0;
    if (j->o->trace) wn_lua_trace(j->lua, tell_step, j);
    bool fine = wn_lua_run(j->lua, it->doc, r, err);
    wn_job_say_printed(j, r->printed);
    j->unsaid += r->printed_lost;
    return fine;
}

/* What is decided may make a text much longer: each piece of a text that a mark is on has the mark's attributes
** around it. */
static void bound_output(const wn_item *it, const wn_options *o)
{
    size_t n = it->doc->source.len < SIZE_MAX / 512 ? 256 * it->doc->source.len : SIZE_MAX / 2;
    if (!o->limits.memory) wn_arena_allow(it->doc->arena, ((size_t)256 << 20) + n);
}

bool wn_job_run(wn_job *j, const wn_item *it, const wn_options *o, wn_edits **edits, wn_err *err)
{
    wn_result r;
    bool fine = wn_job_find(j, it, &r, err);
    say_notes(j, it, &r);
    if (!fine) return false;
    if (o->stats) wn_found_lex(r.found);        /* for doc->lang */
    bound_output(it, o);
    *edits = o->track ? wn_result_track(&r, &o->who) : wn_edit_resolve(it->doc, &r.decisions, o->mark);
    for (uint32_t i = 0; i < (*edits)->clashes.len; i++)
        if (may_say(j)) say_clash(it, &(*edits)->clashes.at[i]);
    return true;
}

void wn_job_say_lines(wn_job *j, wn_str notes, uint64_t unsaid)
{
    while (notes.len > 0) {
        const char *end = memchr(notes.ptr, '\n', notes.len);
        size_t n = end ? (size_t)(end - notes.ptr) + 1 : notes.len, skip = notes.ptr[0] == WN_SAY_ALWAYS;
        if (skip || may_say(j)) wn_say_line((wn_str){ notes.ptr + skip, n - skip });
        notes = (wn_str){ notes.ptr + n, notes.len - n };
    }
    j->unsaid += unsaid;
}

void wn_job_say_rest(const wn_job *j)
{
    static const char *const s[] = { "", "s" };
    uint64_t more = j->unsaid;
    uint64_t steps = j->steps > MOST_STEPS ? j->steps - MOST_STEPS : 0;
    if (steps) wn_say("%llu more step%s", (unsigned long long)steps, s[steps > 1]);
    if (more) wn_say("%llu more note%s", (unsigned long long)more, s[more > 1]);
    if (j->skipped) wn_say("%llu record%s skipped", (unsigned long long)j->skipped, s[j->skipped > 1]);
    if (j->lost) wn_say("%llu record%s met a limit or a crash", (unsigned long long)j->lost, s[j->lost > 1]);
}
