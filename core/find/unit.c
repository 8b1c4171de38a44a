/* unit.c: a block as a row of units. A unit is a token with all that the pack says about it as
** bits, so that the search for sources and contents is a matter of bit tests; or a whole quote:
**
**     “We   leave,”   said   Ada       Byrne   .
**     [   quote   ]   cue    capital   capital
**
** Bits and cues are looked up once a token: this is where the time goes.
*/
#include "base/utf8.h"
#include "find/search.h"
#include "find/turn.h"

#define KNOWN 256               /* nodes whose bits are kept */

static uint32_t sign_bits(wn_str s)
{
    uint32_t len, c = wn_utf8_at(s, 0, &len);
    switch (c) {
    case ',': case 0x060C: case 0x3001: case 0xFF0C: return WN_U_COMMA;
    case ':': case 0xFF1A: return WN_U_COLON;
    case ';': case 0x2013: case 0x2014: case 0x2015: return WN_U_DASH;
    case '-': return s.len > 1 ? WN_U_DASH : 0;
    case '(': case '[': case 0xFF08: return WN_U_OPEN;
    case ')': case ']': case 0xFF09: return WN_U_CLOSE;
    case '?': case '!': case 0x3002: case 0xFF01: case 0xFF1F: case 0x061F: case 0x06D4: case 0x0964:
        return WN_U_STOP;
    default: return 0;
    }
}

static uint32_t tag_bits(wn_str tag)
{
    static const struct { const char *word; uint32_t bit; } tags[] = {
        { "inverted", WN_U_INVERTED }, { "participle", WN_U_PARTICIPLE }, { "tell", WN_U_TELL },
        { "that", WN_U_THAT },
    };
    uint32_t bits = 0;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (memmem(tag.ptr, tag.len, tags[i].word, strlen(tags[i].word))) bits |= tags[i].bit;
    return bits;
}

/* What the pack says about the word of NODE beyond its classes. */
static uint32_t item_bits(const wn_lexicon *lex, uint32_t node)
{
    uint32_t bits = 0;
    const wn_lex_item *item = wn_lexicon_item(lex, node);
    for (; item; item = wn_lexicon_next(lex, item)) {
        switch (item->cls) {
        case WN_LEX_AUXILIARY:
            bits |= item->value >= 1 ? WN_U_AUXILIARY : item->value >= 0.5 ? WN_U_VERB : WN_U_PAST;
            if (memmem(item->tag.ptr, item->tag.len, "be", 2)) bits |= WN_U_BE;
            break;
        case WN_LEX_PRONOUN:
            bits |= WN_U_PRONOUN;
            if (wn_str_eq(item->tag, WN_STR("who")) || wn_str_eq(item->tag, WN_STR("which")))
                bits |= WN_U_RELATIVE;
            break;
        case WN_LEX_CONJUNCTION:
            bits |= WN_U_CONJUNCTION;
            if (wn_str_eq(item->tag, WN_STR("and"))) bits |= WN_U_AND;
            break;
        case WN_LEX_PREPOSITION:
            bits |= WN_U_PREPOSITION;
            if (wn_str_eq(item->tag, WN_STR("of"))) bits |= WN_U_OF | WN_U_ABOUT;
            if (wn_str_eq(item->tag, WN_STR("about"))) bits |= WN_U_ABOUT;
            if (wn_str_eq(item->tag, WN_STR("to"))) bits |= WN_U_TO;
            if (wn_str_eq(item->tag, WN_STR("by"))) bits |= WN_U_BY;
            break;
        case WN_LEX_CUE_PHRASE: bits |= tag_bits(item->tag); break;
        default: break;
        }
    }
    return bits;
}

static uint32_t class_bits(uint64_t classes)
{
    static const struct { uint8_t cls; uint32_t bit; } table[] = {
        { WN_LEX_DETERMINER, WN_U_DETERMINER }, { WN_LEX_ADVERB, WN_U_ADVERB },
        { WN_LEX_ROLE, WN_U_ROLE }, { WN_LEX_ANONYMOUS, WN_U_ROLE },
        { WN_LEX_ORGANISATION, WN_U_BODY }, { WN_LEX_MONTH, WN_U_DAY },
    };
    uint32_t bits = 0;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (classes >> table[i].cls & 1) bits |= table[i].bit;
    return bits;
}

/* What the pack says about the word of NODE; looked up again only where another word came between. */
static uint32_t node_bits(wn_walk *w, uint32_t node)
{
    uint32_t *known = w->known[node % KNOWN];
    if (known[0] == node + 1) return known[1];
    uint64_t classes = wn_lexicon_classes(w->f->lex, node);
    known[0] = node + 1;
    known[1] = classes ? class_bits(classes) | item_bits(w->f->lex, node) : 0;
    return known[1];
}

