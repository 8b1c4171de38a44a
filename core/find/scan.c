/* scan.c: signs, and what parts sentences without a sign that ends them: ends of lines inside a
** block, items of lists in running text, the heads of mails, lines drawn with signs, addresses,
** faces. */
#include "find/scan.h"

/* ---- signs */

static wn_sign high_sign(uint32_t c)
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

wn_sign wn_scan_sign(const wn_scan *s, uint32_t i)
{
    const wn_token *t = token(s, i);
    if (t->type != WN_PUNCT) return S_NONE;
    uint8_t b = (uint8_t)*bytes(s, i);
    uint32_t len;
    if (b >= 0x80) return high_sign(char_of(s, i, &len));
    if (b == '.' && size(s, i) > 1) return S_DOTS;
    return (wn_sign)low_sign[b];
}

/* ---- lists in running text: 1. … 2. …, a) … b) … */

/* The number or letter that token I is as the mark of a list item; 0 where it is none. */
static uint32_t ordinal(const wn_scan *s, uint32_t i)
{
    const wn_token *t = token(s, i);
    const char *p = bytes(s, i);
    uint32_t n = 0, len = size(s, i);
    if (len == 1 && p[0] >= 'a' && p[0] <= 'z') return 1000 + (uint32_t)p[0];
    if (t->type != WN_NUMBER || len > 3) return 0;
    for (uint32_t k = 0; k < len; k++) {
        if (p[k] < '0' || p[k] > '9') return 0;
        n = n * 10 + (uint32_t)(p[k] - '0');
    }
    return n;
}

uint32_t wn_scan_mark(const wn_scan *s, uint32_t i, uint32_t *n)
{
    uint32_t from = i;
    *n = 0;
    if (i < s->last && wn_scan_sign(s, i) == S_BULLET) from = ++i;
    if (i + 1 >= s->last || !ordinal(s, i)) return from;
    uint32_t end = i + 1;
    if (is_char(s, end, '.') && !spaced(s, end)) end++;
    if (end < s->last && is_char(s, end, ')') && !spaced(s, end)) end++;
    if (end == i + 1) return from;
    *n = ordinal(s, i);
    return end;
}

/* Does an item of the list that the sentence is an item of begin at token I? */
static bool next_item(const wn_scan *s, uint32_t i)
{
    uint32_t mine, its, mine_end, its_end;
    if (wn_scan_sign(s, i) == S_BULLET) return spaced(s, i);
    if (token(s, i)->type == WN_PUNCT || !spaced(s, i) || !ordinal(s, i)) return false;
    mine_end = wn_scan_mark(s, s->first, &mine);
    its_end = wn_scan_mark(s, i, &its);
    return mine && its == mine + 1 && its_end > i + 1
        && is_char(s, mine_end - 1, *bytes(s, its_end - 1));
}

/* ---- pieces */

/* Does the end of the line before token I end the sentence? */
static bool line_ends(const wn_scan *s, uint32_t i)
{
    uint32_t n;
    return s->rows || wn_scan_mark(s, i, &n) > i;
}

static bool is_time(const wn_scan *s, uint32_t i, char joint)
{
    if (token(s, i)->type != WN_NUMBER || size(s, i) < 4) return false;
    return memchr(bytes(s, i), joint, size(s, i)) != NULL;
}

/* Behind a date with a time, as the heads of mails have it (8/16/2000 12:05 PM), at I; or I. */
static uint32_t stamp_end(const wn_scan *s, uint32_t i)
{
    if (i + 1 >= s->last || !is_time(s, i, '/') || !is_time(s, i + 1, ':')) return i;
    bool half = i + 2 < s->last && (token(s, i + 2)->shape & WN_ALL_CAPS) && size(s, i + 2) == 2;
    return half ? i + 3 : i + 2;
}

/* Behind a line drawn with signs (***, ----, ====) at I; or I. */
static uint32_t rule_end(const wn_scan *s, uint32_t i)
{
    char c = *bytes(s, i);
    uint32_t end = i + 1, from = token(s, i)->start;
    if (token(s, i)->type != WN_PUNCT || !spaced(s, i) || !strchr("*=_-~#", c)) return i;
    while (end < s->last && !spaced(s, end) && is_char(s, end, c)) end++;
    uint32_t least = c == '-' || c == '_' ? 5 : 3;      /* a dash is no line, nor is a gap */
    return token(s, end - 1)->end - from >= least && (end == s->last || spaced(s, end)) ? end : i;
}

static bool address(const wn_scan *s, uint32_t i)
{
    if (token(s, i)->type != WN_WORD || size(s, i) < 9) return false;
    return !memcmp(bytes(s, i), "http", 4) || !memcmp(bytes(s, i), "www.", 4);
}

/* Behind a mail address and the bracket that closes it, at I; or I. */
static uint32_t mail_end(const wn_scan *s, uint32_t i)
{
    if (!memchr(bytes(s, i), '@', size(s, i))) return i;
    return i + 1 < s->last && is_char(s, i + 1, '>') ? i + 2 : i + 1;
}

/* Behind a face made of signs, :-) or :), at I; or I. */
static uint32_t face_end(const wn_scan *s, uint32_t i)
{
    uint32_t end = i + 1;
    if (!spaced(s, i) || (!is_char(s, i, ':') && !is_char(s, i, ';'))) return i;
    if (end < s->last && is_char(s, end, '-') && !spaced(s, end)) end++;
    return end < s->last && !spaced(s, end) && wn_scan_sign(s, end) == S_CLOSE ? end + 1 : i;
}

/* Does a time stamp at I follow a name or an address? */
static bool stamped(const wn_scan *s, uint32_t i)
{
    bool name = (token(s, i - 1)->shape & WN_CAPITAL) || is_char(s, i - 1, '>')
             || mail_end(s, i - 1) > i - 1;
    return name && stamp_end(s, i) > i + 2;
}

bool wn_scan_parts(const wn_scan *s, uint32_t i)
{
    const wn_token *t = token(s, i);
    if ((t->shape & WN_LINE_BEFORE) && line_ends(s, i)) return true;
    if (!(t->shape & WN_SPACE_BEFORE)) return false;
    if (t->type == WN_PUNCT && rule_end(s, i) > i) return true;
    if (t->type == WN_NUMBER && stamped(s, i)) return true;
    return next_item(s, i) || (address(s, i) && address(s, i - 1));
}

uint32_t wn_scan_piece(const wn_scan *s, uint32_t i)
{
    uint32_t end = i;
    const wn_token *t = token(s, i);
    if (t->type == WN_WORD && size(s, i) < 6) return i;      /* no address is so short */
    if (t->type == WN_PUNCT && (end = rule_end(s, i)) > i) return end;
    if (t->type == WN_PUNCT) end = face_end(s, i);
    else if (t->type == WN_NUMBER) end = stamp_end(s, i);
    else end = address(s, i) ? i + 1 : mail_end(s, i);
    if (end == i) return i;
    if (end >= s->last || !spaced(s, end) || !(token(s, end)->shape & WN_CAPITAL)) return i;
    return end;
}

