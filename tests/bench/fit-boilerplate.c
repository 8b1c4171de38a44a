/* fit-boilerplate.c: fits the weights of bare text from lines that are labelled (see fit-boilerplate.py).
**
**     fit-boilerplate print < DOCS    the weights fitted on all, a name and a number a line
**     fit-boilerplate cv K < DOCS     by weights fitted on other sites, for the pages of fold K: their number,
**                                     whether it is a page, and the log odds of its blocks, LINE:ODDS
**
** DOCS: "G NAME NAME…", the groups of traits that have a column for each length of the block; then a document a
** paragraph. "D SET SITE" begins it; then a line each, "0 …" what stays, "1 …" what goes.
** Each time a document is seen, a part of the groups of traits is not. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bind/run.h"
#include "find/feature.h"
#include "fit.h"
#include "read/read.h"

#define SEEDS 8                 /* their mean is worth more than any of them */
#define UNSEEN .3               /* part of the groups that are not seen */
#define DOUBT 2.0               /* as in boilerplate.c */
#define DECAY 2e-5
#define LENGTHS 5               /* as in trait.c */

typedef struct {
    char set[16], site[200];
    fit_place place;
    uint32_t lines;
    char *text, *labels;            /* lines apart by a blank one; '0' or '1' a line */
    size_t len, room, label_room;
} page;

static page *pages;
static uint32_t page_count, traits;
static uint16_t *coarse;            /* of each trait, what it shares with those of other lengths */
static uint32_t weights;            /* traits, and those that are shared */
static wn_lua *lua;
static wn_arena *arena;

/* A trait's group: its name without "boilerplate." and the number. */
static const char *group_name(uint32_t trait, char *buf)
{
    wn_trait_name(trait, buf);
    *strrchr(buf, '_') = 0;
    return strchr(buf, '.') + 1;
}

/* Traits of the groups in NAMES, which has a space at either end, share a weight a bin. */
static void share_weights(const char *names)
{
    char name[64], word[80];
    coarse = fit_must(calloc(traits * 2, sizeof *coarse));
    weights = traits;
    for (uint32_t k = 0; k < traits; k++) {
        snprintf(word, sizeof word, " %s ", group_name(k, name));
        if (!strstr(names, word)) continue;
        weights += atoi(name + strlen(name) + 1) % LENGTHS == 0;
        coarse[k] = (uint16_t)(weights - 1);
    }
}

/* ---- documents */

static page *new_page(const char *head)
{
    static uint32_t room;
    if (page_count == room) pages = fit_must(realloc(pages, (room = room * 2 + 64) * sizeof *pages));
    page *p = &pages[page_count++];
    *p = (page){ 0 };
    if (sscanf(head, "D %15s %199s", p->set, p->site) != 2) exit(5);
    p->place = fit_place_of(p->site);
    if (!strcmp(p->set, "plain")) p->place = (fit_place){ FIT_FOLDS + 1, fit_hash(p->site) % FIT_THIRDS };
    return p;
}

static void add_line(page *p, const char *line, size_t n)
{
    if (p->len + n + 2 > p->room) p->text = fit_must(realloc(p->text, p->room = (p->len + n + 2) * 2));
    if (p->lines + 1 > p->label_room) p->labels = fit_must(realloc(p->labels, p->label_room = (p->lines + 8) * 2));
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
        if (line[0] == 'G') share_weights(line + 1);
        else if (line[0] == 'D') p = new_page(line);
        else if (n > 2 && p) add_line(p, line, (size_t)n);
    }
    free(line);
}

/* ---- traits */

/* Labels the blocks; half of what a document counts is by block, half by length, and none counts more than a page. */
static void set_labels(fit_data *d, const page *p, const wn_doc *doc)
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
        d->rows[i].drop = (int8_t)(p->labels[line] - '0');
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

