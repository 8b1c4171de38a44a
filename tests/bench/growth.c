/* growth.c: floods of everything that a parser counts, nests or pairs, in every format, each twice as long as the
** one before. What is printed is processor time, and by how much it grew at worst (below 2.3 is linear), and the peak
** of memory for each byte of input.
**
** growth WINNOW FROM TO [WORD…]: sizes in KiB; a line is run if COMMAND FORMAT FLOOD has each WORD in it */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* HEAD, the UNIT n times, MIDDLE, and CLOSE n times. TAKES: letters of the formats that it is for. */
typedef struct { const char *name, *takes, *head, *unit, *middle, *close; } flood;

#define TEXT "tmhnp"        /* text, markdown, html; as the text of a record, as a Str of pandoc */

static const flood floods[] = {
    { "letters in one word", TEXT, "", "a", "", "" },
    { "emphasis and links", "m", "", "*a* [b](c) ", "", "" },
    { "words in one line", TEXT, "", "The hen laid eggs and ", "", "" },
    { "sentences in one line", TEXT, "", "The hen laid 3 eggs. ", "", "" },
    { "lines", TEXT, "", "The hen laid 3 eggs, said Ada Byrne.\n", "", "" },
    { "paragraphs", TEXT, "", "“It is a hen,” said Ada Byrne.\n\n", "", "" },
    { "blank lines", TEXT, "", "\n", "", "" },
    { "spaces", TEXT, "", " ", "", "" },
    { "no-break spaces", TEXT, "", "\u00A0", "", "" },
    { "carriage returns", TEXT, "", "\r", "", "" },
    { "U+2028", TEXT, "", "\u2028", "", "" },
    { "combining marks", TEXT, "e", "\u0301", "", "" },
    { "zero width", TEXT, "", "\u200B", "", "" },
    { "right to left", TEXT, "", "\u202E", "", "" },
    { "Chinese", TEXT, "", "母鸡下了三个蛋", "", "" },
    { "straight marks", TEXT, "", "\"", "", "" },
    { "opening marks", TEXT, "", "“", "", "" },
    { "closing marks", TEXT, "", "”", "", "" },
    { "nested marks", TEXT, "", "“", "hen", "”" },
    { "quoted letters", TEXT, "", "“a” ", "", "" },
    { "apostrophes", TEXT, "", "'", "", "" },
    { "quotes and cues", TEXT, "", "“Yes,” he said, ", "", "" },
    { "cues alone", TEXT, "", "said ", "", "" },
    { "names alone", TEXT, "", "Ada Byrne ", "", "" },
    { "open brackets", TEXT, "", "(", "", "" },
    { "nested brackets", TEXT, "", "(", "x", ")" },
    { "commas", TEXT, "", ",", "", "" },
    { "words and commas", TEXT, "", "a, ", "", "" },
    { "initials", TEXT, "", "A. ", "", "" },
    { "initials without space", TEXT, "", "A.", "", "" },
    { "dots", TEXT, "", ".", "", "" },
    { "ellipses", TEXT, "", "… ", "", "" },
    { "question marks", TEXT, "", "?! ", "", "" },
    { "digits", TEXT, "", "7", "", "" },
    { "numbers", TEXT, "", "1,000 ", "", "" },
    { "numbers and commas", TEXT, "", "1,", "", "" },
    { "percent", TEXT, "", "3% of ", "", "" },
    { "dates", TEXT, "", "3 May 2019, ", "", "" },
    { "ranges", TEXT, "", "1-", "", "" },
    { "currencies", TEXT, "", "$", "", "" },
    { "hedges", TEXT, "", "may perhaps ", "", "" },
    { "hyphens", TEXT, "", "-", "", "" },
    { "dashes", TEXT, "", "– ", "", "" },
    { "slashes", TEXT, "", "/", "", "" },
    { "addresses", TEXT, "", "http://a.b/c ", "", "" },
    { "addresses without a dot", TEXT, "", "http://a/b,", "", "" },
    { "share buttons", TEXT, "", "Share on Facebook\n", "", "" },
    { "heading lines", TEXT, "", "# A\n", "", "" },
    { "underlines", TEXT, "", "A\n===\n", "", "" },
    { "items", TEXT, "", "- a\n", "", "" },
    { "stars", TEXT, "", "*", "", "" },
    { "stars and letters", TEXT, "", "*a ", "", "" },
    { "stars, both sides", TEXT, "", "*a **b ", "c", "" },
    { "closing stars", TEXT, "", "a** ", "", "" },
    { "nested emphasis", TEXT, "", "*a ", "b", " c*" },
    { "low lines", TEXT, "", "_", "", "" },
    { "low lines and letters", TEXT, "", "_a ", "", "" },
    { "backticks", TEXT, "", "`", "", "" },
    { "backticks and letters", TEXT, "", "`a", "", "" },
    { "backticks apart", TEXT, "", "a`` b` ", "", "" },
    { "tildes", TEXT, "", "~~a ", "", "" },
    { "backslashes", TEXT, "", "\\", "", "" },
    { "square brackets", TEXT, "", "[", "", "" },
    { "square brackets, both", TEXT, "", "[a]", "", "" },
    { "nested links", TEXT, "", "[", "a", "](b)" },
    { "link openings", TEXT, "", "[a](", "", "" },
    { "link titles", TEXT, "", "[a](b \"", "", "" },
    { "link angles", TEXT, "", "[a](<b", "", "" },
    { "images", TEXT, "", "![", "", "" },
    { "references", TEXT, "", "[a]: b\n", "", "" },
    { "references used", TEXT, "[a]: b\n\n", "[a] ", "", "" },
    { "notes", TEXT, "", "[^a]", "", "" },
    { "note definitions", TEXT, "", "[^a]: b\n\n", "", "" },
    { "block quotes", TEXT, "", ">", "a", "" },
    { "block quotes with spaces", TEXT, "", "> ", "a", "" },
    { "block quotes, lazy", TEXT, "> > > > > > > > a\n", "a\n", "", "" },
    { "lists in lists", TEXT, "", "- ", "a", "" },
    { "numbers in lists", TEXT, "", "1. ", "a", "" },
    { "deep lists, then lines", TEXT, "- - - - - - - - - a\n", "\n", "b", "" },
    { "pipes", TEXT, "", "|", "", "" },
    { "a wide table", TEXT, "a\n", "|a", "\n", "|-" },
    { "table rows", TEXT, "|a|b|\n|-|-|\n", "|c|d|\n", "", "" },
    { "tables", TEXT, "", "|a|\n|-|\n|b|\n\n", "", "" },
    { "task items", TEXT, "", "- [ ] a\n", "", "" },
    { "fences", TEXT, "", "```\n", "", "" },
    { "longer fences", TEXT, "````\n", "```\n", "", "" },
    { "rules", TEXT, "", "---\n", "", "" },
    { "front matter", TEXT, "---\n", "a: b\n", "", "" },
    { "dollars", TEXT, "", "$a ", "", "" },
    { "hard breaks", TEXT, "", "a\\\n", "", "" },
    { "less than", TEXT, "", "<", "", "" },
    { "less than and letters", TEXT, "", "<a ", "", "" },
    { "autolinks", TEXT, "", "<a:b", "", "" },
    { "ampersands", TEXT, "", "&", "", "" },
    { "entities", TEXT, "", "&amp;", "", "" },
    { "numeric entities", TEXT, "", "&#1", "", "" },
    { "unknown entities", TEXT, "", "&CounterClockwiseContour", "", "" },
    { "comments", TEXT, "", "<!-- a -->", "", "" },
    { "comment openings", TEXT, "", "<!--", "", "" },
    { "disabling comments", TEXT, "", "<!-- winnow-disable x -->\n", "", "" },
    { "processing instructions", TEXT, "", "<?", "", "" },
    { "declarations", TEXT, "", "<!A", "", "" },
    { "CDATA", TEXT, "", "<![CDATA[", "", "" },
    { "elements", "hm", "", "<b>a</b>", "", "" },
    { "open elements", "hm", "", "<b>", "", "" },
    { "nested elements", "hm", "", "<div>", "a", "</div>" },
    { "nested, never closed", "h", "", "<div>a", "", "" },
    { "crossing elements", "h", "", "<b><p>", "a", "</b></p>" },
    { "formatting in tables", "h", "<table>", "<a><b><td>", "", "" },
    { "end tags", "hm", "", "</b>", "", "" },
    { "end tags inside", "h", "<p>", "<div></span>", "", "" },
    { "paragraph elements", "h", "", "<p>The hen laid 3 eggs.", "", "" },
    { "attributes", "hm", "<p", " a=b", ">c</p>", "" },
    { "classes", "h", "<p class=\"", "a ", "\">b</p>", "" },
    { "open attributes", "hm", "", "<a b=\"", "", "" },
    { "table cells", "h", "<table><tr>", "<td>a", "", "" },
    { "nested tables", "h", "", "<table><tr><td>", "a", "" },
    { "lists, html", "h", "", "<ul><li>", "a", "" },
    { "options", "h", "<select>", "<option>a", "", "" },
    { "scripts", "h", "", "<script>", "", "" },
    { "script bodies", "h", "", "<script>a</script>", "", "" },
    { "text areas", "h", "", "<textarea>", "", "" },
    { "links", "h", "", "<a href=b>Home</a> ", "", "" },
    { "metas", "h", "", "<meta name=author content=a>", "", "" },
    { "data", "h", "<script type=\"application/ld+json\">", "[", "</script><p>a", "" },
    { "headings, html", "h", "", "<h2>a</h2>", "", "" },
    { "records", "N", "", "{\"id\":1,\"text\":\"The hen laid 3 eggs.\"}\n", "", "" },
    { "empty records", "N", "", "{\"text\":\"\"}\n", "", "" },
    { "fields", "N", "{\"text\":\"a\"", ",\"b\":\"c\"", "}\n", "" },
    { "fields, all the same", "N", "{\"text\":\"a\"", ",\"b\":1", "}\n", "" },
    { "depth of a field", "N", "{\"text\":\"a\",\"b\":", "[", "", "]" },
    { "escapes", "N", "{\"text\":\"", "\\u0061", "\"}\n", "" },
    { "surrogates", "N", "{\"text\":\"", "\\ud83d\\ude00", "\"}\n", "" },
    { "digits of a number", "N", "{\"text\":\"a\",\"b\":1", "0", "}\n", "" },
    { "Paras", "P", "[", "{\"t\":\"Para\",\"c\":[{\"t\":\"Str\",\"c\":\"hen\"}]},", "{\"t\":\"Null\"}]", "" },
    { "Strs", "P", "[{\"t\":\"Para\",\"c\":[", "{\"t\":\"Str\",\"c\":\"a\"},{\"t\":\"Space\"},",
      "{\"t\":\"Space\"}]}]", "" },
    { "Emphs", "P", "[{\"t\":\"Para\",\"c\":[", "{\"t\":\"Emph\",\"c\":[", "{\"t\":\"Str\",\"c\":\"a\"}", "]}" },
    { "Quoteds", "P", "[{\"t\":\"Para\",\"c\":[", "{\"t\":\"Quoted\",\"c\":[{\"t\":\"DoubleQuote\"},[", "", "]]}" },
    { "BlockQuotes", "P", "[", "{\"t\":\"BlockQuote\",\"c\":[", "{\"t\":\"Para\",\"c\":[]}", "]}" },
    { "BulletLists", "P", "[", "{\"t\":\"BulletList\",\"c\":[[", "", "]]}" },
    { "Divs", "P", "[", "{\"t\":\"Div\",\"c\":[[\"a\",[\"b\"],[]],[", "{\"t\":\"Para\",\"c\":[]}", "]]}" },
    { "Notes", "P", "[{\"t\":\"Para\",\"c\":[", "{\"t\":\"Note\",\"c\":[{\"t\":\"Para\",\"c\":[",
      "{\"t\":\"Str\",\"c\":\"a\"}", "]}]}" },
    { "content before names", "P", "[", "{\"c\":[", "", "],\"t\":\"BlockQuote\"}" },
    { "unknown elements", "P", "[", "{\"t\":\"Odd\",\"c\":[", "", "]}" },
    { "RawBlocks", "P", "[", "{\"t\":\"RawBlock\",\"c\":[\"html\",\"<div>\"]},", "{\"t\":\"Null\"}]", "" },
};

