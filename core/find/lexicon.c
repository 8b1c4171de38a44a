/* lexicon.c: a trie whose edges live in one hash table.
**
**     (no parent, "according") → node 7        (7, "to") → node 8, item: cue phrase
**
** The key of an edge is the parent and the folded word; a slot holds 32 bits of the hash and the node,
** so that a word that begins nothing costs one look at one slot. The word itself is kept with the node
** and compared: two words with one hash must not become one. Signs and digits that stand alone have a
** table of their own. */
#include "find/lexicon.h"

#include "base/utf8.h"
#include "find/word.h"

#define WORD_MAX 255        /* bytes of a folded word; longer ones are in no list */
#define PHRASE_MAX 32       /* tokens of a phrase */
#define ROOT WN_NOWHERE

const char *const wn_lex_name[WN_LEX_CLASSES] = {
    "stop_words", "abbreviations", "sentence_starters", "titles", "roles", "organisations",
    "anonymous", "pronouns", "determiners", "prepositions", "conjunctions", "auxiliaries", "adverbs",
    "cues", "cue_nouns", "cue_phrases", "opinions", "scare_cues", "hedges", "boosters",
    "approximators", "numbers", "multipliers", "ordinals", "currencies", "units", "percents",
    "months", "forecasts", "comparisons", "causes", "events", "claim_words", "boilerplate",
    "boilerplate_lines", "boilerplate_starts", "own"
};

typedef struct {
    uint64_t classes;           /* bits of its items */
    const char *word;           /* folded */
    uint32_t parent, item;      /* first item, or WN_NOWHERE */
    uint8_t len;
    bool parental;              /* has nodes below it */
} node;

typedef struct { uint32_t tag, node; } slot;            /* node + 1; 0: empty */
typedef struct { wn_str name; double value; } weight;

struct wn_lexicon {
    wn_arena *arena;
    WN_LIST(node) nodes;
    WN_LIST(wn_lex_item) items;
    slot *slots;
    uint32_t mask;              /* slots - 1; a power of two, at most half full */
    uint32_t single[128];       /* nodes of words of one ASCII character */
    weight *weights;            /* a hash table too */
    uint32_t weight_count, weight_mask;
    uint32_t phrases;
};

typedef struct { uint32_t hash, len; char ptr[WORD_MAX + 9]; } folded;

/* ---- folding and hashing */

#define MULTIPLIER 0x9E3779B97F4A7C15u

static uint64_t mix(uint64_t h, uint8_t c) { return (h ^ c) * MULTIPLIER; }

static uint32_t finish(uint64_t h) { return (uint32_t)(h >> 32) ^ (uint32_t)(h >> 11); }

static const uint8_t lower[128] = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
    27, 28, 29, 30, 31, ' ', '!', '"', '#', '$', '%', '&', '\'', '(', ')', '*', '+', ',', '-', '.',
    '/', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ':', ';', '<', '=', '>', '?', '@',
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's',
    't', 'u', 'v', 'w', 'x', 'y', 'z', '[', '\\', ']', '^', '_', '`',
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's',
    't', 'u', 'v', 'w', 'x', 'y', 'z', '{', '|', '}', '~', 127
};

static uint32_t encode(uint32_t c, char *out)
{
    if (c < 0x80) { out[0] = (char)c; return 1; }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 63));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 63));
        out[2] = (char)(0x80 | (c & 63));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 63));
    out[2] = (char)(0x80 | (c >> 6 & 63));
    out[3] = (char)(0x80 | (c & 63));
    return 4;
}

/* The character at *AT, folded: curly apostrophes and hyphens as on a typewriter. */
static uint32_t fold_one(wn_str word, size_t *at)
{
    uint32_t len, c = wn_utf8_at(word, *at, &len);
    *at += len;
    if (c == 0x2019 || c == 0x02BC) return '\'';
    if (c == 0x2010 || c == 0x2011) return '-';
    return wn_char_fold(c);
}