/* 's behind a noun, where it is a token: what follows is a noun too. */
static bool possessive(wn_str s, const wn_unit *before)
{
    if (s.len < 2 || s.ptr[s.len - 1] != 's' || wn_unit_is(before, WN_U_PRONOUN)) return false;
    return wn_str_eq(s, WN_STR("'s")) || wn_str_eq(s, WN_STR("\xE2\x80\x99s"));
}

static uint32_t token_bits(wn_walk *w, const wn_token *t, const wn_unit *before)
{
    wn_str s = wn_found_text(w->f, (wn_span){ t->start, t->end });
    bool apart = (t->shape & WN_SPACE_BEFORE) && t->end < w->f->doc->text.len &&
                 w->f->doc->text.ptr[t->end] == ' ';
    if (t->type == WN_PUNCT) return *s.ptr == '-' && apart ? WN_U_DASH : sign_bits(s);
    uint32_t bits = WN_U_WORD;
    if (t->type == WN_NUMBER) bits |= WN_U_NUMBER;
    if (t->shape & WN_CAPITAL) bits |= WN_U_CAPITAL;
    if (before && possessive(s, before)) return WN_U_WORD | WN_U_DETERMINER;
    if (t->node != WN_NOWHERE) bits |= node_bits(w, t->node);
    if (bits & WN_U_CAPITAL && before && wn_unit_is(before, WN_U_WORD))
        bits &= ~(uint32_t)WN_U_PREPOSITION;    /* said Per Lunde: a name */
    if (bits & WN_U_CAPITAL && s.len == 1) bits &= ~(uint32_t)WN_U_AUXILIARY;   /* M. Morel, n'a */
    return bits;
}

/* Puts the cues that end at NODE into U: the longest holds. */
static void set_cue(const wn_lexicon *lex, uint32_t node, wn_unit *u)
{
    const wn_lex_item *item = wn_lexicon_item(lex, node);
    for (; item; item = wn_lexicon_next(lex, item)) {
        if (item->cls == WN_LEX_CUE || item->cls == WN_LEX_OPINION) {
            u->cue = item->words;
            u->value = (float)item->value;
        } else if (item->cls == WN_LEX_CUE_PHRASE && wn_str_eq(item->tag, WN_STR("before"))) {
            u->before = item->words;
        } else if (item->cls == WN_LEX_CUE_PHRASE && wn_str_eq(item->tag, WN_STR("after"))) {
            u->behind = item->words;
        } else if (item->cls == WN_LEX_CUE_PHRASE && memmem(item->tag.ptr, item->tag.len, "as", 2)) {
            u->as = item->words;
        } else if (item->cls == WN_LEX_CUE_NOUN) {
            u->noun = item->words;
            u->noun_value = (float)item->value;
        }
    }
}

/* The cue that begins with the word of NODE, at token T or its end, if any. One walk for all its classes. */
static void find_cue(const wn_found *f, uint32_t node, uint32_t t, uint32_t end, wn_unit *u)
{
    const uint64_t wanted = UINT64_C(1) << WN_LEX_CUE | UINT64_C(1) << WN_LEX_OPINION |
                            UINT64_C(1) << WN_LEX_CUE_PHRASE |
                            UINT64_C(1) << WN_LEX_CUE_NOUN;
    while (wn_lexicon_begins(f->lex, node) & wanted) {
        if (wn_lexicon_classes(f->lex, node) & wanted) set_cue(f->lex, node, u);
        if (++t >= end || f->tokens.at[t].type != WN_WORD) break;
        node = wn_word_step(f->lex, node, f->doc->text, &f->tokens.at[t]);
    }
}

static wn_unit *add_unit(wn_walk *w)
{
    if (w->len == w->cap) {
        uint32_t cap = w->cap ? w->cap * 2 : 256;
        w->u = wn_arena_grow(w->f->arena, w->u, w->cap * sizeof *w->u, cap * sizeof *w->u);
        w->cap = cap;
    }
    w->u[w->len] = (wn_unit){ .quote = WN_NOWHERE };
    return &w->u[w->len++];
}

/* The last byte of CONTENT; an inner mark aside. */
static uint8_t last_byte(const wn_found *f, wn_span content)
{
    const char *p = f->doc->text.ptr;
    uint32_t end = content.end;
    while (end > content.start && (p[end - 1] == '\'' || p[end - 1] == ' ')) end--;
    if (end - content.start > 3 && memcmp(p + end - 3, "\xE2\x80\x99", 3) == 0) end -= 3;
    return end > content.start ? (uint8_t)p[end - 1] : 0;
}

