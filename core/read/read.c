/* read.c: the table of readers; --from and the names of files find their format here. */
#include "read/read.h"

#include "base/utf8.h"

static const wn_reader readers[] = {
    { "text", "plain text: blank lines, headings, lists", " .txt .text ", false, wn_read_text },
    { "ndjson", "one JSON object with a field `text` a line", " .ndjson .jsonl ", true,
      wn_read_ndjson },
    { "html", "a web page, damaged ones too", " .html .htm .xhtml ", false, wn_read_html },
    { "markdown", "CommonMark with tables, notes, task lists, strikethrough; front matter is kept",
      " .md .markdown .mkd .mdown ", false, wn_read_markdown },
    { "pandoc", "pandoc's JSON, as `pandoc -t json` writes it", " .json .ast ", false,
      wn_read_pandoc },
};

#define READERS (sizeof readers / sizeof *readers)

const wn_reader *wn_reader_find(wn_str name)
{
    if (wn_str_eq(name, WN_STR("json"))) name = WN_STR("pandoc");
    for (size_t i = 0; i < READERS; i++)
        if (wn_str_eq(name, wn_str_of(readers[i].name))) return &readers[i];
    return NULL;
}

const wn_reader *wn_reader_for(const char *path)
{
    const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
    size_t n = dot ? strlen(dot) : 0;
    for (size_t i = 0; i < READERS && n > 1; i++) {
        const char *at = strstr(readers[i].extensions, dot);
        if (at && at[-1] == ' ' && at[n] == ' ') return &readers[i];
    }
    return &readers[0];
}

const wn_reader *wn_reader_each(uint32_t index)
{
    return index < READERS ? &readers[index] : NULL;
}

bool wn_read_source(wn_doc *doc, const wn_read_options *options, wn_err *err)
{
    size_t bad = options->replace ? 0 : wn_utf8_bad(doc->source);
    if (options->replace) doc->source = wn_utf8_mended(doc->arena, doc->source);
    if (options->replace || bad == doc->source.len) return true;
    return wn_fail(err, WN_BAD_INPUT, bad, "not UTF-8: byte 0x%02X; expected UTF-8, or --invalid=replace",
                   (unsigned char)doc->source.ptr[bad]);
}
