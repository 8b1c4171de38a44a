--- Keeps the claims that somebody stands behind. (Say here what your filter is for.)
---
---   winnow -L ./NAME.lua FILE                      runs it
---   winnow explain --watch -L ./NAME.lua FILE      shows what it does, each time that you save it
---   winnow test ./NAME.lua                         runs the examples below
---   winnow help api Claim                          the fields of a claim
-- luacheck: std lua54, globals filter, read globals winnow drop keep mark, allow defined top, ignore 131
filter = {
  name = "NAME",
  about = "drops claims that nobody stands behind", -- one line, for `winnow list`
  -- the default, what it means, what it may be; -M NAME.min_score=0.7 changes it
  options = { min_score = { 0.5, "how check-worthy a claim must be", min = 0, max = 1 } },
  examples = { -- a text, and what is to be left of it
    {
      "The bridge cost $3 million, according to the city. The ferry cost $9 million.",
      "The bridge cost $3 million, according to the city.",
    },
  },
}

--- Called for each claim: what is asserted and can be checked.
function Claim(c)
  if c.score < filter.options.min_score then return nil end -- hardly a claim: no opinion
  if c.source then return keep "sourced" end -- stays, whoever drops it
  return drop "nobody says so"
end
