--- Prints a C file with the Lua files named on the command line as byte arrays (see shipped.h). Arrays and
--- not string literals: C promises literals of 4,095 bytes and no more.
---
---     lua5.4 core/bind/embed.lua lua/winnow/lang/en.lua filters/article.lua > shipped.c

local names = table.move(arg, 1, #arg, 1, {})
table.sort(names)

local bytes = {}
for i = 0, 255 do bytes[string.char(i)] = ("%d,"):format(i < 128 and i or i - 256) end

local function read(name)
  local file = assert(io.open(name, "rb"))
  local text = assert(file:read("a"))
  file:close()
  return text
end

local out = { "/* Made by core/bind/embed.lua; changes are lost. */\n#include \"bind/shipped.h\"\n\n" }
local rows = {}
for i, name in ipairs(names) do
  local text = read(name)
  local body = text:gsub(".", bytes):gsub(("[^,]*,"):rep(24), "%0\n")
  out[#out + 1] = ("/* %s */\nstatic const signed char file_%d[] = {\n%s0\n};\n\n"):format(name, i, body)
  rows[i] = ("    { %q, (const char *)file_%d, %d },\n"):format(name, i, #text)
end
out[#out + 1] = "const wn_shipped_file wn_shipped[] = {\n" .. table.concat(rows) .. "    { NULL, NULL, 0 }\n};\n"
io.write(table.concat(out))
