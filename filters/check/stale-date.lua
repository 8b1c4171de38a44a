--- Words that are true on the day of writing only: last month, yesterday, recently.
filter = {
  name = "stale-date",
  about = "dates that are wrong when read later",
  options = {},
  examples = {
    { "The bridge closed last month.", notes = { "stale-date: 'last month' is wrong when read later; say "
      .. "when" } },
    { "The bridge closed in March 2026.", notes = {} },
    { "Last month, in March 2026, the bridge closed.", notes = {} },
  },
}

winnow.define("Stale", {
  pattern = [[\b(?:yesterday|tomorrow|recently|nowadays|(?:last|next|this|earlier this|later this) ]]
    .. [[(?:week|month|year|quarter|spring|summer|autumn|fall|winter|decade)|(?:a few|two|three]]
    .. [[|several) (?:days|weeks|months|years) ago)\b]],
  flags = "i",
})

function Stale(s)
  local sentence = s.sentence
  if not sentence or s.block.type == "code" then return end
  for _, quote in ipairs(sentence.quotes) do
    if quote.first <= s.first and quote.last >= s.last and quote.type ~= "scare" then return end
  end
  if sentence.text:find "%f[%d][12]%d%d%d%f[%D]" then return end
  s:note("stale-date", "'" .. s.text .. "' is wrong when read later; say when")
end
