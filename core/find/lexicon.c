/* lexicon.c: a trie whose edges live in one hash table.
**
**     (no parent, "according") → node 7        (7, "to") → node 8, item: cue phrase
**
** The key of an edge is the parent and the folded word; a sieve of bits says of most words that
** they begin nothing, and a slot holds 32 bits of the hash and the word's first 8 bytes, so that
** two words with one hash do not become one. Signs and digits that stand alone have a table of
** their own.
**
** Nodes, slots, weights and text hold no pointers. So a lexicon can be written down as an image,
** which goes into the program as a constant and is read where it lies. Items, which finders
** hold, are copied one by one when they are first asked for, the rest as a whole when the
** lexicon is first added to: a start costs nothing, however many phrases there are. */
#include "find/lexicon.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "find/fold.h"
#include "find/word.h"

#define PHRASE_MAX 32       /* tokens of a phrase */
#define ROOT WN_NOWHERE
#define PAGE 16             /* items */
#define LANG_SHIFT 27       /* numbers of nodes have that of their language on top */
#define NODE_MASK ((UINT32_C(1) << LANG_SHIFT) - 1)

const char *const wn_lex_name[WN_LEX_CLASSES] = {
    "stop_words", "abbreviations", "sentence_starters", "titles", "first_names", "roles",
    "organisations", "anonymous", "pronouns", "determiners", "prepositions", "conjunctions", "auxiliaries",
    "adverbs", "cues", "cue_nouns", "cue_phrases", "opinions", "scare_cues", "stances", "hedges",
    "boosters", "negations", "conditions", "place_cues",
    "approximators", "numbers", "number_links", "multipliers", "ordinals", "currencies", "units",
    "percents", "months", "forecasts", "comparisons", "causes", "events", "claim_words",
    "boilerplate", "boilerplate_lines", "boilerplate_starts", "letters", "quotation_marks",
    "dialogue_dashes", "particles", "decimal_signs", "topic_marks", "own"
};

typedef struct {
    uint64_t classes;           /* bits of its items */
    uint64_t begins;            /* of those and of all nodes below it */
    uint32_t item;              /* the first, or WN_NOWHERE */
    uint32_t rest;              /* offset in the text of what follows the head of the word */
    uint32_t parent;
    uint8_t len;                /* of the word */
    uint8_t parental;           /* has nodes below it */
    uint16_t spare;             /* named, so that images have no stray bytes */
} node;

/* Tag and head are equal only for words with the same parent and, up to 8 bytes, the same
** letters. */
typedef struct {
    uint64_t head;
    uint32_t tag;               /* hash of the word, mixed with the parent */
    uint32_t node;              /* and 1; 0: empty */
} slot;

/* An item in an image. Its number is its id. */
typedef struct {
    double value;
    uint32_t tag, tag_len;      /* offset in the text */
    uint32_t next;
    uint8_t cls, words;
    uint16_t spare;
} cold_item;

typedef struct { uint64_t hash; double value; } weight; /* hash of the name; 0: empty */

/* Rows of weights that were asked for, by what names them. */
typedef struct { wn_weight_name *name; double *row; } known_row;
enum { ROWS = 8 };

struct wn_lexicon {
    wn_arena *arena;
    uint32_t more_owners;       /* of the family; counted by its first */
    uint8_t lang;
    wn_lexicon *first;          /* of the family: itself, alone */
    wn_lexicon **family;        /* of the first: WN_LEX_LANGS, by number */
    WN_LIST(node) nodes;
    WN_LIST(wn_lex_item *) pages;   /* of PAGE items each, by id; NULL: nobody asked for one of them */
    uint32_t items;             /* of which the first COLDS are taken from the image when asked for */
    const cold_item *cold;
    const char *cold_tags;      /* the text of the image */
    uint32_t colds;
    wn_buf text;                /* what is too long for the heads of nodes */
    slot *slots;
    uint8_t *sieve;             /* a bit set for each slot in use */
    weight *weights;            /* a hash table too */
    uint32_t slot_bits, weight_bits;    /* both have 2^bits places and have room to spare */
    uint32_t weight_count;
    known_row *rows;            /* ROWS of them; the first without a name ends them */
    uint32_t single[128];       /* nodes of words of one ASCII character */
    bool shared;                /* nodes, text, slots and weights lie in an image */
};