typedef struct { char letter; const char *name, *ending, *head, *tail; } format;

static const format formats[] = {
    { 't', "text", ".txt", "", "" },
    { 'm', "markdown", ".md", "", "" },
    { 'h', "html", ".html", "", "" },
    { 'n', "ndjson", ".jsonl", "{\"text\":\"", "\"}\n" },
    { 'N', "ndjson", ".jsonl", "", "" },
    { 'p', "pandoc", ".json", "{\"pandoc-api-version\":[1,23],\"meta\":{},\"blocks\":[{\"t\":\"Para\",\"c\":"
      "[{\"t\":\"Str\",\"c\":\"", "\"}]}]}" },
    { 'P', "pandoc", ".json", "{\"pandoc-api-version\":[1,23],\"meta\":{},\"blocks\":", "}" },
};

static const char *const commands[][4] = {
    { "article", "filter", NULL },
    { "extract", "extract", "--kind=quote,attribution,claim,quantity,boilerplate,sentence,block,hedge,link" },
    { "check", "check", "--fail-on=never" },
};

#define COUNT(list) (sizeof list / sizeof *list)

/* ---- files */

static void put(FILE *out, const char *s, int escape)
{
    for (; *s; s++) {
        if (escape && (*s == '"' || *s == '\\')) putc('\\', out);
        if (escape && (unsigned char)*s < 0x20) fprintf(out, "\\u%04x", *s);
        else putc(*s, out);
    }
}

