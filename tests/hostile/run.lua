--- Runs the hostile inputs of cases.lua, a process each. Whatever comes in: the status is the one expected, a filter
--- that keeps all gives the bytes back, what is refused is refused with a place and nothing on standard output, and
--- nothing that steers a terminal or a log is printed. run.lua [quick]: with all commands and formats of output; quick:
--- with keeping alone, and of the AST's wrong members every eleventh.

local here = arg[0]:match("^(.*)/[^/]*$") or "."
local program = os.getenv("WINNOW") or here .. "/../../build/winnow"
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
  if expected == "0|5" then return status == 0 or status == 5 end
  return status == expected
end

local function check_keep(case)
  local status, out, err = run(case, "-f FORMAT -L '" .. folder .. "/keep.lua'")
  if not fits(case.status, status) then return fault(case, "status " .. tostring(status), err) end
  check_said(case, err, { "winnow: " })
  if status == 0 and out ~= case.bytes then fault(case, "does not come out as it came in", out) end
  if status ~= 0 and case.name ~= "a good record, then a bad one" and out ~= "" then fault(case, "partial output",
    out) end
  local packed = case.format == "warc" or case.name:find "gzip" or case.name:find "zstd"
  local place = packed and "in:%d+: " or "in:%d+:%d+: "
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

local PLACES = { "in:", "winnow: " }
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
  if status > 1 and case.name ~= "a good record, then a bad one" and out ~= "" and not other[1]:find "tsv" then
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

for i, case in ipairs(cases) do
  if not quick or not case.name:find ", member " or i % 11 == 0 then check(case) end
end
os.execute("rm -rf '" .. folder .. "'")
print(("hostile: %d inputs, %d runs, %d failed"):format(#cases, runs, failed))
os.exit(failed == 0)
