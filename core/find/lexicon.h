/* lexicon.h: the words of a language as finders see them. A trie of folded words: each phrase of the
** pack is a path through it, with items (a class, a value, a tag) where it ends. Tokens carry the
** node of their own word, so that "is this a cue?" is a bit test, and a phrase of several words a
** short walk. Thousands of phrases cost one lookup a word.
**
**     according ── to            item: cue "according to"
**     said                       item: cue; stop word
*/
#ifndef WN_FIND_LEXICON_H
#define WN_FIND_LEXICON_H

#include "base/err.h"
#include "base/list.h"
#include "find/fold.h"

typedef struct wn_lexicon wn_lexicon;

/* One class a list of the language pack; the comment says what VALUE and TAG are. `wn_lex_name` has
** the keys of the pack, in this order. */
typedef enum {
    WN_LEX_STOP,            /* "stop_words" */
    WN_LEX_ABBREVIATION,    /* "abbreviations": a stop after it ends no sentence. value 0: never (Mr.);
                            ** 1: unless a sentence_starter follows (Inc., U.S.); 2: only where a
                            ** number follows (No. 5). "#": figures, which a stop makes ordinals */
    WN_LEX_STARTER,         /* "sentence_starters": capitalised words that begin sentences (The, He) */
    WN_LEX_TITLE,           /* "titles" before names: Mr, President, Sen. tag: he, she */
    WN_LEX_FIRST_NAME,      /* "first_names" that tell he from she. tag: he, she */
    WN_LEX_ROLE,            /* "roles": nouns of persons who speak: spokesman, analyst, officials */
    WN_LEX_ORGANISATION,    /* "organisations": nouns of bodies that speak: agency, ministry, police */
    WN_LEX_ANONYMOUS,       /* "anonymous": experts, critics, people familiar with the matter */
    WN_LEX_PRONOUN,         /* "pronouns" that can be a source. tag: he, she, they, it, i, we, who */
    WN_LEX_DETERMINER,      /* "determiners": the, a, his, some */
    WN_LEX_PREPOSITION,     /* "prepositions" */
    WN_LEX_CONJUNCTION,     /* "conjunctions": and, but, because, while */
    WN_LEX_AUXILIARY,       /* "auxiliaries": has, had, is, was, will, would, did */
    WN_LEX_ADVERB,          /* "adverbs" that stand between source and cue: also, later, previously */
    WN_LEX_CUE,             /* "cues": reporting verbs, each form. tag: lemma. value: how surely 0..1;
                            ** 0: looks like one and is none (小说) */
    WN_LEX_CUE_NOUN,        /* "cue_nouns": claim, statement, report that */
    WN_LEX_CUE_PHRASE,      /* "cue_phrases": according to, in the words of. tag "before": source
                            ** follows; "after": it stands before; "inverted": a cue that may stand before its
                            ** speaker; "that": opens what is said, or stands between it and its cue */
    WN_LEX_OPINION,         /* "opinions": believes, hopes, wants, fears. tag: lemma */
    WN_LEX_SCARE,           /* "scare_cues" before a mark: so-called, known as, dubbed, titled */
    WN_LEX_STANCE,          /* "stances": lemmas of cues. tag: claims, believes, denies, asks */
    WN_LEX_HEDGE,           /* "hedges": could, may, likely, appears. value: strength 0..1; tag "weasel" */
    WN_LEX_BOOSTER,         /* "boosters": clearly, certainly */
    WN_LEX_NEGATION,        /* "negations": not, never, nobody */
    WN_LEX_CONDITION,       /* "conditions": if, unless, provided that */
    WN_LEX_PLACE,           /* "place_cues" before names of places: in, at, near */
    WN_LEX_APPROX,          /* "approximators". tag: "at least", "about", "up to", … */
    WN_LEX_NUMBER,          /* "numbers": one, twelve, half. value: the number; tag: atom.h's roles */
    WN_LEX_LINK,            /* "number_links": and, of, to, per. tag: what it does between numbers */
    WN_LEX_MULTIPLIER,      /* "multipliers" after figures: million, bn, k, dozen. value: the factor */
    WN_LEX_ORDINAL,         /* "ordinals": first, third. value; "time": names one, too (second) */
    WN_LEX_CURRENCY,        /* "currencies": signs, codes, names. tag: unit */
    WN_LEX_UNIT,            /* "units": kilometres, kg. tag: unit. value: 1 dimension, 2 temperature, 3 age */
    WN_LEX_PERCENT,         /* "percents": %, per cent, percentage points */
    WN_LEX_MONTH,           /* "months" and weekdays. value: 1..12, 101..107 */
    WN_LEX_FORECAST,        /* "forecasts": will, expected to, is set to */
    WN_LEX_COMPARISON,      /* "comparisons": more than, highest, largest, first time */
    WN_LEX_CAUSE,           /* "causes": because of, led to, due to */
    WN_LEX_EVENT,           /* "events": killed, signed, launched: verbs of what happened */
    WN_LEX_CLAIM_WORD,      /* "claim_words": value: weight for (+) or against (-) a factual claim */
    WN_LEX_BOILERPLATE,     /* "boilerplate": tag: reason; value: weight. phrase anywhere in a line */
    WN_LEX_BOILERPLATE_LINE,/* "boilerplate_lines": the same, only where it is the whole line */
    WN_LEX_BOILERPLATE_START,/* "boilerplate_starts": the same, only at the start of a line */
    WN_LEX_LETTER,          /* "letters" beyond a to z that the language is written with */
    WN_LEX_MARK,            /* "quotation_marks" that open. tag: what closes */
    WN_LEX_DIALOGUE,        /* "dialogue_dashes" that open a turn at the start of a block: — */
    WN_LEX_PARTICLE,        /* "particles" inside names: von, de la, al */
    WN_LEX_DECIMAL,         /* "decimal_signs" in figures: , */
    WN_LEX_TOPIC,           /* "topic_marks" behind whom a sentence is about, where the verb comes last (weight
                            ** "order.verb_last"): は, が; in Korean the last syllable of the word */
    WN_LEX_OWN,             /* lists that a filter makes with winnow.phrases or winnow.define */
    WN_LEX_CLASSES
} wn_lex_class;

