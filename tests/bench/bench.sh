#!/bin/sh
# Speed beside other programs, on this machine, in one run: medians of RUNS runs, and of wall and processor time
# the lesser (took.c). What is not installed is skipped with a word.
# WINNOW=build/winnow TOOK=build/tests/bench/took RUNS=5; KITS=DIR for texts and pages of the web; ONLY="json html"
winnow=${WINNOW:-build/winnow}
took=${TOOK:-build/tests/bench/took}
runs=${RUNS:-5}
bench=$PWD/tests/bench
text=$PWD/tests/fixtures/article.txt
case $winnow in /*) ;; *) winnow=$PWD/$winnow ;; esac
work=$(mktemp -d) || exit 6
trap 'rm -rf "$work"' EXIT
cp "$took" "$work/took"

# took COMMAND: without the shell's own process, where it is a single command
took() {
    case $1 in for*|*"||"*) "$work/took" "$runs" "$1" ;; *) "$work/took" "$runs" "exec $1" ;; esac
}

# compare NAME GOAL OURS THEIRS: GOAL times as fast as theirs, or 1/N of their time
compare() {
    ours=$(took "$3") theirs=$(took "$4")
    [ -n "$ours" ] && [ -n "$theirs" ] || { echo "$1: failed"; return 1; }
    echo "$ours $theirs" | awk -v n="$1" -v g="$2" \
        '{ printf "%-58s %9.1f ms %9.1f ms %7.1f x  %s\n", n, $1 / 1000, $4 / 1000, $4 / $1, g }'
}

skipped() { echo "$1: not installed, skipped"; }
has() { command -v "$1" > /dev/null || { skipped "$1"; return 1; }; }
has_node() { node -e "require('$1')" 2> /dev/null || { skipped "$1 (npm install $1; NODE_PATH)"; return 1; }; }
# python_with MODULE PACKAGE: a python that has it
python_with() {
    for p in python3 /usr/bin/python3; do $p -c "import $1" 2> /dev/null && { echo "$p"; return; }; done
    skipped "$1 ($2)" >&2
    return 1
}
size() { wc -c < "$1" | tr -d ' '; }

# repeat N FILE: its content N times, with blank lines between
repeat() { awk -v n="$1" '{ s = s $0 "\n" } END { while (n-- > 0) printf "%s\n", s }' "$2"; }

# grow BYTES FILE: FILE again and again, until it is so long
grow() {
    while [ "$(size "$2")" -lt "$1" ]; do cat "$2" "$2" > "$work/twice" && mv "$work/twice" "$2"; done
}

printf 'filter = { name = "all", about = "keeps all" }\n' > "$work/all.lua"
cat > "$work/kinds.lua" << 'END'
filter = { name = "kinds", about = "finds all kinds" }
function Document(d)
  return #d.sentences + #d.quotes + #d.attributions + #d.claims + #d.quantities + #d.hedges + #d.boilerplate < 0
    and drop "never" or nil
end
END

# Records: of the kits where KITS names them, else the fixture again and again.
records() {
    if [ -d "$KITS" ]; then
        python3 "$bench/rules.py" corpus "$KITS" | awk 'NR % 9 == 1' | head -c 15000000 | sed '$d' > "$work/records.jsonl"
    else
        "$winnow" -L "$work/all.lua" -t ndjson "$text" > "$work/records.jsonl"
        grow 10000000 "$work/records.jsonl"
    fi
    echo "records: $(wc -l < "$work/records.jsonl") of $(size "$work/records.jsonl") bytes in all"
}

start() {
    printf 'A word.\n' > "$work/one.txt"
    compare "start / lua5.4 -e x=1" "" "'$winnow' --version" "lua5.4 -e x=1"
    compare "one sentence, article / lua5.4 -e x=1" "" "'$winnow' '$work/one.txt'" "lua5.4 -e x=1"
}

corpus() {
    records
    w="'$winnow'" r="'$work/records.jsonl'" py="python3 '$bench/rules.py' run"
    if has python3; then
        compare "article / C4's and Gopher's rules in Python" ">= 15" "$w $r" "$py c4,quality $r"
        compare "all kinds / the same" ">= 10" "$w -L '$work/kinds.lua' $r" "$py c4,quality $r"
        compare "c4 and gopher, with repetition / the same" "" "$w -L c4 -L gopher $r" "$py c4,gopher $r"
        awk 'NR % 10 == 1' "$work/records.jsonl" > "$work/few.jsonl"
        python=$(python_with nltk python3-nltk) && compare "article, a tenth of them / with repetition, NLTK's words" \
            ">= 250" "$w '$work/few.jsonl'" "$python '$bench/rules.py' run c4,nltk '$work/few.jsonl'"
    fi
    has jq && compare "keep all / jq -c ." ">= 5" "$w -L '$work/all.lua' $r" "jq -c . $r"
    compare "keep all / cat: the limit" "" "$w -L '$work/all.lua' $r" "cat $r"
}

json() {
    has pandoc || return
    repeat 570 "$text" | pandoc -f markdown -t json > "$work/big.json"
    j="'$work/big.json'" all="'$winnow' -L '$work/all.lua'" quotes="'$winnow' -L quotes-only"
    echo "pandoc's JSON: $(size "$work/big.json") bytes"
    compare "keep all / pandoc -f json -t json" ">= 20" "$all $j" "pandoc -f json -t json $j"
    has json_reformat && compare "keep all / json_reformat -m (yajl)" "> 1" "$all $j" "json_reformat -m < $j"
    compare "quotes-only / pandoc -f json -t json" ">= 8" "$quotes $j" "pandoc -f json -t json $j"
    python=$(python_with pandocfilters python3-pandocfilters) || return
    cat > "$work/drop.py" << 'END'
from pandocfilters import toJSONFilter, stringify
def drop(key, value, form, meta):
    if key == "Para" and "ferry" in stringify(value): return []
toJSONFilter(drop)
END
    compare "quotes-only / pandocfilters, paragraphs by a word" ">= 10" "$quotes $j" "$python '$work/drop.py' < $j"
}

# A megabyte of Markdown in pandoc: what a filter of winnow adds to its time, which finds all quotes and claims and
# drops paragraphs by a word, beside what pandoc's own Lua filter adds, which drops the same.
inside() {
    has pandoc || return
    LUA_CPATH_5_3="${winnow%/*}/lua5.3/?.so;;" LUA_CPATH_5_4="${winnow%/*}/?.so;;"
    export LUA_CPATH_5_3 LUA_CPATH_5_4
    repeat 640 "$text" > "$work/big.md"
    cat > "$work/own.lua" << 'END'
function Para(p) if pandoc.utils.stringify(p):find "ferry" then return {} end end
END
    cat > "$work/ours.lua" << 'END'
local winnow = require "winnow.pandoc"
return { winnow.filter {
  Block = function(b) if b.text:find "ferry" then return winnow.drop "ferry" end end,
  Document = function(d) if #d.quotes + #d.claims == 0 then error "nothing found" end end,
} }
END
    p="exec pandoc '$work/big.md' -t json"
    "$work/took" 1 "$p --lua-filter '$work/ours.lua'" > /dev/null || { skipped "winnow.so for pandoc's Lua"; return; }
    for i in $(seq "$runs"); do         # in turn, and the least of each: what is compared are differences
        echo "$(time_of "$p" 1) $(time_of "$p --lua-filter '$work/ours.lua'" 1) $(time_of "$p --lua-filter '$work/own.lua'" 1)"
    done | awk 'NR == 1 { base = $1; ours = $2; own = $3 }
        { if ($1 < base) base = $1; if ($2 < ours) ours = $2; if ($3 < own) own = $3 }
        END { printf "%-58s %9.1f ms %9.1f ms %7.1f x  %s\n", "in pandoc, beyond its own time / its own Lua filter",
            ours - base, own - base, (own - base) / (ours - base), ">= 0.67" }'
}

# Pages of the web, all in one process, and a process each. Readability has each page parsed by linkedom.
html() {
    mkdir "$work/pages"
    if [ -d "$KITS/articles/html" ]; then
        for page in $(ls "$KITS"/articles/html/*.gz | awk 'NR % 10 == 1'); do
            gunzip -c "$page" > "$work/pages/$(basename "$page" .gz)"
        done
    else
        cp tests/fixtures/page.html "$work/pages"
    fi
    pages="'$work'/pages/*.html"
    echo "pages: $(ls "$work/pages" | wc -l) of $(cat "$work"/pages/* | wc -c) bytes in all"
    has pandoc && compare "page to article, a process each / pandoc -f html -t plain" ">= 30" \
        "for p in $pages; do '$winnow' -t text \$p; done" "for p in $pages; do pandoc -f html -t plain \$p; done"
    has node && has_node @mozilla/readability && has_node linkedom || return
    cat > "$work/readability.js" << 'END'
const { Readability } = require("@mozilla/readability"), { parseHTML } = require("linkedom");
for (const name of process.argv.slice(2)) {
  const page = require("fs").readFileSync(name, "utf8");
  console.log((new Readability(parseHTML(page).document).parse() || {}).textContent);
}
END
    compare "page to article, one process / readability, linkedom" ">= 10" "'$winnow' -t text $pages" \
        "node '$work/readability.js' $pages"
}

check() {
    if has node && has_node write-good; then
        cat > "$work/good.js" << 'END'
console.log(require("write-good")(require("fs").readFileSync(process.argv[2], "utf8")));
END
        compare "check, all checks / write-good" ">= 6" "'$winnow' check --fail-on=never '$text'" "node '$work/good.js' '$text'"
    fi
    has codespell && compare "check, all checks / codespell" ">= 6" "'$winnow' check --fail-on=never '$text'" \
        "codespell '$text' || true"
}

# 2,000 phrases of two and three words, looked up in ten megabytes.
phrases() {
    has rg || return
    repeat 5000 "$text" | head -c 10000000 > "$work/plain.txt"
    awk 'BEGIN { srand(7); n = split("harbour widget quay ferry salt paper crane rope lamp storm mill tar", w)
        while (i++ < 2000) print w[int(rand() * n) + 1] " " w[int(rand() * n) + 1] substr("xyzuvw", 1 + i % 6, 1) i }' \
        > "$work/phrases.txt"
    { echo 'local list = winnow.phrases {'; sed 's/.*/"&",/' "$work/phrases.txt"; echo '}'
      echo 'function Document(d) if list:find(d) then return nil end end'; } > "$work/phrases.lua"
    compare "2,000 phrases / rg -iwF" ">= 8" "'$winnow' -L '$work/phrases.lua' '$work/plain.txt'" \
        "rg -iwFc -f '$work/phrases.txt' '$work/plain.txt' || true"
    compare "2,000 phrases / rg -iw, as one pattern" ">= 8" "'$winnow' -L '$work/phrases.lua' '$work/plain.txt'" \
        "rg -iwc -f '$work/phrases.txt' '$work/plain.txt' || true"
}

