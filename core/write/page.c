/* page.c: a view as a page that stands alone: no script, no network, no file beside it. The text is
** a row of pieces, each with the looks of all that it lies in as classes; what there is to say of
** a piece stands in it, and shows where the pointer or the focus is. Boxes above the text switch
** kinds off, by style alone:
**
**     input#off-quote … div.columns      main:has(#off-quote:not(:checked)) .quote { … } */
#include "write/view.h"

#include <stdlib.h>

#include "base/safe.h"
#include "base/utf8.h"
#include "write/page.h"
#include "write/splice.h"

enum {
    SAID = 12,      /* quotes of one speaker that are listed */
    LINE = 400      /* bytes of a line at each piece; else a page grows with the square of the text */
};

void wn_page_add(wn_buf *out, const char *markup)
{
    wn_buf_add(out, wn_str_of(markup));
}

/* What steers or reorders what one sees is shown as a code. */
static bool is_hidden(wn_str s, size_t at, uint32_t c)
{
    bool end = c == '\n' || (c == '\r' && at + 1 < s.len && s.ptr[at + 1] == '\n');
    return !wn_safe_char(c) && !end && c != '\t';
}

static void add_good(wn_buf *out, wn_str s)
{
    uint32_t len;
    size_t from = 0;
    for (size_t i = 0; i < s.len; i += len) {
        uint32_t c = wn_utf8_at(s, i, &len);
        if (!is_hidden(s, i, c)) continue;
        wn_html_escape(out, (wn_str){s.ptr + from, i - from}, false);
        wn_buf_print(out, "<span class=\"code\">U+%04X</span>", (unsigned)c);
        from = i + len;
    }
    wn_html_escape(out, (wn_str){s.ptr + from, s.len - from}, false);
}

/* Names of files and rules may be any bytes. */
void wn_page_text(wn_buf *out, wn_str s)
{
    while (s.len) {
        size_t n = wn_utf8_bad(s);
        add_good(out, (wn_str){s.ptr, n});
        if (n < s.len)
            wn_buf_print(out, "<span class=\"code\">0x%02X</span>", (unsigned char)s.ptr[n++]);
        s = (wn_str){s.ptr + n, s.len - n};
    }
}

unsigned wn_page_percent(uint64_t part, uint64_t whole)
{
    return whole ? (unsigned)((part * 200 / whole + 1) / 2) : 0;
}

void wn_page_bar(wn_buf *out, uint64_t part, uint64_t whole, const char *look)
{
    wn_buf_print(out,
                 "<svg class=\"bar %s\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" "
                 "aria-hidden=\"true\">"
                 "<rect width=\"100\" height=\"10\"/><rect class=\"part\" width=\"%u\" "
                 "height=\"10\"/></svg>",
                 look, wn_page_percent(part, whole));
}

/* ---- the text */

static void add_classes(wn_buf *out, const wn_piece *p)
{
    wn_page_add(out, "<span class=\"piece");
    for (uint32_t i = 0; i < p->count; i++)
        wn_buf_print(out, " %s", wn_looks[p->shades[i]->look].name);
    wn_page_add(out, "\"");
}

static bool has_tip(const wn_piece *p)
{
    for (uint32_t i = 0; i < p->count; i++)
        if (p->shades[i]->about.len) return true;
    return false;
}

static void add_line(wn_buf *out, wn_str s)
{
    size_t len = wn_utf8_start(s, LINE);
    wn_page_text(out, (wn_str){s.ptr, len});
    if (len < s.len) wn_page_add(out, "…");
}

static void add_tip(wn_buf *out, const wn_piece *p)
{
    wn_page_add(out, "<span class=\"tip\">");
    for (uint32_t i = 0; i < p->count; i++) {
        const wn_shade *s = p->shades[i];
        wn_buf_print(out, "<span class=\"line of-%s\"><b>", wn_looks[s->look].name);
        wn_page_text(out, s->name);
        wn_page_add(out, s->about.len ? ":</b> " : "</b>");
        add_line(out, s->about);
        wn_page_add(out, "</span>");
    }
    wn_page_add(out, "</span>");
}

static void add_edit(const wn_edit *e, wn_buf *out)
{
    if (e->replace) {
        wn_page_add(out, "<ins>");
        wn_page_text(out, e->with);
        wn_page_add(out, "</ins>");
    }
    wn_page_add(out, "<small class=\"why\">");
    wn_page_add(out, e->replace ? "replaced" : "dropped");
    if (e->reason.len) wn_page_add(out, ": ");
    wn_page_text(out, e->reason);
    wn_page_add(out, " <span class=\"who\">");
    wn_page_text(out, e->filter);
    wn_page_add(out, "/");
    wn_page_text(out, e->rule);
    wn_page_add(out, "</span></small>");
}

