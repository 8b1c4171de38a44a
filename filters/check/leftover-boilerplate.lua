--- Lines of a page that came along with its text.
filter = {
  name = "leftover-boilerplate",
  about = "lines that belong to a page, not to its text",
  options = { min_score = { 0.5, "how sure winnow must be that it is", min = 0, max = 1 } },
  examples = {
    {
      "The harbour froze in January, and the ferries stayed at the quay for nine days.\n\n"
        .. "It had not happened since 1963, and nobody was prepared for it.\n\n"
        .. "Share this article\n\nRelated articles",
      notes = { "leftover-boilerplate", "leftover-boilerplate" },
    },
    { "The harbour froze in January.", notes = {} },
    -- a title is no page's, though pages print it, too
    {
      "Sign in | Subscribe\n\nHarbour froze as the ferries waited for help\n\nBy Ada Byrne, 14 May 2024\n\n"
        .. "The harbour froze in January, and the ferries stayed at the quay for nine days.\n\n"
        .. "It had not happened since 1963, and nobody was prepared for it.\n\n"
        .. "Share this article\n\nRelated articles",
      notes = { "leftover-boilerplate", "leftover-boilerplate", "leftover-boilerplate", "leftover-boilerplate" },
    },
  },
}

function Boilerplate(b)
  if b.score < filter.options.min_score or b.reason == "title" then return end
  for _, block in ipairs(b.blocks) do
    block:warning("leftover-boilerplate", "this looks like " .. b.reason .. ", not like text")
  end
end
