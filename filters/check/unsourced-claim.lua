--- Claims that nobody stands behind: no source, no quote, no link.
filter = {
  name = "unsourced-claim",
  about = "claims without a source",
  options = { min_score = { 0.7, "how check-worthy a claim must be", min = 0, max = 1 } },
  examples = {
    { "The city spent $4.2 million on road salt in 2019.", notes = { "unsourced-claim: who says so?" } },
    { "The city spent $4.2 million on road salt in 2019, according to the auditor.", notes = {} },
    { "What a year!", notes = {} },
  },
}

function Claim(c)
  if c.source or c.score < filter.options.min_score or c.quote then return end
  if c.block.link_density == 0 then c:note("unsourced-claim", "who says so?") end
end
