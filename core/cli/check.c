/* check.c: winnow check: files through checks, what they note as a report.
**
**     paths → files → each document: run → notes → findings → hidden? → report → out
**                                                    └──→ corrections → file, or diff
**
** A finding stands at bytes of the file, so that what the reader took away before the checks saw the
** text does not move it.
*/
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/safe.h"
#include "base/utf8.h"
#include "bind/option.h"
#include "cli/baseline.h"
#include "cli/changed.h"
#include "cli/clash.h"
#include "cli/command.h"
#include "cli/corpus.h"
#include "cli/findings.h"
#include "cli/hush.h"
#include "cli/jail.h"
#include "cli/origin.h"
#include "cli/patch.h"
#include "cli/project.h"
#include "cli/say.h"
#include "cli/source.h"
#include "cli/walk.h"
#include "doc/cursor.h"

#define NEVER 4

typedef struct {
    wn_job job;
    wn_project project;
    wn_report report;
    const wn_reporter *reporter;
    wn_baseline known;
    const char *baseline;       /* path; NULL: none */
    bool write_baseline;
    wn_changes changes;
    wn_out *out;
    uint8_t fail_on;            /* wn_severity, or NEVER */
    uint64_t fixed;
    wn_paths files;

    wn_str path;                /* the file at hand, as it is shown */
    const char *real;           /* its real path; its name, where it has none */
    uint32_t first;             /* its first finding */
    wn_str origin;              /* with --via: its bytes */
    wn_places places;           /* in the document at hand */
    wn_buf before, after;       /* with corrections: its bytes */
    wn_out *own;                /* with --fix: itself, as it was before it was read */
} run;

/* ---- findings */

static wn_str kept(const run *r, wn_str s)
{
    return wn_arena_copy(r->job.arena, wn_utf8_mended(r->job.arena, s));
}

/* Adds a finding, unless it is not on a line that changed. What the document owns is copied. */
static wn_finding *add(run *r, const wn_doc *doc, wn_finding f, const wn_finding *near)
{
    uint32_t before = doc->source_line - 1;
    wn_finding_place(&f, &r->places, near);
    if (r->job.o->changed && !wn_changed_has(&r->changes, wn_str_of(r->real), f.from.line + before,
                                             f.to.line + before)) return NULL;
    f.line = kept(r, f.line);
    f.words = kept(r, f.words);
    f.rule = kept(r, f.rule);
    f.message = kept(r, f.message);
    f.fix = kept(r, f.fix);
    f.path = r->path;
    wn_finding *kept_one = wn_list_add(r->job.arena, &r->report.list);
    *kept_one = f;
    return kept_one;
}

/* A file that pandoc read says by itself where its words stand: +sourcepos. */
static bool place_by_pandoc(run *r, const wn_doc *doc, wn_span span, wn_finding *f)
{
    wn_origin_place from, to;
    if (strcmp(((const wn_reader *)doc->format)->name, "pandoc") != 0) return true;
    if (r->origin.ptr) return f->end > f->start;
    if (!wn_origin_said(doc, span.start, &from) || !wn_origin_said(doc, span.end - 1, &to)) return false;
    if (from.file.len) f->path = kept(r, from.file);
    f->from = (wn_spot){ from.line, from.column, from.column, from.column };
    f->to = (wn_spot){ to.line, to.column + 1, to.column + 1, to.column + 1 };
    return true;
}

/* "MESSAGE: 'the first words…'", of what has no place. */
static wn_str with_words(run *r, const wn_doc *doc, const wn_note *n)
{
    wn_buf text = wn_buf_new(r->job.arena);
    wn_buf_add(&text, n->message);
    wn_buf_byte(&text, ':');
    wn_job_add_words(&text, doc, n->span);
    return kept(r, wn_buf_str(&text));
}

static int by_end(const void *a, const void *b)
{
    const wn_note *x = *(const wn_note *const *)a, *y = *(const wn_note *const *)b;
    return WN_ORDER(x->span.end, y->span.end);
}

/* For each note, the byte of the file that its span ends with. */
static uint32_t *ends_of(const wn_doc *doc, const wn_result *result)
{
    const wn_note **notes = wn_job_notes(doc->arena, result);
    uint32_t *ends = wn_arena_array(doc->arena, result->notes.len + 1, sizeof *ends);
    wn_cursor c = wn_cursor_new(doc);
    qsort(notes, result->notes.len, sizeof *notes, by_end);
    for (uint32_t i = 0; i < result->notes.len; i++)
        ends[notes[i] - result->notes.at] = wn_cursor_to_end(&c, notes[i]->span.end);
    return ends;
}

