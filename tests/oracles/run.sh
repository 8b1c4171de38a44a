#!/bin/sh
# run.sh BUILD [CORPUS]: the same answer in another way: without the JIT, record by record, by several workers, in
# shares, twice, in another locale; JSON as node reads it. CORPUS: the folder test_parsing of JSONTestSuite.
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
corpus=$2
winnow=$build/winnow
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
fixtures=$here/../fixtures
failed=0

same() {    # NAME, and two files, which have something in them
    if [ ! -s "$2" ]; then echo "$1: NOTHING"; failed=1
    elif cmp -s "$2" "$3"; then echo "$1: same"; else echo "$1: DIFFERENT"; diff "$2" "$3" | head -5; failed=1; fi
}

# Everything that winnow says about the fixtures, and what it leaves of them.
all() {
    for file in "$fixtures"/*; do
        "$winnow" "$file"
        "$winnow" -L sourced -L unhedged --ledger=- -o /dev/null "$file"
        "$winnow" extract --kind=quote,claim,quantity,attribution,boilerplate,sentence "$file"
    done
    "$winnow" check -j "$1" --config=none --format=json --fail-on=never "$fixtures" "$here/../stories"
    "$winnow" check -j "$1" --config=none --format=sarif --fail-on=never "$here/../../README.md"
}

# A record a paragraph.
lua5.4 - "$fixtures/article.txt" "$here/../../README.md" "$here"/../stories/*.md > "$room/all.jsonl" <<'LUA'
local id = 0
for _, path in ipairs(arg) do
  for text in (assert(io.open(path)):read("a") .. "\n\n"):gmatch("(.-)\n\n+") do
    id = id + 1
    local escaped = text:gsub('[%c"\\]', function(c) return ("\\u%04x"):format(c:byte()) end)
    print(('{"id":%d,"text":"%s"}'):format(id, escaped))
  end
end
LUA

records() {     # COMMAND…, over the whole file, over a pipe that brings a few bytes at a time, over each line
    "$@" "$room/all.jsonl" > "$room/whole"
    dd if="$room/all.jsonl" bs=17 2> /dev/null | "$@" -f ndjson > "$room/piped"
    head -100 "$room/all.jsonl" | while IFS= read -r line; do printf '%s\n' "$line" | "$@" -f ndjson; done > "$room/single"
    head -100 "$room/all.jsonl" > "$room/first.jsonl"
    "$@" "$room/first.jsonl" > "$room/first"
}

# What a run over the files of a folder writes, and what it finds in them: NAME.out, and others beside it.
filter() {  # FOLDER NAME OPTION…
    folder=$1 name=$2; shift 2
    "$winnow" -L article -L unhedged -L anonymous "$@" -o "$name.out" --ledger="$name.ledger" "$folder" 2> "$name.said"
}
extract() { # FOLDER NAME OPTION…
    folder=$1 name=$2; shift 2
    "$winnow" extract --kind=quote,claim,quantity,attribution,boilerplate,sentence "$@" -o "$name.out" "$folder"
}

# Without workers, by one, by three, and in shares, one behind the other. How much is said of a run is capped, so that
# shares may say more.
parts() {   # COMMAND FOLDER
    rm -f "$room"/whole.* "$room"/jobs.* "$room"/share*
    "$1" "$2" "$room/whole"
    for jobs in 1 3; do
        "$1" "$2" "$room/jobs" "-j$jobs"
        for file in "$room"/whole.*; do
            kind=${file##*.}
            same "$1, ${2##*/}, -j$jobs: $kind" "$file" "$room/jobs.$kind"
        done
    done
    for k in 1 2 3 4 5; do
        "$1" "$2" "$room/share$k" -j2 "--shard=$k/5"
        [ -s "$room/share$k.out" ] || { echo "$1, ${2##*/}: NOTHING in share $k"; failed=1; }
    done
    for kind in out ledger; do
        [ -e "$room/whole.$kind" ] || continue
        cat "$room"/share?.$kind > "$room/shares"
        same "$1, ${2##*/}, shares: $kind" "$room/whole.$kind" "$room/shares"
    done
}

all 1 > "$room/one"
all 1 > "$room/again"
same "run twice" "$room/one" "$room/again"
all 3 > "$room/jobs"
same "workers" "$room/one" "$room/jobs"
LD_PRELOAD=$build/oracles/nojit.so all 1 > "$room/nojit"
same "without JIT" "$room/one" "$room/nojit"
if localedef -i tr_TR -f UTF-8 "$room/tr_TR.UTF-8" > /dev/null 2>&1; then
    LOCPATH=$room LC_ALL=tr_TR.UTF-8 all 1 > "$room/locale"
    same "locale tr_TR, where I is no capital i" "$room/one" "$room/locale"
fi
for locale in C $(locale -a 2> /dev/null | grep -i -E 'utf-?8|^(de|tr|fr|ar)_'); do
    LC_ALL=$locale all 1 > "$room/locale"
    same "locale $locale" "$room/one" "$room/locale"
done
records "$winnow"
same "records, in pieces" "$room/whole" "$room/piped"
same "records, one a process" "$room/first" "$room/single"
records "$winnow" extract --kind=quote,claim,quantity
same "extract, in pieces" "$room/whole" "$room/piped"
sed 's/"doc":"[^"]*"/"doc"/' "$room/first" > "$room/a"
sed 's/"doc":"[^"]*"/"doc"/' "$room/single" > "$room/b"
same "extract, one a process" "$room/a" "$room/b"
mkdir "$room/records" "$room/texts"
cp "$room/all.jsonl" "$room/records"
sed 's/"id":[0-9]*,//' "$room/all.jsonl" > "$room/records/unnamed.jsonl"
cp "$fixtures"/*.txt "$fixtures"/*.html "$here"/../stories/*.md "$here/../../README.md" "$room/texts"
for input in "$room/records" "$room/texts"; do
    parts filter "$input"
    parts extract "$input"
done
if command -v node > /dev/null; then
    node "$here/json.mjs" "$build/oracles/json" "$room/json" "$corpus" || failed=1
else
    echo "json: no node, skipped"
fi
exit $failed
