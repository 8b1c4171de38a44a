--- The C stack, Lua's stack, and nesting: an error, never a crash; also where the system gives a small stack.
-- luacheck: no max line length (an attack is a line)

local bodies = {
  { "recursion", "local function f() return 1 + f() end f()", "stack overflow" },
  { "recursion in a pcall", "local function f() pcall(f) return 1 + f() end f()", "overflow" },
  { "pcall in pcall", "local function f() return pcall(f) end f() local function g() assert(pcall(g)) end g()", "" },
  { "gsub in gsub", "local function f() return (('a'):gsub('a', f)) end f()", "overflow" },
  { "a regex's gsub in itself", "local r = winnow.regex('a') local function f() return (r:gsub('a', f)) end f()", "overflow" },
  { "sort in sort", "local function f() table.sort({ 1, 2, 3 }, f) return false end f()", "overflow" },
  { "tostring in tostring", "local t t = setmetatable({}, { __tostring = function() return tostring(t) end }) tostring(t)", "overflow" },
  { "print in print", "local t t = setmetatable({}, { __tostring = function() print(t) return '' end }) print(t)", "overflow" },
  { "format in format", "local t t = setmetatable({}, { __tostring = function() return ('%s'):format(t) end }) tostring(t)", "overflow" },
  { "__index in __index", "local t t = setmetatable({}, { __index = function(_, k) return t[k] end }) return t.x", "overflow" },
  { "a ring of __index", "local t = {} setmetatable(t, { __index = t }) return t.x", "loop" },
  { "a long chain of __index", [[
local t = {} for i = 1, 5000 do t = setmetatable({}, { __index = t }) end return t.x]], "loop" },
  { "a ring of __newindex", "local t = {} setmetatable(t, { __newindex = t }) t.x = 1", "loop" },
  { "a chain of __call", "local t = print for i = 1, 1e5 do t = setmetatable({}, { __call = t }) end t()", "" },
  { "__eq in __eq", "local m = {} m.__eq = function(a, b) return setmetatable({}, m) == b end return setmetatable({}, m) == setmetatable({}, m)", "overflow" },
  { "__lt in __lt", "local m = {} m.__lt = function(a, b) return a < b end return setmetatable({}, m) < setmetatable({}, m)", "overflow" },
  { "__concat in __concat", "local m = {} m.__concat = function(a, b) return a .. b end return setmetatable({}, m) .. 'x'", "overflow" },
  { "__close in __close", [[
local function f() local x <close> = setmetatable({}, { __close = f }) end f()]], "overflow" },
  { "__pairs in __pairs", "local t t = setmetatable({}, { __pairs = function() return pairs(t) end }) pairs(t)", "overflow" },
  { "resume in resume", "local function f() return assert(coroutine.resume(coroutine.create(f))) end f()", "" },
  { "wrap in wrap", "local function f() return coroutine.wrap(f)() end f()", "overflow" },
  { "wrap in wrap, held", "local t = {} local function f() local w = coroutine.wrap(f) t[#t + 1] = w return w() end f()", "overflow" },
  { "wrap in pcall in wrap", "local function f() assert(pcall(coroutine.wrap(f))) end f()", "" },
  { "resume in gsub in resume", "local function f() ('a'):gsub('a', coroutine.wrap(f)) end f()", "overflow" },
  { "xpcall in its handler", "local function h() xpcall(error, h) error 'x' end xpcall(error, h) error 'end'", "end" },
  { "load in load", "local function f(n) return load('local f, n = ... return f(n + 1)')(f, n) end return f(1) + 1", "overflow" },
  { "deep parentheses for load", "assert(load('return ' .. ('('):rep(1e6) .. '1' .. (')'):rep(1e6)))", "overflow" },
  { "deep tables for load", "assert(load('return ' .. ('{'):rep(1e6) .. ('}'):rep(1e6)))", "overflow" },
  { "deep functions for load", "assert(load(('function f() '):rep(1e5) .. ('end '):rep(1e5)))", "overflow" },
  { "deep blocks for load", "assert(load(('do '):rep(1e6) .. ('end '):rep(1e6)))", "overflow" },
  { "deep not for load", "assert(load('return ' .. ('not '):rep(1e6) .. '1'))", "overflow" },
  { "deep minus for load", "assert(load('return ' .. ('- '):rep(1e6) .. '1'))", "overflow" },
  { "deep concat for load", "assert(load('return ' .. ('\"a\" .. '):rep(1e6) .. '1'))", "overflow" },
  { "deep power for load", "assert(load('return ' .. ('2 ^ '):rep(1e6) .. '1'))", "overflow" },
  { "deep calls for load", "assert(load('return f' .. ('(f'):rep(1e5) .. (')'):rep(1e5)))", "overflow" },
  { "deep if for load", "assert(load(('if x then '):rep(1e5) .. ('end '):rep(1e5)))", "overflow" },
  { "an elseif for each number", "assert(load('if x then ' .. ('elseif y then '):rep(2e4) .. 'end')) error 'done'", "" },
  { "a million locals", "local t = {} for i = 1, 1e4 do t[i] = 'local a' .. i end assert(load(table.concat(t, '\\n')))", "too many local" },
  { "a million upvalues", [[
local t, u = {}, {} for i = 1, 190 do t[i] = 'local a' .. i end
for i = 1, 190 do u[i] = 'a' .. i end
assert(load(table.concat(t, '\n') .. ' return function() local b, c, d, e, f, g = 1 return function() return '
  .. table.concat(u, '+') .. '+b+c+d+e+f+g, function() return ' .. table.concat(u, '+') .. ' end end end')) error 'done']], "done" },
  { "a million goto", "local t = {} for i = 1, 2e4 do t[i] = 'goto l' end assert(load(table.concat(t, '\\n')))", "no visible label" },
  { "a call with too many arguments", "assert(load('f(' .. ('1,'):rep(1e6) .. '1)'))", "too many|registers|overflow" },
  { "unpack too much", "table.unpack({}, 1, 1e8)", "too many results" },
  { "unpack to the end of the integers", "table.unpack({}, math.mininteger, math.maxinteger)", "too many results" },
  { "byte too much", "(('a'):rep(3e7)):byte(1, -1)", "slice too long" },
  { "codepoint too much", "utf8.codepoint(('a'):rep(3e7), 1, -1)", "too long|overflow" },
  { "a pattern too deep", "(('a'):rep(3e5)):find(('(a'):rep(500) .. (')'):rep(500))", "captures" },
  { "a pattern that recurses", "(('a'):rep(3e5)):find(('a?'):rep(3e5) .. 'b')", "too complex" },
  { "gsub of a deep pattern", "(('('):rep(3e3)):gsub('%b()', ''); (('a'):rep(4e5)):match('.-' .. ('a?'):rep(4e5) .. 'b')", "too complex" },
  { "a regex too deep", "winnow.regex(('('):rep(2e4) .. (')'):rep(2e4))", "nested|large" },
  { "a regex of look-behinds", "winnow.regex(('(?<=a'):rep(2e3) .. (')'):rep(2e3))", "nested" },
  { "a regex that calls itself", "winnow.regex('(a|(?1)b)+?$'):find(('a'):rep(1e5)) winnow.regex('((?1))'):find('a')", "" },
  { "a regex with deep matches", "winnow.regex('(?:(a)|(b))*(?!.)c'):find(('ab'):rep(1e6))", "" },
  { "runs in runs", "local function f() winnow.run({ Document = f }, 'One.') end f()", "inside winnow.run" },
  { "a run in a coroutine in a run", [[
local function f() coroutine.wrap(function() winnow.run({ Document = f }, 'One.') end)() end f()]], "inside winnow.run" },
  { "yield out of a function", "coroutine.yield()", "outside a coroutine" },
  { "yield out of a run", "coroutine.wrap(function() winnow.run({ Document = coroutine.yield }, 'One.') end)()", "yield" },
  { "yield in sort", "coroutine.wrap(function() table.sort({ 1, 2, 3 }, coroutine.yield) end)()", "yield" },
  { "yield in __tostring", "coroutine.wrap(function() print(setmetatable({}, { __tostring = coroutine.yield })) end)()", "yield" },
  { "yield in __close", "coroutine.wrap(function() local x <close> = setmetatable({}, { __close = coroutine.yield }) end)() error 'done'", "done" },
  { "resume of itself", "local co co = coroutine.create(function() return coroutine.resume(co) end) assert(select(2, coroutine.resume(co))) assert(coroutine.resume(coroutine.running()))", "non%-suspended" },
  { "resume of the dead", "local co = coroutine.create(print) coroutine.resume(co) assert(coroutine.resume(co))", "dead" },
  { "a deep chain of coroutines that are closed", [[
local co
for i = 1, 2e4 do
  local before = co
  co = coroutine.wrap(function() local x <close> = setmetatable({}, { __close = function() if before then before() end end }) coroutine.yield() end)
  co()
end
error 'done']], "done" },
  { "require in a coroutine", [[
coroutine.wrap(function() for _ = 1, 1e5 do assert(type(require "winnow") == "table") end end)() error 'done']], "done" },
  { "an error in every __close", [[
local function f(n)
  local x <close> = setmetatable({}, { __close = function() error(n) end })
  if n < 150 then f(n + 1) end
end
f(1)]], "" },
}

