--- A quotation mark that is opened and never closed. A speech over several paragraphs opens each of them with a mark
--- and closes the last one only.
filter = {
  name = "unbalanced-quotes",
  about = "a quotation mark without its other half",
  options = {},
  examples = {
    { "“It is closed,” she said.", notes = {} },
    { "“It is closed, she said.", notes = { "unbalanced-quotes: this quote is never closed" } },
    { "“It is closed.\n\n“It will stay closed,” she said.", notes = {} },
  },
}

local function goes_on(quote)
  local after = quote.document.text:sub(quote.last + 1, quote.last + 12)
  return after:find '^%s*\n%s*["“„«]'
end

function Quote(q)
  if not q.closed and q.block.type ~= "code" and not goes_on(q) then
    q:error("unbalanced-quotes", "this quote is never closed")
  end
end
