/* sentence.c: where sentences end, decided over tokens.
**
**     … said Mr . Byrne . “ Not now . ” She …
**               ^       ^           ^ ^
**               title   end         end, with what closes behind it
**
** Only a sign that can end a sentence is looked at: a stop, a mark, an ellipsis, an abbreviation with
** its stop in it. What stands before it (an abbreviation, an initial, the number of a list item) and
** behind it (a small letter, a word that begins sentences, an opening sign) decides. Ends of lines
** inside a block, and items of lists in running text, are looked at too. All words come from the
** language pack. A regular expression a rule was tried by others: a third of the accuracy is lost on
** what cannot be said about one place alone. */
#include "find/found.h"

#include "base/utf8.h"

typedef enum {
    S_NONE, S_STOP, S_ASK, S_DOTS, S_FULL, S_COLON, S_SEMICOLON, S_COMMA, S_OPEN, S_CLOSE, S_QUOTE,
    S_DASH, S_BULLET
} sign;

typedef struct {
    const wn_found *f;
    uint32_t first;             /* token that begins the sentence */
    uint32_t last;              /* behind the last token of the block */
    bool rows;                  /* each line of the block is a sentence */
} scan;

/* ---- signs and words */

static sign high_sign(uint32_t c)
{
    switch (c) {
    case 0x2026: return S_DOTS;
    case 0x3002: case 0xFF01: case 0xFF1F: case 0xFF61: case 0x0964: case 0x0965: case 0x06D4:
    case 0x061F: case 0x0589: case 0x1362: case 0x1367: case 0x104B: return S_FULL;
    case 0x203C: case 0x203D: case 0x2047: case 0x2048: case 0x2049: return S_ASK;
    case 0x201C: case 0x2018: case 0x201E: case 0x201A: case 0xAB: case 0x2039: case 0xBF: case 0xA1:
    case 0x300C: case 0x300E: case 0xFF08: case 0x3010: return S_OPEN;
    case 0x201D: case 0x2019: case 0xBB: case 0x203A: case 0x300D: case 0x300F: case 0xFF09:
    case 0x3011: return S_CLOSE;
    case 0x2013: case 0x2014: case 0x2015: return S_DASH;
    case 0x2022: case 0x2043: case 0x25CF: case 0x25AA: case 0x25A0: case 0x25E6: case 0xB7:
    case 0x2023: case 0x27A2: case 0x2192: return S_BULLET;
    default: return S_NONE;
    }
}

static const uint8_t low_sign[128] = {
    ['.'] = S_STOP, ['!'] = S_ASK, ['?'] = S_ASK, [':'] = S_COLON, [';'] = S_SEMICOLON, [','] = S_COMMA,
    ['('] = S_OPEN, ['['] = S_OPEN, ['{'] = S_OPEN, [')'] = S_CLOSE, [']'] = S_CLOSE, ['}'] = S_CLOSE,
    ['"'] = S_QUOTE, ['\''] = S_QUOTE, ['-'] = S_DASH
};

static const wn_token *token(const scan *s, uint32_t i) { return &s->f->tokens.at[i]; }

static uint32_t char_of(const scan *s, uint32_t i, uint32_t *len)
{
    return wn_utf8_at(s->f->doc->text, token(s, i)->start, len);
}

static sign sign_of(const scan *s, uint32_t i)
{
    const wn_token *t = token(s, i);
    if (t->type != WN_PUNCT) return S_NONE;
    uint8_t b = (uint8_t)s->f->doc->text.ptr[t->start];
    uint32_t len;
    if (b >= 0x80) return high_sign(char_of(s, i, &len));
    if (b == '.' && t->end - t->start > 1) return S_DOTS;
    return (sign)low_sign[b];
}

/* Does the word before token I belong to the script between FROM and TO? */
static bool follows_script(const scan *s, uint32_t i, uint32_t from, uint32_t to)
{
    uint32_t len;
    if (i == s->first) return false;
    uint32_t c = char_of(s, i - 1, &len);
    return from <= c && c <= to;
}

/* Can token I end a sentence? A colon does in Armenian, a semicolon asks in Greek. */
static bool ends_text(const scan *s, uint32_t i)
{
    sign k = sign_of(s, i);
    if (k == S_COLON) return follows_script(s, i, 0x530, 0x58F);
    if (k == S_SEMICOLON) return follows_script(s, i, 0x370, 0x3FF) || follows_script(s, i, 0x1F00, 0x1FFF);
    return k == S_STOP || k == S_ASK || k == S_DOTS || k == S_FULL;
}