/* The bytes of the file that are about SPAN of the text. */
static wn_span bytes_of(const run *r, wn_cursor *c, wn_span span, uint32_t end, uint32_t after)
{
    if (r->origin.ptr) return wn_origin_find(r->origin, wn_str_cut(c->doc->text, span), after);
    uint32_t start = wn_cursor_start(c, span.start);
    return (wn_span){ start, end < start ? start : end };
}

/* Is all of SPAN code within a line? Checks are about what people say. */
static bool is_code(const wn_doc *doc, wn_span span)
{
    uint32_t leaf = wn_doc_leaf_at(doc, span.start), n;
    if (leaf == doc->leaves.len || !doc->tags.len || doc->frames.len) return false;
    for (n = doc->leaves.at[leaf].node; n != WN_NOWHERE; n = doc->nodes.at[n].parent) {
        wn_str name = doc->tags.at[doc->nodes.at[n].tag].name;
        if (!wn_str_eq(name, WN_STR("code")) && !wn_str_eq(name, WN_STR("math"))) continue;
        return wn_span_in(span, doc->nodes.at[n].text);
    }
    return false;
}

/* Takes comments that a reader shows as text: these stand in code, as examples. */
static void drop_shown(const wn_doc *doc, wn_hushes *h)
{
    uint32_t leaf = 0, n = 0;
    if (!doc->tags.len || doc->frames.len) return;
    for (uint32_t i = 0; i < h->len; i++) {
        uint32_t at = h->at[i].comment.start;
        while (leaf < doc->leaves.len && doc->leaves.at[leaf].to <= at) leaf++;
        if (leaf < doc->leaves.len && doc->leaves.at[leaf].from <= at) continue;
        h->at[n++] = h->at[i];
    }
    h->len = n;
}

/* A finding that is left as it is, and the note behind it. */
typedef struct { uint32_t finding; const wn_note *note; } pair;
typedef WN_LIST(pair) pairs;

static void add_notes(run *r, const wn_doc *doc, const wn_result *result, wn_hushes *h, pairs *out)
{
    const wn_note **notes = wn_job_notes(doc->arena, result);
    const uint32_t *ends = ends_of(doc, result);
    wn_cursor c = wn_cursor_new(doc);
    wn_finding last = { 0 };
    for (uint32_t i = 0; i < result->notes.len; i++) {
        const wn_note *n = notes[i];
        uint8_t level = wn_project_level(&r->project, n->rule, n->filter, n->severity);
        if (level == WN_OFF || is_code(doc, n->span)) continue;
        bool behind = out->len && out->at[out->len - 1].note->span.end <= n->span.start;
        wn_span at = bytes_of(r, &c, n->span, ends[n - result->notes.at], behind ? last.end : last.start);
        wn_finding f = { .rule = n->rule, .message = n->message, .fix = n->fix, .fixable = n->fixable,
                         .severity = level, .start = at.start, .end = at.end };
        if (wn_hush_has(h, f.rule, f.start)) f.hidden = WN_IN_COMMENT;
        wn_finding *made = add(r, doc, f, last.path.ptr ? &last : NULL);
        if (!made) continue;
        last = *made;
        if (!place_by_pandoc(r, doc, n->span, made)) made->message = with_words(r, doc, n);
        *wn_list_add(doc->arena, out) = (pair){ r->report.list.len - 1, n };
    }
}

static void add_unused(run *r, const wn_doc *doc, const wn_hushes *h)
{
    static const wn_str rule = { "unused-comment", 14 };
    uint8_t level = wn_project_level(&r->project, rule, rule, WN_WARNING);
    wn_finding last = { 0 };
    for (uint32_t i = 0; i < h->len && level != WN_OFF; i++) {
        const wn_hush *x = &h->at[i];
        wn_buf message = wn_buf_new(doc->arena);
        if (x->used) continue;
        wn_buf_add(&message, WN_STR("this comment hides nothing"));
        if (x->rule.len) wn_buf_add(&message, WN_STR(" of "));
        wn_buf_add(&message, x->rule);
        wn_finding f = { .rule = rule, .message = wn_buf_str(&message), .severity = level,
                         .start = x->comment.start, .end = x->comment.end };
        const wn_finding *made = add(r, doc, f, last.path.ptr ? &last : NULL);
        if (made) last = *made;
    }
}

