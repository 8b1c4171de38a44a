--- Fits what claims are scored by: the traits in lua/winnow/weights/claim.lua and the claim_words of
--- lua/winnow/lang/en.lua, by logistic regression on sentences of debates.
---
---     lua5.4 tests/bench/fit-claims.lua DIR check     cross-validation: average precision, best F1
---     lua5.4 tests/bench/fit-claims.lua DIR           prints what stands in the two files
---
--- DIR has claims/dev.jsonl: {"id", "text", "claim"} a line. The traits of a sentence are those that the
--- built module (build/winnow.so) gives as reasons, so build it with claim.least = 0 for this.
---
--- The weights are the mean of two fits. One is plain. In the other, what a word weighs by itself (how
--- much more often claims have it) lowers the penalty on it: better on rare words, too sure of itself.
--- A last step makes the score a probability, then moves it so that the cut of the best F1 is at 0.5: debates
--- have fewer claims than most texts.
package.cpath = "build/?.so;" .. package.cpath
local winnow = require "winnow"

local KEPT = 2400           -- entries of claim_words at most
local LEAST = { 8, 5 }      -- sentences that must have a word, a pair of words
local PLAIN = { lasso = 0.5, ridge = 1.5 }
local RATIO = { lasso = 0.3, ridge = 4, ratio = true }
local MIX = 0.5             -- share of the second
local FOLDS, SWEEPS = 5, 30
local STEP = 0.1            -- to which weights of words are rounded
local REPORTED = 0.45       -- what scores less is not listed as a claim

-- Set by hand, because debates have hardly any of these: headings, titles and labels, a word or two; and
-- because a question asserts nothing, though it may take something for granted.
local BY_HAND = { fragment_1 = -2.5, heading_1 = -4, question_2 = -4, words_0 = -1.5 }

-- Capitalised words that are no names, or of things that all news know; others are not learnt.
local GENERAL = {}
for word in ([[african aids america america's american americans april army august christian cia communist
  communists congress constitution december democrat democratic democrats department depression east eastern
  european fbi february federal governor house january july june mr n nato navy november october ok pacific
  president representatives republic republican republicans senate senator september social states
  supreme treasury u u.s union united university west i i'd i'll i'm i've medicaid medicare
  washington]]):gmatch "%S+" do GENERAL[word] = true end

-- What the debates spell in one way and others in more.
local SPELT = { ["$"] = { "£", "€" }, percent = { "per cent", "%" } }

-- ---- the gold data

local function unescape(s)
  s = s:gsub("\\u(%x%x%x%x)", function(hex) return utf8.char(tonumber(hex, 16)) end)
  return (s:gsub("\\(.)", { n = " ", t = " ", r = " ", ['"'] = '"', ["\\"] = "\\", ["/"] = "/" }))
end

