/* class.h: what pages call their parts: words in classes, ids and item properties, and tags and roles with a
** meaning. The words are English on pages of all languages; what each is worth stands in page.lua.
** Private to page.c. */
#ifndef WN_FIND_CLASS_H
#define WN_FIND_CLASS_H

#include "find/feature.h"

#define WN_CLASS_WORDS 320      /* at most */
#define WN_CLASS_SETS (WN_CLASS_WORDS / 64)
#define WN_CLASS_TAGS 24        /* tags that say what is in them */
#define WN_CLASS_FRAME 7        /* bits of those around the content: nav, header, footer */
#define WN_CLASS_OWN 20         /* tags of blocks; 0: another */

typedef struct { uint32_t hash; uint16_t word; } wn_class_slot;

wn_class_slot *wn_class_slots(wn_arena *a);

/* Adds the words of S to SET: of "postBody entry-content", post, body, entry and content. */
void wn_class_find(const wn_class_slot *slots, wn_str s, uint64_t *set);

/* For each meaning that a word can have, the words that have it; and the first meaning of the words in SET,
** or WN_REASONS. */
#define WN_CLASS_MEANINGS 10
void wn_class_reasons(const wn_class_slot *slots, uint64_t (*sets)[WN_CLASS_SETS]);
uint8_t wn_class_reason(const uint64_t *set, const uint64_t (*sets)[WN_CLASS_SETS]);

/* Bits of the tags that T is, by its name and its role. */
uint32_t wn_class_tags(const wn_tag *t);

uint32_t wn_class_own(wn_str name);

/* The words by number; empty behind the last. */
wn_str wn_class_word(uint32_t id);
wn_str wn_class_tag(uint32_t id);
wn_str wn_class_own_tag(uint32_t id);

#endif
