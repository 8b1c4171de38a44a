/* patch.c: see patch.h. Both sides are walked line by line; where they part, the nearest two lines that are
** alike again end the change. That is not always the shortest diff, but always a right one. */
#include "cli/patch.h"

#include "base/list.h"

enum { CONTEXT = 3, FAR = 1000 };

typedef WN_LIST(wn_str) lines;

/* Lines [a, a_end) of the old file become [b, b_end) of the new one. */
typedef struct { uint32_t a, a_end, b, b_end; } change;

static lines split(wn_arena *arena, wn_str s)
{
    lines out = { 0 };
    while (s.len) {
        const char *end = memchr(s.ptr, '\n', s.len);
        size_t n = end ? (size_t)(end - s.ptr) + 1 : s.len;
        *wn_list_add(arena, &out) = (wn_str){ s.ptr, n };
        s = (wn_str){ s.ptr + n, s.len - n };
    }
    return out;
}

static bool alike(const lines *a, uint32_t i, const lines *b, uint32_t j)
{
    if (i == a->len || j == b->len) return i == a->len && j == b->len;
    return wn_str_eq(a->at[i], b->at[j]);
}

/* Do both go on together from there: two lines, or to the end? */
static bool meet(const lines *a, uint32_t i, const lines *b, uint32_t j)
{
    return i <= a->len && j <= b->len && alike(a, i, b, j) &&
           (i == a->len || alike(a, i + 1, b, j + 1));
}

/* The change that begins at lines I and J. */
static change change_at(const lines *a, uint32_t i, const lines *b, uint32_t j)
{
    for (uint32_t d = 1; d < FAR; d++)
        for (uint32_t k = 0; k <= d; k++)       /* equal steps on both sides first */
            for (uint32_t side = 0; side < 2; side++) {
                uint32_t x = side ? d - k : d, y = side ? d : d - k;
                if (meet(a, i + x, b, j + y)) return (change){ i, i + x, j, j + y };
            }
    return (change){ i, a->len, j, b->len };
}

static void add_lines(wn_buf *out, char sign, const lines *l, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        wn_str line = l->at[i];     /* there are TO of them: NOLINT(clang-analyzer-*) */
        wn_buf_byte(out, sign);
        wn_buf_add(out, line);
        if (line.ptr[line.len - 1] != '\n') wn_buf_add(out, WN_STR("\n\\ No newline at end of file\n"));
    }
}

/* "12,3"; git and patch count an empty range from the line before. */
static void add_range(wn_buf *out, uint32_t from, uint32_t to)
{
    wn_buf_print(out, "%u,%u", (unsigned)(to > from ? from + 1 : from), (unsigned)(to - from));
}

/* Changes FIRST to LAST, near enough to each other to share their context. */
static void add_hunk(wn_buf *out, const lines *a, const lines *b, const change *first, const change *last)
{
    uint32_t before = first->a < CONTEXT ? first->a : CONTEXT;
    uint32_t behind = a->len - last->a_end < CONTEXT ? a->len - last->a_end : CONTEXT;
    wn_buf_add(out, WN_STR("@@ -"));
    add_range(out, first->a - before, last->a_end + behind);
    wn_buf_add(out, WN_STR(" +"));
    add_range(out, first->b - before, last->b_end + behind);
    wn_buf_add(out, WN_STR(" @@\n"));
    uint32_t at = first->a - before;
    for (const change *c = first; c <= last; c++) {
        add_lines(out, ' ', a, at, c->a);
        add_lines(out, '-', a, c->a, c->a_end);
        add_lines(out, '+', b, c->b, c->b_end);
        at = c->a_end;
    }
    add_lines(out, ' ', a, at, at + behind);
}

/* "--- a/NAME": git and patch read a name with other than plain characters as a string of C, and one with
** spaces up to a TAB. */
static void add_name(wn_buf *out, const char *head, const char *side, wn_str name)
{
    bool plain = true;
    for (size_t i = 0; i < name.len; i++)
        plain = plain && name.ptr[i] >= ' ' && name.ptr[i] < 0x7F && !strchr("\"\\", name.ptr[i]);
    wn_buf_print(out, plain ? "%s %s" : "%s \"%s", head, side);
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.ptr[i];
        if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') wn_buf_byte(out, name.ptr[i]);
        else wn_buf_print(out, "\\%03o", c);
    }
    if (!plain) wn_buf_byte(out, '"');
    else if (memchr(name.ptr, ' ', name.len)) wn_buf_byte(out, '\t');
    wn_buf_byte(out, '\n');
}

void wn_patch_add(wn_str path, wn_str before, wn_str after, wn_buf *out)
{
    lines a = split(out->arena, before), b = split(out->arena, after);
    WN_LIST(change) changes = { 0 };
    for (uint32_t i = 0, j = 0; i < a.len || j < b.len;) {
        if (i < a.len && j < b.len && wn_str_eq(a.at[i], b.at[j])) {
            i++, j++;
            continue;
        }
        change c = change_at(&a, i, &b, j);
        *wn_list_add(out->arena, &changes) = c;
        i = c.a_end, j = c.b_end;
    }
    while (path.len > 2 && memcmp(path.ptr, "./", 2) == 0) path.ptr += 2, path.len -= 2;
    while (path.len && path.ptr[0] == '/') path.ptr++, path.len--;
    add_name(out, "---", "a/", path);
    add_name(out, "+++", "b/", path);
    for (uint32_t i = 0; i < changes.len;) {
        uint32_t last = i;
        while (last + 1 < changes.len && changes.at[last + 1].a - changes.at[last].a_end <= 2 * CONTEXT)
            last++;
        add_hunk(out, &a, &b, &changes.at[i], &changes.at[last]);
        i = last + 1;
    }
}
