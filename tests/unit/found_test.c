/* found_test.c: what holds for all that is found in any text, over texts of words that finders look for, in any
** order: it lies within the text and in order, parts within their whole, measures within their limits, and the
** same is found twice. */
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "english.h"


static uint64_t seed;

static uint32_t pick(uint32_t n)
{
    seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
    return (uint32_t)(seed >> 33) % n;
}

static const char *const words[] = {
    "Ada", "Byrne", "Tom", "Finch", "Mr.", "Dr.", "the", "a", "his", "her", "their", "he", "she", "they", "it", "who", "that",
    "which", "whose", "keeper", "mayor", "spokesman", "board", "Harbour", "Board", "Inc.", "U.S.", "experts", "critics", "said",
    "says", "told", "asked", "added", "adding", "claims", "believes", "denied", "according", "to", "reported", "called", "so-called",
    "known", "as", "is", "was", "were", "has", "been", "will", "would", "not", "never", "may", "might", "if", "unless", "because",
    "and", "or", "but", "of", "in", "on", "at", "for", "from", "with", "by", "between", "than", "more", "less", "least", "most",
    "about", "nearly", "up", "over", "under", "boat", "boats", "light", "sank", "rose", "fell", "grew", "killed", "won", "caused",
    "report", "statement", "announcement", "reportedly", "allegedly", "clearly", "very", "quietly", "on", "Monday", "May", "June",
    "2018", "1990s", "5", "12", "1,204", "3.5", "½", "3/4", "4/5/2018", "two", "three", "twenty", "hundred", "million", "half",
    "third", "thirds", "quarter", "dozen", "point", "minus", "per", "percent", "cent", "%", "$", "€", "dollars", "pounds", "km", "miles",
    "kg", "feet", "inches", "degrees", "C", "years", "year-old", "old", "aged", "ago", "month", "pm", "first", "21st", "one",
    "Share", "Subscribe", "Photo:", "Read", "more", "©", "Advertisement", "www.example.org", "a@b.example", "[sic]", "[1]", "p.", "No.",
};
static const char *const marks[] = {
    ",", ".", ".", "?", "!", ":", ";", "...", "…", " –", " —", " -", "(", ")", "[", "]", "“", "”", "\"", "‘", "’", "'", "’s", "'s",
    "«", "»", "\n\n", "\n\n", "\n", "\n\n- ", "\n\n# ", "\n\n> ", "\n\n1. ", " | ", " • ", " / ", "***", "-", "~", "=", "+", "^",
};

static const char *make_text(void)
{
    wn_buf b = wn_buf_new(arena);
    for (uint32_t n = 1 + pick(60); n-- > 0;) {
        wn_buf_add(&b, wn_str_of(words[pick(sizeof words / sizeof *words)]));
        if (pick(3) == 0) wn_buf_add(&b, wn_str_of(marks[pick(sizeof marks / sizeof *marks)]));
        if (pick(8)) wn_buf_byte(&b, ' ');
    }
    wn_buf_byte(&b, '\0');
    return wn_buf_str(&b).ptr;
}

static bool find_all(wn_found *f, wn_err *err)
{
    return wn_sentence_find(f, err) && wn_quote_find(f, err) && wn_attribution_find(f, err) && wn_quantity_find(f, err) &&
           wn_hedge_find(f, err) && wn_claim_find(f, err) && wn_boilerplate_find(f, err);
}

/* A span of whole characters; an empty one may be anywhere. */
static void check_span(const wn_found *f, wn_span s)
{
    wn_str text = f->doc->text;
    if (wn_span_empty(s)) return;
    assert_true(s.end <= text.len);
    assert_true(((uint8_t)text.ptr[s.start] & 0xC0) != 0x80);
    assert_true(s.end == text.len || ((uint8_t)text.ptr[s.end] & 0xC0) != 0x80);
}

static void check_run(const wn_found *f, wn_run run, wn_span whole)
{
    assert_true(run.first + run.len <= f->spans.len);
    for (uint32_t i = run.first; i < run.first + run.len; i++) {
        check_span(f, f->spans.at[i]);
        assert_true(wn_span_in(f->spans.at[i], whole));
    }
}

static void check_sentences(const wn_found *f)
{
    for (uint32_t i = 0, at = 0; i < f->sentences.len; i++) {
        wn_span s = f->sentences.at[i].span;
        check_span(f, s);
        assert_true(s.start >= at && !wn_span_empty(s));
        assert_true(wn_span_in(s, f->doc->blocks.at[f->sentences.at[i].block].span));
        at = s.end;
    }
}

