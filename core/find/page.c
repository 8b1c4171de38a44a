/* page.c: what a page tells beside its text. A block is judged by where it stands: by the tags around it,
** by the words in their classes and ids, by what else is in its containers, by the blocks that are made
** the same way elsewhere on the page, and by what the page says of itself (its title, its article as
** data). All is counted once, up the containers and down again:
**
**     body                          words, links, good text and blocks are summed from the blocks up;
**       nav > ul > li  Home         tags, class words and the way to the main text are handed down
**       div.story
**         p p p p      text         "p in div.story": 4 alike, all good: so is a short fifth one
**
** The words of classes are English on pages of all languages; each is worth what it was in many sites. */
#include "find/page.h"

#include <stdio.h>

#include "find/class.h"
#include "find/shape.h"
#include "find/told.h"

#define LENGTHS 5
#define SEEN 100                /* good words in sight of a page that can be judged without the others */
#define SETS WN_CLASS_SETS

/* Name, number of bins. */
#define PAGE_GROUPS(X) \
    X(tag, WN_CLASS_OWN * LENGTHS) \
    X(inside, WN_CLASS_TAGS * 2) \
    X(near, WN_CLASS_WORDS) \
    X(far, WN_CLASS_WORDS) \
    X(half, 10 * LENGTHS) \
    X(tenth, 10 * LENGTHS) \
    X(most, 10 * LENGTHS) \
    X(box_links, 6 * LENGTHS) \
    X(box_words, 8 * LENGTHS) \
    X(box_good, 6 * LENGTHS) \
    X(room_links, 6 * LENGTHS) \
    X(room_words, 8 * LENGTHS) \
    X(room_good, 6 * LENGTHS) \
    X(alike, 6 * LENGTHS) \
    X(alike_good, 6 * LENGTHS) \
    X(alike_links, 6 * LENGTHS) \
    X(title, 4 * LENGTHS) \
    X(from_title, 8 * LENGTHS) \
    X(data, 7 * LENGTHS) \
    X(about, 2 * LENGTHS) \
    X(dense_page, 6 * 3 * LENGTHS) \
    X(linked_page, 6 * 3 * LENGTHS) \
    X(kind, 5 * LENGTHS) \
    X(depth, 8) \
    X(core, 9 * 6 * LENGTHS) \
    X(around_box, 10 * LENGTHS) \
    X(around_room, 10 * LENGTHS) \
    X(around_alike, 10 * LENGTHS)

#define X(name, bins) G_##name, G_##name##_last = G_##name + (bins) - 1,
enum { PAGE_GROUPS(X) TRAITS };
#undef X

#define X(name, bins) { #name, G_##name },
static const struct { const char *name; uint32_t first; } groups[] = { PAGE_GROUPS(X) };
#undef X
#define GROUPS (sizeof groups / sizeof *groups)

/* What is counted of a container; of a signature too. */
typedef struct {
    uint32_t words, linked, good, blocks;
    float kept, weight;             /* by the first round, over the words in it */
} total;

typedef struct {
    total all;
    uint32_t tags;                  /* bits of SEMANTIC around it and of itself */
    uint32_t box, room; /* nearest container with more than one block; with three times as many */
    uint32_t sign;
    uint8_t half, tenth, most;      /* containers up to the one with that part of the main text */
    uint8_t off; /* containers from the core up to the first that has this one, too */
    uint32_t direct;                /* words of good blocks one or two containers below */
    uint8_t depth;
    bool hidden;                    /* nobody sees what is in it */
    uint64_t far[SETS];             /* words of the containers around it */
} place;

typedef struct { uint32_t sign; total all; } kin;

struct wn_page {
    const wn_features *x;
    const wn_doc *doc;
    place *at;                      /* a node each */
    uint64_t (*own)[SETS];          /* words of each of doc->tags, once it is seen */
    bool *seen;
    uint64_t reasons[WN_CLASS_MEANINGS][SETS];
    kin *kin;
    uint32_t kin_mask;
    wn_told told;
    uint32_t dense, linked;         /* bins of the whole page */
    uint32_t core;                  /* the container with most good text right in it */
    uint32_t main;                  /* bin of how much of the page's good text that is */
    uint32_t first, last;           /* good blocks in it */
    uint32_t unseen;                /* good words that the page hides */
};

uint32_t wn_page_count(void) { return wn_trait_count() + TRAITS; }

