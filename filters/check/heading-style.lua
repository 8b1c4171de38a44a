--- Headings that are written as one hand wrote them all.
filter = {
  name = "heading-style",
  about = "headings that end in a stop, or skip a level",
  options = { max_words = { 15, "as many a heading may have", min = 1 } },
  examples = {
    { "# The bridge\n\nIt is closed.", notes = {} },
    { "# The bridge.\n\nIt is closed.", notes = { "heading-style: a heading ends without a stop" } },
    { "# The bridge\n\n### Its piers\n\nThey are old.", notes = { "heading-style: level 3 after level 1" } },
  },
}

local before

function Block(b)
  if b.type ~= "heading" then return end
  if b.text:find "[.;:,]$" and not b.text:find "%.%.%.$" then
    b:warning("heading-style", "a heading ends without a stop")
  end
  if b.words > filter.options.max_words then
    b:note("heading-style", b.words .. " words; at most " .. filter.options.max_words)
  end
  if before and b.level > before + 1 then
    b:warning("heading-style", "level " .. b.level .. " after level " .. before)
  end
  before = b.level
end
