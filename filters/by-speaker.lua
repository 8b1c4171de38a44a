--- Only what one person says: the sentences in which somebody is quoted or reported, by any of their names.
---
---     winnow -L by-speaker -M by-speaker.name="Ada Byrne" article.txt
filter = {
  name = "by-speaker",
  about = "keeps what one speaker says: -M by-speaker.name=NAME",
  options = { name = { "Byrne", "whose words; a part of the name will do" } },
  examples = {
    {
      "Ada Byrne opened the bridge. “It will hold,” she said. “It will not,” said Lee Kay.",
      "“It will hold,” she said.",
    },
    { "According to Byrne, the bridge is safe. Traffic is light.", "According to Byrne, the bridge is safe." },
    { "Lee Kay said that the bridge would fall.", "" },
  },
}

local wanted = winnow.fold(filter.options.name)
local kept -- by number of the sentence

local function is_wanted(attribution)
  for _, source in ipairs(attribution.source) do
    if winnow.fold(source.name):find(wanted, 1, true) then return true end
  end
  return false
end

local function keep_sentences(of, sentences)
  local at = of.sentence and of.sentence.index
  while at and sentences[at] and sentences[at].first <= of.last do
    kept[at] = true
    at = at + 1
  end
end

local function read(document)
  kept = {}
  local sentences = document.sentences
  for _, attribution in ipairs(document.attributions) do
    if is_wanted(attribution) then
      for _, part in ipairs { attribution.content, attribution.cue, attribution.source } do
        for _, span in ipairs(part) do keep_sentences(span, sentences) end
      end
    end
  end
end

function Boilerplate(b) return drop(b.reason) end

function Sentence(s)
  if not kept then read(s.document) end
  if not kept[s.index] then return drop "somebody else's words, or nobody's" end
end
