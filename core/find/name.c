/* name.c: who is meant. One walk over the tokens keeps who has been named, under each name's first and
** last word and under the role that stands beside it, and resolves the sources of attributions as it
** meets them:
**
**     The keeper, Ada Byrne, left.   Ada Byrne; under "Ada", "Byrne", "keeper"
**     Mr Kay … Byrne said            under "Byrne": Ada Byrne
**     … the keeper said              under "keeper"
**     … she said                     who was last the subject of a sentence or a source, and no "he"
**
** What is known of somebody's sex comes from titles, first names and pronouns that were resolved before.
*/
#include "find/name.h"

#include <stdlib.h>

#define WORDS 8             /* of a name */
#define ASIDE 8             /* tokens behind a name in which its role, or "who", is looked for */

enum { ANY, HE, SHE, SEXES };

typedef struct { wn_span full; uint32_t words, seen; uint8_t sex; bool person; } who;
typedef struct { wn_str word; uint32_t who; } slot;     /* empty without a word */
typedef struct { wn_span mention, name; } meaning;

struct wn_names { meaning *at; uint32_t len; };

typedef struct {
    wn_found *f;
    WN_LIST(who) people;
    slot *slots;
    uint32_t bits, used;
    uint32_t last[SEXES];   /* who was last a subject or a source, by sex; WN_NOWHERE */
    uint32_t near, near_at; /* who was named last, and behind which token */
    uint32_t sentence;      /* that of the token of the walk */
} memory;

static wn_str word_of(const memory *m, uint32_t t)
{
    return wn_found_text(m->f, (wn_span){ m->f->tokens.at[t].start, m->f->tokens.at[t].end });
}

/* ---- under which word */

static slot *place_of(const memory *m, wn_str word)
{
    uint32_t hash = 2166136261U, mask = (UINT32_C(1) << m->bits) - 1;
    for (size_t i = 0; i < word.len; i++) hash = (hash ^ (unsigned char)word.ptr[i]) * 16777619U;
    uint32_t at = hash & mask;
    while (m->slots[at].word.len && !wn_str_eq(m->slots[at].word, word)) at = (at + 1) & mask;
    return &m->slots[at];
}

static void grow(memory *m)
{
    slot *old = m->slots;
    uint32_t size = m->slots ? UINT32_C(1) << m->bits : 0;
    m->bits = m->slots ? m->bits + 1 : 6;
    m->slots = wn_arena_array(m->f->arena, (size_t)1 << m->bits, sizeof *m->slots);
    for (uint32_t i = 0; i < size; i++)
        if (old[i].word.len) *place_of(m, old[i].word) = old[i];
}

static void remember(memory *m, wn_str word, uint32_t w)
{
    if (!m->slots || m->used * 2 >= UINT32_C(1) << m->bits) grow(m);
    slot *s = place_of(m, word);
    if (!s->word.len) m->used++;
    *s = (slot){ word, w };
}

static uint32_t recall(const memory *m, wn_str word)
{
    if (!m->slots) return WN_NOWHERE;
    const slot *s = place_of(m, word);
    return s->word.len ? s->who : WN_NOWHERE;
}

/* ---- names */

static bool is(const memory *m, uint32_t t, uint64_t classes)
{
    return (wn_lexicon_classes(m->f->lex, m->f->tokens.at[t].node) & classes) != 0;
}

#define CLASS(name) (UINT64_C(1) << WN_LEX_##name)

/* The sex that the list CLS gives for the word of token T. */
static uint8_t sex_of(const memory *m, uint32_t t, wn_lex_class cls)
{
    const wn_lex_item *item = wn_lexicon_item(m->f->lex, m->f->tokens.at[t].node);
    for (; item; item = wn_lexicon_next(m->f->lex, item)) {
        if (item->cls != cls) continue;
        if (wn_str_eq(item->tag, WN_STR("he"))) return HE;
        if (wn_str_eq(item->tag, WN_STR("she"))) return SHE;
    }
    return ANY;
}

static bool dot(const memory *m, uint32_t t)
{
    return m->f->tokens.at[t].type == WN_PUNCT && m->f->doc->text.ptr[m->f->tokens.at[t].start] == '.';
}

/* The end of the run of capitalised words that begins at T: T itself where there is none. The dot of
** a title or an initial is inside. */
static uint32_t run_end(const memory *m, uint32_t t)
{
    uint32_t end = t, len = m->f->tokens.len;
    while (end < len && end - t < WORDS) {
        const wn_token *x = &m->f->tokens.at[end];
        bool word = x->type == WN_WORD && (x->shape & WN_CAPITAL);
        if (!word || (end > t && (x->shape & WN_LINE_BEFORE))) break;
        if (end > t && !(x->shape & WN_SPACE_BEFORE)) break;
        end++;
        bool brief = x->end - x->start == 1 || is(m, end - 1, CLASS(TITLE));
        if (brief && end + 1 < len && dot(m, end) && m->f->tokens.at[end + 1].shape & WN_CAPITAL) end++;
    }
    return end;
}

