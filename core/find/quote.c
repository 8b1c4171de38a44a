/* quote.c: quotation marks and what stands between them. One pass over each block with a small
** stack of open marks:
**
**     “He called it ‘a joke’ twice,” she said.        an apostrophe is no mark: dogs’ 'tis ’90s
**     [            [       ]       ]                   a mark never reaches beyond its block
**
** A double mark that is never closed ends with its block, as do the parts of a speech whose every
** paragraph opens with a mark. A single one that is never closed was an apostrophe. Pairs of
** straight marks are told by turns; telling them by the space around them was worse on text whose
** spaces are wrong. A text has main marks: single ones are reported only where there are no double
** ones, and twin apostrophes only where the pack says so ("quote.twin"); inside the others
** ("quote.nested"). Who speaks may be told between them: see inquit.c.
*/
#include "base/utf8.h"
#include "find/inquit.h"
#include "find/speech.h"

#define DEPTH 8         /* quotes within quotes that are followed */
#define PARTS 8         /* of one quote that are told apart */
#define REACH 400       /* bytes within which a straight single mark must close */

typedef struct { uint32_t quote; uint8_t mark; char close; } level;

typedef struct {
    wn_found *f;
    const wn_lexicon *lex;      /* of the block */
    wn_str text;                /* up to the end of the block */
    uint32_t from;              /* where the block begins */
    level stack[DEPTH];
    uint32_t depth;
    int nines;                  /* the text has no “: ” may open, as in Swedish and Finnish; -1: not known */
    uint32_t closer;            /* the next straight single mark that can close */
    WN_LIST(uint8_t) marks;
    WN_LIST(wn_span) codes;     /* code within lines */
    uint32_t code;              /* the first that is not passed */
} scan;

/* What a mark may be. */
enum { OPENS = 1, CLOSES = 2 };
typedef struct { uint8_t does, mark; uint8_t len; char close; } sign;

static uint32_t code_before(const scan *s, uint32_t at)
{
    uint32_t len;
    return at <= s->from ? ' ' : wn_utf8_before(s->text, at, &len);
}

static uint32_t code_after(const scan *s, uint32_t at)
{
    uint32_t len;
    return at >= s->text.len ? ' ' : wn_utf8_at(s->text, at, &len);
}

static bool space_or_open(uint32_t c)
{
    return wn_char_space(c) || c == '(' || c == '[' || c == '"' || c == 0x201C || c == 0x2018 ||
           c == 0x2014 || c == 0x2013 || c == '-' || c == '/' || c == ':' || c == 0xAB;
}

/* Does a word that is written with an apostrophe in front ('tis) stand at AT? */
static bool elision(const scan *s, uint32_t at)
{
    uint32_t end = at;
    while (end < s->text.len && (s->text.ptr[end] | 32) >= 'a' && (s->text.ptr[end] | 32) <= 'z')
        end++;
    uint32_t node = wn_lexicon_node(s->lex, wn_str_cut(s->text, (wn_span){ at, end }));
    const wn_lex_item *item = wn_lexicon_item(s->lex, node);
    for (; item; item = wn_lexicon_next(s->lex, item))
        if (item->cls == WN_LEX_SCARE && wn_str_eq(item->tag, WN_STR("elision"))) return true;
    return false;
}

/* Can a single mark at AT (LEN bytes) close? A letter stands before it, none behind, but of the East: ‘…’은. */
static bool single_closes(const scan *s, uint32_t at, uint32_t len)
{
    uint32_t before = code_before(s, at), after = code_after(s, at + len);
    return !wn_char_space(before) && (!wn_char_letter(after) || after >= 0x3040);
}

/* Is there, behind AT, a straight single mark that can close, not too far off? The place of the next
** one is kept, so that no byte is looked at twice. */
static bool single_comes(scan *s, uint32_t at)
{
    uint32_t i = s->closer > at + 1 ? s->closer : at + 1;
    while (i < s->text.len && !(s->text.ptr[i] == '\'' && single_closes(s, i, 1))) i++;
    s->closer = i;
    return i < s->text.len && i - at < REACH;
}

