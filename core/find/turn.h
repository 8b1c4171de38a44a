/* turn.h: the attributions of a document while they are looked for, shared by attribution.c and its
** helpers. They are drafts until the end, since a turn may go on in the next block. */
#ifndef WN_FIND_TURN_H
#define WN_FIND_TURN_H

#include "find/speech.h"

#define WN_LABELS 4096
#define WN_AHEAD 24     /* units between a cue and a quote or "that" that belong to it */

typedef struct { wn_span span; uint32_t next; } wn_piece;

typedef struct {
    wn_span source, cue;
    uint32_t head, tail;    /* content: first and last piece, or WN_NOWHERE */
    bool quoted;            /* has a quote in its content, or waits for one */
    float sure;             /* the value of its cue */
    bool noun;              /* its cue is a noun */
    bool strong;            /* it has its quotes before wider ones */
} wn_draft;

/* Where the units stand in the lists of tokens, quotes and sentences. */
typedef struct { uint32_t token, quote, sentence; } wn_cursor;

typedef struct {
    wn_found *f;
    wn_unit *u;             /* units of the block */
    uint32_t len, cap;
    wn_cursor at;
    WN_LIST(wn_draft) drafts;
    WN_LIST(wn_piece) pieces;
    uint32_t turn;          /* draft whose speaker has the word, or WN_NOWHERE */
    uint32_t voice;         /* last draft with a sure cue, quoted or not, or WN_NOWHERE */
    uint32_t partner;       /* draft of who had it in the block before, or WN_NOWHERE */
    uint32_t asker;         /* draft of the last question, or WN_NOWHERE */
    uint32_t opens;         /* draft that ended its block with a colon, or WN_NOWHERE */
    uint32_t block, spoke;  /* the block, and the one of the last quote */
    bool asked;             /* the last quote is a question */
    bool elides, transcript;    /* dit-elle is two words; several blocks begin with the same label */
    uint32_t lo, hi;        /* the sentence */
    uint32_t from, last;    /* unit behind what is taken; last draft of the sentence, or WN_NOWHERE */
    uint8_t *claimed;       /* a byte a quote: part of some content */
    uint8_t *labels;        /* WN_LABELS bytes: how many blocks begin with a label of that hash */
    uint32_t (*known)[2];   /* nodes that were asked for last, and their bits; see unit.c */
} wn_walk;

/* Makes the units of BLOCK; numbers its sentences, breaks inside quotes aside. Fails only at the
** limit of a filter's pattern. */
bool wn_unit_read(wn_walk *w, wn_span block, wn_err *err);

/* Finds the attributions that cues of the sentence make. */
void wn_cue_find(wn_walk *w);

/* Makes the attribution of the noun of saying at unit I, if it is one. */
bool wn_nominal_meet(wn_walk *w, uint32_t i);

/* Does a quote end like a clause that a source may follow? */
bool wn_cue_clause(const wn_unit *x);

/* Is the quote of unit I a name ("on “Late Night,” she said"), not what somebody says? */
bool wn_cue_named(const wn_walk *w, uint32_t i);

/* Is it in capitals as a title is? */
bool wn_cue_title(const wn_walk *w, uint32_t i);

/* The end of the sentence without its stop. */
uint32_t wn_cue_stop(const wn_walk *w);
bool wn_cue_full_stop(const wn_walk *w, uint32_t i);

/* A new draft; its index. */
uint32_t wn_turn_add(wn_walk *w, wn_span source, wn_units cue);

/* Adds the units [first, end) to the content of draft D, and claims the quotes in them. */
void wn_turn_content(wn_walk *w, uint32_t d, uint32_t first, uint32_t end);
wn_span wn_turn_bytes(const wn_walk *w, wn_units r);

/* Drafts become attributions, and quotes learn their speakers. */
void wn_turn_finish(wn_walk *w);

#endif