static bool spaced(const scan *s, uint32_t i) { return token(s, i)->shape & WN_SPACE_BEFORE; }

static bool is(const scan *s, uint32_t i, wn_lex_class cls) { return wn_token_is(s->f, i, cls); }

static bool is_char(const scan *s, uint32_t i, char c)
{
    const wn_token *t = token(s, i);
    return t->end - t->start == 1 && s->f->doc->text.ptr[t->start] == c;
}

/* Does token I begin with a small letter (of a script that has capitals)? */
static bool small(const scan *s, uint32_t i)
{
    uint32_t len, c = char_of(s, i, &len);
    if (token(s, i)->type != WN_WORD || (token(s, i)->shape & WN_CAPITAL)) return false;
    return c < 0x80 ? c >= 'a' && c <= 'z' : c < 0x590 || (c >= 0x1E00 && c < 0x2000);
}

/* A word of one letter? */
static bool letter(const scan *s, uint32_t i)
{
    uint32_t len;
    const wn_token *t = token(s, i);
    if (t->type != WN_WORD || t->end - t->start > 4) return false;
    char_of(s, i, &len);
    return t->end - t->start == len;
}

/* Is token I written with a capital and one of the words that begin sentences? */
static bool starts(const scan *s, uint32_t i)
{
    return i < s->last && (token(s, i)->shape & WN_CAPITAL) && is(s, i, WN_LEX_STARTER);
}

/* An initialism with its last stop in it (U.S., a.m.)? */
static bool dotted(const scan *s, uint32_t i)
{
    const wn_token *t = token(s, i);
    return t->type == WN_WORD && t->end - t->start > 3 && s->f->doc->text.ptr[t->end - 1] == '.';
}

/* The value of token I as an abbreviation, or -1. */
static double abbreviation(const scan *s, uint32_t i)
{
    if (!is(s, i, WN_LEX_ABBREVIATION)) return -1;
    return wn_token_phrase(s->f, i, i + 1, WN_LEX_ABBREVIATION)->value;
}

/* ---- lists in running text: 1. … 2. …, a) … b) … */

/* The number or letter that token I is as the mark of a list item; 0 where it is none. */
static uint32_t ordinal(const scan *s, uint32_t i)
{
    const wn_token *t = token(s, i);
    const char *p = s->f->doc->text.ptr + t->start;
    uint32_t n = 0, len = t->end - t->start;
    if (len == 1 && p[0] >= 'a' && p[0] <= 'z') return 1000 + (uint32_t)p[0];
    if (t->type != WN_NUMBER || len > 3) return 0;
    for (uint32_t k = 0; k < len; k++) {
        if (p[k] < '0' || p[k] > '9') return 0;
        n = n * 10 + (uint32_t)(p[k] - '0');
    }
    return n;
}

/* Behind the mark of a list item that begins at I ("1.", "2)", "3.)", "• 4."); I where there is none.
** *N becomes its number, 0 for a bullet alone. */
static uint32_t mark_end(const scan *s, uint32_t i, uint32_t *n)
{
    uint32_t from = i;
    *n = 0;
    if (i < s->last && sign_of(s, i) == S_BULLET) from = ++i;
    if (i + 1 >= s->last || !ordinal(s, i)) return from;
    uint32_t end = i + 1;
    if (is_char(s, end, '.') && !spaced(s, end)) end++;
    if (end < s->last && is_char(s, end, ')') && !spaced(s, end)) end++;
    if (end == i + 1) return from;
    *n = ordinal(s, i);
    return end;
}

/* Does an item of the list that the sentence is an item of begin at token I? */
static bool next_item(const scan *s, uint32_t i)
{
    uint32_t mine, its, mine_end, its_end;
    if (sign_of(s, i) == S_BULLET) return spaced(s, i);
    if (token(s, i)->type == WN_PUNCT || !spaced(s, i) || !ordinal(s, i)) return false;
    mine_end = mark_end(s, s->first, &mine);
    its_end = mark_end(s, i, &its);
    return mine && its == mine + 1 && its_end > i + 1
        && is_char(s, mine_end - 1, s->f->doc->text.ptr[token(s, its_end - 1)->start]);
}

/* ---- ends */

/* Behind a reference in brackets that begins at I ([7], [note 2], […]); I where there is none. */
static uint32_t reference_end(const scan *s, uint32_t i)
{
    if (i >= s->last || !is_char(s, i, '[')) return i;
    for (uint32_t k = i + 1; k < s->last && k < i + 5; k++) {
        if (is_char(s, k, ']')) return k > i + 1 ? k + 1 : i;
        if (token(s, k)->type == WN_WORD && k > i + 1) return i;
    }
    return i;
}

