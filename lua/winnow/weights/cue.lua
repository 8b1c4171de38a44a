--- What speaks for a word of reporting that it does report where it stands, as the logarithm of odds: a
--- sum above 0 makes it a cue. Fitted by tests/bench/fit-cues.py on news whose attributions are marked, and
--- moved so that a cue counts from a probability of 0.34 on: there as many are found as are right.
---
---   value       what the list of cues gives for the word, in tenths
---   left        what stands left of its source: 2 a quote, 1 a comma
---   ahead       what comes behind it in its clause: 2 a quote, 1 "that" or a colon
---   source      how its source ends; shared: it is that of the cue before
---   after       what follows it
---   before      what stands before its source; later: the same, in a sentence that has a cue already
return {
  weights = {
    ["cue.value_1"] = -1.67, ["cue.value_2"] = -0.34, ["cue.value_3"] = 0.22,
    ["cue.value_4"] = 0.60, ["cue.value_5"] = 0.91, ["cue.value_6"] = 1.25, ["cue.value_7"] = 1.75,
    ["cue.value_8"] = 2.11, ["cue.value_9"] = 2.64, ["cue.value_10"] = 3.34,
    ["cue.left_0"] = -0.29, ["cue.left_1"] = 0.31, ["cue.left_2"] = 1.59,
    ["cue.ahead_0"] = -0.15, ["cue.ahead_1"] = 0.36, ["cue.ahead_2"] = 0.51,
    ["cue.source_aside"] = 0.92, ["cue.source_body"] = 0.35, ["cue.source_capital"] = 0.13,
    ["cue.source_other"] = -0.40, ["cue.source_pronoun"] = 0.13, ["cue.source_relative"] = -0.45,
    ["cue.source_role"] = 0.57, ["cue.source_shared"] = -0.30,
    ["cue.after_about"] = -0.16, ["cue.after_adverb"] = 0.19, ["cue.after_by"] = -0.21,
    ["cue.after_capital"] = 0.30, ["cue.after_colon"] = 0.24, ["cue.after_comma"] = -0.59,
    ["cue.after_conjunction"] = -0.62, ["cue.after_dash"] = -1.31, ["cue.after_day"] = -0.38,
    ["cue.after_determiner"] = 0.35, ["cue.after_edge"] = -0.87, ["cue.after_number"] = -1.35,
    ["cue.after_preposition"] = -0.54, ["cue.after_pronoun"] = 0.19, ["cue.after_quote"] = -0.38,
    ["cue.after_role"] = -0.31, ["cue.after_sign"] = -0.45, ["cue.after_that"] = 0.64,
    ["cue.after_to"] = 0.22, ["cue.after_verb"] = -0.65, ["cue.after_word"] = -0.09,
    ["cue.before_about"] = -0.00, ["cue.before_adverb"] = 0.15, ["cue.before_by"] = 0.35,
    ["cue.before_capital"] = 0.40, ["cue.before_colon"] = -0.28, ["cue.before_comma"] = 0.32,
    ["cue.before_conjunction"] = 0.51, ["cue.before_dash"] = 0.06, ["cue.before_day"] = 1.28,
    ["cue.before_determiner"] = -0.07, ["cue.before_edge"] = 0.85, ["cue.before_number"] = -0.18,
    ["cue.before_preposition"] = 0.33, ["cue.before_pronoun"] = 0.63, ["cue.before_quote"] = 0.73,
    ["cue.before_role"] = 0.41, ["cue.before_sign"] = -0.47, ["cue.before_that"] = -0.26,
    ["cue.before_to"] = 0.29, ["cue.before_verb"] = 0.00, ["cue.before_word"] = 0.08,
    ["cue.later_about"] = -1.76, ["cue.later_adverb"] = -1.16, ["cue.later_by"] = -0.47,
    ["cue.later_capital"] = -1.95, ["cue.later_colon"] = -0.49, ["cue.later_comma"] = -0.39,
    ["cue.later_conjunction"] = -0.41, ["cue.later_dash"] = -0.97, ["cue.later_day"] = -0.15,
    ["cue.later_determiner"] = -0.49, ["cue.later_edge"] = -0.50, ["cue.later_number"] = -1.39,
    ["cue.later_preposition"] = -0.75, ["cue.later_pronoun"] = -0.74, ["cue.later_quote"] = -1.12,
    ["cue.later_role"] = -1.75, ["cue.later_sign"] = -0.36, ["cue.later_that"] = -2.75,
    ["cue.later_to"] = -0.69, ["cue.later_verb"] = -2.03, ["cue.later_word"] = -1.61,
  },
}
