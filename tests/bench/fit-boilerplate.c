/* fit-boilerplate.c: fits the weights of bare text from lines that are labelled (see fit-boilerplate.py).
**
**     fit-boilerplate print < DOCS    the weights fitted on all, a name and a number a line
**     fit-boilerplate cv K < DOCS     by weights fitted on other sites, for the pages of fold K: their number,
**                                     whether it is a page, and the log odds of its blocks, LINE:ODDS
**
** DOCS: a document a paragraph. "D SET SITE" begins it; then a line each, "0 …" what stays, "1 …" what goes.
** Two rounds of logistic regression by AdaGrad, as boilerplate.c uses them: the second one sees what the
** first one made of a third of the documents that it was not fitted on. Each time a document is seen,
** a part of the groups of traits is not: what says the same must not lean on one another. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bind/run.h"
#include "find/feature.h"
#include "read/read.h"

#define FOLDS 5
#define THIRDS 3
#define SEEDS 3
#define EPOCHS 8
#define UNSEEN .3               /* part of the groups that are not seen */
#define GROUPS 256
#define DOUBT 2.0               /* as in boilerplate.c */
#define LEARNT 1e-3             /* by how much a block must be misjudged to be learnt from */
#define DECAY 2e-5             /* by which weights that are not needed shrink */

typedef struct {
    uint32_t from, count;           /* its traits in the document's ids */
    float much;                     /* what it counts for */
    float drop;                     /* the label */
    uint32_t line;                  /* of the document */
    bool list;                      /* this block and the one before are items */
    bool doubt;                     /* DOUBT is taken off */
} row;

typedef struct { row *rows; uint16_t *ids; uint32_t len, room, used; bool page; } data;
typedef struct {
    char set[16], site[200];
    uint32_t fold, third, lines;
    char *text, *labels;            /* lines apart by a blank one; '0' or '1' a line */
    size_t len, room, label_room;
} page;

static page *pages;
static uint32_t page_count, traits;
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

/* ---- documents */

static page *new_page(const char *head)
{
    static uint32_t room;
    if (page_count == room) pages = must(realloc(pages, (room = room * 2 + 64) * sizeof *pages));
    page *p = &pages[page_count++];
    *p = (page){ 0 };
    if (sscanf(head, "D %15s %199s", p->set, p->site) != 2) exit(5);
    p->fold = hash(p->site) % FOLDS;
    p->third = hash(p->site) / FOLDS % THIRDS;
    if (!strcmp(p->set, "plain")) p->fold = FOLDS + 1, p->third = hash(p->site) % THIRDS;
    return p;
}

static void add_line(page *p, const char *line, size_t n)
{
    if (p->len + n + 2 > p->room) p->text = must(realloc(p->text, p->room = (p->len + n + 2) * 2));
    if (p->lines + 1 > p->label_room) p->labels = must(realloc(p->labels, p->label_room = (p->lines + 8) * 2));
    p->labels[p->lines++] = line[0];
    memcpy(p->text + p->len, line + 2, n - 2);
    memcpy(p->text + p->len + n - 2, "\n\n", 2);
    p->len += n;
}

