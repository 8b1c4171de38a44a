/* inquit.c: who speaks, told between the marks of what is said, where a language writes so (weight
** "quote.inquit"; 2: between commas too):
**
**     «Это, — сказала Анна, — не повод».        « Je pars, dit Anne. Il est tard. »
**     [    ]                  [         ]       [        ]           [            ]
**
** A cue stands right behind the sign, and a dash, a comma or the end of the sentence behind who it is.
*/
#include "find/inquit.h"

#define NEAR 3              /* tokens behind a sign within which a cue stands, and behind that, a name */
#define FAR 24              /* tokens that an inquit has at most */

static const char *hyphen_in(wn_str word) { return memchr(word.ptr, '-', word.len); }

static wn_str word_at(const wn_found *f, uint32_t t)
{
    return wn_found_text(f, (wn_span){ f->tokens.at[t].start, f->tokens.at[t].end });
}

/* Classes of token T, its pronouns left out: dit-elle, s’exclame. */
static uint64_t classes(const wn_found *f, const wn_lexicon *lex, uint32_t t)
{
    wn_str word = word_at(f, t);
    const char *hyphen = hyphen_in(word);
    if (hyphen) word.len = (size_t)(hyphen - word.ptr);
    uint32_t len = word.len > 4 && !memcmp(word.ptr + 1, "\xE2\x80\x99", 3) ? 4
                 : word.len > 2 && word.ptr[1] == '\'' ? 2 : 0;
    word = (wn_str){ word.ptr + len, word.len - len };
    return wn_lexicon_classes(lex, wn_lexicon_node(lex, word));
}

bool wn_inquit_says(const wn_found *f, const wn_lexicon *lex, uint32_t t)
{
    return classes(f, lex, t) >> WN_LEX_CUE & 1;
}

static bool is_sign(const wn_found *f, uint32_t t, const char *signs)
{
    const wn_token *x = &f->tokens.at[t];
    return x->end - x->start == 1 && strchr(signs, f->doc->text.ptr[x->start]);
}

bool wn_inquit_dash(const wn_found *f, uint32_t t)
{
    return wn_token_is(f, t, WN_LEX_DIALOGUE) ||
           (is_sign(f, t, "-") && (f->tokens.at[t].shape & WN_SPACE_BEFORE));
}

/* The cue behind the sign of token T, or T: — сказала; , a-t-il dit; – nie mówił. */
static uint32_t cue_behind(const wn_found *f, const wn_lexicon *lex, uint32_t t)
{
    for (uint32_t k = t + 1; k <= t + NEAR && k < f->tokens.len && f->tokens.at[k].type == WN_WORD; k++) {
        if (wn_inquit_says(f, lex, k)) return k;
        if (!wn_inquit_dash(f, t) && !(classes(f, lex, k) >> WN_LEX_AUXILIARY & 1)) return t;
    }
    return t;
}

static uint64_t bit(wn_lex_class cls) { return UINT64_C(1) << cls; }

/* Does a dash, or who speaks, stand behind the cue of token T: dit mardi le maire; or inside it: a-t-il dit? */
static bool named(const wn_found *f, const wn_lexicon *lex, uint32_t sign, uint32_t t)
{
    const uint64_t names = bit(WN_LEX_TITLE) | bit(WN_LEX_ROLE) | bit(WN_LEX_ORGANISATION) |
                           bit(WN_LEX_ANONYMOUS);
    const uint64_t others = bit(WN_LEX_CONJUNCTION) | bit(WN_LEX_PREPOSITION) | bit(WN_LEX_CUE_PHRASE);
    for (uint32_t k = sign + 1; k <= t; k++)
        if (hyphen_in(word_at(f, k))) return true;
    for (uint32_t k = t + 1; k <= t + NEAR && k < f->tokens.len; k++) {
        uint64_t is = wn_lexicon_classes(lex, f->tokens.at[k].node);
        if ((f->tokens.at[k].shape & WN_CAPITAL) || (is & names) || wn_inquit_dash(f, k)) return true;
        if (is & others) return false;
        if (k == t + 1 && (is & bit(WN_LEX_PRONOUN))) return true;
    }
    return false;
}

/* Does token T tell the office of who was named: Anne Morel, maire de Brest? */
static bool office(const wn_found *f, const wn_lexicon *lex, uint32_t t)
{
    return t < f->tokens.len && !(f->tokens.at[t].shape & WN_CAPITAL) &&
           (classes(f, lex, t) & (bit(WN_LEX_TITLE) | bit(WN_LEX_ROLE)));
}

/* The byte where what is said goes on, at most at END: at the dash or behind the sign that ends the words
** behind token T, the cue, as the one of token OPENS began them. END where no sign does. */
static uint32_t goes_on(const wn_found *f, const wn_lexicon *lex, uint32_t opens, uint32_t t, uint32_t end)
{
    bool dash = wn_inquit_dash(f, opens);
    uint32_t low = wn_list_from(&f->sentences, wn_sentence, span.end, f->tokens.at[t].end);
    uint32_t stop = low < f->sentences.len ? f->sentences.at[low].span.end : end;
    for (uint32_t k = t + 1; k < f->tokens.len && k <= t + FAR && f->tokens.at[k].start < end; k++) {
        bool ends = dash ? wn_inquit_dash(f, k) : is_sign(f, k, ",") || f->tokens.at[k].end >= stop;
        if (!ends || (!dash && office(f, lex, k + 1))) continue;
        bool closes = dash && !(f->tokens.at[k].shape & WN_SPACE_BEFORE) && k + 1 < f->tokens.len &&
                      is_sign(f, k + 1, ".,;:?!");
        uint32_t next = dash ? k + 2 * closes : k + 1;              /* —dijo Ana—. Sí */
        return next < f->tokens.len && f->tokens.at[next].start < end ? f->tokens.at[next].start : end;
    }
    return end;
}

wn_span wn_inquit_find(const wn_found *f, const wn_lexicon *lex, wn_span said)
{
    double signs = wn_lexicon_weight(lex, "quote.inquit");
    if (signs == 0) return (wn_span){ said.end, said.end };
    uint32_t t = wn_token_at(f, said.start) + 1;
    for (; t < f->tokens.len && f->tokens.at[t].end < said.end; t++) {
        bool dash = wn_inquit_dash(f, t);
        if (!dash && (signs < 2 || !is_sign(f, t, ",?!"))) continue;
        uint32_t cue = cue_behind(f, lex, t);
        bool after = dash && is_sign(f, t - 1, ",?!");
        if (cue == t || f->tokens.at[cue].end > said.end || !(after || named(f, lex, t, cue))) continue;
        uint32_t rest = goes_on(f, lex, t, cue, said.end);
        if (rest < said.end || after) return (wn_span){ f->tokens.at[dash ? t - 1 : t].end, rest };
    }
    return (wn_span){ said.end, said.end };
}

bool wn_inquit_around(const wn_found *f, const wn_lexicon *lex, wn_span quote)
{
    uint32_t before = wn_token_at(f, quote.start), t = wn_token_at(f, quote.end);
    if (before > 0 && is_sign(f, before - 1, ":")) return true;
    while (t < f->tokens.len && (is_sign(f, t, ",") || wn_inquit_dash(f, t))) t++;
    uint32_t cue = t > 0 ? cue_behind(f, lex, t - 1) : t;
    return cue > t - 1 && cue < f->tokens.len && named(f, lex, t - 1, cue);
}
