--- The article without what surrounds it: navigation, share buttons, related links, credits, comments.
filter = {
  name = "article",
  about = "drops boilerplate, keeps the rest",
  options = {
    min_score = { 0.5, "how sure winnow must be that a line is boilerplate", min = 0, max = 1 },
    titles = { "drop", "the title above a text, where it goes", values = { "drop", "keep" } },
    comments = { "drop", "what readers wrote", values = { "drop", "keep" } },
    tables = { "keep", "keep: what is no boilerplate; drop: none; data: all that hold figures, too",
      values = { "keep", "drop", "data" } },
  },
  examples = {
    {
      "Share this article\n\nThe harbour froze in January, and the ferries stayed at the quay for nine days.\n\n"
        .. "It had not happened since 1963, the harbour master said, and nobody was prepared for it.\n\n"
        .. "Related Articles\n\nBack to top",
      "The harbour froze in January, and the ferries stayed at the quay for nine days.\n\n"
        .. "It had not happened since 1963, the harbour master said, and nobody was prepared for it.",
    },
    { "The moon is hollow.\n\n“It is not,” said Ada Byrne.", "The moon is hollow.\n\n“It is not,” said Ada Byrne." },
  },
}

local options = filter.options
local kept = { comment = options.comments == "keep", title = options.titles == "keep" }

function Boilerplate(b)
  if kept[b.reason] then return end
  if b.score >= options.min_score then return drop(b.reason) end
end

--- Cells in a row, from blocks FIRST to LAST: a table of figures?
local function is_data(blocks, first, last)
  local words, figures = 0, 0
  for i = first, last do
    words = words + blocks[i].words
    if blocks[i].text:find "%d" then figures = figures + 1 end
  end
  local cells = last - first + 1
  return cells >= 4 and words <= 6 * cells and figures * 4 >= cells
end

--- Calls DECIDE for each cell, with whether its table holds figures.
local function each_cell(blocks, decide)
  local first
  for i = 1, #blocks + 1 do
    local cell = blocks[i] and blocks[i].type == "cell"
    if cell and not first then first = i end
    if not cell and first then
      local data = is_data(blocks, first, i - 1)
      for k = first, i - 1 do decide(blocks[k], data) end
      first = nil
    end
  end
end

local of_figures -- by the block's number, once a cell has been seen

local function decide(b)
  if b.type ~= "cell" then return end
  if options.tables == "drop" then return drop "table" end
  if not of_figures then
    of_figures = {}
    each_cell(b.document.blocks, function(cell, data) of_figures[cell.index] = data end)
  end
  if of_figures[b.index] then return keep "table" end
end

if options.tables ~= "keep" then Block = decide end
