/* near.c: Damerau-Levenshtein distance in its restricted form (no piece is edited twice), by three
** rows of the table. Names are short; a longer one is nobody's slip. */
#include "base/near.h"

enum { NAME_MAX_LEN = 64 };

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

static size_t distance(wn_str a, wn_str b)
{
    size_t rows[3][NAME_MAX_LEN + 1];
    for (size_t j = 0; j <= b.len; j++) rows[0][j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t *now = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            char x = lower(a.ptr[i - 1]), y = lower(b.ptr[j - 1]);
            now[j] = least(least(last[j] + 1, now[j - 1] + 1), last[j - 1] + (x != y));
            bool pair = i > 1 && j > 1 && x == lower(b.ptr[j - 2]) && y == lower(a.ptr[i - 2]);
            if (pair) now[j] = least(now[j], before[j - 2] + 1);
        }
    }
    return rows[a.len % 3][b.len];
}

wn_str wn_near(wn_str wrong, const wn_str *names, size_t n)
{
    wn_str best = { NULL, 0 };
    size_t most = wrong.len / 3 > 2 ? wrong.len / 3 : 2;
    if (wrong.len == 0 || wrong.len > NAME_MAX_LEN) return best;
    for (size_t i = 0; i < n; i++) {
        if (names[i].len > NAME_MAX_LEN) continue;
        size_t d = distance(wrong, names[i]);
        /* All of a short name may be other letters: that is no likeness. */
        if (d > most || d >= names[i].len || d >= wrong.len) continue;
        if (d == most && best.ptr && wn_str_cmp(best, names[i]) <= 0) continue;
        best = names[i];
        most = d;
    }
    return best;
}
