/* list.c: winnow list, and winnow help FILTER: what filters do, and what can be set. */
#include "base/safe.h"
#include "bind/option.h"
#include "cli/command.h"
#include "cli/job.h"
#include "cli/say.h"
#include "find/lexicon.h"

/* An option a line: as one sets it, what else it may be, what it is about. */
static void add_option(wn_buf *out, wn_str filter, const wn_option_told *option, int indent)
{
    wn_buf_print(out, "%*s-M %.*s.%.*s=", indent, "", (int)filter.len, filter.ptr, (int)option->name.len,
                 option->name.ptr);
    wn_buf_add(out, option->value);
    wn_buf_print(out, "\n%*s", indent + 4, "");
    wn_buf_add(out, option->expected);
    if (option->about.len) wn_buf_add(out, WN_STR(": "));
    wn_buf_add(out, option->about);
    wn_buf_byte(out, '\n');
}

/* The options of the filter NAME, in a state of its own; its description into ABOUT. */
static bool add_options(wn_arena *a, const char *name, int indent, wn_pair *about, wn_buf *out, wn_err *err)
{
    wn_options one = { .limits = { .seconds = 10 } };
    wn_job j = { 0 };
    wn_option_told option;
    *wn_list_add(a, &one.filters) = name;
    bool fine = wn_job_open(&j, a, &one, NULL, err) && wn_lua_filter(j.lua, 0, about);
    *about = fine ? (wn_pair){ wn_arena_copy(a, about->key), wn_arena_copy(a, about->value) } : *about;
    for (uint32_t i = 0; fine && wn_lua_option_get(j.lua, 0, i, &option); i++)
        add_option(out, about->key, &option, indent);
    wn_job_close(&j);
    return fine;
}

/* The comment that a shipped filter begins with. */
static void add_comment(wn_buf *out, wn_str text)
{
    while (text.len > 3 && memcmp(text.ptr, "---", 3) == 0) {
        wn_str line = wn_str_take(&text, '\n');
        size_t from = line.len > 3 && line.ptr[3] == ' ' ? 4 : 3;
        wn_buf_add(out, (wn_str){ line.ptr + from, line.len - from });
        wn_buf_byte(out, '\n');
    }
}

bool wn_list_one(wn_buf *out, const char *name, wn_err *err)
{
    wn_pair about = { .key = { NULL, 0 } };
    wn_buf options = wn_buf_new(out->arena), text = wn_buf_new(out->arena);
    if (!add_options(out->arena, name, 2, &about, &options, err)) return false;
    wn_buf_add(&text, about.key);
    wn_buf_add(&text, WN_STR(": "));
    wn_buf_add(&text, about.value);
    wn_buf_byte(&text, '\n');
    wn_str source = wn_lua_shipped(wn_str_of(name));
    if (source.ptr) wn_buf_byte(&text, '\n'), add_comment(&text, source);
    if (options.len) wn_buf_add(&text, WN_STR("\nOptions, as they are where nobody sets them:\n"));
    wn_buf_add(&text, wn_buf_str(&options));
    for (wn_str rest = wn_buf_str(&text); rest.len;) {
        wn_safe_line(out, wn_str_take(&rest, '\n'));
        wn_buf_byte(out, '\n');
    }
    return true;
}

static bool is_check(const char *name)
{
    const char *check;
    for (uint32_t i = 0; (check = wn_lua_shipped_check(i)) != NULL; i++)
        if (strcmp(check, name) == 0) return true;
    return false;
}

static bool list_sort(wn_job *j, bool checks, bool verbose, wn_buf *out, wn_err *err)
{
    const char *name;
    wn_pair filter;
    int width = 0;
    for (uint32_t i = 0; (name = wn_lua_shipped_name(i)) != NULL; i++)
        if ((int)strlen(name) > width) width = (int)strlen(name);
    for (uint32_t i = 0; (name = wn_lua_shipped_name(i)) != NULL; i++) {
        name = wn_arena_copy(out->arena, wn_str_of(name)).ptr;
        if (is_check(name) != checks) continue;
        wn_buf_print(out, "%-*s  ", width, name);
        const char *about = wn_lua_shipped_about(j->lua, i, err);
        if (!about) return false;
        wn_buf_print(out, "%s\n", about);
        if (verbose && !add_options(out->arena, name, width + 2, &filter, out, err)) return false;
    }
    return true;
}

static bool list_all(wn_job *j, bool verbose, wn_buf *out, wn_err *err)
{
    if (!list_sort(j, false, verbose, out, err)) return false;
    wn_buf_add(out, WN_STR("\nchecks, which winnow check runs:\n\n"));
    return list_sort(j, true, verbose, out, err);
}

/* How many phrases the pack of each language has. */
static void list_languages(wn_buf *out)
{
    static const struct { const char *name; uint8_t from, to; } columns[] = {
        { "function", WN_LEX_STOP, WN_LEX_STOP }, { "sentences", WN_LEX_ABBREVIATION, WN_LEX_STARTER },
        { "persons", WN_LEX_TITLE, WN_LEX_PRONOUN }, { "reporting", WN_LEX_CUE, WN_LEX_OPINION },
        { "hedges", WN_LEX_HEDGE, WN_LEX_CONDITION }, { "numbers", WN_LEX_APPROX, WN_LEX_ORDINAL },
        { "money", WN_LEX_CURRENCY, WN_LEX_CURRENCY }, { "units", WN_LEX_UNIT, WN_LEX_PERCENT },
        { "dates", WN_LEX_MONTH, WN_LEX_MONTH },
        { "pages", WN_LEX_BOILERPLATE, WN_LEX_BOILERPLATE_START },
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    uint32_t count[WN_LEX_CLASSES], sum;
    wn_str code;
    wn_buf_print(out, "words of   ");
    for (int c = 0; c < COLUMNS; c++) wn_buf_print(out, "  %9s", columns[c].name);
    for (uint32_t i = 0; wn_lua_language(i, &code, count); i++) {
        wn_buf_print(out, "\n%-11.*s", (int)code.len, code.ptr);
        for (int c = 0; c < COLUMNS; c++) {
            sum = 0;
            for (int k = columns[c].from; k <= columns[c].to; k++) sum += count[k];
            wn_buf_print(out, "  %9u", (unsigned)sum);
        }
    }
    wn_buf_byte(out, '\n');
}

int wn_list_run(wn_arena *a, const wn_options *o)
{
    wn_err err = { .code = WN_OK };
    wn_job j = { 0 };
    wn_out *out = wn_out_new(a, "-");
    bool fine = o->files.len == 0 ||
                wn_fail(&err, WN_USAGE, WN_NO_OFFSET, "list takes no arguments; see winnow help list");
    fine = fine && wn_job_open(&j, a, o, NULL, &err);
    if (fine && o->languages) list_languages(&out->buf);
    else fine = fine && list_all(&j, o->verbose, &out->buf, &err);
    fine = fine && wn_out_end(&err);
    wn_job_close(&j);
    return fine ? WN_OK : wn_say_error(&err);
}
