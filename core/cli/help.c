/* help.c: winnow help: from the tables of commands, options, formats and kinds. */
#include "bind/run.h"
#include "cli/command.h"
#include "cli/job.h"
#include "cli/say.h"
#include "find/claim.h"

static void add(wn_buf *out, const char *z) { wn_buf_add(out, wn_str_of(z)); }

/* TEXT in lines of up to 96 characters, each after INDENT spaces; the first goes on at COLUMN. */
static void add_wrapped(wn_buf *out, const char *text, int indent, int column)
{
    while (*text) {
        int n = (int)strcspn(text, " ");
        if (column > indent && column + n > 96) {
            wn_buf_print(out, "\n%*s", indent, "");
            column = indent;
        }
        wn_buf_print(out, "%.*s", n, text);
        column += n;
        text += n;
        if (*text == ' ') {
            text++;
            if (column + 1 < 96) wn_buf_byte(out, ' ');
            column++;
        }
    }
    wn_buf_byte(out, '\n');
}

/* "  NAME    text, wrapped" with the text at column AT. */
static void add_entry(wn_buf *out, const char *name, const char *text, int at)
{
    int n = (int)strlen(name);
    wn_buf_print(out, "  %s", name);
    if (n + 4 > at) wn_buf_print(out, "\n%*s", at, "");
    else wn_buf_print(out, "%*s", at - 2 - n, "");
    add_wrapped(out, text, at, at);
}

static void add_options(wn_buf *out, unsigned commands)
{
    for (const wn_option *p = wn_option_table; p->name; p++) {
        wn_buf name = wn_buf_new(out->arena);
        if (!(p->commands & commands)) continue;
        if (p->letter) wn_buf_print(&name, "-%c, ", p->letter);
        else add(&name, "    ");
        wn_buf_print(&name, "--%s%s%s", p->name, p->argument ? "=" : "", p->argument ? p->argument : "");
        wn_buf_byte(&name, '\0');
        add_entry(out, name.ptr, p->about, 28);
    }
}

static void add_usage(wn_buf *out, wn_command_id id)
{
    const wn_command *c = &wn_command_table[id];
    wn_buf_print(out, "winnow %s [OPTION…] %s\n  %s\n\n", c->name, c->arguments, c->about);
    add_options(out, 1u << id);
}

static void add_overview(wn_buf *out)
{
    add(out, "winnow separates what a text says from what surrounds it: claims, quotes, boilerplate.\n"
             "Filters written in Lua decide what is kept, dropped, marked or reported.\n\n"
             "  winnow FILE                       the article without what surrounds it\n"
             "  winnow -L quotes-only FILE        what people are quoted as saying\n"
             "  winnow extract --kind=quote FILE  a record for each quote\n"
             "  pandoc --filter winnow …          inside pandoc\n\nCommands:\n");
    for (int i = 0; i < WN_COMMANDS; i++)
        add_entry(out, wn_command_table[i].name, wn_command_table[i].about, 12);
    add(out, "\nOptions of filter:\n");
    add_options(out, 1u << WN_FILTER);
    add(out, "\nMore: winnow help filter, extract, test, list, api, formats, exit\n");
}

/* ---- topics */

static void add_formats(wn_buf *out)
{
    const wn_reader *r;
    const wn_writer *w;
    add(out, "Read (--from; by default by the file's name):\n");
    for (uint32_t i = 0; (r = wn_reader_each(i)) != NULL; i++) {
        wn_buf about = wn_buf_new(out->arena);
        wn_buf_print(&about, "%s (%s)", r->about, r->extensions + 1);
        if (about.len > 2) about.ptr[about.len - 2] = ')', about.ptr[about.len - 1] = '\0';
        add_entry(out, r->name, about.ptr, 12);
    }
    add(out, "\nWritten (--to; by default as read):\n");
    for (uint32_t i = 0; (w = wn_writer_each(i)) != NULL; i++) add_entry(out, w->name, w->about, 12);
    add(out, "\nOf extract:\n");
    add_entry(out, "ndjson", "one JSON object a line; unless standard output is a terminal", 12);
    add_entry(out, "csv", "a header line, commas, quotation marks where needed", 12);
    add_entry(out, "tsv", "a header line, tabs; \\t, \\n, \\r and \\\\ inside cells", 12);
    add_entry(out, "table", "for people: columns, cut to the width of the terminal", 12);
}

static void add_exit(wn_buf *out)
{
    static const char *const meanings[] = {
        "done, nothing to report", "findings (test: examples that failed)",
        "a wrong option or argument", "an error in a filter, pattern or language pack",
        "a limit: time, memory, depth or size", "input that cannot be read as its format",
        "an error of input or output; output may be missing",
    };
    for (int i = 0; i <= WN_IO; i++) wn_buf_print(out, "  %d  %s\n", i, meanings[i]);
}

static void add_field(wn_buf *out, const char *name, const char *type, const char *about)
{
    wn_buf text = wn_buf_new(out->arena);
    wn_buf_print(&text, "%s: %s", name, type);
    wn_buf_byte(&text, '\0');
    add_entry(out, text.ptr, about, 30);
}

/* A kind and its fields; Document has a list of each other kind, too. */
static void add_kind(wn_buf *out, wn_kind_id id)
{
    const wn_kind *kind = wn_kind_get(id);
    wn_buf_print(out, "\n%s: %s\n", kind->name, kind->about);
    for (const wn_field *f = kind->fields; f->name; f++) add_field(out, f->name, f->type, f->about);
    if (id != WN_K_DOCUMENT) return;
    add_field(out, "meta", "table<string, string>", "Other fields of a record; metadata of a pandoc document.");
    for (int k = WN_K_BLOCK; k < WN_K_OWN; k++) {
        const wn_kind *other = wn_kind_get((wn_kind_id)k);
        wn_buf type = wn_buf_new(out->arena);
        wn_buf_print(&type, "%s[]", other->name);
        wn_buf_byte(&type, '\0');
        add_field(out, other->plural, type.ptr, "All of them, in order.");
    }
}

