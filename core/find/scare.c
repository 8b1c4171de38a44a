/* scare.c: quotes that are nobody's words, and why:
**
**     the so-called “ghost bridge”     so-called       a word before the mark says so (the pack's scare_cues)
**     the book “The Long Tide”         title           as does what its capitals look like
**     Ada “Mill” Byrne                 nickname        stands between two capitals
**     such “improvements”              irony           one word or two that nobody else is near to say
**     “(Applause.)”, width="9"         stage, markup
*/
#include "find/scare.h"

/* The tag of the scare cue before unit AT; "" where there is none. */
static wn_str scare_cue(const wn_walk *w, uint32_t at)
{
    uint32_t t = wn_token_at(w->f, w->u[at].start);
    if (at > w->lo && wn_unit_is(&w->u[at - 1], WN_U_COMMA)) t--;      /* her film, “The Long Tide” */
    for (uint32_t back = 1; back <= 4 && back <= t; back++) {
        const wn_lex_item *item = wn_token_phrase(w->f, t - back, t, WN_LEX_SCARE);
        if (item && item->words == back && !wn_str_eq(item->tag, WN_STR("elision")) &&
            !wn_str_eq(item->tag, WN_STR("credit"))) return item->tag;
    }
    return WN_STR("");
}

/* (LAUGHTER) is what happens, width="9" is markup: nothing that is said. */
static wn_str unsaid(const wn_walk *w, const wn_quote *q)
{
    wn_str s = wn_found_text(w->f, q->content);
    if (q->span.start > 0 && w->f->doc->text.ptr[q->span.start - 1] == '=') return WN_STR("markup");
    if (s.len && s.ptr[0] == '>') return WN_STR("markup");
    if (s.len < 2 || (s.ptr[0] != '(' && s.ptr[0] != '[')) return WN_STR("");
    const char *close = memchr(s.ptr, s.ptr[0] == '(' ? ')' : ']', s.len);
    return close && close >= s.ptr + s.len - 2 ? WN_STR("stage") : WN_STR("");
}

/* “Mill to close,” by Ada Byrne: what begins the line and is credited is an article. */
static bool credited(const wn_walk *w, uint32_t i)
{
    if (w->u[i].before != ',' || i + 1 >= w->hi) return false;
    if (i > w->lo && !wn_unit_is(&w->u[i - 1], WN_U_DASH | WN_U_COLON)) return false;
    uint32_t t = wn_token_at(w->f, w->u[i + 1].start);
    const wn_lex_item *item = wn_token_phrase(w->f, t, t + 1, WN_LEX_SCARE);
    return item && wn_str_eq(item->tag, WN_STR("credit"));
}

/* Ada “Mill” Byrne */
static bool nickname(const wn_walk *w, uint32_t i)
{
    const wn_unit *u = w->u;
    if (i == w->lo || i + 1 >= w->hi || u[i].before == ',' || u[i].before == '.') return false;
    return wn_unit_is(&u[i - 1], WN_U_CAPITAL) && wn_unit_is(&u[i + 1], WN_U_CAPITAL) &&
           wn_cue_title(w, i) && wn_doc_words(w->f->doc, w->f->quotes.at[u[i].quote].content) < 4;
}

wn_str wn_scare_sure(const wn_walk *w, uint32_t i)
{
    wn_str why = unsaid(w, &w->f->quotes.at[w->u[i].quote]);
    if (why.len) return why;
    wn_str cue = scare_cue(w, i);
    bool sure = wn_str_eq(cue, WN_STR("so-called")) || wn_str_eq(cue, WN_STR("nickname"));
    return sure || wn_cue_title(w, i) ? cue : WN_STR("");
}

wn_str wn_scare_reason(const wn_walk *w, uint32_t i)
{
    const wn_unit *u = w->u;
    char last = (char)u[i].before;
    wn_str cue = scare_cue(w, i);
    if (nickname(w, i)) return WN_STR("nickname");
    uint32_t words = wn_doc_words(w->f->doc, w->f->quotes.at[u[i].quote].content);
    if (credited(w, i)) return WN_STR("title");
    if (wn_cue_title(w, i)) return cue.len ? cue : words > 1 ? WN_STR("title") : WN_STR("term");
    if (last == '.' || last == ',' || last == '?') return WN_STR("");
    if (cue.len) return cue;
    if (i > w->lo && wn_unit_is(&u[i - 1], WN_U_AUXILIARY | WN_U_THAT | WN_U_CONJUNCTION) &&
        !wn_unit_is(&u[i - 1], WN_U_AND)) return WN_STR("");
    return words < 3 ? WN_STR("irony") : WN_STR("");
}
