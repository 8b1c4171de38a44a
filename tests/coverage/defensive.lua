--- Branches that no test takes, by file and line of source, each with its reason; see coverage.lua.
return {
}
