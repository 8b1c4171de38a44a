/* tally.c: see tally.h.
**
**     totals       documents, words, words kept
**     reasons      words and spans dropped, by reason
**     kinds        how many of each kind were found
**     shares       documents by the part of their words that was kept, in tenths
**     lines        what was dropped most often, a line and its reason
**     examples     the documents that lost most */
#include "write/tally.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "write/page.h"

enum {
    ROOM = 1 << 16,
    REASONS = 64,
    KINDS = 64,
    TENTHS = 10,
    EXAMPLES = 10,
    LISTED = 30,
    LONGEST = 160,
    SIZES = 8
};

typedef struct {
    wn_str name;
    uint64_t count, words;
} heap;
typedef struct {
    uint64_t hash, count;
    wn_str text, reason;
} line;
typedef struct {
    wn_str name, text;
    uint32_t words, kept;
} example;

struct wn_tally {
    wn_arena *arena;
    uint64_t documents, words, kept;
    uint64_t shares[TENTHS], sizes[SIZES];
    heap reasons[REASONS], kinds[KINDS];
    uint32_t reason_count, kind_count, line_count;
    line *lines;                /* a hash table of twice ROOM */
    example examples[EXAMPLES]; /* by words lost, most first */
};

wn_tally *wn_tally_new(wn_arena *a)
{
    wn_tally *t = wn_arena_get(a, sizeof *t);
    t->arena = a;
    t->lines = wn_arena_array(a, (size_t)ROOM * 2, sizeof *t->lines);
    return t;
}

/* ---- counting */

static void add_to(const wn_tally *t, heap *list, uint32_t *len, wn_str name, uint64_t words)
{
    uint32_t i = 0, most = list == t->reasons ? REASONS : KINDS;
    while (i < *len && !wn_str_eq(list[i].name, name)) i++;
    if (i == most) return;
    if (i == *len) list[(*len)++].name = wn_arena_copy(t->arena, name);
    list[i].count++;
    list[i].words += words;
}

static uint64_t hash_on(uint64_t h, wn_str s)
{
    for (size_t i = 0; i < s.len; i++) h = (h ^ (unsigned char)s.ptr[i]) * UINT64_C(1099511628211);
    return h;
}

static void add_line(wn_tally *t, wn_str text, wn_str reason)
{
    uint64_t hash = hash_on(hash_on(UINT64_C(14695981039346656037), text), reason) | 1;
    size_t k = hash >> 9 & (ROOM * 2 - 1);
    while (t->lines[k].hash && t->lines[k].hash != hash) k = (k + 1) & (ROOM * 2 - 1);
    line *l = &t->lines[k];
    if (!l->hash && t->line_count == ROOM) return;
    if (!l->hash) {
        *l = (line){hash, 0, wn_arena_copy(t->arena, text), wn_arena_copy(t->arena, reason)};
        t->line_count++;
    }
    l->count++;
}

static wn_str start_of(wn_str s) { return (wn_str){ s.ptr, wn_utf8_start(s, LONGEST) }; }

static void add_example(wn_tally *t, example e)
{
    uint32_t at = EXAMPLES;
    while (at > 0 && e.words - e.kept > t->examples[at - 1].words - t->examples[at - 1].kept) at--;
    if (at == EXAMPLES || !e.text.len) return;
    memmove(&t->examples[at + 1], &t->examples[at], (EXAMPLES - at - 1) * sizeof *t->examples);
    e.name = wn_arena_copy(t->arena, e.name);
    e.text = wn_arena_copy(t->arena, e.text);
    t->examples[at] = e;
}

static void add_document(wn_tally *t, example e)
{
    uint32_t size = 0, tenth = e.words ? (uint32_t)((uint64_t)e.kept * TENTHS / e.words) : TENTHS;
    t->documents++;
    t->words += e.words;
    t->kept += e.kept;
    t->shares[tenth < TENTHS ? tenth : TENTHS - 1]++;
    while (size + 1 < SIZES && e.words >= 25u << size) size++;
    t->sizes[size]++;
    add_example(t, e);
}

/* ---- what is counted, packed: entries, each with its two strings behind it */

typedef enum { DOCUMENT, KIND, REASON, LINE } sort;
typedef struct { uint32_t sort, words, kept, name, text; } entry;

static void pack(wn_buf *out, entry e, wn_str name, wn_str text)
{
    e.name = (uint32_t)name.len;
    e.text = (uint32_t)text.len;
    wn_buf_add(out, (wn_str){ (const char *)&e, sizeof e });
    wn_buf_add(out, name);
    wn_buf_add(out, text);
}

