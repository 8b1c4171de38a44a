--- The rules of C4: lines that are no sentences go, and documents with too few of them.
---
--- Raffel and others 2020, JMLR 21:140, section 2.2. Rules and numbers are those of the code that made C4 (TensorFlow
--- Datasets, text/c4_utils.py, clean_page), and of the one that others use (datatrove, C4QualityFilter). Of sentences
--- only the ends are counted. The list of bad words is not here.
filter = {
  name = "c4",
  about = "keeps lines that end as sentences do, by C4's rules; drops documents with too few",
  options = {
    -- tfds: 5 words a line, 3 sentences; datatrove: 3 words, 5 sentences, ' ends a line, too
    variant = { "tfds", "whose numbers hold", values = { "tfds", "datatrove" } },
    min_words = { 0, "of a line; 0: as the variant says", min = 0 },
    min_sentences = { 0, "of a document; 0: as the variant says", min = 0 },
    max_word_length = { 1000, "a line with a longer word goes (both)", min = 1 },
    end_marks = { true, "a line ends in . ? ! or a quotation mark (both); FineWeb has it off" },
  },
  examples = {
    {
      "Home\n\nThe boats stayed at the quay for nine days. Nobody had seen that before.\n\n"
        .. "It is said to be the ice.[2] We use cookies on every page.\nA word.\nThe ice went in the middle of May.",
      "The boats stayed at the quay for nine days. Nobody had seen that before.\n\nThe ice went in the middle of May.",
    },
    { "The boats stayed at the quay for nine days.\n\nNobody had seen that before, he said.", "" },
    { "He said so. He said it twice. And he went home on Monday.[12]",
      "He said so. He said it twice. And he went home on Monday." },
    { "One is enough here. Two are enough here. Three are enough for { her }.", "" },
  },
}

local options = filter.options
local variants = {
  tfds = { words = 5, sentences = 3, ends = '[.?!"]$' },
  datatrove = { words = 3, sentences = 5, ends = "[.?!\"']$" },
}
local variant = variants[options.variant]
local min_words = options.min_words > 0 and options.min_words or variant.words
local min_sentences = options.min_sentences > 0 and options.min_sentences or variant.sentences
local policies = { "terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies" }

local function count(text, pattern)
  local n = 0
  for _ in text:gmatch(pattern) do n = n + 1 end
  return n
end

local function has_long_word(line)
  if #line <= options.max_word_length then return false end
  for word in line:gmatch "%S+" do
    if #word > options.max_word_length and utf8.len(word) > options.max_word_length then return true end
  end
  return false
end

--- Without "[1]", "[]", "[edit]" and "[citation needed]".
local function without_citations(line)
  if not line:find("[", 1, true) then return line end
  return (line:gsub("%[%d*%]", ""):gsub("%[edit%]", ""):gsub("%[citation needed%]", ""))
end

local function names_policy(lower)
  for _, policy in ipairs(policies) do
    if lower:find(policy, 1, true) then return true end
  end
  return false
end

local sentences, why = 0, nil -- so far; why the document goes

--- The line as it stays; or nil and why it goes.
local function read(line)
  if has_long_word(line) then return nil, "a word is too long" end
  local words = options.variant == "datatrove" and count(line, "%S+")
  line = without_citations(line)
  if options.end_marks and (not line:find(variant.ends) or line:find "%.%.%.$") then
    return nil, "no end of a sentence"
  end
  if (words or count(line, "%S+")) < min_words then return nil, "too few words" end
  local lower = line:lower()
  if lower:find("lorem ipsum", 1, true) then why = "lorem ipsum" end
  if lower:find("javascript", 1, true) then return nil, "javascript" end
  if line:find("{", 1, true) then why = why or "a curly bracket" end
  if names_policy(lower) then return nil, "a policy" end
  return line
end

winnow.define("Line", { pattern = [[\S(?:.*\S)?]] })

function Line(l)
  if why then return end
  local text = l.text
  local line, reason = read(text)
  if not line then return drop(reason) end
  sentences = sentences + math.max(1, count(line, "[.!?]+[^%w%s]*%f[%s\0]"))
  if line ~= text then return line end
end

function Document()
  if not why and sentences < min_sentences then why = "too few sentences" end
  if why then return drop(why) end
end
