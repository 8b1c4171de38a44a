/* word.c: text to tokens, one scan, no allocation but for the list.
**
**     Ada Byrne’s well-known $1.5m plan, she said.
**     [1] [ 2 ][3][   4    ] []] 6[ [7 ][] [9] [10][]
**
** A word is letters, marks and digits with apostrophes and hyphens inside; a number begins with
** a digit, and letters attached to it belong to it; letters with stops between (U.S., a.m.),
** addresses of pages and people, runs of stops and of hyphens are one token; ideographs and kana
** are words by themselves; any other sign is a token. A byte decides most of it by a table; the
** rest is decoded. */
#include "find/word.h"

#include "base/utf8.h"

#define LOOK 80             /* bytes to look ahead for what makes an address; keeps this linear */
#define INITIALS 16         /* letters with stops in one token */
#define LABELS 6            /* parts of the name of a site */
#define STRANGE_LOOK 32     /* words of a block that tell whether it is of the document's language */
#define STRANGE_LEAST 10
#define STRANGE_SHARE 5     /* of so many, one stop word is usual */

enum { SIGN, SPACE, LOWER, UPPER, DIGIT, HIGH, JOINT };     /* joint: may stand inside a token */

/* Of each byte, 32 a row; control characters are space. */
static const uint8_t class_of[256] = {
    1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,
    1,0,0,0,0,0,0,6,0,0,0,6,0,6,6,0,4,4,4,4,4,4,4,4,4,4,6,0,0,0,0,0,
    6,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,0,0,0,0,6,
    0,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,0,0,0,0,1,
    5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,
    5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,
    5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,
    5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5
};

/* A character: what it is made of, and how long it is. END where the text ends. */
typedef enum { C_END, C_NOTHING, C_SPACE, C_LINE, C_SIGN, C_LETTER, C_CAPITAL, C_DIGIT, C_IDEOGRAPH,
               C_APOSTROPHE, C_HYPHEN } kind;

static bool ideograph(uint32_t c)
{
    return (c >= 0x3005 && c <= 0x3007) || (c >= 0x3040 && c <= 0x30FF)     /* 々, 〇 */
        || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF66 && c <= 0xFF9D)
        || (c >= 0x20000 && c <= 0x3FFFF);
}

/* Marks of direction and joiners: nothing that a reader sees. */
static bool invisible(uint32_t c)
{
    return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F);
}

static kind high_kind(uint32_t c)
{
    if (c == 0x2019 || c == 0x02BC) return C_APOSTROPHE;
    if (c == 0x2010 || c == 0x2011) return C_HYPHEN;
    if (c >= 0x2012 && c <= 0x2027) return C_SIGN;      /* marks, dashes: before all tables */
    if (c == 0xAD || c == 0x200C || c == 0x200D) return C_LETTER;
    if (ideograph(c)) return C_IDEOGRAPH;
    if (wn_char_digit(c)) return C_DIGIT;
    if (wn_char_upper(c)) return C_CAPITAL;
    if (wn_char_letter(c)) return C_LETTER;
    if (c == 0x85 || c == 0x2028 || c == 0x2029) return C_LINE;
    if (invisible(c)) return C_NOTHING;
    return wn_char_space(c) ? C_SPACE : C_SIGN;
}

static kind kind_at(wn_str s, size_t at, uint32_t *len)
{
    static const uint8_t plain[] = {
        C_SIGN, C_SPACE, C_LETTER, C_CAPITAL, C_DIGIT, C_SIGN, C_SIGN
    };
    *len = 1;
    if (at >= s.len) return C_END;
    uint8_t b = (uint8_t)s.ptr[at];
    if (class_of[b] == HIGH) {
        uint32_t c = wn_utf8_at(s, at, len);
        return high_kind(c);
    }
    if (b == '\'') return C_APOSTROPHE;
    if (b == '-') return C_HYPHEN;
    if (b == '\n' || b == '\r') return C_LINE;
    return plain[class_of[b]];
}

