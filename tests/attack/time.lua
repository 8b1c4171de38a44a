--- Endless, by every road: the time limit ends them all, with a message that names filter and line.
-- luacheck: no max line length (an attack is a line)

local function both(list, name, body)
  list[#list + 1] = { name, body }
  list[#list + 1] = { name .. ", in a pcall", "while true do pcall(function() " .. body .. " end) end" }
end

local list = {
  status = 4, says = "took longer than 0%.1 s",
  { "an endless loop while the file is read", file = "while true do end" },
  { "an endless repeat", "repeat until false" },
  { "an endless goto", "::a:: goto a" },
  { "a for loop over all integers", "for i = 1, math.maxinteger do local x = i end" },
  { "recursion without a stack: tail calls", "local function f() return f() end f()" },
  { "mutual tail calls", "local a, b function a() return b() end function b() return a() end a()" },
  { "a Sentence function", file = "function Sentence(s) while true do end end", says = "in Sentence of filter f, at in.txt:1:1" },
  { "a loop in a nested function names the thing", file = [[
local function deep(n) if n == 0 then while true do end end return (deep(n - 1)) end
function Quote(q) deep(20) end]], says = "f%.lua:1: took longer than .*in Quote of filter f, at in.txt:3:1" },
  { "__index function", "local t = setmetatable({}, { __index = function(t, k) return t[k + 0] or nil end })\nwhile not t.x do end",
    says = "took longer" , file = [[
local t = setmetatable({}, { __index = function() while true do end end })
function Document() return t.x end]] },
  { "__newindex", "local t = setmetatable({}, { __newindex = function() while true do end end }) t.a = 1" },
  { "__eq", "local m = { __eq = function() while true do end end } return setmetatable({}, m) == setmetatable({}, m)" },
  { "__lt", "local m = { __lt = function() while true do end end } return setmetatable({}, m) < setmetatable({}, m)" },
  { "__le", "local m = { __le = function() while true do end end } return setmetatable({}, m) <= setmetatable({}, m)" },
  { "__concat", "local t = setmetatable({}, { __concat = function() while true do end end }) return t .. 'x'" },
  { "__call", "setmetatable({}, { __call = function() while true do end end })()" },
  { "__len", "return #setmetatable({}, { __len = function() while true do end end })" },
  { "__unm", "return -setmetatable({}, { __unm = function() while true do end end })" },
  { "__bnot, __idiv", "return ~setmetatable({}, { __bnot = function(a) while true do end end })" },
  { "__close", "local x <close> = setmetatable({}, { __close = function() while true do end end })" },
  { "__close after an error", "local x <close> = setmetatable({}, { __close = function() while true do end end }) error 'x'" },
  { "__close of many", [[
local function f(n)
  local x <close> = setmetatable({}, { __close = function() local t = 0 while true do t = t + 1 end end })
  if n > 0 then f(n - 1) end
end
f(50)]] },
  { "__tostring", "tostring(setmetatable({}, { __tostring = function() while true do end end }))" },
  { "__tostring in print", "print(setmetatable({}, { __tostring = function() while true do end end }))" },
  { "__tostring in format", "('%s'):format(setmetatable({}, { __tostring = function() while true do end end }))" },
  { "__pairs", "for _ in pairs(setmetatable({}, { __pairs = function() while true do end end })) do end" },
  { "an iterator", "for _ in function() return 1 end do end" },
  { "__index under ipairs", "for _ in ipairs(setmetatable({}, { __index = function(_, i) return i end })) do end" },
  { "__index under table.unpack", "table.unpack(setmetatable({}, { __index = function() while true do end end }), 1, 3)" },
  { "__index under table.concat", [[
table.concat(setmetatable({}, { __index = function() return "" end, __len = function() return math.maxinteger end }))]] },
  { "__len under table.insert", "table.insert(setmetatable({}, { __len = function() while true do end end }), 1)" },
  { "a chain of __index that is a ring of functions", [[
local a, b = {}, {}
setmetatable(a, { __index = function(_, k) return b[k] end })
setmetatable(b, { __index = function(_, k) local i = 0 while true do i = i + 1 end return k end })
return a.x]] },
  { "a comparison for table.sort", "local t = {} for i = 1, 100 do t[i] = i end table.sort(t, function() while true do end end)" },
  { "the replacement of gsub", "(('a'):rep(100)):gsub('a', function() while true do end end)" },
  { "gsub over gsub", "while true do (('a'):rep(1000)):gsub('a', '%0%0') end" },
  { "the replacement of a regex's gsub", "winnow.regex('a'):gsub('aaa', function() while true do end end)" },
  { "gmatch of a regex", "while true do for _ in winnow.regex('.'):gmatch('abc') do end end" },
  { "a coroutine", "coroutine.wrap(function() while true do end end)()" },
  { "a coroutine in a coroutine", [[
coroutine.wrap(function() coroutine.wrap(function() coroutine.wrap(function() while true do end end)() end)() end)()]] },
  { "coroutines without end", "while true do coroutine.wrap(function() coroutine.yield() end)() end" },
  { "yield without end", "local f = coroutine.wrap(function() while true do coroutine.yield() end end) while true do f() end" },
  { "resume in turns", [[
local a, b
a = coroutine.create(function() while true do coroutine.yield() end end)
b = coroutine.create(function() while true do coroutine.resume(a) coroutine.yield() end end)
while true do coroutine.resume(b) end]] },
  { "a message handler", "xpcall(error, function() while true do end end)" },
  { "a message handler of a message handler", [[
local function h() xpcall(error, h) while true do end end
xpcall(error, h)]] },
  { "load without end", "local n = 0 while true do n = n + 1 load('return ' .. n)() end" },
  { "a filter that runs filters", "while true do winnow.run({ Document = function() end }, 'One.') end" },
  { "a filter that runs an endless filter", [[winnow.run("function Document() while true do end end", "One.")]] },
  { "a function that runs endless functions", "winnow.run({ Sentence = function() while true do end end }, 'One.')" },
  { "winnow.read without end", "while true do local x = winnow.read('One hen. Two hens.').sentences end" },
  { "words without end", "while true do winnow.words(d.text) end" },
  { "pairs without end", "local t = { 1, 2, 3 } while true do for _ in pairs(t) do end end" },
  { "a -M option's filter table", file = [[filter = setmetatable({}, { __index = function() while true do end end })
function Document() return filter.x end]] },
  { "time within several filters", "while true do end", args = "-L article" },
  { "a kind's pattern that looks at all of a long line from each place", file = [[
winnow.define("Hen", { pattern = "(?=(h.*))" })
function Hen() end]], text = ("A hen is here. "):rep(6e4), says = "took longer than 0%.1 s; .*; in Hen of filter f, at in%.txt\n", elsewhere = true },
  { "a hedge's pattern, after another filter", file = "function Sentence() end", text = ("A hen is here. "):rep(6e4), args = "-L ./g.lua",
    files = { ["g.lua"] = "winnow.hedge { pattern = '(?=(h.*))' } function Hedge() end" },
    says = "took longer than 0%.1 s; .*; in Hedge of filter g, at in%.txt\n", elsewhere = true },
  { "extract: endless when its file is read", file = "while true do end", command = "extract --time-limit=0.1 -L ./f.lua in.txt" },
  { "check: endless", file = "function Sentence(s) while true do end end", command = "check --config=none --time-limit=0.1 -L ./f.lua in.txt" },
  { "check with workers", file = "function Sentence(s) while true do end end",
    command = "check --config=none -j 2 --time-limit=0.1 -L ./f.lua in.txt f.lua --ext=txt,lua" },
  { "test: endless examples", file = [[filter = { examples = { { "One.", "One." } } }
function Sentence(s) while true do end end]], command = "test --time-limit=0.1 ./f.lua", out = "f%.lua: ERROR" },
  { "labels without number", file = (function()
    local t = {}
    for i = 1, 60000 do t[i] = ("::l%d::"):format(i) end
    return table.concat(t, "\n")
  end)(), status = 3, says = "f%.lua: C stack overflow", elsewhere = true },
}
both(list, "string.rep of nothing", "local s = (''):rep(1 << 62)")
both(list, "string.rep of nothing with nothing between", "local s = (''):rep(1 << 60, '')")
both(list, "table.move over itself", "table.move({}, 1, 1 << 62, 2)")
both(list, "table.move to another", "table.move({}, 1, 1 << 60, 1, {})")
both(list, "table.insert in the middle", [[
local t = setmetatable({}, { __len = function() return 1 << 60 end }) table.insert(t, 1, 0)]])
both(list, "table.remove at the start", [[
local t = setmetatable({}, { __len = function() return 1 << 60 end }) table.remove(t, 1)]])
both(list, "table.sort of what is never in order", [[
local t = {} for i = 1, 3e5 do t[i] = (i * 7919) % 300007 end while true do table.sort(t) end]])
both(list, "table.concat of much nothing", [[
local t = setmetatable({}, { __index = function() return '' end }) table.concat(t, '', 1, 1 << 60)]])
both(list, "string.find with many stars", "local s = ('a'):rep(3e5) s:find(('.-'):rep(20) .. 'b')")
both(list, "string.gsub with many stars", "(('a'):rep(3e5)):gsub(('a*'):rep(20) .. 'b', '')")
both(list, "string.match with a frontier", "(('a'):rep(1e5)):match('.-.-.-.-%f[b]b')")
both(list, "string.gmatch with back references", "for _ in (('a'):rep(1e5)):gmatch('(a*)(a*)%1%2b') do end")
both(list, "string.find with %b", "(('('):rep(2e5)):find('%b()x')")
both(list, "string.find of a plain needle", "(('a'):rep(2e6)):find(('a'):rep(1e6) .. 'b', 1, true)")
both(list, "utf8.len", "local s = ('a'):rep(1e6) while true do utf8.len(s) end")
both(list, "utf8.offset", "local s = ('\\u{20ac}'):rep(1e6) while true do utf8.offset(s, 9e5) end")
both(list, "utf8.codepoint", "local s = ('a'):rep(1e5) while true do utf8.codepoint(s, 1, 1e5) end")
both(list, "utf8.codes", "local s = ('a'):rep(1e6) while true do for _ in utf8.codes(s) do end end")
both(list, "string.byte and char", "local s = ('a'):rep(1e5) while true do string.char(s:byte(1, -1)) end")
both(list, "string.format", "while true do ('%99.99f'):format(1e300) end")
both(list, "string.pack", "while true do ('s8'):pack(('x'):rep(1e6)) end")
both(list, "select", "local function f(...) while true do select('#', ...) end end f(table.unpack({}, 1, 2e5))")
both(list, "tonumber of a long numeral", "local s = ('0'):rep(1e6) while true do tonumber(s) end")
both(list, "concat", "local s = 'a' while true do s = (s .. s):sub(1, 1e5) end")
both(list, "comparing long strings", "local a, b = ('a'):rep(5e6) .. 'b', ('a'):rep(5e6) .. 'c' while true do local x = a < b end")
both(list, "a slow regex", "local re = winnow.regex('a*?a*?a*?[bc]') while true do pcall(re.find, re, ('a'):rep(3000)) end")
both(list, "similarity", "local s = ('word '):rep(1e4) while true do winnow.similarity(s, s) end")
both(list, "phrases", "local p = winnow.phrases { 'a a', 'a b' } local s = ('a '):rep(1e5) while true do p:count(s) end")
both(list, "the compiler", "local s = ('local a = 1 '):rep(150) .. ('a = a + 1 '):rep(1e5) while true do load(s) end")
both(list, "constants for the compiler", [[
local t = {} for i = 1, 1e5 do t[i] = ('x = "%d"'):format(i) end
local s = table.concat(t, '\n') while true do load(s) end]])
return list
