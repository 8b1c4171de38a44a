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
---   fragment    a short line without a sign at its end
---   attributed  somebody says it
---   hedge, booster, forecast, comparison, cause, event, opinion: phrases of these lists
---
--- claim.bias is what any sentence has; what scores less than claim.least is no claim. Both these and the
--- words of claim_words are fitted by tests/bench/fit-claims.lua.
return {
  weights = {
    ["claim.bias"] = -1.12,
    ["claim.least"] = 0.25,
    ["claim.attributed_1"] = 0.36, ["claim.booster_1"] = -0.34, ["claim.booster_2"] = -0.82,
    ["claim.capital_1"] = 0.53, ["claim.capital_2"] = 0.79, ["claim.capital_3"] = 1.14,
    ["claim.capital_4"] = 1.04, ["claim.capital_5"] = 1.41, ["claim.cause_1"] = 0.12,
    ["claim.cause_2"] = 0.06, ["claim.cause_3"] = -0.26, ["claim.comparison_1"] = 0.96,
    ["claim.comparison_2"] = 1.52, ["claim.comparison_3"] = 1.08, ["claim.event_1"] = 0.63,
    ["claim.event_2"] = 0.50, ["claim.event_3"] = 1.17, ["claim.forecast_1"] = -0.27,
    ["claim.forecast_2"] = -0.66, ["claim.forecast_3"] = -1.96, ["claim.hedge_1"] = -0.51,
    ["claim.hedge_2"] = -0.36, ["claim.hedge_3"] = -0.39, ["claim.number_1"] = 1.25,
    ["claim.number_2"] = 1.50, ["claim.number_3"] = 1.55, ["claim.opinion_1"] = -0.44,
    ["claim.opinion_2"] = -0.55, ["claim.opinion_3"] = -0.76, ["claim.past_1"] = 0.63,
    ["claim.past_2"] = 0.80, ["claim.past_3"] = 0.66, ["claim.words_1"] = -1.41,
    ["claim.words_2"] = -1.42, ["claim.words_3"] = -0.89, ["claim.words_4"] = -0.71,
    ["claim.words_5"] = -0.78, ["claim.words_6"] = -0.53, ["claim.words_7"] = -0.72,
    ["claim.year_1"] = 0.71, ["claim.year_2"] = -0.49, ["claim.fragment_1"] = -2.00,
    ["claim.heading_1"] = -2.50, ["claim.question_2"] = -4.00, ["claim.words_0"] = -1.50,
  },
}
