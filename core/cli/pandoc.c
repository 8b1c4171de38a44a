/* pandoc.c: as pandoc calls a JSON filter: the AST on standard input, the target format as the only
** argument. What to do stands in the document's metadata:
**
**     winnow: quotes-only
**     winnow: { filters: [sourced, ./mine.lua], options: { min_words: 6 }, mark: true }
*/
#include "base/file.h"
#include "cli/command.h"
#include "cli/job.h"
#include "cli/say.h"

static wn_str trimmed(wn_str s)
{
    while (s.len > 0 && s.ptr[0] == ' ') s = (wn_str){ s.ptr + 1, s.len - 1 };
    while (s.len > 0 && s.ptr[s.len - 1] == ' ') s.len--;
    return s;
}

/* "a, b": each is loaded. */
static bool load_list(wn_job *j, wn_str list, uint32_t *count, wn_err *err)
{
    while (list.len > 0) {
        const char *comma = memchr(list.ptr, ',', list.len);
        size_t n = comma ? (size_t)(comma - list.ptr) : list.len;
        wn_str name = trimmed((wn_str){ list.ptr, n });
        if (name.len && !wn_job_load(j, name, err)) return false;
        *count += name.len > 0;
        n += comma ? 1 : 0;
        list = (wn_str){ list.ptr + n, list.len - n };
    }
    return true;
}

static bool has_prefix(wn_str s, wn_str prefix)
{
    return s.len > prefix.len && memcmp(s.ptr, prefix.ptr, prefix.len) == 0;
}

/* Filters first: options belong to them. */
static bool configure(wn_job *j, const wn_doc *doc, const char *filter, bool *mark, wn_err *err)
{
    static const wn_str options = { "winnow.options.", 15 };
    uint32_t count = filter != NULL;
    if (filter && !wn_job_load(j, wn_str_of(filter), err)) return false;
    for (uint32_t i = 0; i < doc->meta.len && !filter; i++)
        if (wn_str_eq(doc->meta.at[i].key, WN_STR("winnow.filters")) &&
            !load_list(j, doc->meta.at[i].value, &count, err)) return false;
    if (count == 0 && !wn_job_load(j, WN_STR("article"), err)) return false;
    for (uint32_t i = 0; i < doc->meta.len; i++) {
        wn_pair p = doc->meta.at[i];
        if (wn_str_eq(p.key, WN_STR("winnow.mark"))) *mark = wn_str_eq(p.value, WN_STR("true"));
        if (!has_prefix(p.key, options)) continue;
        p.key = (wn_str){ p.key.ptr + options.len, p.key.len - options.len };
        if (!wn_lua_option(j->lua, p.key, p.value, err)) return false;
    }
    return true;
}

/* One document: read, run, written as a whole. */
static bool run(wn_job *j, const char *filter, wn_out *out, wn_err *err)
{
    wn_str source;
    wn_result result;
    bool mark = false;
    const wn_read_options options = { WN_STR("") };
    wn_item it = { .path = "-", .reader = wn_job_reader("pandoc", err) };
    const wn_writer *writer = wn_job_writer("pandoc", err);
    if (!it.reader || !writer || !wn_file_read(j->each, "-", 0, &source, err)) return false;
    it.doc = wn_doc_new(j->each, WN_STR("-"), source);
    if (!it.reader->read(it.doc, &options, err)) return false;
    if (!configure(j, it.doc, filter, &mark, err)) return false;
    bool fine = wn_lua_run(j->lua, it.doc, &result, err);
    wn_job_say(j, &it, &result);
    if (!fine) return false;
    wn_edits *edits = wn_edit_resolve(it.doc, &result.decisions, mark);
    wn_job_say_clashes(j, &it, edits);
    return writer->write(it.doc, "pandoc", edits, &out->buf, err) && wn_out_end(out, err);
}

int wn_pandoc_run(wn_arena *a, const char *filter)
{
    wn_options o = { .color = "auto", .limits = { .seconds = 10 } };
    wn_err err = { .code = WN_OK };
    wn_job j = { 0 };
    wn_out out = wn_out_new(a, "-");
    bool fine = wn_job_open(&j, a, &o, NULL, &err) && run(&j, filter, &out, &err);
    wn_job_close(&j);
    return fine ? WN_OK : wn_say_error(&err);
}
