--- Reports quotes without a speaker. (Say here what your check is for.)
---
---   winnow check -L ./NAME.lua FILE                runs it
---   winnow explain --watch -L ./NAME.lua FILE      shows what it does, each time that you save it
---   winnow test ./NAME.lua                         runs the examples below
---   winnow help api Quote                          the fields of a quote
-- luacheck: std lua54, globals filter, read globals winnow drop keep mark, allow defined top, ignore 131
filter = {
  name = "NAME",
  about = "quotes without a speaker", -- one line, for `winnow list`
  options = {}, -- max_words = { 30, "as many a sentence may have", min = 1 }; -M NAME.max_words=40 changes it
  examples = { -- a text, and the notes that are to come of it: "rule" or "rule: message"
    { "“Nobody here is crying.” It rained.", notes = { "NAME: who said this?" } },
    { "“Nobody here is crying,” said Per Lunde.", notes = {} },
  },
}

--- Called for each quote. A check reports and returns nothing: the text stays as it is.
function Quote(q)
  -- note, warning or error(rule, message, fix); fix is what should stand there, for --fix
  if q.type == "direct" and not q.speaker then q:warning("NAME", "who said this?") end
end
