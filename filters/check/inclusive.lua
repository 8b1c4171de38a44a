--- Words that leave people out or talk down to them, with words that do not.
filter = {
  name = "inclusive",
  about = "words that leave people out",
  options = { allow = { "", "words that may stand, with commas between" } },
  examples = {
    { "The chairman opened the meeting.", notes = { "inclusive: 'chair' instead of 'chairman'" } },
    { "The chair opened the meeting.", notes = {} },
  },
}

local better = {
  ["blacklist"] = "blocklist",
  ["blacklisted"] = "blocked",
  ["businessman"] = "business person",
  ["cameraman"] = "camera operator",
  ["chairman"] = "chair",
  ["cleaning lady"] = "cleaner",
  ["congressman"] = "member of Congress",
  ["crazy"] = "absurd",
  ["crippled"] = "disabled",
  ["deaf-mute"] = "deaf",
  ["dummy value"] = "placeholder value",
  ["fireman"] = "firefighter",
  ["firemen"] = "firefighters",
  ["foreman"] = "supervisor",
  ["freshman"] = "first-year student",
  ["gentlemen's agreement"] = "unwritten agreement",
  ["girl friday"] = "assistant",
  ["grandfathered"] = "exempted",
  ["gypped"] = "cheated",
  ["handicapped"] = "disabled",
  ["housewife"] = "homemaker",
  ["illegal alien"] = "undocumented immigrant",
  ["insane"] = "absurd",
  ["layman"] = "non-expert",
  ["layman's terms"] = "plain terms",
  ["mailman"] = "mail carrier",
  ["man hours"] = "working hours",
  ["man-hours"] = "working hours",
  ["man-made"] = "artificial",
  ["mankind"] = "humanity",
  ["manned"] = "staffed",
  ["manpower"] = "workforce",
  ["master/slave"] = "primary/replica",
  ["middleman"] = "intermediary",
  ["oriental"] = "Asian",
  ["policeman"] = "police officer",
  ["policemen"] = "police officers",
  ["sanity check"] = "quick check",
  ["spokesman"] = "spokesperson",
  ["stewardess"] = "flight attendant",
  ["suffers from"] = "has",
  ["tone-deaf"] = "insensitive",
  ["tribe"] = "group",
  ["wheelchair-bound"] = "wheelchair user",
  ["whitelist"] = "allowlist",
  ["whitelisted"] = "allowed",
  ["workmen"] = "workers",
}

for word in filter.options.allow:gmatch "[^,]+" do better[winnow.fold(word:match "^%s*(.-)%s*$")] = nil end

local words = {}
for word in pairs(better) do words[#words + 1] = word end
if #words > 0 then winnow.define("Exclusive", { phrases = words }) end

function Exclusive(e)
  local word = better[winnow.fold(e.text)]
  if word and e.text:find "^%u" then word = word:sub(1, 1):upper() .. word:sub(2) end
  if word and e.block.type ~= "code" then
    e:note("inclusive", "'" .. word .. "' instead of '" .. e.text .. "'", word)
  end
end