local list = { status = 3, args = "--time-limit=2 --memory-limit=512M" }
for _, b in ipairs(bodies) do
  local says = b[3]:match("^[^|]*")
  list[#list + 1] = { b[1], b[2], says = not b[3]:find("|") and says or nil, status = 3 }
  if b[3] ~= "" or true then
    list[#list + 1] = { b[1] .. ", with a small stack", b[2], stack = 512 }
  end
end
-- These may end at another limit, or not be errors at all; they must not crash.
for _, stack in ipairs { false, 512 } do
  list[#list + 1] = { "sources in a coroutine" .. (stack and ", with a small stack" or ""), status = 3, stack = stack or nil, says = "done", file = [[
filter = { options = { s = { "", "x" } }, sources = { "s" } }
coroutine.wrap(function() for _ = 1, 1e5 do assert(winnow.sources "s" == nil) end end)() error 'done']] }
end
list[#list + 1] = { "a list that grows while it is added to", status = 3, says = "done", file = [[
local h, one, n = winnow.hedge, { pattern = "zz" }, 0
for i = 1, 65535 do h(one) end
h(setmetatable({ pattern = "x" }, { __index = function(_, k)
  if k == "weight" then n = n + 1 if n == 2 then for i = 1, 10 do h(one) end end end end }))
error 'done']] }
for _, a in ipairs(list) do
  local endless = a[1]:find "^recursion in a pcall" or a[1]:find "^xpcall in its" or a[1]:find "^load in load"
  if endless then a.any, a.says = { 3, 4 }, false end
  if a[1]:find "chain of __call" or a[1]:find "calls itself" or a[1]:find "deep matches" then a.any = { 0, 3, 4 } end
end
return list
