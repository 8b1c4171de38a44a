--- Holds that lua/meta/winnow.lua tells editors of the fields that `winnow help api` prints, and of no other,
--- and that it has every function of the module.

local program = os.getenv("WINNOW") or "build/winnow"

local function lines_of(pipe)
  local list = {}
  for line in pipe:lines() do list[#list + 1] = line end
  pipe:close()
  return list
end

--- Fields by kind, as the program has them: "Quote:" begins a kind, "  type: string  …" is a field.
local told = {}
local kind
for _, line in ipairs(lines_of(assert(io.popen(program .. " help api")))) do
  kind = line:match("^(%u%a+): ") or (line:match "^%S" and nil) or kind
  if line == "" then kind = nil end
  local field = kind and line:match("^  ([%l_]+): ")
  told[kind or ""] = told[kind or ""] or {}
  if field then told[kind][field] = true end
end

local noted, class = {}, nil
local text = {}
for line in io.lines "lua/meta/winnow.lua" do
  text[#text + 1] = line
  class = line:match("^%-%-%-@class winnow%.(%a+): winnow%.Thing") or (line:match "^%-%-%-@" and class) or nil
  local field = class and line:match("^%-%-%-@field ([%l_]+)")
  if class then noted[class] = noted[class] or {} end
  if field then noted[class][field] = true end
end
text = table.concat(text, "\n")

local faults = 0
local function fault(...)
  faults = faults + 1
  print("lua/meta/winnow.lua: " .. string.format(...))
end

for name, fields in pairs(told) do
  for field in pairs(fields) do
    if name ~= "" and not (noted[name] or {})[field] then fault("%s has no field %s", name, field) end
  end
end
for name, fields in pairs(noted) do
  for field in pairs(fields) do
    if told[name] and not told[name][field] then
      fault("%s has a field %s that the program does not know", name, field)
    end
  end
end

package.cpath = "build/?.so;" .. package.cpath
local names = {}
for name, value in pairs(require "winnow") do
  if type(value) == "function" then names[#names + 1] = name end
end
table.sort(names)
for _, name in ipairs(names) do
  local global = name == "drop" or name == "keep" or name == "mark"
  local head = global and "function " .. name .. "(" or "function winnow." .. name .. "("
  if not text:find(head, 1, true) then fault("no %s", head .. "…)") end
end

local winnow = require "winnow"
local values = { Regex = winnow.regex "x", Phrases = winnow.phrases { "x" }, Index = winnow.index { a = "x" } }
for class_name, value in pairs(values) do
  for method in pairs(debug.getmetatable(value).__index) do
    local head = ("function %s:%s("):format(class_name, method)
    if not text:find(head, 1, true) then fault("no %s…)", head) end
  end
end
for used in text:gmatch "winnow%.(%u%a+)" do
  if not text:find("%-%-%-@class winnow%." .. used .. "%f[%A]") then fault("no class winnow.%s", used) end
end
local run_options = text:match "class winnow%.RunOptions\n(.-)\n\n"
for _, name in ipairs { "author", "date", "from", "lang", "mark", "options", "to" } do
  if not run_options:find("@field " .. name .. "?", 1, true) then fault("RunOptions has no %s", name) end
end

print(("annotations: %d faults"):format(faults))
os.exit(faults == 0)
