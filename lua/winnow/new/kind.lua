--- Finds datelines and drops them: a kind of thing of its own. (Say here what yours is.)
---
---   winnow -L ./NAME.lua FILE                                  runs it
---   winnow extract -L ./NAME.lua --kind=dateline FILE          a record for each
---   winnow explain --watch -L ./NAME.lua FILE                  shows what it does, each time that you save it
---   winnow test ./NAME.lua                                     runs the examples below
-- luacheck: std lua54, globals filter, read globals winnow drop keep mark, allow defined top, ignore 131
filter = {
  name = "NAME",
  about = "drops datelines", -- one line, for `winnow list`
  options = {},
  examples = { -- a text, and what is to be left of it
    { "SØRVIK, Monday – The tunnel will open late.", "The tunnel will open late." },
  },
}

-- A pattern (PCRE2), tried block by block; or { phrases = { "…", "…" } }, thousands of them at once.
winnow.define("Dateline", { pattern = [[^\p{Lu}+, \w+ – ]] })

--- Called for each place that the pattern matches; it has what every thing has: text, line, block, …
function Dateline(d)
  if d.first == 1 then return drop "dateline" end
end
