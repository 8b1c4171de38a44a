--- next and pairs, which are our own: endless, greedy, with tables that change, and with what no table has.
-- luacheck: no max line length (an attack is a line)

local LATE = "took longer than 0%.1 s"
local function late(name, body) return { name, body, status = 4, says = LATE } end
local function much(name, body) return { name, body, status = 4, says = "more memory than it may", args = "--time-limit=20" } end
local function fine(name, body) return { name, body, args = "--time-limit=20", status = 0, out = "^The ferry" } end
local function wrong(name, body, says) return { name, body, status = 3, says = says or "f%.lua:%d" } end

local function whole(name, file, says) return { name, file = file, status = 3, says = says } end

return {
  late("next that begins anew for ever", "local t = { a = 1, b = 2 } while true do for k in next, t do t[k] = 1 end end"),
  late("next of a table that grows and shrinks for ever", "local t, i = { x = 1 }, 0 while true do i = i + 1 t[i] = i t[next(t)] = nil end"),
  late("next in a pcall", "local t = { a = 1 } while true do pcall(next, t) pcall(next, t, 'a') pcall(next, t, 'z') end"),
  late("pairs of a large table, again and again", "local t = {} for i = 1, 1e4 do t['k' .. i] = i end while true do for _ in pairs(t) do break end end"),
  late("pairs whose __pairs never ends", "local m = setmetatable({}, { __pairs = function() return function() return 1 end end }) for _ in pairs(m) do end"),
  late("pairs whose __pairs loops", "for _ in pairs(setmetatable({}, { __pairs = function() while true do end end })) do end"),
  late("next in a __close", "local x <close> = setmetatable({}, { __close = function() local t = { 1 } while true do next(t) end end })"),
  late("next in a coroutine that goes on", "local co = coroutine.wrap(function() local t = { 1, 2 } while true do for k in next, t do coroutine.yield(k) end end end) while true do pcall(co) end"),
  much("lists of keys of tables that are kept", "local all = {} for i = 1, 1e9 do local t = { i, a = i } next(t) all[i] = t end"),
  much("a list of keys of one large table", "local t = {} for i = 1, 1e6 do t[i / 7] = i end for k in next, t do if not k then break end end for _ in pairs(t) do end"),
  fine("lists of keys of tables that are not kept", "for i = 1, 1e5 do local t = { [i] = i, a = i, [{}] = 1 } next(t, (next(t))) end"),
  fine("a table that is its own key", "local t = {} t[t] = t for i = 1, 1e5 do t = {} t[t] = t assert(next(t) == t and next(t, t) == nil) end"),
  fine("a table that is its own key, through another", "for i = 1, 1e5 do local a, b = {}, {} a[b], b[a] = b, a next(a) next(b) end"),
  fine("equal things are keys as they were made", "local t = {} for i = 1, 40 do t[d.quotes[1].speaker] = i end local n = 0 for _, i in pairs(t) do n = n + 1 assert(i == n, i) end local m = 0 for k in next, t do next(t) m = m + 1 end assert(m == 40, m)"),
  fine("documents are keys as they were read", "local t = {} for i = 1, 40 do t[winnow.read('One hen.')] = i end local n = 0 for _, i in pairs(t) do n = n + 1 assert(i == n, i) end"),
  fine("a slip among many options", "local o = {} for i = 1, 300 do o['option_' .. i] = i end filter = { options = o } local _, e = pcall(function() return o.option_x end) assert(e:find \"mean 'option_1'\", e)"),
  fine("keys of all types", "local t = { [1] = 1, [1.5] = 1, x = 1, [true] = 1, [{}] = 1, [print] = 1, [d] = 1, [coroutine.create(print)] = 1, [winnow.regex 'a'] = 1 } local n = 0 for k in next, t do n = n + 1 end for k in pairs(t) do n = n + 1 end assert(n == 18)"),
  fine("numbers at the ends", "local t = { [math.mininteger] = 1, [math.maxinteger] = 1, [1/0] = 1, [-1/0] = 1, [-0.0] = 1, [2^53] = 1 } local n = 0 for k in next, t do n = n + 1 end assert(n == 6 and next(t) == -1/0)"),
  fine("strings with NUL and bytes that are no UTF-8", "local t = { ['\\0'] = 1, ['\\0\\0'] = 2, [''] = 3, ['\\xff'] = 4 } local s = '' for _, v in next, t do s = s .. v end assert(s == '3124', s)"),
  fine("all that is there goes while it is gone through", "local t = {} for i = 1, 500 do t['k' .. i] = i end local n = 0 for k in next, t do for j in next, t do t[j] = nil n = n + 1 break end end assert(next(t) == nil)"),
  fine("keys that are gone", "local t = { a = 1, c = 1 } t.b = nil assert(next(t, 'b') == 'c' and next(t, 'z') == nil and next({}, 1) == nil and next({ 1, 2 }, 0) == 1)"),
  fine("next does not ask metamethods", "local m = setmetatable({ a = 1 }, { __index = error, __newindex = error, __len = error, __eq = error, __lt = error }) assert(next(m) == 'a' and next(m, 'a') == nil)"),
  fine("things of two documents as keys", "local o = winnow.read 'A hen. A cock.' local t = { [o.sentences[1]] = 1, [d.sentences[1]] = 2, [o.sentences[2]] = 3 } local n = 0 for k in next, t do n = n + 1 end assert(n == 3)"),
  fine("things of a document that is done as keys", "local t = {} winnow.run({ Sentence = function(s) t[s] = 1 end }, 'A hen. A cock.') local n = 0 for k in next, t do n = n + 1 end for k in pairs(t) do n = n + 1 end assert(n == 4)"),
  fine("no list leads to another's table", "local secret = { x = 1 } next(secret) assert(next(_G) ~= nil or true) for k, v in pairs(_G) do assert(v ~= secret) end"),
  wrong("next of no table", "next(1)"), wrong("next of a string", "next('a')"), wrong("next of a thing", "next(d)"),
  wrong("next of nothing", "next()"), wrong("pairs of nil", "for _ in pairs(nil) do end"), wrong("next over a library", "for k in next, nil do end"),
  wrong("an iterator of pairs that is called without its table", "local f = pairs({ 1 }) f() f(nil)"),
  fine("an iterator of pairs with another table", "local f = pairs({ a = 1, b = 2 }) assert(f({ b = 3 }) == 'b' and f({}) == nil)"),
  late("a goto that never ends", "::a:: goto a"), late("a goto through a variable that closes", "::a:: do local x <close> = setmetatable({}, { __close = function() end }) end goto a"),
  late("__close that is run by an error, again and again", "while true do pcall(function() local x <close> = setmetatable({}, { __close = function() error 'well' end }) error 'x' end) end"),
  late("a repeat of errors with tables", "while true do pcall(error, setmetatable({}, { __tostring = function() return 'all is well' end })) end"),
  late("load of load", "local s = 'return 1' while true do assert(load(s))() end"),
  late("string.format of long widths", "while true do pcall(string.format, ('%99.99f'):rep(50), table.unpack({}, 1, 50)) string.format(('%99d'):rep(50), table.unpack(setmetatable({}, { __index = function() return 1 end }), 1, 50)) end"),
  late("string.pack and unpack", "while true do local s = string.pack(('i16'):rep(100), table.unpack(setmetatable({}, { __index = function(_, i) return i end }), 1, 100)) string.unpack(('i16'):rep(100), s) end"),
  late("a pattern with balanced marks", "local s = ('('):rep(2e4) while true do s:find('%b()') end"),
  late("a pattern with many stars", "(('a'):rep(2e3)):find(('a*'):rep(6) .. 'b')"),
  late("sort with an order that is none", "while true do local t = {} for i = 1, 100 do t[i] = i end pcall(table.sort, t, function() return true end) end"),
  much("string.format of long strings", "local s = ('a'):rep(1e6) local t = {} for i = 1, 1e3 do t[i] = string.format('%s%s%s', s, s, i) end"),
  much("string.pack of long strings", "local t, s = {}, ('a'):rep(1e6) for i = 1, 1e3 do t[i] = string.pack('s4z', s, s .. i) end"),
  much("utf8.char of many", "local t = {} for i = 1, 1e9 do t[i] = utf8.char(i % 1000, 9, 8, 7, i % 5000) .. i end"),
  much("variables that close", "local t = {} local function f(n) local x <close> = setmetatable({ n }, { __close = function() end }) t[#t + 1] = { x } return f(n + 1), 1 end pcall(f, 1) while true do t[#t + 1] = { {} } end"),
  wrong("string.rep beyond all sizes with a separator", "('a'):rep(1 << 40, ('b'):rep(1 << 20))", "too large"),
  wrong("load of bytecode from a string that begins as text", "assert(load('\\27LuaT\\0', 'x', 'bt'))", "attempt to load a binary chunk"),
  wrong("load with a mode that asks for bytecode", "assert(load('\\27Lua', '=x', 'b'))", "binary chunk"),
  { "a cue that weighs less than nothing", file = "winnow.cue { pattern = 'zorbed', weight = -5 } function Attribution() end", text = "Ada Byrne zorbed that it is late.", status = 0 },
  { "a hedge that weighs without end", file = "winnow.hedge { pattern = 'late', weight = -1 / 0 } function Hedge(h) assert(h.text ~= 'late' or h.strength == 0) end", status = 0 },
  whole("a hedge whose weight is no number", "winnow.hedge { 'perhaps', weight = 0 / 0 } function Hedge() end", "no number"),
  wrong("an error whose __tostring yields", "error(setmetatable({}, { __tostring = function() coroutine.yield(1) end }))", "f%.lua"),
  wrong("an error whose __tostring gives no string", "error(setmetatable({}, { __tostring = function() return {} end }))", "winnow: "),
  wrong("an error whose __name is long", "error(setmetatable({}, { __name = ('x'):rep(1e6) }))", "winnow: "),
  wrong("a run in a run in a run …", "local function deep(n) return winnow.run({ Document = function() deep(n + 1) end }, 'One.') end deep(1)", "8 deep"),
}