static bool single_open(const scan *s)
{
    return s->depth > 0 && s->stack[s->depth - 1].mark == WN_MARK_SINGLE;
}

/* The plural possessive (dogs’) inside an open quote: a later mark after a stop closes it. */
static bool possessive(const scan *s, uint32_t at, uint32_t len)
{
    if ((s->text.ptr[at - 1] | 32) != 's' || code_after(s, at + len) != ' ') return false;
    uint32_t end = at + REACH / 2 < s->text.len ? at + REACH / 2 : (uint32_t)s->text.len;
    for (uint32_t i = at + len; i + len <= end; i++) {
        if (memcmp(s->text.ptr + i, s->text.ptr + at, len) != 0) continue;
        if (!single_closes(s, i, len)) continue;
        char c = s->text.ptr[i - 1];
        return c == '.' || c == ',' || c == '?' || c == '!';
    }
    return false;
}

/* An apostrophe or a single mark at AT. */
static sign single_sign(scan *s, uint32_t at, uint32_t len, bool opener)
{
    sign none = { 0, WN_MARK_SINGLE, (uint8_t)len, '\'' };
    uint32_t before = code_before(s, at), after = code_after(s, at + len);
    if (single_open(s) && single_closes(s, at, len)) {
        if (at > s->from && possessive(s, at, len)) return none;
        none.does = CLOSES;
        return none;
    }
    bool letter = wn_char_letter(after) && !wn_char_digit(after);
    if (!letter || !space_or_open(before) || single_open(s)) return none;
    if (!opener && (elision(s, at + len) || !single_comes(s, at))) return none;
    none.does = OPENS;
    return none;
}

/* Straight marks: one by turns, two apostrophes as one mark, or an apostrophe. */
static sign ascii_sign(scan *s, uint32_t at)
{
    const char *p = s->text.ptr + at;
    bool digit = wn_char_digit(code_before(s, at));
    bool measure = digit && s->depth == 0;      /* 6'2" */
    uint8_t turns = measure ? 0 : OPENS | CLOSES;
    if (*p == '"') return (sign){ turns, WN_MARK_DOUBLE, 1, '"' };
    bool twin = at + 1 < s->text.len && p[1] == *p;
    if (*p == '`') return (sign){ twin ? OPENS : 0, WN_MARK_TWIN, twin ? 2 : 1, '\'' };
    bool three = twin && at + 2 < s->text.len && p[2] == *p;      /* ''He read 'No,''' */
    if (!twin || (three && single_open(s))) return single_sign(s, at, 1, false);
    return (sign){ turns, WN_MARK_TWIN, 2, '\'' };
}

/* The open quote with marks of kind MARK, or NULL. */
static const level *find_open(const scan *s, uint8_t mark)
{
    for (uint32_t i = s->depth; i > 0; i--)
        if (s->stack[i - 1].mark == mark) return &s->stack[i - 1];
    return NULL;
}

/* Does a word begin behind the mark at AT, and none end before it? */
static bool leans_right(const scan *s, uint32_t at, uint32_t len)
{
    return space_or_open(code_before(s, at)) && !wn_char_space(code_after(s, at + len));
}

/* A “ that closes: of „ “, of ” “, or typed wrongly behind a word. */
static bool turned(const scan *s, uint32_t at, uint32_t len)
{
    const level *open = find_open(s, WN_MARK_DOUBLE);
    if (!open) return false;
    return open->close == '9' || (!space_or_open(code_before(s, at)) &&
                                  !wn_char_letter(code_after(s, at + len)));
}

