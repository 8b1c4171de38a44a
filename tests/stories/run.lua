--- Runs the stories of this folder. A story is prose that anybody can read, and fences:
---
---     ```text NAME     the input; with a NAME, a file for `sh`
---     ```lua NAME      the filter; with a NAME, a file for `sh`
---     ```sh            commands, run by sh in an empty folder with those files
---     ```sh machine    commands whose outcome no emulator gives: limits, signals, terminals, what watches calls
---     ```out           what must come of it: the kept text; for sh its output, errors and status
---     ```ledger        optional: `text | reason` a line, of what went
---     ```notes         optional: `severity rule: message` a line
---
--- A heading begins a new story. Filters run in this process, through require "winnow".
--- `sh` finds the program as `winnow`, the module in $BUILD and by `require`, the fixtures in $FIXTURES. What needs
--- pandoc is skipped where there is none. $SANITIZED is 1 for a program with sanitizers, which take memory by the
--- terabyte.
---
--- run.lua [--accept] [--only=sh|lua] [--emulated] [FILE…]; --accept writes what came of it into the stories,
--- --emulated runs commands alone, for a program under valgrind or of another machine. Without a FILE: the stories
--- of this folder, and the README.

local here = arg[0]:match("^(.*)/[^/]*$") or "."
local tools = dofile(here .. "/../tools.lua")
local output_of, read, write = tools.output_of, tools.read, tools.write
local root = here .. "/../.."
local program = os.getenv("WINNOW") or root .. "/build/winnow"
local accept, emulated, only, files = false, false, nil, {}
for _, a in ipairs(arg) do
  if a == "--accept" then accept = true
  elseif a == "--emulated" then emulated, only = true, "sh"
  elseif a:match("^%-%-only=") then only = a:match("=(.*)")
  else files[#files + 1] = a end
end

local function quoted(s) return "'" .. s:gsub("'", "'\\''") .. "'" end

local here_now = output_of("pwd"):gsub("\n$", "")
if program:sub(1, 1) ~= "/" then program = here_now .. "/" .. program end
local function absolute(path) return path:sub(1, 1) == "/" and path or here_now .. "/" .. path end
local fixtures, old_lua = absolute(here .. "/../fixtures"), absolute(root .. "/build/lua5.3/?.so")
local cpath = absolute(os.getenv "WINNOW_CPATH" or root .. "/build/?.so")

-- ---- a story file: a list of pieces, each a line of prose or a fence

local function parse(path)
  local pieces, fence, line_number = {}, nil, 0
  for line in (read(path) .. "\n"):gmatch("(.-)\n") do
    line_number = line_number + 1
    local kind, name = line:match("^```(%a+)%s*(%S*)$")
    if fence and line == "```" then
      fence = nil
    elseif fence then
      fence.lines[#fence.lines + 1] = line
    elseif kind then
      fence = { kind = kind, name = name, lines = {}, line = line_number }
      pieces[#pieces + 1] = fence
    else
      pieces[#pieces + 1] = { prose = line, line = line_number }
    end
  end
  return pieces
end

local function unparse(pieces)
  local out = {}
  for i, p in ipairs(pieces) do
    if p.prose then
      if i < #pieces or p.prose ~= "" then out[#out + 1] = p.prose end
    else
      out[#out + 1] = "```" .. p.kind .. (p.name ~= "" and " " .. p.name or "")
      table.move(p.lines, 1, #p.lines, #out + 1, out)
      out[#out + 1] = "```"
    end
  end
  return table.concat(out, "\n") .. "\n"
end

local function text_of(fence) return table.concat(fence.lines, "\n") end

--- The stories of a file: from a heading to the next one.
local function stories_of(pieces)
  local stories, story = {}, nil
  for _, p in ipairs(pieces) do
    local title = p.prose and p.prose:match("^#+%s+(.*)")
    if title then
      story = { title = title, line = p.line, files = {} }
      stories[#stories + 1] = story
    elseif p.kind and story then
      if p.name ~= "" then story.files[p.name] = text_of(p) .. "\n"
      else story[p.kind] = p end
    end
  end
  return stories
end

-- ---- running

local winnow

local function load_module()
  package.cpath = cpath .. ";" .. package.cpath
  winnow = winnow or require "winnow"
  return winnow
end

local function run_filter(story)
  local ok, kept, report = pcall(load_module().run, text_of(story.lua), text_of(story.text))
  if not ok then return { out = "error: " .. tostring(kept):gsub("^%S*run%.lua:%d+: ", "") } end
  local ledger, notes = {}, {}
  for i, e in ipairs(report.ledger) do
    ledger[i] = ("%s | %s"):format(e.text:gsub("\n", "\\n"), e.action == "replace" and "= " .. e.with or e.reason)
  end
  for i, n in ipairs(report.notes) do notes[i] = ("%s %s: %s"):format(n.severity, n.rule, n.message) end
  return { out = kept, ledger = table.concat(ledger, "\n"), notes = table.concat(notes, "\n") }
end

local function run_commands(story)
  local folder = output_of("mktemp -d"):gsub("\n$", "")
  for name, text in pairs(story.files) do
    write(folder .. "/" .. name, text)
    if text:sub(1, 2) == "#!" then os.execute("chmod +x " .. quoted(folder .. "/" .. name)) end
  end
  write(folder .. "/.story", text_of(story.sh) .. "\n")
  local out = output_of(("cd %s && { PATH=%s:$PATH BUILD=%s FIXTURES=%s LC_ALL=C.UTF-8 NO_COLOR=1 SANITIZED=%s "
    .. "LUA_CPATH_5_3=%s LUA_CPATH_5_4=%s sh ./.story 2>&1; "
    .. 'echo "status $?"; } </dev/null'):format(quoted(folder), quoted(program:match "^(.*)/"),
    quoted(cpath:match "^(.*)/"), quoted(fixtures), program:find("/asan/", 1, true) and "1" or "",
    quoted(old_lua .. ";;"), quoted(cpath .. ";;")))
  os.execute("rm -rf " .. quoted(folder))
  out = out:gsub("libgcov profiling error:[^\n]*\n", ""):gsub("status 0\n$", "") -- `make coverage` on a full disk
  return { out = out:gsub("\n$", "") }
end

local has_pandoc = os.execute("command -v pandoc > /dev/null")

local passed, failed, skipped = 0, 0, 0

local function fail(path, story, fence, got)
  failed = failed + 1
  print(("%s:%d: %s: %s differs\n--- expected\n%s\n--- got\n%s\n---"):format(path, fence.line, story.title, fence.kind,
    text_of(fence), got))
end

local function check(path, story)
  if not story.out or not (story.sh or story.lua) then return end
  if only and only ~= (story.sh and "sh" or "lua") then return end
  if emulated and story.sh.name == "machine" then return end
  if story.sh and text_of(story.sh):find "pandoc" and not has_pandoc then
    skipped = skipped + 1
    return
  end
  local result = story.sh and run_commands(story) or run_filter(story)
  local fine = true
  for _, kind in ipairs { "out", "ledger", "notes" } do
    local fence, got = story[kind], result[kind]
    if fence and accept then
      fence.lines = {}
      if got ~= "" then
        for line in (got .. "\n"):gmatch("(.-)\n") do fence.lines[#fence.lines + 1] = line end
      end
    elseif fence and text_of(fence) ~= got and fine then
      fine = false
      fail(path, story, fence, got)
    end
  end
  if fine then passed = passed + 1 end
end

if #files == 0 then
  for path in output_of("ls " .. quoted(here) .. "/*.md"):gmatch("[^\n]+") do files[#files + 1] = path end
  files[#files + 1] = root .. "/README.md"
end
for _, path in ipairs(files) do
  local pieces = parse(path)
  for _, story in ipairs(stories_of(pieces)) do check(path, story) end
  if accept then write(path, unparse(pieces)) end
end
print(("stories: %d passed, %d failed, %d skipped%s"):format(passed, failed, skipped,
  skipped > 0 and " (pandoc is not there)" or ""))
os.exit(failed == 0)
