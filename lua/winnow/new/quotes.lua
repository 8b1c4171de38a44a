--- Keeps what people are quoted as saying. (Say here what your filter is for.)
---
---   winnow -L ./NAME.lua FILE                      runs it
---   winnow explain --watch -L ./NAME.lua FILE      shows what it does, each time that you save it
---   winnow test ./NAME.lua                         runs the examples below
---   winnow help api Quote                          the fields of a quote
-- luacheck: std lua54, globals filter, read globals winnow drop keep mark, allow defined top, ignore 131
filter = {
  name = "NAME",
  about = "keeps the sentences that quote somebody", -- one line, for `winnow list`
  -- the default, what it means, what it may be; -M NAME.min_words=5 changes it
  options = { min_words = { 3, "shorter quotes do not count", min = 0 } },
  examples = { -- a text, and what is to be left of it
    { "“It will stay closed,” said Ada Byrne. The quay was empty.", "“It will stay closed,” said Ada Byrne." },
    { "The so-called “ghost bridge” is closed.", "" },
  },
}

--- Called for each sentence, as one reads. Returning nothing leaves it to other filters.
function Sentence(s)
  for _, quote in ipairs(s.quotes) do
    -- direct: a whole utterance; partial: words in an attributed clause; scare: nobody's words
    local somebody = quote.type ~= "scare" and quote.speaker
    if somebody and #winnow.words(quote.text) >= filter.options.min_words then return nil end
  end
  return drop "quotes nobody" -- the reason stands in the ledger and in `winnow explain`
end
