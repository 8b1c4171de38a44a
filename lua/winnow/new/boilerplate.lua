--- Drops what surrounds the texts of one site. (Say here which.)
---
---   winnow -L ./NAME.lua FILE                      runs it
---   winnow explain --watch -L ./NAME.lua FILE      shows what it does, each time that you save it
---   winnow test ./NAME.lua                         runs the examples below
---   winnow learn PAGE PAGE PAGE …                  finds the lines that a site's pages have in common
-- luacheck: std lua54, globals filter, read globals winnow drop keep mark, allow defined top, ignore 131
filter = {
  name = "NAME",
  about = "drops the boilerplate of one site", -- one line, for `winnow list`
  options = {},
  examples = { -- a text, and what is to be left of it
    {
      "The ferry was late again on Monday, and nobody was surprised.\n\nMore from the Harbour Desk",
      "The ferry was late again on Monday, and nobody was surprised.",
    },
  },
}

-- Phrases, where = "line" (the whole line), "start" (its start) or anywhere in it.
winnow.boilerplate { "more from the harbour desk", where = "line", reason = "related" }

-- A pattern (PCRE2), tried on each block.
winnow.boilerplate { pattern = [[^Photo: \p{Lu}]], reason = "credit" }

-- Parts of web pages, as CSS names them.
winnow.boilerplate { selector = ".promo, aside > ul", reason = "advert" }

--- Called for each run of boilerplate, yours and what winnow finds by itself.
function Boilerplate(b) return drop(b.reason) end
