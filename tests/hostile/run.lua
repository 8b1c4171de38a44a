--- Runs the hostile inputs of cases.lua, packed.lua and floods.lua, a process each. Whatever comes in: the status is
--- the one expected, a filter that keeps all gives the bytes back, what is refused is refused with a place and nothing
--- on standard output, and nothing that steers a terminal or a log is printed. run.lua [quick|commands]: with all
--- commands and formats of output; quick: with keeping alone, and of the AST's wrong members every eleventh. Then the
--- commands of shell.lua.

local here = arg[0]:match("^(.*)/[^/]*$") or "."
local program = os.getenv("WINNOW") or here .. "/../../build/winnow"
if program:sub(1, 1) ~= "/" then program = os.getenv("PWD") .. "/" .. program end
local quick = arg[1] == "quick"
local cases = dofile(here .. "/cases.lua")
local tools = dofile(here .. "/../tools.lua")
local read, write = tools.read, tools.write
local folder = tools.output_of("mktemp -d"):gsub("\n", "")

local failed, runs = 0, 0
local function fault(case, what, detail)
  failed = failed + 1
  print(("%s, %s: %s%s"):format(case.format, case.name, what, detail and ": " .. detail:sub(1, 300) or ""))
end

--- Runs winnow with ARGS over the input; its status (or the signal as 128 + N), output and errors.
local function run(case, args)
  runs = runs + 1
  local _, _, status = os.execute(("timeout 20 '%s' %s '%s/in' > '%s/out' 2> '%s/err'"):format(program,
    args:gsub("FORMAT", case.format), folder, folder, folder))
  return status, read(folder .. "/out"), read(folder .. "/err")
end

local SAFE_CLASS = "[%z\1-\9\11-\31\127]"

