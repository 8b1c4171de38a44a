/* stance.c: what kind of saying a cue is, from its words:
**
**     She | had never denied | that …     lemma deny, stance denies, negated, past, so not negative
**     He  | will ask         | whether …  lemma ask, stance asks, future
**
** The lemma is the tag of the cue in the pack; the pack's list of stances says what lemma has which. A
** form that is its own lemma, or ends in s, is of the present; the auxiliaries tell the rest.
*/
#include "find/scare.h"

const char *const wn_stance_name[] = { "reports", "claims", "believes", "denies", "asks" };
const char *const wn_tense_name[] = { "", "past", "present", "future" };

static bool has_tag(wn_str tag, const char *word)
{
    return memmem(tag.ptr, tag.len, word, strlen(word)) != NULL;
}

/* The stance of LEMMA, or what it is without an entry. */
static wn_stance stance_of(const wn_lexicon *lex, wn_str lemma, wn_stance otherwise)
{
    const wn_lex_item *item = wn_lexicon_item(lex, wn_lexicon_node(lex, lemma));
    for (; item; item = wn_lexicon_next(lex, item)) {
        if (item->cls != WN_LEX_STANCE) continue;
        for (int i = 0; i <= WN_ASKS; i++)
            if (wn_str_eq(item->tag, wn_str_of(wn_stance_name[i]))) return (wn_stance)i;
    }
    return otherwise;
}

/* The tense of the verb at token T. */
static wn_tense tense_of(const wn_found *f, uint32_t t, wn_str lemma)
{
    wn_str form = wn_found_text(f, (wn_span){ f->tokens.at[t].start, f->tokens.at[t].end });
    char last = form.ptr[form.len - 1];
    if (wn_lexicon_node(f->lex, lemma) == f->tokens.at[t].node) return WN_PRESENT;
    return last == 's' || last == 'g' ? WN_PRESENT : WN_PAST;
}

/* Does a cue of class CLS begin at token T, before token END? Its lemma and stance into A. */
static bool read_cue(const wn_found *f, uint32_t t, uint32_t end, wn_lex_class cls, wn_attribution *a)
{
    const wn_lex_item *item = wn_token_phrase(f, t, end, cls);
    if (!item || (cls == WN_LEX_CUE_PHRASE && !wn_str_eq(item->tag, WN_STR("before")))) return false;
    bool verb = cls == WN_LEX_CUE || cls == WN_LEX_OPINION;
    wn_span words = { f->tokens.at[t].start, f->tokens.at[t + item->words - 1].end };
    a->lemma = verb && item->tag.len ? item->tag : wn_found_text(f, words);
    a->stance = (uint8_t)stance_of(f->lex, a->lemma,
                                   cls == WN_LEX_OPINION ? WN_BELIEVES : WN_REPORTS);
    a->tense = (uint8_t)(verb ? tense_of(f, t, a->lemma) : WN_NO_TENSE);
    return true;
}

static bool read_head(const wn_found *f, uint32_t t, uint32_t end, bool noun, wn_attribution *a)
{
    if (noun) return read_cue(f, t, end, WN_LEX_CUE_NOUN, a);
    return read_cue(f, t, end, WN_LEX_CUE, a) || read_cue(f, t, end, WN_LEX_OPINION, a) ||
           read_cue(f, t, end, WN_LEX_CUE_PHRASE, a);
}

/* What the auxiliary or adverb at token T does to the tense and to the sense. */
static void read_helper(const wn_found *f, uint32_t t, wn_attribution *a)
{
    const wn_lex_item *item = wn_lexicon_item(f->lex, f->tokens.at[t].node);
    for (; item; item = wn_lexicon_next(f->lex, item)) {
        if (item->cls != WN_LEX_AUXILIARY && item->cls != WN_LEX_ADVERB) continue;
        if (has_tag(item->tag, "not")) a->negated = !a->negated;
        if (item->cls == WN_LEX_AUXILIARY && has_tag(item->tag, "past")) a->tense = WN_PAST;
        if (item->cls == WN_LEX_AUXILIARY && has_tag(item->tag, "now")) a->tense = WN_PRESENT;
        if (item->cls == WN_LEX_AUXILIARY && has_tag(item->tag, "will")) a->tense = WN_FUTURE;
    }
}

void wn_stance_read(const wn_found *f, wn_span cue, bool noun, wn_attribution *a)
{
    uint32_t first = wn_token_at(f, cue.start), end = wn_token_at(f, cue.end), head = first;
    if (wn_span_empty(cue)) return;
    for (uint32_t t = first; t < end; t++)      /* the last verb of a chain is the one that reports */
        if (read_head(f, t, end, noun, a)) head = t;
    for (uint32_t t = first; t < end && t < head; t++) read_helper(f, t, a);
}