static bool wordlike(kind k) { return k == C_LETTER || k == C_CAPITAL || k == C_DIGIT; }

static bool word_at(wn_str s, size_t at)
{
    uint32_t len;
    return wordlike(kind_at(s, at, &len));
}

static bool byte_at(wn_str s, size_t at, char c) { return at < s.len && s.ptr[at] == c; }

static uint8_t class_at(wn_str s, size_t at)
{
    return at < s.len ? class_of[(uint8_t)s.ptr[at]] : (uint8_t)SPACE;
}

/* A letter or digit of ASCII? */
static bool plain_at(wn_str s, size_t at)
{
    uint8_t c = class_at(s, at);
    return c == LOWER || c == UPPER || c == DIGIT;
}

static bool sign_at(wn_str s, size_t at, const char *signs)
{
    uint8_t c = class_at(s, at);
    return (c == SIGN || c == JOINT) && strchr(signs, s.ptr[at]);
}

/* ---- addresses */

static bool begins(wn_str s, size_t at, const char *with)
{
    for (; *with; with++, at++)
        if (at >= s.len || (s.ptr[at] | 0x20) != *with) return false;
    return true;
}

/* The end of what began as the address of a page: white space and closing signs end it, and
** signs of punctuation at the end are the sentence's. */
static size_t address_end(wn_str s, size_t at)
{
    size_t from = at;
    int64_t open = 0;
    while (class_at(s, at) != SPACE && !sign_at(s, at, "<>\"{}|\\^`")) {
        uint32_t len;
        kind k = kind_at(s, at, &len);
        if (class_at(s, at) == HIGH && !wordlike(k)) break;
        at += len;
    }
    for (size_t i = from; i < at; i++) {
        if (s.ptr[i] == '(') open++;
        if (s.ptr[i] == ')') open--;
    }
    while (sign_at(s, at - 1, ".,:;!?'()[]*_")) {        /* it begins with a letter */
        if (s.ptr[at - 1] == ')' && open++ >= 0) break;
        if (s.ptr[at - 1] == '(') open--;
        at--;
    }
    return at;
}

/* The end of a mail address whose name begins at AT, or 0. */
static size_t mail_end(wn_str s, size_t at)
{
    size_t end = at + LOOK < s.len ? at + LOOK : s.len, dot = 0;
    while (at < end && (plain_at(s, at) || sign_at(s, at, ".+-_"))) at++;
    if (at >= end || s.ptr[at] != '@' || !plain_at(s, at + 1)) return 0;
    for (at++, end = at + 255; at < s.len && at < end; at++) {
        if (!plain_at(s, at) && !(sign_at(s, at, ".-") && plain_at(s, at + 1))) break;
        if (s.ptr[at] == '.') dot = at;
    }
    return dot ? at : 0;
}

/* The end of a bare name of a site (example.org/page) whose first stop is at AT, or 0. */
static size_t site_end(wn_str s, size_t from, size_t at)
{
    static const char *const tops[] = { "com", "org", "net", "gov", "edu", "io", "co.uk", "info" };
    for (int label = 0; label < LABELS && byte_at(s, at, '.') && at - from < LOOK; label++) {
        size_t end = at + 1;
        while (end - at <= LOOK && (plain_at(s, end) || byte_at(s, end, '-'))) end++;
        for (size_t i = 0; i < sizeof tops / sizeof *tops; i++) {
            size_t to = at + 1 + strlen(tops[i]);
            if (!begins(s, at + 1, tops[i]) || class_at(s, at + 1) != LOWER || word_at(s, to)) continue;
            return byte_at(s, to, '/') ? address_end(s, to) : to;
        }
        if (end == at + 1 || end - at > LOOK) return 0;
        at = end;
    }
    return 0;
}

