--- Holds what the house is built on: includes go down, never up, sideways or round in a circle; each
--- library in its place; nobody but cli/ prints or exits; functions, files and lines stay small.

local FLOORS = { base = 1, doc = 2, read = 3, find = 3, edit = 3, write = 4, bind = 5, cli = 6 }
local ALONE = { read = true, find = true, edit = true } -- floors of which rooms do not see each other

-- Heads of one table or one grammar may be longer.
local MAX = { func = 60, c = 700, h = 80, table_h = 200, line = 100, hard_line = 112 }
local TABLE_HEADERS = { ["core/find/lexicon.h"] = true, ["core/find/found.h"] = true, ["core/doc/doc.h"] = true,
  ["core/bind/state.h"] = true, ["core/find/feature.h"] = true, ["core/read/markdown.h"] = true,
  ["core/read/pandoc.h"] = true }
-- A limit ends the process where nothing else can; see bind/limit.c.
local MAY_END = { ["core/bind/limit.c"] = true }

local faults, long = 0, 0
local function fault(path, line, ...)
  faults = faults + 1
  print(("%s:%d: %s"):format(path, line, string.format(...)))
end

local function lines_of(path)
  local list = {}
  for line in io.lines(path) do list[#list + 1] = line end
  return list
end

local function files(pattern)
  local list = {}
  local pipe = assert(io.popen("ls " .. pattern .. " 2>/dev/null"))
  for path in pipe:lines() do list[#list + 1] = path end
  pipe:close()
  return list
end

--- LINES without what is in comments, strings and character constants.
local function code_of(lines)
  local text = table.concat(lines, "\n")
  local out, at, n = {}, 1, #text
  local function blank(from, to) out[#out + 1] = text:sub(from, to):gsub("[^\n]", " ") end
  while at <= n do
    local stop = text:find("[/\"']", at) or n + 1
    out[#out + 1] = text:sub(at, stop - 1)
    local two = text:sub(stop, stop + 1)
    local last
    if stop > n then break end
    if two == "/*" then last = select(2, text:find("*/", stop + 2, true)) or n
    elseif two == "//" then last = (text:find("\n", stop, true) or n + 1) - 1
    elseif two:sub(1, 1) == "/" then out[#out + 1] = "/"; last = nil
    else
      local mark, i = two:sub(1, 1), stop + 1
      while i <= n and text:sub(i, i) ~= mark do i = i + (text:sub(i, i) == "\\" and 2 or 1) end
      last = i
    end
    if last then blank(stop, last) end
    at = (last or stop) + 1
  end
  local code = {}
  for line in (table.concat(out) .. "\n"):gmatch("(.-)\n") do code[#code + 1] = line end
  return code
end

-- ---- includes

local graph = {}

local function check_include(path, room, line, target)
  local to = target:match("^(%w+)/")
  if not to then return end
  graph[path] = graph[path] or {}
  table.insert(graph[path], "core/" .. target)
  local up = (FLOORS[to] or 9) > FLOORS[room]
  local aside = to ~= room and FLOORS[to] == FLOORS[room] and ALONE[room]
  if up or aside then fault(path, line, "%s/ includes %s; expected a lower floor", room, target) end
end

local function check_library(path, room, line, target)
  local lua = target == "lua.h" or target == "lauxlib.h" or target == "lualib.h"
  if lua and room ~= "bind" and room ~= "cli" then fault(path, line, "%s outside bind/ and cli/", target) end
  if target == "seccomp.h" and path ~= "core/cli/jail.c" then fault(path, line, "seccomp.h outside cli/jail.c") end
  if target == "yaml.h" and path ~= "core/cli/yaml.c" then fault(path, line, "yaml.h outside cli/yaml.c") end
  if target == "zlib.h" and path ~= "core/base/gzip.c" then fault(path, line, "zlib.h outside base/gzip.c") end
  if target == "zstd.h" and path ~= "core/base/zstd.c" then fault(path, line, "zstd.h outside base/zstd.c") end
  if target == "pcre2.h" and path ~= "core/find/regex.c" then fault(path, line, "pcre2.h outside find/regex.c") end
end

local function check_cycles()
  local state = {}
  local function visit(path, trail)
    if state[path] == "done" then return end
    if state[path] == "open" then return fault(path, 1, "includes itself: %s", trail .. path) end
    state[path] = "open"
    for _, to in ipairs(graph[path] or {}) do visit(to, trail .. path .. " > ") end
    state[path] = "done"
  end
  local paths = {}
  for path in pairs(graph) do paths[#paths + 1] = path end
  table.sort(paths)
  for _, path in ipairs(paths) do visit(path, "") end
end

-- ---- sizes and words

local function check_functions(path, code)
  local start
  for i, line in ipairs(code) do
    if line == "{" then start = i end
    if line:sub(1, 1) == "}" and start then
      local n = i - start + 1
      if n > MAX.func then fault(path, start, "a function of %d lines; at most %d", n, MAX.func) end
      start = nil
    end
  end
end

local PRINTS = { "printf", "fprintf", "puts", "fputs", "putchar", "exit", "_exit", "abort", "perror" }

local function check_words(path, room, code)
  if room == "cli" or MAY_END[path] then return end
  for i, line in ipairs(code) do
    for _, word in ipairs(PRINTS) do
      if line:find("%f[%w_]" .. word .. "%s*%(") then
        local allowed = word == "abort" and path == "core/base/arena.c"
        if not allowed then fault(path, i, "%s outside cli/", word) end
      end
    end
  end
end

local function check_file(path)
  local room, kind = path:match("^core/(%w+)/[%w_]+%.([ch])$")
  local lines = lines_of(path)
  local code = code_of(lines)
  for i, line in ipairs(lines) do
    local length = utf8.len(line) or #line
    if length > MAX.line then long = long + 1 end
    if length > MAX.hard_line then fault(path, i, "%d columns; at most %d", length, MAX.line) end
    if line:find("[ \t]$") then fault(path, i, "white space at the end") end
    if line:find("\t", 1, true) then fault(path, i, "a tab") end
    local own, library = line:match('^#include "(.-)"'), line:match("^#include <(.-)>")
    if own then check_include(path, room, i, own) end
    if library then check_library(path, room, i, library) end
  end
  local most = kind == "c" and MAX.c or TABLE_HEADERS[path] and MAX.table_h or MAX.h
  if #lines > most then fault(path, #lines, "%d lines; at most %d", #lines, most) end
  if kind == "c" then check_functions(path, code) end
  check_words(path, room, code)
end

local all = files("core/*/*.[ch]")
for _, path in ipairs(all) do check_file(path) end
check_cycles()
for _, path in ipairs(files("lua/*/*.lua lua/*/*/*.lua filters/*.lua filters/*/*.lua tests/*/*.lua")) do
  local lines = lines_of(path)
  local data = (lines[2] or ""):find("no max line length", 1, true)
  for i, line in ipairs(lines) do
    if data then break end
    if (utf8.len(line) or #line) > 120 then fault(path, i, "%d columns; at most 120", utf8.len(line) or #line) end
  end
end
print(("lint: %d files, %d faults, %d lines over %d columns"):format(#all, faults, long, MAX.line))
os.exit(faults == 0)
