/* feature.c: measures the blocks of a document: one walk over the tokens, one over the blocks from the
** front, one from the back; tables of hashes for blocks that occur twice and for the words of the main
** text. No language is needed but for phrases and stop words; a document in which hardly a word is a
** known stop word is judged by its shape alone. */
#include "find/feature.h"

#include "base/utf8.h"
#include "find/search.h"
#include "find/word.h"

#define LOOK 64             /* tokens of a block that are searched for phrases */
#define TELLING 13          /* words of a block that is too long to say what the document is */


/* ---- measuring one block */

static uint32_t sign_of(const wn_found *f, const wn_token *t)
{
    uint32_t len, c = wn_utf8_at(f->doc->text, t->start, &len);
    switch (c) {
    case '@': return SIGN_ADDRESS;
    case '|': return SIGN_BAR;
    case 0xA9: return SIGN_COPYRIGHT;
    case '>': case '<': case 0xBB: case 0xAB: case 0x203A: case 0x2039: case 0x2192: case 0x2190:
        return SIGN_ARROW;
    case '$': case 0xA3: case 0x20AC: return SIGN_MONEY;
    case '#': return SIGN_HASH;
    case 0xB7: case 0x2022: case '*': case '+': return SIGN_DOT;
    case ',': case 0x3001: case 0xFF0C: case 0x60C: return SIGN_COMMA;
    case '"': case 0x201C: case 0x201D: case 0x201E: case 0x300C: return SIGN_QUOTE;
    case '?': case 0xFF1F: return SIGN_QUESTION;
    case '!': case 0xFF01: return SIGN_EXCLAMATION;
    case '(': case '[': return SIGN_BRACKET;
    case ':': return SIGN_COLON;
    case '/': case '_': case '=': case '{': case '}': case ';': return SIGN_CODE;
    default: return 0;
    }
}

/* How a block ends, closing marks aside. */
static uint8_t end_of(const wn_found *f, const wn_feature_line *l)
{
    for (uint32_t n = l->tokens; n-- > 0 && l->tokens - n <= 4;) {
        const wn_token *t = &f->tokens.at[l->token + n];
        if (t->type != WN_PUNCT) return END_NONE;
        uint32_t len, c = wn_utf8_at(f->doc->text, t->start, &len);
        switch (c) {
        case '.':
            if (n && f->tokens.at[l->token + n - 1].end == t->start && t->start
                && f->doc->text.ptr[t->start - 1] == '.') return END_DOTS;
            return t->end - t->start > 1 ? END_DOTS : END_SENTENCE;
        case '!': case '?': case 0x3002: case 0xFF01: case 0xFF1F: case 0x964: case 0x61F:
            return END_SENTENCE;
        case 0x2026: return END_DOTS;
        case ':': case 0xFF1A: case ';': case ',': return END_COLON;
        case '"': case '\'': case ')': case 0x201D: case 0x2019: case 0xBB: case 0x300D: case '*':
            break;
        default: return END_OTHER;
        }
    }
    return END_NONE;
}

/* A stop between two tokens. */
static bool stops_at(const wn_found *f, const wn_token *t)
{
    char c = f->doc->text.ptr[t->start];
    return (c == '.' || c == '!' || c == '?') && t[1].shape & WN_SPACE_BEFORE;
}

/* Two words run together, as where the end of a headline meets the text below it. */
static bool joined(const wn_found *f, const wn_token *t)
{
    const char *p = f->doc->text.ptr;
    if (t->type != WN_WORD || t->end - t->start <= 5) return false;
    for (uint32_t i = t->start + 3; i + 1 < t->end; i++)
        if (p[i] >= 'A' && p[i] <= 'Z' && p[i - 1] >= 'a' && p[i - 1] <= 'z') return true;
    return false;
}

/* 05/10/2018, 2018-10-05, 18:30. */
static bool dated(const wn_found *f, const wn_feature_line *l)
{
    const wn_token *first = &f->tokens.at[l->token], *last = first + l->tokens - 1;
    const char *p = f->doc->text.ptr;
    for (uint32_t i = first->start + 1; i + 2 < last->end; i++)
        if ((p[i] == ':' || p[i] == '/' || p[i] == '-') && p[i - 1] >= '0' && p[i - 1] <= '9'
            && p[i + 1] >= '0' && p[i + 1] <= '9' && p[i + 2] >= '0' && p[i + 2] <= '9') return true;
    return false;
}

