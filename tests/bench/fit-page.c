/* fit-page.c: fits lua/winnow/weights/page.lua from pages whose blocks are labelled (see fit-page.py).
**
**     fit-page cv LIST CUT        the kept text of each page by the weights fitted on other sites' pages
**     fit-page print LIST CUT     the weights fitted on all, a name and a number a line
**     fit-page print LIST CUT 0   the same, without the articles that are cut short
**
** LIST: a page a line: PATH LABELS ID SITE. LABELS: START END KEEP a block a line, in order. Two rounds of
** logistic regression by AdaGrad, as boilerplate.c uses them: the second one sees what the first one made
** of a third of the pages that it was not fitted on. Articles are learnt a second time, cut to a few
** paragraphs: short ones are rare among the pages, and are what a fit that never saw them loses. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "bind/run.h"
#include "find/page.h"
#include "read/read.h"

#define PAGES 8000
#define FOLDS 5
#define SEEDS 5

typedef struct {
    uint32_t from, count;           /* its traits in the page's ids */
    float much;                     /* what it counts for */
    int8_t drop;                    /* the label; -1: none */
    bool list;                      /* this block and the one before are items */
} row;

typedef struct {
    char path[300], labels[300], id[100];
    uint32_t fold, third;
    bool cut;                       /* its article is cut short */
} page;

typedef struct { int keep, words; } mark;
typedef struct { wn_doc *doc; wn_page *shape; wn_features *x; } asked;
typedef struct { row *rows; uint16_t *ids; uint32_t len, room, used; } data;

static page pages[PAGES];
static uint32_t page_count, traits;
static double cut;
static double counts = .2;      /* what a page that is cut short counts for */
static wn_lua *lua;
static wn_arena *arena;

static void *must(void *p)
{
    if (!p) exit(2);
    return p;
}

static uint32_t hash(const char *s)
{
    uint32_t h = 2166136261u;
    for (; *s; s++) h = (h ^ (unsigned char)*s) * 16777619u;
    return h ^ h >> 13;
}

static void read_list(const char *path)
{
    FILE *f = must(fopen(path, "r"));
    char site[300];
    page *p = pages;
    for (; page_count < PAGES / 2 && fscanf(f, "%299s %299s %99s %299s", p->path, p->labels, p->id, site) == 4; p++) {
        p->fold = hash(site) % FOLDS;
        p->third = hash(site) / FOLDS % 3;
        page_count++;
    }
    fclose(f);
    memcpy(pages + page_count, pages, page_count * sizeof *pages);
    for (uint32_t i = 0; i < page_count; i++) pages[page_count + i].cut = true;
    page_count *= 2;
}

static wn_str read_file(const char *path)
{
    FILE *f = must(fopen(path, "rb"));
    fseek(f, 0, SEEK_END);
    size_t n = (size_t)ftell(f);
    rewind(f);
    char *bytes = wn_arena_get(arena, n + 1);
    if (fread(bytes, 1, n, f) != n) exit(2);
    fclose(f);
    return (wn_str){ bytes, n };
}

/* ---- traits */

static void add_row(data *d, const uint16_t *ids, uint32_t n, row r)
{
    if (d->used + n > d->room) d->ids = must(realloc(d->ids, (d->room = (d->used + n) * 2) * sizeof *d->ids));
    memcpy(d->ids + d->used, ids, n * sizeof *ids);
    r.from = d->used;
    r.count = n;
    d->used += n;
    d->rows[d->len++] = r;
}

static mark *read_marks(const page *p, const wn_doc *doc)
{
    FILE *f = must(fopen(p->labels, "r"));
    unsigned start, end;
    mark *m = must(calloc(doc->blocks.len + 1, sizeof *m));
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
    uint32_t h = hash(p->id), most = 1 + h % 4, words = 40 + h / 4 % 160, n = 0, blocks = 0, used = 0;
    for (uint32_t i = 0; i < doc->blocks.len; i++) {
        if (m[i].keep == 1 && (blocks >= most || used > words)) continue;
        blocks += m[i].keep == 1 && m[i].words >= 8;
        used += m[i].keep == 1 ? (uint32_t)m[i].words : 0;
        doc->blocks.at[n] = doc->blocks.at[i];
        m[n++] = m[i];
    }
    doc->blocks.len = n;
}

