/* ndjson.c: a record. From ndjson: the record as it came in, spliced inside the string that holds the
** text; from other formats: {"id", "text"}, from a page with its title, author, date, site, lang and url,
** and "origin", which says where each of them was found. Marks are a field of their own, at the end
** or in the place of the one that the record has: "marks": [{"start", "end", "class", …}], bytes of the text
** that is written. A second field of that name would hide one of the two from whoever parses it.
*/
#include "base/json.h"
#include "doc/cursor.h"
#include "write/write.h"

/* ---- marks */

/* Where byte AT of the text stands in the text that is written; NEXT is the first edit not yet passed,
** and GROWN by how much the text before it grew. Called with rising AT. */
typedef struct { const wn_edits *edits; uint32_t next; int64_t grown; } shift;

static int64_t place(shift *s, uint32_t at)
{
    while (s->next < s->edits->edits.len && s->edits->edits.at[s->next].span.end <= at) {
        const wn_edit *e = &s->edits->edits.at[s->next++];
        s->grown += (e->replace ? (int64_t)e->with.len : 0) - (int64_t)wn_span_len(e->span);
    }
    return (int64_t)at + s->grown;
}

static void add_mark(wn_buf *out, const wn_mark *m, int64_t start, int64_t end)
{
    wn_buf_print(out, "{\"start\":%lld,\"end\":%lld,\"class\":", (long long)start, (long long)end);
    wn_json_string(out, m->name);
    for (uint32_t k = 0; k < m->attr_count; k++) {
        wn_buf_byte(out, ',');
        wn_json_string(out, m->attrs[k].key);
        wn_buf_byte(out, ':');
        wn_json_string(out, m->attrs[k].value);
    }
    wn_buf_byte(out, '}');
}

static void add_marks(wn_buf *out, const wn_edits *edits)
{
    shift starts = { edits, 0, 0 };
    wn_buf_byte(out, '[');
    for (uint32_t i = 0; i < edits->marks.len; i++) {
        const wn_mark *m = &edits->marks.at[i];
        int64_t start = place(&starts, m->span.start);
        shift ends = starts;        /* ends do not rise: marks nest */
        if (i > 0) wn_buf_byte(out, ',');
        add_mark(out, m, start, place(&ends, m->span.end));
    }
    wn_buf_byte(out, ']');
}

/* ---- a record that came in as one */

static void splice(const wn_doc *doc, const wn_edits *edits, wn_buf *out)
{
    wn_cursor c = wn_cursor_new(doc);
    uint32_t at = 0;
    for (uint32_t i = 0; i < edits->edits.len; i++) {
        const wn_edit *e = &edits->edits.at[i];
        uint32_t start = wn_cursor_start(&c, e->span.start);
        wn_json_join(out, (wn_str){ doc->source.ptr + at, start - at });
        if (e->replace) wn_json_escape(out, e->with);
        at = wn_cursor_start(&c, e->span.end);
    }
    wn_json_join(out, (wn_str){ doc->source.ptr + at, doc->source.len - at });
}

/* Where in OUT, which has the record from byte BEGIN on, the marks that it came with stand, or the closing
** brace. Behind the text, all is moved by as much as the text grew. */
static void find_marks(const wn_doc *doc, const wn_buf *out, size_t begin, size_t *from, size_t *to)
{
    const wn_span *old = doc->form;
    size_t end = out->len;
    while (out->ptr[end - 1] != '}') end--;
    *from = *to = end - 1;
    if (!old) return;
    bool behind = old->start > doc->leaves.at[0].from;
    *from = behind ? out->len - (doc->source.len - old->start) : begin + old->start;
    *to = *from + wn_span_len(*old);
}

static bool insert_marks(const wn_doc *doc, const wn_edits *edits, wn_buf *out, size_t begin, wn_err *err)
{
    const wn_span *old = doc->form;
    size_t from, to;
    if (old && wn_span_has(*old, doc->leaves.at[0].from))
        return wn_fail(err, WN_USAGE, old->start, "the text is in the field marks, where marks would go; "
                       "expected it in another one");
    find_marks(doc, out, begin, &from, &to);
    wn_str rest = wn_arena_copy(out->arena, (wn_str){ out->ptr + to, out->len - to });
    out->len = from;
    if (!old) wn_buf_add(out, WN_STR(",\"marks\":"));
    add_marks(out, edits);
    wn_buf_add(out, rest);
    return true;
}

/* What a page says of itself, and where it says so. */
static void add_facts(wn_buf *out, const wn_doc *doc)
{
    static const char *const shown[] = { "title", "author", "date", "published", "site", "lang", "url",
                                         "canonical" };
    wn_buf origin = wn_buf_new(out->arena);
    for (size_t k = 0; k < sizeof shown / sizeof *shown; k++) {
        for (uint32_t i = 0; i < doc->origins.len; i++) {
            if (!wn_str_eq(doc->origins.at[i].key, wn_str_of(shown[k]))) continue;
            wn_buf_print(out, ",\"%s\":", shown[k]);
            wn_json_string(out, doc->meta.at[i].value);
            wn_buf_print(&origin, "%s\"%s\":", origin.len ? "," : "", shown[k]);
            wn_json_string(&origin, doc->origins.at[i].value);
        }
    }
    if (!origin.len) return;
    wn_buf_add(out, WN_STR(",\"origin\":{"));
    wn_buf_add(out, wn_buf_str(&origin));
    wn_buf_byte(out, '}');
}

bool wn_write_ndjson(const wn_doc *doc, const char *from, const wn_edits *edits, wn_buf *out,
                     wn_err *err)
{
    if (strcmp(from, "ndjson") == 0) {
        size_t begin = out->len;
        splice(doc, edits, out);
        return !edits->marks.len || insert_marks(doc, edits, out, begin, err);
    }
    wn_buf_add(out, WN_STR("{\"id\":"));
    wn_json_string(out, doc->name);
    wn_buf_add(out, WN_STR(",\"text\":"));
    wn_json_string(out, wn_edit_text(doc, edits, out->arena));
    add_facts(out, doc);
    if (edits->marks.len) {
        wn_buf_add(out, WN_STR(",\"marks\":"));
        add_marks(out, edits);
    }
    wn_buf_byte(out, '}');
    return true;
}
