--- The same word twice in a row: the the.
filter = {
  name = "repeated-word",
  about = "a word that stands there twice",
  options = { allow = { "had that very so no ha bye blah", "words that may be said twice" } },
  examples = {
    { "She walked to the the harbour.", notes = { "repeated-word: 'the' stands there twice" } },
    { "She had had enough of it. It was very, very late.", notes = {} },
    { "The file is a.a and Bora Bora is far.", notes = {} },
  },
}

winnow.define("Repeated", { pattern = [[\b(\p{L}{2,})[ \t]*\s(?i:\1)\b(?![-'’]\p{L})]] })

local allowed = {}
for word in filter.options.allow:gmatch "%S+" do allowed[word] = true end

function Repeated(r)
  local word = winnow.words(r.text)[1]
  local name = word:find "^%u" and r.text:sub(-#word) == word -- Bora Bora, Duran Duran
  if allowed[winnow.fold(word)] or name or r.block.type == "code" then return end
  r:warning("repeated-word", "'" .. word .. "' stands there twice", word)
end
