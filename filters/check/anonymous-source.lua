--- Quotes and reports whose source wants no name.
filter = {
  name = "anonymous-source",
  about = "sources without a name",
  options = {},
  examples = {
    {
      "“It will fail,” said a person familiar with the plans.",
      notes = { "anonymous-source: this source has no name: a person familiar with the plans" },
    },
    { "“It will fail,” said Ada Byrne, an engineer.", notes = {} },
  },
}

local nobody = winnow.regex(
  [[^(?:(?:a|an|one|two|three|several|some|senior|former|another|the)\s+)*(?:\w+\s+){0,2}?]]
    .. [[(?:sources?|insiders?|(?:person|people|individuals?|somebody|someone)\s+(?:familiar|close|briefed]]
    .. [[|with|who|involved)]]
    .. [[|officials?|aides?|diplomats?|executives?|whistleblowers?|witness(?:es)?)\b]], "i")
local named = winnow.regex [[\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+]]

function Attribution(a)
  for _, source in ipairs(a.source) do
    if nobody:find(source.text) and not named:find(source.text) then
      source:note("anonymous-source", "this source has no name: " .. source.text)
    end
  end
end
