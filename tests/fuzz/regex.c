/* regex.c: PATTERN NUL FLAGS NUL SUBJECT. With and without the JIT the same matches, in the
** subject, in order. */
#include "fuzz.h"

#include <time.h>

#include "base/utf8.h"
#include "find/regex.h"

/* Matches of a walk, and its seconds: each match may cost all the steps that it has. */
enum { MOST = 200, SECONDS = 1 };

static bool is_place(wn_str subject, uint32_t at)
{
    return at == subject.len ||
           (at < subject.len && ((unsigned char)subject.ptr[at] & 0xC0) != 0x80);
}

static void check_spans(const wn_regex *re, wn_str subject)
{
    for (uint32_t g = 0; g <= wn_regex_groups(re); g++) {
        wn_span s = wn_regex_span(re, g);
        if (s.start == WN_NOWHERE) continue;
        fuzz_check(s.start <= s.end && is_place(subject, s.start) && is_place(subject, s.end),
                   "group %u is [%u, %u) of %zu", g, s.start, s.end, subject.len);
        wn_str name = wn_regex_group_name(re, g);
        fuzz_check(!name.len || wn_regex_group(re, name) >= 0,
                   "group %u has a name and is not found", g);
    }
}

/* What ONE and OTHER say at *AT; false at the end. A limit may meet one of them alone. */
static bool step(wn_regex *one, wn_regex *other, wn_str subject, wn_regex_walk *at)
{
    wn_err err = {0}, why = {0};
    wn_regex_walk before = *at, there = *at;
    int a = wn_regex_next(one, subject, at, &err), b = wn_regex_next(other, subject, &there, &why);
    fuzz_check(a >= 0 || err.text[0], "an error without a word");
    if (a < 0 || b < 0) return false;
    fuzz_check(a == b, "found with %d, without JIT %d, from %zu", a, b, before.at);
    if (!a) return false;
    fuzz_check(at->at > before.at || (at->empty && !before.empty), "from %zu to %zu", before.at, at->at);
    fuzz_check(at->at == there.at, "to %zu and %zu", at->at, there.at);
    check_spans(one, subject);
    /* Groups within may differ: after "(\\b)*+" the JIT of PCRE2 10.42 forgets what the group
     * matched. */
    fuzz_check(wn_span_eq(wn_regex_span(one, 0), wn_regex_span(other, 0)), "another match from %zu",
               before.at);
    check_spans(other, subject);
    return true;
}

void fuzz_one(wn_arena *a, wn_str in, fuzz *f)
{
    static const char plain[] = "(*NO_JIT)";
    wn_err err = {0};
    (void)f;
    wn_str pattern = fuzz_until(&in, '\0'), flags = fuzz_until(&in, '\0');
    if (wn_utf8_bad(in) != in.len) return;
    wn_regex *one = wn_regex_new(pattern, flags, NULL, &err);
    fuzz_check(one || (err.code == WN_BAD_RULE && err.text[0]), "refused with %d", (int)err.code);
    wn_buf slow = wn_buf_new(a);
    wn_buf_add(&slow, WN_STR(plain));
    wn_buf_add(&slow, pattern);
    wn_regex *other = one ? wn_regex_new(wn_buf_str(&slow), flags, NULL, NULL) : NULL;
    wn_regex_walk at = { 0 };
    clock_t end = clock() + SECONDS * CLOCKS_PER_SEC;
    for (int n = 0; other && n < MOST && clock() < end && step(one, other, in, &at);) n++;
    wn_regex_free(one);
    wn_regex_free(other);
}
