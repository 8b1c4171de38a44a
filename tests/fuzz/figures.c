/* figures.c: numbers, quantities and dates in any text: finite values, whole characters, twice the
 * same. */
#include "fuzz.h"

#include <math.h>

static void check_one(const wn_quantity *q, wn_str text)
{
    fuzz_check(!isinf(q->value) && !isinf(q->min) && !isinf(q->max), "not finite: <%.*s>",
               (int)text.len, text.ptr);
    fuzz_check(isnan(q->min) || isnan(q->max) || q->min <= q->max, "%g to %g: <%.*s>", q->min,
               q->max, (int)text.len, text.ptr);
    fuzz_check(q->type <= WN_Q_DATE && q->amounts <= WN_Q_DATE && text.len > 0, "type %u", q->type);
}

static wn_found *look(wn_arena *a, wn_str in)
{
    wn_err err = {0};
    wn_doc *doc = wn_doc_new(a, WN_STR("d"), in);
    if (!wn_read_text(doc, &(wn_read_options){0}, &err)) return NULL;
    return fuzz_find(doc);
}

void fuzz_one(wn_arena *a, wn_str in, fuzz *f)
{
    (void)f;
    wn_found *one = look(a, in), *two = one ? look(a, in) : NULL;
    if (!two) return;
    fuzz_check(one->quantities.len == two->quantities.len && one->claims.len == two->claims.len,
               "not the same twice");
    for (uint32_t i = 0; i < one->quantities.len; i++) {
        const wn_quantity *q = &one->quantities.at[i], *again = &two->quantities.at[i];
        check_one(q, wn_found_text(one, q->span));
        fuzz_check(wn_span_eq(q->span, again->span) && q->type == again->type,
                   "not the same twice: %u", i);
        fuzz_check(q->conversion == WN_NOWHERE || q->conversion < one->quantities.len,
                   "no conversion %u", q->conversion);
    }
}