/* Is the token at I a note's number: "It rained. 3 The river rose."? */
static bool note_number(const scan *s, uint32_t i)
{
    if (i + 1 >= s->last || token(s, i)->type != WN_NUMBER) return false;
    return token(s, i)->end - token(s, i)->start < 3 && starts(s, i + 1) && !small(s, i + 1);
}

/* Does the sign at I, which has no space before it, close what was opened? A straight mark does where
** no word follows at once; so does the high mark that opens in English and closes in German. */
static bool closes(const scan *s, uint32_t i)
{
    uint32_t len, c = char_of(s, i, &len);
    sign k = sign_of(s, i);
    if (k == S_CLOSE) return true;
    if (k != S_QUOTE && c != 0x201C && c != 0x2018) return false;
    return i + 1 >= s->last || spaced(s, i + 1) || token(s, i + 1)->type == WN_PUNCT;
}

/* Is the stop at I followed by three dots, apart, for what the next sentence leaves out? */
static bool omission(const scan *s, uint32_t i)
{
    if (i + 4 >= s->last || spaced(s, i) || !(token(s, i + 4)->shape & WN_CAPITAL)) return false;
    for (uint32_t k = i; k < i + 4; k++)
        if (!is_char(s, k, '.') || (k > i && !spaced(s, k))) return false;
    return true;
}

/* Behind the terminators, closing signs and references at I. */
static uint32_t run_end(const scan *s, uint32_t i)
{
    if (omission(s, i)) return i + 1;
    for (i++; i < s->last; i++) {
        if (spaced(s, i)) {
            if (is_char(s, i, '.') && is_char(s, i - 1, '.')) continue;
            break;
        }
        if (!ends_text(s, i) && !closes(s, i)) break;
    }
    for (uint32_t to = i; (to = reference_end(s, i)) > i;) i = to;
    return i + note_number(s, i);
}

/* The first token at or after I that is no opening sign. */
static uint32_t inner(const scan *s, uint32_t i)
{
    while (i < s->last) {
        sign k = sign_of(s, i);
        if (k != S_OPEN && k != S_QUOTE && k != S_CLOSE) break;
        i++;
    }
    return i;
}

/* Signs behind which text goes on: a comma, a dash, a closing sign after a space. */
static bool goes_on(const scan *s, uint32_t i)
{
    sign k = sign_of(s, i);
    return k == S_COMMA || k == S_COLON || k == S_SEMICOLON || (k == S_CLOSE && !spaced(s, i));
}

/* Does the stop at I belong to the word before it? NEXT: the word behind. */
static bool stop_of_word(const scan *s, uint32_t i, uint32_t next)
{
    if (i == s->first || spaced(s, i)) return false;
    uint32_t word = i - 1, n;
    double value = abbreviation(s, word);
    bool number = next < s->last && token(s, next)->type == WN_NUMBER;
    if (value == 0) return true;
    if (number && token(s, word)->type == WN_PUNCT && !ends_text(s, word)
        && sign_of(s, word) == S_NONE) return true;
    if (value == 2) return number;
    if (value > 0) return !starts(s, next);
    if (mark_end(s, s->first, &n) > i && n) return true;
    if (!letter(s, word)) return false;
    return number || !starts(s, next);
}

/* May a sentence begin at NEXT, with no space before it? Only "end.Next" looks like one. */
static bool glued(const scan *s, uint32_t i, uint32_t next)
{
    if (i == s->first) return false;
    const wn_token *before = token(s, i - 1), *t = token(s, next);
    if (t->type != WN_WORD || !(t->shape & WN_CAPITAL) || (t->shape & WN_ALL_CAPS)) return false;
    if (before->type == WN_NUMBER) return t->end - t->start > 2;
    if (before->type != WN_WORD || before->end - before->start < 3) return false;
    return small(s, i - 1) || starts(s, next) || abbreviation(s, next) == 0;
}

/* Does a sentence begin with the small letter at NEXT, as in hasty writing? */
static bool hasty(const scan *s, uint32_t i, uint32_t end)
{
    if (end != i + 1 || i == s->first || !spaced(s, end)) return false;
    sign k = sign_of(s, i);
    const wn_token *before = token(s, i - 1);
    if (k == S_ASK) return is_char(s, i, '?') || small(s, i - 1);
    return k == S_STOP && before->type == WN_WORD && !spaced(s, i) && before->end - before->start > 3
        && abbreviation(s, i - 1) < 0 && !dotted(s, i - 1);
}