/* Folds WORD into OUT; false when it is too long to be in any list. */
static bool fold(wn_str word, folded *out)
{
    uint64_t h = word.len;
    size_t i = 0, n = 0;
    if (word.len > WORD_MAX) return false;
    for (; i < word.len && (uint8_t)word.ptr[i] < 0x80; i++) {
        uint8_t c = lower[(uint8_t)word.ptr[i]];
        out->ptr[i] = (char)c;
        h = mix(h, c);
    }
    if (i < word.len) {
        n = i;
        while (i < word.len && n <= WORD_MAX) n += encode(fold_one(word, &i), out->ptr + n);
        if (n > WORD_MAX || i < word.len) return false;
        h = n;
        for (size_t k = 0; k < n; k++) h = mix(h, (uint8_t)out->ptr[k]);
        i = n;
    }
    out->len = (uint32_t)i;
    out->hash = finish(h);
    return true;
}

/* ---- the table of edges */

static uint32_t edge_hash(uint32_t parent, uint32_t hash)
{
    return hash ^ (parent + 1) * 0x85EBCA6Bu;
}

static uint32_t find_edge(const wn_lexicon *lex, uint32_t parent, const folded *word)
{
    uint32_t tag = edge_hash(parent, word->hash);
    for (uint32_t i = tag & lex->mask; lex->slots[i].node; i = (i + 1) & lex->mask) {
        if (lex->slots[i].tag != tag) continue;
        const node *n = &lex->nodes.at[lex->slots[i].node - 1];
        if (n->parent == parent && n->len == word->len && !memcmp(n->word, word->ptr, word->len))
            return lex->slots[i].node - 1;
    }
    return WN_NOWHERE;
}

static void put_slot(slot *slots, uint32_t mask, slot s)
{
    uint32_t i = s.tag & mask;
    while (slots[i].node) i = (i + 1) & mask;
    slots[i] = s;
}

static void grow_slots(wn_lexicon *lex)
{
    uint32_t mask = lex->mask * 2 + 1;
    slot *slots = wn_arena_array(lex->arena, (size_t)mask + 1, sizeof *slots);
    for (uint32_t i = 0; i <= lex->mask; i++)
        if (lex->slots[i].node) put_slot(slots, mask, lex->slots[i]);
    lex->slots = slots;
    lex->mask = mask;
}

static uint32_t add_edge(wn_lexicon *lex, uint32_t parent, const folded *word)
{
    uint32_t index = find_edge(lex, parent, word);
    if (index != WN_NOWHERE) return index;
    if (lex->nodes.len >= lex->mask / 2) grow_slots(lex);
    index = lex->nodes.len;
    wn_str copy = wn_arena_copy(lex->arena, (wn_str){ word->ptr, word->len });
    *wn_list_add(lex->arena, &lex->nodes) = (node){
        .word = copy.ptr, .parent = parent, .item = WN_NOWHERE, .len = (uint8_t)word->len
    };
    slot s = { edge_hash(parent, word->hash), index + 1 };
    put_slot(lex->slots, lex->mask, s);
    if (parent != ROOT) lex->nodes.at[parent].parental = true;
    else if (word->len == 1) lex->single[(uint8_t)word->ptr[0] & 127] = index;
    return index;
}

/* ---- life */

wn_lexicon *wn_lexicon_new(size_t limit, wn_full *full, void *ctx)
{
    wn_arena *arena = wn_arena_new(limit, full, ctx);
    if (!arena) return NULL;
    wn_lexicon *lex = wn_arena_get(arena, sizeof *lex);
    lex->arena = arena;
    lex->mask = 255;
    lex->slots = wn_arena_array(arena, (size_t)lex->mask + 1, sizeof *lex->slots);
    lex->weight_mask = 63;
    lex->weights = wn_arena_array(arena, (size_t)lex->weight_mask + 1, sizeof *lex->weights);
    for (int i = 0; i < 128; i++) lex->single[i] = WN_NOWHERE;
    return lex;
}

void wn_lexicon_free(wn_lexicon *lex)
{
    if (lex) wn_arena_free(lex->arena);
}

/* The item of class CLS at node AT, added behind the others where there is none yet. */
static wn_lex_item *item_of(wn_lexicon *lex, uint32_t at, wn_lex_class cls)
{
    uint32_t last = WN_NOWHERE;
    for (uint32_t i = lex->nodes.at[at].item; i != WN_NOWHERE; i = lex->items.at[i].next) {
        if (lex->items.at[i].cls == cls) return &lex->items.at[i];
        last = i;
    }
    uint32_t index = lex->items.len;
    wn_lex_item *item = wn_list_add(lex->arena, &lex->items);
    *item = (wn_lex_item){ .cls = (uint8_t)cls, .id = lex->phrases++, .next = WN_NOWHERE };
    if (last == WN_NOWHERE) lex->nodes.at[at].item = index;
    else lex->items.at[last].next = index;
    lex->nodes.at[at].classes |= UINT64_C(1) << cls;
    return item;
}