static void add_piece(const wn_view *v, const wn_piece *p, wn_buf *out)
{
    bool tip = has_tip(p);
    if (p->edit) wn_page_add(out, "<del>");
    if (p->count) {
        add_classes(out, p);
        wn_page_add(out, tip ? " tabindex=\"0\">" : ">");
    }
    wn_page_text(out, wn_str_cut(v->doc->text, p->span));
    if (tip) add_tip(out, p);
    if (p->count) wn_page_add(out, "</span>");
    if (p->edit) wn_page_add(out, "</del>");
    if (p->edit && p->ends) add_edit(p->edit, out);
}

static void add_blocks(const wn_view *v, wn_buf *out)
{
    wn_pieces pieces = wn_pieces_new(v);
    wn_piece piece;
    wn_page_add(out, "<section id=\"text\" aria-label=\"The text\">\n");
    for (uint32_t i = 0; i < v->doc->blocks.len; i++) {
        const wn_block *b = &v->doc->blocks.at[i];
        bool edited = wn_view_edited(v, b->span);
        if (v->only_dropped && !edited) continue;
        wn_buf_print(out, "<div class=\"block %s%s\" dir=\"auto\" id=\"b%u\">",
                     wn_block_name((wn_block_type)b->type), edited ? " edited" : "", (unsigned)i);
        wn_pieces_block(&pieces, b->span);
        while (wn_pieces_next(&pieces, &piece)) add_piece(v, &piece, out);
        wn_page_add(out, "</div>\n");
    }
    wn_page_add(out, "</section>\n");
}

/* ---- beside it */

static void add_link(const wn_view *v, wn_span s, wn_buf *out)
{
    wn_buf_print(out, "<a href=\"#b%u\">", (unsigned)wn_doc_block_at(v->doc, s.start));
    wn_page_text(out, wn_str_cut(v->doc->text, s));
    wn_page_add(out, "</a>");
}

static void add_voices(const wn_view *v, wn_buf *out)
{
    uint64_t all = 0;
    for (uint32_t i = 0; i < v->voices.len; i++) all += v->voices.at[i].words;
    if (!v->voices.len) return;
    wn_page_add(out, "<section><h2>Who is quoted</h2><ul class=\"voices\">\n");
    for (uint32_t i = 0; i < v->voices.len; i++) {
        const wn_voice *voice = &v->voices.at[i];
        wn_page_add(out, "<li><details><summary><bdi>");
        if (voice->name.len)
            wn_page_text(out, voice->name);
        else
            wn_page_add(out, "<em>nobody named</em>");
        wn_buf_print(out,
                     "</bdi> <span class=\"count\">%u&nbsp;words, %u&nbsp;%%</span></summary><ul>",
                     (unsigned)voice->words, wn_page_percent(voice->words, all));
        for (uint32_t k = 0; k < voice->said.len && k < SAID; k++) {
            wn_page_add(out, "<li dir=\"auto\">");
            add_link(v, voice->said.at[k], out);
            wn_page_add(out, "</li>");
        }
        if (voice->said.len > SAID)
            wn_buf_print(out, "<li>%u more</li>", (unsigned)(voice->said.len - SAID));
        wn_page_add(out, "</ul></details>");
        wn_page_bar(out, voice->words, all, "quote");
        wn_page_add(out, "</li>\n");
    }
    wn_page_add(out, "</ul></section>\n");
}

typedef struct {
    wn_str reason;
    uint32_t words;
} gone;

static int by_words(const void *a, const void *b)
{
    const gone *x = a, *y = b;
    return WN_ORDER(y->words, x->words);
}

/* Words that went, by reason. */
static uint32_t count_gone(const wn_view *v, wn_arena *a, gone **out)
{
    WN_LIST(gone) list = {0};
    for (uint32_t i = 0; i < v->edits->edits.len; i++) {
        const wn_edit *e = &v->edits->edits.at[i];
        wn_str reason = e->reason.len ? e->reason : e->rule;
        uint32_t k = 0;
        while (k < list.len && !wn_str_eq(list.at[k].reason, reason)) k++;
        if (k == WN_VIEW_VOICES) continue;
        if (k == list.len) *wn_list_add(a, &list) = (gone){reason, 0};
        list.at[k].words += wn_doc_words(v->doc, e->span);
    }
    if (list.len) qsort(list.at, list.len, sizeof *list.at, by_words);
    *out = list.at;
    return list.len;
}

static void add_row(wn_buf *out, wn_str name, uint32_t words, uint32_t all, const char *look)
{
    wn_page_add(out, "<tr><th scope=\"row\">");
    wn_page_text(out, name);
    wn_buf_print(out, "</th><td>%u</td><td>%u&nbsp;%%</td><td>", (unsigned)words,
                 wn_page_percent(words, all));
    wn_page_bar(out, words, all, look);
    wn_page_add(out, "</td></tr>\n");
}