/* Three stops with spaces between, no fourth? */
static bool three_apart(const scan *s, uint32_t i, uint32_t end)
{
    return end - i == 3 && is_char(s, i, '.') && is_char(s, i + 1, '.') && is_char(s, i + 2, '.')
        && spaced(s, i + 1) && spaced(s, i + 2) && spaced(s, i);
}

/* Does the sentence end with the initialism at I? A title behind an hour begins a new one, unless the
** hour began this one: "At 5 p.m. Mr. Hale rose." */
static bool dotted_ends(const scan *s, uint32_t i, uint32_t end, uint32_t next)
{
    if (end > i + 1 && !closes(s, i + 1)) return true;
    if (abbreviation(s, i) == 0) return false;
    if (starts(s, next)) return true;
    return i > s->first + 2 && token(s, i - 1)->type == WN_NUMBER && next < s->last
        && (token(s, next)->shape & WN_CAPITAL) && abbreviation(s, next) == 0;
}

/* Does the sentence end with the run of signs [I, END)? */
static bool ends(const scan *s, uint32_t i, uint32_t end)
{
    uint32_t n, next = inner(s, end);
    sign k = sign_of(s, i);
    if (end >= s->last) return true;
    if (k == S_FULL) return end == i + 1 || !goes_on(s, end);
    if (mark_end(s, s->first, &n) >= end && n) return false;
    if (i > s->first && is_char(s, i - 1, '[')) return false;
    if (!spaced(s, end)) {
        if (k == S_DOTS && token(s, i)->end - token(s, i)->start == 3) return starts(s, end);
        if (k == S_DOTS) return token(s, end)->shape & WN_CAPITAL;
        return (k == S_STOP || k == S_ASK) && end == i + 1 && glued(s, i, end);
    }
    if (goes_on(s, end)) return false;
    if (next < s->last && small(s, next)) return k == S_COLON || k == S_SEMICOLON || hasty(s, i, end);
    if (dotted(s, i)) return dotted_ends(s, i, end, next);
    if (k == S_STOP && end == i + 1 && stop_of_word(s, i, next)) return false;
    return !three_apart(s, i, end);
}

/* Does the end of the line before token I end the sentence? */
static bool line_ends(const scan *s, uint32_t i)
{
    uint32_t n;
    if (s->rows) return true;
    return mark_end(s, i, &n) > i;
}

/* ---- what parts sentences without a terminator */

static bool is_time(const scan *s, uint32_t i, char joint)
{
    const wn_token *t = token(s, i);
    const char *p = s->f->doc->text.ptr + t->start;
    return t->type == WN_NUMBER && t->end - t->start > 3 && memchr(p, joint, t->end - t->start);
}

/* Behind a date with a time, as the heads of mails have it (8/16/2000 12:05 PM), at I; or I. */
static uint32_t stamp_end(const scan *s, uint32_t i)
{
    if (i + 1 >= s->last || !is_time(s, i, '/') || !is_time(s, i + 1, ':')) return i;
    bool half = i + 2 < s->last && (token(s, i + 2)->shape & WN_ALL_CAPS)
             && token(s, i + 2)->end - token(s, i + 2)->start == 2;
    return half ? i + 3 : i + 2;
}

/* Behind a line drawn with signs (***, ----, ====) at I; or I. */
static uint32_t rule_end(const scan *s, uint32_t i)
{
    const wn_token *t = token(s, i);
    char c = s->f->doc->text.ptr[t->start];
    uint32_t end = i + 1, from = t->start;
    if (t->type != WN_PUNCT || !spaced(s, i) || !strchr("*=_-~#", c)) return i;
    while (end < s->last && !spaced(s, end) && is_char(s, end, c)) end++;
    uint32_t least = c == '-' || c == '_' ? 5 : 3;      /* a dash is no line, nor is a gap */
    return token(s, end - 1)->end - from >= least && (end == s->last || spaced(s, end)) ? end : i;
}

static bool address(const scan *s, uint32_t i)
{
    const wn_token *t = token(s, i);
    const char *p = s->f->doc->text.ptr + t->start;
    return t->type == WN_WORD && t->end - t->start > 8 && (!memcmp(p, "http", 4) || !memcmp(p, "www.", 4));
}

/* Behind a mail address and the bracket that closes it, at I; or I. */
static uint32_t mail_end(const scan *s, uint32_t i)
{
    const wn_token *t = token(s, i);
    if (!memchr(s->f->doc->text.ptr + t->start, '@', t->end - t->start)) return i;
    return i + 1 < s->last && is_char(s, i + 1, '>') ? i + 2 : i + 1;
}

