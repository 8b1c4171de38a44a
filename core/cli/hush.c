/* hush.c: see hush.h. */
#include "cli/hush.h"

enum { MOST = 10000 };

typedef enum { NONE, OFF, ON, NEXT_LINE } wanted;

static bool starts(wn_str s, size_t at, wn_str with)
{
    return at + with.len <= s.len && memcmp(s.ptr + at, with.ptr, with.len) == 0;
}

static bool is_between(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ','; }

/* What begins at AT, and the length of its name; longer names first. */
static wanted verb_at(wn_str s, size_t at, size_t *len)
{
    static const struct { wn_str name; wanted is; } verbs[] = {
        { { "winnow-disable-next-line", 24 }, NEXT_LINE },
        { { "winnow-disable", 14 }, OFF },
        { { "winnow-enable", 13 }, ON },
    };
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (!starts(s, at, verbs[i].name)) continue;
        *len = verbs[i].name.len;
        bool ends = starts(s, at + *len, WN_STR("-->"));
        return ends || (at + *len < s.len && is_between(s.ptr[at + *len])) ? verbs[i].is : NONE;
    }
    return NONE;
}

/* Ends what hides RULE, or all that hides where RULE is "". */
static void enable(wn_hushes *h, wn_str rule, uint32_t at)
{
    for (uint32_t i = 0; i < h->len; i++) {
        wn_hush *x = &h->at[i];
        if (x->to == UINT32_MAX && (!rule.len || wn_str_eq(x->rule, rule))) x->to = at;
    }
}

/* Is RULE hidden already, by a comment that is not ended? Then another one hides nothing. */
static bool is_hidden(const wn_hushes *h, wn_str rule)
{
    for (uint32_t i = 0; i < h->len; i++)
        if (h->at[i].to == UINT32_MAX && wn_str_eq(h->at[i].rule, rule)) return true;
    return false;
}

/* The comment in SPAN says VERB about RULE. */
static void add(wn_arena *a, wn_str s, wanted verb, wn_str rule, wn_span span, wn_hushes *out)
{
    uint32_t from = span.end, to = UINT32_MAX;
    if (verb == ON) {
        enable(out, rule, span.start);
        return;
    }
    if (verb == NEXT_LINE) {
        while (from < s.len && s.ptr[from] != '\n') from++;
        for (to = from + 1; to < s.len && s.ptr[to] != '\n';) to++;
    } else if (is_hidden(out, rule)) {
        to = from;
    }
    if (out->len < MOST) *wn_list_add(a, out) = (wn_hush){ from, to, rule, span, false };
}

/* The same for each of the names in LIST, or for all rules where it is empty. */
static void add_all(wn_arena *a, wn_str s, wanted verb, wn_str list, wn_span span, wn_hushes *out)
{
    size_t i = 0, start;
    while (i < list.len && is_between(list.ptr[i])) i++;
    if (i == list.len) add(a, s, verb, WN_STR(""), span, out);
    while (i < list.len) {
        for (start = i; i < list.len && !is_between(list.ptr[i]);) i++;
        add(a, s, verb, (wn_str){ list.ptr + start, i - start }, span, out);
        while (i < list.len && is_between(list.ptr[i])) i++;
    }
}

void wn_hush_find(wn_arena *a, wn_str s, wn_hushes *out)
{
    static const char close[] = "-->";
    size_t at = 0;
    const char *open;
    while (out->len < MOST && (open = memmem(s.ptr + at, s.len - at, "<!--", 4)) != NULL) {
        size_t start = (size_t)(open - s.ptr), len, end;
        for (at = start + 4; at < s.len && is_between(s.ptr[at]);) at++;
        wanted verb = verb_at(s, at, &len);
        if (verb == NONE) continue;
        const char *shut = memmem(s.ptr + at, s.len - at, close, 3);
        if (!shut) break;
        end = (size_t)(shut - s.ptr);
        wn_span span = { (uint32_t)start, (uint32_t)end + 3 };
        add_all(a, s, verb, (wn_str){ s.ptr + at + len, end - at - len }, span, out);
        at = span.end;
    }
    out->live = wn_arena_array(a, (size_t)out->len + 1, sizeof *out->live);
}

bool wn_hush_has(wn_hushes *h, wn_str rule, uint32_t at)
{
    bool hides = false;
    if (at < h->last) h->next = h->count = 0;
    h->last = at;
    for (; h->next < h->len && h->at[h->next].from <= at; h->next++) h->live[h->count++] = h->next;
    uint32_t n = 0;
    for (uint32_t i = 0; i < h->count; i++) {
        wn_hush *x = &h->at[h->live[i]];
        if (at >= x->to) continue;
        h->live[n++] = h->live[i];
        if (x->rule.len && !wn_str_eq(x->rule, rule)) continue;
        x->used = hides = true;
    }
    h->count = n;
    return hides;
}
