--- A limit that is caught: impossible, whatever stands around it.
-- luacheck: no max line length (an attack is a line)

local spin = "local i = 0 while true do i = i + 1 end"
local function f(body) return (body:gsub("SPIN", spin)) end

local list = {
  status = 4, says = "f%.lua:%d+: took longer than 0%.1 s.* in .*filter f",
  { "pcall", f "pcall(function() SPIN end)" },
  { "pcall, and a verdict after it", f "pcall(function() SPIN end) return keep()" },
  { "pcall that answers with an error of its own", f "pcall(function() SPIN end) error('all is well', 0)", never = "all is well" },
  { "pcall in pcall", f "pcall(pcall, pcall, function() SPIN end)" },
  { "pcall again and again", f "while true do pcall(function() SPIN end) end" },
  { "xpcall", f "xpcall(function() SPIN end, function() return 'well' end)" },
  { "xpcall with a handler that loops", f "xpcall(function() SPIN end, function() SPIN end)" },
  { "xpcall with a handler that errs", f "xpcall(function() SPIN end, function() error 'x' end)" },
  { "xpcall with pcall for a handler", f "xpcall(function() SPIN end, pcall)" },
  { "xpcall with xpcall for a handler", f "xpcall(function() SPIN end, xpcall, error)" },
  { "coroutine.wrap", f "pcall(coroutine.wrap(function() SPIN end))" },
  { "coroutine.resume", f "coroutine.resume(coroutine.create(function() SPIN end))" },
  { "coroutine.resume that yields at the limit", [[
local co = coroutine.create(function() while true do coroutine.yield "all is well" end end)
while true do local ok, said = coroutine.resume(co) end]], never = "all is well" },
  { "pcall in a coroutine in a pcall", f "pcall(coroutine.wrap(function() pcall(function() SPIN end) coroutine.yield(1) end))" },
  { "a coroutine that goes on", f [[
local co = coroutine.create(function() pcall(function() SPIN end) while true do coroutine.yield() end end)
while true do coroutine.resume(co) end]] },
  { "a loop in another coroutine than the one that pcalls", f [[
local function go() SPIN end
local co = coroutine.create(go)
while true do pcall(coroutine.resume, co) co = coroutine.create(go) end]] },
  { "__close that returns", f "local x <close> = setmetatable({}, { __close = function() return 1 end }) SPIN" },
  { "__close with an error of its own", f [[
local x <close> = setmetatable({}, { __close = function() error('all is well', 0) end })
SPIN]], never = "all is well" },
  { "__close that loops", f "local x <close> = setmetatable({}, { __close = function() SPIN end }) SPIN" },
  { "__close with pcall", f "pcall(function() local x <close> = setmetatable({}, { __close = function() pcall(function() SPIN end) end }) SPIN end)" },
  { "__close in a coroutine", f [[
local w = coroutine.wrap(function() local x <close> = setmetatable({}, { __close = function() error 'well' end }) SPIN end)
pcall(w) pcall(w)]] },
  { "__tostring", f "pcall(tostring, setmetatable({}, { __tostring = function() SPIN end }))" },
  { "__index", f "pcall(function() return setmetatable({}, { __index = function() SPIN end }).x end)" },
  { "the replacement of gsub", f "pcall(string.gsub, 'a', 'a', function() SPIN end)" },
  { "the replacement of a regex", f "local r = winnow.regex 'a' pcall(r.gsub, r, 'a', function() SPIN end)" },
  { "table.sort", f "pcall(table.sort, { 3, 2, 1 }, function() SPIN end)" },
  { "winnow.run", f "pcall(winnow.run, { Document = function() SPIN end }, 'One.')" },
  { "winnow.run, in a filter's text", [[pcall(winnow.run, "function Document() while true do end end", 'One.')]],
    says = "took longer" },
  { "pcall in winnow.run", f "pcall(winnow.run, { Document = function() pcall(function() SPIN end) end }, 'One.')" },
  { "load", f "pcall(load('SPIN'))", says = "took longer" },
  { "a replaced pcall", f "local pcall = pcall _G.pcall = print pcall(function() SPIN end)" },
  { "while the file is read", file = f "pcall(function() SPIN end)\nfunction Document() end", says = "f%.lua:1: took longer" },
  { "while the file is read, in a coroutine", file = f "coroutine.resume(coroutine.create(function() SPIN end))" },
  { "in the first thing, quiet in the next", file = f [[
local n = 0
function Sentence() n = n + 1 if n == 1 then pcall(function() SPIN end) end end]] },
  { "a regex's limit in a pcall", [[
local ok, why = pcall(function() return winnow.regex('(x+x+)+[yz]'):find(('x'):rep(5000)) end)
return keep()]], says = "f%.lua:%d+: a pattern was given up.* in .*filter f", args = "--time-limit=20" },
  { "a regex's limit in a coroutine", [[
coroutine.resume(coroutine.create(function() return winnow.regex('(x+x+)+[yz]'):find(('x'):rep(5000)) end))]],
    says = "a pattern was given up", args = "--time-limit=20" },
  { "a regex's limit in xpcall", [[
xpcall(function() return winnow.regex('(x+x+)+[yz]'):find(('x'):rep(5000)) end, function() return 'well' end)]],
    says = "f%.lua:%d+: a pattern was given up", args = "--time-limit=20" },
  { "a regex's limit in gsub", [[
pcall(string.gsub, 'a', 'a', function() return winnow.regex('(x+x+)+[yz]'):find(('x'):rep(5000)) end)]],
    says = "a pattern was given up", args = "--time-limit=20" },
  { "a regex's limit, hidden by an error of __close", [[
pcall(function()
  local x <close> = setmetatable({}, { __close = function() error('all is well', 0) end })
  return winnow.regex('(x+x+)+[yz]'):find(('x'):rep(5000))
end)]], says = "a pattern was given up", never = "all is well", args = "--time-limit=20" },
  { "the limit of a kind's pattern", file = [[
winnow.define("Bomb", { pattern = "(x+x+)+[yz]" })
function Bomb() end
function Document(d) end]], text = ("x"):rep(5000), says = "f%.lua:1: Bomb, .*a pattern was given up.*; in Bomb of filter f", args = "--time-limit=20" },
  { "the limit of a cue's pattern, in a pcall", file = [[
winnow.cue { pattern = "(x+x+)+[yz]" }
function Document(d) pcall(function() return d.attributions end) return keep() end]], text = ("x"):rep(5000) .. " said Ada Byrne.",
    says = "a pattern was given up", args = "--time-limit=20" },
}
return list
