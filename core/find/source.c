/* source.c: noun phrases, as far as telling who speaks needs them. No grammar: a phrase reaches
** from the cue to where something stands that no noun phrase has inside: a finite verb, a
** conjunction, a sign. What stands between commas behind a name belongs to it:
**
**     On Monday, Ada Byrne, who runs the mill, told them …  Lee Kay, a former keeper of the light.
**                [------- left ------------]                   [-------- right ------------------]
**
** Nothing looks further than WN_REACH units, so a flood of commas costs no more than text.
*/
#include "find/speech.h"

#define ASIDES 6        /* commas that are tried */

bool wn_unit_verb(const wn_unit *u)
{
    if (wn_unit_is(u, WN_U_AUXILIARY | WN_U_VERB)) return true;
    return u->cue && u->value >= 0.6F && !wn_unit_is(u, WN_U_CAPITAL | WN_U_PARTICIPLE);
}

static bool verb_between(const wn_unit *u, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (wn_unit_verb(&u[i])) return true;
    return false;
}

/* Signs, quotes and clause words that no simple noun phrase goes across. */
static bool wall(const wn_unit *x)
{
    return wn_unit_is(x, WN_U_QUOTE | WN_U_COMMA | WN_U_COLON | WN_U_DASH | WN_U_STOP | WN_U_OPEN |
                         WN_U_CLOSE | WN_U_RELATIVE) ||
           (wn_unit_is(x, WN_U_CONJUNCTION) && !wn_unit_is(x, WN_U_AND));
}

static uint32_t far_left(uint32_t lo, uint32_t end)
{
    return end - lo > WN_REACH ? end - WN_REACH : lo;
}

/* "A and B": does what stands left of the conjunction AT belong to the phrase? */
static bool joins(const wn_unit *u, uint32_t lo, uint32_t at)
{
    if (at == lo) return false;
    uint32_t i = at;
    while (i > lo && !wall(&u[i - 1])) {
        if (wn_unit_verb(&u[i - 1]) || wn_unit_is(&u[i - 1], WN_U_PAST)) return false;
        i--;
    }
    return i < at;
}

/* Does a short item of a list ("Ada Byrne, Lee Kay, and …") end before the comma AT? */
static bool item(const wn_unit *u, uint32_t lo, uint32_t at)
{
    uint32_t i = at;
    while (i > lo && at - i < 5 && wn_unit_is(&u[i - 1], WN_U_WORD)) {
        if (wn_unit_verb(&u[i - 1])) break;
        i--;
    }
    return i < at && (i == lo || wn_unit_is(&u[i - 1], WN_U_COMMA));
}

/* Takes off what opens a clause but is no part of its subject: "Yesterday", "In the valley". */
static uint32_t trim_front(const wn_unit *u, uint32_t start, uint32_t end)
{
    while (start + 1 < end && wn_unit_is(&u[start], WN_U_ADVERB | WN_U_DAY | WN_U_AND) &&
           !wn_unit_is(&u[start], WN_U_DETERMINER | WN_U_PRONOUN)) start++;
    if (start + 1 >= end || !wn_unit_is(&u[start], WN_U_PREPOSITION)) return start;
    for (uint32_t i = end - 1; i > start + 1; i--) {
        if (wn_unit_is(&u[i], WN_U_PREPOSITION)) break;
        if (wn_unit_is(&u[i], WN_U_DETERMINER)) return i;
    }
    uint32_t i = end - 1;
    while (i > start + 1 && wn_unit_is(&u[i - 1], WN_U_CAPITAL)) i--;
    return i;
}

static bool pronoun(const wn_unit *x)
{
    return wn_unit_is(x, WN_U_PRONOUN) && !wn_unit_is(x, WN_U_DETERMINER);
}

