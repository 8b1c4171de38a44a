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

local last, dated, quotes, at -- of the sentence at hand: its index, has it a year?, its quotes, the first not behind us

local function enter(sentence)
  if sentence.index == last then return end
  last, quotes, at = sentence.index, sentence.quotes, 1
  dated = sentence.text:find "%f[%d][12]%d%d%d%f[%D]" ~= nil
end

local function is_quoted(s)
  while quotes[at] and quotes[at].last < s.first do at = at + 1 end
  for i = at, #quotes do
    local quote = quotes[i]
    if quote.first > s.first then return false end
    if quote.last >= s.last and quote.type ~= "scare" then return true end
  end
  return false
end

function Stale(s)
  if not s.sentence or s.block.type == "code" then return end
  enter(s.sentence)
  if dated or is_quoted(s) then return end
  s:note("stale-date", "'" .. s.text .. "' is wrong when read later; say when")
end
