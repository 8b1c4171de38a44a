--- Marks around words that nobody said: they say that the writer does not mean them.
filter = {
  name = "scare-quotes",
  about = "marks around words that nobody said",
  options = { allow = { "", "words that may stand in marks, with commas between" } },
  examples = {
    { "The so-called “express” takes nine hours.", notes = { "scare-quotes: nobody is quoted here: "
      .. "“express”" } },
    { "“It is late,” said Ada Byrne.", notes = {} },
  },
}

local allowed = {}
for words in filter.options.allow:gmatch "[^,]+" do allowed[winnow.fold(words:match "^%s*(.-)%s*$")] = true end

function Quote(q)
  if q.type ~= "scare" or not q.content or allowed[winnow.fold(q.content.text)] then return end
  q:note("scare-quotes", "nobody is quoted here: " .. q.text)
end