/* An edit, and the blocks that it takes whole, as lines. */
static void pack_edit(wn_buf *out, const wn_view *v, const wn_edit *e)
{
    wn_str reason = e->reason.len ? e->reason : e->rule;
    pack(out, (entry){ .sort = REASON, .words = wn_doc_words(v->doc, e->span) }, reason, WN_STR(""));
    for (uint32_t b = wn_doc_block_at(v->doc, e->span.start); b < v->doc->blocks.len; b++) {
        wn_span span = v->doc->blocks.at[b].span;
        if (span.start >= e->span.end) break;
        if (span.start >= e->span.start && span.end <= e->span.end && wn_span_len(span) <= LONGEST)
            pack(out, (entry){ .sort = LINE }, reason, wn_str_cut(v->doc->text, span));
    }
}

wn_str wn_tally_pack(const wn_view *v)
{
    wn_buf out = wn_buf_new(v->doc->arena);
    const wn_edits *edits = v->edits;
    entry whole = { .sort = DOCUMENT };
    whole.words = wn_view_words(v, &whole.kept);
    wn_span first = edits->edits.len ? edits->edits.at[0].span : (wn_span){ 0, 0 };
    pack(&out, whole, v->doc->name, start_of(wn_str_cut(v->doc->text, first)));
    for (uint32_t i = 0; i < v->shades.len; i++)
        pack(&out, (entry){ .sort = KIND }, v->shades.at[i].name, WN_STR(""));
    for (uint32_t i = 0; i < edits->edits.len; i++) pack_edit(&out, v, &edits->edits.at[i]);
    return wn_buf_str(&out);
}

void wn_tally_add(wn_tally *t, wn_str packed)
{
    for (entry e; packed.len; packed = (wn_str){ packed.ptr + e.name + e.text, packed.len - e.name - e.text }) {
        memcpy(&e, packed.ptr, sizeof e);
        packed = (wn_str){ packed.ptr + sizeof e, packed.len - sizeof e };
        wn_str name = { packed.ptr, e.name }, text = { packed.ptr + e.name, e.text };
        if (e.sort == DOCUMENT) add_document(t, (example){ name, text, e.words, e.kept });
        else if (e.sort == KIND) add_to(t, t->kinds, &t->kind_count, name, 0);
        else if (e.sort == REASON) add_to(t, t->reasons, &t->reason_count, name, e.words);
        else add_line(t, text, name);
    }
}

/* ---- the page */

/* LOOK: shares, with a column of bars behind the others, or list. */
static void begin_table(wn_buf *out, const char *title, const char *look, const char *const *columns)
{
    wn_buf_print(out, "<section><h2>%s</h2><table class=\"%s\"><thead><tr>", title, look);
    for (; *columns; columns++) wn_buf_print(out, "<th scope=\"col\">%s</th>", *columns);
    wn_page_add(out, look[0] == 's' ? "<td></td></tr></thead><tbody>\n" : "</tr></thead><tbody>\n");
}

static void end_table(wn_buf *out)
{
    wn_page_add(out, "</tbody></table></section>\n");
}

static void add_row(wn_buf *out, wn_str name, uint64_t n, uint64_t all, const char *look)
{
    wn_page_add(out, "<tr><th scope=\"row\">");
    wn_page_text(out, name);
    wn_buf_print(out, "</th><td>%llu</td><td>%u&nbsp;%%</td><td>", (unsigned long long)n,
                 wn_page_percent(n, all));
    wn_page_bar(out, n, all, look);
    wn_page_add(out, "</td></tr>\n");
}

static int by_words(const void *a, const void *b)
{
    const heap *x = a, *y = b;
    return WN_ORDER(y->words, x->words);
}

static void add_reasons(const wn_tally *t, wn_buf *out)
{
    static const char *const columns[] = {"what", "words", "share", NULL};
    heap sorted[REASONS];
    memcpy(sorted, t->reasons, sizeof sorted);
    qsort(sorted, t->reason_count, sizeof *sorted, by_words);
    begin_table(out, "Kept and dropped", "shares", columns);
    add_row(out, WN_STR("kept"), t->kept, t->words, "kept");
    for (uint32_t i = 0; i < t->reason_count; i++)
        add_row(out, sorted[i].name, sorted[i].words, t->words, "gone");
    end_table(out);
}

