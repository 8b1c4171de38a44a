/* findings.c: see findings.h. How many there are; then each failure and finding as it lies in memory (both
** sides are the same program) and the bytes of its strings. */
#include "cli/findings.h"

enum { STRINGS = 6 };

typedef struct { uint32_t files, failed, failures, findings; } counts;

typedef struct { wn_str *at[STRINGS]; int len; } strings;

static strings of_failure(wn_failure *f) { return (strings){ { &f->path, &f->message }, 2 }; }

static strings of_finding(wn_finding *f)
{
    return (strings){ { &f->path, &f->rule, &f->message, &f->fix, &f->line, &f->words }, STRINGS };
}

static void put(wn_buf *out, const void *thing, size_t size, strings s)
{
    wn_buf_add(out, (wn_str){ thing, size });
    for (int i = 0; i < s.len; i++) wn_buf_add(out, *s.at[i]);
}

wn_str wn_findings_pack(wn_arena *a, wn_report *r, const wn_report *before)
{
    wn_buf out = wn_buf_new(a);
    counts n = { r->files - before->files, r->failed, r->failures.len - before->failures.len,
                 r->list.len - before->list.len };
    put(&out, &n, sizeof n, (strings){ .len = 0 });
    for (uint32_t i = before->failures.len; i < r->failures.len; i++)
        put(&out, &r->failures.at[i], sizeof r->failures.at[i], of_failure(&r->failures.at[i]));
    for (uint32_t i = before->list.len; i < r->list.len; i++)
        put(&out, &r->list.at[i], sizeof r->list.at[i], of_finding(&r->list.at[i]));
    r->files = before->files;
    r->failures.len = before->failures.len;
    r->list.len = before->list.len;
    return wn_buf_str(&out);
}

static void take(wn_str *from, void *to, size_t len)
{
    memcpy(to, from->ptr, len);
    *from = (wn_str){ from->ptr + len, from->len - len };
}

static void take_strings(wn_arena *a, wn_str *from, strings s)
{
    for (int i = 0; i < s.len; i++) {
        size_t len = s.at[i]->len;
        *s.at[i] = wn_arena_copy(a, (wn_str){ from->ptr, len });
        *from = (wn_str){ from->ptr + len, from->len - len };
    }
}

void wn_findings_unpack(wn_arena *a, wn_report *r, wn_str packed)
{
    counts n;
    take(&packed, &n, sizeof n);
    r->files += n.files;
    if (n.failed > r->failed) r->failed = n.failed;
    for (uint32_t i = 0; i < n.failures; i++) {
        wn_failure *f = wn_list_add(a, &r->failures);
        take(&packed, f, sizeof *f);
        take_strings(a, &packed, of_failure(f));
    }
    for (uint32_t i = 0; i < n.findings; i++) {
        wn_finding *f = wn_list_add(a, &r->list);
        take(&packed, f, sizeof *f);
        take_strings(a, &packed, of_finding(f));
    }
}
