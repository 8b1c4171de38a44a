/* learn.c: winnow learn: lines that recur over the pages of a site, as a filter to be read and edited.
**
**     pages → blocks, folded → counted once a page → those that many pages have, by reason → Lua
**
** What a site says on page after page surrounds its text; what it says once is its text. A line counts by
** its words alone: case, marks and spaces aside. */
#include <stdlib.h>

#include "base/safe.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/job.h"
#include "cli/say.h"
#include "find/feature.h"

enum { LEAST_PAGES = 3, SHARE = 5, MOST_BYTES = 400 };  /* of SHARE pages, one must have it */

/* A line, by the words it is made of. REASON: a wn_boilerplate_reason and 1, or 0. */
typedef struct { uint64_t hash; uint32_t pages, last; uint8_t reason; wn_str text; } line;

typedef struct {
    wn_job job;
    line *table;                /* a hash table; text.ptr NULL: free */
    uint32_t bits, used, pages;
} learning;

static uint64_t hash_of(wn_str s)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    bool word = false;
    for (size_t i = 0; i < s.len;) {
        uint32_t len, c = wn_utf8_at(s, i, &len);
        bool letter = wn_char_letter(c);
        if (letter) h = (h ^ wn_char_fold(c)) * UINT64_C(0x100000001b3);
        else if (word) h = (h ^ ' ') * UINT64_C(0x100000001b3);
        word = letter;
        i += len;
    }
    return h | 1;
}

static line *slot_of(line *table, uint32_t bits, uint64_t hash)
{
    uint64_t mask = (UINT64_C(1) << bits) - 1, k = hash >> 7 & mask;
    while (table[k].hash && table[k].hash != hash) k = (k + 1) & mask;
    return &table[k];
}

static void grow(learning *w)
{
    uint32_t bits = w->bits ? w->bits + 1 : 12;
    line *table = wn_arena_array(w->job.arena, (size_t)1 << bits, sizeof *table);
    for (size_t i = 0; w->bits && i < (size_t)1 << w->bits; i++)
        if (w->table[i].hash) *slot_of(table, bits, w->table[i].hash) = w->table[i];
    w->table = table;
    w->bits = bits;
}

static void count(learning *w, wn_str text, uint8_t reason)
{
    if (w->used * 2 >= (w->bits ? 1u << w->bits : 0)) grow(w);
    line *l = slot_of(w->table, w->bits, hash_of(text));
    if (!l->hash) {
        *l = (line){ .hash = hash_of(text), .text = wn_arena_copy(w->job.arena, text) };
        w->used++;
    }
    if (l->last == w->pages) return;
    l->last = w->pages;
    l->pages++;
    if (reason) l->reason = reason;
}

static bool has_letter(wn_str s)
{
    for (size_t i = 0; i < s.len;) {
        uint32_t len;
        if (wn_char_letter(wn_utf8_at(s, i, &len))) return true;
        i += len;
    }
    return false;
}

/* What block I is by its own phrases, or else by the finder; 0: nothing. */
static uint8_t reason_at(const wn_features *x, const wn_boilerplate *b, uint32_t i)
{
    const wn_feature_line *l = &x->at[i];
    if (l->whole < WN_REASONS) return (uint8_t)(l->whole + 1);
    if (l->any < WN_REASONS) return (uint8_t)(l->any + 1);
    return b && b->block <= i ? (uint8_t)(b->reason + 1) : 0;
}

static bool visit(void *ctx, wn_job *j, const wn_item *it, wn_err *err)
{
    learning *w = ctx;
    if (!it->doc) return true;
    wn_found *f = wn_lua_found(j->lua, it->doc, err);
    wn_features x;
    if (!f || !wn_boilerplate_find(f, err) || !wn_feature_find(f, &x, err)) return false;
    w->pages++;
    for (uint32_t i = 0, k = 0; i < it->doc->blocks.len; i++) {
        while (k < f->boilerplate.len && f->boilerplate.at[k].block + f->boilerplate.at[k].blocks <= i) k++;
        const wn_boilerplate *b = k < f->boilerplate.len ? &f->boilerplate.at[k] : NULL;
        wn_str text = wn_str_cut(it->doc->text, it->doc->blocks.at[i].span);
        if (text.len <= MOST_BYTES && has_letter(text))
            count(w, text, reason_at(&x, b, i));
    }
    return true;
}

