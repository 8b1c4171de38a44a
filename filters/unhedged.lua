--- Drops claims that hedge (could, may, is likely to): what is left is said without reserve.
filter = {
  name = "unhedged",
  about = "drops claims with a hedge",
  options = { quoted = false }, -- true: drops hedged claims inside direct quotes, too
  examples = {
    {
      "The bridge could close for 10 weeks. The work costs $3 million and began on Monday.",
      "The work costs $3 million and began on Monday.",
    },
  },
}

function Claim(c)
  if #c.hedges == 0 then return nil end
  if c.quote and c.quote.type == "direct" and not filter.options.quoted then return nil end
  return drop("hedged: " .. c.hedges[1].text)
end