static uint32_t places(uint32_t bits) { return UINT32_C(1) << bits; }

/* ---- the table of edges */

/* Where the search for TAG begins: its upper bits, which all bytes of the word have a part in. */
static uint32_t slot_of(uint32_t tag, uint32_t bits) { return tag >> (32 - bits); }

static uint32_t edge_tag(uint32_t parent, uint32_t hash)
{
    return hash ^ (parent + 1) * 0x85EBCA6Bu;
}

/* Is the word of N, which begins as it should, WORD to the end? */
static bool is_word(const wn_lexicon *lex, const node *n, const wn_key *word)
{
    return n->len == word->len && !memcmp(lex->text.ptr + n->rest, word->rest, word->len - 8);
}

/* Eight bits a slot, so that they stay in the nearest cache. */
wn_sieve wn_lexicon_sieve(const wn_lexicon *lex) { return (wn_sieve){ lex->sieve, 32 - 3 - lex->slot_bits }; }

/* Is there perhaps a slot with TAG? Most words are turned away here. */
static bool may_be(const wn_lexicon *lex, uint32_t tag) { return wn_sieve_has(wn_lexicon_sieve(lex), tag); }

static uint32_t find_edge(const wn_lexicon *lex, uint32_t parent, const wn_key *word)
{
    uint32_t tag = edge_tag(parent, word->hash), last = places(lex->slot_bits) - 1;
    for (uint32_t i = slot_of(tag, lex->slot_bits); lex->slots[i].node; i = (i + 1) & last) {
        slot s = lex->slots[i];
        if (s.tag != tag || s.head != word->head) continue;
        if (word->len <= 8 || is_word(lex, &lex->nodes.at[s.node - 1], word)) return s.node - 1;
    }
    return WN_NOWHERE;
}

static void put_slot(wn_lexicon *lex, slot s)
{
    uint32_t i = slot_of(s.tag, lex->slot_bits), bit = s.tag >> (32 - 3 - lex->slot_bits);
    while (lex->slots[i].node) i = (i + 1) & (places(lex->slot_bits) - 1);
    lex->slots[i] = s;
    lex->sieve[bit / 8] = (uint8_t)(lex->sieve[bit / 8] | 1u << bit % 8);
}

static void new_slots(wn_lexicon *lex, uint32_t bits)
{
    lex->slot_bits = bits;
    lex->slots = wn_arena_array(lex->arena, places(bits), sizeof *lex->slots);
    lex->sieve = wn_arena_array(lex->arena, places(bits), sizeof *lex->sieve);
}

static void grow_slots(wn_lexicon *lex)
{
    const slot *slots = lex->slots;
    uint32_t count = places(lex->slot_bits);
    new_slots(lex, lex->slot_bits + 1);
    for (uint32_t i = 0; i < count; i++)
        if (slots[i].node) put_slot(lex, slots[i]);
}

static uint32_t add_edge(wn_lexicon *lex, uint32_t parent, const wn_key *word)
{
    uint32_t index = find_edge(lex, parent, word), rest = (uint32_t)lex->text.len;
    if (index != WN_NOWHERE) return index;
    if (lex->nodes.len >= places(lex->slot_bits) / 4 * 3) grow_slots(lex);
    index = lex->nodes.len;
    if (word->len > 8) wn_buf_add(&lex->text, (wn_str){ word->rest, word->len - 8 });
    *wn_list_add(lex->arena, &lex->nodes) = (node){
        .item = WN_NOWHERE, .rest = rest, .parent = parent, .len = (uint8_t)word->len
    };
    put_slot(lex, (slot){ word->head, edge_tag(parent, word->hash), index + 1 });
    if (parent != ROOT) lex->nodes.at[parent].parental = true;
    else if (word->len == 1) lex->single[word->head & 127] = index;
    return index;
}

/* ---- the table of weights */

static uint64_t name_hash(wn_str name)
{
    uint64_t h = name.len + 1;
    for (size_t k = 0; k < name.len; k++)
        h = (h ^ (uint8_t)name.ptr[k]) * UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 32;
}

