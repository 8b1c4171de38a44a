--- What a hostile caller, folder or machine hands to the program: arguments, descriptors, signals, limits, names and
--- kinds of files, configurations, rules to import, what earlier runs wrote. A list of
---
---     { name, commands of sh, status, says = "pattern of standard error", files = { name = text }, out = "pattern" }
---
--- run in a folder of their own, where a.txt, a.md and loop.lua are. STATUS may be "0|6" and the like. Whatever comes:
--- no signal ends the program but one sent, what is said begins with "winnow: ", and beyond status 1 nothing is
--- written, unless PARTIAL.

local cases = {}

local function add(name, commands, status, more)
  local case = { name = name, sh = commands, status = status or 0 }
  for key, value in pairs(more or {}) do case[key] = value end
  cases[#cases + 1] = case
end

-- ---- arguments

local VALUES = { -- option, values that are none
  { "winnow --time-limit='%s' a.txt", "nan", "inf", "-inf", "", "1,5", "1e400", "-1", "0x", "1 1" },
  { "winnow --memory-limit='%s' a.txt", "0", "0x10", "16777216T", " 5M", "+5M", "5MM", "-1", "",
    "99999999999999999999" },
  { "winnow --shard='%s' a.txt", "0/0", "1/0", "5/4", "1/1000001", "18446744073709551616/3", "1/3x", "-1/2", "1/", "/2",
    "1/-2", " 1/2", "1/2/3", "slurm", "" },
  { "winnow --jobs='%s' a.txt", "-1", "1001", "99999999999999999999", "", " 2", "2x", "0x2" },
  { "winnow --lang='%s' a.txt", "", "e", "zz", "../../etc/passwd", "en/../de", ("x"):rep(9000), "\27[31m" },
  { "winnow extract --kind='%s' a.txt", "", ",", ",,", ("x"):rep(9000), "\27[31m", "quotess" },
  { "winnow --from='%s' a.txt", "", "text,html", ("x"):rep(9000), "\27[31m" },
  { "winnow --to='%s' a.txt", "", "docx", ("x"):rep(9000), "\27[31m" },
  { "winnow --metadata='%s' a.txt", "", "=", "a", ".=1", "a.=1", "article.x=1", ("x"):rep(9000) .. "=1" },
  { "winnow -L '%s' a.txt", "", ".", "articel", ("x"):rep(9000), "\27[31m" },
  { "winnow --filter-hash='%s' -L article a.txt", "", "sha256:", "sha256:" .. ("g"):rep(64), "md5:x" },
  { "winnow '%s' a.txt", "---", "--=", "--=x", "-=", "-\27", "--\27[31m", "-Lx\1\2" },
}
for _, row in ipairs(VALUES) do
  for i = 2, #row do
    add(("%s: %s"):format(row[1], row[i]:sub(1, 20)), row[1]:format(row[i]), 2, { says = "^winnow: " })
  end
end
add("65 options, then one of another command", "winnow " .. ("-M a=b "):rep(65) .. "--fix a.txt", 2,
  { says = "%-%-fix is not an option of winnow filter" })
add("10,000 options", "winnow $(printf -- '--progress %.0s' $(seq 10000)) a.txt", 0, { out = "The hen" })
add("10,000 files", "winnow $(printf 'a.txt %.0s' $(seq 2000)) | cksum", 0)
add("an argument of 100 KB", "winnow \"$(head -c 100000 /dev/zero | tr '\\0' a)\"", 6)
add("no arguments at all, not even a name", [[perl -e 'exec { "winnow" } () ; exit 9' < a.txt]], "0|1|9")
add("an argument that is not UTF-8", [[winnow "$(printf '\377\033[31m.txt')"]], 6, { says = "\\xff\\x1b" })
add("input and output are one", "winnow -L ./keep.lua a.txt -o ./a.txt && cat a.txt", 0, { out = "The hen" })
add("in place, twice over", "winnow --in-place a.txt ./a.txt a.txt && cat a.txt", 0, { out = "The hen" })

-- ---- descriptors, signals, limits

add("standard input is closed", "winnow - <&-", 6)
add("standard output is closed", "winnow a.txt >&-", 6)
add("standard error is closed", "winnow nothing.txt 2>&-", 6)
add("all three are closed", "winnow a.txt <&- >&- 2>&-", 6)
add("standard input is a folder", "winnow < .", 6)
add("standard input is open to write", "winnow 0>b.txt", 6)
add("a full disk", "winnow a.txt > /dev/full", 6)
add("a full disk, for the ledger", "winnow --ledger=/dev/full -L ./drop.lua a.txt", 6, { partial = true })
add("a time limit where its signal is blocked", "env --block-signal=PROF winnow --time-limit=0.1 -L ./loop.lua a.txt",
  4,
  { says = "took longer than 0.1 s" })
add("a time limit where its signal is ignored", "env --ignore-signal=PROF winnow --time-limit=0.1 -L ./loop.lua a.txt",
  4, { says = "took longer than 0.1 s" })
add("a time limit of workers, all signals blocked",
  "env --block-signal winnow -j2 --time-limit=0.1 -L ./loop.lua a.txt a.txt", 4, { says = "took longer than 0.1 s" })
add("workers where nobody may wait for children",
  "env --ignore-signal=CHLD --block-signal=CHLD winnow -j2 a.txt a.md", 0)
add("a memory limit of a byte", "winnow --memory-limit=1 a.txt", 4)
add("four descriptors", "ulimit -n 4; winnow a.txt", 0)
add("five descriptors for workers", "ulimit -n 5; winnow -j2 a.txt a.md", 6)
add("files of no length", "(ulimit -f 0; winnow a.txt -o b.txt 2> /dev/null); s=$?; ls b.txt 2> /dev/null; exit $s", 6)
add("a stack of 64 KiB", "ulimit -s 64; winnow a.txt", 0)
add("a mask that takes all", "umask 777; winnow a.txt -o b.txt && stat -c %a b.txt", 0, { out = "^0\n" })
add("an environment of nothing", "env -i \"$(command -v winnow)\" a.txt", 0)
add("an environment that steers",
  "TERM='\27[31m' COLUMNS=-1 LINES=1e9 LC_ALL=klingon HOME= NO_COLOR= winnow explain a.txt", 0)
add("a job of an array that never was", "SLURM_ARRAY_TASK_ID=-1 SLURM_ARRAY_TASK_COUNT=x winnow --shard=slurm a.txt", 2)
add("a job of an array of no steps",
  "SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_COUNT=2 SLURM_ARRAY_TASK_STEP=0 winnow --shard=slurm a.txt", 2)
add("a folder that is gone", "mkdir b && cd b && rmdir ../b && winnow ../a.txt", 0)
add("a folder that is gone, checked", "mkdir b && cd b && rmdir ../b && winnow check .", 6)

-- ---- files

local NAMES = { "a\nb", "\27[31m", "-", "--fix", "::error::x", "a:1:2", "%s%n", " ", "'", '"', "\\", "*", "a\255b",
  ("x"):rep(251) }
for _, name in ipairs(NAMES) do
  local file = "'./" .. name:gsub("'", "'\\''") .. ".txt'"
  add("a name like " .. name:sub(1, 9),
    ("mv a.txt %s && winnow check --fail-on=never %s && winnow --in-place -L ./drop.lua %s && "
    .. "cat %s"):format(file, file, file, file), 0)
end
add("a name of 300 bytes", "winnow " .. ("x"):rep(300), 6)
add("a path of 5,000 bytes", "winnow " .. ("x/"):rep(2500), 6)
add("an output of 300 bytes", "winnow a.txt -o " .. ("x"):rep(300), 6)
add("an output of 5,000 bytes", "winnow a.txt -o " .. ("x/"):rep(2500) .. "x", 6)
for _, what in ipairs { "b", "-L ./b", "check b", "check --config=b a.md", "check --baseline=b a.md", "stats b",
  "learn b b",
  "--in-place b", "import vale b.yml" } do
  add("a link to itself: winnow " .. what, "ln -s b b; ln -s b.yml b.yml; winnow " .. what, 6)
end
for _, what in ipairs { "/dev/null", "pipe", "/dev/full" } do
  add("in place: " .. what, "mkfifo pipe; winnow --in-place " .. what, 6)
end
for _, what in ipairs { "-L /dev/zero a.txt", "check --config=/dev/zero a.md", "stats /dev/zero", "test /dev/zero",
  "check --baseline=/dev/zero a.md" } do
  add("no end: winnow " .. what, "ln -s /dev/zero b.yml; winnow " .. what, 4, { says = "more than %d+ bytes",
    partial = what == "test /dev/zero" })       -- it says of each file what came of it
end
add("no end: a document", "winnow --memory-limit=64M /dev/zero", 4)
add("no end: a line", "winnow --memory-limit=4M -f ndjson /dev/zero", 4)
add("pipes, links and folders named as documents",
  "mkfifo b.md; ln -s /dev/zero c.md; ln -s . d.md; mkdir e.md; ln -s f.md f.md; winnow check --fail-on=never .", 0)
add("2,000 folders, one in the other",
  [[perl -e 'for (1 .. 2000) { mkdir "ddd"; chdir "ddd" }'; winnow check --fail-on=never .]],
  6, { partial = true })
for name, kind in pairs { ["a pipe"] = "mkfifo", ["a folder"] = "mkdir", ["a link to no end"] = "ln -s /dev/zero" } do
  add("rules to ignore files: " .. name, "mkdir .git; " .. kind .. " .gitignore; winnow check --fail-on=never .", 0)
  add("a configuration that is " .. name, kind .. " .winnow.lua; winnow check --fail-on=never a.md", 0)
end
add("rules to ignore files: a link to itself", "mkdir .git; ln -s .gitignore .gitignore; winnow check .", 6)
add("rules to ignore files: 2 MB", "mkdir .git; head -c 2000000 /dev/zero > .gitignore; winnow check .", 4)
add("rules to ignore files: stars", "winnow check --fail-on=never .", 0,
  { files = { [".gitignore"] = ("**/*a*a*a*a*a*a*a*a*a*b\n"):rep(3000), [".git"] = "" } })
add("rules to ignore files: odd ones", "winnow check --fail-on=never .", 0,
  { files = { [".gitignore"] = "[\n[!\n\\\n!\n/\n//\n[a-\n\255\nx\0*\n!/\n \\ \n", [".git"] = "" } })

-- ---- configurations

local CONFIGURATIONS = { -- what it says, status, what is said
  { "while true do end", 4, "took longer" }, { "return { ignore = { ('x'):rep(1 << 40) } }", 3 },
  { "return { ext = ('x'):rep(1e8) }", 4, "more memory" },
  { "return " .. ("{"):rep(300) .. ("}"):rep(300), 3 }, { "\27Lua", 3 }, { "", 3 }, { "return 7", 3 },
    { "return print", 3 },
  { 'return { ext = "\255" }', 0 }, { 'return { filters = { "./a\\0b.lua" } }', 3, "NUL" },
  { 'return { lang = "../../x" }', 2 },
  { 'return { filters = { "/etc/passwd" } }', 2, "not in its folder" }, { 'return { filters = { "/dev/zero" } }', 2 },
  { 'return { filters = { "../../../etc/x.lua" } }', "2|6" }, { "return { filters = { ('x'):rep(10000) .. '.lua' } }",
    6 },
  { "return setmetatable({}, { __index = function() while true do end end })", 0 },
  { "local t = {} t.ignore = t return t", 3 }, { "return { ignore = { ('*a'):rep(499) .. 'b', ('**/'):rep(333) } }",
    0 },
  { "return { ignore = { ('*a'):rep(2000) .. 'b', ('**/'):rep(2000) } }", 3 },
  { 'return { ignore = { 1, {}, true, "" } }', 3 }, { 'return { ignore = { [-1] = "a", [1.5] = "c", x = 1 } }', 3 },
  { 'return { fail_on = "\\27[31m" }', 0 }, { "return { fail_on = {} }", 3 }, { "return { [1] = 2, [{}] = 3 }", 3 },
  { 'return { baseline = "." }', 6 }, { 'return { baseline = "none/x" }', 6 }, { 'return { baseline = "" }', 0 },
  { 'return { severities = { ["\\27[31m"] = "no\\0" } }', 3 }, { 'return { paths = { ["**"] = { x = {} } } }', 3 },
  { "return { ext = ('x,'):rep(100000) }", 0 }, { 'return { lang = os.getenv "HOME" }', 3 }, { "error()", 3 },
  { "error(setmetatable({}, { __tostring = function() while true do end end }))", 3 }, { "error {}", 3 },
  { 'return { options = { ["a.b"] = 1 } }', 2, "no filter that runs has" },
  { 'return { options = { ["\\0"] = "\\0" } }', 3, "NUL" },
  { 'print("::error::x\\27[31m") return {}', 0, "^winnow: print: ::error::x\\x1b%[31m\n" },
  { 'coroutine.wrap(function() pcall(print, {}, nil, 1, "\\0") end)() return {}', 0, "^winnow: print: table" },
  { "for i = 1, 1e5 do print(i) end return {}", 0 }, { 'winnow.cue { "says" } return {}', 3 },
}
for _, c in ipairs(CONFIGURATIONS) do
  add("configuration: " .. c[1]:sub(1, 60), "winnow check --fail-on=never --time-limit=0.3 --memory-limit=32M a.md",
    c[2],
    { says = c[3], files = { [".winnow.lua"] = c[1] } })
end

-- ---- what pandoc hands over

local function ast(meta, version)
  return ('{"pandoc-api-version":%s,"meta":{%s},"blocks":[{"t":"Para","c":[{"t":"Str","c":"Hens."}]}]}'):format(
    version or "[1,22]", meta)
end
local function setting(value) return '"winnow":' .. value end
local function words(s) return '{"t":"MetaString","c":"' .. s .. '"}' end
for _, m in ipairs {
  { setting(words "../../etc/passwd"), 6 }, { setting(words "/dev/zero.lua"), 6 }, { setting(words "\\u0000"), 2 },
  { setting(words "\\u001b[31m"), 2 }, { setting(words "./keep.lua"), 0 }, { setting "7", 0 }, { setting "null", 0 },
  { setting '{"t":"MetaBool","c":true}', "0|2|5" }, { setting '{"t":"MetaList","c":[]}', "0|2" },
  { setting('{"t":"MetaMap","c":{"filters":' .. words "nothing" .. "}}"), 2 },
  { setting('{"t":"MetaMap","c":{"nothing":' .. words "a" .. "}}"), 2 },
  { setting '{"t":"MetaMap","c":{"options":{"t":"MetaMap","c":{"a.b":7}}}}', 0 },
  { setting('{"t":"MetaMap","c":{"trust":{"t":"MetaBool","c":true},"filters":' .. words "./loop.lua" .. "}}"), 2 },
  { setting(('{"t":"MetaList","c":['):rep(3000) .. ("]}"):rep(3000)), "0|2|5" },
} do
  add("metadata: " .. m[1]:sub(1, 60), "PANDOC_VERSION=3 winnow html < ast.json", m[2],
    { files = { ["ast.json"] = ast(m[1]) } })
end
for _, version in ipairs { "[]", "[1]", "[99,0]", '[1,"x"]', "[1.5,22]", "[-1,22]", "7", "null", "[1,22,1,1,1,1]" } do
  add("version " .. version, "winnow -f pandoc ast.json", "0|5", { files = { ["ast.json"] = ast("", version) } })
end

-- ---- rules to import, and what earlier runs wrote

local RULE = "extends: existence\nmessage: x\n"
for _, r in ipairs {
  { "a: &a [x]\n" .. RULE .. "tokens: [*a, *a]", "an alias" }, { "tokens: &a [*a]", "an alias" }, { "tokens: *a",
    "an alias" },
  { "tokens: " .. ("["):rep(9000), "too deep" }, { "\255\254e\0", "extends nothing" }, { RULE .. 'tokens: ["\255"]',
    "UTF%-8" },
  { "", "extends nothing" }, { "[1,2]", "extends nothing" }, { "extends: !!x [a]", "extends nothing" },
    { "extends: ~", "kind" },
  { RULE .. 'tokens: ["(?C1)a", "[", "a{99999}", "\\\\C", "a"]', "turned without" }, { RULE .. "tokens: {a: [b]}",
    "no tokens" },
  { "extends: occurrence\nmessage: x\nmax: 1e99\ntoken: a", "max" },
    { "extends: occurrence\nmessage: x\nmin: nan\ntoken: a", "min" },
  { 'extends: substitution\nmessage: "%s %s %n %1$s %"\nswap: {"": x, a: "", "(": y, b: c}', "turned without" },
  { 'extends: existence\nmessage: "\\e[31m\\n::error::x ]] ]=] \\0"\ntokens: ["a]]b", "]=]"]', "1 rule turned" },
  { "extends: script\nmessage: x\nscript: import os", "kind" },
} do
  add("rule: " .. r[1]:sub(1, 60),
    "winnow import vale A -o o; status=$?; [ ! -f o/A/r.lua ] || winnow test o/A/r.lua > test 2>&1 || "
    .. "{ cat test; exit 9; }; exit $status", "0|2", { says = r[2], files = { ["A/r.yml"] = r[1] } })
end

local KNOWN = '[{"file":"a.md","rule":"repeated-word","text":"the the","fingerprint":"%s"}]'
for _, text in ipairs { "", "null", "{}", ("["):rep(100000), '[{"file":"a.md"', "\255" } do
  add("baseline: " .. text:sub(1, 20), "winnow check --baseline=b.json a.md", 5, { files = { ["b.json"] = text } })
end
for _, text in ipairs { "[]", "[1]", "[{}]", "[[]]", '[{"file":7}]', KNOWN:format "", KNOWN:format("\\u0000\\ud800"),
  KNOWN:format(("f"):rep(9000)),
  (KNOWN:format "b5d0f24158b2a353":gsub("a.md", "\\u001b[31m\\n::error::x")) } do
  add("baseline: " .. text:sub(1, 90), "winnow check --fail-on=never --baseline=b.json a.md", 0,
    { files = { ["b.json"] = text } })
end
for _, text in ipairs { "", "null", "[]", '{"documents":"x"}', '{"documents":{}}', '{"documents":', ("["):rep(100000),
  '{"languages":{"en":7}}', '{"dropped":{"\\u001b[31m":[]}}', "{}{}", '{"nothing":[{}]}', "{}",
  '{"documents":1e999}', '{"documents":-5}', '{"documents":99999999999999999999999999}' } do
  add("stats: " .. text:sub(1, 30), "winnow stats s.json", 5, { files = { ["s.json"] = text } })
end
for _, text in ipairs { '{"documents":7}', '{"seconds":1e-999}' } do
  add("stats: " .. text:sub(1, 30), "winnow stats s.json", 0, { files = { ["s.json"] = text } })
end

-- ---- what takes time that grows with its square, if it is done wrong

local function row(cell) return "|" .. (cell .. "|"):rep(100000) .. "\n" end
local count = "winnow -L ./mark.lua row.md | grep -o '<mark class=\"q\">' | wc -l"
add("each of 100,000 cells in a row is marked", count, 0, {
  files = { ["mark.lua"] = "function Quote() return mark 'q' end\n",
    ["row.md"] = row "a" .. row "-" .. row "“Yes,” said Ada." }, out = "^100000\n$" })

-- ---- a terminal

for _, input in ipairs { "\\000\\n", "\\377\\376\\n", "doc.text\\n\\033[31m\\n\\001\\002\\n", "while true do end\\n",
  "error()\\n",
  "doc.blocks[1].document.blocks\\n", "print(('x'):rep(1e6))\\n" } do
  add("by hand: " .. input, "printf '" .. input .. "' | winnow repl --time-limit=0.1 a.txt > out", "0|3|4")
end

return cases
