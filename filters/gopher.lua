--- The rules of Gopher's corpus, MassiveText: documents that are too short or too long, no prose, or repeat themselves.
---
--- Rae and others 2021, "Scaling Language Models" (arXiv:2112.11446), appendix A.1.1; of repetition, its table A1. What
--- the paper leaves open is as in datatrove's GopherQualityFilter and GopherRepetitionFilter. A word is what stands
--- between white space, as in Dolma's tagger.
filter = {
  name = "gopher",
  about = "drops documents by Gopher's rules: length, words, symbols, repetition",
  options = {
    min_words = { 50, "A.1.1", min = 0 },
    max_words = { 100000, "A.1.1", min = 0 },
    min_word_length = { 3, "A.1.1: the mean, in characters", min = 0 },
    max_word_length = { 10, "A.1.1", min = 0 },
    symbols = { 0.1, "A.1.1: # to a word, and … to a word", min = 0, max = 1 },
    bullets = { 0.9, "A.1.1: of the lines, begin with a bullet", min = 0, max = 1 },
    ellipses = { 0.3, "A.1.1: of the lines, end with …", min = 0, max = 1 },
    letters = { 0.8, "A.1.1: of the words, have a letter", min = 0, max = 1 },
    stop_words = { 2, "A.1.1: of the, be, to, of, and, that, have, with", min = 0 },
    lines = { 0.30, "table A1: duplicate lines", min = 0, max = 1 },
    paragraphs = { 0.30, "table A1: duplicate paragraphs", min = 0, max = 1 },
    line_characters = { 0.20, "table A1: characters in duplicate lines", min = 0, max = 1 },
    paragraph_characters = { 0.20, "table A1", min = 0, max = 1 },
    top = { "0.20 0.18 0.16", "table A1: in the commonest run of 2, 3, 4 words" },
    repeated = { "0.15 0.14 0.13 0.12 0.11 0.10", "table A1: in runs of 5 to 10 words that were there before" },
  },
  examples = {
    { "The quay is closed.", "" },
    { ("The cat sat on the mat and looked at that dog. "):rep(6):sub(1, -2), "" },
    {
      "The boats stayed at the quay for nine days, and nobody in the town had seen that before. It was the ice that "
        .. "kept them there, the harbour master said, with a look at the sky. Two of the men went home to have a rest "
        .. "and to wait for better weather, and one stayed with the boats.",
      "The boats stayed at the quay for nine days, and nobody in the town had seen that before. It was the ice that "
        .. "kept them there, the harbour master said, with a look at the sky. Two of the men went home to have a rest "
        .. "and to wait for better weather, and one stayed with the boats.",
    },
  },
}

local options = filter.options
local bare = winnow.regex [[(?<!\S)[^\s\p{L}]++(?!\S)]] -- a word without a letter
local stop_words = { "the", "be", "to", "of", "and", "that", "have", "with" }

local function numbers(text)
  local list = {}
  for number in text:gmatch "%S+" do list[#list + 1] = tonumber(number) end
  return list
end
local top, repeated = numbers(options.top), numbers(options.repeated)

--- How often WHAT stands in TEXT.
local function count(text, what)
  local n, at = 0, 1
  while true do
    local first, last = text:find(what, at, true)
    if not first then return n end
    n, at = n + 1, last + 1
  end
end

local function split(text, pattern)
  local list = {}
  for part in text:gmatch(pattern) do list[#list + 1] = part end
  return list
end

--- The shares of LIST, and of ALL characters, in what is there for the second time or more.
local function duplicates(list, all)
  local seen, n, characters = {}, 0, 0
  for _, part in ipairs(list) do
    if seen[part] then n, characters = n + 1, characters + utf8.len(part) end
    seen[part] = true
  end
  return n / #list, characters / all
end

local function share(lines, fits)
  local n = 0
  for _, line in ipairs(lines) do
    if fits(line) then n = n + 1 end
  end
  return n / #lines
end

local function has_bullet(line) return line:find "^%s*\u{2022}" or line:find "^%s*%-" end
local function has_ellipsis(line) return line:find "%.%.%.%s*$" or line:find "\u{2026}%s*$" end

local function count_stop_words(text)
  local n = 0
  for _, word in ipairs(stop_words) do
    if text:find("%f[%S]" .. word .. "%f[%s\0]") then n = n + 1 end
    if n >= options.stop_words then return n end
  end
  return n
end

local function count_bare(text)
  local n = 0
  for _ in bare:gmatch(text) do n = n + 1 end
  return n
end

--- Why the text is no prose, or nil.
local function no_prose(text, lines, words, length)
  if words < options.min_words then return "too few words" end
  if words > options.max_words then return "too many words" end
  if length < options.min_word_length then return "words too short" end
  if length > options.max_word_length then return "words too long" end
  if count(text, "#") > options.symbols * words then return "hashes" end
  if count(text, "...") + count(text, "\u{2026}") > options.symbols * words then return "ellipses" end
  if share(lines, has_bullet) > options.bullets then return "bullets" end
  if share(lines, has_ellipsis) > options.ellipses then return "lines that end in ellipses" end
  if words - count_bare(text) < options.letters * words then return "words without letters" end
  if count_stop_words(text) < options.stop_words then return "too few stop words" end
end

--- Why the text repeats itself too much, or nil.
local function repeats(text, lines, ngrams)
  local all = utf8.len(text)
  local number, characters = duplicates(lines, all)
  if number > options.lines then return "duplicate lines" end
  if characters > options.line_characters then return "characters in duplicate lines" end
  number, characters = duplicates(split(text:gsub("\n\n+", "\0"), "[^\0]+"), all)
  if number > options.paragraphs then return "duplicate paragraphs" end
  if characters > options.paragraph_characters then return "characters in duplicate paragraphs" end
  for i, limit in ipairs(top) do
    if ngrams[i + 1].top > limit then return ("the commonest run of %d words"):format(i + 1) end
  end
  for i, limit in ipairs(repeated) do
    if ngrams[i + 4].repeated > limit then return ("repeated runs of %d words"):format(i + 4) end
  end
end

function Document(d)
  local text = d.text
  local ngrams = winnow.ngrams(text, 4 + #repeated)
  local lines = split(text, "[^\r\n]+")
  local why = no_prose(text, lines, ngrams.words, ngrams.characters / ngrams.words) or repeats(text, lines, ngrams)
  if why then return drop(why) end
end