#define HASH 2166136261u        /* FNV-1a, a word a step */
#define HASH_STEP 16777619u

/* TELLING gets the hash of each word that a text of something else would hardly have, and 0 for others. */
static void count_words(const wn_found *f, wn_feature_line *l, uint32_t *telling)
{
    uint32_t words = 0, months = 0, numbers = 0;
    l->hash = HASH;
    for (uint32_t i = 0; i < l->tokens; i++) {
        const wn_token *t = &f->tokens.at[l->token + i];
        telling[l->token + i] = 0;
        if (t->type == WN_PUNCT) {
            uint32_t sign = sign_of(f, t);
            l->signs |= (uint16_t)sign;
            if (i + 1 < l->tokens && l->sentences < 4) l->sentences += stops_at(f, t);
            if (words && sign == SIGN_ARROW) l->trail = HASH;
            continue;
        }
        l->hash = (l->hash ^ t->hash) * HASH_STEP;
        if (l->trail) l->trail = (l->trail ^ t->hash) * HASH_STEP;
        if (t->shape & WN_INNER_CAPITAL && joined(f, t)) l->signs |= SIGN_JOINED;
        if (words && t->shape & WN_CAPITAL && l->capitals < UINT16_MAX) l->capitals++;
        if (t->shape & WN_HAS_DIGIT && l->digits < UINT16_MAX) l->digits++;
        numbers += t->type == WN_NUMBER;
        uint64_t classes = t->node == WN_NOWHERE ? 0 : wn_lexicon_classes(f->lex, t->node);
        bool stop = classes >> WN_LEX_STOP & 1;
        if (stop && l->stops < UINT16_MAX) l->stops++;
        if (!stop && t->type == WN_WORD && t->end - t->start >= 4) telling[l->token + i] = t->hash | 1;
        months += classes >> WN_LEX_MONTH & 1;
        words++;
    }
    l->words = words;
    l->date = words <= 20 && numbers && (months || dated(f, l));
}

/* ---- phrases */

const char *const wn_reason_name[WN_REASONS] = {
    "navigation", "share", "subscribe", "related", "credit", "byline", "legal", "comment", "advert",
    "widget"
};

static uint32_t reason_of(wn_str tag)
{
    for (uint32_t r = 0; r < WN_REASONS; r++)
        if (wn_str_eq(tag, wn_str_of(wn_reason_name[r]))) return r;
    return WN_NO_REASON;
}

/* What a filter added speaks for the block as much as all that the pack knows. */
static void settle(wn_feature_line *l, double value, wn_str tag)
{
    l->certain += value * 12;
    if (!l->why.len) l->why = tag;
}

/* Counts ITEM for the block. The pack's phrases are worth less than 1: what is worth 1, or has a tag that
** is no reason, comes from a filter and settles it. */
static uint8_t vote(wn_feature_line *l, const wn_lex_item *item, uint32_t strength)
{
    uint32_t r = reason_of(item->tag);
    if (r == WN_NO_REASON || item->value >= 1) settle(l, item->value, item->tag);
    if (r == WN_NO_REASON) return WN_NO_REASON;
    if (l->votes[r] < 200) l->votes[r] = (uint8_t)(l->votes[r] + strength);
    if (l->hits < 200) l->hits++;
    return (uint8_t)r;
}

/* Bits of the classes of phrases that begin with token I. */
static uint64_t begins(const wn_found *f, uint32_t i)
{
    uint32_t node = f->tokens.at[i].node;
    return node == WN_NOWHERE ? 0 : wn_lexicon_begins(f->lex, node);
}

static const wn_lex_item *phrase_at(const wn_found *f, uint32_t i, uint32_t end, wn_lex_class cls)
{
    return begins(f, i) >> cls & 1 ? wn_token_phrase(f, i, end, cls) : NULL;
}