/* ---- corrections */

static bool wants_fix(const wn_options *o) { return o->fix || o->dry_run; }

/* Was the correction of N made? Another one may have taken its place. */
static bool was_made(const wn_edits *edits, const wn_note *n)
{
    uint32_t i = wn_list_above(&edits->edits, wn_edit, span.start, n->span.start);
    const wn_edit *e = i ? &edits->edits.at[i - 1] : NULL;
    return e && wn_span_in(n->span, e->span) && wn_str_eq(e->with, n->fix);
}

static wn_edits *corrections(const run *r, const wn_doc *doc, const pairs *list)
{
    wn_decisions decisions = { 0 };
    for (uint32_t i = 0; i < list->len; i++) {
        const wn_note *n = list->at[i].note;
        if (!n->fixable || r->report.list.at[list->at[i].finding].hidden) continue;
        *wn_list_add(doc->arena, &decisions) = (wn_decision){
            .action = n->fix.len ? WN_REPLACE : WN_DROP, .span = n->span, .with = n->fix,
            .filter = n->filter, .rule = n->rule };
    }
    return wn_edit_resolve(doc, &decisions, false);
}

/* Adds the document as corrected; findings that are gone by that leave the report. */
static bool correct(run *r, const wn_item *it, const pairs *list, wn_err *err)
{
    const wn_doc *doc = it->doc;
    const wn_writer *w = wn_job_writer(it->reader->name, err);
    wn_edits *edits = corrections(r, doc, list);
    if (!w) return false;
    wn_buf text = wn_buf_new(doc->arena);
    if (!w->write(doc, it->reader->name, edits, &text, err)) return false;
    wn_buf_add(&r->before, it->line);
    wn_buf_add(&r->after, wn_buf_str(&text));
    for (uint32_t i = 0; i < list->len; i++) {
        wn_finding *f = &r->report.list.at[list->at[i].finding];
        if (!f->fixable || f->hidden || !was_made(edits, list->at[i].note)) continue;
        r->fixed++;
        if (!r->job.o->dry_run) f->path.ptr = NULL;     /* see end_file */
    }
    return true;
}

/* ---- a document */

static void add_line(run *r, wn_str s) { wn_buf_add(&r->before, s), wn_buf_add(&r->after, s); }

static bool visit(void *ctx, wn_job *j, const wn_item *it, wn_err *err)
{
    run *r = ctx;
    wn_result result;
    wn_hushes h = { 0 };
    pairs list = { 0 };
    bool records = it->reader->records, fix = wants_fix(j->o);
    if (!it->doc) {
        if (fix) add_line(r, it->line), add_line(r, it->end);
        return true;
    }
    if (!wn_job_find(j, it, &result, err)) return false;
    if (j->o->via && !wn_origin_text(it->doc->arena, it->path, &r->origin, err)) return false;
    if (!records) wn_hush_find(it->doc->arena, r->origin.ptr ? r->origin : it->doc->source, &h);
    drop_shown(it->doc, &h);
    uint32_t first = r->report.list.len;
    r->places = (wn_places){ r->origin.ptr ? r->origin : it->doc->source, it->doc->arena, { 0 } };
    add_notes(r, it->doc, &result, &h, &list);
    j->unsaid += result.notes_lost;
    add_unused(r, it->doc, &h);
    if (fix && !correct(r, it, &list, err)) return false;
    if (fix && records) add_line(r, it->end);
    for (uint32_t i = first; i < r->report.list.len; i++) {
        r->report.list.at[i].from.line += it->doc->source_line - 1;
        r->report.list.at[i].to.line += it->doc->source_line - 1;
    }
    return true;
}

/* ---- a file */

static int by_place(const void *a, const void *b)
{
    const wn_finding *x = a, *y = b;
    int order = 2 * WN_ORDER(x->from.line, y->from.line) + WN_ORDER(x->from.bytes, y->from.bytes);
    return order ? order : strcmp(x->rule.ptr, y->rule.ptr);
}

/* Takes findings that were corrected away, and puts the others in order. */
static void end_findings(run *r)
{
    uint32_t n = r->first;
    for (uint32_t i = r->first; i < r->report.list.len; i++)
        if (r->report.list.at[i].path.ptr) r->report.list.at[n++] = r->report.list.at[i];
    r->report.list.len = n;
    if (n > r->first) qsort(r->report.list.at + r->first, n - r->first, sizeof(wn_finding), by_place);
}

