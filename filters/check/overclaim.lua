--- Superlatives and boosters: words that ask to be believed instead of saying why.
filter = {
  name = "overclaim",
  about = "superlatives and boosters that nobody backs",
  options = {},
  examples = {
    { "It is a world-class bridge.", notes = { "overclaim: says who? 'world-class'" } },
    { "The bridge is undoubtedly safe.", notes = { "overclaim" } },
    { "“It is a world-class bridge,” said Ada Byrne.", notes = {} },
    { "The bridge is 40 metres long.", notes = {} },
  },
}

winnow.define("Boast", {
  phrases = {
    "absolutely", "amazing", "best in class", "best-in-class", "best-of-breed", "beyond doubt",
    "breakthrough", "by far the", "clearly the", "cutting edge", "cutting-edge", "definitely",
    "game changer", "game-changer", "game-changing", "ground-breaking", "groundbreaking",
    "incredible", "incredibly", "indisputably", "industry leading", "industry-leading",
    "it goes without saying", "market-leading", "mind-blowing", "needless to say", "never before",
    "next-generation", "obviously", "of course", "once-in-a-lifetime", "paradigm shift",
    "revolutionary", "seamless", "seamlessly", "second to none", "state of the art",
    "state-of-the-art", "the best ever", "the very best", "unbelievable", "undeniably",
    "undisputed", "undoubtedly", "unheard of", "unmatched", "unparalleled", "unprecedented",
    "unquestionably", "unrivaled", "unrivalled", "without a doubt", "without doubt",
    "without question", "world class", "world-class", "world-leading",
  },
})

local boasts, sourced = {}, {}

function Attribution(a)
  if a.sentence then sourced[a.sentence.index] = true end
end

function Boast(b)
  if b.block.type ~= "code" then boasts[#boasts + 1] = b end
end

function Document()
  for _, b in ipairs(boasts) do
    local sentence = b.sentence
    if not (sentence and sourced[sentence.index]) then b:note("overclaim", "says who? '" .. b.text .. "'") end
  end
end