/* Marks that face one way by their shape. DOES is for what they are made for; those with FACES open too
** where none is open: Swedish ”…”, and »…« in books. */
static const struct { uint16_t code; uint8_t mark, does; bool faces; char close; } shapes[] = {
    { 0xAB, WN_MARK_ANGLE, OPENS, true, '>' }, { 0xBB, WN_MARK_ANGLE, CLOSES, true, '>' },
    { 0x201A, WN_MARK_LOW, OPENS, false, '9' }, { 0x201D, WN_MARK_DOUBLE, CLOSES, true, '"' },
    { 0x201E, WN_MARK_DOUBLE, OPENS, false, '9' }, { 0x201F, WN_MARK_DOUBLE, OPENS, false, '"' },
    { 0x2039, WN_MARK_LONE_ANGLE, OPENS, true, '>' },
    { 0x203A, WN_MARK_LONE_ANGLE, CLOSES, true, '>' },
    { 0x300C, WN_MARK_CORNER, OPENS, false, '>' }, { 0x300D, WN_MARK_CORNER, CLOSES, false, '>' },
    { 0x300E, WN_MARK_HOLLOW, OPENS, false, '>' }, { 0x300F, WN_MARK_HOLLOW, CLOSES, false, '>' },
};

/* May a ” before byte AT open? Among “ that is a slip, but not before an Arabic letter. */
static bool nine_opens(scan *s, uint32_t at)
{
    wn_str text = s->f->doc->text;
    if (s->nines < 0) s->nines = !memmem(text.ptr, text.len, "\xE2\x80\x9C", 3);
    uint32_t c = code_after(s, at), nine = wn_lexicon_node(s->lex, WN_STR("\xE2\x80\x9D"));
    return s->nines || (wn_lexicon_classes(s->lex, nine) >> WN_LEX_MARK & 1) || (c >= 0x0600 && c < 0x0900);
}

static sign shaped_sign(scan *s, uint32_t at, uint32_t c, uint32_t len)
{
    sign g = { 0, WN_MARK_DOUBLE, (uint8_t)len, '"' };
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (shapes[i].code != c) continue;
        const level *open = find_open(s, shapes[i].mark);
        g = (sign){ shapes[i].does, shapes[i].mark, (uint8_t)len, shapes[i].close };
        if (!shapes[i].faces || (c == 0x201D && !nine_opens(s, at + len))) return g;
        if (g.does == CLOSES && !open && leans_right(s, at, len)) {
            g.does = OPENS;
            g.close = '<';
        } else if (g.does == OPENS && open && open->close == '<') {
            g.does = CLOSES;
        }
    }
    return g;
}

/* The mark at AT, which begins with a byte that some mark begins with. */
static sign sign_at(scan *s, uint32_t at)
{
    if ((unsigned char)s->text.ptr[at] < 0x80) return ascii_sign(s, at);
    uint32_t len, c = wn_utf8_at(s->text, at, &len);
    switch (c) {
    case 0x201C:
        return (sign){ turned(s, at, len) ? CLOSES : OPENS, WN_MARK_DOUBLE, (uint8_t)len, '"' };
    case 0x2018: case 0x2019:
        if (find_open(s, WN_MARK_LOW) && !wn_char_letter(code_after(s, at + len)))
            return (sign){ CLOSES, WN_MARK_LOW, (uint8_t)len, '9' };
        return single_sign(s, at, len, c == 0x2018);
    case 0x201B: return single_sign(s, at, len, true);
    default: return shaped_sign(s, at, c, len);
    }
}

static void open_quote(scan *s, uint32_t at, sign g)
{
    if (s->depth == DEPTH) return;
    wn_quote *q = wn_list_add(s->f->arena, &s->f->quotes);
    *wn_list_add(s->f->arena, &s->marks) = g.mark;
    q->span = q->content = (wn_span){ at, at };
    q->content.start = at + g.len;
    q->attribution = WN_NOWHERE;
    q->depth = (uint8_t)s->depth;
    s->stack[s->depth++] = (level){ s->f->quotes.len - 1, g.mark, g.close };
}

/* Takes white space off both ends of SPAN: « … » */
static void trim(const scan *s, wn_span *span)
{
    uint32_t len;
    while (span->start < span->end && wn_char_space(wn_utf8_at(s->text, span->start, &len)))
        span->start += len;
    while (span->start < span->end && wn_char_space(wn_utf8_before(s->text, span->end, &len)))
        span->end -= len;
}

