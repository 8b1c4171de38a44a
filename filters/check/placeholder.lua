--- What a writer meant to fill in later.
filter = {
  name = "placeholder",
  about = "text that was to be filled in",
  options = {},
  examples = {
    { "Lorem ipsum dolor sit amet.", notes = { "placeholder: 'Lorem ipsum' was to be filled in" } },
    { "TODO: ask the harbour master.", notes = { "placeholder" } },
    { "The price is XXX kroner, says [insert name].", notes = { "placeholder", "placeholder" } },
    { "The todo list of the mayor is long.", notes = {} },
  },
}

winnow.define("Placeholder", {
  pattern = [[\b(?:TODO|FIXME|TBD|TBA|TBC|XXX+|TKTK|TK TK)\b|(?i:\blorem ipsum\b)]]
    .. [[|(?i:\[(?:insert|add|your|name|date|place|citation needed|to come|tk)\b[^\]\n]{0,60}\])]]
    .. [[|(?i:<(?:insert|your) [^>\n]{1,60}>)]],
})

function Placeholder(p)
  if p.block.type == "code" then return end
  p:error("placeholder", "'" .. p.text .. "' was to be filled in")
end
