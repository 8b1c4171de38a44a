--- Whole utterances in quotation marks of which the text does not say who said them.
filter = {
  name = "unattributed-quote",
  about = "quotes without a speaker",
  options = { min_words = { 4, "shorter ones are titles and terms more often", min = 0 } },
  examples = {
    { "“It will be closed until May,” said Ada Byrne.", notes = {} },
    { "It rained. “Nobody here will ever cry about that.” The quay was empty.", notes = { "unattributed-quote" } },
  },
}

function Quote(q)
  if q.type ~= "direct" or q.speaker or q.block.type == "code" then return end
  if #winnow.words(q.text) >= filter.options.min_words then q:warning("unattributed-quote",
  "who said this?") end
end
