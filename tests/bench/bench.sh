#!/bin/sh
# Start-up and throughput beside other programs, on this machine, in one run: medians of seven runs, in milliseconds.
# What is not installed is skipped with a word. WINNOW=build/winnow
winnow=${WINNOW:-build/winnow}
work=$(mktemp -d) || exit 6
trap 'rm -rf "$work"' EXIT
case $winnow in /*) ;; *) winnow=$PWD/$winnow ;; esac
text=$PWD/tests/fixtures/article.txt
printf 'filter = { name = "all", about = "keeps all" }\n' > "$work/all.lua"

# median COMMAND: of seven runs, in microseconds
median() {
    for _ in 1 2 3 4 5 6 7; do
        from=$(date +%s%N)
        sh -c "$1" > /dev/null 2>&1 || return 1
        to=$(date +%s%N)
        echo $(((to - from) / 1000))
    done | sort -n | sed -n 4p
}

# compare NAME OURS THEIRS
compare() {
    ours=$(median "$2") theirs=$(median "$3")
    [ -n "$ours" ] && [ -n "$theirs" ] || { echo "$1: failed"; return 1; }
    awk -v n="$1" -v a="$ours" -v b="$theirs" \
        'BEGIN { printf "%-44s %8.1f ms  %8.1f ms  ratio %.3f\n", n, a / 1000, b / 1000, a / b }'
}

# repeat N FILE: its content N times, with blank lines between
repeat() {
    awk -v n="$1" '{ s = s $0 "\n" } END { while (n-- > 0) printf "%s\n", s }' "$2"
}

repeat 1800 "$text" > "$work/big.txt"
printf 'A word.\n' > "$work/one.txt"
printf '%-44s %11s  %11s\n' "" winnow other
compare "start / lua5.4 -e x=1" "'$winnow' --version" "lua5.4 -e x=1"
compare "one sentence, article / lua5.4 -e x=1" "'$winnow' '$work/one.txt'" "lua5.4 -e x=1"
compare "keep all, $(wc -c < "$work/big.txt") bytes of text / cat" \
    "'$winnow' -L '$work/all.lua' '$work/big.txt'" "cat '$work/big.txt'"
compare "article, the same / cat" "'$winnow' '$work/big.txt'" "cat '$work/big.txt'"

awk 'BEGIN { while (n++ < 1e6) printf "“a” " }' > "$work/marks.txt"
awk 'BEGIN { while (n++ < 5e5) printf "“a” " }' > "$work/half.txt"
compare "quotes, a million marks / half a million" "'$winnow' extract --kind=quote '$work/marks.txt'" \
    "'$winnow' extract --kind=quote '$work/half.txt'"

if command -v pandoc > /dev/null; then
    repeat 570 "$text" | pandoc -f markdown -t json > "$work/big.json"
    echo "pandoc's JSON: $(wc -c < "$work/big.json") bytes"
    compare "keep all / pandoc -f json -t json" \
        "'$winnow' -L '$work/all.lua' '$work/big.json'" "pandoc -f json -t json '$work/big.json'"
    compare "quotes-only / pandoc -f json -t json" \
        "'$winnow' -L quotes-only '$work/big.json'" "pandoc -f json -t json '$work/big.json'"
else
    echo "pandoc: not installed, skipped"
fi

# pages of the web, a process each: from the kits where KITS names them, else the fixture
mkdir "$work/pages"
if [ -d "$KITS/articles/html" ]; then
    for page in $(ls "$KITS"/articles/html/*.gz | awk 'NR % 10 == 1'); do
        gunzip -c "$page" > "$work/pages/$(basename "$page" .gz)"
    done
else
    cp "$PWD/tests/fixtures/page.html" "$work/pages"
fi
pages=$(ls "$work/pages" | wc -l)

# each COMMAND: a loop that runs it on each page
each() { printf "for p in '%s'/pages/*.html; do %s \"\$p\" || exit 1; done" "$work" "$1"; }

if command -v pandoc > /dev/null; then
    compare "article of web pages ($pages) / pandoc to plain" "$(each "'$winnow' -t text")" \
        "$(each "pandoc -f html -t plain")"
fi
if node -e 'require("@mozilla/readability"); require("linkedom")' 2> /dev/null; then
    cat > "$work/readability.js" << 'END'
const { Readability } = require("@mozilla/readability"), { parseHTML } = require("linkedom");
const page = require("fs").readFileSync(process.argv[2], "utf8");
console.log((new Readability(parseHTML(page).document).parse() || {}).textContent);
END
    compare "the same / readability with linkedom" "$(each "'$winnow' -t text")" "$(each "node '$work/readability.js'")"
else
    echo "readability: not installed (npm install @mozilla/readability linkedom; NODE_PATH), skipped"
fi
if command -v jq > /dev/null; then
    jq -Rsc '{id: 1, text: .}' "$text" > "$work/record"
    for _ in 1 2 3 4 5 6 7 8 9 10; do cat "$work/record"; done > "$work/ten"
    for _ in 1 2 3 4 5 6 7 8 9 10; do cat "$work/ten"; done > "$work/hundred"
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do cat "$work/hundred"; done > "$work/big.jsonl"
    echo "NDJSON: $(wc -c < "$work/big.jsonl") bytes, $(wc -l < "$work/big.jsonl") records"
    compare "keep all / jq -c ." "'$winnow' -L '$work/all.lua' '$work/big.jsonl'" "jq -c . '$work/big.jsonl'"
    compare "article / jq -c ." "'$winnow' '$work/big.jsonl'" "jq -c . '$work/big.jsonl'"
else
    echo "jq: not installed, skipped"
fi

# Workers over records: on two processors, two of them take 0.55 of the time of one, or less.
"$winnow" -L "$work/all.lua" -t ndjson "$text" > "$work/record"
while [ "$(wc -c < "$work/record")" -lt 100000000 ]; do
    cat "$work/record" "$work/record" > "$work/twice" && mv "$work/twice" "$work/record"
done
mv "$work/record" "$work/records.jsonl"
echo "NDJSON: $(wc -c < "$work/records.jsonl") bytes, $(wc -l < "$work/records.jsonl") records, $(nproc) processors"
for command in filter extract; do
    compare "$command, two workers / one" "'$winnow' $command -j2 '$work/records.jsonl'" \
        "'$winnow' $command -j1 '$work/records.jsonl'"
done
