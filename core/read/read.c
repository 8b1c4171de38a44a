/* read.c: the table of readers; --from and the names of files find their format here. */
#include "read/read.h"

#include "base/packing.h"
#include "base/utf8.h"

static const wn_reader readers[] = {
    { "text", "plain text: blank lines, headings, lists", " .txt .text ", .read = wn_read_text },
    { "ndjson", "one JSON object with a field `text` a line", " .jsonl .ndjson ", true, NULL,
      wn_read_ndjson },
    { "html", "a web page, damaged ones too", " .html .htm .xhtml ", .read = wn_read_html },
    { "markdown", "CommonMark with tables, notes, task lists, strikethrough; front matter is kept",
      " .md .markdown .mkd .mdown ", .read = wn_read_markdown },
    { "pandoc", "pandoc's JSON, as `pandoc -t json` writes it", " .json .ast ", .read = wn_read_pandoc },
    { "warc", "archived web pages, or their text (WET): responses of HTML, and conversions", " .warc .wet ",
      true, wn_warc_piece, wn_read_warc },
};

#define READERS (sizeof readers / sizeof *readers)

const wn_reader *wn_reader_find(wn_str name)
{
    if (wn_str_eq(name, WN_STR("json"))) name = WN_STR("pandoc");
    for (size_t i = 0; i < READERS; i++)
        if (wn_str_eq(name, wn_str_of(readers[i].name))) return &readers[i];
    return NULL;
}

const wn_reader *wn_reader_named(const char *path)
{
    char ending[16];
    size_t stem = wn_packing_stem(path), at = stem, n;
    while (at > 0 && path[at - 1] != '.' && path[at - 1] != '/') at--;
    n = stem - at + 1;
    if (at == 0 || path[at - 1] != '.' || n < 2 || n > sizeof ending - 3) return NULL;
    ending[0] = ending[n + 1] = ' ';
    memcpy(ending + 1, path + at - 1, n);
    ending[n + 2] = '\0';
    for (size_t i = 0; i < READERS; i++)
        if (strstr(readers[i].extensions, ending)) return &readers[i];
    return NULL;
}

const wn_reader *wn_reader_for(const char *path)
{
    const wn_reader *r = wn_reader_named(path);
    return r ? r : &readers[0];
}

const wn_reader *wn_reader_of(const char *path, wn_str bytes)
{
    static const struct { const char *start, *format; } signs[] = {
        { "<!doctype html", "html" }, { "<html", "html" }, { "<head", "html" }, { "<title", "html" },
        { "<body", "html" }, { "{\"pandoc-api-version\"", "pandoc" }
    };
    size_t from = wn_utf8_mark(bytes);
    while (from < bytes.len && memchr(" \t\r\n", bytes.ptr[from], 4)) from++;
    bool wide = wn_str_begins(bytes, WN_STR("\xFF\xFE<\0")) || wn_str_begins(bytes, WN_STR("\xFE\xFF\0<"));
    if (wide && !wn_reader_named(path)) return wn_reader_find(WN_STR("html"));      /* UTF-16: pages alone */
    for (size_t i = 0; i < sizeof signs / sizeof *signs && !wn_reader_named(path); i++) {
        size_t n = strlen(signs[i].start);
        if (bytes.len - from >= n && strncasecmp(bytes.ptr + from, signs[i].start, n) == 0)
            return wn_reader_find(wn_str_of(signs[i].format));
    }
    return wn_reader_for(path);
}

const wn_reader *wn_reader_each(uint32_t index)
{
    return index < READERS ? &readers[index] : NULL;
}

/* What is no text, but begins as something known. */
static const struct { const char *start; size_t len; const char *told; } others[] = {
    { "PK\3\4", 4, "a zip archive, as docx, odt and epub are; pandoc reads them: "
      "pandoc FILE --filter winnow -t markdown" },
    { "%PDF-", 5, "a PDF; pdftotext makes text of it" },
    { "\xFD" "7zXZ", 5, "packed by xz; xz -dc FILE | winnow" },
    { "BZh", 3, "packed by bzip2; bzip2 -dc FILE | winnow" },
    { "\xFF\xFE\0\0", 4, "UTF-32; iconv -f UTF-32 -t UTF-8 makes UTF-8 of it" },
    { "\0\0\xFE\xFF", 4, "UTF-32; iconv -f UTF-32 -t UTF-8 makes UTF-8 of it" },
    { "\xFF\xFE", 2, "UTF-16; iconv -f UTF-16 -t UTF-8 makes UTF-8 of it" },
    { "\xFE\xFF", 2, "UTF-16; iconv -f UTF-16 -t UTF-8 makes UTF-8 of it" },
};

static const char *other_of(wn_str bytes)
{
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (bytes.len >= others[i].len && memcmp(bytes.ptr, others[i].start, others[i].len) == 0)
            return others[i].told;
    return NULL;
}

bool wn_read_source(wn_doc *doc, const wn_read_options *options, wn_err *err)
{
    size_t bad = options->replace ? 0 : wn_utf8_bad(doc->source);
    if (options->replace) doc->source = wn_utf8_mended(doc->arena, doc->source);
    if (options->replace || bad == doc->source.len) return true;
    const char *other = other_of(doc->source);
    if (other) return wn_fail(err, WN_BAD_INPUT, bad, "not UTF-8 but %s", other);
    return wn_fail(err, WN_BAD_INPUT, bad, "not UTF-8: byte 0x%02X; expected UTF-8, or --invalid=replace",
                   (unsigned char)doc->source.ptr[bad]);
}