static uint32_t new_who(memory *m)
{
    *wn_list_add(m->f->arena, &m->people) = (who){ .seen = 0 };
    return m->people.len - 1;
}

/* Whom the words [FROM, END) name: somebody known, when their first names agree. */
static uint32_t find_who(memory *m, uint32_t from, uint32_t end, uint32_t words)
{
    uint32_t w = recall(m, word_of(m, end - 1));
    if (w == WN_NOWHERE) return new_who(m);
    const who *p = &m->people.at[w];
    if (words == 1 || p->words == 1) return w;
    wn_str full = wn_found_text(m->f, p->full), first = word_of(m, from);
    bool same = full.len > first.len && memcmp(full.ptr, first.ptr, first.len) == 0 &&
                full.ptr[first.len] == ' ';
    return same ? w : new_who(m);
}

/* "keeper Ada Byrne", "Ada Byrne, the keeper": the roles beside the name [FROM, END). */
static void meet_roles(memory *m, uint32_t before, uint32_t end, uint32_t w)
{
    const wn_token *x = m->f->tokens.at;
    if (before > 0 && is(m, before - 1, CLASS(ROLE))) remember(m, word_of(m, before - 1), w);
    if (end + 1 >= m->f->tokens.len || x[end].type != WN_PUNCT || m->f->doc->text.ptr[x[end].start] != ',')
        return;
    for (uint32_t t = end + 1; t < m->f->tokens.len && t < end + ASIDE; t++) {
        if (x[t].type == WN_PUNCT || (x[t].shape & WN_CAPITAL) || is(m, t, CLASS(AUXILIARY))) break;
        if (is(m, t, CLASS(ROLE))) remember(m, word_of(m, t), w);
    }
}

/* Whom the run [START, END) names, without what opens a sentence and titles; WN_NOWHERE: nobody. */
static uint32_t meet_run(memory *m, uint32_t start, uint32_t end)
{
    const uint64_t opening = CLASS(STOP) | CLASS(STARTER) | CLASS(DETERMINER) | CLASS(PREPOSITION) |
                             CLASS(CONJUNCTION) | CLASS(ADVERB) | CLASS(PRONOUN);
    const uint64_t titles = CLASS(MONTH) | CLASS(TITLE) | CLASS(ROLE);
    const wn_token *x = m->f->tokens.at;
    bool opens = start == 0 || x[start - 1].type == WN_PUNCT || (x[start].shape & WN_LINE_BEFORE);
    uint32_t from = start, words = 0;
    uint8_t sex = ANY;
    bool title = false;
    while (from < end && (dot(m, from) || is(m, from, opens ? opening | titles : titles))) {
        if (is(m, from, CLASS(TITLE) | CLASS(ROLE))) title = true;
        if (sex == ANY) sex = sex_of(m, from, WN_LEX_TITLE);
        from++;
    }
    for (uint32_t t = from; t < end; t++) words += !dot(m, t);
    if (words == 0) return WN_NOWHERE;
    if (sex == ANY && words > 1) sex = sex_of(m, from, WN_LEX_FIRST_NAME);
    uint32_t w = find_who(m, from, end, words);
    who *p = &m->people.at[w];
    if (words > p->words) {     /* it is there: NOLINT(clang-analyzer-*) */
        p->full = (wn_span){ x[from].start, x[end - 1].end };
        p->words = words;
    }
    bool body = is(m, end - 1, CLASS(ORGANISATION)) || x[end - 1].shape & WN_ALL_CAPS;
    p->person |= title || (words > 1 && !body);
    if (sex != ANY) p->sex = sex;
    m->near = w;
    m->near_at = end;
    remember(m, word_of(m, end - 1), w);
    if (words > 1 && recall(m, word_of(m, from)) == WN_NOWHERE) remember(m, word_of(m, from), w);
    meet_roles(m, start, end, w);
    return w;
}

static void note(memory *m, uint32_t w, uint32_t t)
{
    if (w == WN_NOWHERE || !m->people.at[w].person) return;
    m->people.at[w].seen = t + 1;
    m->last[m->people.at[w].sex] = w;
}

/* The name that begins at token T, if any; the token behind it. */
static uint32_t step(memory *m, uint32_t t)
{
    const wn_sentence *s = m->f->sentences.at;
    uint32_t end = run_end(m, t);
    if (end == t) return t + 1;
    uint32_t w = meet_run(m, t, end);
    while (m->sentence + 1 < m->f->sentences.len && s[m->sentence + 1].token <= t) m->sentence++;
    if (s[m->sentence].token == t) note(m, w, t);
    return end;
}

/* ---- sources */

/* Whom "he" or "she" at token T means. */
static uint32_t by_pronoun(memory *m, uint8_t sex)
{
    uint32_t a = m->last[sex], b = m->last[ANY];
    if (b != WN_NOWHERE && m->people.at[b].sex != ANY) b = WN_NOWHERE;
    if (a == WN_NOWHERE || (b != WN_NOWHERE && m->people.at[b].seen > m->people.at[a].seen)) a = b;
    if (a != WN_NOWHERE) m->people.at[a].sex = sex;     /* it is there: NOLINT(clang-analyzer-*) */
    return a;
}

