-- What luacheck may take for known in filters, language packs and tests.
std = "lua54"
max_line_length = 120
exclude_files = { "tests/fault/files" }
local filters = {
  globals = { "filter" },
  read_globals = { "winnow", "drop", "keep", "mark" },
  allow_defined_top = true,
  ignore = { "131/%u%l*" }, -- functions named after things are called by winnow
}
files["filters"] = filters
files["lua/meta"] = { allow_defined = true, ignore = { "1..", "2..", "3..", "4.." } }
files["lua/winnow/pandoc.lua"] = { std = "lua53", read_globals = { "pandoc", "PANDOC_VERSION" } }
