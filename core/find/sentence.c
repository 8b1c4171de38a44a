/* sentence.c: where sentences end, decided over tokens.
**
**     … said Mr . Byrne . “ Not now . ” She …
**               ^       ^           ^ ^
**               title   end         end, with what closes behind it
**
** Only a sign that can end a sentence is looked at: a stop, a mark, an ellipsis, an abbreviation
** with its stop in it. What stands before it (an abbreviation, an initial, the number of a list
** item) and behind it (a small letter, a word that begins sentences, an opening sign) decides.
** What parts sentences without such a sign is in scan.c. All words come from the language pack.
** A regular expression a rule was tried by others: a third of the accuracy is lost on what
** cannot be said about one place alone. */
#include "find/scan.h"
#include "find/word.h"

#define SPEAKER 8           /* words of who said it, at most */
#define APART 200           /* tokens between marks with spaces inside, at most */

/* Does the word before token I belong to the script between FROM and TO? */
static bool follows_script(const wn_scan *s, uint32_t i, uint32_t from, uint32_t to)
{
    uint32_t len;
    if (i == s->first) return false;
    uint32_t c = char_of(s, i - 1, &len);
    return from <= c && c <= to;
}

/* Can token I end a sentence? A colon does in Armenian, a semicolon asks in Greek. */
static bool ends_text(const wn_scan *s, uint32_t i)
{
    wn_sign k = wn_scan_sign(s, i);
    if (k == S_COLON) return follows_script(s, i, 0x530, 0x58F);
    if (k == S_SEMICOLON)
        return follows_script(s, i, 0x370, 0x3FF) || follows_script(s, i, 0x1F00, 0x1FFF);
    return k == S_STOP || k == S_ASK || k == S_DOTS || k == S_FULL;
}

static bool is(const wn_scan *s, uint32_t i, wn_lex_class cls) { return wn_token_is(s->f, i, cls); }

/* Does token I begin with a small letter (of a script that has capitals)? */
static bool small(const wn_scan *s, uint32_t i)
{
    uint32_t len, c = char_of(s, i, &len);
    if (token(s, i)->type != WN_WORD || (token(s, i)->shape & WN_CAPITAL)) return false;
    return c < 0x80 ? c >= 'a' && c <= 'z' : c < 0x590 || (c >= 0x1E00 && c < 0x2000);
}

/* A word of one letter? */
static bool letter(const wn_scan *s, uint32_t i)
{
    uint32_t len;
    const wn_token *t = token(s, i);
    if (t->type != WN_WORD || size(s, i) > 4) return false;
    char_of(s, i, &len);
    return size(s, i) == len;
}

/* Is token I written with a capital and one of the words that begin sentences? */
static bool starts(const wn_scan *s, uint32_t i)
{
    return i < s->last && (token(s, i)->shape & WN_CAPITAL) && is(s, i, WN_LEX_STARTER);
}

/* An initialism with its last stop in it (U.S., a.m.)? */
static bool dotted(const wn_scan *s, uint32_t i)
{
    const wn_token *t = token(s, i);
    return t->type == WN_WORD && size(s, i) > 3 && bytes(s, i)[size(s, i) - 1] == '.';
}

/* The value of token I as an abbreviation, or -1. */
static double abbreviation(const wn_scan *s, uint32_t i)
{
    if (!is(s, i, WN_LEX_ABBREVIATION)) return -1;
    return wn_token_phrase(s->f, i, i + 1, WN_LEX_ABBREVIATION)->value;
}

/* ---- ends */

/* Behind a reference in brackets that begins at I ([7], [note 2], […]); I where there is none. */
static uint32_t reference_end(const wn_scan *s, uint32_t i)
{
    if (i >= s->last || !is_char(s, i, '[')) return i;
    for (uint32_t k = i + 1; k < s->last && k < i + 5; k++) {
        if (is_char(s, k, ']')) return k > i + 1 ? k + 1 : i;
        if (token(s, k)->type == WN_WORD && k > i + 1) return i;
    }
    return i;
}