static weight *weight_slot(weight *table, uint32_t bits, uint64_t hash)
{
    uint32_t i = (uint32_t)hash & (places(bits) - 1);
    while (table[i].hash && table[i].hash != hash) i = (i + 1) & (places(bits) - 1);
    return &table[i];
}

static void grow_weights(wn_lexicon *lex)
{
    uint32_t bits = lex->weight_bits + 1;
    weight *table = wn_arena_array(lex->arena, places(bits), sizeof *table);
    for (uint32_t i = 0; i < places(lex->weight_bits); i++)
        if (lex->weights[i].hash) *weight_slot(table, bits, lex->weights[i].hash) = lex->weights[i];
    lex->weights = table;
    lex->weight_bits = bits;
}

static int by_hash(const void *a, const void *b)
{
    uint64_t x = ((const weight *)a)->hash, y = ((const weight *)b)->hash;
    return (x > y) - (x < y);
}

/* The table as it is when the weights come in the order of their hashes: Lua's order is by
** chance. */
static weight *sorted_weights(const wn_lexicon *lex, wn_arena *a)
{
    size_t count = places(lex->weight_bits), size = sizeof *lex->weights;
    weight *list = wn_arena_array(a, count, size), *table = wn_arena_array(a, count, size);
    memcpy(list, lex->weights, count * size);
    qsort(list, count, size, by_hash);
    for (size_t i = 0; i < count; i++)
        if (list[i].hash) *weight_slot(table, lex->weight_bits, list[i].hash) = list[i];
    return table;
}

/* ---- life */

static wn_lexicon *new_lexicon(size_t limit, wn_full *full, void *ctx)
{
    wn_arena *arena = wn_arena_new(limit, full, ctx);
    if (!arena) return NULL;
    wn_lexicon *lex = wn_arena_get(arena, sizeof *lex);
    lex->arena = lex->text.arena = arena;
    lex->family = wn_arena_array(arena, WN_LEX_LANGS, sizeof *lex->family);
    lex->first = lex;
    lex->rows = wn_arena_array(arena, ROWS, sizeof *lex->rows);
    return lex;
}

wn_lexicon *wn_lexicon_new(size_t limit, wn_full *full, void *ctx)
{
    wn_lexicon *lex = new_lexicon(limit, full, ctx);
    if (!lex) return NULL;
    new_slots(lex, 8);
    lex->weight_bits = 6;
    lex->weights = wn_arena_array(lex->arena, places(lex->weight_bits), sizeof *lex->weights);
    for (int i = 0; i < 128; i++) lex->single[i] = WN_NOWHERE;
    return lex;
}

void wn_lexicon_count(wn_lexicon *lex, wn_memory *total) { wn_arena_count(lex->arena, total); }

const wn_lexicon *wn_lexicon_keep(const wn_lexicon *lex)
{
    lex->first->more_owners++;
    return lex;
}

void wn_lexicon_free(const wn_lexicon *lex)
{
    if (!lex || lex->first->more_owners-- > 0) return;
    wn_lexicon *first = lex->first;
    for (int i = 0; i < WN_LEX_LANGS; i++)
        if (first->family[i]) wn_arena_free(first->family[i]->arena);
    wn_arena_free(first->arena);
}

void wn_lexicon_join(wn_lexicon *lex, const wn_lexicon *other)
{
    lex->first = other->first;
    lex->first->family[lex->lang] = lex;
}

const wn_lexicon *wn_lexicon_of(const wn_lexicon *lex, uint8_t lang)
{
    return lang == lex->first->lang ? lex->first : lex->first->family[lang];
}

uint8_t wn_lexicon_lang(const wn_lexicon *lex) { return lex->lang; }

/* The one of LEX's family that node AT is of, and the node's number there; and the way back. */
static const wn_lexicon *home_of(const wn_lexicon *lex, uint32_t *at)
{
    uint8_t lang = (uint8_t)(*at >> LANG_SHIFT);
    *at &= NODE_MASK;
    return lang == lex->lang ? lex : wn_lexicon_of(lex, lang);
}

static uint32_t outside(const wn_lexicon *lex, uint32_t at)
{
    return at == WN_NOWHERE ? at : at | (uint32_t)lex->lang << LANG_SHIFT;
}

/* ---- items */

