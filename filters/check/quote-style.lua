--- One document, one kind of quotation mark.
filter = {
  name = "quote-style",
  about = "quotation marks of two kinds in one document",
  options = {
    style = { "same", "what all marks are to be; same: as the first", values = { "same", "curly", "straight" } },
  },
  examples = {
    { "“One,” she said. “Two,” he said.", notes = {} },
    { "“One,” she said. \"Two,\" he said.", notes = { "quote-style: straight marks; the first quote has "
      .. "curly ones" } },
  },
}

local first

local function style_of(quote)
  local mark = quote.text:sub(1, 1)
  return (mark == '"' or mark == "'") and "straight" or "curly"
end

function Quote(q)
  if q.block.type == "code" then return end
  local style, wanted = style_of(q), filter.options.style
  first = first or style
  if wanted == "same" and style ~= first then
    q:warning("quote-style", style .. " marks; the first quote has " .. first .. " ones")
  elseif wanted ~= "same" and style ~= wanted then
    q:warning("quote-style", style .. " marks; this document uses " .. wanted .. " ones")
  end
end
