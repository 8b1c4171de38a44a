--- Only claims with a figure in them; what is asserted without one goes, or is marked.
filter = {
  name = "figures",
  about = "drops claims without a figure",
  options = { mark = { false, "marks them instead" } },
  examples = {
    {
      "The city spent $4.2 million on road salt in 2019. It was the largest amount that any city had ever spent "
        .. "on salt.",
      "The city spent $4.2 million on road salt in 2019.",
    },
    { "What a year!", "What a year!" },
  },
}

local function has_figure(claim)
  for _, q in ipairs(claim.quantities) do
    if q.type ~= "date" and q.type ~= "ordinal" then return true end
  end
end

function Claim(c)
  if has_figure(c) then return nil end
  if filter.options.mark then return mark "no-figure" end
  return drop "no figure"
end
