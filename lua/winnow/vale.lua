--- Turns a rule of Vale (https://vale.sh), read from YAML, into the Lua text of a check. A check is the rule's
--- data and the few lines that its kind needs; what cannot be turned is said in a comment, and returned.
---
---     turn(rule, name, path, compiles) → text, complaints, turned?
---
--- compiles(pattern, flags) → true, or false and why PCRE2 refuses it.

local LEVELS = { suggestion = "note", warning = "warning", error = "error" }

--- Conditions on a block `b`.
local SCOPES = {
  text = 'b.type ~= "code"',
  sentence = 'b.type ~= "code"',
  paragraph = 'b.type == "paragraph"',
  heading = 'b.type == "heading"',
  list = 'b.type == "item"',
  blockquote = 'b.type == "blockquote"',
  code = 'b.type == "code"',
  table = 'b.type == "cell"',
  ["table.cell"] = 'b.type == "cell"',
  ["table.header"] = 'b.type == "cell"',
  ["table.caption"] = 'b.type == "caption"',
  ["figure.caption"] = 'b.type == "caption"',
}
for level = 1, 6 do SCOPES["heading.h" .. level] = 'b.type == "heading" and b.level == ' .. level end

-- ---- values of YAML: strings and tables

local function text_of(value, default) return type(value) == "string" and value or default end

local function list_of(value)
  if type(value) == "string" and value ~= "" then return { value } end
  local list = {}
  for _, item in ipairs(type(value) == "table" and value or {}) do
    if type(item) == "string" and item:find "%S" then list[#list + 1] = item end
  end
  return list
end

local function truth(value, default)
  value = text_of(value, ""):lower()
  if value == "true" or value == "yes" or value == "on" then return true end
  if value == "false" or value == "no" or value == "off" then return false end
  return default or false
end

--- Pairs of a map, longer keys first: of alternatives, the first that fits is taken.
local function pairs_of(value)
  local list = {}
  for key, item in pairs(type(value) == "table" and value or {}) do
    if type(key) == "string" and type(item) == "string" then list[#list + 1] = { key, item } end
  end
  table.sort(list, function(a, b)
    if #a[1] ~= #b[1] then return #a[1] > #b[1] end
    return a[1] < b[1]
  end)
  return list
end

-- ---- Lua text

--- TEXT as Lua has strings; patterns as they are, where that can be.
local function quoted(text)
  if text:find "[%c\127]" or not utf8.len(text) then return (("%q"):format(text):gsub("\\\n", "\\n")) end
  if not text:find '["\\]' then return '"' .. text .. '"' end
  local level = ""
  while (text .. "]"):find("]" .. level .. "]", 1, true) do level = level .. "=" end
  return "[" .. level .. "[" .. text .. "]" .. level .. "]"
end

--- What a comment may hold: one line.
local function plain(text) return (text:gsub("%c+", " "):gsub("%s+$", "")) end

--- MESSAGE with its %s as Lua expressions VALUES, joined by "..".
local function message_of(message, values)
  local parts, at, n = {}, 1, 0
  local function add(s) if s ~= "" then parts[#parts + 1] = quoted((s:gsub("%%%%", "%%"))) end end
  while n < #values do
    local first, last = message:find("%s", at, true)
    if not first then break end
    n = n + 1
    add(message:sub(at, first - 1))
    parts[#parts + 1] = values[n]
    at = last + 1
  end
  add(message:sub(at))
  return #parts > 0 and table.concat(parts, " .. ") or '""'
end

--- Why PCRE2 refuses a pattern, without the place: it is that of a larger one.
local function refusal(why) return (plain(why):gsub("^pattern, byte %d+: ", "")) end

-- ---- a rule on its way

local Turning = {}
Turning.__index = Turning

function Turning:add(format, ...)
  self.out[#self.out + 1] = select("#", ...) > 0 and format:format(...) or format
end

function Turning:complain(text)
  self.complaints[#self.complaints + 1] = text
  self.notes[#self.notes + 1] = text
end

--- Those of LIST that PCRE2 takes inside BEFORE and BEHIND: alone; and together, where names of groups may clash.
function Turning:compiled(list, before, behind, together)
  local fine = {}
  for _, item in ipairs(list) do
    local others = together and #fine > 0 and table.concat(fine, "|") .. "|" or ""
    local ok, why = self.compiles(before .. others .. item .. behind, self.flags)
    if ok then fine[#fine + 1] = item else self:complain(("%s: %s"):format(plain(item), refusal(why))) end
  end
  if together or self.compiles(before .. table.concat(fine, "|") .. behind, self.flags) then return fine end
  return self:compiled(fine, before, behind, true)
end

--- A condition of one scope: "heading & ~list".
local function condition_of(scope)
  local parts = {}
  for part in scope:gmatch "[^&]+" do
    local no, name = part:match "^%s*(~?)%s*(.-)%s*$"
    local condition = SCOPES[name]
    if not condition then return nil end
    parts[#parts + 1] = no ~= "" and "not (" .. condition .. ")" or condition
  end
  return table.concat(parts, " and ")
end

--- Emits in_scope(block); false where a scope is none that text has.
function Turning:scope()
  local conditions = {}
  for _, scope in ipairs(#self.scopes > 0 and self.scopes or { "text" }) do
    local condition = condition_of(scope)
    if not condition then
      self.why = ("scope %s: checks see the text, not its markup"):format(plain(scope))
      return false
    end
    conditions[#conditions + 1] = #self.scopes > 1 and "(" .. condition .. ")" or condition
  end
  self:add("local function in_scope(b) return %s end\n", table.concat(conditions, " or "))
  return true
end

function Turning:list(name, items)
  self:add("local %s = {", name)
  for _, item in ipairs(items) do self:add("  %s,", quoted(item)) end
  self:add("}\n")
end

--- Emits what tells exceptions; the condition under which a thing `f` is one, or nil.
function Turning:exceptions()
  local list = self:compiled(list_of(self.rule.exceptions), [[\b(?:]], [[)\b]])
  if #list == 0 then return nil end
  table.sort(list, function(a, b) return #a > #b or #a == #b and a < b end)
  self:list("exceptions", list)
  self:add([==[
local exception = [[\b(?:]] .. table.concat(exceptions, "|") .. [[)\b]]
local excepted = 0
winnow.define("Exception", { pattern = exception })
function Exception(e) excepted = math.max(excepted, e.last) end
]==])
  return "f.last <= excepted or winnow.regex(exception):find(f.text)"
end

function Turning:define(kind, pattern)
  self:add("winnow.define(%s, { pattern = %s, flags = %s })\n", quoted(kind), pattern, quoted(self.flags))
end

function Turning:report(values, fix)
  local message = message_of(self.message, values)
  return ("f:%s(%s, %s%s)"):format(self.level, quoted(self.name), message, fix and ", " .. fix or "")
end

--- function KIND(f) … end: the REPORT of what is in scope and no exception.
function Turning:visitor(kind, except, ...)
  self:add("function %s(f)", kind)
  self:add("  if not in_scope(f.block)%s then return end", except and " or " .. except or "")
  for _, line in ipairs { ... } do self:add("  %s", line) end
  self:add("end")
end

--- A list of tokens as one pattern, between the marks of words or not.
function Turning:borders()
  if truth(self.rule.nonword) then return "(?:", ")" end
  return [[\b(?:]], [[)\b]]
end

-- ---- kinds of rules

local kinds = {}

function kinds.existence(t)
  local before, behind = t:borders()
  local raw = table.concat(list_of(t.rule.raw))
  local tokens = t:compiled(list_of(t.rule.tokens), before, behind)
  if #tokens == 0 and raw == "" then return false, "no tokens" end
  if #tokens == 0 then before, behind = "(?:", ")" end
  local whole = before .. table.concat(tokens, "|") .. behind
  whole = truth(t.rule.append) and whole .. raw or raw .. whole
  local ok, why = t.compiles(whole, t.flags)
  if not ok then return false, refusal(why) end
  if not t:scope() then return false, t.why end
  local except = t:exceptions()
  t:list("tokens", tokens)
  local pattern = ('%s .. table.concat(tokens, "|") .. %s'):format(quoted(before), quoted(behind))
  if raw ~= "" then
    t:add("local raw = %s\n", quoted(raw))
    pattern = truth(t.rule.append) and pattern .. " .. raw" or "raw .. " .. pattern
  end
  t:define("Found", pattern)
  t:visitor("Found", except, t:report({ "f.text" }, t.action == "remove" and '""' or nil))
  return true
end

--- By halves, for there may be many.
local NUMBER = [==[
local fitting = {}

--- The number of the first pattern from FROM to TO that fits TEXT, or nil.
local function number(text, from, to)
  local key = from .. "-" .. to
  fitting[key] = fitting[key] or winnow.regex([[\A(?:]] .. table.concat(patterns, "|", from, to) .. [[)\z]], %s)
  if not fitting[key]:find(text) then return nil end
  if from == to then return from end
  local middle = (from + to) // 2
  return number(text, from, middle) or number(text, middle + 1, to)
end
]==]

function kinds.substitution(t)
  local before, behind = t:borders()
  local swap, keys, better = pairs_of(t.rule.swap), {}, {}
  for _, pair in ipairs(swap) do better[pair[1]] = pair[2] end
  for i, pair in ipairs(swap) do keys[i] = pair[1] end
  keys = t:compiled(keys, before, behind)
  if #keys == 0 then return false, "no swap" end
  if not t:scope() then return false, t.why end
  local except = t:exceptions()
  t:add("local swap = { -- this, that")
  for _, key in ipairs(keys) do t:add("  { %s, %s },", quoted(key), quoted(better[key])) end
  t:add("}\n")
  local folded = t.flags:find "i" and "winnow.fold(%s)" or "%s"
  t:add([[
local patterns, better = {}, {}
for i, pair in ipairs(swap) do
  patterns[i] = pair[1]
  better[%s] = pair[2]
end
]], folded:format "pair[1]")
  t:define("Found", ('%s .. table.concat(patterns, "|") .. %s'):format(quoted(before), quoted(behind)))
  t:add(NUMBER, quoted(t.flags))
  t:visitor("Found", except, ("local this = better[%s]"):format(folded:format "f.text"),
    "if not this then",
    "  local i = number(f.text, 1, #patterns)",
    "  this = i and swap[i][2]",
    "end",
    "if not this or this == f.text then return end",
    'local fix = not this:find("|", 1, true) and this or nil',
    'if fix and f.text:find "^%u" then fix = fix:gsub("^%l", string.upper) end',
    t:report({ '(this:gsub("|", " or "))', "f.text" }, "fix"))
  return true
end

function kinds.occurrence(t)
  local max, min = math.tointeger(tonumber(t.rule.max)) or 0, math.tointeger(tonumber(t.rule.min)) or 0
  local token = text_of(t.rule.token, "")
  if token == "" or max <= 0 and min <= 0 then return false, "no token, or neither max nor min" end
  token = "(?:" .. token .. ")"
  local ok, why = t.compiles(token, t.flags)
  if not ok then return false, refusal(why) end
  local sentence = #t.scopes == 1 and t.scopes[1] == "sentence"
  if not t:scope() then return false, t.why end
  local limits = {}
  if max > 0 then limits[#limits + 1] = ("count > %d"):format(max) end
  if min > 0 then limits[#limits + 1] = ("count < %d"):format(min) end
  t:add("local token = winnow.regex(%s, %s)\n", quoted(token), quoted(t.flags))
  t:add("function %s(f)", sentence and "Sentence" or "Block")
  t:add("  if not in_scope(%s) then return end", sentence and "f.block" or "f")
  t:add("  local count = 0")
  t:add("  for _ in token:gmatch(f.text) do count = count + 1 end")
  t:add("  if %s then\n    %s\n  end", table.concat(limits, " or "), t:report {})
  t:add("end")
  return true
end

function kinds.repetition(t)
  local tokens = t:compiled(list_of(t.rule.tokens), "(", ")")
  if #tokens == 0 then return false, "no tokens" end
  if not t:scope() then return false, t.why end
  local except = t:exceptions()
  local folded = t.flags:find "i" and "winnow.fold(f.text)" or "f.text"
  t:list("tokens", tokens)
  t:define("Token", '"(" .. table.concat(tokens, "|") .. ")"')
  t:add("local last, place, times = nil, nil, 0\n")
  t:visitor("Token", nil, "local text = " .. folded,
    "local here = f.sentence and f.sentence.index",
    ("local again = text == last and here == place%s"):format(
      truth(t.rule.alpha) and [==[ and not winnow.regex([[\P{L}]]):find(text)]==] or ""),
    "last, place, times = text, here, again and times + 1 or 0",
    ("if times > %d%s then"):format(tonumber(t.rule.max) or 0, except and " and not (" .. except .. ")" or ""),
    "  " .. t:report { "f.text" }, "  times = 0", "end")
  return true
end

function kinds.consistency(t)
  local before, behind = t:borders()
  local fine = {}
  for _, pair in ipairs(pairs_of(t.rule.either)) do
    if #t:compiled(pair, before, behind) == 2 then fine[#fine + 1] = pair end
  end
  if #fine == 0 then return false, "no pairs" end
  if not t:scope() then return false, t.why end
  t:add("local either = { -- one or the other")
  for _, pair in ipairs(fine) do t:add("  { %s, %s },", quoted(pair[1]), quoted(pair[2])) end
  t:add("}\n")
  t:add([[
local patterns = {}
for i, pair in ipairs(either) do patterns[2 * i - 1], patterns[2 * i] = pair[1], pair[2] end
]])
  t:define("Found", ('%s .. table.concat(patterns, "|") .. %s'):format(quoted(before), quoted(behind)))
  t:add(NUMBER, quoted(t.flags))
  t:add("local first = {} -- of each pair, the one that is there first\n")
  t:visitor("Found", nil, "local n = number(f.text, 1, #patterns)",
    "if not n then return end", "local pair = (n + 1) // 2",
    "first[pair] = first[pair] or n", "if first[pair] ~= n then", "  " .. t:report { "f.text" }, "end")
  return true
end

--- Has PATTERN a group that captures?
local function captures(pattern)
  local bare = pattern:gsub("\\.", ""):gsub("%[[^%]]*%]", "")
  return bare:find "%([^?]" ~= nil or bare:find "%(%?P?<%a" ~= nil
end

function kinds.conditional(t)
  local first, second = text_of(t.rule.first, ""), text_of(t.rule.second, "")
  for _, pattern in ipairs { first, second } do
    local ok, why = t.compiles(pattern, t.flags)
    if pattern == "" or not ok then return false, pattern == "" and "no first or no second" or refusal(why) end
  end
  if not t:scope() then return false, t.why end
  local except = t:exceptions()
  t:add("local first = %s", quoted(first))
  t:add("local second = %s\n", quoted(second))
  t:define("Second", "second")
  t:define("First", "first")
  t:add("local firsts, seconds = {}, {} -- seconds: the block in which each was said first\n")
  t:add("function Second(s)")
  if captures(second) then
    t:add("  for _, group in pairs(winnow.regex(second, %s):groups(s.text) or {}) do", quoted(t.flags))
    t:add("    seconds[group] = seconds[group] or s.block.index")
    t:add("  end")
  else
    t:add("  seconds[s.block.index] = s.block.index")
  end
  t:add("end\n")
  t:visitor("First", except, "firsts[#firsts + 1] = f")
  t:add("\nfunction Document()")
  t:add("  for _, f in ipairs(firsts) do")
  t:add("    local said = seconds[%s]", captures(second) and "f.text" or "f.block.index")
  t:add("    if not said or said > f.block.index then\n      %s\n    end", t:report { "f.text" })
  t:add("  end\nend")
  return true
end

-- ---- capitalization

--- Lua text that is true where TEXT is written as $NAME.
local VARIABLES = {
  ["$lower"] = [==[local function fits(text) return not winnow.regex([[\p{Lu}]]):find(text) end
]==],
  ["$upper"] = [==[local function fits(text) return not winnow.regex([[\p{Ll}]]):find(text) end
]==],
}

local WORDS = [==[
local small = winnow.regex([[^\p{Ll}]])

--- The words of TEXT, and TEXT as they stand in it; what is an exception is one that fits anywhere.
local function words_of(text)
%s  local list = {}
  for word in text:gmatch "%%S+" do
    word = winnow.words(word)[1]
    if word then list[#list + 1] = word end
  end
  return list, text
end
]==]

local SENTENCE = [==[
local capital, acronym = winnow.regex([[^\p{Lu}]]), winnow.regex([[^[\p{Lu}\d]{2,}s?$]])

local function fits(heading)
  local list, text = words_of(heading)
  local right = 0
  for i, word in ipairs(list) do
    local after = i > 1 and indicated(text, list[i - 1])
    if acronym:find(word) or after then right = right + 1
    elseif i == 1 then right = right + (small:find(word) and -#list or 1)
    elseif not capital:find(word) then right = right + 1 end
  end
  return #list == 0 or right / #list >= threshold
end
]==]

local TITLE = [==[
local minor = {}
for word in (%s):gmatch "%%S+" do minor[word] = true end

local function fits(heading)
  local list, right = words_of(heading), 0
  for i, word in ipairs(list) do
    local inner = i > 1 and i < #list
    if not small:find(word) or inner and minor[word] then right = right + 1 end
  end
  return #list == 0 or right / #list >= threshold
end
]==]

local MINOR = {
  AP = "a an and as at but by for in nor of on or so the to up yet via vs",
  Chicago = "a an and as at but by for from in into nor of on onto or over per so the to up via vs with yet",
}

local function add_words(t, match, excepted)
  local line = excepted and '  text = exception:gsub(text, "0")\n' or ""
  t:add("local threshold = %s\n", tonumber(t.rule.threshold) or 0.8)
  t:add(WORDS, line)
  if match == "$title" then
    t:add(TITLE, quoted(MINOR[text_of(t.rule.style, "AP")] or MINOR.AP))
    return
  end
  t:list("indicators", list_of(t.rule.indicators))
  t:add([[
--- Does a sign behind WORD say that the next word begins anew: "Note: This"?
local function indicated(text, word)
  for _, sign in ipairs(indicators) do
    if text:find(word .. sign, 1, true) then return true end
  end
end
]])
  t:add(SENTENCE)
end

function kinds.capitalization(t)
  local match = text_of(t.rule.match, "")
  if not t:scope() then return false, t.why end
  local exceptions, but = t:compiled(list_of(t.rule.exceptions), [[\b(?:]], [[)\b]]), ""
  if #exceptions > 0 then
    t:list("exceptions", exceptions)
    t:add([==[local exception = winnow.regex([[\b(?:]] .. table.concat(exceptions, "|") .. [[)\b]])
]==])
    but = " and not exception:find(f.text)"
  end
  if VARIABLES[match] then
    t:add(VARIABLES[match])
  elseif match == "$title" or match == "$sentence" then
    add_words(t, match, but ~= "")
    but = ""
  elseif match == "" or match:sub(1, 1) == "$" then
    return false, ("match %s is not known"):format(plain(match))
  else
    local ok, why = t.compiles(match, t.flags)
    if not ok then return false, refusal(why) end
    t:add("local function fits(text) return winnow.regex(%s, %s):find(text) end\n", quoted(match), quoted(t.flags))
  end
  t:add("function Block(f)")
  t:add("  if in_scope(f) and not fits(f.text)%s then", but)
  t:add("    %s\n  end", t:report { "f.text" })
  t:add("end")
  return true
end

-- ---- a file

local function head_of(t, path)
  local head = { ("--- Turned by `winnow import vale` from %s (%s)."):format(plain(path),
    plain(text_of(t.rule.extends, "no kind"))) }
  if text_of(t.rule.description) then head[#head + 1] = "--- " .. plain(t.rule.description) end
  if text_of(t.rule.link) then head[#head + 1] = "--- " .. plain(t.rule.link) end
  for _, note in ipairs(t.notes) do head[#head + 1] = "-- Not turned: " .. plain(note) end
  head[#head + 1] = ("filter = { name = %s, about = %s }\n"):format(quoted(t.name), quoted(plain(t.about)))
  return table.concat(head, "\n")
end

--- What the rule says and checks do not: said, but no reason not to turn it.
local function complain_of_rest(t)
  local action = type(t.rule.action) == "table" and text_of(t.rule.action.name) or nil
  t.action = action
  if action and action ~= "replace" and action ~= "remove" then t:complain("action " .. plain(action)) end
  if t.rule.limit then t:complain "limit: each finding is reported" end
  if t.rule.pos then t:complain "pos: parts of speech are not known" end
end

return function(rule, name, path, compiles)
  local t = { rule = rule, name = name, compiles = compiles, out = {}, notes = {}, complaints = {} }
  setmetatable(t, Turning)
  t.message = text_of(rule.message, "")
  t.about = t.message:gsub("%%s", "…"):gsub("%%%%", "%%")
  t.level = LEVELS[text_of(rule.level, "warning")] or "warning"
  t.scopes = list_of(rule.scope)
  t.flags = truth(rule.ignorecase) and "im" or "m"
  complain_of_rest(t)
  local kind = kinds[text_of(rule.extends, "")]
  local turned, why = false, "the kind of the rule: " .. plain(text_of(rule.extends, "none"))
  if kind then turned, why = kind(t) end
  if turned then return head_of(t, path) .. "\n" .. table.concat(t.out, "\n") .. "\n", t.complaints, true end
  t:complain(why)
  t.about = "not turned: " .. why
  return head_of(t, path), t.complaints, false
end
