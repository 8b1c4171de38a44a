--- Holds what people are quoted with against the sources: every quote must stand in one of them, word for
--- word. Name the sources with -M quotes-match.sources=DIR (or a file); without them nothing is checked.
--- Marked changes are fine: […] for words that are left out, [the mayor] for "he", [W]e for "we".
filter = {
  name = "quotes-match",
  about = "quotes that are not what the sources say",
  sources = { "sources" }, -- the options that are paths of files to be read
  options = {
    sources = { "", "a file, or a folder of text, Markdown, HTML, NDJSON" },
    near = { 0.6, "what is less like the nearest passage is in no source", min = 0, max = 1 },
    partial = { 3, "words from which on parts of sentences in quotation marks are looked up, too", min = 1 },
  },
  examples = {
    { "“We will sell the crane,” said Lena Kay.", notes = {} },
    { "“We will not sell the crane,” said Lena Kay.", notes = {},
      sources = { ["minutes.txt"] = "“We will not sell the crane,” said Mayor Kay." } },
    { "“We will sell the crane,” said Lena Kay.",
      notes = { "quotes-match: a negation is lost: minutes.txt:1 has it with 'not'" },
      sources = { ["minutes.txt"] = "“We will not sell the crane,” said Mayor Kay." } },
    { "“We will not sell the crane,” said Tom Byrne.",
      notes = { "quotes-match: minutes.txt:1 has this from Mayor Kay, not Tom Byrne" },
      sources = { ["minutes.txt"] = "“We will not sell the crane,” said Mayor Kay." } },
    { "“We will sell the old crane,” said Tom Byrne.",
      notes = { "quotes-match: a negation is lost: minutes.txt:1 has it with 'not', and from Mayor Kay" },
      sources = { ["minutes.txt"] = "“We will not sell the old crane,” said Mayor Kay." } },
    { "“We will not sell the crane,” Lena Kay’s brother said.", notes = {},
      sources = { ["minutes.txt"] = "“We will not sell the crane,” Tom’s aunt said." } },
    { "“We will tear down the whole quay,” said Lena Kay.",
      notes = { "quotes-match: not in the source" },
      sources = { ["minutes.txt"] = "“We will not sell the crane,” said Mayor Kay." } },
  },
}

local index = winnow.sources "sources"
local most = 3 -- differences that a message shows
local telling = 4 -- words of a quote that not just anybody says

local negations = {}
for word in ("no not never none nobody nothing neither nor nowhere cannot without"):gmatch "%a+" do
  negations[word] = true
end

local function negated(text)
  local count = 0
  for _, word in ipairs(winnow.words(text)) do
    word = winnow.fold(word)
    if negations[word] or word:find "n't$" then count = count + 1 end
  end
  return count
end

--- TEXT in one line, and not too long: its middle goes.
local function shown(text)
  text = text:gsub("%s+", " ")
  if utf8.len(text) <= 60 then return "'" .. text .. "'" end
  return "'" .. text:sub(1, utf8.offset(text, 30) - 1) .. " … " .. text:sub(utf8.offset(text, -25)) .. "'"
end

local function told(difference)
  if difference.kind == "dropped" then return "with " .. shown(difference.there) end
  if difference.kind == "added" then return "without " .. shown(difference.here) end
  return "with " .. shown(difference.there) .. " for " .. shown(difference.here)
end

--- ALSO: what else is wrong with it, or "".
local function check_words(q, match, also)
  local parts, lost, gained = {}, 0, 0
  for i, d in ipairs(match.differences) do
    if i <= most then parts[i] = told(d) end
    lost, gained = lost + negated(d.there), gained + negated(d.here)
  end
  if #match.differences > most then parts[most + 1] = ("and %d more differences"):format(#match.differences - most) end
  local message = ("%s:%d has it %s%s"):format(match.source, match.line, table.concat(parts, ", "), also)
  if also == "" and lost % 2 == gained % 2 then return q:warning("quotes-match", message) end
  if lost % 2 ~= gained % 2 then
    message = ("a negation is %s: %s"):format(lost > gained and "lost" or "put in", message)
  end
  q:error("quotes-match", message)
end

local no_name = winnow.phrases { "he", "she", "they", "we", "i", "you", "it", "who", "the", "a", "an", "his", "her",
  "their", "our", "one", "mr", "mrs", "ms", "dr", "mayor", "president", "minister", "prime", "professor", "q" }

--- The words of a speaker that are a name's, written with capitals, and no title; nil of "the Kay family".
local function names(text)
  local set, any = {}, false
  text = text:match "^[^,(]+" or text
  if winnow.regex([[\b\p{Ll}[\p{L}'’]*\W*$]]):find(text) then return nil end
  for _, word in ipairs(winnow.words(text)) do
    word = word:gsub("'s$", ""):gsub("’s$", "")
    if winnow.fold(word) ~= word and not no_name:find(word) then set[winnow.fold(word)], any = true, true end
  end
  return any and set or nil
end

--- Could A and B be one person? So it is unless both are named, and by no name in common.
local function same_speaker(a, b)
  local left, right = names(a), names(b)
  if not left or not right then return true end
  for name in pairs(left) do
    if right[name] then return true end
  end
  return false
end

--- The passage that is most like the quote; of those that are equally so, one with the same speaker.
local function best_of(matches, speaker)
  for _, match in ipairs(matches) do
    if match.score < matches[1].score then break end
    if not (speaker and match.speaker) or same_speaker(speaker, match.speaker) then return match, true end
  end
  return matches[1], false
end

function Quote(q)
  local words = #winnow.words(q.content or "")
  local whole = q.type == "direct" or q.type == "partial" and words >= filter.options.partial
  if not index or not whole or words == 0 or q.block.type == "code" then return end
  local speaker = q.speaker and q.speaker.text
  local match, speaks = best_of(index:all(q.content), speaker)
  speaks = speaks or words < telling
  if not match or match.score < filter.options.near then
    q:warning("quotes-match", #index == 1 and "not in the source" or ("in none of the %d sources"):format(#index))
  elseif #match.differences > 0 then
    check_words(q, match, speaks and "" or ", and from " .. match.speaker)
  elseif not speaks then
    q:error("quotes-match", ("%s:%d has this from %s, not %s"):format(match.source, match.line, match.speaker, speaker))
  end
  return nil, false -- quotes inside it were part of it
end
