--- A project's own terms: use this, not that. Give yours with -M "terms.use=web site=website; e-mail=email".
filter = {
  name = "terms",
  about = "use this term, not that",
  options = {
    use = { "web site=website; on-line=online; e-mail=email; data base=database", "THAT=THIS, with ; between" },
  },
  examples = {
    { "Send us an e-mail.", notes = { "terms: 'email', not 'e-mail'" } },
    { "Send us an email.", notes = {} },
  },
}

local better, wrong = {}, {}
for pair in filter.options.use:gmatch "[^;]+" do
  local that, this = pair:match "^%s*(.-)%s*=%s*(.-)%s*$"
  if not that or that == "" then error("terms.use: '" .. pair .. "' is not THAT=THIS") end
  better[winnow.fold(that)] = this
  wrong[#wrong + 1] = that
end

winnow.define("Term", { phrases = wrong })

function Term(t)
  if t.block.type == "code" then return end
  local this = better[winnow.fold(t.text)]
  if t.text ~= this then t:warning("terms", "'" .. this .. "', not '" .. t.text .. "'", this) end
end
