#!/usr/bin/env winnow
local at = winnow.regex [[\b(?<what>hen|egg)s?\b]]

winnow.define("Hen", { pattern = [[\bhen\b]] })

function Hen(h) return at:gsub(h.text, "${what}house") end
