/* nominal.c: what nouns of saying attribute:
**
**     Ada Byrne's claim that the mill was sold     source, cue, content
**     her relentless questions about the sale      source, cue with its adjectives, content
**     the rumour that the mill was sold            nobody's; or the sentence's subject's ("denied the …")
**
** A noun counts by its value in the pack: little is enough with "that" and an owner.
*/
#include "find/turn.h"

#define SURE_OWNED 0.25F    /* value of a noun with an owner before "that" */
#define SURE_THAT 0.4F      /* before "that" */
#define SURE_ABOUT 0.5F     /* before "about", "of", "for" */
#define ADJECTIVES 3        /* words that are looked back over for an owner */

/* "her", "Byrne's": is unit K an owner's mark? */
static bool owner(const wn_walk *w, uint32_t k)
{
    const wn_unit *u = &w->u[k];
    if (!wn_unit_is(u, WN_U_DETERMINER)) return false;
    wn_str s = wn_found_text(w->f, (wn_span){ u->start, u->end });
    if (s.ptr[0] == '\'' || (unsigned char)s.ptr[0] == 0xE2) return true;
    const wn_lex_item *item = wn_lexicon_item(w->f->lex, wn_lexicon_node(wn_word_lex(w->f, w->block), s));
    for (; item; item = wn_lexicon_next(w->f->lex, item))
        if (item->cls == WN_LEX_DETERMINER && wn_str_eq(item->tag, WN_STR("whose"))) return true;
    return false;
}

/* The unit behind the determiner of the noun I; its adjectives begin there. */
static uint32_t noun_start(const wn_walk *w, uint32_t i)
{
    const uint32_t other = WN_U_PREPOSITION | WN_U_CONJUNCTION | WN_U_DETERMINER | WN_U_PRONOUN |
                           WN_U_CAPITAL | WN_U_RELATIVE;
    uint32_t at = i;
    while (at > w->lo && i - at < ADJECTIVES && wn_unit_is(&w->u[at - 1], WN_U_WORD) &&
           !wn_unit_is(&w->u[at - 1], other) && !wn_unit_verb(&w->u[at - 1])) at--;
    return at;
}

static bool verb_in(const wn_walk *w, uint32_t from, uint32_t to)
{
    for (uint32_t k = from; k < to; k++)
        if (wn_unit_verb(&w->u[k])) return true;
    return false;
}

/* The end of the content that begins at AT: a sign, or, where the noun is the SUBJECT of its sentence,
** the second verb: "The claim that the mill was sold | angered him". */
static uint32_t content_end(const wn_walk *w, uint32_t at, bool subject)
{
    const wn_unit *u = w->u;
    uint32_t end = wn_cue_stop(w), k = at;
    bool verb = !wn_unit_is(&u[at], WN_U_THAT);
    for (; k < end && !wn_unit_is(&u[k], WN_U_COMMA | WN_U_COLON | WN_U_DASH | WN_U_STOP); k++) {
        bool now = k > at && (wn_unit_verb(&u[k]) || wn_unit_is(&u[k], WN_U_PAST));
        bool group = wn_unit_is(&u[k - 1], WN_U_AUXILIARY | WN_U_ADVERB);
        if (subject && now && verb && !group) break;
        verb |= now;
    }
    return k;
}

bool wn_nominal_meet(wn_walk *w, uint32_t i)
{
    const wn_unit *u = w->u;
    uint32_t next = i + u[i].noun;
    if (next + 1 >= w->hi) return false;
    uint32_t from = noun_start(w, i);
    bool owned = from > w->lo && owner(w, from - 1);
    bool that = wn_unit_is(&u[next], WN_U_THAT), about = wn_unit_is(&u[next], WN_U_ABOUT);
    float sure = !that ? SURE_ABOUT : owned ? SURE_OWNED : SURE_THAT;
    if ((!that && !about) || u[i].noun_value < sure) return false;
    bool noun = i > w->lo && wn_unit_is(&u[i - 1], WN_U_DETERMINER);
    if (u[i].cue && !owned && !noun) return false;          /* a verb: "the villagers fear that" */
    wn_units source = { 0, 0 };
    bool subject = !verb_in(w, w->lo, i);
    if (owned && wn_unit_is(&u[from - 1], WN_U_DETERMINER)) {
        source = (wn_units){ from - 1, from };
        bool mark = u[from - 1].end - u[from - 1].start > 1 && from - 1 > w->lo &&
                    u[from - 2].end == u[from - 1].start;
        if (mark) source.first = wn_source_left(u, w->lo, from - 1).first;
    }
    uint32_t d = wn_turn_add(w, wn_turn_bytes(w, source), (wn_units){ from, next + about });
    w->drafts.at[d].noun = true;
    w->drafts.at[d].strong = false;
    w->drafts.at[d].sure = u[i].noun_value / 2;
    wn_turn_content(w, d, next + about, content_end(w, next, subject));
    if (w->drafts.at[d].head == WN_NOWHERE) w->drafts.len--;
    return true;
}
