filter = { name = "wrong", examples = { { "One. Two.", "One." } } }

function Sentence(s)
  if s.index == 1 then return drop "first" end
end
