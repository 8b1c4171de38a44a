--- Memory, by every road: the limit ends them all; a small one ends them soon.
-- luacheck: no max line length (an attack is a line)

local list = {
  status = 4, says = "more memory than it may", args = "--memory-limit=16M --time-limit=20",
  { "string.rep", "local s = ('a'):rep(1 << 30)" },
  { "string.rep of the largest size", "local s = ('a'):rep(1 << 40)", status = 3, says = "too large" },
  { "string.rep beyond all sizes", "local s = ('aaaa'):rep(1 << 62)", status = 3, says = "too large" },
  { "string.rep while the file is read", file = "local s = ('a'):rep(1 << 30)" },
  { "strings in a table", "local t = {} for i = 1, 1e9 do t[i] = 'x' .. i end" },
  { "one string that doubles", "local s = 'a' while true do s = s .. s end" },
  { "one string that doubles, in a pcall", "local s = 'a' while true do pcall(function() s = s .. s end) end" },
  { "tables", "local t = {} while true do t = { t } end" },
  { "an array", "local t = {} for i = 1, 1e9 do t[i] = i end" },
  { "a hash", "local t = {} for i = 1, 1e9 do t[-i] = true end" },
  { "a hash that is moved", "local t = {} for i = 1, 1e9 do t[i + 0.5] = i end" },
  { "closures", "local t = {} for i = 1, 1e9 do t[i] = function() return i end end" },
  { "coroutines", "local t = {} for i = 1, 1e9 do t[i] = coroutine.create(print) end" },
  { "coroutines that have begun", [[
local t = {} for i = 1, 1e9 do t[i] = coroutine.wrap(function() coroutine.yield() end) t[i]() end]] },
  { "gsub", "local s = ('a'):rep(1e6):gsub('a', ('b'):rep(1e3))" },
  { "gsub that squares", "local s = ('a'):rep(1e5) s:gsub('.', s)" },
  { "a regex's gsub", "winnow.regex('a'):gsub(('a'):rep(1e6), ('b'):rep(1e3))" },
  { "a regex's split", "local t = {} while true do t[#t + 1] = winnow.regex('a'):split(('a'):rep(1e6)) end" },
  { "table.concat", "local t = {} for i = 1, 1e6 do t[i] = 'abcdefgh' end local s = table.concat(t, ('x'):rep(1000))" },
  { "table.pack", "local t = {} while true do t[#t + 1] = table.pack(table.unpack({}, 1, 1e5)) end" },
  { "string.format", "local t = {} while true do t[#t + 1] = ('%s%s'):format(('a'):rep(1e6), #t) end" },
  { "string.pack", "local s = string.pack('!16' .. ('Xi16'):rep(4e6)) local t = {} while true do t[#t + 1] = s .. #t end" },
  { "string.byte", "local t = {} while true do t[#t + 1] = { (('a'):rep(2e5)):byte(1, -1) } end" },
  { "upper case", "local t = {} while true do t[#t + 1] = (('a'):rep(1e6) .. #t):upper() end" },
  { "load", "local s = 'return {' .. ('1,'):rep(2e7) .. '}' load(s)" },
  { "functions of load", "local t = {} for i = 1, 1e9 do t[i] = load('return ' .. i) end" },
  { "many names", "local t = {} for i = 1, 1e9 do t[i] = load('local a' .. i .. ' = 1') end" },
  { "regexes that are held", "local t = {} for i = 1, 1e7 do t[i] = winnow.regex('a{' .. i % 60000 .. '}' .. i) end" },
  { "large regexes", "local t = {} for i = 1, 1e7 do t[i] = winnow.regex(('[a-z]x?'):rep(900) .. i) end" },
  { "regexes with much to remember", [[
local t = {}
for i = 1, 1e6 do
  t[i] = winnow.regex('(?:(a)|b)*+' .. i .. '|(?:(a|ab)(c|bcd)(d*))*+z')
  pcall(t[i].find, t[i], ('abcd'):rep(500))
end]], args = "--time-limit=3", says = "raise %-%-" },
  { "lists of phrases that are held", [[
local t = {}
for i = 1, 1e6 do
  local p = {}
  for k = 1, 2000 do p[k] = 'w' .. i .. 'x' .. k end
  t[i] = winnow.phrases(p)
end]] },
  { "one list of phrases", "local t = {} for i = 1, 1e6 do t[i] = 'w' .. i .. ' ' .. i end winnow.phrases(t)" },
  { "documents", "local t = {} for i = 1, 1e6 do t[i] = winnow.read(d.text) end" },
  { "a large document", "winnow.read(('A hen. '):rep(6e6))" },
  { "things of documents", "local t = {} for i = 1, 1e6 do t[i] = winnow.sentences(('A hen. '):rep(1e3)) end" },
  { "words", "local t = {} for i = 1, 1e6 do t[i] = winnow.words(('hen '):rep(1e4)) end" },
  { "things of this document", "local t = {} for i = 1, 1e8 do t[i] = d.sentences end" },
  { "an index", "local t = {} for i = 1, 1e6 do t[i] = winnow.index { a = ('hen ' .. i .. ' '):rep(1e4) } end" },
  { "fold", "local t = {} for i = 1, 1e6 do t[i] = winnow.fold(('HEN'):rep(1e5) .. i) end" },
  { "winnow.boilerplate", file = "for i = 1, 1e8 do winnow.boilerplate { ('w%d x%d'):format(i, i), reason = 'x' .. i } end" },
  { "winnow.cue", file = "for i = 1, 1e8 do winnow.cue { ('cue%d'):format(i) } end" },
  { "winnow.hedge", file = "for i = 1, 1e8 do winnow.hedge { ('hedge%d'):format(i) } end" },
  { "patterns of winnow.cue", file = "for i = 1, 1e8 do winnow.cue { pattern = ('[a-z]x?'):rep(500) .. i } end" },
  { "selectors", file = "for i = 1, 1e8 do winnow.boilerplate { selector = ('div.a%d > p, '):format(i):rep(100) .. 'b' } end" },
  { "lists that only just fit", file = [[
local t = {} for i = 1, 4e5 do t[i] = 'w' .. i .. ' v' end
winnow.cue(t)
function Attribution() end]], elsewhere = true },
  { "reports", file = "local long = ('x'):rep(3e3)\nfunction Document(d) for i = 1, 1e5 do d:note('r', long, 'x') end end",
    status = 0, says = "more note", args = "--time-limit=20" },
  { "corrections of reports", "local long = ('x'):rep(1e6) for i = 1, 1e5 do d:note('r', 'm', long) end" },
  { "messages of reports", "local long = ('x'):rep(3000) while true do d:note('r', long) end", says = "took longer", args = "--time-limit=0.2" },
  { "replacements", file = "local long = ('x'):rep(3e7)\nfunction Sentence() return long end" },
  { "reasons", file = "local long = ('x'):rep(3e7)\nfunction Sentence() return drop(long) end" },
  { "marks", file = "local long = ('x'):rep(3e7)\nfunction Sentence() return mark('m', { a = long }) end" },
  { "classes of marks", file = "local long = ('x'):rep(3e7)\nfunction Sentence() return mark(long) end" },
  { "attributes of marks", file = [[
local t = {} for i = 1, 1e5 do t['k' .. i] = ('v'):rep(500) end
function Sentence() return mark('m', t) end]] },
  { "replacements, in the whole of many", file = "local long = ('x'):rep(1e5)\nfunction Sentence() return long end",
    text = ("One hen. "):rep(2000) },
  { "a mark for each letter", file = [[
function Block(b)
  local t = {}
  for i = 1, 1e9 do t[i] = b end
  return t
end]] },
  { "sorted keys", "local t = {} for i = 1, 5e5 do t[i] = i end while true do for k in pairs(t) do t[-k] = k end end" },
  { "runs in runs", "local t = {} for i = 1, 1e6 do t[i] = winnow.run({ Sentence = function(s) return s.text:rep(1e4) end }, d.text) end" },
  { "lists in runs", [[
local t = {} for i = 1, 1e5 do t[i] = ('w%d'):format(i) end
for i = 1, 1e6 do winnow.run("winnow.cue{'x" .. i .. "'} local t = {} for i = 1, 2e5 do t[i] = 'w' .. i end winnow.cue(t) function Attribution() end", "One.") end]],
    says = "memory", elsewhere = true },
  { "memory in a coroutine", "coroutine.wrap(function() local s = ('a'):rep(1 << 30) end)()" },
  { "memory in a message handler", "xpcall(error, function() local s = ('a'):rep(1 << 30) end)" },
  { "memory in __close", "local x <close> = setmetatable({}, { __close = function() local s = ('a'):rep(1 << 30) end })" },
  { "memory in __tostring", "print(setmetatable({}, { __tostring = function() return ('a'):rep(1 << 30) end }))" },
  { "memory for a global", "while true do _G[#_G + 1] = ('x'):rep(1e5) .. #_G end", says = "memory" },
  { "regexes with much code", "local t = {} for i = 1, 1e4 do t[i] = winnow.regex('(?:[a-c]{1,60}x|[d-f]{1,60}y|\\\\p{Lu}{1,50}){1,8}' .. i) end" },
  { "the examples of a language pack", "", files = { ["lang/xx.lua"] = "local t = ('a'):rep(1 << 30) return { lang = 'xx', examples = {} }" },
    command = "test --memory-limit=16M lang/xx.lua", elsewhere = true },
  { "the sources of examples", file = [[
local s = {} for i = 1, 16 do s[i] = "o" .. i end
local o = {} for i = 1, 16 do o["o" .. i] = { "", "x" } end
local e = {} for i = 1, 40 do e[i] = { "One hen.", "One hen.", sources = { a = ("a b "):rep(2e5) } } end
filter = { options = o, sources = s, examples = e } function Document() end]], command = "test --memory-limit=16M f.lua", elsewhere = true },
  { "the text of an example", file = [[
local s = ("A hen, said Ada, costs $3. "):rep(2e5)
filter = { examples = { { s, s } } } function Claim() end function Quote() end function Sentence() end]], command = "test --memory-limit=64M f.lua", elsewhere = true },
  { "a source named twice", file = "filter = { options = { o = { '', 'x' } }, sources = { 'o', 'o' } } function Document() end",
    status = 3, says = "a name twice" },
  { "many sources", file = "local s, o = {}, {} for i = 1, 20 do s[i] = 'o' .. i o[s[i]] = { '', 'x' } end filter = { options = o, sources = s }",
    status = 3, says = "more than 16" },
  { "the default limit", "local s = ('a'):rep(300 << 20)", command = "-L ./f.lua in.txt" },
}
return list