/* Is the token at I a note's number: "It rained. 3 The river rose."? */
static bool note_number(const wn_scan *s, uint32_t i)
{
    if (i + 1 >= s->last || token(s, i)->type != WN_NUMBER) return false;
    return size(s, i) < 3 && starts(s, i + 1) && !small(s, i + 1);
}

/* Does the sign at I, which has no space before it, close what was opened? A straight mark does
** where no word follows at once; so does the high mark that opens in English and closes in
** German. */
static bool closes(const wn_scan *s, uint32_t i)
{
    uint32_t len, c = char_of(s, i, &len);
    wn_sign k = wn_scan_sign(s, i);
    if (k == S_CLOSE) return true;
    if (k != S_QUOTE && c != 0x201C && c != 0x2018) return false;
    return i + 1 >= s->last || spaced(s, i + 1) || token(s, i + 1)->type == WN_PUNCT;
}

/* « Non ! » Does the sign at I, with a space before and behind it, close what the sentence opened? */
static bool closes_apart(const wn_scan *s, uint32_t i)
{
    uint32_t len, c = char_of(s, i, &len);
    if (c != 0xBB || (i + 1 < s->last && !spaced(s, i + 1))) return false;
    uint32_t far = i - s->first > APART ? i - APART : s->first;
    for (uint32_t k = i; k > far; k--) {
        c = char_of(s, k - 1, &len);
        if (c == 0xAB || c == 0xBB) return c == 0xAB;
    }
    return false;
}

/* Is the stop at I followed by three dots, apart, for what the next sentence leaves out? */
static bool omission(const wn_scan *s, uint32_t i)
{
    if (i + 4 >= s->last || spaced(s, i) || !(token(s, i + 4)->shape & WN_CAPITAL)) return false;
    for (uint32_t k = i; k < i + 4; k++)
        if (!is_char(s, k, '.') || (k > i && !spaced(s, k))) return false;
    return true;
}

/* Behind the terminators, closing signs and references at I. */
static uint32_t run_end(const wn_scan *s, uint32_t i)
{
    if (omission(s, i)) return i + 1;
    for (i++; i < s->last; i++) {
        if (spaced(s, i)) {
            if ((is_char(s, i, '.') && is_char(s, i - 1, '.')) || closes_apart(s, i)) continue;
            break;
        }
        if (!ends_text(s, i) && !closes(s, i)) break;
    }
    for (uint32_t to = i; (to = reference_end(s, i)) > i;) i = to;
    return i + note_number(s, i);
}

/* The first token at or after I that is no opening sign. */
static uint32_t inner(const wn_scan *s, uint32_t i)
{
    while (i < s->last) {
        wn_sign k = wn_scan_sign(s, i);
        if (k != S_OPEN && k != S_QUOTE && k != S_CLOSE) break;
        i++;
    }
    return i;
}

/* Signs behind which text goes on: a comma, a dash, a closing sign after a space. */
static bool goes_on(const wn_scan *s, uint32_t i)
{
    wn_sign k = wn_scan_sign(s, i);
    return k == S_COMMA || k == S_COLON || k == S_SEMICOLON || (k == S_CLOSE && !spaced(s, i));
}

/* Is token I a number that a stop makes an ordinal (der 3. Mai), in a language whose abbreviations have
** "#"? Not so behind a noun. */
static bool ordinal_stop(const wn_scan *s, uint32_t i)
{
    if (!s->ordinals || token(s, i)->type != WN_NUMBER || size(s, i) > 2) return false;
    return i <= s->first + 1 || small(s, i - 1);
}

