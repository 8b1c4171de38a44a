--- Keeps what people are quoted as saying; drops claims that nobody stands behind.
filter = {
  name = "sourced",
  about = "keeps quotes and sourced claims",
  options = {
    min_score = { 0.5, "an unsourced claim that scores more goes …", min = 0, max = 1 },
    min_words = { 4, "… where its sentence has as many words", min = 0 },
  },
  examples = {
    {
      "The city spent $4.2 million on road salt in 2019. The figure had doubled since 2015, according to the auditor.",
      "The figure had doubled since 2015, according to the auditor.",
    },
    { "The moon is hollow.\n\n“It is not,” said Ada Byrne.", "The moon is hollow.\n\n“It is not,” said Ada Byrne." },
  },
}

function Boilerplate(b) return drop(b.reason) end

function Claim(c)
  local sure = c.score > filter.options.min_score and c.sentence.words >= filter.options.min_words
  if sure and not c.source then return drop "unsourced claim" end
end

function Quote(q)
  if q.type == "direct" and not q.speaker then q:warning("no-speaker", "who said this?") end
end
