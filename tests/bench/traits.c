/* traits.c: what fit-boilerplate.py learns from: the traits of each block of NDJSON records, as the
** finder sees them.
**
**     traits                  the names of all traits, a line each
**     traits local            of the first round, a document a paragraph, a block a line:
**                             START END ITEM TRAIT TRAIT …; ITEM: 1 for an item of a list
**     traits around WEIGHTS   of the second round, after a first one with the weights in the file, a number
**                             a line, in the order of the names
*/
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bind/run.h"
#include "find/feature.h"
#include "read/read.h"

static void print_names(void)
{
    char name[64];
    for (uint32_t i = 0; i < wn_trait_count(); i++) puts(wn_trait_name(i, name) + strlen("boilerplate."));
}

static double *read_weights(const char *path)
{
    double *w = calloc(wn_trait_count(), sizeof *w);
    FILE *file = fopen(path, "r");
    for (uint32_t i = 0; w && file && i < wn_trait_count(); i++)
        if (fscanf(file, "%lf", &w[i]) != 1) exit(2);
    if (!w || !file) exit(2);
    fclose(file);
    return w;
}

static void judge_alone(const wn_features *x, const double *w, float *keep)
{
    uint16_t ids[WN_TRAIT_ROOM];
    for (uint32_t i = 0; i < x->len; i++) {
        uint32_t n = wn_trait_local(x, i, ids);
        double odds = 0;
        for (uint32_t k = 0; k < n; k++) odds += w[ids[k]];
        keep[i] = (float)(1 / (1 + exp(odds)));
    }
}

static void print_traits(const wn_features *x, const wn_around *around)
{
    uint16_t ids[WN_TRAIT_ROOM];
    for (uint32_t i = 0; i < x->len; i++) {
        wn_span s = x->found->doc->blocks.at[i].span;
        uint32_t n = around ? wn_trait_around(x, around, i, ids) : wn_trait_local(x, i, ids);
        printf("%u %u %d", (unsigned)s.start, (unsigned)s.end, x->at[i].item);
        for (uint32_t k = 0; k < n; k++) printf(" %u", (unsigned)ids[k]);
        putchar('\n');
    }
    putchar('\n');
}

static bool show(wn_lua *l, wn_doc *doc, const double *weights, wn_err *err)
{
    wn_read_options options = { WN_STR("") };
    wn_features x;
    if (!wn_read_ndjson(doc, &options, err)) return false;
    wn_found *f = wn_lua_found(l, doc, err);
    if (!f || !wn_feature_find(f, &x, err)) return false;
    if (!weights || !x.len) return print_traits(&x, NULL), true;
    wn_around around = wn_around_new(&x);
    judge_alone(&x, weights, around.keep);
    wn_around_fill(&x, &around);
    print_traits(&x, &around);
    return true;
}

int main(int argc, char **argv)
{
    wn_err err;
    wn_limits limits = { 0, (size_t)1 << 32 };
    if (argc < 2) return print_names(), 0;
    double *weights = argc > 2 ? read_weights(argv[2]) : NULL;
    wn_lua *l = wn_lua_new(&limits, &err);
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    char *line = NULL;
    size_t room = 0;
    for (ssize_t n; (n = getline(&line, &room, stdin)) > 0; wn_arena_reset(a)) {
        wn_doc *doc = wn_doc_new(a, WN_STR(""), (wn_str){ line, (size_t)n });
        if (show(l, doc, weights, &err)) continue;
        fprintf(stderr, "traits: %s\n", err.text);
        return 5;
    }
    return 0;
}
