--- What filters and texts say on its way to a terminal or a log of CI.
-- luacheck: no max line length (an attack is a line)

local EVIL = {
  { "an escape", "\27[2J\27]0;title\7" }, { "::error", "\n::error file=x::hi" }, { "##vso", "\r\n##vso[task.complete]" },
  { "bidi", "\u{202e}\u{2066}abc\u{200f}" }, { "C1", "\u{9b}31m\u{85}x" }, { "a line separator", "\u{2028}::stop::" },
  { "NUL", "a\0::x" }, { "bytes", "\xff\xfe\x9b" }, { "a back space", "\8\8\8\8\8\8\8\8\8ok" }, { "DEL", "\127" },
}

local list = { status = 0, out = "The ferry" }
local function add(name, body, more)
  for _, evil in ipairs(EVIL) do
    local attack = { name .. ": " .. evil[1] }
    attack[2] = body:gsub("EVIL", function() return ("%q"):format(evil[2]):gsub("\\\n", "\\n"):gsub("\r", "\\r") end)
    for k, v in pairs(more or {}) do attack[k] = v end
    list[#list + 1] = attack
  end
end
local FAILS = { status = 3, out = false }
add("message", "d:warning('rule', EVIL)")
add("all of a report", "d:error(EVIL, EVIL, utf8.len(EVIL) and EVIL or 'x')")
add("print", "print(EVIL, EVIL)")
add("an error", "error(EVIL)", FAILS)
add("an error without a place", "error(EVIL, 0)", FAILS)
add("the name of a chunk", "assert(load('error(1)', EVIL))()", FAILS)
add("a field", "return d[EVIL]", FAILS)
add("a name in a list", "local ok, why = pcall(winnow.run, EVIL, 'One.') error(why)", FAILS)
add("a regex", "winnow.regex('(' .. EVIL)", { any = { 0, 3 }, out = false, maybe = true })
add("flags of a regex", "winnow.regex('a', EVIL)", FAILS)
add("a format", "winnow.read('One.', { from = EVIL })", FAILS)
add("a class", "return mark(EVIL)", { any = { 0, 3 }, out = false, maybe = true })
add("a __name", "error(setmetatable({}, { __name = EVIL }))", FAILS)
add("a __name in an argument", "('x'):rep(setmetatable({}, { __name = EVIL }))", FAILS)
add("the name of the filter", "filter = {}", { any = { 0 } })
for _, evil in ipairs(EVIL) do
  local q = ("%q"):format(evil[2]):gsub("\\\n", "\\n"):gsub("\r", "\\r")
  list[#list + 1] = { "a filter's name: " .. evil[1], file = "filter = { name = " .. q .. " }\nfunction Sentence(s) s:note('a', 'b') error 'x' end",
    status = 3, out = false }
  list[#list + 1] = { "a filter's name at the time limit: " .. evil[1],
    file = "filter = { name = " .. q .. " }\nfunction Sentence(s) while true do end end", status = 4, out = false, says = "took longer" }
  list[#list + 1] = { "a filter's name in a C loop: " .. evil[1],
    file = "filter = { name = " .. q .. " }\nfunction Sentence(s) local x = (''):rep(1 << 62) end", status = 4, out = false, says = "took longer" }
  list[#list + 1] = { "a filter's name at the memory limit: " .. evil[1],
    file = "filter = { name = " .. q .. " }\nfunction Sentence(s) local x = ('a'):rep(1 << 30) end", status = 4, out = false, says = "memory" }
  list[#list + 1] = { "the words of a text in a message: " .. evil[1], "d:note('rule', d.text)", text = "Hens" .. evil[2]:gsub("[%z\x80-\xff]", "") .. ".\n",
    out = "Hens", }
  list[#list + 1] = { "a name of a kind: " .. evil[1], file = "winnow.define(" .. q .. ", { phrases = { 'a' } })", status = 3, out = false, says = "a kind's name" }
end

-- what stands on standard output for people, line by line
local FLOOD = ("word "):rep(16) .. ("::error::x ##vso[task.complete] ::stop::y "):rep(40)
local NAMED = ("filter = { name = %q }\n"):format("f ##[error]" .. (" ::error::x"):rep(4))
local SAYS = ([[
local evil = %q
function Sentence(s)
  s:error(evil, evil, evil)
  return drop(evil)
end]]):format(("::error::x ##vso[y] "):rep(8) .. "\n::error::x\n  ::stop::y"):gsub("\\\n", "\\n")
for _, command in ipairs { "explain", "check --config=none --format=text", "check --config=none --format=json",
  "check --config=none --format=junit", "check --config=none --format=sarif", "check --config=none --format=checkstyle",
  "check --config=none --format=gitlab", "check --config=none --format=rdjsonl", "extract -t table", "extract -t ndjson" } do
  for name, text in pairs { ["what a filter says"] = "One hen. Two hens.\n", ["a text"] = FLOOD .. "\n\n" .. FLOOD .. ".\n" } do
    list[#list + 1] = { command .. ": " .. name, file = NAMED .. SAYS, text = text, command = command .. " -L ./f.lua in.txt",
      out = "", log = true, any = { 0, 1 }, elsewhere = true }
  end
end
list[#list + 1] = { "explain: the name of a record", file = "function Sentence() end", out = "x: 2 of 2 words", log = true,
  files = { ["in.jsonl"] = '{"id": "::error::x", "text": "One hen."}\n' }, command = "explain -L ./f.lua in.jsonl" }
for _, to in ipairs { "", "-t tap " } do
  list[#list + 1] = { "test " .. to .. ": what filters expect and report", out = "expected", log = true, status = 1, elsewhere = true,
    file = ("filter = { examples = { { 'One.', %q, notes = { %q } } } }\n"):format(FLOOD, FLOOD) .. SAYS,
    command = "test " .. to .. "./f.lua" }
end
list[#list + 1] = { "test: the name of a file", files = { ["::error::x.lua"] = "filter = { examples = { { 'One.', 'x' } } }" },
  file = "", out = "expected", log = true, status = 1, elsewhere = true, command = "test ::error::x.lua" }
return list