/* "near_sidebar", "inside_nav_0", "core_t17" into BUF, behind N bytes. */
static void add_name(char *buf, uint32_t n, uint32_t group, uint32_t bin)
{
    const char *name = groups[group].name;
    uint32_t first = groups[group].first, columns = first == G_tag ? LENGTHS : 2;
    wn_str word = first == G_tag ? wn_class_own_tag(bin / LENGTHS)
                : first == G_inside ? wn_class_tag(bin / 2)
                : first == G_near || first == G_far ? wn_class_word(bin) : WN_STR("");
    int len = (int)word.len;
    if (!len) snprintf(buf + n, 48 - n, "%s_t%u", name, (unsigned)bin);
    else if (first == G_near || first == G_far)
        snprintf(buf + n, 48 - n, "%s_%.*s", name, len, word.ptr);
    else snprintf(buf + n, 48 - n, "%s_%.*s_%u", name, len, word.ptr, (unsigned)(bin % columns));
}

const char *wn_page_name(uint32_t id, char *buf)
{
    static const char front[] = "page.";
    uint32_t g = GROUPS - 1, own = id - wn_trait_count();
    if (id < wn_trait_count()) {        /* "boilerplate.words_3" is "page.words_3" */
        const char *rest = strchr(wn_trait_name(id, buf), '.') + 1;
        memmove(buf + sizeof front - 1, rest, strlen(rest) + 1);
        memcpy(buf, front, sizeof front - 1);
        return buf;
    }
    while (groups[g].first > own) g--;
    memcpy(buf, front, sizeof front - 1);
    add_name(buf, sizeof front - 1, g, own - groups[g].first);
    return buf;
}

/* ---- counting */

/* h1 … h6: what writes pages makes their ids of their texts, "share-of-votes". */
static bool is_heading(wn_str name) { return name.len == 2 && name.ptr[0] == 'h' && name.ptr[1] < '7'; }

static uint32_t hash_step(uint32_t h, char c) { return (h ^ (unsigned char)c) * 16777619u; }