/* Does the stop at I belong to the word before it? NEXT: the word behind. */
static bool stop_of_word(const wn_scan *s, uint32_t i, uint32_t next)
{
    if (i == s->first || spaced(s, i)) return false;
    uint32_t word = i - 1, n;
    double value = abbreviation(s, word);
    bool number = next < s->last && token(s, next)->type == WN_NUMBER;
    if (value == 0) return true;
    if (number && token(s, word)->type == WN_PUNCT && !ends_text(s, word)
        && wn_scan_sign(s, word) == S_NONE) return true;
    if (value == 2) return number;
    if (value > 0) return !starts(s, next);
    if (wn_scan_mark(s, s->first, &n) > i && n) return true;
    if (!letter(s, word)) return ordinal_stop(s, word) && !starts(s, next);
    return number || !starts(s, next);
}

/* May a sentence begin at NEXT, with no space before it? Only "end.Next" looks like one. */
static bool glued(const wn_scan *s, uint32_t i, uint32_t next)
{
    if (i == s->first) return false;
    const wn_token *before = token(s, i - 1), *t = token(s, next);
    if (t->type != WN_WORD || !(t->shape & WN_CAPITAL) || (t->shape & WN_ALL_CAPS)) return false;
    if (before->type == WN_NUMBER) return size(s, next) > 2;
    if (before->type != WN_WORD || size(s, i - 1) < 3) return false;
    return small(s, i - 1) || starts(s, next) || abbreviation(s, next) == 0;
}

/* Does a sentence begin with the small letter at NEXT, as in hasty writing? */
static bool hasty(const wn_scan *s, uint32_t i, uint32_t end)
{
    if (end != i + 1 || i == s->first || !spaced(s, end)) return false;
    wn_sign k = wn_scan_sign(s, i);
    const wn_token *before = token(s, i - 1);
    if (k == S_ASK) return is_char(s, i, '?') || small(s, i - 1);
    if (k != S_STOP || spaced(s, i)) return false;
    if (before->type != WN_WORD || abbreviation(s, i - 1) >= 0) return false;
    return (size(s, i - 1) > 3 && !dotted(s, i - 1)) || is(s, i - 1, WN_LEX_STOP);
}

/* Three stops with spaces between, no fourth? */
static bool three_apart(const wn_scan *s, uint32_t i, uint32_t end)
{
    return end - i == 3 && is_char(s, i, '.') && is_char(s, i + 1, '.') && is_char(s, i + 2, '.')
        && spaced(s, i + 1) && spaced(s, i + 2) && spaced(s, i);
}

/* Does the sentence end with the initialism at I? A title behind an hour begins a new one,
** unless the hour began this one: "At 5 p.m. Mr. Hale rose." */
static bool dotted_ends(const wn_scan *s, uint32_t i, uint32_t end, uint32_t next)
{
    if (end > i + 1 && !closes(s, i + 1)) return true;
    if (abbreviation(s, i) == 0) return false;
    if (starts(s, next)) return true;
    return i > s->first + 2 && token(s, i - 1)->type == WN_NUMBER && next < s->last
        && (token(s, next)->shape & WN_CAPITAL) && abbreviation(s, next) == 0;
}

/* 「…。」と述べた, “……！”老张说。: does what follows a quote without a space say that it was said? */
static bool said(const wn_scan *s, uint32_t next)
{
    if (spaced(s, next) || token(s, next)->type != WN_WORD) return false;
    if (is(s, next, WN_LEX_CUE_PHRASE)) return true;
    uint32_t i = next;
    while (i < s->last && i < next + SPEAKER && token(s, i)->type == WN_WORD) i++;
    return i > next && is(s, i - 1, WN_LEX_CUE) && i < s->last && token(s, i)->type == WN_PUNCT;
}

/* 来た!灯が…: between letters of the East, which have no space between sentences? */
static bool eastern(const wn_scan *s, uint32_t i, uint32_t next)
{
    uint32_t len;
    if (i == s->first || token(s, next)->type != WN_WORD) return false;
    return char_of(s, i - 1, &len) >= 0x3040 && char_of(s, next, &len) >= 0x3040;
}