static wn_lex_item *item_at(const wn_lexicon *lex, uint32_t i)
{
    wn_lex_item **page = &lex->pages.at[i / PAGE];
    if (!*page) *page = wn_arena_array(lex->arena, PAGE, sizeof **page);
    wn_lex_item *item = &(*page)[i % PAGE];
    if (i >= lex->colds || item->words) return item;
    const cold_item *cold = &lex->cold[i];
    wn_str tag = { lex->cold_tags + cold->tag, cold->tag_len };
    *item = (wn_lex_item){ cold->cls, lex->lang, cold->words, cold->value, tag, i, cold->next };
    return item;
}

/* ---- images: head, nodes, items, slots, sieve, weights, text */

typedef struct {
    uint64_t made_for;          /* sizes of what follows: images are for like machines */
    uint32_t nodes, items, text, slot_bits, weight_bits, weight_count;
    uint32_t single[128];
} image_head;

#define MADE_FOR (UINT64_C(0x1656A000) << 24 | sizeof(node) << 12 | sizeof(cold_item))

static void write_item(wn_buf *image, wn_buf *text, const wn_lex_item *item)
{
    cold_item cold = { item->value, (uint32_t)text->len, (uint32_t)item->tag.len, item->next,
                       item->cls, item->words, 0 };
    wn_buf_add(text, item->tag);
    wn_buf_add(image, (wn_str){ (const char *)&cold, sizeof cold });
}

static void write_array(wn_buf *image, const void *at, size_t count, size_t size)
{
    wn_buf_add(image, (wn_str){ at, count * size });
}

wn_str wn_lexicon_image(const wn_lexicon *lex, wn_arena *a)
{
    wn_buf image = wn_buf_new(a), text = wn_buf_new(a);
    image_head head = {
        MADE_FOR, lex->nodes.len, lex->items, 0, lex->slot_bits, lex->weight_bits,
        lex->weight_count, { 0 }
    };
    memcpy(head.single, lex->single, sizeof head.single);
    write_array(&image, &head, 1, sizeof head);
    write_array(&image, lex->nodes.at, lex->nodes.len, sizeof *lex->nodes.at);
    wn_buf_add(&text, wn_buf_str(&lex->text));
    for (uint32_t i = 0; i < lex->items; i++) write_item(&image, &text, item_at(lex, i));
    write_array(&image, lex->slots, places(lex->slot_bits), sizeof *lex->slots);
    write_array(&image, lex->sieve, places(lex->slot_bits), sizeof *lex->sieve);
    write_array(&image, sorted_weights(lex, a), places(lex->weight_bits), sizeof *lex->weights);
    wn_buf_add(&image, wn_buf_str(&text));
    head.text = (uint32_t)text.len;
    memcpy(image.ptr, &head, sizeof head);
    return wn_buf_str(&image);
}

/* The array of COUNT times SIZE bytes at *AT; moves *AT behind it. Nobody writes there: see own. */
static void *read_array(const char **at, size_t count, size_t size)
{
    void *array = (void *)(uintptr_t)*at;
    *at += count * size;
    return array;
}

wn_lexicon *wn_lexicon_thaw(wn_str image, uint8_t lang, size_t limit, wn_full *full, void *ctx)
{
    const image_head *head = (const void *)image.ptr;
    if (image.len < sizeof *head || head->made_for != MADE_FOR) return NULL;
    wn_lexicon *lex = new_lexicon(limit, full, ctx);
    if (!lex) return NULL;
    const char *at = image.ptr + sizeof *head;
    lex->nodes.len = lex->nodes.cap = head->nodes;
    lex->nodes.at = read_array(&at, head->nodes, sizeof *lex->nodes.at);
    lex->cold = read_array(&at, head->items, sizeof *lex->cold);
    lex->slots = read_array(&at, places(head->slot_bits), sizeof *lex->slots);
    lex->sieve = read_array(&at, places(head->slot_bits), sizeof *lex->sieve);
    lex->weights = read_array(&at, places(head->weight_bits), sizeof *lex->weights);
    lex->cold_tags = lex->text.ptr = read_array(&at, head->text, 1);
    lex->text.len = lex->text.cap = head->text;
    lex->colds = lex->items = head->items;
    lex->pages.len = lex->pages.cap = head->items / PAGE + 1;
    lex->pages.at = wn_arena_array(lex->arena, lex->pages.len, sizeof *lex->pages.at);
    lex->slot_bits = head->slot_bits;
    lex->weight_bits = head->weight_bits;
    lex->weight_count = head->weight_count;
    memcpy(lex->single, head->single, sizeof lex->single);
    lex->shared = true;
    lex->lang = lang;
    return lex;
}