static void add_api(wn_buf *out)
{
    add(out, "A filter is a Lua 5.4 file with functions named after things:\n\n"
             "    function Quote(q)\n"
             "      if not q.speaker then return drop \"nobody said this\" end\n"
             "    end\n\nThey return\n");
    add_entry(out, "nil", "no opinion", 20);
    add_entry(out, "drop(reason), {}", "it goes", 20);
    add_entry(out, "a string", "it becomes that", 20);
    add_entry(out, "parts", "a thing, or a list of things, inside it: only those stay", 20);
    add_entry(out, "keep(reason), itself", "it stays, whoever drops it", 20);
    add_entry(out, "mark(class, {…})", "it is marked", 20);
    add(out, "\nEvery thing has kind, text, first, last (bytes, from 1), line, column, document, block,\n"
             "sentence, and note, warning and error(rule, message, fix).\n");
    for (int k = 0; k < WN_K_OWN; k++) add_kind(out, (wn_kind_id)k);
    add(out, "\nThe module winnow: regex, phrases, words, sentences, quantities, fold, similarity, language,\n"
             "read, run; and boilerplate, cue, hedge and define, which add to what is found.\n");
}

static void add_trait(wn_buf *out, wn_str name, wn_str about, const double *weights, uint32_t n)
{
    wn_buf_print(out, "  %-11.*s", (int)name.len, name.ptr);
    for (uint32_t b = 0; b < WN_CLAIM_BINS; b++) {
        if (b < n) wn_buf_print(out, "%6.2f", weights[b]);
        else wn_buf_add(out, WN_STR("      "));
    }
    wn_buf_print(out, "  %.*s\n", (int)about.len, about.ptr);
}

/* The weights are those of the language pack of English, as a document would meet them. */
static void add_claims(wn_buf *out)
{
    wn_err err;
    wn_limits limits = { 0 };
    double weights[WN_CLAIM_BINS];
    wn_str name, about;
    wn_lua *l = wn_lua_new(&limits, &err);
    wn_doc *doc = wn_doc_new(out->arena, WN_STR(""), WN_STR(""));
    wn_found *f = l ? wn_lua_found(l, doc, &err) : NULL;
    add(out, "The score of a claim is the logistic of a sum: a bias, a weight for each trait of it, by how\n"
             "often it is there, and one for each word that tells (claim_words of the language pack).\n"
             "claim.reasons lists what counted. Claims that score less than the least are not reported.\n\n");
    if (f) wn_buf_print(out, "  bias %.2f, least %.2f\n\n", wn_lexicon_weight(f->lex, "claim.bias"),
                        wn_lexicon_weight(f->lex, "claim.least"));
    add(out, "  trait           0     1     2     3     4     5     6     7  times\n");
    for (uint32_t t = 0, n; f && (n = wn_claim_trait(f->lex, t, weights, &name, &about)) > 0; t++)
        add_trait(out, name, about, weights, n);
    wn_lua_free(l);
}

typedef struct { const char *name; void (*add)(wn_buf *out); } topic;
static const topic topics[] = {
    { "api", add_api }, { "claims", add_claims }, { "formats", add_formats }, { "exit", add_exit }
};
enum { TOPICS = sizeof topics / sizeof *topics };

static bool add_topic(wn_buf *out, const char *name, wn_err *err)
{
    wn_str names[WN_COMMANDS + TOPICS];
    size_t n = 0;
    for (int i = 0; i < WN_COMMANDS; i++) {
        names[n++] = wn_str_of(wn_command_table[i].name);
        if (strcmp(name, wn_command_table[i].name) != 0) continue;
        add_usage(out, (wn_command_id)i);
        return true;
    }
    for (int i = 0; i < TOPICS; i++) {
        names[n++] = wn_str_of(topics[i].name);
        if (strcmp(name, topics[i].name) != 0) continue;
        topics[i].add(out);
        return true;
    }
    return wn_job_unknown("topic", wn_str_of(name), names, n, err);
}

/* `help api Quote`: one kind alone. */
static bool add_one_kind(wn_buf *out, const char *name, wn_err *err)
{
    wn_str names[WN_K_OWN];
    for (int k = 0; k < WN_K_OWN; k++) {
        names[k] = wn_str_of(wn_kind_get((wn_kind_id)k)->name);
        if (wn_kind_find(wn_str_of(name)) != k) continue;
        add_kind(out, (wn_kind_id)k);
        return true;
    }
    return wn_job_unknown("kind", wn_str_of(name), names, WN_K_OWN, err);
}

int wn_help_run(wn_arena *a, const wn_options *o)
{
    wn_err err = { .code = WN_OK };
    wn_out out = wn_out_new(a, "-");
    bool fine = true;
    if (o->man) wn_man_page(&out.buf);
    else if (o->files.len > 1 && strcmp(o->files.at[0], "api") == 0)
        fine = add_one_kind(&out.buf, o->files.at[1], &err);
    else if (o->files.len) fine = add_topic(&out.buf, o->files.at[0], &err);
    else if (o->help && o->command != WN_FILTER) add_usage(&out.buf, o->command);
    else add_overview(&out.buf);
    return fine && wn_out_end(&out, &err) ? WN_OK : wn_say_error(&err);
}
