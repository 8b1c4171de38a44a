--- What is asserted and nobody stands behind: only the claims without a source.
filter = {
  name = "unsourced",
  about = "keeps the claims without a source",
  options = { min_score = { 0.5, "how check-worthy a claim must be", min = 0, max = 1 } },
  examples = {
    {
      "The city spent $4.2 million on road salt in 2019. The figure had doubled since 2015, according to the auditor.",
      "The city spent $4.2 million on road salt in 2019.",
    },
    { "“It cost $3 million in 2019,” said Ada Byrne.", "" },
  },
}

function Boilerplate(b) return drop(b.reason) end

function Sentence(s)
  for _, claim in ipairs(s.claims) do
    if claim.score >= filter.options.min_score and not claim.source and not claim.quote then return nil end
  end
  return drop "no unsourced claim"
end
