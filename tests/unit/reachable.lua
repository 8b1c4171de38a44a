--- All that a filter can reach, a line each: called by golden_test.c, in the filter's own state, with its
--- environment. Metatables and the names of fields, which filters cannot read, are looked into by `debug`.
local env, debug = ...
local out, seen = {}, {}
local walk

local function sorted(t)
  local keys = {}
  for k in next, t do keys[#keys + 1] = k end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  return keys
end

local function children(value, name)
  if type(value) == "table" then
    for _, k in ipairs(sorted(value)) do walk(value[k], name .. "." .. tostring(k)) end
  end
  local meta = debug.getmetatable(value)
  if meta and not seen[meta] then
    seen[meta] = name
    for _, k in ipairs(sorted(meta)) do walk(rawget(meta, k), name .. "<" .. tostring(k) .. ">") end
  end
end

function walk(value, name)
  local kind = type(value)
  if kind == "nil" then error("there is no " .. name) end
  local known = seen[value]
  out[#out + 1] = name .. ": " .. kind .. (known and " as " .. known or "")
  if known or kind == "boolean" or kind == "number" then return end
  if kind ~= "string" then seen[value] = name end
  -- what the names of a thing's fields stand for is the first upvalue
  if kind == "function" and name:find "%u%a*<__index>$" then
    local _, names = debug.getupvalue(value, 1)
    for _, k in ipairs(sorted(names)) do out[#out + 1] = name .. "." .. k end
  elseif kind ~= "function" then children(value, name) end
end

walk(env, "_G")
local winnow = env.winnow
local d = winnow.read("The ferry may cost $3 million. “It is late,” said Ada Byrne.\n\nThe tunnel could cost "
  .. "$310 million, according to the national audit office.")
walk(d, "Document")
for _, kind in ipairs { "block", "sentence", "quote", "attribution", "claim", "hedge" } do
  local list = d[kind .. "s"]
  walk(list[1] or error(kind), (kind:gsub("^%l", string.upper)))
end
walk(d.quantities[1], "Quantity")
walk(winnow.read("<nav><a href='x'>Home</a></nav><p>One hen.</p>", { from = "html" }).boilerplate[1], "Boilerplate")
walk(winnow.read("<p>One <a href='x'>hen</a>.</p>", { from = "html" }).links[1], "Link")
walk(d.quotes[1].speaker, "Span")
walk(winnow.regex "a", "regex")
walk(winnow.phrases { "a" }, "phrases")
walk(winnow.index { a = "b" }, "index")
walk(env.drop(), "decision")
walk(env.coroutine.create(print), "coroutine")
walk("", "string")
return table.concat(out, "\n") .. "\n"
