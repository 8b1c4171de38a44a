/* screen.c: a view on a terminal: block by block the text, and below it what there is to say of it.
**
**       13  “Nobody here is crying,” said Per Lunde.
**           quote     “Nobody here is crying,”: direct, speaker Per Lunde, cue said
**
** With colours, what goes is struck through; without, it stands between [- and -], and what takes
** its place between {+ and +}, as in a diff of words. A word and the codes in it are put together
** before it is known on which line it fits. */
#include "write/view.h"

#include <stdio.h>

#include "base/safe.h"
#include "base/utf8.h"

enum { MARGIN = 7, NAMES = 12, QUOTED = 48, STYLE = 64 };

typedef struct {
    wn_buf *out;
    wn_buf word;                     /* not yet on a line */
    uint32_t column, cells;          /* characters on the line; in the word */
    uint32_t width, margin;          /* of lines that are begun */
    bool gap, color;                 /* a space before the word */
    char style[STYLE], begun[STYLE]; /* codes at its end and where it begins; "" none */
} pen;

static void add_spaces(wn_buf *out, uint32_t n)
{
    while (n-- > 0) wn_buf_byte(out, ' ');
}

static void add_codes(wn_buf *out, const char *codes)
{
    wn_buf_print(out, "\033[0%s%sm", codes[0] ? ";" : "", codes);
}

/* ---- words on lines */

static void begin_line(pen *p)
{
    if (p->begun[0]) add_codes(p->out, "");
    wn_buf_byte(p->out, '\n');
    add_spaces(p->out, p->margin);
    if (p->begun[0]) add_codes(p->out, p->begun);
    p->column = p->margin;
}

/* A command of a CI system is broken, however its characters came together: "##vso[", and
** "::" where a line BEGINS. */
static void add_word(pen *p, wn_str word, bool begins)
{
    for (size_t i = 0; i < word.len; i++) {
        bool colons = begins && i == 0 && word.len > 1 && word.ptr[0] == ':' && word.ptr[1] == ':';
        if (!colons && !wn_safe_command(word, i)) wn_buf_byte(p->out, word.ptr[i]);
        else wn_buf_print(p->out, "\\x%02x", (unsigned)word.ptr[i]), p->column += 3;
    }
}

static void put_word(pen *p)
{
    bool fits = p->column + p->gap + p->cells <= p->width || p->column == p->margin;
    if (!fits)
        begin_line(p);
    else if (p->gap && p->column > p->margin)
        wn_buf_byte(p->out, ' '), p->column++;
    add_word(p, wn_buf_str(&p->word), !fits);
    p->column += p->cells;
    p->word.len = p->cells = 0;
    p->gap = false;
    memcpy(p->begun, p->style, sizeof p->begun);
}

static void put_text(pen *p, wn_str s)
{
    uint32_t len;
    for (size_t i = 0; i < s.len; i += len) {
        uint32_t c = wn_utf8_at(s, i, &len);
        if (wn_char_space(c)) {
            if (p->cells) put_word(p);
            p->gap = true;
            continue;
        }
        size_t before = p->word.len;
        wn_safe_add(&p->word, (wn_str){s.ptr + i, len});
        p->cells += p->word.len - before > len ? (uint32_t)(p->word.len - before) : 1;
    }
}

static void put_style(pen *p, const char *codes)
{
    if (!p->color || strcmp(p->style, codes) == 0) return;
    snprintf(p->style, sizeof p->style, "%s", codes);
    if (!p->cells && p->gap) put_word(p);
    add_codes(&p->word, codes);
    if (!p->cells) memcpy(p->begun, p->style, sizeof p->begun);
}

/* ---- a block */

/* SIGN right behind the last word; a space that stands there comes after it. */
static void put_end(pen *p, const char *sign)
{
    bool space = p->gap && !p->cells;
    if (space) p->gap = false;
    put_text(p, wn_str_of(sign));
    if (!space) return;
    put_word(p);
    p->gap = true;
}

static void put_piece(pen *p, const wn_view *v, const wn_piece *piece)
{
    char codes[STYLE] = "";
    size_t n = 0;
    const wn_edit *e = piece->edit;
    for (uint32_t i = 0; i < piece->count && n < sizeof codes - 16; i++) {
        const char *own = wn_looks[piece->shades[i]->look].codes;
        if (own[0]) n += (size_t)snprintf(codes + n, sizeof codes - n, "%s%s", n ? ";" : "", own);
    }
    put_style(p, e ? "2;9" : codes);
    wn_str text = wn_str_cut(v->doc->text, piece->span);
    for (; e && text.len && text.ptr[0] == ' '; text.ptr++, text.len--) put_text(p, WN_STR(" "));
    if (e && !p->color && (piece->span.start == e->span.start || p->column == p->margin))
        put_text(p, WN_STR("[-"));
    put_text(p, text);
    if (!e || !piece->ends) return;
    if (!p->color) put_end(p, "-]");
    if (!e->replace) return;
    put_style(p, "1;32");
    if (!p->color) put_text(p, WN_STR("{+"));
    put_text(p, e->with);
    if (!p->color) put_text(p, WN_STR("+}"));
}

