--- Documents made of the words of the language packs, at random but the same each time: what is
--- found in them lies inside, in order, on whole characters; every field can be read; twice is the
--- same; and a filter that keeps all gives back the bytes.
---
--- run.lua [DOCUMENTS A LANGUAGE [LANGUAGE…]]; the module is found in $WINNOW_CPATH, else in build/.

local here = arg[0]:match("^(.*)/[^/]*$") or "."
package.cpath = os.getenv("WINNOW_CPATH") or here .. "/../../build/?.so"
local winnow = require "winnow"
local tools = dofile(here .. "/../tools.lua")
local documents = tonumber(arg[1]) or 40

-- ---- chance, the same on every machine

local seed
local function pick(n)
  seed = (seed * 1103515245 + 12345) % 2147483648
  return seed // 65536 % n + 1
end

local function one_of(list) return list[pick(#list)] end

-- ---- words

--- All words of LIST of a pack: strings, alone or in tables that say more about them.
local function add_words(words, list)
  for _, item in ipairs(list) do
    if type(item) == "table" then add_words(words, item) else words[#words + 1] = item end
  end
end

local function lists_of(pack)
  local names, lists = {}, {}
  for name in pairs(pack.lists) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local words = {}
    add_words(words, pack.lists[name])
    if #words > 0 then lists[#lists + 1], lists[name] = words, words end
  end
  return lists
end

local NAMES = {
  "Ada", "Ada Byrne", "Per Lunde", "Byrne", "Dr. Lunde", "NASA", "Oslo", "J. R. Hale",
  "van der Meer",
}
local FIGURES = {
  "3", "12", "1,200", "1.200", "1 200", "0.5", "0,5", "1/2", "½", "2½", "47", "1850", "2019",
  "10:30", "3-4", "5–7", "±2", "-4", "+3", "$5", "€ 3", "£1.2m", "5 %", "50%", "3rd", "1st",
  "2.", "12th", "1990s", "'90s", "007", "1e6", "3x", "10^3", "1,00,000", "12.3.2019",
  "2019-05-04", "5/4/2019", "99999999999999999999", "3 km", "20 °C", "5'10\"", "IV", "第三",
  "三千", "५०", "٣٫٥", "１２", "100k", "2bn", "1.5 million", "5-year-old", "4x4",
  "$3-4", "30-something", "$4-5m", "75 USD million", "5 x 10^6", "1'234.50", "1 234 567,89",
  "10500 AD", "AD 50", "450 BC", "7/4/99", "1999/12/31", "Sept. 4", "555-0123", "20-1234", "20C",
  "37º C", "5 ft 11 in", "5-foot-11", "5 miles (8 km)", "20 °C (68 °F)", "2 million pounds",
  "five and a fifth", "two in five", "one in 2000", "two million and a half", "a dozen",
  "三点一四", "七・八十", "二〇〇八", "四百五", "十五斤半", "两年半", "3割8分7厘", "5割半", "3분의 1만",
  "십오 명", "이 명", "구이", "백 명", "ثلاثة وربع", "خمسة عشر", "एक का सौवां", "सवा दो", "डेढ़ सौ",
  "zwei- bis dreihundert", "fünfundzwanzig", "deux tiers", "vingt et un", "veinte y cinco",
  "drie en een half", "полтора миллиона", "пять с половиной", "yüzde beş", "bir bölü üç",
}
local MARKS = {
  ".", ".", ".", ",", ",", "?", "!", ":", ";", "…", "...", " – ", "—", "(", ")", "-", "/",
  "'", "’s", "*", "。", "、", "؟", "।", "&", "%", "°", "№", "[1]", ". . .", "?!", "!)", ":-)",
  "a.m.", "U.S.", "e.g.", "8/16/2000 12:05 PM", "*****", "-----", "a@b.example>", "[...]", " 3 ",
  "1)", "2.)", "« Non ! »", "…」", "！", "？", "www.a.example", "'tis", "dogs’", "=", "\194\160",
}
local QUOTES = {
  "“", "”", "\"", "\"", "„", "“", "«", "»", "‘", "’", "「", "」", "'",
}
local BREAKS = {
  "\n\n", "\n\n", "\n", "\n\n- ", "\n\n— ", "\n\n> ", "\n\n# ", "\n\nQ: ", "\n\nADA BYRNE: ",
  "\t", "\n\n1. ", "\n\n• ", "\n\n“", "\n\nPhoto: ",
}

local function word(lists)
  local way = pick(20)
  if way <= 3 then return one_of(NAMES)
  elseif way <= 5 then return one_of(FIGURES)
  elseif way == 6 and lists.numbers then
    local other = one_of(lists.multipliers or lists.numbers)
    return one_of(lists.numbers) .. one_of { " ", "-", "" } .. other
  elseif way == 7 and lists.cues then return one_of(lists.cues)
  elseif way == 8 and lists.units then
    return one_of(FIGURES) .. one_of { " ", "", "-" } .. one_of(lists.units)
  elseif way == 9 and lists.currencies then
    return one_of(lists.currencies) .. one_of { " ", "" } .. one_of(FIGURES)
  end
  return one_of(one_of(lists))
end

local function capital(s) return (s:gsub("^%l", string.upper)) end

local function document(lists)
  local out, first = {}, true
  for _ = 1, 20 + pick(120) do
    local way, w = pick(16), word(lists)
    if first and pick(5) > 1 then w = capital(w) end
    first = false
    out[#out + 1] = w
    if way <= 3 then
      local mark = one_of(MARKS)
      out[#out + 1], first = mark, mark:find "^[.?!]" ~= nil
    elseif way == 4 then out[#out + 1] = one_of(QUOTES)
    elseif way == 5 then out[#out + 1], first = one_of(BREAKS), true
    end
    if pick(12) > 1 then out[#out + 1] = " " end
  end
  return table.concat(out)
end

-- ---- what holds of each

--- Kind → names of its fields, as editors know them.
local function fields_of_kinds()
  local fields, class = {}, nil
  for line in tools.read(here .. "/../../lua/meta/winnow.lua"):gmatch "[^\n]*" do
    class = line:match "^%-%-%-@class winnow%.(%u%w*)" or line:match "^%-%-%-@class (%u%w*)" or class
    local field = line:match "^%-%-%-@field ([%l_]+)%??"
    if class and field then
      fields[class] = fields[class] or {}
      table.insert(fields[class], field)
    end
  end
  return fields
end

local FIELDS = fields_of_kinds()
local LISTS = {
  "blocks", "sentences", "quotes", "attributions", "claims", "quantities", "hedges", "boilerplate", "links"
}

local function shown(v)
  if type(v) == "userdata" then return ("%s %d-%d"):format(v.kind, v.first, v.last) end
  if type(v) ~= "table" then return tostring(v) end
  local out = {}
  for i, x in ipairs(v) do out[i] = shown(x) end
  return "{" .. table.concat(out, ", ") .. "}"
end

local function check_thing(d, t, before)
  assert(t.first >= 1 and t.last <= #d.text and t.last >= t.first - 1, "outside the text")
  assert(d.text:sub(t.first, t.last) == t.text, "another text than its bytes")
  assert(utf8.len(t.text), "cuts a character")
  assert(not before or t.first >= before.first, "before the one before")
  local out = { shown(t) }
  for _, field in ipairs(FIELDS[t.kind] or {}) do out[#out + 1] = field .. "=" .. shown(t[field]) end
  if t.kind == "Quantity" then
    for _, unit in ipairs { "km", "°F", "kg", "zebra" } do
      local _, told = pcall(t.convert, t, unit)
      out[#out + 1] = shown(told)
    end
  end
  return table.concat(out, " ")
end

--- All that is found in TEXT, as lines.
local function found(text, lang)
  local d, out = winnow.read(text, { lang = lang }), {}
  for _, name in ipairs(LISTS) do
    local before
    for _, t in ipairs(d[name]) do
      out[#out + 1] = check_thing(d, t, before)
      before = t
    end
  end
  return table.concat(out, "\n")
end

local function check(text, lang)
  local one = found(text, lang)
  assert(one == found(text, lang), "twice is not the same")
  found(text) -- in the language that is found out
  assert(winnow.run({ Sentence = function() end }, text) == text, "not the bytes that came in")
  return select(2, one:gsub("\n", ""))
end

local wanted = { table.unpack(arg, 2) }
if #wanted == 0 then
  local files = tools.output_of("ls " .. here .. "/../../lua/winnow/lang")
  for name in files:gmatch "([%w-]+)%.lua" do wanted[#wanted + 1] = name end
end
local things, failed = 0, 0
for _, lang in ipairs(wanted) do
  local lists = lists_of(dofile(("%s/../../lua/winnow/lang/%s.lua"):format(here, lang)))
  for i = 1, #lists > 0 and documents or 0 do
    seed = i * 7919
    local text = document(lists)
    local fine, n = xpcall(check, debug.traceback, text, lang)
    if fine then things = things + n
    else
      failed = failed + 1
      print(("%s, document %d: %s\n<%s>"):format(lang, i, n, text))
    end
  end
end
print(("random: %d languages, %d documents each, %d things, %d failed"):format(#wanted, documents, things, failed))
os.exit(failed == 0)