--- What is said begins with a name of ours, a line each, and has nothing in it that steers.
local function check_said(case, text, names)
  for line in text:gmatch "[^\n]*\n?" do
    local ours = line == ""
    for _, name in ipairs(names) do ours = ours or line:sub(1, #name) == name end
    if not ours then return fault(case, "a line that is not ours", line) end
  end
  local bad = text:find(SAFE_CLASS) or text:find "##%l*%[" or not utf8.len(text)
  for _, c in ipairs { "\u{9B}", "\u{2028}", "\u{2029}", "\u{202E}", "\u{2066}", "\u{61C}", "\u{FEFF}" } do
    bad = bad or text:find(c, 1, true)
  end
  if bad then fault(case, "not safe to print", text) end
end

local function fits(expected, status)
  return ("|" .. expected .. "|"):find("|" .. tostring(status) .. "|", 1, true) ~= nil
end

local function check_keep(case)
  local status, out, err = run(case, "-f FORMAT -L '" .. folder .. "/keep.lua'")
  if not fits(case.status, status) then return fault(case, "status " .. tostring(status), err) end
  check_said(case, err, { "winnow: " })
  local kept = case.gives == nil and case.bytes or case.gives
  if status == 0 and kept and out ~= kept then fault(case, "does not come out as it came in", out) end
  if status ~= 0 and not case.partial and out ~= "" then fault(case, "partial output", out) end
  local place = case.packed and "in:%d+:" or "in:%d+:%d+: "
  if status == 5 and not err:find(place) then fault(case, "no place", err) end
  if case.column and not err:find(":1:" .. case.column .. ": not UTF-8: byte 0x", 1, true) then fault(case,
    "not its place", err) end
end

--- With --invalid=replace it is read, and what comes out is UTF-8.
local function check_mended(case)
  local status, out, err = run(case, "-f FORMAT --invalid=replace -L '" .. folder .. "/keep.lua'")
  if status ~= 0 then return fault(case, "not mended", err) end
  if not utf8.len(out) or not out:find "\u{FFFD}" then fault(case, "mended, but not UTF-8", out) end
end

local PLACES = { folder .. "/in:", "winnow: " }
local OTHERS = {
  { "-f FORMAT", { 0 } },
  { "-f FORMAT --mark -t html", { 0 } },
  { "-f FORMAT -t ndjson", { 0 } },
  { "-f FORMAT -t markdown", { 0 } },
  { "-f FORMAT -t pandoc", { 0, 2 } },
  { "extract -f FORMAT -t ndjson --kind=sentence,block,quote,attribution,claim,quantity,boilerplate,hedge,link",
    { 0 }, { "{" } },
  { "extract -f FORMAT -t tsv --kind=sentence,quote,claim", { 0 }, false },
  { "extract -f FORMAT -t table --kind=sentence,quote,claim", { 0 }, false },
  { "check -f FORMAT --format=text", { 0, 1 }, PLACES },
  { "check -f FORMAT --format=github", { 0, 1 }, { "::notice ", "::warning ", "::error ", "winnow: " } },
  -- a report says itself what could not be read
  { "check -f FORMAT --format=sarif", { 0, 1 }, { "{", "]", "winnow: " } },
}

local function check_other(case, other)
  local status, out, err = run(case, other[1])
  local expected = false
  for _, s in ipairs(other[2]) do expected = expected or status == s end
  if case.status ~= 0 then expected = status == case.status or (case.status == "0|5" and (expected
    or status == 5)) end
  if not expected then return fault(case, other[1] .. ": status " .. tostring(status), err) end
  check_said(case, err, { "winnow: " })
  if status > 1 and not case.partial and out ~= "" and not other[1]:find "tsv" and not other[1]:find "sarif" then
    fault(case, other[1] .. ": partial output", out)
  end
  if other[3] then check_said(case, out, other[3]) end
end

write(folder .. "/keep.lua",
  'filter = { name = "keep", about = "keeps all" }\nfunction Sentence(s) end\nfunction Block(b) end\n')
local function check(case)
  write(folder .. "/in", case.bytes)
  check_keep(case)
  if case.invalid then check_mended(case) end
  if quick then return end
  for _, other in ipairs(OTHERS) do check_other(case, other) end
end

for i, case in ipairs(arg[1] == "commands" and {} or cases) do
  if not quick or not case.name:find ", member " or i % 11 == 0 then check(case) end
end

-- ---- commands

local FILES = {
  ["a.txt"] = "The hen laid 3 eggs, said Ada Byrne.\n",
  ["a.md"] = "It is the the hen.\n",
  ["keep.lua"] = read(folder .. "/keep.lua"),
  ["loop.lua"] = "function Document(d) while true do end end\n",
  ["drop.lua"] = 'function Sentence(s) return drop "why" end\n',
}

local commands = dofile(here .. "/shell.lua")
local script = "unset GITHUB_ACTIONS PANDOC_VERSION; PATH=" .. program:match "^(.*)/"
  .. ":$PATH; cd '%s' || exit 99\n%s\n"

local function check_commands(case, at)
  for name, text in pairs(FILES) do write(at .. "/" .. name, text) end
  for name, text in pairs(case.files or {}) do write(at .. "/" .. name, text) end
  write(folder .. "/sh", script:format(at, case.sh))
  runs = runs + 1
  case.format = "command"
  local _, _, status = os.execute((("timeout -k 5 30 sh 'X/sh' > 'X/out' 2> 'X/err' < /dev/null"):gsub("X", folder)))
  local out, err = read(folder .. "/out"), read(folder .. "/err")
  if not fits(case.status, status) then return fault(case, "status " .. tostring(status), err) end
  if case.says and not err:find(case.says) then fault(case, "does not say " .. case.says, err) end
  if case.out and not out:find(case.out) then fault(case, "does not give " .. case.out, out) end
  if status > 1 and not case.partial and out ~= "" then fault(case, "partial output", out) end
  check_said(case, err, { "winnow: ", "     " })
end

os.execute(("cd '%s' && mkdir -p $(seq -f '%%g/A' %d)"):format(folder, #commands))
for i, case in ipairs(commands) do check_commands(case, folder .. "/" .. i) end

os.execute("rm -rf '" .. folder .. "'")
print(("hostile: %d inputs and %d commands, %d runs, %d failed"):format(#cases, #commands, runs, failed))
os.exit(failed == 0)
