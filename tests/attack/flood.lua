--- Floods: what filters say is capped, and how much more there was is told.
-- luacheck: no max line length (an attack is a line)

return {
  status = 0, args = "--time-limit=20 --memory-limit=256M", out = "The ferry",
  { "print, many lines", "for i = 1, 1e6 do print(i) end", says = "more" },
  { "print, one long line", "print(('x'):rep(1e7))", says = "more" },
  { "print, lines of many records", file = "function Sentence(s) for i = 1, 500 do print(('x'):rep(500)) end end",
    files = { ["in.jsonl"] = ('{"text": "One hen."}\n'):rep(300) }, command = "-L ./f.lua in.jsonl", out = "One hen", says = "more" },
  { "print, empty lines", "for i = 1, 1e6 do print() end", says = "more" },
  { "print, NUL", "for i = 1, 1e5 do print('\\0') end", says = "more" },
  { "reports", "for i = 1, 1e6 do d:note('r', 'm') end", says = "more notes" },
  { "reports with long messages", "for i = 1, 1e4 do d:note('r', ('m'):rep(5000)) end", says = "more notes" },
  { "reports with long rules", "for i = 1, 1e4 do d:note(('r'):rep(200), 'm') end", says = "more notes" },
  { "a rule's name that is too long", "d:note(('r'):rep(201), 'm')", status = 3, out = false, says = "longer than 200 bytes" },
  { "reports with long fixes", "for i = 1, 1e4 do d:note('r', 'm', ('f'):rep(5000)) end", says = "more notes" },
  { "one report with a long message", "d:note('r', ('m'):rep(1e7))" },
  { "reports of many records", file = "function Sentence(s) for i = 1, 100 do s:note('r', ('m'):rep(1000)) end end",
    files = { ["in.jsonl"] = ('{"text": "One hen."}\n'):rep(300) }, command = "-L ./f.lua in.jsonl", out = "One hen", says = "more notes" },
  { "replacements that cross", file = [[
function Sentence(s) return "x" end
function Block(b) local t = {} for i, s in ipairs(b.sentences) do t[i] = s end return t end]], out = "x" },
  { "check: reports", "for i = 1, 1e5 do d:note('r', 'm') end", command = "check --config=none --fail-on=never -L ./f.lua in.txt",
    out = "in.txt:1:1", says = "more notes" },
  { "check: reports with long messages", "local m = ('m'):rep(1e5) for i = 1, 1e5 do d:note('r', m) end",
    command = "check --config=none --fail-on=never -L ./f.lua in.txt", out = "in.txt:1:1", says = "more notes" },
  { "check: reports on the whole of a long line", file = "function Sentence(s) s.document:note('r', 'm') s:note('r', 'm') s.block:note('r', 'm') end",
    text = ("A hen is here. "):rep(6e4), command = "check --config=none --fail-on=never -L ./f.lua in.txt", out = "in.txt:1:1", says = "more notes" },
  { "check: reports on a long line, with workers", file = "function Sentence(s) s:note('r', 'm') end", text = ("A hen is here. "):rep(6e4),
    command = "check --config=none --fail-on=never -j 2 -L ./f.lua in.txt in.txt", out = "in.txt:1:1", says = "more notes" },
  { "check: reports on the whole of a long record", file = "function Sentence(s) s.document:note('r', 'm') s:note('r', 'm') end",
    files = { ["in.jsonl"] = '{"text": "' .. ("A \\u0068en is here. "):rep(4e4) .. '"}\n' },
    command = "check --config=none --fail-on=never -L ./f.lua in.jsonl", out = "in.jsonl:1:", says = "more notes" },
  { "a long name", file = "filter = { name = ('n'):rep(1e6) }\nfunction Document(d) d:note('r', 'm') error 'x' end", status = 3, out = false, elsewhere = true, says = "'name' of filter is longer" },
  { "a long name at the limit of time", file = "filter = { name = ('n'):rep(64) }\nfunction Document(d) while true do end end",
    args = "--time-limit=0.1", status = 4, out = false, says = "" },
  { "a long error", "error(('x'):rep(1e7))", status = 3, out = false, says = "" },
  { "a long chunk name", "load('while true do end', ('@x'):rep(1e6))()", args = "--time-limit=0.1", status = 4, out = false, says = "took longer" },
}
