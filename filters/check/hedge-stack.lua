--- One hedge is honest; three say nothing: it could perhaps possibly be.
filter = {
  name = "hedge-stack",
  about = "claims with hedge upon hedge",
  options = { max_hedges = { 2, "as many a claim may have", min = 0 } },
  examples = {
    { "The bridge could close in May.", notes = {} },
    {
      "The bridge could perhaps possibly close for 10 weeks in May.",
      notes = { "hedge-stack: 3 hedges: could, perhaps, possibly" },
    },
  },
}

function Claim(c)
  if #c.hedges <= filter.options.max_hedges then return end
  local words = {}
  for i, hedge in ipairs(c.hedges) do words[i] = hedge.text end
  c:warning("hedge-stack", #words .. " hedges: " .. table.concat(words, ", "))
end
