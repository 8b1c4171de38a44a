#!/bin/sh
# One string with everything that steers a terminal, a log or a spreadsheet, pushed through every place of output: as
# text, file name, message, rule, reason, option, filter and field. Nothing of it may come out as it is, but in the text
# that is kept. WINNOW=build/winnow
winnow=${WINNOW:-build/winnow}
case $winnow in /*) ;; *) winnow=$PWD/$winnow ;; esac
work=$(mktemp -d) || exit 6
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 6
unset GITHUB_ACTIONS
evil=$(printf '=1+2 \033[31m\033]0;t\007 \302\233m \177 \342\200\256 \342\201\246 \342\200\250 \357\273\277 ##vso[a]b ##[c]d <&"> %%0A')
name=$(printf '::error::n\033[1m\n##vso[x]\302\233\342\200\256\377.txt')
printf '%s\n::error::pwned said The the Ada.\n' "$evil" > "$name"
cat > evil.lua <<END
local e = "\\n::error::m\\27[1m\\r##vso[y] \\u{9b}\\u{202e}\\u{2028}\\u{ffff}\\0 \\xff ]]> =1"
filter = { name = "evil", about = "a" .. e }
function Sentence(s)
  s:warning("r" .. e, "m" .. e, "f")
  print("::add-mask::" .. e)
  return drop("d" .. (e:gsub("\\xff", "")))  -- reasons are UTF-8
end
END
status=0

# check PLACE LINES: what stands in ./out; each line must begin as the pattern LINES says.
check() {
    if LC_ALL=C grep -aqP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbb\xbf' out; then
        echo "$1: control characters"; LC_ALL=C grep -anP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]' out | head -3 | cat -v
        status=1
    fi
    if grep -aq '##[a-z]*\[' out; then echo "$1: a command"; grep -a '##[a-z]*\[' out | head -3; status=1; fi
    if LC_ALL=C grep -aqE '^[[:space:]]*::(error::|add-mask|stop)' out; then echo "$1: a command begins a line"; status=1; fi
    if ! iconv -f UTF-8 -t UTF-8 out > /dev/null 2>&1; then echo "$1: not UTF-8"; status=1; fi
    own="$2|^ +[0-9]* \\| "      # or a filter's line, and a caret below it
    if LC_ALL=C grep -avE "$own" out | grep -aq .; then
        echo "$1: lines that are not ours"; LC_ALL=C grep -avE "$own" out | head -3; status=1
    fi
}

for format in text github sarif json rdjsonl checkstyle junit gitlab; do
    case $format in
        github) ours='^(::(notice|warning|error) (file|title)=|winnow: )' ;;
        text) ours='^(\\x3a:error::n|winnow: )' ;;
        *) ours='^([]<{[]|winnow: )' ;;
    esac
    "$winnow" check --format=$format -L ./evil.lua -L repeated-word "$name" > out 2>&1
    [ $? = 1 ] || { echo "check $format: wrong status"; status=1; }
    check "check $format" "$ours"
    case $format in
        checkstyle | junit) ! command -v xmllint > /dev/null || grep -v '^winnow: ' out | xmllint --noout - || status=1 ;;
    esac
done
for format in csv tsv table ndjson; do
    "$winnow" extract -t $format --kind=sentence,block "$name" > out 2>&1 || { echo "extract $format: failed"; status=1; }
    case $format in ndjson) ours='^\{' ;; *) ours='' ;; esac
    check "extract $format" "$ours"
    if [ $format != table ] && grep -aqE '(^|,|	)"?[=+@-][^0-9]' out; then echo "extract $format: a formula"; status=1; fi
done
"$winnow" -L ./evil.lua --ledger=/dev/stderr "$name" 2> out > /dev/null
check "ledger and notes" '^(winnow: |\{)'
"$winnow" check --fix-dry-run -L ./evil.lua "$name" 2> out | head -2 | grep -q '^--- "a/::error::n\\033' || status=1
for arguments in "-L ./$name.lua x" "-L $name x" "-t $name x" "-f $name x" "-M $name x" "--$name x" "--lang=$name x" "$name.none" \
    "extract --kind=$name x" "check --format=$name x" "--time-limit=$name" "help $name" "test $name" "import vale $name.d" \
    "check --baseline=$name $name" "check --config=$name $name" "-M evil.$name=1 -L ./evil.lua x" "-o /none/$name $name"; do
    IFS=' '
    # shellcheck disable=SC2086
    set -f; "$winnow" $arguments > out 2>&1 < /dev/null; code=$?; set +f
    [ $code != 0 ] || { echo "$arguments: status 0"; status=1; }
    check "$arguments" '^winnow: '
done
printf '{"id":"%s","text":"a"}\n{"text":"%s",}\n' '\n::error::\u001b[1m##vso[z]' 'a' > r.jsonl
"$winnow" -f ndjson -L ./evil.lua r.jsonl 2> out > /dev/null
check "records" "^winnow: "
"$winnow" -f ndjson --time-limit=0.0001 -L ./evil.lua r.jsonl 2> out > /dev/null
check "a limit" "^winnow: "
[ $status = 0 ] && echo "places: nothing steers"
exit $status
