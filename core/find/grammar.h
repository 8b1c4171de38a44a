/* grammar.h: how a language puts its numbers together, as its pack says. Private to the finder of
** quantities. */
#ifndef WN_FIND_GRAMMAR_H
#define WN_FIND_GRAMMAR_H

#include "find/found.h"

/* The words are lists of the pack. Tags that say how they go together:
**   numbers       bound: no number by itself (이); word: none at all, though it looks so (统一)
**   number_links  parts: 分の; some: 几; counter: 个; ending: 은; over with value 2: either may be more;
**                 when or counter with value 2: behind years (年); 3: before decades (anni); 4, 5, 6:
**                 behind months, days, decades (月, 日, 年代); minus with value 2: behind (bajo cero)
**   multipliers   bare: one of it needs no number before it (hundert)
**   ordinals      prefix: 第; behind: 番目; suffix: of figures (2nd)
** Values: percents 2 stand before their number, 3 as a sign on either side, 10 are tenths (割), 11 and 12 what
** is behind those (分, 厘); units 8
** are scales of temperature before it (섭씨).
**
** How a language writes its numbers: weights "number.and_tens" … of the pack, 1 where it is so. */
enum {
    WN_G_AND_TENS,              /* treinta y uno: "and" between tens and units */
    WN_G_UNIT_FIRST,            /* einundzwanzig: units, "and", tens */
    WN_G_COMPOUND,              /* number words written together; 2: with "and" before; 3: with units
                                ** and endings behind */
    WN_G_DIGITS,                /* 二〇〇八: digits one by one; fillers between */
    WN_G_ELIDE,                 /* 四百五: the last power left out */
    WN_G_MIXED,                 /* 3億5千万: figures between words */
    WN_G_ARTICLE,               /* un yen: the article counts before units */
    WN_G_ORDINALS,              /* décimo octavo: ordinals that add up */
    WN_G_SUFFIX,                /* dolardan: most bytes that may cling to a unit as its ending */
    WN_G_ELISION,               /* d'euros: short words end in an apostrophe */
    WN_G_COUNT
};

/* WN_G_COUNT rules, of the language of LEX. */
const double *wn_grammar_of(const wn_lexicon *lex);

#endif
