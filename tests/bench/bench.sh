#!/bin/sh
# Start-up and throughput, beside programs that do less: medians of five runs, in milliseconds.
# WINNOW=build/winnow
winnow=${WINNOW:-build/winnow}
work=$(mktemp -d) || exit 6
trap 'rm -rf "$work"' EXIT
case $winnow in /*) ;; *) winnow=$PWD/$winnow ;; esac
text=$PWD/tests/fixtures/article.txt
printf 'filter = { name = "all", about = "keeps all" }\n' > "$work/all.lua"

# median COMMAND: of five runs, in microseconds
median() {
    for _ in 1 2 3 4 5; do
        from=$(date +%s%N)
        sh -c "$1" > /dev/null 2>&1 || return 1
        to=$(date +%s%N)
        echo $(((to - from) / 1000))
    done | sort -n | sed -n 3p
}

# compare NAME OURS THEIRS
compare() {
    ours=$(median "$2") theirs=$(median "$3")
    [ -n "$ours" ] && [ -n "$theirs" ] || { echo "$1: failed"; return 1; }
    awk -v n="$1" -v a="$ours" -v b="$theirs" \
        'BEGIN { printf "%-34s %9.1f ms  other %9.1f ms  ratio %.2f\n", n, a / 1000, b / 1000, a / b }'
}

i=0
while [ $i -lt 1800 ]; do cat "$text"; echo; i=$((i + 1)); done > "$work/big.txt"
size=$(wc -c < "$work/big.txt")

compare "start-up / lua5.4 -e x=1" "'$winnow' --version" "lua5.4 -e x=1"
printf 'A word.\n' > "$work/one.txt"
compare "one sentence / lua5.4 -e x=1" "'$winnow' '$work/one.txt'" "lua5.4 -e x=1"
compare "article filter, $size bytes / cat" "'$winnow' '$work/big.txt'" "cat '$work/big.txt'"
compare "keep all, $size bytes / cat" "'$winnow' -L '$work/all.lua' '$work/big.txt'" "cat '$work/big.txt'"

if command -v pandoc > /dev/null; then
    head -c 700000 "$work/big.txt" | iconv -c -f utf-8 -t utf-8 | pandoc -f markdown -t json > "$work/big.json"
    echo "pandoc AST of $(wc -c < "$work/big.json") bytes"
    compare "identity / pandoc -f json -t json" \
        "'$winnow' -L '$work/all.lua' '$work/big.json'" "pandoc -f json -t json '$work/big.json'"
else
    echo "pandoc: not installed, skipped"
fi
if command -v jq > /dev/null; then
    jq -Rc '{id: input_line_number, text: .}' "$work/big.txt" > "$work/big.ndjson"
    echo "NDJSON of $(wc -c < "$work/big.ndjson") bytes, $(wc -l < "$work/big.ndjson") records"
    compare "keep all, NDJSON / jq -c ." "'$winnow' -L '$work/all.lua' '$work/big.ndjson'" "jq -c . '$work/big.ndjson'"
else
    echo "jq: not installed, skipped"
fi
