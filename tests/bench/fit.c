/* fit.c: see fit.h. Each time a document is seen, a part of the groups of traits may be hidden: what says the
** same must not lean on one another. Traits that differ in the length of the block only share a weight, to which
** each adds its own: the rare ones are then not learnt from a few blocks alone. */
#include "fit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define EPOCHS 8
#define EPOCHS_THIRD 5
#define GROUPS 256
#define LEARNT 1e-3             /* by how much a block must be misjudged to be learnt from */
#define ODDS_MAX 30.0

static bool hidden[GROUPS];
static double scale = 1;        /* makes up for those that are hidden */
static const uint8_t *group;
static const uint16_t *coarse;
static uint32_t seed;

void *fit_must(void *p)
{
    if (!p) exit(2);
    return p;
}

uint32_t fit_hash(const char *s)
{
    uint32_t h = 2166136261u;
    for (; *s; s++) h = (h ^ (unsigned char)*s) * 16777619u;
    return h ^ h >> 13;
}

fit_place fit_place_of(const char *site)
{
    uint32_t h = fit_hash(site);
    return (fit_place){ h % FIT_FOLDS, h / FIT_FOLDS % FIT_THIRDS };
}

void fit_add(fit_data *d, const uint16_t *ids, uint32_t n, fit_row r)
{
    if (d->used + n > d->room)
        d->ids = fit_must(realloc(d->ids, (d->room = (d->used + n) * 2) * sizeof *d->ids));
    memcpy(d->ids + d->used, ids, n * sizeof *ids);
    r.from = d->used;
    r.count = n;
    d->used += n;
    d->rows[d->len++] = r;
}

/* What trait T weighs: its own, and what it shares. */
static double weight(const double *w, uint32_t t) { return w[t] + (coarse && coarse[t] ? w[coarse[t]] : 0); }

double fit_sum(const double *w, const fit_data *d, uint32_t i)
{
    double s = 0;
    const uint16_t *ids = d->ids + d->rows[i].from;
    for (uint32_t k = 0; k < d->rows[i].count; k++)
        s += group && hidden[group[ids[k]]] ? 0 : weight(w, ids[k]);
    s *= scale;
    return s < -ODDS_MAX ? -ODDS_MAX : s > ODDS_MAX ? ODDS_MAX : s;
}

/* ---- chance */

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

static void hide_groups(double part)
{
    for (uint32_t g = 2; g < GROUPS; g++) hidden[g] = part > 0 && pick(1000) < part * 1000;
    scale = 1 / (1 - part);
}

/* ---- the chain */

static void costs(const fit_turn *t, const fit_row *r, double *drop, double *keep)
{
    *drop = exp(t->drop + (r->list ? t->list : 0));
    *keep = exp(t->keep + (r->list ? t->list : 0));
}

/* OUT; behind it the odds of the paths up to each block, and of those that follow it. */
void fit_chain(const fit_weights *w, const fit_data *d, double *out)
{
    double drop, keep, r = 1, *before = out + d->len, *ahead = before + d->len;
    for (uint32_t i = 0; i < d->len; i++) out[i] = exp(fit_sum(w->around, d, i));
    for (uint32_t i = d->len; i-- > 0;) {
        ahead[i] = 1;
        if (i + 1 == d->len) continue;
        costs(&w->turn, &d->rows[i + 1], &drop, &keep);
        double v = out[i + 1] * ahead[i + 1];
        ahead[i] = (v + keep) / (v * drop + 1);
    }
    for (uint32_t i = 0; i < d->len; i++) {
        costs(&w->turn, &d->rows[i], &drop, &keep);
        if (i) r = (r + drop) / (r * keep + 1);
        r *= out[i];
        before[i] = r;
        out[i] = r * ahead[i];
    }
}

static void learn_turn(const fit_data *d, fit_weights *w, fit_turn *g, const double *out)
{
    double step[3] = { 0 }, drop, keep;
    const double *before = out + d->len, *ahead = before + d->len;
    fit_turn *t = &w->turn;
    for (uint32_t i = 1; i < d->len; i++) {
        const fit_row *row = &d->rows[i];
        if (row->drop < 0 || row[-1].drop < 0) continue;
        double v = exp(fit_sum(w->around, d, i)) * ahead[i], r = before[i - 1], much = fmin((double)row->much, 1);
        costs(t, row, &drop, &keep);
        double z = r * v + r * keep + drop * v + 1;
        double begins = much * (drop * v / z - (row[-1].drop < row->drop));
        double ends = much * (r * keep / z - (row[-1].drop > row->drop));
        step[0] += begins;
        step[1] += ends;
        step[2] += row->list ? begins + ends : 0;
    }
    g->drop += step[0] * step[0], g->keep += step[1] * step[1], g->list += step[2] * step[2];
    t->drop -= .2 * step[0] / sqrt(g->drop);
    t->keep -= .2 * step[1] / sqrt(g->keep);
    t->list -= .2 * step[2] / sqrt(g->list);
}

/* ---- fitting */

/* One of the two rounds at work. */
typedef struct {
    const fit_plan *plan;
    const fit_data *const *set;
    uint32_t n, *order;
    double *g, *room;               /* sums of squares; what fit_chain needs */
    fit_weights w;
    fit_turn tg;
} learner;