static void find_phrases(const wn_found *f, wn_feature_line *l)
{
    uint32_t from = l->token, end = l->token + l->tokens, last = end;
    const wn_token *t = f->tokens.at;
    l->whole = l->start = l->any = WN_NO_REASON;
    while (from < end && t[from].type == WN_PUNCT && t[from].node == WN_NOWHERE) from++;
    while (last > from && t[last - 1].type == WN_PUNCT) last--;
    if (from == end) return;
    const wn_lex_item *item = phrase_at(f, from, end, WN_LEX_BOILERPLATE_LINE);
    if (item && from + item->words >= last) l->whole = vote(l, item, 6);
    item = phrase_at(f, from, end, WN_LEX_BOILERPLATE_START);
    if (item) l->start = vote(l, item, 4);
    l->points = item && l->start == WN_B_RELATED && from + item->words + 1 < last
             && f->doc->text.ptr[t[from + item->words].start] == ':';
    uint32_t stop = end - from > LOOK ? from + LOOK : end;
    for (uint32_t i = from; i < stop;) {
        item = phrase_at(f, i, end, WN_LEX_BOILERPLATE);
        if (item) vote(l, item, 3);
        i += item ? item->words : 1;
    }
    uint32_t best = 0;
    for (uint32_t r = 0; r < WN_REASONS; r++)
        if (l->votes[r] > best) best = l->votes[l->any = (uint8_t)r];
}

/* The patterns that filters added. */
static bool find_patterns(const wn_found *f, wn_feature_line *l, wn_span span, wn_err *err)
{
    for (uint32_t i = 0; i < f->pattern_count; i++) {
        const wn_pattern *p = &f->patterns[i];
        if (p->cls != WN_LEX_BOILERPLATE) continue;
        wn_search s = { f, p->regex, p->whose, span, { 0 } };
        wn_span at;
        int found = wn_search_next(&s, &at, err);
        if (found < 0) return false;
        if (found) settle(l, p->value, p->tag);
    }
    return true;
}

static void measure(const wn_features *x, wn_feature_line *l, const wn_block *b)
{
    const wn_found *f = x->found;
    wn_str s = wn_found_text(f, b->span);
    count_words(f, l, x->telling);
    find_phrases(f, l);
    uint32_t first = l->token;
    bool bullet = false;
    if (l->tokens > 1 && f->tokens.at[first].type == WN_PUNCT) {
        uint32_t len, c = wn_utf8_at(s, 0, &len);
        bullet = c == '-' || c == 0x2022 || c == '*' || c == 0x2013;
        if (bullet) first++;
    }
    char head = l->tokens ? f->doc->text.ptr[f->tokens.at[first].start] : 0;
    l->item = bullet || b->type == WN_ITEM;
    l->bracket = head == '[';
    l->alt = l->bracket && f->doc->text.ptr[f->tokens.at[l->token + l->tokens - 1].start] == ']';
    l->lower = head >= 'a' && head <= 'z';
    l->end = end_of(f, l);
    if (l->words < s.len / 10) l->words = (uint32_t)(s.len / 10);
    l->small = l->words < 10 && l->end != END_SENTENCE;
}

/* ---- the document */

/* Gives each block a run of tokens, and measures it. */
static bool measure_all(wn_features *x, wn_err *err)
{
    const wn_found *f = x->found;
    uint32_t t = 0;
    for (uint32_t i = 0; i < x->len; i++) {
        const wn_block *b = &f->doc->blocks.at[i];
        wn_feature_line *l = &x->at[i];
        l->token = t;
        while (t < f->tokens.len && f->tokens.at[t].start < b->span.end) t++;
        l->tokens = t - l->token;
        measure(x, l, b);
        if (!find_patterns(f, l, b->span, err)) return false;
        x->words += l->words;
        if (l->certain > 0) x->certain = true;
    }
    return true;
}

/* Share of each block that is link text, in tenths. Links and blocks are both in order. */
static void find_links(wn_features *x)
{
    const wn_doc *d = x->found->doc;
    x->links = d->links.len > 0;
    uint32_t k = 0;
    for (uint32_t i = 0; i < x->len && k < d->links.len; i++) {
        wn_span b = d->blocks.at[i].span;
        uint32_t inside = 0;
        for (; k < d->links.len && d->links.at[k].span.start < b.end; k++) {
            wn_span s = d->links.at[k].span;
            if (s.start >= b.start) inside += (s.end < b.end ? s.end : b.end) - s.start;
        }
        x->at[i].link = (uint8_t)((uint64_t)inside * 10 / wn_span_len(b));
    }
}