extern const char *const wn_lex_name[WN_LEX_CLASSES];

typedef struct {
    uint8_t cls;            /* wn_lex_class */
    uint8_t lang;           /* number of the lexicon it is of */
    uint8_t words;          /* tokens of the phrase: words and signs, 1..32 */
    double value;
    wn_str tag;             /* lives as long as the lexicon */
    uint32_t id;            /* number of the phrase, in the order of adding */
    uint32_t next;          /* another item of the same node, or WN_NOWHERE */
} wn_lex_item;

/* Owns an arena of its own, made with LIMIT (bytes, 0 for none) and FULL. */
wn_lexicon *wn_lexicon_new(size_t limit, wn_full *full, void *ctx);
void wn_lexicon_count(wn_lexicon *lex, wn_memory *total);  /* as wn_arena_count */

/* LEX has one more owner. Each frees it; the last one's call does. */
const wn_lexicon *wn_lexicon_keep(const wn_lexicon *lex);
void wn_lexicon_free(const wn_lexicon *lex);    /* NULL is fine */

/* LEX as bytes in A, the same for the same lexicon; and a lexicon from such bytes, which are aligned
** for any type and outlive it: NULL where they are no image for this machine, or without memory.
** LANG: its number, below WN_LEX_LANGS; see below. */
wn_str wn_lexicon_image(const wn_lexicon *lex, wn_arena *a);
wn_lexicon *wn_lexicon_thaw(wn_str image, uint8_t lang, size_t limit, wn_full *full, void *ctx);

