--- Runs hostile filters, each in a process of its own, and holds what is promised of them: the exit status, one
--- line that says why with the filter's name and line (it may follow), nothing on standard output, nothing that steers
--- a terminal or a log. Each file of this folder is a class of attacks: a table with defaults, and in its list
---
---     { "what it does", [[body of function Document(d)]], file = "or the whole filter", status = 4,
---       says = "pattern of what standard error says", args = "more arguments", text = "document", out = "pattern",
---       files = { name = text }, stack = 256 (KiB), log = true (standard output is for a log, too) }
---
--- run.lua [CLASS…]; $WINNOW is the program, $JOBS how many run at a time.

local here = arg[0]:match("^(.*)/[^/]*$") or "."
local tools = dofile(here .. "/../tools.lua")
local output_of, write = tools.output_of, tools.write
local program = os.getenv("WINNOW") or here .. "/../../build/winnow"
local CLASSES = { "reach", "time", "memory", "stack", "swallow", "verdict", "log", "flood", "hostile", "leak", "order" }
local TEXT = [[
The ferry was late again on Monday, and nobody at the quay was surprised by it. It cost at least $3 million.

“We will repair it,” said Ada Byrne. “It will take years,” said Per Lunde, a deckhand.

Share this article
]]

--- What a run that was killed has not written is empty.
local function read(path)
  local file = io.open(path, "rb")
  local text = file and file:read("a") or ""
  if file then file:close() end
  return text
end

if program:sub(1, 1) ~= "/" then program = output_of("pwd"):gsub("\n$", "") .. "/" .. program end
local folder = output_of("mktemp -d"):gsub("\n$", "")

-- ---- the attacks, each with a folder

local attacks = {}

local function prepare(class, defaults, attack)
  setmetatable(attack, { __index = defaults })
  attack.class = class
  attack.folder = ("%s/%03d"):format(folder, #attacks + 1)
  attacks[#attacks + 1] = attack
  os.execute("mkdir " .. attack.folder)
  write(attack.folder .. "/f.lua", attack.file or "function Document(d)\n" .. attack[2] .. "\nend\n")
  write(attack.folder .. "/in.txt", attack.text or TEXT)
  for name, text in pairs(attack.files or {}) do
    if name:find "/" then os.execute("mkdir -p " .. attack.folder .. "/" .. name:match "^(.*)/") end
    write(attack.folder .. "/" .. name, text)
  end
  write(attack.folder .. "/run.sh", ("cd %s || exit\n%stimeout 60 %s %s > out 2> err\necho $? > status\n"):format(
    attack.folder, attack.stack and "ulimit -s " .. attack.stack .. "\n" or "", program,
    attack.command or "--time-limit=0.1 --memory-limit=64M -L ./f.lua " .. (attack.args or "") .. " in.txt"))
end

local wanted = #arg > 0 and arg or CLASSES
for _, class in ipairs(wanted) do
  local list = dofile(("%s/%s.lua"):format(here, class))
  for _, attack in ipairs(list) do prepare(class, list, attack) end
end

-- ---- what came of them

--- Control characters, bytes that are no UTF-8, and characters that reorder a line or begin a new one.
local function is_safe(text)
  if text:find("[%z\1-\9\11-\31\127]") or not utf8.len(text) then return false end
  for _, c in utf8.codes(text) do
    local steers = (c >= 0x80 and c < 0xA0) or (c >= 0x2028 and c <= 0x202E) or (c >= 0x2066 and c <= 0x2069)
    if steers or c == 0x200E or c == 0x200F or c == 0x61C then return false end
  end
  return true
end

--- No command of a CI system, as GitHub (at the beginning of a line, spaces aside) and Azure (anywhere) read it.
local function is_plain(text)
  return not (("\n" .. text):find "\n *::" or text:find "##%l*%[")
end

local function faults_of(attack)
  local out, err = read(attack.folder .. "/out"), read(attack.folder .. "/err")
  local status = tonumber(read(attack.folder .. "/status"))
  local faults = {}
  local function fault(...) faults[#faults + 1] = string.format(...) end
  local fine = status == attack.status
  for _, other in ipairs(attack.any or {}) do fine = fine or status == other end
  if not fine then fault("exit status %s; expected %d", status, attack.status) end
  if attack.says and not err:find(attack.says) then fault("does not say '%s'", attack.says) end
  local said = err:gsub("\n +%d* | [^\n]*", "") -- but for lines of the filter
  if attack.never and (said .. out):find(attack.never) then fault("says '%s'", attack.never) end
  if attack.maybe and status == 0 then return {}, err end
  if status ~= 0 and not attack.elsewhere and not err:find("f%.lua:%d+") then fault("names no line of the filter") end
  if status ~= 0 and out ~= "" and not attack.out then fault("writes to standard output") end
  if attack.out and not out:find(attack.out) then
    fault("standard output is not '%s': %s", attack.out, out:sub(1, 200))
  end
  if #err > 400000 then fault("%d bytes of messages", #err) end
  if not is_safe(err) then fault("unsafe characters") end
  if attack.log and not (is_safe(out) and is_plain(out)) then fault("standard output steers a log: %s", out) end
  for line in said:gmatch "[^\n]+" do
    if line:sub(1, 8) ~= "winnow: " then fault("a line that is not winnow's: %s", line) break end
  end
  return faults, err
end

os.execute(("ls %s/*/run.sh | xargs -P %s -n 1 sh 2> %s/xargs"):format(folder,
  os.getenv("JOBS") or "$(nproc)", folder))
local failed = 0
for _, attack in ipairs(attacks) do
  local faults, err = faults_of(attack)
  if #faults > 0 then
    failed = failed + 1
    print(("tests/attack/%s.lua: %s: %s\n  %s"):format(attack.class, attack[1], table.concat(faults, "; "),
      err:sub(1, 400):gsub("[^\32-\126\n]", "?")))
  end
end
os.execute("rm -rf " .. folder)
print(("attacks: %d held, %d not"):format(#attacks - failed, failed))
os.exit(failed == 0)
