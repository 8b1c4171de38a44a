/* found.h: what was found in one document. Each finder fills its own list once, when somebody first
** asks (`wn_quote_find(f, err)` looks only the first time), and calls the finders it needs by itself.
** Lists are in order of start, longer first. All of it lives in the document's arena. */
#ifndef WN_FIND_FOUND_H
#define WN_FIND_FOUND_H

#include "doc/doc.h"
#include "find/lexicon.h"
#include "find/regex.h"

typedef enum {
    WN_K_DOCUMENT, WN_K_BLOCK, WN_K_BOILERPLATE, WN_K_SENTENCE, WN_K_ATTRIBUTION, WN_K_CLAIM,
    WN_K_QUOTE, WN_K_QUANTITY, WN_K_HEDGE, WN_K_LINK, WN_K_OWN    /* the first of a filter's own kinds */
} wn_kind_id;                               /* in the order in which they are visited at one place */

/* A run of elements of a pool: f->spans or f->picks. */
typedef struct { uint32_t first, len; } wn_run;

/* ---- tokens: words, numbers, and every other visible character by itself */
typedef enum { WN_WORD, WN_NUMBER, WN_PUNCT } wn_token_type;
enum {                          /* bits of wn_token.shape */
    WN_CAPITAL = 1,             /* begins with a capital */
    WN_ALL_CAPS = 2,            /* two or more letters, all capitals */
    WN_HAS_DIGIT = 4,
    WN_SPACE_BEFORE = 8,        /* white space, or the start of the block */
    WN_LINE_BEFORE = 16,        /* a line end between it and the token before */
    WN_JOINED = 32,             /* a word with signs in it: don't, well-known, U.S., an address */
    WN_INNER_CAPITAL = 64       /* a capital behind its first letter */
};
typedef struct {
    uint32_t start, end;
    uint32_t node, hash;        /* in the lexicon, or WN_NOWHERE; of the folded word */
    uint8_t type, shape;
} wn_token;

typedef struct { wn_span span; uint32_t block; uint32_t token, tokens; } wn_sentence;

typedef enum { WN_DIRECT, WN_PARTIAL, WN_SCARE } wn_quote_type;
typedef struct {
    wn_span span, content;      /* with and without the marks */
    uint8_t type;               /* wn_quote_type */
    bool closed, rest;          /* a mark ends it; it goes on behind who speaks */
    wn_str reason;              /* of a scare quote: so-called, title, term, nickname, irony, … */
    uint8_t depth;              /* 0, or how many quotes it stands in */
    wn_span speaker, cue;       /* empty where there is none */
    uint32_t attribution;       /* index, or WN_NOWHERE */
    uint32_t outer;             /* index of the outermost quote that it stands in, or its own */
} wn_quote;

typedef enum { WN_ATT_DIRECT, WN_ATT_MIXED, WN_ATT_INDIRECT } wn_attribution_type;
typedef struct {
    wn_span span;               /* from the first to the last of its parts */
    uint8_t type;
    float sure;                 /* how surely its cue reports, 0..1 */
    bool strong;                /* so surely that its quotes are its own */
    wn_run source, cue, content;    /* in f->spans; source may be empty */
    wn_str lemma;               /* of the cue: "deny"; "" where there is no cue */
    uint8_t stance, tense;      /* wn_stance, wn_tense */
    bool negated;               /* "did not say" */
    uint8_t depth;              /* how many attributions it is part of what is said in */
} wn_attribution;

typedef enum { WN_REPORTS, WN_CLAIMS, WN_BELIEVES, WN_DENIES, WN_ASKS } wn_stance;
typedef enum { WN_NO_TENSE, WN_PAST, WN_PRESENT, WN_FUTURE } wn_tense;
extern const char *const wn_stance_name[], *const wn_tense_name[];

typedef enum { WN_H_HEDGE, WN_H_WEASEL, WN_H_BOOSTER, WN_H_NEGATION, WN_H_CONDITION } wn_hedge_type;
typedef struct {
    wn_span span, scope;        /* the words, and the clause that they bear on */
    uint8_t type;               /* wn_hedge_type */
    double value;               /* how much it does to it, 0..1 */
    uint32_t sentence;
} wn_hedge;

typedef enum {                  /* bits of wn_claim.types */
    WN_C_QUANTITY = 1, WN_C_ATTRIBUTED = 2, WN_C_COMPARISON = 4, WN_C_FORECAST = 8, WN_C_CAUSE = 16,
    WN_C_EVENT = 32
} wn_claim_type;
typedef struct {
    wn_span span;               /* the clause or sentence that is asserted */
    double score;               /* 0..1 */
    uint8_t types;
    wn_span source, cue;        /* empty where there is none */
    wn_run hedges;              /* in f->spans */
    double hedging;             /* how much they weaken it, 0..1 */
    wn_run quantities;          /* in f->picks: indexes of quantities */
    uint32_t sentence, attribution;
    wn_run same, conflicts;     /* in f->picks: other claims; see same.h */
} wn_claim;