/* Adds REST, a part of quote number Q, before the quotes that stand in it; its number. */
static uint32_t add_rest(scan *s, uint32_t q, wn_quote rest)
{
    wn_list_add(s->f->arena, &s->f->quotes);
    wn_list_add(s->f->arena, &s->marks);
    wn_quote *quotes = s->f->quotes.at;
    uint32_t at = s->f->quotes.len - 1;
    for (; quotes[at - 1].span.start > rest.span.start; at--) {
        quotes[at] = quotes[at - 1];
        s->marks.at[at] = s->marks.at[at - 1];
    }
    quotes[at] = rest;
    s->marks.at[at] = s->marks.at[q];
    return at;
}

/* Parts quote number Q where it tells inside who says it. */
static void part(scan *s, uint32_t q)
{
    if (wn_inquit_around(s->f, s->lex, s->f->quotes.at[q].span)) return;
    for (uint32_t n = 0; n < PARTS; n++) {
        wn_quote *first = &s->f->quotes.at[q], rest = *first;
        wn_span gap = wn_inquit_find(s->f, s->lex, first->content);
        if (wn_span_empty(gap)) return;
        first->span.end = first->content.end = gap.start;
        rest.rest = true;
        rest.span.start = rest.content.start = gap.end;
        if (wn_inquit_dash(s->f, wn_token_at(s->f, gap.end)))
            rest.content.start = s->f->tokens.at[wn_token_at(s->f, gap.end)].end;
        trim(s, &rest.content);
        if (wn_span_empty(rest.content)) return;
        q = add_rest(s, q, rest);
    }
}

/* Ends the innermost quote at AT; without a mark it stays open, and a single one is none. */
static void close_quote(scan *s, uint32_t at, uint32_t len)
{
    level top = s->stack[--s->depth];
    wn_quote *q = &s->f->quotes.at[top.quote];
    bool lost = len == 0 && top.mark == WN_MARK_SINGLE;
    q->span.end = lost ? q->span.start : at + len;
    q->content.end = lost || at < q->content.start ? q->content.start : at;
    q->closed = len > 0;
    trim(s, &q->content);
    if (s->depth == 0 && len > 0) part(s, top.quote);
}

static void meet(scan *s, uint32_t at, sign g)
{
    const level *open = find_open(s, g.mark);
    bool left = open && !(g.does & CLOSES) && g.mark != WN_MARK_SINGLE && g.mark != WN_MARK_TWIN;
    if (open && ((g.does & CLOSES) || left)) {
        while (s->stack[s->depth - 1].mark != g.mark) close_quote(s, at, 0);
        close_quote(s, at, left ? 0 : g.len);       /* a second opening mark: the first was left open */
    }
    if ((g.does & OPENS) && (!open || !(g.does & CLOSES))) open_quote(s, at, g);
}

/* Bytes with which a mark can begin. */
static const bool may_begin[256] = {
    ['"'] = true, ['\''] = true, ['`'] = true, [0xC2] = true, [0xE2] = true, [0xE3] = true
};

/* Code within lines: a mark in it is a sign of that code. */
static void find_codes(scan *s)
{
    const wn_doc *doc = s->f->doc;
    for (uint32_t n = 0; doc->tags.len && !doc->frames.len && n < doc->nodes.len; n++) {
        bool code = wn_str_eq(doc->tags.at[doc->nodes.at[n].tag].name, WN_STR("code"));
        if (code && !wn_span_empty(doc->nodes.at[n].text))
            *wn_list_add(s->f->arena, &s->codes) = doc->nodes.at[n].text;
    }
}

/* The end of the code that has byte AT, or AT. */
static uint32_t behind_code(scan *s, uint32_t at)
{
    while (s->code < s->codes.len && s->codes.at[s->code].end <= at) s->code++;
    return s->code < s->codes.len && s->codes.at[s->code].start <= at ? s->codes.at[s->code].end : at;
}

