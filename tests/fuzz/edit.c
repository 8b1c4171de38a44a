/* edit.c: decisions over a plain text. Pins stay, every replacement is used, swallowed or reported,
** and the ledger is JSON that has the dropped text. */
#include "fuzz.h"

#include "base/json.h"

static bool is_used(const wn_edits *edits, const wn_decision *d)
{
    for (uint32_t i = 0; i < edits->edits.len; i++)
        if (edits->edits.at[i].replace && wn_span_eq(edits->edits.at[i].span, d->span)) return true;
    for (uint32_t i = 0; i < edits->clashes.len; i++)
        if (wn_span_eq(edits->clashes.at[i].dropped.span, d->span)) return true;
    return false;
}

/* Is D part of another decision, or do others cover it together? */
static bool is_swallowed(const wn_decisions *all, const wn_decision *d)
{
    uint32_t end = d->span.start;
    for (uint32_t round = 0; round < all->len; round++)
        for (uint32_t i = 0; i < all->len; i++) {
            const wn_decision *o = &all->at[i];
            if (o == d || o->action == WN_MARK) continue;
            if (wn_span_in(d->span, o->span)) return true;
            if (o->span.start <= end && o->span.end > end) end = o->span.end;
        }
    return end >= d->span.end;
}

static void check_pins(const wn_decisions *all, const wn_edits *edits)
{
    for (uint32_t i = 0; i < all->len; i++)
        for (uint32_t k = 0; all->at[i].action == WN_PIN && k < edits->edits.len; k++)
            fuzz_check(!wn_span_meets(all->at[i].span, edits->edits.at[k].span),
                       "pin [%u, %u) meets [%u, %u)", all->at[i].span.start, all->at[i].span.end,
                       edits->edits.at[k].span.start, edits->edits.at[k].span.end);
}

static void check_marks(const wn_edits *edits)
{
    for (uint32_t i = 1; i < edits->marks.len; i++) {
        wn_span a = edits->marks.at[i - 1].span, b = edits->marks.at[i].span;
        fuzz_check(a.start <= b.start && (b.start >= a.end || b.end <= a.end),
                   "marks [%u, %u) and [%u, %u)", a.start, a.end, b.start, b.end);
    }
    for (uint32_t i = 0; i < edits->marks.len; i++)
        for (uint32_t k = 0; k < edits->edits.len; k++)
            fuzz_check(!wn_span_meets(edits->marks.at[i].span, edits->edits.at[k].span),
                       "a mark on what goes");
}

/* Each line is one object; the texts together are what the edits cover. */
static void check_ledger(const wn_doc *doc, const wn_edits *edits, bool chars)
{
    wn_buf out = wn_buf_new(doc->arena);
    wn_edit_ledger(doc, edits, chars, &out);
    wn_str rest = wn_buf_str(&out);
    for (uint32_t i = 0; i < edits->edits.len; i++) {
        wn_str line = fuzz_until(&rest, '\n'), text = {NULL, 0};
        wn_json j = wn_json_new(doc->arena, line);
        wn_json_event e = {0};
        wn_err err = {0};
        for (bool here = false; wn_json_next(&j, &e, &err) && e.type != WN_JSON_END;) {
            if (here && e.type == WN_JSON_STRING) text = e.raw;
            here = e.type == WN_JSON_KEY && wn_str_eq(e.raw, WN_STR("text"));
        }
        fuzz_check(e.type == WN_JSON_END, "ledger: %s in <%.*s>", err.text, (int)line.len,
                   line.ptr);
        wn_buf plain = wn_buf_new(doc->arena);
        wn_json_decode(&plain, text);
        fuzz_check(wn_str_eq(wn_buf_str(&plain), wn_str_cut(doc->text, edits->edits.at[i].span)),
                   "not the text");
    }
    fuzz_check(rest.len == 0, "more lines than edits");
}

void fuzz_one(wn_arena *a, wn_str in, fuzz *f)
{
    wn_err err = {0};
    wn_doc *doc = wn_doc_new(a, WN_STR("d"), in);
    if (!wn_read_text(doc, &(wn_read_options){0}, &err)) return;
    wn_found *found = wn_lua_found(fuzz_lua(), doc, &err);
    fuzz_check(found && wn_quote_find(found, &err), "%s", err.text);
    bool mark = fuzz_pick(f, 8) == 7, chars = fuzz_pick(f, 2);
    wn_decisions all = fuzz_decide(f, found);
    const wn_edits *edits = wn_edit_resolve(doc, &all, mark);
    fuzz_check(wn_str_eq(fuzz_partition(doc, edits), wn_edit_text(doc, edits, a)),
               "the edits are not the ledger");
    fuzz_check(!mark || !edits->edits.len, "--mark takes something away");
    fuzz_show(doc, &all, edits);
    check_marks(edits);
    check_pins(&all, edits);
    check_ledger(doc, edits, chars);
    for (uint32_t i = 0; !mark && i < all.len; i++)
        if (all.at[i].action == WN_REPLACE)
            fuzz_check(is_used(edits, &all.at[i]) || is_swallowed(&all, &all.at[i]),
                       "replacement [%u, %u) is lost", all.at[i].span.start, all.at[i].span.end);
}
