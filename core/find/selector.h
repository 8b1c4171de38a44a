/* selector.h: parts of a page by what they are called, in the part of CSS that says it: tags, "#id", ".class",
** one inside another by a space, right inside by ">", several by commas: "aside .promo, #footer > ul". */
#ifndef WN_FIND_SELECTOR_H
#define WN_FIND_SELECTOR_H

#include "base/err.h"
#include "find/feature.h"

#define WN_STEPS 8              /* containers that a selector names, at most */
#define WN_STEP_CLASSES 4

typedef struct {
    wn_str tag, id, classes[WN_STEP_CLASSES];   /* "" where it says nothing */
    uint32_t class_count;
    bool child;                 /* right inside the step before */
} wn_step;

typedef struct wn_selector {
    wn_step steps[WN_STEPS];    /* from the outside in */
    uint32_t count;
    double value;
    wn_str why;
} wn_selector;

/* Reads the selector that TEXT begins with, up to a comma, and moves TEXT behind that. What it cannot read is
** WN_BAD_RULE. */
bool wn_selector_read(wn_str *text, wn_selector *out, wn_err *err);

/* Settles the blocks that are inside what F's selectors name. */
void wn_selector_apply(wn_features *x);

#endif
