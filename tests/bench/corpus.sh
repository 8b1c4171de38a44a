#!/bin/sh
# A large corpus through two workers: speed, memory of each process, and what is left after kills. The texts of the
# kits are repeated in another order for each file, in WORK; nothing of them is kept.
# corpus.sh KITS [WORK [MB]]; WINNOW=build/winnow
winnow=${WINNOW:-build/winnow}
work=${2:-build/corpus}
files=$((${3:-2048} / 32))      # of 32 MB
most=65536                      # KiB that a process may have
[ -d "$1" ] || { echo "corpus: no folder '$1'; expected make corpus KITS=DIR" >&2; exit 2; }
rm -rf "$work" && mkdir -p "$work/in" || exit 6
trap 'rm -rf "$work"' EXIT
python3 tests/bench/rules.py corpus "$1" > "$work/base.jsonl" || exit 1
python3 - "$work" "$files" << 'EOF' || exit 1
import random, sys
work, files = sys.argv[1], int(sys.argv[2])
base = list(open(f"{work}/base.jsonl", encoding="utf-8"))
for n in range(files):
    size, lines = 0, iter(())
    with open(f"{work}/in/{n:04}.jsonl", "w", encoding="utf-8") as out:
        while size < 32 << 20:
            line = next(lines, None)
            if line is None:
                lines = iter(random.Random(n + size).sample(base, len(base)))
                continue
            size += out.write(line.replace('"id": "', f'"id": "{n}-{size}-', 1))
EOF
rm "$work/base.jsonl"

# Notes the most memory that each process of $1 has had, until it ends.
watch() {
    while kill -0 "$1" 2> /dev/null; do
        for p in "$1" $(pgrep -P "$1"); do
            kib=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$p/status" 2> /dev/null) && echo "$p $kib"
        done
        sleep 1
    done | awk -v parent="$1" -v most=$most 'NF == 2 { if ($2 > has[$1]) has[$1] = $2 }
        END { for (p in has) { printf "%s: at most %.1f MiB\n", p == parent ? "parent" : "worker", has[p] / 1024
                               if (has[p] > most) bad = 1 } exit bad }'
}

# To be run in the background, so that $! is winnow.
run() { exec "$winnow" -j2 "$work/in" -o "$work/$1/" --stats="$work/$1.stats/" --resume; }

# Until $1 has $2 files, or the run ends.
until_there() {
    while kill -0 "$pid" 2> /dev/null && [ "$(ls "$work/$1" 2> /dev/null | wc -l)" -lt "$2" ]; do sleep 0.1; done
}

fault() { echo "corpus: FAILED: $1" >&2; exit 1; }

du -sm "$work/in" | awk '{ print $1 " MB" }'
run whole & pid=$!
watch $! || fault "memory is not flat"
wait $pid || fault "the run"
"$winnow" stats "$work/whole.stats" > "$work/whole.txt"
grep -E '"(documents|read_bytes|seconds)"' "$work/whole.txt"

run out & pid=$!
until_there out $((files / 4))
kill -9 "$(pgrep -P $pid | head -n 1)" && echo "a worker is killed: $(ls "$work/out" | wc -l) files"
wait $pid; echo "status $?"
run out & pid=$!
until_there out $((files / 2))
kill -9 $pid && echo "the parent is killed: $(ls "$work/out" | wc -l) files"
wait $pid 2> /dev/null
(run out) || fault "the run that goes on"
diff -rq "$work/whole" "$work/out" || fault "not as in an undisturbed run"
"$winnow" stats "$work/out.stats" | grep -v second > "$work/out.txt"
grep -v second "$work/whole.txt" | cmp - "$work/out.txt" || fault "other statistics"
echo "as an undisturbed run, byte for byte"
