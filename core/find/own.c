/* own.c: the kinds that a filter defines: a pattern, or a list of phrases. Both look into one block
** at a time: nothing that is found reaches over two. */
#include "find/phrases.h"

static void add(wn_found *f, uint32_t rule, wn_span span, wn_str tag)
{
    *wn_list_add(f->arena, &f->own[rule].list) = (wn_own){ span, tag };
}

static bool match_block(wn_found *f, uint32_t rule, wn_span block, wn_err *err)
{
    wn_regex *re = f->rules[rule].regex;
    wn_str text = wn_found_text(f, block);
    wn_err why = { 0 };
    wn_regex_walk walk = { 0 };
    int found;
    while ((found = wn_regex_next(re, text, &walk, &why)) == 1) {
        wn_span s = wn_regex_span(re, 0);
        s.start += block.start;
        s.end += block.start;
        if (!wn_span_empty(s)) add(f, rule, s, WN_STR(""));
    }
    return found == 0 || wn_found_gave_up(f, f->rules[rule].whose, block.start + (uint32_t)walk.at, &why, err);
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
