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
    ["cue.value_5"] = 1.04, ["cue.value_6"] = 1.31, ["cue.value_7"] = 1.83, ["cue.value_8"] = 2.28,
    ["cue.value_9"] = 2.92, ["cue.value_10"] = 3.36,
    ["cue.left_0"] = -0.27, ["cue.left_1"] = 0.27, ["cue.left_2"] = 1.33,
    ["cue.ahead_0"] = -0.15, ["cue.ahead_1"] = 0.32, ["cue.ahead_2"] = 0.51,
    ["cue.source_aside"] = 0.69, ["cue.source_body"] = 0.24, ["cue.source_capital"] = 0.06,
    ["cue.source_other"] = -0.34, ["cue.source_pronoun"] = 0.11, ["cue.source_relative"] = -0.52,
    ["cue.source_role"] = 0.52, ["cue.source_shared"] = -0.22,
    ["cue.after_about"] = -0.14, ["cue.after_adverb"] = 0.12, ["cue.after_capital"] = 0.32,
    ["cue.after_colon"] = 0.06, ["cue.after_comma"] = -0.52, ["cue.after_conjunction"] = -0.41,
    ["cue.after_dash"] = -1.15, ["cue.after_day"] = -0.71, ["cue.after_determiner"] = 0.22,
    ["cue.after_edge"] = -0.91, ["cue.after_number"] = -1.49, ["cue.after_preposition"] = -0.50,
    ["cue.after_pronoun"] = 0.23, ["cue.after_quote"] = -0.41, ["cue.after_role"] = -0.27,
    ["cue.after_sign"] = -0.36, ["cue.after_that"] = 0.55, ["cue.after_to"] = 0.12,
    ["cue.after_verb"] = -0.47, ["cue.after_word"] = -0.09,
    ["cue.before_about"] = 0.10, ["cue.before_adverb"] = 0.22, ["cue.before_capital"] = 0.25,
    ["cue.before_colon"] = -0.13, ["cue.before_comma"] = 0.26, ["cue.before_conjunction"] = 0.37,
    ["cue.before_dash"] = -0.04, ["cue.before_day"] = 1.29, ["cue.before_determiner"] = -0.07,
    ["cue.before_edge"] = 0.76, ["cue.before_number"] = -0.19, ["cue.before_preposition"] = 0.39,
    ["cue.before_pronoun"] = 0.57, ["cue.before_quote"] = 0.50, ["cue.before_role"] = 0.32,
    ["cue.before_sign"] = -0.06, ["cue.before_that"] = -0.31, ["cue.before_to"] = 0.27,
    ["cue.before_verb"] = -0.01, ["cue.before_word"] = 0.10,
    ["cue.later_about"] = -1.52, ["cue.later_adverb"] = -0.77, ["cue.later_capital"] = -1.91,
    ["cue.later_colon"] = -0.40, ["cue.later_comma"] = -0.37, ["cue.later_conjunction"] = -0.41,
    ["cue.later_dash"] = -0.93, ["cue.later_day"] = -0.03, ["cue.later_determiner"] = -0.63,
    ["cue.later_edge"] = -0.17, ["cue.later_number"] = -1.18, ["cue.later_preposition"] = -0.67,
    ["cue.later_pronoun"] = -0.70, ["cue.later_quote"] = -1.12, ["cue.later_role"] = -1.53,
    ["cue.later_sign"] = -0.09, ["cue.later_that"] = -2.69, ["cue.later_to"] = -0.68,
    ["cue.later_verb"] = -1.97, ["cue.later_word"] = -1.57,
  },
}