static void add_quote(wn_walk *w, uint32_t end)
{
    wn_cursor *c = &w->at;
    const wn_quote *q = &w->f->quotes.at[c->quote];
    wn_unit *u = add_unit(w);
    *u = (wn_unit){ .start = q->span.start, .end = q->span.end, .quote = c->quote, .is = WN_U_QUOTE };
    u->before = last_byte(w->f, q->content);
    uint32_t stop = q->span.end;
    while (c->quote < w->f->quotes.len && w->f->quotes.at[c->quote].span.start < stop) c->quote++;
    while (c->token < end && w->f->tokens.at[c->token].start < stop) c->token++;
}

/* "de" in "Charles de Gaulle": is token T a particle inside a name, behind the unit BEFORE? */
static bool in_name(const wn_found *f, uint32_t t, uint32_t end, const wn_unit *before)
{
    if (!wn_token_is(f, t, WN_LEX_PARTICLE) || !wn_unit_is(before, WN_U_CAPITAL)) return false;
    while (t < end && wn_token_is(f, t, WN_LEX_PARTICLE)) t++;
    return t < end && (f->tokens.at[t].shape & WN_CAPITAL);
}

static void add_word(wn_walk *w, uint32_t end)
{
    wn_cursor *c = &w->at;
    const wn_token *t = &w->f->tokens.at[c->token];
    wn_unit *u = add_unit(w);
    u->start = t->start;
    u->end = t->end;
    u->is = token_bits(w, t, w->len > 1 ? u - 1 : NULL);
    if (t->node != WN_NOWHERE && w->len > 1 && in_name(w->f, c->token, end, u - 1))
        u->is = WN_U_WORD | WN_U_CAPITAL;
    else if (t->node != WN_NOWHERE) find_cue(w->f, t->node, c->token, end, u);
    c->token++;
}

static bool capital(wn_str s, uint32_t at)
{
    uint32_t len;
    return wn_char_upper(wn_utf8_at((wn_str){ s.ptr + at, s.len - at }, 0, &len));
}

/* Of a token that is two words: where the first ends, without and with its apostrophe; the second begins. */
typedef struct { uint32_t word, end, next; } seam;

/* PART of the token before the cursor, LEN bytes of which are the word, as a unit. */
static void add_part(wn_walk *w, wn_span part, uint32_t len, uint32_t end)
{
    wn_str s = { w->f->doc->text.ptr + part.start, len };
    uint32_t node = wn_lexicon_node(wn_word_lex(w->f, w->block), s);
    wn_unit *u = add_unit(w);
    *u = (wn_unit){ .start = part.start, .end = part.end, .quote = WN_NOWHERE, .is = WN_U_WORD };
    if (capital(s, 0)) u->is |= WN_U_CAPITAL;
    if (node == WN_NOWHERE) return;
    u->is |= node_bits(w, node);
    find_cue(w->f, node, w->at.token, end, u);
}

/* l'avocat; D'Amato is one word. */
static bool elided(const wn_lexicon *lex, wn_str s, seam *m)
{
    uint32_t len = 1;
    const char *p = memchr(s.ptr, '\'', s.len);
    if (!p && (p = memmem(s.ptr, s.len, "\xE2\x80\x99", 3))) len = 3;
    uint32_t at = p ? (uint32_t)(p - s.ptr) : 0;
    *m = (seam){ at, at + len, at + len };
    return at > 0 && m->next < s.len && !(capital(s, 0) && capital(s, m->next)) &&
           wn_lexicon_node(lex, (wn_str){ s.ptr, at }) != WN_NOWHERE;
}

/* dit-elle, a-t-il: a pronoun behind the last hyphen. */
static bool enclitic(const wn_lexicon *lex, wn_str s, seam *m)
{
    const char *p = memrchr(s.ptr, '-', s.len);
    uint32_t at = p ? (uint32_t)(p - s.ptr) : 0;
    uint32_t node = at ? wn_lexicon_node(lex, (wn_str){ p + 1, s.len - at - 1 }) : WN_NOWHERE;
    uint32_t end = at > 2 && memcmp(p - 2, "-t", 2) == 0 ? at - 2 : at;
    *m = (seam){ end, end, at + 1 };
    return wn_lexicon_classes(lex, node) >> WN_LEX_PRONOUN & 1;
}

