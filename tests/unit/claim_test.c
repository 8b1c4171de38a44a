/* claim_test.c: what is a claim, who stands behind it, what weakens it, why. With the words of the
** English pack, since they are what is tested. */
#include "find/claim.h"
#include "english.h"

static wn_found *find(const char *text) { return found_in(text, wn_claim_find); }

/* The only claim of TEXT. */
static const wn_claim *only(const char *text, wn_found **out)
{
    *out = find(text);
    if ((*out)->claims.len != 1) fail_msg("%u claims in: %s", (*out)->claims.len, text);
    return &(*out)->claims.at[0];
}

static void is(const wn_found *f, wn_span span, const char *want)
{
    wn_str got = wn_found_text(f, span);
    if (!wn_str_eq(got, wn_str_of(want))) fail_msg("'%.*s', not '%s'", (int)got.len, got.ptr, want);
}

static void is_no_claim(const char *text)
{
    wn_found *f = find(text);
    for (uint32_t i = 0; i < f->claims.len; i++)
        if (f->claims.at[i].score > 0.5) fail_msg("%.2f: %s", f->claims.at[i].score, text);
}

static void is_a_claim(const char *text)
{
    wn_found *f = find(text);
    double best = 0;
    for (uint32_t i = 0; i < f->claims.len; i++)
        if (f->claims.at[i].score > best) best = f->claims.at[i].score;
    if (best <= 0.5) fail_msg("%.2f: %s", best, text);
}

static uint8_t types_of(const char *text)
{
    wn_found *f;
    return only(text, &f)->types;
}

/* ---- what is a claim */

static void a_sentence_with_figures_is_a_claim(void **s)
{
    (void)s;
    is_a_claim("The harbour handled 40,000 containers in 2019, and 12 percent of them were empty.");
    is_a_claim("The company cut 1,200 jobs last year.");
    is_a_claim("Unemployment in the region has doubled since 2008.");
}

static void what_happened_is_a_claim(void **s)
{
    (void)s;
    is_a_claim("The senate voted against the bill, and the governor signed the other one.");
    is_a_claim("Norland has the largest army in the region.");
}

static void a_question_is_no_claim(void **s)
{
    (void)s;
    is_no_claim("What is on the table for the owners of the mill?");
    is_no_claim("Did the harbour handle 40,000 containers in 2019?");
    is_no_claim("“Who paid $4 million for this?”");
}

static void a_command_or_a_wish_is_no_claim(void **s)
{
    (void)s;
    is_no_claim("Let us go down to the river and see.");
    is_no_claim("Please close the gate behind you.");
    is_no_claim("I hope that we will all do better.");
    is_no_claim("Thank you very much!");
}

static void a_feeling_is_no_claim(void **s)
{
    (void)s;
    is_no_claim("I am so happy to be here with you tonight.");
    is_no_claim("I think this is wrong.");
}

static void a_heading_or_a_label_is_no_claim(void **s)
{
    (void)s;
    is_no_claim("World");
    is_no_claim("Related Articles");
    is_no_claim("The Week in Pictures");
    is_no_claim("Prices Rise As Winter Comes To Norland");
    is_no_claim("He said:");
    is_no_claim("The Norland Gazette reports");
    is_no_claim("By Ada Byrne, 14 May 2024");
    is_no_claim("Posted on 14 May 2024 by Ada Byrne");
}

static void numbers_in_words_count_as_figures_do(void **s)
{
    (void)s;
    is_a_claim("Two people were killed and seven were hurt when a train hit a bus.");
    is_a_claim("Three million people voted in the last election.");
}

static void who_says_it_is_not_judged(void **s)
{
    (void)s;
    is_no_claim("“It is a good day,” said Sen. Ada Byrne, chair of the Norland Finance Committee.");
    is_a_claim("“Crime fell by 5 percent last year,” he said.");
}

static void the_score_is_a_probability_that_grows_with_the_evidence(void **s)
{
    (void)s;
    wn_found *f;
    double more = only("The city spent $4.2 million on 300 tonnes of road salt in "
                       "2019.", &f)->score;
    f = find("The city spent a lot on salt.");
    double less = f->claims.len ? f->claims.at[0].score : 0;
    assert_true(0 <= less && less < more && more <= 1);
}

/* ---- types */