/* The end of an address that begins at FROM, where a word ends at AT; or 0. */
static size_t special_end(wn_str s, size_t from, size_t at)
{
    if (byte_at(s, at, ':') && byte_at(s, at + 1, '/') && byte_at(s, at + 2, '/') && word_at(s, at + 3))
        return address_end(s, from);
    if (!byte_at(s, at, '.') && !byte_at(s, at, '@') && !byte_at(s, at, '_') && !byte_at(s, at, '+'))
        return 0;
    if (!plain_at(s, at + 1)) return 0;
    if (begins(s, from, "www.")) return address_end(s, from);
    size_t end = mail_end(s, from);
    return end ? end : site_end(s, from, at);
}

/* ---- the pieces */

/* The end of letters with stops between them, two at least (U.S., e.g., U.S), at FROM; or 0. */
static size_t initials_end(wn_str s, size_t from)
{
    uint32_t len, next;
    size_t at = from, letters = 0;
    while (letters < INITIALS) {
        kind k = kind_at(s, at, &len);
        if (k != C_LETTER && k != C_CAPITAL) break;
        letters++;
        if (!byte_at(s, at + len, '.')) {
            if (letters < 2 || wordlike(kind_at(s, at + len, &next))) return 0;
            return at + len;
        }
        at += len + 1;
    }
    return letters >= 2 && (letters == INITIALS || !word_at(s, at)) ? at : 0;
}

/* Is there a possessive at AT (’s and no letter behind)? *END is behind it. */
static bool possessive(wn_str s, size_t at, size_t *end)
{
    uint32_t len;
    if (kind_at(s, at, &len) != C_APOSTROPHE) return false;
    if (!byte_at(s, at + len, 's') && !byte_at(s, at + len, 'S')) return false;
    *end = at + len + 1;
    return !word_at(s, *end);
}

typedef struct { uint32_t capitals, letters; bool digit, joined; } count;

/* Behind the letters and digits at AT. */
static size_t run_end(wn_str s, size_t at, count *n)
{
    uint32_t len;
    for (; at < s.len; at++) {
        uint8_t c = class_of[(uint8_t)s.ptr[at]];
        if (c == LOWER) n->letters++;
        else if (c == UPPER) { n->letters++; n->capitals++; }
        else if (c == DIGIT) n->digit = true;
        else if (c != HIGH) return at;
        else {
            kind k = kind_at(s, at, &len);
            if (!wordlike(k)) return at;
            n->letters += k != C_DIGIT;
            n->capitals += k == C_CAPITAL;
            n->digit |= k == C_DIGIT;
            at += len - 1;
        }
    }
    return at;
}

static size_t word_end(wn_str s, size_t from, count *n)
{
    size_t at = from, skip;
    for (;;) {
        uint32_t len;
        at = run_end(s, at, n);
        kind k = kind_at(s, at, &len);
        if ((k != C_APOSTROPHE && k != C_HYPHEN) || !word_at(s, at + len)) break;
        if (k == C_APOSTROPHE && possessive(s, at, &skip)) break;
        if (k == C_APOSTROPHE && (uint8_t)s.ptr[at + len] >= 0xE3) break;      /* ‘…’은: a mark */
        n->joined = true;
        at += len;
    }
    if (byte_at(s, at, '.') || byte_at(s, at, ':') || byte_at(s, at, '@') || byte_at(s, at, '_')
        || byte_at(s, at, '+')) {
        size_t end = initials_end(s, from);
        if (!end) end = special_end(s, from, at);
        for (; at < end; at++) at = run_end(s, at, n);
        n->joined |= end > 0;
        if (end) return end;
    }
    return at;
}

/* Bytes of what may stand between digits at AT, or 0: the signs of Arabic and wide ones, too. */
static uint32_t figure_sign(wn_str s, size_t at)
{
    uint32_t len;
    if (class_at(s, at) != HIGH) return sign_at(s, at, ",.:/");
    uint32_t c = wn_utf8_at(s, at, &len);
    return c == 0x066B || c == 0x066C || c == 0x060C || c == 0xFF0E ? len : 0;
}

static size_t number_end(wn_str s, size_t from, count *n)
{
    size_t at = from;
    for (;;) {
        uint32_t len;
        while (kind_at(s, at, &len) == C_DIGIT) at += len;
        uint32_t sign = figure_sign(s, at);
        if (!sign || kind_at(s, at + sign, &len) != C_DIGIT) break;
        at += sign;
    }
    n->digit = true;
    return run_end(s, at, n);
}