typedef enum {
    WN_Q_NUMBER, WN_Q_PERCENT, WN_Q_CURRENCY, WN_Q_DIMENSION, WN_Q_TEMPERATURE, WN_Q_AGE,
    WN_Q_ORDINAL, WN_Q_RANGE, WN_Q_DATE
} wn_quantity_type;
typedef struct {
    wn_span span;
    uint8_t type;
    uint8_t amounts;            /* the type of each end of a range; else as TYPE */
    double value, min, max;     /* NAN where there is none */
    wn_str unit, approx;        /* "" where there is none */
    wn_str per;                 /* "month" in "$5 per month"; "" */
    uint32_t conversion;        /* index of the same in another unit, or WN_NOWHERE */
} wn_quantity;

typedef enum {
    WN_B_NAVIGATION, WN_B_SHARE, WN_B_SUBSCRIBE, WN_B_RELATED, WN_B_CREDIT, WN_B_BYLINE, WN_B_LEGAL,
    WN_B_COMMENT, WN_B_ADVERT, WN_B_WIDGET
} wn_boilerplate_reason;
typedef struct {
    wn_span span;
    uint8_t reason;
    wn_str why;                 /* the reason's name, or the one a filter gave to its own phrase */
    double score;               /* 0..1 */
    uint32_t block, blocks;     /* the run of blocks that it is */
} wn_boilerplate;

/* A kind that filter number FILTER defines: a pattern (run block by block), or phrases of class OWN. */
typedef struct {
    wn_str name, whose;         /* where it is defined, for messages: "f.lua:1: Dateline" */
    wn_regex *regex;
    const wn_lexicon *phrases;
    uint32_t filter;
} wn_own_rule;
typedef struct { wn_span span; wn_str tag; } wn_own;

/* A pattern that a filter adds to boilerplate, cues or hedges. */
typedef struct { wn_lex_class cls; wn_regex *regex; double value; wn_str tag, whose; } wn_pattern;

typedef struct {
    const wn_doc *doc;
    wn_arena *arena;            /* the document's */
    const wn_lexicon *lex;      /* of its language, once it was asked for; the family has the blocks' */
    uint8_t *langs;             /* number of each block's language; NULL: all have the document's */
    wn_tongues ask;
    const wn_own_rule *rules;   /* the filters' own kinds: kind WN_K_OWN + i */
    const struct wn_selector *selectors;    /* parts of pages that filters named */
    const wn_pattern *patterns;
    uint32_t rule_count, selector_count, pattern_count;
    uint64_t done;              /* a bit a wn_kind_id (and WN_DONE_TOKENS) that was looked for */
    WN_LIST(wn_token) tokens;
    WN_LIST(wn_sentence) sentences;
    WN_LIST(wn_quote) quotes;
    WN_LIST(wn_attribution) attributions;
    WN_LIST(wn_claim) claims;
    WN_LIST(wn_quantity) quantities;
    WN_LIST(wn_hedge) hedges;
    WN_LIST(wn_boilerplate) boilerplate;
    struct { WN_LIST(wn_own) list; bool done; } *own;   /* one a rule */
    WN_LIST(wn_span) spans;     /* pool of runs */
    WN_LIST(uint32_t) picks;    /* pool of runs */
    struct wn_names *names;     /* who is meant by sources, see name.h */
} wn_found;

enum { WN_DONE_SAME = 62, WN_DONE_TOKENS };
#define WN_OWN_MAX 500          /* own kinds a run may define */

wn_found *wn_found_new(const wn_doc *doc, const wn_lexicon *lex);   /* LEX: NULL where ask.whole will tell */
const wn_lexicon *wn_found_lex(wn_found *f);    /* F's lexicon, which is asked for now if it was not before */

/* True the first time it is asked for KIND: the caller then looks. */
static inline bool wn_found_first(wn_found *f, int kind)
{
    bool first = !(f->done >> kind & 1);
    f->done |= UINT64_C(1) << kind;
    return first;
}

static inline wn_str wn_found_text(const wn_found *f, wn_span s) { return wn_str_cut(f->doc->text, s); }

/* The finders. Each fails only where a user's pattern meets a limit; sentences, quantities: never. */
void wn_word_find(wn_found *f);
bool wn_sentence_find(wn_found *f, wn_err *err);
bool wn_quote_find(wn_found *f, wn_err *err);           /* and attributions: they need each other */
bool wn_attribution_find(wn_found *f, wn_err *err);
bool wn_quantity_find(wn_found *f, wn_err *err);
bool wn_hedge_find(wn_found *f, wn_err *err);
bool wn_claim_find(wn_found *f, wn_err *err);
bool wn_boilerplate_find(wn_found *f, wn_err *err);
bool wn_own_find(wn_found *f, uint32_t rule, wn_err *err);

/* ---- help with tokens */

/* Is the word of token I in class CLS by itself? */
bool wn_token_is(const wn_found *f, uint32_t i, wn_lex_class cls);

/* The item of class CLS with the longest phrase that begins at token I and ends before token END; NULL
** where there is none. item->words tokens belong to it. */
const wn_lex_item *wn_token_phrase(const wn_found *f, uint32_t i, uint32_t end, wn_lex_class cls);

/* Index of the first token from byte AT on. */
uint32_t wn_token_at(const wn_found *f, uint32_t at);

/* Index of the last sentence that starts at or before AT; WN_NOWHERE before the first. */
uint32_t wn_sentence_at(const wn_found *f, uint32_t at);

/* Index of the outermost quote around byte AT; WN_NOWHERE where there is none. */
uint32_t wn_quote_at(const wn_found *f, uint32_t at);

#endif
