--- Abbreviations that the text does not explain.
filter = {
  name = "acronym-undefined",
  about = "abbreviations that are not explained",
  options = {
    known = { "AM PM BC AD CE BCE US USA UK EU UN NATO NASA FBI CIA BBC CNN CEO CFO VAT GDP TV PC CD DVD GPS "
      .. "DNA HIV AIDS HTML CSS XML JSON PDF URL HTTP HTTPS API SQL USB UTF ASCII CPU GPU RAM GNU GPL MIT "
      .. "LICENSE README ID IT OK FAQ DIY II III IV VI VII VIII IX XI XII",
      "known to everybody" },
    min_letters = { 3, "shorter ones may stand", min = 1 },
  },
  examples = {
    { "The HBA met on Monday.", notes = { "acronym-undefined: what is 'HBA'?" } },
    { "The Harbour Board Assembly (HBA) met. The HBA left.", notes = {} },
    { "The Союз портов (СП) met. СП left.", notes = {} },
    { "NASA met the EU.", notes = {} },
    { "THE WHOLE LINE IS LOUD", notes = {} },
  },
}

winnow.define("Acronym", { pattern = [[(?<![\p{L}\p{N}_$./-])\p{Lu}{2,7}s?(?![\p{L}\p{N}_./-]*\p{L})]] })
winnow.define("Explained", { pattern = [[\(\p{Lu}{2,7}\)|\b\p{Lu}{2,7} \(]] })

local known, seen, loud = {}, {}, winnow.regex [[\p{Ll}]]
for word in filter.options.known:gmatch "%S+" do known[word] = true end

function Explained(e) known[e.text:match "[^() ]+"] = true end

local quiet = {} -- by the index of a block: is it not all capitals?

local function is_quiet(block)
  local index = block.index
  if quiet[index] == nil then quiet[index] = loud:find(block.text) ~= nil end
  return quiet[index]
end

function Acronym(a)
  local word = a.text:gsub("s$", "")
  if known[word] or #word < filter.options.min_letters or a.block.type == "code" then return end
  if is_quiet(a.block) then seen[#seen + 1] = a end
end

function Document()
  for _, a in ipairs(seen) do
    local word = a.text:gsub("s$", "")
    if not known[word] then a:note("acronym-undefined", "what is '" .. word .. "'?") end
    known[word] = true -- once a document
  end
end
