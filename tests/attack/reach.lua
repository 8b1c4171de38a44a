--- Out of the sandbox: files, processes, the environment, modules, bytecode, shared tables.
-- luacheck: no max line length (an attack is a line)

local function gone(name) return ("%s is there"):format(name), ("assert(%s == nil, 'LEAK')"):format(name) end

local list = {
  status = 0,
  { "bytecode through load", [[
local ok, why = load("\27Lua\x54\0\x19\x93\r\n\x1a\n\4\8\8")
assert(not ok and why:find "binary", "LEAK")]] },
  { "bytecode through load, with mode b", [[assert(not load("\27LuaT", "x", "b"), "LEAK")]] },
  { "a file of bytecode", file = "\27Lua\x54\0\x19\x93\r\n\x1a\n\4\8\8\x78\x56\0\0\0\0\0\0\0\0\0\0\0\x28\x77\x40\1",
    status = 3, says = "binary", elsewhere = true },
  { "a script of bytecode", file = "#!/usr/bin/env winnow\n\27LuaT", status = 3 },
  { "load of a function", [[load(function() return "return 1" end)]], status = 3, says = "string expected" },
  { "require of a file", [[require "os"]], status = 3, says = "can require 'winnow' only" },
  { "require of a path", [[require "/etc/passwd"]], status = 3, says = "can require 'winnow' only" },
  { "winnow.run of a path", [[
local kept = winnow.run("/etc/passwd.lua", "One.")
assert(kept == "One.", "LEAK")]], status = 3, says = "filter:1" },
  { "winnow.read of a path", [[assert(winnow.read("/etc/passwd").text == "/etc/passwd", "LEAK")]] },
  { "winnow.sources of a path", [[winnow.sources("/etc/passwd")]], status = 3, says = "not in filter%.sources" },
  { "sources that the filter names itself", file = [[
filter = { options = { s = "/etc/passwd" }, sources = { "s" } }
function Document() assert(winnow.sources("s") == nil, "LEAK") end]] },
  { "the registry through an index of winnow.sources", file = [[
filter = { options = { s = "" }, sources = { "s" } }
function Document() assert(winnow.sources("s") == nil, "LEAK") end]] },
  { "string.dump by its other names", [[assert(("").dump == nil and string.dump == nil, "LEAK")]] },
  { "the metatable of strings", [[assert(getmetatable("") == false, "LEAK")]] },
  { "the metatable of the environment", [[assert(getmetatable(_G) == false, "LEAK")]] },
  { "the metatable of a thing", [[
for _, t in ipairs { d, d.sentences[1], d.quotes[1], winnow.regex("a"), winnow.phrases { "a" }, drop(), winnow } do
  assert(getmetatable(t) == false, "LEAK")
end]] },
  { "setmetatable of the environment", [[setmetatable(_G, {})]], status = 3, says = "protected metatable" },
  { "setmetatable of string", [[setmetatable(string, {})]], status = 3, says = "protected metatable" },
  { "writing to string", [[string.rep = print]], status = 3, says = "read%-only" },
  { "writing to strings' methods", [[("").evil = 1]], status = 3, says = "attempt to index a string" },
  { "rawset into string", [[rawset(string, "rep", print)]], status = 3, says = "read%-only" },
  { "rawset into winnow", [[rawset(winnow, "regex", print)]], status = 3, says = "read%-only" },
  { "table.insert into winnow", [[table.insert(winnow, print)]], status = 3, says = "read%-only" },
  { "table.move into math", [[table.move({ 1, 2 }, 1, 2, 1, math)]], status = 3, says = "read%-only" },
  { "table.sort of coroutine", [[table.sort(coroutine); assert(coroutine.wrap)]] },
  { "next of string shows nothing to change", [[assert(next(string) == nil, "LEAK")]] },
  { "__gc", [[setmetatable({}, { __gc = function() end })]], status = 3, says = "no __gc" },
  { "__mode", [[setmetatable({}, { __mode = "k" })]], status = 3, says = "no __mode" },
  { "__gc set after", [[
local m = {}
local t = setmetatable({}, m)
m.__gc = function() print "LEAK" end
t = nil
for i = 1, 1e4 do t = { i } end]], never = "LEAK" },
  { "__gc by rawset", [[rawset({}, "__gc", print)]], status = 3, says = "no __gc" },
  { "__mode behind __index", [[
local t = setmetatable({}, setmetatable({}, { __index = { __mode = "k", __gc = print } }))
assert(t)]] },
  { "upvalues of functions", [[assert(not debug, "LEAK")]] },
  { "arg and ...", file = [[assert(arg == nil and select("#", ...) == 0, "LEAK")]] },
  { "_ENV of another function", [[local _ENV = { assert = assert }; assert(not os, "LEAK")]] },
  { "load with the base as its environment", [[
local f = load("x = 1; return _ENV", "x", "t", setmetatable({}, { __index = _G }))
assert(f() ~= _G and x == nil, "LEAK")]] },
  { "a format that shows addresses", [[("%p"):format(d)]], status = 3, says = "%%p is not available" },
  { "a format that shows addresses, with widths", [[("%s %-+ #020p"):format(1, {})]], status = 3, says = "not available" },
  { "tostring shows no address", [[
for _, v in ipairs { {}, print, coroutine.create(print), winnow.regex("a"), drop() } do
  assert(not tostring(v):find "0x", "LEAK")
end]] },
  { "an error shows no address", [[error({})]], status = 3, never = "0x" },
  { "a format with a NUL before its address", [[("\0%p"):format("x")]], status = 3, says = "not available" },
  { "a thing before a table shows no address", [[assert(not (d .. {}):find "0x" and not (print .. d):find "0x", "LEAK")]] },
  { "options of a run that would show addresses", [[winnow.run("filter = { options = { x = 'a' } }", "One.", { options = { x = {} } })]],
    status = 3, says = "strings, numbers or booleans", never = "0x" },
  { "concat of a function", [[local s = "a" .. print]], status = 3, never = "0x" },
}
for name in ("os io package debug dofile loadfile loadlib collectgarbage newproxy string.dump coroutine.close "
  .. "math.randomseed os.getenv module setfenv getfenv warn winnow.os"):gmatch "%S+" do
  local first = name:match("^%w+")
  local title, body = gone(first == name and name or name:gsub("^os.getenv$", "os"))
  list[#list + 1] = { title, body }
end
return list