/* To people as what is safe to see, to `patch` byte for byte. */
static void show_patch(run *r, const char *path, wn_str before, wn_str after)
{
    bool seen = !r->job.o->output && isatty(STDOUT_FILENO);
    wn_buf diff = wn_buf_new(r->job.arena);
    wn_patch_add(wn_str_of(path), before, after, seen ? &diff : &r->out->buf);
    wn_safe_lines(&r->out->buf, wn_buf_str(&diff));
}

static void end_fix(run *r, const char *path)
{
    wn_str before = wn_buf_str(&r->before), after = wn_buf_str(&r->after);
    bool same = wn_str_eq(before, after);
    if (r->own && same) wn_out_forget(r->own);
    else if (r->own) wn_buf_add(&r->own->buf, after);
    else if (!same) show_patch(r, path, before, after);
}

/* PATH as findings name it; of one that is not UTF-8, each such byte by its number. */
static wn_str name_of(const run *r, const char *path)
{
    const wn_options *o = r->job.o;
    wn_buf name = wn_buf_new(r->job.arena);
    if (strcmp(path, "-") == 0) path = o->stdin_name ? o->stdin_name : "standard input";
    while (strncmp(path, "./", 2) == 0) path += 2 + strspn(path + 2, "/");
    if (wn_utf8_bad(wn_str_of(path)) == strlen(path)) wn_buf_add(&name, wn_str_of(path));
    else wn_safe_add(&name, wn_str_of(path));
    return wn_buf_str(&name);
}

/* What cannot be read is told, and the rest is checked; but corrections are made in all files or in none. */
static bool forgive(run *r, const char *path, wn_err *err)
{
    bool fatal = err->code != WN_IO && err->code != WN_BAD_INPUT;
    if (fatal || r->job.o->fix) return false;
    if (err->code > r->report.failed) r->report.failed = err->code;
    *wn_list_add(r->job.arena, &r->report.failures) =
        (wn_failure){ name_of(r, path), kept(r, wn_str_of(err->text)) };
    wn_say_error(err);
    r->job.said++;
    err->code = WN_OK;
    return true;
}

/* See filter.c, open_in_place. */
static bool open_own(run *r, const char *path, wn_err *err)
{
    bool standard = strcmp(path, "-") == 0;
    r->own = standard ? wn_out_new(r->job.arena, path) : wn_out_replace(r->job.arena, path, err);
    return r->own != NULL;
}

static bool check_file(run *r, const char *path, wn_err *err)
{
    const wn_options *o = r->job.o;
    char real[PATH_MAX];
    bool standard = strcmp(path, "-") == 0;
    const char *shown = standard && o->stdin_name ? o->stdin_name : path;
    bool there = realpath(shown, real) != NULL;
    if (!there && !standard && access(shown, F_OK) != 0) {      /* a pipe has no real path */
        wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: cannot be read: %s", shown, strerror(errno));
        return forgive(r, path, err);
    }
    r->real = wn_arena_copy(r->job.arena, wn_str_of(there ? real : shown)).ptr;
    if (wn_project_ignores(&r->project, r->real)) return true;
    wn_project_enter(&r->project, r->job.arena, r->real);
    if (o->fix && !open_own(r, path, err)) return forgive(r, path, err);
    r->path = name_of(r, path);
    r->first = r->report.list.len;
    r->report.files++;
    r->before = r->after = wn_buf_new(r->job.arena);
    r->origin.ptr = NULL;
    if (!wn_job_each(&r->job, path, visit, r, err)) {
        r->report.list.len = r->first;
        r->report.files--;
        return forgive(r, path, err);
    }
    end_findings(r);
    end_fix(r, path);
    return true;
}

/* ---- the run */

static bool add_checks(run *r, wn_err *err)
{
    const char *name;
    for (uint32_t i = 0; (name = wn_lua_shipped_check(i)) != NULL; i++)
        if (!wn_job_load(&r->job, kept(r, wn_str_of(name)), err)) return false;
    return true;
}

static bool is_checks(const char *name) { return strcmp(name, "checks") == 0; }

