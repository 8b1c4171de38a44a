--- What speaks for a word of reporting that it does report where it stands, as the logarithm of odds: a
--- sum above 0 makes it a cue. Fitted by logistic regression on news whose attributions are marked, and
--- moved so that a cue counts from a probability of 0.35 on: there as many are found as are right.
---
---   value       what the list of cues gives for the word, in tenths
---   left        what stands left of its source: 2 a quote, 1 a comma
---   ahead       what comes behind it in its clause: 2 a quote, 1 "that" or a colon
---   source      how its source ends; shared: it is that of the cue before
---   after       what follows it
---   before      what stands before its source; later: the same, in a sentence that has a cue already
return {
  weights = {
    ["cue.value_1"] = 0.06, ["cue.value_2"] = -0.22, ["cue.value_3"] = 0.27, ["cue.value_4"] = 0.72,
    ["cue.value_5"] = 1.05, ["cue.value_6"] = 1.31, ["cue.value_7"] = 1.83, ["cue.value_8"] = 2.26,
    ["cue.value_9"] = 2.90, ["cue.value_10"] = 3.37,
    ["cue.left_0"] = -0.27, ["cue.left_1"] = 0.26, ["cue.left_2"] = 1.30,
    ["cue.ahead_0"] = -0.15, ["cue.ahead_1"] = 0.32, ["cue.ahead_2"] = 0.53,
    ["cue.source_aside"] = 0.70, ["cue.source_body"] = 0.22, ["cue.source_capital"] = 0.07,
    ["cue.source_other"] = -0.35, ["cue.source_pronoun"] = 0.11, ["cue.source_relative"] = -0.52,
    ["cue.source_role"] = 0.51, ["cue.source_shared"] = -0.20,
    ["cue.after_about"] = -0.14, ["cue.after_adverb"] = 0.12, ["cue.after_by"] = -0.24,
    ["cue.after_capital"] = 0.33, ["cue.after_colon"] = 0.06, ["cue.after_comma"] = -0.53,
    ["cue.after_conjunction"] = -0.47, ["cue.after_dash"] = -1.17, ["cue.after_day"] = -0.71,
    ["cue.after_determiner"] = 0.24, ["cue.after_edge"] = -0.92, ["cue.after_number"] = -1.47,
    ["cue.after_preposition"] = -0.59, ["cue.after_pronoun"] = 0.19, ["cue.after_quote"] = -0.40,
    ["cue.after_role"] = -0.26, ["cue.after_sign"] = -0.35, ["cue.after_that"] = 0.55,
    ["cue.after_to"] = 0.12, ["cue.after_verb"] = -0.47, ["cue.after_word"] = -0.08,
    ["cue.before_about"] = 0.08, ["cue.before_adverb"] = 0.26, ["cue.before_by"] = 0.33,
    ["cue.before_capital"] = 0.24, ["cue.before_colon"] = -0.14, ["cue.before_comma"] = 0.29,
    ["cue.before_conjunction"] = 0.37, ["cue.before_dash"] = -0.03, ["cue.before_day"] = 1.33,
    ["cue.before_determiner"] = -0.09, ["cue.before_edge"] = 0.73, ["cue.before_number"] = -0.24,
    ["cue.before_preposition"] = 0.39, ["cue.before_pronoun"] = 0.59, ["cue.before_quote"] = 0.56,
    ["cue.before_role"] = 0.32, ["cue.before_sign"] = -0.10, ["cue.before_that"] = -0.31,
    ["cue.before_to"] = 0.27, ["cue.before_verb"] = -0.01, ["cue.before_word"] = 0.08,
    ["cue.later_about"] = -1.50, ["cue.later_adverb"] = -0.80, ["cue.later_by"] = -0.40,
    ["cue.later_capital"] = -2.00, ["cue.later_colon"] = -0.42, ["cue.later_comma"] = -0.37,
    ["cue.later_conjunction"] = -0.41, ["cue.later_dash"] = -0.92, ["cue.later_day"] = -0.08,
    ["cue.later_determiner"] = -0.62, ["cue.later_edge"] = -0.16, ["cue.later_number"] = -1.17,
    ["cue.later_preposition"] = -0.79, ["cue.later_pronoun"] = -0.72, ["cue.later_quote"] = -1.07,
    ["cue.later_role"] = -1.53, ["cue.later_sign"] = -0.11, ["cue.later_that"] = -2.70,
    ["cue.later_to"] = -0.69, ["cue.later_verb"] = -1.99, ["cue.later_word"] = -1.55,
  },
}
