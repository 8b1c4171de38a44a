#!/bin/sh
# How often the filters of corpora decide as the same rules in plain Python do, over documents of the kits.
# agree.sh DIR; WINNOW=build/winnow
winnow=${WINNOW:-build/winnow}
rules=tests/bench/rules.py
work=$(mktemp -d) || exit 6
trap 'rm -rf "$work"' EXIT
[ -d "$1" ] || { echo "agree: no folder '$1'; expected make agree KITS=DIR" >&2; exit 2; }
python3 $rules corpus "$1" > "$work/corpus.jsonl" || exit 1
status=0

# agree RULES ARGUMENTS…
agree() {
    names=$1
    shift
    "$winnow" "$@" "$work/corpus.jsonl" > "$work/kept.jsonl" &&
        python3 $rules agree "$names" "$work/corpus.jsonl" "$work/kept.jsonl" || status=1
}

agree c4 -L c4
agree datatrove -L c4 -M c4.variant=datatrove
agree gopher -L gopher
agree fineweb -L fineweb
exit $status
