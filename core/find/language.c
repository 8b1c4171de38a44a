/* language.c: a stop word of a language counts 1 for it, and so do its number words, months, units and verbs
** of saying, which are what a short text has; a letter beyond a to z that it is written with, a half, and
** against all that are not. Languages share words, but no two share most of them:
** in 200 characters the right one is ahead by several words. Frequencies of letters and of runs of three
** letters are what others go by: tables of a megabyte, for texts of which three words would tell. */
#include "find/language.h"

#include "base/utf8.h"
#include "find/word.h"

#define SHARE 0.12          /* a word of its text */
#define FOREIGN 0x370       /* the first letter of the scripts behind Latin */
#define UNPARTED 18         /* bytes of a word where no spaces part them: โรงสีเก่า */
#define AHEAD 1.2           /* times what speaks for the next one */
#define ENOUGH 96           /* words, where one language is … */
#define FAR_AHEAD 2.0

static void add(wn_language_count *c, uint64_t languages, double weight)
{
    for (; languages; languages &= languages - 1) c->score[__builtin_ctzll(languages)] += weight;
}

static bool is_ascii(wn_str s)
{
    for (; s.len >= 8; s.ptr += 8, s.len -= 8)
        if (wn_fold_load(s.ptr) & WN_FOLD_ALL(0x80)) return false;
    return !(wn_fold_few(s.ptr, s.len) & WN_FOLD_ALL(0x80));
}

/* The letters of WORD, each kind once. One of a script that a single language here is written with (억, の)
** tells it as surely as a word does. */
static void read_letters(const wn_lexicon *detector, wn_str word, wn_language_count *c)
{
    uint64_t every = (UINT64_C(1) << WN_LEX_LANGS) - 1, have = every;
    uint32_t len, own = 0;
    bool any = false, foreign = false;
    if (is_ascii(word)) return;
    for (uint32_t at = 0; at < word.len; at += len) {
        len = 1;
        if ((uint8_t)word.ptr[at] < 0x80) continue;
        uint32_t letter = wn_utf8_at(word, at, &len);
        foreign |= letter >= FOREIGN;
        uint32_t node = wn_lexicon_node(detector, (wn_str){ word.ptr + at, len });
        uint64_t languages = wn_lexicon_classes(detector, node) >> WN_LANGUAGE_LETTER;
        if (!languages) continue;
        any = true;
        have &= languages;
        own += letter >= FOREIGN && (languages & (languages - 1)) == 0;
    }
    c->foreign += foreign;
    if (!any) return;
    add(c, have, own ? own : 0.5);
    add(c, every & ~have, -0.5);
}

/* Counts what the token T says; is it a word? */
static bool read_token(const wn_lexicon *detector, wn_str text, const wn_token *t, wn_language_count *c)
{
    if (t->type == WN_PUNCT) return false;
    wn_str word = wn_str_cut(text, (wn_span){ t->start, t->end });
    uint64_t classes = wn_lexicon_classes(detector, t->node);
    add(c, classes & ((UINT64_C(1) << WN_LEX_LANGS) - 1), 1);
    read_letters(detector, word, c);
    if (t->type != WN_WORD) return false;       /* 3억 */
    c->words += 1 + ((uint8_t)*word.ptr >= 0xE0 ? (uint32_t)word.len / UNPARTED : 0);
    return true;
}

void wn_language_read(const wn_lexicon *detector, wn_str text, uint32_t words, wn_language_count *c)
{
    wn_words_walk walk = { text, text.len, 0, detector };
    wn_token t[64];
    for (uint32_t n = 1; words > 0 && n > 0; ) {
        n = wn_word_some(&walk, t, words < 64 ? words : 64);
        for (uint32_t i = 0; words > 0 && i < n; i++) words -= read_token(detector, text, &t[i], c);
    }
}

/* The one that most speaks for; in *NEXT how much speaks for the next. */
static uint8_t best_of(const wn_language_count *c, double *next)
{
    uint8_t best = 0;
    *next = 0;
    for (uint8_t i = 1; i < WN_LEX_LANGS; i++)
        if (c->score[i] > c->score[best]) best = i;
    for (uint8_t i = 0; i < WN_LEX_LANGS; i++)
        if (i != best && c->score[i] > *next) *next = c->score[i];
    return best;
}

bool wn_language_settled(const wn_language_count *c)
{
    double next;
    if (c->words < ENOUGH) return false;
    double score = c->score[best_of(c, &next)];
    return score >= SHARE * c->words && score >= FAR_AHEAD * next;
}

uint8_t wn_language_of(const wn_language_count *c, double least)
{
    double next;
    uint8_t best = best_of(c, &next);
    double score = c->score[best];
    if (least == WN_LANGUAGE_SCRIPT && c->foreign > 0 && score > 0) return best;
    bool clear = score >= least && score >= SHARE * c->words && score >= AHEAD * next;
    return clear ? best : WN_LANGUAGE_NONE;
}
