-- What a program does with the module. Loading it is Lua's own work: faults begin behind it.
local open = assert(package.loadlib(os.getenv("MODULE"), "luaopen_winnow"))
os.getenv("FAULT_BEGIN")
local winnow = open()
local file = assert(io.open("a.txt"))
local text = file:read("a")
file:close()
local kept, report = winnow.run("article", text)
local re = winnow.regex([[(\w+) (?<b>\w+)]], "i")
local list = winnow.phrases { "hen", "harbour office" }
assert(io.write(kept, #report.ledger, " ", re:gsub("one two", "$2 $1"), " ", #list:find(text), "\n"))
