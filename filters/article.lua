--- The article without what surrounds it: navigation, share buttons, related links, credits, comments.
filter = {
  name = "article",
  about = "drops boilerplate, keeps the rest",
  options = { min_score = 0.5 }, -- 0..1: how sure winnow must be that a line is boilerplate
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

function Boilerplate(b)
  if b.score >= filter.options.min_score then return drop(b.reason) end
end