static size_t sign_end(wn_str s, size_t from, uint32_t len)
{
    size_t at = from + len;
    char c = s.ptr[from];
    if (c != '.' && c != '-') return at;
    while (byte_at(s, at, c)) at++;
    return c == '.' && at - from < 3 ? from + 1 : at;
}

/* Skips white space from *AT; the shape bits that it gives to what follows. */
static uint8_t skip_space(wn_str s, uint32_t *at)
{
    uint8_t shape = *at == 0 ? WN_SPACE_BEFORE | WN_LINE_BEFORE : 0;
    uint32_t len;
    if (byte_at(s, *at, ' ') && class_at(s, *at + 1) >= LOWER && class_at(s, *at + 1) < HIGH)
        return ++*at, shape | WN_SPACE_BEFORE;
    for (;;) {
        kind k = kind_at(s, *at, &len);
        if (k != C_SPACE && k != C_LINE && k != C_NOTHING) return shape;
        if (k == C_LINE) shape |= WN_LINE_BEFORE;
        if (k != C_NOTHING) shape |= WN_SPACE_BEFORE;
        *at += len;
    }
}

bool wn_word_next(wn_str s, uint32_t *at, wn_token *t)
{
    uint8_t shape = skip_space(s, at);
    uint32_t len;
    size_t from = *at, end;
    count n = { 0 };
    kind k = kind_at(s, from, &len);
    if (k == C_END) return false;
    t->type = WN_WORD;
    if (k == C_LETTER || k == C_CAPITAL) {
        end = word_end(s, from, &n);
    } else if (k == C_DIGIT) {
        t->type = WN_NUMBER;
        end = number_end(s, from, &n);
    } else if (k == C_IDEOGRAPH) {
        end = from + len;
    } else if (k != C_APOSTROPHE || ((shape & WN_SPACE_BEFORE) && from) || !possessive(s, from, &end)) {
        t->type = WN_PUNCT;
        end = sign_end(s, from, len);
    }
    if (k == C_CAPITAL) shape |= WN_CAPITAL;
    if (n.capitals > (k == C_CAPITAL)) shape |= WN_INNER_CAPITAL;
    if (n.capitals >= 2 && n.capitals == n.letters) shape |= WN_ALL_CAPS;
    if (n.digit) shape |= WN_HAS_DIGIT;
    if (n.joined) shape |= WN_JOINED;
    t->shape = shape;
    t->start = (uint32_t)from;
    t->end = *at = (uint32_t)end;
    return true;
}

/* ---- the same, faster, where it is plain: a space, letters of ASCII, and what surely ends a
** word */

#define ALL WN_FOLD_ALL

/* The high bit of each of the eight bytes X that is no letter; those behind the first are not all told. */
static inline uint64_t others_in(uint64_t x)
{
    uint64_t low = (x & ALL(0x7F)) | ALL(0x20);
    return (~(low + ALL(0x80 - 'a')) | (low + ALL(0x80 - 'z' - 1)) | x) & ALL(0x80);
}

/* How many bytes stand before the first of OTHERS; ones in all of them. */
static inline uint32_t count_before(uint64_t others) { return (uint32_t)__builtin_ctzll(others) >> 3; }
static inline uint64_t bytes_before(uint64_t others) { return ((others & -others) >> 7) - 1; }

/* Is a quotation mark or dash from U+2012 to U+2027 at AT, but no apostrophe? */
static bool curly_sign(wn_str s, size_t at)
{
    if (at + 3 > s.len || s.ptr[at] != '\xE2' || s.ptr[at + 1] != '\x80') return false;
    uint8_t last = (uint8_t)s.ptr[at + 2];
    return last >= 0x92 && last <= 0xA7 && last != 0x99;
}

