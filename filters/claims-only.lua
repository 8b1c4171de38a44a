--- Only what is asserted as a fact: the sentences with a check-worthy claim in them.
filter = {
  name = "claims-only",
  about = "keeps the sentences that assert a fact",
  options = { min_score = { 0.5, "how check-worthy a claim must be", min = 0, max = 1 } },
  examples = {
    {
      "What a year! The city spent $4.2 million on road salt in 2019. Who would have thought so?",
      "The city spent $4.2 million on road salt in 2019.",
    },
    {
      "I am glad to be here. Crime in the county fell by 12 percent last year, said Ada Byrne.\n\nPlease come again.",
      "Crime in the county fell by 12 percent last year, said Ada Byrne.",
    },
  },
}

function Boilerplate(b) return drop(b.reason) end

function Sentence(s)
  for _, claim in ipairs(s.claims) do
    if claim.score >= filter.options.min_score then return nil end
  end
  return drop "no claim"
end