/* Filter I of -L. */
static bool add_named(run *r, uint32_t i, wn_err *err)
{
    const wn_options *o = r->job.o;
    if (!is_checks(o->filters.at[i])) return wn_job_load_named(&r->job, i, err);
    if (o->hashes.len)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--filter-hash for checks, which are many; "
                       "expected a file");
    return add_checks(r, err);
}

/* NAME of the configuration. */
static bool add_filter(run *r, wn_str name, wn_err *err)
{
    if (is_checks(name.ptr)) return add_checks(r, err);
    const char *path = NULL;
    if (wn_job_is_path(name)) {
        path = wn_project_path(&r->project, r->job.arena, name, err);
        if (!path) return false;
    }
    return wn_job_load(&r->job, path ? wn_str_of(path) : name, err) ||
           (err->code == WN_USAGE && wn_project_fail(&r->project, err));
}

static bool add_filters(run *r, wn_err *err)
{
    const wn_options *o = r->job.o;
    const wn_config *c = &r->project.config;
    for (uint32_t i = 0; i < c->filters.len; i++)
        if (!add_filter(r, c->filters.at[i], err)) return false;
    for (uint32_t i = 0; i < o->filters.len; i++)
        if (!add_named(r, i, err)) return false;
    if (!c->own_filters && !o->filters.len && !add_checks(r, err)) return false;
    for (uint32_t i = 0; i < c->options.len; i++) {
        wn_pair p = c->options.at[i];
        if (!wn_source_inside(&r->project, &r->job, &p, err)) return false;
        if (!wn_lua_option(r->job.lua, p.key, p.value, err)) return wn_project_fail(&r->project, err);
    }
    for (uint32_t i = 0; i < o->values.len; i++)
        if (!wn_lua_option(r->job.lua, o->values.at[i].key, o->values.at[i].value, err)) return false;
    wn_project_say_slips(&r->project, &r->job);
    wn_str lang = o->lang ? wn_str_of(o->lang) : c->lang;
    if (lang.len && !wn_lua_lang(r->job.lua, lang, err)) return !o->lang && wn_project_fail(&r->project, err);
    wn_source_say_none(&r->job);
    return wn_source_read(&r->job, err);
}

static bool choose_level(run *r, wn_err *err)
{
    const char *given = r->job.o->fail_on;
    wn_str name = given ? wn_str_of(given) : r->project.config.fail_on;
    if (!name.len) name = WN_STR("warning");
    if (wn_str_eq(name, WN_STR("never"))) return r->fail_on = NEVER, true;
    if (wn_level_named(name, &r->fail_on) && r->fail_on != WN_OFF) return true;
    wn_fail(err, WN_USAGE, WN_NO_OFFSET, given ? "--fail-on=%s; expected note, warning, error or never"
            : "fail_on is '%s'; expected note, warning, error or never", name.ptr);
    return !given && wn_project_fail(&r->project, err);
}

/* By the name of the output, where it tells one; ".xml" may be two. */
static const char *usual_format(const wn_options *o)
{
    static const char *const names[] = { "sarif", "json", "rdjsonl" };
    const char *github = getenv("GITHUB_ACTIONS"), *path = o->output ? o->output : "";
    size_t stem = wn_packing_stem(path);
    for (int i = 0; i < 3; i++) {
        size_t n = strlen(names[i]);
        const char *end = path + (stem > n ? stem - n : 0);
        if (end > path && end[-1] == '.' && memcmp(end, names[i], n) == 0) return names[i];
    }
    if (!o->dry_run && wn_out_unwritten(o->output)) return wn_out_unwritten(o->output);
    return github && strcmp(github, "true") == 0 ? "github" : "text";
}

static bool choose_format(run *r, wn_err *err)
{
    wn_str names[16];
    size_t n = 0;
    const wn_reporter *p;
    const char *name = r->job.o->format;
    if (!name || strcmp(name, "auto") == 0) name = usual_format(r->job.o);
    if ((r->reporter = wn_reporter_find(wn_str_of(name))) != NULL) return true;
    names[n++] = WN_STR("auto");
    for (uint32_t i = 0; n < 16 && (p = wn_reporter_each(i)) != NULL; i++) names[n++] = wn_str_of(p->name);
    return wn_job_unknown("format", wn_str_of(name), names, n, err);
}