/* Where what is said behind the dialogue dash of token T ends, before byte END: at the next dash, or at the
** comma before a cue. T where nobody is said to say it: an item of a list. */
static uint32_t turn_end(const scan *s, uint32_t t, uint32_t end)
{
    const wn_found *f = s->f;
    for (uint32_t i = t + 1; i < f->tokens.len && f->tokens.at[i].start < end; i++) {
        if (wn_token_is(f, i, WN_LEX_DIALOGUE) && (f->tokens.at[i].shape & WN_SPACE_BEFORE)) return i;
        bool stop = i > t + 2 && memchr(",?!", f->doc->text.ptr[f->tokens.at[i - 1].start], 3);
        if (stop && wn_inquit_says(f, s->lex, i)) return i;
    }
    return t;
}

/* The dash behind which a turn goes on, or another begins, once it is told whose words those before
** token I are: — Nie wiem — powiedział Jan. — Może jutro. T where there is none. */
static uint32_t next_turn(const scan *s, uint32_t t, uint32_t i, uint32_t end)
{
    const wn_found *f = s->f;
    bool told = false;
    for (uint32_t k = i; k < f->tokens.len && f->tokens.at[k].start < end; k++) {
        if (k > i && wn_token_is(f, k, WN_LEX_DIALOGUE)) return told ? k : t;
        told |= wn_inquit_says(f, s->lex, k);
    }
    return t;
}

/* What is said behind the dash of token T, or the sign behind one that closes: —dijo Juan—. Sí. */
static void add_turn(scan *s, uint32_t t, uint32_t end)
{
    wn_found *f = s->f;
    bool closes = !(f->tokens.at[t].shape & WN_SPACE_BEFORE) && f->tokens.at[t + 1].type == WN_PUNCT;
    uint32_t from = closes ? t + 2 : t;
    if (end <= from) return;
    open_quote(s, f->tokens.at[from].start, (sign){ 0, WN_MARK_DOUBLE, closes ? 0 : 3, 0 });
    close_quote(s, f->tokens.at[end - 1].end, 0);
    f->quotes.at[f->quotes.len - 1].closed = true;
}

/* — Je pars, dit Anne Morel: turns of a dialogue, in a block without quotes. */
static void read_turns(scan *s, uint32_t quotes, wn_span block)
{
    const wn_found *f = s->f;
    if (f->quotes.len > quotes) return;
    uint32_t t = wn_token_at(f, block.start), last, end;
    if (t == f->tokens.len || !wn_token_is(f, t, WN_LEX_DIALOGUE)) return;
    for (last = WN_NOWHERE; t != last; t = next_turn(s, t, end, block.end)) {
        end = turn_end(s, t, block.end);
        if (end <= t + 1 && last == WN_NOWHERE) return;
        if (end <= t + 1)
            for (end = t + 1; end < f->tokens.len && f->tokens.at[end].start < block.end;) end++;
        if (end > t + 1) add_turn(s, t, end);
        last = t;
    }
}

static void scan_block(scan *s, uint32_t number)
{
    wn_span block = s->f->doc->blocks.at[number].span;
    uint32_t before = s->f->quotes.len;
    s->lex = wn_word_lex(s->f, number);
    s->text = (wn_str){ s->f->doc->text.ptr, block.end };
    s->from = block.start;
    for (uint32_t at = block.start; at < block.end; at++) {
        if (!may_begin[(unsigned char)s->text.ptr[at]]) continue;
        uint32_t behind = behind_code(s, at);
        if (behind > at) {
            at = behind - 1;
            continue;
        }
        sign g = sign_at(s, at);
        if (g.does) meet(s, at, g);
        at += g.len - 1u;
    }
    while (s->depth > 0) close_quote(s, block.end, 0);
    read_turns(s, before, block);
}

uint8_t *wn_quote_scan(wn_found *f)
{
    scan s = { .f = f, .nines = -1 };
    find_codes(&s);
    for (uint32_t i = 0; i < f->doc->blocks.len; i++)
        if (f->doc->blocks.at[i].type != WN_CODE) scan_block(&s, i);
    uint32_t n = 0;
    for (uint32_t i = 0; i < f->quotes.len; i++) {      /* without empty ones, and apostrophes */
        const wn_quote *q = &f->quotes.at[i];
        if (wn_span_empty(q->closed ? q->content : q->span)) continue;
        f->quotes.at[n] = f->quotes.at[i];
        s.marks.at[n++] = s.marks.at[i];        /* as many as quotes: NOLINT(clang-analyzer-*) */
    }
    f->quotes.len = n;
    return s.marks.at;
}