bool wn_lexicon_frozen(const wn_lexicon *lex) { return lex->shared; }

static void *copy_array(wn_lexicon *lex, const void *at, size_t count, size_t size)
{
    return memcpy(wn_arena_array(lex->arena, count, size), at, count * size);
}

/* Makes LEX, which may lie in an image, fit to be changed. */
static void own(wn_lexicon *lex)
{
    if (!lex->shared) return;
    lex->nodes.at = copy_array(lex, lex->nodes.at, lex->nodes.len, sizeof *lex->nodes.at);
    lex->slots = copy_array(lex, lex->slots, places(lex->slot_bits), sizeof *lex->slots);
    lex->sieve = copy_array(lex, lex->sieve, places(lex->slot_bits), sizeof *lex->sieve);
    lex->weights = copy_array(lex, lex->weights, places(lex->weight_bits), sizeof *lex->weights);
    lex->text.ptr = copy_array(lex, lex->text.ptr, lex->text.len, 1);
    lex->shared = false;
}

/* ---- adding */

/* The item of class CLS at node AT, added behind the others where there is none yet. */
static wn_lex_item *item_of(wn_lexicon *lex, uint32_t at, wn_lex_class cls)
{
    uint32_t last = WN_NOWHERE;
    for (uint32_t i = lex->nodes.at[at].item; i != WN_NOWHERE; i = item_at(lex, i)->next) {
        if (item_at(lex, i)->cls == cls) return item_at(lex, i);
        last = i;
    }
    uint32_t index = lex->items++;
    if (index / PAGE == lex->pages.len) *wn_list_add(lex->arena, &lex->pages) = NULL;
    wn_lex_item *item = item_at(lex, index);
    *item = (wn_lex_item){
        .cls = (uint8_t)cls, .lang = lex->lang, .id = index, .next = WN_NOWHERE
    };
    if (last == WN_NOWHERE) lex->nodes.at[at].item = index;
    else item_at(lex, last)->next = index;
    lex->nodes.at[at].classes |= UINT64_C(1) << cls;
    return item;
}

bool wn_lexicon_add(wn_lexicon *lex, wn_lex_class cls, wn_str phrase, double value, wn_str tag,
                    wn_err *err)
{
    enum { SHOWN = 60 };        /* bytes of it in a message */
    size_t bad = wn_utf8_bad(phrase);
    if (bad < phrase.len) return wn_fail(err, WN_BAD_RULE, bad, "a phrase that is not UTF-8");
    own(lex);
    if (phrase.len > PHRASE_MAX * (WN_FOLD_MAX + 1))
        return wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "a phrase of %zu bytes", phrase.len);
    uint32_t at = 0, parent = ROOT, words = 0;
    char room[WN_FOLD_ROOM];
    wn_token t;
    wn_key word;
    while (wn_word_next(phrase, &at, &t)) {
        wn_str part = wn_str_cut(phrase, (wn_span){ t.start, t.end });
        if (++words > PHRASE_MAX)
            return wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "a phrase of more than %d words: %.*s",
                           PHRASE_MAX, (int)wn_utf8_start(phrase, SHOWN), phrase.ptr);
        if (!wn_fold(part, room, &word))
            return wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "a word of more than %d bytes: %.*s",
                           WN_FOLD_MAX, (int)wn_utf8_start(part, SHOWN), part.ptr);
        parent = add_edge(lex, parent, &word);
    }
    if (!words) return wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "a phrase without a word");
    wn_lex_item *item = item_of(lex, parent, cls);
    for (uint32_t n = parent; n != ROOT; n = lex->nodes.at[n].parent)
        lex->nodes.at[n].begins |= UINT64_C(1) << cls;
    item->words = (uint8_t)words;
    item->value = value;
    item->tag = wn_arena_copy(lex->arena, tag);
    return true;
}

