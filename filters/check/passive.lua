--- Who does it? The passive does not say.
filter = {
  name = "passive",
  about = "sentences in the passive voice",
  options = {},
  examples = {
    { "The bridge was closed by the council.", notes = { "passive: who does it? 'was closed'" } },
    { "The bridge has been sold.", notes = { "passive" } },
    { "The council closed the bridge. She is tired.", notes = {} },
  },
}

local irregular = "awoken beaten begun bent bitten blown borne bought bound bred broken brought built burnt "
  .. "caught chosen "
  .. "cut dealt done drawn driven dug eaten fed felt flown forbidden forgiven forgotten fought found frozen "
  .. "given ground "
  .. "grown heard held hidden hit hung hurt kept known laid led left lent lit lost made meant met "
  .. "overthrown paid put read "
  .. "rewritten ridden said seen sent set sewn shaken shot shown shut sold sought spent spoken spread "
  .. "stolen struck stuck "
  .. "sung sunk sworn swept taken taught thought thrown told torn understood upheld withdrawn woken won "
  .. "worn written"
local states = "tired interested bored excited scared worried married used supposed pleased surprised "
  .. "concerned located "
  .. "dedicated committed related limited advanced experienced red naked sacred hundred"

winnow.define("Passive", {
  pattern = [[\b(?:am|is|are|was|were|be|been|being|isn['’]t|wasn['’]t|aren['’]t|weren['’]t|gets?]]
    .. [[|got)\s+(?:(?:not|also|being|been|\w+ly)\s+){0,2}]]
    .. [[(?!(?:]] .. states:gsub(" ", "|") .. [[)\b)(?:\p{L}{2,}ed|]] .. irregular:gsub(" ", "|") .. [[)\b]],
  flags = "i",
})

function Passive(p)
  if p.block.type ~= "code" then p:note("passive", "who does it? '" .. p.text .. "'") end
end