/* The phrase without appositions that ends at END. */
static wn_units simple_left(const wn_unit *u, uint32_t lo, uint32_t end)
{
    uint32_t start = end;
    bool list = false;
    while (start > lo) {
        const wn_unit *x = &u[start - 1];
        if (list && wn_unit_is(x, WN_U_COMMA) && start - 1 > lo && item(u, lo, start - 1)) {
            start--;
            continue;
        }
        if (wall(x) || wn_unit_verb(x)) break;
        if (wn_unit_is(x, WN_U_AND)) {
            list = true;
            bool comma = start - 1 > lo && wn_unit_is(&u[start - 2], WN_U_COMMA);
            if (!comma && !joins(u, lo, start - 1)) break;
        }
        start--;
        if (start + 1 == end && pronoun(x)) break;
    }
    start = trim_front(u, start, end);
    if (start < end && !wn_unit_is(&u[start], WN_U_WORD)) start = end;
    return (wn_units){ start, end };
}

/* The unit that opens what CLOSE closes, or LO - 1 as WN_NOWHERE. */
static uint32_t opener(const wn_unit *u, uint32_t lo, uint32_t close)
{
    for (uint32_t i = close; i > lo; i--)
        if (wn_unit_is(&u[i - 1], WN_U_OPEN)) return i - 1;
    return WN_NOWHERE;
}

/* The same, with what stands in brackets behind it. */
static wn_units phrase_left(const wn_unit *u, uint32_t lo, uint32_t end)
{
    if (end == lo || !wn_unit_is(&u[end - 1], WN_U_CLOSE)) return simple_left(u, lo, end);
    uint32_t open = opener(u, lo, end - 1);
    if (open == WN_NOWHERE || open == lo) return (wn_units){ end, end };
    wn_units np = simple_left(u, lo, open);
    if (wn_units_empty(np)) return (wn_units){ end, end };
    return (wn_units){ np.first, end };
}

/* Does the relative clause with its verb at I or behind auxiliaries report too: who added that? */
static bool says_more(const wn_unit *u, uint32_t i, uint32_t hi)
{
    while (i < hi && !u[i].cue && wn_unit_is(&u[i], WN_U_AUXILIARY | WN_U_ADVERB)) i++;
    return i < hi && u[i].cue && u[i].value >= 0.6F;
}

/* Can what follows the comma AT be an apposition or a relative clause? */
static bool apposition(const wn_unit *u, uint32_t at, uint32_t hi)
{
    if (at + 1 >= hi) return false;
    const wn_unit *x = &u[at + 1];
    if (wn_unit_is(x, WN_U_RELATIVE) && says_more(u, at + 2, hi)) return false;
    if (wn_unit_is(x, WN_U_RELATIVE | WN_U_DETERMINER | WN_U_NUMBER | WN_U_ROLE)) return true;
    if (wn_unit_is(x, WN_U_PRONOUN | WN_U_CONJUNCTION | WN_U_ADVERB)) return false;
    for (uint32_t i = at + 1; i < hi && i < at + 5; i++) {
        if (wall(&u[i]) || wn_unit_verb(&u[i])) return false;
        if (wn_unit_is(&u[i], WN_U_ROLE | WN_U_BODY)) return true;
    }
    return false;
}

/* Opens an aside that tells of the deed, not of the person: "speaking in …", "in a letter". */
static bool loose(const wn_unit *x)
{
    const uint32_t bits = WN_U_PREPOSITION | WN_U_PARTICIPLE | WN_U_ADVERB | WN_U_CONJUNCTION;
    return wn_unit_is(x, bits) && !wn_unit_is(x, WN_U_RELATIVE);
}

/* The baker, | Ada Byrne | , said: is all that stands from FROM to END a full name? */
static bool full_name(const wn_unit *u, uint32_t from, uint32_t end)
{
    uint32_t i = from;
    while (i < end && wn_unit_is(&u[i], WN_U_CAPITAL)) i++;
    return i == end && end > from + 1;
}

/* The phrase before the comma that opens the aside which the comma at END - 1 closes. */
static wn_units aside_left(const wn_unit *u, uint32_t lo, uint32_t end)
{
    uint32_t commas = 0;
    for (uint32_t i = end - 1; i > lo; i--) {
        if (wn_unit_is(&u[i - 1], WN_U_STOP)) break;
        if (!wn_unit_is(&u[i - 1], WN_U_COMMA)) continue;
        if (++commas > ASIDES) break;
        wn_units np = phrase_left(u, lo, i - 1);
        if (wn_units_empty(np)) continue;
        bool named = wn_unit_is(&u[np.end - 1], WN_U_CAPITAL | WN_U_ROLE | WN_U_BODY | WN_U_CLOSE);
        bool itself = np.first > lo && wn_unit_is(&u[np.first - 1], WN_U_COMMA) &&
                      apposition(u, np.first - 1, np.end);
        if (itself || !(named || full_name(u, i, end - 1))) continue;
        return (wn_units){ np.first, loose(&u[i]) ? np.end : end };
    }
    return (wn_units){ end, end };
}

