/* write.c: the table of writers. */
#include "write/write.h"

static const wn_writer writers[] = {
    { "text", "the kept text; marks do not show", false, false, false, wn_write_text },
    { "ndjson", "one record a line, with a field `marks` where there are marks",
      true, false, true, wn_write_ndjson },
    { "dolma", "attributes of Dolma, a line for each record: what would go is winnow__FILTER__REASON, what is "
      "marked winnow__CLASS, each [start, end, 1.0] in code points", false, false, true, wn_write_dolma },
    { "markdown", "from Markdown, the bytes that no edit touches, marks are <mark>; else a block a paragraph, "
      "heading, item, quote or row", true, false, false, wn_write_markdown },
    { "html", "a page; from a page, the bytes that no edit touches; marks are <mark>", true, false, false,
      wn_write_html },
    { "pandoc", "pandoc's JSON; marks are Spans and Divs", true, true, false, wn_write_pandoc },
};

#define WRITERS (sizeof writers / sizeof *writers)

const wn_writer *wn_writer_find(wn_str name)
{
    if (wn_str_eq(name, WN_STR("json"))) name = WN_STR("pandoc");
    for (size_t i = 0; i < WRITERS; i++)
        if (wn_str_eq(name, wn_str_of(writers[i].name))) return &writers[i];
    return NULL;
}

const wn_writer *wn_writer_each(uint32_t index)
{
    return index < WRITERS ? &writers[index] : NULL;
}