/* "who" at token T? */
static bool relative(const memory *m, uint32_t t)
{
    const wn_lex_item *item = wn_lexicon_item(m->f->lex, m->f->tokens.at[t].node);
    for (; item; item = wn_lexicon_next(m->f->lex, item))
        if (item->cls == WN_LEX_PRONOUN && wn_str_eq(item->tag, WN_STR("who"))) return true;
    return false;
}

static bool possessive(const memory *m, uint32_t t)
{
    wn_str s = t < m->f->tokens.len ? word_of(m, t) : WN_STR("");
    return s.len > 0 && (s.ptr[0] == '\'' || (s.len > 3 && memcmp(s.ptr, "\xE2\x80\x99", 3) == 0));
}

/* The baker of Harlow, Ada Byrne, …: the full name between the comma at T and the next one, for which NOUN
** stands from there on. */
static uint32_t behind_comma(memory *m, uint32_t t, uint32_t end, uint32_t noun)
{
    const wn_token *x = m->f->tokens.at;
    const char *text = m->f->doc->text.ptr;
    if (t + 1 >= end || text[x[t].start] != ',') return WN_NOWHERE;
    uint32_t run = run_end(m, t + 1);
    bool full = run > t + 2 && run <= end && (run == end || text[x[run].start] == ',');
    uint32_t w = full ? meet_run(m, t + 1, run) : WN_NOWHERE;
    if (w != WN_NOWHERE) remember(m, word_of(m, noun), w);
    return w;
}

/* Whom the source of tokens [FROM, END) means. */
static uint32_t resolve(memory *m, uint32_t from, uint32_t end)
{
    uint8_t sex = end - from == 1 ? sex_of(m, from, WN_LEX_PRONOUN) : ANY;
    if (sex != ANY) return by_pronoun(m, sex);
    if (end - from == 1 && relative(m, from))
        return m->near != WN_NOWHERE && from - m->near_at < ASIDE ? m->near : WN_NOWHERE;
    uint32_t noun = from, t = from;     /* the role, or the last word ahead of "of" and commas */
    bool head = true, owned = false;
    for (; t < end && m->f->tokens.at[t].type != WN_PUNCT; t++) {
        owned |= possessive(m, t);
        head &= t == from || !is(m, t, CLASS(PREPOSITION));
        if (!head) continue;
        uint32_t run = run_end(m, t);
        if (run > end) run = end;
        bool another = possessive(m, run) || (run < end && is(m, run, CLASS(ROLE)));
        uint32_t w = run > t && !another ? meet_run(m, t, run) : WN_NOWHERE;
        if (w != WN_NOWHERE) return w;
        if (is(m, t, CLASS(ROLE)) || !is(m, noun, CLASS(ROLE))) noun = t;
    }
    if (!owned && !is(m, from, CLASS(DETERMINER))) return WN_NOWHERE;
    uint32_t w = behind_comma(m, t, end, noun);
    return w != WN_NOWHERE || owned || !head ? w : recall(m, word_of(m, noun));
}

static int by_mention(const void *x, const void *y)
{
    const meaning *a = x, *b = y;
    return 2 * WN_ORDER(a->mention.start, b->mention.start) + WN_ORDER(a->mention.end, b->mention.end);
}

static void read_names(wn_found *f)
{
    struct wn_names *n = wn_arena_get(f->arena, sizeof *n);
    memory m = { .f = f, .last = { WN_NOWHERE, WN_NOWHERE, WN_NOWHERE }, .near = WN_NOWHERE };
    n->at = wn_arena_array(f->arena, f->attributions.len + 1, sizeof *n->at);
    for (uint32_t i = 0; i < f->attributions.len; i++) {
        wn_run source = f->attributions.at[i].source;
        if (source.len) n->at[n->len++].mention = f->spans.at[source.first];
    }
    qsort(n->at, n->len, sizeof *n->at, by_mention);
    uint32_t t = 0;
    for (uint32_t i = 0; i < n->len; i++) {
        meaning *x = &n->at[i];
        uint32_t from = wn_token_at(f, x->mention.start), end = wn_token_at(f, x->mention.end);
        while (t < from) t = step(&m, t);
        uint32_t w = from < end ? resolve(&m, from, end) : WN_NOWHERE;
        if (w != WN_NOWHERE) m.people.at[w].person = true;
        note(&m, w, from);
        x->name = w == WN_NOWHERE ? x->mention : m.people.at[w].full;
    }
    f->names = n;
}

wn_span wn_name_of(wn_found *f, wn_span mention)
{
    if (!(f->done >> WN_K_ATTRIBUTION & 1)) return mention;
    if (!f->names) read_names(f);
    uint32_t low = 0, high = f->names->len;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        meaning key = { .mention = mention };
        if (by_mention(&f->names->at[middle], &key) < 0) low = middle + 1;
        else high = middle;
    }
    bool is = low < f->names->len && wn_span_eq(f->names->at[low].mention, mention);
    return is ? f->names->at[low].name : mention;
}