/* The keepers who saw the mill | say …: the same, when the phrase NP ends a relative clause. */
static wn_units relative_left(const wn_unit *u, uint32_t lo, wn_units np)
{
    uint32_t i = np.first;
    if (wn_units_empty(np) || i == lo || !wn_unit_verb(&u[i - 1]) || u[i - 1].cue) return np;
    while (i > lo && !wall(&u[i - 1])) i--;
    if (i < lo + 2 || !wn_unit_is(&u[i - 1], WN_U_RELATIVE)) return np;
    const wn_unit *next = &u[i], *head = &u[i - 2];
    if (!wn_unit_verb(next) || wn_unit_verb(head) || !wn_unit_is(head, WN_U_WORD)) return np;
    wn_units whole = simple_left(u, lo, i - 1);
    return wn_units_empty(whole) ? np : (wn_units){ whole.first, np.end };
}

wn_units wn_source_left(const wn_unit *u, uint32_t lo, uint32_t end)
{
    wn_units none = { end, end };
    lo = far_left(lo, end);
    if (end == lo) return none;
    const wn_unit *last = &u[end - 1];
    if (wn_unit_is(last, WN_U_RELATIVE)) return (wn_units){ end - 1, end };
    if (wn_unit_is(last, WN_U_COMMA)) return aside_left(u, lo, end);
    if (wn_unit_is(last, WN_U_PREPOSITION | WN_U_AND | WN_U_DAY)) return none;
    return relative_left(u, lo, phrase_left(u, lo, end));
}

/* The end of the apposition that begins behind the comma AT. */
static uint32_t aside_end(const wn_unit *u, uint32_t at, uint32_t hi)
{
    uint32_t i = at + 1;
    while (i < hi && !wn_unit_is(&u[i], WN_U_COMMA | WN_U_COLON | WN_U_STOP | WN_U_DASH)) i++;
    return i;
}

static uint32_t simple_right(const wn_unit *u, uint32_t from, uint32_t hi)
{
    uint32_t j = from;
    bool common = false;
    for (; j < hi; j++) {
        const wn_unit *x = &u[j];
        if (wn_unit_is(x, WN_U_OPEN)) {
            uint32_t close = j;
            while (close < hi && !wn_unit_is(&u[close], WN_U_CLOSE)) close++;
            if (close == hi) break;
            j = close;
            continue;
        }
        if (wall(x) || wn_unit_verb(x) || (j > from && pronoun(x))) break;
        if (wn_unit_is(x, WN_U_DAY) && j > from) break;
        if (wn_unit_is(x, WN_U_AND)) {
            if (j + 1 >= hi || wall(&u[j + 1])) break;
            if (verb_between(u, j + 1, j + 6 < hi ? j + 6 : hi)) break;
            continue;
        }
        if (wn_unit_is(x, WN_U_PREPOSITION)) {
            bool of = wn_unit_is(x, WN_U_OF);
            if (j == from || j + 1 >= hi) break;
            if (wn_unit_is(&u[j + 1], WN_U_DAY | WN_U_PARTICIPLE)) break;
            if (!of && !common) break;
            continue;
        }
        if (wn_unit_is(x, WN_U_ADVERB) && j > from) break;
        common = !wn_unit_is(x, WN_U_CAPITAL) || wn_unit_is(x, WN_U_ROLE | WN_U_BODY);
    }
    while (j > from && wn_unit_is(&u[j - 1], WN_U_AND | WN_U_PREPOSITION)) j--;
    return j;
}

