/* own.c: the kinds that a filter defines: a pattern, or a list of phrases. Both look into one block
** at a time: nothing that is found reaches over two. */
#include "find/phrases.h"
#include "find/search.h"

static void add(wn_found *f, uint32_t rule, wn_span span, wn_str tag)
{
    *wn_list_add(f->arena, &f->own[rule].list) = (wn_own){ span, tag };
}

static bool match_block(wn_found *f, uint32_t rule, wn_span block, wn_err *err)
{
    wn_search s = { f, f->rules[rule].regex, f->rules[rule].whose, block, { 0 } };
    wn_span at;
    int found;
    while ((found = wn_search_next(&s, &at, err)) == 1)
        if (!wn_span_empty(at)) add(f, rule, at, WN_STR(""));
    return found == 0;
}

static bool match_all(wn_found *f, uint32_t rule, wn_err *err)
{
    for (uint32_t b = 0; b < f->doc->blocks.len; b++)
        if (!match_block(f, rule, f->doc->blocks.at[b].span, err)) return false;
    return true;
}

static void phrases_all(wn_found *f, uint32_t rule)
{
    wn_word_find(f);
    uint32_t first = 0, end = 0;
    for (uint32_t b = 0; b < f->doc->blocks.len; b++, first = end) {
        uint32_t stop = f->doc->blocks.at[b].span.end;
        while (end < f->tokens.len && f->tokens.at[end].start < stop) end++;
        wn_phrases p = wn_phrases_in(f, f->rules[rule].phrases, first, end);
        wn_phrase hit;
        while (wn_phrases_next(&p, &hit)) add(f, rule, hit.span, hit.tag);
    }
}

bool wn_own_find(wn_found *f, uint32_t rule, wn_err *err)
{
    if (!f->own) f->own = wn_arena_array(f->arena, f->rule_count, sizeof *f->own);
    if (f->own[rule].done) return true;
    f->own[rule].done = true;
    if (f->rules[rule].phrases) phrases_all(f, rule);
    if (!f->rules[rule].regex || match_all(f, rule, err)) return true;
    /* Whoever asks again shall hear of it again, and not see the half that was found. */
    f->own[rule].list.len = 0;
    f->own[rule].done = false;
    return false;
}