/* Is the next unit inside a phrase that begins before it: comme | l'explique? */
static bool inside_phrase(const wn_walk *w)
{
    for (uint32_t k = 1; k <= w->len && k < 8; k++) {
        const wn_unit *u = &w->u[w->len - k];
        if (u->quote != WN_NOWHERE) return false;
        if (u->cue > k || u->before > k || u->behind > k || u->noun > k) return true;
    }
    return false;
}

/* Adds the two words that a token is in French and Italian; false: it is one, or the pack knows both as one. */
static bool add_two(wn_walk *w, uint32_t end)
{
    const uint64_t loose = UINT64_C(1) << WN_LEX_STOP | UINT64_C(1) << WN_LEX_STARTER;
    const wn_token *t = &w->f->tokens.at[w->at.token];
    wn_str s = wn_found_text(w->f, (wn_span){ t->start, t->end });
    if (t->type != WN_WORD || wn_lexicon_begins(w->f->lex, t->node) & ~loose || inside_phrase(w))
        return false;
    const wn_lexicon *lex = wn_word_lex(w->f, w->block);
    seam m;
    if (!elided(lex, s, &m) && !enclitic(lex, s, &m)) return false;
    w->at.token++;
    add_part(w, (wn_span){ t->start, t->start + m.end }, m.word, w->at.token);
    add_part(w, (wn_span){ t->start + m.next, t->end }, (uint32_t)s.len - m.next, end);
    return true;
}

/* A cue where a filter's pattern matches. */
static bool match_cues(wn_walk *w, const wn_pattern *p, wn_span block, wn_err *err)
{
    wn_search matches = { w->f, p->regex, p->whose, block, { 0 } };
    wn_span at;
    int found;
    for (uint32_t i = 0; (found = wn_search_next(&matches, &at, err)) == 1;) {
        while (i < w->len && w->u[i].start < at.start) i++;
        uint32_t end = i;
        while (end < w->len && w->u[end].end <= at.end) end++;
        if (end == i || end - i > UINT8_MAX || wn_unit_is(&w->u[i], WN_U_QUOTE)) continue;
        w->u[i].cue = (uint8_t)(end - i);
        w->u[i].value = (float)p->value;
    }
    return found == 0;
}

/* Does a sentence begin between the last unit and byte AT? Those inside a quote do not count. */
static bool sentence_begins(wn_walk *w, uint32_t at)
{
    const wn_found *f = w->f;
    uint32_t last = w->len ? w->u[w->len - 1].end : 0;
    bool begins = false;
    uint32_t s = w->at.sentence;
    for (; s < f->sentences.len && f->sentences.at[s].span.start <= at; s++)
        begins |= f->sentences.at[s].span.start >= last;
    w->at.sentence = s;
    return begins;
}

/* A phrase of value 0 looks like a cue and is none: 小说. */
static void silence(wn_walk *w)
{
    for (uint32_t i = 0; i < w->len; i++) {
        uint32_t n = w->u[i].cue && w->u[i].value <= 0 ? w->u[i].cue : 0;
        for (; n > 0; n--) w->u[i + n - 1].cue = 0;
    }
}

bool wn_unit_read(wn_walk *w, wn_span block, wn_err *err)
{
    const wn_found *f = w->f;
    wn_cursor *c = &w->at;
    w->len = 0;
    uint32_t number = 0;
    if (!w->known) w->known = wn_arena_array(f->arena, KNOWN, sizeof *w->known);
    w->elides = wn_lexicon_weight(wn_word_lex(f, w->block), "word.elision") > 0;
    while (c->token < f->tokens.len && f->tokens.at[c->token].start < block.start) c->token++;
    uint32_t end = c->token;
    while (end < f->tokens.len && f->tokens.at[end].start < block.end) end++;
    while (c->quote < f->quotes.len && f->quotes.at[c->quote].span.start < block.start) c->quote++;
    while (c->token < end) {
        uint32_t at = f->tokens.at[c->token].start;
        number += sentence_begins(w, at);
        bool quote = c->quote < f->quotes.len && f->quotes.at[c->quote].span.start <= at;
        uint32_t first = w->len;
        if (quote) add_quote(w, end);
        else if (!w->elides || !add_two(w, end)) add_word(w, end);
        while (first < w->len) w->u[first++].sentence = number;
    }
    for (uint32_t i = 0; i < f->pattern_count; i++) {
        if (f->patterns[i].cls != WN_LEX_CUE) continue;
        if (!match_cues(w, &f->patterns[i], block, err)) return false;
    }
    silence(w);
    return true;
}
