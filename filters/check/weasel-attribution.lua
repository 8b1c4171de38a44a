--- Sources that are nobody: experts say, many believe, it is said.
filter = {
  name = "weasel-attribution",
  about = "sources that are nobody in particular",
  options = {},
  examples = {
    { "Experts say the bridge is unsafe.", notes = { "weasel-attribution: who are these: 'Experts say'?" } },
    { "It is widely believed that the bridge is unsafe.", notes = { "weasel-attribution" } },
    { "Three experts from the harbour board say the bridge is unsafe.", notes = {} },
    { "Ada Byrne said so.", notes = {} },
  },
}

local who = [[(?:some|many|most|several|certain|various|numerous)(?: \w+)?(?: of (?:them|us))?]]
  .. [[|(?:some |many |most |several )?(?:experts|analysts|observers|commentators|critics|sceptics|skeptics]]
  .. [[|insiders|pundits]]
  .. [[|researchers|scientists|studies|reports|sources|people|economists|historians|fans|locals)]]
local say = [[(?:say|says|said|believe|believed|think|argue|argued|claim|claimed|warn|suggest|suggested]]
  .. [[|agree|feel|fear|hold]]
  .. [[|show|have shown|have said|have argued|have suggested|point out)]]

winnow.define("Weasel", {
  pattern = [[(?:(?<=^)|(?<=[.!?;,:—–] )|(?<=\bthat )|(?<=\bbut )|(?<=\band )|(?<=\bas ))(?:]] .. who .. ") "
    .. say .. [[\b]]
    .. [[|\bit (?:is|was|has been) (?:widely |often |generally |commonly )?(?:said|believed|thought|claimed]]
    .. [[|argued|known|rumou?red|reported)\b]],
  flags = "im",
})

function Weasel(w)
  if w.block.type ~= "code" then w:warning("weasel-attribution", "who are these: '" .. w.text .. "'?") end
end
