--- Cheating the verdict: printing it, ending early, changing what other filters or winnow see.
-- luacheck: no max line length (an attack is a line)

local CHECK = "-L ./g.lua "
local G = { ["g.lua"] = [[
filter = { name = "g" }
function Sentence(s)
  assert(string.rep("a", 3) == "aaa" and ("x"):upper() == "X" and x == nil and drop and type(pairs) == "function")
  assert(not filter.cheat and winnow.regex "a":find "a" == 1 and #s.document.sentences > 2)
  return drop "g"
end]] }

local SOURCE = [[
filter = { options = { src = { "", "x" } }, sources = { "src" } }
function Document(d) local m = winnow.sources("src"):find("root x 0 0 root root bin bash") d:warning("LEAK", m and m.text or "?") end]]

local list = {
  status = 0, args = CHECK, files = G, out = "^%s*$",
  { "print to standard output", [[print "ALL CLEAN"]], says = "winnow: print: ALL CLEAN" },
  { "replaced globals", [[string, pairs, drop, assert, type, winnow = nil, nil, nil, nil, nil, nil]] },
  { "globals for the next filter", [[x = 1 _G.filter = { cheat = true }]] },
  { "a global through load", [[load("x = 1")()]] },
  { "another filter's filter table", [[filter = { name = "g", cheat = true, options = { a = 1 } }]] },
  { "a filter named as another", file = [[filter = { name = "g", about = "me" } function Document() end]] },
  { "Sentence of another filter", [[Sentence = function() return keep() end _G.Sentence = nil]] },
  { "a library as options, in a run inside", [[
local inner = "filter = { options = { pi = 1 } } if filter.options.pi ~= 1 then filter = nil filter = { options = math } end"
pcall(winnow.run, inner, "One.", { options = { pi = 4 } }) assert(math.pi < 4, "LEAK")
inner = inner:gsub("math", "string"):gsub("pi", "rep") pcall(winnow.run, inner, "One.", { options = { rep = "evil" } })]] },
  { "random numbers of the filter behind", file = "function Document() for i = 1, 7 do math.random() end end", files = { ["g.lua"] = [[
function Document(d) d:note("random", tostring(math.random(1000))) end
function Sentence() return drop "g" end]] }, args = CHECK .. "--stats=/dev/null ", says = "note: 962" },
  { "a mark with more attributes than it may carry to each piece", [[return mark("c", { a = ("x"):rep(9000) })]], status = 3, out = false,
    says = "the attributes of a mark have more than 8192 bytes" },
  { "a library as options", file = [[
filter = { options = { pi = 1 } } if filter.options.pi ~= 1 then filter = nil filter = { options = math } end]],
    args = CHECK .. "-M f.pi=4", status = 3, out = false, says = "'options' of filter have a metatable" },
  { "checks of filter that sources was to switch off", file = [[
pcall(winnow.sources, "x") filter = { name = 7, about = {} } function Document() end]], status = 3, out = false, says = "'about' of filter is a table" },
  { "a decision made by hand", [[return { 1, "reason" }]], status = 3, says = "a list with number in it", out = false },
  { "a decision with another's metatable", [[return setmetatable({ 1, "x" }, { __metatable = getmetatable(drop()) })]],
    status = 3, out = false, says = "a list with number in it" },
  { "a decision that is changed", [[local k = drop "x" k[1] = 99 return k]], status = 3, out = false, says = "attempt to index" },
  { "a decision that is changed by rawset", [[local k = drop "x" rawset(k, 1, 99) return k]], status = 3, out = false, says = "table expected" },
  { "attributes that are changed after they were checked", [[local t = { a = 1 } local k = mark("x", t) t.a = print return k]],
    status = 3, out = false, says = "values of attributes" },
  { "attributes with names of other types, after", [[local t = { a = 1 } local k = mark("x", t) t[{}] = 1 return k]],
    status = 3, out = false, says = "attributes have names" },
  { "attributes that run in a browser", [[return mark("x", { onclick = "a()", ["a"] = "\n", once = 1 })]], args = "-t pandoc",
    out = '%["a","\\n"%],%["once","1"%],%["data%-onclick","a%(%)"%]' },
  { "attributes that end no tag and no line", [[return mark("x", { a = "'>\n<b>\"" })]], files = { ["in.html"] = "<p>One." },
    command = "-L ./f.lua in.html", out = ' data%-a="\'&gt;&#10;&lt;b&gt;&quot;">' },
  { "a reason that is not UTF-8", [[return drop "\xff"]], status = 3, out = false, says = "not UTF%-8" },
  { "attributes that are not UTF-8", [[return mark("x", { a = "\xff" })]], status = 3, out = false, says = "not UTF%-8" },
  { "a class that is not UTF-8", [[return mark "\xff"]], status = 3, out = false, says = "a class is one word" },
  { "fields of things", [[d.text = ""]], status = 3, out = false, says = "read%-only" },
  { "fields of things by rawset", [[rawset(d, "text", "")]], status = 3, out = false, says = "table expected" },
  { "lists of things are copies", [[local s = d.sentences s[1] = nil s[2] = nil table.remove(s)]] },
  { "meta is a copy", [[d.meta.x = 1 d.meta = nil]], status = 3, out = false, says = "read%-only" },
  { "a kind of its own called as another's", file = [[winnow.define("Sentence", { phrases = { "a" } })]],
    status = 3, out = false, says = "such a kind already" },
  { "a kind while functions run", [[winnow.define("Dateline", { phrases = { "a" } })]], status = 3, out = false,
    says = "while the filter's file is read" },
  { "cues while functions run", [[winnow.cue { "a" }]], status = 3, out = false, says = "while the filter's file is read" },
  { "lists from a coroutine", file = [[coroutine.wrap(function() winnow.cue { "a" } end)()]], status = 3, out = false,
    says = "outside of coroutines" },
  { "an exit by error", [[error("status 0", 0)]], status = 3, out = false, says = "status 0" },
  { "random numbers are the same for all", [[for i = 1, 1000 do math.random() end]] },
  { "reports in another filter's name", [[d:error("g", "mine")]], says = "%[f/g%]" },
  { "check: no verdict from a filter that fails", file = [[function Document(d) d:note("a", "b") error "x" end]],
    command = "check --config=none -L ./f.lua in.txt", status = 3, out = false, says = "f%.lua:1: x" },
  { "check: no verdict at a limit", file = [[function Document(d) d:note("a", "b") while true do end end]],
    command = "check --config=none --time-limit=0.1 -L ./f.lua in.txt", status = 4, out = false, says = "took longer" },
  { "check: a wrong name of a function is no silence", file = [[function Sentense(s) s:error("a", "b") end]],
    command = "check --config=none -L ./f.lua in.txt", status = 3, out = false, says = "did you mean 'Sentence'" },
  { "check: a limit in a worker", file = [[function Document(d) local s = ("a"):rep(1 << 30) end]],
    command = "check --config=none -j 2 -L ./f.lua in.txt f.lua --ext=txt,lua", status = 4, out = false, says = "more memory" },
  { "check: an error in a worker", file = [[function Document(d) error "x" end]],
    command = "check --config=none -j 2 -L ./f.lua in.txt f.lua --ext=txt,lua", status = 3, out = false, says = "f%.lua:1: x" },
  { "check: a configuration that loops", files = { [".winnow.lua"] = "while true do end" }, file = "",
    command = "check --time-limit=0.1 in.txt", status = 4, out = false, says = "%.winnow%.lua:1: took longer", elsewhere = true },
  { "check: a configuration with much memory", files = { [".winnow.lua"] = "return { ('a'):rep(1 << 30) }" }, file = "",
    command = "check in.txt", status = 4, out = false, says = "%.winnow%.lua:1: .*more memory", elsewhere = true },
  { "check: a configuration of bytecode", files = { [".winnow.lua"] = "\27LuaT" }, file = "",
    command = "check in.txt", status = 3, out = false, says = "binary", elsewhere = true },
  { "check: a configuration with os", files = { [".winnow.lua"] = "os.exit(0)" }, file = "",
    command = "check in.txt", status = 3, out = false, says = "%.winnow%.lua:1:1: ", elsewhere = true },
  { "check: a configuration that names files elsewhere", files = { [".winnow.lua"] = "return { filters = { '/etc/x.lua' } }" },
    file = "", command = "check in.txt", status = 2, out = false, says = "not in its folder", elsewhere = true },
  { "check: a configuration that has its filter read files elsewhere", file = SOURCE,
    files = { [".winnow.lua"] = "return { filters = { './f.lua' }, options = { ['f.src'] = '/etc/passwd' } }" },
    command = "check in.txt", status = 2, out = false, says = "not in its folder", elsewhere = true },
  { "check: the same, for all filters", file = SOURCE,
    files = { [".winnow.lua"] = "return { filters = { './f.lua' }, options = { src = '/etc/passwd' } }" },
    command = "check in.txt", status = 2, out = false, says = "not in its folder", elsewhere = true },
  { "check: the same, in a table", file = SOURCE,
    files = { [".winnow.lua"] = "return { filters = { './f.lua' }, options = { f = { src = '../../../../etc' } } }" },
    command = "check in.txt", status = 2, out = false, says = "not in its folder", elsewhere = true },
  { "check: the same, behind a NUL", file = SOURCE,
    files = { [".winnow.lua"] = "return { filters = { './f.lua' }, options = { ['f.src\\0'] = '/etc/passwd' } }" },
    command = "check in.txt", status = 3, out = false, says = "NUL", elsewhere = true },
  { "check: a list of phrases that is taken for another", file = [[
local _ = winnow.phrases { "guaranteed\0win" }
local p = winnow.phrases { "guaranteed", "win" }
function Document(d) if p:count(d) > 0 then d:error("advert", "x") end end]], text = "A win that is guaranteed for you.",
    command = "check --config=none -L ./f.lua in.txt", status = 1, out = "advert", elsewhere = true },
  { "a list with holes is none to drop all", "return { [5] = d.sentences[1] }", args = "", files = {}, status = 3, out = false, says = "holes" },
  { "check: a correction that is not UTF-8", "d:warning('a', 'b', '\\xff\\xfe')",
    command = "check --config=none --fix -L ./f.lua in.txt", status = 3, out = false, says = "not UTF%-8" },
  { "check: a configuration that trusts", files = { [".winnow.lua"] = "return { trust = true }" }, file = "",
    command = "check in.txt", status = 3, out = false, says = "unknown key 'trust'", elsewhere = true },
  { "records that succeeded are output, the one that fails is not", file = [[
function Sentence(s) if s.text:find "Bad" then error "bad" end end]],
    files = { ["in.jsonl"] = '{"text": "Good."}\n{"text": "Bad."}\n{"text": "Late."}\n' },
    command = "-L ./f.lua in.jsonl", status = 3, out = '^{"text": "Good%."}\n$', says = "in%.jsonl:2: .*f%.lua:1: bad.* of filter f" },
}
for name in ("|a b|a\0|a>b|a<b|a=b|a/b|a\"b|a'b|a\27|}|{|`|&|start|end|class|"):gmatch "([^|]*)|" do
  list[#list + 1] = { "an attribute's name: " .. name, ("return mark('x', { [%q] = 1 })"):format(name), status = 3, out = false,
    says = "cannot be the name of an attribute" }
end
return list
