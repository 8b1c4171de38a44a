--- Hostile arguments to every primitive and method, error values of every type, returns of every kind.
-- luacheck: no max line length (an attack is a line)

local list = { status = 3, args = "--time-limit=10" }
local VALUES = {
  "nil", "true", "0/0", "1/0", "-1/0", "math.mininteger", "math.maxinteger", "1e308", "2^53", "-1", "0", "0.5", "''", "'a'",
  "'\\0'", "'\\xff'", "('a'):rep(2e3)", "{}", "{ {} }", "{ 1 }", "{ 'a', 2 }", "{ a = 'b' }", "{ [1.5] = 'a' }", "C", "print",
  "coroutine.create(print)", "winnow.regex('a')", "winnow.phrases { 'a' }", "drop()", "d", "d.sentences[1]", "O", "F", "I",
}
local PRELUDE = [[
local C = {} C[1] = C C.a = C
local O = winnow.read('Another. It is “one,” said Ada Byrne. It cost $3.')
local F = setmetatable({}, { __index = function() error 'index' end, __len = function() return 1 << 62 end,
  __tostring = function() error 'string' end, __name = 'evil', __call = error, __eq = error, __lt = error })
local I = setmetatable({}, { __index = function(_, i) return 'a' .. tostring(i) end })
local V = table.pack(]] .. table.concat(VALUES, ", ") .. [[)
local function try(f, ...) local a, b, c = pcall(f, ...) return a, b end
local function all(f, self, n)
  for i = 1, V.n do
    try(f, self, V[i])
    try(f, V[i])
    for k = 1, V.n do
      try(f, V[k], V[i])
      try(f, self, V[i], V[k])
      if n == 3 then for m = 1, V.n do try(f, self, V[i], V[k], V[m]) end end
    end
  end
end
]]
local function every(name, code)
  local function add(title, body) list[#list + 1] = { title, body, says = "done", args = "--time-limit=60 --memory-limit=1G" } end
  add(name, PRELUDE .. code .. "\nerror 'done'")
  add(name .. ", in a coroutine", PRELUDE .. "coroutine.wrap(function()\n" .. code .. "\nend)() error 'done'")
end

every("primitives", "for _, n in ipairs { 'fold', 'language', 'phrases', 'quantities', 'read', 'regex', 'sentences', 'similarity', 'words', 'index', 'sources' } do all(winnow[n], 'a') end")
every("winnow.run", "all(winnow.run, 'function Sentence(s) return s end')")
every("drop, keep, mark", "all(drop, 'a') all(keep, 'a') all(mark, 'a')")
every("lists, in functions", "for _, n in ipairs { 'boilerplate', 'cue', 'define', 'hedge' } do all(winnow[n], 'A') end")
every("a regex's methods", "local r = winnow.regex('(?<n>a)|b') for _, n in ipairs { 'find', 'match', 'gmatch', 'gsub', 'split', 'groups' } do all(r[n], r, n == 'gsub' and 3 or 2) end")
every("a regex's gmatch, called with hostile values", "local g = winnow.regex('a'):gmatch('aaa') all(g, 1)")
every("phrases' methods", "local p = winnow.phrases { 'a' } for _, n in ipairs { 'find', 'all', 'count' } do all(p[n], p) end")
every("an index's methods", "local p = winnow.index { a = 'One hen said so.' } for _, n in ipairs { 'find', 'all' } do all(p[n], p) end")
every("reports", "for _, n in ipairs { 'note', 'warning', 'error' } do all(d[n], d) all(O[n], O) end")
every("quantities", "local q = d.quantities[1] all(q.convert, q) all(q.compare, q)")
every("fields of every thing", [[
local function fields(t) all(function(x, k) return x[k] end, t) all(function(x, k) x[k] = k end, t) end
for _, k in ipairs { 'blocks', 'sentences', 'quotes', 'attributions', 'claims', 'quantities', 'boilerplate', 'links', 'hedges' } do
  for _, t in ipairs(d[k]) do fields(t) end
  for _, t in ipairs(O[k]) do fields(t) end
end
fields(d) fields(O) fields(d.quotes[1].speaker)]])
every("operators on things", [[
for _, t in ipairs { d, O, d.quotes[1], d.quotes[1].speaker, winnow.regex 'a', winnow.phrases { 'a' }, drop() } do
  for i = 1, V.n do
    local v = V[i]
    for _, f in ipairs { function() return t .. v end, function() return v .. t end, function() return t == v end,
      function() return t < v end, function() return v <= t end, function() return t + v end, function() return #t end,
      function() return t(v) end, function() return -t end, function() return tostring(t) .. ('%s'):format(t) end,
      function() for _ in pairs(t) do end end, function() for _ in ipairs(t) do end end, function() return next(t) end,
      function() return rawget(t, v) end, function() return rawlen(t) end, function() return rawequal(t, v) end,
      function() setmetatable(t, v) end, function() return getmetatable(t) end, function() local x <close> = t end } do
      try(f)
    end
  end
end]])
every("Lua's own functions", [[
for _, lib in ipairs { 'string', 'table', 'math', 'utf8', 'coroutine' } do
  local names = { string = 'byte char find gmatch gsub len lower match pack packsize reverse sub unpack upper format',
    table = 'concat pack remove unpack', math = 'abs ceil floor fmod log max min modf random tointeger type ult',
    utf8 = 'char codepoint codes len offset', coroutine = 'create isyieldable running status resume wrap' }
  for n in names[lib]:gmatch '%a+' do
    local f = _G[lib][n]
    all(function(a, b, c) if type(a) == 'table' and (a == F or a == I) then return end return f(a, b, c) end, 'a')
  end
end
all(load, 'return 1') all(select, 1) all(tonumber, '1') all(tostring, 1) all(rawset, {}) all(setmetatable, {})
all(pcall, error) all(xpcall, error) all(require, 'winnow') all(ipairs, {}) all(next, {}) all(rawequal, 1)]])
every("the iterator of utf8.codes", [[
local f = utf8.codes('abc')
for i = 1, V.n do for k = 1, V.n do try(f, V[i], V[k]) end end
assert(not pcall(function() for _ in utf8.codes('a\x80b') do end end), 'stray continuation bytes')
assert(not pcall(function() for _ in utf8.codes('\xf8\x80\x80\x80') do end end))
local s = '' for p, c in utf8.codes('a\u{e9}\u{20ac}\u{1f600}') do s = s .. p .. ':' .. c .. ' ' end
assert(s == '1:97 2:233 4:8364 7:128512 ', s)]])
every("the iterator of pairs", [[
local f = pairs { 1, 2 }
for i = 1, V.n do try(f, V[i]) end
local g = pairs { a = 1 } pcall(g) pcall(g, {}) pcall(g, C)]])
every("tables that change while they are walked", [[
local t = {} for i = 1, 100 do t[i] = i t['k' .. i] = i end
for k in pairs(t) do t[k] = nil t[tostring(k) .. 'x'] = 1 if #tostring(k) > 20 then break end end]])

-- matches that end before they begin, or begin before the last one ended
for _, pattern in ipairs { "(?=(?1))(?(DEFINE)(e\\\\K))", "(?<=(?1))(?(DEFINE)(\\\\Ke))" } do
  local says = "\\K in a lookaround"
  list[#list + 1] = { "a regex that goes back: " .. pattern, ([[
local r = winnow.regex "%s"
local function gmatch(_, s) for _ in r:gmatch(s) do end end
for _, f in ipairs { r.find, r.match, r.groups, r.split, gmatch } do
  local ok, why = pcall(f, r, "hee", 3)
  assert(not ok and why:find("\\K", 1, true), why)
end
r:gsub(d.text, "<$0>")]]):format(pattern), says = says }
  for kind, list_of in pairs { Hen = "winnow.define('Hen', {", Hedge = "winnow.hedge({" } do
    list[#list + 1] = { kind .. " by a pattern that goes back: " .. pattern, elsewhere = true, says = says .. ".* filter f",
      file = ([[%s pattern = "%s" }) function %s() return "x" end]]):format(list_of, pattern, kind) }
  end
