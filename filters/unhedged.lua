--- Drops claims that hedge (could, may, is likely to): what is left is said without reserve.
filter = {
  name = "unhedged",
  about = "drops claims with a hedge",
  options = {
    min_hedging = { 0.3, "how hedged a claim must be to go", min = 0, max = 1 },
    quoted = { false, "hedged claims in direct quotes go, too" },
  },
  examples = {
    {
      "The bridge could close for 10 weeks. The work costs $3 million and began on Monday.",
      "The work costs $3 million and began on Monday.",
    },
    { -- hedges of people who are quoted are theirs
      "“It could take 10 weeks and $3 million,” said Ada Byrne. Experts say the last one took 20 weeks in 1990.",
      "“It could take 10 weeks and $3 million,” said Ada Byrne.",
    },
    { "In May it rained on 20 days. In June it may rain on 10 days.", "In May it rained on 20 days." },
  },
}

function Claim(c)
  if c.hedging < filter.options.min_hedging then return nil end
  if c.quote and c.quote.type == "direct" and not filter.options.quoted then return nil end
  return drop("hedged: " .. c.hedges[1].text)
end