/* By reason, then by how many pages have it, then by text. */
static int by_reason(const void *a, const void *b)
{
    const line *x = a, *y = b;
    int order = 2 * WN_ORDER(x->reason, y->reason) + WN_ORDER(y->pages, x->pages);
    return order ? order : wn_str_cmp(x->text, y->text);
}

/* As Lua reads it, and as nothing that steers who looks at it. */
static wn_str quoted(wn_arena *a, wn_str s)
{
    wn_buf out = wn_buf_new(a);
    wn_buf_byte(&out, '"');
    for (uint32_t i = 0, n; i < s.len; i += n) {
        uint32_t c = wn_utf8_at(s, i, &n);
        if (c == '"' || c == '\\') wn_buf_byte(&out, '\\');
        if (c < 0x20) wn_buf_byte(&out, ' ');
        else if (!wn_safe_char(c) || wn_safe_command(s, i)) wn_buf_print(&out, "\\u{%x}", (unsigned)c);
        else wn_buf_add(&out, (wn_str){ s.ptr + i, n });
    }
    wn_buf_byte(&out, '"');
    return wn_buf_str(&out);
}

static void write_rules(const learning *w, line *lines, uint32_t n, wn_buf *out)
{
    const char *reason = NULL;
    wn_buf_print(out,
                 "--- Lines that recur on the pages of a site: what %u pages have in common, by winnow learn.\n"
                 "--- A number is how many have the line. Read it, and take out what is text.\n"
                 "filter = { name = \"site\", about = \"drops the lines that recur on a site's pages\" }\n",
                 (unsigned)w->pages);
    for (uint32_t i = 0; i < n; i++) {
        const char *now = lines[i].reason ? wn_reason_name[lines[i].reason - 1] : "widget";
        if (!reason || strcmp(reason, now) != 0)
            wn_buf_print(out, "%s\nwinnow.boilerplate {\n  reason = \"%s\", where = \"line\",\n",
                         reason ? "}\n" : "", now);
        reason = now;
        wn_buf_add(out, WN_STR("  "));
        wn_buf_add(out, quoted(out->arena, lines[i].text));
        wn_buf_print(out, ", -- %u\n", (unsigned)lines[i].pages);
    }
    wn_buf_add(out, reason ? WN_STR("}\n") : WN_STR("\n-- no line recurs\n"));
    wn_buf_add(out, WN_STR("\nfunction Boilerplate(b) return drop(b.reason) end\n"));
}

/* The lines that enough pages have, packed to the front of the table. */
static uint32_t pick(learning *w)
{
    uint32_t n = 0, least = w->pages / SHARE > LEAST_PAGES ? w->pages / SHARE : LEAST_PAGES;
    for (size_t i = 0; w->bits && i < (size_t)1 << w->bits; i++)
        if (w->table[i].hash && w->table[i].pages >= least) w->table[n++] = w->table[i];
    for (uint32_t i = 0; i < n; i++)        /* "widget" is what has no reason */
        if (!w->table[i].reason) w->table[i].reason = WN_B_WIDGET + 1;
    if (n) qsort(w->table, n, sizeof *w->table, by_reason);
    return n;
}

static bool read_all(learning *w, wn_err *err)
{
    const wn_options *o = w->job.o;
    if (!o->files.len) return wn_job_each(&w->job, "-", visit, w, err);
    for (uint32_t i = 0; i < o->files.len; i++)
        if (!wn_job_each(&w->job, o->files.at[i], visit, w, err)) return false;
    return true;
}

int wn_learn_run(wn_arena *a, const wn_options *o)
{
    wn_err err = { .code = WN_OK };
    learning w = { .bits = 0 };
    wn_out *out = wn_out_new(a, o->output ? o->output : "-");
    bool fine = wn_job_open(&w.job, a, o, NULL, &err) && read_all(&w, &err);
    if (fine && w.pages < LEAST_PAGES)
        fine = wn_fail(&err, WN_USAGE, WN_NO_OFFSET, "%u page%s; expected %d or more of one site",
                       (unsigned)w.pages, w.pages == 1 ? "" : "s", LEAST_PAGES);
    if (fine) {
        uint32_t n = pick(&w);
        write_rules(&w, w.table, n, &out->buf);
        fine = wn_out_end(&err);
        if (fine)
            wn_say("%u of %u lines recur over %u pages", (unsigned)n, (unsigned)w.used, (unsigned)w.pages);
    }
    wn_job_close(&w.job);
    return fine ? WN_OK : wn_say_error(&err);
}
