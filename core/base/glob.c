/* glob.c: see glob.h. Two places are remembered to go on from when a byte does not fit: behind the last
** "*", which takes one byte more, unless that is a slash; then behind the last "**". Earlier stars
** never need to be tried again: what they could take more of, the later one can take as well. */
#include "base/glob.h"

typedef struct { wn_str p, s; size_t i, j; } walk;

/* At a "[" of the pattern: does byte C fit? *NEXT: behind the class. One that is not closed is the byte
** "[", and none behind it is closed either: they begin at *OPEN. */
static bool class_fits(wn_str p, size_t at, unsigned char c, size_t *next, size_t *open)
{
    size_t i = at < *open ? at + 1 : p.len;
    bool turned = i < p.len && (p.ptr[i] == '!' || p.ptr[i] == '^'), fits = false;
    i += turned;
    for (size_t first = i; i < p.len && (p.ptr[i] != ']' || i == first); i++) {
        unsigned char low = (unsigned char)p.ptr[i], high = low;
        if (i + 2 < p.len && p.ptr[i + 1] == '-' && p.ptr[i + 2] != ']') {
            high = (unsigned char)p.ptr[i + 2];
            i += 2;
        }
        if (low <= c && c <= high) fits = true;
    }
    if (i >= p.len) {
        if (at < *open) *open = at;
        *next = at + 1;
        return c == '[';
    }
    *next = i + 1;
    return fits != turned && c != '/';
}

/* Takes one byte of both where they fit. */
static bool step(walk *w, size_t *open)
{
    char c = w->s.ptr[w->j], p;
    size_t next = w->i + 1;
    if (w->i >= w->p.len) return false;
    p = w->p.ptr[w->i];
    bool fits = p == c;
    if (p == '?') fits = c != '/';
    else if (p == '[') fits = class_fits(w->p, w->i, (unsigned char)c, &next, open);
    else if (p == '\\' && next < w->p.len) fits = w->p.ptr[next++] == c;
    if (!fits) return false;
    w->i = next;
    w->j++;
    return true;
}

static bool starts(wn_str p, size_t at, const char *with, size_t n)
{
    return at + n <= p.len && memcmp(p.ptr + at, with, n) == 0;
}

/* Goes on from the place of two stars, which take one byte more; FOLDERS: up to behind the next slash. */
static bool again(walk *w, walk *stars, bool folders)
{
    if (!stars->p.ptr) return false;
    do {
        if (stars->j == stars->s.len) return false;
        stars->j++;
    } while (folders && stars->s.ptr[stars->j - 1] != '/');
    *w = *stars;
    return true;
}

bool wn_glob_match(wn_str pattern, wn_str path)
{
    walk w = { pattern, path, 0, 0 }, star = { 0 }, stars = { 0 };
    size_t open = pattern.len;
    bool folders = false;
    while (w.i < pattern.len || w.j < path.len) {
        bool first = (w.i == 0 || pattern.ptr[w.i - 1] == '/') && (w.j == 0 || path.ptr[w.j - 1] == '/');
        if (starts(pattern, w.i, "**", 2)) {
            folders = first && starts(pattern, w.i, "**/", 3);
            w.i += folders ? 3 : 2;
            stars = w;
            star.p.ptr = NULL;
        } else if (starts(pattern, w.i, "*", 1)) {
            w.i++;
            star = w;
        } else if (w.j == path.len || !step(&w, &open)) {
            bool inside = star.p.ptr && star.j < path.len && path.ptr[star.j] != '/';
            if (inside) {
                star.j++;
                w = star;
                continue;
            }
            star.p.ptr = NULL;
            if (!again(&w, &stars, folders)) return false;
        }
    }
    return true;
}
