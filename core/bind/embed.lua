--- Prints a C file with the Lua files named on the command line as byte arrays (see shipped.h).
--- Arrays and not string literals: C promises literals of 4,095 bytes and no more. A language pack
--- goes in as the image of a lexicon, with what all languages share (weights, und.lua) under its own,
--- so that a start need not read it; a mistake in a pack stops the build.
---
---     lua5.4 core/bind/embed.lua build/pack.so lua/winnow/lang/en.lua filters/article.lua > shipped.c

local freeze = assert(package.loadlib(arg[1], "wn_pack_freeze"))
local detector = assert(package.loadlib(arg[1], "wn_pack_detector"))
local DETECTOR = "lua/winnow/languages"
local names = table.move(arg, 2, #arg, 1, {})
names[#names + 1] = DETECTOR
table.sort(names)

local function read(name)
  local file = assert(io.open(name, "rb"))
  local text = assert(file:read("a"))
  file:close()
  return text
end

local function run(name) return assert(loadfile(name, "t", { pairs = pairs, ipairs = ipairs }))() end

--- The phrases of pages of en.lua, which pages in all languages have: "Newsletter", "Login".
local function pages(lists)
  return { lists = { boilerplate = lists.boilerplate, boilerplate_lines = lists.boilerplate_lines,
    boilerplate_starts = lists.boilerplate_starts } }
end

local shared = { pages(run("lua/winnow/lang/en.lua").lists) }
for _, name in ipairs(names) do
  if name:match("^lua/winnow/weights/") or name == "lua/winnow/lang/und.lua" then
    shared[#shared + 1] = run(name)
  end
end

--- The pack NAME, behind what all languages share.
local function image(name)
  local packs = table.move(shared, 1, #shared, 1, {})
  if name ~= "lua/winnow/lang/und.lua" then packs[#packs + 1] = run(name) end
  local bytes, why = freeze(table.unpack(packs))
  if not bytes then error(name .. ": " .. why, 0) end
  return bytes
end

--- What tells languages apart, by their numbers among the packs.
local function languages()
  local packs = {}
  for _, name in ipairs(names) do
    if name:match("^lua/winnow/lang/") then packs[#packs + 1] = run(name) end
  end
  return assert(detector(table.unpack(packs)))
end

local word = ("0x%016x,"):rep(5) .. "\n"
local function print_words(bytes)
  bytes = bytes .. ("\0"):rep(-#bytes % 40)
  for at = 1, #bytes, 40 do io.write(word:format(string.unpack("=i8i8i8i8i8", bytes, at))) end
end

local rows = {}
io.write("/* Made by core/bind/embed.lua; changes are lost. */\n#include \"bind/shipped.h\"\n\n")
for i, name in ipairs(names) do
  local pack = name:match("^lua/winnow/lang/")
  local bytes = name == DETECTOR and languages() or pack and image(name) or read(name)
  if not name:match("^lua/winnow/weights/") then
    io.write(("/* %s */\nstatic const uint64_t file_%d[] = {\n"):format(name, i))
    print_words(bytes)
    io.write("};\n\n")
    rows[#rows + 1] = ("    { %q, (const char *)file_%d, %d },\n"):format(name, i, #bytes)
  end
end
io.write("const wn_shipped_file wn_shipped[] = {\n", table.concat(rows), "    { NULL, NULL, 0 }\n};\n")
