#!/bin/sh
# Scores winnow against gold data in the folder that is named: what its scorer prints, a block a kit.
# kits.sh DIR; WINNOW=build/winnow
dir=$1
winnow=${WINNOW:-build/winnow}
if [ ! -f "$dir/score.py" ]; then
    echo "kits: no score.py in '$dir'; expected make kits KITS=DIR" >&2
    exit 2
fi
work=$(mktemp -d) || exit 6
trap 'rm -rf "$work"' EXIT

# score TASK GOLD ARGUMENTS…: records, or with "ledger" what the article filter dropped
score() {
    task=$1 gold=$2
    shift 2
    name=$(basename "$gold" .jsonl)
    [ -f "$dir/$gold" ] || return 0
    python3 "$dir/score.py" "$task" --input "$dir/$gold" > "$work/in" || return 1
    if [ "$1" = ledger ]; then
        "$winnow" -L article -f ndjson -t ndjson --ledger="$work/out" "$work/in" > /dev/null || return 1
    else
        "$winnow" extract --kind="$1" -f ndjson -t ndjson "$work/in" > "$work/out" || return 1
    fi
    python3 "$dir/score.py" "$task" "$dir/$gold" "$work/out" | sed "s|^|$task $name: |"
}

status=0
score quotes quotes/dev.jsonl quote,attribution || status=1
score lines lines/dev.jsonl ledger || status=1
score lines lines/pages-dev.jsonl ledger || status=1
score claims claims/dev.jsonl claim || status=1
for gold in "$dir"/quantities/*.jsonl; do
    score quantities "quantities/$(basename "$gold")" quantity || status=1
done
for gold in "$dir"/sentences/*.jsonl; do
    score sentences "sentences/$(basename "$gold")" sentence || status=1
done
# web TASK GOLD PAGES: the kept text of each page in a folder of gzipped ones
web() {
    [ -f "$dir/articles/$2.jsonl" ] || return 0
    python3 - "$winnow" "$dir/articles/$3" > "$work/out" << 'END' || return 1
import glob, gzip, json, os, subprocess, sys
for path in sorted(glob.glob(sys.argv[2] + "/*.html.gz")):
    run = subprocess.run([sys.argv[1], "-L", "article", "-f", "html", "-t", "text", "-"],
                         input=gzip.open(path).read(), stdout=subprocess.PIPE, check=True)
    print(json.dumps({"id": os.path.basename(path)[:-8], "text": run.stdout.decode()}))
END
    python3 "$dir/score.py" "$1" "$dir/articles/$2.jsonl" "$work/out" | sed "s|^|$1 $2: |"
}

web articles dev html || status=1
web pages pages-dev pages-html || status=1
exit $status
