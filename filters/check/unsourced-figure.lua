--- Money, shares and large numbers without a source in their paragraph.
filter = {
  name = "unsourced-figure",
  about = "figures without a source",
  options = { min_number = { 1000, "plain numbers below need no source", min = 0 } },
  examples = {
    { "The bridge cost $40 million.", notes = { "unsourced-figure: where does $40 million come from?" } },
    { "The bridge cost $40 million, the council said.", notes = {} },
    { "Two ferries sailed on 3 May 2021.", notes = {} },
    { "© 2024 The Islander.", notes = {} },
  },
}

local sourced = {} -- by the block's number

function Block(b)
  if b.link_density > 0 or b.type == "code" then sourced[b.index] = true end
end

function Attribution(a) sourced[a.block.index] = true end

local function matters(q)
  if q.type == "number" then return (q.value or 0) >= filter.options.min_number end
  return q.type == "currency" or q.type == "percent"
end

function Document(d)
  for _, q in ipairs(d.quantities) do
    if matters(q) and not sourced[q.block.index] then
      q:note("unsourced-figure", "where does " .. q.text .. " come from?")
    end
  end
end