static learner learner_new(const fit_plan *p, const fit_data *const *set, uint32_t n, uint32_t with)
{
    learner l = { .plan = p, .set = set, .n = n, .tg = { 1, 1, 1 }, .w.turn = { -1, -1, -1 } };
    uint32_t most = 1;
    l.order = fit_must(calloc(n + 1, sizeof(uint32_t)));
    l.w.alone = l.w.around = fit_must(calloc(p->traits, sizeof(double)));
    l.g = fit_must(calloc(p->traits, sizeof(double)));
    for (uint32_t t = 0; t < p->traits; t++) l.g[t] = .01;
    for (uint32_t i = 0; i < n; i++) l.order[i] = i, most = set[i]->len > most ? set[i]->len : most;
    l.room = fit_must(calloc((size_t)most * 3, sizeof(double)));
    seed = with;
    return l;
}

static void learner_free(learner *l)
{
    hide_groups(0);
    free(l->order), free(l->g), free(l->room), free(l->w.alone);
}

static void step(learner *l, uint32_t t, double q, double rate)
{
    double *w = &l->w.alone[t];
    l->g[t] += q * q;
    *w -= rate * (q + l->plan->decay * *w) / sqrt(l->g[t]);
}

static void learn(learner *l, const fit_data *d, uint32_t i, double chance, double rate)
{
    const fit_row *r = &d->rows[i];
    double q = (chance - r->drop) * (double)r->much;
    if (r->drop < 0 || fabs(q) <= LEARNT) return;
    const uint16_t *ids = d->ids + r->from;
    for (uint32_t k = 0; k < r->count; k++) {
        uint32_t t = ids[k];
        if (group && hidden[group[t]]) continue;
        step(l, t, q, rate);
        if (coarse && coarse[t]) step(l, coarse[t], q, rate);
    }
}

static void see_alone(learner *l, const fit_data *d)
{
    for (uint32_t i = 0; i < d->len; i++) learn(l, d, i, 1 / (1 + exp(-fit_sum(l->w.alone, d, i))), .25);
}

static void see_around(learner *l, const fit_data *d)
{
    const double *odds = l->room;
    fit_chain(&l->w, d, l->room);
    learn_turn(d, &l->w, &l->tg, l->room);
    for (uint32_t i = 0; i < d->len; i++) learn(l, d, i, odds[i] > 1e15 ? 1 : odds[i] / (1 + odds[i]), .2);
}

/* Adds PART of the mean of the later half of EPOCHS to MEAN, and to *TURN. */
static void run(learner *l, int epochs, void (*see)(learner *, const fit_data *), double part, double *mean,
                fit_turn *turn)
{
    part /= epochs - epochs / 2;
    for (int e = 0; e < epochs; e++) {
        shuffle(l->order, l->n);
        for (uint32_t o = 0; o < l->n; o++) {
            hide_groups(l->plan->unseen);
            see(l, l->set[l->order[o]]);
        }
        if (e < epochs / 2) continue;
        for (uint32_t t = 0; t < l->plan->traits; t++) mean[t] += l->w.alone[t] * part;
        turn->drop += l->w.turn.drop * part;
        turn->keep += l->w.turn.keep * part;
        turn->list += l->w.turn.list * part;
    }
}

/* The documents outside FOLD and, of those, outside THIRD. */
static uint32_t choose(const fit_plan *p, const fit_data *of, uint32_t fold, uint32_t third, const fit_data **set)
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < p->documents; k++)
        if (p->places[k].fold != fold && p->places[k].third != third) set[n++] = &of[k];
    return n;
}

/* The second round of the documents outside FOLD, each by weights that were fitted without it. */
static fit_data *see_again(const fit_plan *p, uint32_t fold, const fit_data **set)
{
    fit_data *second = fit_must(calloc(p->documents, sizeof *second));
    fit_turn unused = { 0 };
    for (uint32_t q = 0; q < FIT_THIRDS; q++) {
        double *w = fit_must(calloc(p->traits, sizeof *w));
        learner l = learner_new(p, set, choose(p, p->first, fold, q, set), 1);
        run(&l, EPOCHS_THIRD, see_alone, 1, w, &unused);
        learner_free(&l);
        for (uint32_t k = 0; k < p->documents; k++)
            if (p->places[k].fold != fold && p->places[k].third == q) p->again(k, w, &second[k]);
        free(w);
    }
    return second;
}

/* Gives each trait all that it weighs. */
static void settle(const fit_plan *p, double *w)
{
    for (uint32_t t = 0; t < p->traits; t++) w[t] = weight(w, t);
}

fit_weights fit_solve(const fit_plan *p, uint32_t fold)
{
    fit_weights out = { .alone = fit_must(calloc(p->traits, sizeof(double))) };
    out.around = fit_must(calloc(p->traits, sizeof(double)));
    fit_turn unused = { 0 };
    const fit_data **set = fit_must(calloc(p->documents, sizeof *set));
    group = p->group;
    coarse = p->coarse;
    for (uint32_t s = 0; s < p->seeds; s++) {
        learner l = learner_new(p, set, choose(p, p->first, fold, FIT_THIRDS, set), s + 1);
        run(&l, EPOCHS, see_alone, 1. / p->seeds, out.alone, &unused);
        learner_free(&l);
    }
    fit_data *second = see_again(p, fold, set);
    for (uint32_t s = 0; s < p->seeds; s++) {
        learner l = learner_new(p, set, choose(p, second, fold, FIT_THIRDS, set), s + 1);
        run(&l, EPOCHS, see_around, 1. / p->seeds, out.around, &out.turn);
        learner_free(&l);
    }
    settle(p, out.alone);
    settle(p, out.around);
    coarse = NULL;
    for (uint32_t k = 0; k < p->documents; k++) free(second[k].rows), free(second[k].ids);
    free(set), free(second);
    return out;
}
