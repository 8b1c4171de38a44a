--- Kills winnow --in-place at moments all over its run: the file is as it was or as it is to be, every time, and once
--- a run has ended nothing else is in the folder. kill.lua [TIMES]; WINNOW=build/winnow

local program = os.getenv("WINNOW") or "build/winnow"
local times = tonumber(arg[1]) or 40
local tools = dofile(arg[0]:gsub("[^/]*$", "") .. "../tools.lua")
local output_of, read, write = tools.output_of, tools.read, tools.write

local folder = output_of("mktemp -d"):gsub("\n", "")
local filter, file = folder .. "/swap.lua", folder .. "/in/a.txt"
local sentence = "The hen laid %s eggs, said Ada Byrne. "
local old, new = sentence:format("three"):rep(20000), sentence:format("seven"):rep(20000)
assert(os.execute("mkdir '" .. folder .. "/in'"))
write(filter, [[
function Document(d) return (d.text:gsub("%f[%a]three%f[%A]", "seven")) end
]])

local command = ("'%s' --in-place -L '%s' '%s'"):format(program, filter, file)
write(file, old)
assert(os.execute(command) and read(file) == new, "the filter does not do what it should")
local from = tonumber(output_of "date +%s%N")
write(file, old)
os.execute(command)
local takes = (tonumber(output_of "date +%s%N") - from) / 1e9

local was, is, strays = 0, 0, 0
local moments = {}
for i = 1, times do
  moments[i] = takes * 1.1 * (i - 0.5) / times
end
for _, delay in ipairs(moments) do
  write(file, old)
  os.execute(("%s 2> /dev/null & p=$!; sleep %.5f; kill -9 $p 2> /dev/null; wait $p 2> /dev/null"):format(command,
    delay))
  local now = read(file)
  if now ~= old and now ~= new then
    print(("killed after %.5f s: %d bytes, neither the old ones nor the new"):format(delay, #now))
    os.exit(false)
  end
  if now == old then was = was + 1 else is = is + 1 end
  if output_of("ls -A '" .. folder .. "/in'") ~= "a.txt\n" then strays = strays + 1 end
end
write(file, old)
assert(os.execute(command) and read(file) == new)
local left = output_of("ls -A '" .. folder .. "/in'")
os.execute("rm -rf '" .. folder .. "'")
print(("kill: %d times; the old file %d times, the new one %d times, lost 0 times; strays in between: %d"):format(times,
  was, is, strays))
if left ~= "a.txt\n" then print("left behind: " .. left) end
os.exit(left == "a.txt\n")