local function read(path)
  local list = {}
  for line in io.lines(path) do
    local id, text = line:match '"id": "(%d+)", "text": "(.*)", "claim"'
    list[#list + 1] = { id = tonumber(id), text = unescape(text), yes = line:find('"claim": true', 1, true) ~= nil }
  end
  table.sort(list, function(a, b) return a.id < b.id end)
  return list
end

-- ---- features: traits as the program sees them ("=number_2"); words and pairs of words

--- The words of TEXT as core/find/word.c cuts them, nearly.
local function cut(text)
  local list = {}
  text = text:gsub("\u{2019}", "'"):gsub("\u{201C}", '"'):gsub("\u{201D}", '"')
  for word in text:gmatch "%S+" do
    while word ~= "" do
      local piece = word:match "^%a%.%a%.[%a%.]*" or word:match "^%d[%d,]*%.?%d*[%a%d]*"
        or word:match "^[%a\x80-\xFF][%w'\x80-\xFF-]*[%w\x80-\xFF]" or word:match "^%.+" or word:match "^%-+"
        or word:sub(1, 1)
      word = word:sub(#piece + 1)
      list[#list + 1] = piece
    end
  end
  return list
end

local function general(word)
  if not word:find "^%d" then return word end
  return (word:find "^1[7-9]%d%d$" or word:find "^20%d%d$") and "@" or "#"
end

--- Words that are written with a capital inside sentences: names, but for the general ones.
local function names_in(items)
  local high, low, names = {}, {}, {}
  for _, item in ipairs(items) do
    for i, word in ipairs(cut(item.text)) do
      local count = word:find "^%u" and high or low
      if i > 1 then count[word:lower()] = (count[word:lower()] or 0) + 1 end
    end
  end
  for word, n in pairs(high) do
    if n > 3 * (low[word] or 0) and not GENERAL[word] then names[word] = true end
  end
  return names
end

local function features(item, names)
  local has, words = {}, cut(item.text)
  local scale = (15 / math.max(#words, 4)) ^ 0.5
  local last = "^"
  for _, word in ipairs(words) do
    word = general(word:lower())
    if names[word] then
      last = nil
    else
      has[word] = scale
      if last then has[last .. " " .. word] = scale end
      last = word
    end
  end
  local claim = winnow.read((item.text:gsub("\n", " "))).claims[1]
  for _, reason in ipairs(claim and claim.reasons or {}) do
    local name = reason:match "^(%l+_%d) [+-]"
    if name and not BY_HAND[name] then has["=" .. name] = 1 end
  end
  return has
end

-- ---- logistic regression, one coordinate at a time

local function is_trait(name) return name:find "^=%l" ~= nil end

--- The features that enough ITEMS have, each a list {name =, row, value, row, value, …}.
local function columns(items)
  local by_name, list = {}, {}
  for row, item in ipairs(items) do
    for name, value in pairs(item.has) do
      local column = by_name[name] or { name = name }
      by_name[name] = column
      column[#column + 1], column[#column + 2] = row, value
    end
  end
  for name, column in pairs(by_name) do
    local least = is_trait(name) and 1 or LEAST[name:find(" ", 2, true) and 2 or 1]
    if #column >= 2 * least then list[#list + 1] = column end
  end
  table.sort(list, function(a, b) return a.name < b.name end)
  return list
end

--- How much more often claims have it, as a logarithm.
local function ratio_of(column, items, claims)
  local yes = 0
  for k = 1, #column, 2 do yes = yes + (items[column[k]].yes and 1 or 0) end
  local no = #column / 2 - yes
  return math.max(0.05, math.abs(math.log((yes + 0.5) / (claims + 1) / (no + 1.5) * (#items - claims + 1))))
end

--- Moves the weight of COLUMN to its best value, the others as they are.
local function move(model, column, lasso, ridge)
  local margin, target, w = model.margin, model.target, model.weights[column.name] or 0
  local slope, bend = ridge * w, ridge + 1e-6
  for k = 1, #column, 2 do
    local row, x = column[k], column[k + 1]
    local p = 1 / (1 + math.exp(-margin[row]))
    slope = slope + x * (p - target[row])
    bend = bend + x * x * p * (1 - p)
  end
  local best, shrink = w - slope / bend, lasso / bend
  best = best > shrink and best - shrink or best < -shrink and best + shrink or 0
  local change = math.max(-1, math.min(1, best - w))
  if change == 0 then return end
  model.weights[column.name] = w + change
  for k = 1, #column, 2 do margin[column[k]] = margin[column[k]] + change * column[k + 1] end
end

--- Weights by name, the bias under "".
local function fit(items, cols, how)
  local model, bias, claims = { margin = {}, target = {}, weights = {} }, { name = "" }, 0
  for row, item in ipairs(items) do
    model.margin[row], model.target[row] = 0, item.yes and 1 or 0
    claims = claims + model.target[row]
    bias[#bias + 1], bias[#bias + 2] = row, 1
  end
  local ratio = {}
  for _, column in ipairs(cols) do
    ratio[column] = how.ratio and ratio_of(column, items, claims) or 1
  end
  for _ = 1, SWEEPS do
    move(model, bias, 0, 0)
    for _, column in ipairs(cols) do
      local r = ratio[column]
      if is_trait(column.name) then move(model, column, 0, 0.3)
      else move(model, column, how.lasso / r, how.ridge / r / r) end
    end
  end
  return model.weights
end

local function train(items)
  local cols = columns(items)
  local plain, ratio = fit(items, cols, PLAIN), fit(items, cols, RATIO)
  local weights, words = { [""] = plain[""] * (1 - MIX) + ratio[""] * MIX }, {}
  for _, column in ipairs(cols) do
    local name = column.name
    local w = (plain[name] or 0) * (1 - MIX) + (ratio[name] or 0) * MIX
    if is_trait(name) then weights[name] = w
    else words[#words + 1] = { name = name, w = w, worth = math.abs(w) * math.sqrt(#column) } end
  end
  table.sort(words, function(a, b) return a.worth > b.worth or a.worth == b.worth and a.name < b.name end)
  for i = 1, math.min(KEPT, #words) do weights[words[i].name] = words[i].w end
  return weights
end

local function score(weights, item)
  local sum = weights[""]
  for name, value in pairs(item.has) do sum = sum + (weights[name] or 0) * value end
  return sum
end

-- ---- how good it is

--- Rows {score, yes} of all ITEMS, each scored by what the other folds taught.
local function cross(items, fold_of)
  local rows = {}
  for fold = 0, FOLDS - 1 do
    local here, there = {}, {}
    for i, item in ipairs(items) do
      local list = fold_of(i) == fold and there or here
      list[#list + 1] = item
    end
    local weights = train(here)
    for _, item in ipairs(there) do rows[#rows + 1] = { score = score(weights, item), yes = item.yes } end
  end
  table.sort(rows, function(a, b) return a.score > b.score end)
  return rows
end

--- Average precision; the best F1, and the score from which on it is reached.
local function quality(rows)
  local yes, hits, ap, best, at = 0, 0, 0, 0, 0
  for _, row in ipairs(rows) do yes = yes + (row.yes and 1 or 0) end
  for i, row in ipairs(rows) do
    if row.yes then hits = hits + 1; ap = ap + hits / i / yes end
    local f = 2 * hits / (i + yes)
    if f > best then best, at = f, row.score end
  end
  return ap, best, at
end

--- The factor that makes scores log odds, but for a shift.
local function calibrate(rows)
  local items, slope = {}, { name = "slope" }
  for row, r in ipairs(rows) do
    items[row] = { yes = r.yes }
    slope[#slope + 1], slope[#slope + 2] = row, r.score
  end
  return fit(items, { slope }, { lasso = 0, ridge = 0 }).slope
end

local function random(i) return i * 7919 // 13 % FOLDS end

local function check(items)
  print(("random folds: AP %.4f  F1 %.4f from %.2f"):format(quality(cross(items, random))))
  local function by_debate(i) return (i - 1) * FOLDS // #items end
  print(("by debate:    AP %.4f  F1 %.4f from %.2f"):format(quality(cross(items, by_debate))))
end

-- ---- the two files

local function print_wrapped(indent, entries)
  local line = indent
  for _, entry in ipairs(entries) do
    if #line + #entry + 2 > 100 then print((line:gsub(" $", ""))); line = indent end
    line = line .. entry .. ", "
  end
  if line ~= indent then print((line:gsub(" $", ""))) end
end

local function print_traits(weights)
  local names, entries = {}, {}
  for name in pairs(weights) do if is_trait(name) then names[#names + 1] = name end end
  table.sort(names)
  for _, name in ipairs(names) do
    entries[#entries + 1] = ('["claim.%s"] = %.2f'):format(name:sub(2), weights[name])
  end
  for _, name in ipairs { "fragment_1", "heading_1", "question_2", "words_0" } do
    entries[#entries + 1] = ('["claim.%s"] = %.2f'):format(name, BY_HAND[name])
  end
  print(('    ["claim.bias"] = %.2f,\n    ["claim.least"] = %.2f,'):format(weights[""], REPORTED))
  print_wrapped("    ", entries)
end

--- NAME and its other spellings.
local function spellings(name, weights)
  local list = { name }
  for word, others in pairs(SPELT) do
    for _, other in ipairs(others) do
      local spelt = (" " .. name .. " "):gsub(" %" .. word .. " ", " " .. other:gsub("%%", "%%%%") .. " "):sub(2, -2)
      if spelt ~= name and not weights[spelt] then list[#list + 1] = spelt end
    end
  end
  return list
end

local function print_words(weights)
  local groups, values = {}, {}
  for name, w in pairs(weights) do
    local value = (w / STEP + 0.5) // 1 * STEP
    if name ~= "" and not is_trait(name) and math.abs(value) > STEP / 2 then
      local key = ("%.1f"):format(value)
      if not groups[key] then groups[key] = {}; values[#values + 1] = key end
      for _, spelt in ipairs(spellings(name, weights)) do table.insert(groups[key], ("%q"):format(spelt)) end
    end
  end
  table.sort(values, function(a, b) return tonumber(a) < tonumber(b) end)
  print "    claim_words = {"
  for _, value in ipairs(values) do
    table.sort(groups[value])
    print(("      { value = %s,"):format(value))
    print_wrapped("        ", groups[value])
    print "      },"
  end
  print "    },"
end

local items = read(arg[1] .. "/claims/dev.jsonl")
local names = names_in(items)
for _, item in ipairs(items) do item.has = features(item, names) end
if arg[2] == "check" then return check(items) end
local rows = cross(items, random)
local slope = calibrate(rows)
local _, _, at = quality(rows)
local weights = train(items)
for name, w in pairs(weights) do weights[name] = w * slope end
weights[""] = weights[""] - at * slope
print_traits(weights)
print_words(weights)
