/* quantity.h: for tests of quantities: what is found, with the English pack, shown as "text type value min-max unit
** approx" with "|" between; what a quantity has not is left out. */
#ifndef WN_TESTS_QUANTITY_H
#define WN_TESTS_QUANTITY_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "bind/run.h"
#include "bind/shipped.h"
#include "read/read.h"

static wn_lexicon *lex;

static int begin(void **state)
{
    (void)state;
    const wn_shipped_file *file = wn_shipped;
    while (file->name && !strstr(file->name, "lang/en")) file++;
    lex = wn_lexicon_thaw((wn_str){ file->text, file->len }, 0, 0, NULL, NULL);
    assert_non_null(lex);
    return 0;
}

static int end(void **state)
{
    (void)state;
    wn_lexicon_free(lex);
    return 0;
}

static const char *const types[] = { "number", "percent", "currency", "dimension", "temperature",
                                     "age", "ordinal", "range", "date" };

static char *put(char *at, const char *label, double value)
{
    return isnan(value) ? at : at + sprintf(at, "%s%.10g", label, value);
}

static char *put_text(char *at, wn_str s)
{
    return s.len ? at + sprintf(at, " %.*s", (int)s.len, s.ptr) : at;
}

static char *show(char *at, const wn_found *f, const wn_quantity *q)
{
    wn_str s = wn_found_text(f, q->span);
    at += sprintf(at, "%.*s %s", (int)s.len, s.ptr, types[q->type]);
    at = put(at, " ", q->value);
    at = put(at, " min ", q->min);
    at = put(at, " max ", q->max);
    at = put_text(put_text(at, q->unit), q->approx);
    if (q->per.len) at += sprintf(at, " per %.*s", (int)q->per.len, q->per.ptr);
    return q->conversion == WN_NOWHERE ? at : at + sprintf(at, " = %u", q->conversion + 1);
}

static const char *found(const char *text)
{
    static char out[2048];
    wn_arena *arena = wn_arena_new(0, NULL, NULL);
    wn_doc *doc = wn_doc_new(arena, WN_STR("x"), WN_STR("en"));
    doc->text = wn_str_of(text);
    *wn_list_add(arena, &doc->blocks) = (wn_block){ .span = { 0, (uint32_t)doc->text.len } };
    wn_found *f = wn_found_new(doc, lex);
    assert_true(wn_quantity_find(f, NULL));
    char *at = out;
    *at = 0;
    for (uint32_t i = 0; i < f->quantities.len; i++) {
        if (i) *at++ = '|';
        at = show(at, f, &f->quantities.at[i]);
    }
    wn_arena_free(arena);
    return out;
}

#define FINDS(text, what) assert_string_equal(found(text), what)

#endif
