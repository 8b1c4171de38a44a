/* feature.h: what a block looks like, as small numbers that boilerplate.c weighs. Private to it.
** feature.c measures the blocks; trait.c turns the measures into traits: a trait is a group and a bin
** of it ("words in the block": 4 to 5), so that a weight is a plain entry of the language pack,
** boilerplate.GROUP_BIN, and nothing needs to be linear. */
#ifndef WN_FIND_FEATURE_H
#define WN_FIND_FEATURE_H

#include "find/found.h"

#define WN_REASONS (WN_B_WIDGET + 1)
#define WN_NO_REASON WN_REASONS

enum { END_NONE, END_SENTENCE, END_COLON, END_DOTS, END_OTHER };
enum { SIGN_ADDRESS = 1, SIGN_BAR = 2, SIGN_COPYRIGHT = 4, SIGN_ARROW = 8, SIGN_MONEY = 16,
       SIGN_HASH = 32, SIGN_DOT = 64, SIGN_JOINED = 128, SIGN_COMMA = 256, SIGN_QUOTE = 512,
       SIGN_QUESTION = 1024, SIGN_EXCLAMATION = 2048, SIGN_BRACKET = 4096, SIGN_COLON = 8192,
       SIGN_CODE = 16384 };
#define WN_SIGNS 15

extern const char *const wn_reason_name[WN_REASONS];

typedef struct {
    uint32_t token, tokens;         /* its run of f->tokens */
    uint32_t words;                 /* at least a tenth of its bytes: for scripts without spaces */
    uint32_t hash, copies;          /* of its words, case folded; blocks that have the same */
    uint32_t trail;                 /* of the words behind its last arrow, "Home » Boats"; 0: it has none */
    uint32_t back, ahead;           /* blocks to the nearest good one, UINT32_MAX: none */
    uint32_t run;                   /* small blocks in a row that it is one of */
    uint32_t before, dense;         /* words before it; those in good blocks */
    uint32_t hits_before, dates_before, good_before, comments_before;   /* such blocks before it */
    uint32_t since;                 /* blocks since the last one that had a reason */
    uint16_t capitals, stops, digits;   /* words that are; the first word's capital not counted */
    uint8_t end;                    /* END_ */
    uint8_t whole, start, any;      /* reason of the phrase that it is, begins with, has most of */
    uint8_t section;                /* reason of the block that SINCE counts from */
    uint8_t hits;                   /* phrases in it */
    uint8_t votes[WN_REASONS];      /* how strongly it speaks for each */
    uint16_t signs;                 /* SIGN_ bits */
    uint8_t sentences;              /* that end inside it */
    uint8_t twin_before, twin_behind;   /* how far the nearest copy is: 1 near … 3 far, 0 none */
    uint8_t link;                   /* tenths of it that are links */
    uint8_t shared;                 /* 1..4: share of its words that good blocks have; 0 none to ask */
    bool item, bracket, lower, date, clock;
    bool alt;                       /* all in square brackets: what a picture shows */
    bool points;                    /* "Related: …" */
    bool good;                      /* long and well formed: surely what somebody wrote */
    bool telltale;                  /* "share this article": says that the document is a page */
    bool small;                     /* a few words, no sentence */
    double certain;                 /* what a filter's own phrases add */
    wn_str why;                     /* the tag of such a phrase */
} wn_feature_line;

typedef struct {
    wn_found *found;
    wn_feature_line *at;
    uint32_t *telling;              /* a token: see feature.c */
    uint32_t len;
    uint32_t words, dense;          /* of all blocks; of the good ones */
    uint32_t furniture;             /* short blocks with phrases of pages */
    uint32_t suspects;              /* how much speaks for its being a page; see boilerplate.c */
    bool certain;                   /* a filter's own phrase or pattern was found */
    bool stops, links;              /* whether the document has stop words and links at all */
} wn_features;

/* Does as much as LEAST speak for the document's being a page? Its short blocks tell, before any is
** measured. */
bool wn_feature_suspect(wn_found *f, uint32_t least);

/* Measures all blocks; fails where a filter's pattern meets a limit. */
bool wn_feature_find(wn_found *f, wn_features *out, wn_err *err);

#define WN_TRAIT_ROOM 64            /* traits a block can have in one round */

/* What the first round made of the blocks, for the second. One element a block, one more for BEFORE. */
typedef struct {
    float *keep;                    /* how surely it stays, 0..1 */
    float *near, *wide;             /* the mean of that over the words around it */
    float *before;                  /* words before it that stay */
    uint32_t first, last;           /* the densest run of blocks that stay */
} wn_around;

/* Room for X's blocks; fills all but KEEP from KEEP. */
wn_around wn_around_new(const wn_features *x);
void wn_around_fill(const wn_features *x, wn_around *a);

/* The traits of block I: numbers below wn_trait_count(). */
uint32_t wn_trait_local(const wn_features *x, uint32_t i, uint16_t *ids);
uint32_t wn_trait_around(const wn_features *x, const wn_around *a, uint32_t i, uint16_t *ids);
uint32_t wn_trait_count(void);

/* "boilerplate.words_3" into BUF of 48 bytes. */
const char *wn_trait_name(uint32_t id, char *buf);

#endif
