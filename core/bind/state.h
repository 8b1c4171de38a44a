/* state.h: what the files of bind/, and no others, share: a run's state, documents, their things. */
#ifndef WN_BIND_STATE_H
#define WN_BIND_STATE_H

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include "bind/limit.h"
#include "bind/option.h"
#include "bind/lua53.h"
#include "bind/run.h"
#include "bind/trace.h"
#include "find/match.h"
#include "find/selector.h"

/* A document that things belong to: a userdata. `found` is NULL once the document is done; then every
** use of its things is an error. */
typedef struct {
    wn_found *found;
    wn_arena *arena;            /* owned here (winnow.read), or NULL */
    const wn_lexicon *lex;      /* owned with others, or NULL */
    wn_span last;               /* of the long text that was read last: user value 2; 1 is all of it */
    uint32_t lists_of;          /* the filter that has the lists in user value 3 */
    struct wn_lua *lua;
} wn_held;

#define WN_K_SPAN UINT32_MAX    /* a bare piece of text: a speaker, a cue */

/* A userdata; its user value 1 is the wn_held, which it so keeps alive. */
typedef struct { wn_held *held; uint32_t kind, index; wn_span span; uint64_t nth; } wn_thing;

/* What filters added while their bodies ran, for one document. Strings live in `arena`. */
typedef struct {
    wn_arena *arena;
    WN_LIST(wn_own_rule) rules;
    WN_LIST(wn_pattern) patterns;
    WN_LIST(wn_selector) selectors;
    wn_buf lists;               /* phrases as records of bytes: equal bytes, equal lexicon */
    bool grew;                  /* by the filter that was loaded last */
} wn_added;

typedef struct {
    wn_str name, about;         /* in lua->own */
    bool trusted, idle;         /* has io and os; nothing could come of it */
    int chunk;                  /* reference of the compiled file; of a table of functions in a host */
    int specs;                  /* reference of the table of what its options may be, by option */
    int given;                  /* reference of the table of -M values, by option */
    int passes;                 /* reference of the list of tables of functions, anew a document */
    int env, meta;              /* references of the environment, anew a document, and its metatable */
    WN_LIST(wn_str) sources;    /* names of options that are paths, each once */
} wn_filter;

/* What was read for an option of a filter: a reference of its index. */
typedef struct { uint32_t filter; wn_str option; int index; } wn_lent;

/* The first lexicon of a family, and the lists that filters added to all of it, in the arena. */
typedef struct { wn_arena *arena; wn_str key; const wn_lexicon *lex; } wn_known;

/* What was read of languages, for all documents to come. */
typedef struct {
    wn_known known[16];         /* lexicons of documents before */
    uint32_t count;
    const wn_lexicon *detector; /* NULL until it is needed */
    const wn_lexicon *tried;    /* of the pack whose examples run, for all documents; or NULL */
} wn_langs;

struct wn_lua {
    lua_State *L;
    bool host;                  /* L is somebody else's: no limits, not closed here */
    uint8_t depth;              /* of runs of winnow.run in each other: the outer one's limits hold */
    uint64_t run, runs;         /* number of the one at hand, 0: none of them; of the last one */
    uint64_t things;            /* that were made: the last one's number */
    bool trust;                 /* filters that are added are trusted */
    bool loading;               /* a filter's file is being read: lists may grow */
    wn_code code;               /* of an error that pcall may not swallow; WN_OK: none */
    char why[256];              /* a limit's message; "": none was met */
    wn_memory *memory;          /* NULL in a host */
    wn_limits limits;
    wn_arena *own;              /* lives as long as this */
    wn_arena *said;             /* what filters say of the document at hand */
    wn_langs langs;
    int anchors;                /* reference of what this run holds on to */
    lua_CFunction entry;        /* where the run began */
    wn_str lang;                /* of all documents; empty: it is found out */
    WN_LIST(wn_filter) filters;
    WN_LIST(wn_lent) lent;
    wn_added added;
    wn_buf printed;
    uint64_t printed_lost;
    wn_result *result;          /* of the run that is on … */
    wn_held *held;              /* … and its document, as things have it */
    uint32_t filter;            /* index of the filter that runs */
    const char *function;       /* "Quote", while it runs */
    wn_span at;                 /* the thing it runs for; nowhere while they are looked for */
    wn_trace *trace;            /* is told of each step, or NULL */
    void *trace_ctx;
};

/* ---- thing.c */
void wn_thing_open(lua_State *L);                       /* makes the metatables */
wn_held *wn_held_push(lua_State *L, wn_found *found, wn_arena *arena);   /* keeps its lexicon */
void wn_held_done(wn_held *h);                          /* frees all of it before Lua would */
void wn_thing_push(lua_State *L, int held, uint32_t kind, uint32_t index);
void wn_span_push(lua_State *L, int held, wn_span span);
void wn_things_push(lua_State *L, int held, uint32_t kind, uint32_t first, uint32_t count);
wn_thing *wn_thing_test(lua_State *L, int index);       /* NULL: not a thing */
wn_thing *wn_thing_check(lua_State *L, int index);      /* alive, or a Lua error */
int wn_thing_no_field(lua_State *L, wn_str what, int fields);   /* raises */
wn_str wn_said_cut(wn_arena *a, wn_str s);              /* what may be said of S, in A */
extern const luaL_Reg wn_quantity_methods[];            /* quantity.c */

/* ---- decide.c */
void wn_decide_open(lua_State *L);                      /* drop, keep, mark into the table on top */
void wn_decide(struct wn_lua *l, const wn_thing *thing, int index);  /* of the value at INDEX */

