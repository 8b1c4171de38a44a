/* compound.c: words that are several number words. A part is tried from the longest that the pack has
** to the shortest; places from which no way leads to the end are remembered, so that a word takes
** time by its length and the longest part.
**
**     eintausendeinhundertfünfzig     ein tausend ein hundert fünfzig
**     وعشرون                          و عشرون
**     오백원을                         오 백 원 을
*/
#include "find/compound.h"

#include "find/grammar.h"

#define WORD_MAX 120            /* bytes of a word that is cut */
#define PART_MAX 40             /* bytes of a part */
#define BIT(cls) (UINT64_C(1) << (cls))
#define NUMBERS (BIT(WN_LEX_NUMBER) | BIT(WN_LEX_MULTIPLIER) | BIT(WN_LEX_ORDINAL))
#define UNITS (BIT(WN_LEX_UNIT) | BIT(WN_LEX_CURRENCY) | BIT(WN_LEX_PERCENT))

typedef struct {
    const wn_lexicon *lex;
    const double *rules;
    wn_str word;
    uint32_t *ends, len;
    uint64_t dead[(WORD_MAX + 63) / 64];
} cut;

static bool letter_at(wn_str s, size_t at)
{
    return at >= s.len || ((uint8_t)s.ptr[at] & 0xC0) != 0x80;
}

/* A letter that is a word (원) has an ending that the pack knows: 원|을, not 원|인. */
static bool parts_at(const wn_lexicon *lex, wn_str word, size_t n)
{
    if (n == word.len) return true;
    if (!letter_at(word, n)) return false;
    if (n > 3 || (uint8_t)word.ptr[0] < 0xE0) return true;
    uint32_t rest = wn_lexicon_node(lex, (wn_str){ word.ptr + n, word.len - n });
    return wn_lexicon_classes(lex, rest) >> WN_LEX_LINK & 1;
}

uint32_t wn_compound_stem(const wn_lexicon *lex, uint32_t parent, wn_str word, uint32_t rest,
                          uint64_t classes, uint32_t *node)
{
    for (size_t n = word.len; n > 0 && word.len - n <= rest; n--) {
        if (!parts_at(lex, word, n)) continue;
        wn_str head = { word.ptr, n };
        uint32_t found = parent == WN_NOWHERE ? wn_lexicon_node(lex, head)
                                              : wn_lexicon_step(lex, parent, head);
        if (found == WN_NOWHERE || !(wn_lexicon_begins(lex, found) & classes)) continue;
        *node = found;
        return (uint32_t)n;
    }
    return 0;
}

static wn_str tag_of(const wn_lexicon *lex, uint32_t node, wn_lex_class cls)
{
    const wn_lex_item *item = wn_lexicon_item(lex, node);
    while (item && item->cls != cls) item = wn_lexicon_next(lex, item);
    return item ? item->tag : WN_STR("");
}

/* Is the word of NODE of a number: a value, a multiplier that is no letter, or what joins them? */
static bool number_part(const cut *c, uint32_t node, bool first)
{
    static const char *const joints[] = { "a", "and", "parts", "point", "minus" };
    uint64_t classes = wn_lexicon_classes(c->lex, node);
    if (classes & (BIT(WN_LEX_NUMBER) | BIT(WN_LEX_ORDINAL))) return true;
    wn_str tag = tag_of(c->lex, node, WN_LEX_MULTIPLIER);
    if (classes & BIT(WN_LEX_MULTIPLIER)) return !tag.len || wn_str_eq(tag, WN_STR("bare"));
    if (!(classes & BIT(WN_LEX_LINK))) return false;
    tag = tag_of(c->lex, node, WN_LEX_LINK);
    bool and = wn_str_eq(tag, WN_STR("and"));
    if (first && and) return c->rules[WN_G_COMPOUND] == 2;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (wn_str_eq(tag, wn_str_of(joints[i]))) return true;
    return false;
}

static void add(cut *c, size_t end) { c->ends[c->len++] = (uint32_t)end; }

/* Does what follows the number at AT end the word: a unit, a counter, an ending? */
static bool ends_at(cut *c, size_t at)
{
    uint32_t node, rest = (uint32_t)c->rules[WN_G_SUFFIX];
    wn_str tail = { c->word.ptr + at, c->word.len - at };
    if (c->rules[WN_G_COMPOUND] != 3 || c->len + 2 >= WN_PARTS) return false;
    uint32_t n = wn_compound_stem(c->lex, WN_NOWHERE, tail, rest, UNITS | BIT(WN_LEX_LINK), &node);
    wn_str tag = n ? tag_of(c->lex, node, WN_LEX_LINK) : WN_STR("");
    bool and = wn_str_eq(tag, WN_STR("and"));
    bool ending = and || wn_str_eq(tag, WN_STR("to")) || wn_str_eq(tag, WN_STR("ending"));
    bool unit = n && (wn_lexicon_begins(c->lex, node) & UNITS || wn_str_eq(tag, WN_STR("counter")));
    wn_str only = { c->word.ptr, c->ends[0] };
    bool bound = c->len == 1 && wn_str_eq(WN_STR("bound"), tag_of(c->lex,
        wn_lexicon_node(c->lex, only), WN_LEX_NUMBER));
    if (bound ? !ending || unit : !unit && !(ending && (and || c->len > 1))) return false;
    add(c, at + n);
    if (at + n < c->word.len) add(c, c->word.len);
    return true;
}

static bool parts_from(cut *c, size_t at)
{
    if (c->len && at == c->word.len) return true;
    if (c->len == WN_PARTS || c->dead[at / 64] >> at % 64 & 1) return false;
    size_t most = c->word.len - at < PART_MAX ? c->word.len - at : PART_MAX;
    for (size_t n = most; n > 0; n--) {
        if (!letter_at(c->word, at + n)) continue;
        uint32_t node = wn_lexicon_node(c->lex, (wn_str){ c->word.ptr + at, n });
        if (node == WN_NOWHERE || !number_part(c, node, at == 0)) continue;
        add(c, at + n);
        if (parts_from(c, at + n)) return true;
        c->len--;
    }
    if (c->len && ends_at(c, at)) return true;
    c->dead[at / 64] |= UINT64_C(1) << at % 64;
    return false;
}

uint32_t wn_compound_cut(const wn_lexicon *lex, const double *rules, wn_str word,
                         uint32_t ends[WN_PARTS])
{
    cut c = { .lex = lex, .rules = rules, .word = word, .ends = ends };
    if (c.word.len > WORD_MAX || !parts_from(&c, 0) || c.len < 2) return 0;
    return c.len;
}
