--- Runs the stories of this folder. A story is prose that anybody can read, and fences:
---
---     ```text NAME     the input; with a NAME, a file for `sh`
---     ```lua NAME      the filter; with a NAME, a file for `sh`
---     ```sh            commands, run by sh in an empty folder with those files
---     ```sh machine    commands whose outcome no emulator gives: limits, signals, terminals, what watches calls,
---                      encodings
---     ```out           what must come of it: the kept text; for sh its output, errors and status
---     ```ledger        optional: `text | reason` a line, of what went
---     ```notes         optional: `severity rule: message` a line
---
--- A heading begins a new story, which may have several of these, one after another: commands run in one folder, in
--- order. A block that would not run, or would hide another, is an error.
---
--- Filters run in this process, through require "winnow".
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
local fixtures = absolute(here .. "/../fixtures")
local cpath = absolute(os.getenv "WINNOW_CPATH" or root .. "/build/?.so")
local old_lua = cpath:gsub("[^/]*$", "lua5.3/%0")

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

local inputs = { text = true, lua = true, sh = true }
local outcomes = { out = true, ledger = true, notes = true }

--- Adds a fence to a case. Where it would hide another, or is of no kind that runs, the case tells.
local function add(case, fence)
  local kind, name = fence.kind, fence.name
  local is_file = name ~= "" and not (kind == "sh" and name == "machine")
  local place = is_file and case.files or case
  local key = is_file and name or kind
  if not is_file and not inputs[kind] and not outcomes[kind] then
    case.flaw = case.flaw or ("no kind of block is '%s'"):format(kind)
  elseif place[key] then
    case.flaw = case.flaw or ("'%s' would hide the '%s' before it"):format(key, key)
  end
  place[key] = fence
  case.over = case.over or outcomes[kind]
end

--- What is wrong with the blocks of a case, if anything is.
local function flaw_of(case)
  local filter = case.text and case.lua
  if case.flaw then return case.flaw end
  if not case.out then return "nothing says what comes of this: no 'out'" end
  if not case.sh and not filter then return "an 'out' without 'sh', or without 'text' and 'lua'" end
  if case.sh and (case.text or case.lua) then return "commands reach only what has a name" end
  if case.sh and (case.ledger or case.notes) then return "commands have no 'ledger' and no 'notes'" end
  if filter and next(case.files) then return "a filter without a name reaches no file" end
end

--- The stories of a file: from a heading to the next one; and their cases: from input to outcome.
local function stories_of(pieces)
  local stories = { { title = "before the first heading", cases = {} } }
  for _, p in ipairs(pieces) do
    local title = p.prose and p.prose:match("^#+%s+(.*)")
    local cases = stories[#stories].cases
    if title then
      stories[#stories + 1] = { title = title, cases = {} }
    elseif p.kind then
      local case = cases[#cases]
      if not case or case.over and not outcomes[p.kind] then
        case = { line = p.line, files = {} }
        cases[#cases + 1] = case
      end
      add(case, p)
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

local function run_filter(case)
  local ok, kept, report = pcall(load_module().run, text_of(case.lua), text_of(case.text))
  if not ok then return { out = "error: " .. tostring(kept):gsub("^%S*run%.lua:%d+: ", "") } end
  local ledger, notes = {}, {}
  for i, e in ipairs(report.ledger) do
    ledger[i] = ("%s | %s"):format(e.text:gsub("\n", "\\n"), e.action == "replace" and "= " .. e.with or e.reason)
  end
  for i, n in ipairs(report.notes) do notes[i] = ("%s %s: %s"):format(n.severity, n.rule, n.message) end
  return { out = kept, ledger = table.concat(ledger, "\n"), notes = table.concat(notes, "\n") }
end

--- A story's folder has the files of the cases before this one, too.
local function write_files(case, folder)
  for name, fence in pairs(case.files) do
    local text = text_of(fence) .. "\n"
    write(folder .. "/" .. name, text)
    if text:sub(1, 2) == "#!" then os.execute("chmod +x " .. quoted(folder .. "/" .. name)) end
  end
end

local function run_commands(case, folder)
  write(folder .. "/.story", text_of(case.sh) .. "\n")
  local out = output_of(("cd %s && { PATH=%s:$PATH BUILD=%s FIXTURES=%s LC_ALL=C.UTF-8 NO_COLOR=1 SANITIZED=%s "
    .. "LUA_CPATH_5_3=%s LUA_CPATH_5_4=%s sh ./.story 2>&1; "
    .. 'echo "status $?"; } </dev/null'):format(quoted(folder), quoted(program:match "^(.*)/"),
    quoted(cpath:match "^(.*)/"), quoted(fixtures), program:find("/asan/", 1, true) and "1" or "",
    quoted(old_lua .. ";;"), quoted(cpath .. ";;")))
  out = out:gsub("libgcov profiling error:[^\n]*\n", ""):gsub("status 0\n$", "") -- `make coverage` on a full disk
  return { out = out:gsub("\n$", "") }
end

local has_pandoc = os.execute("command -v pandoc > /dev/null")

local passed, failed, skipped = 0, 0, 0

local function fail(where, what, ...)
  failed = failed + 1
  print(where .. ": " .. what:format(...))
end

--- Does the case run here? One that could is counted as skipped.
local function is_run(case)
  if only and only ~= (case.sh and "sh" or "lua") then return false end
  if emulated and case.sh.name == "machine" then return false end
  if not case.sh or has_pandoc or not text_of(case.sh):find "pandoc" then return true end
  skipped = skipped + 1
  return false
end

local function take(fence, got)
  fence.lines = {}
  if got == "" then return end
  for line in (got .. "\n"):gmatch("(.-)\n") do fence.lines[#fence.lines + 1] = line end
end

local function check(path, title, case, folder)
  local flaw = flaw_of(case)
  if flaw then return fail(("%s:%d: %s"):format(path, case.line, title), "%s", flaw) end
  if case.sh then write_files(case, folder()) end
  if not is_run(case) then return end
  local result = case.sh and run_commands(case, folder()) or run_filter(case)
  for _, kind in ipairs { "out", "ledger", "notes" } do
    local fence, got = case[kind], result[kind]
    if fence and accept then
      take(fence, got)
    elseif fence and text_of(fence) ~= got then
      return fail(("%s:%d: %s"):format(path, fence.line, title),
        "%s differs\n--- expected\n%s\n--- got\n%s\n---", kind, text_of(fence), got)
    end
  end
  passed = passed + 1
end

--- A folder is made for a story that has commands, and goes with it.
local function check_story(path, story)
  local made
  local function folder()
    made = made or output_of("mktemp -d"):gsub("\n$", "")
    return made
  end
  for _, case in ipairs(story.cases) do check(path, story.title, case, folder) end
  if made then os.execute("rm -rf " .. quoted(made)) end
end

if #files == 0 then
  for path in output_of("ls " .. quoted(here) .. "/*.md"):gmatch("[^\n]+") do files[#files + 1] = path end
  files[#files + 1] = root .. "/README.md"
end
for _, path in ipairs(files) do
  local pieces = parse(path)
  for _, story in ipairs(stories_of(pieces)) do check_story(path, story) end
  if accept then write(path, unparse(pieces)) end
end
print(("stories: %d passed, %d failed, %d skipped%s"):format(passed, failed, skipped,
  skipped > 0 and " (pandoc is not there)" or ""))
os.exit(failed == 0)
