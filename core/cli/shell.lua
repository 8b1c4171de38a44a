--- Writes what a shell and man know of winnow, from what `winnow help` prints:
---
---     lua5.4 core/cli/shell.lua build/winnow bash|zsh|fish|filters > FILE

local program, what = arg[1], arg[2]

local function output_of(topic)
  local pipe = assert(io.popen(("'%s' %s"):format(program, topic:find "^%-" and topic or "help " .. topic)))
  local text = pipe:read "a"
  assert(pipe:close(), "winnow help " .. topic)
  return text
end

--- The commands, each with its options: {name, about, {letter, name, argument, about}…}.
local commands = {}
for name, about in output_of(""):match "Commands:\n(.-)\n\n":gmatch "  (%l+) +(%C+)" do
  local command = { name = name, about = about }
  for letter, option, argument, text in output_of(name):gmatch "\n  %-?(%a?),? +%-%-([%l-]+)(%S*) *\n? *(%C*)" do
    command[#command + 1] = { letter = letter, name = option, argument = argument, about = text }
  end
  commands[#commands + 1] = command
end

local function names(form)
  local list = {}
  for i, c in ipairs(commands) do list[i] = form:format(c.name) end
  return table.concat(list, form == "%s" and " " or "\n")
end

local function quoted(s) return "'" .. s:gsub("'", "'\\''") .. "'" end

--- A case of a shell that sets what command is spoken of and what options it has.
local function cases(option, open, close)
  local out = {}
  for i, c in ipairs(commands) do
    local list = {}
    for k, o in ipairs(c) do list[k] = option(o) end
    out[i] = ("    %s) opts=%s%s%s ;;\n"):format(c.name, open, table.concat(list, " "), close)
  end
  return table.concat(out)
end

local function is_valued(o) return o.argument:sub(1, 1) == "=" end

local write = {}

function write.bash()
  io.write([=[
_winnow() {
  local cur=${COMP_WORDS[COMP_CWORD]} cmd=filter word opts
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case " ]=], names "%s", [=[ " in *" $word "*) cmd=$word; break ;; esac
  done
  case $cmd in
]=], cases(function(o) return "--" .. o.name .. (is_valued(o) and "=" or "") end, '"', '"'), [=[
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$opts" -- "$cur"))
    if [[ ${COMPREPLY[0]} == *= ]]; then compopt -o nospace; fi
  else
    COMPREPLY=($(compgen -f -- "$cur"))
    if [[ $COMP_CWORD == 1 ]]; then COMPREPLY+=($(compgen -W "]=], names "%s", [=[" -- "$cur")); fi
  fi
}
complete -o filenames -F _winnow winnow
]=])
end

function write.zsh()
  local described = {}
  for i, c in ipairs(commands) do described[i] = quoted(c.name .. ":" .. c.about) end
  io.write("#compdef winnow\nlocal cmd=filter word\nlocal -a opts commands\ncommands=(",
    table.concat(described, " "), ")\nfor word in ${words[2,CURRENT-1]}; do\n  if (( ${commands[(I)$word:*]} )); then ",
    "cmd=$word; break; fi\ndone\ncase $cmd in\n",
    cases(function(o) return quoted(("--%s:%s"):format(o.name, o.about)) end, "(", ")"),
    "esac\nif [[ $PREFIX == -* ]]; then\n  _describe -o option opts\nelse\n",
    "  (( CURRENT == 2 )) && _describe command commands\n  _files\nfi\n")
end

function write.fish()
  for _, c in ipairs(commands) do
    print(("complete -c winnow -n __fish_use_subcommand -a %s -d %s"):format(c.name, quoted(c.about)))
    local seen = "-n '__fish_seen_subcommand_from " .. c.name .. "'"
    for _, o in ipairs(c) do
      print(("complete -c winnow %s%s -l %s%s -d %s"):format(c.name == "filter" and "-n __fish_use_subcommand" or seen,
        o.letter ~= "" and " -s " .. o.letter or "", o.name, is_valued(o) and " -r" or "", quoted(o.about)))
    end
  end
end

--- winnow-filters(7): the filter API, as `winnow help filters` and `winnow help api` tell it.
function write.filters()
  local function lines(text)
    return (text:gsub("\\", "\\e"):gsub("%-", "\\-"):gsub("\n([.'])", "\n\\&%1"))
  end
  io.write('.TH WINNOW\\-FILTERS 7 "" "', output_of "--version":match "^%S+ %S+", '" "winnow"\n',
    ".SH NAME\nwinnow\\-filters \\- how filters for winnow are written\n.SH FILTERS\n.nf\n",
    lines(output_of "filters"), ".fi\n.SH THINGS AND FUNCTIONS\n.nf\n", lines(output_of "api"),
    ".fi\n.SH SEE ALSO\n.BR winnow (1)\n")
end

write[what]()