/* Of an AST, the tail closes what the head opened; {"t":"Para","c":[ and [ are all that it opens. */
static void put_flood(FILE *out, const flood *f, const format *as, size_t size)
{
    int escape = as->letter == 'n' || as->letter == 'p';
    size_t n = size / (strlen(f->unit) + strlen(f->close));
    fputs(as->head, out);
    put(out, f->head, escape);
    for (size_t i = 0; i < n; i++) put(out, f->unit, escape);
    put(out, f->middle, escape);
    for (size_t i = 0; i < n && f->close[0]; i++) put(out, f->close, escape);
    if (as->letter == 'P' && f->close[0]) fputs(strchr(f->head, '{') ? "]}]" : "]", out);
    if (as->letter == 'N' && f->close[0]) fputs("}\n", out);
    fputs(as->tail, out);
}

/* ---- a run */

typedef struct { double seconds; long kib; int status; } cost;

static cost run(const char *winnow, const char *const *command, const char *path)
{
    cost c = { 0, 0, 255 };
    int status;
    struct rusage use;
    const char *argv[8] = { winnow };
    int n = 1;
    for (int i = 1; command[i]; i++) argv[n++] = command[i];
    argv[n++] = "--time-limit=0";
    argv[n++] = path;
    argv[n] = NULL;
    pid_t pid = fork();
    if (pid == 0) {
        struct rlimit most = { 120, 120 };
        int null = open("/dev/null", O_WRONLY);
        setrlimit(RLIMIT_CPU, &most);
        dup2(null, 1);
        dup2(null, 2);
        execv(winnow, (char *const *)(size_t)argv);
        _exit(255);
    }
    if (pid < 0 || wait4(pid, &status, 0, &use) < 0) return c;
    c.seconds = (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec)
              + (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
    c.kib = use.ru_maxrss;
    c.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return c;
}

typedef struct {
    const char *winnow, *path;
    const char *const *command;
    const format *as;
    const flood *flood;
    long size;                  /* of the last one, in bytes */
} work;

/* The least of RUNS over KIB of the flood. */
static cost cost_at(work *w, size_t kib, int runs)
{
    cost least = { 0, 0, 255 };
    FILE *out = fopen(w->path, "w");
    if (!out) return least;
    put_flood(out, w->flood, w->as, kib * 1024);
    w->size = ftell(out);
    if (fclose(out) != 0) return least;
    for (int i = 0; i < runs; i++) {
        cost c = run(w->winnow, w->command, w->path);
        if (i == 0 || c.seconds < least.seconds || c.status != least.status) least = c;
    }
    return least;
}

/* Times below LEAST seconds are noise. What looks too fast is measured again, since machines have moods. Returns
** whether it grew too fast, or ended otherwise than well or at a limit. */
static int measure(work w, size_t from, size_t to)
{
    enum { BASE = 12000 };      /* KiB of the program without a document */
    static const double least = 0.05, most = 2.3;
    cost before = { 0, 0, 0 }, c = before;
    double worst = 0;
    printf("%-8s %-8s %-26s", w.command[0], w.as->name, w.flood->name);
    for (size_t kib = from; kib <= to && c.status == 0; kib *= 2) {
        c = cost_at(&w, kib, 1);
        int doubt = before.seconds > least && c.seconds > most * before.seconds;
        if (doubt) before = cost_at(&w, kib / 2, 5);
        if (doubt) c = cost_at(&w, kib, 5);
        if (before.seconds > least && c.seconds / before.seconds > worst) worst = c.seconds / before.seconds;
        before = c;
        printf(" %7.2f", c.seconds);
        if (kib * 2 > to || c.status) printf("  %6.1f B/B", (double)(c.kib - BASE) * 1024 / (double)w.size);
        fflush(stdout);
    }
    int bad = worst > most || (c.status != 0 && c.status != 4);
    printf("  x%.2f  status %d%s\n", worst, c.status, bad ? "  !" : "");
    fflush(stdout);
    return bad;
}

static int wanted(int count, char **words, const char *command, const format *as, const flood *f)
{
    char line[256];
    snprintf(line, sizeof line, "%s %s %s", command, as->name, f->name);
    for (int i = 0; i < count; i++)
        if (!strstr(line, words[i])) return 0;
    return 1;
}

int main(int argc, char **argv)
{
    char folder[] = "/tmp/growth.XXXXXX", path[64];
    int bad = 0;
    if (argc < 4 || !mkdtemp(folder)) return 2;
    size_t from = strtoul(argv[2], NULL, 10), to = strtoul(argv[3], NULL, 10);
    for (size_t c = 0; c < COUNT(commands); c++)
        for (size_t k = 0; k < COUNT(floods); k++)
            for (size_t a = 0; a < COUNT(formats); a++)
                if (strchr(floods[k].takes, formats[a].letter) &&
                    wanted(argc - 4, argv + 4, commands[c][0], &formats[a], &floods[k])) {
                    snprintf(path, sizeof path, "%s/flood%s", folder, formats[a].ending);
                    bad += measure((work){ argv[1], path, commands[c], &formats[a], &floods[k], 0 }, from, to);
                }
    for (size_t a = 0; a < COUNT(formats); a++) {
        snprintf(path, sizeof path, "%s/flood%s", folder, formats[a].ending);
        unlink(path);
    }
    rmdir(folder);
    printf("%d grew too fast or failed\n", bad);
    return bad > 0;
}
