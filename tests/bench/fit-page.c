/* fit-page.c: fits lua/winnow/weights/page.lua from pages whose blocks are labelled (see fit-page.py).
**
**     fit-page cv LIST CUT        the kept text of each page by the weights fitted on other sites' pages
**     fit-page print LIST CUT     the weights fitted on all, a name and a number a line
**     fit-page print LIST CUT 0   the same, without the articles that are cut short
**
** LIST: a page a line: PATH LABELS ID SITE. LABELS: START END KEEP a block a line, in order. Articles are learnt a second time, cut to a few
** paragraphs: short ones are rare among the pages, and are what a fit that never saw them loses. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "bind/run.h"
#include "find/page.h"
#include "fit.h"
#include "read/read.h"

#define PAGES 8000
#define SEEDS 5
#define DECAY 1e-4

typedef struct {
    char path[300], labels[300], id[100];
    fit_place place;
    bool cut;                       /* its article is cut short */
} page;

typedef struct { int keep, words; } mark;
typedef struct { wn_doc *doc; wn_page *shape; wn_features *x; } asked;

static page pages[PAGES];
static uint32_t page_count, traits;
static double cut;
static double counts = .2;      /* what a page that is cut short counts for */
static wn_lua *lua;
static wn_arena *arena;

static void read_list(const char *path)
{
    FILE *f = fit_must(fopen(path, "r"));
    char site[300];
    page *p = pages;
    for (; page_count < PAGES / 2 && fscanf(f, "%299s %299s %99s %299s", p->path, p->labels, p->id, site) == 4; p++) {
        p->place = fit_place_of(site);
        page_count++;
    }
    fclose(f);
    memcpy(pages + page_count, pages, page_count * sizeof *pages);
    for (uint32_t i = 0; i < page_count; i++) pages[page_count + i].cut = true;
    page_count *= 2;
}

static wn_str read_file(const char *path)
{
    FILE *f = fit_must(fopen(path, "rb"));
    fseek(f, 0, SEEK_END);
    size_t n = (size_t)ftell(f);
    rewind(f);
    char *bytes = wn_arena_get(arena, n + 1);
    if (fread(bytes, 1, n, f) != n) exit(2);
    fclose(f);
    return (wn_str){ bytes, n };
}

/* ---- traits */

static mark *read_marks(const page *p, const wn_doc *doc)
{
    FILE *f = fit_must(fopen(p->labels, "r"));
    unsigned start, end;
    mark *m = fit_must(calloc(doc->blocks.len + 1, sizeof *m));
    for (uint32_t i = 0; i < doc->blocks.len; i++) {
        if (fscanf(f, "%u %u %d %d", &start, &end, &m[i].keep, &m[i].words) == 4
            && start == doc->blocks.at[i].span.start) continue;
        fprintf(stderr, "%s: labels are of other blocks\n", p->labels);
        exit(5);
    }
    fclose(f);
    return m;
}

/* Is what is kept mostly long blocks, and five or more? */
static bool is_article(const mark *m, uint32_t len)
{
    int all = 0, in_long = 0, blocks = 0;
    for (uint32_t i = 0; i < len; i++) {
        if (m[i].keep != 1) continue;
        all += m[i].words;
        in_long += m[i].words >= 20 ? m[i].words : 0;
        blocks += m[i].words >= 8;
    }
    return blocks >= 5 && in_long * 10 >= all * 7;
}

/* Leaves one to four paragraphs of the article, up to 40 to 200 words. */
static void cut_short(const page *p, wn_doc *doc, mark *m)
{
    uint32_t h = fit_hash(p->id), most = 1 + h % 4, words = 40 + h / 4 % 160, n = 0, blocks = 0, used = 0;
    for (uint32_t i = 0; i < doc->blocks.len; i++) {
        if (m[i].keep == 1 && (blocks >= most || used > words)) continue;
        blocks += m[i].keep == 1 && m[i].words >= 8;
        used += m[i].keep == 1 ? (uint32_t)m[i].words : 0;
        doc->blocks.at[n] = doc->blocks.at[i];
        m[n++] = m[i];
    }
    doc->blocks.len = n;
}

static void set_labels(fit_data *d, const page *p, const mark *m)
{
    double whole = 0, part = p->cut ? counts : 1;
    for (uint32_t i = 0; i < d->len; i++) {
        d->rows[i].drop = m[i].keep < 0 ? -1 : (int8_t)!m[i].keep;
        d->rows[i].much = (float)(m[i].words < 400 ? m[i].words : 400) + .3f;
        whole += (double)d->rows[i].much;
    }
    for (uint32_t i = 0; i < d->len; i++) {
        double w = 60 * (.4 / d->len + .6 * (double)d->rows[i].much / whole);
        d->rows[i].much = (float)((w < .03 ? .03 : w > 6 ? 6 : w) * part);
    }
}