static void set_labels(data *d, const page *p, const mark *m)
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

static double sum(const double *w, const data *d, uint32_t i)
{
    double s = 0;
    for (uint32_t k = 0; k < d->rows[i].count; k++) s += w[d->ids[d->rows[i].from + k]];
    return s < -30 ? -30 : s > 30 ? 30 : s;
}

/* The blocks of page P in the first round, or, with its weights, in the second; none where there is nothing to
** cut. */
static asked ask(const page *p, const double *alone, data *d)
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
    wn_found *f = must(wn_lua_found(lua, doc, &err));
    if (!wn_feature_find(f, x, &err)) exit(5);
    d->rows = must(calloc(x->len + 1, sizeof *d->rows));
    wn_page *shape = x->len ? must(wn_page_new(x)) : NULL;
    wn_around a = wn_around_new(x);
    for (uint32_t i = 0; i < x->len; i++) {
        uint32_t n = wn_trait_local(x, i, ids);
        n += wn_page_local(shape, i, ids + n);
        add_row(d, ids, n, (row){ .list = i && x->at[i].item && x->at[i - 1].item });
        if (alone) a.keep[i] = (float)(1 / (1 + exp(sum(alone, d, i))));
    }
    if (alone && x->len) {
        uint32_t len = d->len;
        d->len = d->used = 0;
        wn_around_fill(x, &a);
        wn_page_fill(shape, a.keep);
        for (uint32_t i = 0; i < len; i++) {
            uint32_t n = wn_trait_around(x, &a, i, ids);
            n += wn_page_around(shape, i, ids + n);
            add_row(d, ids, n, (row){ .list = i && x->at[i].item && x->at[i - 1].item });
        }
    }
    set_labels(d, p, m);
    free(m);
    return (asked){ doc, shape, x };
}

/* ---- fitting */

static uint32_t seed;

static uint32_t pick(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)seed * n >> 32);
}

static void shuffle(uint32_t *order, uint32_t n)
{
    for (uint32_t i = n; i > 1; i--) {
        uint32_t k = pick(i), t = order[i - 1];
        order[i - 1] = order[k];
        order[k] = t;
    }
}

#define DECAY 1e-4             /* by which weights that are not needed shrink */

static void learn(double *w, double *g, const data *d, uint32_t i, double q, double rate)
{
    for (uint32_t k = 0; k < d->rows[i].count; k++) {
        uint32_t t = d->ids[d->rows[i].from + k];
        g[t] += q * q;
        w[t] -= rate * (q + DECAY * w[t]) / sqrt(g[t]);
    }
}

static void fit_alone(data *const *set, uint32_t n, int epochs, uint32_t with, double *mean)
{
    double *w = must(calloc(traits, sizeof *w)), *g = must(calloc(traits, sizeof *g));
    uint32_t *order = must(calloc(n + 1, sizeof *order));
    for (uint32_t t = 0; t < traits; t++) g[t] = .01;
    for (uint32_t i = 0; i < n; i++) order[i] = i;
    seed = with;
    for (int e = 0; e < epochs; e++) {
        shuffle(order, n);
        for (uint32_t o = 0; o < n; o++) {
            const data *d = set[order[o]];
            for (uint32_t i = 0; i < d->len; i++) {
                if (d->rows[i].drop < 0) continue;
                double q = (1 / (1 + exp(-sum(w, d, i))) - d->rows[i].drop) * (double)d->rows[i].much;
                if (fabs(q) > 1e-3) learn(w, g, d, i, q, .25);
            }
        }
        for (uint32_t t = 0; e >= epochs / 2 && t < traits; t++) mean[t] += w[t] / (epochs - epochs / 2);
    }
    free(w), free(g), free(order);
}