/* The mark of quotation in the East at token I: 1 opens, -1 closes. */
static int mark_at(const wn_scan *s, uint32_t i)
{
    uint32_t len, c = token(s, i)->type == WN_PUNCT ? char_of(s, i, &len) : 0;
    if (c == 0x300C || c == 0x300E || c == 0x201C) return 1;
    return c == 0x300D || c == 0x300F || c == 0x201D ? -1 : 0;
}

/* 町長は「残る。直す。」と述べた: is token I in brackets that are a part of its sentence? */
static bool enclosed(const wn_scan *s, uint32_t i)
{
    uint32_t open = i, close = i, far = i - s->first > APART ? i - APART : s->first;
    int depth = 0;
    while (open > far && depth < 1) depth += mark_at(s, --open);
    if (depth < 1) return false;
    for (far = s->last - i > APART ? i + APART : s->last; close < far && depth > 0; close++)
        depth += mark_at(s, close);
    return depth == 0 && (open > s->first || (close < s->last && said(s, close)));
}

/* Does the sentence end with the run of signs [I, END)? */
static bool ends(const wn_scan *s, uint32_t i, uint32_t end)
{
    uint32_t n, next = inner(s, end);
    wn_sign k = wn_scan_sign(s, i);
    if (end >= s->last) return true;
    if (k == S_FULL && end == i + 1) return !enclosed(s, i);
    if (k == S_FULL) return !goes_on(s, end) && !said(s, end);
    if (wn_scan_mark(s, s->first, &n) >= end && n) return false;
    if (i > s->first && is_char(s, i - 1, '[')) return false;
    if (!spaced(s, end)) {
        if (k == S_DOTS && size(s, i) == 3) return starts(s, end);
        if (k == S_DOTS) return token(s, end)->shape & WN_CAPITAL;
        if (k == S_ASK && eastern(s, i, end) && !said(s, end)) return true;
        return (k == S_STOP || k == S_ASK) && end == i + 1 && glued(s, i, end);
    }
    if (goes_on(s, end)) return false;
    if (next < s->last && small(s, next))
        return k == S_COLON || k == S_SEMICOLON || hasty(s, i, end);
    if (dotted(s, i)) return dotted_ends(s, i, end, next);
    if (k == S_STOP && end == i + 1 && stop_of_word(s, i, next)) return false;
    return !three_apart(s, i, end);
}

static void add(wn_found *f, wn_scan *s, uint32_t block, uint32_t end)
{
    if (end == s->first) return;
    *wn_list_add(f->arena, &f->sentences) = (wn_sentence){
        .span = { token(s, s->first)->start, token(s, end - 1)->end },
        .block = block, .token = s->first, .tokens = end - s->first
    };
    s->first = end;
}

/* A block of short lines that begins small is a list of names, not a sentence cut by line ends. */
static bool short_rows(const wn_scan *s)
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
static bool plain(const wn_scan *s, uint32_t i)
{
    const wn_token *t = token(s, i);
    return t->type == WN_WORD && !(t->shape & (WN_JOINED | WN_LINE_BEFORE)) && size(s, i) > 1;
}

static void find_in_block(wn_found *f, uint32_t block, uint32_t first, uint32_t last)
{
    const wn_lexicon *lex = wn_word_lex(f, block);
    uint64_t figure = wn_lexicon_classes(lex, wn_lexicon_node(lex, WN_STR("#")));
    wn_scan s = { f, first, last, false, figure >> WN_LEX_ABBREVIATION & 1 };
    uint32_t i = first;
    if (first == last) return;
    s.rows = short_rows(&s);
    while (i < last) {
        if (plain(&s, i)) { i++; continue; }
        if (i > s.first && wn_scan_parts(&s, i)) add(f, &s, block, i);
        uint32_t end = wn_scan_piece(&s, i);
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