static bool open_baseline(run *r, wn_err *err)
{
    const wn_options *o = r->job.o;
    bool there = false;
    r->baseline = o->baseline;
    if (!o->baseline && r->project.config.baseline.len)
        r->baseline = wn_project_path(&r->project, r->job.arena, r->project.config.baseline, err);
    if (o->baseline && strcmp(o->baseline, "-") == 0)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--baseline=-; expected a file, which is read and written");
    if (!r->baseline) return !o->baseline && !r->project.config.baseline.len;
    if (!wn_baseline_read(r->job.arena, r->baseline, &r->known, &there, err)) return false;
    r->write_baseline = !there && !o->dry_run;
    return there || !o->dry_run || !o->baseline ||
           wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--fix-dry-run writes no baseline, and there is no %s yet",
                   o->baseline);
}

static bool check_options(const wn_options *o, wn_err *err)
{
    const char *why = NULL;
    if ((o->fix || o->dry_run) && o->via) why = "--fix with --via; expected one of them";
    if (o->fix && o->dry_run) why = "--fix and --fix-dry-run; expected one of them";
    if (o->dry_run && o->format) why = "--fix-dry-run with --format; it prints a diff in place of a report";
    bool standard = false;
    for (uint32_t i = 0; i < o->files.len; i++) standard |= strcmp(o->files.at[i], "-") == 0;
    if (o->fix && standard) why = "--fix with standard input";
    if (o->fix && o->files.len == 0) why = "--fix without a file";
    if (o->via && (standard || o->files.len == 0)) why = "--via with standard input; expected files";
    return !why || wn_fail(err, WN_USAGE, WN_NO_OFFSET, "%s", why);
}

static bool begin(run *r, wn_arena *a, const wn_options *o, wn_err *err)
{
    r->out = wn_out_new(a, o->output ? o->output : "-");
    bool configured = !o->config || strcmp(o->config, "none") != 0;
    unsigned needs = wn_jail_needs(o), most = needs | (o->baseline || configured ? WN_JAIL_WRITE : 0u);
    return check_options(o, err) && (!o->changed || wn_changed_find(a, o->changed, &r->changes, err)) &&
           wn_jail_enter(o, most, err) && wn_job_begin(&r->job, a, o, err) &&
           wn_project_read(&r->project, &r->job, err) && add_filters(r, err) && choose_level(r, err) &&
           choose_format(r, err) && open_baseline(r, err) &&
           (needs == most || r->write_baseline || wn_jail_enter(o, needs, err));
}

/* " md txt " of "md,txt" */
static wn_str endings(const run *r)
{
    const char *given = r->job.o->endings;
    wn_str list = given ? wn_str_of(given) : r->project.config.ext;
    if (!list.len) return WN_STR(" md markdown txt html htm ");
    wn_buf out = wn_buf_new(r->job.arena);
    wn_buf_byte(&out, ' ');
    for (size_t i = 0; i < list.len; i++)
        if (list.ptr[i] != '.') wn_buf_byte(&out, list.ptr[i] == ',' ? ' ' : list.ptr[i]);
    wn_buf_byte(&out, ' ');
    return wn_buf_str(&out);
}

/* PATH was checked, unless there are FILES files as before: it is ignored. */
static void note_checked(run *r, const char *path, uint32_t files)
{
    if (r->report.files > files) wn_baseline_check(&r->known, name_of(r, path));
}

static bool make(void *ctx, const wn_item *it, wn_yield *y, wn_err *err)
{
    run *r = ctx;
    wn_report before = r->report;
    bool fine = check_file(r, it->path, err);
    y->out = wn_findings_pack(r->job.each, &r->report, &before);
    return fine;
}

static bool put(void *ctx, const wn_item *it, const wn_yield *y, wn_err *err)
{
    run *r = ctx;
    uint32_t files = r->report.files;
    (void)err;
    wn_findings_unpack(r->job.arena, &r->report, y->out);
    note_checked(r, it->path, files);
    return true;
}

static bool check_all(run *r, wn_err *err)
{
    const wn_options *o = r->job.o;
    wn_paths files = { 0 };
    wn_str ends = endings(r);
    for (uint32_t i = 0; i < o->files.len; i++)
        if (!wn_walk(r->job.arena, o->files.at[i], (wn_wanted){ ends, false }, &files, err) &&
            !forgive(r, o->files.at[i], err)) return false;
    if (!o->files.len) *wn_list_add(r->job.arena, &files) = "-";
    wn_walk_once(r->job.arena, &files);
    r->files = files;
    wn_corpus c = { .job = &r->job, .ctx = r, .files = files.at, .count = files.len, .jobs = o->jobs,
                    .whole = true, .make = make, .put = put };
    if (o->jobs && files.len > 1 && !wants_fix(o)) return wn_corpus_run(&c, err);
    for (uint32_t i = 0; i < files.len; i++) {
        uint32_t before = r->report.files;
        if (!check_file(r, files.at[i], err)) return false;
        note_checked(r, files.at[i], before);
    }
    return true;
}