static void read_pages(void)
{
    char *line = NULL;
    size_t room = 0;
    page *p = NULL;
    for (ssize_t n; (n = getline(&line, &room, stdin)) > 0;) {
        if (line[n - 1] == '\n') n--;
        line[n] = 0;
        if (line[0] == 'D') p = new_page(line);
        else if (n > 2 && p) add_line(p, line, (size_t)n);
    }
    free(line);
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

static uint8_t *group_of;
static bool hidden[GROUPS];
static double scale = 1;        /* makes up for those that are hidden */

static double sum(const double *w, const data *d, uint32_t i)
{
    double s = 0;
    const uint16_t *ids = d->ids + d->rows[i].from;
    for (uint32_t k = 0; k < d->rows[i].count; k++) s += hidden[group_of[ids[k]]] ? 0 : w[ids[k]];
    s *= scale;
    return s < -30 ? -30 : s > 30 ? 30 : s;
}

/* Labels the blocks; half of what a document counts is by block, half by length, and none counts more than a page. */
static void set_labels(data *d, const page *p, const wn_doc *doc)
{
    uint32_t line = 0;
    size_t at = 0;
    double whole = 0;
    for (uint32_t i = 0; i < d->len; i++) {
        wn_span s = doc->blocks.at[i].span;
        for (const char *end; (end = strstr(p->text + at, "\n\n")) && (size_t)(end - p->text) <= s.start;) {
            at = (size_t)(end - p->text) + 2;
            line++;
        }
        d->rows[i].line = line;
        d->rows[i].drop = (float)(p->labels[line] - '0');
        d->rows[i].much = fminf((float)(s.end - s.start) / 6, 400) + .5f;
        whole += (double)d->rows[i].much;
    }
    double n = d->len, room = !strcmp(p->set, "dev") ? 90 : !strcmp(p->set, "pages-dev") ? 60
                  : !strcmp(p->set, "light") ? fmin(40, 8 + n) : fmin(20, 4 + n);
    for (uint32_t i = 0; i < d->len; i++) {
        double m = room * (.5 / n + .5 * (double)d->rows[i].much / whole);
        d->rows[i].much = (float)(m < .08 ? .08 : m > 6 ? 6 : m);
    }
}

/* The blocks of page P in the first round, or, with its weights, in the second. */
static void ask(const page *p, const double *alone, data *d)
{
    wn_err err = { 0 };
    wn_features x;
    wn_read_options options = { WN_STR("") };
    uint16_t ids[WN_TRAIT_ROOM * 2];
    wn_doc *doc = wn_doc_new(arena, WN_STR(""), (wn_str){ p->text, p->len });
    if (!wn_read_text(doc, &options, &err)) exit(5);
    wn_found *f = must(wn_lua_found(lua, doc, &err));
    if (!wn_feature_find(f, &x, &err)) exit(5);
    d->rows = must(calloc(x.len + 1, sizeof *d->rows));
    d->page = x.suspects >= 6;
    wn_around a = wn_around_new(&x);
    for (uint32_t i = 0; i < x.len; i++) {
        const wn_feature_line *l = &x.at[i];
        uint32_t n = wn_trait_local(&x, i, ids);
        add_row(d, ids, n, (row){ .list = i && l->item && l[-1].item, .doubt = l->good && l->any == WN_NO_REASON });
        if (alone) a.keep[i] = (float)(1 / (1 + exp(sum(alone, d, i))));
    }
    if (alone && x.len) {
        d->used = d->len = 0;
        wn_around_fill(&x, &a);
        for (uint32_t i = 0; i < x.len; i++) {
            row was = d->rows[i];
            add_row(d, ids, wn_trait_around(&x, &a, i, ids), was);
        }
    }
    set_labels(d, p, doc);
    wn_arena_reset(arena);
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

static void find_groups(void)
{
    char name[64], last[64] = "";
    uint32_t g = 0;
    group_of = must(calloc(traits, sizeof *group_of));
    for (uint32_t k = 0; k < traits; k++) {
        wn_trait_name(k, name);
        *strrchr(name, '_') = 0;
        if (strcmp(name, last)) g++;
        strcpy(last, name);
        group_of[k] = (uint8_t)g;
    }
}

/* Hides a part of the groups but the first, bias; none where PART is 0. */
static void hide_groups(double part)
{
    for (uint32_t g = 2; g < GROUPS; g++) hidden[g] = part > 0 && pick(1000) < part * 1000;
    scale = 1 / (1 - part);
}

static void learn(double *w, double *g, const data *d, uint32_t i, double q, double rate)
{
    const uint16_t *ids = d->ids + d->rows[i].from;
    for (uint32_t k = 0; k < d->rows[i].count; k++) {
        uint32_t t = ids[k];
        if (hidden[group_of[t]]) continue;
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
            hide_groups(UNSEEN);
            for (uint32_t i = 0; i < d->len; i++) {
                double q = (1 / (1 + exp(-sum(w, d, i))) - (double)d->rows[i].drop) * (double)d->rows[i].much;
                if (fabs(q) > LEARNT) learn(w, g, d, i, q, .25);
            }
        }
        for (uint32_t t = 0; e >= epochs / 2 && t < traits; t++) mean[t] += w[t] / (epochs - epochs / 2);
    }
    hide_groups(0);
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
            hide_groups(UNSEEN);
            chain(w, &t, d, room, before, ahead);
            fit_turn(d, w, &t, &tg, before, ahead);
            for (uint32_t i = 0; i < d->len; i++) {
                double q = ((room[i] > 1e15 ? 1 : room[i] / (1 + room[i])) - (double)d->rows[i].drop) * (double)d->rows[i].much;
                if (fabs(q) > LEARNT) learn(w, g, d, i, q, .2);
            }
        }
        if (e < epochs / 2) continue;
        double part = 1. / (epochs - epochs / 2);
        for (uint32_t k = 0; k < traits; k++) mean[k] += w[k] * part;
        turns->drop += t.drop * part, turns->keep += t.keep * part, turns->list += t.list * part;
    }
    hide_groups(0);
    free(w), free(g), free(order), free(room);
}

