/* class.c: see class.h. Words are told by their hashes: none of these collide in 32 bits, and a stranger
** that does is one in millions. */
#include "find/class.h"

/* Sorted. */
static const char known[] =
    "about above accordion account actions ad ads advert advertisement affiliate after alert "
    "announcement answer archive article aside attribution author avatar badge banner before "
    "bio block blog body bookmark bottom box brand branding breadcrumb breadcrumbs btn button "
    "buttons buy byline calendar callout caption card cards carousel cart categories category "
    "channel checkout code collapse column comment comments community company complementary "
    "consent contact container content contentinfo contents cookie copyright count credit cta "
    "date desc description detail details dialog disclaimer discussion dropdown editor email "
    "embed entry error event events excerpt expand extra facebook faq feature featured "
    "features feed field figure filter filters follow foot footer form forum gallery global "
    "grid group guide header heading headline help hentry hero hidden home icon image info "
    "inline inner intro item items job join label language latest layout lead left legal like "
    "link links list listing live location login logo main map masthead mega menu message meta "
    "mobile modal module more most nav navbar navigation network news newsletter next note "
    "notice offer option options order outer overlay page pagination panel paragraph partner "
    "person photo pinterest player popular popup post posts prev preview previous price "
    "primary print privacy product products profile promo prose published question quote rail "
    "rating read reader recent recommended references region related reply respond response "
    "results review reviews rich richtext right row rss save schema search secondary section "
    "service services share sharing shop sidebar signup single skip slide slider social source "
    "spec sponsored stats status sticky story sub submenu submit subscribe subscription "
    "subtitle summary support tab table taboola tabs tag tags teaser terms text textwidget "
    "thread thumbnail time title toc toggle toolbar tools top topic topics trending twitter "
    "user utility value video view views widget widgets wrapper ";

#define SLOTS 1024

static uint32_t step(uint32_t h, char c) { return (h ^ (unsigned char)c) * 16777619u; }

wn_class_slot *wn_class_slots(wn_arena *a)
{
    wn_class_slot *slots = wn_arena_array(a, SLOTS, sizeof *slots);
    uint32_t h = 2166136261u, word = 0;
    for (const char *p = known; *p; p++) {
        if (*p != ' ') {
            h = step(h, *p);
            continue;
        }
        uint32_t k = h & (SLOTS - 1);
        while (slots[k].hash) k = (k + 1) & (SLOTS - 1);
        slots[k] = (wn_class_slot){ h, (uint16_t)word++ };
        h = 2166136261u;
    }
    return slots;
}

static void set_word(const wn_class_slot *slots, uint32_t h, uint64_t *set)
{
    uint32_t k = h & (SLOTS - 1);
    while (slots[k].hash && slots[k].hash != h) k = (k + 1) & (SLOTS - 1);
    if (slots[k].hash) set[slots[k].word / 64] |= UINT64_C(1) << slots[k].word % 64;
}

void wn_class_find(const wn_class_slot *slots, wn_str s, uint64_t *set)
{
    uint32_t h = 2166136261u, n = 0;
    for (size_t i = 0; i < s.len && i < 400; i++) {
        char c = s.ptr[i];
        bool upper = c >= 'A' && c <= 'Z', letter = upper || (c >= 'a' && c <= 'z');
        bool starts = upper && i && s.ptr[i - 1] >= 'a' && s.ptr[i - 1] <= 'z';
        if ((!letter || starts) && n) {
            set_word(slots, h, set);
            h = 2166136261u;
            n = 0;
        }
        if (!letter) continue;
        h = step(h, upper ? (char)(c + 32) : c);
        n++;
    }
    if (n) set_word(slots, h, set);
}

/* ---- what words mean */