bool wn_lexicon_add(wn_lexicon *lex, wn_lex_class cls, wn_str phrase, double value, wn_str tag,
                    wn_err *err)
{
    size_t bad = wn_utf8_bad(phrase);
    if (bad < phrase.len) return wn_fail(err, WN_BAD_RULE, bad, "a phrase that is not UTF-8");
    if (phrase.len > PHRASE_MAX * (WORD_MAX + 1))
        return wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "a phrase of %zu bytes", phrase.len);
    uint32_t at = 0, parent = ROOT, words = 0;
    wn_token t;
    folded word;
    while (wn_word_next(phrase, &at, &t)) {
        wn_str part = wn_str_cut(phrase, (wn_span){ t.start, t.end });
        if (++words > PHRASE_MAX)
            return wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "a phrase of more than %d words: %.60s",
                           PHRASE_MAX, wn_arena_copy(lex->arena, phrase).ptr);
        if (!fold(part, &word))
            return wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "a word of more than %d bytes: %.60s",
                           WORD_MAX, wn_arena_copy(lex->arena, part).ptr);
        parent = add_edge(lex, parent, &word);
    }
    if (!words) return wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "a phrase without a word");
    wn_lex_item *item = item_of(lex, parent, cls);
    item->words = (uint8_t)words;
    item->value = value;
    item->tag = wn_arena_copy(lex->arena, tag);
    return true;
}

/* ---- weights */

static weight *weight_slot(weight *table, uint32_t mask, wn_str name)
{
    uint64_t h = name.len;
    for (size_t k = 0; k < name.len; k++) h = mix(h, (uint8_t)name.ptr[k]);
    uint32_t i = finish(h) & mask;
    while (table[i].name.ptr && !wn_str_eq(table[i].name, name)) i = (i + 1) & mask;
    return &table[i];
}

static void grow_weights(wn_lexicon *lex)
{
    uint32_t mask = lex->weight_mask * 2 + 1;
    weight *table = wn_arena_array(lex->arena, (size_t)mask + 1, sizeof *table);
    for (uint32_t i = 0; i <= lex->weight_mask; i++)
        if (lex->weights[i].name.ptr) *weight_slot(table, mask, lex->weights[i].name) = lex->weights[i];
    lex->weights = table;
    lex->weight_mask = mask;
}

void wn_lexicon_set_weight(wn_lexicon *lex, wn_str name, double value)
{
    weight *w = weight_slot(lex->weights, lex->weight_mask, name);
    if (w->name.ptr) { w->value = value; return; }
    *w = (weight){ wn_arena_copy(lex->arena, name), value };
    if (++lex->weight_count > lex->weight_mask / 2) grow_weights(lex);
}

double wn_lexicon_weight(const wn_lexicon *lex, const char *name)
{
    return weight_slot(lex->weights, lex->weight_mask, wn_str_of(name))->value;
}

/* ---- looking up */

uint32_t wn_lexicon_node(const wn_lexicon *lex, wn_str word)
{
    folded f;
    if (word.len == 1) return lex->single[lower[(uint8_t)word.ptr[0] & 127]];
    return fold(word, &f) ? find_edge(lex, ROOT, &f) : WN_NOWHERE;
}

uint32_t wn_lexicon_step(const wn_lexicon *lex, uint32_t parent, wn_str word)
{
    folded f;
    if (parent == WN_NOWHERE || !lex->nodes.at[parent].parental) return WN_NOWHERE;
    return fold(word, &f) ? find_edge(lex, parent, &f) : WN_NOWHERE;
}

uint64_t wn_lexicon_classes(const wn_lexicon *lex, uint32_t at)
{
    return at == WN_NOWHERE ? 0 : lex->nodes.at[at].classes;
}

const wn_lex_item *wn_lexicon_item(const wn_lexicon *lex, uint32_t at)
{
    if (at == WN_NOWHERE || lex->nodes.at[at].item == WN_NOWHERE) return NULL;
    return &lex->items.at[lex->nodes.at[at].item];
}

const wn_lex_item *wn_lexicon_next(const wn_lexicon *lex, const wn_lex_item *item)
{
    return item->next == WN_NOWHERE ? NULL : &lex->items.at[item->next];
}
