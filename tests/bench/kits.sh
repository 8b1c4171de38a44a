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

# languages TASK GOLD OUT: the first line of the scores of English documents and of all others, which have no
# language pack; a document is English when it has no more of the commonest words of other languages than of
# English, and is not mostly in letters beyond ASCII: a shop's list of names has hardly any of either
languages() {
    python3 - "$2" "$work/gold" << 'END' || return 1
import json, re, sys
english = set("the of and to in is that for on with as it was at by be this from are".split())
foreign = set("la le les et des du que el los las una y der die und das ist nicht ein mit il che di per un "
              "da do os uma em para het een van och som att nie dan yang untuk dari".split())
files = {name: open(sys.argv[2] + "." + name, "w") for name in ("english", "others")}
for line in open(sys.argv[1], encoding="utf-8"):
    page = json.loads(line)
    text = page.get("article") or " ".join(x["text"] for x in page.get("lines", []) if x["keep"])
    words = re.findall(r"\w+", text.lower())
    letters = [c for c in text if c.isalpha()]
    strange = sum(ord(c) > 127 for c in letters) * 4 > len(letters)
    known = not strange and sum(w in foreign for w in words) <= sum(w in english for w in words)
    files["english" if known else "others"].write(line)
END
    for language in english others; do
        [ -s "$work/gold.$language" ] || continue
        python3 "$dir/score.py" "$1" "$work/gold.$language" "$3" |
            sed -n "1s|^|$1 $(basename "$2" .jsonl), $language ($(wc -l < "$work/gold.$language")): |p"
    done
}

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
    [ "$task" != lines ] || languages "$task" "$dir/$gold" "$work/out"
}

# quantities NAME: read in the language that the file's name tells, as some of its sentences are translated by half
# (if it has a pack); values with a decimal point, as the scorer has them. Behind all lines one for the types that
# are amounts.
quantities() {
    gold=$dir/quantities/$1.jsonl
    language=${1##*-}
    [ ! -f "lua/winnow/lang/$language.lua" ] || set -- "$1" "--lang=$language"
    python3 - "$gold" "$work/amounts" > "$work/plain" << 'END' || return 1
import json, sys
amounts = {"number", "percent", "currency", "dimension", "temperature", "age"}
comma = not sys.argv[1].endswith("/dev.jsonl")
with open(sys.argv[2], "w") as out:
    for line in open(sys.argv[1], encoding="utf-8"):
        case = json.loads(line)
        for quantity in case["quantities"] if comma else ():
            value = (quantity["resolution"] or {}).get("value")
            if isinstance(value, str):
                quantity["resolution"]["value"] = value.replace(",", ".")
        print(json.dumps(case))
        if case["model"] in amounts:
            print(json.dumps(case), file=out)
END
    "$winnow" extract --kind=quantity -f ndjson -t ndjson $2 "$gold" > "$work/out" || return 1
    python3 "$dir/score.py" quantities "$work/plain" "$work/out" | sed "s|^|quantities $1: |"
    python3 "$dir/score.py" quantities "$work/amounts" "$work/out" | sed -n "\$s|^all    |quantities $1: amounts|p"
}

status=0
score quotes quotes/dev.jsonl quote,attribution || status=1
score lines lines/dev.jsonl ledger || status=1
score lines lines/pages-dev.jsonl ledger || status=1
score claims claims/dev.jsonl claim || status=1
for gold in "$dir"/quantities/*.jsonl; do
    [ ! -f "$gold" ] || quantities "$(basename "$gold" .jsonl)" || status=1
done
for gold in "$dir"/sentences/*.jsonl; do
    score sentences "sentences/$(basename "$gold")" sentence || status=1
done
# web TASK GOLD PAGES NAME: the kept text of each page in a folder of gzipped ones; NAME "pandoc": through it
web() {
    [ -f "$dir/articles/$2.jsonl" ] || return 0
    python3 - "$winnow" "$dir/articles/$3" "$4" > "$work/out" << 'END' || return 1
import glob, gzip, json, multiprocessing, os, subprocess, sys

def run(command, text):
    return subprocess.run(command, input=text, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout

def keep(path):
    page, kind = gzip.open(path).read(), "html"
    if sys.argv[3] == "pandoc":
        page, kind = run(["pandoc", "-f", "html+raw_html", "-t", "json"], page), "pandoc"
    text = run([sys.argv[1], "-L", "article", "-f", kind, "-t", "text", "-"], page).decode()
    return json.dumps({"id": os.path.basename(path)[:-8], "text": text})

with multiprocessing.Pool() as pool:
    for line in pool.imap(keep, sorted(glob.glob(sys.argv[2] + "/*.html.gz"))):
        print(line)
END
    python3 "$dir/score.py" "$1" "$dir/articles/$2.jsonl" "$work/out" | sed "s|^|$1 $2${4:+ through $4}: |"
    languages "$1" "$dir/articles/$2.jsonl" "$work/out"
}

web articles dev html || status=1
web pages pages-dev pages-html || status=1
if command -v pandoc > /dev/null; then
    web articles dev html pandoc || status=1
fi
exit $status