typedef struct { double drop, keep, list; } turn;

static void costs(const turn *t, const row *r, double *drop, double *keep)
{
    *drop = exp(t->drop + (r->list ? t->list : 0));
    *keep = exp(t->keep + (r->list ? t->list : 0));
}

/* Odds of dropping each block over all paths; BEFORE: of the paths up to it; AHEAD: of those behind it. */
static void chain(const double *w, const turn *t, const data *d, double *out, double *before, double *ahead)
{
    double drop, keep, r = 1;
    for (uint32_t i = 0; i < d->len; i++) out[i] = exp(sum(w, d, i));
    for (uint32_t i = d->len; i-- > 0;) {
        ahead[i] = 1;
        if (i + 1 == d->len) continue;
        costs(t, &d->rows[i + 1], &drop, &keep);
        double v = out[i + 1] * ahead[i + 1];
        ahead[i] = (v + keep) / (v * drop + 1);
    }
    for (uint32_t i = 0; i < d->len; i++) {
        costs(t, &d->rows[i], &drop, &keep);
        if (i) r = (r + drop) / (r * keep + 1);
        r *= out[i];
        before[i] = r;
        out[i] = r * ahead[i];
    }
}

static void fit_turn(const data *d, const double *w, turn *t, turn *g, const double *before, const double *ahead)
{
    double step[3] = { 0 }, drop, keep;
    for (uint32_t i = 1; i < d->len; i++) {
        double v = exp(sum(w, d, i)) * ahead[i], r = before[i - 1], much = fmin((double)d->rows[i].much, 1);
        if (d->rows[i].drop < 0 || d->rows[i - 1].drop < 0) continue;
        costs(t, &d->rows[i], &drop, &keep);
        double z = r * v + r * keep + drop * v + 1;
        double begins = much * (drop * v / z - (d->rows[i - 1].drop < d->rows[i].drop));
        double ends = much * (r * keep / z - (d->rows[i - 1].drop > d->rows[i].drop));
        step[0] += begins;
        step[1] += ends;
        step[2] += d->rows[i].list ? begins + ends : 0;
    }
    g->drop += step[0] * step[0], g->keep += step[1] * step[1], g->list += step[2] * step[2];
    t->drop -= .2 * step[0] / sqrt(g->drop);
    t->keep -= .2 * step[1] / sqrt(g->keep);
    t->list -= .2 * step[2] / sqrt(g->list);
}

static void fit_around(data *const *set, uint32_t n, int epochs, uint32_t with, double *mean, turn *turns)
{
    double *w = must(calloc(traits, sizeof *w)), *g = must(calloc(traits, sizeof *g));
    uint32_t *order = must(calloc(n + 1, sizeof *order)), most = 1;
    turn t = { -1, -1, -1 }, tg = { 1, 1, 1 };
    for (uint32_t i = 0; i < n; i++) order[i] = i, most = set[i]->len > most ? set[i]->len : most;
    double *room = must(calloc((size_t)most * 3, sizeof *room)), *before = room + most, *ahead = before + most;
    for (uint32_t k = 0; k < traits; k++) g[k] = .01;
    seed = with;
    for (int e = 0; e < epochs; e++) {
        shuffle(order, n);
        for (uint32_t o = 0; o < n; o++) {
            const data *d = set[order[o]];
            chain(w, &t, d, room, before, ahead);
            fit_turn(d, w, &t, &tg, before, ahead);
            for (uint32_t i = 0; i < d->len; i++) {
                if (d->rows[i].drop < 0) continue;
                double q = (room[i] / (1 + room[i]) - d->rows[i].drop) * (double)d->rows[i].much;
                if (room[i] > 1e15) q = (1 - d->rows[i].drop) * (double)d->rows[i].much;
                if (fabs(q) > 1e-3) learn(w, g, d, i, q, .2);
            }
        }
        if (e < epochs / 2) continue;
        double part = 1. / (epochs - epochs / 2);
        for (uint32_t k = 0; k < traits; k++) mean[k] += w[k] * part;
        turns->drop += t.drop * part, turns->keep += t.keep * part, turns->list += t.list * part;
    }
    free(w), free(g), free(order), free(room);
}