/* ---- the end */

static void use_baseline(run *r)
{
    if (r->write_baseline && r->report.failed) {
        wn_say("%s: not written, since not all could be checked", r->baseline);
        r->write_baseline = false;
        return;
    }
    if (r->write_baseline) {
        wn_baseline_write(&r->report, &wn_out_new(r->job.arena, r->baseline)->buf);
        for (uint32_t i = 0; i < r->report.list.len; i++)
            if (!r->report.list.at[i].hidden) r->report.list.at[i].hidden = WN_IN_BASELINE;
        return;
    }
    wn_baseline_hide(&r->known, &r->report);
    for (uint32_t i = 0; i < r->known.len; i++) {
        const wn_known_finding *k = &r->known.at[i];
        if (!k->used && k->checked && !r->job.o->changed)
            wn_say("%s: no longer there: %s: %s [%s]", r->baseline, k->file.ptr, k->text.ptr, k->rule.ptr);
    }
}

static void list_rules(run *r)
{
    wn_pair p;
    for (uint32_t i = 0; wn_lua_filter(r->job.lua, i, &p); i++)
        *wn_list_add(r->job.arena, &r->report.rules) = p;
}

/* Is --output none of the files that were read? Sources are compared when they are. */
static bool spares_inputs(const run *r, wn_err *err)
{
    wn_reads reads = { 0 };
    wn_arena *a = r->job.arena;
    if (!r->job.o->output) return true;
    for (uint32_t i = 0; i < r->files.len; i++) wn_clash_note(a, &reads, r->files.at[i], "an input");
    if (r->project.path) wn_clash_note(a, &reads, r->project.path, "the configuration");
    if (r->baseline) wn_clash_note(a, &reads, r->baseline, "the baseline");
    return wn_clash_find(r->job.o, &reads, err);
}

/* Says how many there are; returns the exit status. */
static int sum_up(const run *r)
{
    static const char *const s[] = { "", "s" };
    unsigned counts[3] = { 0 }, all = 0;
    int status = WN_OK;
    for (uint32_t i = 0; i < r->report.list.len; i++) {
        const wn_finding *f = &r->report.list.at[i];
        if (f->hidden) continue;
        counts[f->severity]++;
        all++;
        if (f->severity >= r->fail_on) status = WN_FINDINGS;
    }
    if (!r->report.files && !r->report.failed) wn_say("no file to check; --ext says how those in folders end");
    if (r->fixed) wn_say("%llu correction%s%s", (unsigned long long)r->fixed, s[r->fixed > 1],
                         r->job.o->dry_run ? " to make" : " made");
    if (all && r->reporter->write == wn_reporter_find(WN_STR("text"))->write)
        wn_say("%u finding%s in %u file%s: %u error%s, %u warning%s, %u note%s", all, s[all > 1],
               (unsigned)r->report.files, s[r->report.files > 1], counts[2], s[counts[2] != 1], counts[1],
               s[counts[1] != 1], counts[0], s[counts[0] != 1]);
    return r->report.failed ? (int)r->report.failed : status;
}

int wn_check_run(wn_arena *a, const wn_options *o)
{
    wn_err err = { .code = WN_OK };
    run r = { 0 };
    int status = WN_OK;
    bool fine = begin(&r, a, o, &err) && check_all(&r, &err) && spares_inputs(&r, &err);
    if (fine) {
        if (r.baseline) use_baseline(&r);
        list_rules(&r);
        r.report.version = WN_VERSION;
        r.report.color = !o->output && wn_say_colored(STDOUT_FILENO);
        if (!o->dry_run) r.reporter->write(&r.report, &r.out->buf);
        fine = wn_out_end(&err);
    }
    if (fine) {
        if (r.write_baseline) wn_say("%s: written; what it knows is hidden from now on", r.baseline);
        status = sum_up(&r);
    }
    wn_job_close(&r.job);
    return fine ? status : wn_say_error(&err);
}
