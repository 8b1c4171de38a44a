filter = {
  name = "first",
  about = "drops first sentences",
  examples = { { "One. Two.", "Two." } },
}

function Sentence(s)
  if s.index == 1 then return drop "first" end
  s:note("second", "not the first")
end
