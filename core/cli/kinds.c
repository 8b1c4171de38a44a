/* kinds.c: see kinds.h. */
#include "cli/kinds.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "bind/limit.h"
#include "cli/record.h"

static bool same_name(wn_arena *a, wn_str x, wn_str y)
{
    wn_buf p = wn_buf_new(a), q = wn_buf_new(a);
    wn_utf8_fold(&p, x);
    wn_utf8_fold(&q, y);
    return wn_str_eq(wn_buf_str(&p), wn_buf_str(&q));
}

bool wn_kinds_have(const wn_kinds *k, uint32_t kind)
{
    for (uint32_t i = 0; i < k->len; i++)
        if (k->at[i] == kind) return true;
    return false;
}

static bool add_kind(wn_kinds *k, const wn_found *f, wn_str name, wn_err *err)
{
    wn_str names[WN_MOST_KINDS];
    uint32_t n = WN_K_OWN + f->rule_count;
    for (uint32_t i = 0; i < n; i++) {
        names[i] = wn_record_kind(f, i);
        bool plural =
            i < WN_K_OWN && wn_str_eq(name, wn_str_of(wn_kind_get((wn_kind_id)i)->plural));
        if (!plural && !same_name(f->arena, names[i], name)) continue;
        if (!wn_kinds_have(k, i)) k->at[k->len++] = i;
        return true;
    }
    return wn_job_unknown("kind", name, names, n, err);
}

/* An empty document tells which kinds the filters define. */
bool wn_kinds_choose(wn_kinds *k, wn_job *j, const char *usual, wn_err *err)
{
    const char *at = j->o->kinds ? j->o->kinds : usual;
    wn_limit_begin(j->lua, j->o->limits.seconds, WN_STR(""));
    wn_found *f = wn_lua_found(j->lua, wn_doc_new(j->each, WN_STR(""), WN_STR("")), err);
    wn_limit_end();
    if (!f) return false;
    for (const char *end = at; *end; at = end + 1) {
        end = at + strcspn(at, ",");
        wn_str name = {at, (size_t)(end - at)};
        if (name.len && !add_kind(k, f, name, err)) return false;
    }
    for (uint32_t i = 0; !j->o->kinds && i < f->rule_count; i++) k->at[k->len++] = WN_K_OWN + i;
    return k->len || wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--kind names no kind");
}

static int by_place(const void *a, const void *b)
{
    const wn_thing_at *x = a, *y = b;
    return 8 * WN_ORDER(x->span.start, y->span.start) + 4 * WN_ORDER(y->span.end, x->span.end) +
           2 * WN_ORDER(x->kind, y->kind) + WN_ORDER(x->index, y->index);
}

bool wn_kinds_collect(const wn_kinds *k, wn_found *f, wn_things *out, wn_err *err)
{
    for (uint32_t i = 0; i < k->len; i++) {
        uint32_t kind = k->at[i];
        if (!wn_kind_need(f, kind, err)) return false;
        for (uint32_t n = 0; n < wn_kind_count(f, kind); n++)
            *wn_list_add(f->arena, out) = (wn_thing_at){wn_kind_span(f, kind, n), kind, n};
    }
    if (out->len) qsort(out->at, out->len, sizeof *out->at, by_place);
    return true;
}