static void check_speech(const wn_found *f)
{
    for (uint32_t i = 0; i < f->quotes.len; i++) {
        const wn_quote *q = &f->quotes.at[i];
        check_span(f, q->span), check_span(f, q->speaker), check_span(f, q->cue);
        assert_true(wn_span_in(q->content, q->span));
        assert_true(i == 0 || q[-1].span.start < q->span.start);
        assert_true(q->outer <= i && wn_span_in(q->span, f->quotes.at[q->outer].span));
        assert_true(q->attribution == WN_NOWHERE || q->attribution < f->attributions.len);
    }
    for (uint32_t i = 0; i < f->attributions.len; i++) {
        const wn_attribution *a = &f->attributions.at[i];
        check_span(f, a->span);
        check_run(f, a->source, a->span), check_run(f, a->cue, a->span), check_run(f, a->content, a->span);
        assert_true(a->sure >= 0 && a->sure <= 1);
    }
}

static void check_quantities(const wn_found *f)
{
    for (uint32_t i = 0, at = 0; i < f->quantities.len; i++) {
        const wn_quantity *q = &f->quantities.at[i];
        check_span(f, q->span);
        assert_true(q->span.start >= at && !wn_span_empty(q->span));
        assert_false(q->min > q->max);
        assert_false(q->value < q->min || q->value > q->max);
        if (q->conversion != WN_NOWHERE) assert_int_equal(f->quantities.at[q->conversion].conversion, i);
        at = q->span.end;
    }
}

static void check_claims(const wn_found *f)
{
    for (uint32_t i = 0; i < f->hedges.len; i++) {
        check_span(f, f->hedges.at[i].span), check_span(f, f->hedges.at[i].scope);
        assert_true(f->hedges.at[i].value >= 0 && f->hedges.at[i].value <= 1);
    }
    for (uint32_t i = 0; i < f->claims.len; i++) {
        const wn_claim *c = &f->claims.at[i];
        check_span(f, c->span), check_span(f, c->source), check_span(f, c->cue);
        assert_true(c->score >= 0 && c->score <= 1 && c->hedging >= 0 && c->hedging <= 1);
        for (uint32_t k = 0; k < c->quantities.len; k++)
            assert_true(f->picks.at[c->quantities.first + k] < f->quantities.len);
    }
    for (uint32_t i = 0, at = 0; i < f->boilerplate.len; i++) {
        const wn_boilerplate *b = &f->boilerplate.at[i];
        check_span(f, b->span);
        assert_true(b->span.start >= at && b->score >= 0 && b->score <= 1 && b->blocks > 0);
        at = b->span.end;
    }
}

/* A number that another find is not likely to have. */
static uint64_t print_of(const wn_found *f)
{
    uint64_t h = f->sentences.len;
    for (uint32_t i = 0; i < f->quotes.len; i++) h = h * 31 + f->quotes.at[i].span.start * 7 + f->quotes.at[i].speaker.end;
    for (uint32_t i = 0; i < f->attributions.len; i++) h = h * 31 + f->attributions.at[i].span.start;
    for (uint32_t i = 0; i < f->quantities.len; i++) h = h * 31 + f->quantities.at[i].span.end + f->quantities.at[i].type;
    for (uint32_t i = 0; i < f->claims.len; i++) h = h * 31 + f->claims.at[i].span.start + (uint64_t)(f->claims.at[i].score * 1e6);
    for (uint32_t i = 0; i < f->boilerplate.len; i++) h = h * 31 + f->boilerplate.at[i].span.start;
    return h;
}

static void what_is_found_keeps_its_promises(void **state)
{
    (void)state;
    uint32_t n = getenv("DOCUMENTS") ? (uint32_t)atoi(getenv("DOCUMENTS")) : 3000;
    char text[4096];
    uint64_t quotes = 0, attributions = 0, quantities = 0, claims = 0;
    for (uint32_t i = 1; i <= n; i++) {
        seed = UINT64_C(88172645463325252) + i * UINT64_C(7919);
        snprintf(text, sizeof text, "%s", make_text());
        wn_found *f = found_in(text, find_all);
        check_sentences(f), check_speech(f), check_quantities(f), check_claims(f);
        quotes += f->quotes.len, attributions += f->attributions.len;
        quantities += f->quantities.len, claims += f->claims.len;
        uint64_t print = print_of(f);
        assert_true(print_of(found_in(text, find_all)) == print);
    }
    if (quotes < n / 10 || attributions < n / 10 || quantities < n || claims < n / 10)
        fail_msg("%u texts, %u quotes, %u attributions, %u quantities, %u claims", n, (unsigned)quotes, (unsigned)attributions,
                 (unsigned)quantities, (unsigned)claims);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(what_is_found_keeps_its_promises, begin, end) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
