--- winnow inside a Lua filter of pandoc: `local winnow = require "winnow.pandoc"`. Elements go to winnow as the JSON
--- that pandoc writes of them, so that a filter sees what it sees everywhere. Blocks that come back as they went are
--- taken from what was there; the others are read anew, since reading is what costs time.

local winnow, blocks_of, safe = ...

PANDOC_VERSION:must_be_at_least "2.17"

--- ELEMENT (a Pandoc, a Block, an Inline, or a list of them) as a document, and what makes of a document's blocks
--- what ELEMENT was.
local function wrap(element)
  local kind = pandoc.utils.type(element)
  if kind == "Pandoc" then
    return element, function(blocks) return pandoc.Pandoc(blocks, element.meta) end
  elseif kind == "Blocks" or kind == "Block" then
    local blocks = kind == "Block" and { element } or element
    return pandoc.Pandoc(blocks), pandoc.Blocks
  elseif kind == "Inlines" or kind == "Inline" then
    local inlines = kind == "Inline" and { element } or element
    return pandoc.Pandoc { pandoc.Plain(inlines) }, function(blocks)
      local first = blocks[1]
      if not first then return pandoc.Inlines {} end
      if first.t == "Plain" then return first.content end
      return pandoc.Inlines { pandoc.Span(first.content[1].content, first.attr) }
    end
  end
  error("winnow.pandoc: expected a Pandoc, Blocks, a Block, Inlines or an Inline, got " .. kind, 3)
end

local function json_of(doc) return pandoc.write(doc, "json") end

--- The blocks of the JSON NEW, which was made from OLD, the JSON of DOC.
local function changed(doc, old, new)
  local known = {}
  for i, json in ipairs(blocks_of(old)) do known[json] = doc.blocks[i] end
  local list, head = blocks_of(new)
  local unknown = {}
  for _, json in ipairs(list) do
    if not known[json] then unknown[#unknown + 1] = json end
  end
  local read = pandoc.read(head .. table.concat(unknown, ",") .. "]}", "json").blocks
  local n = 0
  for i, json in ipairs(list) do
    if not known[json] then n = n + 1 end
    list[i] = known[json] or read[n]
  end
  return list
end

local M = setmetatable({}, { __index = winnow })

--- The document that winnow finds things in: M.read(doc).quotes.
---@param element any a Pandoc, Blocks, Block, Inlines or Inline
---@return winnow.Document
function M.read(element) return winnow.read(json_of((wrap(element))), { from = "pandoc" }) end

--- Runs a filter over an element: what is kept, and the report of winnow.run.
---@param filter string|table as in winnow.run
---@param element any a Pandoc, Blocks, Block, Inlines or Inline; of one element comes a list
---@param options? winnow.RunOptions as in winnow.run
---@return any kept nil where nothing changes
---@return {ledger: table[], marks: table[], notes: table[], printed: string} report
function M.run(filter, element, options)
  local doc, unwrap = wrap(element)
  local old = json_of(doc)
  local given = { from = "pandoc" }
  for name, value in pairs(options or {}) do given[name] = value end
  local new, report = winnow.run(filter, old, given)
  return new ~= old and unwrap(changed(doc, old, new)) or nil, report
end

--- A filter of winnow as a filter of pandoc; what it prints and reports goes to standard error.
---@param filter string|table as in winnow.run
---@param options? table as in M.run
function M.filter(filter, options)
  return { Pandoc = function(doc)
    local kept, report = M.run(filter, doc, options)
    for line in report.printed:gmatch "[^\n]+" do io.stderr:write("winnow: print: ", safe(line), "\n") end
    for _, n in ipairs(report.notes) do
      io.stderr:write("winnow: ", safe(("%s: %s [%s]: %s"):format(n.severity, n.message, n.rule, n.text)), "\n")
    end
    return kept
  end }
end

return M