/* Does a word end at AT, where a byte of CLASS is? False where that takes a longer look. */
static bool surely_ends(wn_str s, size_t at, uint8_t class)
{
    size_t end;
    uint8_t next = class_at(s, at + 1);
    if (class == HIGH) return curly_sign(s, at) || possessive(s, at, &end);
    if (class != JOINT) return false;
    switch (s.ptr[at]) {
    case '.': return next <= SPACE || next == JOINT;
    case ':': return !byte_at(s, at + 1, '/');
    case '\'': return possessive(s, at, &end);
    default: return false;
    }
}

/* A word of up to 15 letters at FROM; T gets all but its shape of space. */
static inline bool plain_word(const wn_words_walk *w, wn_sieve sieve, uint32_t from, wn_token *t)
{
    const char *p = w->text.ptr + from;
    if (from + 16 > w->whole) return false;
    uint64_t x = wn_fold_load(p), others = others_in(x), mask = ~UINT64_C(0), y = 0, rest = 0, small = 0;
    uint32_t n = 8;
    if (others) {
        n = count_before(others);
        mask = bytes_before(others);
    } else {
        y = wn_fold_load(p + 8);
        if (!(others = others_in(y))) return false;
        n += count_before(others);
        y &= bytes_before(others);
        small = ALL(0x20) & bytes_before(others);
        rest = y | small;
    }
    if (n == 0 || from + n > w->text.len) return false;
    uint8_t behind = class_at(w->text, from + n);
    if (behind > SPACE && !surely_ends(w->text, from + n, behind)) return false;
    uint64_t head = (x | ALL(0x20)) & mask;
    uint32_t hash = wn_fold_hash(head);
    if (n > 8) hash = wn_fold_more(hash, rest);
    bool capitals = n > 1 && !(((x & mask) | y) & ALL(0x20));
    bool inner = (~x & mask & ALL(0x20) & ~UINT64_C(0xFF)) | (~y & small);
    *t = (wn_token){ from, from + n, WN_NOWHERE, hash, WN_WORD, 0 };
    t->shape = (uint8_t)((x & 0x20 ? 0 : WN_CAPITAL) | (capitals ? WN_ALL_CAPS : 0)
                         | (inner ? WN_INNER_CAPITAL : 0));
    if (!wn_sieve_has(sieve, hash)) return true;
    uint64_t bytes = htole64(rest);
    wn_key key = wn_fold_key(head, n, (const char *)&bytes);
    key.hash = hash;
    t->node = wn_lexicon_find(w->lex, &key);
    return true;
}

/* A sign at FROM that is a token whatever surrounds it. */
static bool plain_sign(const wn_words_walk *w, uint32_t from, wn_token *t)
{
    const char *p = w->text.ptr + from;
    uint8_t class = class_of[(uint8_t)*p];
    uint32_t len = class == HIGH ? 3 : 1;
    if (class == HIGH && !curly_sign(w->text, from)) return false;
    if (class >= SPACE && class < HIGH) return false;
    if (class == JOINT && (*p == '\'' || byte_at(w->text, from + 1, *p))) return false;
    wn_key key = wn_fold_key(wn_fold_few(p, len), len, NULL);
    *t = (wn_token){ from, from + len, WN_NOWHERE, key.hash, WN_PUNCT, 0 };
    t->node = len == 1 ? wn_lexicon_node(w->lex, (wn_str){ p, 1 }) : wn_lexicon_find(w->lex, &key);
    return true;
}

static inline bool step(wn_words_walk *w, wn_sieve sieve, wn_token *t)
{
    uint32_t from = w->at;
    uint8_t shape = from == 0 ? WN_SPACE_BEFORE | WN_LINE_BEFORE : 0;
    for (; from < w->text.len; from++) {
        char c = w->text.ptr[from];
        if (c == ' ') shape |= WN_SPACE_BEFORE;
        else if (c == '\n') shape |= WN_SPACE_BEFORE | WN_LINE_BEFORE;
        else break;
    }
    if (from < w->text.len && (plain_word(w, sieve, from, t) || plain_sign(w, from, t))) {
        t->shape |= shape;
        w->at = t->end;
        return true;
    }
    if (!wn_word_next(w->text, &w->at, t)) return false;
    t->node = wn_lexicon_look(w->lex, wn_str_cut(w->text, (wn_span){ t->start, t->end }), &t->hash);
    return true;
}

