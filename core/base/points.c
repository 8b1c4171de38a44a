/* points.c: see points.h. */
#include "base/points.h"

#include "base/utf8.h"

enum { STRETCH = 256 };         /* bytes of the text between two entries of counts */

static uint32_t count(wn_str text, size_t from, size_t to)
{
    return (uint32_t)wn_utf8_count((wn_str){ text.ptr + from, to - from });
}

wn_points wn_points_new(wn_arena *a, wn_str text)
{
    uint32_t *counts = wn_arena_array(a, text.len / STRETCH + 1, sizeof *counts);
    for (size_t i = 1; i <= text.len / STRETCH; i++)
        counts[i] = counts[i - 1] + count(text, (i - 1) * STRETCH, i * STRETCH);
    return (wn_points){ text, counts };
}

uint32_t wn_points_at(const wn_points *p, size_t at)
{
    return p->counts[at / STRETCH] + count(p->text, at - at % STRETCH, at);
}