/* The blocks of page P in the first round, or, with its weights, in the second; with the second's log ODDS in
** the third. */
static void ask(const page *p, const double *alone, const double *odds, fit_data *d)
{
    wn_err err = { 0 };
    wn_features x;
    wn_read_options options = { .text_field = WN_STR("") };
    uint16_t ids[WN_TRAIT_ROOM * 2];
    wn_doc *doc = wn_doc_new(arena, WN_STR(""), (wn_str){ p->text, p->len });
    if (!wn_read_text(doc, &options, &err)) exit(5);
    wn_found *f = fit_must(wn_lua_found(lua, doc, &err));
    if (!wn_feature_find(f, &x, &err)) exit(5);
    d->rows = fit_must(calloc(x.len + 1, sizeof *d->rows));
    d->page = x.suspects >= 6;
    wn_around a = wn_around_new(&x);
    for (uint32_t i = 0; i < x.len; i++) {
        const wn_feature_line *l = &x.at[i];
        uint32_t n = wn_trait_local(&x, i, ids);
        fit_add(d, ids, n, (fit_row){ .list = i && l->item && l[-1].item, .doubt = l->good && l->any == WN_NO_REASON });
        if (alone) a.keep[i] = (float)(1 / (1 + exp(odds ? odds[i] : fit_sum(alone, d, i))));
    }
    if (alone && x.len) {
        d->used = d->len = 0;
        wn_around_fill(&x, &a);
        for (uint32_t i = 0; i < x.len; i++) {
            fit_row was = d->rows[i];
            fit_add(d, ids, wn_trait_around(&x, &a, i, ids), was);
        }
    }
    set_labels(d, p, doc);
    wn_arena_reset(arena);
}

/* ---- fitting */

static uint8_t *find_groups(void)
{
    char name[64], last[64] = "";
    uint32_t g = 0;
    uint8_t *group_of = fit_must(calloc(weights, sizeof *group_of));
    for (uint32_t k = 0; k < traits; k++) {
        const char *now = group_name(k, name);
        if (strcmp(now, last)) g++;
        strcpy(last, now);
        group_of[k] = group_of[coarse[k]] = (uint8_t)g;
    }
    group_of[0] = 1;                /* what shares nothing has coarse 0 */
    return group_of;
}

static void ask_again(uint32_t document, const double *alone, fit_data *out) { ask(&pages[document], alone, NULL, out); }

static fit_weights solve(uint32_t fold)
{
    fit_data *first = fit_must(calloc(page_count, sizeof *first));
    fit_place *places = fit_must(calloc(page_count, sizeof *places));
    for (uint32_t p = 0; p < page_count; p++) {
        ask(&pages[p], NULL, NULL, &first[p]);
        places[p] = pages[p].place;
    }
    fit_plan plan = { weights, page_count, SEEDS, DECAY, UNSEEN, find_groups(), coarse, places, first, ask_again };
    return fit_solve(&plan, fold);
}

/* Log odds of the blocks of page P; ODDS as ask has it. D gets the blocks. */
static double *look(const page *p, const fit_weights *w, const double *odds, fit_data *d)
{
    ask(p, w->alone, odds, d);
    double *out = fit_must(calloc((size_t)d->len * 3 + 1, sizeof *out));
    if (d->len) fit_chain(w, d, out);
    for (uint32_t i = 0; i < d->len; i++) out[i] = log(out[i] + 1e-300);
    return out;
}

/* As boilerplate.c has it: the mean of two looks. */
static void tell(uint32_t p, const fit_weights *w)
{
    fit_data d = { 0 }, e = { 0 };
    double *first = look(&pages[p], w, NULL, &d), *again = look(&pages[p], w, first, &e);
    printf("%u %d", (unsigned)p, d.page);
    for (uint32_t i = 0; i < d.len; i++)
        printf(" %u:%.2f", (unsigned)d.rows[i].line, (first[i] + again[i]) / 2 - (d.rows[i].doubt ? DOUBT : 0));
    putchar('\n');
    free(first), free(again), free(d.rows), free(d.ids), free(e.rows), free(e.ids);
}

static void print_weights(const fit_weights *w)
{
    char name[64];
    printf("to_drop %.4f\nto_keep %.4f\nin_list %.4f\n", w->turn.drop, w->turn.keep, w->turn.list);
    for (uint32_t k = 0; k < traits; k++)
        printf("%s %.4f\n", strchr(wn_trait_name(k, name), '.') + 1, w->alone[k] != 0 ? w->alone[k] : w->around[k]);
}

int main(int argc, char **argv)
{
    wn_err err;
    wn_limits limits = { 0, (size_t)1 << 33 };
    uint32_t fold = argc > 2 ? (uint32_t)atoi(argv[2]) : FIT_FOLDS;
    if (argc < 2) return 2;
    traits = wn_trait_count();
    lua = fit_must(wn_lua_new(&limits, &err));
    arena = fit_must(wn_arena_new(0, NULL, NULL));
    read_pages();
    fit_weights w = solve(fold);
    if (fold == FIT_FOLDS) return print_weights(&w), 0;
    for (uint32_t p = 0; p < page_count; p++)
        if (pages[p].place.fold == fold && strstr(pages[p].set, "dev")) tell(p, &w);
    return 0;
}