/* Fits on the pages that are not in FOLD. */
static void solve(data *first, uint32_t fold, double *alone, double *around, turn *t)
{
    data **set = must(calloc(page_count, sizeof *set)), *second = must(calloc(page_count, sizeof *second));
    uint32_t n = 0;
    for (uint32_t p = 0; p < page_count; p++)
        if (pages[p].fold != fold) set[n++] = &first[p];
    for (uint32_t s = 0; s < SEEDS; s++) fit_alone(set, n, 8, s + 1, alone);
    for (uint32_t k = 0; k < traits; k++) alone[k] /= SEEDS;
    for (uint32_t q = 0; q < 3; q++) {
        double *w = must(calloc(traits, sizeof *w));
        uint32_t m = 0;
        for (uint32_t p = 0; p < page_count; p++)
            if (pages[p].fold != fold && pages[p].third != q) set[m++] = &first[p];
        fit_alone(set, m, 5, 1, w);
        for (uint32_t p = 0; p < page_count; p++) {
            if (pages[p].fold == fold || pages[p].third != q) continue;
            ask(&pages[p], w, &second[p]);
            wn_arena_reset(arena);
        }
        free(w);
    }
    n = 0;
    for (uint32_t p = 0; p < page_count; p++)
        if (pages[p].fold != fold) set[n++] = &second[p];
    for (uint32_t s = 0; s < SEEDS; s++) fit_around(set, n, 8, s + 1, around, t);
    for (uint32_t k = 0; k < traits; k++) around[k] /= SEEDS;
    t->drop /= SEEDS, t->keep /= SEEDS, t->list /= SEEDS;
    for (uint32_t p = 0; p < page_count; p++) free(second[p].rows), free(second[p].ids);
    free(set), free(second);
}

static void tell(const page *p, const double *alone, const double *around, const turn *t)
{
    data d = { 0 };
    asked of = ask(p, alone, &d);
    double *out = must(calloc((size_t)d.len * 3 + 1, sizeof *out));
    wn_buf text = wn_buf_new(arena), line = wn_buf_new(arena);
    if (d.len) chain(around, t, &d, out, out + d.len, out + 2 * d.len);
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

static void print_weights(const double *alone, const double *around, const turn *t)
{
    char name[64];
    printf("page.to_drop %.4f\npage.to_keep %.4f\npage.in_list %.4f\n", t->drop, t->keep, t->list);
    for (uint32_t k = 0; k < traits; k++) printf("%s %.4f\n", wn_page_name(k, name), alone[k] != 0 ? alone[k] : around[k]);
}

int main(int argc, char **argv)
{
    wn_err err;
    wn_limits limits = { 0, (size_t)1 << 33 };
    if (argc < 4) return 2;
    cut = atof(argv[3]);
    if (argc > 4) counts = atof(argv[4]);
    lua = must(wn_lua_new(&limits, &err));
    arena = must(wn_arena_new(0, NULL, NULL));
    traits = wn_page_count();
    read_list(argv[2]);
    data *first = must(calloc(page_count, sizeof *first));
    for (uint32_t p = 0; p < page_count; p++) {
        ask(&pages[p], NULL, &first[p]);
        wn_arena_reset(arena);
    }
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        double *alone = must(calloc(traits, sizeof *alone)), *around = must(calloc(traits, sizeof *around));
        turn t = { 0 };
        bool all = argv[1][0] == 'p';
        if (getenv("FOLD") && atoi(getenv("FOLD")) != (int)fold) continue;
        solve(first, all ? FOLDS : fold, alone, around, &t);
        if (all) return print_weights(alone, around, &t), 0;
        for (uint32_t p = 0; p < page_count; p++)
            if (pages[p].fold == fold && !pages[p].cut) tell(&pages[p], alone, around, &t);
        free(alone), free(around);
    }
    return 0;
}