static void add_shares(const wn_view *v, wn_buf *out)
{
    uint32_t kept, words = wn_view_words(v, &kept);
    gone *list;
    uint32_t n = count_gone(v, out->arena, &list);
    wn_page_add(
        out,
        "<section><h2>Kept and dropped</h2><table class=\"shares\"><thead><tr><th "
        "scope=\"col\">what</th>"
        "<th scope=\"col\">words</th><th scope=\"col\">share</th><td></td></tr></thead><tbody>\n");
    add_row(out, WN_STR("kept"), kept, words, "kept");
    for (uint32_t i = 0; i < n; i++) add_row(out, list[i].reason, list[i].words, words, "gone");
    wn_page_add(out, "</tbody></table></section>\n");
}

static void add_claims(const wn_view *v, wn_buf *out)
{
    if (!v->claims.len) return;
    wn_page_add(
        out, "<section><h2>Claims</h2><div class=\"wide\" tabindex=\"0\" role=\"region\" "
             "aria-label=\"Claims\"><table>"
             "<thead><tr><th scope=\"col\">score</th><th scope=\"col\">claim</th><th "
             "scope=\"col\">source</th>"
             "<th scope=\"col\">hedges</th><th scope=\"col\">figures</th></tr></thead><tbody>\n");
    for (uint32_t i = 0; i < v->claims.len; i++) {
        const wn_stated *c = &v->claims.at[i];
        wn_str cells[] = {c->source, c->hedges, c->figures};
        wn_buf_print(out, "<tr><td>%.2f</td><td dir=\"auto\">", c->score);
        add_link(v, c->span, out);
        for (int k = 0; k < 3; k++) {
            wn_page_add(out, "</td><td dir=\"auto\">");
            wn_page_text(out, cells[k]);
        }
        wn_page_add(out, "</td></tr>\n");
    }
    wn_page_add(out, "</tbody></table></div></section>\n");
}

/* ---- above it */

static void add_switches(const wn_view *v, wn_buf *out)
{
    bool seen[32] = {false};
    for (uint32_t i = 0; i < v->shades.len; i++) seen[v->shades.at[i].look] = true;
    for (uint32_t i = 0; wn_looks[i].name; i++)
        if (seen[i])
            wn_buf_print(out,
                         "<span class=\"kind\"><input type=\"checkbox\" checked id=\"off-%s\">"
                         "<label for=\"off-%s\" "
                         "class=\"of-%s\" "
                         "title=\"%s\">%s</label></span>\n",
                         wn_looks[i].name, wn_looks[i].name, wn_looks[i].name, wn_looks[i].about,
                         wn_looks[i].name);
    if (v->edits->edits.len)
        wn_page_add(out, "<span class=\"kind\"><input type=\"checkbox\" checked id=\"off-dropped\"><label "
                         "for=\"off-dropped\" class=\"of-dropped\" "
                         "title=\"what filters dropped or replaced\"><del>dropped</del></label></span>\n");
}

void wn_page_begin(wn_buf *out, wn_str title)
{
    wn_page_add(
        out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    wn_page_text(out, title);
    wn_page_add(out, " – winnow</title>\n<style>\n");
    wn_page_add(out, wn_page_style);
    for (uint32_t i = 0; wn_looks[i].name; i++)
        wn_buf_print(out,
                     "main:has(#off-%s:not(:checked)) "
                     ".piece.%s{all:unset}main:has(#off-%s:not(:checked)) .of-%s.line"
                     "{display:none}\n",
                     wn_looks[i].name, wn_looks[i].name, wn_looks[i].name, wn_looks[i].name);
    wn_page_add(out, "</style>\n</head>\n<body>\n<header><h1 dir=\"auto\">");
    wn_page_text(out, title);
    wn_page_add(out, "</h1>\n");
}

void wn_write_page(const wn_view *v, wn_buf *out)
{
    uint32_t kept, words = wn_view_words(v, &kept);
    wn_page_begin(out, v->doc->name);
    wn_buf_print(out, "<p>%u of %u words kept (%u&nbsp;%%) by ", (unsigned)kept, (unsigned)words,
                 wn_page_percent(kept, words));
    wn_page_text(out, v->filters);
    wn_page_add(out, ".</p></header>\n<main>\n<p id=\"kinds\">Shown in the text:</p>\n");
    add_switches(v, out);
    wn_page_add(out, "<div class=\"columns\">\n");
    add_blocks(v, out);
    wn_page_add(out, "<div id=\"beside\">\n");
    add_shares(v, out);
    add_voices(v, out);
    add_claims(v, out);
    wn_page_add(out, "</div>\n</div>\n</main>\n</body>\n</html>\n");
}