/* Block I has the same words as the one at *LAST - 1, if there is one. */
static void note_twin(wn_features *x, uint32_t i, uint32_t *last)
{
    uint32_t far = i + 1 - *last;
    if (*last && x->at[i].words)
        x->at[i].twin_before = x->at[*last - 1].twin_behind = far <= 2 ? 1 : far <= 12 ? 2 : 3;
    *last = i + 1;
}

static void find_copies(wn_features *x)
{
    uint32_t size = 16;
    while (size < x->len * 2) size *= 2;
    uint32_t *slot = wn_arena_array(x->found->arena, size, sizeof *slot);
    uint32_t *same = wn_arena_array(x->found->arena, x->len + 1, sizeof *same);
    uint32_t *last = wn_arena_array(x->found->arena, x->len + 1, sizeof *last);
    for (uint32_t i = 0; i < x->len; i++) {
        uint32_t at = (x->at[i].hash ^ x->at[i].hash >> 16) & (size - 1);
        while (slot[at] && x->at[slot[at] - 1].hash != x->at[i].hash) at = (at + 1) & (size - 1);
        if (!slot[at]) slot[at] = i + 1;
        same[i] = slot[at] - 1;
        x->at[same[i]].copies++;
        note_twin(x, i, &last[same[i]]);
    }
    for (uint32_t i = 0; i < x->len; i++) x->at[i].copies = x->at[same[i]].copies;
}

/* A long block of sentences. Stop words tell them from lists of names where the language is known. */
static void find_good(wn_features *x)
{
    uint32_t long_words = 0, long_stops = 0;
    for (uint32_t i = 0; i < x->len; i++)
        if (x->at[i].words >= 13) {
            long_words += x->at[i].words;
            long_stops += x->at[i].stops;
        }
    x->stops = long_stops * 10 > long_words;
    for (uint32_t i = 0; i < x->len; i++) {
        wn_feature_line *l = &x->at[i];
        bool ends = l->end == END_SENTENCE || l->end == END_COLON;
        l->good = l->words >= 13 && l->link < 5 && (ends || l->words >= 40)
            && (!x->stops || l->stops * 5u >= l->words);
    }
}

/* Words of good blocks are marks in a field of bits; that one in twenty stands there by chance does
** not hurt. */
typedef struct { uint32_t *at, shift; } word_field;

static void mark_words(const wn_features *x, const wn_feature_line *l, word_field w)
{
    for (uint32_t k = l->token; k < l->token + l->tokens; k++) {
        uint32_t h = x->telling[k] >> w.shift;
        if (x->telling[k]) w.at[h / 32] |= UINT32_C(1) << (h % 32);
    }
}

static uint8_t known_words(const wn_features *x, const wn_feature_line *l, word_field w)
{
    uint32_t all = 0, known = 0;
    for (uint32_t k = l->token; k < l->token + l->tokens; k++) {
        uint32_t h = x->telling[k] >> w.shift;
        if (!x->telling[k]) continue;
        known += w.at[h / 32] >> (h % 32) & 1;
        all++;
    }
    return (uint8_t)(all ? 1 + known * 3 / all : 0);
}

/* Which short blocks speak of what the good ones speak of: a heading does, a menu does not. */
static void find_shared(wn_features *x)
{
    uint32_t log = 10;
    while (UINT32_C(1) << log >> 4 < x->words && log < 28) log++;
    word_field w = { wn_arena_array(x->found->arena, UINT32_C(1) << log >> 5, sizeof *w.at), 32 - log };
    for (uint32_t i = 0; i < x->len; i++)
        if (x->at[i].good) mark_words(x, &x->at[i], w);
    for (uint32_t i = 0; i < x->len; i++)
        if (x->at[i].words <= 20 && !x->at[i].good)
            x->at[i].shared = known_words(x, &x->at[i], w);
}

/* What a short block says for the document's being a page at all. A menu word alone may be a heading
** of anybody's; "share this article" is not. */
enum { WEAK = 1, STRONG = 8, TELLTALE = 12 };