wn_units wn_source_right(const wn_unit *u, uint32_t from, uint32_t hi, bool bare)
{
    if (hi - from > WN_REACH) hi = from + WN_REACH;
    wn_units none = { from, from };
    if (from >= hi || !wn_unit_is(&u[from], WN_U_WORD)) return none;
    if (wn_unit_is(&u[from], WN_U_DAY)) return none;
    if (pronoun(&u[from])) return (wn_units){ from, from + 1 };
    uint32_t end = simple_right(u, from, hi);
    while (!bare && end > from && end < hi) {
        if (!wn_unit_is(&u[end], WN_U_COMMA) || !apposition(u, end, hi)) break;
        uint32_t more = aside_end(u, end, hi);
        if (more <= end + 1) break;
        end = more;
    }
    return (wn_units){ from, end };
}

/* Who says it behind the cue that ends at AT, and behind when and whom it was told: dijo | el martes a la
** prensa | la alcaldesa. */
wn_units wn_source_inverted(const wn_unit *u, uint32_t at, uint32_t end)
{
    const uint32_t name = WN_U_DETERMINER | WN_U_ROLE;
    while (at < end && wn_unit_is(&u[at], WN_U_ADVERB) && !wn_unit_is(&u[at], name | WN_U_PRONOUN)) at++;
    uint32_t i = at;
    while (i < end && i < at + 2 && wn_unit_is(&u[i], WN_U_PREPOSITION | WN_U_DETERMINER)) i++;
    while (i < end && wn_unit_is(&u[i], WN_U_DAY)) at = ++i;
    if (at >= end || wn_unit_is(&u[at], WN_U_THAT)) return (wn_units){ at, at };
    if (!wn_unit_is(&u[at], WN_U_PREPOSITION)) return wn_source_right(u, at, end, false);
    for (i = at + 1; i < end && wn_unit_is(&u[i], WN_U_DETERMINER);) i++;
    while (i < end && wn_unit_is(&u[i], WN_U_WORD) && !wn_unit_verb(&u[i]) && !wn_unit_is(&u[i], name)) i++;
    if (i == end || !wn_unit_is(&u[i], name)) return (wn_units){ at, at };
    return wn_source_right(u, i, end, false);
}

uint32_t wn_source_nouns(const wn_unit *u, wn_units np)
{
    const uint32_t inside = WN_U_CAPITAL | WN_U_DETERMINER | WN_U_PREPOSITION | WN_U_AND | WN_U_NUMBER;
    for (uint32_t i = np.first + 1; i < np.end; i++) {
        bool small = wn_unit_is(&u[i], WN_U_WORD) && !wn_unit_is(&u[i], inside);
        if (small && wn_unit_is(&u[i - 1], WN_U_CAPITAL)) return i;
    }
    return np.end;
}

wn_units wn_source_subject(const wn_unit *u, uint32_t lo, uint32_t hi)
{
    if (hi - lo > WN_REACH) hi = lo + WN_REACH;
    uint32_t s = lo;
    while (s < hi && wn_unit_is(&u[s], WN_U_CONJUNCTION | WN_U_ADVERB | WN_U_COMMA) &&
           !wn_unit_is(&u[s], WN_U_PRONOUN | WN_U_DETERMINER)) s++;
    if (s < hi && wn_unit_is(&u[s], WN_U_PREPOSITION)) {
        while (s < hi && !wn_unit_is(&u[s], WN_U_COMMA)) s++;
        if (s < hi) s++;
    }
    uint32_t e = s;
    while (e < hi && !wn_unit_verb(&u[e])) {
        if (wn_unit_is(&u[e], WN_U_PAST | WN_U_STOP | WN_U_COLON)) break;
        if (e > s && u[e].cue && !wn_unit_is(&u[e], WN_U_CAPITAL) &&
            !wn_unit_is(&u[e - 1], WN_U_DETERMINER | WN_U_PREPOSITION)) break;
        if (wn_unit_is(&u[e], WN_U_CONJUNCTION) && !wn_unit_is(&u[e], WN_U_AND)) break;
        e++;
    }
    while (e > s && !wn_unit_is(&u[e - 1], WN_U_WORD | WN_U_CLOSE)) e--;
    while (e > s && wn_unit_is(&u[e - 1], WN_U_ADVERB | WN_U_AND)) e--;
    if (e > s && !wn_unit_is(&u[s], WN_U_WORD)) e = s;
    return (wn_units){ s, e };
}