void wn_lexicon_tally(const wn_lexicon *lex, uint32_t count[WN_LEX_CLASSES])
{
    memset(count, 0, WN_LEX_CLASSES * sizeof *count);
    for (uint32_t i = 0; i < lex->items; i++) count[item_at(lex, i)->cls]++;
}

/* ---- weights */

void wn_lexicon_set_weight(wn_lexicon *lex, wn_str name, double value)
{
    own(lex);
    memset(lex->rows, 0, ROWS * sizeof *lex->rows);
    weight *w = weight_slot(lex->weights, lex->weight_bits, name_hash(name));
    if (!w->hash) lex->weight_count++;
    *w = (weight){ name_hash(name), value };
    if (lex->weight_count > places(lex->weight_bits) / 4 * 3) grow_weights(lex);
}

double wn_lexicon_weight(const wn_lexicon *lex, const char *name)
{
    return weight_slot(lex->weights, lex->weight_bits, name_hash(wn_str_of(name)))->value;
}

const double *wn_lexicon_row(const wn_lexicon *lex, wn_weight_name *name, uint32_t count)
{
    char room[WN_WEIGHT_ROOM];
    known_row *r = lex->rows;
    while (r < lex->rows + ROWS - 1 && r->name && r->name != name) r++;
    if (r->name == name) return r->row;
    *r = (known_row){ name, wn_arena_array(lex->arena, count, sizeof *r->row) };
    for (uint32_t i = 0; i < count; i++) r->row[i] = wn_lexicon_weight(lex, name(i, room));
    return r->row;
}

/* ---- looking up */

uint32_t wn_lexicon_find(const wn_lexicon *lex, const wn_key *word)
{
    if (!may_be(lex, edge_tag(ROOT, word->hash))) return WN_NOWHERE;
    return outside(lex, find_edge(lex, ROOT, word));
}

uint32_t wn_lexicon_look(const wn_lexicon *lex, wn_str word, uint32_t *hash)
{
    char room[WN_FOLD_ROOM];
    wn_key key = { .hash = 0 };
    bool fine = wn_fold(word, room, &key);
    *hash = key.hash;
    return fine ? wn_lexicon_find(lex, &key) : WN_NOWHERE;
}

uint32_t wn_lexicon_node(const wn_lexicon *lex, wn_str word)
{
    uint32_t hash;
    if (word.len == 1) return outside(lex, lex->single[wn_fold_low(word.ptr[0]) & 127]);
    return wn_lexicon_look(lex, word, &hash);
}

bool wn_lexicon_leads(const wn_lexicon *lex, uint32_t parent, uint32_t hash)
{
    if (parent == WN_NOWHERE) return false;
    lex = home_of(lex, &parent);
    return lex->nodes.at[parent].parental && may_be(lex, edge_tag(parent, hash));
}

uint32_t wn_lexicon_step(const wn_lexicon *lex, uint32_t parent, wn_str word)
{
    char room[WN_FOLD_ROOM];
    wn_key key;
    if (parent == WN_NOWHERE || !wn_fold(word, room, &key)) return WN_NOWHERE;
    if (!wn_lexicon_leads(lex, parent, key.hash)) return WN_NOWHERE;
    lex = home_of(lex, &parent);
    return outside(lex, find_edge(lex, parent, &key));
}

uint64_t wn_lexicon_classes(const wn_lexicon *lex, uint32_t at)
{
    if (at == WN_NOWHERE) return 0;
    lex = home_of(lex, &at);
    return lex->nodes.at[at].classes;
}

uint64_t wn_lexicon_begins(const wn_lexicon *lex, uint32_t at)
{
    if (at == WN_NOWHERE) return 0;
    lex = home_of(lex, &at);
    return lex->nodes.at[at].begins;
}

const wn_lex_item *wn_lexicon_item(const wn_lexicon *lex, uint32_t at)
{
    if (at == WN_NOWHERE) return NULL;
    lex = home_of(lex, &at);
    uint32_t item = lex->nodes.at[at].item;
    return item == WN_NOWHERE ? NULL : item_at(lex, item);
}

const wn_lex_item *wn_lexicon_next(const wn_lexicon *lex, const wn_lex_item *item)
{
    return item->next == WN_NOWHERE ? NULL : item_at(wn_lexicon_of(lex, item->lang), item->next);
}
