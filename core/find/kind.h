/* kind.h: the table of kinds: names, finders, and the fields of each, as values that know nothing of
** Lua or JSON. Lua's things, `winnow extract`, `winnow help api` and the annotations come from it. */
#ifndef WN_FIND_KIND_H
#define WN_FIND_KIND_H

#include "find/found.h"

typedef enum {
    WN_V_NONE, WN_V_BOOL, WN_V_INT, WN_V_NUMBER, WN_V_STR, WN_V_SPAN,
    WN_V_PERSON,            /* a span that means somebody: see name.h */
    WN_V_THING,             /* of kind `kind`, index `i` */
    WN_V_SPANS,             /* run of f->spans */
    WN_V_PICKS,             /* run of f->picks: things of kind `kind` */
    WN_V_THINGS,            /* things `i` to `i + n - 1` of kind `kind` */
    WN_V_NAMES              /* array of n strings */
} wn_value_type;

typedef struct {
    wn_value_type type;
    uint8_t kind;
    bool b;
    int64_t i;
    double n;
    wn_str s;
    wn_span span;
    wn_run run;
    const wn_str *names;
    uint32_t count;
} wn_value;

enum {                          /* the field stands … */
    WN_IN_RECORD = 1,           /* in records of `winnow extract` */
    WN_IN_NOTE = 2              /* in the line about it that `winnow explain` shows, too */
};
#define WN_IN_BOTH (WN_IN_RECORD | WN_IN_NOTE)

typedef struct {
    const char *name;           /* "speaker" */
    const char *type;           /* as the annotations write it: "Span?" */
    const char *about;          /* one sentence, with units */
    uint32_t flags;
    bool (*get)(wn_found *f, uint32_t index, wn_value *out, wn_err *err);
} wn_field;

typedef struct {
    const char *name;           /* "Quote", and the filter function's name */
    const char *record;         /* "quote", in records and --kind */
    const char *plural;         /* "quotes": the field of Document */
    const char *about;
    bool (*find)(wn_found *f, wn_err *err);
    uint32_t (*count)(const wn_found *f);
    wn_span (*span)(const wn_found *f, uint32_t index);
    const wn_field *fields;     /* ends with a NULL name */
} wn_kind;

/* Kind ID below WN_K_OWN; kinds that a filter defines have a name from f->rules and no fields but
** those of every thing. */
const wn_kind *wn_kind_get(wn_kind_id id);
int wn_kind_find(wn_str name);          /* by name or record; -1: none */

/* Looks for KIND (own kinds too) where nobody has yet. */
bool wn_kind_need(wn_found *f, uint32_t kind, wn_err *err);
uint32_t wn_kind_count(const wn_found *f, uint32_t kind);
wn_span wn_kind_span(const wn_found *f, uint32_t kind, uint32_t index);
wn_str wn_kind_name(const wn_found *f, uint32_t kind);

#endif
