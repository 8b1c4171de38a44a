--- Marks what sources say that have no name: experts, officials, a person familiar with the matter.
filter = {
  name = "anonymous",
  about = "marks what unnamed sources say",
  options = { report = { true, "reports each as a note, too" } },
  examples = {
    {
      "Experts say the bridge is unsafe.",
      "Experts say the bridge is unsafe.",
      notes = { "anonymous: nobody stands behind this: Experts" },
      marks = { { "Experts say the bridge is unsafe", "anonymous" } },
    },
    {
      "“It will fail,” said a person familiar with the plans.",
      notes = { "anonymous" },
      marks = { "“It will fail,” said a person familiar with the plans" },
    },
    { "Ada Byrne came. “It will hold,” she said. The Harbour Board agreed.", notes = {}, marks = {} },
  },
}

local capital = winnow.regex [[\p{Lu}]]
local pronoun = winnow.regex([[^(?:he|she|they|it|we|i|you|who|which|that)$]], "i")
local opening = winnow.regex [[^\p{Lu}]]

--- Has it no capital but one that opens the sentence, and is no pronoun?
local function is_nameless(source)
  local name = source.name
  if source.sentence and source.first == source.sentence.first then name = opening:gsub(name, "") end
  return not capital:find(name) and not pronoun:find(source.text)
end

function Attribution(a)
  local source = a.source[1]
  if not source or not is_nameless(source) then return nil end
  if filter.options.report then
    source:note("anonymous", "nobody stands behind this: " .. source.text)
  end
  return mark("anonymous", { source = source.text })
end
