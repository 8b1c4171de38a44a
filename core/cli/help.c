/* help.c: winnow help: from the tables of commands, options, formats and kinds. */
#include <stdarg.h>
#include <stdio.h>
#include <strings.h>

#include "bind/run.h"
#include "cli/command.h"
#include "cli/job.h"
#include "cli/say.h"
#include "find/claim.h"

static void add(wn_buf *out, const char *z) { wn_buf_add(out, wn_str_of(z)); }

/* TEXT, which goes on at COLUMN, in lines of up to 96 characters; all but the first after INDENT
** spaces. */
static void add_wrapped(wn_buf *out, const char *text, int indent, int column)
{
    for (;;) {
        int n = (int)strcspn(text, " ");
        if (column > indent && column + 1 + n > 96) {
            wn_buf_print(out, "\n%*s", indent, "");
            column = indent;
        } else if (column > indent) {
            wn_buf_byte(out, ' ');
            column++;
        }
        wn_buf_print(out, "%.*s", n, text);
        column += n;
        text += n;
        if (*text == '\0') break;
        text++;
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

static const char *printed(wn_arena *a, const char *format, ...)
{
    char text[256];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return wn_arena_copy(a, wn_str_of(text)).ptr;
}

static void add_options(wn_buf *out, unsigned commands)
{
    for (const wn_option *p = wn_option_table; p->name; p++) {
        char letter[] = { '-', p->letter, ',', '\0' };
        const char *argument = p->argument ? p->argument : "";
        const char *is = strchr("[", argument[0]) ? "" : "=";
        if (!(p->commands & commands)) continue;
        add_entry(out, printed(out->arena, "%-3s --%s%s%s", p->letter ? letter : "", p->name, is, argument),
                  p->about, 28);
    }
}

static void add_usage(wn_buf *out, wn_command_id id)
{
    const wn_command *c = &wn_command_table[id];
    bool arguments = c->arguments[0] != '\0';
    wn_buf_print(out, "winnow %s [OPTION…]%s%s\n  %s\n\n", c->name, arguments ? " " : "",
                 c->arguments, c->about);
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
    add(out, "\nMore: winnow help filter, extract, test, list, filters, api, claims, formats, exit\n");
}

/* ---- topics */

static void add_formats(wn_buf *out)
{
    const wn_reader *r;
    const wn_writer *w;
    add(out, "Read (--from; by default by the file's name; where that tells nothing, a page and\n"
             "pandoc's JSON are known by how they begin, and all else is text):\n");
    for (uint32_t i = 0; (r = wn_reader_each(i)) != NULL; i++) {
        int n = (int)strlen(r->extensions) - 2;
        add_entry(out, r->name, printed(out->arena, "%s (%.*s)", r->about, n, r->extensions + 1), 12);
    }
    add(out, "\nWritten (--to; by default by the name of --output, then as read):\n");
    for (uint32_t i = 0; (w = wn_writer_each(i)) != NULL; i++) add_entry(out, w->name, w->about, 12);
    add(out, "\nOf extract:\n");
    add_entry(out, "ndjson", "one JSON object a line; unless standard output is a terminal", 12);
    add_entry(out, "csv", "a header line, commas, quotation marks where needed", 12);
    add_entry(out, "tsv", "a header line, tabs; \\t, \\n, \\r and \\\\ inside cells", 12);
    add_entry(out, "dolma", "attributes of Dolma: winnow__quotes and so on, each [start, end, score] in code "
              "points; a line for each record", 12);
    add_entry(out, "table", "for people: columns, cut to the width of the terminal", 12);
    add(out, "In csv and tsv, control characters are escaped as \\x1b, and an apostrophe stands before what a\n"
             "spreadsheet would take for a formula; for the very bytes there is ndjson.\n\n"
             "Whatever is packed by gzip or zstd is unpacked, by its first bytes; .gz and .zst behind the\n"
             "name of an output pack it. Of archives (WARC, WET), responses of HTML and conversions are\n"
             "records: id, url, date, text; others are passed over. In messages about them, numbers are\n"
             "those of such records.\n\n"
             "Text is UTF-8. What is not (overlong forms, surrogates, sequences cut off, bytes that are none)\n"
             "is refused with file, line and column; with --invalid=replace each such part becomes U+FFFD.\n"
             "A page that says its encoding is read and written in it. A byte order mark stays as it is, and\n"
             "is no text.\n");
}

const char *wn_help_status(int status)
{
    static const char *const meanings[] = {
        "done, nothing to report", "findings (test: examples that failed)",
        "a wrong option or argument", "an error in a filter, pattern or language pack",
        "a limit: time, memory, depth or size", "input that cannot be read as its format",
        "an error of input or output; output may be missing",
    };
    return status <= WN_IO ? meanings[status] : NULL;
}

static void add_exit(wn_buf *out)
{
    for (int i = 0; i <= WN_IO; i++) wn_buf_print(out, "  %d  %s\n", i, wn_help_status(i));
    add(out, "\nThat nobody reads the output any more (winnow … | head) is 6 without a message.\n");
}

static void add_filters(wn_buf *out)
{
    add(out, "A filter is a Lua 5.4 file with functions named after things:\n\n"
             "    function Quote(q)\n"
             "      if not q.speaker then return drop \"nobody said this\" end\n"
             "    end\n\nThey return\n");
    add_entry(out, "nil", "no opinion", 30);
    add_entry(out, "drop(reason), {}", "it goes", 30);
    add_entry(out, "a string", "it becomes that", 30);
    add_entry(out, "parts", "a thing, or a list of things, inside it: only those stay", 30);
    add_entry(out, "keep(reason), itself", "it stays, whoever drops it", 30);
    add_entry(out, "mark(class, {key = value})", "it is marked", 30);
    add(out, "\nand `false` as a second value to see nothing of what is inside. What is dropped or replaced\n"
             "is not looked into, either: what stands in it is reported before. The functions are called\n"
             "as one reads, the outer thing before the inner ones, Document last. Several filters (-L\n"
             "again) run one after another over the same text.\n\n"
             "A global table tells of the filter; -M NAME.OPTION=VALUE changes its options:\n\n"
             "    filter = {\n"
             "      name = \"short\", about = \"drops short sentences\",\n"
             "      options = { min_words = { 4, \"shorter ones go\" } },    -- filter.options.min_words\n"
             "      examples = { { \"Oh. The bridge is closed.\", \"The bridge is closed.\" } },\n"
             "    }\n\n"
             "An option is its default, or a table: the default, a line about it, and what it may be: min\n"
             "and max of a number, values of a string. What it may not be is told, wherever it is set.\n\n"
             "A filter names no files. An option that it lists in filter.sources is a path; what is\n"
             "there, the program reads, and winnow.sources(OPTION) looks quotes up in it.\n\n"
             "`winnow test FILE` runs the examples: a text and what is kept of it, or what is reported,\n"
             "without its severity: { \"“Oh.” It rained.\", notes = { \"no-speaker: who said this?\" } }.\n"
             "What is marked: marks = { \"its text\", { \"another\", \"its class\" } }.\n"
             "from = \"html\" says that the text is a page; winnow help api Example has the rest.\n"
             "`winnow list` names the filters that are there, `winnow help api` the things, their fields,\n"
             "and the functions of the module winnow.\n"
             "A file that begins with #!/usr/bin/env winnow is a command, and a filter for pandoc.\n\n"
             "pandoc --filter winnow reads the field `winnow` of the metadata: a filter, a list of them, or\n\n"
             "    winnow:\n      filters: [quotes-only, ./mine.lua]\n"
             "      options: { quotes-only.speaker: true }\n      mark: false\n\n"
             "mark is true, false or changes, as --mark has it; author and date say whose changes. A file\n"
             "that the metadata names ends in .lua.\n");
}

static void add_field(wn_buf *out, const char *name, const char *type, const char *about)
{
    add_entry(out, printed(out->arena, "%s: %s", name, type), about, 30);
}

/* A kind and its fields; Document has a list of each other kind, too. */
static void add_kind(wn_buf *out, wn_kind_id id)
{
    const wn_kind *kind = wn_kind_get(id);
    wn_buf_print(out, "%s: %s\n", kind->name, kind->about);
    for (const wn_field *f = kind->fields; f->name; f++) add_field(out, f->name, f->type, f->about);
    if (id != WN_K_DOCUMENT) return;
    add_field(out, "meta", "table<string, string>", "Other fields of a record; metadata of a pandoc document.");
    for (int k = WN_K_BLOCK; k < WN_K_OWN; k++) {
        const wn_kind *other = wn_kind_get((wn_kind_id)k);
        add_field(out, other->plural, printed(out->arena, "%s[]", other->name), "All of them, in order.");
    }
}

/* ---- functions, from the annotations that editors read */

/* What comes behind FRONT in LINE, up to a space where UP; empty where LINE begins otherwise. */
static wn_str behind(wn_str line, const char *front)
{
    size_t n = strlen(front);
    if (line.len < n || memcmp(line.ptr, front, n) != 0) return WN_STR("");
    return (wn_str){ line.ptr + n, line.len - n };
}

/* The lines of annotation before a function: sentences, what its arguments are, what it returns. */
static void add_annotation(wn_buf *out, wn_str line)
{
    wn_str is = behind(line, "---@param "), gives = behind(line, "---@return ");
    if (is.len) wn_buf_print(out, " %.*s;", (int)is.len, is.ptr);
    else if (gives.len) wn_buf_print(out, " Returns %.*s.", (int)gives.len, gives.ptr);
    else wn_buf_print(out, " %.*s", (int)line.len - 3, line.ptr + 3);
}

/* Is "winnow.read(text)" asked for by "read" or "winnow.read"; "Quantity:convert(unit)" by "Quantity", too? */
static bool is_asked(const char *head, const char *name)
{
    size_t n = strlen(name), all = strcspn(head, "("), kind = strcspn(head, ":");
    if (n == 0 || (n == all && !memcmp(head, name, n))) return true;
    if (kind < all && n == kind && !memcmp(head, name, n)) return true;
    return n < all && strchr(".:", head[all - n - 1]) && !memcmp(head + all - n, name, n);
}

/* Those that NAME asks for, all where it is empty; false: there is none. */
static bool add_functions(wn_buf *out, const char *asked)
{
    size_t before = out->len;
    wn_str text = wn_lua_annotations();
    wn_buf about = wn_buf_new(out->arena);
    while (text.len) {
        wn_str line = wn_str_take(&text, '\n'), head = behind(line, "function ");
        bool told = line.len > 3 && memcmp(line.ptr, "---", 3) == 0 && behind(line, "---@class").len == 0 &&
                    behind(line, "---@field").len == 0;
        if (told) add_annotation(&about, line);
        else if (head.len > 4) {
            wn_buf_byte(&about, '\0');
            const char *name = printed(out->arena, "%.*s", (int)head.len - 4, head.ptr);
            if (is_asked(name, asked)) add_entry(out, name, about.len > 1 ? about.ptr + 1 : "", 6);
        }
        if (!told) about.len = 0;
    }
    return out->len > before;
}

/* "NAME TYPE what it is"; a type has spaces behind commas alone. */
static void add_table_field(wn_buf *out, wn_str field)
{
    wn_str name = wn_str_take(&field, ' ');
    size_t n = 0;
    while (n < field.len && (field.ptr[n] != ' ' || field.ptr[n - 1] == ',')) n++;
    const char *is = printed(out->arena, "%.*s: %.*s", (int)name.len, name.ptr, (int)n, field.ptr);
    wn_str about = n < field.len ? (wn_str){ field.ptr + n + 1, field.len - n - 1 } : WN_STR("");
    if (about.len) add_entry(out, is, printed(out->arena, "%.*s", (int)about.len, about.ptr), 30);
    else wn_buf_print(out, "  %s\n", is);
}

/* The fields of the tables that NAME asks for, all where it is empty; false: there is none. */
static bool add_tables(wn_buf *out, const char *asked)
{
    size_t before = out->len;
    wn_str text = wn_lua_annotations(), want = wn_str_of(asked), name = WN_STR("");
    if (behind(want, "winnow.").len) want = behind(want, "winnow.");
    while (text.len) {
        wn_str line = wn_str_take(&text, '\n'), class = behind(line, "---@class winnow.");
        wn_str field = behind(line, "---@field ");
        if (class.len) name = class;
        bool told = field.len && !memchr(name.ptr, ':', name.len) && !wn_str_eq(name, WN_STR("Thing"));
        if (!told || (want.len && !wn_str_eq(name, want))) continue;
        bool first = line.ptr == name.ptr + name.len + 1;      /* right behind the line of the class */
        if (first) wn_buf_print(out, "%s%.*s\n", want.len ? "" : "\n", (int)name.len, name.ptr);
        add_table_field(out, field);
    }
    return out->len > before;
}

static void add_api(wn_buf *out)
{
    add(out, "Every thing has kind, text, first, last (bytes, from 1), line, column, document, block,\n"
             "sentence, and note, warning and error(rule, message, fix).\n");
    for (int k = 0; k < WN_K_OWN; k++) {
        wn_buf_byte(out, '\n');
        add_kind(out, (wn_kind_id)k);
    }
    add(out, "\nFunctions. Those of a thing stand behind a colon; an argument with ? may be left out.\n\n");
    add_functions(out, "");
    add(out, "\nTables that functions take or give; a field with ? may be left out.\n");
    add_tables(out, "");
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
    if (f) wn_found_lex(f);
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
    { "filters", add_filters }, { "api", add_api }, { "claims", add_claims }, { "formats", add_formats },
    { "exit", add_exit },
};
enum { TOPICS = sizeof topics / sizeof *topics };

/* "quote", "QUOTE" → "Quote"; NULL: no kind. */
static const char *kind_like(const char *name)
{
    for (int k = 0; k < WN_K_OWN; k++) {
        const char *is = wn_kind_get((wn_kind_id)k)->name;
        if (strcasecmp(name, is) == 0) return is;
    }
    return strcasecmp(name, "Span") == 0 ? "Span" : NULL;
}

static bool add_topic(wn_buf *out, const char *name, wn_err *err)
{
    wn_str names[WN_COMMANDS + TOPICS];
    for (int i = 0; i < WN_COMMANDS; i++) {
        names[i] = wn_str_of(wn_command_table[i].name);
        if (strcmp(name, wn_command_table[i].name) == 0) return add_usage(out, (wn_command_id)i), true;
    }
    for (int i = 0; i < TOPICS; i++) {
        names[WN_COMMANDS + i] = wn_str_of(topics[i].name);
        if (strcmp(name, topics[i].name) == 0) return topics[i].add(out), true;
    }
    bool file = strchr(name, '/') || strstr(name, ".lua");
    if (file || wn_lua_shipped(wn_str_of(name)).ptr) return wn_list_one(out, name, err);
    if (kind_like(name))
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "unknown topic '%s'; did you mean 'winnow help "
                       "api %s'?", name, kind_like(name));
    return wn_job_unknown("topic", wn_str_of(name), names, WN_COMMANDS + TOPICS, err);
}

/* What speakers, sources, cues and contents are. */
static void add_span(wn_buf *out)
{
    add(out, "Span: a piece of the text: a speaker, a source, a cue, a content. It may be returned as\n"
             "a part, and has text, first, last, line, column, and\n");
    add_field(out, "mention", "string", "Its text: \"she\", \"Byrne\".");
    add_field(out, "name", "string", "The fullest name so far of whom it means: \"Ada Byrne\"; else its text.");
}

/* `help api Quote`: one kind alone, with its functions; or a function, or a table that one takes or gives. */
static bool add_one_kind(wn_buf *out, const char *name, wn_err *err)
{
    wn_str names[WN_K_OWN];
    int found = wn_kind_find(wn_str_of(name));
    for (int k = 0; k < WN_K_OWN; k++) {
        names[k] = wn_str_of(wn_kind_get((wn_kind_id)k)->name);
        if (found != k) continue;
        add_kind(out, (wn_kind_id)k);
        return add_functions(out, names[k].ptr), true;
    }
    if (strcmp(name, "Span") == 0) return add_span(out), true;
    bool function = add_functions(out, name);
    return add_tables(out, name) || function ||
           wn_job_unknown("kind or function", wn_str_of(name), names, WN_K_OWN, err);
}

static bool add_help(wn_buf *out, const wn_options *o, wn_err *err)
{
    if (o->help && o->command != WN_HELP)       /* with --help, files are no topics */
        return o->command == WN_FILTER ? add_overview(out) : add_usage(out, o->command), true;
    bool kind = o->files.len > 0 && strcmp(o->files.at[0], "api") == 0;
    if (o->files.len > (kind ? 2 : 1))
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "'%s' is one topic too many; see winnow help",
                       o->files.at[kind ? 2 : 1]);
    if (o->files.len == 2) return add_one_kind(out, o->files.at[1], err);
    if (o->files.len == 1) return add_topic(out, o->files.at[0], err);
    add_overview(out);
    return true;
}

int wn_help_run(wn_arena *a, const wn_options *o)
{
    wn_err err = { .code = WN_OK };
    wn_out *out = wn_out_new(a, "-");
    if (o->man) wn_man_page(&out->buf);
    bool fine = (o->man || add_help(&out->buf, o, &err)) && wn_out_end(&err);
    return fine ? WN_OK : wn_say_error(&err);
}