static void each_type_has_its_words(void **s)
{
    (void)s;
    assert_true(types_of("The city spent $4.2 million on road salt in 2019.") & WN_C_QUANTITY);
    assert_true(types_of("The 40 mills made more paper than in any year "
                         "before.") & WN_C_COMPARISON);
    assert_true(types_of("The 40 mills of the county are expected to close by "
                         "2030.") & WN_C_FORECAST);
    assert_true(types_of("The fire of 1990 killed 12 people because of a blocked "
                         "door.") & WN_C_CAUSE);
    assert_true(types_of("The fire of 1990 killed 12 people in the county.") & WN_C_EVENT);
    assert_true(types_of("The mill lost 40 workers in 1990, said Ada Byrne.") & WN_C_ATTRIBUTED);
}

static void the_quantities_of_a_claim_are_those_in_it(void **s)
{
    (void)s;
    wn_found *f = find("The mill has 40 workers in 3 halls. The dam lost 12,000 tonnes of water "
                       "in a week.");
    assert_int_equal(f->claims.len, 2);
    assert_int_equal(f->claims.at[0].quantities.len, 2);
    uint32_t last = f->picks.at[f->claims.at[1].quantities.first];
    assert_true(f->quantities.at[last].value == 12000);
}

/* ---- who says it */

static void a_claim_knows_its_source_and_cue(void **s)
{
    (void)s;
    wn_found *f;
    const wn_claim *c = only("The coast guard said at least 300 boats were lost in the storm of "
                             "1953.", &f);
    is(f, c->source, "The coast guard");
    is(f, c->cue, "said");
    assert_true(c->attribution != WN_NOWHERE);
    c = only("About 300 boats were lost in the storm of 1953, according to the coast guard.", &f);
    is(f, c->source, "the coast guard");
    c = only("About 300 boats were lost in the storm of 1953.", &f);
    assert_true(wn_span_empty(c->source) && c->attribution == WN_NOWHERE);
}

static void a_sentence_where_two_speak_is_two_claims(void **s)
{
    (void)s;
    wn_found *f = find("The mill made 40 tonnes in 1990, said Ada Byrne, and Jon Cole said it "
                       "had lost $2 million.");
    assert_int_equal(f->claims.len, 2);
    is(f, f->claims.at[0].span, "The mill made 40 tonnes in 1990, said Ada Byrne");
    is(f, f->claims.at[0].source, "Ada Byrne");
    is(f, f->claims.at[1].span, "Jon Cole said it had lost $2 million.");
    is(f, f->claims.at[1].source, "Jon Cole");
}

static void what_one_says_that_another_says_is_one_claim(void **s)
{
    (void)s;
    wn_found *f;
    only("Jon Cole said that Ada Byrne had said the mill lost 40 workers in 1990.", &f);
}

static void many_who_speak_in_one_sentence_take_no_longer(void **s)
{
    (void)s;
    static const char one[] = "Ada Byrne said it lost $5 million, and ";
    enum { TIMES = 20000, LEN = sizeof one - 1 };
    static char text[TIMES * LEN + 1];
    for (uint32_t i = 0; i < TIMES; i++) memcpy(text + i * LEN, one, LEN);
    assert_true(find(text)->claims.len > TIMES / 2);
}

static void each_sentence_of_a_quote_has_the_speaker(void **s)
{
    (void)s;
    wn_found *f = find("“We lost 300 boats in 1953. The sea took 40 houses,” said Ada Byrne.");
    assert_int_equal(f->claims.len, 2);
    for (int i = 0; i < 2; i++) is(f, f->claims.at[i].source, "Ada Byrne");
}

static void a_few_quoted_words_do_not_attribute_the_sentence(void **s)
{
    (void)s;
    wn_found *f;
    const wn_claim *c = only("The town of 4,000 people lost its only bridge to the flood of 1953 "
                             "and built "
                             "another for $2 million; Ada Byrne called it “sad”.", &f);
    assert_true(wn_span_empty(c->source));
}

/* ---- hedges */

static void hedges_weaken_a_claim(void **s)
{
    (void)s;
    wn_found *f;
    const wn_claim *c = only("The mill could perhaps pay $40 million to 300 workers in 2019.", &f);
    assert_int_equal(c->hedges.len, 2);
    is(f, f->spans.at[c->hedges.first], "could");
    is(f, f->spans.at[c->hedges.first + 1], "perhaps");
    double two = c->hedging;
    c = only("The mill could pay $40 million to 300 workers in 2019.", &f);
    assert_true(0 < c->hedging && c->hedging < two && two < 1);
    c = only("The mill paid $40 million to 300 workers in 2019.", &f);
    assert_true(c->hedges.len == 0 && c->hedging == 0);
}