# wall COMMAND, memory COMMAND: of one run or more, in ms and MiB
wall() { "$work/took" "${2:-$runs}" "$1" | awk '{ print $2 / 1000 }'; }
time_of() { "$work/took" "${2:-$runs}" "$1" | awk '{ print $1 / 1000 }'; }
memory() { "$work/took" 1 "$1" | awk '{ print $3 / 1024 }'; }

workers() {
    "$winnow" -L "$work/all.lua" -t ndjson "$text" > "$work/many.jsonl"
    grow 60000000 "$work/many.jsonl"
    one=$(wall "'$winnow' -j1 '$work/many.jsonl'") two=$(wall "'$winnow' -j2 '$work/many.jsonl'")
    echo "$one $two" | awk '{ printf "%-58s %9.1f ms %9.1f ms %7.2f x  >= 1.8\n", "article, two workers / one (wall)", $2, $1, $1 / $2 }'
    repeat 300 "$text" > "$work/long.txt"
    "$winnow" -L "$work/all.lua" -t ndjson "$work/long.txt" > "$work/long.jsonl"
    cp "$work/long.jsonl" "$work/longer.jsonl"
    grow 16000000 "$work/long.jsonl"
    grow 64000000 "$work/longer.jsonl"
    for command in "-L $work/all.lua" "-L article"; do
        a=$(memory "'$winnow' -j1 $command '$work/long.jsonl'") b=$(memory "'$winnow' -j1 $command '$work/longer.jsonl'")
        echo "$a $b" | awk -v n="peak memory, records of 1 MB, ${command##*/}: 16, 64 MB" \
            '{ printf "%-58s %9.1f MiB %8.1f MiB           <= 32, flat\n", n, $1, $2 }'
    done
}

growth() {
    before=
    for n in 1 2 4 8 16 32 64; do
        repeat $((n * 530)) "$text" > "$work/grown.txt"
        took=$(time_of "'$winnow' '$work/grown.txt'" $((n < 16 ? 5 : 1)))
        echo "$n $took ${before:-0}" | awk '{ printf "article, %2d MiB of text %43.1f ms %s\n", $1, $2,
            ($3 > 0 ? sprintf("%20.2f x the half  <= 2.1", $2 / $3) : "") }'
        before=$took
    done
}

printf '%-58s %12s %12s %9s  %s\n' "" winnow other "faster by" goal
for part in ${ONLY:-start corpus json inside html check phrases workers growth}; do $part; done
exit 0
