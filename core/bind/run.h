/* run.h: filters over documents. A wn_lua owns one Lua state with the sandbox, the language packs and
** the filters in it; it is used for one document after another. The program sees this page and
** nothing of Lua. */
#ifndef WN_BIND_RUN_H
#define WN_BIND_RUN_H

#include "edit/edit.h"
#include "find/kind.h"
#include "write/report.h"

typedef struct wn_lua wn_lua;

/* What a filter reported; strings live in the result's arena. */
typedef struct {
    uint8_t severity;
    wn_span span;
    wn_str rule, message, fix, filter;     /* "" where there is none */
    bool fixable;               /* FIX is to stand in its place, be it "" */
} wn_note;

typedef struct {
    wn_decisions decisions;
    wn_arena *arena;            /* of all this; good until the next run */
    WN_LIST(wn_note) notes;
    uint64_t notes_lost;        /* beyond the cap of 10,000 a document */
    wn_str printed;             /* what filters printed, capped, for standard error */
    uint64_t printed_lost;      /* calls of print that it has not all of */
    wn_found *found;
} wn_result;

typedef struct {
    double seconds;             /* a document; 0: none. Default 10 */
    size_t memory;              /* bytes; 0: 256 MiB + 8 times the input */
} wn_limits;

/* Limits end the process (status 4) with a line on standard error. */
wn_lua *wn_lua_new(const wn_limits *limits, wn_err *err);
void wn_lua_free(wn_lua *l);

/* Appends a filter: its Lua text, a first line "#!…" skipped, compiled and run once to read `filter`. */
bool wn_lua_add(wn_lua *l, wn_str name, wn_str source, wn_err *err);
bool wn_lua_idle(const wn_lua *l);          /* has the last one no function for a thing, and adds nothing? */
void wn_lua_trust(wn_lua *l, bool trust);   /* filters that are added from now on have io and os */

/* Lua text of the shipped filter NAME ("article"); empty ptr where there is none. */
wn_str wn_lua_shipped(wn_str name);
wn_str wn_lua_bare_name(wn_str path);                   /* "check/passive.lua" → "passive" */
const char *wn_lua_shipped_name(uint32_t index);        /* NULL behind the last, sorted */
const char *wn_lua_shipped_check(uint32_t index);       /* of filters/check/ alone */
const char *wn_lua_shipped_about(wn_lua *l, uint32_t index, wn_err *err);
const char *wn_lua_start(uint32_t index, wn_str *text); /* of lua/winnow/new */
wn_str wn_lua_part(wn_str name);                        /* lua/winnow/NAME.lua */
wn_str wn_lua_annotations(void);                        /* lua/meta/winnow.lua */
bool wn_lua_filter(const wn_lua *l, uint32_t index, wn_pair *out);  /* name, about; false behind the last */
bool wn_lua_lang(wn_lua *l, wn_str code, wn_err *err);  /* of all documents; WN_USAGE: no such pack */
bool wn_lua_language(uint32_t index, wn_str *code, uint32_t *count);    /* of its phrases, by class */

/* A document's finds, nothing found yet, with the lists that filters add. And all filters over DOC. */
wn_found *wn_lua_found(wn_lua *l, wn_doc *doc, wn_err *err);
bool wn_lua_run(wn_lua *l, wn_doc *doc, wn_result *out, wn_err *err);

/* What an example has marked; a class without a ptr: it does not ask which. */
typedef struct { wn_str text, class; } wn_marked;
typedef WN_LIST(wn_marked) wn_marked_list;

/* An example of a filter, and what came of it. Notes are lines, "rule: message" or "rule". */
typedef struct {
    uint32_t number;            /* from 1 */
    bool kept_right, notes_right, marks_right;
    wn_str want, kept, want_notes, notes;
    wn_marked_list want_marks, marks;
} wn_example;
typedef void wn_tell(void *ctx, const wn_example *e);

/* Runs the examples of filter INDEX, or of the language pack in file NAME with the text SOURCE. */
bool wn_lua_test(wn_lua *l, uint32_t index, wn_tell *tell, void *ctx, wn_err *err);
bool wn_lua_try(wn_lua *l, wn_str name, wn_str source, wn_tell *tell, void *ctx, wn_err *err);

#endif
