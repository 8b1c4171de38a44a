/* fit.h: what fit-boilerplate.c and fit-page.c share: two rounds of logistic regression by AdaGrad over a chain of
** two states, as boilerplate.c uses them. The second round sees what the first one made of a third of the documents
** that it was not fitted on. */
#ifndef WN_BENCH_FIT_H
#define WN_BENCH_FIT_H

#include <stdbool.h>
#include <stdint.h>

#define FIT_FOLDS 5
#define FIT_THIRDS 3

typedef struct {
    uint32_t from, count;           /* its traits in the document's ids */
    float much;                     /* what it counts for */
    int8_t drop;                    /* the label; -1: none */
    bool list;                      /* this block and the one before are items */
    bool doubt;                     /* see fit-boilerplate.c */
    uint32_t line;                  /* of the document */
} fit_row;

typedef struct { fit_row *rows; uint16_t *ids; uint32_t len, room, used; bool page; } fit_data;
typedef struct { uint32_t fold, third; } fit_place;

/* What a change of state adds to the log odds of a path: to furniture, back, and more within a list. */
typedef struct { double drop, keep, list; } fit_turn;

typedef struct { double *alone, *around; fit_turn turn; } fit_weights;

typedef struct {
    uint32_t traits, documents, seeds;
    double decay;                   /* by which weights that are not needed shrink */
    double unseen;                  /* part of the groups that are not seen each time a document is */
    const uint8_t *group;           /* of each trait; those of groups 0 and 1 are always seen */
    const uint16_t *coarse;         /* of each trait, the one whose weight is added to its own; 0, NULL: none */
    const fit_place *places;        /* one a document */
    const fit_data *first;          /* the first round, one a document */
    /* The second round of a document by the weights of the first. */
    void (*again)(uint32_t document, const double *alone, fit_data *out);
} fit_plan;

void *fit_must(void *p);            /* ends the program where P is NULL */
uint32_t fit_hash(const char *s);
fit_place fit_place_of(const char *site);
void fit_add(fit_data *d, const uint16_t *ids, uint32_t n, fit_row r);

/* Log odds of row I. */
double fit_sum(const double *w, const fit_data *d, uint32_t i);

/* Odds of dropping each block over all paths, into OUT, which has room for three times as many. */
void fit_chain(const fit_weights *w, const fit_data *d, double *out);

/* Fits on the documents that are not in FOLD. The weights are the caller's. */
fit_weights fit_solve(const fit_plan *p, uint32_t fold);

#endif
