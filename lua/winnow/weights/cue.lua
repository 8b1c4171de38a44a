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
    ["cue.value_1"] = -0.95, ["cue.value_2"] = -0.23, ["cue.value_3"] = 0.33,
    ["cue.value_4"] = 0.76, ["cue.value_5"] = 1.10, ["cue.value_6"] = 1.45, ["cue.value_7"] = 1.82,
    ["cue.value_8"] = 2.28, ["cue.value_9"] = 2.83, ["cue.value_10"] = 3.48,
    ["cue.left_0"] = -0.28, ["cue.left_1"] = 0.26, ["cue.left_2"] = 1.44,
    ["cue.ahead_0"] = -0.16, ["cue.ahead_1"] = 0.35, ["cue.ahead_2"] = 0.53,
    ["cue.source_aside"] = 0.81, ["cue.source_body"] = 0.29, ["cue.source_capital"] = 0.13,
    ["cue.source_other"] = -0.41, ["cue.source_pronoun"] = 0.10, ["cue.source_relative"] = -0.49,
    ["cue.source_role"] = 0.53, ["cue.source_shared"] = -0.28,
    ["cue.after_about"] = -0.20, ["cue.after_adverb"] = 0.18, ["cue.after_by"] = -0.20,
    ["cue.after_capital"] = 0.29, ["cue.after_colon"] = 0.11, ["cue.after_comma"] = -0.60,
    ["cue.after_conjunction"] = -0.47, ["cue.after_dash"] = -1.25, ["cue.after_day"] = -0.46,
    ["cue.after_determiner"] = 0.27, ["cue.after_edge"] = -0.89, ["cue.after_number"] = -1.38,
    ["cue.after_preposition"] = -0.56, ["cue.after_pronoun"] = 0.13, ["cue.after_quote"] = -0.41,
    ["cue.after_role"] = -0.29, ["cue.after_sign"] = -0.37, ["cue.after_that"] = 0.57,
    ["cue.after_to"] = 0.20, ["cue.after_verb"] = -0.53, ["cue.after_word"] = -0.10,
    ["cue.before_about"] = 0.06, ["cue.before_adverb"] = 0.16, ["cue.before_by"] = 0.19,
    ["cue.before_capital"] = 0.30, ["cue.before_colon"] = -0.33, ["cue.before_comma"] = 0.29,
    ["cue.before_conjunction"] = 0.43, ["cue.before_dash"] = -0.05, ["cue.before_day"] = 1.34,
    ["cue.before_determiner"] = -0.04, ["cue.before_edge"] = 0.80, ["cue.before_number"] = -0.28,
    ["cue.before_preposition"] = 0.35, ["cue.before_pronoun"] = 0.57, ["cue.before_quote"] = 0.70,
    ["cue.before_role"] = 0.37, ["cue.before_sign"] = -0.06, ["cue.before_that"] = -0.33,
    ["cue.before_to"] = 0.19, ["cue.before_verb"] = 0.02, ["cue.before_word"] = 0.05,
    ["cue.later_about"] = -1.69, ["cue.later_adverb"] = -1.21, ["cue.later_by"] = -0.56,
    ["cue.later_capital"] = -2.03, ["cue.later_colon"] = -0.50, ["cue.later_comma"] = -0.44,
    ["cue.later_conjunction"] = -0.43, ["cue.later_dash"] = -0.92, ["cue.later_day"] = -0.33,
    ["cue.later_determiner"] = -0.44, ["cue.later_edge"] = -0.43, ["cue.later_number"] = -1.69,
    ["cue.later_preposition"] = -0.82, ["cue.later_pronoun"] = -0.79, ["cue.later_quote"] = -1.17,
    ["cue.later_role"] = -1.81, ["cue.later_sign"] = -0.36, ["cue.later_that"] = -2.77,
    ["cue.later_to"] = -0.76, ["cue.later_verb"] = -2.17, ["cue.later_word"] = -1.63,
  },
}