/* Behind a face made of signs, :-) or :), at I; or I. */
static uint32_t face_end(const scan *s, uint32_t i)
{
    uint32_t end = i + 1;
    if (!spaced(s, i) || (!is_char(s, i, ':') && !is_char(s, i, ';'))) return i;
    if (end < s->last && is_char(s, end, '-') && !spaced(s, end)) end++;
    return end < s->last && !spaced(s, end) && sign_of(s, end) == S_CLOSE ? end + 1 : i;
}

/* Does a time stamp at I follow a name or an address? */
static bool stamped(const scan *s, uint32_t i)
{
    bool name = (token(s, i - 1)->shape & WN_CAPITAL) || is_char(s, i - 1, '>')
             || mail_end(s, i - 1) > i - 1;
    return name && stamp_end(s, i) > i + 2;
}

/* Does something begin at token I that ends a sentence before it: a line of a list, an item, a line of
** signs, the second of two addresses? */
static bool parts(const scan *s, uint32_t i)
{
    const wn_token *t = token(s, i);
    if ((t->shape & WN_LINE_BEFORE) && line_ends(s, i)) return true;
    if (!(t->shape & WN_SPACE_BEFORE)) return false;
    if (t->type == WN_PUNCT && rule_end(s, i) > i) return true;
    if (t->type == WN_NUMBER && stamped(s, i)) return true;
    return next_item(s, i) || (address(s, i) && address(s, i - 1));
}

/* Behind what ends a sentence without a terminator and begins at I: a time stamp, a line of signs, an
** address before a capital; I where there is none. */
static uint32_t piece_end(const scan *s, uint32_t i)
{
    uint32_t end = i;
    const wn_token *t = token(s, i);
    if (t->type == WN_WORD && t->end - t->start < 6) return i;      /* no address is so short */
    if (t->type == WN_PUNCT && (end = rule_end(s, i)) > i) return end;
    if (t->type == WN_PUNCT) end = face_end(s, i);
    else if (t->type == WN_NUMBER) end = stamp_end(s, i);
    else end = address(s, i) ? i + 1 : mail_end(s, i);
    if (end == i) return i;
    if (end >= s->last || !spaced(s, end) || !(token(s, end)->shape & WN_CAPITAL)) return i;
    return end;
}

static void add(wn_found *f, scan *s, uint32_t block, uint32_t end)
{
    if (end == s->first) return;
    *wn_list_add(f->arena, &f->sentences) = (wn_sentence){
        .span = { token(s, s->first)->start, token(s, end - 1)->end },
        .block = block, .token = s->first, .tokens = end - s->first
    };
    s->first = end;
}

/* A block of short lines that begins small is a list of names, not a sentence cut by line ends. */
static bool short_rows(const scan *s)
{
    uint32_t words = 0;
    if (!small(s, s->first)) return false;
    for (uint32_t i = s->first; i < s->last; i++) {
        if (token(s, i)->shape & WN_LINE_BEFORE) words = 0;
        words += token(s, i)->type != WN_PUNCT;
        if (words > 3 || ends_text(s, i)) return false;
    }
    return true;
}

/* A word of letters, in which and before which nothing can end? Most tokens are. */
static bool plain(const wn_token *t)
{
    return t->type == WN_WORD && !(t->shape & (WN_JOINED | WN_LINE_BEFORE)) && t->end - t->start > 1;
}

static void find_in_block(wn_found *f, uint32_t block, uint32_t first, uint32_t last)
{
    scan s = { f, first, last, false };
    uint32_t i = first;
    if (first == last) return;
    s.rows = short_rows(&s);
    while (i < last) {
        if (plain(token(&s, i))) { i++; continue; }
        if (i > s.first && parts(&s, i)) add(f, &s, block, i);
        uint32_t end = piece_end(&s, i);
        if (end > i) {
            add(f, &s, block, end);
            i = end;
            continue;
        }
        if (!ends_text(&s, i) && !dotted(&s, i)) { i++; continue; }
        end = run_end(&s, i);
        if (ends(&s, i, end)) add(f, &s, block, end);
        i = end;
    }
    add(f, &s, block, last);
}

bool wn_sentence_find(wn_found *f, wn_err *err)
{
    uint32_t i = 0;
    (void)err;
    if (!wn_found_first(f, WN_K_SENTENCE)) return true;
    wn_word_find(f);
    for (uint32_t b = 0; b < f->doc->blocks.len; b++) {
        uint32_t first = i, end = f->doc->blocks.at[b].span.end;
        while (i < f->tokens.len && f->tokens.at[i].start < end) i++;
        find_in_block(f, b, first, i);
    }
    return true;
}