uint32_t wn_word_some(wn_words_walk *w, wn_token *tokens, uint32_t most)
{
    wn_sieve sieve = wn_lexicon_sieve(w->lex);
    uint32_t n = 0;
    while (n < most && step(w, sieve, &tokens[n])) n++;
    return n;
}

uint32_t wn_word_step(const wn_lexicon *lex, uint32_t node, wn_str text, const wn_token *t)
{
    if (!wn_lexicon_leads(lex, node, t->hash)) return WN_NOWHERE;
    return wn_lexicon_step(lex, node, wn_str_cut(text, (wn_span){ t->start, t->end }));
}

static void make_room(wn_found *f)
{
    wn_list_add(f->arena, &f->tokens)->start = 0;
    f->tokens.len--;
}

/* The tokens of block B, looked up in LEX. */
static void find_in_block(wn_found *f, uint32_t b, const wn_lexicon *lex)
{
    wn_span block = f->doc->blocks.at[b].span;
    wn_words_walk w = { { f->doc->text.ptr, block.end }, f->doc->text.len, block.start, lex };
    uint32_t first = f->tokens.len;
    do {
        if (f->tokens.len == f->tokens.cap) make_room(f);
        f->tokens.len += wn_word_some(&w, f->tokens.at + f->tokens.len, f->tokens.cap - f->tokens.len);
    } while (f->tokens.len == f->tokens.cap);
    if (f->tokens.len > first) f->tokens.at[first].shape |= WN_SPACE_BEFORE | WN_LINE_BEFORE;
}

/* Are fewer of the words from token FIRST on stop words of the document's language than is usual? */
static bool strange(const wn_found *f, uint32_t first)
{
    uint32_t words = 0, known = 0;
    for (uint32_t i = first; i < f->tokens.len && words < STRANGE_LOOK; i++) {
        words += f->tokens.at[i].type == WN_WORD;
        known += (uint32_t)(wn_lexicon_classes(f->lex, f->tokens.at[i].node) >> WN_LEX_STOP & 1);
    }
    return words >= STRANGE_LEAST && known * STRANGE_SHARE < words;
}

/* The same for block B, whose tokens begin with FIRST, in the language that it is in. */
static void find_again(wn_found *f, uint32_t b, uint32_t first)
{
    wn_span block = f->doc->blocks.at[b].span;
    const wn_lexicon *lex = f->ask.other(f->ask.ctx, wn_found_text(f, block));
    if (!lex || lex == f->lex) return;
    if (!f->langs) {
        f->langs = wn_arena_array(f->arena, f->doc->blocks.len, 1);
        memset(f->langs, wn_lexicon_lang(f->lex), f->doc->blocks.len);
    }
    f->langs[b] = wn_lexicon_lang(lex);
    f->tokens.len = first;
    find_in_block(f, b, lex);
}

const wn_lexicon *wn_found_lex(wn_found *f)
{
    if (!f->lex && f->ask.whole) f->lex = f->ask.whole(f->ask.ctx, f->doc);
    return f->lex;
}

void wn_word_block(wn_found *f, uint32_t b)
{
    uint32_t first = f->tokens.len;
    find_in_block(f, b, f->lex);
    if (f->ask.other && strange(f, first)) find_again(f, b, first);
}

void wn_word_find(wn_found *f)
{
    if (!wn_found_first(f, WN_DONE_TOKENS)) return;
    wn_found_lex(f);
    f->tokens.cap = (uint32_t)(f->doc->text.len / 4) + 16;      /* most texts have a token in five bytes */
    f->tokens.at = wn_arena_raw(f->arena, f->tokens.cap, sizeof *f->tokens.at);
    for (uint32_t b = 0; b < f->doc->blocks.len; b++) wn_word_block(f, b);
}