/* Fits on the pages that are not in FOLD. */
static void solve(data *first, uint32_t fold, double *alone, double *around, turn *t)
{
    data **set = must(calloc(page_count, sizeof *set)), *second = must(calloc(page_count, sizeof *second));
    uint32_t n = 0;
    for (uint32_t p = 0; p < page_count; p++)
        if (pages[p].fold != fold) set[n++] = &first[p];
    for (uint32_t s = 0; s < SEEDS; s++) fit_alone(set, n, EPOCHS, s + 1, alone);
    for (uint32_t k = 0; k < traits; k++) alone[k] /= SEEDS;
    for (uint32_t q = 0; q < THIRDS; q++) {
        double *w = must(calloc(traits, sizeof *w));
        uint32_t m = 0;
        for (uint32_t p = 0; p < page_count; p++)
            if (pages[p].fold != fold && pages[p].third != q) set[m++] = &first[p];
        fit_alone(set, m, 5, 1, w);
        for (uint32_t p = 0; p < page_count; p++)
            if (pages[p].fold != fold && pages[p].third == q) ask(&pages[p], w, &second[p]);
        free(w);
    }
    n = 0;
    for (uint32_t p = 0; p < page_count; p++)
        if (pages[p].fold != fold) set[n++] = &second[p];
    for (uint32_t s = 0; s < SEEDS; s++) fit_around(set, n, EPOCHS, s + 1, around, t);
    for (uint32_t k = 0; k < traits; k++) around[k] /= SEEDS;
    t->drop /= SEEDS, t->keep /= SEEDS, t->list /= SEEDS;
    for (uint32_t p = 0; p < page_count; p++) free(second[p].rows), free(second[p].ids);
    free(set), free(second);
}

static void tell(uint32_t p, const double *alone, const double *around, const turn *t)
{
    data d = { 0 };
    ask(&pages[p], alone, &d);
    double *out = must(calloc((size_t)d.len * 3 + 1, sizeof *out));
    if (d.len) chain(around, t, &d, out, out + d.len, out + 2 * d.len);
    printf("%u %d", (unsigned)p, d.page);
    for (uint32_t i = 0; i < d.len; i++)
        printf(" %u:%.2f", (unsigned)d.rows[i].line, log(out[i] + 1e-300) - (d.rows[i].doubt ? DOUBT : 0));
    putchar('\n');
    free(out), free(d.rows), free(d.ids);
}

static void print_weights(const double *alone, const double *around, const turn *t)
{
    char name[64];
    printf("to_drop %.4f\nto_keep %.4f\nin_list %.4f\n", t->drop, t->keep, t->list);
    for (uint32_t k = 0; k < traits; k++)
        printf("%s %.4f\n", strchr(wn_trait_name(k, name), '.') + 1, alone[k] != 0 ? alone[k] : around[k]);
}

int main(int argc, char **argv)
{
    wn_err err;
    wn_limits limits = { 0, (size_t)1 << 33 };
    uint32_t fold = argc > 2 ? (uint32_t)atoi(argv[2]) : FOLDS;
    turn t = { 0 };
    if (argc < 2) return 2;
    traits = wn_trait_count();
    find_groups();
    lua = must(wn_lua_new(&limits, &err));
    arena = must(wn_arena_new(0, NULL, NULL));
    read_pages();
    data *first = must(calloc(page_count, sizeof *first));
    double *alone = must(calloc(traits, sizeof *alone)), *around = must(calloc(traits, sizeof *around));
    for (uint32_t p = 0; p < page_count; p++) ask(&pages[p], NULL, &first[p]);
    solve(first, fold, alone, around, &t);
    if (fold == FOLDS) return print_weights(alone, around, &t), 0;
    for (uint32_t p = 0; p < page_count; p++)
        if (pages[p].fold == fold && strstr(pages[p].set, "dev")) tell(p, alone, around, &t);
    return 0;
}