static void a_month_is_no_hedge(void **s)
{
    (void)s;
    wn_found *f;
    assert_int_equal(only("In May 2019 the mill paid $40 million to 300 "
                          "workers.", &f)->hedges.len, 0);
    assert_int_equal(only("The mill paid 300 workers $40 million on May 3.", &f)->hedges.len, 0);
    assert_int_equal(only("The mill may pay 300 workers $40 million in 2019.", &f)->hedges.len, 1);
}

static void what_could_not_be_is_no_hedge(void **s)
{
    (void)s;
    wn_found *f;
    assert_int_equal(only("The mill could not pay its 300 workers in 2019.", &f)->hedges.len, 0);
}

static void a_source_that_nobody_can_name_is_a_hedge(void **s)
{
    (void)s;
    wn_found *f;
    const wn_claim *c = only("The mill lost 300 workers and $4 million in 2019, experts say.", &f);
    assert_int_equal(c->hedges.len, 1);
    is(f, f->spans.at[c->hedges.first], "experts say");
    is(f, c->source, "experts");
}

static void a_hedge_belongs_to_its_own_clause(void **s)
{
    (void)s;
    wn_found *f = find("The mill may close in 2030, said Ada Byrne, and Jon Cole said it lost $2 "
                       "million in 2019.");
    assert_int_equal(f->claims.len, 2);
    assert_int_equal(f->claims.at[0].hedges.len, 1);
    assert_int_equal(f->claims.at[1].hedges.len, 0);
    f = find("The agency, which may close, said 300 boats were lost in 1953.");
    assert_int_equal(f->claims.at[0].hedges.len, 0);
}

/* ---- why */

typedef struct { wn_found *f; double sum; uint32_t words, traits; } why;

static void hear(void *ctx, const char *name, uint32_t bin, wn_str words, double weight)
{
    why *w = ctx;
    (void)bin;
    w->sum += weight;
    *(name ? &w->traits : &w->words) += 1;
    assert_true(name || words.len > 0);
}

static void the_reasons_make_the_score(void **s)
{
    (void)s;
    why w = { 0 };
    const wn_claim *c = only("The city spent $4.2 million on road salt in 2019.", &w.f);
    uint32_t spans = w.f->spans.len, picks = w.f->picks.len;
    wn_claim_why(w.f, 0, hear, &w);
    assert_true(w.words > 2 && w.traits > 1);
    double odds = w.sum + wn_lexicon_weight(w.f->lex, "claim.bias");
    assert_true((odds > 0) == (c->score > 0.5));
    assert_int_equal(w.f->spans.len, spans);
    assert_int_equal(w.f->picks.len, picks);
}

static void an_empty_text_has_none(void **s)
{
    (void)s;
    assert_int_equal(find("")->claims.len, 0);
    assert_int_equal(find("\n\n . ! ?\n\n…")->claims.len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_with_figures_is_a_claim),
        cmocka_unit_test(what_happened_is_a_claim),
        cmocka_unit_test(a_question_is_no_claim),
        cmocka_unit_test(a_command_or_a_wish_is_no_claim),
        cmocka_unit_test(a_feeling_is_no_claim),
        cmocka_unit_test(a_heading_or_a_label_is_no_claim),
        cmocka_unit_test(numbers_in_words_count_as_figures_do),
        cmocka_unit_test(who_says_it_is_not_judged),
        cmocka_unit_test(the_score_is_a_probability_that_grows_with_the_evidence),
        cmocka_unit_test(each_type_has_its_words),
        cmocka_unit_test(the_quantities_of_a_claim_are_those_in_it),
        cmocka_unit_test(a_claim_knows_its_source_and_cue),
        cmocka_unit_test(a_sentence_where_two_speak_is_two_claims),
        cmocka_unit_test(what_one_says_that_another_says_is_one_claim),
        cmocka_unit_test(many_who_speak_in_one_sentence_take_no_longer),
        cmocka_unit_test(each_sentence_of_a_quote_has_the_speaker),
        cmocka_unit_test(a_few_quoted_words_do_not_attribute_the_sentence),
        cmocka_unit_test(hedges_weaken_a_claim),
        cmocka_unit_test(a_month_is_no_hedge),
        cmocka_unit_test(what_could_not_be_is_no_hedge),
        cmocka_unit_test(a_source_that_nobody_can_name_is_a_hedge),
        cmocka_unit_test(a_hedge_belongs_to_its_own_clause),
        cmocka_unit_test(the_reasons_make_the_score),
        cmocka_unit_test(an_empty_text_has_none),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
