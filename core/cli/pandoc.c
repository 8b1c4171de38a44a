/* pandoc.c: as pandoc calls a JSON filter: the AST on standard input, the target format as the only
** argument. What to do stands in the document's metadata:
**
**     winnow: quotes-only
**     winnow: { filters: [sourced, ./mine.lua], options: { min_words: 6 }, mark: changes }
*/
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "bind/option.h"
#include "cli/command.h"
#include "cli/jail.h"
#include "cli/job.h"
#include "cli/say.h"

typedef struct {
    wn_out *out;
    const char *filter;         /* a file; NULL: those that the metadata names */
    wn_options marks;           /* mark, track, who */
} run;

static bool is_lua(const char *path) { return wn_str_ends(wn_str_of(path), WN_STR(".lua")); }

/* The document may be anybody's: a file that it names is a filter, or messages would show a line of it; links
** are followed, and one that never ends is not read. What is not there is told when it is loaded. */
static bool may_name(wn_job *j, wn_str name, wn_err *err)
{
    char real[PATH_MAX];
    struct stat st;
    const char *path = wn_arena_copy(j->arena, name).ptr;
    if (wn_lua_shipped(name).ptr || !realpath(path, real) || stat(real, &st) != 0) return true;
    return S_ISDIR(st.st_mode) || (S_ISREG(st.st_mode) && is_lua(path) && is_lua(real)) ||
           wn_fail(err, WN_USAGE, WN_NO_OFFSET, "metadata: '%s'; expected a file that ends in .lua", path);
}

/* "a, b": each is loaded. */
static bool load_list(wn_job *j, wn_str list, uint32_t *count, wn_err *err)
{
    while (list.len > 0) {
        wn_str name = wn_str_trim(wn_str_take(&list, ','), WN_STR(" "));
        if (name.len && (!may_name(j, name, err) || !wn_job_load(j, name, err))) return false;
        *count += name.len > 0;
    }
    return true;
}

static bool set_mark(run *r, wn_str value, wn_err *err)
{
    r->marks.track = wn_str_eq(value, WN_STR("changes"));
    r->marks.mark = r->marks.track || wn_str_eq(value, WN_STR("true"));
    return r->marks.mark || wn_str_eq(value, WN_STR("false")) ||
           wn_fail(err, WN_USAGE, WN_NO_OFFSET, "metadata: winnow.mark is '%.*s'; expected true, false or "
                   "changes", (int)value.len, value.ptr);
}

static bool in_metadata(wn_err *err)
{
    wn_err why = *err;
    return wn_fail(err, why.code, why.at, "metadata: %s", why.text);
}

/* A field of the metadata that is not a filter. */
static bool set_field(run *r, wn_job *j, wn_pair p, wn_err *err)
{
    static const wn_str fields[] = { { "filters", 7 }, { "options", 7 }, { "mark", 4 }, { "author", 6 },
                                     { "date", 4 } };
    static const wn_str ours = { "winnow.", 7 }, options = { "winnow.options.", 15 };
    if (!wn_str_begins(p.key, ours) || wn_str_eq(p.key, WN_STR("winnow.filters"))) return true;
    if (wn_str_eq(p.key, WN_STR("winnow.mark"))) return set_mark(r, p.value, err);
    if (wn_str_eq(p.key, WN_STR("winnow.author"))) return r->marks.who.author = p.value, true;
    if (wn_str_eq(p.key, WN_STR("winnow.date"))) return r->marks.who.date = p.value, true;
    if (wn_str_eq(p.key, WN_STR("winnow.options")))
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "metadata: winnow.options is no map; expected "
                       "{ option: value }");
    wn_str prefix = wn_str_begins(p.key, options) ? options : ours;
    p.key = (wn_str){ p.key.ptr + prefix.len, p.key.len - prefix.len };
    if (prefix.len == options.len) return wn_lua_option(j->lua, p.key, p.value, err) || in_metadata(err);
    return wn_job_unknown("field of winnow in the metadata", p.key, fields, 5, err);
}

/* Filters first: options belong to them. */
static bool configure(run *r, wn_job *j, const wn_doc *doc, wn_err *err)
{
    uint32_t count = r->filter != NULL;
    if (r->filter && !wn_job_load(j, wn_str_of(r->filter), err)) return false;
    for (uint32_t i = 0; i < doc->meta.len && !r->filter; i++)
        if (wn_str_eq(doc->meta.at[i].key, WN_STR("winnow.filters")) &&
            !load_list(j, doc->meta.at[i].value, &count, err)) return false;
    if (count == 0 && !wn_job_load(j, WN_STR("article"), err)) return false;
    for (uint32_t i = 0; i < doc->meta.len; i++)
        if (!set_field(r, j, doc->meta.at[i], err)) return false;
    return wn_author_check(&r->marks.who, r->marks.track, err) || in_metadata(err);
}

static bool visit(void *ctx, wn_job *j, const wn_item *it, wn_err *err)
{
    run *r = ctx;
    wn_edits *edits;
    const wn_writer *writer = wn_job_writer("pandoc", err);
    return configure(r, j, it->doc, err) && wn_job_run(j, it, &r->marks, &edits, err) &&
           writer->write(it->doc, "pandoc", edits, &r->out->buf, err);
}

int wn_pandoc_run(wn_arena *a, const char *filter)
{
    const wn_options o = { .from = "pandoc", .limits = { .seconds = 10 } };
    wn_err err = { .code = WN_OK };
    wn_job j = { 0 };
    run r = { wn_out_new(a, "-"), filter, { .mark = false } };
    bool fine = wn_jail_enter(&o, WN_JAIL_READ, &err) && wn_job_open(&j, a, &o, NULL, &err) &&
                wn_job_each(&j, "-", visit, &r, &err) &&
                wn_out_end(&err);
    wn_job_close(&j);
    if (fine) return WN_OK;
    int status = wn_say_error(&err);
    if (strstr(err.text, "raise --time-limit"))
        wn_say("options of winnow, as --time-limit=60, need a pipe: pandoc -t json FILE | "
               "winnow -f pandoc -L FILTER --time-limit=60 | pandoc -f json");
    return status;
}
