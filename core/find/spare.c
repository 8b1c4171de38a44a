/* spare.c: a page never goes as a whole. Where next to nothing of it would stay, what is least surely
** furniture stays: a shop without a sentence, a note of thirty words among a hundred links. What stands in
** nav, header and footer, or is hidden, goes all the same; so does what a filter names. Of bare text only
** sentences without a phrase of furniture are spared: nothing else tells a shop's list from a menu there. */
#include "find/page.h"

#define LEAST 40                /* words that a page keeps at least, or a fifth of its own */
#define HIGHEST 100.0           /* log odds that none reach */

static bool may_stay(const wn_page *p, const wn_features *x, uint32_t i)
{
    const wn_feature_line *l = &x->at[i];
    return l->certain <= 0 && (p ? !wn_page_outside(p, i) : l->good && l->any == WN_NO_REASON);
}

/* Words in blocks that stay where those with log odds up to CUT do. */
static uint64_t words_up_to(const wn_page *p, const wn_features *x, const double *odds, double cut)
{
    uint64_t words = 0;
    for (uint32_t i = 0; i < x->len; i++)
        if (odds[i] <= 0 || (odds[i] <= cut && may_stay(p, x, i))) words += x->at[i].words;
    return words;
}

/* The log odds up to which blocks stay. */
static double cut_of(const wn_page *p, const wn_features *x, const double *odds)
{
    uint32_t fifth = x->words / 5, need = fifth < LEAST ? fifth : LEAST;
    double low = 0, high = HIGHEST;
    if (words_up_to(p, x, odds, 0) >= need) return 0;
    while (high - low > 0.01) {
        double mid = (low + high) / 2;
        if (words_up_to(p, x, odds, mid) >= need) high = mid;
        else low = mid;
    }
    return high;
}

void wn_page_spare(const wn_page *p, const wn_features *x, double *odds)
{
    double cut = cut_of(p, x, odds);
    for (uint32_t i = 0; cut > 0 && i < x->len; i++)
        if (may_stay(p, x, i)) odds[i] -= cut;
}