/* The blocks of page P in the first round, or, with its weights, in the second; none where there is nothing to
** cut. */
static asked ask(const page *p, const double *alone, fit_data *d)
{
    wn_err err = { 0 };
    wn_features *x = wn_arena_get(arena, sizeof *x);
    wn_read_options options = { .text_field = WN_STR("") };
    uint16_t ids[WN_PAGE_ROOM];
    wn_doc *doc = wn_doc_new(arena, WN_STR(""), read_file(p->path));
    bool ast = strstr(p->path, ".json") != NULL;
    if (!(ast ? wn_read_pandoc : wn_read_html)(doc, &options, &err)) exit(5);
    doc->page = true;
    mark *m = read_marks(p, doc);
    if (p->cut && (counts <= 0 || !is_article(m, doc->blocks.len))) {
        free(m);
        return (asked){ doc, NULL, x };
    }
    if (p->cut) cut_short(p, doc, m);
    wn_found *f = fit_must(wn_lua_found(lua, doc, &err));
    if (!wn_feature_find(f, x, &err)) exit(5);
    d->rows = fit_must(calloc(x->len + 1, sizeof *d->rows));
    wn_page *shape = x->len ? fit_must(wn_page_new(x)) : NULL;
    wn_around a = wn_around_new(x);
    for (uint32_t i = 0; i < x->len; i++) {
        uint32_t n = wn_trait_local(x, i, ids);
        n += wn_page_local(shape, i, ids + n);
        fit_add(d, ids, n, (fit_row){ .list = i && x->at[i].item && x->at[i - 1].item });
        if (alone) a.keep[i] = (float)(1 / (1 + exp(fit_sum(alone, d, i))));
    }
    if (alone && x->len) {
        uint32_t len = d->len;
        d->len = d->used = 0;
        wn_around_fill(x, &a);
        wn_page_fill(shape, a.keep);
        for (uint32_t i = 0; i < len; i++) {
            uint32_t n = wn_trait_around(x, &a, i, ids);
            n += wn_page_around(shape, i, ids + n);
            fit_add(d, ids, n, (fit_row){ .list = i && x->at[i].item && x->at[i - 1].item });
        }
    }
    set_labels(d, p, m);
    free(m);
    return (asked){ doc, shape, x };
}

/* ---- fitting */

static void ask_again(uint32_t document, const double *alone, fit_data *out)
{
    ask(&pages[document], alone, out);
    wn_arena_reset(arena);
}

static fit_plan plan(void)
{
    fit_data *first = fit_must(calloc(page_count, sizeof *first));
    fit_place *places = fit_must(calloc(page_count, sizeof *places));
    for (uint32_t p = 0; p < page_count; p++) {
        ask_again(p, NULL, &first[p]);
        places[p] = pages[p].place;
    }
    return (fit_plan){ traits, page_count, SEEDS, DECAY, 0, NULL, NULL, places, first, ask_again };
}

static void tell(const page *p, const fit_weights *w)
{
    fit_data d = { 0 };
    asked of = ask(p, w->alone, &d);
    double *out = fit_must(calloc((size_t)d.len * 3 + 1, sizeof *out));
    wn_buf text = wn_buf_new(arena), line = wn_buf_new(arena);
    if (d.len) fit_chain(w, &d, out);
    for (uint32_t i = 0; i < d.len; i++) out[i] = log(out[i] + 1e-300) - cut;
    if (of.shape) wn_page_spare(of.shape, of.x, out);
    for (uint32_t i = 0; i < d.len; i++) {
        wn_buf_print(&line, "%s%.2f", i ? " " : "", out[i]);
        if (out[i] > 0) continue;
        wn_buf_add(&text, wn_str_cut(of.doc->text, of.doc->blocks.at[i].span));
        wn_buf_add(&text, WN_STR("\n\n"));
    }
    wn_buf json = wn_buf_new(arena);
    wn_json_string(&json, wn_buf_str(&text));
    printf("{\"id\":\"%s\",\"text\":%.*s,\"odds\":\"%.*s\"}\n", p->id, (int)json.len, json.ptr, (int)line.len, line.ptr ? line.ptr : "");
    free(out), free(d.rows), free(d.ids);
    wn_arena_reset(arena);
}

static void print_weights(const fit_weights *w)
{
    char name[64];
    printf("page.to_drop %.4f\npage.to_keep %.4f\npage.in_list %.4f\n", w->turn.drop, w->turn.keep, w->turn.list);
    for (uint32_t k = 0; k < traits; k++)
        printf("%s %.4f\n", wn_page_name(k, name), w->alone[k] != 0 ? w->alone[k] : w->around[k]);
}

int main(int argc, char **argv)
{
    wn_err err;
    wn_limits limits = { 0, (size_t)1 << 33 };
    if (argc < 4) return 2;
    bool all = argv[1][0] == 'p';
    const char *only = getenv("FOLD");
    cut = atof(argv[3]);
    if (argc > 4) counts = atof(argv[4]);
    lua = fit_must(wn_lua_new(&limits, &err));
    arena = fit_must(wn_arena_new(0, NULL, NULL));
    traits = wn_page_count();
    read_list(argv[2]);
    fit_plan of = plan();
    for (uint32_t fold = 0; fold < FIT_FOLDS; fold++) {
        if (only && atoi(only) != (int)fold) continue;
        fit_weights w = fit_solve(&of, all ? FIT_FOLDS : fold);
        if (all) return print_weights(&w), 0;
        for (uint32_t p = 0; p < page_count; p++)
            if (pages[p].place.fold == fold && !pages[p].cut) tell(&pages[p], &w);
        free(w.alone), free(w.around);
    }
    return 0;
}