static void add_block(const wn_view *v, wn_pieces *pieces, pen *p, uint32_t line)
{
    wn_piece piece;
    wn_buf_print(p->out, "%*u  ", MARGIN - 2, (unsigned)line);
    p->column = MARGIN;
    while (wn_pieces_next(pieces, &piece)) put_piece(p, v, &piece);
    put_style(p, "");
    put_word(p);
    wn_buf_byte(p->out, '\n');
}

/* ---- what there is to say of it */

static void begin_note(pen *p, const char *codes, wn_str name)
{
    add_spaces(p->out, MARGIN);
    p->column = p->margin = MARGIN;
    put_style(p, codes);
    put_text(p, name);
    put_style(p, "");
    put_word(p);
    p->margin = MARGIN + NAMES;
    add_spaces(p->out, p->column < p->margin ? p->margin - p->column : 1);
    if (p->column < p->margin) p->column = p->margin;
}

static void end_note(pen *p)
{
    put_word(p);
    wn_buf_byte(p->out, '\n');
    p->margin = MARGIN;
}

/* The first characters of S. */
static void put_start(pen *p, wn_str s)
{
    uint32_t shown = 0, len;
    size_t end = 0;
    while (end < s.len && shown++ < QUOTED) wn_utf8_at(s, end, &len), end += len;
    put_text(p, (wn_str){s.ptr, end});
    if (end < s.len) put_text(p, WN_STR("…"));
}

static void put_about(pen *p, wn_str about)
{
    if (!about.len) return;
    put_end(p, ":");
    put_text(p, WN_STR(" "));
    put_text(p, about);
}

/* That a block is boilerplate, and words speakers and cues, is seen where it stands. */
static void add_shade(const wn_view *v, const wn_shade *s, pen *p)
{
    if (!s->about.len) return;
    begin_note(p, wn_looks[s->look].codes, s->name);
    put_start(p, wn_str_cut(v->doc->text, s->span));
    put_about(p, s->about);
    end_note(p);
}

static void add_edit(const wn_view *v, const wn_edit *e, pen *p)
{
    begin_note(p, "1;31", e->replace ? WN_STR("replaced") : WN_STR("dropped"));
    put_start(p, wn_str_cut(v->doc->text, e->span));
    put_about(p, e->reason);
    put_text(p, WN_STR(" ["));
    put_text(p, e->filter);
    put_text(p, WN_STR("/"));
    put_text(p, e->rule);
    put_text(p, WN_STR("]"));
    end_note(p);
}

/* The notes of BLOCK: first who dropped what, then what was found. *EDIT and *SHADE go along; an
** edit is told once, however many blocks it takes. */
static void add_notes(const wn_view *v, wn_span block, uint32_t *edit, uint32_t *shade, pen *p)
{
    const wn_edits *e = v->edits;
    while (*edit < e->edits.len && e->edits.at[*edit].span.end <= block.start) ++*edit;
    for (; *edit < e->edits.len && e->edits.at[*edit].span.start < block.end; ++*edit)
        add_edit(v, &e->edits.at[*edit], p);
    for (; *shade < v->shades.len && v->shades.at[*shade].span.start < block.end; ++*shade)
        if (v->shades.at[*shade].span.start >= block.start) add_shade(v, &v->shades.at[*shade], p);
}

static void add_legend(const wn_view *v, pen *p)
{
    bool seen[32] = {false};
    for (uint32_t i = 0; i < v->shades.len; i++) seen[v->shades.at[i].look] = true;
    wn_buf_byte(p->out, '\n');
    if (v->edits->edits.len) {
        begin_note(p, "2;9", p->color ? WN_STR("gone") : WN_STR("[-gone-]"));
        put_text(p, WN_STR("dropped, or replaced by what stands behind it"));
        end_note(p);
    }
    for (uint32_t i = 0; wn_looks[i].name; i++) {
        if (!seen[i]) continue;
        begin_note(p, wn_looks[i].codes, wn_str_of(wn_looks[i].name));
        put_text(p, wn_str_of(wn_looks[i].about));
        end_note(p);
    }
}

static void add_sum(const wn_view *v, wn_buf *out)
{
    uint32_t kept, words = wn_view_words(v, &kept);
    wn_safe_line(out, v->doc->name);
    wn_buf_print(out, ": %u of %u words kept (%u %%) by ", (unsigned)kept, (unsigned)words,
                 words ? (unsigned)(((uint64_t)kept * 200 / words + 1) / 2) : 100u);
    wn_safe_add(out, v->filters);
    wn_buf_add(out, WN_STR("\n\n"));
}

void wn_write_screen(const wn_view *v, uint32_t width, bool color, wn_buf *out)
{
    const wn_doc *doc = v->doc;
    wn_pieces pieces = wn_pieces_new(v);
    pen p = {.out = out,
             .word = wn_buf_new(out->arena),
             .width = width,
             .margin = MARGIN,
             .color = color};
    uint32_t line = 1, at = 0, edit = 0, shade = 0;
    add_sum(v, out);
    for (uint32_t i = 0; i < doc->blocks.len; i++) {
        wn_span block = doc->blocks.at[i].span;
        for (; at < block.start; at++) line += doc->text.ptr[at] == '\n';
        if (v->only_dropped && !wn_view_edited(v, block)) continue;
        wn_pieces_block(&pieces, block);
        add_block(v, &pieces, &p, line);
        add_notes(v, block, &edit, &shade, &p);
    }
    add_legend(v, &p);
}
