--- What the tests reach: lines and branches of core/, per room, from what gcov says about the counters below a
--- build folder. An inline function of a header is one function, wherever it was compiled into; so is what was
--- compiled once more, for pandoc's Lua.
---
--- coverage.lua BUILD [--list[=ROOM OR FILE]] [--min=PERCENT]
---
--- That wn_fail does not return true is one such branch, wherever it ends a condition.
---
--- --list names each line with branches never taken. Branches that no test can take stand in defensive.lua, with
--- reasons; an entry of which the line is gone or all branches are taken is a fault.

local here = arg[0]:match("^(.*)/[^/]*$") or "."
local build, list, least = arg[1], nil, 0
for i = 2, #arg do
  list = arg[i]:match "^%-%-list=(.*)" or arg[i] == "--list" and "" or list
  least = tonumber(arg[i]:match "^%-%-min=(.*)") or least
end

local files = {} -- path → line number → { count, branches = { count, … }, text }

local function line_of(path, number)
  files[path] = files[path] or {}
  files[path][number] = files[path][number] or { count = 0, branches = {} }
  return files[path][number]
end

--- gcov's text: a line of source, then the branches that end on it. The lines of inline functions come once summed up,
--- without branches, then once for each place.
local function read(folder)
  local pipe = assert(io.popen(("gcov -t -b -c -r -s . $(find '%s' -name '*.gcda') 2>/dev/null"):format(folder)))
  local path, line, at
  for text in pipe:lines() do
    path = text:match "^ +%-: +0:Source:(.*)" or path
    local count, number, source = text:match "^ *([%d#=]+)%*?: *(%d+):%s*(.-)%s*$"
    if number then
      line, at = line_of(path, tonumber(number)), 0
      line.text, line.count = source, math.max(line.count, tonumber(count) or 0)
    end
    local taken = text:match "^branch +%d+ +[^%d]*(%d*)"
    if taken then -- numbered with gaps, where calls are
      at = at + 1
      line.branches[at] = (line.branches[at] or 0) + (tonumber(taken) or 0)
    end
  end
  assert(pipe:close(), "gcov failed")
end

local defensive = dofile(here .. "/defensive.lua")
local used = {}

--- Branches of LINE never taken, and whether defensive.lua says why.
local function missing(path, line)
  local n = 0
  for _, taken in ipairs(line.branches) do n = n + (taken == 0 and 1 or 0) end
  local reason = n > 0 and defensive[path] and defensive[path][line.text]
  if n == 1 and not reason and line.text:find("|| wn_fail(", 1, true) then return n, "wn_fail returns false" end
  if reason then used[path .. "\n" .. line.text] = true end
  return n, reason
end

local function show(path, number, line, n)
  local wanted = list and (list == "" or path:sub(1, #list) == list)
  if wanted then print(("%s:%d: %d of %d: %s"):format(path, number, n, #line.branches, line.text)) end
end

local function add(sums, name, field, n)
  sums[name] = sums[name] or { lines = 0, run = 0, branches = 0, taken = 0, excused = 0 }
  sums[name][field] = sums[name][field] + n
end

local function count(sums, path)
  local numbers = {}
  for number in pairs(files[path]) do numbers[#numbers + 1] = number end
  table.sort(numbers)
  for _, number in ipairs(numbers) do
    local line = files[path][number]
    local n, reason = missing(path, line)
    if n > 0 and not reason then show(path, number, line, n) end
    for _, name in ipairs { path:match "^core/%w+", "total" } do
      add(sums, name, "lines", 1)
      add(sums, name, "run", line.count > 0 and 1 or 0)
      add(sums, name, "branches", #line.branches)
      add(sums, name, "taken", #line.branches - n)
      add(sums, name, "excused", reason and n or 0)
    end
  end
end

local function sorted_keys(t)
  local keys = {}
  for key in pairs(t) do keys[#keys + 1] = key end
  table.sort(keys)
  return keys
end

local function stale()
  local faults = 0
  for _, path in ipairs(sorted_keys(defensive)) do
    for _, text in ipairs(sorted_keys(defensive[path])) do
      if not used[path .. "\n" .. text] then
        faults = faults + 1
        print(("%s: gone, or all its branches are taken: %s"):format(path, text))
      end
    end
  end
  return faults
end

local folders = assert(io.popen(("ls -d '%s/core' '%s/lua5.3/core' 2>/dev/null"):format(build, build)))
for folder in folders:lines() do read(folder) end
local sums = {}
for _, path in ipairs(sorted_keys(files)) do
  if path:match "^core/" then count(sums, path) end
end
local function percent(part, whole) return whole == 0 and 100 or 100 * part / whole end
print(("%-12s %6s %8s %9s %8s %11s %12s"):format("", "lines", "run", "branches", "taken", "with reason", "both"))
for _, room in ipairs(sorted_keys(sums)) do
  local s = sums[room]
  print(("%-12s %6d %7.2f%% %9d %7.2f%% %11d %11.2f%%"):format(room, s.lines, percent(s.run, s.lines), s.branches,
    percent(s.taken, s.branches), s.excused, percent(s.taken + s.excused, s.branches)))
end
local faults, total = stale(), sums.total
local reached = percent(total.taken + total.excused, total.branches)
if reached < least then print(("coverage: %.2f%% of branches; expected %g%%"):format(reached, least)) end
os.exit(faults == 0 and reached >= least)
