--- From one document to the next, from one filter to the other, and things that outlive their document.
-- luacheck: no max line length (an attack is a line)

local TWO = { ["in.jsonl"] = '{"id": 1, "text": "One hen."}\n{"id": 2, "text": "Two hens."}\n{"id": 3, "text": "Three hens."}\n' }
local KEPT = "^{.*One hen.*Two hens.*Three hens%.\"}\n$"

return {
  status = 0, command = "--time-limit=5 -L ./f.lua in.jsonl", files = TWO, out = KEPT,
  { "runs inside that fail", command = "--memory-limit=48M -L ./f.lua in.jsonl", file = [[
function Document()
  local text = ("local a = %q error(a)"):format(("x"):rep(4e4))
  for i = 1, 2000 do assert(not pcall(winnow.run, text, "One.")) end
end]] },
  { "the 246th kind of its own", file = [[
for i = 0, 259 do winnow.define("K" .. i, { pattern = "hen" }) _G["K" .. i] = function(x) assert(x.kind == "K" .. i, x.kind) end end]] },
  { "the language of a run inside", file = [[
function Document()
  local text, lang = "This is a long sentence in English, she said, and it goes on."
  winnow.run({ Document = function(d) lang = d.lang .. winnow.read(text).lang end }, text, { lang = "de" })
  assert(lang == "dede" and winnow.read(text).lang == "en", lang)
end]] },
  { "a global", file = "function Document(d) assert(x == nil, 'LEAK') x = d end" },
  { "an upvalue", file = "local x function Document(d) assert(x == nil, 'LEAK') x = d end" },
  { "regexes that were made before", file = "function Document(d) local known = pcall(winnow.regex, 'bit1', '\\0') winnow.regex('bit1') assert(not known, 'LEAK') end" },
  { "who speaks in a source, as a run inside hears it", file = [[
function Document(d)
  local x = winnow.index { a = "Ada Byrne zorbed: it is late and nobody came to the quay." }
  local quote, said = "it is late and nobody came to the quay", {}
  winnow.run("winnow.cue { 'zorbed' } function Attribution() end", "One.")
  winnow.run({ Document = function() x:find(quote) end }, "One.")
  local here = x:find(quote).speaker
  winnow.run({ Document = function() said[1] = x:find(quote).speaker end }, "One.")
  assert(here == said[1], "LEAK")
end]] },
  { "a field of a library", file = "function Document(d) assert(string.x == nil, 'LEAK') pcall(rawset, string, 'x', d) pcall(function() string.x = d end) end" },
  { "a field of winnow", file = "function Document(d) assert(winnow.x == nil, 'LEAK') pcall(function() winnow.x = d end) end" },
  { "a table in require's answer", file = "function Document(d) local w = require 'winnow' assert(rawget(w, 'x') == nil, 'LEAK') pcall(rawset, w, 'x', d) w.x = d end" },
  { "a regex", file = "function Document(d) local r = winnow.regex 'a' assert(not pcall(function() return r.x.y end), 'LEAK') pcall(function() r.x = d end) end" },
  { "a coroutine", file = "local co function Document(d) assert(co == nil, 'LEAK') co = coroutine.wrap(function() coroutine.yield(d) end) co() end" },
  { "the metatable of strings", file = "function Document(d) assert(('').x == nil, 'LEAK') pcall(function() getmetatable('').__index.x = d end) end" },
  { "a sequence of random numbers", file = "function Document(d) assert(math.random(1e9) == math.random(1e9) or true) end" },
  { "a decision", file = "local last function Document(d) assert(last == nil, 'LEAK') last = drop() end" },
  { "an order of keys", file = [[
function Document(d)
  local t, s = {}, ''
  for i = 1, 100 do t['k' .. i * 7919 % 101] = i t[i / 2] = i end
  for k in pairs(t) do s = s .. k .. ' ' end
  assert(s:find '^0%.5 1%.0 1%.5 2%.0' or s:find '^0%.5 1 1%.5', s)
end]] },
  { "a filter's table in another filter", file = "filter = { name = 'f', about = 'x' } function Document() assert(not g, 'LEAK') end",
    files = { ["in.jsonl"] = TWO["in.jsonl"], ["g.lua"] = "g = 1 filter = { name = 'g' } function Document() assert(not filter.about, 'LEAK') end" },
    command = "--time-limit=5 -L ./f.lua -L ./g.lua in.jsonl" },
  { "a shared table through a shared list", file = "p = winnow.phrases { 'hen' } function Document() p.x = 1 end", status = 3, says = "f%.lua:1", out = false },
  { "things of a run that is over", file = [[
function Document(d)
  local kept
  winnow.run({ Sentence = function(s) kept = s end }, 'One hen.')
  local ok, why = pcall(function() return kept.text end)
  assert(not ok and why:find 'document that is done', why)
  pcall(tostring, kept) pcall(function() return kept == kept, kept .. '', #kept end)
  assert(not pcall(function() kept:note "a" end))
end]], },
  { "two thousand runs, one after the other", file = [[
function Document(d)
  for i = 1, 2000 do winnow.run("kept = ('y'):rep(30000) .. " .. i, "One hen.") end
end]], command = "--time-limit=60 --memory-limit=32M -L ./f.lua in.jsonl" },
  { "five hundred counts of runs of words", file = [[
local long = ("hen cock goose "):rep(2000)
function Document(d) for i = 1, 500 do winnow.ngrams(long, 3) end end]], command = "--time-limit=60 --memory-limit=32M -L ./f.lua in.jsonl" },
  { "reports on things of another document", file = "local o = winnow.read 'One.' function Document() o.sentences[1]:note('a', 'b') end",
    status = 3, out = false, says = "while a filter runs over the thing's document" },
  { "reports on the outer document from a run inside", file = [[
function Document(d)
  local ok = pcall(winnow.run, { Sentence = function() d:note('a', 'b') end }, 'One.')
  assert(not ok)
end]] },
  { "things of documents that are collected", file = [[
function Document()
  local t = {}
  for i = 1, 300 do
    local o = winnow.read(('A hen “clucks,” said Ada Byrne. '):rep(20))
    t[i % 7] = o.quotes[1].speaker
    for _, x in pairs(t) do local y = x.text .. x.document.text .. x.line .. tostring(x.sentence) end
  end
end]] },
  { "lists that other runs push out", file = [[
function Document(d)
  local o = winnow.read('The gull texted: “It is late.” So they said.')
  for i = 1, 40 do
    winnow.run("winnow.cue { 'cue" .. i .. "' } function Attribution() end", "One hen. “It is late,” cue" .. i .. " Ada Byrne.")
  end
  local n = #o.attributions + #o.claims + #d.claims + #d.boilerplate + #d.quotes
  for _, a in ipairs(o.attributions) do n = n + #a.text end
end]] },
  { "patterns that other runs push out", file = [[
winnow.define("Hen", { pattern = "hens?" })
function Hen(h) end
function Document(d)
  for i = 1, 600 do winnow.regex("a" .. i) winnow.phrases { "a" .. i } end
  winnow.run("winnow.define('Hen', { pattern = 'x' }) function Hen() end", "One.")
end]] },
  { "an error in a run inside leaves the outer run as it was", file = [[
function Document(d)
  for i = 1, 20 do
    pcall(winnow.run, "error 'x'", "One.")
    pcall(winnow.run, "function Quot() end", "One.")
    pcall(winnow.run, "function Sentence() error 'x' end", "One.")
    pcall(winnow.run, { Sentence = 7 }, "One.")
    pcall(winnow.run, "winnow.cue { '' }", "One.")
    pcall(winnow.run, "winnow.regex '('", "One.")
  end
  load("y = 1")()
  assert(y == 1)
  d:note("a", "b")
end]], says = "%[f/a%]" },
  { "load inside a run inside", file = [[
function Document(d)
  winnow.run({ Sentence = function() z = 1 load("w = 2")() end }, "One.")
  assert(z == 1 and w == 2)
end]] },
}