/* Bars side by side, one for each of the N counts, with what it stands for below. */
static void add_bars(wn_buf *out, const char *title, const uint64_t *counts, uint32_t n,
                     const char *const *names)
{
    uint64_t most = 1;
    for (uint32_t i = 0; i < n; i++) most = counts[i] > most ? counts[i] : most;
    wn_buf_print(out,
                 "<section><h2>%s</h2><svg class=\"bars\" role=\"img\" aria-label=\"%s\" "
                 "viewBox=\"0 0 %u 124\">",
                 title, title, (unsigned)n * 50);
    for (uint32_t i = 0; i < n; i++) {
        unsigned height = (unsigned)(counts[i] * 90 / most), x = (unsigned)i * 50;
        wn_buf_print(out,
                     "<rect x=\"%u\" y=\"%u\" width=\"42\" height=\"%u\"/><text x=\"%u\" "
                     "y=\"%u\">%llu</text>"
                     "<text x=\"%u\" y=\"120\">%s</text>",
                     x + 4, 106 - height, height, x + 25, 102 - height,
                     (unsigned long long)counts[i], x + 25, names[i]);
    }
    wn_page_add(out, "</svg></section>\n");
}

static void add_kinds(const wn_tally *t, wn_buf *out)
{
    static const char *const columns[] = {"what", "found", "a document", NULL};
    begin_table(out, "Found", "list", columns);
    for (uint32_t i = 0; i < t->kind_count; i++) {
        wn_page_add(out, "<tr><th scope=\"row\">");
        wn_page_text(out, t->kinds[i].name);
        wn_buf_print(out, "</th><td>%llu</td><td>%.1f</td></tr>\n",
                     (unsigned long long)t->kinds[i].count,
                     (double)t->kinds[i].count / (double)t->documents);
    }
    end_table(out);
}

static int by_count(const void *a, const void *b)
{
    const line *x = *(const line *const *)a, *y = *(const line *const *)b;
    return 2 * WN_ORDER(y->count, x->count) + WN_ORDER(x->hash, y->hash);
}

static void add_frequent(const wn_tally *t, wn_buf *out)
{
    static const char *const columns[] = {"line", "reason", "times", NULL};
    const line **list = wn_arena_array(out->arena, t->line_count + 1u, sizeof *list);
    uint32_t n = 0;
    for (size_t k = 0; k < (size_t)ROOM * 2; k++)
        if (t->lines[k].count > 1) list[n++] = &t->lines[k];
    if (!n) return;
    qsort(list, n, sizeof *list, by_count);
    begin_table(out, "Dropped most often", "list", columns);
    for (uint32_t i = 0; i < n && i < LISTED; i++) {
        wn_page_add(out, "<tr><th scope=\"row\" dir=\"auto\">");
        wn_page_text(out, list[i]->text);
        wn_page_add(out, "</th><td>");
        wn_page_text(out, list[i]->reason);
        wn_buf_print(out, "</td><td>%llu</td></tr>\n", (unsigned long long)list[i]->count);
    }
    end_table(out);
}

static void add_examples(const wn_tally *t, wn_buf *out)
{
    static const char *const columns[] = {"document", "words kept", "dropped first", NULL};
    begin_table(out, "Documents that lost most", "list", columns);
    for (uint32_t i = 0; i < EXAMPLES && t->examples[i].name.ptr; i++) {
        const example *e = &t->examples[i];
        wn_page_add(out, "<tr><th scope=\"row\"><bdi>");
        wn_page_text(out, e->name);
        wn_buf_print(out, "</bdi></th><td>%u of %u</td><td class=\"text\" dir=\"auto\">", (unsigned)e->kept,
                     (unsigned)e->words);
        wn_page_text(out, e->text);
        wn_page_add(out, "</td></tr>\n");
    }
    end_table(out);
}

void wn_write_tally(const wn_tally *t, wn_str title, wn_str filters, wn_buf *out)
{
    static const char *const tenths[] = {"0–9 %", "10–", "20–", "30–", "40–",
                                         "50–",   "60–", "70–", "80–", "90–100"};
    static const char *const sizes[] = {"–24",  "25–",  "50–",  "100–",
                                        "200–", "400–", "800–", "1600–"};
    wn_page_begin(out, title);
    wn_buf_print(out, "<p>%llu documents, %llu of %llu words kept (%u&nbsp;%%) by ",
                 (unsigned long long)t->documents, (unsigned long long)t->kept,
                 (unsigned long long)t->words, wn_page_percent(t->kept, t->words));
    wn_page_text(out, filters);
    wn_page_add(out, ".</p></header>\n<main class=\"columns\">\n<div>\n");
    add_reasons(t, out);
    add_frequent(t, out);
    add_examples(t, out);
    wn_page_add(out, "</div>\n<div id=\"beside\">\n");
    add_bars(out, "Documents by part kept", t->shares, TENTHS, tenths);
    add_bars(out, "Documents by words", t->sizes, SIZES, sizes);
    add_kinds(t, out);
    wn_page_add(out, "</div>\n</main>\n</body>\n</html>\n");
}
