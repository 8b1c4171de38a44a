--- Only what people are quoted as saying: the sentences with a direct or partial quote in them.
filter = {
  name = "quotes-only",
  about = "keeps the sentences that quote somebody",
  options = { speaker = { false, "only quotes whose speaker is named in the text" } },
  examples = {
    {
      "The bridge is closed. “It will stay closed until May,” said Ada Byrne. Traffic is light.",
      "“It will stay closed until May,” said Ada Byrne.",
    },
    { "The so-called “ghost bridge” has been closed since March.", "" },
  },
}

local function is_somebodys(quote)
  return quote.type ~= "scare" and (quote.speaker or not filter.options.speaker)
end

function Boilerplate(b) return drop(b.reason) end

function Sentence(s)
  for _, quote in ipairs(s.quotes) do
    if is_somebodys(quote) then return nil end
  end
  return drop "quotes nobody"
end
