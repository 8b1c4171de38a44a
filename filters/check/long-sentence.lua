--- Sentences that a reader loses on the way.
filter = {
  name = "long-sentence",
  about = "sentences with too many words",
  options = { max_words = { 40, "as many a sentence may have", min = 1 } },
  examples = {
    { "This one is short enough.", notes = {} },
    {
      "The council met and talked and talked and met again and nobody who had come could say in the end "
        .. "what it was that the council had met for or why it had talked so long about the bridge that "
        .. "nobody uses.",
      notes = { "long-sentence: 42 words; at most 40" },
    },
  },
}

function Sentence(s)
  if s.words > filter.options.max_words and s.block.type ~= "code" then
    s:warning("long-sentence", s.words .. " words; at most " .. filter.options.max_words)
  end
end
