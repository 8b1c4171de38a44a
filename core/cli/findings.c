/* findings.c: see findings.h. How many files, and what failed; then each finding as it lies in memory (both
** sides are the same program) and the bytes of its strings. */
#include "cli/findings.h"

enum { STRINGS = 6 };

static void strings_of(wn_finding *f, wn_str *out[STRINGS])
{
    wn_str *all[STRINGS] = { &f->path, &f->rule, &f->message, &f->fix, &f->line, &f->words };
    memcpy(out, all, sizeof all);
}

static void add_bytes(wn_buf *out, const void *bytes, size_t len)
{
    wn_buf_add(out, (wn_str){ bytes, len });
}

wn_str wn_findings_pack(wn_arena *a, wn_report *r, uint32_t first, uint32_t files)
{
    wn_buf out = wn_buf_new(a);
    wn_str *strings[STRINGS];
    uint32_t counts[] = { r->files - files, r->failed };
    add_bytes(&out, counts, sizeof counts);
    for (uint32_t i = first; i < r->list.len; i++) {
        add_bytes(&out, &r->list.at[i], sizeof r->list.at[i]);
        strings_of(&r->list.at[i], strings);
        for (int k = 0; k < STRINGS; k++) wn_buf_add(&out, *strings[k]);
    }
    r->list.len = first;
    r->files = files;
    return wn_buf_str(&out);
}

static void take(wn_str *from, void *to, size_t len)
{
    memcpy(to, from->ptr, len);
    *from = (wn_str){ from->ptr + len, from->len - len };
}

void wn_findings_unpack(wn_arena *a, wn_report *r, wn_str packed)
{
    wn_str *strings[STRINGS];
    uint32_t counts[2];
    take(&packed, counts, sizeof counts);
    r->files += counts[0];
    if (counts[1] > r->failed) r->failed = counts[1];
    while (packed.len > 0) {
        wn_finding *f = wn_list_add(a, &r->list);
        take(&packed, f, sizeof *f);
        strings_of(f, strings);
        for (int k = 0; k < STRINGS; k++) {
            wn_str here = { packed.ptr, strings[k]->len };
            *strings[k] = wn_arena_copy(a, here);
            packed = (wn_str){ packed.ptr + here.len, packed.len - here.len };
        }
    }
}
