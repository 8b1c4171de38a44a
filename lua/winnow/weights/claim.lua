--- What each trait of a sentence adds to the belief that it asserts a fact worth a check, as the
--- logarithm of odds. The number behind a trait is how often it is there, 3 for three and more.
---
---   words       1: 4 to 6 words, 2: to 10, 3: to 15, 4: to 22, 5: to 31, 6: to 44, 7: more; 0: fewer
---   number      numbers in figures, but for years
---   spelt       numbers and quantities in words, but for "one"
---   year        four figures, 1700 to 2099
---   capital     words with a capital, but for the first; 4: four or five, 5: more
---   past        words in -ed
---   question    1: a question mark inside, 2: at the end
---   exclaim     an exclamation mark
---   heading     the block is a heading
---   fragment    a short line without a sign at its end, or capitals as in a title
---   attributed  somebody says it
---   hedge, booster, forecast, comparison, cause, event, opinion: phrases of these lists
---   body        those of organisations
---
--- claim.bias is what any sentence has; what scores less than claim.least is no claim: a lower one lists
--- more, and more that is none. tests/bench/fit-claims.lua fits these and the words of claim_words.
return {
  weights = {
    ["claim.bias"] = -0.53,
    ["claim.least"] = 0.45,
    ["claim.attributed_1"] = 0.69, ["claim.booster_1"] = -0.31, ["claim.booster_2"] = -0.76,
    ["claim.capital_1"] = 0.54, ["claim.capital_2"] = 0.84, ["claim.capital_3"] = 1.18,
    ["claim.capital_4"] = 1.02, ["claim.capital_5"] = 1.40, ["claim.cause_1"] = 0.21,
    ["claim.cause_2"] = 0.01, ["claim.cause_3"] = -0.15, ["claim.comparison_1"] = 0.98,
    ["claim.comparison_2"] = 1.18, ["claim.comparison_3"] = 0.87, ["claim.event_1"] = 0.71,
    ["claim.event_2"] = 0.40, ["claim.event_3"] = 1.33, ["claim.forecast_1"] = -0.22,
    ["claim.forecast_2"] = -0.52, ["claim.forecast_3"] = -1.91, ["claim.hedge_1"] = -0.53,
    ["claim.hedge_2"] = -0.58, ["claim.hedge_3"] = 0.03, ["claim.number_1"] = 1.37,
    ["claim.number_2"] = 1.63, ["claim.number_3"] = 1.72, ["claim.opinion_1"] = -0.35,
    ["claim.opinion_2"] = -0.42, ["claim.opinion_3"] = -0.44, ["claim.past_1"] = 0.55,
    ["claim.past_2"] = 0.76, ["claim.past_3"] = 0.63, ["claim.spelt_1"] = 1.31,
    ["claim.spelt_2"] = 1.18, ["claim.spelt_3"] = 1.16, ["claim.words_1"] = -1.12,
    ["claim.words_2"] = -1.15, ["claim.words_3"] = -0.66, ["claim.words_4"] = -0.53,
    ["claim.words_5"] = -0.63, ["claim.words_6"] = -0.42, ["claim.words_7"] = -0.77,
    ["claim.year_1"] = 0.56, ["claim.year_2"] = -0.59, ["claim.fragment_1"] = -2.50,
    ["claim.heading_1"] = -4.00, ["claim.question_2"] = -4.00, ["claim.words_0"] = -1.50,
  },
}
