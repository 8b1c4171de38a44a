--- The rules that FineWeb adds to those of Gopher and C4: documents that are lists, or lines that recur.
---
--- Penedo and others 2024, "The FineWeb Datasets" (arXiv:2406.17557), section 3.6; the numbers are those of the code
--- that made it (datatrove, FineWebQualityFilter). All of it: -L gopher -L c4 -M c4.end_marks=false -L fineweb
filter = {
  name = "fineweb",
  about = "drops documents by FineWeb's rules: lines without an end, short lines, lines that recur",
  options = {
    ends = { 0.12, "of the lines, end in . ' \" ! ?: as few, or fewer", min = 0, max = 1 },
    short = { 0.67, "of the lines, are short: as many, or more", min = 0, max = 1 },
    short_length = { 30, "characters of a short line", min = 0 },
    -- the paper: 0.1
    duplicates = { 0.01, "of the characters, in lines that were there before: as many, or more", min = 0, max = 1 },
    breaks = { 0.3, "line ends to a word (the code alone)", min = 0 },
  },
  examples = {
    { "Boats\n\nNets\n\nRope\n\nTar and oil", "" },
    { "The boats stayed at the quay for nine days.\n\nThe boats stayed at the quay for nine days.", "" },
    {
      "The boats stayed at the quay for nine days.\n\nNobody in the town had seen that before.",
      "The boats stayed at the quay for nine days.\n\nNobody in the town had seen that before.",
    },
  },
}

local options = filter.options

--- Why the lines are no prose, or nil.
local function no_prose(lines)
  local ends, short = 0, 0
  for _, line in ipairs(lines) do
    if line:find "[.'\"!?]$" then ends = ends + 1 end
    if #line <= options.short_length or utf8.len(line) <= options.short_length then short = short + 1 end
  end
  if ends <= options.ends * #lines then return "lines without an end" end
  if short >= options.short * #lines then return "short lines" end
end

local function duplicate_characters(lines)
  local seen, n = {}, 0
  for _, line in ipairs(lines) do
    if seen[line] then n = n + utf8.len(line) end
    seen[line] = true
  end
  return n
end

local function judge(text)
  local lines, breaks = {}, -1
  for line in (text .. "\n"):gmatch "([^\n]*)\n" do
    breaks = breaks + 1
    if line:find "%S" then lines[#lines + 1] = line end
  end
  local why = no_prose(lines)
  if why then return why end
  if duplicate_characters(lines) >= options.duplicates * (utf8.len(text) - breaks) then return "duplicate lines" end
  if breaks > options.breaks * winnow.ngrams(text, 1).words then return "too many line ends" end
end

function Document(d)
  local why = judge(d.text)
  if why then return drop(why) end
end
