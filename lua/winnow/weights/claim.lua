--- What each trait of a sentence adds to the belief that it asserts a fact worth a check, as the
--- logarithm of odds. The number behind a trait is how often it is there, 3 for three and more.
---
---   words       1: 4 to 6 words, 2: to 10, 3: to 15, 4: to 22, 5: to 31, 6: to 44, 7: more; 0: fewer
---   number      numbers in figures, but for years
---   year        four figures, 1700 to 2099
---   capital     words with a capital, but for the first; 4: four or five, 5: more
---   past        words in -ed
---   question    1: a question mark inside, 2: at the end
---   exclaim     an exclamation mark
---   heading     the block is a heading
---   fragment    a short line without a sign at its end, or capitals as in a title
---   attributed  somebody says it
---   hedge, booster, forecast, comparison, cause, event, opinion: phrases of these lists
---
--- claim.bias is what any sentence has; what scores less than claim.least is no claim. Both these and the
--- words of claim_words are fitted by tests/bench/fit-claims.lua.
return {
  weights = {
    ["claim.bias"] = -1.27,
    ["claim.least"] = 0.3,
    ["claim.attributed_1"] = 0.71, ["claim.booster_1"] = -0.28, ["claim.booster_2"] = -0.81,
    ["claim.capital_1"] = 0.54, ["claim.capital_2"] = 0.85, ["claim.capital_3"] = 1.17,
    ["claim.capital_4"] = 1.01, ["claim.capital_5"] = 1.44, ["claim.cause_1"] = 0.24,
    ["claim.cause_2"] = 0.13, ["claim.cause_3"] = -0.22, ["claim.comparison_1"] = 1.04,
    ["claim.comparison_2"] = 1.38, ["claim.comparison_3"] = 1.08, ["claim.event_1"] = 0.73,
    ["claim.event_2"] = 0.51, ["claim.event_3"] = 1.38, ["claim.forecast_1"] = -0.20,
    ["claim.forecast_2"] = -0.56, ["claim.forecast_3"] = -2.02, ["claim.hedge_1"] = -0.55,
    ["claim.hedge_2"] = -0.59, ["claim.hedge_3"] = -0.13, ["claim.number_1"] = 1.44,
    ["claim.number_2"] = 1.65, ["claim.number_3"] = 1.70, ["claim.opinion_1"] = -0.37,
    ["claim.opinion_2"] = -0.49, ["claim.opinion_3"] = -0.47, ["claim.past_1"] = 0.57,
    ["claim.past_2"] = 0.76, ["claim.past_3"] = 0.62, ["claim.words_1"] = -1.11,
    ["claim.words_2"] = -1.10, ["claim.words_3"] = -0.59, ["claim.words_4"] = -0.45,
    ["claim.words_5"] = -0.50, ["claim.words_6"] = -0.29, ["claim.words_7"] = -0.57,
    ["claim.year_1"] = 0.71, ["claim.year_2"] = -0.47, ["claim.fragment_1"] = -2.50,
    ["claim.heading_1"] = -4.00, ["claim.question_2"] = -4.00, ["claim.words_0"] = -1.50,
  },
}