static uint32_t suspicion(const wn_feature_line *l)
{
    static const bool telltale[WN_REASONS] = {
        [WN_B_SHARE] = true, [WN_B_SUBSCRIBE] = true, [WN_B_RELATED] = true, [WN_B_LEGAL] = true,
        [WN_B_COMMENT] = true, [WN_B_ADVERT] = true
    };
    if (l->whole == WN_NO_REASON || !telltale[l->whole]) return WEAK;
    bool form = l->whole == WN_B_SUBSCRIBE || l->whole == WN_B_COMMENT;     /* "first name", "reply" */
    if (form) return l->words > 2 ? TELLTALE : WEAK;
    return l->words > 1 ? TELLTALE : STRONG;
}

/* The same for block B by its words and phrases alone. Its tokens are made now, where they are not THERE. */
static uint32_t suspicion_of(wn_found *f, uint32_t b, bool there)
{
    wn_span s = f->doc->blocks.at[b].span;
    wn_feature_line l = { .token = there ? wn_token_at(f, s.start) : 0 };
    if (wn_span_len(s) / 10 >= TELLING) return 0;
    if (!there) f->tokens.len = 0, wn_word_block(f, b);
    l.tokens = (there ? wn_token_at(f, s.end) : f->tokens.len) - l.token;
    for (uint32_t i = 0; i < l.tokens; i++) l.words += f->tokens.at[l.token + i].type != WN_PUNCT;
    if (l.words < wn_span_len(s) / 10) l.words = wn_span_len(s) / 10;
    if (l.words >= TELLING) return 0;
    find_phrases(f, &l);
    return l.any == WN_NO_REASON ? 0 : suspicion(&l);
}

bool wn_feature_suspect(wn_found *f, uint32_t least)
{
    bool there = f->done >> WN_DONE_TOKENS & 1;
    uint32_t sum = 0;
    for (uint32_t b = 0; b < f->doc->blocks.len && sum < least; b++) sum += suspicion_of(f, b, there);
    if (!there) f->tokens.len = 0;
    return sum >= least;
}

/* What stands before and behind each block. */
static void find_places(wn_features *x)
{
    uint32_t far = UINT32_MAX, since = UINT32_MAX, run = 0, words = 0, dense = 0;
    uint32_t hits = 0, dates = 0, good = 0, comments = 0;
    uint8_t reason = WN_NO_REASON;
    for (uint32_t i = 0; i < x->len; i++) {
        wn_feature_line *l = &x->at[i];
        l->back = far;
        l->before = words;
        l->dense = dense;
        l->hits_before = hits;
        l->dates_before = dates;
        l->good_before = good;
        l->comments_before = comments;
        hits += l->hits > 0 && l->words < 20;
        dates += l->date;
        good += l->good;
        comments += l->any == WN_B_COMMENT && l->words < 20;
        l->section = reason;
        l->since = since;
        run = l->small ? run + 1 : 0;
        l->run = run;
        words += l->words;
        if (l->good) dense += l->words;
        far = l->good ? 1 : far + (far != UINT32_MAX);
        since += since != UINT32_MAX;
        if (l->words < TELLING && l->any != WN_NO_REASON) {
            reason = l->whole != WN_NO_REASON ? l->whole : l->any;
            since = 1;
            x->furniture++;
            l->telltale = suspicion(l) == TELLTALE || l->whole == WN_B_ADVERT;
            x->suspects += suspicion(l);
        }
    }
    x->dense = dense;
    far = UINT32_MAX;
    for (uint32_t i = x->len; i-- > 0;) {
        wn_feature_line *l = &x->at[i];
        l->ahead = far;
        far = l->good ? 1 : far + (far != UINT32_MAX);
        if (l->run && i + 1 < x->len && x->at[i + 1].run) l->run = x->at[i + 1].run;
    }
}

bool wn_feature_find(wn_found *f, wn_features *out, wn_err *err)
{
    wn_word_find(f);
    *out = (wn_features){ .found = f, .len = f->doc->blocks.len };
    out->at = wn_arena_array(f->arena, out->len + 1, sizeof *out->at);
    out->telling = wn_arena_raw(f->arena, f->tokens.len + 1, sizeof *out->telling);
    if (!measure_all(out, err)) return false;
    find_links(out);
    find_copies(out);
    find_good(out);
    find_places(out);
    find_shared(out);
    return true;
}