/* ---- types */

/* Ends C a clause: . , ? ! and those of the East? */
static bool ends_clause(uint32_t c)
{
    return c == '.' || c == ',' || c == '?' || c == '!' || c == 0x3002 || c == 0xFF01 ||
           c == 0xFF1F || c == 0x061F || c == 0x0964;
}

/* Can C begin a sentence: no small letter? Hebrew to Myanmar and what is east of it know no case. */
static bool begins_sentence(uint32_t c)
{
    return !wn_char_letter(c) || wn_char_upper(c) || (c >= 0x0590 && c < 0x10A0) || c >= 0x2E80;
}

/* « Je pars », dit-elle; „Idę” – powiedziała: a comma or dash behind the mark, and a cue behind that? */
static bool comma_behind(const wn_found *f, const wn_quote *q)
{
    const char *p = f->doc->text.ptr + q->span.end;
    if (q->cue.start <= q->span.end) return false;
    return *p == ',' || (q->cue.start - q->span.end > 3 && !memcmp(p, " \xE2\x80", 3)
                         && (p[3] == '\x93' || p[3] == '\x94'));
}

/* Ana dijo: «Nada», Ana Ruiz: «Nada»: a cue or a name, and a colon right before the mark? */
static bool colon_before(const wn_found *f, const wn_quote *q)
{
    uint32_t at = q->span.start;
    while (at > 0 && f->doc->text.ptr[at - 1] == ' ') at--;
    wn_span said = wn_span_empty(q->cue) ? q->speaker : q->cue;
    return !wn_span_empty(said) && said.end < at && f->doc->text.ptr[at - 1] == ':';
}

/* Is the quote a sentence by itself: capital in front, and a stop or several words? */
static bool whole(const wn_found *f, const wn_quote *q)
{
    wn_str c = wn_found_text(f, q->content);
    uint32_t len;
    if (c.len == 0) return false;
    if (wn_token_is(f, wn_token_at(f, q->span.start), WN_LEX_DIALOGUE)) return true;
    return begins_sentence(wn_utf8_at(c, 0, &len)) &&
           (ends_clause(wn_utf8_before(c, (uint32_t)c.len, &len)) || !q->closed ||
            comma_behind(f, q) || colon_before(f, q) || wn_doc_words(f->doc, q->content) > 4);
}

static bool reported(const wn_found *f, const wn_quote *q, wn_quote_mark mark, bool doubles)
{
    if (q->depth > 0) return wn_lexicon_weight(f->lex, "quote.nested") > 0;
    if (mark == WN_MARK_SINGLE && doubles) return wn_lexicon_weight(f->lex, "quote.single") > 0;
    return mark != WN_MARK_TWIN || wn_lexicon_weight(f->lex, "quote.twin") > 0;
}

void wn_quote_settle(wn_found *f, const uint8_t *marks)
{
    bool doubles = false;
    for (uint32_t i = 0; i < f->quotes.len && !doubles; i++) doubles = marks[i] != WN_MARK_SINGLE;
    uint32_t n = 0, outer = 0;
    for (uint32_t i = 0; i < f->quotes.len; i++) {
        wn_quote q = f->quotes.at[i];
        if (!reported(f, &q, marks[i], doubles)) continue;
        if (q.reason.len) {
            q.type = WN_SCARE;
            q.speaker = q.cue = (wn_span){ 0, 0 };
        } else q.type = whole(f, &q) ? WN_DIRECT : WN_PARTIAL;
        if (n == 0 || q.span.start >= f->quotes.at[outer].span.end) outer = n;
        q.outer = outer;
        f->quotes.at[n++] = q;
    }
    f->quotes.len = n;
}

/* Both come from one search. */
bool wn_quote_find(wn_found *f, wn_err *err)
{
    return !wn_found_first(f, WN_K_QUOTE) || wn_attribution_find(f, err);
}
