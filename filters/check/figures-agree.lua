--- Figures that cannot all be right: shares that miss a hundred, a price times a number that is not
--- the sum, a rise that is not its percentage, a conversion in brackets that is off, and the same
--- thing told with two figures.
filter = {
  name = "figures-agree",
  about = "figures that contradict each other",
  options = { tolerance = { 0.03, "by how much a conversion or product may be off", min = 0, max = 1 } },
  examples = {
    { "Of the voters, 46 percent chose Kay, 35 percent Byrne and 22 percent nobody.",
      notes = { "figures-agree: these shares make 103 percent" } },
    { "Of the voters, 46 percent chose Kay, 35 percent Byrne and 19 percent nobody.", notes = {} },
    { "Turnout was 61 percent in May, 58 percent in June and 70 percent in July.", notes = {} },
    { "The road is 10 km (8 miles) long.", notes = { "figures-agree: 10 km are 6.2 miles" } },
    { "The road is 10 km (6.2 miles) long.", notes = {} },
    { "They bought 40 lamps at $25 each, $1,200 in all.",
      notes = { "figures-agree: 40 times $25 is 1,000" } },
    { "They bought 40 lamps at $25 each, $1,000 in all.", notes = {} },
    { "Sales rose from 200 to 250, or 30 percent.",
      notes = { "figures-agree: from 200 to 250 is 25 percent" } },
    { "Sales rose 25 percent, from 200 to 250.", notes = {} },
    { "The rate rose from 4 percent to 5 percent.", notes = {} },
  },
}

local tolerance = filter.options.tolerance

local function near(a, b) return math.abs(a - b) <= tolerance * math.max(math.abs(a), math.abs(b)) end

--- 1250 as 1,250; 6.21 as 6.2.
local function shown(n)
  local text = math.abs(n) < 100 and ("%.1f"):format(n):gsub("%.0$", "") or ("%.0f"):format(n)
  local count
  repeat text, count = text:gsub("^(-?%d+)(%d%d%d)", "%1,%2") until count == 0
  return text
end

--- The bytes of sentence S between things A and B of it.
local function between(s, a, b)
  return winnow.fold(s.text:sub(a.last + 1 - s.first + 1, b.first - 1 - s.first + 1))
end

--- Three shares or more in a list, of which the last has "and" before it, are meant to make a whole
--- when they nearly do.
local function check_shares(s, quantities)
  local shares = {}
  for _, q in ipairs(quantities) do
    if q.type == "percent" and q.value and not q.approx then shares[#shares + 1] = q end
  end
  if #shares < 3 then return end
  local sum, listed = 0, between(s, shares[#shares - 1], shares[#shares]):find "%f[%w]and%f[%W]"
  for _, q in ipairs(shares) do sum = sum + q.value end
  local off = math.abs(sum - 100)
  if listed and off > 0.5 + #shares * 0.25 and off <= 5 then
    s:warning("figures-agree", "these shares make " .. shown(sum) .. " percent")
  end
end

local function check_conversion(q)
  local c = q.conversion
  if not (c and q.value and c.value and q.first < c.first and q.type ~= "currency") then return end
  local fine, value = pcall(q.convert, q, c.unit)
  if not fine or not value or near(value, c.value) then return end
  local unit = c.text:match "%a.*$" or c.unit
  q:warning("figures-agree", q.text .. " are " .. shown(value) .. " " .. unit)
end

local wholes = winnow.regex [[^\W*(?:(?:for |or |making |that is )?(?:a total of|altogether|totall?ing))\W*$]]
local in_all = winnow.regex [[^\W*(?:in all|in total|altogether|all told)\b]]
local each = winnow.regex [[^\W*(?:each|apiece|a piece|per head|a head)\b]]

--- Does sentence S say that SUM is all of N things at PRICE each?
local function adds_up(s, n, price, sum)
  local middle, behind = between(s, price, sum), s.text:sub(sum.last - s.first + 2, sum.last - s.first + 80)
  return each:find(middle) and between(s, n, price):find "%f[%w]at%f[%W]"
    and (in_all:find(winnow.fold(behind:match "^[%s%w%p]*")) or wholes:find((middle:gsub("^%W*%a+", "", 1))))
end

--- "40 lamps at $25 each, $1,000 in all"
local function check_product(s, quantities)
  for i = 1, #quantities - 2 do
    local n, price, sum = quantities[i], quantities[i + 1], quantities[i + 2]
    if n.type == "number" and price.type == "currency" and sum.type == "currency"
      and price.unit == sum.unit and n.value and price.value and sum.value
      and not (n.approx or price.approx or sum.approx) and not near(n.value * price.value, sum.value)
      and adds_up(s, n, price, sum) then
      sum:warning("figures-agree", n.text .. " times " .. price.text .. " is " .. shown(n.value * price.value))
    end
  end
end

local moves = winnow.phrases { "rose", "rise", "fell", "fall", "grew", "grow", "increased", "increase", "dropped",
  "drop", "declined", "decline", "climbed", "up", "down", "jumped", "slipped", "sank", "shrank", "cut" }

--- "rose from 200 to 250, or 25 percent"
local function check_change(s, quantities)
  local from, to, share
  for i, q in ipairs(quantities) do
    if q.type == "percent" and not q.approx then
      if share then return end -- which of them is it?
      share = q
    elseif q.type == "range" and q.min and q.max then return -- "200 to 250" says no order
    elseif i < #quantities and q.value and quantities[i + 1].value and quantities[i + 1].type == q.type
      and quantities[i + 1].unit == q.unit and between(s, q, quantities[i + 1]):find "^%s*to%s*$"
      and s.text:sub(math.max(1, q.first - s.first - 11), q.first - s.first):lower():find "from%s*$" then
      from, to = q, quantities[i + 1]
    end
  end
  if not (from and share) or from.type == "percent" or from.value <= 0 or from.type == "date" then return end
  if from.approx or to.approx or not moves:find(winnow.fold(s.text)) then return end
  if winnow.fold(s.text):find "percentage point" then return end
  local change = math.abs(to.value - from.value) / from.value * 100
  if math.abs(change - share.value) > math.max(1, 0.05 * change) then
    share:warning("figures-agree",
      ("from %s to %s is %s percent"):format(from.text, to.text, shown(change)))
  end
end

function Sentence(s)
  if s.block.type == "code" then return end
  local quantities = s.quantities
  for _, q in ipairs(quantities) do check_conversion(q) end
  if #quantities < 3 then return end
  check_shares(s, quantities)
  check_product(s, quantities)
  check_change(s, quantities)
end

function Claim(c)
  local other = c.conflicts[1]
  if other and other.first < c.first then
    c:warning("figures-agree", ("line %d says it with another figure"):format(other.line))
  end
end