/* In this order: who names two things means the first. All are words of the list above. */
static const struct { uint8_t is; const char *words; } meanings[] = {
    { WN_B_COMMENT, "comment comments discussion reply respond response" },
    { WN_B_SUBSCRIBE, "newsletter paywall signup subscribe subscription" },
    { WN_B_SHARE, "facebook follow like likes pinterest share sharing social twitter" },
    { WN_B_ADVERT, "ad ads advert advertisement affiliate outbrain promo sponsored taboola" },
    { WN_B_RELATED, "latest more next news popular prev previous read recent recommended related teaser "
                    "trending" },
    { WN_B_BYLINE, "attribution author avatar bio byline date person profile published" },
    { WN_B_CREDIT, "caption credit figure photo" },
    { WN_B_LEGAL, "consent contentinfo cookie copyright disclaimer footer legal privacy terms" },
    { WN_B_NAVIGATION, "breadcrumb breadcrumbs categories header masthead menu nav navbar navigation "
                       "pagination search skip submenu tags toc topics" },
    { WN_B_WIDGET, "dialog modal overlay poll popup rail sidebar slider widget widgets" },
};

void wn_class_reasons(const wn_class_slot *slots, uint64_t (*sets)[WN_CLASS_SETS])
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        wn_class_find(slots, wn_str_of(meanings[i].words), sets[i]);
}

uint8_t wn_class_reason(const uint64_t *set, const uint64_t (*sets)[WN_CLASS_SETS])
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        for (uint32_t k = 0; k < WN_CLASS_SETS; k++)
            if (set[k] & sets[i][k]) return meanings[i].is;
    return WN_REASONS;
}

/* ---- tags */

static const char *const semantic[WN_CLASS_TAGS] = {
    "nav", "header", "footer", "aside", "form", "article", "main", "section", "table", "ul", "ol", "dl",
    "figure", "button", "dialog", "details", "blockquote", "a", "address", "label", "figcaption",
    "summary", "fieldset", "search"
};

static const struct { const char *role, *tag; } roles[] = {
    { "navigation", "nav" }, { "banner", "header" }, { "contentinfo", "footer" },
    { "complementary", "aside" }, { "main", "main" }, { "article", "article" },
    { "search", "search" }, { "dialog", "dialog" }, { "button", "button" }, { "menu", "nav" },
    { "form", "form" }
};

static uint32_t tag_bit(wn_str name)
{
    for (uint32_t i = 0; i < WN_CLASS_TAGS; i++)
        if (wn_str_eq(name, wn_str_of(semantic[i]))) return UINT32_C(1) << i;
    return 0;
}

uint32_t wn_class_tags(const wn_tag *t)
{
    uint32_t bits = tag_bit(t->name);
    for (size_t i = 0; t->role.len && i < sizeof roles / sizeof *roles; i++)
        if (wn_str_eq(t->role, wn_str_of(roles[i].role))) bits |= tag_bit(wn_str_of(roles[i].tag));
    return bits;
}

static const char *const own_tags[WN_CLASS_OWN] = {
    "",   "p",      "div",        "li",         "td",  "th", "h1", "h2",      "h3",      "h4",
    "h5", "button", "figcaption", "blockquote", "pre", "dt", "dd", "section", "article", "a"};

uint32_t wn_class_own(wn_str name)
{
    for (uint32_t i = 1; i < WN_CLASS_OWN; i++)
        if (wn_str_eq(name, wn_str_of(own_tags[i]))) return i;
    return 0;
}

/* Name ID of a list of words with spaces between. */
static wn_str word_at(const char *list, uint32_t id)
{
    while (id-- > 0 && *list) {
        list += strcspn(list, " ");
        list += *list == ' ';
    }
    return (wn_str){ list, strcspn(list, " ") };
}

wn_str wn_class_word(uint32_t id) { return word_at(known, id); }
wn_str wn_class_tag(uint32_t id) { return wn_str_of(semantic[id]); }
wn_str wn_class_own_tag(uint32_t id) { return id ? wn_str_of(own_tags[id]) : WN_STR("other"); }
