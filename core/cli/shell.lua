--- Writes what a shell and man know of winnow, from what `winnow help` prints:
---
---     lua5.4 core/cli/shell.lua build/winnow bash|zsh|fish|filters > FILE

local program, what = arg[1], arg[2]

local function output_of(topic)
  local pipe = assert(io.popen(("'%s' %s"):format(program, topic)))
  local text = pipe:read "a"
  assert(pipe:close(), "winnow " .. topic)
  return text
end

--- The options of a command in its help, each {letter =, name =, argument =, about = all of its lines}.
local function read_options(help, list)
  local o
  for line in help:gmatch "[^\n]+" do
    local letter, name, argument, about = line:match "^  %-?(%a?),? +%-%-([%l-]+)(%S*) *(.*)"
    if name then
      o = { letter = letter, name = name, argument = argument, about = about }
      list[#list + 1] = o
    elseif o and line:find "^ +%S" then
      o.about = (o.about .. " " .. line:match "^ +(.*)"):gsub("^ ", "")
    end
  end
  return list
end

--- The commands, each with its options: {name, about, {letter, name, argument, about}…}.
local commands = {}
for name, about in output_of("help"):match "Commands:\n(.-)\n\n":gmatch "  (%l+) +(%C+)" do
  commands[#commands + 1] = read_options(output_of("help " .. name), { name = name, about = about })
end

--- What PATTERN finds in TEXT, each once, with spaces between.
local function words(text, pattern)
  local list, seen = {}, {}
  for word in text:gmatch(pattern) do
    if not seen[word] then list[#list + 1] = word end
    seen[word] = true
  end
  return table.concat(list, " ")
end

local formats = output_of "help formats"
local filters = words("\n" .. output_of "list", "\n([%w-]+)  ")
local topics = words(output_of "help":match "More: winnow help ([^\n]+)", "%l+")

--- What stands behind an option, or a command; a filter may be a file, too.
local values = {
  ["lua-filter"] = filters, test = filters,
  from = words(formats:match "Read.-\n\n", "\n  (%l+)"), to = words(formats, "\n  (%l+)"),
  kind = words(output_of "help api":lower(), "\n(%l+): "), metadata = words(output_of "list -v", "%-M (%S-=)"),
  lang = words(output_of "list --languages", "\n(%l%l)%f[%s]"), new = words("\n" .. output_of "new", "\n(%l+)"),
  format = "auto text github gitlab sarif json rdjsonl checkstyle junit", ["fail-on"] = "note warning error never",
  only = "dropped", via = "pandoc", offsets = "bytes chars", ["on-error"] = "stop skip keep",
  invalid = "stop replace", sandbox = "auto require off", shard = "slurm",
}
local files_too = { ["lua-filter"] = true, test = true }

--- What an option is about, in short.
local function short(o) return o.about:match "^(.-)[;:.] " or o.about end

local function names(form)
  local list = {}
  for i, c in ipairs(commands) do list[i] = form:format(c.name) end
  return table.concat(list, form == "%s" and " " or "\n")
end

values.help = words(names "%s" .. " " .. topics .. " " .. filters, "%S+")

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

--- A case of a shell for each command whose arguments are known, or each option whose values are.
local function known_of_commands(form)
  local out = {}
  for _, c in ipairs(commands) do
    if values[c.name] then out[#out + 1] = form:format(c.name, values[c.name]) end
  end
  return table.concat(out)
end

local function known_of_options(form)
  local out, seen = {}, {}
  for _, c in ipairs(commands) do
    for _, o in ipairs(c) do
      local names_of = (o.letter ~= "" and "-" .. o.letter .. "|" or "") .. "--" .. o.name
      if is_valued(o) and values[o.name] and not seen[o.name] then
        out[#out + 1] = form:format(names_of, values[o.name])
      end
      seen[o.name] = true
    end
  end
  return table.concat(out)
end

local write = {}

function write.bash()
  io.write([=[
_winnow() {
  local cur=${COMP_WORDS[COMP_CWORD]} cmd=filter word opts
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case " ]=], names "%s", [=[ " in *" $word "*) cmd=$word; break ;; esac
  done
  local key=${COMP_WORDS[COMP_CWORD-1]} words=
  if [[ $cur == = ]]; then cur=; elif [[ $key == = ]]; then key=${COMP_WORDS[COMP_CWORD-2]}; fi
  case $key in
]=], known_of_options("    %s) words='%s' ;;\n"), [=[
  esac
  if [[ -z $words && $cur != -* ]]; then
    case $cmd in
]=], known_of_commands("      %s) words='%s' ;;\n"), [=[
    esac
  fi
  case $cmd in
]=], cases(function(o) return "--" .. o.name .. (is_valued(o) and "=" or "") end, '"', '"'), [=[
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$opts" -- "$cur"))
  elif [[ -n $words ]]; then
    local before=; if [[ $cur == *,* ]]; then before=${cur%,*},; fi
    COMPREPLY=($(compgen -P "$before" -W "$words" -- "${cur#"$before"}"))
    case "$key $cmd" in -L*|--lua-filter*|*\ test) COMPREPLY+=($(compgen -f -- "$cur")) ;; esac
  else
    COMPREPLY=($(compgen -f -- "$cur"))
    if [[ $COMP_CWORD == 1 ]]; then COMPREPLY+=($(compgen -W "]=], names "%s", [=[" -- "$cur")); fi
  fi
  if [[ ${COMPREPLY[0]} == *= ]]; then compopt -o nospace; fi
}
complete -o filenames -F _winnow winnow
]=])
end

function write.zsh()
  local described = {}
  for i, c in ipairs(commands) do described[i] = quoted(c.name .. ":" .. c.about) end
  io.write("#compdef winnow\nlocal cmd=filter word\nlocal -a opts commands\ncommands=(",
    table.concat(described, " "), ")\nfor word in ${words[2,CURRENT-1]}; do\n  if (( ${commands[(I)$word:*]} )); then ",
    "cmd=$word; break; fi\ndone\nlocal key=${words[CURRENT-1]} known=\n",
    "if [[ $PREFIX == --*=* ]]; then key=${PREFIX%%=*}; compset -P '*='; fi\n",
    "case $key in\n", known_of_options("    %s) known='%s' ;;\n"), "esac\n",
    "if [[ -z $known && $PREFIX != -* ]]; then\n  case $cmd in\n",
    known_of_commands("    %s) known='%s' ;;\n"), "  esac\nfi\n",
    "if [[ -n $known ]]; then\n  compset -P '*,'\n  compadd -S '' -- ${=known}\n",
    "  case \"$key $cmd\" in -L*|--lua-filter*|*\\ test) _files ;; esac\n  return\nfi\n", "case $cmd in\n",
    cases(function(o) return quoted(("--%s:%s"):format(o.name, short(o))) end, "(", ")"),
    "esac\nif [[ $PREFIX == -* ]]; then\n  _describe -o option opts\nelse\n",
    "  (( CURRENT == 2 )) && _describe command commands\n  _files\nfi\n")
end

function write.fish()
  for _, c in ipairs(commands) do
    print(("complete -c winnow -n __fish_use_subcommand -a %s -d %s"):format(c.name, quoted(c.about)))
    local seen = "-n '__fish_seen_subcommand_from " .. c.name .. "'"
    if values[c.name] then print(("complete -c winnow %s -a '%s'"):format(seen, values[c.name])) end
    for _, o in ipairs(c) do
      local wants = not is_valued(o) and "" or files_too[o.name] and " -r" or values[o.name] and " -x" or " -r"
      if wants ~= "" and values[o.name] then wants = wants .. " -a " .. quoted(values[o.name]) end
      print(("complete -c winnow %s%s -l %s%s -d %s"):format(c.name == "filter" and "-n __fish_use_subcommand" or seen,
        o.letter ~= "" and " -s " .. o.letter or "", o.name, wants, quoted(short(o))))
    end
  end
end

--- winnow-filters(7): the filter API, as `winnow help filters` and `winnow help api` tell it.
function write.filters()
  local function lines(text)
    return (text:gsub("\\", "\\e"):gsub("%-", "\\-"):gsub("\n([.'])", "\n\\&%1"))
  end
  io.write('.TH WINNOW\\-FILTERS 7 "" "', output_of("--version"):match "^%S+ %S+", '" "winnow"\n',
    ".SH NAME\nwinnow\\-filters \\- how filters for winnow are written\n.SH FILTERS\n.nf\n",
    lines(output_of "help filters"), ".fi\n.SH THINGS AND FUNCTIONS\n.nf\n", lines(output_of "help api"),
    ".fi\n.SH SEE ALSO\n.BR winnow (1)\n")
end

write[what]()
