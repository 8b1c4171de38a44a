--- How this repository is checked: its README, by `make lint`.
return {
  severities = {
    passive = "off",            -- a manual tells what is done to the reader's files
    ["unsourced-figure"] = "off", -- figures of its own
    ["unsourced-claim"] = "off",
    ["acronym-undefined"] = "off",
  },
  fail_on = "warning",
}