/* The languages of a document: lexicons with different numbers that are one family. Each of them then
** knows the nodes and items of all, which carry its number; they live as long as the first. */
#define WN_LEX_LANGS 31
void wn_lexicon_join(wn_lexicon *lex, const wn_lexicon *other);
const wn_lexicon *wn_lexicon_of(const wn_lexicon *lex, uint8_t lang);  /* NULL: not of the family */
uint8_t wn_lexicon_lang(const wn_lexicon *lex);

/* Whom to ask for lexicons: of a document, when a finder needs it; of a text in which hardly a word is of
** its document's language, where there is somebody to ask. */
struct wn_doc;
typedef struct {
    const wn_lexicon *(*whole)(void *ctx, const struct wn_doc *doc);
    const wn_lexicon *(*other)(void *ctx, wn_str text);
    void *ctx;
} wn_tongues;

/* Is LEX as an image had it, nothing added? */
bool wn_lexicon_frozen(const wn_lexicon *lex);

/* Adds PHRASE (UTF-8, any case, split into tokens as wn_word_find splits text). Adding the same
** phrase to the same class again replaces its value and tag. Fails for an empty phrase, one of more
** than 32 tokens, or not UTF-8. */
bool wn_lexicon_add(wn_lexicon *lex, wn_lex_class cls, wn_str phrase, double value, wn_str tag,
                    wn_err *err);

/* How many phrases each class has. */
void wn_lexicon_tally(const wn_lexicon *lex, uint32_t count[WN_LEX_CLASSES]);

/* A weight by name ("claim.quantity", "boilerplate.short"); set by the pack, read by finders. */
void wn_lexicon_set_weight(wn_lexicon *lex, wn_str name, double weight);
double wn_lexicon_weight(const wn_lexicon *lex, const char *name);      /* 0 where it was not set */

/* The weights of the names that NAME gives for 0 to COUNT - 1; found once, and kept with LEX. */
#define WN_WEIGHT_ROOM 48
typedef const char *wn_weight_name(uint32_t index, char room[WN_WEIGHT_ROOM]);
const double *wn_lexicon_row(const wn_lexicon *lex, wn_weight_name *name, uint32_t count);

/* The node of a word that begins some phrase, or WN_NOWHERE. WORD as in the text. */
uint32_t wn_lexicon_node(const wn_lexicon *lex, wn_str word);

/* The same, and the hash of the folded word in *HASH. */
uint32_t wn_lexicon_look(const wn_lexicon *lex, wn_str word, uint32_t *hash);

/* The same for a word that is folded already. */
uint32_t wn_lexicon_find(const wn_lexicon *lex, const wn_key *word);

/* A field of bits: of most words that begin no phrase it tells so by their hash. Good until LEX is added to. */
typedef struct { const uint8_t *bits; uint32_t shift; } wn_sieve;
wn_sieve wn_lexicon_sieve(const wn_lexicon *lex);

static inline bool wn_sieve_has(wn_sieve s, uint32_t hash)
{
    return s.bits[hash >> s.shift >> 3] >> (hash >> s.shift & 7) & 1;
}

/* The node below PARENT by WORD, or WN_NOWHERE: the HASH of the folded word tells that of most. */
uint32_t wn_lexicon_step(const wn_lexicon *lex, uint32_t parent, wn_str word);
bool wn_lexicon_leads(const wn_lexicon *lex, uint32_t parent, uint32_t hash);

/* Bits of the classes of which the single word of NODE is a phrase. */
uint64_t wn_lexicon_classes(const wn_lexicon *lex, uint32_t node);

/* Bits of the classes that have a phrase which begins with the words of NODE. */
uint64_t wn_lexicon_begins(const wn_lexicon *lex, uint32_t node);

/* The first item of NODE, or NULL; and the one after ITEM. */
const wn_lex_item *wn_lexicon_item(const wn_lexicon *lex, uint32_t node);
const wn_lex_item *wn_lexicon_next(const wn_lexicon *lex, const wn_lex_item *item);

#endif
