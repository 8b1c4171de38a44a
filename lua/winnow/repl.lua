--- What `winnow repl` does with values: prints them for people, and completes names. `names` gives the names that
--- a thing, a table or an environment has, each with "field" or "function".
local names = ...

local MOST, WIDE, DEEP = 50, 60, 3
local ESCAPES = { ["\n"] = "\\n", ['"'] = '\\"', ["\\"] = "\\\\" }

local function is_thing(v) return type(v) == "userdata" and names(v) ~= nil end

local function cut(s)
  s = s:gsub("%s+", " ")
  if utf8.len(s) <= WIDE then return s end
  return s:sub(1, utf8.offset(s, WIDE) - 1) .. "…"
end

local function head(thing)
  return ("%s %d:%d %s"):format(thing.kind, thing.line, thing.column, cut(thing.text))
end

local function short(v)
  if is_thing(v) then return cut(v.text) end
  if type(v) == "string" then return '"' .. cut(v):gsub('"', '\\"') .. '"' end
  if type(v) ~= "table" then return tostring(v) end
  if #v == 0 then return next(v) and "{…}" or "{}" end
  if is_thing(v[1]) then return ("{ %d × %s }"):format(#v, v[1].kind) end
  local list = {}
  for i = 1, math.min(#v, 5) do list[i] = short(v[i]) end
  return "{ " .. table.concat(list, ", ") .. (#v > 5 and ", …" or "") .. " }"
end

local USUAL = { kind = true, text = true, first = true, last = true, line = true, column = true, document = true,
  block = true, sentence = true }

local function of_thing(thing)
  local lines = { head(thing) }
  for name, sort in pairs(names(thing)) do
    local fine, value = pcall(function() return thing[name] end)
    if sort == "field" and not USUAL[name] and fine then
      lines[#lines + 1] = ("  %-13s %s"):format(name, short(value))
    end
  end
  return table.concat(lines, "\n")
end

local show

local function of_table(t, depth)
  local lines, indent = {}, ("  "):rep(depth)
  for k, v in pairs(t) do
    if #lines == MOST then lines[#lines + 1] = indent .. "…" break end
    local name = type(k) == "string" and k:find "^[%a_][%w_]*$" and k or "[" .. short(k) .. "]"
    local value = is_thing(v) and head(v) or show(v, depth + 1)
    lines[#lines + 1] = indent .. name .. (value:sub(1, 1) == "\n" and "" or " ") .. value
  end
  if #lines == 0 then return "{}" end
  return (depth > 0 and "\n" or "") .. table.concat(lines, "\n")
end

function show(v, depth)
  if type(v) == "table" and depth < DEEP then return of_table(v, depth) end
  if is_thing(v) and depth == 0 then return of_thing(v) end
  if type(v) == "string" then return '"' .. v:gsub('[\n"\\]', ESCAPES) .. '"' end
  return short(v)
end

--- The value of a path in `env`: doc.quotes[1].speaker; nil where there is none.
local function value_of(path, env)
  local first, rest = path:match "^([%a_][%w_]*)(.*)$"
  local value = first and env[first]
  while value ~= nil and rest ~= "" do
    local name, tail = rest:match "^[.:]([%a_][%w_]*)(.*)$"
    local index, behind = rest:match "^%[(%d+)%](.*)$"
    if not name and not index then return nil end
    local from = value
    local fine, got = pcall(function() return from[name or tonumber(index)] end)
    value, rest = fine and got or nil, tail or behind
  end
  return value
end

--- The words that WORD may become.
local function complete(word, env)
  local path, sep, start = word:match "^(.-)([.:])([%w_]*)$"
  local of = env
  if path then of = value_of(path, env) else start = word end
  if type(of) == "string" then of = env.string end
  local list = {}
  for name, sort in pairs(of ~= nil and names(of) or {}) do
    if name:sub(1, #start) == start and (sep ~= ":" or sort == "function") then
      list[#list + 1] = (path or "") .. (sep or "") .. name
    end
  end
  return table.concat(list, "\n")
end

return function(v) return show(v, 0) end, complete