static uint32_t hash_str(uint32_t h, wn_str s)
{
    for (size_t i = 0; i < s.len && i < 80; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9') h = hash_step(h, s.ptr[i]);
    return hash_step(h, '/');
}

static void add_to(total *t, const total *by)
{
    t->words += by->words;
    t->linked += by->linked;
    t->good += by->good;
    t->blocks += by->blocks;
}

static total total_of(const wn_feature_line *l)
{
    uint32_t words = l->words ? l->words : 1;
    return (total){ words, words * l->link / 10, l->good ? words : 0, 1, 0, 0 };
}

/* Sums up: blocks into their containers, containers into theirs. */
static void count_up(wn_page *p)
{
    for (uint32_t i = 0; i < p->x->len; i++) {
        total t = total_of(&p->x->at[i]);
        add_to(&p->at[p->doc->blocks.at[i].node].all, &t);
    }
    for (uint32_t n = wn_shape_len(p->doc); n-- > 1;)
        if (p->at[n].all.blocks) add_to(&p->at[wn_shape_up(p->doc, n)].all, &p->at[n].all);
}

static uint8_t one_more(uint8_t n) { return n < 200 ? (uint8_t)(n + 1) : n; }

static void hand_down(wn_page *p)
{
    const wn_class_slot *slots = wn_class_slots(p->x->found->arena);
    uint32_t dense = p->x->dense;
    wn_class_reasons(slots, p->reasons);
    for (uint32_t n = 0; n < wn_shape_len(p->doc); n++) {
        place *at = &p->at[n];
        uint32_t parent = wn_shape_up(p->doc, n), tag_id = wn_shape_tag(p->doc, n);
        const wn_tag *tag = &p->doc->tags.at[tag_id];
        uint64_t *own = p->own[tag_id];
        if (!at->all.blocks) continue;
        if (!p->seen[tag_id]) {
            p->seen[tag_id] = true;
            if (!is_heading(tag->name)) wn_class_find(slots, tag->id, own);
            wn_class_find(slots, tag->classes, own);
            wn_class_find(slots, tag->itemprop, own);
        }
        place none = { .box = n, .room = n };
        const place *up = parent == WN_NOWHERE ? &none : &p->at[parent];
        at->tags = up->tags | wn_class_tags(tag);
        at->depth = one_more(up->depth);
        at->hidden = up->hidden || tag->hidden;
        if (at->hidden && !up->hidden) p->unseen += at->all.good;
        at->box = at->all.blocks > 1 ? n : up->box;
        at->room = up->room;
        if (at->box == n && n)
            at->room = p->at[up->box].all.blocks >= at->all.blocks * 3 ? up->box : up->room;
        at->half = at->all.good * 2 >= dense ? 0 : one_more(up->half);
        at->tenth = at->all.good * 10 >= dense ? 0 : one_more(up->tenth);
        at->most = at->all.good * 5 >= dense * 4 ? 0 : one_more(up->most);
        uint32_t h = hash_str(hash_str(2166136261u, tag->name), tag->classes);
        at->sign = h;
        bool body = wn_str_eq(tag->name, WN_STR("body"));
        for (uint32_t k = 0; k < SETS; k++) at->far[k] = up->far[k] | (body ? 0 : own[k]);
    }
}

/* The core of the page, and how far from it everything is. */
static void find_core(wn_page *p)
{
    static const uint8_t parts[] = { 0, 0, 1, 1, 2, 2, 3, 3, 4, 5, 5 };     /* of tenths */
    const wn_doc *doc = p->doc;
    uint32_t good = 0;
    for (uint32_t i = 0; i < p->x->len; i++) {
        total t = total_of(&p->x->at[i]);
        uint32_t n = doc->blocks.at[i].node;
        if (t.good < 8) continue;
        good += t.good;
        for (int up = 0; up < 3 && n != WN_NOWHERE; up++, n = wn_shape_up(doc, n))
            p->at[n].direct += up ? t.good : 0;
    }
    for (uint32_t n = 1; n < wn_shape_len(doc); n++)
        if (p->at[n].direct >= p->at[p->core].direct) p->core = n;
    p->main = good ? parts[(uint64_t)p->at[p->core].direct * 10 / good] : 0;
    uint8_t off = 1;
    for (uint32_t n = p->core; n != WN_NOWHERE; n = wn_shape_up(doc, n))
        p->at[n].off = off < 6 ? off++ : 6;
    for (uint32_t n = 1; n < wn_shape_len(doc); n++)
        if (!p->at[n].off) p->at[n].off = p->at[wn_shape_up(doc, n)].off;
    p->first = WN_NOWHERE;
    for (uint32_t i = 0; i < p->x->len; i++) {
        if (p->at[doc->blocks.at[i].node].off != 1) continue;
        if (p->first == WN_NOWHERE) p->first = i;
        p->last = i;
    }
}

static bool is_list(const wn_page *p, uint32_t n)
{
    wn_str name = p->doc->tags.at[wn_shape_tag(p->doc, n)].name;
    return wn_str_eq(name, WN_STR("ul")) || wn_str_eq(name, WN_STR("ol")) || wn_str_eq(name, WN_STR("li"));
}

/* What containers of two levels are called: blocks that have it in common are made alike. */
static uint32_t sign_of(const wn_page *p, uint32_t block)
{
    uint32_t n = p->doc->blocks.at[block].node, up = wn_shape_up(p->doc, n);
    uint32_t h = p->at[n].sign * 31;
    if (up != WN_NOWHERE) h ^= p->at[up].sign;
    if (up == WN_NOWHERE || !p->doc->frames.len || !is_list(p, up)) return h ? h : 1;
    up = wn_shape_up(p->doc, up);       /* lists of an AST have no classes: what is around tells them apart */
    if (up != WN_NOWHERE && !is_list(p, up)) h ^= p->at[up].sign * 33;
    return h ? h : 1;
}

static kin *kin_of(const wn_page *p, uint32_t block)
{
    uint32_t sign = sign_of(p, block), k = (sign ^ sign >> 15) & p->kin_mask;
    while (p->kin[k].sign && p->kin[k].sign != sign) k = (k + 1) & p->kin_mask;
    p->kin[k].sign = sign;
    return &p->kin[k];
}

static void find_kin(wn_page *p)
{
    uint32_t room = 64;
    while (room < p->x->len * 2) room *= 2;
    p->kin = wn_arena_array(p->x->found->arena, room, sizeof *p->kin);
    p->kin_mask = room - 1;
    for (uint32_t i = 0; i < p->x->len; i++) {
        total t = total_of(&p->x->at[i]);
        add_to(&kin_of(p, i)->all, &t);
    }
}

/* ---- the page */

static uint32_t share(uint32_t part, uint32_t whole)
{
    return whole ? (part >= whole ? 5 : (uint32_t)((uint64_t)part * 5 / whole)) : 0;
}

wn_page *wn_page_new(const wn_features *x)
{
    const wn_doc *doc = x->found->doc;
    wn_arena *a = x->found->arena;
    if (!doc->page || !wn_shape_len(doc) || !x->len) return NULL;
    wn_page *p = wn_arena_get(a, sizeof *p);
    p->x = x;
    p->doc = doc;
    p->at = wn_arena_array(a, wn_shape_len(doc), sizeof *p->at);
    p->own = wn_arena_array(a, doc->tags.len, sizeof *p->own);
    p->seen = wn_arena_array(a, doc->tags.len, sizeof *p->seen);
    p->told = wn_told_find(x, a);
    count_up(p);
    hand_down(p);
    find_kin(p);
    find_core(p);
    p->dense = share(x->dense, p->at[0].all.words);
    p->linked = share(p->at[0].all.linked, p->at[0].all.words);
    return p;
}

/* ---- traits */

typedef struct { uint16_t *ids; uint32_t len, length; } trait_list;

static void add(trait_list *t, uint32_t group, uint32_t bin)
{
    t->ids[t->len++] = (uint16_t)(wn_trait_count() + group + bin);
}

static void cross(trait_list *t, uint32_t group, uint32_t bin)
{
    add(t, group, bin * LENGTHS + t->length);
}

/* The number of EDGES (ascending, ended by 0) that V reaches. */
static uint32_t bin(uint32_t v, const uint32_t *edges)
{
    uint32_t n = 0;
    while (edges[n] && v >= edges[n]) n++;
    return n;
}

static const uint32_t length_edges[] = { 3, 6, 13, 30, 0 };
static const uint32_t word_edges[] = { 5, 15, 40, 100, 250, 600, 1500, 0 };
static const uint32_t alike_edges[] = { 2, 4, 8, 16, 40, 0 };
static const uint32_t depth_edges[] = { 5, 8, 11, 14, 17, 20, 25, 0 };

static uint32_t least(uint32_t a, uint32_t b) { return a < b ? a : b; }

static void add_words(trait_list *t, const wn_page *p, uint32_t node)
{
    uint64_t near[SETS] = { 0 };
    for (uint32_t n = node, i = 0; i < 3 && n != WN_NOWHERE; n = wn_shape_up(p->doc, n), i++)
        for (uint32_t k = 0; k < SETS; k++) near[k] |= p->own[wn_shape_tag(p->doc, n)][k];
    uint32_t far = 0, most = 60;        /* words that a hostile page may have more of */
    for (uint32_t k = 0; k < SETS; k++) {
        for (uint64_t set = near[k]; set && far < most; set &= set - 1, far++)
            add(t, G_near, k * 64 + (uint32_t)__builtin_ctzll(set));
        for (uint64_t set = p->at[node].far[k] & ~near[k]; set && far < most; set &= set - 1, far++)
            add(t, G_far, k * 64 + (uint32_t)__builtin_ctzll(set));
    }
}

static void add_box(trait_list *t, uint32_t links, uint32_t word_bins, uint32_t good,
                    const total *all)
{
    cross(t, links, share(all->linked, all->words));
    cross(t, word_bins, bin(all->words, word_edges));
    cross(t, good, share(all->good, all->words));
}

static void add_page(trait_list *t, const wn_page *p, uint32_t i)
{
    const wn_feature_line *l = &p->x->at[i];
    uint32_t link = l->link == 0 ? 0 : l->link < 7 ? 1 : 2;
    cross(t, G_title, p->told.titled[i]);
    cross(t, G_data, p->told.has_data ? 1 + least(p->told.data[i] / 2u, 5) : 0);
    cross(t, G_dense_page, p->dense * 3 + link);
    cross(t, G_linked_page, p->linked * 3 + link);
    cross(t, G_kind, p->told.kind);
    if (p->told.title == WN_NOWHERE) cross(t, G_from_title, 0);
    else if (i < p->told.title)
        cross(t, G_from_title, p->told.title - i < 4 ? 1 : p->told.title - i < 12 ? 2 : 3);
    else
        cross(t, G_from_title,
              i == p->told.title       ? 4
              : i - p->told.title < 4  ? 5
              : i - p->told.title < 20 ? 6
                                       : 7);
}

/* In the core; or one, two, three, more containers away, before or behind it. */
static uint32_t core_bin(const wn_page *p, uint32_t i)
{
    uint32_t off = p->at[p->doc->blocks.at[i].node].off, where;
    if (off <= 1) where = 0;
    else where = (off < 5 ? off - 2 : 3) * 2 + 1 + (p->first != WN_NOWHERE && i > p->first);
    return where * 6 + p->main;
}

uint32_t wn_page_local(const wn_page *p, uint32_t i, uint16_t *ids)
{
    trait_list t = { ids, 0, bin(p->x->at[i].words, length_edges) };
    uint32_t node = p->doc->blocks.at[i].node;
    const place *at = &p->at[node];
    const kin *k = kin_of(p, i);
    cross(&t, G_tag, wn_class_own(p->doc->tags.at[wn_shape_tag(p->doc, node)].name));
    for (uint32_t bits = at->tags; bits; bits &= bits - 1)
        add(&t, G_inside, (uint32_t)__builtin_ctz(bits) * 2 + (t.length > 2));
    add_words(&t, p, node);
    cross(&t, G_half, least(at->half, 9));
    cross(&t, G_tenth, least(at->tenth, 9));
    cross(&t, G_most, least(at->most, 9));
    add_box(&t, G_box_links, G_box_words, G_box_good, &p->at[at->box].all);
    add_box(&t, G_room_links, G_room_words, G_room_good, &p->at[at->room].all);
    cross(&t, G_alike, bin(k->all.blocks, alike_edges));
    cross(&t, G_alike_good, share(k->all.good, k->all.words));
    cross(&t, G_alike_links, share(k->all.linked, k->all.words));
    add_page(&t, p, i);
    cross(&t, G_core, core_bin(p, i));
    add(&t, G_depth, bin(at->depth, depth_edges));
    return t.len;
}

/* ---- the second round */

static void add_kept(total *t, float kept, float weight)
{
    t->kept += kept;
    t->weight += weight;
}

void wn_page_fill(wn_page *p, const float *keep)
{
    for (uint32_t i = 0; i < p->x->len; i++) {
        float w = (float)(p->x->at[i].words > 60 ? 60 : p->x->at[i].words + 1);
        add_kept(&p->at[p->doc->blocks.at[i].node].all, keep[i] * w, w);
        add_kept(&kin_of(p, i)->all, keep[i] * w, w);
    }
    for (uint32_t n = wn_shape_len(p->doc); n-- > 1;)
        if (p->at[n].all.blocks)
            add_kept(&p->at[wn_shape_up(p->doc, n)].all, p->at[n].all.kept,
                     p->at[n].all.weight);
}

static uint32_t level(const total *t)
{
    uint32_t k = t->weight > 0 ? (uint32_t)(t->kept / t->weight * 10) : 0;
    return k < 10 ? k : 9;
}

uint32_t wn_page_around(const wn_page *p, uint32_t i, uint16_t *ids)
{
    trait_list t = { ids, 0, bin(p->x->at[i].words, length_edges) };
    const place *at = &p->at[p->doc->blocks.at[i].node];
    cross(&t, G_around_box, level(&p->at[at->box].all));
    cross(&t, G_around_room, level(&p->at[at->room].all));
    cross(&t, G_around_alike, level(&kin_of(p, i)->all));
    return t.len;
}

/* ---- what it is */

/* Is container N the core or around it? Then it is less far off than what is around it. */
static bool has_core(const wn_page *p, uint32_t n)
{
    uint32_t up = wn_shape_up(p->doc, n);
    return n == p->core || up == WN_NOWHERE || p->at[n].off != p->at[up].off;
}

bool wn_page_inside(const wn_page *p, uint32_t i)
{
    return p->main > 0 && p->at[p->doc->blocks.at[i].node].off == 1;
}

bool wn_page_hidden(const wn_page *p, uint32_t i)
{
    bool all = p->at[0].all.good < p->unseen + SEEN;    /* scripts show it, then */
    return !all && p->at[p->doc->blocks.at[i].node].hidden;
}

bool wn_page_outside(const wn_page *p, uint32_t i)
{
    return wn_page_hidden(p, i) || p->at[p->doc->blocks.at[i].node].tags & WN_CLASS_FRAME;
}

uint32_t wn_page_title(const wn_page *p) { return p->told.title; }

uint8_t wn_page_reason(const wn_page *p, uint32_t i)
{
    enum { FAR = 8 };
    static const struct { const char *tag; uint8_t is; } tags[] = {
        { "nav", WN_B_NAVIGATION }, { "figcaption", WN_B_CREDIT }, { "footer", WN_B_LEGAL },
        { "form", WN_B_SUBSCRIBE }, { "aside", WN_B_RELATED }, { "header", WN_B_NAVIGATION }
    };
    uint32_t n = p->doc->blocks.at[i].node;
    for (uint32_t far = 0; far < FAR && n != WN_NOWHERE; far++, n = wn_shape_up(p->doc, n)) {
        const wn_tag *tag = &p->doc->tags.at[wn_shape_tag(p->doc, n)];
        if (has_core(p, n)) break;
        uint8_t reason = wn_class_reason(p->own[wn_shape_tag(p->doc, n)],
                                           (const uint64_t (*)[SETS])p->reasons);
        if (reason != WN_REASONS) return reason;
        for (size_t k = 0; k < sizeof tags / sizeof *tags; k++)
            if (wn_str_eq(tag->name, wn_str_of(tags[k].tag))) return tags[k].is;
    }
    return WN_REASONS;
}