end

-- what filter functions return
for i, value in ipairs(VALUES) do
  local fine = { ["nil"] = true, ["''"] = true, ["'a'"] = true, ["'\\0'"] = true, ["('a'):rep(2e3)"] = true, ["{}"] = true,
    ["drop()"] = true, ["d"] = true, ["d.sentences[1]"] = true, ["F"] = true, ["I"] = true }
  list[#list + 1] = { "returns " .. value, PRELUDE .. "return " .. value, status = fine[value] and 0 or 3,
    args = "--time-limit=5", says = not fine[value] and "Document of filter f" or nil, number = i, any = { 0, 3 }, maybe = true }
end
for _, value in ipairs { "O", "O.sentences", "{ O }", "{ d.sentences[1], O.sentences[1] }", "O.quotes[1].speaker" } do
  list[#list + 1] = { "returns " .. value .. " of another document", PRELUDE .. "return " .. value, says = "another document" }
end
list[#list + 1] = { "returns a part that is not inside", file = "function Sentence(s) return s.document end", says = "not inside" }
list[#list + 1] = { "returns a list with a hole", "return { d.sentences[1], nil, d.sentences[2] }", says = "in it" }
list[#list + 1] = { "returns a cycle", "local t = {} t[1] = t return t", says = "in it" }

-- functions that are not the filter's own, and ones that go while they are called
for f in ("print error pcall load require setmetatable drop next string.rep winnow.read winnow.words winnow.define"):gmatch "%S+" do
  list[#list + 1] = { f .. " for Sentence", file = "Sentence = " .. f, any = { 0 }, elsewhere = true, args = "--time-limit=1" }
  list[#list + 1] = { f .. " where the stack ends", args = "--time-limit=10", any = { 0 }, elsewhere = true, [2] = ([[
local function deep(n) if n == 0 then return %s(d, 'a', 'b') end return (pcall(deep, n - 1)) end
local function flat(n) if n == 0 then return %s(d, 'a', 'b') end return (flat(n - 1)) end
for i = 180, 205 do pcall(coroutine.wrap(deep), i) end
for i = 6.6e4, 6.7e4, 50 do pcall(flat, i) end]]):format(f, f) }
end
for _, file in ipairs { "function Sentence() _G.Sentence = nil _G.Document = error end", "function Sentence() filter, winnow, drop = nil, nil, nil end",
  "Sentence = coroutine.wrap(function(s) while true do s = coroutine.yield(drop 'x') end end)", "filter = _G", "return _G",
  "Sentence = setmetatable({}, { __call = function() while true do end end })" } do
  list[#list + 1] = { file, file = file, any = { 0 }, elsewhere = true, args = "--time-limit=1" }
end

-- error values
local ERRORS = {
  "nil", "true", "0/0", "42", "{}", "print", "coroutine.create(print)", "d", "''", "'\\0x'", "('x'):rep(1e6)",
  "setmetatable({}, { __tostring = function() while true do end end })",
  "setmetatable({}, { __tostring = function() error 'again' end })",
  "setmetatable({}, { __tostring = function() return 7 end })",
  "setmetatable({}, { __name = 'x\\n::error::' })", "winnow.regex('a')",
}
for _, e in ipairs(ERRORS) do
  list[#list + 1] = { "error " .. e, "error(" .. e .. ")", says = "Document of filter f" }
  list[#list + 1] = { "error " .. e .. ", without a place", "error(" .. e .. ", 0)", says = "Document of filter f" }
  list[#list + 1] = { "error " .. e .. ", in a coroutine", "coroutine.wrap(function() error(" .. e .. ") end)()", says = "Document of filter f" }
  list[#list + 1] = { "error " .. e .. ", while the file is read", file = "local d = winnow.read 'a'\nerror(" .. e .. ")" }
  list[#list + 1] = { "error " .. e .. ", out of __close", "local x <close> = setmetatable({}, { __close = function() error(" .. e .. ") end })",
    says = "Document of filter f" }
  list[#list + 1] = { "error " .. e .. ", in a message handler", "local ok, v = xpcall(error, function() error(" .. e .. ") end) error 'done'", says = "done",
    args = "--time-limit=10 --memory-limit=1G" }
end

-- lists while the file is read
local FILE = [[
local function try(f, ...) pcall(f, ...) end
local d = winnow.read('One hen.')
local C = {} C[1] = C
local V = table.pack(nil, true, 0/0, 1/0, -1, 0.5, '', 'a', 'A', '\0', '\xff', ('a '):rep(50), ('a'):rep(1e5), {}, { {} }, { 1 },
  { 'a', 2 }, C, print, winnow.regex('a'), winnow.phrases { 'a' }, d, { pattern = '(' }, { pattern = {} }, { phrases = {} },
  { phrases = { '' } }, { pattern = 'a', phrases = { 'a' } }, { weight = 0/0, 'a' }, { weight = 1/0, 'a' }, { weight = 'x', 'a' },
  { reason = {}, 'a' }, { reason = '\27', 'a' }, { where = 'nowhere', 'a' }, { selector = '>>' }, { selector = ('a > '):rep(1e3) .. 'b' },
  { flags = 'zz', pattern = 'a' }, { lemma = print, 'a' }, { pattern = '\\Ca' }, { pattern = '(?C1)a' }, { pattern = '(*LIMIT_MATCH=1)a' },
  { pattern = '' }, { '' }, { '\xff' }, { ('w '):rep(40) }, setmetatable({}, { __index = function() return 'a' end }))
for _, n in ipairs { 'boilerplate', 'cue', 'hedge', 'define' } do
  for i = 1, V.n do
    try(winnow[n], V[i])
    for k = 1, V.n do try(winnow[n], V[i], V[k]) end
  end
end
]]
list[#list + 1] = { "lists, while the file is read", file = FILE .. "function Document(d) local x = #d.attributions + #d.boilerplate + #d.hedges + #d.claims end",
  status = 0, args = "--time-limit=20 --memory-limit=1G", any = { 0 } }
list[#list + 1] = { "kinds without number", file = "for i = 1, 1e6 do winnow.define('K' .. i, { phrases = { 'a' } }) end", says = "kinds of its own" }
list[#list + 1] = { "a kind that is defined again and again", file = "for i = 1, 1e4 do winnow.define('K', { phrases = { 'a' .. i } }) end function K() end", status = 0, args = "--time-limit=20 --memory-limit=1G" }
list[#list + 1] = { "winnow.run while the file is read", file = "winnow.run('article', 'One.')", says = "not while the file is read" }
list[#list + 1] = { "a file that returns things", file = "return winnow.read 'a'", says = "f: returned a userdata", elsewhere = true }
list[#list + 1] = { "a file that returns a cycle", file = "local t = {} t[1] = t return t", says = "f: returned a table", elsewhere = true }
list[#list + 1] = { "a file that returns a proxy", file = "return setmetatable({}, { __index = function() return print end, __len = function() return 1 << 60 end })", any = { 0, 3 }, maybe = true }
list[#list + 1] = { "a filter table that is a proxy", file = "filter = setmetatable({}, { __index = function() error 'x' end, __newindex = error, __pairs = error })\nfunction Document() end", any = { 0, 3 }, maybe = true }
for _, name in ipairs { "n\\xf0", "n\\xe0", "n\\xe2\\x80", "n\\x80", "n\\xff\\27[31m" } do
  list[#list + 1] = { "a name in a page: " .. name, file = 'filter = { name = "' .. name .. '" } function Sentence(s) s:note("' .. name .. '", "x") return drop "x" end',
    command = "explain --html=- -L ./f.lua in.txt", status = 0, log = true, out = "0x" }
end
list[#list + 1] = { "options that are no table", file = "filter = { options = 7, examples = print, sources = 'x', name = {}, about = print }\nfunction Document() end", says = "expected a string", elsewhere = true }
list[#list + 1] = { "test: examples of every type", file = "filter = { examples = { { 1, {} }, print, { 'a', notes = { {} } } } }\nfunction Document() end",
  command = "test ./f.lua", elsewhere = true, says = "number 1: expected { text", out = "f%.lua: ERROR" }
list[#list + 1] = { "functions under names of other types", file = "_G[1] = print _G[1.5] = print _G[true] = print _G[print] = print\nfunction Document() end", status = 0 }
list[#list + 1] = { "a function under a name with NUL", file = "_G['Quote\\0x'] = print", says = "no kind of thing", elsewhere = true }

-- What a filter said once is not asked of it again: its code would run where nothing holds it.
local ENGLISH_AND_GERMAN = "The ferry was late again on Monday, and nobody at the quay was surprised by it at all.\n\n"
  .. "Die Fähre kam am Montag wieder zu spät, und niemand am Kai war darüber auch nur ein wenig verwundert.\n"
list[#list + 1] = { "winnow.run: options whose values raise", [[
local bad = setmetatable({}, { __tostring = function() error 'x' end })
for i = 1, 3 do pcall(winnow.run, 'article', 'One.', { options = { x = bad } }) end
for i = 1, 100 do winnow.read('One hen said so. ' .. i) end
error 'done']], says = "done" }
list[#list + 1] = { "winnow.run: options that say two things", [[
for _, name in ipairs { 'to', 'from', 'lang', 'mark', 'author', 'date', 'options' } do
  for _, second in ipairs { 'nonsense', 7, true, print } do
    local n = 0
    pcall(winnow.run, 'article', 'One.', setmetatable({}, { __index = function(_, key)
      n = key == name and n + 1 or n
      if key == name then return n > 1 and second or key == 'options' and {} or nil end
    end }))
  end
end
error 'done']], says = "done" }
list[#list + 1] = { "winnow.run: a document that is first read inside", [[
winnow.run({ Document = function() local n = #d.sentences end }, 'One hen.')
for i = 1, 40 do winnow.run("winnow.cue { 'c" .. i .. "' } function Attribution() end", 'One hen. It is.') end
local n = #d.attributions + #d.claims
error 'done']], says = "done", text = ENGLISH_AND_GERMAN }
list[#list + 1] = { "winnow.run: a document in two languages, with lists of its own", file = [[
winnow.cue { 'texted' }
function Document(d)
  winnow.run({ Document = function() local n = #d.sentences end }, 'One hen.')
  local n = #d.attributions
  error 'done'
end]], says = "done", text = ENGLISH_AND_GERMAN }
for what, code in pairs { ["other values"] = "v[1] = {}", ["a length that raises"] = "setmetatable(v, { __len = function() error 'x' end })",
  ["a length without end"] = "setmetatable(v, { __len = function() while true do end end })" } do
  local file = "local v = { 'a' } filter = { options = { x = { 'a', values = v } } } " .. code .. " function Sentence(s) error 'done' end"
  list[#list + 1] = { "an option's values become " .. what, file = file, args = "--time-limit=5 -M f.x=a", says = "done" }
  list[#list + 1] = { "help: an option's values become " .. what, file = file, command = "help ./f.lua", status = 0, out = "f.x=a" }
end
list[#list + 1] = { "help: an option becomes what raises when it is shown", status = 0, command = "help ./f.lua", out = "f.x=table",
  file = "filter = { options = { x = 'a' } } filter.options.x = setmetatable({}, { __tostring = function() error 'x' end })" }
return list