/* ---- sandbox.c */
void wn_sandbox_open(struct wn_lua *l);                 /* the shared read-only base */
void wn_push_plain(lua_State *L, int index);            /* as tostring has it, without an address */
void wn_sandbox_base(lua_State *L);                     /* pushes it: names that all filters have */
void wn_sandbox_push(struct wn_lua *l, uint32_t filter);   /* a new environment for it */
void wn_sandbox_seed(lua_State *L);                     /* the same random numbers from here on */
bool wn_sandbox_print(struct wn_lua *l, wn_str s);      /* as by print; false: not all of it has room */

/* ---- order.c: one order for all runs */
int wn_order_next(lua_State *L, int table);             /* lua_next, so */
int wn_order_after(lua_State *L), wn_order_pairs(lua_State *L), wn_order_sort(lua_State *L);  /* Lua's */

/* ---- option.c */
/* Has TABLE a key that is none of NAMES, which end with NULL, nor a place from 1 to PLACES? Then pushes
** "no SORT'mim'; did you mean 'min'?". The other raises that of the table ARG, an argument. */
bool wn_option_stray(lua_State *L, int table, const char *sort, const char *const *names, lua_Integer places);
void wn_option_names(lua_State *L, int arg, const char *const *names);

/* ---- module.c, list.c: boilerplate, cue, hedge, define */
void wn_module_push(lua_State *L);                      /* the table `winnow` */
struct wn_lua *wn_lua_of(lua_State *L);                 /* the one that belongs to L */
extern const luaL_Reg wn_list_functions[];
bool wn_list_apply(wn_str lists, wn_lexicon *lex, wn_err *err);     /* of wn_added.lists */

/* ---- regex.c, primitive.c */
void wn_regex_open(lua_State *L);
int wn_regex_make(lua_State *L);                        /* (pattern, flags) → regex, cached */
wn_regex *wn_regex_check(lua_State *L, int index);
void wn_phrases_open(lua_State *L);
int wn_phrases_make(lua_State *L);                      /* (list) → phrases, cached */
const wn_lexicon *wn_phrases_check(lua_State *L, int index);
int wn_document_make(lua_State *L);                     /* winnow.read */
extern const luaL_Reg wn_primitive_functions[];

/* ---- index.c */
void wn_index_open(lua_State *L);
extern const luaL_Reg wn_index_functions[];
bool wn_index_try(struct wn_lua *l, uint32_t filter, const wn_pair *texts, uint32_t count, wn_err *err);
void wn_index_end_try(struct wn_lua *l);                /* TEXTS are all sources of FILTER until here */

/* ---- cache.c: objects kept by content, and those that a run holds on to */
bool wn_cache_get(lua_State *L, const void *cache);     /* key on top → key, object; or just key */
void wn_cache_put(lua_State *L, const void *cache);     /* key, object → object */
void wn_cache_clear(lua_State *L);                      /* but for what is anchored */
void wn_cache_anchor(lua_State *L);                     /* the object on top stays until … */
void wn_cache_drop(lua_State *L);                       /* … all anchors go */

/* ---- filter.c */
/* The files from FIRST on, anew; from 0, what they added to the document before is forgotten. */
bool wn_filters_load(struct wn_lua *l, uint32_t first, wn_err *err);
void wn_filters_forget(struct wn_lua *l, uint32_t first);  /* those from FIRST on are let go of */
void wn_filters_visit(struct wn_lua *l, int held);      /* all functions over l->result->found */

/* ---- error.c */
#define WN_PLACE_ROOM 320
/* "f.lua:9: "; false: no line of a file. Without a wn_lua, of a host, too, and nothing is touched. */
bool wn_error_line(const struct wn_lua *l, lua_State *L, char *out, size_t size);
bool wn_error_definition(const struct wn_lua *l, char *out, size_t size);   /* of the function that runs */
void wn_error_place(const struct wn_lua *l, char out[WN_PLACE_ROOM]);   /* "; in Quote of filter f, at …" */
int wn_error_limit(lua_State *L, const char *what);     /* raises; WHAT is kept for the message */
int wn_error_message(lua_State *L);                     /* a message handler */
bool wn_error_explain(struct wn_lua *l, wn_err *err);   /* of the value on top; false */

/* ---- lang.c */
void wn_lang_forget(struct wn_lua *l);                  /* the lexicons of documents before */
bool wn_lang_try(struct wn_lua *l, int index, wn_err *err); /* the pack at INDEX, for all documents */
void wn_lang_hold(const wn_found *f, wn_held *held);    /* who keeps its languages; NULL: nobody */
wn_str wn_lang_of(struct wn_lua *l, wn_str text);       /* "de"; empty: of none that we know */
wn_found *wn_lang_found(struct wn_lua *l, wn_doc *doc, wn_err *err);    /* its languages, nothing else */

/* ---- run.c */
wn_str wn_lua_repl(void);                               /* lua/winnow/repl.lua */
wn_arena *wn_lua_arena(struct wn_lua *l);               /* new, under the run's limit; or a Lua error */
void wn_lua_allow(struct wn_lua *l, size_t input);      /* the memory for a document of so many bytes */
void wn_lua_unseen(lua_State *L, size_t bytes);         /* Lua's collector is told what it does not see */
struct wn_lua *wn_lua_attach(lua_State *L, bool host, const wn_limits *limits);
/* Appends what SOURCE says as a filter that has not run yet. */
bool wn_lua_compile(struct wn_lua *l, wn_str name, wn_str source, wn_err *err);

/* Calls FN(argument) protected; an error becomes ERR. */
bool wn_lua_protect(struct wn_lua *l, lua_CFunction fn, void *argument, wn_err *err);
int wn_lua_raise(lua_State *L, const wn_err *err);      /* as a Lua error; of a limit, for good */

#endif
