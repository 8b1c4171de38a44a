/* points.h: offsets in code points, for those who count in them: each in constant time. */
#ifndef WN_BASE_POINTS_H
#define WN_BASE_POINTS_H

#include "base/arena.h"

typedef struct {
    wn_str text;
    const uint32_t *counts;     /* code points before each stretch of the text */
} wn_points;

/* Of TEXT, which is UTF-8 and is borrowed. */
wn_points wn_points_new(wn_arena *a, wn_str text);

/* The code points before byte AT. */
uint32_t wn_points_at(const wn_points *p, size_t at);

#endif
